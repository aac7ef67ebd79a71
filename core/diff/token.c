/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/token.h"

#include "base/utf8.h"

#include <stdint.h>

/* --- words --------------------------------------------------------------- */

static bool is_alnum(unsigned c)
{
	return (c < 0x80 && ctg_is_digit((char)c)) || ctg_utf8_is_letter(c);
}

static unsigned peek(struct ctg_str s, size_t i)
{
	size_t len;

	return i < s.n ? ctg_utf8_next(ctg_str_skip(s, i), &len) : 0;
}

static size_t length_at(struct ctg_str s, size_t i)
{
	size_t len = 0;

	if (i < s.n)
		ctg_utf8_next(ctg_str_skip(s, i), &len);
	return len;
}

/* What loses its vowel before another word.  « aujourd », « quelqu » and
 * « presqu » are not here: they are only ever part of one word. */
static bool is_elision(struct ctg_str s)
{
	static const struct ctg_str list[] = {
		CTG_STR_INIT("c"), CTG_STR_INIT("d"), CTG_STR_INIT("j"),
		CTG_STR_INIT("l"), CTG_STR_INIT("m"), CTG_STR_INIT("n"),
		CTG_STR_INIT("s"), CTG_STR_INIT("t"), CTG_STR_INIT("qu"),
		CTG_STR_INIT("jusqu"), CTG_STR_INIT("lorsqu"),
		CTG_STR_INIT("puisqu"), CTG_STR_INIT("quoiqu"),
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		struct ctg_str e = list[i];

		if (s.n == e.n && (s.p[0] | 0x20) == e.p[0] &&
		    ctg_str_eq(ctg_str_skip(s, 1), ctg_str_skip(e, 1)))
			return true;
	}
	return false;
}

static bool is_apostrophe(unsigned c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc;
}

static bool is_digit(unsigned c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(struct ctg_str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && ctg_is_digit(s.p[i + n]))
		n++;
	return n;
}

/* « 584 » of « 1 584 705 »: a space and three digits, no more. */
static size_t thousands_at(struct ctg_str s, size_t i)
{
	unsigned c = peek(s, i);
	size_t len = length_at(s, i);

	if (c == '\n' || !ctg_utf8_is_space(c) ||
	    digits_at(s, i + len) != 3 || is_alnum(peek(s, i + len + 3)))
		return 0;
	return len + 3;
}

/* « n° 3 », « N°3 » */
static size_t take_numero(struct ctg_str s)
{
	unsigned c = peek(s, 1);
	size_t i, n;

	if ((s.p[0] | 0x20) != 'n' || (c != 0xb0 && c != 0xba))
		return 0;
	i = 1 + length_at(s, 1);
	if (ctg_utf8_is_space(peek(s, i)) && peek(s, i) != '\n')
		i += length_at(s, i);
	n = digits_at(s, i);
	return n ? i + n : 0;
}

/* « L. 263 », whose « -1 » follows as in any word */
static size_t take_code(struct ctg_str s)
{
	size_t i = 2, n;

	if (s.n < 4 || s.p[1] != '.' || (s.p[0] != 'L' && s.p[0] != 'R' &&
	    s.p[0] != 'D' && s.p[0] != 'A'))
		return 0;
	if (!ctg_utf8_is_space(peek(s, i)) || peek(s, i) == '\n')
		return 0;
	i += length_at(s, i);
	n = digits_at(s, i);
	return n ? i + n : 0;
}

/* Whether the sign c between two letters or digits holds them together. */
static bool is_glue(unsigned before, unsigned c, unsigned after)
{
	bool digits = is_digit(before) && is_digit(after);

	switch (c) {
	case '-': case 0x2010: case 0x2011: case '/': case '@': case '_':
		return true;
	case '.':
		/* « familles.Elle » lacks a space: two words */
		return digits || !ctg_utf8_is_upper(after) ||
			ctg_utf8_is_upper(before);
	case ',': case ':': case 0x2013:
		return digits;
	default:
		return false;
	}
}

/* « (s) » and « (e)s » of « agréé(e)s » */
static size_t plural_at(struct ctg_str s, size_t i)
{
	size_t n = 0;

	if (i + 2 >= s.n || s.p[i] != '(')
		return 0;
	while (i + 1 + n < s.n && ctg_is_alpha(s.p[i + 1 + n]))
		n++;
	if (n == 0 || n > 3 || i + 1 + n >= s.n || s.p[i + 1 + n] != ')')
		return 0;
	return n + 2;
}

size_t ctg_token_word(struct ctg_str s)
{
	size_t i = take_numero(s);
	unsigned last = 0;
	bool number = true;	/* only digits, in groups */

	if (i == 0)
		i = take_code(s);
	if (i > 0) {
		number = false;
		last = '0';
	}
	while (i < s.n) {
		unsigned c = peek(s, i), after;
		size_t len = length_at(s, i), n;

		if (is_alnum(c)) {
			number = number && is_digit(c);
			last = c;
			i += len;
			continue;
		}
		after = peek(s, i + len);
		if (is_apostrophe(c) && is_alnum(after)) {
			if (is_elision(ctg_str_head(s, i)))
				return i + len;
			i += len;
		} else if (number && i <= 3 + 4 * 8 &&
		    (n = thousands_at(s, i)) > 0 &&
		    digits_at(s, 0) <= 3) {
			i += n;
		} else if (is_alnum(after) && is_glue(last, c, after)) {
			number = false;
			i += len;
		} else if ((c == 0xb0 || c == 0xba) && is_digit(last)) {
			return i + len;
		} else if ((n = plural_at(s, i)) > 0) {
			i += n;
		} else {
			break;
		}
	}
	return i;
}

/* --- numbers of words ---------------------------------------------------- */

struct ctg_word_slot {
	struct ctg_str text;
	uint64_t hash;
	unsigned id;		/* 0: free */
};

void ctg_words_init(struct ctg_words *w, struct ctg_arena *a)
{
	*w = (struct ctg_words){ .arena = a, .room = 4096 };
	w->slots = CTG_NEW_N(a, struct ctg_word_slot, w->room);
}

static struct ctg_word_slot *slot(const struct ctg_words *w, uint64_t hash,
	struct ctg_str s)
{
	size_t i = hash & (w->room - 1);

	while (w->slots[i].id && (w->slots[i].hash != hash ||
	       !ctg_str_eq(w->slots[i].text, s)))
		i = (i + 1) & (w->room - 1);
	return &w->slots[i];
}

static void grow(struct ctg_words *w)
{
	struct ctg_words old = *w;

	w->room *= 2;
	w->slots = CTG_NEW_N(w->arena, struct ctg_word_slot, w->room);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].id)
			*slot(w, old.slots[i].hash, old.slots[i].text) =
				old.slots[i];
}

unsigned ctg_words_id(struct ctg_words *w, struct ctg_str folded)
{
	uint64_t hash = ctg_str_hash(folded);
	struct ctg_word_slot *s = slot(w, hash, folded);

	if (s->id)
		return s->id;
	if (w->n + 1 > w->room / 2) {
		grow(w);
		s = slot(w, hash, folded);
	}
	*s = (struct ctg_word_slot){ folded, hash, ++w->n };
	return s->id;
}

/* Most words fold to themselves: ASCII, or letters like « é » (U+00C0 to
 * U+00FF), when no apostrophe nor mark that composes is near. */
static bool is_folded(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\'' || c == '"' || c == ' ' || c == '\t' ||
		    c == '-' || c == '`')
			return false;
		if (c < 0x80)
			continue;
		if (c != 0xc3)
			return false;
		i++;
	}
	return true;
}

static unsigned id_of(struct ctg_words *w, struct ctg_str raw)
{
	return ctg_words_id(w, is_folded(raw) ? raw :
		ctg_utf8_fold(w->arena, raw));
}

/* --- the tokens of a block ----------------------------------------------- */

/* A piece of the block's text, from one leaf. */
struct piece {
	const struct ctg_node *leaf;
	size_t end;		/* in the whole text */
	unsigned style;
};

struct reader {
	struct ctg_words *words;
	struct ctg_buf text;
	struct piece *pieces;
	size_t n, room;
};

static void add_piece(struct reader *r, const struct ctg_node *leaf,
	struct ctg_str text, unsigned style)
{
	CTG_MORE(r->words->arena, r->pieces, r->n, r->room);
	ctg_buf_add(&r->text, text);
	r->pieces[r->n++] = (struct piece){ leaf, r->text.n, style };
}

static void collect(struct reader *r, const struct ctg_node *n, unsigned style)
{
	switch (n->kind) {
	case CTG_TEXT:
		if (n->text.n > 0)
			add_piece(r, n, n->text, style);
		return;
	case CTG_SOFTBREAK:
		add_piece(r, n, STR(" "), style);
		return;
	case CTG_LINEBREAK:
	case CTG_IMAGE:
	case CTG_NOTEREF:
		add_piece(r, n, STR("\x1a"), style);
		return;
	case CTG_STRONG:
		style |= CTG_STYLE_STRONG;
		break;
	case CTG_EMPH:
		style |= CTG_STYLE_EMPH;
		break;
	case CTG_LINK:
		style = style % CTG_STYLE_LINK +
			CTG_STYLE_LINK * ctg_words_id(r->words, n->text);
		break;
	default:
		break;
	}
	for (const struct ctg_node *k = n->first; k; k = k->next)
		collect(r, k, style);
}

/* A name that no word of a text can have. */
static unsigned object_id(struct ctg_words *w, const struct ctg_node *leaf)
{
	struct ctg_buf b = { .arena = w->arena };

	ctg_buf_printf(&b, "\x1a%d ", (int)leaf->kind);
	if (leaf->kind == CTG_IMAGE) {
		ctg_buf_add(&b, leaf->text);
		ctg_buf_putc(&b, ' ');
		ctg_node_plain(&b, leaf);
	} else if (leaf->kind == CTG_NOTEREF) {
		for (size_t i = 0; i < w->nnotes; i++)
			if (w->notes[i].def == leaf->note.def)
				ctg_buf_printf(&b, "%u", w->notes[i].id);
	}
	return ctg_words_id(w, ctg_buf_str(&b));
}

/* The end of the piece, or of the pieces in the same style around it: a word
 * may be made of a value and of the letters that follow. */
static size_t style_end(const struct reader *r, size_t piece)
{
	while (piece + 1 < r->n && r->pieces[piece + 1].style ==
	       r->pieces[piece].style)
		piece++;
	return r->pieces[piece].end;
}

static size_t spaces(struct ctg_str s)
{
	size_t i = 0, len;

	while (i < s.n && ctg_utf8_is_space(ctg_utf8_next(ctg_str_skip(s, i),
	       &len)))
		i += len;
	return i;
}

static struct ctg_token cut(struct reader *r, struct ctg_str s,
	const struct piece *p)
{
	struct ctg_token t = { .style = p->style, .leaf = p->leaf };
	size_t len, n;
	unsigned c = ctg_utf8_next(s, &len);

	if (p->leaf->kind != CTG_TEXT && c == 0x1a) {
		t.kind = CTG_TOKEN_OBJECT;
		t.raw = ctg_str_head(s, 1);
		t.id = object_id(r->words, p->leaf);
		return t;
	}
	n = spaces(s);
	if (n > 0) {
		t.kind = CTG_TOKEN_SPACE;
		t.raw = ctg_str_head(s, n);
		t.id = ctg_words_id(r->words, STR(" "));
		return t;
	}
	t.kind = is_alnum(c) ? CTG_TOKEN_WORD : CTG_TOKEN_MARK;
	t.raw = ctg_str_head(s, is_alnum(c) ? ctg_token_word(s) : len);
	t.id = id_of(r->words, t.raw);
	return t;
}

void ctg_tokens_read(struct ctg_tokens *out, struct ctg_words *w,
	const struct ctg_node *n)
{
	struct reader r = { .words = w, .text = { .arena = w->arena } };
	size_t at = 0, piece = 0, room;

	for (const struct ctg_node *k = n->first; k; k = k->next)
		collect(&r, k, 0);
	/* Each token has at least one byte; most have three. */
	room = r.text.n / 3 + 8;
	*out = (struct ctg_tokens){ CTG_NEW_N(w->arena, struct ctg_token,
		room), 0 };
	while (at < r.text.n) {
		struct ctg_str s;

		while (r.pieces[piece].end <= at)
			piece++;
		if (out->n == room) {
			struct ctg_token *old = out->v;

			room *= 2;
			out->v = CTG_NEW_N(w->arena, struct ctg_token, room);
			memcpy(out->v, old, out->n * sizeof(*old));
		}
		s = (struct ctg_str){ r.text.p + at,
			style_end(&r, piece) - at };
		out->v[out->n] = cut(&r, s, &r.pieces[piece]);
		at += out->v[out->n++].raw.n;
	}
}

size_t ctg_tokens_common_start(const struct ctg_tokens *x,
	const struct ctg_tokens *y)
{
	size_t i = 0, words = 0;

	for (; i < x->n && i < y->n && x->v[i].id == y->v[i].id; i++)
		words += x->v[i].kind == CTG_TOKEN_WORD;
	return words;
}

size_t ctg_tokens_common_end(const struct ctg_tokens *x,
	const struct ctg_tokens *y)
{
	size_t i = 1, words = 0;

	for (; i <= x->n && i <= y->n && x->v[x->n - i].id ==
	     y->v[y->n - i].id; i++)
		words += x->v[x->n - i].kind == CTG_TOKEN_WORD;
	return words;
}
