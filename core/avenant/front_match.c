/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/front_apply.h"

#include "base/buf.h"

/* --- the tree ------------------------------------------------------------- */

const struct ctg_node *ctg_front_part(const struct ctg_node *n)
{
	for (; n; n = n->parent)
		if (n->kind == CTG_PART)
			return n;
	return NULL;
}

size_t ctg_front_annexe(const struct ctg_node *annexe)
{
	size_t i = 0;

	for (const struct ctg_node *n = annexe->prev; n; n = n->prev)
		i += ctg_node_is_annexe(n);
	return i;
}

struct ctg_str ctg_front_var(const struct ctg_node *leaf)
{
	for (const struct ctg_node *n = leaf->first; n; n = n->next)
		if (n->kind == CTG_TEXT && n->var.n > 0)
			return n->var;
	return (struct ctg_str){ 0 };
}

size_t ctg_front_party(const struct ctg_convention *c, struct ctg_str var)
{
	const struct ctg_party *p = NULL;

	if (ctg_str_cut(&var, STR("parties.")))
		p = ctg_convention_party(c, ctg_str_split(&var, '.'));
	return p ? (size_t)(p - c->parties) : c->nparties;
}

/* --- the words of a range ------------------------------------------------- */

/* A piece of the range: the words of a value, or others; head and tail are
 * the rest of the value, outside the range. */
struct piece {
	struct ctg_str var, text, head, tail;
};

struct pieces {
	struct ctg_arena *arena;
	struct piece *v;
	size_t n, room;
	size_t values;
};

static struct ctg_str printed(const struct ctg_node *n)
{
	if (n->kind == CTG_TEXT)
		return n->text;
	if (n->kind == CTG_SOFTBREAK)
		return STR(" ");
	return n->kind == CTG_LINEBREAK ? STR("\n") : STR("");
}

static void add_piece(struct pieces *p, const struct ctg_node *n,
	struct ctg_str s, size_t from, size_t to)
{
	CTG_MORE(p->arena, p->v, p->n, p->room);
	p->values += n->kind == CTG_TEXT && n->var.n > 0;
	p->v[p->n++] = (struct piece){
		.var = n->kind == CTG_TEXT ? n->var : STR(""),
		.text = ctg_str_skip(ctg_str_head(s, to), from),
		.head = ctg_str_head(s, from), .tail = ctg_str_skip(s, to),
	};
}

/* Bytes [off, end) of the words of a leaf; an insertion is in a value when it
 * is inside, not beside it. */
static void cut_pieces(struct pieces *p, const struct ctg_op *op)
{
	size_t at = 0, next;

	for (const struct ctg_node *n = op->at; n;
	     n = ctg_node_next(op->at, n), at = next) {
		struct ctg_str s = printed(n);
		size_t from = op->off > at ? op->off - at : 0;
		size_t to = op->end < at + s.n ? op->end - at : s.n;

		next = at + s.n;
		if (op->off == op->end ? op->off > at && op->off < next :
		    op->off < next && op->end > at)
			add_piece(p, n, s, from, to);
	}
}

/* --- the values in it ----------------------------------------------------- */

/* Beyond, nobody reads them as values with words between. */
#define MOST_PIECES	200
#define MOST_STEPS	20'000

struct matching {
	const struct pieces *p;
	struct ctg_str *cut, *found;	/* of each piece */
	unsigned ways, steps;
};

static void match(struct matching *m, size_t i, struct ctg_str rest);

static void match_value(struct matching *m, size_t i, struct ctg_str rest)
{
	const struct pieces *p = m->p;
	const struct piece *next = &p->v[i + 1];

	if (i + 1 == p->n) {
		m->cut[i] = rest;
		match(m, i + 1, ctg_str_skip(rest, rest.n));
		return;
	}
	/* Nothing tells where one value ends and the next begins. */
	if (next->var.n > 0) {
		m->ways = 2;
		return;
	}
	for (size_t k = 0; k < rest.n && m->ways < 2; k++) {
		if (!ctg_str_starts(ctg_str_skip(rest, k), next->text))
			continue;
		m->cut[i] = ctg_str_head(rest, k);
		match(m, i + 1, ctg_str_skip(rest, k));
	}
}

static void match(struct matching *m, size_t i, struct ctg_str rest)
{
	const struct pieces *p = m->p;

	if (++m->steps > MOST_STEPS)
		m->ways = 2;
	if (m->ways > 1)
		return;
	if (i == p->n) {
		if (rest.n > 0)
			return;
		if (m->ways++ == 0)
			memcpy(m->found, m->cut, p->n * sizeof(*m->cut));
	} else if (p->v[i].var.n > 0) {
		match_value(m, i, rest);
	} else if (ctg_str_cut(&rest, p->v[i].text)) {
		match(m, i + 1, rest);
	}
}

static struct ctg_front_value *take_values(struct ctg_arena *a,
	const struct matching *m, size_t *n)
{
	const struct pieces *p = m->p;
	struct ctg_front_value *out = CTG_NEW_N(a, struct ctg_front_value,
		p->values);

	for (size_t i = 0; i < p->n; i++) {
		const struct piece *x = &p->v[i];

		if (x->var.n == 0 || ctg_str_eq(x->text, m->found[i]))
			continue;
		out[(*n)++] = (struct ctg_front_value){ x->var, ctg_strf(a,
			"%.*s%.*s%.*s", STR_ARG(x->head),
			STR_ARG(m->found[i]), STR_ARG(x->tail)) };
		/* No value is left: the words go, not the value. */
		if (out[*n - 1].now.n == 0)
			*n = 0;
		if (*n == 0)
			break;
	}
	return out;
}

struct ctg_front_value *ctg_front_match(struct ctg_arena *a,
	const struct ctg_op *op, size_t *n)
{
	struct pieces p = { .arena = a };
	struct matching m = { .p = &p };
	struct ctg_str now = op->now ? ctg_node_words(a, op->now) : STR("");

	*n = 0;
	cut_pieces(&p, op);
	if (p.values == 0 || p.n > MOST_PIECES)
		return NULL;
	m.cut = CTG_NEW_N(a, struct ctg_str, p.n);
	m.found = CTG_NEW_N(a, struct ctg_str, p.n);
	match(&m, 0, now);
	return m.ways == 1 ? take_values(a, &m, n) : NULL;
}
