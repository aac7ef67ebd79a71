/* SPDX-License-Identifier: Apache-2.0 */
/* Rows and columns. */
#include "truth.h"

static bool has_spans(const struct ctg_node *row)
{
	for (const struct ctg_node *c = row ? row->first : NULL; c;
	     c = c->next)
		if (c->cell.owner || c->cell.rows > 1 || c->cell.cols > 1)
			return true;
	return false;
}

static const struct ctg_node *pick_row(struct script *s)
{
	const struct ctg_node *row = script_pick(s, CTG_ROW);

	return row && !row->row.header && !has_spans(row) &&
		!has_spans(row->next) && !has_spans(row->prev) ? row : NULL;
}

static struct ctg_str some_cell(struct script *s)
{
	if (script_chance(s, 3) == 0)
		return ctg_strf(s->arena, "%zu", script_chance(s, 20000));
	return script_title(s, 2);
}

static bool insert_row(struct script *s)
{
	const struct ctg_node *row = pick_row(s);
	struct ctg_buf line = { .arena = s->arena }, words = line;

	if (!row || !script_take_gap(s, row))
		return false;
	ctg_buf_putc(&line, '|');
	for (unsigned i = 0; i < row->parent->table.columns; i++) {
		struct ctg_str c = some_cell(s);

		ctg_buf_printf(&line, " %.*s |", STR_ARG(c));
		ctg_buf_printf(&words, "%s%.*s", i ? "\n" : "", STR_ARG(c));
	}
	ctg_buf_putc(&line, '\n');
	script_cut(s, row->src, row->off, row->off, ctg_buf_str(&line));
	script_know(s, "ligne insérée", CTG_CHANGE_TABLE, CTG_ADDED, row,
		(struct ctg_str){ 0 }, ctg_buf_str(&words));
	return true;
}

static bool delete_row(struct script *s)
{
	const struct ctg_node *row = pick_row(s);
	struct known *k;

	if (!row || !row->prev || row->prev->row.header ||
	    !script_take(s, row))
		return false;
	script_cut(s, row->src, row->off, base_end(row) + 1,
		(struct ctg_str){ 0 });
	k = script_know(s, "ligne supprimée", CTG_CHANGE_TABLE, CTG_REMOVED,
		row, script_words(s, row), (struct ctg_str){ 0 });
	k->old_written = base_slice(row);
	return true;
}

/* --- columns --- */

static const struct ctg_node *pick_table(struct script *s)
{
	const struct ctg_node *row = script_pick(s, CTG_ROW);
	const struct ctg_node *t = row ? row->parent : NULL;

	for (const struct ctg_node *r = t ? t->first : NULL; r; r = r->next)
		if (has_spans(r) || r->src->text.p[r->off] != '|' ||
		    r->src->text.p[base_end(r) - 1] != '|')
			return NULL;
	return t;
}

static const struct ctg_node *cell_at(const struct ctg_node *row, size_t n)
{
	const struct ctg_node *c = row->first;

	while (n-- > 0)
		c = c->next;
	return c;
}

/* The second line of the header, from the pipe of a column on. */
static size_t rule_at(const struct ctg_node *head, size_t column)
{
	struct ctg_str s = head->src->text;
	size_t i = head->off;

	while (s.p[i++] != '\n')
		;
	for (; column > 0; column--)
		while (s.p[++i] != '|')
			;
	return i + 1;
}

/* The header alone is what a diff of lines would be asked for. */
static struct ctg_str with_others(struct script *s, struct ctg_str head,
	const struct ctg_buf *others)
{
	return ctg_strf(s->arena, "%.*s\n%.*s", STR_ARG(head),
		STR_ARG(ctg_buf_str(others)));
}

static bool insert_column(struct script *s)
{
	const struct ctg_node *t = pick_table(s);
	size_t at = t ? script_chance(s, t->table.columns) : 0;
	struct ctg_str head = script_title(s, 2);
	struct ctg_buf others = { .arena = s->arena };
	struct known *k;
	size_t rule;

	if (!t || !script_take(s, t))
		return false;
	k = script_know(s, "colonne insérée", CTG_CHANGE_TABLE, CTG_ADDED, t,
		(struct ctg_str){ 0 }, head);
	rule = rule_at(t->first, at);
	script_cut(s, t->src, rule, rule, STR("---|"));
	for (const struct ctg_node *r = t->first; r; r = r->next) {
		size_t off = cell_at(r, at)->off;
		struct ctg_str c = r == t->first ? head : some_cell(s);

		script_cut(s, t->src, off, off, ctg_strf(s->arena,
			" %.*s |", STR_ARG(c)));
		if (r != t->first)
			ctg_buf_printf(&others, "%.*s\n", STR_ARG(c));
	}
	k->now = with_others(s, head, &others);
	return true;
}

static bool has_note(const struct ctg_node *t)
{
	for (const struct ctg_node *n = t; n; n = ctg_node_next(t, n))
		if (n->kind == CTG_NOTEREF)
			return true;
	return false;
}

static bool delete_column(struct script *s)
{
	const struct ctg_node *t = pick_table(s);
	size_t at = t ? script_chance(s, t->table.columns) : 0, rule;
	struct ctg_buf others = { .arena = s->arena };
	struct known *k;

	if (!t || t->table.columns < 3 || has_note(t) ||
	    !script_take(s, t))
		return false;
	k = script_know(s, "colonne supprimée", CTG_CHANGE_TABLE, CTG_REMOVED,
		t, script_words(s, cell_at(t->first, at)),
		(struct ctg_str){ 0 });
	rule = rule_at(t->first, at);
	script_cut(s, t->src, rule, rule_at(t->first, at + 1),
		(struct ctg_str){ 0 });
	for (const struct ctg_node *r = t->first; r; r = r->next) {
		script_cut(s, t->src, cell_at(r, at)->off,
			cell_at(r, at)->end + 1, (struct ctg_str){ 0 });
		if (r != t->first)
			ctg_buf_printf(&others, "%.*s\n", STR_ARG(
				script_words(s, cell_at(r, at))));
	}
	k->old = with_others(s, k->old, &others);
	return true;
}

const struct kind kinds_tables[] = {
	{ "ligne insérée", insert_row },
	{ "ligne supprimée", delete_row },
	{ "colonne insérée", insert_column },
	{ "colonne supprimée", delete_column },
	{ NULL, NULL },
};
