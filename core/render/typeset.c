/* SPDX-License-Identifier: Apache-2.0 */
#include "render/typeset.h"

#include "base/utf8.h"

#define NBSP	"\u00a0"

/* What stands between words, though it is not text. */
#define OBJECT	'\x01'

/* The words of a leaf, and where each of its texts ends in them.  A line end
 * of the source is a space that may become one that does not break. */
struct leaf {
	struct ctg_arena *arena;
	struct ctg_buf all;
	struct piece {
		struct ctg_node *node;
		size_t end;
	} *v;
	size_t n, room;
	/* The word around the last apostrophe. */
	size_t from, to;
	bool is_code;
};

/* --- reading a leaf ------------------------------------------------------ */

static void add_piece(struct leaf *l, struct ctg_node *n)
{
	CTG_MORE(l->all.arena, l->v, l->n, l->room);
	l->v[l->n++] = (struct piece){ n, l->all.n };
}

static void read_inlines(struct leaf *l, struct ctg_node *n)
{
	for (n = n->first; n; n = n->next) {
		if (n->kind == CTG_TEXT || n->kind == CTG_SOFTBREAK) {
			ctg_buf_add(&l->all, n->kind == CTG_TEXT ? n->text :
				STR(" "));
			add_piece(l, n);
		} else if (n->kind == CTG_LINEBREAK) {
			ctg_buf_putc(&l->all, '\n');
		} else if (n->kind == CTG_IMAGE || n->kind == CTG_NOTEREF) {
			ctg_buf_putc(&l->all, OBJECT);
		} else {
			read_inlines(l, n);
			continue;
		}
		if (n->kind != CTG_TEXT && n->kind != CTG_SOFTBREAK)
			add_piece(l, NULL);
	}
}

/* --- what stands around a space ------------------------------------------ */

/* Takes a space of any kind from the end of *s. */
static bool cut_space(struct ctg_str *s)
{
	size_t len;

	if (s->n == 0 || !ctg_utf8_is_space(ctg_utf8_last(*s, &len)) ||
	    s->p[s->n - 1] == '\n')
		return false;
	s->n -= len;
	return true;
}

static bool is_letter_at(struct ctg_str s)
{
	size_t len;

	return s.n > 0 && ctg_utf8_is_letter(ctg_utf8_next(s, &len));
}

static bool ends_in_letter(struct ctg_str s)
{
	size_t len;

	return s.n > 0 && ctg_utf8_is_letter(ctg_utf8_last(s, &len));
}

static size_t count_digits(struct ctg_str s)
{
	size_t n = 0;

	while (n < s.n && ctg_is_digit(s.p[n]))
		n++;
	return n;
}

static size_t last_digits(struct ctg_str s)
{
	size_t n = 0;

	while (n < s.n && ctg_is_digit(s.p[s.n - 1 - n]))
		n++;
	return n;
}

/* The text ends in this word, of ASCII or not, and it is a whole word. */
static bool ends_in_word(struct ctg_str s, struct ctg_str word)
{
	if (s.n < word.n || s.p[s.n - word.n] != word.p[0] ||
	    !ctg_str_ends(s, word))
		return false;
	s.n -= word.n;
	return !ends_in_letter(s) && last_digits(s) == 0;
}

static bool ends_in_one(struct ctg_str s, const struct ctg_str *words,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ends_in_word(s, words[i]))
			return true;
	return false;
}

#define ENDS_IN_ONE(s, words) \
	ends_in_one(s, words, sizeof(words) / sizeof(*(words)))

/* « 1 584 705 »: groups of three after one of at most three. */
static bool is_thousands(struct ctg_str before, struct ctg_str after)
{
	size_t n = last_digits(before);

	if (n == 0 || n > 3 || count_digits(after) != 3)
		return false;
	before.n -= n;
	return !ends_in_letter(before);
}

/* Cuts two digits and no more from the end of *s: the first of them, or NUL. */
static char cut_pair(struct ctg_str *s)
{
	if (last_digits(*s) != 2)
		return '\0';
	s->n -= 2;
	return s->p[s->n];
}

/* « 01 23 45 67 89 »: five pairs, the first of which begins with 0. */
static bool is_telephone(struct ctg_str before, struct ctg_str after)
{
	size_t pairs = 0, len;
	char first = '\0', digit;

	if (count_digits(after) != 2)
		return false;
	while ((digit = cut_pair(&before))) {
		first = digit;
		pairs++;
		if (!cut_space(&before))
			break;
	}
	for (; count_digits(after) == 2; pairs++) {
		after = ctg_str_skip(after, 2);
		if (ctg_utf8_is_space(ctg_utf8_next(after, &len)))
			after = ctg_str_skip(after, len);
	}
	return pairs == 5 && first == '0';
}

/* « 5 mars », « 1er janvier » */
static bool is_day(struct ctg_str before, struct ctg_str after)
{
	static const struct ctg_str months[] = { STR("janvier"),
		STR("février"), STR("mars"), STR("avril"), STR("mai"),
		STR("juin"), STR("juillet"), STR("août"), STR("septembre"),
		STR("octobre"), STR("novembre"), STR("décembre"),
		STR("fevrier"), STR("aout"), STR("decembre") };
	size_t n;

	if (!strchr("jfmasond", after.p[0]))
		return false;
	if (ctg_str_ends(before, STR("1er")))
		before.n -= 2;
	n = last_digits(before);
	if (n == 0 || n > 2)
		return false;
	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++) {
		struct ctg_str rest = after;

		if (ctg_str_cut(&rest, months[i]))
			return !is_letter_at(rest);
	}
	return false;
}

/* « 16 h 30 », on both sides of the letter. */
static bool is_hour(struct ctg_str before, struct ctg_str after)
{
	if (last_digits(before) > 0 && ctg_str_cut(&after, STR("h")))
		return !is_letter_at(after);
	if (count_digits(after) == 0 || !ctg_str_ends(before, STR("h")))
		return false;
	before.n--;
	return cut_space(&before) && last_digits(before) > 0;
}

/* « n° »: asked of each space, and seldom so; its last byte tells. */
static bool ends_in_sign(struct ctg_str s)
{
	char last = s.p[s.n - 1];

	return (last == '\xb0' || last == '\xba') &&
		(ctg_str_ends(s, STR("n°")) || ctg_str_ends(s, STR("N°")) ||
		ctg_str_ends(s, STR("nº")));
}

/* « article 5 », « n° 3 », « L. 263-1 » */
static bool is_numbered(struct ctg_str before, struct ctg_str after)
{
	static const struct ctg_str words[] = { STR("article"),
		STR("articles"), STR("Article"), STR("Articles"),
		STR("ARTICLE"), STR("annexe"), STR("annexes"), STR("Annexe"),
		STR("Annexes"), STR("ANNEXE"), STR("chapitre"),
		STR("chapitres"), STR("Chapitre"), STR("CHAPITRE"),
		STR("titre"), STR("titres"), STR("Titre"), STR("TITRE"),
		STR("section"), STR("sections"), STR("Section"),
		STR("SECTION"), STR("fiche"), STR("fiches"), STR("Fiche"),
		STR("FICHE"), STR("thème"), STR("thèmes"), STR("Thème"),
		STR("THÈME"), STR("L."), STR("R."), STR("D.") };

	if (ends_in_sign(before)) {
		before.n -= 3;
		return !ends_in_letter(before) && (is_letter_at(after) ||
			count_digits(after) > 0);
	}
	return count_digits(after) > 0 && strchr("esnEN.",
		before.p[before.n - 1]) && ENDS_IN_ONE(before, words);
}

/* « M. X » */
static bool is_named(struct ctg_str before, struct ctg_str after)
{
	static const struct ctg_str titles[] = { STR("M."), STR("MM."),
		STR("Mme"), STR("Mmes") };
	size_t len;

	return after.n > 0 && ctg_utf8_is_upper(ctg_utf8_next(after, &len)) &&
		ENDS_IN_ONE(before, titles);
}

static bool is_sign(struct ctg_str after)
{
	return after.n > 0 && (strchr(":;!?%", after.p[0]) ||
		ctg_str_starts(after, STR("»")) ||
		ctg_str_starts(after, STR("€")));
}

/* « + 33 % », « - 0,4 » */
static bool ends_in_plus(struct ctg_str before)
{
	size_t len;

	if (!strchr("+-", before.p[before.n - 1]) &&
	    !ctg_str_ends(before, STR("−")))
		return false;
	(void)ctg_utf8_last(before, &len);
	before.n -= len;
	return before.n == 0 || cut_space(&before);
}

/* A space between the two does not break.  They are read alike whatever the
 * spaces in them have become: twice is as once. */
static bool is_kept_together(struct ctg_str before, struct ctg_str after)
{
	size_t len;

	if (before.n == 0 || after.n == 0 || before.p[before.n - 1] == '\n' ||
	    ctg_utf8_is_space(ctg_utf8_last(before, &len)))
		return false;
	if (is_sign(after) || ctg_str_ends(before, STR("«")))
		return true;
	if (ctg_is_digit(after.p[0]))
		return ends_in_plus(before) ||
			is_numbered(before, after) || is_hour(before, after) ||
			is_thousands(before, after) ||
			is_telephone(before, after);
	if (ctg_is_digit(before.p[before.n - 1]) && is_hour(before, after))
		return true;
	return is_day(before, after) || is_named(before, after) ||
		is_numbered(before, after);
}

/* --- apostrophes --------------------------------------------------------- */

static bool is_blank(char c)
{
	return ctg_is_space(c) || c == OBJECT;
}

/* An address is not French. */
static bool is_in_code(struct leaf *l, size_t i)
{
	struct ctg_str s = ctg_buf_str(&l->all), word;

	if (i >= l->to) {
		for (l->from = i; l->from > l->to && l->from > 0 &&
		     !is_blank(s.p[l->from - 1]);)
			l->from--;
		for (l->to = i; l->to < s.n && !is_blank(s.p[l->to]);)
			l->to++;
		word = ctg_str_skip(ctg_str_head(s, l->to), l->from);
		l->is_code = ctg_str_has(word, STR("://")) ||
			ctg_str_has(word, STR("@")) ||
			ctg_str_starts(word, STR("www."));
	}
	return l->is_code;
}

static bool is_apostrophe(struct leaf *l, size_t i)
{
	struct ctg_str s = ctg_buf_str(&l->all);

	return ends_in_letter(ctg_str_head(s, i)) &&
		is_letter_at(ctg_str_skip(s, i + 1)) && !is_in_code(l, i);
}

/* --- writing it back ----------------------------------------------------- */

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Most spaces: between two small letters nothing is kept together, unless
 * the first ends « 1er ». */
static bool is_ordinary(struct ctg_str s, size_t i)
{
	return s.p[i] == ' ' && i > 0 && i + 1 < s.n &&
		is_small(s.p[i + 1]) && is_small(s.p[i - 1]) &&
		s.p[i - 1] != 'r';
}

/* The next byte, from i on, that something may replace. */
static size_t next_place(struct ctg_str s, size_t i, size_t to)
{
	static const bool is_place[256] = {
		[' '] = true, ['\''] = true, [0xe2] = true,
	};

	while (i < to && (!is_place[(unsigned char)s.p[i]] ||
	       is_ordinary(s, i)))
		i++;
	return i;
}

/* What replaces the bytes at i, and how many; empty when nothing does. */
static struct ctg_str replacement(struct leaf *l, size_t i, size_t *len)
{
	struct ctg_str s = ctg_buf_str(&l->all);

	*len = 1;
	switch (s.p[i]) {
	case ' ':
		return is_kept_together(ctg_str_head(s, i),
			ctg_str_skip(s, i + 1)) ? STR(NBSP) : STR("");
	case '\'':
		return is_apostrophe(l, i) ? STR("’") : STR("");
	case '\xe2':
		/* Few fonts have the narrow one: what is copied from the
		 * page would lose it. */
		*len = 3;
		return ctg_str_starts(ctg_str_skip(s, i), STR("\u202f")) ?
			STR(NBSP) : STR("");
	default:
		return STR("");
	}
}

static void write_piece(struct leaf *l, struct ctg_node *n, size_t from,
	size_t to)
{
	struct ctg_str s = ctg_buf_str(&l->all);
	struct ctg_buf b = { .arena = l->arena };
	size_t copied = from, len;

	for (size_t i = next_place(s, from, to); i < to;
	     i = next_place(s, i + 1, to)) {
		struct ctg_str by = replacement(l, i, &len);

		if (by.n == 0)
			continue;
		ctg_buf_add(&b, (struct ctg_str){ s.p + copied, i - copied });
		ctg_buf_add(&b, by);
		copied = i + len;
		i = copied - 1;
	}
	if (copied == from)
		return;
	ctg_buf_add(&b, (struct ctg_str){ s.p + copied, to - copied });
	n->kind = CTG_TEXT;
	n->text = ctg_buf_str(&b);
}

static void typeset_leaf(struct leaf *l, struct ctg_node *leaf)
{
	size_t from = 0;

	l->all.n = l->n = l->from = l->to = 0;
	read_inlines(l, leaf);
	for (size_t i = 0; i < l->n; i++) {
		if (l->v[i].node)
			write_piece(l, l->v[i].node, from, l->v[i].end);
		from = l->v[i].end;
	}
}

void ctg_typeset(struct ctg_arena *a, struct ctg_node *tree)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct leaf l = { .arena = a, .all.arena = &scratch };

	for (struct ctg_node *n = tree; n; n = ctg_node_next(tree, n))
		if (n->first && ctg_kind_is_inline(n->first->kind) &&
		    !ctg_kind_is_inline(n->kind))
			typeset_leaf(&l, n);
	ctg_arena_release(&scratch);
}

/* --- raised letters ------------------------------------------------------ */

static bool is_of_word(struct ctg_str s)
{
	return is_letter_at(s) || count_digits(s) > 0;
}

/* 21, XX; chapters and centuries need no L: « Le » is a word. */
static size_t count_numeral(struct ctg_str s)
{
	size_t n = count_digits(s);

	if (n == 0)
		while (n < s.n && strchr("IVX", s.p[n]))
			n++;
	return n;
}

static size_t next_numeral(struct ctg_str s, size_t i)
{
	static const bool begins[256] = {
		['0' ... '9'] = true, ['I'] = true, ['V'] = true, ['X'] = true,
	};

	while (i < s.n && !begins[(unsigned char)s.p[i]])
		i++;
	return i;
}

/* « er » and « re » after one, « e » after the others. */
static size_t take_ending(struct ctg_str numeral, struct ctg_str s)
{
	bool one = ctg_str_eq(numeral, STR("1")) ||
		ctg_str_eq(numeral, STR("I"));
	size_t n = one && (ctg_str_starts(s, STR("er")) ||
		ctg_str_starts(s, STR("re"))) ? 2 : !one &&
		ctg_str_starts(s, STR("e"));

	return n && !is_of_word(ctg_str_skip(s, n)) ? n : 0;
}

size_t ctg_typeset_raised(struct ctg_str s, size_t *len)
{
	size_t n;

	for (size_t i = next_numeral(s, 0); i < s.n;
	     i = next_numeral(s, i + n)) {
		struct ctg_str rest = ctg_str_skip(s, i);

		n = count_numeral(rest);
		*len = ends_in_letter(ctg_str_head(s, i)) ? 0 : take_ending(
			ctg_str_head(rest, n), ctg_str_skip(rest, n));
		if (*len)
			return i + n;
	}
	*len = 0;
	return s.n;
}
