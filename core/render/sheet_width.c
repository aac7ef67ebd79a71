/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "render/sheet_maker.h"

/* How many letters stand on a line of a table. */
#define PORTRAIT	100
#define LANDSCAPE	150
/* A longer word may be broken. */
#define LONGEST		22
#define AIR		2

struct column {
	unsigned word;		/* its longest */
	unsigned long all, most;	/* letters, and those of a cell */
	unsigned cells;
};

static void read_words(struct column *c, struct ctg_str s)
{
	unsigned word = 0, all = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (((unsigned char)s.p[i] & 0xc0) == 0x80)
			continue;
		all++;
		word = ctg_is_space(s.p[i]) ? 0 : word + 1;
		if (word > c->word)
			c->word = word;
	}
	c->all += all;
	c->cells++;
	if (all > c->most)
		c->most = all;
}

/* What stands over several columns asks nothing of one. */
static void read_column(struct column *v, const struct ctg_node *table,
	unsigned columns, struct ctg_buf *words)
{
	for (const struct ctg_node *r = table->first; r; r = r->next)
		for (const struct ctg_node *c = r->first; c; c = c->next) {
			if (c->cell.column >= columns || c->cell.owner ||
			    c->cell.cols > 1 || !c->first)
				continue;
			words->n = 0;
			ctg_node_plain(words, c);
			read_words(&v[c->cell.column], ctg_buf_str(words));
		}
}

static unsigned least(const struct column *c)
{
	return AIR + (c->word < LONGEST ? c->word : LONGEST);
}

/* Beyond the least: between a usual cell and the largest. */
static unsigned wish(const struct column *c, unsigned line)
{
	unsigned long usual = c->cells ? c->all / c->cells : 0;
	unsigned long want = (3 * usual + c->most) / 4;

	if (want > line)
		want = line;
	return want + AIR > least(c) ? (unsigned)want + AIR - least(c) : 0;
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
	unsigned long floor = 0, wishes = 0;

	read_column(v, table, columns, &words);
	for (unsigned i = 0; i < columns; i++) {
		floor += least(&v[i]);
		wishes += wish(&v[i], line);
	}
	/* Each has its least; what is left of the line goes to those that
	 * wish for more. */
	for (unsigned i = 0; i < columns; i++) {
		weights[i] = 1000ul * least(&v[i]);
		if (floor < line && wishes > 0)
			weights[i] += 1000ul * (line - floor) *
				wish(&v[i], line) / wishes;
	}
	share(widths, weights, columns);
	return widths;
}
