/* SPDX-License-Identifier: Apache-2.0 */
/* fronts.h - whole conventions out of strings, their annexes included.  For
 * tests of what is done to a front-matter. */
#ifndef CTG_TESTS_FRONTS_H
#define CTG_TESTS_FRONTS_H

#include "unit.h"

#include "base/buf.h"
#include "base/hash.h"
#include "diff/diff.h"
#include "model/text.h"

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

struct front_side {
	struct ctg_reader files;
	struct ctg_text text;
	struct ctg_version_text version;
	struct ctg_diags diags;
};

[[maybe_unused]] static struct ctg_reader front_reader(
	const struct front_file *files)
{
	return (struct ctg_reader){ .read = front_read, .list = front_list,
		.main = STR("convention.md"), .context = files };
}

[[maybe_unused]] static void front_digests(struct front_side *s)
{
	const struct ctg_convention *c = &s->text.convention;
	struct ctg_str *v = CTG_NEW_N(&unit_arena, struct ctg_str,
		c->nannexes + 1);
	struct ctg_str bytes;

	for (size_t i = 0; i < c->nannexes; i++) {
		char hex[CTG_SHA256_HEX + 1];

		if (s->text.annexes[i] || s->files.read(&s->files, &bytes,
		    &unit_arena, c->annexes[i].fichier.s, NULL))
			continue;
		ctg_hash_sha256(hex, bytes);
		v[i] = ctg_str_dup(&unit_arena, ctg_str_from(hex));
	}
	s->version = (struct ctg_version_text){ &s->text, v };
}

[[maybe_unused]] static struct front_side *front_load(
	const struct ctg_reader *r)
{
	struct front_side *s = CTG_NEW(&unit_arena, struct front_side);
	struct ctg_err err = { 0 };

	s->files = *r;
	s->diags.arena = &unit_arena;
	CHECK_INT(ctg_text_load(&s->text, &unit_arena, &s->files, &s->diags,
		&err), CTG_OK);
	if (err.msg[0]) {
		CHECK_STR(ctg_str_from(err.msg), "");
		return s;
	}
	front_digests(s);
	return s;
}

#endif
