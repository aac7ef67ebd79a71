/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

/* --- lists ---------------------------------------------------------------- */

static void lists_close(struct ctg_odt *w, unsigned depth)
{
	while (w->lists->depth > depth) {
		ctg_xml_close(w->x);
		ctg_xml_close(w->x);
		w->lists->depth--;
	}
}

void ctg_odt_lists_end(struct ctg_odt *w)
{
	lists_close(w, 0);
}

/* What goes on with no item before it has no sign either. */
static void list_open(struct ctg_odt *w, bool bullet, bool item)
{
	ctg_xml_open(w->x, "text:list");
	ctg_xml_attr(w->x, "text:style-name", bullet ? "List_20_1" :
		"Marqueurs");
	ctg_xml_open(w->x, item ? "text:list-item" : "text:list-header");
	w->lists->bullet[w->lists->depth++] = bullet;
}

static void lists_enter(struct ctg_odt *w, const struct ctg_sheet_para *p)
{
	unsigned depth = p->depth < 1 ? 1 : p->depth > CTG_ODT_LEVELS ?
		CTG_ODT_LEVELS : p->depth;

	lists_close(w, depth);
	if (w->lists->depth == depth && p->starts) {
		if (w->lists->bullet[depth - 1] == p->bullet) {
			ctg_xml_close(w->x);
			ctg_xml_open(w->x, "text:list-item");
			return;
		}
		lists_close(w, depth - 1);
	}
	while (w->lists->depth < depth)
		list_open(w, p->bullet, p->starts);
}

/* --- paragraphs ----------------------------------------------------------- */

static void open_para(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_odt_look *look)
{
	bool heading = p->role == CTG_ROLE_HEADING;

	ctg_xml_open(w->x, heading ? "text:h" : "text:p");
	ctg_xml_attr_str(w->x, "text:style-name", ctg_odt_look_name(w, look));
	if (heading)
		ctg_xml_attrf(w->x, "text:outline-level", "%u",
			p->level < 1 ? 1 : p->level > CTG_ODT_LEVELS ?
			CTG_ODT_LEVELS : p->level);
	if (heading && p->bookmark) {
		ctg_xml_open(w->x, "text:bookmark");
		ctg_xml_attrf(w->x, "text:name", "titre-%u", p->bookmark);
		ctg_xml_close(w->x);
	}
	w->space = true;
}

void ctg_odt_para(struct ctg_odt *w, const struct ctg_sheet_para *p,
	struct ctg_odt_look look)
{
	if (p->role == CTG_ROLE_ITEM)
		lists_enter(w, p);
	else
		ctg_odt_lists_end(w);
	open_para(w, p, &look);
	if (p->role == CTG_ROLE_ENTRY && p->target) {
		ctg_odt_entry(w, p);
	} else {
		for (const struct ctg_run *r = p->runs; r; r = r->next)
			ctg_odt_run(w, r);
	}
	ctg_xml_close(w->x);
}

void ctg_odt_blocks(struct ctg_odt *w, const struct ctg_sheet_block *b)
{
	while (b) {
		struct ctg_odt_look look;

		if (b->para && b->para->role == CTG_ROLE_ENTRY) {
			b = ctg_odt_toc(w, b);
			continue;
		}
		look = ctg_odt_look(w, b);
		if (b->para)
			ctg_odt_para(w, b->para, look);
		else
			ctg_odt_table(w, b->table, look);
		b = b->next;
	}
	ctg_odt_lists_end(w);
}
