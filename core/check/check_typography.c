/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "check/typing.h"

#include <string.h>

/* Nobody mends more at a time; this bounds the work on hostile texts. */
#define MAX_FINDINGS	20

/* What a byte begins. */
enum class { OTHER, LETTER, ACCENTED, DIGIT, SIGN };

static const unsigned char classes[256] = {
	['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER,
	[0xc3 ... 0xc5] = ACCENTED, [0xcc] = ACCENTED, [0xcd] = ACCENTED,
	['0' ... '9'] = DIGIT,
	[','] = SIGN, ['.'] = SIGN, [';'] = SIGN, [':'] = SIGN,
	[0xe2] = SIGN,			/* … */
};

/* Words that French never doubles.  « nous nous », « en en », « est est »
 * (l'est est…) are left out. */
static const struct ctg_str never_doubled[] = {
	CTG_STR_INIT("de"), CTG_STR_INIT("du"), CTG_STR_INIT("des"),
	CTG_STR_INIT("le"), CTG_STR_INIT("la"), CTG_STR_INIT("les"),
	CTG_STR_INIT("et"), CTG_STR_INIT("à"), CTG_STR_INIT("au"),
	CTG_STR_INIT("aux"), CTG_STR_INIT("dans"), CTG_STR_INIT("par"),
	CTG_STR_INIT("pour"), CTG_STR_INIT("sur"), CTG_STR_INIT("avec"),
	CTG_STR_INIT("que"), CTG_STR_INIT("qui"), CTG_STR_INIT("ou"),
	CTG_STR_INIT("sont"), CTG_STR_INIT("ce"), CTG_STR_INIT("cette"),
	CTG_STR_INIT("ces"),
};

static bool found(struct ctg_typing *t, size_t i)
{
	if (ctg_check_is_printed(t->b, i))
		return false;
	t->findings++;
	return true;
}

static struct ctg_str piece(const struct ctg_typing *t, size_t from, size_t to)
{
	return ctg_str_skip(ctg_str_head(t->s, to), from);
}

static bool starts_at(const struct ctg_typing *t, size_t i, struct ctg_str what)
{
	return ctg_str_starts(ctg_str_skip(t->s, i), what);
}

static enum class class_at(struct ctg_str s, size_t i)
{
	return i < s.n ? classes[(unsigned char)s.p[i]] : OTHER;
}

/* The word at byte i. */
static struct ctg_typed take_word(struct ctg_str s, size_t i)
{
	struct ctg_typed w = { .at = i };
	size_t len = 1;

	while (len > 0) {
		size_t from = i;

		while (i < s.n && classes[(unsigned char)s.p[i]] == LETTER)
			i++;
		w.n += i - from;
		len = class_at(s, i) == ACCENTED ? ctg_check_accented(s, i) :
			0;
		w.n += len > 0;
		i += len;
	}
	w.end = i;
	return w;
}

static struct ctg_str text_of(const struct ctg_typing *t, struct ctg_typed w)
{
	return (struct ctg_str){ t->s.p + w.at, w.end - w.at };
}

/* Case apart.  French letters have as many bytes in both cases. */
static bool same_letters(struct ctg_str a, struct ctg_str b)
{
	size_t na, nb;

	if (a.n != b.n)
		return false;
	while (a.n > 0) {
		unsigned x = ctg_utf8_next(a, &na), y = ctg_utf8_next(b, &nb);

		if (x != y && ctg_utf8_lower(x) != ctg_utf8_lower(y))
			return false;
		a = ctg_str_skip(a, na);
		b = ctg_str_skip(b, nb);
	}
	return b.n == 0;
}

/* True when b is a over again: « de de », « De de », « DE DE »; « de De »
 * and « La La » begin a name. */
static bool is_same(struct ctg_str a, struct ctg_str b)
{
	size_t len;

	if (!same_letters(a, b))
		return false;
	if (!ctg_utf8_is_upper(ctg_utf8_next(b, &len)))
		return true;
	return ctg_str_eq(a, b) && ctg_utf8_is_upper(ctg_utf8_last(b, &len));
}

static bool is_never_doubled(struct ctg_str word)
{
	for (size_t i = 0; i < sizeof(never_doubled) /
	     sizeof(never_doubled[0]); i++)
		if (same_letters(never_doubled[i], word))
			return true;
	return false;
}

/* Only spaces of a line between the word before and w. */
static bool is_next_word(const struct ctg_typing *t, struct ctg_typed w)
{
	size_t at = t->before.end, len;

	if (t->before.n == 0 || at == w.at)
		return false;
	while (at < w.at && (len = ctg_check_space(t->s, at)) > 0)
		at += len;
	return at == w.at;
}

/* T506.  After a hyphen the first is a pronoun: « remettez-le le 3 mars ». */
static void check_repeated(struct ctg_typing *t, struct ctg_typed w)
{
	struct ctg_str first = text_of(t, t->before);
	size_t at = t->before.at;

	if (at > 0 && (t->s.p[at - 1] == '-' || t->s.p[at - 1] == '\''))
		return;
	if (!is_same(first, text_of(t, w)) || !is_next_word(t, w) ||
	    !is_never_doubled(first) || starts_at(t, w.end, STR("'")) ||
	    starts_at(t, w.end, STR("-")))
		return;
	if (found(t, at))
		ctg_check_at(t->c, "T506", t->b, at,
			"« %.*s » est écrit deux fois", STR_ARG(first));
}

/* T508: « de {{ … }} » that prints « de le Département ». */
static void check_contraction(struct ctg_typing *t, struct ctg_typed w)
{
	struct ctg_str first = text_of(t, t->before);
	struct ctg_str second = text_of(t, w);
	bool plural = ctg_str_eq(second, STR("les"));
	bool of = ctg_str_eq(first, STR("de")) || ctg_str_eq(first, STR("De"));

	if (!plural && !ctg_str_eq(second, STR("le")))
		return;
	if ((!of && !ctg_str_eq(first, STR("à")) &&
	    !ctg_str_eq(first, STR("À"))) || !is_next_word(t, w) ||
	    !ctg_check_is_printed(t->b, w.at))
		return;
	if (found(t, t->before.at))
		ctg_check_at(t->c, "T508", t->b, t->before.at,
			"« %.*s %.*s » : il faut « %s »", STR_ARG(first),
			STR_ARG(second), of ? plural ? "des" : "du" :
			plural ? "aux" : "au");
}

/* The length of a bad ending of an ordinal at byte i: « ème » in « 2ème ». */
static size_t bad_ending(const struct ctg_typing *t, size_t i)
{
	static const struct ctg_str endings[] = {
		CTG_STR_INIT("ième"), CTG_STR_INIT("ieme"),
		CTG_STR_INIT("ème"), CTG_STR_INIT("eme"),
		CTG_STR_INIT("éme"), CTG_STR_INIT("ière"),
		CTG_STR_INIT("ère"), CTG_STR_INIT("ere"),
		CTG_STR_INIT("ÈME"), CTG_STR_INIT("EME"), CTG_STR_INIT("è"),
	};

	for (size_t k = 0; k < sizeof(endings) / sizeof(endings[0]); k++) {
		size_t n = endings[k].n;

		if (!starts_at(t, i, endings[k]))
			continue;
		n += starts_at(t, i + n, STR("s"));
		return ctg_check_letter(t->s, i + n) ? 0 : n;
	}
	return 0;
}

/* T502, for the number in [i, end) and what follows it. */
static void check_ordinal(struct ctg_typing *t, size_t i, size_t end)
{
	struct ctg_str number = piece(t, i, end);
	size_t n = bad_ending(t, end);
	bool first = ctg_str_eq(number, STR("1")) ||
		ctg_str_eq(number, STR("I"));
	bool feminine = starts_at(t, end, STR("ère")) ||
		starts_at(t, end, STR("ere")) || starts_at(t, end, STR("ière"));
	bool plural = n > 0 && t->s.p[end + n - 1] == 's';

	if (n == 0 || feminine != first || !found(t, i))
		return;
	ctg_check_at(t->c, "T502", t->b, i, "« %.*s » s'écrit « %.*s%s%s »",
		STR_ARG(piece(t, i, end + n)), STR_ARG(number),
		first ? "re" : "e", plural ? "s" : "");
}

static bool is_roman(char c)
{
	return c == 'I' || c == 'V' || c == 'X';
}

/* A word, which may begin with a Roman number (« XXème »). */
static size_t check_word(struct ctg_typing *t, const struct ctg_accents *a,
	size_t i)
{
	struct ctg_typed w = take_word(t->s, i);
	size_t roman = i;

	while (roman < w.end && is_roman(t->s.p[roman]))
		roman++;
	if (roman > i && roman < w.end)
		check_ordinal(t, i, roman);
	if (t->before.n == w.n && w.n > 0)
		check_repeated(t, w);
	if (t->s.p[i] == 'l' && w.n <= 3)
		check_contraction(t, w);
	ctg_accents_check(t, a, w);
	t->before = w;
	return w.end > i ? w.end : i + 1;
}

static size_t check_number(struct ctg_typing *t, size_t i)
{
	size_t end = i;

	while (class_at(t->s, end) == DIGIT)
		end++;
	if (class_at(t->s, end) == LETTER || class_at(t->s, end) == ACCENTED)
		check_ordinal(t, i, end);
	/* What is glued to a number is no word of a sentence. */
	return take_word(t->s, end).end;
}

/* How many bytes of points of suspension stand at i; 0 for « . » alone. */
static size_t suspension(const struct ctg_typing *t, size_t i)
{
	size_t n = 0;

	while (starts_at(t, i + n, STR("…")) || starts_at(t, i + n, STR(".")))
		n += starts_at(t, i + n, STR(".")) ? 1 : 3;
	return n;
}

/* T505, with i after a word. */
static bool check_etc(struct ctg_typing *t, size_t i)
{
	size_t n, space;

	if (i != t->before.end || !same_letters(text_of(t, t->before),
	    STR("etc")))
		return false;
	n = suspension(t, i);
	if (n == 1) {
		space = ctg_check_space(t->s, i + 1);
		if (space > 0 && suspension(t, i + 1 + space) < 3)
			return false;
		n += space + suspension(t, i + 1 + space);
	}
	if (n < 2 || !found(t, t->before.at))
		return false;
	ctg_check_at(t->c, "T505", t->b, t->before.at,
		"« etc. » suivi de points de suspension");
	return true;
}

/* A footnote call, which prints no word, may stand before the sign. */
static bool is_after_call(const struct ctg_typing *t, size_t i)
{
	size_t within;
	const struct ctg_node *n = t->b->node ?
		ctg_check_text(t->b, i, &within) : NULL;

	return n && within == 0 && n->prev && n->prev->kind == CTG_NOTEREF;
}

/* A letter, a digit, or what closes a parenthesis or a quotation. */
static bool ends_words(struct ctg_str s)
{
	size_t len;

	return ctg_utf8_is_letter(ctg_utf8_last(s, &len)) ||
		ctg_is_digit(s.p[s.n - 1]) || s.p[s.n - 1] == ')' ||
		ctg_str_ends(s, STR("»"));
}

/* A space before a comma or a full stop that ends words. */
static bool is_detached(const struct ctg_typing *t, size_t i)
{
	size_t len;
	unsigned next;

	if (i < 2 || !ctg_check_space(t->s, i - 1) ||
	    ctg_check_space(t->s, i - 2))
		return false;
	if (!ends_words(ctg_str_head(t->s, i - 1)))
		return false;
	next = ctg_utf8_next(ctg_str_skip(t->s, i + 1), &len);
	return len == 0 || ctg_utf8_is_space(next) ||
		(t->s.p[i] == ',' && ctg_utf8_is_letter(next));
}

/* Two signs that never stand together. */
static bool is_doubled(const struct ctg_typing *t, size_t i)
{
	static const char *const pairs[] = {
		",,", ";;", "::", ",.", ";.", ";,", ",;", ":,",
	};
	char next = i + 1 < t->s.n ? t->s.p[i + 1] : ' ';
	char third = i + 2 < t->s.n ? t->s.p[i + 2] : ' ';

	if (next > ';' || ctg_is_alpha(third) || ctg_is_digit(third))
		return false;
	for (size_t k = 0; k < sizeof(pairs) / sizeof(pairs[0]); k++)
		if (t->s.p[i] == pairs[k][0] && next == pairs[k][1])
			return third != '.' && third != ':';
	return false;
}

/* « fin.. »: two full stops are neither one nor three. */
static bool is_two_stops(const struct ctg_typing *t, size_t i)
{
	size_t len;

	if (t->s.p[i] != '.' || i == 0 || !ctg_utf8_is_letter(
	    ctg_utf8_last(ctg_str_head(t->s, i), &len)) ||
	    suspension(t, i) != 2)
		return false;
	return i + 2 == t->s.n || t->s.p[i + 2] == '\n' ||
		ctg_check_space(t->s, i + 2) > 0;
}

/* T507. */
static void check_sign(struct ctg_typing *t, size_t i)
{
	char c = t->s.p[i];

	if ((is_doubled(t, i) || is_two_stops(t, i)) && found(t, i))
		ctg_check_at(t->c, "T507", t->b, i, "« %.*s » : un signe de "
			"trop", STR_ARG(piece(t, i, i + 2)));
	else if ((c == ',' || c == '.') && is_detached(t, i) &&
	    !is_after_call(t, i) && found(t, i))
		ctg_check_at(t->c, "T507", t->b, i - 1, "espace avant %s",
			c == ',' ? "la virgule" : "le point");
}

static size_t check_signs(struct ctg_typing *t, size_t i)
{
	if (check_etc(t, i))
		return i + suspension(t, i);
	if ((unsigned char)t->s.p[i] < 0x80)
		check_sign(t, i);
	return i + 1;
}

static void check_block(const struct ctg_checker *c,
	const struct ctg_block *b, const struct ctg_accents *accents)
{
	struct ctg_typing t = { .c = c, .b = b, .s = b->words };
	size_t i = 0;

	while (i < t.s.n && t.findings < MAX_FINDINGS) {
		switch (class_at(t.s, i)) {
		case LETTER:
		case ACCENTED:
			i = check_word(&t, accents, i);
			break;
		case DIGIT:
			i = check_number(&t, i);
			break;
		case SIGN:
			i = check_signs(&t, i);
			break;
		default:
			i++;
		}
	}
}

void ctg_check_typography(const struct ctg_checker *c)
{
	struct ctg_accents accents;

	ctg_accents_init(&accents);
	for (size_t i = 0; i < c->nblocks; i++)
		if (c->blocks[i].node->src)
			check_block(c, &c->blocks[i], &accents);
	for (size_t i = 0; i < c->nvalues; i++)
		check_block(c, &c->values[i], &accents);
}
