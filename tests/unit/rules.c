/* SPDX-License-Identifier: Apache-2.0 */
/* Every rule of the catalogue against its examples, tests/rules/<ID>/:
 * fire*.md (or fire*, a folder with convention.md) make the rule speak just
 * where « expect » says, spare*.md are near misses on which it is silent.
 * The rules of the life of an act (L8xx) speak of events, and those of its
 * words (A7xx) of two texts: theirs are the tables of tests/unit/life.c, and
 * tests/unit/apply.c and the like. */
#include "unit.h"

#include "base/io.h"
#include "check/check.h"
#include "model/rules.h"

#include <stdlib.h>

#define LARGEST	((size_t)1 << 20)

static const struct ctg_date today = { 2026, 1, 15 };
static const char *folder = "tests/rules";

static enum ctg_code read_file(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const char *path = ctg_io_join(a, r->context, name);

	if (ctg_str_has(name, STR("..")) || ctg_str_starts(name, STR("/")))
		return ctg_fail(err, CTG_EINPUT, "hors du dossier");
	if (!ctg_io_is_file(path))
		return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
	return out ? ctg_io_read(out, a, path, LARGEST, err) : CTG_OK;
}

static void list_files(const struct ctg_reader *r, struct ctg_str **out,
	size_t *n, struct ctg_arena *a, struct ctg_str name)
{
	struct ctg_err err;

	(void)!ctg_io_list(out, n, a, ctg_io_join(a, r->context, name), &err);
}

/* Loads and checks name (a file, or a folder) of a rule's folder. */
static void run(struct ctg_diags *diags, const char *dir, struct ctg_str name)
{
	struct ctg_arena *a = &unit_arena;
	struct ctg_check how = { today };
	struct ctg_reader r = { .read = read_file, .list = list_files,
		.main = name, .context = dir };
	struct ctg_text text;
	struct ctg_err err = { 0 };

	if (!ctg_str_ends(name, STR(".md"))) {
		r.main = STR("convention.md");
		r.context = ctg_io_join(a, dir, name);
		r.prefix = ctg_strf(a, "%.*s/", STR_ARG(name));
	}
	if (ctg_text_load(&text, a, &r, diags, &err)) {
		unit_failures++;
		printf("# %s/%.*s:%u: %s\n", dir, STR_ARG(name), err.line,
			err.msg);
		return;
	}
	ctg_check_run(&text, &how, a, diags);
}

/* « fire1.md:12:5 », or without column. */
struct expected {
	struct ctg_str file;
	unsigned line, col;
	bool met;
};

static size_t read_expected(struct expected *v, size_t room, const char *dir)
{
	const char *path = ctg_io_join(&unit_arena, dir, STR("expect"));
	struct ctg_str text;
	struct ctg_err err;
	size_t n = 0;

	if (ctg_io_read(&text, &unit_arena, path, LARGEST, &err))
		return 0;
	while (text.n > 0 && n < room) {
		struct ctg_str line = ctg_str_line(&text);

		if (line.n == 0)
			continue;
		v[n] = (struct expected){ .file = ctg_str_split(&line, ':') };
		v[n].line = (unsigned)atoi(ctg_str_c(&unit_arena,
			ctg_str_split(&line, ':')));
		v[n].col = (unsigned)atoi(ctg_str_c(&unit_arena, line));
		n++;
	}
	return n;
}

static bool meets(struct expected *e, const struct ctg_diag *d)
{
	if (e->met || e->line != d->at.line || !ctg_str_eq(e->file, d->at.file)
	    || (e->col && e->col != d->at.col))
		return false;
	e->met = true;
	return true;
}

static bool has_bare_space(const char *s)
{
	return strstr(s, "« ") || strstr(s, " »") || strstr(s, " :") ||
		strstr(s, " ;") || strstr(s, " ?") || strstr(s, " !");
}

/* What a message says itself, without the words of the text that it quotes. */
static const char *own_words(struct ctg_str s)
{
	struct ctg_buf b = { .arena = &unit_arena };

	while (s.n > 0) {
		size_t i = ctg_str_find(s, STR("«\u00a0"));

		ctg_buf_add(&b, ctg_str_head(s, i));
		s = ctg_str_skip(s, i);
		i = ctg_str_find(s, STR("\u00a0»"));
		if (i == s.n) {
			ctg_buf_add(&b, s);
			break;
		}
		s = ctg_str_skip(s, i + strlen("\u00a0»"));
	}
	ctg_buf_putc(&b, '\0');
	return b.p;
}

static void check_spaces(const struct ctg_diag *d)
{
	if (!has_bare_space(own_words(d->message)))
		return;
	unit_failures++;
	printf("# %s: a bare space in: %.*s\n", d->rule, STR_ARG(d->message));
}

static void compare(const struct ctg_diags *diags, const char *rule,
	struct expected *v, size_t n)
{
	for (size_t i = 0; i < diags->n; i++) {
		const struct ctg_diag *d = &diags->v[i];
		size_t k = 0;

		if (strcmp(d->rule, rule) != 0)
			continue;
		check_spaces(d);
		while (k < n && !meets(&v[k], d))
			k++;
		if (k < n)
			continue;
		unit_failures++;
		printf("# %s says: %.*s:%u:%u: %.*s\n", rule,
			STR_ARG(d->at.file), d->at.line, d->at.col,
			STR_ARG(d->message));
	}
}

static bool is_example(struct ctg_str name, const char *kind)
{
	return ctg_str_starts(name, ctg_str_from(kind));
}

static void check_rule(const char *rule)
{
	const char *dir = ctg_io_join(&unit_arena, folder,
		ctg_str_from(rule));
	struct expected expected[100];
	size_t fires = 0, spares = 0, nfiles = 0, n;
	struct ctg_str *files = NULL;
	struct ctg_err err;

	n = read_expected(expected, 100, dir);
	if (ctg_io_list(&files, &nfiles, &unit_arena, dir, &err))
		nfiles = 0;
	for (size_t i = 0; i < nfiles; i++) {
		bool fire = is_example(files[i], "fire");
		struct ctg_diags diags = { .arena = &unit_arena };

		if (!fire && !is_example(files[i], "spare"))
			continue;
		run(&diags, dir, files[i]);
		compare(&diags, rule, expected, n);
		fires += fire;
		spares += !fire;
	}
	CHECK(fires > 0);
	CHECK(spares > 0);
	CHECK(n >= fires);
	for (size_t i = 0; i < n; i++) {
		CHECK(is_example(expected[i].file, "fire"));
		if (expected[i].met)
			continue;
		unit_failures++;
		printf("# %s is silent at %.*s:%u:%u\n", rule,
			STR_ARG(expected[i].file), expected[i].line,
			expected[i].col);
	}
}

/* An ordinary space where French typography wants a no-break one. */
static void catalogue(void)
{
	for (size_t i = 0; i < ctg_nrules; i++) {
		const struct ctg_rule *r = &ctg_rules[i];
		size_t n = strlen(r->remedy);

		CHECK(i == 0 || strcmp(ctg_rules[i - 1].id, r->id) < 0);
		CHECK(ctg_rule_find(ctg_str_from(r->id)) == r);
		CHECK(r->title[0] && r->remedy[0] && r->why[0]);
		CHECK(strcmp(r->wrong, r->right) != 0);
		CHECK(n > 0 && r->remedy[n - 1] != '.');
		CHECK(r->why[strlen(r->why) - 1] == '.');
		CHECK(!has_bare_space(r->title));
		CHECK(!has_bare_space(r->remedy));
		CHECK(!has_bare_space(r->why));
	}
}

static void finding_a_rule(void)
{
	CHECK(ctg_rule_find(STR("s101")) == ctg_rule_find(STR("S101")));
	CHECK(ctg_rule_find(STR("s101")) != NULL);
	CHECK(!ctg_rule_find(STR("")));
	CHECK(!ctg_rule_find(STR("S10")));
	CHECK(!ctg_rule_find(STR("S1011")));
	CHECK(!ctg_rule_find(STR("Z999")));
	CHECK(!ctg_rule_find(STR("A000")));
}

static void reporting(void)
{
	struct ctg_diags d = { .arena = &unit_arena };
	struct ctg_place at = { STR("convention.md"), 3, 1 };

	ctg_rule_report(&d, "R203", at, "annexe %d", 4);
	CHECK_INT(d.n, 1);
	CHECK_STR(d.v[0].message, "annexe 4");
	CHECK_INT(d.v[0].level, CTG_WARNING);
	CHECK(d.v[0].remedy.n > 0);
	CHECK_STR(ctg_str_from(ctg_level_name(d.v[0].level)),
		"avertissement");
}

int main(int argc, char **argv)
{
	if (argc > 1)
		folder = argv[1];
	UNIT(catalogue);
	UNIT(finding_a_rule);
	UNIT(reporting);
	for (size_t i = 0; i < ctg_nrules; i++) {
		if (strchr("AL", ctg_rules[i].id[0]))
			continue;
		unit_failures = 0;
		check_rule(ctg_rules[i].id);
		printf("%s - rule %s\n", unit_failures ? "not ok" : "ok",
			ctg_rules[i].id);
		unit_failed += unit_failures > 0;
		ctg_arena_release(&unit_arena);
	}
	return unit_done();
}
