/* SPDX-License-Identifier: Apache-2.0 */
/* What a proof says of the commit: its tree, its text, its files. */
#include "bundle/liasse.h"

#include "base/hash.h"
#include "render/markdown.h"
#include "store/imprint.h"
#include "store/register.h"

struct proving {
	const struct ctg_liasse *l;
	struct ctg_manifest *m;
	size_t room;
	struct ctg_err *err;
};

static struct ctg_str id_of(const struct ctg_liasse *l, const char *path)
{
	char *hex = CTG_NEW_N(l->arena, char, CTG_OID_HEX + 1);

	return ctg_snapshot_id(hex, &l->at, path) ? ctg_str_from(hex) :
		(struct ctg_str){ 0 };
}

/* A file may be large: its bytes are not kept. */
static enum ctg_code add(struct proving *p, const char *path)
{
	struct ctg_arena *a = p->l->arena, scratch = CTG_ARENA_INIT;
	struct ctg_manifest *m = p->m;
	struct ctg_str bytes;
	enum ctg_code code = ctg_snapshot_read(&bytes, &scratch, &p->l->at,
		path, p->err);

	if (!code) {
		CTG_MORE(a, m->sources, m->n_sources, p->room);
		m->sources[m->n_sources++] = (struct ctg_manifest_source){
			.path = ctg_str_dup(a, ctg_str_from(path)),
			.sha256 = ctg_hash_kept(a, bytes),
			.blob = id_of(p->l, path),
		};
	}
	ctg_arena_release(&scratch);
	return code;
}

/* Pieces are in the liasse themselves, or are of another act. */
static enum ctg_code add_all(struct proving *p, struct ctg_str folder)
{
	struct ctg_arena *a = p->l->arena;
	struct ctg_str *names;
	size_t n;
	enum ctg_code code = CTG_OK;

	ctg_snapshot_list(&names, &n, a, &p->l->at, ctg_liasse_below(p->l,
		folder));
	for (size_t i = 0; i < n && !code; i++) {
		struct ctg_str inside = folder.n ? ctg_strf(a, "%.*s/%.*s",
			STR_ARG(folder), STR_ARG(names[i])) : names[i];
		const char *path = ctg_liasse_below(p->l, inside);
		struct ctg_str *below;
		size_t count;

		if (ctg_str_eq(inside, STR("pieces")))
			continue;
		ctg_snapshot_list(&below, &count, a, &p->l->at, path);
		code = count > 0 ? add_all(p, inside) : add(p, path);
	}
	return code;
}

/* ctg.yml and the house styles, which give documents their look. */
static enum ctg_code add_settings(struct proving *p)
{
	const struct ctg_liasse *l = p->l;
	const struct ctg_settings *s = &l->settings;
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i <= s->n_chartes && !code; i++) {
		struct ctg_str name = i ? s->chartes[i - 1].s :
			STR(CTG_SETTINGS_FILE);
		const char *path = ctg_strf(l->arena, "%s%.*s",
			l->repo->prefix, STR_ARG(name)).p;

		if (ctg_snapshot_has(&l->at, path))
			code = add(p, path);
	}
	return code;
}

/* As « montrer --developpe » writes it. */
static enum ctg_code read_text(struct ctg_str *out,
	const struct ctg_liasse *l, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_diags ignored = { .arena = &a };
	struct ctg_buf b = { .arena = &a };
	struct ctg_reader reader;
	struct ctg_text text;
	enum ctg_code code;

	ctg_snapshot_reader(&reader, &a, &l->at, l->id);
	code = ctg_text_load(&text, &a, &reader, &ignored, err);
	if (!code) {
		ctg_markdown_write(&b, text.developed);
		*out = ctg_hash_kept(l->arena, ctg_buf_str(&b));
	}
	ctg_arena_release(&a);
	return code;
}

static struct ctg_str iso(struct ctg_arena *a, struct ctg_date day)
{
	struct ctg_buf b = { .arena = a };

	ctg_date_write_iso(&b, day);
	return ctg_buf_str(&b);
}

enum ctg_code ctg_liasse_proof(struct ctg_manifest *m,
	const struct ctg_liasse *l, bool draft, struct ctg_err *err)
{
	struct proving p = { .l = l, .m = m, .err = err };
	struct ctg_imprint i;
	enum ctg_code code;

	*m = (struct ctg_manifest){
		.format = CTG_MANIFEST_FORMAT, .id = l->id, .acte = l->acte,
		.draft = draft, .version = l->tag ? ctg_strf(l->arena,
			"version %u", l->acte) : STR("projet"),
		.commit = ctg_str_from(l->at.commit),
		.tag = l->tag ? ctg_str_from(l->tag) : (struct ctg_str){ 0 },
		.tree = id_of(l, ctg_repo_folder(l->repo, l->arena, l->id)),
	};
	code = ctg_imprint_draft(&i, l->arena, &l->at, err);
	if (!code) {
		m->date = iso(l->arena, i.date);
		code = read_text(&m->text, l, err);
	}
	if (!code)
		code = add_all(&p, (struct ctg_str){ 0 });
	return code ? code : add_settings(&p);
}
