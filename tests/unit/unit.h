/* SPDX-License-Identifier: Apache-2.0 */
/* unit.h - the few lines that the unit tests share.
 *
 * One program a module: main() calls UNIT(function)…, then returns
 * unit_done().  Output is one line a test, « ok » or « not ok », for
 * tests/run. */
#ifndef CTG_TESTS_UNIT_H
#define CTG_TESTS_UNIT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static struct ctg_arena unit_arena;
static unsigned unit_failed, unit_failures;

#define UNIT(fn) do { \
	unit_failures = 0; \
	fn(); \
	printf("%s - %s\n", unit_failures ? "not ok" : "ok", #fn); \
	unit_failed += unit_failures > 0; \
	ctg_arena_release(&unit_arena); \
} while (0)

#define CHECK(cond) do { \
	if (!(cond)) { \
		unit_failures++; \
		printf("# %s:%d: %s\n", __FILE__, __LINE__, #cond); \
	} \
} while (0)

#define CHECK_STR(got, want) unit_str(got, want, __FILE__, __LINE__)
#define CHECK_INT(got, want) \
	unit_int((long)(got), (long)(want), __FILE__, __LINE__)

[[maybe_unused]] static void unit_str(struct ctg_str got, const char *want,
	const char *file, int line)
{
	if (ctg_str_eq(got, ctg_str_from(want)))
		return;
	unit_failures++;
	printf("# %s:%d: got  [%.*s]\n# %s:%d: want [%s]\n", file, line,
		STR_ARG(got), file, line, want);
}

[[maybe_unused]] static void unit_int(long got, long want, const char *file,
	int line)
{
	if (got == want)
		return;
	unit_failures++;
	printf("# %s:%d: got %ld, want %ld\n", file, line, got, want);
}

/* A day that is written yyyy-mm-dd. */
[[maybe_unused]] static struct ctg_date unit_day(const char *iso)
{
	struct ctg_date d = { 0 };

	CHECK(ctg_date_read_iso(&d, ctg_str_from(iso)));
	return d;
}

[[maybe_unused]] static int unit_done(void)
{
	return unit_failed > 0;
}

#endif
