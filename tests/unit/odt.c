/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#include "base/zip.h"
#include "../sheet_side.h"
#include "randomsheet.h"

static struct ctg_str write_sheet(const struct ctg_sheet *s)
{
	struct ctg_str out = { NULL, 0 };
	struct ctg_err err = { 0 };

	if (ctg_odt_write(&out, &unit_arena, s, &err))
		CHECK_STR(ctg_str_from(err.msg), "");
	return out;
}

static void fill_body(struct ctg_sheet *s)
{
	static const char lorem[] = "Les parties conviennent de mettre en "
		"commun leurs moyens pour développer les services aux "
		"familles, en tenant compte des *besoins recensés* dans le "
		"_diagnostic partagé_ et des priorités que chacune s’est "
		"données pour la période.";
	struct ctg_sheet_para *p;

	hand_para(s, CTG_ROLE_VISA, 0, "Vu le code de l’action sociale et "
		"des familles ;");
	hand_para(s, CTG_ROLE_VISA, 0, "Vu la délibération n° 2023-12 du "
		"conseil municipal en date du 12 mars 2023 figurant en annexe "
		"3 et autorisant le maire à signer la présente convention ;");
	for (int i = 1; i <= 6; i++) {
		hand_para(s, CTG_ROLE_HEADING, i == 1 ? 1 : 2,
			ctg_strf(&unit_arena, "Article %d – Objet de la "
			"convention territoriale globale", i).p);
		p = hand_para(s, CTG_ROLE_BODY, 0, lorem);
		if (i == 2) {
			hand_note(s, p, "Décret n° 2021-1115 du 25 août 2021 "
				"relatif aux relais petite enfance, article "
				"2, et les textes pris pour son application.");
			hand_run(p, " Elles en rendent compte.");
		}
		hand_item(s, 1, true, "La *petite enfance* : maintenir "
			"l’offre d’accueil et soutenir la parentalité dans "
			"tous les quartiers de la commune, en particulier "
			"ceux de la politique de la ville ;");
		hand_item(s, 2, true, "accueil individuel ;");
		hand_item(s, 2, true, "accueil collectif.");
		hand_para(s, CTG_ROLE_ITEM, 0, "Ce point fait l’objet d’un "
			"suivi.")->depth = 1;
		hand_item(s, 1, true, "La jeunesse.");
		hand_item(s, 1, false, "a)|Développer l’offre d’accueil "
			"adaptée au 1^er^ janvier, aux besoins des familles "
			"et aux contraintes des horaires atypiques ;");
		hand_item(s, 1, false, "b)|Accompagner.");
		hand_para(s, CTG_ROLE_BODY, 0, lorem);
	}
}

static struct ctg_run *hand_again(struct ctg_sheet_para *p,
	struct ctg_sheet_note *n)
{
	struct ctg_run *r = hand_run(p, "");

	r->kind = CTG_RUN_NOTE;
	r->note = n;
	r->again = true;
	return r;
}

static void fill_signatures(struct ctg_sheet *s)
{
	hand_para(s, CTG_ROLE_CLOSING, 0, "Fait à Dugny, le …………, en deux "
		"exemplaires originaux.");
	hand_para(s, CTG_ROLE_PARTY, 0, "Pour la Caf de la "
		"Seine-Saint-Denis :");
	hand_para(s, CTG_ROLE_SIGNATORY, 0, "Madame Marinette SOLER,\n"
		"Présidente du conseil d’administration");
	hand_para(s, CTG_ROLE_SIGNATORY, 0, "Monsieur Pascal DELAPLACE,\n"
		"Directeur général");
	hand_para(s, CTG_ROLE_PARTY, 0, "Pour la commune de Dugny :");
	hand_para(s, CTG_ROLE_SIGNATORY, 0, "Monsieur Quentin GESELL,\n"
		"Maire");
}

static void fill_annexe(struct ctg_sheet *s)
{
	static const char *const cells[] = {
		"Action", "Pilote", "Échéance", "Budget",
		"Axe 1 – Petite enfance", "", "", "",
		"Ouvrir un relais petite enfance", "Commune", "2024",
		"12 000 €",
		"Former les assistantes maternelles", "Caf", "2025",
		"3 500 €",
		"Axe 2 – Jeunesse", "", "", "",
		"Créer un conseil des jeunes", "Commune", "2026", "0 €",
	};
	const char **many = CTG_NEW_N(&unit_arena, const char *, 4 * 40);
	struct ctg_sheet_table *t;
	unsigned *widths = CTG_NEW_N(&unit_arena, unsigned, 4);

	hand_para(s, CTG_ROLE_HEADING, 1, "Annexe 3 – Plan d’actions");
	s->last->page = CTG_PAGE_LANDSCAPE;
	t = hand_table(s, 4, 6, cells);
	widths[0] = 550;
	widths[1] = widths[2] = widths[3] = 150;
	t->widths = widths;
	hand_group(t, 1);
	hand_group(t, 4);
	for (size_t i = 0; i < 6; i++)
		if (!t->rows[i].group)
			t->rows[i].cells[3].para->align = CTG_RIGHT;
	t->rows[2].cells[1].rows = 2;
	t->rows[3].cells[1].covered = true;
	hand_para(s, CTG_ROLE_HEADING, 1, "Annexe 4 – Indicateurs");
	s->last->page = CTG_PAGE_PORTRAIT;
	for (size_t i = 0; i < 4 * 40; i++)
		many[i] = i < 4 ? "Intitulé" : i % 4 ? "42" :
			"Taux de couverture de l’accueil du jeune enfant";
	hand_table(s, 4, 40, many);
	hand_para(s, CTG_ROLE_HEADING, 1, "Annexe 5 – Pièces jointes");
	s->last->page = CTG_PAGE_NEXT;
	hand_para(s, CTG_ROLE_PIECE, 0, "budget.pdf\nSHA-256 : 3f5a…");
}

/* Black on white, 2 by 2. */
static const char png[] =
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\2\x08\2\0\0\0\xfd\xd4"
	"\x9as\0\0\0\x0eIDATx\x9c""c`\0\x82\xff\x10\n\0\x1b\xf6\3\xfd"
	"\x8f\xae\xaa\xf8\0\0\0\0IEND\xae""B`\x82";

static void add_logo(struct ctg_sheet_para *p)
{
	struct ctg_run *r = hand_run(p, "");

	r->kind = CTG_RUN_IMAGE;
	r->image = CTG_NEW(&unit_arena, struct ctg_sheet_image);
	*r->image = (struct ctg_sheet_image){ STR("caf.png"),
		{ png, sizeof(png) - 1 }, STR("Logo de la Caf"), 250, 250 };
}

static struct ctg_sheet *whole(void)
{
	struct ctg_sheet *s = CTG_NEW(&unit_arena, struct ctg_sheet);
	struct ctg_sheet_para *p;

	s->about = (struct ctg_sheet_about){
		STR("Convention territoriale globale de services aux "
			"familles"), STR("CTG 2023-2027"), STR("version 1"),
		STR("0123abc"), STR("ctg 0.1.0"), true,
		STR("ctg"), STR("2025-03-12T00:00:00"), { NULL, 0 },
	};
	add_logo(hand_para(s, CTG_ROLE_COVER, 0, ""));
	hand_para(s, CTG_ROLE_TITLE, 0, "Convention territoriale globale\n"
		"de services aux familles");
	hand_para(s, CTG_ROLE_STATE, 0, "PROJET");
	hand_para(s, CTG_ROLE_COVER, 0, "entre la Caf de la "
		"Seine-Saint-Denis");
	hand_para(s, CTG_ROLE_COVER, 0, "et la commune de Dugny");
	hand_para(s, CTG_ROLE_COVER, 0, "1^er^ janvier 2023 – "
		"31 décembre 2027");
	hand_para(s, CTG_ROLE_CAPTION, 0, "Sommaire");
	s->last->page = CTG_PAGE_NEXT;
	for (int i = 1; i <= 6; i++)
		hand_para(s, CTG_ROLE_ENTRY, i == 1 ? 1 : 2,
			ctg_strf(&unit_arena, "Article %d – Objet de la "
			"convention territoriale globale", i).p)->target = i;
	hand_para(s, CTG_ROLE_ENTRY, 1, "Annexe 3 – Plan d’actions")->target =
		7;
	p = hand_para(s, CTG_ROLE_BODY, 0, "Entre les soussignés");
	s->last->page = CTG_PAGE_NEXT;
	fill_body(s);
	hand_again(p, hand_note(s, p, "Désignés ci-après."));
	fill_signatures(s);
	fill_annexe(s);
	return s;
}

static void same_sheet_same_bytes(void)
{
	struct ctg_sheet *s = whole();
	struct ctg_str once = write_sheet(s), again = write_sheet(s);

	CHECK(once.n > 0 && ctg_str_eq(once, again));
}

static struct ctg_str content_of(const struct ctg_sheet *s)
{
	struct ctg_str odt = write_sheet(s);
	struct ctg_zip_entry *e = NULL;
	size_t n = 0;

	CHECK_INT(ctg_zip_read(&e, &n, &unit_arena, odt, NULL), CTG_OK);
	return ctg_zip_find(e, n, "content.xml")->bytes;
}

/* What stands between the tags of the text. */
static struct ctg_str body_of(const struct ctg_sheet *s)
{
	struct ctg_str x = content_of(s);

	x = ctg_str_skip(x, ctg_str_find(x, STR("<office:text>")) + 13);
	return ctg_str_head(x, ctg_str_find(x, STR("</office:text>")));
}

static struct ctg_sheet *empty(void)
{
	return CTG_NEW(&unit_arena, struct ctg_sheet);
}

static void check_has(const struct ctg_sheet *s, const char *part)
{
	struct ctg_str body = body_of(s);

	if (!ctg_str_has(body, ctg_str_from(part)))
		CHECK_STR(body, part);
}

static void keeps_every_space(void)
{
	static const struct { const char *text, *xml; } cases[] = {
		{ "a b", ">a b</text:p>" },
		{ " a", "><text:s/>a</text:p>" },
		{ "a ", ">a<text:s/></text:p>" },
		{ "a  b", ">a<text:s text:c=\"2\"/>b</text:p>" },
		{ "a *b*", ">a<text:s/><text:span "
			"text:style-name=\"Strong_20_Emphasis\">b"
			"</text:span></text:p>" },
		{ "a\n b", ">a<text:line-break/><text:s/>b</text:p>" },
		{ "a| b", ">a<text:tab/><text:s/>b</text:p>" },
		{ "1^er^ < & >",
			">1<text:span text:style-name=\"Exposant\">er"
			"</text:span> &lt; &amp; &gt;</text:p>" },
		{ "", "/>" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_sheet *s = empty();

		hand_para(s, CTG_ROLE_BODY, 0, "avant");
		hand_para(s, CTG_ROLE_BODY, 0, cases[i].text);
		check_has(s, cases[i].xml);
	}
}

/* Wherever two of them stand in a long text. */
static void keeps_two_spaces_anywhere(void)
{
	char text[41] = "", xml[80];

	for (int i = 1; i < 37; i++) {
		struct ctg_sheet *s = empty();

		memset(text, 'e', 40);
		memset(text + i, ' ', 2);
		snprintf(xml, sizeof(xml), ">%.*s<text:s text:c=\"2\"/>%s<",
			i, text, text + i + 2);
		hand_para(s, CTG_ROLE_BODY, 0, text);
		check_has(s, xml);
	}
}

static void nests_lists(void)
{
	struct ctg_sheet *s = empty();

	hand_para(s, CTG_ROLE_BODY, 0, "avant");
	hand_item(s, 1, true, "1");
	hand_item(s, 2, true, "2");
	hand_para(s, CTG_ROLE_ITEM, 0, "3")->depth = 1;
	hand_item(s, 1, true, "4");
	hand_item(s, 1, false, "a)|5");
	hand_para(s, CTG_ROLE_BODY, 0, "fin");
	check_has(s, "<text:list text:style-name=\"List_20_1\">"
		"<text:list-item><text:p text:style-name=\"P2\">1</text:p>"
		"<text:list text:style-name=\"List_20_1\"><text:list-item>"
		"<text:p text:style-name=\"List\">2</text:p></text:list-item>"
		"</text:list><text:p text:style-name=\"List\">3</text:p>"
		"</text:list-item><text:list-item>"
		"<text:p text:style-name=\"List\">4</text:p></text:list-item>"
		"</text:list><text:list text:style-name=\"Marqueurs\">"
		"<text:list-item><text:p text:style-name=\"P3\">a)"
		"<text:tab/>5</text:p></text:list-item></text:list>"
		"<text:p text:style-name=\"Text_20_body\">fin</text:p>");
}

/* More levels than a list style has. */
static void survives_deep_lists(void)
{
	struct ctg_sheet *s = empty();

	hand_item(s, 64, true, "au fond");
	check_has(s, "au fond");
}

static void calls_a_note_twice(void)
{
	struct ctg_sheet *s = empty();
	struct ctg_sheet_para *p = hand_para(s, CTG_ROLE_BODY, 0, "Voir");
	struct ctg_sheet_note *n = hand_note(s, p, "Le décret.");

	hand_again(p, n);
	check_has(s, "<text:note text:id=\"note-1\" "
		"text:note-class=\"footnote\"><text:note-citation>1"
		"</text:note-citation><text:note-body>"
		"<text:p text:style-name=\"Footnote\">Le décret.</text:p>"
		"</text:note-body></text:note>");
	check_has(s, "text:ref-name=\"note-1\">1</text:note-ref>");
}

static void turns_pages(void)
{
	struct ctg_sheet *s = empty();
	struct ctg_str odt;
	struct ctg_zip_entry *e = NULL;
	size_t n = 0;

	hand_para(s, CTG_ROLE_TITLE, 0, "Convention");
	hand_para(s, CTG_ROLE_BODY, 0, "suite");
	s->last->page = CTG_PAGE_NEXT;
	hand_para(s, CTG_ROLE_BODY, 0, "suite");
	s->last->page = CTG_PAGE_NEXT;
	hand_table(s, 1, 1, (const char *const[]){ "a" });
	s->last->page = CTG_PAGE_LANDSCAPE;
	odt = write_sheet(s);
	CHECK_INT(ctg_zip_read(&e, &n, &unit_arena, odt, NULL), CTG_OK);
	odt = ctg_zip_find(e, n, "content.xml")->bytes;
	CHECK(ctg_str_has(odt, STR("style:name=\"P1\" "
		"style:family=\"paragraph\" style:parent-style-name=\"Title\""
		" style:master-page-name=\"First_20_Page\"")));
	CHECK(ctg_str_has(odt, STR("style:name=\"P2\" "
		"style:family=\"paragraph\" style:parent-style-name="
		"\"Text_20_body\" style:master-page-name=\"Standard\"")));
	CHECK(ctg_str_has(odt, STR("style:name=\"P3\" "
		"style:family=\"paragraph\" style:parent-style-name="
		"\"Text_20_body\"><style:paragraph-properties "
		"fo:break-before=\"page\"")));
	CHECK(ctg_str_has(odt, STR("style:name=\"P4\" style:family=\"table\" "
		"style:master-page-name=\"Landscape\"")));
}

/* --- what is tracked ------------------------------------------------------ */

static struct ctg_sheet *tracked(void)
{
	struct ctg_sheet *s = empty();

	s->marked = true;
	s->about.author = STR("ctg");
	s->about.date = STR("2025-03-12T23:57:00");
	hand_para(s, CTG_ROLE_BODY, 0, "avant");
	return s;
}

static struct ctg_run *mark_run(struct ctg_sheet_para *p, const char *text,
	enum ctg_mark mark, unsigned change)
{
	struct ctg_run *r = hand_run(p, text);

	r->mark = mark;
	r->change = change;
	return r;
}

#define REGION(id, kind, date) \
	"<text:changed-region xml:id=\"c" id "\" text:id=\"c" id "\">" \
	"<text:" kind "><office:change-info><dc:creator>ctg</dc:creator>" \
	"<dc:date>" date "</dc:date>"

/* Each with a date of its own, over midnight too. */
static void tracks_words(void)
{
	struct ctg_sheet *s = tracked();
	struct ctg_sheet_para *p = hand_para(s, CTG_ROLE_BODY, 0, "un ");

	mark_run(p, "deux", CTG_DELETED, 1);
	mark_run(p, "trois", CTG_INSERTED, 1);
	hand_run(p, " fin");
	check_has(s, REGION("1", "deletion", "2025-03-12T23:57:00")
		"</office:change-info><text:p text:style-name=\"Text_20_body\""
		">deux</text:p></text:deletion></text:changed-region>"
		REGION("2", "insertion", "2025-03-12T23:59:00"));
	check_has(s, ">un<text:s/><text:change text:change-id=\"c1\"/>"
		"<text:change-start text:change-id=\"c2\"/>trois"
		"<text:change-end text:change-id=\"c2\"/> fin</text:p>");
	mark_run(p, "après", CTG_INSERTED, 2);
	check_has(s, REGION("3", "insertion", "2025-03-13T00:01:00"));
}

/* Where one paragraph ends, the next begins: the region of one that went, or
 * came, starts there. */
static void tracks_paragraphs(void)
{
	struct ctg_sheet *s = tracked();
	struct ctg_sheet_para *p = hand_para(s, CTG_ROLE_HEADING, 2, "parti");

	p->mark = CTG_DELETED;
	p->change = 1;
	p = hand_para(s, CTG_ROLE_VISA, 0, "venu");
	p->mark = CTG_INSERTED;
	p->change = 2;
	p->move = 3;
	check_has(s, "<text:p text:style-name=\"P1\"/><text:h "
		"text:style-name=\"Heading_20_2\" text:outline-level=\"2\">"
		"<text:bookmark text:name=\"titre-1\"/>parti</text:h>"
		"</text:deletion>");
	check_has(s, "<text:p>Déplacé n° 3 (arrivée)</text:p>");
	check_has(s, ">avant<text:change text:change-id=\"c1\"/>"
		"<text:change-start text:change-id=\"c2\"/></text:p>"
		"<text:p text:style-name=\"Visa\">venu"
		"<text:change-end text:change-id=\"c2\"/></text:p>");
}

/* After a table, the paragraph that follows has the place. */
static void tracks_after_a_table(void)
{
	struct ctg_sheet *s = tracked();

	hand_table(s, 1, 1, (const char *const[]){ "a" });
	hand_para(s, CTG_ROLE_HEADING, 1, "parti")->mark = CTG_DELETED;
	hand_para(s, CTG_ROLE_BODY, 0, "venu")->mark = CTG_INSERTED;
	hand_para(s, CTG_ROLE_VISA, 0, "fin");
	check_has(s, "parti</text:h><text:p text:style-name=\"Visa\"/>"
		"</text:deletion>");
	check_has(s, "<text:p text:style-name=\"Text_20_body\">"
		"<text:change-start text:change-id=\"c1\"/>venu</text:p>"
		"<text:h text:style-name=\"Heading_20_1\" "
		"text:outline-level=\"1\"><text:change-end "
		"text:change-id=\"c1\"/><text:change text:change-id=\"c2\"/>"
		"fin</text:h>");
}

/* A page that stays begins with what goes from its top. */
static void tracks_at_the_top_of_a_page(void)
{
	struct ctg_sheet *s = tracked();

	hand_table(s, 1, 1, (const char *const[]){ "a" });
	hand_para(s, CTG_ROLE_BODY, 0, "parti")->mark = CTG_DELETED;
	hand_para(s, CTG_ROLE_VISA, 0, "fin");
	s->last->page = CTG_PAGE_NEXT;
	check_has(s, "<text:p text:style-name=\"P3\"><text:change ");
	check_has(s, "parti</text:p><text:p text:style-name=\"Visa\"/>"
		"</text:deletion>");
}

static void tracks_rows(void)
{
	struct ctg_sheet *s = tracked();
	struct ctg_sheet_table *t = hand_table(s, 1, 3,
		(const char *const[]){ "a", "parti", "" });

	t->rows[1].mark = CTG_DELETED;
	t->rows[2].mark = CTG_INSERTED;
	check_has(s, "<table:table-row table:style-name=\"Ligne-suivie\">"
		"<table:table-cell table:style-name=\"Cellule\" "
		"office:value-type=\"string\"><text:p "
		"text:style-name=\"P3\"><text:change "
		"text:change-id=\"c1\"/></text:p></table:table-cell>"
		"</table:table-row>");
	/* an empty row has something that can come */
	check_has(s, "<text:change-start text:change-id=\"c2\"/>\u00a0"
		"<text:change-end text:change-id=\"c2\"/>");
}

static void cuts_and_joins(void)
{
	struct ctg_sheet *s = tracked();

	hand_para(s, CTG_ROLE_BODY, 0, "un")->end = CTG_INSERTED;
	hand_para(s, CTG_ROLE_VISA, 0, "deux")->end = CTG_DELETED;
	hand_para(s, CTG_ROLE_BODY, 0, "trois");
	check_has(s, ">un<text:change-start text:change-id=\"c1\"/></text:p>"
		"<text:p text:style-name=\"Visa\"><text:change-end "
		"text:change-id=\"c1\"/>deux<text:change "
		"text:change-id=\"c2\"/>trois</text:p>");
	check_has(s, "<text:p text:style-name=\"Visa\"/>"
		"<text:p text:style-name=\"Text_20_body\"/></text:deletion>");
}

/* The empty line after the last table would begin a page. */
static void ends_with_a_table(void)
{
	struct ctg_sheet *s = empty();
	const struct ctg_str none = STR("fo:margin-bottom=\"0cm\" "
		"table:border-model");

	hand_table(s, 1, 1, (const char *const[]){ "a" });
	CHECK(ctg_str_has(content_of(s), none));
	check_has(s, "</table:table><text:p "
		"text:style-name=\"Apres_20_tableau\"/>");
	hand_para(s, CTG_ROLE_BODY, 0, "fin");
	CHECK(!ctg_str_has(content_of(s), none));
}

/* As LibreOffice does when it is asked to: the row that titles others goes
 * to their page; the last has nothing to go with. */
static void titles_of_rows_stay(void)
{
	static const char *const cells[] = { "Action", "*Partenaires*",
		"Caf, commune", "*Indicateurs*" };
	struct ctg_sheet *s = empty();
	struct ctg_str kept = STR("<text:p text:style-name=\"P2\">"
		"<text:span text:style-name=\"Strong_20_Emphasis\">"
		"Partenaires<");

	hand_table(s, 1, 4, cells);
	check_has(s, kept.p);
	CHECK(ctg_str_has(content_of(s), STR("style:name=\"P2\" "
		"style:family=\"paragraph\" style:parent-style-name="
		"\"Table_20_Contents\"><style:paragraph-properties "
		"fo:keep-with-next=\"always\"/>")));
	check_has(s, "<text:p text:style-name=\"Table_20_Contents\">"
		"<text:span text:style-name=\"Strong_20_Emphasis\">"
		"Indicateurs<");
	CHECK(ctg_str_has(ctg_odt_settings(), STR("\"TableRowKeep\" "
		"config:type=\"boolean\">true<")));
}

/* One version of a marked sheet, written, is that version. */
static void clean_sheets_track_nothing(void)
{
	for (unsigned i = 1; i <= 20; i++) {
		struct ctg_sheet *s = random_sheet(i);
		struct ctg_sheet *old = side_of(s, CTG_DELETED);
		struct ctg_str body = body_of(old);
		const char *wrong = sheet_sides(&unit_arena, s, old,
			side_of(s, CTG_INSERTED));

		CHECK_STR(ctg_str_from(wrong ? wrong : ""), "");
		CHECK(!ctg_str_has(body, STR("text:change")));
		CHECK(ctg_str_eq(write_sheet(s), write_sheet(s)));
	}
}

int main(void)
{
	UNIT(same_sheet_same_bytes);
	UNIT(keeps_every_space);
	UNIT(keeps_two_spaces_anywhere);
	UNIT(nests_lists);
	UNIT(survives_deep_lists);
	UNIT(calls_a_note_twice);
	UNIT(turns_pages);
	UNIT(tracks_words);
	UNIT(tracks_paragraphs);
	UNIT(tracks_after_a_table);
	UNIT(tracks_at_the_top_of_a_page);
	UNIT(tracks_rows);
	UNIT(cuts_and_joins);
	UNIT(ends_with_a_table);
	UNIT(titles_of_rows_stay);
	UNIT(clean_sheets_track_nothing);
	return unit_done();
}
