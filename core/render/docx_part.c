/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

#include "render/running.h"

#define TYPE	"application/vnd.openxmlformats-officedocument."
#define WORD	TYPE "wordprocessingml."
#define PACKAGE	"http://schemas.openxmlformats.org/package/2006/"
#define HEAD	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

#define PART(name, type) \
	"<Override PartName=\"/" name "\" ContentType=\"" type "+xml\"/>"

struct ctg_str ctg_docx_types(void)
{
	return STR(HEAD "<Types xmlns=\"" PACKAGE "content-types\">"
		"<Default Extension=\"rels\" ContentType=\"application/"
		"vnd.openxmlformats-package.relationships+xml\"/>"
		"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Default Extension=\"png\" ContentType=\"image/png\"/>"
		"<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
		PART("word/document.xml", WORD "document.main")
		PART("word/styles.xml", WORD "styles")
		PART("word/numbering.xml", WORD "numbering")
		PART("word/settings.xml", WORD "settings")
		PART("word/fontTable.xml", WORD "fontTable")
		PART("word/footnotes.xml", WORD "footnotes")
		PART("word/header.xml", WORD "header")
		PART("word/header-turned.xml", WORD "header")
		PART("word/header-first.xml", WORD "header")
		PART("word/footer.xml", WORD "footer")
		PART("docProps/core.xml", "application/"
			"vnd.openxmlformats-package.core-properties")
		PART("docProps/custom.xml", TYPE "custom-properties")
		"</Types>");
}

struct ctg_str ctg_docx_package(void)
{
	return STR(HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
		"<Relationship Id=\"rId1\" Type=\"" CTG_DOCX_R
		"/officeDocument\" Target=\"word/document.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" PACKAGE
		"relationships/metadata/core-properties\" "
		"Target=\"docProps/core.xml\"/>"
		"<Relationship Id=\"rId3\" Type=\"" CTG_DOCX_R
		"/custom-properties\" Target=\"docProps/custom.xml\"/>"
		"</Relationships>");
}

/* The pages of the sommaire are known or counted: nobody is asked to update
 * the fields. */
struct ctg_str ctg_docx_settings(void)
{
	return STR(HEAD "<w:settings xmlns:w=\"" CTG_DOCX_W "\">"
		"<w:zoom w:percent=\"100\"/>"
		"<w:defaultTabStop w:val=\"709\"/>"
		"<w:characterSpacingControl w:val=\"doNotCompress\"/>"
		"<w:footnotePr><w:footnote w:id=\"-1\"/>"
		"<w:footnote w:id=\"0\"/></w:footnotePr>"
		"<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
		"w:uri=\"http://schemas.microsoft.com/office/word\" "
		"w:val=\"15\"/></w:compat>"
		"<w:themeFontLang w:val=\"fr-FR\"/>"
		"<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>"
		"</w:settings>");
}

/* Where Liberation is not installed, what it was drawn to replace is. */
struct ctg_str ctg_docx_fonts(void)
{
	return STR(HEAD "<w:fonts xmlns:w=\"" CTG_DOCX_W "\">"
		"<w:font w:name=\"Liberation Serif\">"
		"<w:altName w:val=\"Times New Roman\"/>"
		"<w:panose1 w:val=\"02020603050405020304\"/>"
		"<w:charset w:val=\"00\"/><w:family w:val=\"roman\"/>"
		"<w:pitch w:val=\"variable\"/></w:font>"
		"<w:font w:name=\"Liberation Sans\">"
		"<w:altName w:val=\"Arial\"/>"
		"<w:panose1 w:val=\"020B0604020202020204\"/>"
		"<w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/>"
		"<w:pitch w:val=\"variable\"/></w:font></w:fonts>");
}

static void put_level(struct ctg_xml *x, unsigned level, bool bullet)
{
	static const char *const signs[] = { "•", "–", "▪" };

	ctg_xml_open(x, "w:lvl");
	ctg_xml_attr_num(x, "w:ilvl", level);
	ctg_xml_raw(x, STR("<w:start w:val=\"1\"/>"));
	ctg_xml_raw(x, bullet ? STR("<w:numFmt w:val=\"bullet\"/>") :
		STR("<w:numFmt w:val=\"none\"/>"));
	if (!bullet)
		ctg_xml_raw(x, STR("<w:suff w:val=\"nothing\"/>"));
	ctg_xml_open(x, "w:lvlText");
	ctg_xml_attr(x, "w:val", bullet ? signs[level % 3] : "");
	ctg_xml_close(x);
	ctg_xml_raw(x, STR("<w:lvlJc w:val=\"left\"/><w:pPr><w:tabs>"));
	ctg_xml_open(x, "w:tab");
	ctg_xml_attr(x, "w:val", "num");
	ctg_xml_attr_num(x, "w:pos", CTG_DOCX_INDENT * (level + 1));
	ctg_xml_close(x);
	ctg_xml_raw(x, STR("</w:tabs>"));
	ctg_xml_open(x, "w:ind");
	ctg_xml_attr_num(x, "w:left", CTG_DOCX_INDENT * (level + 1));
	ctg_xml_attr_num(x, "w:hanging", CTG_DOCX_INDENT);
	ctg_xml_close(x);
	ctg_xml_raw(x, STR("</w:pPr>"));
	ctg_xml_close(x);
}

/* 1: signs; 2: none, where the marker is printed. */
struct ctg_str ctg_docx_numbering(struct ctg_arena *a)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, "w:numbering");
	ctg_xml_attr(&x, "xmlns:w", CTG_DOCX_W);
	for (unsigned n = 1; n <= 2; n++) {
		ctg_xml_open(&x, "w:abstractNum");
		ctg_xml_attr_num(&x, "w:abstractNumId", n);
		ctg_xml_raw(&x, STR("<w:multiLevelType "
			"w:val=\"hybridMultilevel\"/>"));
		for (unsigned level = 0; level < 9; level++)
			put_level(&x, level, n == 1);
		ctg_xml_close(&x);
	}
	for (unsigned n = 1; n <= 2; n++) {
		ctg_xml_open(&x, "w:num");
		ctg_xml_attr_num(&x, "w:numId", n);
		ctg_xml_open(&x, "w:abstractNumId");
		ctg_xml_attr_num(&x, "w:val", n);
		ctg_xml_close(&x);
		ctg_xml_close(&x);
	}
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

#define WORDS(text) \
	"<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

/* The end of a line of that width, before the stops that Word gives its own
 * headers, and so many a house style. */
static void put_stops(struct ctg_xml *x, unsigned width)
{
	static const unsigned usual[] = { 4536, 9072 };

	ctg_xml_open(x, "w:tabs");
	for (size_t i = 0; i < 2; i++) {
		if (usual[i] == width)
			continue;
		ctg_xml_open(x, "w:tab");
		ctg_xml_attr(x, "w:val", "clear");
		ctg_xml_attr_num(x, "w:pos", usual[i]);
		ctg_xml_close(x);
	}
	ctg_xml_open(x, "w:tab");
	ctg_xml_attr(x, "w:val", "right");
	ctg_xml_attr_num(x, "w:pos", width);
	ctg_xml_close(x);
	ctg_xml_close(x);
}

/* The title to the left, the version to the right, and PROJET. */
struct ctg_str ctg_docx_header(struct ctg_arena *a,
	const struct ctg_sheet_about *about, unsigned width)
{
	struct ctg_running line = ctg_running(a, about, width);
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, "w:hdr");
	ctg_xml_attr(&x, "xmlns:w", CTG_DOCX_W);
	ctg_xml_raw(&x, STR("<w:p><w:pPr><w:pStyle w:val=\"Header\"/>"));
	put_stops(&x, width);
	ctg_xml_raw(&x, STR("</w:pPr><w:r>"));
	ctg_xml_leaf(&x, "w:t", line.title);
	ctg_xml_raw(&x, STR("</w:r><w:r><w:tab/></w:r><w:r>"));
	ctg_xml_leaf(&x, "w:t", line.version);
	if (about->draft && about->version.n)
		ctg_xml_raw(&x, STR("</w:r>" WORDS(" –\u00a0") "<w:r>"));
	if (about->draft)
		ctg_xml_raw(&x, STR("<w:rPr><w:b/><w:color "
			"w:val=\"A02020\"/></w:rPr><w:t>PROJET</w:t>"));
	ctg_xml_raw(&x, STR("</w:r></w:p>"));
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

/* Letters drawn, as Word draws its own; the shape is its type 136. */
#define WATERMARK \
	"<w:r><w:pict><v:shapetype id=\"_x0000_t136\" " \
	"coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" " \
	"path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas>" \
	"<v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>" \
	"<v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/>" \
	"<v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>" \
	"<v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/>" \
	"<v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/>" \
	"<v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/>" \
	"<v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>" \
	"<v:path textpathok=\"t\" o:connecttype=\"custom\" " \
	"o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" " \
	"o:connectangles=\"270,180,90,0\"/><v:textpath on=\"t\" " \
	"fitshape=\"t\"/></v:shapetype><v:shape " \
	"id=\"PowerPlusWaterMarkObject1\" o:spid=\"_x0000_s2049\" " \
	"type=\"#_x0000_t136\" style=\"position:absolute;" \
	"margin-left:0;margin-top:0;width:482pt;height:119pt;" \
	"rotation:315;z-index:-251658752;" \
	"mso-position-horizontal:center;" \
	"mso-position-horizontal-relative:margin;" \
	"mso-position-vertical:center;" \
	"mso-position-vertical-relative:margin\" o:allowincell=\"f\" " \
	"fillcolor=\"#c4c8cf\" stroked=\"f\"><v:fill opacity=\".35\"/>" \
	"<v:textpath style=\"font-family:&quot;Liberation Serif&quot;;" \
	"font-size:1pt\" string=\"PROJET\"/></v:shape></w:pict></w:r>"

struct ctg_str ctg_docx_title_header(const struct ctg_sheet_about *about)
{
#define TITLE_HEADER(inside) STR(HEAD "<w:hdr xmlns:w=\"" CTG_DOCX_W "\" " \
	"xmlns:v=\"urn:schemas-microsoft-com:vml\" " \
	"xmlns:o=\"urn:schemas-microsoft-com:office:office\"><w:p><w:pPr>" \
	"<w:pStyle w:val=\"Section\"/></w:pPr>" inside "</w:p></w:hdr>")
	return about->draft ? TITLE_HEADER(WATERMARK) : TITLE_HEADER("");
#undef TITLE_HEADER
}

#define FIELD(name) \
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText " \
	"xml:space=\"preserve\"> " name " </w:instrText></w:r><w:r>" \
	"<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t>" \
	"</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
struct ctg_str ctg_docx_footer(void)
{
	return STR(HEAD "<w:ftr xmlns:w=\"" CTG_DOCX_W "\"><w:p><w:pPr>"
		"<w:pStyle w:val=\"Footer\"/></w:pPr>" WORDS("page\u00a0")
		FIELD("PAGE") WORDS(" sur\u00a0") FIELD("NUMPAGES")
		"</w:p></w:ftr>");
}

struct ctg_str ctg_docx_core(struct ctg_arena *a,
	const struct ctg_sheet_about *about)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, "cp:coreProperties");
	ctg_xml_attr(&x, "xmlns:cp", PACKAGE "metadata/core-properties");
	ctg_xml_attr(&x, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	ctg_xml_leaf(&x, "dc:title", about->title);
	ctg_xml_leaf(&x, "dc:subject", about->subject);
	ctg_xml_leaf(&x, "dc:creator", about->generator);
	ctg_xml_leaf(&x, "dc:language", STR("fr-FR"));
	ctg_xml_leaf(&x, "cp:version", about->version);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}

static void put_custom(struct ctg_xml *x, unsigned id, const char *name,
	struct ctg_str value)
{
	if (value.n == 0)
		return;
	ctg_xml_open(x, "property");
	ctg_xml_attr(x, "fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
	ctg_xml_attr_num(x, "pid", id);
	ctg_xml_attr(x, "name", name);
	ctg_xml_leaf(x, "vt:lpwstr", value);
	ctg_xml_close(x);
}

struct ctg_str ctg_docx_custom(struct ctg_arena *a,
	const struct ctg_sheet_about *about)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_xml x = { .out = &b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, "Properties");
	ctg_xml_attr(&x, "xmlns", "http://schemas.openxmlformats.org/"
		"officeDocument/2006/custom-properties");
	ctg_xml_attr(&x, "xmlns:vt", "http://schemas.openxmlformats.org/"
		"officeDocument/2006/docPropsVTypes");
	put_custom(&x, 2, "Version", about->version);
	put_custom(&x, 3, "Commit", about->commit);
	ctg_xml_close(&x);
	return ctg_buf_str(&b);
}
