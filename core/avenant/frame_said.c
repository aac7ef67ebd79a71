/* SPDX-License-Identifier: Apache-2.0 */
/* Articles that amend, under a heading that a person chose: they are written
 * again, and keep it. */
#include "avenant/framing.h"

#include "avenant/read.h"
#include "avenant/write_unit.h"

struct said {
	const struct ctg_source *act;
	struct ctg_ops ops;
	struct ctg_diags diags;
};

static unsigned line_of(const struct said *s, const char *p)
{
	unsigned line = 1;

	for (const char *at = s->act->text.p; at < p; at++)
		line += *at == '\n';
	return line;
}

/* The first operation said between two places of the act. */
static const struct ctg_op *said_in(const struct said *s, struct ctg_str text)
{
	unsigned from = line_of(s, text.p);
	unsigned to = line_of(s, text.p + text.n);

	for (size_t i = 0; i < s->ops.n; i++)
		if (s->ops.v[i].line >= from && s->ops.v[i].line <= to &&
		    s->ops.v[i].at)
			return &s->ops.v[i];
	return NULL;
}

/* Lines of what is quoted: « opens them, or they stand bare. */
static bool is_quoted(struct ctg_str block)
{
	while (block.n > 0 && (strchr("-*#.) ", block.p[0]) ||
	       ctg_is_digit(block.p[0])))
		block = ctg_str_skip(block, 1);
	return block.n == 0 || block.p[0] == '|' ||
		ctg_str_starts(block, STR("«")) ||
		ctg_str_starts(block, STR("»")) ||
		ctg_str_starts(block, STR("[^"));
}

/* It does, or should do, something. */
static bool does(const struct said *s, struct ctg_str block)
{
	unsigned from = line_of(s, block.p);
	unsigned to = line_of(s, block.p + block.n);

	for (size_t i = 0; i < s->ops.n; i++)
		if (s->ops.v[i].line >= from && s->ops.v[i].line <= to)
			return true;
	for (size_t i = 0; i < s->diags.n; i++)
		if (s->diags.v[i].at.line >= from &&
		    s->diags.v[i].at.line <= to &&
		    strcmp(s->diags.v[i].rule, "A701") != 0)
			return true;
	return false;
}

/* What a person wrote among the sentences that amend. */
static void keep_own(struct ctg_frame *f, const struct said *s,
	struct ctg_frame_section *x)
{
	const struct ctg_op *op = said_in(s, x->text);
	struct ctg_str text = x->text;
	struct ctg_buf b = { .arena = f->arena };

	while (text.n > 0) {
		struct ctg_str block = ctg_frame_block(&text);

		if (block.n == 0 || is_quoted(block) || does(s, block) ||
		    ctg_str_ends(block, STR(":")))
			continue;
		ctg_buf_printf(&b, "%s%.*s", b.n ? "\n\n" : "",
			STR_ARG(block));
	}
	if (b.n == 0)
		return;
	CTG_MORE(f->arena, f->own, f->nown, f->own_room);
	f->own[f->nown++] = (struct ctg_act_own){
		.unit = op ? ctg_write_unit(op) : NULL,
		.added = op && ctg_write_is_added(op),
		.words = ctg_buf_str(&b) };
	x->own = f->nown;
}

static bool only_amends(const struct said *s, struct ctg_str text)
{
	while (text.n > 0) {
		struct ctg_str block = ctg_frame_block(&text);

		if (block.n > 0 && !is_quoted(block) &&
		    !ctg_str_ends(block, STR(":")) && !said_in(s, block))
			return false;
	}
	return true;
}

static void keep_title(struct ctg_frame *f, const struct ctg_op *op,
	struct ctg_str title)
{
	struct ctg_act_title *t;

	CTG_MORE(f->arena, f->titles, f->ntitles, f->titles_room);
	t = &f->titles[f->ntitles++];
	t->unit = ctg_write_unit(op);
	t->added = ctg_write_is_added(op);
	t->title = title;
}

void ctg_frame_find_said(struct ctg_frame *f, const struct ctg_source *act)
{
	struct ctg_diags ignored = { .arena = f->arena };
	struct said s = { act, { .arena = f->arena }, { .arena = f->arena } };
	struct ctg_act_text text;

	if (!f->base || ctg_act_load(&text, f->arena, act, &ignored, NULL))
		return;
	ctg_act_read(&s.ops, &text, f->base, &s.diags);
	for (size_t i = 0; i < f->nsections; i++) {
		struct ctg_frame_section *x = &f->sections[i];
		const struct ctg_op *op = said_in(&s, x->text);

		if (x->role != CTG_FRAME_OWN || !op || !x->title.p ||
		    !only_amends(&s, x->text))
			continue;
		x->role = CTG_FRAME_AMENDING;
		keep_title(f, op, x->title);
	}
	for (size_t i = 0; i < f->nsections; i++)
		if (f->sections[i].role == CTG_FRAME_AMENDING)
			keep_own(f, &s, &f->sections[i]);
}
