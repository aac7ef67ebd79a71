/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/block.h"

#include <stdlib.h>

bool ctg_block_is_leaf(const struct ctg_block *b)
{
	return b->node->kind == CTG_HEADING || b->node->kind == CTG_PARA ||
		b->node->kind == CTG_CELL;
}

/* --- as written ---------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9ddfea08eb382d69);
	return h ^ h >> 32;
}

static uint64_t mix_text(uint64_t h, struct ctg_str s)
{
	uint64_t v;

	h = mix(h, s.n);
	for (; s.n >= 8; s = ctg_str_skip(s, 8)) {
		memcpy(&v, s.p, 8);
		h = mix(h, v);
	}
	v = 0;
	for (size_t i = 0; i < s.n; i++)
		v = v << 8 | (unsigned char)s.p[i];
	return mix(h, v);
}

static void hash_inlines(struct ctg_block *b, const struct ctg_node *n)
{
	for (; n; n = n->next) {
		/* A line end of the source is a space. */
		enum ctg_kind kind = n->kind == CTG_SOFTBREAK ? CTG_TEXT :
			n->kind;
		struct ctg_str s = n->kind == CTG_SOFTBREAK ? STR(" ") :
			n->text;

		b->bytes = mix(b->bytes, (uint64_t)kind);
		b->bytes = mix_text(b->bytes, s);
		b->length += s.n;
		if (n->first) {
			hash_inlines(b, n->first);
			b->bytes = mix(b->bytes, CTG_KINDS);
		}
	}
}

static size_t count_kids(const struct ctg_node *n)
{
	size_t count = 0;

	for (const struct ctg_node *k = n->first; k; k = k->next)
		count++;
	return count;
}

enum ctg_span_kind ctg_block_span(const struct ctg_node *cell)
{
	if (!cell->cell.owner)
		return CTG_SPAN_NONE;
	return cell->cell.owner->parent == cell->parent ? CTG_SPAN_LEFT :
		CTG_SPAN_ABOVE;
}

/* What a block is, beside what it holds. */
static uint64_t hash_shape(const struct ctg_node *n)
{
	uint64_t h = mix(UINT64_C(0x243f6a8885a308d3), (uint64_t)n->kind);

	switch (n->kind) {
	case CTG_ITEM:
	case CTG_PART:
		return mix_text(h, n->text);
	case CTG_DIVISION:
		return mix(h, n->division.level);
	case CTG_LIST:
		return mix(h, n->list.ordered);
	case CTG_ROW:
		return mix(h, n->row.header);
	case CTG_CELL:
		return mix(h, ctg_block_span(n));
	default:
		return h;
	}
}

static void read_block(struct ctg_block *b, struct ctg_arena *a,
	const struct ctg_node *n, struct ctg_block *parent)
{
	size_t i = 0;

	b->node = n;
	b->parent = parent;
	b->bytes = hash_shape(n);
	if (ctg_block_is_leaf(b)) {
		hash_inlines(b, n->first);
		return;
	}
	b->nkids = count_kids(n);
	b->kids = CTG_NEW_N(a, struct ctg_block, b->nkids);
	for (const struct ctg_node *k = n->first; k; k = k->next, i++) {
		read_block(&b->kids[i], a, k, b);
		b->bytes = mix(b->bytes, b->kids[i].bytes);
		b->length += b->kids[i].length;
		if (k->kind != CTG_HEADING)
			b->body = mix(b->body, b->kids[i].bytes);
	}
}

struct ctg_block *ctg_block_read(struct ctg_arena *a,
	const struct ctg_node *document)
{
	struct ctg_block *b = CTG_NEW(a, struct ctg_block);

	read_block(b, a, document, NULL);
	return b;
}

/* --- words --------------------------------------------------------------- */

struct ctg_tokens ctg_block_tokens(struct ctg_block *b, struct ctg_words *w)
{
	if (!b->read && ctg_block_is_leaf(b))
		ctg_tokens_read(&b->tokens, w, b->node);
	b->read = true;
	return b->tokens;
}

uint64_t ctg_block_folded(struct ctg_block *b, struct ctg_words *w)
{
	struct ctg_tokens t;

	if (b->folded)
		return b->folded;
	t = ctg_block_tokens(b, w);
	b->folded = hash_shape(b->node);
	for (size_t i = 0; i < t.n; i++)
		if (t.v[i].kind != CTG_TOKEN_SPACE)
			b->folded = mix(b->folded, t.v[i].id);
	for (size_t i = 0; i < b->nkids; i++)
		b->folded = mix(b->folded, ctg_block_folded(&b->kids[i], w));
	if (b->folded == 0)
		b->folded = 1;
	return b->folded;
}

/* A word and its weight in one number: sorting and comparing stay plain.
 * « de », « la », « et » say little about what a sentence is. */
#define HEAVY	0x80000000u

static unsigned weighed(const struct ctg_token *t)
{
	return t->id | (t->raw.n > 3 || ctg_is_digit(t->raw.p[0]) ?
		HEAVY : 0);
}

static unsigned weight(unsigned word)
{
	return word & HEAVY ? 4 : 1;
}

static size_t count_bag(struct ctg_block *b, struct ctg_words *w)
{
	struct ctg_tokens t = ctg_block_tokens(b, w);
	size_t n = 0;

	for (size_t i = 0; i < t.n; i++)
		n += t.v[i].kind == CTG_TOKEN_WORD ||
			t.v[i].kind == CTG_TOKEN_OBJECT;
	for (size_t i = 0; i < b->nkids; i++)
		n += count_bag(&b->kids[i], w);
	return n;
}

static void fill_bag(unsigned **to, struct ctg_block *b)
{
	for (size_t i = 0; i < b->tokens.n; i++) {
		const struct ctg_token *t = &b->tokens.v[i];

		if (t->kind == CTG_TOKEN_WORD || t->kind == CTG_TOKEN_OBJECT)
			*(*to)++ = weighed(t);
	}
	for (size_t i = 0; i < b->nkids; i++)
		fill_bag(to, &b->kids[i]);
}

static int by_number(const void *x, const void *y)
{
	unsigned a = *(const unsigned *)x, b = *(const unsigned *)y;

	return (a > b) - (a < b);
}

static void read_bag(struct ctg_block *b, struct ctg_words *w)
{
	unsigned *to;

	if (b->bag)
		return;
	b->nbag = count_bag(b, w);
	b->bag = to = CTG_NEW_N(w->arena, unsigned, b->nbag + 1);
	fill_bag(&to, b);
	qsort(b->bag, b->nbag, sizeof(*b->bag), by_number);
	for (size_t i = 0; i < b->nbag; i++)
		b->weight += weight(b->bag[i]);
}

size_t ctg_block_count_words(struct ctg_block *b, struct ctg_words *w)
{
	read_bag(b, w);
	return b->nbag;
}

static double shared(const unsigned *x, size_t n, const unsigned *y, size_t m)
{
	double sum = 0;

	for (size_t i = 0, k = 0; i < n && k < m;) {
		if (x[i] == y[k]) {
			sum += weight(x[i]);
			i++;
			k++;
		} else if (x[i] < y[k]) {
			i++;
		} else {
			k++;
		}
	}
	return sum;
}

double ctg_block_weight(struct ctg_block *b, struct ctg_words *w)
{
	read_bag(b, w);
	return b->weight;
}

double ctg_block_shared(struct ctg_block *x, struct ctg_block *y,
	struct ctg_words *w)
{
	read_bag(x, w);
	read_bag(y, w);
	return shared(x->bag, x->nbag, y->bag, y->nbag);
}

double ctg_block_alike(struct ctg_block *x, struct ctg_block *y,
	struct ctg_words *w)
{
	double sum;

	if (x->bytes == y->bytes)
		return 1;
	sum = ctg_block_weight(x, w) + ctg_block_weight(y, w);
	return sum > 0 ? 2 * ctg_block_shared(x, y, w) / sum :
		ctg_block_folded(x, w) == ctg_block_folded(y, w);
}

double ctg_block_shared_two(struct ctg_block *x, struct ctg_block *y,
	struct ctg_block *z, struct ctg_words *w)
{
	unsigned *both;

	read_bag(x, w);
	read_bag(y, w);
	read_bag(z, w);
	both = CTG_NEW_N(w->arena, unsigned, y->nbag + z->nbag + 1);
	if (y->nbag)
		memcpy(both, y->bag, y->nbag * sizeof(*both));
	if (z->nbag)
		memcpy(both + y->nbag, z->bag, z->nbag * sizeof(*both));
	qsort(both, y->nbag + z->nbag, sizeof(*both), by_number);
	return shared(x->bag, x->nbag, both, y->nbag + z->nbag);
}
