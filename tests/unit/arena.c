/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include "unit.h"

#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_zero(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

static void gives_zeroed_aligned_memory(void)
{
	for (size_t n = 0; n < 3000; n++) {
		char *p = ctg_arena_alloc(&unit_arena, n, 1);

		CHECK(p != NULL);
		CHECK_INT((uintptr_t)p % _Alignof(max_align_t), 0);
		CHECK(is_zero(p, n));
		memset(p, 0xff, n);
	}
}

static void objects_do_not_overlap(void)
{
	enum { N = 500 };
	unsigned *v[N];

	for (unsigned i = 0; i < N; i++) {
		v[i] = CTG_NEW_N(&unit_arena, unsigned, i % 7 + 1);
		for (unsigned j = 0; j <= i % 7; j++)
			v[i][j] = i;
	}
	for (unsigned i = 0; i < N; i++)
		for (unsigned j = 0; j <= i % 7; j++)
			CHECK_INT(v[i][j], i);
}

/* Under a sanitizer nothing is made longer; else only what came last. */
static void makes_the_last_bytes_longer(void)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	char *p = ctg_arena_bytes(&a, 100), *q;
	bool longer = ctg_arena_extend(&a, p, 100, 5000);

#ifdef CTG_ARENA_SEPARATE
	CHECK(!longer);
#else
	CHECK(longer);
	memset(p, 0xff, 5000);
	q = ctg_arena_alloc(&a, 8, 1);
	CHECK(q >= p + 5000 && is_zero(q, 8));
#endif
	q = ctg_arena_bytes(&a, 8);
	CHECK(!ctg_arena_extend(&a, p, 5000, 5001));
	CHECK(!ctg_arena_extend(&a, q, 8, 1 << 20));
	ctg_arena_release(&a);
}

static void grows_and_keeps(void)
{
	struct { unsigned a; char c; } *v = NULL;
	size_t n = 0, room = 0, moves = 0;

	while (n < 1000) {
		const void *before = v;

		CTG_MORE(&unit_arena, v, n, room);
		moves += before != v;
		CHECK(room > n);
		CHECK(is_zero((const char *)&v[n], sizeof(*v)));
		v[n].a = (unsigned)n;
		v[n++].c = 'x';
	}
	CHECK(moves < 12);
	for (size_t i = 0; i < n; i++)
		CHECK(v[i].a == i && v[i].c == 'x');
}

/* Even nothing has an address: callers never test for NULL. */
static void nothing_has_an_address(void)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	void *volatile p = ctg_arena_alloc(&a, 0, 8);

	CHECK(p != NULL);
	ctg_arena_release(&a);
}

static void large_objects_fit(void)
{
	size_t n = (size_t)20 << 20;
	char *p = CTG_NEW_N(&unit_arena, char, n), *q;

	p[0] = p[n - 1] = 'x';
	q = CTG_NEW(&unit_arena, char);
	CHECK_INT(*q, 0);
	CHECK_INT(p[n - 1], 'x');
}

static void can_be_used_again(void)
{
	struct ctg_arena a = CTG_ARENA_INIT;

	for (int i = 0; i < 3; i++) {
		int *p = CTG_NEW(&a, int);

		CHECK_INT(*p, 0);
		*p = 7;
		ctg_arena_release(&a);
		CHECK(!a.blocks);
	}
	ctg_arena_release(&a);
}

/* n * size may not wrap round to something small. */
static void stops_when_exhausted(void)
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		close(STDERR_FILENO);
		(void)ctg_arena_alloc(&unit_arena, SIZE_MAX / 4, 16);
		_exit(0);
	}
	waitpid(child, &status, 0);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

int main(void)
{
	UNIT(gives_zeroed_aligned_memory);
	UNIT(objects_do_not_overlap);
	UNIT(makes_the_last_bytes_longer);
	UNIT(grows_and_keeps);
	UNIT(nothing_has_an_address);
	UNIT(large_objects_fit);
	UNIT(can_be_used_again);
	UNIT(stops_when_exhausted);
	return unit_done();
}
