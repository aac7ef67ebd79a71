/* SPDX-License-Identifier: Apache-2.0 */
/* What of a house style is taken, and what of ours fills it in. */
#include "render/charte_odt.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* --- what is taken -------------------------------------------------------- */

/* What runs, fetches, holds another document, or is somebody's remark. */
static bool is_banned(const char *name)
{
	static const char *const banned[] = {
		"draw:applet", "draw:control", "draw:floating-frame",
		"draw:object", "draw:object-ole", "draw:plugin",
		"office:annotation", "office:annotation-end",
		"office:dde-source", "office:event-listeners",
		"office:forms", "office:scripts", "text:bookmark",
		"text:bookmark-end", "text:bookmark-start", "text:change",
		"text:change-end", "text:change-start",
		"text:database-display", "text:database-name",
		"text:database-next", "text:database-row-number",
		"text:database-row-select", "text:dde-connection",
		"text:dde-connection-decls", "text:execute-macro",
		"text:script", "text:section-source",
		"text:tracked-changes",
	};

	return ctg_charte_is_one_of(name, banned, COUNT(banned));
}

/* Files of the package are taken along; nothing else is pointed to. */
static enum ctg_charte_fate follow(struct ctg_charte_copy *c,
	const char *name, struct ctg_xml_given *link)
{
	struct ctg_str to = link->value;
	bool font = strcmp(name, "svg:font-face-uri") == 0;

	if (strcmp(name, "text:a") == 0 || strcmp(name, "draw:a") == 0)
		return CTG_CHARTE_UNWRAP;
	(void)ctg_str_cut(&to, STR("./"));
	link->value = ctg_charte_take(c, to, font ? "Fonts/" : "Pictures/");
	return link->value.n ? CTG_CHARTE_KEEP : CTG_CHARTE_DROP;
}

/* Our titles have their numbers; a style begins no page of another kind. */
static void tame_style(struct ctg_charte_copy *c)
{
	ctg_charte_forget(ctg_charte_given(c, "style:list-style-name"));
	ctg_charte_forget(ctg_charte_given(c, "style:list-level"));
	ctg_charte_forget(ctg_charte_given(c, "style:master-page-name"));
}

/* Our line does not touch the text. */
static void part(struct ctg_xml_given *gap)
{
	if (gap && ctg_charte_length(gap->value) < 300)
		gap->value = STR("0.3cm");
}

/* A line of ours comes in: it must have room. */
static void stretch(struct ctg_charte_copy *c)
{
	struct ctg_xml_given *height = ctg_charte_given(c, "svg:height");

	if (height && ctg_charte_given(c, "fo:min-height"))
		ctg_charte_forget(height);
	else if (height)
		height->name = (struct ctg_xml_name){
			STR("urn:oasis:names:tc:opendocument:"
				"xmlns:xsl-fo-compatible:1.0"),
			STR("min-height") };
	part(ctg_charte_given(c, "fo:margin-bottom"));
	part(ctg_charte_given(c, "fo:margin-top"));
}

static void speak_french(struct ctg_charte_copy *c)
{
	struct ctg_xml_given *language = ctg_charte_given(c, "fo:language");
	struct ctg_xml_given *country = ctg_charte_given(c, "fo:country");

	if (language && country) {
		language->value = STR("fr");
		country->value = STR("FR");
	}
}

enum ctg_charte_fate ctg_charte_judge_house(struct ctg_charte_copy *c,
	const char *name)
{
	struct ctg_xml_given *link = ctg_charte_given(c, "xlink:href");

	if (is_banned(name))
		return CTG_CHARTE_DROP;
	if (link)
		return follow(c, name, link);
	if (strcmp(name, "style:style") == 0)
		tame_style(c);
	else if (strcmp(name, "style:header-footer-properties") == 0)
		stretch(c);
	else if (strcmp(name, "style:text-properties") == 0)
		speak_french(c);
	return CTG_CHARTE_KEEP;
}

/* --- lengths -------------------------------------------------------------- */

/* « 2.54cm » is 2540. */
unsigned ctg_charte_length(struct ctg_str s)
{
	static const struct { struct ctg_str unit; double by; } units[] = {
		{ CTG_STR_INIT("cm"), 1000 }, { CTG_STR_INIT("mm"), 100 },
		{ CTG_STR_INIT("in"), 2540 },
		{ CTG_STR_INIT("pt"), 2540 / 72. },
		{ CTG_STR_INIT("pc"), 2540 / 6. },
	};
	double v = 0, step = 1;
	bool part = false;
	size_t i = 0;

	for (; i < s.n && (ctg_is_digit(s.p[i]) || s.p[i] == '.'); i++) {
		if (s.p[i] == '.') {
			part = true;
			continue;
		}
		step = part ? step / 10 : 1;
		v = part ? v + step * (s.p[i] - '0') : v * 10 + (s.p[i] - '0');
	}
	for (size_t k = 0; k < COUNT(units); k++)
		if (ctg_str_eq(ctg_str_skip(s, i), units[k].unit) &&
		    v * units[k].by < 200'000)
			return (unsigned)(v * units[k].by + 0.5);
	return 0;
}

/* --- ours, where a house style lacks it ----------------------------------- */

/* A stop at the end of the line: our lines have 17 cm, or 25.7 cm. */
static void move_stop(struct ctg_charte_copy *c,
	const struct ctg_charte_odt *house)
{
	struct ctg_xml_given *at = ctg_charte_given(c, "style:position");
	unsigned was = at ? ctg_charte_length(at->value) : 0;
	bool turned = was > 20'000;
	unsigned whole = turned ? 25'700 : 17'000;
	unsigned line = ctg_charte_line(house, turned);

	if (was && line + was > whole)
		at->value = ctg_strf(c->arena, "%u.%02umm",
			(line + was - whole) / 100,
			(line + was - whole) % 100);
}

/* The letters are those of the house. */
enum ctg_charte_fate ctg_charte_judge_ours(struct ctg_charte_copy *c,
	const char *name)
{
	if (strcmp(name, "style:tab-stop") == 0)
		move_stop(c, c->context);
	else if (strcmp(name, "style:text-properties") == 0)
		ctg_charte_forget(ctg_charte_given(c, "style:font-name"));
	return CTG_CHARTE_KEEP;
}
