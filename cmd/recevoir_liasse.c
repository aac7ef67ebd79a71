/* SPDX-License-Identifier: Apache-2.0 */
#include "recevoir.h"

#include "liasse.h"

#include "base/hash.h"
#include "base/io.h"
#include "bundle/container.h"

struct opening {
	struct ctg_arena *arena;
	const char *path;
	bool folder;
	struct ctg_container zip;
	struct ctg_err *err;
};

static enum ctg_code missing(const struct opening *o, struct ctg_str name)
{
	enum ctg_code code = ctg_fail(o->err, CTG_EDIGEST, "il manque à la "
		"liasse le fichier %.*s", STR_ARG(name));

	ctg_err_at(o->err, o->path, 0, 0);
	return code;
}

static enum ctg_code read(struct ctg_str *out, const struct opening *o,
	struct ctg_str name, size_t max)
{
	const char *path = ctg_io_join(o->arena, o->path, name);
	const struct ctg_container_entry *e;

	if (o->folder)
		return ctg_io_is_file(path) ? ctg_io_read(out, o->arena, path,
			max, o->err) : missing(o, name);
	e = ctg_container_find(&o->zip, name);
	return e ? ctg_container_read(out, o->arena, &o->zip, e, max,
		o->err) : missing(o, name);
}

static enum ctg_code read_file(struct ctg_sent *s, const struct opening *o)
{
	char hex[CTG_SHA256_HEX + 1];
	enum ctg_code code = read(&s->bytes, o, s->about.name,
		CTG_LIASSE_MAX);

	if (code)
		return code;
	ctg_hash_sha256(hex, s->bytes);
	if (ctg_str_eq(s->about.sha256, ctg_str_from(hex)))
		return CTG_OK;
	code = ctg_fail(o->err, CTG_EDIGEST, "%.*s n'est plus celui de la "
		"liasse : son empreinte est une autre",
		STR_ARG(s->about.name));
	ctg_err_at(o->err, o->path, 0, 0);
	return code;
}

static enum ctg_code read_all(struct ctg_recevoir_liasse *l,
	const struct opening *o)
{
	struct ctg_manifest *m = &l->proof;
	struct ctg_str json;
	enum ctg_code code = read(&json, o, STR(CTG_MANIFEST_NAME),
		CTG_MANIFEST_MAX);

	if (!code) {
		code = ctg_manifest_read(m, o->arena, json, o->err);
		if (code)
			ctg_err_at(o->err, ctg_io_join(o->arena, o->path,
				STR(CTG_MANIFEST_NAME)), o->err->line,
				o->err->col);
	}
	if (code)
		return code;
	l->v = CTG_NEW_N(o->arena, struct ctg_sent, m->n_files);
	for (size_t i = 0; i < m->n_files && !code; i++) {
		l->v[i].about = m->files[i];
		code = read_file(&l->v[i], o);
	}
	return code;
}

enum ctg_code ctg_recevoir_open(struct ctg_recevoir_liasse *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err)
{
	struct opening o = { .arena = a, .path = path, .err = err,
		.folder = ctg_io_is_dir(path) };
	enum ctg_code code;

	if (o.folder)
		return read_all(out, &o);
	code = ctg_container_open(&o.zip, a, path, err);
	if (code)
		return code;
	code = read_all(out, &o);
	ctg_container_close(&o.zip);
	return code;
}
