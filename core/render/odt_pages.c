/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#include "render/running.h"

/* Widths in twentieths of a point: A4 with margins of 20 mm. */
#define PORTRAIT	9638
#define LANDSCAPE	14570

/* gap: between the text and what runs above and below it. */
#define PAGE(name, width, height, turned, top, gap) \
	"<style:page-layout style:name=\"" name "\">" \
	"<style:page-layout-properties fo:page-width=\"" width "\" " \
	"fo:page-height=\"" height "\" style:print-orientation=\"" turned \
	"\" fo:margin-top=\"" top "\" fo:margin-bottom=\"1.2cm\" " \
	"fo:margin-left=\"2cm\" fo:margin-right=\"2cm\">" \
	"<style:footnote-sep style:width=\"0.5pt\" " \
	"style:distance-before-sep=\"0.25cm\" " \
	"style:distance-after-sep=\"0.15cm\" style:line-style=\"solid\" " \
	"style:adjustment=\"left\" style:rel-width=\"25%\" " \
	"style:color=\"#8a929e\"/></style:page-layout-properties>" \
	"<style:header-style><style:header-footer-properties " \
	"fo:min-height=\"1cm\" fo:margin-bottom=\"" gap "\" " \
	"style:dynamic-spacing=\"false\"/></style:header-style>" \
	"<style:footer-style><style:header-footer-properties " \
	"fo:min-height=\"0.9cm\" fo:margin-top=\"" gap "\" " \
	"style:dynamic-spacing=\"false\"/></style:footer-style>" \
	"</style:page-layout>"

static const char layouts[] =
	"<style:page-layout style:name=\"Premiere\">"
	"<style:page-layout-properties fo:page-width=\"21cm\" "
	"fo:page-height=\"29.7cm\" style:print-orientation=\"portrait\" "
	"fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" "
	"fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/>"
	"<style:header-style/><style:footer-style/></style:page-layout>"
	PAGE("Portrait", "21cm", "29.7cm", "portrait", "1.3cm", "0.5cm")
	PAGE("Paysage", "29.7cm", "21cm", "landscape", "1.2cm", "0.4cm");

/* The title on the left, the version on the right: running.h. */
#define HEAD(name, width) \
	"<style:style style:name=\"" name "\" style:family=\"paragraph\" " \
	"style:parent-style-name=\"Header\"><style:paragraph-properties " \
	"fo:padding-bottom=\"0.12cm\" fo:border-left=\"none\" " \
	"fo:border-right=\"none\" fo:border-top=\"none\" " \
	"fo:border-bottom=\"0.5pt solid #a6adb8\"><style:tab-stops>" \
	"<style:tab-stop style:position=\"" width "\" " \
	"style:type=\"right\"/></style:tab-stops>" \
	"</style:paragraph-properties></style:style>"

static const char looks[] =
	HEAD("Entete", "17cm")
	HEAD("Entete-paysage", "25.7cm")
	"<style:style style:name=\"Alerte\" style:family=\"text\">"
	"<style:text-properties fo:font-weight=\"bold\" "
	"fo:color=\"#a02020\"/></style:style>"
	"<style:style style:name=\"Filigrane\" style:family=\"graphic\">"
	"<style:graphic-properties draw:stroke=\"none\" draw:fill=\"solid\" "
	"draw:fill-color=\"#c4c8cf\" draw:opacity=\"35%\" "
	"draw:auto-grow-width=\"false\" draw:auto-grow-height=\"false\" "
	"style:run-through=\"background\" style:wrap=\"run-through\" "
	"style:number-wrapped-paragraphs=\"no-limit\" "
	"style:vertical-pos=\"middle\" style:vertical-rel=\"page\" "
	"style:horizontal-pos=\"center\" style:horizontal-rel=\"page\"/>"
	"</style:style>";

/* Letters drawn as a picture: read with no text, they do not come between
 * the lines of the page. */
static const char watermark[] =
	"<style:header><text:p text:style-name=\"Header\">"
	"<draw:custom-shape text:anchor-type=\"char\" draw:z-index=\"0\" "
	"draw:name=\"PowerPlusWaterMarkObject1\" "
	"draw:style-name=\"Filigrane\" svg:width=\"17cm\" "
	"svg:height=\"4.2cm\" "
	"draw:transform=\"rotate (0.785398) translate (2cm 18cm)\">"
	"<text:p>PROJET</text:p>"
	"<draw:enhanced-geometry svg:viewBox=\"0 0 21600 21600\" "
	"draw:type=\"fontwork-plain-text\" draw:text-path=\"true\" "
	"draw:text-path-mode=\"shape\" draw:text-path-scale=\"path\" "
	"draw:text-path-same-letter-heights=\"false\" "
	"draw:modifiers=\"10800\" draw:enhanced-path=\"M 0 0 L 21600 0 N "
	"M 0 21600 L 21600 21600 N\"/></draw:custom-shape></text:p>"
	"</style:header>";

static const char footer[] =
	"<style:footer><text:p text:style-name=\"Footer\">page "
	"<text:page-number text:select-page=\"current\">1"
	"</text:page-number> sur <text:page-count>1</text:page-count>"
	"</text:p></style:footer>";

void ctg_odt_layouts(struct ctg_xml *x)
{
	ctg_xml_open(x, "office:automatic-styles");
	ctg_xml_raw(x, (struct ctg_str){ looks, sizeof(looks) - 1 });
	ctg_xml_raw(x, (struct ctg_str){ layouts, sizeof(layouts) - 1 });
	ctg_xml_close(x);
}

static void put_header(struct ctg_xml *x,
	const struct ctg_sheet_about *about, bool landscape)
{
	struct ctg_running line = ctg_running(x->out->arena, about,
		landscape ? LANDSCAPE : PORTRAIT);

	ctg_xml_open(x, "style:header");
	ctg_xml_open(x, "text:p");
	ctg_xml_attr(x, "text:style-name", landscape ? "Entete-paysage" :
		"Entete");
	ctg_xml_text(x, line.title);
	ctg_xml_empty(x, "text:tab");
	ctg_xml_text(x, line.version);
	if (about->draft) {
		if (about->version.n)
			ctg_xml_text(x, STR(" –\u00a0"));
		ctg_xml_open(x, "text:span");
		ctg_xml_attr(x, "text:style-name", "Alerte");
		ctg_xml_text(x, STR("PROJET"));
		ctg_xml_close(x);
	}
	ctg_xml_close(x);
	ctg_xml_close(x);
}

static void put_master(struct ctg_xml *x, const char *name,
	const char *layout, const struct ctg_sheet_about *about)
{
	ctg_xml_open(x, "style:master-page");
	ctg_xml_attr(x, "style:name", name);
	ctg_xml_attr(x, "style:page-layout-name", layout);
	put_header(x, about, strcmp(layout, "Paysage") == 0);
	ctg_xml_raw(x, (struct ctg_str){ footer, sizeof(footer) - 1 });
	ctg_xml_close(x);
}

void ctg_odt_masters(struct ctg_xml *x, const struct ctg_sheet_about *about)
{
	ctg_xml_open(x, "office:master-styles");
	put_master(x, "Standard", "Portrait", about);
	ctg_xml_open(x, "style:master-page");
	ctg_xml_attr(x, "style:name", "First_20_Page");
	ctg_xml_attr(x, "style:display-name", "First Page");
	ctg_xml_attr(x, "style:page-layout-name", "Premiere");
	ctg_xml_attr(x, "style:next-style-name", "Standard");
	if (about->draft)
		ctg_xml_raw(x, (struct ctg_str){ watermark,
			sizeof(watermark) - 1 });
	ctg_xml_close(x);
	put_master(x, "Landscape", "Paysage", about);
	ctg_xml_close(x);
}
