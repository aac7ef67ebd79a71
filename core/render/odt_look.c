/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#include "render/sheet_keep.h"

/* Sizes of a page, less its margins, in tenths of a millimetre. */
#define PORTRAIT	1700
#define LANDSCAPE	2570

/* The names that LibreOffice gives its own, so that a house style fits. */
const char *ctg_odt_style(enum ctg_role role, unsigned level)
{
	static const char *const names[CTG_ROLES] = {
		[CTG_ROLE_BODY] = "Text_20_body",
		[CTG_ROLE_TITLE] = "Title",
		[CTG_ROLE_COVER] = "Subtitle",
		[CTG_ROLE_STATE] = "Mention",
		[CTG_ROLE_CAPTION] = "Contents_20_Heading",
		[CTG_ROLE_VISA] = "Visa",
		[CTG_ROLE_ITEM] = "List",
		[CTG_ROLE_CLOSING] = "Formule_20_finale",
		[CTG_ROLE_PARTY] = "Partie",
		[CTG_ROLE_SIGNATORY] = "Signataire",
		[CTG_ROLE_HEAD] = "Table_20_Heading",
		[CTG_ROLE_GROUP] = "Groupe_20_de_20_lignes",
		[CTG_ROLE_CELL] = "Table_20_Contents",
		[CTG_ROLE_NOTE] = "Footnote",
		[CTG_ROLE_PIECE] = "Piece_20_jointe",
		[CTG_ROLE_ACT] = "Titre_20_acte",
		[CTG_ROLE_QUOTE] = "Texte_20_cite",
	};
	static const char *const headings[] = {
		"Heading_20_1", "Heading_20_2", "Heading_20_3",
		"Heading_20_4", "Heading_20_5", "Heading_20_6",
		"Heading_20_7", "Heading_20_8", "Heading_20_9",
		"Heading_20_10",
	};
	static const char *const entries[] = {
		"Contents_20_1", "Contents_20_2", "Contents_20_3",
		"Contents_20_4", "Contents_20_5", "Contents_20_6",
		"Contents_20_7", "Contents_20_8", "Contents_20_9",
		"Contents_20_10",
	};
	unsigned at = level < 1 ? 0 : level > CTG_ODT_LEVELS ?
		CTG_ODT_LEVELS - 1 : level - 1;

	return role == CTG_ROLE_HEADING ? headings[at] :
		role == CTG_ROLE_ENTRY ? entries[at] : names[role];
}

const char *const ctg_odt_letters[] = {
	NULL, "Strong_20_Emphasis", "Emphasis", "Gras_20_italique",
	"Exposant", "Exposant_20_gras", "Exposant_20_italique",
	"Exposant_20_gras_20_italique",
};

static void begin_page(struct ctg_odt *w, const struct ctg_sheet_block *b,
	struct ctg_odt_look *look)
{
	const char *was = w->master;

	if (b->page == CTG_PAGE_LANDSCAPE)
		w->master = "Landscape";
	else if ((!was || b->page == CTG_PAGE_NEXT) &&
	    ctg_sheet_begins_title(b))
		w->master = "First_20_Page";
	else if (!was || b->page == CTG_PAGE_PORTRAIT ||
	    strcmp(was, "First_20_Page") == 0)
		w->master = "Standard";
	look->page = b->page == CTG_PAGE_NEXT && w->master == was;
	look->master = look->page ? NULL : w->master;
}

struct ctg_odt_look ctg_odt_look(struct ctg_odt *w,
	const struct ctg_sheet_block *block)
{
	const struct ctg_sheet_para *p = block->para;
	struct ctg_odt_look look = { .parent = NULL };

	if (p) {
		look.parent = ctg_odt_style(p->role, p->level);
		look.keep = ctg_sheet_keeps(w->before, block);
		look.last = !w->charte.odt && ctg_sheet_ends_list(block);
		look.align = p->align;
	}
	if (!w->master || block->page != CTG_PAGE_SAME)
		begin_page(w, block, &look);
	w->before = block;
	return look;
}

static bool is_plain(const struct ctg_odt_look *l)
{
	return l->parent && !l->master && !l->page && !l->keep &&
		!l->last && l->align <= CTG_LEFT;
}

static bool is_same(const struct ctg_odt_look *a,
	const struct ctg_odt_look *b)
{
	return a->parent == b->parent && a->master == b->master &&
		a->page == b->page && a->keep == b->keep &&
		a->last == b->last && a->align == b->align;
}

struct ctg_str ctg_odt_look_name(struct ctg_odt *w,
	const struct ctg_odt_look *look)
{
	size_t i = 0;

	if (is_plain(look))
		return ctg_str_from(look->parent);
	while (i < w->n_looks && !is_same(&w->looks[i], look))
		i++;
	if (i == w->n_looks) {
		CTG_MORE(w->arena, w->looks, i, w->room);
		w->looks[w->n_looks++] = *look;
	}
	return ctg_strf(w->arena, "P%zu", i + 1);
}

/* --- written down --------------------------------------------------------- */

static void put_paragraph(struct ctg_xml *x, const struct ctg_odt_look *l,
	size_t number)
{
	static const char *const aligned[] = {
		[CTG_CENTER] = "center", [CTG_RIGHT] = "end",
	};

	ctg_xml_open(x, "style:style");
	ctg_xml_attrf(x, "style:name", "P%zu", number);
	ctg_xml_attr(x, "style:family", "paragraph");
	ctg_xml_attr(x, "style:parent-style-name", l->parent);
	if (l->master)
		ctg_xml_attr(x, "style:master-page-name", l->master);
	ctg_xml_open(x, "style:paragraph-properties");
	if (l->page)
		ctg_xml_attr(x, "fo:break-before", "page");
	if (l->keep)
		ctg_xml_attr(x, "fo:keep-with-next", "always");
	if (l->last)
		ctg_xml_attr(x, "fo:margin-bottom", "0.22cm");
	if (l->align > CTG_LEFT)
		ctg_xml_attr(x, "fo:text-align", aligned[l->align]);
	ctg_xml_close(x);
	ctg_xml_close(x);
}

static void put_column(struct ctg_xml *x, const struct ctg_odt_columns *t,
	size_t table, unsigned i)
{
	unsigned whole = t->landscape ? LANDSCAPE : PORTRAIT;
	unsigned part = t->widths ? t->widths[i] : 1000 / t->n;
	unsigned width = (part * whole + 50) / 100;	/* in 10 µm */

	ctg_xml_open(x, "style:style");
	ctg_xml_attrf(x, "style:name", "T%zu.%u", table, i + 1);
	ctg_xml_attr(x, "style:family", "table-column");
	ctg_xml_open(x, "style:table-column-properties");
	ctg_xml_attrf(x, "style:column-width", "%u.%u%umm", width / 100,
		width / 10 % 10, width % 10);
	ctg_xml_attrf(x, "style:rel-column-width", "%u*", part);
	ctg_xml_close(x);
	ctg_xml_close(x);
}

static void put_letter(struct ctg_xml *x, const char *name, unsigned bit,
	unsigned is, unsigned is_not, const char *on, const char *off)
{
	if (is & bit)
		ctg_xml_attr(x, name, on);
	else if (is_not & bit)
		ctg_xml_attr(x, name, off);
}

/* Letters that say what they are not: see odt_run.c. */
static void put_letters(struct ctg_xml *x, unsigned is, unsigned is_not)
{
	ctg_xml_open(x, "style:style");
	ctg_xml_attrf(x, "style:name", "L%u-%u", is, is_not);
	ctg_xml_attr(x, "style:family", "text");
	ctg_xml_open(x, "style:text-properties");
	put_letter(x, "fo:font-style", 2, is, is_not, "italic", "normal");
	put_letter(x, "fo:font-weight", 1, is, is_not, "bold", "normal");
	put_letter(x, "style:text-position", 4, is, is_not, "super 58%",
		"0% 100%");
	ctg_xml_close(x);
	ctg_xml_close(x);
}

/* Letters are bold (1), italic (2), raised (4), struck (8), underlined
 * (16). */
static void put_lined(struct ctg_xml *x, unsigned f)
{
	ctg_xml_open(x, "style:style");
	ctg_xml_attrf(x, "style:name", "X%u", f);
	ctg_xml_attr(x, "style:family", "text");
	ctg_xml_open(x, "style:text-properties");
	put_letter(x, "fo:font-style", 2, f, 0, "italic", NULL);
	put_letter(x, "fo:font-weight", 1, f, 0, "bold", NULL);
	put_letter(x, "style:text-position", 4, f, 0, "super 58%", NULL);
	put_letter(x, "style:text-line-through-style", 8, f, 0, "solid",
		NULL);
	put_letter(x, "style:text-underline-style", 16, f, 0, "solid", NULL);
	put_letter(x, "style:text-underline-width", 16, f, 0, "auto", NULL);
	put_letter(x, "style:text-underline-color", 16, f, 0, "font-color",
		NULL);
	ctg_xml_close(x);
	ctg_xml_close(x);
}

#define CELL(name, attributes) \
	"<style:style style:name=\"" name "\" style:family=\"table-cell\">" \
	"<style:table-cell-properties fo:padding=\"0.12cm\" " attributes \
	"/></style:style>"
#define ROW(name, keep, attributes) \
	"<style:style style:name=\"" name "\" style:family=\"table-row\">" \
	"<style:table-row-properties fo:keep-together=\"" keep "\"" \
	attributes "/></style:style>"
/* Not of ODF: it has no tracked rows. */
#define TRACKED	" loext:text-changes-only=\"false\""
#define LIGHT	"fo:border=\"0.5pt solid #a6adb8\""

static const char fixed[] =
	CELL("Cellule", LIGHT)
	CELL("Cellule-titre", LIGHT " style:vertical-align=\"middle\" "
		"fo:background-color=\"#e3e8ef\"")
	CELL("Cellule-groupe", LIGHT " fo:background-color=\"#f2f4f7\"")
	CELL("Cellule-simple", "fo:border-left=\"none\" "
		"fo:border-right=\"none\" fo:border-top=\"none\" "
		"fo:border-bottom=\"0.5pt solid #d5d9df\"")
	ROW("Ligne", "always", "")
	ROW("Ligne-haute", "auto", "")
	ROW("Ligne-suivie", "always", TRACKED)
	ROW("Ligne-haute-suivie", "auto", TRACKED)
	"<style:style style:name=\"Image\" style:family=\"graphic\" "
	"style:parent-style-name=\"Graphics\"><style:graphic-properties "
	"style:vertical-pos=\"bottom\" style:vertical-rel=\"baseline\"/>"
	"</style:style>"
	"<style:style style:name=\"Sommaire\" style:family=\"section\">"
	"<style:section-properties style:editable=\"false\"/></style:style>";

static void put_table(struct ctg_xml *x, const struct ctg_odt_look *l,
	size_t number)
{
	ctg_xml_open(x, "style:style");
	ctg_xml_attrf(x, "style:name", "P%zu", number);
	ctg_xml_attr(x, "style:family", "table");
	if (l->master)
		ctg_xml_attr(x, "style:master-page-name", l->master);
	ctg_xml_open(x, "style:table-properties");
	ctg_xml_attr(x, "table:align", "margins");
	ctg_xml_attr(x, "fo:margin-top", "0.15cm");
	/* The line after it must not begin a page. */
	ctg_xml_attr(x, "fo:margin-bottom", l->last ? "0cm" : "0.35cm");
	ctg_xml_attr(x, "table:border-model", "collapsing");
	if (l->page)
		ctg_xml_attr(x, "fo:break-before", "page");
	if (l->keep)
		ctg_xml_attr(x, "style:may-break-between-rows", "false");
	ctg_xml_close(x);
	ctg_xml_close(x);
}

void ctg_odt_automatic(struct ctg_odt *w, struct ctg_xml *x)
{
	ctg_xml_open(x, "office:automatic-styles");
	for (size_t i = 0; i < w->n_looks; i++)
		(w->looks[i].parent ? put_paragraph : put_table)(x,
			&w->looks[i], i + 1);
	for (size_t i = 0; i < w->n_tables; i++)
		for (unsigned k = 0; k < w->columns[i].n; k++)
			put_column(x, &w->columns[i], i + 1, k);
	for (unsigned f = 8; w->n_changes && f < 64; f++)
		if (!(f % 8 & f / 8))
			put_letters(x, f % 8, f / 8);
	for (unsigned f = 8; f < 32; f++)
		if (w->lined >> f & 1)
			put_lined(x, f);
	ctg_xml_raw(x, (struct ctg_str){ fixed, sizeof(fixed) - 1 });
	ctg_xml_close(x);
}
