/* SPDX-License-Identifier: Apache-2.0 */
#include "render/wrap.h"

#include "base/utf8.h"
#include "diff/form.h"
#include "render/term.h"


void ctg_lines_add(struct ctg_lines *l, struct ctg_str text, size_t width)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = (struct ctg_line){ text, width };
}

/* Inlines */

static void set_style(struct ctg_buf *b, unsigned style)
{
	ctg_buf_putc(b, (char)(CTG_WRAP_STYLE + style));
}

static void put_inline(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style);

static void children(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	for (const struct ctg_node *k = n->first; k; k = k->next)
		put_inline(b, k, style);
}

static void text(struct ctg_buf *b, const struct ctg_node *n, unsigned style)
{
	(void)style;
	ctg_term_safe(b, n->text);
}

static void soft_break(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	(void)n;
	(void)style;
	ctg_buf_putc(b, ' ');
}

static void line_break(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	(void)n;
	(void)style;
	ctg_buf_putc(b, '\n');
}

/* Where only the look changed, it is written too: colours and strokes may
 * not be seen. */
static void styled(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style, unsigned more)
{
	const char *sign = !ctg_form_only(n) ? "" :
		more == CTG_WRAP_BOLD ? "**" : "*";

	ctg_buf_puts(b, sign);
	set_style(b, style | more);
	children(b, n, style | more);
	set_style(b, style);
	ctg_buf_puts(b, sign);
}

static void emph(struct ctg_buf *b, const struct ctg_node *n, unsigned style)
{
	styled(b, n, style, CTG_WRAP_ITALIC);
}

static void strong(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	styled(b, n, style, CTG_WRAP_BOLD);
}

/* The address too, unless it is what one reads. */
static void link_to(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	children(b, n, style);
	if (ctg_str_eq(ctg_node_words(b->arena, n), n->text))
		return;
	ctg_buf_puts(b, " <");
	ctg_term_safe(b, n->text);
	ctg_buf_putc(b, '>');
}

static void image(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	ctg_buf_puts(b, "[image : ");
	children(b, n, style);
	ctg_buf_putc(b, ']');
}

static void note_call(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	(void)style;
	ctg_buf_printf(b, "[%u]", n->note.number);
}

static void (*const acts[CTG_KINDS])(struct ctg_buf *,
	const struct ctg_node *, unsigned) = {
	[CTG_TEXT] = text,
	[CTG_SOFTBREAK] = soft_break,
	[CTG_LINEBREAK] = line_break,
	[CTG_EMPH] = emph,
	[CTG_STRONG] = strong,
	[CTG_LINK] = link_to,
	[CTG_IMAGE] = image,
	[CTG_NOTEREF] = note_call,
};

/* Opens or closes the marks around what has one. */
static void put_mark(struct ctg_buf *b, enum ctg_mark mark, bool close)
{
	bool old = mark == CTG_DELETED;

	if (mark != CTG_KEPT)
		ctg_buf_puts(b, close ? old ? "-]" : "+}" :
			old ? "[-" : "{+");
}

struct ctg_str ctg_wrap_marked(struct ctg_arena *a, struct ctg_str s,
	enum ctg_mark mark)
{
	struct ctg_buf b = { .arena = a };

	if (mark == CTG_KEPT || s.n == 0)
		return s;
	put_mark(&b, mark, false);
	ctg_buf_add(&b, s);
	put_mark(&b, mark, true);
	return ctg_buf_str(&b);
}

/* Whether the neighbour goes on with what n says. */
static bool goes_on(const struct ctg_node *n, const struct ctg_node *beside)
{
	return beside && beside->delta && beside->delta->mark ==
		n->delta->mark && beside->delta->nature == n->delta->nature;
}

/* The space that an alinéa lost when it was cut, or won: « ¶ » tells it. */
static bool is_seam(const struct ctg_node *n)
{
	return n->delta->nature == CTG_CHANGE_ALINEA && n->delta->change == 0;
}

static void marked(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	enum ctg_mark mark = n->delta->mark;

	if (is_seam(n))
		return;

	if (!goes_on(n, n->prev)) {
		set_style(b, style | (mark == CTG_DELETED ? CTG_WRAP_OLD :
			CTG_WRAP_NEW));
		put_mark(b, mark, false);
	}
	(acts[n->kind] ? acts[n->kind] : children)(b, n, style |
		(mark == CTG_DELETED ? CTG_WRAP_OLD : CTG_WRAP_NEW));
	if (!goes_on(n, n->next)) {
		put_mark(b, mark, true);
		set_style(b, style);
	}
}

static bool is_marked(const struct ctg_node *n)
{
	return n->delta && n->delta->mark != CTG_KEPT;
}

/* What is inside a marked one is marked with it. */
static bool is_within(const struct ctg_node *n)
{
	for (n = n->parent; ctg_kind_is_inline(n->kind); n = n->parent)
		if (is_marked(n))
			return true;
	return false;
}

static void put_inline(struct ctg_buf *b, const struct ctg_node *n,
	unsigned style)
{
	if (is_marked(n) && !is_within(n))
		marked(b, n, style);
	else
		(acts[n->kind] ? acts[n->kind] : children)(b, n, style);
}

void ctg_wrap_leaf(struct ctg_buf *b, const struct ctg_node *leaf,
	unsigned style)
{
	enum ctg_mark mark = ctg_node_mark(leaf);

	if (!leaf->first)
		return;
	if (mark != CTG_KEPT)
		style |= mark == CTG_DELETED ? CTG_WRAP_OLD : CTG_WRAP_NEW;
	if (style)
		set_style(b, style);
	if (leaf->delta && leaf->delta->joined) {
		ctg_buf_add(b, ctg_wrap_marked(b->arena, STR("¶"),
			leaf->delta->mark));
		ctg_buf_putc(b, ' ');
	}
	put_mark(b, mark, false);
	children(b, leaf, style);
	put_mark(b, mark, true);
	if (style)
		set_style(b, 0);
}

/* Lines */

static bool is_style(char c)
{
	return (c & ~0x0f) == CTG_WRAP_STYLE;
}

/* « mot ; », « mot : », « 50 % », « « mot » »: the space does not break. */
static bool is_glued(struct ctg_str s, size_t i)
{
	static const struct ctg_str after[] = {
		CTG_STR_INIT(";"), CTG_STR_INIT(":"), CTG_STR_INIT("!"),
		CTG_STR_INIT("?"), CTG_STR_INIT("%"), CTG_STR_INIT("»"),
		CTG_STR_INIT("€"),
	};
	struct ctg_str rest = ctg_str_skip(s, i + 1);

	if (ctg_str_ends(ctg_str_head(s, i), STR("«")))
		return true;
	for (size_t k = 0; k < sizeof(after) / sizeof(after[0]); k++)
		if (ctg_str_starts(rest, after[k]))
			return true;
	return false;
}

/* Takes what cannot be cut, and what ended it: ' ', '\n', or NUL at the end
 * of the text. */
static struct ctg_str take_word(struct ctg_str *s, char *end)
{
	struct ctg_str word;
	size_t i = 0;

	while (i < s->n && s->p[i] != '\n' &&
	       !(s->p[i] == ' ' && !is_glued(*s, i)))
		i++;
	word = ctg_str_head(*s, i);
	*end = i < s->n ? s->p[i] : '\0';
	*s = ctg_str_skip(*s, i + 1);
	return word;
}

struct cutting {
	struct ctg_lines *out;
	struct ctg_buf line;
	size_t used, width;	/* columns; width 0 is without limit */
	unsigned style;
	bool colour;
	bool blank;		/* a space is due before the next word */
};

static void spell_style(struct cutting *c, unsigned style)
{
	if (!c->colour)
		return;
	ctg_buf_puts(&c->line, "\033[0");
	if (style & CTG_WRAP_BOLD)
		ctg_buf_puts(&c->line, ";1");
	if (style & CTG_WRAP_ITALIC)
		ctg_buf_puts(&c->line, ";3");
	if (style & CTG_WRAP_OLD)
		ctg_buf_puts(&c->line, ";9;31");
	if (style & CTG_WRAP_NEW)
		ctg_buf_puts(&c->line, ";4;32");
	ctg_buf_putc(&c->line, 'm');
}

static void end_line(struct cutting *c)
{
	if (c->style)
		spell_style(c, 0);
	ctg_lines_add(c->out, ctg_buf_str(&c->line), c->used);
	c->line = (struct ctg_buf){ .arena = c->out->arena };
	c->used = 0;
	c->blank = false;
	if (c->style)
		spell_style(c, c->style);
}

/* A word that is too wide for any line goes on to the next ones. */
static void put_word(struct cutting *c, struct ctg_str word)
{
	while (word.n > 0) {
		size_t len, columns;

		ctg_utf8_next(word, &len);
		columns = ctg_utf8_width(ctg_str_head(word, len));
		if (is_style(word.p[0])) {
			c->style = (unsigned)word.p[0] & 0x0f;
			spell_style(c, c->style);
		} else {
			if (c->width > 0 && c->used > 0 &&
			    c->used + columns > c->width)
				end_line(c);
			ctg_buf_add(&c->line, ctg_str_head(word, len));
			c->used += columns;
		}
		word = ctg_str_skip(word, len);
	}
}

static void put(struct cutting *c, struct ctg_str word)
{
	size_t columns = ctg_utf8_width(word);

	if (columns > 0 && c->used > 0 && c->width > 0 &&
	    c->used + c->blank + columns > c->width)
		end_line(c);
	if (columns > 0 && c->blank) {
		ctg_buf_putc(&c->line, ' ');
		c->used++;
	}
	if (columns > 0)
		c->blank = false;
	put_word(c, word);
}

void ctg_wrap_cut(struct ctg_lines *out, struct ctg_str s, size_t width,
	bool colour)
{
	struct cutting c = {
		.out = out, .line.arena = out->arena,
		.width = width, .colour = colour,
	};
	char end = ' ';

	while (s.n > 0) {
		put(&c, take_word(&s, &end));
		if (end == '\n')
			end_line(&c);
		else if (c.used > 0)
			c.blank = true;
	}
	if (c.used > 0 || out->n == 0)
		end_line(&c);
}

size_t ctg_wrap_natural(struct ctg_str s)
{
	size_t widest = 0;

	while (s.n > 0) {
		size_t n = ctg_utf8_width(ctg_str_split(&s, '\n'));

		widest = n > widest ? n : widest;
	}
	return widest;
}
