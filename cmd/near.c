/* SPDX-License-Identifier: Apache-2.0 */
#include "near.h"
#include "opt.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/act.h"
#include "store/draft.h"
#include "store/folder.h"

#include <stdint.h>

struct search {
	struct ctg_str typed, name;
	size_t best;
};

/* In a register of thousands, what comparing needs is given back each time. */
static void look(struct search *s, struct ctg_str name)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	size_t d = ctg_opt_distance(&a, s->typed, name);

	ctg_arena_release(&a);
	if (d < s->best) {
		s->best = d;
		s->name = name;
	}
}

enum ctg_code ctg_near_check(const char *typed, struct ctg_err *err)
{
	if (ctg_id_is_valid(ctg_str_from(typed)))
		return CTG_OK;
	return ctg_fail(err, CTG_EUSAGE, "« %s » n'est pas l'identifiant "
		"d'une convention", typed);
}

enum ctg_code ctg_near_unknown(struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, struct ctg_err *err)
{
	struct search s = { .typed = id, .best = SIZE_MAX };
	struct ctg_snapshot tip;
	struct ctg_draft *drafts;
	struct ctg_str *names;
	size_t n = 0;
	enum ctg_code code = ctg_draft_base(&tip, a, r, err);

	if (code)
		return code;
	ctg_snapshot_list(&names, &n, a, &tip,
		ctg_strf(a, "%sconventions", r->prefix).p);
	ctg_snapshot_close(&tip);
	for (size_t i = 0; i < n; i++)
		look(&s, names[i]);
	code = ctg_drafts_list(&drafts, &n, a, r, err);
	if (code)
		return code;
	for (size_t i = 0; i < n; i++)
		look(&s, drafts[i].id);
	code = ctg_fail(err, CTG_ESYSTEM, "convention inconnue : « %.*s »",
		STR_ARG(id));
	if (s.name.n > 0)
		ctg_err_hint(err, "vouliez-vous dire « %.*s » ?",
			STR_ARG(s.name));
	else
		ctg_err_hint(err, "ni la branche « %.*s » ni un projet n'ont "
			"%s ; sur le serveur, peut-être : git fetch --tags",
			STR_ARG(r->settings.branch),
			ctg_repo_folder(r, a, id));
	return code;
}

/* Whether the branch in force or a draft has it; true when unsure. */
static bool is_here(struct ctg_arena *a, const struct ctg_repo *r,
	struct ctg_str id)
{
	struct ctg_snapshot tip;
	unsigned *numbers;
	bool projet, here;
	size_t n;

	if (ctg_drafts_read(&numbers, &n, &projet, a, r, id, NULL) ||
	    ctg_draft_base(&tip, a, r, NULL))
		return true;
	here = projet || n > 0 || ctg_snapshot_has(&tip,
		ctg_repo_folder(r, a, id));
	ctg_snapshot_close(&tip);
	return here;
}

enum ctg_code ctg_near_explain(enum ctg_code code, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, struct ctg_err *err)
{
	if (code != CTG_EGIT || is_here(a, r, id))
		return code;
	return ctg_near_unknown(a, r, id, err);
}
