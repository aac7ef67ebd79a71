/* SPDX-License-Identifier: Apache-2.0 */
/* Blocks that change places, notes that come and go, and little else: the act
 * that says so, read and applied to the first version, gives the second. */
#include "edit.h"

#define edit_once script_once
#include "script.h"
#undef edit_once

#define SCRIPTS	5

static bool is_blank(const struct lines *l, size_t at)
{
	return at >= l->n || ctg_str_trim(l->v[at]).n == 0;
}

/* The level of a heading; 0 for what is none. */
static size_t level(const struct lines *l, size_t at)
{
	size_t n = 0;

	while (at < l->n && n < l->v[at].n && l->v[at].p[n] == '#')
		n++;
	return n;
}

static bool is_item(const struct lines *l, size_t at)
{
	return at < l->n && ctg_str_starts(l->v[at], STR("- "));
}

/* A section, an item, or what stands between two blank lines. */
static size_t block_end(const struct lines *l, size_t at)
{
	size_t end = at + 1, deep = level(l, at);

	if (deep > 0)
		while (end < l->n && (level(l, end) == 0 ||
		       level(l, end) > deep))
			end++;
	else if (is_item(l, at))
		while (end < l->n && ctg_str_starts(l->v[end], STR("  ")))
			end++;
	else
		while (!is_blank(l, end) && level(l, end) == 0)
			end++;
	return end;
}

static bool is_like(const struct lines *l, size_t x, size_t y)
{
	if (level(l, x) > 0)
		return level(l, x) == level(l, y);
	if (is_item(l, x))
		return is_item(l, y);
	return !is_blank(l, y) && y > 0 && is_blank(l, y - 1) &&
		l->v[y].p[0] != ' ';
}

/* Before the n-th of its likes after the line. */
static size_t place_for(const struct lines *l, size_t block, size_t from)
{
	size_t left = chance(4) + 1;

	for (size_t i = 0; i < l->n; i++) {
		size_t at = l->body + (from + i) % (l->n - l->body);

		if (is_like(l, block, at) && --left == 0)
			return at;
	}
	return block;
}

static void turn(struct lines *l, size_t from, size_t mid, size_t end)
{
	struct ctg_str *v = CTG_NEW_N(l->arena, struct ctg_str, mid - from);

	memcpy(v, l->v + from, (mid - from) * sizeof(*v));
	memmove(l->v + from, l->v + mid, (end - mid) * sizeof(*v));
	memcpy(l->v + from + end - mid, v, (mid - from) * sizeof(*v));
}

static void move_block(struct lines *l)
{
	size_t at = any_line(l), end, to;

	while (at < l->n && is_blank(l, at))
		at++;
	while (at > l->body && !level(l, at) && !is_item(l, at) &&
	       !is_blank(l, at - 1))
		at--;
	if (at >= l->n)
		return;
	end = block_end(l, at);
	/* The blank lines after it go along. */
	while (!is_item(l, at) && end < l->n && is_blank(l, end))
		end++;
	to = place_for(l, at, end);
	if (to < at)
		turn(l, to, at, end);
	else if (to > end)
		turn(l, at, end, to);
}

/* Adds a note, the same as others maybe, or takes the first call away. */
static void edit_note(struct lines *l)
{
	size_t at = any_line(l), i = a_space(l->v[at]), name = chance(90) + 10;
	struct ctg_str s = l->v[at], rest = ctg_str_skip(s, i);
	size_t call = ctg_str_find(s, STR("[^"));

	if (is_blank(l, at) || ctg_str_starts(s, STR("[^")))
		return;
	if (call < s.n) {
		rest = ctg_str_skip(s, call);
		l->v[at] = ctg_strf(l->arena, "%.*s%.*s", (int)call, s.p,
			STR_ARG(ctg_str_skip(rest, ctg_str_find(rest,
			STR("]")) + 1)));
		return;
	}
	l->v[at] = ctg_strf(l->arena, "%.*s[^x%zu]%.*s", (int)i, s.p, name,
		STR_ARG(rest));
	insert_line(l, l->n, STR(""));
	insert_line(l, l->n, ctg_strf(l->arena, "[^x%zu]: Note « %zu ».",
		name, name % 3));
}

static void edit_once(struct lines *l)
{
	size_t what = chance(8);

	if (what < 2)
		script_once(l);
	else if (what == 2)
		edit_note(l);
	else
		move_block(l);
}

#include "edits.h"
#include "composed.h"

static unsigned said;

static const char *check(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	struct ctg_composed out;
	const char *wrong = composed(&out, l, x, y);

	for (size_t i = 0; i < out.ops.n; i++)
		said += out.ops.v[i].kind == CTG_OP_MOVE;
	return wrong;
}

int main(int argc, char **argv)
{
	int failed = edits_main(argc, argv, "moves", SCRIPTS, check);

	printf("# %u acts, %u refused, %u moves\n", acts, refused, said);
	if (said == 0)
		printf("not ok - moves: nothing moves\n");
	return failed || said == 0;
}
