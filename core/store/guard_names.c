/* SPDX-License-Identifier: Apache-2.0 */
/* Names are bytes for git.  For the disks of Windows and macOS, two that
 * differ by case or by the form of their accents are one: the second file
 * would overwrite the first one there, unseen.  Others, Windows cannot have
 * at all: nobody could clone the register there. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/portable.h"
#include "base/utf8.h"

#include <stdlib.h>

static struct ctg_str name_of(const git_tree_entry *e)
{
	return ctg_str_from(git_tree_entry_name(e));
}

/* What such a disk compares. */
static struct ctg_str fold(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_str rest = ctg_utf8_nfc(a, s);
	struct ctg_buf b = { .arena = a };

	while (rest.n > 0) {
		size_t len;

		ctg_buf_putu(&b, ctg_utf8_lower(ctg_utf8_next(rest, &len)));
		rest = ctg_str_skip(rest, len);
	}
	return ctg_utf8_nfc(a, ctg_buf_str(&b));
}

/* Its own fold, as the ids of conventions are. */
static bool is_plain(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !ctg_is_digit(c) && c != '-' &&
		    c != '_' && c != '.')
			return false;
	}
	return true;
}

static bool has_control(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ||
		    s.p[i] == '\\')
			return true;
	return false;
}

/* Names that lead elsewhere, or into git's own folder. */
static bool is_reserved(struct ctg_arena *a, struct ctg_str s)
{
	static const char *const reserved[] = { ".", "..", ".git", "git~1" };

	s = fold(a, s);
	for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (ctg_str_eq(s, ctg_str_from(reserved[i])))
			return true;
	return false;
}

static void say(const struct ctg_guard_step *s, const char *path,
	struct ctg_str name, const char *why)
{
	ctg_guard_say(s, "L859", ctg_strf(s->arena, "%s/%.*s", path,
		STR_ARG(name)).p, 0, "%s", why);
}

/* One that is there already is not looked at: what is signed stays. */
static void check_portable(const struct ctg_guard_step *s,
	const git_tree *before, const char *path, struct ctg_str name)
{
	const char *fault = ctg_portable_fault(name);

	if (fault && (!before || !git_tree_entry_byname(before,
	    ctg_str_c(s->arena, name))))
		say(s, path, name, fault);
}

static bool check_name(const struct ctg_guard_step *s, const git_tree *before,
	const git_tree *t, const char *path, const git_tree_entry *e)
{
	struct ctg_str name = name_of(e);

	if (ctg_utf8_valid(name) < name.n) {
		ctg_guard_say(s, "L859", path, 0, "ce dossier contient un nom "
			"qui n'est pas en UTF-8");
		return false;
	}
	if (has_control(name))
		say(s, path, name, "ce nom contient un caractère interdit");
	else if (is_reserved(s->arena, name))
		say(s, path, name, "ce nom est réservé");
	else
		check_portable(s, before, path, name);
	/* git would show the one and check out the other. */
	if (git_tree_entry_byname(t, git_tree_entry_name(e)) != e)
		say(s, path, name, "ce nom figure deux fois dans le dossier, "
			"ou n'y est pas à sa place");
	return true;
}

/* Two spellings of a name */

struct spelling {
	struct ctg_str fold, name;
};

static int compare(const void *pa, const void *pb)
{
	const struct spelling *x = pa, *y = pb;
	int by_fold = ctg_str_cmp(x->fold, y->fold);

	return by_fold ? by_fold : ctg_str_cmp(x->name, y->name);
}

static void say_twice(const struct ctg_guard_step *s, const char *path,
	struct ctg_str name, struct ctg_str other)
{
	ctg_guard_say(s, "L859", ctg_strf(s->arena, "%s/%.*s", path,
		STR_ARG(name)).p, 0, "ce nom ne diffère de « %.*s » que par "
		"la casse ou la forme des accents", STR_ARG(other));
}

static void check_spellings(const struct ctg_guard_step *s,
	const git_tree *t, const char *path, struct spelling *v, size_t n)
{
	if (n > 0)
		qsort(v, n, sizeof(*v), compare);
	for (size_t i = 0; i < n; i++) {
		const git_tree_entry *e = git_tree_entry_byname(t,
			ctg_str_c(s->arena, v[i].fold));

		if (i > 0 && ctg_str_eq(v[i].fold, v[i - 1].fold))
			say_twice(s, path, v[i].name, v[i - 1].name);
		else if (e && !ctg_str_eq(name_of(e), v[i].name))
			say_twice(s, path, v[i].name, name_of(e));
	}
}

void ctg_guard_names(const struct ctg_guard_step *s, const git_tree *before,
	const git_tree *t, const char *path)
{
	size_t n = git_tree_entrycount(t), other = 0;
	struct ctg_arena a = CTG_ARENA_INIT;
	struct spelling *v = CTG_NEW_N(&a, struct spelling, n);

	for (size_t i = 0; i < n; i++) {
		const git_tree_entry *e = git_tree_entry_byindex(t, i);
		struct ctg_str name = name_of(e);

		if (check_name(s, before, t, path, e) && !is_plain(name))
			v[other++] = (struct spelling){ fold(&a, name), name };
	}
	check_spellings(s, t, path, v, other);
	ctg_arena_release(&a);
}

/* The way to conventions/ */

static void check_level(const struct ctg_guard_step *s, const git_tree *t,
	const char *path, struct ctg_str step)
{
	struct ctg_str want = fold(s->arena, step);

	for (size_t i = 0; i < git_tree_entrycount(t); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(t, i);
		struct ctg_str name = name_of(e);

		if (ctg_utf8_valid(name) < name.n ||
		    !ctg_str_eq(fold(s->arena, name), want))
			continue;
		if (!ctg_str_eq(name, step))
			say_twice(s, path, name, step);
		else if (!ctg_guard_is_tree(e))
			say(s, path, name, "ce doit être un dossier");
		else if (git_tree_entry_byname(t, git_tree_entry_name(e)) != e)
			say(s, path, name, "ce nom figure deux fois dans le "
				"dossier, ou n'y est pas à sa place");
	}
}

/* Levels that did not change were looked at when they did. */
enum ctg_code ctg_guard_way(const struct ctg_guard_step *s)
{
	struct ctg_str rest = ctg_strf(s->arena, "%sconventions",
		s->g->repo.prefix);
	git_tree *t = NULL, *below;
	const char *path = ".";
	enum ctg_code code = CTG_OK;

	if (git_tree_dup(&t, s->after.tree))
		return ctg_guard_fail(s->g, "lecture d'un dossier");
	while (rest.n > 0 && t && !code) {
		struct ctg_str step = ctg_str_split(&rest, '/');

		check_level(s, t, path, step);
		code = ctg_guard_open(&below, s->g, git_tree_entry_byname(t,
			ctg_str_c(s->arena, step)));
		path = strcmp(path, ".") == 0 ? ctg_str_c(s->arena, step) :
			ctg_strf(s->arena, "%s/%.*s", path, STR_ARG(step)).p;
		git_tree_free(t);
		t = code ? NULL : below;
	}
	git_tree_free(t);
	return code;
}
