/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/fronting.h"

#include "avenant/front_line.h"
#include "avenant/runs.h"
#include "base/buf.h"
#include "diff/lcs.h"
#include "diff/token.h"

/* How many words in a hundred two visas share that are one, amended. */
#define ALIKE	60

static const struct ctg_node *line(const struct ctg_node *part, size_t i)
{
	const struct ctg_node *n = part ? part->first : NULL;

	while (n && i-- > 0)
		n = n->next;
	return n;
}

/* The visas [from, to) of the new version. */
static struct ctg_node *lines(struct ctg_fronting *f, size_t from, size_t to)
{
	const struct ctg_node *part = ctg_fronting_part(f->d.now->text,
		"visas");
	struct ctg_node *doc = ctg_node_new(f->d.arena, CTG_DOCUMENT);

	for (; from < to; from++)
		ctg_node_append(doc, ctg_deriving_copy(f->d.arena,
			line(part, from)));
	return doc;
}

/* --- which is which ------------------------------------------------------- */

static unsigned likeness(struct ctg_arena *a, struct ctg_str x,
	struct ctg_str y)
{
	struct ctg_node *p = ctg_node_new(a, CTG_PARA);
	struct ctg_node *q = ctg_node_new(a, CTG_PARA);
	struct ctg_tokens s, t;
	struct ctg_words words;
	uint64_t *u, *v;
	size_t *to, same = 0;

	ctg_node_append(p, ctg_node_text(a, x));
	ctg_node_append(q, ctg_node_text(a, y));
	ctg_words_init(&words, a);
	ctg_tokens_read(&s, &words, p);
	ctg_tokens_read(&t, &words, q);
	u = CTG_NEW_N(a, uint64_t, s.n + 1);
	v = CTG_NEW_N(a, uint64_t, t.n + 1);
	to = CTG_NEW_N(a, size_t, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		u[i] = s.v[i].id;
	for (size_t i = 0; i < t.n; i++)
		v[i] = t.v[i].id;
	ctg_lcs(to, a, u, s.n, v, t.n);
	for (size_t i = 0; i < s.n; i++)
		same += to[i] != CTG_NOWHERE;
	return s.n + t.n ? (unsigned)(200 * same / (s.n + t.n)) : 100;
}

/* Those between two that are the same: in order, as long as they are alike. */
static void pair_alike(struct ctg_fronting *f, size_t *to, size_t from,
	size_t end, size_t j, size_t last)
{
	for (; from < end; from++)
		for (size_t k = j; k < last; k++) {
			if (likeness(f->d.arena, f->x->visas[from].s,
			    f->y->visas[k].s) < ALIKE)
				continue;
			to[from] = k;
			j = k + 1;
			break;
		}
}

static size_t *pair_up(struct ctg_fronting *f)
{
	struct ctg_arena *a = f->d.arena;
	size_t n = f->x->nvisas, m = f->y->nvisas, i = 0, j = 0;
	uint64_t *x = CTG_NEW_N(a, uint64_t, n + 1);
	uint64_t *y = CTG_NEW_N(a, uint64_t, m + 1);
	size_t *to = CTG_NEW_N(a, size_t, n + 1);

	for (size_t k = 0; k < n; k++)
		x[k] = ctg_str_hash(f->x->visas[k].s);
	for (size_t k = 0; k < m; k++)
		y[k] = ctg_str_hash(f->y->visas[k].s);
	ctg_lcs(to, a, x, n, y, m);
	to[n] = m;
	while (i < n) {
		size_t end = i;

		while (to[end] == CTG_NOWHERE)
			end++;
		pair_alike(f, to, i, end, j, to[end]);
		j = to[end] + 1;
		i = end + 1;
	}
	return to;
}

/* --- operations ----------------------------------------------------------- */

static bool is_plain(const struct ctg_node *para)
{
	for (const struct ctg_node *n = para->first; n; n = n->next)
		if (n->kind != CTG_TEXT)
			return false;
	return true;
}

/* The sign at the end tells which is the last. */
static void derive_one(struct ctg_fronting *f, const struct ctg_node *old,
	size_t j)
{
	struct ctg_arena *a = f->d.arena;
	const struct ctg_node *now = line(ctg_fronting_part(f->d.now->text,
		"visas"), j);
	struct ctg_str x = ctg_node_words(a, old), y = ctg_node_words(a, now);
	struct ctg_str kept = ctg_line_cut_visa(x);
	struct ctg_str value = ctg_line_cut_visa(y);

	if (is_plain(old) && is_plain(now)) {
		ctg_fronting_words(f, old, ctg_strf(a, "%.*s%.*s%.*s",
			(int)(kept.p - x.p), x.p, STR_ARG(value),
			STR_ARG(ctg_str_skip(x, (size_t)(kept.p - x.p) +
			kept.n))));
		return;
	}
	ctg_fronting_blocks(f, CTG_OP_REPLACE, old, lines(f, j, j + 1));
}

/* Without any visa yet, they come after the part that they follow. */
static void add_lines(struct ctg_fronting *f, size_t i, size_t from,
	size_t to)
{
	const struct ctg_node *part = ctg_fronting_part(f->d.old->text,
		"visas");
	struct ctg_op *op = ctg_fronting_blocks(f, CTG_OP_ADD, part ?
		line(part, i > 0 ? i - 1 : 0) : ctg_fronting_part(
		f->d.old->text, "comparution"), lines(f, from, to));

	op->side = part && i == 0 ? CTG_OP_BEFORE : CTG_OP_AFTER;
}

/* The visas [i, end) of the base become [j, last). */
static void derive_run(struct ctg_fronting *f, size_t i, size_t end, size_t j,
	size_t last)
{
	const struct ctg_node *part = ctg_fronting_part(f->d.old->text,
		"visas");
	struct ctg_op *op;

	if (i == end && j == last)
		return;
	if (i == end) {
		add_lines(f, i, j, last);
		return;
	}
	op = ctg_fronting_blocks(f, j == last ? CTG_OP_REMOVE :
		CTG_OP_REPLACE, line(part, i), j == last ? NULL :
		lines(f, j, last));
	op->to = line(part, end - 1);
}

void ctg_fronting_visas(struct ctg_fronting *f)
{
	const struct ctg_node *part = ctg_fronting_part(f->d.old->text,
		"visas");
	const size_t *to = pair_up(f);
	size_t n = f->x->nvisas, i = 0, j = 0;

	while (i <= n) {
		size_t end = i;

		while (to[end] == CTG_NOWHERE)
			end++;
		derive_run(f, i, end, j, to[end]);
		if (end < n && !ctg_str_eq(f->x->visas[end].s,
		    f->y->visas[to[end]].s))
			derive_one(f, line(part, end), to[end]);
		j = to[end] + 1;
		i = end + 1;
	}
}
