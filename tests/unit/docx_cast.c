/* SPDX-License-Identifier: Apache-2.0 */
/* Each case is what LibreOffice or pandoc misread in another form. */
#include "render/docx.h"

#include "base/zip.h"
#include "handmade.h"

/* --- what is written, in short -------------------------------------------- */

/* « mot[-a-]{+b+}(1)-¶ »: words, calls with their number, ends. */
struct reader {
	struct ctg_buf out;
	const char *around;	/* of the words being read */
	const char *end;
	struct ctg_str style, was;
	bool heads;		/* in the properties of a paragraph */
};

static bool starts(struct ctg_str tag, const char *name)
{
	return ctg_str_starts(tag, ctg_str_from(name));
}

static struct ctg_str value_of(struct ctg_str tag)
{
	size_t i = ctg_str_find(tag, STR("w:val=\""));
	struct ctg_str s = ctg_str_skip(tag, i + strlen("w:val=\""));

	return ctg_str_head(s, ctg_str_find(s, STR("\"")));
}

static void read_words(struct reader *r, struct ctg_str words)
{
	if (words.n == 0 || words.p[0] == '\n')
		return;
	ctg_buf_printf(&r->out, r->around ? r->around : "%.*s",
		STR_ARG(words));
}

static void end_paragraph(struct reader *r)
{
	ctg_buf_printf(&r->out, "%s¶", r->end);
	if (r->was.n)
		ctg_buf_printf(&r->out, " %.*s, was %.*s", STR_ARG(r->style),
			STR_ARG(r->was));
	ctg_buf_putc(&r->out, '\n');
	r->end = "";
	r->style = r->was = (struct ctg_str){ 0 };
}

static void read_tag(struct reader *r, struct ctg_str t)
{
	bool gone = starts(t, "w:del ") || starts(t, "w:moveFrom ");
	bool came = starts(t, "w:ins ") || starts(t, "w:moveTo ");

	if (starts(t, "w:pPr>"))
		r->heads = true;
	else if (starts(t, "/w:pPr>"))
		r->heads = false;
	else if ((gone || came) && r->heads)
		r->end = gone ? "-" : "+";
	else if (gone || came)
		r->around = gone ? "[-%.*s-]" : "{+%.*s+}";
	else if (starts(t, "/w:del>") || starts(t, "/w:ins>"))
		r->around = NULL;
	else if (starts(t, "w:pStyle "))
		*(r->style.n ? &r->was : &r->style) = value_of(t);
	else if (starts(t, "w:footnoteReference "))
		read_words(r, ctg_strf(&unit_arena, "(%c)",
			t.p[strlen("w:footnoteReference w:id=\"")]));
	else if (starts(t, "/w:p>"))
		end_paragraph(r);
}

static struct ctg_str read_part(const struct ctg_sheet *s, const char *name)
{
	struct ctg_zip_entry *entries = NULL;
	struct reader r = { .out.arena = &unit_arena, .end = "" };
	struct ctg_str package, xml;
	size_t n = 0, i;

	CHECK_INT(ctg_docx_write(&package, &unit_arena, s, NULL), CTG_OK);
	CHECK_INT(ctg_zip_read(&entries, &n, &unit_arena, package, NULL),
		CTG_OK);
	xml = ctg_zip_find(entries, n, name)->bytes;
	while ((i = ctg_str_find(xml, STR("<"))) < xml.n) {
		read_words(&r, ctg_str_head(xml, i));
		xml = ctg_str_skip(xml, i + 1);
		read_tag(&r, xml);
		xml = ctg_str_skip(xml, ctg_str_find(xml, STR(">")) + 1);
	}
	return ctg_buf_str(&r.out);
}

static struct ctg_str text_of(const struct ctg_sheet *s)
{
	return read_part(s, "word/document.xml");
}

/* After the two separators. */
static struct ctg_str notes_of(const struct ctg_sheet *s)
{
	struct ctg_str t = read_part(s, "word/footnotes.xml");

	(void)ctg_str_line(&t);
	(void)ctg_str_line(&t);
	return t;
}

/* --- sheets --------------------------------------------------------------- */

static struct ctg_sheet sheet;

static void begin(void)
{
	sheet = (struct ctg_sheet){ .marked = true,
		.about.author = STR("ctg"),
		.about.date = STR("2025-03-12T00:00:00") };
}

static struct ctg_sheet_para *para(enum ctg_role role, const char *text,
	enum ctg_mark mark)
{
	struct ctg_sheet_para *p = hand_para(&sheet, role, 1, text);

	p->mark = mark;
	for (struct ctg_run *r = p->runs; r; r = r->next)
		r->mark = mark;
	return p;
}

static struct ctg_sheet_note *call(struct ctg_sheet_para *p)
{
	struct ctg_sheet_note *n = hand_note(&sheet, p, "note");

	p->last->mark = p->mark;
	return n;
}

static struct ctg_sheet_para *with_note(const char *text, enum ctg_mark mark)
{
	struct ctg_sheet_para *p = para(CTG_ROLE_BODY, text, mark);

	(void)call(p);
	return p;
}

static struct ctg_sheet_para *kept(const char *text)
{
	return para(CTG_ROLE_BODY, text, CTG_KEPT);
}

/* --- come or gone whole --------------------------------------------------- */

static void first_call_comes(void)
{
	begin();
	kept("avant");
	with_note("neuf", CTG_INSERTED);
	kept("après");
	CHECK_STR(text_of(&sheet), "avant+¶\n{+neuf+}{+(1)+}¶\naprès¶\n");
	/* What comes with it takes its end along. */
	begin();
	kept("avant");
	with_note("neuf", CTG_INSERTED);
	para(CTG_ROLE_BODY, "aussi", CTG_INSERTED);
	kept("après");
	CHECK_STR(text_of(&sheet), "avant¶\n{+neuf+}{+(1)+}+¶\n"
		"{+aussi+}+¶\naprès¶\n");
}

static void first_call_goes(void)
{
	begin();
	kept("avant");
	para(CTG_ROLE_HEADING, "titre", CTG_DELETED);
	with_note("vieux", CTG_DELETED);
	para(CTG_ROLE_BODY, "aussi", CTG_DELETED);
	kept("après");
	CHECK_STR(text_of(&sheet), "avant-¶\n[-titre-]-¶\n[-vieux-][-(1)-]¶\n"
		"[-aussi-]-¶\naprès¶\n");
}

/* Who has only the other version finds the style of that one. */
static void first_call_in_another_style(void)
{
	begin();
	para(CTG_ROLE_HEADING, "titre", CTG_KEPT);
	with_note("neuf", CTG_INSERTED);
	kept("après");
	CHECK_STR(text_of(&sheet), "titre+¶\n{+neuf+}{+(1)+}¶ "
		"Normal, was Heading1\naprès¶\n");
	begin();
	para(CTG_ROLE_HEADING, "titre", CTG_KEPT);
	with_note("vieux", CTG_DELETED);
	kept("après");
	CHECK_STR(text_of(&sheet), "titre-¶\n[-vieux-][-(1)-]¶ "
		"Heading1, was Normal\naprès¶\n");
}

static void first_call_after_what_goes(void)
{
	begin();
	kept("avant");
	para(CTG_ROLE_HEADING, "titre", CTG_DELETED);
	with_note("neuf", CTG_INSERTED);
	kept("après");
	CHECK_STR(text_of(&sheet), "avant-¶\n[-titre-]+¶ "
		"Normal, was Heading1\n{+neuf+}{+(1)+}¶ "
		"Normal, was Heading1\naprès¶\n");
}

/* No paragraph before it can lend its end. */
static void first_call_after_a_table(void)
{
	const char *const cells[] = { "place" };

	begin();
	kept("avant");
	hand_table(&sheet, 1, 1, cells);
	with_note("neuf", CTG_INSERTED);
	kept("après");
	CHECK_STR(text_of(&sheet), "avant¶\nplace¶\n¶\n\u00a0+¶\n"
		"{+neuf+}{+(1)+}¶ Normal, was Section\naprès¶\n");
}

/* Moves and later calls are read right. */
static void other_calls(void)
{
	begin();
	with_note("avant", CTG_KEPT);
	with_note("neuf", CTG_INSERTED);
	kept("après");
	CHECK_STR(text_of(&sheet), "avant(1)¶\n{+neuf+}{+(2)+}+¶\naprès¶\n");
}

/* --- cut in two, or made one ---------------------------------------------- */

static struct ctg_sheet_para *half(const char *text, enum ctg_mark end)
{
	struct ctg_sheet_para *p = kept(text);

	p->end = end;
	return p;
}

static void first_half_calls(void)
{
	begin();
	(void)call(half("un", CTG_INSERTED));
	kept("deux");
	kept("après");
	CHECK_STR(text_of(&sheet), "un(1)[-deux-]¶\n{+deux+}+¶\naprès¶\n");
	begin();
	(void)call(half("un", CTG_DELETED));
	kept("deux");
	kept("après");
	CHECK_STR(text_of(&sheet), "un(1){+deux+}¶\n[-deux-]-¶\naprès¶\n");
	/* Not the first call. */
	begin();
	with_note("avant", CTG_KEPT);
	(void)call(half("un", CTG_INSERTED));
	kept("deux");
	CHECK_STR(text_of(&sheet), "avant(1)¶\nun(2)+¶\ndeux¶\n");
}

static void second_half_calls(void)
{
	struct ctg_sheet_para *p;

	begin();
	with_note("avant", CTG_KEPT);
	p = half("un", CTG_INSERTED);
	hand_run(p, " ancien")->mark = CTG_DELETED;
	with_note("deux", CTG_KEPT);
	CHECK_STR(text_of(&sheet), "avant(1)¶\n{+un+}+¶\n"
		"[-un-][- ancien-]deux(2)¶\n");
}

/* A note that is called in both versions of a half is two notes, and those
 * that follow have other numbers. */
static void both_halves_call(void)
{
	begin();
	(void)call(half("un", CTG_INSERTED));
	with_note("deux", CTG_KEPT);
	with_note("trois", CTG_KEPT);
	CHECK_STR(text_of(&sheet), "un(1)[-deux-][-(2)-]¶\n"
		"{+deux+}{+(3)+}+¶\ntrois(4)¶\n");
	CHECK_STR(notes_of(&sheet), "note¶\nnote¶\nnote¶\nnote¶\n");
}

/* --- within notes --------------------------------------------------------- */

static void add_alinea(struct ctg_sheet_note *n, const char *text,
	enum ctg_mark mark)
{
	struct ctg_sheet_block *b = n->blocks;

	while (b->next)
		b = b->next;
	b->next = CTG_NEW(&unit_arena, struct ctg_sheet_block);
	b->next->para = hand_alone(CTG_ROLE_NOTE, text);
	b->next->para->mark = b->next->para->runs->mark = mark;
}

static void last_of_a_note(void)
{
	struct ctg_sheet_note *n;

	begin();
	n = call(kept("appel"));
	add_alinea(n, "neuf", CTG_INSERTED);
	add_alinea(n, "neuf aussi", CTG_INSERTED);
	CHECK_STR(notes_of(&sheet), "note+¶\n{+neuf+}+¶\n{+neuf aussi+}¶\n");
	begin();
	n = call(kept("appel"));
	add_alinea(n, "vieux", CTG_DELETED);
	add_alinea(n, "neuf", CTG_INSERTED);
	CHECK_STR(notes_of(&sheet), "note-¶\n[-vieux-]+¶\n{+neuf+}¶\n");
	begin();
	n = call(kept("appel"));
	add_alinea(n, "vieux", CTG_DELETED);
	add_alinea(n, "reste", CTG_KEPT);
	CHECK_STR(notes_of(&sheet), "note¶\n[-vieux-]-¶\nreste¶\n");
}

static void all_of_a_note(void)
{
	struct ctg_sheet_note *n;

	begin();
	n = call(kept("appel"));
	n->blocks->para->mark = n->blocks->para->runs->mark = CTG_INSERTED;
	add_alinea(n, "vieux", CTG_DELETED);
	add_alinea(n, "vieux aussi", CTG_DELETED);
	add_alinea(n, "neuf", CTG_INSERTED);
	CHECK_STR(notes_of(&sheet), "[-vieux-]-¶\n"
		"[-vieux aussi-]{+note+}+¶\n{+neuf+}¶\n");
}

static void first_call_in_a_table(void)
{
	const char *const cells[] = { "place" };
	struct ctg_sheet_note *n;

	begin();
	n = call(hand_table(&sheet, 1, 1, cells)->rows->cells->para);
	hand_run(n->blocks->para, " neuve")->mark = CTG_INSERTED;
	n = call(kept("appel"));
	hand_run(n->blocks->para, " vieille")->mark = CTG_DELETED;
	add_alinea(n, "neuf", CTG_INSERTED);
	(void)call(kept("autre"));
	CHECK_STR(text_of(&sheet), "place(1)¶\n¶\nappel[-(2)-]{+(3)+}¶\n"
		"autre(4)¶\n");
	CHECK_STR(notes_of(&sheet), "note{+ neuve+}¶\nnote vieille¶\n"
		"note¶\nneuf¶\nnote¶\n");
}

int main(void)
{
	UNIT(first_call_comes);
	UNIT(first_call_goes);
	UNIT(first_call_in_another_style);
	UNIT(first_call_after_what_goes);
	UNIT(first_call_after_a_table);
	UNIT(other_calls);
	UNIT(first_half_calls);
	UNIT(second_half_calls);
	UNIT(both_halves_call);
	UNIT(last_of_a_note);
	UNIT(all_of_a_note);
	UNIT(first_call_in_a_table);
	return unit_done();
}
