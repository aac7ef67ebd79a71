/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "render/letters.h"
#include "render/sheet_maker.h"

/* In thousandths of the size of the letters of a table, 9.5 points: what
 * stands on a line, and the margins of a cell. */
#define PORTRAIT	50700	/* 170 mm */
#define LANDSCAPE	76600	/* 257 mm */
#define AIR		1100
/* What columns leave one another, when not all words can be whole. */
#define STEP		250
/* Where nothing stands below the title of a column, people write by hand:
 * it wishes for its share of a line, as of this many columns at least. */
#define SHARES		3

struct column {
	unsigned word;		/* its longest */
	unsigned long all, most;	/* of its cells, and of the largest */
	unsigned cells;
	bool empty, filled;	/* a cell below its title */
};

/* A word may be cut after a hyphen. */
static void read_words(struct column *c, struct ctg_str s)
{
	unsigned word = 0, all = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned width = ctg_letter_width((unsigned char)s.p[i]);

		all += width;
		word = ctg_is_space(s.p[i]) ? 0 : word + width;
		if (word > c->word)
			c->word = word;
		if (s.p[i] == '-')
			word = 0;
	}
	c->all += all;
	c->cells++;
	if (all > c->most)
		c->most = all;
}

static void read_cell(struct column *c, const struct ctg_node *cell,
	struct ctg_buf *words)
{
	bool title = cell->parent->row.header;

	if (!cell->first) {
		c->empty |= !title;
		return;
	}
	c->filled |= !title;
	words->n = 0;
	ctg_node_plain(words, cell);
	read_words(c, ctg_buf_str(words));
}

/* What stands over several columns asks nothing of one. */
static void read_columns(struct column *v, const struct ctg_node *table,
	unsigned columns, struct ctg_buf *words)
{
	for (const struct ctg_node *r = table->first; r; r = r->next)
		for (const struct ctg_node *c = r->first; c; c = c->next)
			if (c->cell.column < columns && !c->cell.owner &&
			    c->cell.cols == 1)
				read_cell(&v[c->cell.column], c, words);
}

static void widen_blanks(struct column *v, unsigned columns, unsigned line)
{
	unsigned long part = line / (columns < SHARES ? SHARES : columns);

	for (unsigned i = 0; i < columns; i++)
		if (v[i].empty && !v[i].filled && v[i].most < part) {
			v[i].most = part;
			v[i].all = part * v[i].cells;
		}
}

/* Its longest word, when there is room for those of all. */
static unsigned least(const struct column *c, unsigned longest)
{
	return AIR + (c->word < longest ? c->word : longest);
}

static unsigned long sum_least(const struct column *v, unsigned columns,
	unsigned longest)
{
	unsigned long sum = 0;

	for (unsigned i = 0; i < columns; i++)
		sum += least(&v[i], longest);
	return sum;
}

/* The longest that a word may be so that the others are whole. */
static unsigned find_longest(const struct column *v, unsigned columns,
	unsigned line)
{
	unsigned longest = line;

	while (longest > STEP && sum_least(v, columns, longest) > line)
		longest -= STEP;
	return longest;
}

/* Beyond the least: between a usual cell and the largest. */
static unsigned wish(const struct column *c, unsigned line,
	unsigned longest)
{
	unsigned long usual = c->cells ? c->all / c->cells : 0;
	unsigned long want = (3 * usual + c->most) / 4;

	if (want > line)
		want = line;
	return want + AIR > least(c, longest) ?
		(unsigned)want + AIR - least(c, longest) : 0;
}

/* Parts of a thousand whose sum is exactly that. */
static void share(unsigned *widths, const unsigned long *weights,
	unsigned columns)
{
	unsigned long sum = 0, at = 0, before = 0;

	for (unsigned i = 0; i < columns; i++)
		sum += weights[i];
	for (unsigned i = 0; i < columns; i++) {
		at += weights[i];
		widths[i] = (unsigned)(at * 1000 / sum - before);
		before = at * 1000 / sum;
	}
}

unsigned *ctg_maker_widths(struct ctg_maker *m, const struct ctg_node *table,
	unsigned columns)
{
	unsigned *widths = CTG_NEW_N(m->arena, unsigned, columns);
	unsigned long *weights = CTG_NEW_N(m->arena, unsigned long, columns);
	struct column *v = CTG_NEW_N(m->arena, struct column, columns);
	unsigned line = m->at.landscape ? LANDSCAPE : PORTRAIT;
	struct ctg_buf words = { .arena = m->arena };
	unsigned long floor, wishes = 0;
	unsigned longest;

	read_columns(v, table, columns, &words);
	widen_blanks(v, columns, line);
	longest = find_longest(v, columns, line);
	floor = sum_least(v, columns, longest);
	for (unsigned i = 0; i < columns; i++)
		wishes += wish(&v[i], line, longest);
	/* Each has its least; what is left of the line goes to those that
	 * wish for more. */
	for (unsigned i = 0; i < columns; i++) {
		weights[i] = 1000ul * least(&v[i], longest);
		if (floor < line && wishes > 0)
			weights[i] += 1000ul * (line - floor) *
				wish(&v[i], line, longest) / wishes;
	}
	share(widths, weights, columns);
	return widths;
}
