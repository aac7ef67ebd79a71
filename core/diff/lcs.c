/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/lcs.h"

#include <string.h>

#define LONG		4096	/* together: first cut at what is unique */
#define MOST_CHANGES	6000	/* in one stretch */

struct seq {
	const uint64_t *v;
	size_t n;
	size_t at;		/* of v[0] in the whole */
};

struct lcs {
	size_t *to;
	struct ctg_arena *arena;
	ptrdiff_t *down, *up;	/* furthest x, by diagonal */
	size_t room;		/* diagonals on each side of 0 */
};

static void match(struct lcs *l, const struct seq *a, const struct seq *b,
	size_t x, size_t y)
{
	l->to[a->at + x] = b->at + y;
}

static struct seq part(const struct seq *s, size_t from, size_t to)
{
	return (struct seq){ s->v + from, to - from, s->at + from };
}

/* Takes what both begin and end with. */
static void trim(struct lcs *l, struct seq *a, struct seq *b)
{
	size_t i = 0, k = 0;

	while (i < a->n && i < b->n && a->v[i] == b->v[i]) {
		match(l, a, b, i, i);
		i++;
	}
	while (k < a->n - i && k < b->n - i &&
	       a->v[a->n - 1 - k] == b->v[b->n - 1 - k]) {
		match(l, a, b, a->n - 1 - k, b->n - 1 - k);
		k++;
	}
	*a = part(a, i, a->n - k);
	*b = part(b, i, b->n - k);
}

/* --- what is unique ------------------------------------------------------ */

struct entry {
	uint64_t value;
	size_t at[2];
	unsigned count[2];
};

static struct entry *entry_of(struct entry *table, size_t mask, uint64_t v)
{
	size_t i = (v * UINT64_C(0x9e3779b97f4a7c15) >> 20) & mask;

	while ((table[i].count[0] || table[i].count[1]) &&
	       table[i].value != v)
		i = (i + 1) & mask;
	table[i].value = v;
	return &table[i];
}

/* Where each element of a that is alone of its kind in both stands in b. */
static void find_unique(size_t *to, struct ctg_arena *arena,
	const struct seq *a, const struct seq *b)
{
	const struct seq *both[] = { a, b };
	size_t room = 16;
	struct entry *table;

	while (room < 2 * (a->n + b->n))
		room *= 2;
	table = CTG_NEW_N(arena, struct entry, room);
	for (unsigned k = 0; k < 2; k++)
		for (size_t i = 0; i < both[k]->n; i++) {
			struct entry *e = entry_of(table, room - 1,
				both[k]->v[i]);

			e->at[k] = i;
			if (e->count[k] < 2)
				e->count[k]++;
		}
	for (size_t i = 0; i < a->n; i++) {
		struct entry *e = entry_of(table, room - 1, a->v[i]);

		to[i] = e->count[0] == 1 && e->count[1] == 1 ? e->at[1] :
			CTG_NOWHERE;
	}
}

void ctg_lcs_unique(size_t *to, struct ctg_arena *scratch, const uint64_t *a,
	size_t n, const uint64_t *b, size_t m)
{
	find_unique(to, scratch, &(struct seq){ a, n, 0 },
		&(struct seq){ b, m, 0 });
}

void ctg_rising(bool *keep, struct ctg_arena *scratch, const size_t *v,
	size_t n)
{
	/* ends[k]: the index whose value is least among those that end a run
	 * of k + 1. */
	size_t *ends = CTG_NEW_N(scratch, size_t, n);
	size_t *before = CTG_NEW_N(scratch, size_t, n);
	size_t longest = 0;

	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = longest;

		keep[i] = false;
		if (v[i] == CTG_NOWHERE)
			continue;
		while (low < high) {
			size_t mid = (low + high) / 2;

			if (v[ends[mid]] < v[i])
				low = mid + 1;
			else
				high = mid;
		}
		before[i] = low > 0 ? ends[low - 1] : CTG_NOWHERE;
		ends[low] = i;
		if (low == longest)
			longest++;
	}
	if (longest == 0)
		return;
	for (size_t i = ends[longest - 1]; i != CTG_NOWHERE; i = before[i])
		keep[i] = true;
}

/* --- Myers --------------------------------------------------------------- */

/* The middle of the path: a run that is common, from (x, y) to (u, v). */
struct snake {
	size_t x, y, u, v;
};

static void room_for(struct lcs *l, size_t d)
{
	size_t room = l->room ? l->room : 64;
	ptrdiff_t *down, *up;

	if (d + 2 <= l->room)
		return;
	while (room < d + 2)
		room *= 2;
	down = CTG_NEW_N(l->arena, ptrdiff_t, 2 * room + 1);
	up = CTG_NEW_N(l->arena, ptrdiff_t, 2 * room + 1);
	if (l->room) {
		memcpy(down + room - l->room, l->down,
			(2 * l->room + 1) * sizeof(*down));
		memcpy(up + room - l->room, l->up,
			(2 * l->room + 1) * sizeof(*up));
	}
	l->down = down;
	l->up = up;
	l->room = room;
}

/* Where diagonal k goes on at d changes; out of the rectangle no path goes. */
static ptrdiff_t reach(const ptrdiff_t *v, ptrdiff_t k, ptrdiff_t d,
	ptrdiff_t n)
{
	ptrdiff_t x = k == -d || (k != d && v[k - 1] < v[k + 1]) ?
		v[k + 1] : v[k - 1] + 1;

	return x > n + 1 ? n + 1 : x;
}

/* One more change from the start: the furthest of each diagonal.  True when
 * it meets what came from the end, within d - 1 changes. */
static bool forward(struct lcs *l, const struct seq *a, const struct seq *b,
	ptrdiff_t d, struct snake *s)
{
	ptrdiff_t n = (ptrdiff_t)a->n, m = (ptrdiff_t)b->n, delta = n - m;
	ptrdiff_t *down = l->down + l->room, *up = l->up + l->room;

	for (ptrdiff_t k = -d; k <= d; k += 2) {
		ptrdiff_t x0 = reach(down, k, d, n), x = x0, r = delta - k;

		while (x < n && x - k >= 0 && x - k < m &&
		       a->v[x] == b->v[x - k])
			x++;
		down[k] = x;
		if (delta % 2 != 0 && r >= -(d - 1) && r <= d - 1 &&
		    x <= n && x - k <= m && x - k >= 0 && up[r] >= n - x) {
			*s = (struct snake){ (size_t)x0, (size_t)(x0 - k),
				(size_t)x, (size_t)(x - k) };
			return true;
		}
	}
	return false;
}

/* The same from the end; up[k] counts from there. */
static bool backward(struct lcs *l, const struct seq *a, const struct seq *b,
	ptrdiff_t d, struct snake *s)
{
	ptrdiff_t n = (ptrdiff_t)a->n, m = (ptrdiff_t)b->n, delta = n - m;
	ptrdiff_t *down = l->down + l->room, *up = l->up + l->room;

	for (ptrdiff_t k = -d; k <= d; k += 2) {
		ptrdiff_t x0 = reach(up, k, d, n), x = x0, f = delta - k;

		while (x < n && x - k >= 0 && x - k < m &&
		       a->v[n - 1 - x] == b->v[m - 1 - (x - k)])
			x++;
		up[k] = x;
		if (delta % 2 == 0 && f >= -d && f <= d && x <= n &&
		    x - k <= m && x - k >= 0 && down[f] <= n &&
		    down[f] >= n - x) {
			*s = (struct snake){ (size_t)(n - x),
				(size_t)(m - (x - k)), (size_t)(n - x0),
				(size_t)(m - (x0 - k)) };
			return true;
		}
	}
	return false;
}

static bool middle(struct lcs *l, const struct seq *a, const struct seq *b,
	struct snake *s)
{
	size_t most = (a->n + b->n + 1) / 2;

	if (most > MOST_CHANGES / 2)
		most = MOST_CHANGES / 2;
	room_for(l, 2);
	l->down[l->room + 1] = 0;
	l->up[l->room + 1] = 0;
	for (size_t d = 0; d <= most; d++) {
		room_for(l, d + 1);
		if (forward(l, a, b, (ptrdiff_t)d, s) ||
		    backward(l, a, b, (ptrdiff_t)d, s))
			return true;
	}
	return false;
}

static void myers(struct lcs *l, struct seq a, struct seq b)
{
	struct snake s;

	for (;;) {
		trim(l, &a, &b);
		if (a.n == 0 || b.n == 0 || !middle(l, &a, &b, &s))
			return;
		/* No progress: one change apart, and trimmed. */
		if ((s.u == 0 && s.v == 0) || (s.x == a.n && s.y == b.n))
			return;
		for (size_t i = s.x, k = s.y; i < s.u; i++, k++)
			match(l, &a, &b, i, k);
		myers(l, part(&a, 0, s.x), part(&b, 0, s.y));
		a = part(&a, s.u, a.n);
		b = part(&b, s.v, b.n);
	}
}

/* Cuts at what is unique, then looks between. */
static void long_one(struct lcs *l, const struct seq *a, const struct seq *b)
{
	size_t *to = CTG_NEW_N(l->arena, size_t, a->n);
	bool *keep = CTG_NEW_N(l->arena, bool, a->n);
	size_t i = 0, k = 0;

	find_unique(to, l->arena, a, b);
	ctg_rising(keep, l->arena, to, a->n);
	for (size_t x = 0; x < a->n; x++) {
		if (!keep[x])
			continue;
		match(l, a, b, x, to[x]);
		myers(l, part(a, i, x), part(b, k, to[x]));
		i = x + 1;
		k = to[x] + 1;
	}
	myers(l, part(a, i, a->n), part(b, k, b->n));
}

void ctg_lcs(size_t *to, struct ctg_arena *scratch, const uint64_t *a,
	size_t n, const uint64_t *b, size_t m)
{
	struct lcs l = { .to = to, .arena = scratch };
	struct seq x = { a, n, 0 }, y = { b, m, 0 };

	for (size_t i = 0; i < n; i++)
		to[i] = CTG_NOWHERE;
	trim(&l, &x, &y);
	if (x.n + y.n > LONG)
		long_one(&l, &x, &y);
	else
		myers(&l, x, y);
}
