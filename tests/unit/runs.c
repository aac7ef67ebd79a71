/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/runs.h"

#include "model/markdown.h"
#include "render/markdown.h"
#include "unit.h"

static struct ctg_node *parse(const char *markdown)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };
	struct ctg_node *doc = NULL;

	if (ctg_source_init(src, &unit_arena, STR("essai.md"),
	    ctg_str_from(markdown), &err) ||
	    ctg_markdown_parse(&doc, &unit_arena, src, 0, &diags, &err)) {
		unit_failures++;
		printf("# %s\n", err.msg);
	}
	return doc->first;
}

static struct ctg_runs read(const struct ctg_node *leaf)
{
	struct ctg_runs r = { .arena = &unit_arena };

	ctg_runs_read(&r, leaf);
	return r;
}

static struct ctg_str show(struct ctg_node *leaf)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);

	ctg_node_append(doc, leaf);
	ctg_markdown_write(&b, doc);
	return ctg_str_trim(ctg_buf_str(&b));
}

static const char text[] = "Un **deux *trois* quatre** [cinq](https://a.fr) "
	"six[^n] sept\nhuit ![neuf](i.png)\n\n[^n]: Note.";

static void check_words(void)
{
	struct ctg_node *leaf = parse(text);
	struct ctg_runs r = read(leaf);

	CHECK_STR(ctg_runs_words(&unit_arena, &r),
		ctg_node_words(&unit_arena, leaf).p);
	CHECK_STR(ctg_runs_words(&unit_arena, &r),
		"Un deux trois quatre cinq six sept huit neuf");
}

static void check_rebuilt(void)
{
	struct ctg_node *leaf = parse(text);
	struct ctg_runs r = read(leaf), s;
	struct ctg_node *again = ctg_node_new(&unit_arena, CTG_PARA);

	ctg_runs_write(again, &unit_arena, &r);
	s = read(again);
	CHECK(ctg_runs_same(&r, &s));
	CHECK_STR(show(again), "Un **deux *trois* quatre** "
		"[cinq](<https://a.fr>) six[^1] sept huit ![neuf](<i.png>)");
}

static struct ctg_str cut(const char *markdown, size_t off, size_t end)
{
	struct ctg_runs r = read(parse(markdown)), out = { .arena =
		&unit_arena };
	struct ctg_node *n = ctg_node_new(&unit_arena, CTG_PARA);

	ctg_runs_cut(&out, &r, off, end);
	ctg_runs_write(n, &unit_arena, &out);
	return show(n);
}

static void check_cut(void)
{
	CHECK_STR(cut("un **deux** trois", 3, 7), "**deux**");
	CHECK_STR(cut("un **deux** trois", 1, 5), "n **de**");
	CHECK_STR(cut("un[^a] deux\n\n[^a]: x", 0, 2), "un");
	CHECK_STR(cut("un[^a] deux\n\n[^a]: x", 3, 7), "deux");
	CHECK_STR(cut("un[^a] deux\n\n[^a]: x", 0, 4), "un[^1] d");
	CHECK_STR(cut("un[^a]\n\n[^a]: x", 0, SIZE_MAX), "un[^1]");
}

static struct ctg_str splice(const char *markdown, size_t off, size_t end,
	const char *now)
{
	return show(ctg_runs_splice(&unit_arena, parse(markdown), off, end,
		now ? parse(now) : NULL));
}

static void check_splice(void)
{
	CHECK_STR(splice("un **deux** trois", 3, 7, "cinq"), "un cinq trois");
	CHECK_STR(splice("un **deux** trois", 3, 7, "**cinq**"),
		"un **cinq** trois");
	CHECK_STR(splice("un **deux cinq** trois", 3, 7, "**six**"),
		"un **six cinq** trois");
	CHECK_STR(splice("un deux", 2, 7, NULL), "un");
	CHECK_STR(splice("un deux", 0, 7, "trois"), "trois");
	CHECK_STR(splice("un[^a] deux\n\n[^a]: x", 2, 2, " et demi"),
		"un[^1]et demi deux");
	CHECK_STR(splice("un[^a] deux\n\n[^a]: x", 0, 7, "rien"), "rien");
	CHECK_STR(splice("un[^a] deux\n\n[^a]: x", 0, 2, "trois"),
		"trois[^1] deux");
}

static bool same(const char *x, const char *y)
{
	struct ctg_runs r = read(parse(x)), s = read(parse(y));

	return ctg_runs_same(&r, &s);
}

static void check_same(void)
{
	CHECK(same("un\ndeux", "un deux"));
	CHECK(!same("un deux", "un **deux**"));
	CHECK(!same("un deux", "un deu"));
	CHECK(!same("[un](a)", "[un](b)"));
	CHECK(same("un[^a]\n\n[^a]: x", "un[^b]\n\n[^b]: x"));
	CHECK(!same("un[^a]\n\n[^a]: x", "un[^b]\n\n[^b]: y"));
	CHECK(!same("un[^a]\n\n[^a]: x", "un"));
	CHECK(!same("![un](a.png)", "![un](b.png)"));
	CHECK(!same("un\\\ndeux", "un deux"));
	CHECK(same("a[^n]\n\n[^n]: b[^n]\n", "a[^n]\n\n[^n]: b[^n]\n"));
	CHECK(!same("a[^n]\n\n[^n]: b[^n]\n", "a[^n]\n\n[^n]: b\n"));
}

int main(void)
{
	UNIT(check_words);
	UNIT(check_rebuilt);
	UNIT(check_cut);
	UNIT(check_splice);
	UNIT(check_same);
	return unit_done();
}
