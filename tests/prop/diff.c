/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever was done to a text, the old side of the marked tree is the old
 * text and the new side the new one: blocks, words, spaces and styles. */
#include "load.h"

#include "../boiler.h"

#include "diff/diff.h"
#include "diff/token.h"

#include <stdint.h>
#include <stdlib.h>

#define SCRIPTS	60
#define EDITS	12

/* --- edits of the source, line by line --- */

static uint64_t seed;

static size_t chance(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return n ? (size_t)(seed >> 33) % n : 0;
}

struct lines {
	struct ctg_arena *arena;
	struct ctg_str v[4000];
	size_t n, body;		/* the first line after the front-matter */
};

static void cut_lines(struct lines *l, struct ctg_str s)
{
	unsigned rules = 0;

	l->n = l->body = 0;
	while (s.n > 0 && l->n < 3000) {
		l->v[l->n] = ctg_str_line(&s);
		if (rules < 2 && ctg_str_eq(l->v[l->n], STR("---")) &&
		    ++rules == 2)
			l->body = l->n + 1;
		l->n++;
	}
}

static void insert_line(struct lines *l, size_t at, struct ctg_str s)
{
	memmove(l->v + at + 1, l->v + at, (l->n - at) * sizeof(*l->v));
	l->v[at] = s;
	l->n++;
}

static void remove_line(struct lines *l, size_t at)
{
	memmove(l->v + at, l->v + at + 1, (l->n - at - 1) * sizeof(*l->v));
	l->n--;
}

/* Where a word begins in a line, or its length. */
static size_t a_space(struct ctg_str s)
{
	size_t i = chance(s.n);

	while (i < s.n && s.p[i] != ' ')
		i++;
	return i;
}

static void edit_words(struct lines *l, size_t at)
{
	struct ctg_str s = l->v[at];
	size_t i = a_space(s);
	struct ctg_str from = ctg_str_head(s, i), rest = ctg_str_skip(s, i);
	static const char *const words[] = { " nouveau", " et la Caf",
		" **gras**", "\xc2\xa0;", " « mot »", ". Phrase ajoutée ici.",
		" le", " 1 584 705" };

	switch (chance(4)) {
	case 0:		/* a word more */
		l->v[at] = ctg_strf(l->arena, "%.*s%s%.*s", STR_ARG(from),
			words[chance(8)], STR_ARG(rest));
		break;
	case 1:		/* less */
		i = ctg_str_find(ctg_str_skip(rest, 1), STR(" "));
		l->v[at] = ctg_strf(l->arena, "%.*s%.*s", STR_ARG(from),
			STR_ARG(ctg_str_skip(rest, i + 1)));
		break;
	case 2:		/* other spaces */
		if (rest.n)
			l->v[at] = ctg_strf(l->arena, "%.*s\xc2\xa0%.*s",
				STR_ARG(from), STR_ARG(ctg_str_skip(rest, 1)));
		break;
	default:	/* cut in two */
		if (!rest.n)
			break;
		l->v[at] = from;
		insert_line(l, at + 1, STR(""));
		insert_line(l, at + 2, ctg_str_skip(rest, 1));
	}
}

static void edit(struct lines *l)
{
	size_t at = l->body + chance(l->n - l->body);
	size_t to = l->body + chance(l->n - l->body);
	struct ctg_str s = l->v[at];

	switch (chance(7)) {
	case 0:
		remove_line(l, at);
		break;
	case 1:
		insert_line(l, to, s);
		break;
	case 2:
		remove_line(l, at);
		insert_line(l, to < l->n ? to : l->n, s);
		break;
	case 3:
		l->v[at] = l->v[to];
		l->v[to] = s;
		break;
	default:
		edit_words(l, at);
	}
}

static struct ctg_str edited(struct ctg_arena *a, struct ctg_str s)
{
	struct lines *l = CTG_NEW(a, struct lines);
	struct ctg_buf b = { .arena = a };

	l->arena = a;
	cut_lines(l, s);
	for (size_t i = chance(EDITS) + 1; i > 0 && l->n > l->body + 1; i--)
		edit(l);
	for (size_t i = 0; i < l->n; i++) {
		ctg_buf_add(&b, l->v[i]);
		ctg_buf_putc(&b, '\n');
	}
	return ctg_buf_str(&b);
}

static enum ctg_code read_edited(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	enum ctg_code code = load_read(r, out, a, name, err);

	if (code == CTG_OK && out && ctg_str_ends(name, STR(".md")))
		*out = edited(a, *out);
	return code;
}

/* --- the same text --- */

static bool same_shape(const struct ctg_node *x, const struct ctg_node *y)
{
	if (x->kind != y->kind)
		return false;
	switch (x->kind) {
	case CTG_DIVISION:
		return x->division.level == y->division.level &&
			x->division.paysage == y->division.paysage;
	case CTG_ITEM:
	case CTG_PART:
		return ctg_str_eq(x->text, y->text);
	case CTG_LIST:
		return x->list.ordered == y->list.ordered &&
			x->list.start == y->list.start;
	case CTG_TABLE:
		return x->table.columns == y->table.columns;
	case CTG_CELL:
		return x->cell.cols == y->cell.cols &&
			x->cell.rows == y->cell.rows;
	default:
		return true;
	}
}

static bool same_words(struct ctg_words *w, const struct ctg_node *x,
	const struct ctg_node *y)
{
	struct ctg_tokens a, b;

	ctg_tokens_read(&a, w, x);
	ctg_tokens_read(&b, w, y);
	for (size_t i = 0; i < a.n && i < b.n; i++)
		if (a.v[i].id != b.v[i].id || a.v[i].style != b.v[i].style ||
		    !ctg_str_eq(a.v[i].raw, b.v[i].raw))
			return false;
	return a.n == b.n;
}

static const struct ctg_node *differ(struct ctg_words *w,
	const struct ctg_node *x, const struct ctg_node *y)
{
	const struct ctg_node *a = x->first, *b = y->first, *bad;

	if (!same_shape(x, y))
		return x;
	if (x->kind == CTG_PARA || x->kind == CTG_HEADING ||
	    x->kind == CTG_CELL)
		return same_words(w, x, y) ? NULL : x;
	for (; a && b; a = a->next, b = b->next) {
		bad = differ(w, a, b);
		if (bad)
			return bad;
	}
	return a ? a : b ? b : NULL;
}

static bool is_side(struct loaded *l, const struct ctg_node *tree, bool old,
	const struct ctg_node *want)
{
	struct ctg_words w;
	struct ctg_node *side = ctg_diff_side(l->arena, tree, old);
	const struct ctg_node *bad;

	ctg_words_init(&w, l->arena);
	bad = differ(&w, side, want);
	if (bad)
		printf("# %s: « %.*s »\n", ctg_kind_name(bad->kind),
			STR_ARG(ctg_node_words(l->arena, bad)));
	return !bad;
}

static const char *check_pair(struct loaded *l, const struct ctg_text *x,
	const struct ctg_text *y)
{
	struct ctg_diff d;

	ctg_diff_make(&d, l->arena, &(struct ctg_version_text){ x, NULL },
		&(struct ctg_version_text){ y, NULL }, true);
	if (!is_side(l, d.tree, true, x->developed))
		return "the old side is not the old text";
	if (!is_side(l, d.tree, false, y->developed))
		return "the new side is not the new text";
	return NULL;
}

/* The text that is edited: from a folder, or given. */
static enum ctg_code read_source(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_str *given = r->context;

	if (!ctg_str_eq(name, r->main))
		return ctg_fail(err, CTG_EINPUT, "absent");
	if (out)
		*out = edited(a, *given);
	return CTG_OK;
}

static const char *check_scripts(struct loaded *l, const struct ctg_reader *r)
{
	const char *wrong = check_pair(l, &l->text, &l->text);

	for (unsigned i = 0; i < SCRIPTS && !wrong; i++) {
		struct ctg_arena a = CTG_ARENA_INIT;
		struct loaded once = { .arena = &a, .text = l->text };
		struct ctg_diags diags = { .arena = &a };
		struct ctg_text text, other;
		struct ctg_err err = { 0 };

		seed = i;
		if (ctg_text_load(&text, &a, r, &diags, &err) == CTG_OK &&
		    ctg_text_load(&other, &a, r, &diags, &err) == CTG_OK) {
			wrong = check_pair(&once, &l->text, &text);
			if (!wrong)
				wrong = check_pair(&once, &text, &l->text);
			if (!wrong)
				wrong = check_pair(&once, &text, &other);
		}
		if (wrong)
			printf("# script %u\n", i);
		ctg_arena_release(&a);
	}
	return wrong;
}

static const char *check(struct loaded *l)
{
	const struct ctg_reader r = {
		.read = read_edited, .main = STR("convention.md"),
		.context = l->folder, .prefix = STR(""),
	};

	return check_scripts(l, &r);
}

static int check_boiler(unsigned which)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str given = boiler_text(&a, which);
	const struct ctg_reader r = {
		.read = read_source, .main = STR("convention.md"),
		.context = &given, .prefix = STR(""),
	};
	struct loaded l = { .arena = &a };
	struct ctg_diags diags = { .arena = &a };
	struct ctg_err err = { 0 };
	const char *wrong = "does not load";

	if (ctg_text_load(&l.text, &a, &r, &diags, &err) == CTG_OK)
		wrong = check_scripts(&l, &r);
	if (wrong)
		printf("# %s\n", wrong);
	printf("%s - diff: %s\n", wrong ? "not ok" : "ok",
		boiler_names[which]);
	ctg_arena_release(&a);
	return wrong != NULL;
}

int main(int argc, char **argv)
{
	int failed = load_main(argc, argv, "diff", check);

	for (unsigned i = 0; i < BOILERS; i++)
		failed |= check_boiler(i);
	return failed;
}
