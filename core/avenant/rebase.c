/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/rebase.h"

/* --- the annexes joined to both acts -------------------------------------- */

struct joint {
	struct ctg_reader reader;
	const struct ctg_rebasing *how;
	const struct ctg_ops *ours;
};

static bool joins(const struct ctg_ops *ops, struct ctg_str name)
{
	for (size_t i = 0; i < ops->n; i++)
		if (ops->v[i].kind == CTG_OP_ANNEXE && ops->v[i].annexe &&
		    ctg_str_eq(ops->v[i].annexe->fichier.s, name))
			return true;
	return false;
}

static enum ctg_code read_joint(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct joint *j = r->context;
	const struct ctg_side *from = joins(j->ours, name) ? j->how->draft :
		j->how->current;

	return from->files->read(from->files, out, a, name, err);
}

static void joint_init(struct joint *j, const struct ctg_rebasing *how,
	const struct ctg_ops *ours)
{
	*j = (struct joint){ .how = how, .ours = ours };
	j->reader = *how->current->files;
	j->reader.read = read_joint;
	j->reader.context = j;
}

/* --- both ----------------------------------------------------------------- */

static void add_all(struct ctg_ops *to, const struct ctg_ops *from)
{
	for (size_t i = 0; i < from->n; i++)
		*ctg_ops_add(to, from->v[i].kind, from->v[i].how) =
			from->v[i];
}

enum ctg_code ctg_rebase(struct ctg_rebased *out, struct ctg_arena *a,
	const struct ctg_rebasing *how, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_ops all = { .arena = a };
	struct joint joint;
	enum ctg_code code;

	*out = (struct ctg_rebased){ .collisions = { .arena = a } };
	code = ctg_compose_bare(&out->ours, a, how->base, how->draft, err);
	if (!code)
		code = ctg_compose_bare(&out->theirs, a, how->base,
			how->current, err);
	if (code)
		return code;
	ctg_collide(&out->collisions, how->base->text.text->developed,
		&out->ours.ops, &out->theirs.ops);
	if (ctg_collisions_count(&out->collisions) > 0)
		return CTG_OK;
	add_all(&all, &out->theirs.ops);
	add_all(&all, &out->ours.ops);
	joint_init(&joint, how, &out->ours.ops);
	return ctg_replay(&out->merged, a, &all, how->base, &joint.reader,
		diags, err);
}
