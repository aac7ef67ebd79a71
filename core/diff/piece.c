/* SPDX-License-Identifier: Apache-2.0 */
/* Annexes that are files of their own: no word of them is read, their digest
 * tells whether they are the same. */
#include "diff/changes.h"

#include "base/buf.h"

#define SHOWN	12	/* digits of a digest, for people */

struct piece {
	struct ctg_str file, digest;
};

/* The annexes of a text are in the order of its front-matter. */
static struct piece piece_of(const struct ctg_version_text *v,
	const struct ctg_node *annexe)
{
	const struct ctg_convention *c = &v->text->convention;
	size_t i = 0;

	for (const struct ctg_node *n = annexe->prev; n; n = n->prev)
		i += ctg_node_is_annexe(n);
	if (i >= c->nannexes)
		return (struct piece){ 0 };
	return (struct piece){ c->annexes[i].fichier.s, v->digests ?
		v->digests[i] : (struct ctg_str){ 0 } };
}

/* « annexes/plan.pdf (SHA-256 0123456789ab…) » */
static struct ctg_str shown(struct ctg_arena *a, struct piece p)
{
	struct ctg_str start = ctg_str_head(p.digest, SHOWN);

	if (p.digest.n == 0)
		return p.file;
	return ctg_strf(a, "%.*s (SHA-256 %.*s…)", STR_ARG(p.file),
		STR_ARG(start));
}

void ctg_changes_name_piece(struct ctg_changes *l, struct ctg_change *c)
{
	bool gone = !c->after;
	const struct ctg_node *n = gone ? c->before : c->after;
	struct piece p;

	if (!ctg_node_is_annexe(n))
		return;
	p = piece_of(gone ? l->old : l->now, n);
	if (p.digest.n == 0)
		return;
	c->said = shown(l->arena, p);
	*(gone ? &c->old_digest : &c->now_digest) = p.digest;
}

void ctg_changes_of_piece(struct ctg_changes *l, struct ctg_node *n)
{
	const struct ctg_node *before = n->delta->before;
	const struct ctg_node *after = n->delta->after;
	struct ctg_change *c;
	struct piece x, y;

	if (!ctg_node_is_annexe(before) || !ctg_node_is_annexe(after))
		return;
	x = piece_of(l->old, before);
	y = piece_of(l->now, after);
	if (ctg_str_eq(x.digest, y.digest) && ctg_str_eq(x.file, y.file))
		return;
	if (ctg_str_eq(x.digest, y.digest)) {
		c = ctg_changes_add(l, CTG_CHANGE_DATA, CTG_REPLACED);
		c->said = STR("nom du fichier de l'annexe");
		c->old = x.file;
		c->now = y.file;
	} else {
		c = ctg_changes_add(l, CTG_CHANGE_ANNEXE, CTG_REPLACED);
		c->at = n;
		c->old = shown(l->arena, x);
		c->now = shown(l->arena, y);
	}
	c->before = before;
	c->after = after;
	c->old_digest = x.digest;
	c->now_digest = y.digest;
}
