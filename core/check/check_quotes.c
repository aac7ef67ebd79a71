/* SPDX-License-Identifier: Apache-2.0 */
/* T503: guillemets, which an avenant relies on to quote words. */
#include "check/checks.h"

#include <string.h>

#define OPEN	STR("«")
#define CLOSE	STR("»")

/* What the guillemets of a block do. */
struct balance {
	size_t open;		/* « without », and the first of them */
	size_t first_open;
	bool closes;		/* a » without «, and where */
	size_t first_close;
};

/* A quotation of several alinéas: each opens with «, the last closes. */
struct quotes {
	const struct ctg_checker *c;
	const struct ctg_block *pending;
	size_t at;
};

/* Signs that may follow the last » of an alinéa. */
static bool is_end_sign(char c)
{
	return strchr(" .,;:!?)", c) != NULL;
}

static bool ends_with_close(struct ctg_str s)
{
	while (s.n > 0 && is_end_sign(s.p[s.n - 1]))
		s.n--;
	return ctg_str_ends(s, CLOSE);
}

static struct balance weigh(struct ctg_str s)
{
	struct balance r = { 0 };
	const char *p = s.p, *end = s.p + s.n;

	while (p < end && (p = memchr(p, 0xc2, (size_t)(end - p)))) {
		size_t i = (size_t)(p++ - s.p);
		struct ctg_str here = ctg_str_skip(s, i);

		if (ctg_str_starts(here, OPEN)) {
			if (r.open++ == 0)
				r.first_open = i;
		} else if (ctg_str_starts(here, CLOSE)) {
			if (r.open > 0) {
				r.open--;
			} else if (!r.closes) {
				r.closes = true;
				r.first_close = i;
			}
		}
	}
	/* One » may close two quotations that end together. */
	if (!r.closes && ends_with_close(s))
		r.open = 0;
	return r;
}

static void report_pending(struct quotes *q)
{
	if (q->pending)
		ctg_check_at(q->c, "T503", q->pending, q->at,
			"« ouvert et jamais fermé");
	q->pending = NULL;
}

/* In a table, » or " alone repeats what stands above. */
static bool is_ditto(struct ctg_str s)
{
	s = ctg_str_trim(s);
	return ctg_str_eq(s, CLOSE) || ctg_str_eq(s, STR("\""));
}

static void check_balance(struct quotes *q, const struct ctg_block *b)
{
	bool alone = !b->node || b->node->kind != CTG_PARA;
	struct balance r;

	if (alone || (q->pending && ctg_node_section(b->node) !=
	    ctg_node_section(q->pending->node)))
		report_pending(q);
	/* The « that repeats an open quotation opens none. */
	if (q->pending && ctg_str_starts(b->words, OPEN)) {
		r = weigh(ctg_str_skip(b->words, OPEN.n));
		if (r.closes)
			q->pending = NULL;
		return;
	}
	r = weigh(b->words);
	if (r.closes && !q->pending)
		ctg_check_at(q->c, "T503", b, r.first_close,
			"» sans « qui l'ouvre");
	if (r.closes)
		q->pending = NULL;
	if (r.open == 0)
		return;
	report_pending(q);
	q->pending = b;
	q->at = r.first_open;
	if (alone)
		report_pending(q);
}

/* Straight quotes around words; not the inches of « 15" ». */
static void check_straight(const struct quotes *q, const struct ctg_block *b)
{
	struct ctg_str s = b->words;
	const char *p = s.n ? memchr(s.p, '"', s.n) : NULL;
	size_t i;

	if (!p)
		return;
	i = (size_t)(p - s.p);
	if (i > 0 && ctg_is_digit(s.p[i - 1]))
		return;
	if (!ctg_check_is_printed(b, i))
		ctg_check_at(q->c, "T503", b, i, "guillemets droits, alors que "
			"le texte emploie « … »");
}

static bool uses_guillemets(const struct ctg_checker *c)
{
	for (size_t i = 0; i < c->nblocks; i++)
		if (c->blocks[i].node->src &&
		    ctg_str_has(c->blocks[i].words, OPEN))
			return true;
	return false;
}

void ctg_check_quotes(const struct ctg_checker *c)
{
	struct quotes q = { .c = c };
	bool mixed = uses_guillemets(c);

	for (size_t i = 0; i < c->nblocks + c->nvalues; i++) {
		const struct ctg_block *b = i < c->nblocks ? &c->blocks[i] :
			&c->values[i - c->nblocks];

		if ((b->node && !b->node->src) || is_ditto(b->words))
			continue;
		check_balance(&q, b);
		if (mixed)
			check_straight(&q, b);
	}
	report_pending(&q);
}
