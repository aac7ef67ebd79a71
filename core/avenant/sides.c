/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/sides.h"

#include "base/arena.h"
#include "base/hash.h"

/* A piece may be large: its bytes are not kept. */
enum ctg_code ctg_side_digest(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_reader *r, struct ctg_str name, struct ctg_err *err)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	char hex[CTG_SHA256_HEX + 1];
	struct ctg_str bytes;
	enum ctg_code code = CTG_OK;

	if (r->read(r, NULL, &scratch, name, NULL) == CTG_OK) {
		code = r->read(r, &bytes, &scratch, name, err);
		if (code == CTG_OK) {
			ctg_hash_sha256(hex, bytes);
			*out = ctg_str_dup(a, ctg_str_from(hex));
		}
	}
	ctg_arena_release(&scratch);
	return code;
}

static enum ctg_code digest_pieces(struct ctg_side *s, struct ctg_arena *a,
	struct ctg_err *err)
{
	const struct ctg_convention *c = &s->text.text->convention;
	struct ctg_str *v = CTG_NEW_N(a, struct ctg_str, c->nannexes + 1);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < c->nannexes && !code; i++) {
		struct ctg_str name = c->annexes[i].fichier.s;

		if (name.n && !ctg_str_ends(name, STR(".md")))
			code = ctg_side_digest(&v[i], a, s->files, name, err);
	}
	s->text.digests = v;
	return code;
}

enum ctg_code ctg_side_load(struct ctg_side *out, struct ctg_arena *a,
	const struct ctg_reader *files, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_text *t = CTG_NEW(a, struct ctg_text);
	enum ctg_code code = ctg_text_load(t, a, files, diags, err);

	*out = (struct ctg_side){ { .text = t }, files };
	return code ? code : digest_pieces(out, a, err);
}
