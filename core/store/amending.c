/* SPDX-License-Identifier: Apache-2.0 */
#include "store/amending.h"

#include "base/arena.h"
#include "store/draft.h"

/* --- which one ------------------------------------------------------------ */

static enum ctg_code refuse_nowhere(struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "aucun avenant n'est "
		"en cours d'écriture ici : dites de quelle convention");

	ctg_err_hint(err, "git switch avenant/<id>/<n>, ou nommez la "
		"convention");
	return code;
}

static enum ctg_code refuse_none(const struct ctg_amending *m,
	struct ctg_err *err)
{
	enum ctg_code code;

	if (m->list.nacts == 0 && !m->list.projet)
		return ctg_fail(err, CTG_EGIT, "convention inconnue : "
			"« %.*s »", STR_ARG(m->id));
	code = ctg_fail(err, CTG_EREFUSED, "« %.*s » n'a pas d'avenant "
		"ouvert", STR_ARG(m->id));
	if (m->list.nacts > 0)
		ctg_err_hint(err, "ctg avenant ouvrir %.*s",
			STR_ARG(m->id));
	else
		ctg_err_hint(err, "c'est un projet : son texte se modifie "
			"directement");
	return code;
}

/* The one that is checked out, when it is of this convention. */
static bool take_head(struct ctg_amending *m, const struct ctg_draft *head)
{
	if (head->number == 0 || !ctg_str_eq(head->id, m->id))
		return false;
	m->number = head->number;
	return true;
}

static enum ctg_code choose(struct ctg_amending *m, long number,
	const struct ctg_draft *head, struct ctg_err *err)
{
	if (number >= 0) {
		m->number = (unsigned)number;
		return ctg_act_list_is_open(&m->list, m->number) ? CTG_OK :
			ctg_act_list_unknown(&m->list, number, err);
	}
	if (take_head(m, head))
		return CTG_OK;
	if (m->list.nopen == 0)
		return refuse_none(m, err);
	if (m->list.nopen > 1) {
		enum ctg_code code = ctg_act_list_several(&m->list, err);

		ctg_err_hint(err, "placez-vous sur le sien : git switch "
			"avenant/%.*s/<n>", STR_ARG(m->id));
		return code;
	}
	m->number = m->list.open[0];
	return CTG_OK;
}

/* --- its two sides -------------------------------------------------------- */

static enum ctg_code open_draft(struct ctg_amending *m, struct ctg_arena *a,
	struct ctg_err *err)
{
	const char *folder = ctg_repo_folder(m->repo, a, m->id);
	enum ctg_code code;

	if (m->here && m->repo->work) {
		m->folder = (struct ctg_folder){
			.path = ctg_strf(a, "%s%s", m->repo->work, folder).p,
			.main = STR("convention.md"), .id = m->id,
		};
		m->folder.top = m->folder.path;
		ctg_folder_reader(&m->now, a, &m->folder);
		m->now.prefix = ctg_strf(a, "%s/", folder);
		return CTG_OK;
	}
	code = ctg_snapshot_open(&m->tip, m->repo, ctg_strf(a,
		"refs/heads/%s", m->branch).p, err);
	if (!code)
		ctg_snapshot_reader(&m->now, a, &m->tip, m->id);
	return code;
}

/* « base », as the act says it; the last version when it does not. */
static void read_base(struct ctg_amending *m, struct ctg_arena *a)
{
	struct ctg_diags diags = { .arena = a };
	struct ctg_str name = ctg_strf(a, "avenants/%u.md", m->number), text;
	struct ctg_source src;
	struct ctg_amendment front;

	m->base = m->list.acts[m->list.nacts - 1].number;
	if (m->now.read(&m->now, &text, a, name, NULL) ||
	    ctg_source_init(&src, a, name, text, NULL) ||
	    ctg_amendment_read(&front, a, &src, &diags, NULL))
		return;
	if (ctg_acts_find(m->list.acts, m->list.nacts, front.base))
		m->base = front.base;
}

static enum ctg_code open_base(struct ctg_amending *m, struct ctg_arena *a,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_snapshot_open(&m->base_at, m->repo,
		ctg_acts_find(m->list.acts, m->list.nacts, m->base)->commit,
		err);

	if (!code)
		ctg_snapshot_reader(&m->before, a, &m->base_at, m->id);
	return code;
}

enum ctg_code ctg_amending_open(struct ctg_amending *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	long number, struct ctg_err *err)
{
	struct ctg_draft head = { 0 };
	const char *name;
	enum ctg_code code;

	*out = (struct ctg_amending){ .repo = r, .id = id };
	code = ctg_repo_head_read(&name, r, a, err);
	if (code)
		return code;
	if (name && !ctg_draft_read(&head, ctg_str_from(name)))
		head = (struct ctg_draft){ 0 };
	if (id.n == 0 && head.number == 0)
		return refuse_nowhere(err);
	if (id.n == 0)
		out->id = head.id;
	code = ctg_act_list_read(&out->list, a, r, out->id, err);
	if (!code)
		code = choose(out, number, &head, err);
	if (!code && out->list.nacts == 0)
		code = refuse_none(out, err);
	if (code)
		return code;
	out->here = head.number == out->number &&
		ctg_str_eq(head.id, out->id);
	out->branch = ctg_draft_branch(a, out->id, out->number);
	out->path = ctg_strf(a, "%s/avenants/%u.md", ctg_repo_folder(r, a,
		out->id), out->number).p;
	code = open_draft(out, a, err);
	if (code)
		return code;
	read_base(out, a);
	return open_base(out, a, err);
}

void ctg_amending_close(struct ctg_amending *m)
{
	ctg_snapshot_close(&m->base_at);
	ctg_snapshot_close(&m->tip);
}

enum ctg_code ctg_amending_here(const struct ctg_amending *m,
	struct ctg_err *err)
{
	enum ctg_code code;

	if (m->here && m->repo->work)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "l'avenant n° %u s'écrit sur sa "
		"branche, %s", m->number, m->branch);
	ctg_err_hint(err, "git switch %s", m->branch);
	return code;
}
