/* SPDX-License-Identifier: Apache-2.0 */
/* T501: words that lost an accent, those of accents_table.c. */
#include "base/utf8.h"
#include "check/typing.h"
#include "check/wording.h"
#include "model/french.h"

#include <assert.h>
#include <string.h>

#define LONGEST	24
/* Shorter words in capitals may be acronyms (ACCES is an association). */
#define NO_ACRONYM	7

/* The preposition that people type « A », with words after which it cannot be
 * the verb « a »; at the start of a sentence only, where a capital stands. */
static const char after_capital[] =
	"cet egard|cet effet|cette fin|cette date|cette occasion|ce titre|"
	"ce stade|ces fins|compter d*|defaut|partir d*|titre|travers|noter|"
	"l'issue|l'echelle|l'exception|l'occasion|l'expiration|l'echeance|"
	"l'unanimite|la demande|la date|la suite|la fin|la difference|"
	"la lumiere|savoir|moins|terme|chaque|tout moment";
/* The same inside a sentence. */
static const char after_small[] = "compter d*|partir d*|travers";

/* A word, letter by letter: lower-case Latin-1 code points. */
struct word {
	size_t at, end;			/* in the block's words */
	unsigned char letters[LONGEST];
	size_t n;
	size_t capitals;		/* how many letters */
	bool first_capital;
};

static unsigned char bare(unsigned char c)
{
	static const char bases[] =
		"aaaaaa?ceeeeiiii?nooooo??uuuuy?y";	/* U+00E0 to U+00FF */

	return c < 0xe0 ? c : (unsigned char)bases[c - 0xe0];
}

/* Takes the letter at byte i into w; false when it is not of Latin-1. */
static bool take_letter(struct word *w, struct ctg_str s, size_t i, size_t len)
{
	unsigned char c = (unsigned char)s.p[i];
	bool capital;

	if (len == 2 && c != 0xc3)
		return false;
	if (len == 2)
		c = (unsigned char)((unsigned char)s.p[i + 1] + 0x40);
	capital = len == 1 ? c < 'a' : c < 0xe0 && c != 0xdf;
	if (w->n < LONGEST)
		w->letters[w->n] = capital ? (unsigned char)(c + 0x20) : c;
	if (w->n == 0)
		w->first_capital = capital;
	w->capitals += capital;
	w->n++;
	return true;
}

/* Reads the word at byte i; returns where it ends.  w->n is 0 when it is not
 * one that the table could hold. */
static size_t read_word(struct word *w, struct ctg_str s, size_t i)
{
	bool known = true;
	size_t len;

	w->at = i;
	w->n = w->capitals = 0;
	for (; (len = ctg_check_letter(s, i)) > 0; i += len)
		known = known && take_letter(w, s, i, len);
	w->end = i;
	if (!known || w->n > LONGEST)
		w->n = w->capitals = 0;
	return i;
}

static int compare(const struct word *w, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = bare(w->letters[i]);

		if (c != (unsigned char)key[i])
			return c < (unsigned char)key[i] ? -1 : 1;
	}
	return key[n] ? -1 : 0;
}

/* Three letters and the length of a word. */
static unsigned hash(unsigned a, unsigned b, unsigned c, size_t n)
{
	return (((a * 26 + b) * 26 + c) * 25 + (unsigned)n) * 2654435761u >>
		18;
}

static_assert(CTG_ACCENTS_BITS == 1 << (32 - 18), "as the hash gives");

static void set_bit(struct ctg_accents *out, unsigned bit)
{
	out->bits[bit / 8] |= (unsigned char)(1u << bit % 8);
}

/* Each word with its plural. */
void ctg_accents_init(struct ctg_accents *out)
{
	*out = (struct ctg_accents){ 0 };
	for (size_t i = 0; i < ctg_naccents; i++) {
		const char *p = ctg_accents_table[i].bare;
		unsigned a = (unsigned)(p[0] - 'a');
		unsigned b = (unsigned)(p[1] - 'a');
		unsigned c = (unsigned)(p[2] - 'a');

		set_bit(out, hash(a, b, c, strlen(p)));
		set_bit(out, hash(a, b, c, strlen(p) + 1));
	}
}

static const char *find(const struct word *w, size_t n)
{
	size_t low = 0, high = ctg_naccents;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = compare(w, n, ctg_accents_table[mid].bare);

		if (d == 0)
			return ctg_accents_table[mid].right;
		if (d < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* Adds to w the accents that it lacks; false when it lacks none. */
static bool mend(struct word *w, const char *right)
{
	const unsigned char *p = (const unsigned char *)right;
	bool missing = false;

	for (size_t i = 0; *p; i++) {
		unsigned char c = *p++;

		if (c == 0xc3)
			c = (unsigned char)(*p++ + 0x40);
		if (bare(c) != c && bare(w->letters[i]) == w->letters[i]) {
			w->letters[i] = c;
			missing = true;
		}
	}
	return missing;
}

static struct ctg_str spell(struct ctg_arena *a, const struct word *w)
{
	struct ctg_buf b = { .arena = a };
	bool all = w->capitals == w->n;

	for (size_t i = 0; i < w->n; i++)
		ctg_buf_putu(&b, w->letters[i] -
			(all || (i == 0 && w->first_capital) ? 0x20u : 0));
	return ctg_buf_str(&b);
}

/* The name of a variable, in a text that was not substituted. */
static bool is_in_braces(struct ctg_str s, const struct word *w)
{
	size_t from = w->at > 80 ? w->at - 80 : 0;
	struct ctg_str before = ctg_str_skip(ctg_str_head(s, w->at), from);
	size_t open = ctg_str_find(before, STR("{{"));

	return open < before.n &&
		!ctg_str_has(ctg_str_skip(before, open), STR("}}"));
}

/* An address, the name of a file: not French. */
static bool is_in_address(struct ctg_str s, const struct word *w)
{
	size_t from = w->at, to = w->end;
	struct ctg_str token;

	while (from > 0 && w->at - from < 200 && !ctg_is_space(s.p[from - 1]))
		from--;
	while (to < s.n && to - w->end < 200 && !ctg_is_space(s.p[to]))
		to++;
	token = ctg_str_skip(ctg_str_head(s, to), from);
	for (size_t i = 0; i + 1 < token.n; i++)
		if (token.p[i] == '.' && (ctg_is_alpha(token.p[i + 1]) ||
		    ctg_is_digit(token.p[i + 1])))
			return true;
	return ctg_str_has(token, STR("@")) || ctg_str_has(token, STR("_")) ||
		ctg_str_has(token, STR("//"));
}

static bool is_in_capitals(const struct word *w)
{
	return w->n >= 2 && w->capitals == w->n;
}

/* True when most letters at the start of a text are capitals. */
static bool is_capitals(struct ctg_str s)
{
	size_t capitals = 0, others = 0, i = 0;
	struct word w;

	while (i < s.n && i < 400) {
		if (!ctg_check_letter(s, i)) {
			i++;
			continue;
		}
		i = read_word(&w, s, i);
		capitals += w.capitals;
		others += w.n - w.capitals;
	}
	return capitals > others;
}

/* A short word in capitals is no acronym among others in capitals, nor when
 * it is a whole title. */
static bool is_no_acronym(const struct ctg_typing *t, const struct word *w)
{
	const struct ctg_node *n = t->b->node;
	struct word before = { 0 }, next;
	size_t i = w->end;

	if (w->n >= NO_ACRONYM || compare(w, w->n, "etat") == 0)
		return true;
	while (i < t->s.n && !ctg_check_letter(t->s, i) && t->s.p[i] != '\n')
		i++;
	read_word(&next, t->s, i);
	if (t->before.n > 0)
		read_word(&before, t->s, t->before.at);
	if ((is_in_capitals(&next) || is_in_capitals(&before)) &&
	    is_capitals(t->s))
		return true;
	return n && n->kind == CTG_HEADING &&
		n->parent->kind == CTG_DIVISION &&
		n->parent->division.heading.title.n == w->end - w->at;
}

/* No one has more names. */
#define MOST_NAMES	4

/* Where the word that ends s begins, when it is a name or its first letter:
 * « Anne », « Jean-Paul », « J. ».  s.n when it is not. */
static size_t name_before(struct ctg_str s)
{
	size_t at = s.n, len;
	unsigned last = ctg_utf8_last(s, &len);

	if (last != '.' && !ctg_utf8_is_letter(last))
		return s.n;
	while (at > 0 && s.n - at < 200 && !ctg_utf8_is_space(ctg_utf8_last(
	       ctg_str_head(s, at), &len)))
		at -= len;
	return ctg_utf8_is_upper(ctg_utf8_next(ctg_str_skip(s, at), &len)) ?
		at : s.n;
}

/* « Madame Education MARTIN », « M. Paul ETAT »: a person writes her name as
 * she likes.  Between the title and the word stand names only. */
static bool is_name(struct ctg_str s, const struct word *w)
{
	struct ctg_str before = ctg_french_rtrim(ctg_str_head(s, w->at));

	for (unsigned n = 0; n < MOST_NAMES && w->first_capital; n++) {
		size_t at;

		if (ctg_wording_ends(before, "madame|monsieur|mme|mme.|m.|"
		    "mmes|mm.|mlle|maitre|docteur|dr"))
			return true;
		at = name_before(before);
		if (at == before.n)
			return false;
		before = ctg_french_rtrim(ctg_str_head(before, at));
	}
	return false;
}

static void report(struct ctg_typing *t, struct word *w, const char *right)
{
	if (!mend(w, right))
		return;
	if (w->capitals > w->first_capital && w->capitals < w->n)
		return;
	if (w->capitals == w->n && !is_no_acronym(t, w))
		return;
	if (is_in_address(t->s, w) || is_in_braces(t->s, w) ||
	    is_name(t->s, w) || ctg_check_is_printed(t->b, w->at))
		return;
	t->findings++;
	ctg_check_at(t->c, "T501", t->b, w->at, "« %.*s » s'écrit « %.*s »",
		(int)(w->end - w->at), t->s.p + w->at,
		STR_ARG(spell(t->c->arena, w)));
}

static bool starts_sentence(struct ctg_str s, size_t i)
{
	s = ctg_french_rtrim(ctg_str_head(s, i));
	return s.n == 0 || strchr(".:;!?\n", s.p[s.n - 1]) ||
		ctg_str_ends(s, STR("«"));
}

/* « A compter du », « A cet égard ». */
static void check_a(struct ctg_typing *t, struct ctg_typed a)
{
	struct ctg_str s = t->s;
	size_t space = ctg_check_space(s, a.end), n;
	struct ctg_str rest = ctg_str_skip(s, a.end + space);
	bool capital = s.p[a.at] == 'A';

	if (space == 0 || (capital ? !starts_sentence(s, a.at) :
	    a.at == 0 || s.p[a.at - 1] != ' '))
		return;
	n = ctg_wording_take(rest, capital ? after_capital : after_small);
	if (n == 0 || ctg_check_is_printed(t->b, a.at))
		return;
	t->findings++;
	ctg_check_at(t->c, "T501", t->b, a.at,
		"« %c %.*s » s'écrit « %s %.*s »", s.p[a.at], (int)n, rest.p,
		capital ? "À" : "à", (int)n, rest.p);
}

/* The letter at *i from 0 for « a », without accent; 26 for others.  Moves
 * past it. */
static unsigned take_rank(struct ctg_str s, size_t *i)
{
	unsigned char c = (unsigned char)s.p[(*i)++];

	if (c < 0x80)
		c |= 0x20;
	else if (c == 0xc3)
		c = bare((unsigned char)(s.p[(*i)++] + 0x40) | 0x20);
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : 26;
}

/* Whether a word may be in the table. */
static bool may_be_listed(const struct ctg_accents *accents, struct ctg_str s,
	struct ctg_typed w)
{
	unsigned a, b, c, bit;
	size_t i = w.at;

	if (w.n < 3 || w.n > LONGEST)
		return false;
	a = take_rank(s, &i);
	b = take_rank(s, &i);
	c = take_rank(s, &i);
	bit = hash(a, b, c, w.n);
	return a < 26 && b < 26 && c < 26 &&
		accents->bits[bit / 8] & 1u << bit % 8;
}

void ctg_accents_check(struct ctg_typing *t, const struct ctg_accents *a,
	struct ctg_typed typed)
{
	const char *right;
	struct word w;

	if (t->b->name)
		return;
	if (typed.n == 1 && (t->s.p[typed.at] | 0x20) == 'a')
		check_a(t, typed);
	if (!may_be_listed(a, t->s, typed))
		return;
	read_word(&w, t->s, typed.at);
	if (w.n == 0)
		return;
	right = find(&w, w.n);
	if (!right && w.letters[w.n - 1] == 's')
		right = find(&w, w.n - 1);
	if (right)
		report(t, &w, right);
}
