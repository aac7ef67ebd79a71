/* SPDX-License-Identifier: Apache-2.0 */
/* str.h - a piece of somebody else's bytes, passed by value.
 *
 * A ctg_str is a window: it owns nothing and need not end with a NUL.
 * Text is UTF-8, checked once at the door (utf8.h).  What is called for each
 * letter of a text is inline. */
#ifndef CTG_BASE_STR_H
#define CTG_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct ctg_arena;

struct ctg_str {
	const char *p;
	size_t n;
};

/* For literals only, also in static tables (CTG_STR_INIT). */
#define STR(lit)		((struct ctg_str){ "" lit, sizeof(lit) - 1 })
#define CTG_STR_INIT(lit)	{ "" lit, sizeof(lit) - 1 }
/* For printf: "%.*s". */
#define STR_ARG(s)		(int)(s).n, (s).p

struct ctg_str ctg_str_from(const char *cstr);
/* A copy in the arena, with a NUL after it. */
struct ctg_str ctg_str_dup(struct ctg_arena *a, struct ctg_str s);
const char *ctg_str_c(struct ctg_arena *a, struct ctg_str s);
/* The same in lower case, its letters without accents alone. */
struct ctg_str ctg_str_lower(struct ctg_arena *a, struct ctg_str s);

static inline bool ctg_str_eq(struct ctg_str a, struct ctg_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool ctg_str_starts(struct ctg_str s, struct ctg_str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 ||
		memcmp(s.p, prefix.p, prefix.n) == 0);
}

int ctg_str_cmp(struct ctg_str a, struct ctg_str b);
/* For tables (FNV-1a): the same on every machine, and not against malice. */
uint64_t ctg_str_hash(struct ctg_str s);
bool ctg_str_ends(struct ctg_str s, struct ctg_str suffix);
/* Where needle begins in s; s.n when it does not. */
size_t ctg_str_find(struct ctg_str s, struct ctg_str needle);
bool ctg_str_has(struct ctg_str s, struct ctg_str needle);

/* s without its first n bytes, or only its first n (n is clamped). */
static inline struct ctg_str ctg_str_skip(struct ctg_str s, size_t n)
{
	if (n > s.n)
		n = s.n;
	return n ? (struct ctg_str){ s.p + n, s.n - n } : s;
}

static inline struct ctg_str ctg_str_head(struct ctg_str s, size_t n)
{
	return (struct ctg_str){ s.p, n < s.n ? n : s.n };
}

/* If *s begins with prefix, moves past it and says true. */
bool ctg_str_cut(struct ctg_str *s, struct ctg_str prefix);
/* Takes what stands before the separator (or all), moving *s past it. */
struct ctg_str ctg_str_split(struct ctg_str *s, char sep);
/* The last part that split would take: « acte.pdf » of « retour/acte.pdf ». */
struct ctg_str ctg_str_last(struct ctg_str s, char sep);
/* Takes a line, without its "\n" or "\r\n". */
struct ctg_str ctg_str_line(struct ctg_str *s);
/* Is it one of the lines of the text? */
bool ctg_str_has_line(struct ctg_str text, struct ctg_str line);
/* Without ASCII white space at both ends. */
struct ctg_str ctg_str_trim(struct ctg_str s);
/* How many bytes were added, left out, changed, or exchanged with their
 * neighbour, between a and b; SIZE_MAX when one is longer than
 * CTG_STR_COMPARED. */
#define CTG_STR_COMPARED	64
size_t ctg_str_distance(struct ctg_str a, struct ctg_str b);

static inline bool ctg_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ASCII letters */
static inline bool ctg_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The value of a hexadecimal digit, -1 for any other letter. */
static inline int ctg_hex_value(char c)
{
	if (ctg_is_digit(c))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* space, tab, CR, LF */
static inline bool ctg_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

#endif
