/* SPDX-License-Identifier: Apache-2.0 */
#include "render/term.h"

#include "base/utf8.h"
#include "render/columns.h"
#include "render/wrap.h"

#define PROSE_WIDTH	88	/* longer lines are hard to follow */
#define TABLE_WIDTH	110	/* of a table when nothing limits it */

struct writer {
	struct ctg_buf *out;
	const struct ctg_term_style *style;
	size_t indent;
	struct ctg_str marker;	/* of an item or a note, before its text */
	bool has_marker;
	bool started;		/* something stands above */
};

static void write_node(struct writer *w, const struct ctg_node *n);

static void write_children(struct writer *w, const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next)
		write_node(w, k);
}

static void spaces(struct writer *w, size_t n)
{
	while (n-- > 0)
		ctg_buf_putc(w->out, ' ');
}

static void put_line(struct writer *w, struct ctg_str line)
{
	size_t used = 0;

	if (w->has_marker) {
		used = ctg_utf8_width(w->marker) + 1;
		spaces(w, w->indent - used);
		ctg_term_safe(w->out, w->marker);
		ctg_buf_putc(w->out, ' ');
		w->has_marker = false;
	} else if (line.n > 0) {
		spaces(w, w->indent);
	}
	ctg_buf_add(w->out, line);
	ctg_buf_putc(w->out, '\n');
	w->started = true;
}

/* An empty line before a block, but not between a marker and its text. */
static void gap(struct writer *w)
{
	if (w->started && !w->has_marker)
		ctg_buf_putc(w->out, '\n');
}

static size_t room(const struct writer *w, size_t most)
{
	size_t width = w->style->width;

	if (width == 0)
		return 0;
	if (width > most)
		width = most;
	return width > w->indent + 20 ? width - w->indent : 20;
}

static void put_inlines(struct writer *w, const struct ctg_node *n,
	unsigned style)
{
	struct ctg_lines lines = { .arena = w->out->arena };
	struct ctg_buf b = { .arena = w->out->arena };

	ctg_wrap_leaf(&b, n, style);
	ctg_wrap_cut(&lines, ctg_buf_str(&b), room(w, PROSE_WIDTH),
		w->style->colour);
	for (size_t i = 0; i < lines.n; i++)
		put_line(w, lines.v[i].text);
}

static void write_underline(struct writer *w, const struct ctg_node *heading,
	const char *stroke)
{
	size_t n = ctg_utf8_width(ctg_node_words(w->out->arena, heading));
	size_t most = room(w, PROSE_WIDTH);

	if (n > PROSE_WIDTH)
		n = PROSE_WIDTH;
	if (most > 0 && n > most)
		n = most;
	while (n-- > 0)
		ctg_buf_puts(w->out, stroke);
	ctg_buf_putc(w->out, '\n');
}

static void write_heading(struct writer *w, const struct ctg_node *n)
{
	unsigned level = n->parent ? n->parent->division.level : 1;

	gap(w);
	put_inlines(w, n, CTG_WRAP_BOLD);
	if (level <= 2)
		write_underline(w, n, level == 1 ? "═" : "─");
}

/* The lines of the sommaire stand together, by depth. */
static void write_entry(struct writer *w, const struct ctg_node *n)
{
	size_t depth = n->para.target->division.level;

	w->indent += 2 * (depth > 0 ? depth - 1 : 0);
	put_inlines(w, n, 0);
	w->indent -= 2 * (depth > 0 ? depth - 1 : 0);
}

/* The title of the convention, on its first page. */
static bool is_title(const struct ctg_node *n)
{
	return !n->prev && n->parent->kind == CTG_PART &&
		ctg_str_eq(n->parent->text, STR("titre"));
}

static void write_para(struct writer *w, const struct ctg_node *n)
{
	bool entry = n->para.target;

	if (!entry || !n->prev || n->prev->kind != CTG_PARA ||
	    !n->prev->para.target)
		gap(w);
	if (entry)
		write_entry(w, n);
	else
		put_inlines(w, n, is_title(n) ? CTG_WRAP_BOLD : 0);
}

static void write_list(struct writer *w, const struct ctg_node *n)
{
	if (n->parent->kind != CTG_ITEM)
		gap(w);
	write_children(w, n);
}

static void write_marked(struct writer *w, const struct ctg_node *n,
	struct ctg_str marker)
{
	size_t more = ctg_utf8_width(marker) + 1;

	if (w->has_marker)
		put_line(w, STR(""));
	w->indent += more;
	w->marker = marker;
	w->has_marker = true;
	write_children(w, n);
	if (w->has_marker)
		put_line(w, STR(""));
	w->indent -= more;
}

/* A bullet is drawn: only a printed marker is of one version or the other. */
static struct ctg_str marker_of(struct ctg_arena *a, const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;
	struct ctg_str old, now;

	if (!d || !d->before || !d->after || d->mark != CTG_KEPT ||
	    ctg_str_eq(d->before->text, d->after->text))
		return ctg_wrap_marked(a, n->text, ctg_node_mark(n));
	old = ctg_wrap_marked(a, d->before->text, CTG_DELETED);
	now = ctg_wrap_marked(a, d->after->text, CTG_INSERTED);
	return ctg_strf(a, "%.*s%.*s", STR_ARG(old), STR_ARG(now));
}

static void write_item(struct writer *w, const struct ctg_node *n)
{
	struct ctg_str marker = marker_of(w->out->arena, n);

	write_marked(w, n, marker.n > 0 ? marker : STR("•"));
}

static void write_table(struct writer *w, const struct ctg_node *n)
{
	struct ctg_lines lines = { .arena = w->out->arena };
	size_t width = room(w, (size_t)-1);

	gap(w);
	ctg_columns_draw(&lines, n, width ? width : TABLE_WIDTH,
		w->style->colour);
	for (size_t i = 0; i < lines.n; i++)
		put_line(w, lines.v[i].text);
}

static void write_break(struct writer *w, const struct ctg_node *n)
{
	gap(w);
	put_line(w, ctg_wrap_marked(w->out->arena, STR("· · ·"),
		ctg_node_mark(n)));
}

static void write_note(struct writer *w, const struct ctg_node *n)
{
	if (!n->prev || n->prev->kind != CTG_NOTE) {
		gap(w);
		put_line(w, STR("Notes"));
	}
	gap(w);
	write_marked(w, n, ctg_strf(w->out->arena, "[%u]", n->note.number));
}

static void (*const acts[CTG_KINDS])(struct writer *,
	const struct ctg_node *) = {
	[CTG_HEADING] = write_heading,
	[CTG_PARA] = write_para,
	[CTG_LIST] = write_list,
	[CTG_ITEM] = write_item,
	[CTG_TABLE] = write_table,
	[CTG_BREAK] = write_break,
	[CTG_NOTE] = write_note,
};

static void write_node(struct writer *w, const struct ctg_node *n)
{
	(acts[n->kind] ? acts[n->kind] : write_children)(w, n);
}

void ctg_term_write(struct ctg_buf *b, const struct ctg_node *document,
	const struct ctg_term_style *style)
{
	struct writer w = { .out = b, .style = style };

	write_node(&w, document);
}

static void write_title(struct writer *w, const struct ctg_node *division)
{
	const struct ctg_node *heading = ctg_node_heading(division);

	if (!heading)
		return;
	w->indent = 0;
	for (const struct ctg_node *n = division->parent; n; n = n->parent)
		w->indent += n->kind == CTG_DIVISION ? 2 : 0;
	put_inlines(w, heading, w->indent == 0 ? CTG_WRAP_BOLD : 0);
}

void ctg_term_summary(struct ctg_buf *b, const struct ctg_node *document,
	const struct ctg_term_style *style)
{
	struct writer w = { .out = b, .style = style };

	for (const struct ctg_node *n = document; n;
	     n = ctg_node_next(document, n))
		if (n->kind == CTG_DIVISION)
			write_title(&w, n);
}

static void put_safe(struct ctg_buf *b, struct ctg_str s)
{
	size_t len;

	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);

		if (c == '\t' || c == '\n' || c == '\r')
			ctg_buf_putc(b, ' ');
		else if (c < 0x20 || c == 0x7f)
			ctg_buf_printf(b, "^%c", (int)(c ^ 0x40));
		else if (c >= 0x80 && c < 0xa0)
			ctg_buf_printf(b, "^[%c", (int)(c - 0x40));
		else if (ctg_utf8_is_turn(c))
			ctg_buf_printf(b, "<U+%04X>", c);
		else
			ctg_buf_add(b, ctg_str_head(s, len));
		s = ctg_str_skip(s, len);
	}
}

/* The name of a file may be any bytes. */
void ctg_term_safe(struct ctg_buf *b, struct ctg_str s)
{
	size_t valid = ctg_utf8_valid(s);

	for (; valid < s.n; valid = ctg_utf8_valid(s)) {
		put_safe(b, ctg_str_head(s, valid));
		ctg_buf_putc(b, '?');
		s = ctg_str_skip(s, valid + 1);
	}
	put_safe(b, s);
}
