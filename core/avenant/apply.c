/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/apply.h"

#include "avenant/apply_front.h"
#include "avenant/applying.h"
#include "model/rules.h"

struct ctg_place ctg_op_place(const struct ctg_op *op)
{
	return (struct ctg_place){ .line = op->line };
}

void ctg_apply_refuse(struct ctg_work *w, const struct ctg_op *op,
	const char *why)
{
	ctg_rule_report(w->diags, "A722", ctg_op_place(op), "%s", why);
}

/* --- files ---------------------------------------------------------------- */

static bool is_leaf(const struct ctg_node *n)
{
	return n->src && (n->kind == CTG_HEADING || n->kind == CTG_PARA ||
		n->kind == CTG_TABLE || n->kind == CTG_BREAK ||
		n->kind == CTG_PART);
}

const struct ctg_node *ctg_work_first(const struct ctg_node *n)
{
	const struct ctg_node *found = is_leaf(n) ? n : NULL;

	for (const struct ctg_node *c = n->first; c && !found &&
	     !ctg_kind_is_inline(c->kind) && n->kind != CTG_PART; c = c->next)
		found = ctg_work_first(c);
	return found;
}

const struct ctg_node *ctg_work_last(const struct ctg_node *n)
{
	const struct ctg_node *found = is_leaf(n) ? n : NULL;

	for (const struct ctg_node *c = n->last; c && !found &&
	     !ctg_kind_is_inline(c->kind) && n->kind != CTG_PART; c = c->prev)
		found = ctg_work_last(c);
	return found;
}

static const struct ctg_source *source_of(const struct ctg_text *t,
	const struct ctg_node *n)
{
	const struct ctg_node *leaf;
	size_t i = 0;

	if (n->kind == CTG_DOCUMENT || (n->kind == CTG_PART && !n->src))
		return t->convention.src;
	if (ctg_node_is_annexe(n)) {
		for (; (n = n->prev);)
			i += ctg_node_is_annexe(n);
		return t->annexes[i] ? t->annexes[i]->src : NULL;
	}
	leaf = ctg_kind_is_inline(n->kind) || n->src ? n : ctg_work_first(n);
	return leaf ? leaf->src : NULL;
}

struct ctg_flat *ctg_work_file(struct ctg_work *w, const struct ctg_node *n)
{
	const struct ctg_text *t = w->p->base;
	const struct ctg_source *src = source_of(t, n);
	size_t i = 0;

	if (src && src != t->convention.src)
		for (i = 1; i <= t->convention.nannexes; i++)
			if (t->annexes[i - 1] && t->annexes[i - 1]->src == src)
				break;
	if (!src || i > t->convention.nannexes)
		return NULL;
	if (!w->files[i])
		w->files[i] = ctg_flat_lay(w->arena, t->developed, src,
			i == 0 ? t->convention.body : 0);
	return w->files[i];
}

/* --- what comes out ------------------------------------------------------- */

static struct ctg_file *add(struct ctg_files *out, struct ctg_str name)
{
	CTG_MORE(out->arena, out->v, out->n, out->room);
	out->v[out->n] = (struct ctg_file){ .name = name };
	return &out->v[out->n++];
}

/* The front-matter, and the body. */
static void put_main(struct ctg_files *out, struct ctg_work *w)
{
	const struct ctg_convention *c = &w->p->base->convention;
	struct ctg_str name = w->p->files->main;
	struct ctg_file *f = ctg_files_find(out, name);
	struct ctg_flat *flat = w->files[0];
	struct ctg_buf b = { .arena = out->arena };

	if (!f && (!flat || !flat->changed))
		return;
	ctg_buf_add(&b, f ? f->text : ctg_str_head(c->src->text, c->body));
	ctg_buf_add(&b, flat && flat->changed ? ctg_flat_emit(flat) :
		ctg_str_skip(c->src->text, c->body));
	if (!f)
		f = add(out, name);
	f->text = ctg_buf_str(&b);
}

static void put_annexes(struct ctg_files *out, struct ctg_work *w)
{
	const struct ctg_convention *c = &w->p->base->convention;

	for (size_t i = 0; i < c->nannexes; i++) {
		struct ctg_flat *flat = w->files[i + 1];
		struct ctg_str name = c->annexes[i].fichier.s;

		if (flat && flat->changed && !ctg_files_find(out, name))
			add(out, name)->text = ctg_flat_emit(flat);
	}
}

static bool is_sound(const struct ctg_diags *d, size_t from)
{
	for (size_t i = from; i < d->n; i++)
		if (d->v[i].level == CTG_ERROR)
			return false;
	return true;
}

static void do_body(struct ctg_work *w)
{
	const struct ctg_ops *ops = w->p->ops;

	ctg_apply_moves(w);
	for (size_t i = 0; i < ops->n; i++) {
		const struct ctg_op *op = &ops->v[i];

		if (ctg_front_takes(op))
			continue;
		if (op->kind == CTG_OP_BLOCKS)
			ctg_apply_blocks(w, op);
		else if (op->kind == CTG_OP_ROWS)
			ctg_apply_rows(w, op);
	}
	ctg_apply_words(w);
}

static enum ctg_code do_front(struct ctg_files *out, struct ctg_work *w,
	struct ctg_err *err)
{
	const struct ctg_ops *ops = w->p->ops;
	const struct ctg_op **v = CTG_NEW_N(w->arena, const struct ctg_op *,
		ops->n);
	size_t n = 0;

	for (size_t i = 0; i < ops->n; i++)
		if (ctg_front_takes(&ops->v[i]))
			v[n++] = &ops->v[i];
	return n > 0 ? ctg_apply_front(out, w->p, v, n, w->diags, err) :
		CTG_OK;
}

enum ctg_code ctg_apply(struct ctg_files *out, const struct ctg_applying *p,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_work w = { .arena = out->arena, .p = p, .diags = diags };
	size_t before = diags->n, n = out->n;
	enum ctg_code code;

	w.files = CTG_NEW_N(w.arena, struct ctg_flat *,
		p->base->convention.nannexes + 1);
	ctg_apply_clashes(&w);
	if (!is_sound(diags, before))
		return CTG_OK;
	do_body(&w);
	code = do_front(out, &w, err);
	if (code || !is_sound(diags, before)) {
		out->n = n;
		return code;
	}
	put_main(out, &w);
	put_annexes(out, &w);
	ctg_apply_check_values(&w, out);
	if (!is_sound(diags, before))
		out->n = n;
	return CTG_OK;
}
