/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/verifying.h"

#include "base/io.h"
#include "base/io_hidden.h"

#include <unistd.h>

#define PIECE	((size_t)64 << 10)
#define PROOF	STR(CTG_MANIFEST_NAME)

/* --- against the proof --------------------------------------------------- */

static void judge_listed(struct ctg_verdict *v)
{
	for (size_t i = 0; i < v->proof.n_files; i++) {
		const struct ctg_manifest_file *m = &v->proof.files[i];
		const struct ctg_verdict_file *f = ctg_verdict_find(v,
			m->name);

		if (!f)
			ctg_verdict_file(v, m->name, CTG_FILE_MISSING);
		else if (f->sha256.n && (f->size != m->size ||
		    !ctg_str_eq(f->sha256, m->sha256)))
			ctg_verdict_file(v, m->name, CTG_FILE_ALTERED);
	}
}

static void judge_unlisted(struct ctg_verdict *v)
{
	for (size_t i = 0; i < v->n_files; i++)
		if (!ctg_str_eq(v->files[i].name, PROOF) &&
		    !ctg_manifest_find(&v->proof, v->files[i].name))
			ctg_verdict_file(v, v->files[i].name,
				CTG_FILE_UNCOVERED);
}

void ctg_verify_proof(struct ctg_verdict *v, struct ctg_str json)
{
	struct ctg_err why = { 0 };

	if (ctg_manifest_read(&v->proof, v->arena, json, &why)) {
		ctg_verdict_fault(v, "%s : %s", CTG_MANIFEST_NAME, why.msg);
		return;
	}
	v->has_proof = true;
	judge_listed(v);
	judge_unlisted(v);
}

static enum ctg_code refuse_bare(struct ctg_verdict *v)
{
	ctg_verdict_fault(v, "ce n'est pas une liasse : il y manque "
		CTG_MANIFEST_NAME);
	return CTG_OK;
}

/* --- a zip --------------------------------------------------------------- */

enum ctg_code ctg_verify_zip(struct ctg_verdict *v,
	const struct ctg_container *zip, struct ctg_err *err)
{
	const struct ctg_container_entry *proof = ctg_container_find(zip,
		PROOF);
	struct ctg_str json, digest;
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < zip->n && !code; i++)
		code = ctg_verify_entry(v, &digest, zip, &zip->entries[i],
			err);
	if (code)
		return code;
	if (!proof)
		return refuse_bare(v);
	if (ctg_verdict_find(v, PROOF)->state != CTG_FILE_OK)
		return CTG_OK;
	code = ctg_container_read(&json, v->arena, zip, proof,
		CTG_MANIFEST_MAX, err);
	if (!code)
		ctg_verify_proof(v, json);
	return code;
}

/* --- a folder ------------------------------------------------------------ */

static enum ctg_code digest_fd(struct ctg_digest *d, int fd, const char *path,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	char *piece = ctg_arena_bytes(&a, PIECE);
	enum ctg_code code = CTG_OK;
	ssize_t k;

	while ((k = ctg_io_piece(fd, piece, PIECE)) > 0)
		ctg_digest_add(d, (struct ctg_str){ piece, (size_t)k });
	if (k < 0)
		code = ctg_io_fail(err, "lecture impossible", path);
	ctg_arena_release(&a);
	return code;
}

static enum ctg_code digest_file(struct ctg_verdict_file *f,
	struct ctg_arena *a, const char *path, struct ctg_err *err)
{
	struct ctg_digest d;
	struct ctg_str bytes;
	int fd;
	enum ctg_code code = ctg_io_open(&fd, &f->size, path, err), ended;

	if (code)
		return code;
	ctg_digest_begin(&d, CTG_DIGEST_SHA256);
	code = digest_fd(&d, fd, path, err);
	close(fd);
	ended = ctg_digest_end(&d, &bytes, a, code ? NULL : err);
	if (!code && !ended)
		f->sha256 = ctg_digest_hex(a, bytes);
	return code ? code : ended;
}

static enum ctg_code judge_file(struct ctg_verdict *v, const char *dir,
	struct ctg_str name, struct ctg_err *err)
{
	const char *path = ctg_io_join(v->arena, dir, name);
	bool plain = ctg_io_is_file(path);
	struct ctg_verdict_file *f = ctg_verdict_file(v, name,
		plain ? CTG_FILE_OK : CTG_FILE_UNCOVERED);

	return plain ? digest_file(f, v->arena, path, err) : CTG_OK;
}

/* What nobody sees is no part of what is signed. */
static void tell_hidden(struct ctg_verdict *v, const char *path)
{
	struct ctg_str *names;
	size_t n;

	ctg_io_hidden(&names, &n, v->arena, path);
	for (size_t i = 0; i < n; i++)
		ctg_verdict_unchecked(v, ctg_strf(v->arena, "le fichier caché "
			"%.*s, qui n'est pas de la liasse",
			STR_ARG(names[i])));
}

enum ctg_code ctg_verify_folder(struct ctg_verdict *v, const char *path,
	struct ctg_err *err)
{
	const char *proof = ctg_io_join(v->arena, path, PROOF);
	struct ctg_str *names, json;
	size_t n;
	enum ctg_code code = ctg_io_list(&names, &n, v->arena, path, err);

	if (code)
		return code;
	if (!ctg_io_is_file(proof))
		return refuse_bare(v);
	v->kind = CTG_BUNDLE_LIASSE;
	for (size_t i = 0; i < n && !code; i++)
		code = judge_file(v, path, names[i], err);
	tell_hidden(v, path);
	if (!code)
		code = ctg_io_read(&json, v->arena, proof, CTG_MANIFEST_MAX,
			err);
	if (!code)
		ctg_verify_proof(v, json);
	return code;
}
