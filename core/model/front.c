/* SPDX-License-Identifier: Apache-2.0 */
#include "model/front.h"

#include "base/arena.h"

static bool is_fence(struct ctg_str line)
{
	return ctg_str_cut(&line, STR("---")) && ctg_str_trim(line).n == 0;
}

static enum ctg_code refuse(struct ctg_arena *a, const struct ctg_source *src,
	const char *hint, struct ctg_err *err, enum ctg_code code)
{
	ctg_err_at(err, ctg_str_c(a, src->path), 1, 1);
	ctg_err_hint(err, "%s", hint);
	return code;
}

enum ctg_code ctg_front_find(struct ctg_front *out, struct ctg_arena *a,
	const struct ctg_source *src, struct ctg_err *err)
{
	struct ctg_str rest = src->text, from;

	(void)ctg_str_cut(&rest, STR("\ufeff"));
	if (!is_fence(ctg_str_line(&rest)))
		return refuse(a, src, "la première ligne doit être « --- », "
			"suivie des clés (ctg, titre, parties…) puis d'une "
			"autre ligne « --- »", err,
			ctg_fail(err, CTG_EINPUT, "il manque l'en-tête"));
	from = rest;
	while (rest.n > 0) {
		struct ctg_str line_from = rest;

		if (!is_fence(ctg_str_line(&rest)))
			continue;
		*out = (struct ctg_front){
			.yaml = ctg_str_head(from, from.n - line_from.n),
			.line = 2,
			.body = src->text.n - rest.n,
		};
		return CTG_OK;
	}
	return refuse(a, src, "ajoutez une ligne « --- » après la dernière "
		"clé", err, ctg_fail(err, CTG_EINPUT,
		"l'en-tête n'est pas fermé"));
}
