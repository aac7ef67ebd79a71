/* SPDX-License-Identifier: Apache-2.0 */
#include "render/redline.h"

#include "render/change_words.h"

struct writer {
	struct ctg_buf *out;
	const struct ctg_term_style *style;
	struct ctg_str title;		/* of the division being told */
};

static void write_title(struct writer *w, struct ctg_str title)
{
	if (ctg_str_eq(title, w->title))
		return;
	w->title = title;
	ctg_buf_putc(w->out, '\n');
	if (w->style->colour)
		ctg_buf_puts(w->out, "\033[1m");
	ctg_term_safe(w->out, title);
	if (w->style->colour)
		ctg_buf_puts(w->out, "\033[0m");
	ctg_buf_putc(w->out, '\n');
}

/* A passage that changed in several ways is told by the one that says most. */
static const struct ctg_change *telling(const struct ctg_diff *d, size_t i)
{
	const struct ctg_change *c = &d->changes[i];

	for (size_t k = i; k < d->n && d->changes[k].at == c->at; k++)
		if (d->changes[k].nature != CTG_CHANGE_TYPING &&
		    d->changes[k].nature != CTG_CHANGE_FORM)
			return &d->changes[k];
	return c;
}

static bool is_alone(const struct ctg_diff *d, size_t i)
{
	return i + 1 == d->n || d->changes[i + 1].at != d->changes[i].at;
}

/* « modifié », « mise en forme (gras, puis italique) », « colonne insérée » */
static void write_done(struct writer *w, const struct ctg_change *c,
	bool alone)
{
	bool form = c->nature == CTG_CHANGE_FORM;

	if (ctg_str_eq(c->said, STR("colonne"))) {
		ctg_buf_add(w->out, ctg_change_label(w->out->arena, c));
		return;
	}
	ctg_buf_add(w->out, ctg_change_done(w->out->arena, c));
	if (c->nature == CTG_CHANGE_MOVE) {
		ctg_buf_puts(w->out, " depuis\u00a0: ");
		ctg_term_safe(w->out, ctg_change_place(w->out->arena,
			c->before));
	}
	if (c->said.n && (alone || !form)) {
		ctg_buf_puts(w->out, form ? " (" : ", ");
		ctg_term_safe(w->out, c->said);
		ctg_buf_puts(w->out, form ? ")" : "");
	}
}

/* « → deuxième alinéa de l'article 5 : modifié » */
static void write_place(struct writer *w, const struct ctg_diff *d, size_t i)
{
	const struct ctg_change *c = telling(d, i);
	bool gone = !c->after;

	ctg_buf_puts(w->out, "\n→ ");
	ctg_term_safe(w->out, ctg_change_place(w->out->arena,
		gone ? c->before : c->after));
	if (gone)
		ctg_buf_puts(w->out, " (ancien texte)");
	ctg_buf_puts(w->out, "\u00a0: ");
	write_done(w, c, is_alone(d, i));
	ctg_buf_putc(w->out, '\n');
}

/* A cell out of its table is a line of words. */
static void write_cell(struct ctg_buf *b, const struct ctg_node *cell,
	const struct ctg_term_style *style)
{
	struct ctg_node line = *cell;

	line.kind = CTG_PARA;
	memset(&line.para, 0, sizeof(line.para));
	if (line.first)
		ctg_term_write(b, &line, style);
}

static void write_one(struct ctg_buf *b, const struct ctg_node *n,
	const struct ctg_term_style *style)
{
	switch (n->kind) {
	case CTG_ROW:
		for (const struct ctg_node *c = n->first; c; c = c->next)
			write_cell(b, c, style);
		break;
	case CTG_CELL:
		write_cell(b, n, style);
		break;
	default:
		ctg_term_write(b, n, style);
	}
}

static void write_block(struct writer *w, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = w->out->arena };
	struct ctg_term_style style = *w->style;
	struct ctg_str s;

	if (style.width > 24)
		style.width -= 2;
	write_one(&b, n, &style);
	for (s = ctg_buf_str(&b); s.n > 0;) {
		struct ctg_str line = ctg_str_line(&s);

		if (line.n > 0)
			ctg_buf_puts(w->out, "  ");
		ctg_buf_add(w->out, line);
		ctg_buf_putc(w->out, '\n');
	}
}

/* What is not words of the text, before and after. */
static void write_both(struct writer *w, const struct ctg_change *c)
{
	ctg_buf_puts(w->out, "  ");
	if (c->old.n) {
		ctg_buf_puts(w->out, "[-");
		ctg_term_safe(w->out, c->old);
		ctg_buf_puts(w->out, "-]");
	}
	if (c->now.n) {
		ctg_buf_puts(w->out, "{+");
		ctg_term_safe(w->out, c->now);
		ctg_buf_puts(w->out, "+}");
	}
	ctg_buf_putc(w->out, '\n');
}

/* Said by the front-matter: « fin : 31 décembre 2027 → 31 décembre 2028 ». */
static void write_meaning(struct writer *w, const struct ctg_change *c)
{
	ctg_buf_puts(w->out, "\n→ ");
	ctg_term_safe(w->out, c->said);
	ctg_buf_puts(w->out, "\u00a0:\n");
	write_both(w, c);
}

void ctg_redline_write(struct ctg_buf *b, const struct ctg_diff *d,
	const struct ctg_term_style *style)
{
	struct writer w = { .out = b, .style = style };
	const struct ctg_node *last = NULL;

	for (size_t i = 0; i < d->n; i++) {
		const struct ctg_change *c = &d->changes[i];

		/* A passage that changed in several places is shown once. */
		if (c->at && c->at == last)
			continue;
		last = c->at;
		write_title(&w, ctg_change_title(b->arena, c));
		if (!c->at) {
			write_meaning(&w, c);
			continue;
		}
		write_place(&w, d, i);
		if (ctg_change_is_piece(c)) {
			write_both(&w, c);
			continue;
		}
		if (c->nature == CTG_CHANGE_MOVE && c->at->delta->edited)
			last = c->at->delta->edited;
		write_block(&w, c->nature == CTG_CHANGE_MOVE &&
			c->at->delta->edited ? c->at->delta->edited : c->at);
	}
}
