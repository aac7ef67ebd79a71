/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures are printed, and no act can say what they show: one that changes
 * has another name. */
#include "avenant/prove.h"

#include "base/arena.h"
#include "model/rules.h"

struct images {
	struct ctg_arena *arena;
	const struct ctg_side *base, *target;
	struct ctg_diags *diags;
	struct ctg_err *err;
};

/* The folder part of a name, with its slash. */
static struct ctg_str folder(struct ctg_str name)
{
	while (name.n > 0 && name.p[name.n - 1] != '/')
		name.n--;
	return name;
}

static enum ctg_code check(const struct images *x, const struct ctg_node *n,
	struct ctg_str dir)
{
	struct ctg_str name = ctg_strf(x->arena, "%.*s%.*s", STR_ARG(dir),
		STR_ARG(n->text));
	struct ctg_str old = { 0 }, now = { 0 };
	enum ctg_code code = ctg_side_digest(&old, x->arena, x->base->files,
		name, x->err);

	if (!code)
		code = ctg_side_digest(&now, x->arena, x->target->files, name,
			x->err);
	if (code || old.n == 0 || ctg_str_eq(old, now))
		return code;
	ctg_rule_report(x->diags, "A754", ctg_node_start(n), "l'image "
		"«\u00a0%.*s\u00a0» n'est plus celle du texte en vigueur",
		STR_ARG(name));
	return CTG_OK;
}

static enum ctg_code check_below(const struct images *x,
	const struct ctg_node *root, struct ctg_str dir)
{
	enum ctg_code code = CTG_OK;

	for (const struct ctg_node *n = root; n && !code;
	     n = ctg_node_next(root, n))
		if (n->kind == CTG_IMAGE)
			code = check(x, n, dir);
	return code;
}

enum ctg_code ctg_prove_images(struct ctg_arena *a,
	const struct ctg_side *base, const struct ctg_side *target,
	struct ctg_diags *diags, struct ctg_err *err)
{
	const struct images x = { a, base, target, diags, err };
	const struct ctg_text *t = target->text.text;
	enum ctg_code code = CTG_OK;
	size_t annexe = 0;

	for (const struct ctg_node *n = t->developed->first; n && !code;
	     n = n->next) {
		struct ctg_str dir = { 0 };

		if (ctg_node_is_annexe(n) && annexe < t->convention.nannexes)
			dir = folder(t->convention.annexes[annexe++].fichier
				.s);
		code = check_below(&x, n, dir);
	}
	return code;
}
