/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

/* The look is that of odt_styles.c. */
#define INK	"1B2A41"	/* titles: a blue that prints black */

/* Word's own names where it has one, so that a house style fits; the names
 * people see are French. */
struct style {
	const char *id, *name, *based;
	const char *para, *run;		/* the insides of pPr and rPr */
};

#define SPACING(before, after) \
	"<w:spacing w:before=\"" #before "\" w:after=\"" #after "\"/>"
#define SIZE(half) "<w:sz w:val=\"" #half "\"/><w:szCs w:val=\"" #half "\"/>"
#define FONT(name) \
	"<w:rFonts w:ascii=\"" name "\" w:eastAsia=\"" name "\" " \
	"w:hAnsi=\"" name "\" w:cs=\"" name "\"/>"
#define SANS FONT("Liberation Sans")
#define BOLD "<w:b/><w:bCs/>"
#define ITALIC "<w:i/><w:iCs/>"
#define COLOUR "<w:color w:val=\"" INK "\"/>"
#define GREY "<w:color w:val=\"555B66\"/>"
#define RULE "A6ADB8"
#define CENTRE "<w:jc w:val=\"center\"/>"
#define KEEP "<w:keepNext/><w:keepLines/>"
#define LEVEL(n) "<w:outlineLvl w:val=\"" #n "\"/>"
#define CELL "<w:spacing w:before=\"60\" w:after=\"60\" " \
	"w:line=\"259\" w:lineRule=\"auto\"/>"
#define ENTRY(before, left) \
	"<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9638\"/>" \
	"</w:tabs><w:spacing w:before=\"" #before "\" w:after=\"34\" " \
	"w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"" #left "\"/>"

static const struct style styles[] = {
	{ "Title", "Title", "Normal",
	  SPACING(1814, 680) CENTRE, SANS BOLD COLOUR SIZE(48) },
	{ "Subtitle", "Subtitle", "Normal",
	  SPACING(0, 170) CENTRE, SANS COLOUR SIZE(25) },
	{ "Etat", "État du document", "Normal",
	  SPACING(340, 340) CENTRE, SANS BOLD "<w:color w:val=\"A02020\"/>"
	  "<w:spacing w:val=\"68\"/>" SIZE(32) },
	{ "TitreActe", "Titre d’acte", "Normal", KEEP
	  SPACING(227, 510) CENTRE, SANS BOLD COLOUR SIZE(36) },
	{ "TexteCite", "Texte cité", "Normal", "<w:ind w:left=\"340\"/>",
	  "" },
	{ "Heading1", "heading 1", "Normal", KEEP SPACING(454, 170)
	  LEVEL(0), SANS BOLD COLOUR SIZE(30) },
	{ "Heading2", "heading 2", "Normal", KEEP SPACING(340, 125)
	  LEVEL(1), SANS BOLD COLOUR SIZE(25) },
	{ "Heading3", "heading 3", "Normal", KEEP SPACING(255, 102)
	  LEVEL(2), SANS BOLD COLOUR SIZE(23) },
	{ "Heading4", "heading 4", "Normal", KEEP SPACING(227, 85)
	  LEVEL(3), SANS BOLD COLOUR SIZE(21) },
	{ "Heading5", "heading 5", "Normal", KEEP SPACING(227, 85)
	  LEVEL(4), SANS BOLD ITALIC COLOUR SIZE(21) },
	{ "Heading6", "heading 6", "Normal", KEEP SPACING(227, 85)
	  LEVEL(5), SANS ITALIC COLOUR SIZE(21) },
	{ "TOCHeading", "TOC Heading", "Normal", KEEP SPACING(454, 227),
	  SANS BOLD COLOUR SIZE(30) },
	{ "TOC1", "toc 1", "Normal", ENTRY(68, 0), BOLD },
	{ "TOC2", "toc 2", "Normal", ENTRY(0, 284), "" },
	{ "TOC3", "toc 3", "Normal", ENTRY(0, 568), "" },
	{ "TOC4", "toc 4", "Normal", ENTRY(0, 852), "" },
	{ "Visa", "Visa", "Normal", "<w:ind w:left=\"340\" "
	  "w:hanging=\"340\"/>", "" },
	{ "ListParagraph", "List Paragraph", "Normal", SPACING(0, 68), "" },
	{ "Cloture", "Clôture", "Normal", KEEP SPACING(510, 284), "" },
	{ "Partie", "Partie signataire", "Normal", KEEP SPACING(284, 85),
	  BOLD },
	/* The room to sign is a part of the paragraph: a space after it would
	 * be lost at the foot of a page. */
	{ "Signataire", "Signataire", "Normal", "<w:keepLines/><w:pBdr>"
	  "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"31\" w:color=\""
	  RULE "\"/><w:between w:val=\"single\" w:sz=\"4\" w:space=\"31\" "
	  "w:color=\"" RULE "\"/></w:pBdr>" SPACING(60, 567)
	  "<w:ind w:right=\"4819\"/>", "" },
	{ "EnteteTableau", "En-tête de tableau", "Normal", "<w:keepNext/>"
	  CELL, SANS BOLD COLOUR SIZE(19) },
	{ "GroupeTableau", "Groupe de tableau", "Normal", "<w:keepNext/>"
	  CELL, SANS BOLD COLOUR SIZE(19) },
	{ "TexteTableau", "Texte de tableau", "Normal", CELL, SANS SIZE(19) },
	{ "FootnoteText", "footnote text", "Normal", SPACING(0, 45)
	  "<w:ind w:left=\"284\" w:hanging=\"284\"/>", SIZE(18) },
	{ "Piece", "Pièce jointe", "Normal", "<w:keepLines/>"
	  "<w:ind w:left=\"340\"/>", SIZE(20) },
	{ "Header", "header", "Normal", "<w:pBdr><w:bottom w:val=\"single\" "
	  "w:sz=\"4\" w:space=\"4\" w:color=\"" RULE "\"/></w:pBdr>"
	  SPACING(0, 0),
	  SANS GREY SIZE(16) },
	{ "Footer", "footer", "Normal", SPACING(0, 0)
	  "<w:jc w:val=\"right\"/>", SANS GREY SIZE(16) },
	/* Only carries the end of a section, or parts a table from what
	 * follows. */
	{ "Section", "Fin de section", "Normal", "<w:spacing w:before=\"0\" "
	  "w:after=\"160\" w:line=\"20\" w:lineRule=\"exact\"/>", SIZE(2) },
};

static const char *const by_role[CTG_ROLES + 1] = {
	[CTG_ROLE_BODY] = "Normal", [CTG_ROLE_TITLE] = "Title",
	[CTG_ROLE_COVER] = "Subtitle", [CTG_ROLE_STATE] = "Etat",
	[CTG_ROLE_HEADING] = "Heading", [CTG_ROLE_CAPTION] = "TOCHeading",
	[CTG_ROLE_ENTRY] = "TOC", [CTG_ROLE_VISA] = "Visa",
	[CTG_ROLE_ITEM] = "ListParagraph", [CTG_ROLE_CLOSING] = "Cloture",
	[CTG_ROLE_PARTY] = "Partie", [CTG_ROLE_SIGNATORY] = "Signataire",
	[CTG_ROLE_HEAD] = "EnteteTableau", [CTG_ROLE_GROUP] = "GroupeTableau",
	[CTG_ROLE_CELL] = "TexteTableau", [CTG_ROLE_NOTE] = "FootnoteText",
	[CTG_ROLE_PIECE] = "Piece", [CTG_ROLE_ACT] = "TitreActe",
	[CTG_ROLE_QUOTE] = "TexteCite", [CTG_ROLES] = "Section",
};

const char *ctg_docx_style(struct ctg_arena *a, enum ctg_role role,
	unsigned level)
{
	unsigned deepest = role == CTG_ROLE_HEADING ? 6 : 4;

	if (role != CTG_ROLE_HEADING && role != CTG_ROLE_ENTRY)
		return by_role[role];
	if (level < 1)
		level = 1;
	return ctg_strf(a, "%s%u", by_role[role],
		level < deepest ? level : deepest).p;
}

static void put_style(struct ctg_buf *b, const struct style *s)
{
	ctg_buf_printf(b, "<w:style w:type=\"paragraph\" w:styleId=\"%s\">"
		"<w:name w:val=\"%s\"/><w:basedOn w:val=\"%s\"/><w:qFormat/>"
		"<w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>", s->id,
		s->name, s->based, s->para, s->run);
}

#define BORDER(side) \
	"<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" " \
	"w:color=\"" RULE "\"/>"

static const char first[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<w:styles xmlns:w=\"" CTG_DOCX_W "\"><w:docDefaults><w:rPrDefault>"
	"<w:rPr>" FONT("Liberation Serif") SIZE(22) "<w:lang w:val=\"fr-FR\" "
	"w:eastAsia=\"fr-FR\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
	"<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after=\"125\" "
	"w:line=\"283\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
	"</w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
	"<w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
	"<w:style w:type=\"character\" w:default=\"1\" "
	"w:styleId=\"DefaultParagraphFont\"><w:name "
	"w:val=\"Default Paragraph Font\"/></w:style>"
	"<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
	"<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" "
	"w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"
	"<w:left w:w=\"68\" w:type=\"dxa\"/><w:bottom w:w=\"0\" "
	"w:type=\"dxa\"/><w:right w:w=\"68\" w:type=\"dxa\"/></w:tblCellMar>"
	"</w:tblPr></w:style>";

static const char last[] =
	"<w:style w:type=\"character\" w:styleId=\"FootnoteReference\">"
	"<w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign "
	"w:val=\"superscript\"/></w:rPr></w:style>"
	"<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name "
	"w:val=\"Hyperlink\"/><w:rPr><w:color w:val=\"1A4E8A\"/><w:u "
	"w:val=\"single\"/></w:rPr></w:style>"
	"<w:style w:type=\"table\" w:styleId=\"Tableau\"><w:name "
	"w:val=\"Tableau\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
	"<w:tblBorders>" BORDER("top") BORDER("left") BORDER("bottom")
	BORDER("right") BORDER("insideH") BORDER("insideV")
	"</w:tblBorders></w:tblPr></w:style></w:styles>";

struct ctg_str ctg_docx_styles(struct ctg_arena *a)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_puts(&b, first);
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		put_style(&b, &styles[i]);
	ctg_buf_puts(&b, last);
	return ctg_buf_str(&b);
}
