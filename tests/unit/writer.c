/* SPDX-License-Identifier: Apache-2.0 */
#include "render/markdown.h"

#include "model/markdown.h"
#include "unit.h"

static struct ctg_node *parse(struct ctg_str text)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_node *doc = NULL;

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("c.md"), text, NULL),
		CTG_OK);
	CHECK_INT(ctg_markdown_parse(&doc, &unit_arena, src, 0, &diags, NULL),
		CTG_OK);
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	return doc;
}

static struct ctg_str write(const struct ctg_node *doc)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_markdown_write(&b, doc);
	return ctg_buf_str(&b);
}

/* What ctg writes, it writes again. */
static void keeps_its_own_style(void)
{
	static const char *const texts[] = {
		"# Préambule\n\nLa Caf et la commune.\n\n## Article 1er\n",
		"- a) Développer\n- b) Soutenir\n  - ✓ fait\n  - à faire\n"
		"- c) Suivre\n\n  Un second alinéa.\n",
		"1. un\n2. deux\n   1. deux un\n3. trois\n",
		"- un\n\n* deux\n\n- trois\n",
		"9) neuf\n10) dix\n", "- p\n- 7)\u00a0j\n",
		"| A | B |\n|:---|---:|\n| **G** | << |\n| a<br>b | c \\| d |"
		"\n| ^^ | *e* |\n",
		"Voir[^1].\n\n---\n\n[^1]: Une note\n\n    en deux alinéas.\n",
		"Un\\\nsaut, [lien](<u>), ![logo](<i/l.png>), **gras**, "
		"*italique*, **_les deux_**.\n",
		"m², n° 3, « l'article 5 », 1 584 705 €, a_b_c, R&D, 2 < 3, "
		"[à compléter], {x}\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		CHECK_STR(write(parse(ctg_str_from(texts[i]))), texts[i]);
}

/* An image whose alternative begins like the call of a note. */
static void escapes_in_brackets(void)
{
	static const char *const lone[] = {
		"- 0°\n\u00a0\n", "- 1°\n\u00a00\n",
		"- 1°\n\u00a0\n\u00a0\n", "- 1° \u00a0\u00a0\n",
	};
	struct ctg_node *doc = parse(STR("![\\^ logo](<i/l.png>) fin\n"));

	CHECK_STR(ctg_node_words(&unit_arena, doc), "^ logo fin");
	CHECK_STR(write(doc), "![\\^ logo](<i/l.png>) fin\n");
	/* What follows a space begins no line. */
	doc = parse(STR("- 1°\u00a0\n=\n"));
	CHECK_STR(write(doc), ctg_str_c(&unit_arena, write(parse(write(doc)))));
	for (size_t i = 0; i < sizeof(lone) / sizeof(*lone); i++) {
		doc = parse(ctg_str_from(lone[i]));
		CHECK_STR(ctg_node_words(&unit_arena, parse(write(doc))),
			ctg_str_c(&unit_arena, ctg_node_words(&unit_arena,
			doc)));
	}
	/* Only a space beside the stars is a space beside the stars. */
	doc = parse(STR("*un\u202f\ndeux*\n"));
	CHECK_STR(write(doc), "*un\u202f deux*\n");
}

/* Words that look like marks stay words. */
static void escapes_what_would_be_read(void)
{
	static const char *const words[] = {
		"*", "a * b", "**a**", "_a_", "–_x_–", "`a`", "\\", "a\\",
		"[^1]", "[a](b)", "[a]: b", "![a](b)", "a!", "<b>", "</b>",
		"<!-- a -->", "<http://a.b>", "<<$@v>l",
		"&amp;", "&#65;", "{{ lieu }}",
		"# a", "#", "> a", "- a", "+ a", "-", "---", "1. a", "12) a",
		"1.", "===", "| a |", "~~a~~", "~~~", "[ ] a", "[x] a", "[",
		"a | b", ": a", "****", "__", "2. a 3. b", "a_", "_", "&", "<",
		"!", "a) b", "– b", "I. b", "5 * 3 * 2", "1\u00a0.", "(c)",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct ctg_str w = ctg_str_from(words[i]);
		struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);
		struct ctg_node *para = ctg_node_new(&unit_arena, CTG_PARA);
		struct ctg_node *back;

		ctg_node_append(para, ctg_node_text(&unit_arena, w));
		ctg_node_append(doc, para);
		back = parse(write(doc));
		CHECK_STR(ctg_node_words(&unit_arena, back), words[i]);
		CHECK(back->first == back->last);
		CHECK(back->first->kind == CTG_PARA);
		CHECK_STR(write(back), ctg_str_c(&unit_arena, write(doc)));
	}
}

/* The same words in an item, a cell, a heading, a link, after a break. */
static void escapes_by_place(void)
{
	static const struct { const char *text, *words; } cases[] = {
		{ "- \\[ \\] a\n", "[ ] a" },
		{ "# a \\#\n", "a #" },
		{ "| a \\| b |\n|---|\n", "a | b" },
		{ "[a \\] b \\[ c](<d>)\n", "a ] b [ c" },
		{ "a\\\n\\# b\n", "a\n# b" },
		{ "a\\\n\\=== b\n", "a\n=== b" },
		{ "a | b\\\n\\:-- | --\n", "a | b\n:-- | --" },
		{ "- a [b\\\n](<c>)\n  [\n", "a b\n [" },
		{ "&#32;a&#32;\n", " a " },
		{ "a&#10;b\n", "a\nb" },
		{ "*&nbsp;: a*b **c&#8239;** d\n", "\u00a0: ab c\u202f d" },
		{ "\\![a](<b>)\n", "!a" },
		{ "[a](<b\\>c&amp;amp;>)\n", "a" },
		{ "- 2&deg; a\n", "2° a" },
		{ "- &ndash; a\n", "– a" },
		{ "- 12&ordm;\u00a0*a*\n", "12º\u00a0a" },
		{ "- a\\) b\n", "a) b" },
		{ "- A&#41; **b**\n", "A) b" },
		{ "- IV\\. b\n", "IV. b" },
		{ "- a\\)\n  b\n", "a) b" },
		{ "- ☐&#32;a\n", "☐ a" },
		{ "- a) 2° b\n- 1&deg;\n", "2° b\n1°" },
		{ "1. a) b\n2. 2° c\n", "a) b\n2° c" },
		{ "a\\\n2&deg; b\\\nc&#41; d\n", "a\n2° b\nc) d" },
		{ "- a\\\n  &bull; b\\\n  xi\\. c\n", "a\n• b\nxi. c" },
		{ "| a |\n|---|\n| b |\n| \\^^ |\n| &#94;^ |\n", NULL },
		{ "| a | b |\n|---|---|\n| b | \\<< |\n| c | &lt;< |\n",
			NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_node *doc = parse(ctg_str_from(cases[i].text));
		struct ctg_str once = write(doc);
		struct ctg_node *back = parse(once);

		if (cases[i].words)
			CHECK_STR(ctg_node_words(&unit_arena, doc),
				cases[i].words);
		CHECK_STR(ctg_node_words(&unit_arena, back), ctg_str_c(
			&unit_arena, ctg_node_words(&unit_arena, doc)));
		CHECK_STR(write(back), ctg_str_c(&unit_arena, once));
	}
}

/* A variable may print nothing: no mark is left alone. */
static void empty_emphasis_vanishes(void)
{
	struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);
	struct ctg_node *para = ctg_node_new(&unit_arena, CTG_PARA);
	struct ctg_node *strong = ctg_node_new(&unit_arena, CTG_STRONG);

	ctg_node_append(doc, para);
	ctg_node_append(para, strong);
	ctg_node_append(strong, ctg_node_text(&unit_arena, STR("")));
	ctg_node_append(para, ctg_node_text(&unit_arena, STR("x")));
	CHECK_STR(write(doc), "x\n");
}

static struct ctg_node *add_entry(struct ctg_node *part, unsigned level,
	const char *title)
{
	struct ctg_node *div = ctg_node_new(&unit_arena, CTG_DIVISION);
	struct ctg_node *para = ctg_node_new(&unit_arena, CTG_PARA);

	div->division.level = level;
	para->para.target = div;
	ctg_node_append(para, ctg_node_text(&unit_arena,
		ctg_str_from(title)));
	ctg_node_append(part, para);
	return para;
}

static void the_sommaire_is_a_list(void)
{
	struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);
	struct ctg_node *part = ctg_node_new(&unit_arena, CTG_PART);
	struct ctg_node *para = ctg_node_new(&unit_arena, CTG_PARA);

	ctg_node_append(doc, part);
	add_entry(part, 2, "Article préliminaire");
	add_entry(part, 1, "Titre I");
	add_entry(part, 2, "Article 1er");
	add_entry(part, 2, "Article 2");
	add_entry(part, 1, "Titre II");
	ctg_node_append(para, ctg_node_text(&unit_arena, STR("x")));
	ctg_node_append(doc, para);
	CHECK_STR(write(doc), "- Article préliminaire\n- Titre I\n"
		"  - Article 1er\n  - Article 2\n- Titre II\n\nx\n");
}

int main(void)
{
	UNIT(keeps_its_own_style);
	UNIT(escapes_what_would_be_read);
	UNIT(escapes_in_brackets);
	UNIT(escapes_by_place);
	UNIT(empty_emphasis_vanishes);
	UNIT(the_sommaire_is_a_list);
	return unit_done();
}
