/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/lcs.h"

#include "unit.h"

#include <stdlib.h>

#define LONGEST	48

static uint64_t seed = 1;

static size_t chance(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (size_t)(seed >> 33) % n;
}

/* The textbook's table. */
static size_t best(const uint64_t *a, size_t n, const uint64_t *b, size_t m)
{
	size_t t[LONGEST + 1][LONGEST + 1] = { 0 };

	for (size_t i = 1; i <= n; i++)
		for (size_t k = 1; k <= m; k++)
			t[i][k] = a[i - 1] == b[k - 1] ? t[i - 1][k - 1] + 1 :
				t[i - 1][k] > t[i][k - 1] ? t[i - 1][k] :
				t[i][k - 1];
	return t[n][m];
}

/* How many are common; SIZE_MAX when what is said to be is not, or is not in
 * order. */
static size_t common(const uint64_t *a, size_t n, const uint64_t *b, size_t m)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	size_t *to = CTG_NEW_N(&unit_arena, size_t, n + 1), count = 0;
	size_t next = 0;

	ctg_lcs(to, &scratch, a, n, b, m);
	ctg_arena_release(&scratch);
	for (size_t i = 0; i < n; i++) {
		if (to[i] == CTG_NOWHERE)
			continue;
		if (to[i] < next || to[i] >= m || a[i] != b[to[i]])
			return SIZE_MAX;
		next = to[i] + 1;
		count++;
	}
	return count;
}

static void finds_the_longest(void)
{
	for (unsigned i = 0; i < 5000; i++) {
		uint64_t a[LONGEST], b[LONGEST];
		size_t n = chance(LONGEST), m = chance(LONGEST);
		size_t letters = 1 + chance(9);

		for (size_t k = 0; k < n; k++)
			a[k] = chance(letters);
		for (size_t k = 0; k < m; k++)
			b[k] = chance(letters);
		CHECK_INT(common(a, n, b, m), best(a, n, b, m));
	}
}

/* A long text with a few edits, and one with nothing in common: right, and
 * soon done. */
static void long_ones_stay_right(void)
{
	size_t n = 40000;
	uint64_t *a = CTG_NEW_N(&unit_arena, uint64_t, n);
	uint64_t *b = CTG_NEW_N(&unit_arena, uint64_t, n);

	for (size_t i = 0; i < n; i++)
		a[i] = b[i] = i % 3 ? chance(50) : i + 1000;
	for (size_t i = 100; i < n; i += 400)
		b[i] = 7 + (uint64_t)n * 10;
	CHECK_INT(common(a, n, b, n), n - 100);
	for (size_t i = 0; i < n; i++)
		b[i] = i + 1000000;
	CHECK_INT(common(a, n, b, n), 0);
	CHECK_INT(common(a, n, b, 0), 0);
	CHECK_INT(common(a, 0, b, n), 0);
}

static void rising_is_longest(void)
{
	const size_t v[] = { 5, CTG_NOWHERE, 1, 2, 9, 3, 4, CTG_NOWHERE };
	bool keep[8];

	ctg_rising(keep, &unit_arena, v, 8);
	CHECK(!keep[0] && !keep[1] && keep[2] && keep[3] && !keep[4] &&
		keep[5] && keep[6] && !keep[7]);
}

int main(void)
{
	UNIT(finds_the_longest);
	UNIT(long_ones_stay_right);
	UNIT(rising_is_longest);
	return unit_done();
}
