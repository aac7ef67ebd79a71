/* SPDX-License-Identifier: Apache-2.0 */
/* edit.h - texts edited at random, line by line.
 *
 * A program says what one edit is (edit_once) and asks for texts as they are
 * read (read_edited): the same seed gives the same edits. */
#ifndef CTG_TESTS_EDIT_H
#define CTG_TESTS_EDIT_H

#include "load.h"

#include "base/utf8.h"

#include <stdint.h>

#define EDITS		12	/* of a text */
#define EDIT_LINES	4000
#define EDIT_ROOM	1000	/* for those that edits add */

static uint64_t seed;

static size_t chance(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return n ? (size_t)(seed >> 33) % n : 0;
}

struct lines {
	struct ctg_arena *arena;
	struct ctg_str v[EDIT_LINES];
	size_t n, body;		/* the first line after the front-matter */
};

static void edit_once(struct lines *l);

static void cut_lines(struct lines *l, struct ctg_str s)
{
	unsigned rules = 0;

	l->n = l->body = 0;
	while (s.n > 0 && l->n < EDIT_LINES - EDIT_ROOM) {
		l->v[l->n] = ctg_str_line(&s);
		if (rules < 2 && ctg_str_eq(l->v[l->n], STR("---")) &&
		    ++rules == 2)
			l->body = l->n + 1;
		l->n++;
	}
}

static void insert_line(struct lines *l, size_t at, struct ctg_str s)
{
	memmove(l->v + at + 1, l->v + at, (l->n - at) * sizeof(*l->v));
	l->v[at] = s;
	l->n++;
}

static void remove_line(struct lines *l, size_t at)
{
	memmove(l->v + at, l->v + at + 1, (l->n - at - 1) * sizeof(*l->v));
	l->n--;
}

static size_t any_line(const struct lines *l)
{
	return l->body + chance(l->n - l->body);
}

/* Where a word ends in a line. */
static size_t a_space(struct ctg_str s)
{
	size_t i = chance(s.n);

	while (i < s.n && s.p[i] != ' ')
		i++;
	return i;
}

/* The text itself when the edits left half a letter. */
static struct ctg_str edit_text(struct ctg_arena *a, struct ctg_str s)
{
	struct lines *l = CTG_NEW(a, struct lines);
	struct ctg_buf b = { .arena = a };

	l->arena = a;
	cut_lines(l, s);
	for (size_t i = chance(EDITS) + 1; i > 0 && l->n > l->body + 1; i--)
		edit_once(l);
	for (size_t i = 0; i < l->n; i++) {
		ctg_buf_add(&b, l->v[i]);
		ctg_buf_putc(&b, '\n');
	}
	return ctg_utf8_valid(ctg_buf_str(&b)) == b.n ? ctg_buf_str(&b) : s;
}

static enum ctg_code read_edited(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	enum ctg_code code = load_read(r, out, a, name, err);

	if (code == CTG_OK && out && ctg_str_ends(name, STR(".md")))
		*out = edit_text(a, *out);
	return code;
}

#endif
