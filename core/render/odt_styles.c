/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#define SANS	"style:font-name=\"Liberation Sans\" "
#define BOLD	"fo:font-weight=\"bold\" "
#define INK	"fo:color=\"#1b2a41\" "
#define GREY	"fo:color=\"#555b66\" "
#define KEEP	"fo:keep-with-next=\"always\" "
#define WHOLE	"fo:keep-together=\"always\" "
#define WIDOWS	"fo:widows=\"2\" fo:orphans=\"2\" "
#define SIZE(pt) "fo:font-size=\"" pt "\" "
#define MARGINS(top, bottom) \
	"fo:margin-top=\"" top "\" fo:margin-bottom=\"" bottom "\" "

struct style {
	const char *name, *parent, *next;
	const char *shown;	/* NULL: as its name, spaces decoded */
	const char *paragraph, *text;
};

/* Parents come first: some readers want it so. */
static const struct style styles[] = {
	{ "Standard", NULL, NULL, NULL, WIDOWS, "" },
	{ "Text_20_body", "Standard", NULL, "Text body",
		MARGINS("0cm", "0.22cm") "fo:line-height=\"118%\" ", "" },
	{ "Heading", "Standard", "Text_20_body", NULL,
		MARGINS("0.5cm", "0.2cm") KEEP WHOLE, SANS BOLD INK },
	{ "Heading_20_1", "Heading", "Text_20_body", "Heading 1",
		MARGINS("0.8cm", "0.3cm"), SIZE("15pt") },
	{ "Heading_20_2", "Heading", "Text_20_body", "Heading 2",
		MARGINS("0.6cm", "0.22cm"), SIZE("12.5pt") },
	{ "Heading_20_3", "Heading", "Text_20_body", "Heading 3",
		MARGINS("0.45cm", "0.18cm"), SIZE("11.5pt") },
	{ "Heading_20_4", "Heading", "Text_20_body", "Heading 4",
		MARGINS("0.4cm", "0.15cm"), SIZE("10.5pt") },
	{ "Heading_20_5", "Heading_20_4", "Text_20_body", "Heading 5", "",
		"fo:font-style=\"italic\" " },
	{ "Heading_20_6", "Heading_20_5", "Text_20_body", "Heading 6", "",
		"fo:font-weight=\"normal\" " },
	{ "Heading_20_7", "Heading_20_6", "Text_20_body", "Heading 7", "", "" },
	{ "Heading_20_8", "Heading_20_6", "Text_20_body", "Heading 8", "", "" },
	{ "Heading_20_9", "Heading_20_6", "Text_20_body", "Heading 9", "", "" },
	{ "Heading_20_10", "Heading_20_6", "Text_20_body", "Heading 10",
		"", "" },
	{ "Title", "Heading", "Text_20_body", NULL,
		MARGINS("3.2cm", "1.2cm") "fo:text-align=\"center\" "
		"fo:line-height=\"115%\" ", SIZE("24pt") },
	{ "Subtitle", "Heading", "Text_20_body", NULL,
		MARGINS("0cm", "0.3cm") "fo:text-align=\"center\" "
		"fo:keep-with-next=\"auto\" ",
		SIZE("12.5pt") "fo:font-weight=\"normal\" " },
	{ "Mention", "Subtitle", "Text_20_body", "Mention d’état",
		MARGINS("0.6cm", "0.6cm"), SIZE("16pt") BOLD
		"fo:color=\"#a02020\" fo:letter-spacing=\"0.12cm\" " },
	{ "Titre_20_acte", "Heading", "Text_20_body", "Titre d’acte",
		MARGINS("0.4cm", "0.9cm") "fo:text-align=\"center\" "
		"fo:line-height=\"115%\" ", SIZE("18pt") },
	{ "Texte_20_cite", "Text_20_body", NULL, "Texte cité",
		"fo:margin-left=\"0.6cm\" ", "" },
	{ "Visa", "Text_20_body", NULL, NULL,
		"fo:margin-left=\"0.6cm\" fo:text-indent=\"-0.6cm\" ", "" },
	{ "List", "Text_20_body", NULL, NULL, MARGINS("0cm", "0.12cm"), "" },
	{ "Formule_20_finale", "Text_20_body", NULL, "Formule finale",
		MARGINS("0.9cm", "0.5cm") KEEP, "" },
	{ "Partie", "Text_20_body", NULL, NULL,
		MARGINS("0.5cm", "0.15cm") KEEP WHOLE, BOLD },
	/* The room under the name is a part of the paragraph: a margin would
	 * be lost at the foot of a page. */
	{ "Signataire", "Text_20_body", NULL, NULL,
		MARGINS("0cm", "0.3cm") WHOLE "fo:margin-right=\"8.5cm\" "
		"fo:border-left=\"none\" fo:border-right=\"none\" "
		"fo:border-top=\"none\" "
		"fo:border-bottom=\"0.5pt solid #a6adb8\" "
		"fo:padding-top=\"0cm\" fo:padding-left=\"0cm\" "
		"fo:padding-right=\"0cm\" fo:padding-bottom=\"2.3cm\" "
		"style:join-border=\"false\" ", "" },
	{ "Table_20_Contents", "Standard", NULL, "Table Contents",
		"fo:line-height=\"108%\" ", SANS SIZE("9.5pt") },
	{ "Table_20_Heading", "Table_20_Contents", NULL, "Table Heading", "",
		BOLD INK },
	{ "Groupe_20_de_20_lignes", "Table_20_Contents", NULL,
		"Groupe de lignes", KEEP, BOLD INK },
	{ "Piece_20_jointe", "Text_20_body", NULL, "Pièce jointe",
		WHOLE "fo:margin-left=\"0.6cm\" ", SIZE("10pt") },
	/* The empty line that ends a text whose last block is a table. */
	{ "Apres_20_tableau", "Standard", NULL, "Après un tableau",
		"fo:line-height=\"0.05cm\" ", SIZE("2pt") },
	{ "Index", "Standard", NULL, NULL, "", "" },
	{ "Contents_20_Heading", "Heading", "Text_20_body",
		"Contents Heading", MARGINS("0.8cm", "0.4cm"), SIZE("15pt") },
	{ "Footnote", "Standard", NULL, NULL,
		"fo:margin-left=\"0.5cm\" fo:text-indent=\"-0.5cm\" "
		"fo:margin-bottom=\"0.08cm\" ", SIZE("9pt") },
	{ "Header", "Standard", NULL, NULL, "", SANS SIZE("8pt") GREY },
	{ "Footer", "Standard", NULL, NULL, "fo:text-align=\"end\" ",
		SANS SIZE("8pt") GREY },
};

#define FONTS \
	"<office:font-face-decls>" \
	"<style:font-face style:name=\"Liberation Serif\" " \
	"svg:font-family=\"'Liberation Serif'\" " \
	"style:font-family-generic=\"roman\" style:font-pitch=\"variable\"/>" \
	"<style:font-face style:name=\"Liberation Sans\" " \
	"svg:font-family=\"'Liberation Sans'\" " \
	"style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>" \
	"</office:font-face-decls>"

static const char defaults[] =
	"<style:default-style style:family=\"graphic\">"
	"<style:text-properties fo:language=\"fr\" fo:country=\"FR\"/>"
	"</style:default-style>"
	"<style:default-style style:family=\"paragraph\">"
	"<style:paragraph-properties fo:hyphenation-ladder-count=\"2\" "
	"style:tab-stop-distance=\"1.25cm\" "
	"style:writing-mode=\"lr-tb\"/>"
	"<style:text-properties style:font-name=\"Liberation Serif\" "
	"fo:font-size=\"11pt\" fo:language=\"fr\" fo:country=\"FR\" "
	"style:letter-kerning=\"true\" fo:hyphenate=\"false\"/>"
	"</style:default-style>"
	"<style:default-style style:family=\"table\">"
	"<style:table-properties table:border-model=\"collapsing\"/>"
	"</style:default-style>";

/* Styles of words, and what counts notes and titles. */
static const char others[] =
	"<style:style style:name=\"Footnote_20_Symbol\" "
	"style:display-name=\"Footnote Symbol\" style:family=\"text\"/>"
	"<style:style style:name=\"Footnote_20_anchor\" "
	"style:display-name=\"Footnote anchor\" style:family=\"text\">"
	"<style:text-properties style:text-position=\"super 58%\"/>"
	"</style:style>"
	"<style:style style:name=\"Internet_20_link\" "
	"style:display-name=\"Internet link\" style:family=\"text\">"
	"<style:text-properties fo:color=\"#1a4e8a\" "
	"style:text-underline-style=\"solid\" "
	"style:text-underline-width=\"auto\" "
	"style:text-underline-color=\"font-color\"/></style:style>"
	"<style:style style:name=\"Index_20_Link\" "
	"style:display-name=\"Index Link\" style:family=\"text\"/>"
	"<style:style style:name=\"Graphics\" style:family=\"graphic\">"
	"<style:graphic-properties text:anchor-type=\"as-char\" "
	"style:wrap=\"none\"/></style:style>"
	"<text:notes-configuration text:note-class=\"footnote\" "
	"text:citation-style-name=\"Footnote_20_Symbol\" "
	"text:citation-body-style-name=\"Footnote_20_anchor\" "
	"text:default-style-name=\"Footnote\" style:num-format=\"1\" "
	"text:start-value=\"0\" text:footnotes-position=\"page\" "
	"text:start-numbering-at=\"document\"/>";

static void put_shown(struct ctg_xml *x, const struct style *s)
{
	if (s->shown)
		ctg_xml_attr(x, "style:display-name", s->shown);
}

static void put_properties(struct ctg_xml *x, const char *name,
	const char *attributes, const char *inside)
{
	if (!*attributes && !*inside)
		return;
	ctg_xml_open(x, name);
	ctg_buf_putc(x->out, ' ');
	ctg_buf_puts(x->out, attributes);
	ctg_xml_raw(x, ctg_str_from(inside));
	ctg_xml_close(x);
}

static void put_style(struct ctg_xml *x, const struct style *s,
	const char *tabs)
{
	ctg_xml_open(x, "style:style");
	ctg_xml_attr(x, "style:name", s->name);
	put_shown(x, s);
	ctg_xml_attr(x, "style:family", "paragraph");
	if (s->parent)
		ctg_xml_attr(x, "style:parent-style-name", s->parent);
	if (s->next)
		ctg_xml_attr(x, "style:next-style-name", s->next);
	if (strncmp(s->name, "Heading_20_", 11) == 0)
		ctg_xml_attr(x, "style:default-outline-level", s->name + 11);
	put_properties(x, "style:paragraph-properties", s->paragraph, tabs);
	put_properties(x, "style:text-properties", s->text, "");
	ctg_xml_close(x);
}

/* Tab stops count from the indent of the paragraph. */
static void put_entry_style(struct ctg_xml *x, unsigned level)
{
	struct ctg_arena *a = x->out->arena;
	unsigned indent = level < 6 ? (level - 1) * 5 : 25;
	struct style s = { .parent = "Index" };

	s.name = ctg_strf(a, "Contents_20_%u", level).p;
	s.shown = ctg_strf(a, "Contents %u", level).p;
	s.paragraph = ctg_strf(a, "fo:margin-left=\"%umm\" "
		"fo:margin-right=\"8mm\" "
		"fo:margin-top=\"%s\" fo:margin-bottom=\"0.6mm\" ", indent,
		level == 1 ? "1.2mm" : "0mm").p;
	s.text = level == 1 ? BOLD : "";
	put_style(x, &s, ctg_strf(a, "<style:tab-stops><style:tab-stop "
		"style:position=\"%umm\" style:type=\"right\" "
		"style:leader-style=\"dotted\" style:leader-text=\".\"/>"
		"</style:tab-stops>", 170 - indent).p);
}

static void put_letters(struct ctg_xml *x)
{
	static const char *const shown[] = {
		NULL, "Strong Emphasis", "Emphasis", "Gras italique",
		"Exposant", "Exposant gras", "Exposant italique",
		"Exposant gras italique",
	};

	for (unsigned i = 1; i < 8; i++) {
		ctg_xml_open(x, "style:style");
		ctg_xml_attr(x, "style:name", ctg_odt_letters[i]);
		ctg_xml_attr(x, "style:display-name", shown[i]);
		ctg_xml_attr(x, "style:family", "text");
		ctg_xml_open(x, "style:text-properties");
		if (i & 1)
			ctg_xml_attr(x, "fo:font-weight", "bold");
		if (i & 2)
			ctg_xml_attr(x, "fo:font-style", "italic");
		if (i & 4)
			ctg_xml_attr(x, "style:text-position", "super 58%");
		ctg_xml_close(x);
		ctg_xml_close(x);
	}
}

static void put_outline(struct ctg_xml *x)
{
	ctg_xml_open(x, "text:outline-style");
	ctg_xml_attr(x, "style:name", "Outline");
	for (unsigned i = 1; i <= CTG_ODT_LEVELS; i++) {
		ctg_xml_open(x, "text:outline-level-style");
		ctg_xml_attr_num(x, "text:level", i);
		ctg_xml_attr(x, "style:num-format", "");
		ctg_xml_close(x);
	}
	ctg_xml_close(x);
}

/* The sign hangs in the margin of its item. */
static void put_indent(struct ctg_xml *x, unsigned level, const char *follows)
{
	ctg_xml_open(x, "style:list-level-properties");
	ctg_xml_attr(x, "text:list-level-position-and-space-mode",
		"label-alignment");
	ctg_xml_open(x, "style:list-level-label-alignment");
	ctg_xml_attr(x, "text:label-followed-by", follows);
	ctg_xml_attr(x, "fo:text-indent", "-6mm");
	ctg_xml_attrf(x, "fo:margin-left", "%umm", level * 6 + 2);
	ctg_xml_close(x);
	ctg_xml_close(x);
}

/* The markers are words of the text; other items have a sign. */
static void put_level(struct ctg_xml *x, unsigned level, bool bullet)
{
	ctg_xml_open(x, bullet ? "text:list-level-style-bullet" :
		"text:list-level-style-number");
	ctg_xml_attr_num(x, "text:level", level);
	if (bullet)
		ctg_xml_attr(x, "text:bullet-char", level % 2 ? "•" : "–");
	else
		ctg_xml_attr(x, "style:num-format", "");
	put_indent(x, level, bullet ? "listtab" : "nothing");
	ctg_xml_close(x);
}

static void put_list(struct ctg_xml *x, const char *name, const char *shown,
	bool bullet)
{
	ctg_xml_open(x, "text:list-style");
	ctg_xml_attr(x, "style:name", name);
	ctg_xml_attr(x, "style:display-name", shown);
	for (unsigned i = 1; i <= CTG_ODT_LEVELS; i++)
		put_level(x, i, bullet);
	ctg_xml_close(x);
}

/* A list that is none: see odt_gap.c. */
static const char no_list[] =
	"<text:list-style style:name=\"Aucune\">"
	"<text:list-level-style-number text:level=\"1\" "
	"style:num-format=\"\"><style:list-level-properties "
	"text:list-level-position-and-space-mode=\"label-alignment\">"
	"<style:list-level-label-alignment "
	"text:label-followed-by=\"nothing\"/>"
	"</style:list-level-properties></text:list-level-style-number>"
	"</text:list-style>";

struct ctg_str ctg_odt_styles(struct ctg_arena *a,
	const struct ctg_sheet_about *about)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_odt_root(&x, "office:document-styles");
	ctg_xml_raw(&x, STR(FONTS));
	ctg_xml_open(&x, "office:styles");
	ctg_xml_raw(&x, (struct ctg_str){ defaults, sizeof(defaults) - 1 });
	for (size_t i = 0; i < sizeof(styles) / sizeof(*styles); i++)
		put_style(&x, &styles[i], "");
	for (unsigned i = 1; i <= CTG_ODT_LEVELS; i++)
		put_entry_style(&x, i);
	put_letters(&x);
	ctg_xml_raw(&x, (struct ctg_str){ others, sizeof(others) - 1 });
	put_outline(&x);
	put_list(&x, "List_20_1", "List 1", true);
	put_list(&x, "Marqueurs", "Marqueurs", false);
	ctg_xml_raw(&x, (struct ctg_str){ no_list, sizeof(no_list) - 1 });
	ctg_xml_close(&x);
	ctg_odt_layouts(&x);
	ctg_odt_masters(&x, about);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}
