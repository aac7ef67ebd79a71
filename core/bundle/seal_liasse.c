/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/hash.h"
#include "base/io.h"
#include "bundle/asic.h"
#include "bundle/asic_manifest.h"
#include "bundle/container.h"
#include "bundle/manifest.h"
#include "bundle/sealing.h"
#include "bundle/verify.h"

#define PROOF	STR(CTG_MANIFEST_NAME)
#define REMADE	"refaites-la par «\u00a0ctg liasse\u00a0»"

/* A liasse on its way into a container. */
struct liasse {
	const char *path;
	struct ctg_container zip;	/* when it is no folder */
	bool folder;
	struct ctg_str json;		/* preuve.json */
	struct ctg_manifest proof;
	struct ctg_asic_source *files;
	size_t n;
	struct ctg_seal *seal;
};

static enum ctg_code refuse(struct ctg_err *err, enum ctg_code code,
	const char *hint)
{
	ctg_err_hint(err, "%s", hint);
	return code;
}

static enum ctg_code refuse_bare(struct ctg_err *err)
{
	return refuse(err, ctg_fail(err, CTG_EREFUSED, "ce n'est pas une "
		"liasse\u00a0: il y manque " CTG_MANIFEST_NAME),
		"«\u00a0ctg liasse <id> -o dossier\u00a0» en fait une");
}

/* --- what is there ------------------------------------------------------- */

static enum ctg_code open_folder(struct liasse *l, struct ctg_arena *a,
	struct ctg_err *err)
{
	const char *proof = ctg_io_join(a, l->path, PROOF);
	struct ctg_str *names;
	enum ctg_code code;

	if (!ctg_io_is_file(proof))
		return refuse_bare(err);
	code = ctg_io_list(&names, &l->n, a, l->path, err);
	if (code)
		return code;
	l->files = CTG_NEW_N(a, struct ctg_asic_source, l->n);
	for (size_t i = 0; i < l->n; i++)
		l->files[i] = (struct ctg_asic_source){ .name = names[i],
			.path = ctg_io_join(a, l->path, names[i]) };
	return ctg_io_read(&l->json, a, proof, CTG_MANIFEST_MAX, err);
}

static enum ctg_code open_zip(struct liasse *l, struct ctg_arena *a,
	struct ctg_err *err)
{
	const struct ctg_container_entry *proof;
	enum ctg_code code = ctg_container_open(&l->zip, a, l->path, err);

	if (code)
		return code;
	proof = ctg_container_find(&l->zip, PROOF);
	code = proof ? ctg_container_read(&l->json, a, &l->zip, proof,
		CTG_MANIFEST_MAX, err) : refuse_bare(err);
	if (code) {
		ctg_container_close(&l->zip);
		return code;
	}
	l->n = l->zip.n;
	l->files = CTG_NEW_N(a, struct ctg_asic_source, l->n);
	for (size_t i = 0; i < l->n; i++)
		l->files[i] = (struct ctg_asic_source){
			.name = l->zip.entries[i].name, .zip = &l->zip };
	return CTG_OK;
}

static void close_liasse(struct liasse *l)
{
	if (!l->folder)
		ctg_container_close(&l->zip);
}

/* --- what must be -------------------------------------------------------- */

static bool has(const struct liasse *l, struct ctg_str name)
{
	for (size_t i = 0; i < l->n; i++)
		if (ctg_str_eq(l->files[i].name, name))
			return true;
	return false;
}

/* All that the proof names, and nothing else. */
static enum ctg_code check_names(const struct liasse *l, struct ctg_err *err)
{
	for (size_t i = 0; i < l->proof.n_files; i++)
		if (!has(l, l->proof.files[i].name))
			return refuse(err, ctg_fail(err, CTG_EDIGEST,
				"il manque à cette liasse "
				"«\u00a0%.*s\u00a0»",
				STR_ARG(l->proof.files[i].name)), REMADE);
	for (size_t i = 0; i < l->n; i++)
		if (!ctg_str_eq(l->files[i].name, PROOF) &&
		    !ctg_manifest_find(&l->proof, l->files[i].name))
			return refuse(err, ctg_fail(err, CTG_EDIGEST,
				CTG_MANIFEST_NAME " ne connaît pas "
				"«\u00a0%.*s\u00a0»",
				STR_ARG(l->files[i].name)),
				"retirez ce fichier, ou " REMADE);
	return CTG_OK;
}

static enum ctg_code check_proof(struct liasse *l, struct ctg_arena *a,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_manifest_read(&l->proof, a, l->json, err);

	if (code)
		return code;
	if (l->proof.draft)
		return ctg_refuse(err, "cette liasse est un projet\u00a0: elle "
			"n'est pas à signer", "refaites-la sans --projet quand "
			"l'acte est prêt");
	return check_names(l, err);
}

static enum ctg_code open_liasse(struct liasse *l, struct ctg_arena *a,
	struct ctg_err *err)
{
	enum ctg_code code;

	l->folder = ctg_io_is_dir(l->path);
	code = l->folder ? open_folder(l, a, err) : open_zip(l, a, err);
	if (code)
		return code;
	code = check_proof(l, a, err);
	if (code)
		close_liasse(l);
	return code;
}

/* The bytes that go into the container, as they were read once. */
static enum ctg_code check_digests(const struct liasse *l,
	struct ctg_arena *a, struct ctg_str xml, struct ctg_err *err)
{
	struct ctg_asic_manifest m;
	enum ctg_code code = ctg_asic_manifest_read(&m, a, xml, err);

	for (size_t i = 0; i < m.n && !code; i++) {
		const struct ctg_manifest_file *f = ctg_manifest_find(
			&l->proof, m.files[i].name);
		struct ctg_str hex = ctg_digest_hex(a, m.files[i].digest);
		char own[CTG_SHA256_HEX + 1];

		if (!f)
			ctg_hash_sha256(own, l->json);
		if (!ctg_str_eq(hex, f ? f->sha256 : ctg_str_from(own)))
			code = refuse(err, ctg_fail(err, CTG_EDIGEST,
				"«\u00a0%.*s\u00a0» n'a pas l'empreinte que "
				"donne " CTG_MANIFEST_NAME,
				STR_ARG(m.files[i].name)), REMADE);
	}
	return code;
}

static enum ctg_code sign(void *ctx, struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str manifest, struct ctg_err *err)
{
	struct liasse *l = ctx;
	enum ctg_code code = check_digests(l, a, manifest, err);

	return code ? code : ctg_seal_sign(l->seal, der, a, manifest, err);
}

enum ctg_code ctg_seal_liasse(struct ctg_seal *s, const char *path,
	const char *out_path, struct ctg_arena *a, struct ctg_err *err)
{
	struct liasse l = { .path = path, .seal = s };
	enum ctg_code code = open_liasse(&l, a, err);

	if (!code) {
		code = ctg_asic_write(out_path, a, l.files, l.n, sign, &l,
			err);
		close_liasse(&l);
	}
	if (code && !err->file[0])
		ctg_err_at(err, path, 0, 0);
	return code;
}

/* --- without writing ----------------------------------------------------- */

static enum ctg_code check_verdict(const struct ctg_verdict *v,
	struct ctg_err *err)
{
	for (size_t i = 0; i < v->n_files; i++)
		if (v->files[i].state != CTG_FILE_OK)
			return refuse(err, ctg_fail(err, CTG_EDIGEST,
				"«\u00a0%.*s\u00a0» n'est pas ce que dit "
				CTG_MANIFEST_NAME, STR_ARG(v->files[i].name)),
				REMADE);
	if (v->n_faults > 0)
		return ctg_fail(err, CTG_EDIGEST, "%.*s",
			STR_ARG(v->faults[0]));
	return CTG_OK;
}

enum ctg_code ctg_seal_check_liasse(const char *path, struct ctg_arena *a,
	long long now, struct ctg_err *err)
{
	struct liasse l = { .path = path };
	struct ctg_verdict v;
	enum ctg_code code = open_liasse(&l, a, err);

	if (!code) {
		close_liasse(&l);
		code = ctg_verify(&v, a, path, NULL, now, err);
	}
	if (!code)
		code = check_verdict(&v, err);
	if (code && !err->file[0])
		ctg_err_at(err, path, 0, 0);
	return code;
}
