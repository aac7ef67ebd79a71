/* SPDX-License-Identifier: Apache-2.0 */
#include "model/front.h"

#include "base/arena.h"
#include "model/convention.h"
#include "model/keys.h"
#include "model/rules.h"

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

static enum ctg_code check_format(const struct ctg_keys *k,
	const struct ctg_yaml *root, struct ctg_err *err)
{
	const struct ctg_yaml *v = ctg_yaml_get(root, STR("ctg"));
	enum ctg_code code;
	unsigned n;

	if (!v || v->kind != CTG_SCALAR ||
	    !ctg_keys_number(&n, ctg_str_trim(v->value)) || n <= CTG_FORMAT)
		return CTG_OK;
	code = ctg_fail(err, CTG_EINPUT, "ce fichier est au format %.*s, et "
		"ce programme lit le format %d",
		STR_ARG(ctg_keys_shown(k, v->value)), CTG_FORMAT);
	ctg_err_at(err, ctg_str_c(k->arena, k->file), v->line, v->col);
	ctg_err_hint(err, "mettez le programme « ctg » à jour");
	return code;
}

void ctg_front_format(const struct ctg_keys *k, [[maybe_unused]] void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value text;
	unsigned n;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (!ctg_keys_number(&n, text.s))
		ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
			"« ctg » doit être un nombre entier : %d", CTG_FORMAT);
	else if (n == 0)
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"le format 0 n'existe pas : écrivez « ctg: %d »",
			CTG_FORMAT);
}

enum ctg_code ctg_front_read(void *to, size_t *body,
	const struct ctg_keys *k, const struct ctg_key_table *table,
	const struct ctg_source *src, struct ctg_err *err)
{
	struct ctg_yaml *root, empty = { .kind = CTG_MAPPING, .line = 1 };
	struct ctg_front front;
	enum ctg_code code = ctg_front_find(&front, k->arena, src, err);

	if (!code)
		code = ctg_yaml_parse(&root, k->arena, front.yaml, src->path,
			front.line, err);
	if (!code)
		code = check_format(k, root, err);
	if (code)
		return code;
	*body = front.body;
	if (root->kind == CTG_SCALAR && ctg_str_trim(root->value).n == 0)
		root = &empty;
	if (root->kind == CTG_MAPPING)
		(void)ctg_keys_read(k, table, to, root);
	else
		ctg_rule_report(k->diags, "S121", ctg_keys_place(k, root),
			"l'en-tête doit être fait de lignes « clé: valeur »");
	return CTG_OK;
}

size_t ctg_front_length(struct ctg_str text)
{
	struct ctg_str rest = text;

	(void)ctg_str_line(&rest);
	while (rest.n > 0)
		if (is_fence(ctg_str_line(&rest)))
			break;
	return text.n - rest.n;
}
