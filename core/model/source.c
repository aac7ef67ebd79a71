/* SPDX-License-Identifier: Apache-2.0 */
#include "model/source.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

static void index_lines(struct ctg_source *s, struct ctg_arena *a)
{
	const char *p = s->text.p, *end = p + s->text.n;
	size_t n = 1;

	for (const char *q = p; q < end && (q = memchr(q, '\n',
	     (size_t)(end - q))); q++)
		n++;
	s->lines = CTG_NEW_N(a, size_t, n);
	s->nlines = n;
	n = 1;
	for (const char *q = p; q < end && (q = memchr(q, '\n',
	     (size_t)(end - q))); q++)
		s->lines[n++] = (size_t)(q + 1 - p);
}

/* Long lines have columns too: the letters before each chunk of the text are
 * counted once, so that a place costs no more than a chunk. */
#define CHUNK	((size_t)1024)

static void count_letters(struct ctg_source *s, struct ctg_arena *a)
{
	size_t n = s->text.n / CHUNK + 1;

	s->letters = CTG_NEW_N(a, size_t, n);
	for (size_t i = 1; i < n; i++)
		s->letters[i] = s->letters[i - 1] + ctg_utf8_count(
			(struct ctg_str){ s->text.p + (i - 1) * CHUNK, CHUNK });
}

static size_t letters_before(const struct ctg_source *s, size_t off)
{
	size_t i = off / CHUNK;

	return s->letters[i] + ctg_utf8_count((struct ctg_str){
		s->text.p + i * CHUNK, off - i * CHUNK });
}

/* A carriage return that ends a line alone, as on a Mac of 1999: cmark would
 * count lines where we see none. */
static size_t find_lone_return(struct ctg_str s)
{
	const char *p = s.p, *end = s.p + s.n;

	while (p < end && (p = memchr(p, '\r', (size_t)(end - p)))) {
		if (p + 1 == end || p[1] != '\n')
			return (size_t)(p - s.p);
		p++;
	}
	return s.n;
}

/* A byte order mark that does not begin the text: two files were put end to
 * end, and nobody sees it. */
static size_t find_inner_mark(struct ctg_str s)
{
	struct ctg_str rest = ctg_str_skip(s, 1);
	size_t i = ctg_str_find(rest, STR("\ufeff"));

	return i < rest.n ? i + 1 : s.n;
}

static enum ctg_code refuse(struct ctg_arena *a, const struct ctg_source *s,
	size_t off, const char *hint, struct ctg_err *err, enum ctg_code code)
{
	struct ctg_place at = ctg_source_place(s, off);

	ctg_err_at(err, ctg_str_c(a, s->path), at.line, at.col);
	ctg_err_hint(err, "%s", hint);
	return code;
}

enum ctg_code ctg_source_init(struct ctg_source *out, struct ctg_arena *a,
	struct ctg_str path, struct ctg_str text, struct ctg_err *err)
{
	struct ctg_source s = { .path = path, .text = text };
	size_t valid = ctg_utf8_valid(text);
	size_t lone = find_lone_return(ctg_str_head(text, valid));
	size_t mark = find_inner_mark(ctg_str_head(text, valid));

	index_lines(&s, a);
	count_letters(&s, a);
	if (lone < valid)
		return refuse(a, &s, lone, "enregistrez le fichier avec des "
			"fins de ligne LF (Unix) ou CR LF (Windows)", err,
			ctg_fail(err, CTG_EINPUT, "retour chariot (CR) isolé"));
	if (mark < valid)
		return refuse(a, &s, mark, "supprimez ce caractère invisible",
			err, ctg_fail(err, CTG_EINPUT, "marque d'ordre des "
			"octets (U+FEFF) au milieu du texte"));
	if (valid < text.n)
		return refuse(a, &s, valid, "enregistrez le fichier en UTF-8",
			err, text.p[valid] ? ctg_fail(err, CTG_EINPUT,
			"octet 0x%02x\u00a0: ce texte n'est pas en UTF-8",
			(unsigned char)text.p[valid]) : ctg_fail(err,
			CTG_EINPUT, "caractère nul dans le texte"));
	*out = s;
	return CTG_OK;
}

unsigned ctg_source_line(const struct ctg_source *s, size_t off)
{
	size_t low = 0, high = s->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (s->lines[mid] <= off)
			low = mid;
		else
			high = mid;
	}
	return (unsigned)low + 1;
}

struct ctg_place ctg_source_place(const struct ctg_source *s, size_t off)
{
	unsigned line = ctg_source_line(s, off);
	size_t start = s->lines[line - 1];

	if (off > s->text.n)
		off = s->text.n;
	/* The byte order mark is not a column. */
	if (line == 1 && off >= 3 && ctg_str_starts(s->text, STR("\ufeff")))
		start = 3;
	return (struct ctg_place){
		.file = s->path,
		.line = line,
		.col = (unsigned)(letters_before(s, off) -
			letters_before(s, start)) + 1,
	};
}

size_t ctg_source_start(const struct ctg_source *s, size_t line)
{
	return line >= 1 && line <= s->nlines ? s->lines[line - 1] : s->text.n;
}
