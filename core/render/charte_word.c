/* SPDX-License-Identifier: Apache-2.0 */
/* What of a house style in DOCX is taken. */
#include "render/charte_docx.h"

#include "base/arena.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* What runs, fetches, counts, holds another document, or was somebody's
 * remark; what an older Word does not know has its fallback. */
static bool is_banned(const char *name)
{
	static const char *const banned[] = {
		"a:blipFill", "a:extLst", "a:hlinkClick", "a:hlinkHover",
		"a:snd", "mc:Choice", "o:OLEObject", "v:fill", "w:altChunk",
		"w:attachedTemplate", "w:bookmarkEnd", "w:bookmarkStart",
		"w:commentRangeEnd", "w:commentRangeStart",
		"w:commentReference", "w:control", "w:customXmlPr", "w:del",
		"w:embedBold", "w:embedBoldItalic", "w:embedItalic",
		"w:embedRegular", "w:footnoteReference", "w:latentStyles",
		"w:moveFrom", "w:numPr", "w:object", "w:pPrChange",
		"w:permEnd", "w:permStart", "w:proofErr", "w:rPrChange",
		"w:rsid", "w:sdtEndPr", "w:sdtPr", "w:sectPr", "w:smartTagPr",
		"w:subDoc", "w:tblPrChange", "w:tcPrChange", "w:trPrChange",
	};

	return ctg_charte_is_one_of(name, banned, COUNT(banned));
}

static bool is_wrapping(const char *name)
{
	static const char *const wrapping[] = {
		"mc:AlternateContent", "mc:Fallback", "w:customXml",
		"w:hyperlink", "w:ins", "w:moveTo", "w:sdt", "w:sdtContent",
		"w:smartTag",
	};

	return ctg_charte_is_one_of(name, wrapping, COUNT(wrapping));
}

/* The fields that only count or name. */
static bool is_field(struct ctg_str instruction)
{
	static const char *const fields[] = {
		"AUTHOR", "CREATEDATE", "DATE", "DOCPROPERTY", "FILENAME",
		"NUMPAGES", "PAGE", "SAVEDATE", "SECTION", "SECTIONPAGES",
		"STYLEREF", "SUBJECT", "TIME", "TITLE",
	};
	struct ctg_str word = ctg_str_trim(instruction);

	word = ctg_str_split(&word, ' ');
	for (size_t i = 0; i < COUNT(fields); i++)
		if (ctg_str_eq(word, ctg_str_from(fields[i])))
			return true;
	return false;
}

/* What the element just opened begins with. */
static struct ctg_str first_words(const struct ctg_charte_copy *c)
{
	struct ctg_xml_reader *r = CTG_NEW(c->arena, struct ctg_xml_reader);

	*r = c->r;
	return !ctg_xml_next(r, NULL) && r->event == CTG_XML_TEXT ?
		r->text : STR("");
}

/* --- pictures ------------------------------------------------------------- */

static const char *id_of(const char *name)
{
	return strcmp(name, "a:blip") == 0 ? "r:embed" :
		strcmp(name, "v:imagedata") == 0 ? "r:id" : NULL;
}

/* A picture of the package, under its new name; false for any other. */
static bool take_picture(struct ctg_charte_copy *c, const char *name)
{
	struct ctg_xml_given *id = ctg_charte_given(c, id_of(name));
	struct ctg_str part = id ? ctg_charte_part(c->context, id->value) :
		STR("");

	if (!part.n || ctg_charte_given(c, "r:link") ||
	    !ctg_charte_take(c, part, "media/").n)
		return false;
	for (size_t i = 0; i < c->n_files; i++)
		if (ctg_str_eq(c->files[i].name, ctg_charte_take(c, part,
		    "media/")))
			id->value = ctg_strf(c->arena, "rIdCharte-%zu", i + 1);
	return true;
}

/* A drawing without its picture would not be one. */
static bool is_whole(struct ctg_charte_copy *c)
{
	struct ctg_xml_reader *was = CTG_NEW(c->arena, struct ctg_xml_reader);
	unsigned depth = c->r.depth;
	bool whole = true;

	*was = c->r;
	while (whole && c->r.depth >= depth) {
		const char *name = ctg_charte_name(c, c->r.name);

		if (c->r.event == CTG_XML_OPEN && name && id_of(name))
			whole = take_picture(c, name);
		whole = whole && !ctg_xml_next(&c->r, NULL);
	}
	c->r = *was;
	return whole;
}

/* --- styles --------------------------------------------------------------- */

static bool names_a_style(const char *name)
{
	static const char *const all[] = {
		"w:basedOn", "w:link", "w:next", "w:pStyle", "w:rStyle",
		"w:tblStyle",
	};

	return ctg_charte_is_one_of(name, all, COUNT(all));
}

static enum ctg_charte_fate rename_style(struct ctg_charte_copy *c,
	struct ctg_xml_given *id)
{
	if (id)
		id->value = ctg_charte_renamed(c->context, id->value);
	return id && id->value.n ? CTG_CHARTE_KEEP : CTG_CHARTE_DROP;
}

/* No address, whatever the element. */
static void forget_links(struct ctg_charte_copy *c)
{
	static const char *const links[] = { "href", "src", "target" };

	for (size_t i = 0; i < COUNT(links); i++)
		ctg_charte_forget(ctg_xml_find(&c->r, "", links[i]));
	ctg_charte_forget(ctg_charte_given(c, "o:href"));
	ctg_charte_forget(ctg_charte_given(c, "o:relid"));
}

enum ctg_charte_fate ctg_charte_judge_word(struct ctg_charte_copy *c,
	const char *name)
{
	if (is_banned(name))
		return CTG_CHARTE_DROP;
	if (is_wrapping(name))
		return CTG_CHARTE_UNWRAP;
	forget_links(c);
	if (names_a_style(name))
		return rename_style(c, ctg_charte_given(c, "w:val"));
	if (strcmp(name, "w:style") == 0)
		return rename_style(c, ctg_charte_given(c, "w:styleId"));
	if (strcmp(name, "w:lang") == 0 && ctg_charte_given(c, "w:val"))
		ctg_charte_given(c, "w:val")->value = STR("fr-FR");
	if (strcmp(name, "w:drawing") == 0 || strcmp(name, "w:pict") == 0)
		return is_whole(c) ? CTG_CHARTE_KEEP : CTG_CHARTE_DROP;
	if (id_of(name))
		return take_picture(c, name) ? CTG_CHARTE_KEEP :
			CTG_CHARTE_DROP;
	if (strcmp(name, "w:instrText") == 0)
		return is_field(first_words(c)) ? CTG_CHARTE_KEEP :
			CTG_CHARTE_DROP;
	if (strcmp(name, "w:fldSimple") == 0)
		return is_field(ctg_charte_value(c, "w:instr")) ?
			CTG_CHARTE_KEEP : CTG_CHARTE_UNWRAP;
	return CTG_CHARTE_KEEP;
}
