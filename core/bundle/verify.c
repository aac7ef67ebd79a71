/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/verify.h"

#include "base/io.h"
#include "bundle/asic_read.h"
#include "bundle/verifying.h"

#include <stdlib.h>

struct judge {
	struct ctg_verdict *v;
	const struct ctg_trust *trust;
	long long now;
	struct ctg_err *err;
};

/* What is wrong with the bundle is a fault; what keeps us from reading it is
 * an error. */
static enum ctg_code fault(struct judge *j, enum ctg_code code,
	const struct ctg_err *why)
{
	if (code == CTG_EDIGEST) {
		ctg_verdict_fault(j->v, "%s", why->msg);
		return CTG_OK;
	}
	if (code)
		*j->err = *why;
	return code;
}

/* --- sealed -------------------------------------------------------------- */

static enum ctg_code judge_signatures(struct judge *j,
	const struct ctg_asic *s)
{
	struct ctg_cms_signature *found;
	enum ctg_code code = CTG_OK;
	size_t n;

	for (size_t i = 0; i < s->n && !code; i++) {
		code = ctg_cms_verify(&found, &n, j->v->arena,
			s->signatures[i].der, s->signatures[i].xml, j->trust,
			j->now, j->err);
		if (!code)
			ctg_verdict_signatures(j->v, found, n, STR(""));
	}
	return code;
}

/* What others put in META-INF/ is theirs to judge. */
static void tell_foreign(struct ctg_verdict *v, const struct ctg_asic *s)
{
	if (s->zip.odd)
		ctg_verdict_unchecked(v, ctg_strf(v->arena, "la forme stricte "
			"du conteneur, d'un autre programme, qui a %.*s",
			STR_ARG(ctg_container_oddities(v->arena,
			s->zip.odd))));
	for (size_t i = 0; i < s->zip.n; i++)
		if (!ctg_asic_is_known(s, &s->zip.entries[i]))
			ctg_verdict_unchecked(v, s->zip.entries[i].name);
}

static enum ctg_code judge_content(struct judge *j, const struct ctg_asic *s)
{
	const struct ctg_container_entry *proof = ctg_container_find(&s->zip,
		STR(CTG_MANIFEST_NAME));
	struct ctg_err why = { 0 };
	struct ctg_str json;
	enum ctg_code code;

	if (ctg_asic_is_ours(s, j->v->arena))
		ctg_asic_judge_form(j->v, s);
	else
		tell_foreign(j->v, s);
	if (!proof) {
		ctg_verdict_unchecked(j->v, STR("l'origine du contenu, que "
			"ne dit aucun " CTG_MANIFEST_NAME));
		return CTG_OK;
	}
	code = ctg_container_read(&json, j->v->arena, &s->zip, proof,
		CTG_MANIFEST_MAX, &why);
	if (!code)
		ctg_verify_proof(j->v, json);
	return fault(j, code, &why);
}

static enum ctg_code judge_sealed(struct judge *j,
	const struct ctg_container *zip)
{
	struct ctg_err why = { 0 };
	struct ctg_asic s;
	enum ctg_code code = ctg_asic_read(&s, j->v->arena, zip, &why);

	if (code)
		return fault(j, code, &why);
	if (s.n == 0)
		ctg_verdict_fault(j->v, "le conteneur n'a aucune signature "
			"CAdES");
	code = fault(j, ctg_asic_judge(j->v, &s, &why), &why);
	if (!code)
		code = judge_content(j, &s);
	return code ? code : judge_signatures(j, &s);
}

/* --- what it is ---------------------------------------------------------- */

static bool has(const struct ctg_container *zip, const char *name)
{
	return ctg_container_find(zip, ctg_str_from(name)) != NULL;
}

/* Whoever takes away the manifests, or the type, must not make a liasse of
 * what is left. */
static enum ctg_bundle_kind kind_of(const struct ctg_container *zip)
{
	if (ctg_asic_is(zip))
		return CTG_BUNDLE_SEALED;
	if (has(zip, "content.xml") || has(zip, "[Content_Types].xml"))
		return CTG_BUNDLE_PACKAGE;
	if (has(zip, "mimetype"))
		return CTG_BUNDLE_SEALED;
	return has(zip, CTG_MANIFEST_NAME) ? CTG_BUNDLE_LIASSE :
		CTG_BUNDLE_OTHER;
}

static enum ctg_code judge_zip(struct judge *j,
	const struct ctg_container *zip)
{
	struct ctg_verdict *v = j->v;
	struct ctg_err why = { 0 };

	v->kind = kind_of(zip);
	switch (v->kind) {
	case CTG_BUNDLE_SEALED:
		return judge_sealed(j, zip);
	case CTG_BUNDLE_LIASSE:
		return fault(j, ctg_verify_zip(v, zip, &why), &why);
	case CTG_BUNDLE_PACKAGE:
		return CTG_OK;
	case CTG_BUNDLE_OTHER:
		break;
	}
	ctg_verdict_fault(v, "ce n'est ni un conteneur ASiC-E, ni une liasse, "
		"ni un document ODT ou DOCX");
	return CTG_OK;
}

static enum ctg_code read_entry(const struct ctg_verify_files *files,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_container *zip = files->context;

	return ctg_container_read(out, a, zip, ctg_container_find(zip, name),
		CTG_BESIDE_MAX, err);
}

static enum ctg_code read_file(const struct ctg_verify_files *files,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	return ctg_io_read(out, a, ctg_io_join(a, files->context, name),
		CTG_BESIDE_MAX, err);
}

/* What a seal covers was there when a token dated the seal: that is when its
 * own signatures must hold, whatever has expired since. */
static long long known_since(const struct judge *j)
{
	long long at = j->now;

	for (size_t i = 0; i < j->v->n_signatures; i++) {
		const struct ctg_cms_signature *s = &j->v->signatures[i];

		if (s->valid && s->has_token && s->at < at)
			at = s->at;
	}
	return at;
}

static enum ctg_code judge_file(struct judge *j, const char *path)
{
	struct ctg_container zip;
	struct ctg_err why = { 0 };
	enum ctg_code code = ctg_container_open(&zip, j->v->arena, path,
		&why);

	if (code)
		return fault(j, code, &why);
	code = judge_zip(j, &zip);
	if (!code)
		code = ctg_verify_beside(j->v, &(struct ctg_verify_files){
			read_entry, &zip }, j->trust, known_since(j), j->err);
	ctg_container_close(&zip);
	return code;
}

static int by_name(const void *pa, const void *pb)
{
	const struct ctg_verdict_file *a = pa, *b = pb;

	return ctg_str_cmp(a->name, b->name);
}

enum ctg_code ctg_verify(struct ctg_verdict *out, struct ctg_arena *a,
	const char *path, const struct ctg_trust *trust, long long now,
	struct ctg_err *err)
{
	struct ctg_verdict v = { .arena = a };
	struct judge j = { &v, trust, now, err };
	enum ctg_code code;

	if (ctg_io_is_dir(path)) {
		code = ctg_verify_folder(&v, path, err);
		if (!code)
			code = ctg_verify_beside(&v, &(struct
				ctg_verify_files){ read_file, path }, trust,
				now, err);
	} else {
		code = judge_file(&j, path);
	}
	if (code)
		return code;
	if (v.n_files > 0)
		qsort(v.files, v.n_files, sizeof(*v.files), by_name);
	*out = v;
	return CTG_OK;
}
