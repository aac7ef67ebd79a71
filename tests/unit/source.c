/* SPDX-License-Identifier: Apache-2.0 */
#include "model/source.h"

#include "unit.h"

static struct ctg_source source(struct ctg_str text)
{
	struct ctg_source s = { 0 };

	CHECK_INT(ctg_source_init(&s, &unit_arena, STR("c.md"), text, NULL),
		CTG_OK);
	return s;
}

static void check_place(const struct ctg_source *s, const char *before,
	unsigned line, unsigned col)
{
	struct ctg_place at = ctg_source_place(s,
		ctg_str_find(s->text, ctg_str_from(before)));

	CHECK_INT(at.line, line);
	CHECK_INT(at.col, col);
	CHECK_STR(at.file, "c.md");
}

/* People count letters, and the lines that their editor shows. */
static void places_count_letters(void)
{
	struct ctg_source s = source(STR("# Préambule\n\nÀ Dugny, la Caf\n"));

	check_place(&s, "ambule", 1, 6);
	check_place(&s, "À", 3, 1);
	check_place(&s, "Dugny", 3, 3);
	CHECK_INT(s.nlines, 4);
	CHECK_INT(ctg_source_place(&s, s.text.n).line, 4);
	CHECK_INT(ctg_source_place(&s, s.text.n).col, 1);
}

static void a_byte_order_mark_is_no_column(void)
{
	struct ctg_source s = source(STR("\ufeff---\nctg: 1\n"));

	check_place(&s, "---", 1, 1);
	check_place(&s, "ctg", 2, 1);
}

static void windows_lines_are_lines(void)
{
	struct ctg_source s = source(STR("un\r\ndeux\r\n\r\nquatre"));

	CHECK_INT(s.nlines, 4);
	check_place(&s, "deux", 2, 1);
	check_place(&s, "quatre", 4, 1);
}

static void every_byte_has_its_line(void)
{
	struct ctg_source s = source(STR("\na\n\n\nbc\nd"));

	for (size_t i = 0; i <= s.text.n; i++) {
		unsigned line = ctg_source_line(&s, i);

		CHECK(ctg_source_start(&s, line) <= i);
		CHECK(line == s.nlines || i < ctg_source_start(&s, line + 1));
	}
	CHECK_INT(ctg_source_start(&s, 1), 0);
	CHECK_INT(ctg_source_start(&s, 99), s.text.n);
	CHECK_INT(ctg_source_start(&s, 0), s.text.n);
}

static void nothing_has_one_line(void)
{
	struct ctg_source s = source((struct ctg_str){ NULL, 0 });

	CHECK_INT(s.nlines, 1);
	CHECK_INT(ctg_source_line(&s, 0), 1);
	CHECK_INT(ctg_source_place(&s, 0).col, 1);
}

static void check_refused(struct ctg_str text, const char *msg,
	unsigned line, unsigned col)
{
	struct ctg_source s = { .nlines = 77 };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_source_init(&s, &unit_arena, STR("c.md"), text, &err),
		CTG_EINPUT);
	CHECK(ctg_str_has(ctg_str_from(err.msg), ctg_str_from(msg)));
	CHECK_INT(err.line, line);
	CHECK_INT(err.col, col);
	CHECK_STR(ctg_str_from(err.file), "c.md");
	CHECK(err.hint[0]);
	CHECK_INT(s.nlines, 77);
}

static void refuses_what_is_no_text(void)
{
	check_refused(STR("La Caf\nde l'\xc9tat\n"), "0xc9", 2, 6);
	check_refused(STR("é\0"), "caractère nul", 1, 2);
	check_refused(STR("\xff\xfe#\0"), "UTF-8", 1, 1);
	/* The line ends of a Mac of 1999: half of us would see one line. */
	check_refused(STR("un\rdeux"), "retour chariot", 1, 3);
	check_refused(STR("\ufeff\ufeff# Un"), "U+FEFF", 1, 1);
	check_refused(STR("# Un\n\ufeff# Deux"), "U+FEFF", 2, 1);
	check_refused(STR("un\r\ndeux\r\r\n"), "retour chariot", 2, 5);
}

int main(void)
{
	UNIT(places_count_letters);
	UNIT(a_byte_order_mark_is_no_column);
	UNIT(windows_lines_are_lines);
	UNIT(every_byte_has_its_line);
	UNIT(nothing_has_one_line);
	UNIT(refuses_what_is_no_text);
	return unit_done();
}
