/* SPDX-License-Identifier: Apache-2.0 */
#include "model/markdown.h"

#include "model/rules.h"
#include "render/dump.h"
#include "unit.h"

#include "../sound.h"

struct parsed {
	struct ctg_source src;
	struct ctg_diags diags;
	struct ctg_err err;
	struct ctg_node *doc;	/* NULL when refused */
};

static struct parsed *parse(struct ctg_str text)
{
	struct parsed *p = CTG_NEW(&unit_arena, struct parsed);
	struct ctg_node *doc;

	p->diags.arena = &unit_arena;
	if (ctg_source_init(&p->src, &unit_arena, STR("c.md"), text,
	    &p->err) == CTG_OK &&
	    ctg_markdown_parse(&doc, &unit_arena, &p->src, 0, &p->diags,
	    &p->err) == CTG_OK)
		p->doc = doc;
	return p;
}

static void check_sound(struct parsed *p)
{
	const char *wrong = sound_links(p->doc);

	if (!wrong)
		wrong = sound_partition(&unit_arena, p->doc, &p->src,
			p->doc->off, sound_is_loss(&p->diags));
	if (!wrong && !sound_is_loss(&p->diags))
		wrong = sound_texts(p->doc);
	CHECK_STR(ctg_str_from(wrong ? wrong : ""), "");
}

/* The dump of a text that is fine. */
static void check_tree(const char *text, const char *dump)
{
	struct parsed *p = parse(ctg_str_from(text));
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK(p->doc != NULL);
	if (!p->doc)
		return;
	CHECK_INT(p->diags.n, 0);
	check_sound(p);
	ctg_tree_dump(&b, p->doc);
	CHECK_STR(ctg_buf_str(&b), dump);
}

/* What is said of a text: « S106@3:1 », in order. */
static void check_said(const char *text, const char *said)
{
	struct parsed *p = parse(ctg_str_from(text));
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK(p->doc != NULL);
	if (!p->doc)
		return;
	check_sound(p);
	ctg_diags_sort(&p->diags);
	for (size_t i = 0; i < p->diags.n; i++)
		ctg_buf_printf(&b, "%s%s@%u:%u", i ? " " : "",
			p->diags.v[i].rule, p->diags.v[i].at.line,
			p->diags.v[i].at.col);
	CHECK_STR(ctg_buf_str(&b), said);
}

static void divisions_nest(void)
{
	check_tree("# Préambule\n\nLa Caf.\n\n# Chapitre 4 : Durée\n"
		"## Article 5\n\nQuatre ans.\n\n### Moyens\n\nx\n"
		"## Article 6 bis\n# Fin\n",
		"document @1-14\n"
		"  division niveau=1 @1-4\n"
		"    intitulé @1-2\n"
		"      texte « Préambule »\n"
		"    alinéa 1 @3-4\n"
		"      texte « La Caf. »\n"
		"  division niveau=1 chapitre=4 @5-13\n"
		"    intitulé @5\n"
		"      texte « Chapitre 4 : Durée »\n"
		"    division niveau=2 article=5 @6-12\n"
		"      intitulé @6-7\n"
		"        texte « Article 5 »\n"
		"      alinéa 1 @8-9\n"
		"        texte « Quatre ans. »\n"
		"      division niveau=3 @10-12\n"
		"        intitulé @10-11\n"
		"          texte « Moyens »\n"
		"        alinéa 2 (1) @12\n"
		"          texte « x »\n"
		"    division niveau=2 article=6 bis @13\n"
		"      intitulé @13\n"
		"        texte « Article 6 bis »\n"
		"  division niveau=1 @14\n"
		"    intitulé @14\n"
		"      texte « Fin »\n");
}

static void lists_keep_their_printed_labels(void)
{
	check_tree("1. Objectifs :\n"
		"   - a) Développer\n"
		"     l'offre\n"
		"   - b) **Soutenir**\n"
		"2. Moyens\n"
		"\n"
		"   Un second alinéa\n",
		"document @1-7\n"
		"  liste numérotée début=1 @1-7\n"
		"    élément @1-4 « 1. »\n"
		"      alinéa 1 @1\n"
		"        texte « Objectifs : »\n"
		"      liste @2-4\n"
		"        élément @2-3 « a) »\n"
		"          alinéa 2 @2-3\n"
		"            texte « Développer »\n"
		"            fin-de-ligne\n"
		"            texte « l'offre »\n"
		"        élément @4 « b) »\n"
		"          alinéa 3 @4\n"
		"            gras\n"
		"              texte « Soutenir »\n"
		"    élément @5-7 « 2. »\n"
		"      alinéa 4 @5-6\n"
		"        texte « Moyens »\n"
		"      alinéa 5 @7\n"
		"        texte « Un second alinéa »\n");
}

static void a_marker_may_stand_alone_on_its_line(void)
{
	check_tree("- ☑\n  Plan mercredi\n-\n  Autre\n",
		"document @1-4\n"
		"  liste @1-4\n"
		"    élément @1-2 « ☑ »\n"
		"      alinéa 1 @1-2\n"
		"        texte « Plan mercredi »\n"
		"    élément @3-4\n"
		"      alinéa 2 @3-4\n"
		"        texte « Autre »\n");
}

static void tables_have_spans_and_groups(void)
{
	check_tree("| Type | Public | Coût |\n"
		"|:---|:---:|---:|\n"
		"| **Enfance** | << | << |\n"
		"| Crèche | 0-3 ans | 1<br>2 |\n"
		"| ^^ | 3-6 ans | 3 \\| 4 |\n",
		"document @1-5\n"
		"  tableau colonnes=3 @1-5\n"
		"    ligne en-tête @1-2\n"
		"      cellule 1 @1\n"
		"        texte « Type »\n"
		"      cellule 2 @1\n"
		"        texte « Public »\n"
		"      cellule 3 @1\n"
		"        texte « Coût »\n"
		"    ligne groupe @3\n"
		"      cellule 1 colonnes=3 @3\n"
		"        gras\n"
		"          texte « Enfance »\n"
		"      cellule 2 couverte @3\n"
		"      cellule 3 couverte @3\n"
		"    ligne @4\n"
		"      cellule 1 lignes=2 @4\n"
		"        texte « Crèche »\n"
		"      cellule 2 @4\n"
		"        texte « 0-3 ans »\n"
		"      cellule 3 @4\n"
		"        texte « 1 »\n"
		"        retour\n"
		"        texte « 2 »\n"
		"    ligne @5\n"
		"      cellule 1 couverte @5\n"
		"      cellule 2 @5\n"
		"        texte « 3-6 ans »\n"
		"      cellule 3 @5\n"
		"        texte « 3  »\n"
		"        texte « | 4 »\n");
}

/* cmark has no place for the paragraph, and gives its own to the table. */
static void a_table_may_touch_the_paragraph_above(void)
{
	check_tree("avant\n\nLes *lieux*\nsont :\n| A | B |\n|---|---|\n"
		"| c | d |\n\n- item\n  | E |\n  |---|\n",
		"document @1-11\n"
		"  alinéa 1 @1-2\n"
		"    texte « avant »\n"
		"  alinéa 2 @3-4\n"
		"    texte « Les  »\n"
		"    italique\n"
		"      texte « lieux »\n"
		"    fin-de-ligne\n"
		"    texte « sont : »\n"
		"  tableau colonnes=2 @5-8\n"
		"    ligne en-tête @5-6\n"
		"      cellule 1 @5\n"
		"        texte « A »\n"
		"      cellule 2 @5\n"
		"        texte « B »\n"
		"    ligne @7-8\n"
		"      cellule 1 @7\n"
		"        texte « c »\n"
		"      cellule 2 @7\n"
		"        texte « d »\n"
		"  liste @9-11\n"
		"    élément @9-11\n"
		"      alinéa 3 @9\n"
		"        texte « item »\n"
		"      tableau colonnes=1 @10-11\n"
		"        ligne en-tête @10-11\n"
		"          cellule 1 @10\n"
		"            texte « E »\n");
}

static void notes_go_last(void)
{
	check_tree("Voir[^b] et[^a].\n\n[^a]: Première\n\n    suite\n"
		"[^b]: Seconde\n\nFin[^b]\n",
		"document @1-8\n"
		"  alinéa 1 @1-2\n"
		"    texte « Voir »\n"
		"    appel 1 « b »\n"
		"    texte «  et »\n"
		"    appel 2 « a »\n"
		"    texte « . »\n"
		"  alinéa 2 @8\n"
		"    texte « Fin »\n"
		"    appel 1 « b »\n"
		"  note 1 @6-7 « b »\n"
		"    alinéa 1 @6-7\n"
		"      texte « Seconde »\n"
		"  note 2 @3-5 « a »\n"
		"    alinéa 1 @3-4\n"
		"      texte « Première »\n"
		"    alinéa 2 @5\n"
		"      texte « suite »\n");
}

static void inlines(void)
{
	check_tree("Un \\\nsaut, ***deux***, [lien](u \n), "
		"![Logo de la *Caf*](i/l.png), &eacute;t&eacute; \\*\n"
		"\n---\n",
		"document @1-5\n"
		"  alinéa 1 @1-4\n"
		"    texte « Un  »\n"
		"    retour\n"
		"    texte « saut,  »\n"
		"    italique\n"
		"      gras\n"
		"        texte « deux »\n"
		"    texte « ,  »\n"
		"    lien « u »\n"
		"      texte « lien »\n"
		"    texte « ,  »\n"
		"    image « i/l.png »\n"
		"      texte « Logo de la  »\n"
		"      italique\n"
		"        texte « Caf »\n"
		"    texte « ,  »\n"
		"    texte « é »\n"
		"    texte « t »\n"
		"    texte « é »\n"
		"    texte «   »\n"
		"    texte « * »\n"
		"  saut-de-page @5\n");
}

/* The same text, whatever the editor that wrote it. */
static void line_ends_and_marks_do_not_matter(void)
{
	static const char *const texts[] = {
		"# Un\r\n\r\ndeux\r\n- a\r\n\r\n| b |\r\n|---|\r\n",
		"\ufeff# Un\n\ndeux\n- a\n\n| b |\n|---|\n",
		"\ufeff# Un\r\n\r\ndeux\r\n- a\r\n\r\n| b |\r\n|---|",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		check_tree(texts[i], "document @1-7\n"
			"  division niveau=1 @1-7\n"
			"    intitulé @1-2\n"
			"      texte « Un »\n"
			"    alinéa 1 @3\n"
			"      texte « deux »\n"
			"    liste @4-5\n"
			"      élément @4-5\n"
			"        alinéa 2 @4-5\n"
			"          texte « a »\n"
			"    tableau colonnes=1 @6-7\n"
			"      ligne en-tête @6-7\n"
			"        cellule 1 @6\n"
			"          texte « b »\n");
}

static void decomposed_letters_stay_as_written(void)
{
	struct parsed *p = parse(STR("# Pre\u0301ambule\n\ne\u0301te\u0301\n"));

	CHECK(p->doc != NULL);
	check_sound(p);
	CHECK_STR(ctg_node_words(&unit_arena, p->doc),
		"Pre\u0301ambule\ne\u0301te\u0301");
}

/* Two words that look alike: the first place is the right one. */
static void words_are_cut_where_they_stand(void)
{
	struct parsed *p = parse(STR("*&eacute;* et é, **a** *a* \\\\\\\\ "
		"<http://a.b> \\& &amp; &#38;amp; [(](<a(b>) a\n"));
	const struct ctg_node *t;

	CHECK(p->doc != NULL);
	CHECK_INT(p->diags.n, 0);
	check_sound(p);
	t = p->doc->first->first->first;
	CHECK_STR(t->text, "é");
	CHECK_INT(t->off, 1);
	CHECK_INT(t->end, 9);
	CHECK_STR(ctg_node_words(&unit_arena, p->doc), "é et é, a a \\\\ "
		"http://a.b & & &amp; ( a");
}

static void nothing_is_a_document(void)
{
	check_tree("", "document\n");
	check_tree("\n\n", "document @1-2\n");
	check_tree("x", "document @1\n  alinéa 1 @1\n    texte « x »\n");
}

static void what_has_no_place_is_said(void)
{
	static const struct { const char *text, *said; } cases[] = {
		{ "a\n\n<div>b</div>\n", "S106@3:1" },
		{ "a <b>c</b>\n", "S106@1:3 S106@1:7" },
		{ "a <br> c\n", "S106@1:3" },
		{ "| a<br>b |\n|---|\n", "" },
		{ "![](x.png)\n", "S107@1:1" },
		{ "a\n\n[^1]: jamais\n", "S108@3:1" },
		{ "a[^2]\n", "S108@1:2" },
		{ "[^\\]:\n*[^xe\n", "S108@1:1" },
		{ "1. a[^t]\n[^t]: n\n4. b\n", "S111@3:1" },
		{ "[^[ta_\\]:\"=\n", "S108@1:1" },
		{ "a[^1]\n\n[^1]: un\n[^1]: deux\n", "S108@4:1" },
		{ "\\[^2]\n", "" },
		{ "| a | b |\n|---|---|\n| c |\n", "S109@3:1" },
		{ "| a | b |\n|---|---|\n| c | d | e |\n", "S109@3:1" },
		{ "| a | b |\n|---|---|\n| ^^ | d |\n", "S109@3:2" },
		{ "| a | b |\n|---|---|\n| << | d |\n", "S109@3:2" },
		{ "| a | b |\n|---|---|\n| c | d |\n| ^^ | << |\n",
		  "S109@3:6" },
		{ "| a | b |\n|---|---|\n| c | << |\n| ^^ | << |\n", "" },
		{ "un\n2° deux\n", "S110@2:1" },
		{ "un\n– deux\n", "S110@2:1" },
		{ "- un\n  b) deux\n", "S110@2:3" },
		{ "le règlement du\n12 mai\n", "" },
		{ "> cité\n", "S111@1:1" },
		{ "a `code`\n", "S111@1:4" },
		{ "```\ncode\n```\n", "S111@1:1" },
		{ "    code\n", "S111@1:1" },
		{ "~~barré~~\n", "S111@1:1" },
		{ "\\~~ ~ \\~~\n", "" },
		{ "- [ ] tâche\n", "S111@1:1" },
		{ "Titre\n=====\n", "S111@1:1" },
		{ "[a][b]\n\n[b]: u\n", "S111@3:1" },
		{ "[a\nb]: u\n\nx\n", "S111@1:1" },
		{ "- [a]: u\n  b\n", "S111@1:3" },
		{ "a\n[b]: c\n", "" },
		{ "\\[b]: c\n\n[b\\]: c\n", "" },
		{ "[x](<http://[::1]:80>)\n", "" },
		{ "| [b]: |\n|---|\n", "" },
		{ "[^1]\n\n[^1]: [x]: y\n", "S108@3:1 S111@3:7" },
		{ "[a](u \"bulle\")\n", "S111@1:1" },
		{ "[voir <a@exemple.fr>](u)\n", "S111@1:7" },
		{ "![voir <a@exemple.fr>](u)\n", "" },
		{ "#\n", "S111@1:1" },
		{ "un\vdeux et\a\n", "S111@1:3" },
		{ "été &#7;\n", "S111@1:5" },
		{ "a\x7f | \ufffe\n", "S111@1:2" },
		{ "- # Titre\n", "S111@1:1" },
		{ "1. un\n3. trois\n", "S112@2:1" },
		{ "4. quatre\n5. cinq\n", "" },
		{ "- a\n-\n- c\n", "S113@2:1" },
		{ "- - a\n", "S113@1:1" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_said(cases[i].text, cases[i].said);
}

static void check_refused(struct ctg_buf *b, const char *why)
{
	struct parsed *p = parse(ctg_buf_str(b));

	CHECK(p->doc == NULL);
	CHECK_INT(p->err.code, CTG_EINPUT);
	if (!ctg_str_has(ctg_str_from(p->err.msg), ctg_str_from(why)))
		CHECK_STR(ctg_str_from(p->err.msg), why);
	CHECK_STR(ctg_str_from(p->err.file), "c.md");
}

static struct ctg_buf repeat(const char *s, unsigned n)
{
	struct ctg_buf b = { .arena = &unit_arena };

	while (n-- > 0)
		ctg_buf_puts(&b, s);
	return b;
}

static void limits_refuse(void)
{
	static const struct { const char *s; unsigned n; const char *why; }
	cases[] = {
		{ "> ", 100'000, "trop imbriqu" },
		{ ">", 100'000, "trop imbriqu" },
		{ "- ", 65, NULL },		/* a rule */
		{ "- * ", 50'000, "trop imbriqu" },
		{ "1. ", 50'000, "trop imbriqu" },
		{ "+ 1) ", 33, "trop imbriqu" },
		{ "*a ", 100, NULL },
		{ "|a", 20'000, "trop de colonnes" },
		{ "mot\n", 300'000, "trop de lignes" },
		{ "*a* ", 200'000, "trop de lignes" },
		{ "# a\n", 100'001, "trop de" },
		{ "![a](b) ", 2'000, "trop d'images" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_buf b = repeat(cases[i].s, cases[i].n);

		ctg_buf_puts(&b, cases[i].why ? "a\n" : "\n");
		if (cases[i].why)
			check_refused(&b, cases[i].why);
		else
			CHECK(parse(ctg_buf_str(&b))->doc != NULL);
	}
}

static void emphasis_has_a_depth(void)
{
	struct ctg_buf b = repeat("*a ", 100);

	ctg_buf_puts(&b, "b");
	for (int i = 0; i < 100; i++)
		ctg_buf_puts(&b, " a*");
	check_refused(&b, "trop imbriqu");
}

static void the_largest_table_fits(void)
{
	struct ctg_buf b = repeat("|a", 256);

	ctg_buf_puts(&b, "|\n");
	for (int i = 0; i < 256; i++)
		ctg_buf_puts(&b, "|-");
	ctg_buf_puts(&b, "|\n");
	CHECK(parse(ctg_buf_str(&b))->doc != NULL);
}

/* It is refused, yet must be written as one line. */
static void an_underlined_title_has_one_line(void)
{
	struct parsed *p = parse(STR("un\\\ndeux\n---\n"));

	CHECK_INT(p->diags.n, 1);
	CHECK_STR(ctg_node_words(&unit_arena, p->doc), "un deux");
}

int main(void)
{
	UNIT(divisions_nest);
	UNIT(lists_keep_their_printed_labels);
	UNIT(a_marker_may_stand_alone_on_its_line);
	UNIT(tables_have_spans_and_groups);
	UNIT(a_table_may_touch_the_paragraph_above);
	UNIT(notes_go_last);
	UNIT(inlines);
	UNIT(line_ends_and_marks_do_not_matter);
	UNIT(decomposed_letters_stay_as_written);
	UNIT(words_are_cut_where_they_stand);
	UNIT(nothing_is_a_document);
	UNIT(what_has_no_place_is_said);
	UNIT(limits_refuse);
	UNIT(emphasis_has_a_depth);
	UNIT(the_largest_table_fits);
	UNIT(an_underlined_title_has_one_line);
	return unit_done();
}
