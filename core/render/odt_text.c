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
static void list_open(struct ctg_odt *w, const char *style, bool item)
{
	ctg_xml_open(w->x, "text:list");
	ctg_xml_attr(w->x, "text:style-name", style);
	ctg_xml_open(w->x, item ? "text:list-item" : "text:list-header");
	w->lists->style[w->lists->depth++] = style;
}

static void lists_enter(struct ctg_odt *w, const struct ctg_sheet_para *p)
{
	const char *style = p->bullet ? "List_20_1" : "Marqueurs";
	unsigned depth = p->depth < 1 ? 1 : p->depth > CTG_ODT_LEVELS ?
		CTG_ODT_LEVELS : p->depth;

	lists_close(w, depth);
	if (w->lists->depth == depth && p->starts) {
		if (strcmp(w->lists->style[depth - 1], style) == 0) {
			ctg_xml_close(w->x);
			ctg_xml_open(w->x, "text:list-item");
			return;
		}
		lists_close(w, depth - 1);
	}
	while (w->lists->depth < depth)
		list_open(w, style, p->starts);
}

/* --- paragraphs ----------------------------------------------------------- */

void ctg_odt_open(struct ctg_odt *w, const struct ctg_sheet_para *shape,
	const struct ctg_odt_look *look)
{
	bool heading = shape->role == CTG_ROLE_HEADING;

	if (shape->role == CTG_ROLE_ITEM)
		lists_enter(w, shape);
	else
		ctg_odt_lists_end(w);
	if (shape->role != CTG_ROLE_ITEM && w->unlisted)
		list_open(w, "Aucune", true);
	ctg_xml_open(w->x, heading ? "text:h" : "text:p");
	ctg_xml_attr_str(w->x, "text:style-name", ctg_odt_look_name(w, look));
	if (heading)
		ctg_xml_attr_num(w->x, "text:outline-level",
			shape->level < 1 ? 1 : shape->level > CTG_ODT_LEVELS ?
			CTG_ODT_LEVELS : shape->level);
	w->space = true;
}

void ctg_odt_close(struct ctg_odt *w)
{
	ctg_xml_close(w->x);
}

void ctg_odt_shell(struct ctg_odt *w, const struct ctg_sheet_para *shape,
	const struct ctg_odt_look *look)
{
	ctg_odt_open(w, shape, look);
	ctg_odt_close(w);
}

/* Where the sommaire leads to. */
void ctg_odt_bookmark(struct ctg_odt *w, const struct ctg_sheet_para *p)
{
	if (p->role != CTG_ROLE_HEADING || !p->bookmark)
		return;
	ctg_xml_open(w->x, "text:bookmark");
	ctg_xml_attrf(w->x, "text:name", "titre-%u", p->bookmark);
	ctg_xml_close(w->x);
}

void ctg_odt_words(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *from)
{
	if (p->role == CTG_ROLE_ENTRY && p->target)
		ctg_odt_entry(w, p, from);
	else
		ctg_odt_runs(w, p, from);
}
