/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/compose.h"

#include "avenant/derive.h"
#include "avenant/derive_front.h"
#include "avenant/write_front.h"

/* Each raises a grain: far more than any text needs. */
#define ROUNDS	64

struct composer {
	struct ctg_arena *arena;
	const struct ctg_composing *how;
	struct ctg_composed *out;
	struct ctg_diff diff;
	struct ctg_grains grains;
	struct ctg_grains before;	/* those of the round */
	bool raised;
	/* Of the last round: what could not be read or applied. */
	const struct ctg_diag *why;
	struct ctg_err *err;
};

/* --- grains --------------------------------------------------------------- */

static bool is_scope(const struct ctg_node *n)
{
	return n->kind == CTG_DOCUMENT || n->kind == CTG_NOTE ||
		(n->kind == CTG_DIVISION && (ctg_node_is_annexe(n) ||
		n->division.heading.word != CTG_PLAIN));
}

static enum ctg_grain coarsest(const struct ctg_node *scope)
{
	return scope->kind == CTG_DIVISION ? CTG_GRAIN_DIVISION :
		CTG_GRAIN_BLOCKS;
}

/* The scope of the base that n is in is said more coarsely, once a round;
 * those around it when it cannot be. */
static void raise_at(struct composer *c, const struct ctg_node *n)
{
	for (; n; n = n->parent) {
		if (!is_scope(n) ||
		    ctg_grains_of(&c->before, n) >= coarsest(n))
			continue;
		if (ctg_grains_of(&c->grains, n) ==
		    ctg_grains_of(&c->before, n))
			c->raised |= ctg_grains_raise(&c->grains, n);
		return;
	}
}

/* What the grains were when the round began. */
static void keep_grains(struct composer *c)
{
	c->before = c->grains;
	c->before.v = CTG_NEW_N(c->arena, struct ctg_grain_of,
		c->grains.n + 1);
	for (size_t i = 0; i < c->grains.n; i++)
		c->before.v[i] = c->grains.v[i];
}

/* The operation that a line of the act says. */
static void raise_line(struct composer *c, unsigned line)
{
	const struct ctg_ops *ops = &c->out->ops;
	const struct ctg_op *found = NULL;

	for (size_t i = 0; i < ops->n; i++)
		if (ops->v[i].line <= line && (!found ||
		    ops->v[i].line > found->line))
			found = &ops->v[i];
	for (size_t i = 0; found && i < ops->n; i++)
		if (ops->v[i].line == found->line)
			raise_at(c, ops->v[i].at);
}

static void raise_diags(struct composer *c, const struct ctg_diags *diags)
{
	for (size_t i = 0; i < diags->n; i++) {
		if (diags->v[i].level != CTG_ERROR)
			continue;
		raise_line(c, diags->v[i].at.line);
		c->why = c->why ? c->why : &diags->v[i];
	}
}

static const struct ctg_node *in_base(const struct ctg_node *tree,
	const struct ctg_node *now)
{
	const struct ctg_delta *d = tree->delta;
	const struct ctg_node *found;

	if (d && d->after == now && d->before)
		return d->before;
	for (const struct ctg_node *k = tree->first; k; k = k->next)
		if (!ctg_kind_is_inline(k->kind) &&
		    (found = in_base(k, now)))
			return found;
	return NULL;
}

/* n is of the target. */
static void raise_target(struct composer *c, const struct ctg_node *n)
{
	const struct ctg_node *x = NULL;

	for (; n && !x; n = n->parent)
		if (is_scope(n))
			x = in_base(c->diff.tree, n);
	if (x)
		raise_at(c, x);
}

/* Every scope where something is said. */
static void raise_all(struct composer *c)
{
	const struct ctg_ops ops = c->out->ops;

	for (size_t i = 0; i < ops.n; i++)
		if (ops.v[i].at)
			raise_at(c, ops.v[i].at);
}

static void raise_wrong(struct composer *c, const struct ctg_diff *wrong)
{
	for (size_t i = 0; i < wrong->n; i++)
		if (wrong->changes[i].after)
			raise_target(c, wrong->changes[i].after);
	if (!c->raised)
		raise_all(c);
}

/* --- one round ------------------------------------------------------------ */

static enum ctg_code derive(struct composer *c)
{
	const struct ctg_version_text *old = &c->how->base->text;
	const struct ctg_version_text *now = &c->how->target->text;
	enum ctg_code code;

	c->out->ops = (struct ctg_ops){ .arena = c->arena };
	/* The front-matter last: what the body does not say of it. */
	code = ctg_derive(&c->out->ops, &c->diff, old, now, &c->grains,
		c->err);
	return code ? code : ctg_derive_front(&c->out->ops, &c->diff, old,
		now, c->err);
}

static enum ctg_code load_act(struct ctg_act_text *act, struct composer *c,
	struct ctg_diags *diags)
{
	struct ctg_source *src = CTG_NEW(c->arena, struct ctg_source);
	enum ctg_code code = ctg_source_init(src, c->arena, c->how->path,
		c->out->act, c->err);

	return code ? code : ctg_act_load(act, c->arena, src, diags, c->err);
}

/* Writes the act, and says whether it gives the target. */
static enum ctg_code try_once(struct composer *c, bool *proved)
{
	struct ctg_diags diags = { .arena = c->arena };
	struct ctg_ops ops = { .arena = c->arena };
	struct ctg_buf b = { .arena = c->arena };
	struct ctg_replay replay;
	struct ctg_diff wrong;
	struct ctg_act_text act;
	enum ctg_code code = derive(c);

	if (code)
		return code;
	c->how->frame(&b, c->how, &c->out->ops);
	c->out->act = ctg_buf_str(&b);
	code = load_act(&act, c, &diags);
	if (code)
		return code;
	ctg_act_read(&ops, &act, c->how->base->text.text, &diags);
	if (ctg_diags_count(&diags, CTG_ERROR) == 0) {
		code = ctg_replay(&replay, c->arena, &ops, c->how->base,
			c->how->target->files, &diags, c->err);
		if (code)
			return code;
	}
	if (ctg_diags_count(&diags, CTG_ERROR) > 0) {
		raise_diags(c, &diags);
		return CTG_OK;
	}
	c->out->stated = ops.n;
	*proved = ctg_prove_same(&wrong, c->arena, &replay.version,
		&c->how->target->text);
	if (!*proved)
		raise_wrong(c, &wrong);
	return CTG_OK;
}

/* What only follows from the rest is not among what is done. */
static void drop_numbers(struct ctg_ops *ops)
{
	size_t n = 0;

	for (size_t i = 0; i < ops->n; i++)
		if (ops->v[i].kind != CTG_OP_NUMBERS)
			ops->v[n++] = ops->v[i];
	ops->n = n;
}

static enum ctg_code refuse(struct composer *c)
{
	enum ctg_code code;

	if (!c->why) {
		code = ctg_fail(c->err, CTG_EREFUSED, "aucun acte ne dit "
			"exactement ce qui a changé");
		ctg_err_hint(c->err, "enregistrez le texte en plusieurs "
			"avenants, ou écrivez l'acte à la main");
		return code;
	}
	code = ctg_fail(c->err, CTG_EREFUSED, "aucun acte ne dit exactement "
		"ce qui a changé\u00a0: %.*s", STR_ARG(c->why->message));
	ctg_err_hint(c->err, "si cette phrase de l'acte est de vous, "
		"reformulez-la\u202f; sinon, enregistrez le texte en "
		"plusieurs avenants, ou écrivez l'acte à la main");
	return code;
}

enum ctg_code ctg_compose(struct ctg_composed *out, struct ctg_arena *a,
	const struct ctg_composing *how, struct ctg_err *err)
{
	struct composer c = { .arena = a, .how = how, .out = out,
		.grains = { .arena = a }, .err = err };
	bool proved = false;

	*out = (struct ctg_composed){ 0 };
	ctg_diff_make(&c.diff, a, &how->base->text, &how->target->text, true);
	for (; out->rounds < ROUNDS; out->rounds++) {
		enum ctg_code code;

		c.raised = false;
		c.why = NULL;
		keep_grains(&c);
		code = try_once(&c, &proved);
		if (proved)
			drop_numbers(&out->ops);
		if (code || proved)
			return code;
		if (!c.raised)
			break;
	}
	return refuse(&c);
}

static void bare_frame(struct ctg_buf *b, const struct ctg_composing *c,
	struct ctg_ops *ops)
{
	struct ctg_writing w = { .base = c->base->text.text, .ops = ops,
		.style = c->style, .first = 1 };
	unsigned after;

	ctg_buf_puts(b, "---\nctg: 1\navenant: 1\ntitre: Avenant\nbase: 0\n"
		"effet: signature\n");
	ctg_write_parties(b, ops);
	ctg_write_annexes(b, ops);
	ctg_buf_puts(b, "---\n");
	ctg_act_write(b, &after, &w);
}

enum ctg_code ctg_compose_bare(struct ctg_composed *out, struct ctg_arena *a,
	const struct ctg_side *base, const struct ctg_side *target,
	struct ctg_err *err)
{
	const struct ctg_composing how = { .base = base, .target = target,
		.frame = bare_frame, .path = STR("acte") };

	return ctg_compose(out, a, &how, err);
}
