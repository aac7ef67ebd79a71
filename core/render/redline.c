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

/* Two alinéas that were one, or became one, are read together. */
static const struct ctg_node *passage_of(const struct ctg_change *c)
{
	return c->at && c->at->delta->joined ? c->at->prev : c->at;
}

/* The changes of one passage; when it changed in several ways, the one that
 * says most of it. */
struct group {
	const struct ctg_change *c;
	const struct ctg_node *passage;
	size_t n;
	bool words;
};

static unsigned rank(const struct ctg_change *c)
{
	if (c->operation == CTG_SPLIT || c->operation == CTG_MERGED)
		return 2;
	return c->nature != CTG_CHANGE_TYPING && c->nature != CTG_CHANGE_FORM;
}

static struct group group_at(const struct ctg_diff *d, size_t i)
{
	struct group g = { .c = &d->changes[i],
		.passage = passage_of(&d->changes[i]) };

	for (; i + g.n < d->n; g.n++) {
		const struct ctg_change *c = &d->changes[i + g.n];

		if (g.n > 0 && (!g.passage || passage_of(c) != g.passage))
			break;
		g.words |= c->nature == CTG_CHANGE_WORDS;
		if (rank(c) > rank(g.c))
			g.c = c;
	}
	return g;
}

/* Two parts of one title have one address, and so has an alinéa that went
 * into a list: what is before the new place then tells it, or the list. */
static void write_origin(struct writer *w, const struct ctg_change *c)
{
	struct ctg_arena *a = w->out->arena;
	struct ctg_str from = ctg_change_place(a, c->before);
	const struct ctg_node *last = c->after->prev;
	const char *list = ctg_change_list(c);

	if (!ctg_str_eq(from, ctg_change_place(a, c->after))) {
		ctg_buf_puts(w->out, " depuis\u00a0: ");
		ctg_term_safe(w->out, from);
	} else if (list) {
		ctg_buf_printf(w->out, " %s", list);
	} else if (last && last->kind != CTG_HEADING) {
		ctg_buf_puts(w->out, " après\u00a0: ");
		ctg_term_safe(w->out, ctg_change_place(a, last));
	}
}

/* What cannot be seen is named: « (espace, puis espace insécable) ». */
static void write_spaces(struct writer *w, const struct group *g)
{
	struct ctg_arena *a = w->out->arena;
	struct ctg_str old = ctg_change_spaces(a, g->c->old);
	struct ctg_str now = ctg_change_spaces(a, g->c->now);

	for (size_t i = 1; i < g->n; i++)
		if (!ctg_str_eq(g->c[i].old, g->c->old) ||
		    !ctg_str_eq(g->c[i].now, g->c->now))
			return;
	if ((g->c->old.n && !old.n) || (g->c->now.n && !now.n))
		return;
	ctg_buf_printf(w->out, " (%.*s, puis %.*s)",
		STR_ARG(old.n ? old : STR("rien")),
		STR_ARG(now.n ? now : STR("rien")));
}

/* « modifié », « mise en forme (gras, puis italique) », « colonne insérée » */
static void write_done(struct writer *w, const struct group *g)
{
	const struct ctg_change *c = g->c;
	bool form = c->nature == CTG_CHANGE_FORM;

	if (ctg_change_is_column(c)) {
		ctg_buf_add(w->out, ctg_change_label(w->out->arena, c));
		return;
	}
	if (rank(c) == 2 && g->words)
		ctg_buf_puts(w->out, c->operation == CTG_SPLIT ?
			"modifié et " : "modifié, ");
	ctg_buf_add(w->out, ctg_change_done(w->out->arena, c));
	if (c->nature == CTG_CHANGE_MOVE)
		write_origin(w, c);
	if (c->nature == CTG_CHANGE_TYPING)
		write_spaces(w, g);
	if (c->said.n && (g->n == 1 || !form)) {
		ctg_buf_puts(w->out, form ? " (" : ", ");
		ctg_term_safe(w->out, c->said);
		ctg_buf_puts(w->out, form ? ")" : "");
	}
}

/* « → deuxième alinéa de l'article 5 : modifié » */
static void write_place(struct writer *w, const struct group *g)
{
	ctg_buf_puts(w->out, "\n→ ");
	ctg_term_safe(w->out, ctg_change_place(w->out->arena,
		ctg_change_node(g->c)));
	if (!g->c->after)
		ctg_buf_puts(w->out, " (ancien texte)");
	ctg_buf_puts(w->out, "\u00a0: ");
	write_done(w, g);
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

static void write_marked(struct writer *w, struct ctg_str s,
	enum ctg_mark mark)
{
	static const char *const signs[][2] = {
		[CTG_KEPT] = { "", "" }, [CTG_DELETED] = { "[-", "-]" },
		[CTG_INSERTED] = { "{+", "+}" },
	};

	if (s.n == 0)
		return;
	ctg_buf_puts(w->out, signs[mark][0]);
	ctg_term_safe(w->out, s);
	ctg_buf_puts(w->out, signs[mark][1]);
}

/* A column, a line a cell. */
static void write_column(struct writer *w, const struct ctg_change *c)
{
	bool gone = c->operation == CTG_REMOVED;
	struct ctg_str s = gone ? c->old : c->now;

	while (s.n > 0) {
		ctg_buf_puts(w->out, "  ");
		write_marked(w, ctg_str_line(&s), gone ? CTG_DELETED :
			CTG_INSERTED);
		ctg_buf_putc(w->out, '\n');
	}
}

/* What is not words of the text, before and after. */
static void write_both(struct writer *w, const struct ctg_change *c)
{
	ctg_buf_puts(w->out, "  ");
	write_marked(w, c->old, CTG_DELETED);
	write_marked(w, c->now, CTG_INSERTED);
	ctg_buf_putc(w->out, '\n');
}

/* Said by the front-matter: « → la fin de la convention passe du… ». */
static void write_meaning(struct writer *w, const struct ctg_change *c)
{
	struct ctg_change_piece pieces[CTG_CHANGE_PIECES];
	size_t n = ctg_change_sentence(pieces, c);

	ctg_buf_puts(w->out, "\n→ ");
	for (size_t i = 0; i < n; i++)
		write_marked(w, pieces[i].s, pieces[i].mark);
	if (n > 0) {
		ctg_buf_putc(w->out, '\n');
		return;
	}
	ctg_term_safe(w->out, c->said);
	ctg_buf_puts(w->out, "\u00a0:\n");
	write_both(w, c);
}

static void write_group(struct writer *w, const struct group *g)
{
	const struct ctg_node *n = g->passage;

	write_title(w, ctg_change_title(w->out->arena, g->c));
	if (!n) {
		write_meaning(w, g->c);
		return;
	}
	write_place(w, g);
	if (ctg_change_is_column(g->c)) {
		write_column(w, g->c);
		return;
	}
	if (ctg_change_is_piece(g->c)) {
		write_both(w, g->c);
		return;
	}
	if (n->delta->edited)
		n = n->delta->edited;
	/* What changed inside is told next. */
	if (n->kind == CTG_DIVISION && n->delta->mark == CTG_KEPT &&
	    ctg_node_heading(n))
		n = ctg_node_heading(n);
	write_block(w, n);
	if (n->next && n->next->delta && n->next->delta->joined) {
		ctg_buf_putc(w->out, '\n');
		write_block(w, n->next);
	}
}

/* A move is told once, with what was edited on the way; of a division, only
 * the title is shown with it. */
static bool is_told(const struct ctg_change *c, const struct group *last)
{
	const struct ctg_node *edited = last->passage ?
		last->passage->delta->edited : NULL;
	const struct ctg_node *n = c->at;

	if (edited && edited->kind == CTG_DIVISION)
		edited = ctg_node_heading(edited);
	while (n && n != edited)
		n = n->parent;
	return edited && n;
}

void ctg_redline_write(struct ctg_buf *b, const struct ctg_diff *d,
	const struct ctg_term_style *style)
{
	struct writer w = { .out = b, .style = style };
	struct group g = { 0 };

	for (size_t i = 0; i < d->n; i++) {
		if (is_told(&d->changes[i], &g))
			continue;
		g = group_at(d, i);
		write_group(&w, &g);
		i += g.n - 1;
	}
}
