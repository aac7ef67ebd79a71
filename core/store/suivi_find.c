/* SPDX-License-Identifier: Apache-2.0 */
/* The act that an event is about. */
#include "store/suivi.h"

#include "base/arena.h"
#include "store/act_list.h"
#include "store/draft.h"

struct search {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_act_list l;
	struct ctg_err *err;
};

static enum ctg_code refuse_several(const struct search *s)
{
	enum ctg_code code = ctg_act_list_several(&s->l, s->err);

	ctg_err_hint(s->err, "dites lequel : --acte %u", s->l.open[0]);
	return code;
}

/* Which act, when none was named. */
static enum ctg_code choose(unsigned *out, const struct search *s,
	enum ctg_event_kind kind)
{
	bool whole = !ctg_event_needs_party(kind);

	if (!whole && s->l.projet) {
		*out = 0;
		return CTG_OK;
	}
	if (!whole && s->l.nopen > 1)
		return refuse_several(s);
	if (!whole && s->l.nopen == 1) {
		*out = s->l.open[0];
		return CTG_OK;
	}
	if (s->l.nacts > 0) {
		*out = s->l.acts[s->l.nacts - 1].number;
		return CTG_OK;
	}
	if (!s->l.projet)
		return ctg_act_list_unknown(&s->l, -1, s->err);
	return ctg_fail(s->err, CTG_EREFUSED, "la convention n'est pas encore "
		"signée : il n'y a ni bilan ni résiliation à consigner");
}

static enum ctg_code check_kind(const struct search *s,
	const struct ctg_suivi_target *t, enum ctg_event_kind kind,
	bool asked)
{
	enum ctg_code code;

	if (t->closed && !asked && ctg_event_makes_act(kind)) {
		code = ctg_fail(s->err, CTG_EREFUSED, "%s est sign%s : ses "
			"délibérations et ses signatures sont arrêtées",
			ctg_act_list_name(s->arena, t->acte),
			t->acte ? "é" : "ée");
		ctg_err_hint(s->err, "pour modifier la convention : ctg "
			"avenant ouvrir %.*s ; pour rectifier ce qui a "
			"précédé sa clôture : --acte %u --malgre \"motif\"",
			STR_ARG(s->l.id), t->acte);
		return code;
	}
	if (!t->closed && !ctg_event_needs_party(kind)) {
		code = ctg_fail(s->err, CTG_EREFUSED, "un bilan ou une "
			"résiliation porte sur un acte signé, et %s est en "
			"projet", ctg_act_list_name(s->arena, t->acte));
		ctg_err_hint(s->err, "sans --acte, c'est le dernier acte "
			"signé");
		return code;
	}
	return CTG_OK;
}

static const char *branch_of(const struct search *s, unsigned acte,
	bool closed)
{
	if (closed)
		return ctg_str_c(s->arena, s->repo->settings.branch);
	return ctg_draft_branch(s->arena, s->l.id, acte);
}

enum ctg_code ctg_suivi_find(struct ctg_suivi_target *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	enum ctg_event_kind kind, long acte, struct ctg_err *err)
{
	struct search s = { .arena = a, .repo = r, .err = err };
	struct ctg_suivi_target t = { .acte = (unsigned)acte };
	const struct ctg_act *act;
	enum ctg_code code = ctg_act_list_read(&s.l, a, r, id, err);

	if (!code && acte < 0)
		code = choose(&t.acte, &s, kind);
	if (code)
		return code;
	act = ctg_acts_find(s.l.acts, s.l.nacts, t.acte);
	t.closed = act != NULL;
	if (act) {
		t.day = act->closed;
		t.commit = act->commit;
	}
	if (!t.closed && !ctg_act_list_is_open(&s.l, t.acte))
		return ctg_act_list_unknown(&s.l, acte, err);
	t.branch = branch_of(&s, t.acte, t.closed);
	code = check_kind(&s, &t, kind, acte >= 0);
	if (!code)
		*out = t;
	return code;
}
