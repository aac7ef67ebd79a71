/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic.h"

#include "base/arena.h"
#include "base/io_draft.h"
#include "bundle/asic_manifest.h"
#include "bundle/asic_read.h"
#include "bundle/container_write.h"
#include "bundle/manifest.h"

/* A container on its way. */
struct maker {
	struct ctg_arena *arena;
	struct ctg_container_writer zip;
	struct ctg_asic_manifest manifest;
	ctg_asic_sign *sign;
	void *ctx;
};

static enum ctg_code check_names(const struct ctg_asic_source *files,
	size_t n, struct ctg_err *err)
{
	for (size_t i = 0; i < n; i++) {
		if (!ctg_manifest_is_name(files[i].name) ||
		    ctg_str_eq(files[i].name, STR("mimetype")))
			return ctg_fail(err, CTG_EREFUSED, "un conteneur "
				"n'admet pas de fichier nommé « %.*s »",
				STR_ARG(files[i].name));
		for (size_t k = 0; k < i; k++)
			if (ctg_str_eq(files[i].name, files[k].name))
				return ctg_fail(err, CTG_EREFUSED, "deux "
					"fichiers se nomment « %.*s »",
					STR_ARG(files[i].name));
	}
	return n > 0 ? CTG_OK : ctg_fail(err, CTG_EREFUSED,
		"il n'y a aucun fichier à sceller");
}

static enum ctg_code put_file(struct maker *m,
	const struct ctg_asic_source *f, struct ctg_err *err)
{
	struct ctg_asic_reference *r =
		&m->manifest.files[m->manifest.n++];
	struct ctg_digest d;
	enum ctg_code code, ended;

	*r = (struct ctg_asic_reference){ .name = f->name };
	ctg_digest_begin(&d, r->kind);
	if (f->path) {
		code = ctg_container_put_file(&m->zip, f->name, f->path, &d,
			err);
	} else if (f->zip) {
		code = ctg_container_put_entry(&m->zip, f->name, f->zip, &d,
			err);
	} else {
		ctg_digest_add(&d, f->bytes);
		code = ctg_container_put(&m->zip, f->name, f->bytes, err);
	}
	ended = ctg_digest_end(&d, &r->digest, m->arena, code ? NULL : err);
	return code ? code : ended;
}

/* The manifest of signatory n and what the callback makes of it. */
static enum ctg_code put_signature(struct maker *m, unsigned n,
	struct ctg_err *err)
{
	struct ctg_buf xml = { .arena = m->arena };
	struct ctg_str der;
	enum ctg_code code;

	m->manifest.signature = ctg_asic_signature_name(m->arena, n);
	ctg_asic_manifest_write(&xml, m->arena, &m->manifest);
	code = m->sign(m->ctx, &der, m->arena, ctg_buf_str(&xml), err);
	if (!code)
		code = ctg_container_put(&m->zip,
			ctg_asic_manifest_name(m->arena, n),
			ctg_buf_str(&xml), err);
	if (!code)
		code = ctg_container_put(&m->zip, m->manifest.signature, der,
			err);
	return code ? code : ctg_container_end(&m->zip, err);
}

static enum ctg_code write_all(struct maker *m,
	const struct ctg_asic_source *files, size_t n, struct ctg_err *err)
{
	enum ctg_code code = ctg_container_put(&m->zip, STR("mimetype"),
		STR(CTG_ASIC_TYPE), err);

	m->manifest.files = CTG_NEW_N(m->arena, struct ctg_asic_reference, n);
	for (size_t i = 0; i < n && !code; i++)
		code = put_file(m, &files[i], err);
	return code ? code : put_signature(m, 1, err);
}

enum ctg_code ctg_asic_write(const char *out_path, struct ctg_arena *a,
	const struct ctg_asic_source *files, size_t n, ctg_asic_sign *sign,
	void *ctx, struct ctg_err *err)
{
	struct maker m = { .arena = a, .zip.arena = a, .sign = sign,
		.ctx = ctx };
	struct ctg_io_draft d;
	enum ctg_code code = check_names(files, n, err);

	if (!code)
		code = ctg_io_draft_open(&d, a, out_path, err);
	if (code)
		return code;
	m.zip.fd = d.fd;
	return ctg_io_draft_settle(&d, write_all(&m, files, n, err), err);
}

/* --- one more signatory -------------------------------------------------- */

static enum ctg_code check_last(const struct ctg_asic *from,
	struct ctg_err *err)
{
	if (from->zip.odd || from->n == 0)
		return ctg_fail(err, CTG_EREFUSED,
			"ce conteneur n'est pas de ceux que ctg écrit");
	if (from->n >= CTG_ASIC_SIGNERS)
		return ctg_fail(err, CTG_EREFUSED,
			"99 signatures au plus");
	return CTG_OK;
}

/* The files of the first manifest, signed anew. */
static enum ctg_code add(struct maker *m, const struct ctg_asic *from,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_container_put_all(&m->zip, &from->zip, err);

	m->manifest = from->signatures[0].manifest;
	return code ? code : put_signature(m, (unsigned)from->n + 1, err);
}

static enum ctg_code add_to(struct maker *m, const struct ctg_asic *from,
	const char *out_path, struct ctg_err *err)
{
	struct ctg_io_draft d;
	enum ctg_code code = check_last(from, err);

	if (!code)
		code = ctg_asic_check(from, m->arena, err);
	if (!code)
		code = ctg_io_draft_open(&d, m->arena, out_path, err);
	if (code)
		return code;
	m->zip.fd = d.fd;
	return ctg_io_draft_settle(&d, add(m, from, err), err);
}

enum ctg_code ctg_asic_add(const char *container_path, const char *out_path,
	struct ctg_arena *a, ctg_asic_sign *sign, void *ctx,
	struct ctg_err *err)
{
	struct maker m = { .arena = a, .zip.arena = a, .sign = sign,
		.ctx = ctx };
	struct ctg_asic from;
	enum ctg_code code = ctg_asic_open(&from, a, container_path, err);

	if (code)
		return code;
	code = add_to(&m, &from, out_path, err);
	ctg_asic_close(&from);
	return code;
}
