/* SPDX-License-Identifier: Apache-2.0 */
/* The act of the draft, written again on the text in force. */
#include "store/actualising.h"

#include "avenant/frame.h"
#include "base/arena.h"
#include "model/front.h"
#include "model/yaml_patch.h"

/* « base » says the version in force, everything else stays. */
static enum ctg_code rebased(struct ctg_str *out, struct ctg_actualising *c,
	struct ctg_err *err)
{
	struct ctg_yaml_patch p = { .arena = c->arena };
	struct ctg_str text = c->act->text, now;
	struct ctg_front front;
	struct ctg_yaml *root;
	enum ctg_code code = ctg_front_find(&front, c->arena, c->act, err);

	if (!code)
		code = ctg_yaml_parse(&root, c->arena, front.yaml,
			c->act->path, front.line, err);
	if (code)
		return code;
	p.text = front.yaml;
	ctg_yaml_set(&p, ctg_yaml_get(root, STR("base")),
		ctg_strf(c->arena, "%u", c->to));
	now = ctg_yaml_patched(&p);
	*out = ctg_strf(c->arena, "%.*s%.*s%.*s",
		(int)(front.yaml.p - text.p), text.p, STR_ARG(now),
		STR_ARG(ctg_str_skip(text, (size_t)(front.yaml.p - text.p) +
		front.yaml.n)));
	return CTG_OK;
}

static void write_frame(struct ctg_buf *b, const struct ctg_composing *how,
	struct ctg_ops *ops)
{
	ctg_frame_write(b, how->context, ops);
}

/* What is ours in it was written of the version that it began with. */
static enum ctg_code read_frame(struct ctg_frame *f,
	struct ctg_actualising *c, struct ctg_str text, struct ctg_err *err)
{
	struct ctg_source *src = CTG_NEW(c->arena, struct ctg_source);
	enum ctg_code code = ctg_source_init(src, c->arena, c->act->path,
		text, err);

	f->base = c->before.text.text;
	f->target = c->draft.text.text;
	if (!code)
		code = ctg_frame_read(f, c->arena, src, err);
	f->base = c->now.text.text;
	f->target = c->merged.text.text;
	return code;
}

enum ctg_code ctg_actualising_act(struct ctg_actualising *c,
	enum ctg_act_style style, struct ctg_err *err)
{
	struct ctg_frame f = { .events = c->suivi.events,
		.nevents = c->suivi.n, .style = style };
	const struct ctg_composing how = { .base = &c->now,
		.target = &c->merged, .style = style, .frame = write_frame,
		.context = &f, .path = ctg_str_from(c->at.path) };
	struct ctg_composed out;
	struct ctg_str text;
	enum ctg_code code;

	if (!c->act)
		return CTG_OK;
	f.earlier = ctg_acts_held(&f.nearlier, c->arena, c->at.list.acts,
		c->at.list.nacts, c->to);
	code = rebased(&text, c, err);
	if (!code)
		code = read_frame(&f, c, text, err);
	if (!code)
		code = ctg_compose(&out, c->arena, &how, err);
	if (code)
		return code;
	/* A draft that says nothing yet is left as it is. */
	c->nops = out.stated;
	ctg_actualising_edit(c, c->at.path)->text = out.ops.n > 0 ? out.act :
		text;
	return CTG_OK;
}
