/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/buf.h"
#include "base/xml_read.h"

/* « (a @b=c "text" a) » */
static struct ctg_str told(const char *text, enum ctg_code *code)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_xml_reader r;

	*code = ctg_xml_read(&r, &unit_arena, ctg_str_from(text), NULL);
	while (!*code) {
		*code = ctg_xml_next(&r, NULL);
		if (*code || r.event == CTG_XML_END)
			break;
		if (r.event == CTG_XML_TEXT) {
			ctg_buf_printf(&b, "\"%.*s\"", STR_ARG(r.text));
			continue;
		}
		ctg_buf_printf(&b, "%c%.*s|%.*s", r.event == CTG_XML_OPEN ?
			'<' : '>', STR_ARG(r.name.space),
			STR_ARG(r.name.local));
		for (size_t i = 0; r.event == CTG_XML_OPEN && i < r.n; i++)
			ctg_buf_printf(&b, " %.*s|%.*s=%.*s",
				STR_ARG(r.given[i].name.space),
				STR_ARG(r.given[i].name.local),
				STR_ARG(r.given[i].value));
	}
	return ctg_buf_str(&b);
}

static void reads_what_office_writes(void)
{
	static const char *const cases[][2] = {
		{ "<a/>", "<|a>|a" },
		{ "\xef\xbb\xbf<?xml version='1.0'?>\n<a>x</a >\n",
		  "<|a\"x\">|a" },
		{ "<p:a xmlns:p='u' p:b='1' c='2'/>", "<u|a u|b=1 |c=2>u|a" },
		{ "<a xmlns='u'><b xmlns='v'/><c/></a>",
		  "<u|a<v|b>v|b<u|c>u|c>u|a" },
		{ "<a b='&lt;&#233;&#xE9;\n\"'>&amp;&gt;&apos;</a>",
		  "<|a |b=<éé \"\"&>'\">|a" },
		{ "<a><!-- <b> --><![CDATA[<&x]]><?p ?></a>",
		  "<|a\"<&x\">|a" },
		{ "<a xml:space='preserve'> </a>", "<|a "
		  "http://www.w3.org/XML/1998/namespace|space=preserve\" \">|a"
		},
	};
	enum ctg_code code;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_str s = told(cases[i][0], &code);

		CHECK_INT(code, CTG_OK);
		CHECK_STR(s, cases[i][1]);
	}
}

static void refuses_what_is_not_well_formed(void)
{
	static const char *const texts[] = {
		"", "x", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a/>x", "<a",
		"<a b/>", "<a b=c/>", "<a b='c/>", "<a b='<'/>", "<a b='&x;'/>",
		"<a b='1' b='2'/>", "<a b='1'c='2'/>", "<p:a/>", "<a p:b='1'/>",
		"<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "<a>&x;</a>",
		"<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>",
		"<a>&amp</a>", "<a>\x01</a>", "<a>\xff</a>", "<a><!-- </a>",
		"<!DOCTYPE a><a/>", "<a:b:c xmlns:a='u'/>",
		"<a:1 xmlns:a='u'/>", "<é/>", "<a>\xef\xbf\xbf</a>", "<1/>",
		"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
		"<a>&x;</a>", "<a><!ELEMENT a ANY></a>", "<a><![CDATA[</a>",
	};
	enum ctg_code code;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		(void)told(texts[i], &code);
		if (code != CTG_EINPUT)
			CHECK_STR(ctg_str_from(texts[i]), "refused");
	}
}

static void refuses_what_is_too_deep_or_too_wide(void)
{
	struct ctg_buf deep = { .arena = &unit_arena },
		wide = { .arena = &unit_arena },
		spaces = { .arena = &unit_arena };
	enum ctg_code code;

	for (int i = 0; i < 1000; i++)
		ctg_buf_puts(&deep, "<a>");
	ctg_buf_puts(&wide, "<a");
	ctg_buf_puts(&spaces, "<a");
	for (int i = 0; i < 1000; i++) {
		ctg_buf_printf(&wide, " a%d=''", i);
		ctg_buf_printf(&spaces, " xmlns:a%d='u'", i);
	}
	ctg_buf_puts(&wide, "/>");
	ctg_buf_puts(&spaces, "/>");
	(void)told(deep.p, &code);
	CHECK_INT(code, CTG_EINPUT);
	(void)told(wide.p, &code);
	CHECK_INT(code, CTG_EINPUT);
	(void)told(spaces.p, &code);
	CHECK_INT(code, CTG_EINPUT);
}

static void skips_an_element(void)
{
	struct ctg_xml_reader r;

	CHECK_INT(ctg_xml_read(&r, &unit_arena,
		STR("<a><b k='v'><c/>x<b/></b><d/></a>"), NULL), CTG_OK);
	CHECK_INT(ctg_xml_next(&r, NULL), CTG_OK);
	CHECK_INT(ctg_xml_next(&r, NULL), CTG_OK);
	CHECK(ctg_xml_is(&r, "", "b"));
	CHECK_STR(ctg_xml_find(&r, "", "k")->value, "v");
	CHECK(!ctg_xml_find(&r, "u", "k"));
	CHECK_INT(ctg_xml_skip(&r, NULL), CTG_OK);
	CHECK_INT(ctg_xml_next(&r, NULL), CTG_OK);
	CHECK(ctg_xml_is(&r, "", "d"));
}

int main(void)
{
	UNIT(reads_what_office_writes);
	UNIT(refuses_what_is_not_well_formed);
	UNIT(refuses_what_is_too_deep_or_too_wide);
	UNIT(skips_an_element);
	return unit_done();
}
