/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/liasse.h"

#include "base/io.h"
#include "model/life.h"
#include "model/rules.h"
#include "store/act_list.h"
#include "store/register.h"
#include "store/signers.h"

const char *ctg_liasse_below(const struct ctg_liasse *l, struct ctg_str name)
{
	const char *folder = ctg_repo_folder(l->repo, l->arena, l->id);

	return name.n ? ctg_io_join(l->arena, folder, name) : folder;
}

/* --- what the commit says ------------------------------------------------- */

static enum ctg_code read_settings(struct ctg_liasse *l, struct ctg_err *err)
{
	struct ctg_diags ignored = { .arena = l->arena };
	struct ctg_source *src = CTG_NEW(l->arena, struct ctg_source);
	const char *path = ctg_strf(l->arena, "%s" CTG_SETTINGS_FILE,
		l->repo->prefix).p;
	struct ctg_str text;
	enum ctg_code code;

	l->settings = (struct ctg_settings)CTG_SETTINGS_INIT;
	if (!ctg_snapshot_has(&l->at, path))
		return CTG_OK;
	code = ctg_snapshot_read(&text, l->arena, &l->at, path, err);
	if (!code)
		code = ctg_source_init(src, l->arena, ctg_str_from(path),
			text, err);
	return code ? code : ctg_settings_read(&l->settings, l->arena, src,
		&ignored, err);
}

static enum ctg_code read_suivi(struct ctg_liasse *l, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = l->arena };
	enum ctg_code code = ctg_suivi_read(&l->suivi, l->arena, &l->at,
		l->id, &diags, err);

	if (code || diags.n == 0)
		return code;
	code = ctg_fail(err, CTG_EINPUT, "le suivi est en partie illisible : "
		"%.*s", STR_ARG(diags.v[0].message));
	ctg_err_at(err, ctg_str_c(l->arena, l->suivi.path),
		diags.v[0].at.line, diags.v[0].at.col);
	return code;
}

static enum ctg_code read_all(struct ctg_liasse *l, struct ctg_err *err)
{
	enum ctg_code code = read_settings(l, err);

	if (!code)
		code = ctg_signers_read(&l->signers, l->arena, &l->at,
			&l->before, l->id, err);
	return code ? code : read_suivi(l, err);
}

/* What an avenant amends, as it said when the liasse was made. */
static enum ctg_code open_before(struct ctg_liasse *l,
	const struct ctg_act_list *list, struct ctg_err *err)
{
	const struct ctg_act *act;
	unsigned base;

	if (l->acte == 0)
		return CTG_OK;
	base = ctg_act_base(l->arena, &l->at, l->id, l->acte);
	act = ctg_acts_find(list->acts, list->nacts, base);
	return act ? ctg_snapshot_open(&l->before, l->repo, act->commit, err) :
		ctg_act_missing(l->id, base, err);
}

/* --- which act ------------------------------------------------------------ */

static enum ctg_code refuse_several(const struct ctg_act_list *list,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_act_list_several(list, err);

	ctg_err_hint(err, "dites lequel : ctg liasse %.*s@%u",
		STR_ARG(list->id), list->open[0]);
	return code;
}

static enum ctg_code choose(struct ctg_liasse *l,
	const struct ctg_act_list *list, struct ctg_err *err)
{
	enum ctg_code code;

	if (list->projet)
		l->acte = 0;
	else if (list->nopen > 1)
		return refuse_several(list, err);
	else if (list->nopen == 1)
		l->acte = list->open[0];
	else if (list->nacts == 0)
		return ctg_act_list_unknown(list, -1, err);
	else {
		code = ctg_fail(err, CTG_EREFUSED, "aucun acte n'est à "
			"signer : tous sont clos");
		ctg_err_hint(err, "la liasse du dernier : ctg liasse %.*s@%u",
			STR_ARG(l->id), list->acts[list->nacts - 1].number);
		return code;
	}
	return CTG_OK;
}

static enum ctg_code open_closed(struct ctg_liasse *l,
	const struct ctg_act *act, struct ctg_err *err)
{
	l->tag = ctg_strf(l->arena, "acte/%.*s/%u", STR_ARG(l->id),
		l->acte).p;
	l->signature = act->signature;
	return ctg_snapshot_open(&l->at, l->repo, act->commit, err);
}

static enum ctg_code open_draft(struct ctg_liasse *l, struct ctg_err *err)
{
	struct ctg_closing *c = CTG_NEW(l->arena, struct ctg_closing);
	enum ctg_code code;

	l->closing = c;
	code = ctg_closing_open(c, l->arena, l->repo, l->id, (long)l->acte,
		err);
	if (!code && c->state != CTG_CLOSING_OPEN) {
		code = ctg_fail(err, CTG_EREFUSED, "la clôture de cet acte "
			"n'est pas achevée");
		ctg_err_hint(err, "ctg clore %.*s", STR_ARG(l->id));
	}
	return code ? code : ctg_snapshot_open(&l->at, l->repo,
		c->tip.commit, err);
}

enum ctg_code ctg_liasse_open(struct ctg_liasse *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, long acte,
	struct ctg_err *err)
{
	struct ctg_liasse *l = out;
	const struct ctg_act *act;
	struct ctg_act_list list;
	enum ctg_code code;

	*l = (struct ctg_liasse){ .repo = r, .arena = a, .id = id,
		.acte = (unsigned)acte };
	code = ctg_act_list_read(&list, a, r, id, err);
	if (!code && acte < 0)
		code = choose(l, &list, err);
	if (code)
		return code;
	act = ctg_acts_find(list.acts, list.nacts, l->acte);
	code = act ? open_closed(l, act, err) : open_draft(l, err);
	if (!code)
		code = open_before(l, &list, err);
	return code ? code : read_all(l, err);
}

/* Of the convention's folder: events are added until the act is closed. */
static bool is_text_of(const struct ctg_liasse *l,
	const struct ctg_manifest *m)
{
	struct ctg_str folder = ctg_str_from(ctg_liasse_below(l, STR(".")));
	struct ctg_str suivi = ctg_str_from(ctg_liasse_below(l,
		STR("suivi.yml")));
	char blob[CTG_OID_HEX + 1];

	folder.n--;
	for (size_t i = 0; i < m->n_sources; i++) {
		struct ctg_str path = m->sources[i].path;

		if (!ctg_str_starts(path, folder) || ctg_str_eq(path, suivi))
			continue;
		if (!ctg_snapshot_id(blob, &l->at, ctg_str_c(l->arena, path))
		    || !ctg_str_eq(m->sources[i].blob, ctg_str_from(blob)))
			return false;
	}
	return true;
}

/* Where the files of the proof come from; act is NULL when it is not closed
 * here. */
typedef enum ctg_code opener(struct ctg_liasse *l, const struct ctg_manifest *m,
	const struct ctg_act *act, struct ctg_err *err);

static enum ctg_code open_of_proof(struct ctg_liasse *l, struct ctg_arena *a,
	const struct ctg_repo *r, const struct ctg_manifest *m, opener *open,
	struct ctg_err *err)
{
	struct ctg_act_list list;
	enum ctg_code code = ctg_act_list_read(&list, a, r, m->id, err);

	*l = (struct ctg_liasse){ .repo = r, .arena = a, .id = m->id,
		.acte = m->acte };
	if (!code)
		code = open(l, m, ctg_acts_find(list.acts, list.nacts,
			m->acte), err);
	if (!code)
		code = open_before(l, &list, err);
	return code ? code : read_all(l, err);
}

static enum ctg_code open_commit(struct ctg_liasse *l,
	const struct ctg_manifest *m, const struct ctg_act *act,
	struct ctg_err *err)
{
	enum ctg_code code;

	if (!m->tag.n)
		return ctg_snapshot_open(&l->at, l->repo, ctg_str_c(l->arena,
			m->commit), err);
	code = act ? open_closed(l, act, err) :
		ctg_act_missing(m->id, m->acte, err);
	if (!code && !ctg_str_eq(m->commit, ctg_str_from(l->at.commit)))
		code = ctg_fail(err, CTG_EDIGEST, "l'étiquette %s ne désigne "
			"pas le commit de la liasse", l->tag);
	return code;
}

static enum ctg_code open_instead(struct ctg_liasse *l,
	const struct ctg_manifest *m, const struct ctg_act *act,
	struct ctg_err *err)
{
	enum ctg_code code = act ? ctg_snapshot_open(&l->at, l->repo,
		act->commit, err) : ctg_act_missing(m->id, m->acte, err);

	if (!code && !is_text_of(l, m))
		code = ctg_fail(err, CTG_EDIGEST, "l'acte clos n'a pas le "
			"texte de la liasse");
	return code;
}

enum ctg_code ctg_liasse_open_proof(struct ctg_liasse *out,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct ctg_manifest *m, struct ctg_err *err)
{
	return open_of_proof(out, a, r, m, open_commit, err);
}

enum ctg_code ctg_liasse_open_instead(struct ctg_liasse *out,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct ctg_manifest *m, struct ctg_err *err)
{
	return open_of_proof(out, a, r, m, open_instead, err);
}

void ctg_liasse_close(struct ctg_liasse *l)
{
	if (l->closing)
		ctg_closing_close(l->closing);
	ctg_snapshot_close(&l->before);
	ctg_snapshot_close(&l->at);
}

/* --- is it ready? --------------------------------------------------------- */

/* What is left to fill was told as an error. */
static void add_warnings(struct ctg_diags *diags,
	const struct ctg_diags *found)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->v[i].level == CTG_WARNING &&
		    strcmp(found->v[i].rule, "C601") != 0)
			ctg_diags_add(diags, &found->v[i]);
}

/* A délibération may approve the engagement alone. */
static void check_mandates(const struct ctg_liasse *l,
	struct ctg_diags *diags)
{
	for (size_t i = 0; i < l->signers.nparties; i++) {
		struct ctg_str id = l->signers.parties[i].id.s;
		struct ctg_buf who = { .arena = l->arena };
		struct ctg_stage s;

		ctg_life_stage(&s, l->suivi.events, l->suivi.n, l->acte, id);
		if (!s.decided || ctg_life_authorises(s.decided))
			continue;
		ctg_event_of_party(&who, &l->signers, id);
		ctg_rule_report(diags, "L812", (struct ctg_place){
			l->suivi.path, s.decided->line, 0 }, "la délibération "
			"%s approuve l'engagement, elle n'autorise pas à "
			"signer", who.p);
	}
}

enum ctg_code ctg_liasse_judge(const struct ctg_liasse *l,
	struct ctg_lack **lacks, size_t *n, struct ctg_date today,
	struct ctg_diags *diags, struct ctg_diags *notes,
	struct ctg_err *err)
{
	enum ctg_code code;
	size_t all = 0;

	*n = 0;
	if (!l->closing)
		return CTG_OK;
	code = ctg_closing_judge(l->closing, lacks, &all, today, diags, err);
	if (code)
		return code;
	for (size_t i = 0; i < all; i++)
		if (ctg_event_decides((*lacks)[i].kind))
			(*lacks)[(*n)++] = (*lacks)[i];
	add_warnings(diags, &l->closing->found);
	check_mandates(l, notes);
	ctg_diags_sort(diags);
	return CTG_OK;
}
