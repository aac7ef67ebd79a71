/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

static bool is_entry(const struct ctg_sheet_block *b)
{
	return b && b->para && b->para->role == CTG_ROLE_ENTRY;
}

/* What LibreOffice does when people ask it to make the table anew. */
static void put_template(struct ctg_odt *w, unsigned level)
{
	static const char *const parts[] = {
		"text:index-entry-link-start", "text:index-entry-text",
		"text:index-entry-tab-stop", "text:index-entry-page-number",
		"text:index-entry-link-end",
	};

	ctg_xml_open(w->x, "text:table-of-content-entry-template");
	ctg_xml_attrf(w->x, "text:outline-level", "%u", level);
	ctg_xml_attrf(w->x, "text:style-name", "Contents_20_%u", level);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		ctg_xml_open(w->x, parts[i]);
		if (i == 2) {
			ctg_xml_attr(w->x, "style:type", "right");
			ctg_xml_attr(w->x, "style:leader-char", ".");
		}
		ctg_xml_close(w->x);
	}
	ctg_xml_close(w->x);
}

static void put_source(struct ctg_odt *w, unsigned levels)
{
	ctg_xml_open(w->x, "text:table-of-content-source");
	ctg_xml_attrf(w->x, "text:outline-level", "%u", levels);
	for (unsigned i = 1; i <= CTG_ODT_LEVELS; i++)
		put_template(w, i);
	ctg_xml_close(w->x);
}

static unsigned levels_from(const struct ctg_sheet_block *b)
{
	unsigned deepest = 1;

	for (; is_entry(b); b = b->next)
		if (b->para->level > deepest)
			deepest = b->para->level;
	return deepest < CTG_ODT_LEVELS ? deepest : CTG_ODT_LEVELS;
}

const struct ctg_sheet_block *ctg_odt_toc(struct ctg_odt *w,
	const struct ctg_sheet_block *b)
{
	ctg_odt_lists_end(w);
	ctg_xml_open(w->x, "text:table-of-content");
	ctg_xml_attr(w->x, "text:style-name", "Sommaire");
	ctg_xml_attr(w->x, "text:protected", "false");
	ctg_xml_attrf(w->x, "text:name", "Sommaire%u", ++w->tocs);
	put_source(w, levels_from(b));
	ctg_xml_open(w->x, "text:index-body");
	for (; is_entry(b); b = b->next)
		ctg_odt_para(w, b->para, ctg_odt_look(w, b));
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
	return b;
}

void ctg_odt_entry(struct ctg_odt *w, const struct ctg_sheet_para *p)
{
	ctg_xml_open(w->x, "text:a");
	ctg_xml_attr(w->x, "xlink:type", "simple");
	ctg_xml_attrf(w->x, "xlink:href", "#titre-%u", p->target);
	ctg_xml_attr(w->x, "text:style-name", "Index_20_Link");
	ctg_xml_attr(w->x, "text:visited-style-name", "Index_20_Link");
	for (const struct ctg_run *r = p->runs; r; r = r->next)
		ctg_odt_run(w, r);
	ctg_xml_empty(w->x, "text:tab");
	ctg_xml_open(w->x, "text:bookmark-ref");
	ctg_xml_attr(w->x, "text:reference-format", "page");
	ctg_xml_attrf(w->x, "text:ref-name", "titre-%u", p->target);
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
}
