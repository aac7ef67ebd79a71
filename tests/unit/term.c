/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/utf8.h"
#include "model/markdown.h"
#include "render/term.h"

static struct ctg_str render(const char *text, unsigned width, bool colour)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_term_style style = { width, colour };
	struct ctg_node *doc;
	struct ctg_err err;

	if (ctg_source_init(src, &unit_arena, STR("t.md"),
	    ctg_str_from(text), &err) ||
	    ctg_markdown_parse(&doc, &unit_arena, src, 0, &diags, &err))
		return STR("unreadable");
	ctg_term_write(&b, doc, &style);
	return ctg_buf_str(&b);
}

/* A plan d'actions as they are written, with all that a table can do. */
static const char plan[] =
	"# Article 1er - Objet de la convention territoriale globale\n\n"
	"Les parties conviennent, pour la durée de la convention, de mettre "
	"en commun leurs moyens ; elles se rencontrent « deux fois » par an : "
	"au printemps, à l'automne.\n\n"
	"- développer l'accueil du jeune enfant sur tout le territoire ;\n"
	"  - a) par des places nouvelles dans les crèches existantes,\n"
	"  - b) par un relais petite enfance ;\n"
	"    - i) itinérant, pour les communes qui n'ont aucun local.\n\n"
	"| Thème | Action | Porteur | Coût | Année |\n"
	"|:------|:-------|:-------:|-----:|------:|\n"
	"| **Petite enfance et parentalité** | << | << | << | << |\n"
	"| Accueil | Ouvrir une micro-crèche de dix places | Commune | "
	"12 000 € | 2024 |\n"
	"| ^^ | Former les assistantes maternelles | Caf | 3 500 € | 2025 |\n"
	"| Très-long-mot-composé-sans-aucune-espace-pour-couper | << | Caf | "
	"1 € | ^^ |\n";

/* Columns of a line without its escape sequences. */
static size_t columns(struct ctg_str line)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '\033')
			while (i < line.n && line.p[i] != 'm')
				i++;
		else
			ctg_buf_putc(&b, line.p[i]);
	}
	return ctg_utf8_width(ctg_buf_str(&b));
}

static void no_line_is_wider_than_the_screen(void)
{
	for (unsigned width = 34; width < 140; width++)
		for (int colour = 0; colour < 2; colour++) {
			struct ctg_str s = render(plan, width, colour);

			while (s.n > 0)
				CHECK(columns(ctg_str_line(&s)) <= width);
		}
}

/* Letters and digits only: what wrapping may not change. */
static struct ctg_str letters(struct ctg_str s)
{
	struct ctg_buf b = { .arena = &unit_arena };
	size_t len;

	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);

		if (ctg_utf8_is_letter(c) || (c >= '0' && c <= '9'))
			ctg_buf_add(&b, ctg_str_head(s, len));
		s = ctg_str_skip(s, len);
	}
	return ctg_buf_str(&b);
}

static void wrapping_keeps_every_letter_of_prose(void)
{
	static const char prose[] = "# Article 2\n\nLa Caf et la commune, "
		"**chacune pour ce qui la concerne**, *s'engagent* à :\n\n"
		"- informer ;\n- 2° former.\n";
	struct ctg_str whole = letters(render(prose, 0, false));

	for (unsigned width = 20; width < 90; width++)
		CHECK_STR(letters(render(prose, width, false)),
			ctg_str_c(&unit_arena, whole));
}

static void colour_adds_only_escapes(void)
{
	struct ctg_str s = render(plan, 80, true), bare = render(plan, 80,
		false);
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\033')
			while (i < s.n && s.p[i] != 'm')
				i++;
		else
			ctg_buf_putc(&b, s.p[i]);
	}
	CHECK(s.n > bare.n);
	CHECK_STR(ctg_buf_str(&b), ctg_str_c(&unit_arena, bare));
}

static void each_line_ends_its_own_style(void)
{
	struct ctg_str s = render("Un **long passage en gras qui tient sur "
		"plusieurs lignes** du texte.\n", 24, true);

	while (s.n > 0) {
		struct ctg_str line = ctg_str_line(&s);
		size_t bold = ctg_str_find(line, STR("\033[0;1m"));

		if (bold < line.n)
			CHECK(ctg_str_has(ctg_str_skip(line, bold),
				STR("\033[0m")));
	}
}

static void french_punctuation_stays_with_its_word(void)
{
	for (unsigned width = 20; width < 60; width++) {
		struct ctg_str s = render("Elle tend à : « aider », « loger » "
			"et « former » ; est-ce clair ? Oui ! À 50 % ou "
			"pour 12 € : tout.\n", width, false);

		while (s.n > 0) {
			struct ctg_str line = ctg_str_line(&s);

			CHECK(!ctg_str_starts(line, STR(";")));
			CHECK(!ctg_str_starts(line, STR(":")));
			CHECK(!ctg_str_starts(line, STR("»")));
			CHECK(!ctg_str_starts(line, STR("%")));
			CHECK(!ctg_str_starts(line, STR("€")));
			CHECK(!ctg_str_ends(line, STR("«")));
		}
	}
}

static void table_with_spans(void)
{
	CHECK_STR(render(
		"| A | B | C |\n"
		"|:--|--:|:-:|\n"
		"| **Groupe** | << | << |\n"
		"| un | 1 | x |\n"
		"| ^^ | 22 | long |\n"
		"| deux | << | y |\n", 60, false),
		"A  │  B │  C\n"
		"───┴────┴─────\n"
		"Groupe\n"
		"───┬────┬─────\n"
		"un │  1 │  x\n"
		"   ├────┼─────\n"
		"   │ 22 │ long\n"
		"───┴────┼─────\n"
		"deux    │  y\n");
}

static void tall_cell_flows_over_its_rows(void)
{
	CHECK_STR(render(
		"| A | B |\n"
		"|---|---|\n"
		"| un<br>deux<br>trois<br>quatre | x |\n"
		"| ^^ | y |\n", 60, false),
		"A      │ B\n"
		"───────┼──\n"
		"un     │ x\n"
		"       ├──\n"
		"deux   │ y\n"
		"trois  │\n"
		"quatre │\n");
}

static void table_too_narrow_becomes_cards(void)
{
	CHECK_STR(render(
		"| Nom de la structure | Places ouvertes | Gestion du lieu |\n"
		"|---|---|---|\n"
		"| **Nord de la ville** | << | << |\n"
		"| Crèche des Lilas | quarante-deux | communale |\n",
		20, false),
		"Nord de la ville\n"
		"\n"
		"Nom de la\n"
		"structure\xc2\xa0: Crèche\n"
		"des Lilas\n"
		"Places ouvertes\xc2\xa0:\n"
		"quarante-deux\n"
		"Gestion du lieu\xc2\xa0:\n"
		"communale\n");
}

static void lists_hang_under_their_text(void)
{
	CHECK_STR(render(
		"1. premier point qui est assez long pour aller à la ligne\n"
		"2. second\n\n"
		"   et sa suite\n", 30, false),
		"1. premier point qui est assez\n"
		"   long pour aller à la ligne\n"
		"2. second\n"
		"\n"
		"   et sa suite\n");
}

static void controls_never_reach_the_terminal(void)
{
	struct ctg_str s = render("Un texte \033[31mrouge\a et \xc2\x9b"
		"2J effacé, [lien](http://x/\033c).\n\n"
		"- \033]0;titre\a élément\n\n"
		"| \033[5m |\n|---|\n| \020\021 |\n", 80, false);

	for (size_t i = 0; i < s.n; i++)
		CHECK((unsigned char)s.p[i] >= 0x20 || s.p[i] == '\n');
	CHECK(!ctg_str_has(s, STR("\xc2\x9b")));
	CHECK(ctg_str_has(s, STR("^[[31mrouge^G")));
	CHECK(ctg_str_has(s, STR("^P^Q")));
}

/* The name of a file, which the system takes as it is. */
static void bytes_that_are_no_text(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_term_safe(&b, STR("a\xff\x1b[31m\xc3.odt\xe2\x80"));
	CHECK_STR(ctg_buf_str(&b), "a?^[[31m?.odt??");
}

static void notes_links_images(void)
{
	CHECK_STR(render(
		"La source[^s] est [ici](https://caf.fr), "
		"[https://a.fr](https://a.fr), ![le logo](l.png).\n\n"
		"---\n\n"
		"[^s]: Insee, 2021.\n", 0, false),
		"La source[1] est ici <https://caf.fr>, https://a.fr, "
		"[image\xc2\xa0: le logo].\n"
		"\n"
		"· · ·\n"
		"\n"
		"Notes\n"
		"\n"
		"[1] Insee, 2021.\n");
}

static void summary_is_indented_by_depth(void)
{
	struct ctg_source src;
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_term_style style = { 0, false };
	struct ctg_node *doc = NULL;

	CHECK_INT(ctg_source_init(&src, &unit_arena, STR("t.md"), STR(
		"# Titre I - Cadre\n\n## Article 1er\n\nTexte.\n\n"
		"### Détail\n\nTexte.\n\n# Titre II\n\nTexte.\n"), NULL), 0);
	CHECK_INT(ctg_markdown_parse(&doc, &unit_arena, &src, 0, &diags,
		NULL), 0);
	ctg_term_summary(&b, doc, &style);
	CHECK_STR(ctg_buf_str(&b), "Titre I - Cadre\n  Article 1er\n"
		"    Détail\nTitre II\n");
}

int main(void)
{
	UNIT(no_line_is_wider_than_the_screen);
	UNIT(wrapping_keeps_every_letter_of_prose);
	UNIT(colour_adds_only_escapes);
	UNIT(each_line_ends_its_own_style);
	UNIT(french_punctuation_stays_with_its_word);
	UNIT(table_with_spans);
	UNIT(tall_cell_flows_over_its_rows);
	UNIT(table_too_narrow_becomes_cards);
	UNIT(lists_hang_under_their_text);
	UNIT(controls_never_reach_the_terminal);
	UNIT(bytes_that_are_no_text);
	UNIT(notes_links_images);
	UNIT(summary_is_indented_by_depth);
	return unit_done();
}
