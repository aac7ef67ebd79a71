/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_add.h"

#include "render/typeset.h"

struct ctg_sheet_para *ctg_sheet_para(struct ctg_arena *a, enum ctg_role role)
{
	struct ctg_sheet_para *p = CTG_NEW(a, struct ctg_sheet_para);

	p->role = role;
	return p;
}

struct ctg_run *ctg_sheet_run(struct ctg_arena *a, struct ctg_sheet_para *p,
	enum ctg_run_kind kind)
{
	struct ctg_run *r = CTG_NEW(a, struct ctg_run);

	r->kind = kind;
	if (p->last)
		p->last->next = r;
	else
		p->runs = r;
	p->last = r;
	return r;
}

struct ctg_run *ctg_sheet_say(struct ctg_arena *a, struct ctg_sheet_para *p,
	struct ctg_str s)
{
	struct ctg_run *r = ctg_sheet_run(a, p, CTG_RUN_TEXT);

	r->text = s;
	return r;
}

struct ctg_sheet_block *ctg_sheet_put(struct ctg_arena *a,
	struct ctg_sheet *s, struct ctg_sheet_para *p,
	struct ctg_sheet_table *t)
{
	struct ctg_sheet_block *b = CTG_NEW(a, struct ctg_sheet_block);

	b->para = p;
	b->table = t;
	if (s->last)
		s->last->next = b;
	else
		s->blocks = b;
	s->last = b;
	return b;
}

struct ctg_str ctg_sheet_typeset(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_node *p = ctg_node_new(a, CTG_PARA);

	ctg_node_append(p, ctg_node_text(a, s));
	ctg_typeset(a, p);
	return ctg_node_words(a, p);
}

struct ctg_str ctg_sheet_capital(struct ctg_arena *a, struct ctg_str s)
{
	if (s.n && s.p[0] >= 'a' && s.p[0] <= 'z')
		return ctg_strf(a, "%c%.*s", s.p[0] - 'a' + 'A',
			STR_ARG(ctg_str_skip(s, 1)));
	return s;
}
