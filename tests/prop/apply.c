/* SPDX-License-Identifier: Apache-2.0 */
/* Two texts with the same front-matter.  Operations that put all the blocks
 * of one in the place of those of the other give that one; those that say what
 * changed give a text that loads; one alone leaves the bytes around as they
 * were. */
#include "edits.h"

#include "avenant/apply_front.h"
#include "avenant/derive.h"
#include "render/markdown.h"

#define SCRIPTS	12
#define ALONE	4	/* operations of a pair tried alone */

/* The files that a text was made of. */
static enum ctg_code read_source(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_text *t = r->context;
	const struct ctg_convention *c = &t->convention;
	struct ctg_str s = c->src->text;

	(void)a;
	(void)err;
	for (size_t i = 0; i < c->nannexes; i++)
		if (ctg_str_eq(c->annexes[i].fichier.s, name) &&
		    t->annexes[i])
			s = t->annexes[i]->src->text;
	if (out)
		*out = s;
	return CTG_OK;
}

static struct ctg_reader reader_of(const struct ctg_text *t)
{
	return (struct ctg_reader){ .read = read_source,
		.main = STR("convention.md"), .context = t,
		.prefix = STR("") };
}

static struct ctg_str printed(struct ctg_arena *a, const struct ctg_text *t)
{
	struct ctg_buf b = { .arena = a };

	ctg_markdown_write(&b, t->developed);
	return ctg_buf_str(&b);
}

static void tell(struct ctg_str x, struct ctg_str y)
{
	while (x.n > 0 || y.n > 0) {
		struct ctg_str p = ctg_str_line(&x), q = ctg_str_line(&y);

		if (ctg_str_eq(p, q))
			continue;
		printf("# is   %.*s\n# want %.*s\n", STR_ARG(p), STR_ARG(q));
		return;
	}
}

/* --- all of another text -------------------------------------------------- */

static struct ctg_node *copy(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_node *c = CTG_NEW(a, struct ctg_node);

	*c = *n;
	c->parent = c->prev = c->next = c->first = c->last = NULL;
	for (const struct ctg_node *k = n->first; k; k = k->next)
		ctg_node_append(c, copy(a, k));
	return c;
}

/* What the files of y hold below n. */
static void rewrite(struct ctg_ops *ops, const struct ctg_node *at,
	const struct ctg_node *n)
{
	struct ctg_op *op = ctg_ops_add(ops, CTG_OP_BLOCKS,
		CTG_OP_REPLACE);
	struct ctg_node *now = ctg_node_new(ops->arena, CTG_DOCUMENT);

	for (const struct ctg_node *k = n->first; k; k = k->next)
		if (k->src && k->kind != CTG_NOTE)
			ctg_node_append(now, copy(ops->arena, k));
	op->at = op->to = at;
	op->now = now;
}

static const struct ctg_node *next_annexe(const struct ctg_node *n)
{
	while (n && !ctg_node_is_annexe(n))
		n = n->next;
	return n;
}

static void rewrite_all(struct ctg_ops *ops, const struct ctg_text *x,
	const struct ctg_text *y)
{
	const struct ctg_node *p = next_annexe(x->developed->first);
	const struct ctg_node *q = next_annexe(y->developed->first);

	rewrite(ops, x->developed, y->developed);
	for (size_t i = 0; i < x->convention.nannexes && p && q; i++) {
		if (x->annexes[i] && y->annexes[i])
			rewrite(ops, p, q);
		p = next_annexe(p->next);
		q = next_annexe(q->next);
	}
}

/* --- applying ------------------------------------------------------------- */

static const char *apply(struct ctg_files *out, struct ctg_diags *diags,
	const struct ctg_text *x, const struct ctg_ops *ops)
{
	const struct ctg_reader r = reader_of(x);
	const struct ctg_applying p = { x, &r, NULL, ops };
	struct ctg_err err = { 0 };

	if (ctg_apply(out, &p, diags, &err))
		return "it cannot be applied";
	for (size_t i = 0; i < out->n; i++)
		if (ctg_utf8_valid(out->v[i].text) != out->v[i].text.n)
			return "half a letter";
	return NULL;
}

/* What passes a limit of the format is refused by ctg_replay: out is then
 * left without a text. */
static const char *load_applied(struct ctg_text *out, struct ctg_arena *a,
	const struct ctg_text *x, const struct ctg_files *files)
{
	const struct ctg_reader r = reader_of(x);
	struct ctg_diags found = { .arena = a };
	struct ctg_overlay over;
	struct ctg_err err = { 0 };

	*out = (struct ctg_text){ 0 };
	ctg_overlay_init(&over, &r, files);
	if (ctg_text_load(out, a, &over.reader, &found, &err) == CTG_OK ||
	    strstr(err.msg, "la limite est"))
		return NULL;
	printf("# %s\n", err.msg);
	return "what was applied does not load";
}

static const char *check_whole(struct loaded *l, const struct ctg_text *x,
	const struct ctg_text *y)
{
	struct ctg_ops ops = { .arena = l->arena };
	struct ctg_files files = { .arena = l->arena };
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_text text;
	const char *wrong;

	rewrite_all(&ops, x, y);
	wrong = apply(&files, &diags, x, &ops);
	if (!wrong && diags.n > 0)
		wrong = "a rewriting is refused";
	if (!wrong)
		wrong = load_applied(&text, l->arena, x, &files);
	if (wrong || !text.developed || ctg_str_eq(printed(l->arena, &text),
	    printed(l->arena, y)))
		return wrong;
	tell(printed(l->arena, &text), printed(l->arena, y));
	return "a rewriting gives another text";
}

/* --- one alone ------------------------------------------------------------ */

/* The bytes of its file that an operation on words speaks of. */
static bool is_within(const struct ctg_files *files, const struct ctg_op *op)
{
	struct ctg_str old = op->at->src->text, now = files->v[0].text;

	return ctg_str_starts(now, ctg_str_head(old, op->at->off)) &&
		ctg_str_ends(now, ctg_str_skip(old, op->at->end));
}

static const char *check_alone(struct loaded *l, const struct ctg_text *x,
	const struct ctg_op *op)
{
	struct ctg_ops one = { .arena = l->arena };
	struct ctg_files files = { .arena = l->arena };
	struct ctg_diags diags = { .arena = l->arena };
	const char *wrong;

	if (op->kind != CTG_OP_WORDS || !op->at->src || ctg_front_takes(op))
		return NULL;
	*ctg_ops_add(&one, op->kind, op->how) = *op;
	wrong = apply(&files, &diags, x, &one);
	if (wrong || diags.n > 0)
		return wrong;
	if (files.n != 1)
		return "words of one file change another";
	/* The definition of a note may come or go. */
	if (!ctg_str_has(op->at->src->text, STR("[^")) &&
	    !is_within(&files, op))
		return "words change bytes that are not theirs";
	return NULL;
}

static const char *check_derived(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	struct ctg_version_text old = { x, NULL }, now = { y, NULL };
	struct ctg_grains grains = { .arena = l->arena };
	struct ctg_ops ops = { .arena = l->arena };
	struct ctg_files files = { .arena = l->arena };
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_text text;
	struct ctg_diff d;
	const char *wrong = NULL;

	ctg_diff_make(&d, l->arena, &old, &now, true);
	if (ctg_derive(&ops, &d, &old, &now, &grains, NULL))
		return NULL;
	for (size_t i = 0; i < ops.n && i < ALONE && !wrong; i++)
		wrong = check_alone(l, x, &ops.v[chance(ops.n)]);
	if (!wrong)
		wrong = apply(&files, &diags, x, &ops);
	return wrong ? wrong : load_applied(&text, l->arena, x, &files);
}

/* A text with errors may hold what no Markdown of ours writes. */
static bool is_sound(struct loaded *l, const struct ctg_text *t)
{
	const struct ctg_reader r = reader_of(t);
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_text text;

	return ctg_text_load(&text, l->arena, &r, &diags, NULL) == CTG_OK &&
		ctg_diags_count(&diags, CTG_ERROR) == 0;
}

static const char *check_pair(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	const char *wrong = is_sound(l, y) ? check_whole(l, x, y) : NULL;

	return wrong ? wrong : check_derived(l, x, y);
}

int main(int argc, char **argv)
{
	return edits_main(argc, argv, "apply", SCRIPTS, check_pair);
}
