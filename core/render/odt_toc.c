/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

/* What LibreOffice does when people ask it to make the table anew. */
static void put_template(struct ctg_odt *w, unsigned level)
{
	static const char *const parts[] = {
		"text:index-entry-link-start", "text:index-entry-text",
		"text:index-entry-tab-stop", "text:index-entry-page-number",
		"text:index-entry-link-end",
	};

	ctg_xml_open(w->x, "text:table-of-content-entry-template");
	ctg_xml_attr_num(w->x, "text:outline-level", level);
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
	ctg_xml_attr_num(w->x, "text:outline-level", levels);
	for (unsigned i = 1; i <= CTG_ODT_LEVELS; i++)
		put_template(w, i);
	ctg_xml_close(w->x);
}

static unsigned levels_of(const struct ctg_odt_item *v, size_t n)
{
	unsigned deepest = 1;

	for (size_t i = 0; i < n; i++)
		if (v[i].para->level > deepest)
			deepest = v[i].para->level;
	return deepest < CTG_ODT_LEVELS ? deepest : CTG_ODT_LEVELS;
}

void ctg_odt_toc(struct ctg_odt *w, const struct ctg_odt_item *v, size_t n)
{
	ctg_odt_lists_end(w);
	ctg_xml_open(w->x, "text:table-of-content");
	ctg_xml_attr(w->x, "text:style-name", "Sommaire");
	ctg_xml_attr(w->x, "text:protected", "false");
	ctg_xml_attrf(w->x, "text:name", "Sommaire%u", ++w->tocs);
	put_source(w, levels_of(v, n));
	ctg_xml_open(w->x, "text:index-body");
	ctg_odt_flow(w, v, n);
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
}

void ctg_odt_entry(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *from)
{
	ctg_xml_open(w->x, "text:a");
	ctg_xml_attr(w->x, "xlink:type", "simple");
	ctg_xml_attrf(w->x, "xlink:href", "#titre-%u", p->target);
	ctg_xml_attr(w->x, "text:style-name", "Index_20_Link");
	ctg_xml_attr(w->x, "text:visited-style-name", "Index_20_Link");
	w->in_link = true;
	ctg_odt_runs(w, p, from);
	w->in_link = false;
	ctg_xml_empty(w->x, "text:tab");
	ctg_xml_open(w->x, "text:bookmark-ref");
	ctg_xml_attr(w->x, "text:reference-format", "page");
	ctg_xml_attrf(w->x, "text:ref-name", "titre-%u", p->target);
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
}
