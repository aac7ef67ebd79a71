/* SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

struct ctg_str ctg_str_from(const char *cstr)
{
	return (struct ctg_str){ cstr, strlen(cstr) };
}

const char *ctg_str_c(struct ctg_arena *a, struct ctg_str s)
{
	char *p = ctg_arena_bytes(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

struct ctg_str ctg_str_dup(struct ctg_arena *a, struct ctg_str s)
{
	return (struct ctg_str){ ctg_str_c(a, s), s.n };
}

struct ctg_str ctg_str_lower(struct ctg_arena *a, struct ctg_str s)
{
	char *p = CTG_NEW_N(a, char, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ?
			(char)(s.p[i] + 'a' - 'A') : s.p[i];
	return (struct ctg_str){ p, s.n };
}

int ctg_str_cmp(struct ctg_str a, struct ctg_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n ? memcmp(a.p, b.p, n) : 0;

	if (d)
		return d;
	return (a.n > b.n) - (a.n < b.n);
}

uint64_t ctg_str_hash(struct ctg_str s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 29;
}

bool ctg_str_ends(struct ctg_str s, struct ctg_str suffix)
{
	return s.n >= suffix.n &&
		ctg_str_eq(ctg_str_skip(s, s.n - suffix.n), suffix);
}

/* For a needle of a few bytes: memmem reads each byte of s, memchr leaps. */
static size_t find_short(struct ctg_str s, struct ctg_str needle)
{
	const char *p = s.p, *end = s.p + (s.n - needle.n + 1);

	while (p < end && (p = memchr(p, needle.p[0], (size_t)(end - p)))) {
		if (memcmp(p, needle.p, needle.n) == 0)
			return (size_t)(p - s.p);
		p++;
	}
	return s.n;
}

size_t ctg_str_find(struct ctg_str s, struct ctg_str needle)
{
	const char *p;

	if (needle.n == 0)
		return 0;
	if (s.n < needle.n)
		return s.n;
	if (needle.n < 8)
		return find_short(s, needle);
	p = memmem(s.p, s.n, needle.p, needle.n);
	return p ? (size_t)(p - s.p) : s.n;
}

bool ctg_str_has(struct ctg_str s, struct ctg_str needle)
{
	return needle.n == 0 || ctg_str_find(s, needle) < s.n;
}

bool ctg_str_cut(struct ctg_str *s, struct ctg_str prefix)
{
	if (!ctg_str_starts(*s, prefix))
		return false;
	*s = ctg_str_skip(*s, prefix.n);
	return true;
}

struct ctg_str ctg_str_split(struct ctg_str *s, char sep)
{
	const char *p = s->n ? memchr(s->p, sep, s->n) : NULL;
	struct ctg_str head = *s;

	if (!p) {
		*s = ctg_str_skip(*s, s->n);
		return head;
	}
	head.n = (size_t)(p - s->p);
	*s = ctg_str_skip(*s, head.n + 1);
	return head;
}

struct ctg_str ctg_str_last(struct ctg_str s, char sep)
{
	struct ctg_str last = s;

	while (s.n > 0)
		last = ctg_str_split(&s, sep);
	return last;
}

struct ctg_str ctg_str_line(struct ctg_str *s)
{
	struct ctg_str line = ctg_str_split(s, '\n');

	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

bool ctg_str_has_line(struct ctg_str text, struct ctg_str line)
{
	while (text.n > 0)
		if (ctg_str_eq(ctg_str_line(&text), line))
			return true;
	return false;
}

struct ctg_str ctg_str_trim(struct ctg_str s)
{
	while (s.n > 0 && ctg_is_space(s.p[0]))
		s = ctg_str_skip(s, 1);
	while (s.n > 0 && ctg_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Damerau and Levenshtein, of each pair of neighbours once: three rows of the
 * table are enough. */
size_t ctg_str_distance(struct ctg_str a, struct ctg_str b)
{
	size_t rows[3][CTG_STR_COMPARED + 1];

	if (a.n > CTG_STR_COMPARED || b.n > CTG_STR_COMPARED)
		return SIZE_MAX;
	for (size_t j = 0; j <= b.n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		const size_t *above = rows[(i - 1) % 3];
		const size_t *older = rows[(i + 1) % 3];
		size_t *row = rows[i % 3];

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			row[j] = least(above[j], row[j - 1]) + 1;
			row[j] = least(row[j], above[j - 1] +
				(a.p[i - 1] != b.p[j - 1]));
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1])
				row[j] = least(row[j], older[j - 2] + 1);
		}
	}
	return rows[a.n % 3][b.n];
}
