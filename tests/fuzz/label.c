/* SPDX-License-Identifier: Apache-2.0 */
/* Any text: labels, headings and numbers in words are read without harm, and
 * what was read is written so that it reads the same. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/label.h"
#include "model/ordinal.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

static void check_label(struct ctg_arena *a, struct ctg_str text)
{
	struct ctg_label l, back;
	struct ctg_buf b = { .arena = a };

	if (ctg_label_parse(&l, text, NULL) != CTG_OK &&
	    ctg_label_take(&l, text) == 0)
		return;
	check(ctg_label_take(&back, text) <= text.n);
	ctg_label_write(&b, l);
	check(ctg_label_parse(&back, ctg_buf_str(&b), NULL) == CTG_OK);
	check(ctg_label_cmp(l, back) == 0);
	check(ctg_label_take(&back, ctg_buf_str(&b)) == b.n);
	check(ctg_label_cmp(l, back) == 0);
}

static bool is_within(struct ctg_str part, struct ctg_str text)
{
	return part.n == 0 || (part.p >= text.p &&
		part.p + part.n <= text.p + text.n);
}

/* A labelled heading written anew is the same division. */
static void check_heading(struct ctg_arena *a, struct ctg_str text)
{
	struct ctg_heading h, back;
	struct ctg_buf b = { .arena = a };

	ctg_heading_read(&h, text);
	check(is_within(h.printed, text) && is_within(h.title, text));
	if (h.word == CTG_PLAIN)
		return;
	ctg_label_write_named(&b, h.word, h.label);
	ctg_buf_puts(&b, " : ");
	ctg_buf_add(&b, h.title);
	ctg_heading_read(&back, ctg_buf_str(&b));
	check(back.word == h.word && ctg_label_cmp(back.label, h.label) == 0);
	check(back.title.n <= h.title.n);
}

static void check_numbers(struct ctg_arena *a, struct ctg_str text)
{
	struct ctg_buf ordinal = { .arena = a }, cardinal = { .arena = a };
	unsigned n, back;

	if (ctg_ordinal_take(&n, text) > 0) {
		ctg_ordinal_write(&ordinal, n, false);
		check(ctg_ordinal_take(&back, ctg_buf_str(&ordinal)) > 0 &&
			back == n);
	}
	if (ctg_cardinal_take(&n, text) > 0) {
		ctg_cardinal_write(&cardinal, n, true);
		check(ctg_cardinal_take(&back, ctg_buf_str(&cardinal)) > 0 &&
			back == n);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctg_str text = { (const char *)data, size };
	struct ctg_arena a = CTG_ARENA_INIT;
	enum ctg_word word;
	bool plural;

	text.n = ctg_utf8_valid(text);
	check_label(&a, text);
	check_heading(&a, text);
	check_numbers(&a, text);
	check(ctg_word_take(&word, &plural, text) <= text.n);
	ctg_arena_release(&a);
	return 0;
}
