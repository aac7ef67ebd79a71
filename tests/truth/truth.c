/* SPDX-License-Identifier: Apache-2.0 */
/* Makes known edits in the given conventions and in texts that repeat
 * themselves, and counts what a diff finds of them.
 *
 *   truth [-f FIRST] [-n SCRIPTS] [-v] [-p FOLDER] [-s SEED] CONVENTION…
 *
 * -v shows each edit that was missed and each change that was not asked for;
 * -p measures the peers too, with files in that folder; -s runs one script. */
#include "truth.h"

#include "../boiler.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define GOOD		0.98
#define MARKED		1.05
#define MOST_BASES	16

struct row {
	const char *kind;
	size_t asked, found, exact, peers[2];
};

struct sums {
	struct row rows[64];
	size_t nrows, asked, found, told, wanted;
	size_t marked, least, known;
	struct peer peers[2];
	double seconds;
};

struct options {
	size_t first, scripts;
	long one;
	bool verbose;
	const char *folder;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct row *row_of(struct sums *sums, const char *kind)
{
	size_t i = 0;

	while (i < sums->nrows && strcmp(sums->rows[i].kind, kind) != 0)
		i++;
	if (i == sums->nrows)
		sums->rows[sums->nrows++].kind = kind;
	return &sums->rows[i];
}

static void show(const char *what, const char *nature, const char *operation,
	struct ctg_str old, struct ctg_str is)
{
	printf("#   %s %s %s\n#     - %.*s\n#     + %.*s\n", what, nature,
		operation, STR_ARG(ctg_str_head(old, 300)),
		STR_ARG(ctg_str_head(is, 300)));
}

static void show_script(const struct script *s, const struct ctg_diff *d,
	const bool *was_asked, size_t number, bool all)
{
	bool told = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct known *k = &s->known[i];

		if (k->found && !all)
			continue;
		if (!told)
			printf("# script %zu, %s\n", number, s->base->name);
		told = true;
		printf("#  %s: %s\n", k->found ? "found" : "missed", k->kind);
		show("want", ctg_nature_name(k->nature),
			ctg_operation_name(k->operation), k->old, k->now);
	}
	for (size_t i = 0; i < d->n; i++) {
		const struct ctg_change *c = &d->changes[i];

		if (was_asked[i])
			continue;
		if (!told)
			printf("# script %zu, %s\n", number, s->base->name);
		told = true;
		show("told", ctg_nature_name(c->nature),
			ctg_operation_name(c->operation), c->old, c->now);
	}
}

static void add_known(struct sums *sums, const struct script *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct row *r = row_of(sums, s->known[i].kind);

		r->asked++;
		r->found += s->known[i].found;
		r->exact += s->known[i].exact;
		r->peers[0] += s->known[i].found_by[0];
		r->peers[1] += s->known[i].found_by[1];
		sums->asked++;
		sums->found += s->known[i].found;
	}
}

static bool run(struct sums *sums, struct script *s, size_t number,
	const struct options *o)
{
	struct marked m = { 0 };
	struct ctg_text text;
	struct ctg_diff d;
	bool *was_asked;
	double start;

	script_make(s);
	if (!script_apply(s, &text))
		return false;
	start = now();
	ctg_diff_make(&d, s->arena,
		&(struct ctg_version_text){ &s->base->text, NULL },
		&(struct ctg_version_text){ &text, NULL }, true);
	sums->seconds += now() - start;
	was_asked = CTG_NEW_N(s->arena, bool, d.n + 1);
	sums->wanted += match_diff(s, &d, was_asked);
	sums->told += d.n;
	marked_count(&m, s->arena, d.tree);
	sums->marked += m.marked;
	sums->least += m.least;
	sums->known += marked_known(s);
	for (unsigned i = 0; i < 2 && o->folder; i++)
		peer_run(&sums->peers[i], i, s, o->folder);
	add_known(sums, s);
	if (o->verbose)
		show_script(s, &d, was_asked, number, o->one >= 0);
	return true;
}

static double ratio(size_t n, size_t of)
{
	return of ? (double)n / (double)of : 0;
}

static void print_rows(const struct sums *sums, bool peers)
{
	for (size_t i = 0; i < sums->nrows; i++) {
		const struct row *r = &sums->rows[i];

		printf("# %-40s %*s%5zu %6.3f %6.3f", r->kind, (int)
			(strlen(r->kind) - ctg_utf8_count(
			ctg_str_from(r->kind))), "", r->asked,
			ratio(r->found, r->asked), ratio(r->exact, r->asked));
		if (peers)
			printf(" %6.3f %6.3f", ratio(r->peers[0], r->asked),
				ratio(r->peers[1], r->asked));
		putchar('\n');
	}
}

static void print(const struct sums *sums, size_t scripts, bool peers)
{
	printf("# kind of edit                             asked  found  "
		"exact%s\n", peers ? "    git lowdown" : "");
	print_rows(sums, peers);
	printf("# %zu scripts, %zu edits; diff alone %.1f ms a script\n",
		scripts, sums->asked, 1000 * sums->seconds / (double)scripts);
	printf("# %-22s recall %.4f precision %.4f marked %.3f of the "
		"least between its blocks, %.3f of the edits\n", "ctg diff",
		ratio(sums->found, sums->asked),
		ratio(sums->wanted, sums->told),
		ratio(sums->marked, sums->least),
		ratio(sums->marked, sums->known));
	for (unsigned i = 0; i < 2 && peers; i++) {
		const struct peer *p = &sums->peers[i];
		size_t found = 0;

		for (size_t k = 0; k < sums->nrows; k++)
			found += sums->rows[k].peers[i];
		printf("# %-22s recall %.4f precision %.4f marked %.3f of "
			"the edits; said nothing %zu times\n", peer_names[i],
			ratio(found, sums->asked),
			ratio(p->matched, p->hunks),
			ratio(p->words, sums->known), p->failed);
	}
}

static int judge(const struct sums *sums)
{
	const struct { const char *what; bool good; } v[] = {
		{ "recall", ratio(sums->found, sums->asked) >= GOOD },
		{ "precision", ratio(sums->wanted, sums->told) >= GOOD },
		{ "marked words", ratio(sums->marked, sums->least) <= MARKED },
	};
	int failed = sums->asked == 0;

	for (size_t i = 0; i < ALL_OF(v); i++) {
		printf("%s - truth: %s\n", v[i].good ? "ok" : "not ok",
			v[i].what);
		failed |= !v[i].good;
	}
	return failed;
}

static bool load_bases(struct base *bases, size_t *n, struct pool *pool,
	struct ctg_arena *a, char **folders)
{
	*n = 0;
	for (; *folders && *n < MOST_BASES - BOILERS; folders++, ++*n) {
		bases[*n].arena = a;
		if (!base_load_folder(&bases[*n], *folders))
			return false;
		pool_add(pool, bases[*n].text.developed);
	}
	for (unsigned i = 0; i < BOILERS; i++, ++*n) {
		bases[*n].arena = a;
		if (!base_load_string(&bases[*n], boiler_names[i],
		    boiler_text(a, i)))
			return false;
	}
	return pool->nsentences > 10;
}

static bool run_all(struct sums *sums, const struct base *bases, size_t n,
	const struct pool *pool, const struct options *o)
{
	for (size_t i = o->first; i < o->first + o->scripts; i++) {
		struct ctg_arena a = CTG_ARENA_INIT;
		struct script *s = CTG_NEW(&a, struct script);
		bool good = true;

		s->arena = &a;
		s->base = &bases[i % n];
		s->pool = pool;
		s->seed = i * UINT64_C(0x9e3779b97f4a7c15);
		if (o->one < 0 || (size_t)o->one == i)
			good = run(sums, s, i, o);
		ctg_arena_release(&a);
		if (!good)
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	struct options o = { .scripts = 1000, .one = -1 };
	static struct base bases[MOST_BASES];
	static struct pool pool;
	static struct sums sums;
	struct ctg_arena a = CTG_ARENA_INIT;
	size_t n;
	int c, failed;

	while ((c = getopt(argc, argv, "f:n:vp:s:")) != -1)
		switch (c) {
		case 'n': o.scripts = strtoul(optarg, NULL, 10); break;
		case 'f': o.first = strtoul(optarg, NULL, 10); break;
		case 'v': o.verbose = true; break;
		case 'p': o.folder = optarg; break;
		case 's': o.one = strtol(optarg, NULL, 10); break;
		default: return 2;
		}
	if (o.one >= 0)
		o.scripts = (size_t)o.one + 1;
	pool.arena = &a;
	if (!load_bases(bases, &n, &pool, &a, argv + optind) ||
	    !run_all(&sums, bases, n, &pool, &o)) {
		puts("not ok - truth: a text does not load");
		return 1;
	}
	print(&sums, o.scripts, o.folder != NULL);
	failed = judge(&sums);
	ctg_arena_release(&a);
	return failed;
}
