/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx.h"

#include "base/zip.h"
#include "handmade.h"

/* --- sheets by hand ------------------------------------------------------ */

static struct ctg_run *run(struct ctg_sheet_para *p, const char *text,
	enum ctg_mark mark)
{
	struct ctg_run *r = hand_run(p, text);

	r->mark = mark;
	return r;
}

static struct ctg_sheet_para *para(enum ctg_role role, const char *text,
	enum ctg_mark mark)
{
	struct ctg_sheet_para *p = hand_alone(role, "");

	p->mark = mark;
	if (text)
		run(p, text, mark);
	return p;
}

static struct ctg_sheet_block *add(struct ctg_sheet *s,
	struct ctg_sheet_para *p)
{
	return ctg_sheet_put(&unit_arena, s, p, NULL);
}

static struct ctg_sheet empty_sheet(void)
{
	return (struct ctg_sheet){ .about = {
		.title = STR("Convention territoriale globale"),
		.version = STR("version 1"), .commit = STR("c0ffee"),
		.generator = STR("ctg"), .author = STR("Anne MARTIN"),
		.date = STR("2025-03-12T00:00:00") } };
}

static struct ctg_sheet_table *grid(struct ctg_sheet *s, unsigned columns,
	size_t rows)
{
	const char *cells[12];

	for (size_t i = 0; i < 12; i++)
		cells[i] = "place";
	return hand_table(s, columns, rows, cells);
}

/* --- what is written ----------------------------------------------------- */

static struct ctg_str part(const struct ctg_sheet *s, const char *name)
{
	const struct ctg_zip_entry *e;
	struct ctg_zip_entry *entries = NULL;
	struct ctg_str package, again;
	size_t n = 0;

	CHECK_INT(ctg_docx_write(&package, &unit_arena, s, NULL), CTG_OK);
	CHECK_INT(ctg_docx_write(&again, &unit_arena, s, NULL), CTG_OK);
	CHECK(ctg_str_eq(package, again));
	CHECK_INT(ctg_zip_read(&entries, &n, &unit_arena, package, NULL),
		CTG_OK);
	e = ctg_zip_find(entries, n, name);
	CHECK(e != NULL);
	return e ? e->bytes : (struct ctg_str){ 0 };
}

static unsigned count(struct ctg_str s, const char *what)
{
	unsigned n = 0;
	size_t i;

	while ((i = ctg_str_find(s, ctg_str_from(what))) < s.n) {
		n++;
		s = ctg_str_skip(s, i + 1);
	}
	return n;
}

#define HAS(s, what) CHECK(ctg_str_has(s, STR(what)))

static void words_replaced(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_para *p = para(CTG_ROLE_BODY, "conclue pour ",
		CTG_KEPT);
	struct ctg_str x;

	run(p, "quatre", CTG_DELETED);
	run(p, "cinq", CTG_INSERTED);
	run(p, " ans", CTG_KEPT);
	add(&s, p);
	x = part(&s, "word/document.xml");
	HAS(x, "<w:del w:id=\"1\" w:author=\"Anne MARTIN\" "
		"w:date=\"2025-03-12T00:00:00Z\"><w:r><w:delText "
		"xml:space=\"preserve\">quatre</w:delText></w:r></w:del>");
	/* Two minutes later: LibreOffice must not take them for one. */
	HAS(x, "<w:ins w:id=\"2\" w:author=\"Anne MARTIN\" "
		"w:date=\"2025-03-12T00:02:00Z\"><w:r><w:t "
		"xml:space=\"preserve\">cinq</w:t></w:r></w:ins>");
}

/* What a border leaves is too little to sign; the room comes and goes with
 * who signs. */
static void room_to_sign(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_str x;

	add(&s, para(CTG_ROLE_SIGNATORY, "Anne MARTIN", CTG_KEPT));
	add(&s, para(CTG_ROLE_SIGNATORY, "Karim LEROY", CTG_INSERTED));
	x = part(&s, "word/document.xml");
	HAS(x, ">Anne MARTIN</w:t></w:r><w:r><w:br/><w:br/></w:r></w:p>");
	x = ctg_str_skip(x, ctg_str_find(x, STR(">Karim LEROY<")));
	CHECK(ctg_str_starts(x, STR(">Karim LEROY</w:t></w:r></w:ins>"
		"<w:ins ")));
	HAS(x, "\"><w:r><w:br/><w:br/></w:r></w:ins></w:p>");
}

/* A change has no number of its own twice, and each its minute, even when
 * midnight passes. */
static void many_changes(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_para *p = para(CTG_ROLE_BODY, NULL, CTG_KEPT);
	struct ctg_str x;

	for (unsigned i = 0; i < 1000; i++) {
		run(p, "mot ", CTG_INSERTED);
		run(p, "et ", CTG_KEPT);
	}
	add(&s, p);
	x = part(&s, "word/document.xml");
	CHECK_INT(count(x, "<w:ins "), 1000);
	HAS(x, "w:id=\"1000\"");
	HAS(x, "w:date=\"2025-03-13T09:18:00Z\"");
	CHECK_INT(count(x, "2025-03-12T00:02:00Z"), 1);
}

static void paragraphs(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_para *p = para(CTG_ROLE_BODY, "première moitié",
		CTG_KEPT);
	struct ctg_str x;

	p->end = CTG_INSERTED;
	add(&s, p);
	add(&s, para(CTG_ROLE_BODY, "supprimé", CTG_DELETED));
	p = para(CTG_ROLE_HEADING, "Article 5", CTG_KEPT);
	p->level = 1;
	p->restyled = true;
	p->old_role = CTG_ROLE_HEADING;
	p->old_level = 2;
	add(&s, p);
	x = part(&s, "word/document.xml");
	HAS(x, "<w:rPr><w:ins w:id=\"1\"");
	HAS(x, "<w:rPr><w:del w:id=\"2\"");
	HAS(x, "<w:pPr><w:pStyle w:val=\"Heading1\"/><w:pPrChange");
	HAS(x, "<w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr></w:pPrChange>");
}

static void moves(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_para *p;
	struct ctg_str x;

	for (int i = 0; i < 2; i++) {
		p = para(CTG_ROLE_BODY, "ailleurs", CTG_DELETED);
		p->move = s.moves = 1;
		add(&s, p);
	}
	add(&s, para(CTG_ROLE_BODY, "entre", CTG_KEPT));
	p = para(CTG_ROLE_BODY, "ailleurs", CTG_INSERTED);
	p->move = 1;
	add(&s, p);
	x = part(&s, "word/document.xml");
	CHECK_INT(count(x, "<w:moveFromRangeStart "), 1);
	CHECK_INT(count(x, "<w:moveFromRangeEnd "), 1);
	CHECK_INT(count(x, "<w:moveToRangeStart "), 1);
	CHECK_INT(count(x, "<w:moveToRangeEnd "), 1);
	CHECK_INT(count(x, "w:name=\"move1\""), 2);
	CHECK_INT(count(x, "delText"), 0);
}

/* A table in a text that moved: one name, one range at each end. */
static void moves_around_a_table(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_str x;

	s.moves = 1;
	for (int i = 0; i < 6; i++) {
		enum ctg_mark mark = i < 3 ? CTG_DELETED : CTG_INSERTED;
		struct ctg_sheet_para *p = para(CTG_ROLE_BODY, "ailleurs",
			mark);

		p->move = 1;
		if (i % 3 == 1)
			grid(&s, 1, 1)->rows[0].mark = mark;
		else
			add(&s, p);
	}
	x = part(&s, "word/document.xml");
	CHECK_INT(count(x, "w:name=\"move1\""), 2);
	CHECK_INT(count(x, "<w:moveFromRangeEnd "), 1);
	CHECK_INT(count(x, "<w:moveToRangeEnd "), 1);
	/* what is beyond goes and comes */
	CHECK_INT(count(x, "<w:delText xml:space=\"preserve\">ailleurs"),
		1);
}

static void tables(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_table *t = grid(&s, 3, 4);
	struct ctg_str x;

	t->rows[1].cells[0].rows = 2;
	t->rows[1].cells[0].cols = 2;
	t->rows[1].cells[1] = (struct ctg_sheet_cell){ .covered = true };
	t->rows[2].cells[0] = (struct ctg_sheet_cell){ .covered = true };
	t->rows[2].cells[1] = (struct ctg_sheet_cell){ .covered = true };
	t->rows[3].mark = CTG_INSERTED;
	grid(&s, 1, 1)->rows[0].header = false;
	x = part(&s, "word/document.xml");
	CHECK_INT(count(x, "<w:tblHeader/>"), 1);
	CHECK_INT(count(x, "<w:gridSpan w:val=\"2\"/>"), 2);
	CHECK_INT(count(x, "<w:vMerge w:val=\"restart\"/>"), 1);
	CHECK_INT(count(x, "<w:vMerge w:val=\"continue\"/>"), 1);
	HAS(x, "<w:trPr><w:cantSplit/><w:ins ");
	/* Cells: 3 + 2 + 2 + 3 and the other table's. */
	CHECK_INT(count(x, "<w:tc>"), 11);
	/* Side by side they would be one; and a text ends with a
	 * paragraph. */
	CHECK_INT(count(x, "</w:tbl><w:p>"), 2);
}

static void pages(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_str x;

	add(&s, para(CTG_ROLE_TITLE, "Titre", CTG_KEPT));
	grid(&s, 2, 1);
	s.last->page = CTG_PAGE_LANDSCAPE;
	add(&s, para(CTG_ROLE_BODY, "fin", CTG_KEPT))->page =
		CTG_PAGE_PORTRAIT;
	x = part(&s, "word/document.xml");
	CHECK_INT(count(x, "<w:sectPr>"), 3);
	CHECK_INT(count(x, "w:orient=\"landscape\""), 1);
	/* Only the title page has its own. */
	CHECK_INT(count(x, "<w:titlePg/>"), 1);
	CHECK(ctg_str_find(x, STR("<w:titlePg/>")) <
		ctg_str_find(x, STR("landscape")));
}

/* A summary may come first: the title page still has its own edges. */
static void title_page(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_str x;

	s.about.draft = true;
	add(&s, para(CTG_ROLE_BODY, "résumé", CTG_KEPT));
	add(&s, para(CTG_ROLE_TITLE, "Titre", CTG_KEPT))->page =
		CTG_PAGE_NEXT;
	add(&s, para(CTG_ROLE_BODY, "fin", CTG_KEPT))->page = CTG_PAGE_NEXT;
	x = part(&s, "word/document.xml");
	CHECK_INT(count(x, "<w:sectPr>"), 2);
	CHECK_INT(count(x, "<w:titlePg/>"), 1);
	CHECK(ctg_str_find(x, STR("<w:titlePg/>")) >
		ctg_str_find(x, STR("Titre")));
	HAS(part(&s, "word/header-first.xml"), "string=\"PROJET\"");
	s.about.draft = false;
	CHECK_INT(count(part(&s, "word/header-first.xml"), "PROJET"), 0);
}

/* The line above the pages is as wide as they are. */
static void header(void)
{
	struct ctg_sheet s = empty_sheet();

	add(&s, para(CTG_ROLE_BODY, "un", CTG_KEPT));
	add(&s, para(CTG_ROLE_BODY, "deux", CTG_KEPT))->page =
		CTG_PAGE_LANDSCAPE;
	HAS(part(&s, "word/header.xml"), "w:pos=\"9638\"");
	/* No stop of the style comes first. */
	CHECK_INT(count(part(&s, "word/styles.xml"),
		"<w:tab w:val=\"right\" w:pos="), 0);
	HAS(part(&s, "word/header-turned.xml"), "w:pos=\"14570\"");
	CHECK_INT(count(part(&s, "word/document.xml"),
		"r:id=\"rIdTurnedHeader\""), 1);
}

/* Who takes the end of a paragraph away must not take the page after it. */
static void a_page_after_what_goes(void)
{
	static const char stop[] = "<w:t xml:space=\"preserve\">\u00a0</w:t>";
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_block *b;

	add(&s, para(CTG_ROLE_ENTRY, "Annexe 1", CTG_INSERTED));
	b = add(&s, para(CTG_ROLE_BODY, "suite", CTG_KEPT));
	CHECK_INT(count(part(&s, "word/document.xml"), stop), 0);
	b->page = CTG_PAGE_NEXT;
	CHECK_INT(count(part(&s, "word/document.xml"), stop), 1);
}

static void notes(void)
{
	struct ctg_sheet s = empty_sheet();
	struct ctg_sheet_para *p = hand_para(&s, CTG_ROLE_BODY, 0,
		"habitants");
	struct ctg_sheet_note *note = hand_note(&s, p, "Insee, 2021");
	struct ctg_run *again = hand_run(p, "");

	again->kind = CTG_RUN_NOTE;
	again->note = note;
	again->again = true;
	CHECK_INT(count(part(&s, "word/document.xml"),
		"<w:footnoteReference "), 1);
	CHECK_INT(count(part(&s, "word/footnotes.xml"), "<w:footnote "), 3);
	HAS(part(&s, "word/footnotes.xml"), "Insee, 2021");
	/* Its number was another. */
	note->old = 4;
	HAS(part(&s, "word/document.xml"), "<w:delText>4</w:delText>");
	HAS(part(&s, "word/document.xml"), "<w:t>1</w:t></w:r></w:ins>");
}

int main(void)
{
	UNIT(words_replaced);
	UNIT(room_to_sign);
	UNIT(many_changes);
	UNIT(paragraphs);
	UNIT(moves);
	UNIT(moves_around_a_table);
	UNIT(tables);
	UNIT(pages);
	UNIT(title_page);
	UNIT(header);
	UNIT(a_page_after_what_goes);
	UNIT(notes);
	return unit_done();
}
