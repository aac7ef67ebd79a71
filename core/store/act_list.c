/* SPDX-License-Identifier: Apache-2.0 */
#include "store/act_list.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/event.h"
#include "store/draft.h"

enum ctg_code ctg_act_list_read(struct ctg_act_list *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_act_list l = { .arena = a, .id = id };
	enum ctg_code code = ctg_acts_read(&l.acts, &l.nacts, a, r, id, err);

	if (!code)
		code = ctg_drafts_read(&l.open, &l.nopen, &l.projet, a, r, id,
			err);
	if (!code)
		*out = l;
	return code;
}

bool ctg_act_list_is_open(const struct ctg_act_list *l, unsigned number)
{
	for (size_t i = 0; i < l->nopen; i++)
		if (l->open[i] == number)
			return true;
	return number == 0 && l->projet;
}

const char *ctg_act_list_name(struct ctg_arena *a, unsigned number)
{
	struct ctg_buf b = { .arena = a };

	ctg_event_acte(&b, number);
	return b.p;
}

enum ctg_code ctg_act_list_unknown(const struct ctg_act_list *l, long number,
	struct ctg_err *err)
{
	enum ctg_code code;

	if (number < 0 || (l->nacts == 0 && l->nopen == 0 && !l->projet)) {
		code = ctg_fail(err, CTG_EGIT, "« %.*s » n'a ici ni projet "
			"ni acte signé", STR_ARG(l->id));
		ctg_err_hint(err, "vérifiez l'identifiant (les dossiers de "
			"« conventions »), ou reprenez ce qui est sur le "
			"serveur : git fetch --tags");
		return code;
	}
	code = ctg_fail(err, CTG_EGIT, "%s n'est ici ni en projet ni "
		"signé%s", ctg_act_list_name(l->arena, (unsigned)number),
		number == 0 ? "e" : "");
	ctg_err_hint(err, "s'il est sur le serveur : git fetch --tags, "
		"puis git switch %s", ctg_draft_branch(l->arena, l->id,
		(unsigned)number));
	return code;
}

enum ctg_code ctg_act_list_several(const struct ctg_act_list *l,
	struct ctg_err *err)
{
	struct ctg_buf list = { .arena = l->arena };

	for (size_t i = 0; i < l->nopen; i++)
		ctg_buf_printf(&list, "%s%u", i == 0 ? "" :
			i + 1 < l->nopen ? ", " : " et ", l->open[i]);
	return ctg_fail(err, CTG_EUSAGE, "plusieurs avenants de « %.*s » "
		"sont ouverts : n° %.*s", STR_ARG(l->id),
		STR_ARG(ctg_buf_str(&list)));
}
