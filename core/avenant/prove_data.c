/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/prove.h"

#include "base/buf.h"

/* « SIREN de « la Caf » : « 123456782 » devient « 227700010 » ». */
static void put(struct ctg_buf *b, const struct ctg_change *c)
{
	ctg_buf_printf(b, "- %.*s : ", STR_ARG(c->said));
	if (c->old.n == 0)
		ctg_buf_printf(b, "« %.*s » ajouté", STR_ARG(c->now));
	else if (c->now.n == 0)
		ctg_buf_printf(b, "« %.*s » retiré", STR_ARG(c->old));
	else
		ctg_buf_printf(b, "« %.*s » devient « %.*s »",
			STR_ARG(c->old), STR_ARG(c->now));
	ctg_buf_putc(b, '\n');
}

/* A préavis, a renewal: what the text says of them is told there. */
static bool is_told(const struct ctg_change *c)
{
	return c->nature == CTG_CHANGE_DATA ||
		(c->nature == CTG_CHANGE_PERIOD &&
		(ctg_str_eq(c->said, STR("préavis")) ||
		ctg_str_eq(c->said, STR("reconduction"))));
}

static void put_all(struct ctg_buf *b, const struct ctg_version_text *base,
	const struct ctg_version_text *target)
{
	struct ctg_diff d;

	ctg_diff_make(&d, b->arena, base, target, true);
	for (size_t i = 0; i < d.n; i++)
		if (is_told(&d.changes[i]))
			put(b, &d.changes[i]);
}

enum ctg_code ctg_prove_data_files(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_reader *base, const struct ctg_reader *target,
	struct ctg_err *err)
{
	struct ctg_diags told = { .arena = a };
	struct ctg_buf b = { .arena = a };
	struct ctg_side x, y;
	enum ctg_code code = ctg_side_load(&x, a, base, &told, err);

	if (!code)
		code = ctg_side_load(&y, a, target, &told, err);
	if (code)
		return code;
	put_all(&b, &x.text, &y.text);
	*out = b.n ? ctg_buf_str(&b) : (struct ctg_str){ 0 };
	return CTG_OK;
}
