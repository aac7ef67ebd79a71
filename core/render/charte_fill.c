/* SPDX-License-Identifier: Apache-2.0 */
/* A house style filled in by ours, and written down as one styles.xml. */
#include "render/charte_odt.h"

struct fill {
	struct ctg_xml *x;
	const struct ctg_charte_odt *house, *ours;
};

static bool is_element(const struct ctg_charte_piece *p, const char *name)
{
	return strcmp(p->element, name) == 0;
}

/* A number that our text does not have would come before its titles, its
 * notes or its items. */
static bool counts(const struct ctg_charte_piece *p)
{
	if (is_element(p, "text:list-style"))
		return ctg_str_eq(p->name, STR("Marqueurs")) ||
			ctg_str_eq(p->name, STR("Aucune")) ||
			ctg_str_has(p->xml, STR("list-level-style-number"));
	return is_element(p, "text:outline-style") ||
		is_element(p, "text:notes-configuration") ||
		is_element(p, "text:linenumbering-configuration") ||
		is_element(p, "text:bibliography-configuration");
}

static bool has(const struct ctg_charte_pieces *all, bool uncounted,
	const struct ctg_charte_piece *p)
{
	for (const struct ctg_charte_piece *q = all->first; q; q = q->next)
		if (is_element(q, p->element) &&
		    ctg_str_eq(q->name, p->name) &&
		    ctg_str_eq(q->family, p->family) &&
		    !(uncounted && counts(q)))
			return true;
	return false;
}

/* uncounted: what counts is ours. */
static void put_pieces(struct fill *f, const char *around,
	const struct ctg_charte_pieces *house,
	const struct ctg_charte_pieces *ours, bool uncounted)
{
	if (around)
		ctg_xml_open(f->x, around);
	for (const struct ctg_charte_piece *p = house->first; p; p = p->next)
		if (!uncounted || !counts(p))
			ctg_xml_raw(f->x, p->xml);
	for (const struct ctg_charte_piece *p = ours->first; p; p = p->next)
		if (!has(house, uncounted, p))
			ctg_xml_raw(f->x, p->xml);
	if (around)
		ctg_xml_close(f->x);
}

/* --- pages ---------------------------------------------------------------- */

/* One of the three kinds of pages that our text asks for. */
struct kind {
	const char *master, *shown, *layout, *next;
	bool turned, first;
};

static const struct kind kinds[] = {
	{ "Standard", NULL, "Ctg-portrait", NULL, false, false },
	{ "First_20_Page", "First Page", "Ctg-premiere", "Standard",
	  false, true },
	{ "Landscape", NULL, "Ctg-paysage", NULL, true, false },
};

/* That of the house for such a page: its own, or the usual one. */
static const struct ctg_charte_master *master_of(const struct fill *f,
	const struct kind *k)
{
	const struct ctg_charte_master *m = ctg_charte_master(f->house,
		k->master);

	return m ? m : ctg_charte_master(f->house, "Standard");
}

static struct ctg_str edge_style(struct ctg_str house, struct ctg_str ours)
{
	return ctg_str_has(house, STR("header-footer-properties")) ? house :
		ours;
}

static void put_layout(struct fill *f, const struct kind *k)
{
	const struct ctg_charte_master *m = master_of(f, k);
	const struct ctg_charte_layout *own = m ?
		ctg_charte_layout(f->house, m->layout) : NULL;
	const struct ctg_charte_layout *ours = ctg_charte_layout(f->ours,
		k->turned ? STR("Paysage") : STR("Portrait"));
	bool turn = k->turned && own &&
		!ctg_charte_master(f->house, k->master);

	ctg_xml_open(f->x, "style:page-layout");
	ctg_xml_attr(f->x, "style:name", k->layout);
	ctg_xml_raw(f->x, !own || !own->page.n ? ours->page : turn ?
		own->turned : own->page);
	ctg_xml_raw(f->x, edge_style(own ? own->header : STR(""),
		ours->header));
	ctg_xml_raw(f->x, edge_style(own ? own->footer : STR(""),
		ours->footer));
	ctg_xml_close(f->x);
}

static bool has_page_number(const struct ctg_charte_master *m)
{
	for (size_t i = 0; m && i < CTG_CHARTE_EDGES; i++)
		if (ctg_str_has(m->edges[i], STR("<text:page-number")))
			return true;
	return false;
}

static void put_edge(struct fill *f, enum ctg_charte_edge edge,
	struct ctg_str house, struct ctg_str ours)
{
	if (!house.n && !ours.n)
		return;
	ctg_xml_open(f->x, ctg_charte_edges[edge]);
	ctg_xml_raw(f->x, house);
	ctg_xml_raw(f->x, ours);
	ctg_xml_close(f->x);
}

/* The first page of the house may be a page of its own, or the first of its
 * usual pages. */
static struct ctg_str edge_of(const struct ctg_charte_master *m,
	const struct kind *k, enum ctg_charte_edge edge)
{
	enum ctg_charte_edge first = edge == CTG_CHARTE_HEADER ?
		CTG_CHARTE_HEADER_FIRST : CTG_CHARTE_FOOTER_FIRST;

	if (!m)
		return STR("");
	return k->first && m->edges[first].n ? m->edges[first] :
		m->edges[edge];
}

/* What a house has on its left pages comes with ours too. */
static void put_side(struct fill *f, const struct ctg_charte_master *m,
	const struct kind *k, enum ctg_charte_edge edge, struct ctg_str ours)
{
	enum ctg_charte_edge left = edge == CTG_CHARTE_HEADER ?
		CTG_CHARTE_HEADER_LEFT : CTG_CHARTE_FOOTER_LEFT;
	struct ctg_str house = edge_of(m, k, edge);

	put_edge(f, edge, house, ours);
	if (!k->first && m && m->edges[left].n && (house.n || ours.n))
		put_edge(f, left, m->edges[left], ours);
}

/* The title, the version and « PROJET » have a line of their own. */
static void put_master(struct fill *f, const struct kind *k)
{
	const struct ctg_charte_master *m = master_of(f, k);
	const struct ctg_charte_master *ours = ctg_charte_master(f->ours,
		k->master);
	bool numbered = k->first || has_page_number(m);

	ctg_xml_open(f->x, "style:master-page");
	ctg_xml_attr(f->x, "style:name", k->master);
	if (k->shown)
		ctg_xml_attr(f->x, "style:display-name", k->shown);
	ctg_xml_attr(f->x, "style:page-layout-name", k->layout);
	if (m && m->drawing.n)
		ctg_xml_attr_str(f->x, "draw:style-name", m->drawing);
	if (k->next)
		ctg_xml_attr(f->x, "style:next-style-name", k->next);
	put_side(f, m, k, CTG_CHARTE_HEADER, ours->edges[CTG_CHARTE_HEADER]);
	put_side(f, m, k, CTG_CHARTE_FOOTER, numbered ? STR("") :
		ours->edges[CTG_CHARTE_FOOTER]);
	ctg_xml_close(f->x);
}

/* --- the file ------------------------------------------------------------- */

static void put_root(struct ctg_xml *x)
{
	ctg_xml_begin(x);
	ctg_xml_open(x, "office:document-styles");
	for (const struct ctg_charte_space *s = ctg_charte_odt_spaces;
	     s->prefix; s++)
		ctg_xml_attr(x, ctg_strf(x->out->arena, "xmlns:%s",
			s->prefix).p, s->address);
	ctg_xml_attr(x, "office:version", "1.3");
}

static struct ctg_str write(struct ctg_arena *a,
	const struct ctg_charte_odt *house, const struct ctg_charte_odt *ours)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };
	struct fill f = { &x, house, ours };
	const size_t n = sizeof(kinds) / sizeof(*kinds);

	put_root(&x);
	put_pieces(&f, "office:font-face-decls", &house->fonts, &ours->fonts,
		false);
	put_pieces(&f, "office:styles", &house->styles, &ours->styles, true);
	ctg_xml_open(&x, "office:automatic-styles");
	put_pieces(&f, NULL, &house->automatic, &ours->automatic, false);
	for (size_t i = 0; i < n; i++)
		put_layout(&f, &kinds[i]);
	ctg_xml_close(&x);
	ctg_xml_open(&x, "office:master-styles");
	for (size_t i = 0; i < n; i++)
		put_master(&f, &kinds[i]);
	ctg_xml_close(&x);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

enum ctg_code ctg_charte_odt_styles(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_charte *charte,
	struct ctg_str ours, struct ctg_err *err)
{
	struct ctg_charte_copy c = { .arena = a };
	struct ctg_charte_odt mine;
	enum ctg_code code = ctg_charte_odt_read(&mine, &c, ours,
		charte->odt, err);

	if (!code)
		*out = write(a, charte->odt, &mine);
	return code;
}
