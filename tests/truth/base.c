/* SPDX-License-Identifier: Apache-2.0 */
#include "truth.h"

#include "base/io.h"

#include <stdio.h>

static enum ctg_code read_file(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	struct ctg_str ignored;

	return ctg_io_read(out ? out : &ignored, a,
		ctg_io_join(a, r->context, name), (size_t)16 << 20, err);
}

static enum ctg_code read_string(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	(void)a;
	if (!ctg_str_eq(name, r->main))
		return ctg_fail(err, CTG_EINPUT, "absent");
	if (out)
		*out = *(const struct ctg_str *)r->context;
	return CTG_OK;
}

static bool is_leaf(const struct ctg_node *n)
{
	return n->src && (n->kind == CTG_PARA || n->kind == CTG_HEADING ||
		n->kind == CTG_ROW);
}

static bool load(struct base *b)
{
	struct ctg_diags diags = { .arena = b->arena };
	struct ctg_err err = { 0 };
	const struct ctg_node *doc;

	if (ctg_text_load(&b->text, b->arena, &b->reader, &diags, &err)) {
		printf("# %s: %s\n", b->name, err.msg);
		return false;
	}
	doc = b->text.developed;
	b->n = 0;
	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		b->n += is_leaf(n);
	b->leaves = CTG_NEW_N(b->arena, const struct ctg_node *, b->n);
	b->n = 0;
	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (is_leaf(n))
			b->leaves[b->n++] = n;
	return true;
}

bool base_load_folder(struct base *b, const char *folder)
{
	b->name = folder;
	b->reader = (struct ctg_reader){ .read = read_file,
		.main = STR("convention.md"), .context = folder,
		.prefix = STR("") };
	return load(b);
}

bool base_load_string(struct base *b, const char *name, struct ctg_str text)
{
	struct ctg_str *kept = CTG_NEW(b->arena, struct ctg_str);

	*kept = text;
	b->name = name;
	b->reader = (struct ctg_reader){ .read = read_string,
		.main = STR("convention.md"), .context = kept,
		.prefix = STR("") };
	return load(b);
}

size_t base_end(const struct ctg_node *n)
{
	size_t end = n->end;

	while (end > n->off && ctg_is_space(n->src->text.p[end - 1]))
		end--;
	return end;
}

struct ctg_str base_slice(const struct ctg_node *n)
{
	return (struct ctg_str){ n->src->text.p + n->off,
		base_end(n) - n->off };
}
