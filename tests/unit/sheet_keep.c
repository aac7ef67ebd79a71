/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_keep.h"

#include "handmade.h"

/* Whether each paragraph stays with the next: « k » or « . »; « l » ends a
 * list as well. */
static void check_keeps(const struct ctg_sheet *s, const char *want)
{
	const struct ctg_sheet_block *before = NULL;
	struct ctg_buf b = { .arena = &unit_arena };

	for (const struct ctg_sheet_block *k = s->blocks; k; k = k->next) {
		ctg_buf_putc(&b, ctg_sheet_ends_list(k) ? 'l' :
			ctg_sheet_keeps(before, k) ? 'k' : '.');
		before = k;
	}
	CHECK_STR(ctg_buf_str(&b), want);
}

static struct ctg_sheet *empty(void)
{
	return CTG_NEW(&unit_arena, struct ctg_sheet);
}

static void what_announces(void)
{
	struct ctg_sheet *s = empty();
	static const char *const cells[] = { "Offre" };

	hand_para(s, CTG_ROLE_BODY, 0, "Les objectifs\u00a0:");
	hand_item(s, 1, true, "accueillir");
	hand_item(s, 2, true, "des enfants");
	hand_para(s, CTG_ROLE_BODY, 0, "Les places\u00a0:");
	hand_table(s, 1, 1, cells);
	hand_para(s, CTG_ROLE_BODY, 0, "Les parties\u00a0:");
	hand_para(s, CTG_ROLE_BODY, 0, "la commune");
	check_keeps(s, "kklk...");
}

/* What an act says it does stays with what it gives. */
static void what_is_quoted(void)
{
	struct ctg_sheet *s = empty();
	static const char *const cells[] = { "Offre" };

	hand_para(s, CTG_ROLE_BODY, 0, "L'article 4 est ainsi modifié\u00a0:");
	hand_para(s, CTG_ROLE_BODY, 0, "1° Il est inséré\u00a0:");
	hand_para(s, CTG_ROLE_QUOTE, 0, "« Un mot. »");
	hand_para(s, CTG_ROLE_BODY, 0, "2° Il est inséré\u00a0:");
	hand_para(s, CTG_ROLE_QUOTE, 0, "« Article 5");
	s->last->para->runs->bold = true;
	hand_para(s, CTG_ROLE_QUOTE, 0, "« Un mot.");
	hand_para(s, CTG_ROLE_QUOTE, 0, "«");
	hand_table(s, 1, 1, cells);
	hand_para(s, CTG_ROLE_QUOTE, 0, "».");
	check_keeps(s, "kk.kk.k..");
}

/* The page that is signed holds a clause. */
static void what_is_signed(void)
{
	struct ctg_sheet *s = empty();

	hand_para(s, CTG_ROLE_BODY, 0, "Le tribunal est saisi.");
	hand_para(s, CTG_ROLE_CLOSING, 0, "Fait à Bobigny");
	hand_para(s, CTG_ROLE_PARTY, 0, "Pour la Caf");
	hand_para(s, CTG_ROLE_SIGNATORY, 0, "Directeur");
	hand_para(s, CTG_ROLE_SIGNATORY, 0, "Présidente");
	hand_para(s, CTG_ROLE_PARTY, 0, "Pour la commune");
	hand_para(s, CTG_ROLE_SIGNATORY, 0, "Maire");
	check_keeps(s, "k..kk..");
	/* Ten do not sign on one page. */
	for (int i = 0; i < 4; i++) {
		hand_para(s, CTG_ROLE_PARTY, 0, "Pour la commune");
		hand_para(s, CTG_ROLE_SIGNATORY, 0, "Maire");
	}
	check_keeps(s, "k..k....k.k.k..");
}

/* The title of a clause comes first: it would stay behind. */
static void clause_and_title(void)
{
	struct ctg_sheet *s = empty();

	hand_para(s, CTG_ROLE_HEADING, 1, "Recours");
	hand_para(s, CTG_ROLE_BODY, 0, "Le tribunal est saisi.");
	hand_para(s, CTG_ROLE_CLOSING, 0, "Fait à Bobigny");
	check_keeps(s, "...");
}

static void last_entries(void)
{
	struct ctg_sheet *s = empty();

	for (int i = 0; i < 5; i++)
		hand_para(s, CTG_ROLE_ENTRY, 1, "Article");
	hand_para(s, CTG_ROLE_BODY, 0, "Préambule");
	check_keeps(s, "..kk..");
}

/* An item that went does not come between a list and its end; one that is
 * on another page is not the next. */
static void new_version(void)
{
	struct ctg_sheet *s = empty();

	hand_item(s, 1, true, "un");
	hand_item(s, 1, true, "deux")->mark = CTG_DELETED;
	hand_para(s, CTG_ROLE_BODY, 0, "Liste\u00a0:");
	hand_item(s, 1, true, "un");
	s->last->page = CTG_PAGE_NEXT;
	check_keeps(s, "ll.l");
}

static struct ctg_sheet_table *table(size_t rows, const char *words)
{
	const char *cells[80];

	for (size_t i = 0; i < 80; i++)
		cells[i] = words;
	return hand_table(empty(), 2, rows, cells);
}

static void heights(void)
{
	struct ctg_sheet_table *t = table(10, "une place");
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK(ctg_sheet_table_is_short(t, false));
	CHECK(ctg_sheet_table_is_short(t, true));
	CHECK(ctg_sheet_table_is_short(table(18, "une place"), false));
	CHECK(!ctg_sheet_table_is_short(table(14, "une place"), true));
	CHECK(!ctg_sheet_table_is_short(table(40, "une place"), false));
	CHECK(!ctg_sheet_row_is_tall(t, &t->rows[1], false));
	for (int i = 0; i < 120; i++)
		ctg_buf_puts(&b, "une place ");
	ctg_buf_putc(&b, '\0');
	t = table(2, b.p);
	CHECK(ctg_sheet_row_is_tall(t, &t->rows[1], false));
	CHECK(!ctg_sheet_row_is_tall(t, &t->rows[1], true));
	CHECK(!ctg_sheet_table_is_short(t, false));
}

/* Boxes to tick, each on its line. */
static void lines_of_a_cell(void)
{
	static const char boxes[] = "☐ Autorisée\n☐ Sous réserve\n☐ Non";

	CHECK(ctg_sheet_table_is_short(table(8, boxes), false));
	CHECK(!ctg_sheet_table_is_short(table(9, boxes), false));
}

static void titles_of_rows(void)
{
	static const char *const cells[] = { "Offre", "Lieu", "*Places*",
		"*Lieux*", "*Places*", "30", "", "*Lieux*", "", "" };
	struct ctg_sheet_table *t = hand_table(empty(), 2, 5, cells);

	CHECK(!ctg_sheet_row_is_title(t, &t->rows[0]));
	CHECK(ctg_sheet_row_is_title(t, &t->rows[1]));
	CHECK(!ctg_sheet_row_is_title(t, &t->rows[2]));
	CHECK(ctg_sheet_row_is_title(t, &t->rows[3]));
	CHECK(!ctg_sheet_row_is_title(t, &t->rows[4]));
	CHECK(!ctg_sheet_row_keeps(t, &t->rows[0]));
	CHECK(ctg_sheet_row_keeps(t, &t->rows[1]));
	CHECK(!ctg_sheet_row_keeps(t, &t->rows[2]));
}

static void last_rows(void)
{
	static const char *const cells[] = { "Offre", "1", "2", "*3*" };
	struct ctg_sheet_table *t = hand_table(empty(), 1, 4, cells);

	CHECK(!ctg_sheet_row_keeps(t, &t->rows[1]));
	CHECK(ctg_sheet_row_keeps(t, &t->rows[2]));
	CHECK(!ctg_sheet_row_keeps(t, &t->rows[3]));
	t->rows[1].keep = t->rows[3].keep = true;
	CHECK(ctg_sheet_row_keeps(t, &t->rows[1]));
	CHECK(!ctg_sheet_row_keeps(t, &t->rows[3]));
}

int main(void)
{
	UNIT(what_announces);
	UNIT(what_is_quoted);
	UNIT(what_is_signed);
	UNIT(clause_and_title);
	UNIT(last_entries);
	UNIT(new_version);
	UNIT(heights);
	UNIT(lines_of_a_cell);
	UNIT(titles_of_rows);
	UNIT(last_rows);
	return unit_done();
}
