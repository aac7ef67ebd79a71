/* SPDX-License-Identifier: Apache-2.0 */
#include "base/xml.h"

#include "unit.h"

static void nests(void)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_xml x = { .out = &b };

	ctg_xml_open(&x, "text:p");
	ctg_xml_attr(&x, "text:style-name", "Standard");
	ctg_xml_text(&x, STR("Article 5"));
	ctg_xml_empty(&x, "text:line-break");
	ctg_xml_leaf(&x, "text:span", STR("bis"));
	ctg_xml_close(&x);
	CHECK_STR(ctg_buf_str(&b), "<text:p text:style-name=\"Standard\">"
		"Article 5<text:line-break/><text:span>bis</text:span>"
		"</text:p>");
	CHECK_INT(x.depth, 0);
}

static void escapes(void)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_xml x = { .out = &b };

	ctg_xml_open(&x, "a");
	ctg_xml_attr(&x, "b", "« R&D » \"<1>\"\n\t");
	ctg_xml_attrf(&x, "c", "%u%%", 5u);
	ctg_xml_text(&x, STR("PSU < 66 % & \"CEJ\" > 0\x01\x1f é"));
	ctg_xml_close(&x);
	CHECK_STR(ctg_buf_str(&b), "<a b=\"« R&amp;D » &quot;&lt;1&gt;&quot;"
		"&#10;&#9;\" c=\"5%\">PSU &lt; 66 % &amp; \"CEJ\" &gt; 0 é"
		"</a>");
}

static const char *escape_of(unsigned char c)
{
	switch (c) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '&':
		return "&amp;";
	default:
		return c < ' ' && c != '\t' && c != '\n' ? c == '\r' ?
			"&#13;" : "" : NULL;
	}
}

/* Each byte, at each place of a text that is shorter than eight or longer. */
static void escapes_anywhere(void)
{
	char text[20], expected[40];

	for (unsigned c = 0; c < 256; c++)
		for (size_t n = 1; n < sizeof(text); n++)
			for (size_t i = 0; i < n; i++) {
				struct ctg_buf b = { .arena = &unit_arena };
				struct ctg_xml x = { .out = &b };
				const char *escape = escape_of(
					(unsigned char)c);

				memset(text, 'e', sizeof(text));
				text[i] = (char)c;
				ctg_xml_text(&x, (struct ctg_str){ text, n });
				snprintf(expected, sizeof(expected),
					"%.*s%s%.*s", (int)i, text, escape ?
					escape : (char[]){ (char)c, '\0' },
					(int)(n - i - 1), text + i + 1);
				CHECK(strcmp(ctg_buf_str(&b).p,
					expected) == 0);
			}
}

int main(void)
{
	UNIT(nests);
	UNIT(escapes);
	UNIT(escapes_anywhere);
	return unit_done();
}
