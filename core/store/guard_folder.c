/* SPDX-License-Identifier: Apache-2.0 */
/* A convention of the branch in force that a step changes. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"

/* File by file */

struct judging {
	const struct ctg_guard_step *step;
	const struct ctg_guard_folder *folder;
	bool closing;			/* an act, by this very commit */
};

/* Without its act 0: there before the guard was, or in a clone that did not
 * take the tags. */
static bool is_untagged(const struct ctg_guard_folder *f)
{
	return f->before && f->last < 0;
}

static void say_untagged(const struct judging *j, const char *path)
{
	struct ctg_str id = j->folder->id;

	ctg_guard_say(j->step, "L852", path, 0, "ce fichier change, et la "
		"convention « %.*s » n'a pas ici d'étiquette acte/%.*s/0 qui "
		"dise sa signature", STR_ARG(id), STR_ARG(id));
	ctg_guard_remedy(j->step->g, "si elle est signée, ouvrez un avenant "
		"après git fetch --tags ; sinon, préparez-la sur la branche "
		"projet/%.*s", STR_ARG(id));
}

static void say_frozen(const struct judging *j, const char *path,
	const git_tree_entry *before, const git_tree_entry *after)
{
	struct ctg_str id = j->folder->id;

	if (is_untagged(j->folder)) {
		say_untagged(j, path);
		return;
	}
	ctg_guard_say(j->step, "L851", path, 0, "la convention « %.*s » est "
		"signée : ce fichier %s sans avenant", STR_ARG(id),
		!before ? "y entre" : !after ? "en disparaît" : "y change");
	ctg_guard_remedy(j->step->g, "ouvrez un avenant : "
		"ctg avenant ouvrir %.*s", STR_ARG(id));
}

/* Each act brings its own and touches no other. */
static void judge_avenant(const struct judging *j, const char *path,
	struct ctg_str name, bool existed)
{
	/* A folder of this name would count as the act. */
	unsigned n = ctg_guard_act_number(ctg_str_split(&name, '/'));

	if (existed)
		ctg_guard_say(j->step, "L855", path, 0,
			"un avenant signé ne change plus");
	else if (n > 0 && n != j->folder->next)
		ctg_guard_say(j->step, "L853", path, 0,
			"cet avenant n'est pas celui que ce commit clôt");
}

static void judge_file(void *context, const char *path,
	const git_tree_entry *before, const git_tree_entry *after)
{
	const struct judging *j = context;
	struct ctg_str rest = ctg_str_skip(ctg_str_from(path),
		strlen(j->folder->path) + 1);
	struct ctg_str first = ctg_str_split(&rest, '/');

	if (ctg_str_eq(first, STR("suivi.yml")) && rest.n == 0)
		return;
	if (ctg_str_eq(first, STR("pieces")) && rest.n > 0) {
		if (before)
			ctg_guard_say(j->step, "L855", path, 0,
				"une pièce déposée ne change plus");
	} else if (!j->closing) {
		say_frozen(j, path, before, after);
	} else if (ctg_str_eq(first, STR("avenants"))) {
		judge_avenant(j, path, rest, before != NULL);
	}
}

static enum ctg_code check_files(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f, bool closing)
{
	struct judging j = { s, f, closing };
	struct ctg_guard_visit visit = { judge_file, &j };
	enum ctg_code code = ctg_guard_compare(s, f->before, f->after,
		f->path, &visit);

	return code ? code : ctg_guard_suivi(s, f, closing);
}

/* As a whole */

static void say_gone(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f)
{
	ctg_guard_say(s, "L851", f->path, 0, "la convention « %.*s » est "
		"signée : elle ne peut pas être effacée", STR_ARG(f->id));
	ctg_guard_remedy(s->g, "pour y mettre fin, consignez sa résiliation : "
		"ctg consigner %.*s resiliation", STR_ARG(f->id));
}

static void say_new(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f)
{
	ctg_guard_say(s, "L852", f->path, 0, "la convention « %.*s » entre "
		"sans être signée", STR_ARG(f->id));
	ctg_guard_remedy(s->g, "préparez-la sur la branche projet/%.*s, puis, "
		"une fois signée par tous : ctg clore %.*s", STR_ARG(f->id),
		STR_ARG(f->id));
}

static enum ctg_code check(struct ctg_guard_step *s,
	const struct ctg_guard_folder *f)
{
	bool closing = ctg_str_eq(s->claim.id, f->id);
	enum ctg_code code = CTG_OK;

	if (!s->message)
		code = ctg_guard_act_ready(&closing, s, f);
	else if (closing)
		code = ctg_guard_act(s, f);
	s->answered |= closing;
	if (code)
		return code;
	if (!f->before && !closing) {
		say_new(s, f);
		return ctg_guard_compare(s, f->before, f->after, f->path,
			NULL);
	}
	if (!f->after) {
		say_gone(s, f);
		return CTG_OK;
	}
	return check_files(s, f, closing);
}

enum ctg_code ctg_guard_folder(struct ctg_guard_step *s, const char *name,
	const git_tree_entry *before, const git_tree_entry *after)
{
	struct ctg_guard_folder f = {
		.id = ctg_str_from(name),
		.path = ctg_repo_folder(&s->g->repo, s->arena,
			ctg_str_from(name)),
	};
	git_tree *old, *new = NULL;
	enum ctg_code code = ctg_guard_open(&old, s->g, before);

	if (!code)
		code = ctg_guard_open(&new, s->g, after);
	f.before = old;
	f.after = new;
	if (!code)
		code = ctg_guard_acts(s, &f);
	if (!code)
		code = check(s, &f);
	git_tree_free(new);
	git_tree_free(old);
	return code;
}
