/* SPDX-License-Identifier: Apache-2.0 */
/* fronts.h - whole conventions out of strings, their annexes included.  For
 * tests of what is done to a front-matter. */
#ifndef CTG_TESTS_FRONTS_H
#define CTG_TESTS_FRONTS_H

#include "unit.h"

#include "avenant/operation.h"
#include "avenant/sides.h"
#include "model/address.h"

/* Files: a name, a text; ends with a NULL name.  The first is the
 * convention. */
struct front_file {
	const char *name, *text;
};

static const struct front_file *front_find(const struct ctg_reader *r,
	struct ctg_str name)
{
	const struct front_file *f = r->context;

	for (; f->name; f++)
		if (ctg_str_eq(ctg_str_from(f->name), name))
			return f;
	return NULL;
}

static enum ctg_code front_read(const struct ctg_reader *r,
	struct ctg_str *out, [[maybe_unused]] struct ctg_arena *a,
	struct ctg_str name, struct ctg_err *err)
{
	const struct front_file *f = front_find(r, name);

	if (!f)
		return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
	if (out)
		*out = ctg_str_from(f->text);
	return CTG_OK;
}

static void front_list(const struct ctg_reader *r, struct ctg_str **out,
	size_t *n, struct ctg_arena *a, struct ctg_str folder)
{
	const struct front_file *f = r->context;
	size_t many = 0;

	while (f[many].name)
		many++;
	*out = CTG_NEW_N(a, struct ctg_str, many);
	for (; f->name; f++) {
		struct ctg_str s = ctg_str_from(f->name);

		if (ctg_str_cut(&s, folder) && ctg_str_cut(&s, STR("/")))
			(*out)[(*n)++] = s;
	}
}

[[maybe_unused]] static struct ctg_reader front_reader(
	const struct front_file *files)
{
	return (struct ctg_reader){ .read = front_read, .list = front_list,
		.main = STR("convention.md"), .context = files };
}

[[maybe_unused]] static struct ctg_side *front_load(
	const struct ctg_reader *r)
{
	struct ctg_side *s = CTG_NEW(&unit_arena, struct ctg_side);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_side_load(s, &unit_arena, r, &diags, &err), CTG_OK);
	if (err.msg[0])
		CHECK_STR(ctg_str_from(err.msg), "");
	return s;
}

static void front_address(struct ctg_buf *b, const struct ctg_node *n)
{
	struct ctg_address a;

	if (!n || n->kind == CTG_DOCUMENT)
		return;
	ctg_address_of(&a, b->arena, n);
	ctg_address_write(b, &a, CTG_BARE);
}

static void front_now(struct ctg_buf *b, const struct ctg_node *now)
{
	struct ctg_buf m = { .arena = b->arena };

	if (!now)
		return;
	ctg_node_plain(&m, now);
	ctg_buf_add(b, ctg_str_trim(ctg_buf_str(&m)));
}

/* « mots deuxième alinéa de la comparution [old]: now » */
[[maybe_unused]] static void front_op(struct ctg_buf *b,
	const struct ctg_op *op)
{
	static const char *const kinds[] = { "mots", "blocs", "lignes",
		"place", "note",
		"label", "annexe", "partie", "valeur" };
	static const char *const hows[] = { "", "+", "-" };
	static const char *const sides[] = { "après ", "avant ", "début ",
		"fin " };

	ctg_buf_printf(b, "%s%s ", kinds[op->kind], hows[op->how]);
	if (op->kind == CTG_OP_VALUE) {
		ctg_buf_printf(b, "%.*s: %.*s\n", STR_ARG(op->key),
			STR_ARG(op->value));
		return;
	}
	if (op->kind == CTG_OP_PARTY) {
		ctg_buf_printf(b, "%.*s > %.*s\n", op->leaves ?
			(int)op->leaves->id.s.n : 0, op->leaves ?
			op->leaves->id.s.p : "", op->comes ?
			(int)op->comes->id.s.n : 0, op->comes ?
			op->comes->id.s.p : "");
		return;
	}
	if (op->how == CTG_OP_ADD)
		ctg_buf_puts(b, sides[op->side]);
	front_address(b, op->at);
	if (op->to != op->at && op->to) {
		ctg_buf_puts(b, " au ");
		front_address(b, op->to);
	}
	if (op->kind == CTG_OP_WORDS)
		ctg_buf_printf(b, " [%.*s]", STR_ARG(ctg_str_skip(
			ctg_str_head(ctg_node_words(b->arena, op->at),
			op->end), op->off)));
	ctg_buf_puts(b, ": ");
	if (op->kind == CTG_OP_ANNEXE)
		ctg_buf_printf(b, "%.*s", STR_ARG(op->numero));
	else
		front_now(b, op->now);
	ctg_buf_putc(b, '\n');
}

#endif
