/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/derive_front.h"

#include "avenant/front_apply.h"
#include "avenant/front_line.h"
#include "avenant/fronting.h"
#include "base/buf.h"

/* --- nodes ---------------------------------------------------------------- */

const struct ctg_node *ctg_fronting_part(const struct ctg_text *t,
	const char *name)
{
	const struct ctg_node *n = t->developed;

	for (; n; n = ctg_node_next(t->developed, n))
		if (n->kind == CTG_PART &&
		    ctg_str_eq(n->text, ctg_str_from(name)))
			return n;
	return NULL;
}

static const struct ctg_node *next_print(const struct ctg_node *root,
	const struct ctg_node *n, struct ctg_str var)
{
	while ((n = ctg_node_next(root, n)))
		if (n->kind == CTG_TEXT && ctg_str_eq(n->var, var))
			return n;
	return NULL;
}

const struct ctg_node *ctg_fronting_leaf(const struct ctg_node *n,
	struct ctg_str var)
{
	n = n ? next_print(n, n, var) : NULL;
	while (n && !ctg_op_is_leaf(n))
		n = n->parent;
	return n;
}

struct ctg_node *ctg_fronting_document(struct ctg_arena *a,
	const struct ctg_node *block)
{
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT);

	ctg_node_append(doc, ctg_deriving_copy(a, block));
	return doc;
}

/* --- operations ----------------------------------------------------------- */

struct ctg_op *ctg_fronting_blocks(struct ctg_fronting *f,
	enum ctg_op_how how, const struct ctg_node *at,
	const struct ctg_node *now)
{
	struct ctg_op *op = ctg_ops_add(f->d.out, CTG_OP_BLOCKS, how);

	op->at = op->to = at;
	op->now = now;
	return op;
}

void ctg_fronting_value(struct ctg_fronting *f, const struct ctg_node *at,
	struct ctg_str key, struct ctg_str value)
{
	struct ctg_op *op = ctg_ops_add(f->d.out, CTG_OP_VALUE,
		CTG_OP_REPLACE);

	op->at = op->to = at;
	op->key = key;
	op->value = value;
}

/* The leaf as a paragraph, to be compared alone. */
static struct ctg_node *as_paragraph(struct ctg_arena *a,
	const struct ctg_node *leaf)
{
	struct ctg_node *doc = ctg_fronting_document(a, leaf);

	doc->first->kind = CTG_PARA;
	memset(&doc->first->para, 0, sizeof(doc->first->para));
	ctg_tree_number(doc);
	return doc;
}

static bool derive_words(struct ctg_fronting *f, const struct ctg_node *leaf,
	const struct ctg_node *now)
{
	struct ctg_arena *a = f->d.arena;
	struct ctg_text x = { .developed = as_paragraph(a, leaf) };
	struct ctg_text y = { .developed = as_paragraph(a, now) };
	const struct ctg_version_text old = { .text = &x };
	const struct ctg_version_text new = { .text = &y };
	struct ctg_match m = { .old = leaf, .now = now };
	struct ctg_diff diff;

	ctg_diff_make(&diff, a, &old, &new, true);
	m.marked = diff.tree->first;
	if (!m.marked || m.marked != diff.tree->last || !m.marked->delta ||
	    !m.marked->delta->before || !m.marked->delta->after)
		return false;
	return ctg_derive_words(&f->d, &m);
}

/* What makes a leaf of the base print the inlines of now: words, or the whole
 * of it. */
static void become(struct ctg_fronting *f, const struct ctg_node *leaf,
	const struct ctg_node *now)
{
	size_t before = f->d.out->n;

	if (ctg_leaf_same(&f->d, leaf, now) ||
	    derive_words(f, leaf, now))
		return;
	f->d.out->n = before;
	if (leaf->kind == CTG_PARA)
		ctg_fronting_blocks(f, CTG_OP_REPLACE, leaf,
			ctg_fronting_document(f->d.arena, now));
	else
		ctg_derive_leaf(&f->d, leaf, now);
}

void ctg_fronting_words(struct ctg_fronting *f, const struct ctg_node *leaf,
	struct ctg_str now)
{
	struct ctg_node *para = ctg_node_new(f->d.arena, CTG_PARA);

	ctg_node_append(para, ctg_node_text(f->d.arena, now));
	if (!ctg_str_eq(now, ctg_node_words(f->d.arena, leaf)))
		become(f, leaf, para);
}

/* --- what the body says --------------------------------------------------- */

static bool is_body(const struct ctg_node *text)
{
	if (ctg_front_part(text))
		return false;
	for (const struct ctg_node *n = text; n; n = n->parent)
		if (n->kind == CTG_HEADING)
			return !ctg_node_is_annexe(n->parent);
	return true;
}

static bool body_prints(const struct ctg_text *t, struct ctg_str var)
{
	const struct ctg_node *n = t->developed;

	while ((n = next_print(t->developed, n, var)))
		if (is_body(n))
			return true;
	return false;
}

static bool prints(const struct ctg_node *leaf, struct ctg_str var)
{
	return next_print(leaf, leaf, var) != NULL;
}

/* An operation on the body that changes the value. */
static bool is_said(const struct ctg_fronting *f, struct ctg_str var)
{
	const struct ctg_ops *ops = f->d.out;

	for (size_t i = 0; i < f->body; i++) {
		const struct ctg_front_value *v;
		size_t n;

		if (ops->v[i].kind != CTG_OP_WORDS ||
		    !prints(ops->v[i].at, var))
			continue;
		v = ctg_front_match(f->d.arena, &ops->v[i], &n);
		for (size_t k = 0; k < n; k++)
			if (ctg_str_eq(v[k].var, var))
				return true;
	}
	return false;
}

/* Does the body amend it?  Without the operations of the body, where both
 * versions print it. */
static bool is_amended(const struct ctg_fronting *f, const char *name)
{
	struct ctg_str var = ctg_str_from(name);

	if (f->body > 0)
		return is_said(f, var);
	return body_prints(f->d.old->text, var) &&
		body_prints(f->d.now->text, var);
}

/* --- the title page, the closing ------------------------------------------ */

static void derive_titre(struct ctg_fronting *f)
{
	const struct ctg_node *part = ctg_fronting_part(f->d.old->text,
		"titre");
	const struct ctg_node *leaf = ctg_fronting_leaf(part, STR("titre"));

	if (leaf && !ctg_str_eq(f->x->titre.s, f->y->titre.s) &&
	    !is_amended(f, "titre"))
		ctg_fronting_words(f, leaf, f->y->titre.s);
}

/* A line of the title page that is there or not. */
static void derive_line(struct ctg_fronting *f, const char *name)
{
	const struct ctg_node *old = ctg_fronting_part(f->d.old->text,
		"titre");
	const struct ctg_node *now = ctg_fronting_part(f->d.now->text,
		"titre");
	const struct ctg_node *x = ctg_fronting_leaf(old, ctg_str_from(name));
	const struct ctg_node *y = ctg_fronting_leaf(now, ctg_str_from(name));
	struct ctg_op *op;

	if (x && y) {
		become(f, x, y);
	} else if (x) {
		ctg_fronting_blocks(f, CTG_OP_REMOVE, x, NULL);
	} else if (y && old) {
		op = ctg_fronting_blocks(f, CTG_OP_ADD, old,
			ctg_fronting_document(f->d.arena, y));
		op->side = CTG_OP_LAST;
	}
}

static void derive_period(struct ctg_fronting *f)
{
	const struct ctg_period *x = &f->x->periode, *y = &f->y->periode;
	bool start = !ctg_str_eq(x->debut.s, y->debut.s);
	bool end = !ctg_str_eq(x->fin.s, y->fin.s);

	/* The line says both. */
	if ((start && !is_amended(f, "periode.debut")) ||
	    (end && !is_amended(f, "periode.fin")))
		derive_line(f, "periode.fin");
}

static unsigned copies(const struct ctg_convention *c)
{
	return c->exemplaires ? c->exemplaires : (unsigned)c->nparties;
}

/* Without « exemplaires », their number follows that of the parties. */
static void derive_closing(struct ctg_fronting *f)
{
	const struct ctg_node *part = ctg_fronting_part(f->d.old->text,
		"cloture");
	struct ctg_convention now = *f->x;
	unsigned follows = f->x->exemplaires ? f->x->exemplaires :
		(unsigned)f->y->nparties;

	/* The body prints a blank then, and this line nothing. */
	if (f->y->lieu.s.n == 0 || !is_amended(f, "lieu"))
		now.lieu = f->y->lieu;
	if (copies(f->y) != follows && !is_amended(f, "exemplaires"))
		now.exemplaires = copies(f->y);
	/* It stays, where it would follow the parties. */
	if (now.exemplaires == copies(f->x) && copies(f->y) != follows)
		ctg_fronting_value(f, part, STR("exemplaires"),
			ctg_strf(f->d.arena, "%u", now.exemplaires));
	if (part && part->first)
		ctg_fronting_words(f, part->first,
			ctg_line_write_closing(f->d.arena, &now));
}

enum ctg_code ctg_derive_front(struct ctg_ops *out,
	const struct ctg_diff *diff, const struct ctg_version_text *old,
	const struct ctg_version_text *now, struct ctg_err *err)
{
	struct ctg_fronting f = {
		.d = { .arena = out->arena, .out = out, .old = old,
			.now = now, .err = err },
		.x = &old->text->convention, .y = &now->text->convention,
		.body = out->n,
	};

	ctg_deriving_match(&f.d, diff->tree);
	derive_titre(&f);
	derive_period(&f);
	if (!ctg_str_eq(f.x->reference.s, f.y->reference.s) &&
	    !is_amended(&f, "reference"))
		derive_line(&f, "reference");
	ctg_fronting_parties(&f);
	ctg_fronting_visas(&f);
	derive_closing(&f);
	ctg_fronting_annexes(&f);
	return f.d.code;
}
