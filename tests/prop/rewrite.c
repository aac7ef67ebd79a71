/* SPDX-License-Identifier: Apache-2.0 */
/* The developed text, written as Markdown, reads back with the same words,
 * and is then written the same way again. */
#include "load.h"

#include "model/markdown.h"
#include "render/markdown.h"

static struct ctg_str write(struct loaded *l, const struct ctg_node *doc)
{
	struct ctg_buf b = { .arena = l->arena };

	ctg_markdown_write(&b, doc);
	return ctg_buf_str(&b);
}

static void show_difference(struct ctg_str a, struct ctg_str b)
{
	while (a.n > 0 || b.n > 0) {
		struct ctg_str x = ctg_str_line(&a), y = ctg_str_line(&b);

		if (!ctg_str_eq(x, y)) {
			printf("# < %.*s\n# > %.*s\n", STR_ARG(x), STR_ARG(y));
			return;
		}
	}
}

static const char *check_same(struct ctg_str a, struct ctg_str b,
	const char *wrong)
{
	if (ctg_str_eq(a, b))
		return NULL;
	show_difference(a, b);
	return wrong;
}

static const char *check(struct loaded *l)
{
	struct ctg_source src;
	struct ctg_node *back;
	struct ctg_err err = { 0 };
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_str once = write(l, l->text.developed);
	const char *wrong;

	if (ctg_source_init(&src, l->arena, STR("developed"), once, &err) ||
	    ctg_markdown_parse(&back, l->arena, &src, 0, &diags, &err)) {
		printf("# %s\n", err.msg);
		return "what is written is refused";
	}
	for (size_t i = 0; i < diags.n; i++)
		printf("# line %u: %.*s [%s]\n", diags.v[i].at.line,
			STR_ARG(diags.v[i].message), diags.v[i].rule);
	if (diags.n > 0)
		return "what is written is questioned";
	wrong = check_same(sound_words(l->arena, l->text.developed),
		sound_words(l->arena, back), "words changed");
	return wrong ? wrong : check_same(once, write(l, back),
		"written again, it differs");
}

int main(int argc, char **argv)
{
	return load_main(argc, argv, "rewrite", check);
}
