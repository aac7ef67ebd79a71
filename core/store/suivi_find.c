/* SPDX-License-Identifier: Apache-2.0 */
/* The act that an event is about. */
#include "store/suivi.h"

#include "base/arena.h"
#include "store/act.h"

struct search {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_str id;
	size_t nacts;			/* signed */
	unsigned *open;			/* avenants */
	size_t nopen;
	bool projet;
	struct ctg_err *err;
};

/* « l'avenant n° 1 » */
static const char *name(const struct search *s, unsigned acte)
{
	struct ctg_buf b = { .arena = s->arena };

	ctg_event_acte(&b, acte);
	return b.p;
}

static bool is_open(const struct search *s, unsigned acte)
{
	for (size_t i = 0; i < s->nopen; i++)
		if (s->open[i] == acte)
			return true;
	return acte == 0 && s->projet;
}

static enum ctg_code refuse_unknown(const struct search *s, long acte)
{
	enum ctg_code code;

	if (acte < 0 || (s->nacts == 0 && s->nopen == 0 && !s->projet)) {
		code = ctg_fail(s->err, CTG_EGIT, "« %.*s » n'a ici ni projet "
			"ni acte signé", STR_ARG(s->id));
		ctg_err_hint(s->err, "vérifiez l'identifiant (les dossiers de "
			"« conventions »), ou reprenez ce qui est sur le "
			"serveur : git fetch --tags");
		return code;
	}
	code = ctg_fail(s->err, CTG_EGIT, "%s n'est ici ni en projet ni "
		"signé%s", name(s, (unsigned)acte), acte == 0 ? "e" : "");
	ctg_err_hint(s->err, "s'il est sur le serveur : git fetch --tags, "
		"puis git switch %s/%.*s%s", acte ? "avenant" : "projet",
		STR_ARG(s->id), acte ?
		ctg_strf(s->arena, "/%ld", acte).p : "");
	return code;
}

static enum ctg_code refuse_several(const struct search *s)
{
	struct ctg_buf list = { .arena = s->arena };
	enum ctg_code code;

	for (size_t i = 0; i < s->nopen; i++)
		ctg_buf_printf(&list, "%s%u", i == 0 ? "" :
			i + 1 < s->nopen ? ", " : " et ", s->open[i]);
	code = ctg_fail(s->err, CTG_EUSAGE, "plusieurs avenants de « %.*s » "
		"sont ouverts : n° %.*s", STR_ARG(s->id),
		STR_ARG(ctg_buf_str(&list)));
	ctg_err_hint(s->err, "dites lequel : --acte %u", s->open[0]);
	return code;
}

/* Which act, when none was named. */
static enum ctg_code choose(unsigned *out, const struct search *s,
	enum ctg_event_kind kind)
{
	bool whole = !ctg_event_needs_party(kind);

	if (!whole && s->projet) {
		*out = 0;
		return CTG_OK;
	}
	if (!whole && s->nopen > 1)
		return refuse_several(s);
	if (!whole && s->nopen == 1) {
		*out = s->open[0];
		return CTG_OK;
	}
	if (s->nacts > 0) {
		*out = (unsigned)s->nacts - 1;
		return CTG_OK;
	}
	if (!s->projet)
		return refuse_unknown(s, -1);
	return ctg_fail(s->err, CTG_EREFUSED, "la convention n'est pas encore "
		"signée : il n'y a ni bilan ni résiliation à consigner");
}

static enum ctg_code check_kind(const struct search *s,
	const struct ctg_suivi_target *t, enum ctg_event_kind kind)
{
	enum ctg_code code;

	if (t->closed && (ctg_event_decides(kind) || kind == CTG_SIGNATURE)) {
		code = ctg_fail(s->err, CTG_EREFUSED, "%s est sign%s : ses "
			"délibérations et ses signatures sont arrêtées",
			name(s, t->acte), t->acte ? "é" : "ée");
		ctg_err_hint(s->err, "pour modifier la convention : ctg "
			"avenant ouvrir %.*s", STR_ARG(s->id));
		return code;
	}
	if (!t->closed && !ctg_event_needs_party(kind)) {
		code = ctg_fail(s->err, CTG_EREFUSED, "un bilan ou une "
			"résiliation porte sur un acte signé, et %s est en "
			"projet", name(s, t->acte));
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
	if (acte == 0)
		return ctg_strf(s->arena, "projet/%.*s", STR_ARG(s->id)).p;
	return ctg_strf(s->arena, "avenant/%.*s/%u", STR_ARG(s->id), acte).p;
}

enum ctg_code ctg_suivi_find(struct ctg_suivi_target *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	enum ctg_event_kind kind, long acte, struct ctg_err *err)
{
	struct search s = { .arena = a, .repo = r, .id = id, .err = err };
	struct ctg_suivi_target t = { .acte = (unsigned)acte };
	struct ctg_act *acts;
	enum ctg_code code;

	code = ctg_acts_read(&acts, &s.nacts, a, r, id, err);
	if (!code)
		code = ctg_drafts_read(&s.open, &s.nopen, &s.projet, a, r, id,
			err);
	if (!code && acte < 0)
		code = choose(&t.acte, &s, kind);
	if (code)
		return code;
	t.closed = t.acte < s.nacts;
	if (!t.closed && !is_open(&s, t.acte))
		return refuse_unknown(&s, acte);
	t.branch = branch_of(&s, t.acte, t.closed);
	code = check_kind(&s, &t, kind);
	if (!code)
		*out = t;
	return code;
}
