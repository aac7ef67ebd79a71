/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic_read.h"

#include "bundle/verifying.h"

static enum ctg_code judge_reference(struct ctg_verdict *v,
	const struct ctg_container *zip, const struct ctg_asic_reference *r,
	const struct ctg_str *digests, struct ctg_err *err)
{
	const struct ctg_container_entry *e = ctg_container_find(zip, r->name);
	struct ctg_str got;
	enum ctg_code code = CTG_OK;

	if (!e) {
		ctg_verdict_file(v, r->name, CTG_FILE_MISSING);
		return CTG_OK;
	}
	got = digests[e - zip->entries];
	if (ctg_asic_is_data(e) && got.n == 0)
		return CTG_OK;
	if (r->kind != CTG_DIGEST_SHA256 || !ctg_asic_is_data(e))
		code = ctg_verify_digest(&got, v->arena, zip, e, r->kind,
			err);
	if (!code && !ctg_str_eq(got, r->digest))
		ctg_verdict_file(v, e->name, CTG_FILE_ALTERED);
	return code;
}

static enum ctg_code judge_manifest(struct ctg_verdict *v,
	const struct ctg_container *zip, const struct ctg_asic_manifest *m,
	const struct ctg_str *digests, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < m->n && !code; i++)
		code = judge_reference(v, zip, &m->files[i], digests, err);
	for (size_t i = 0; i < zip->n; i++)
		if (ctg_asic_is_data(&zip->entries[i]) &&
		    !ctg_asic_manifest_find(m, zip->entries[i].name))
			ctg_verdict_file(v, zip->entries[i].name,
				CTG_FILE_UNCOVERED);
	return code;
}

enum ctg_code ctg_asic_judge(struct ctg_verdict *v, const struct ctg_asic *s,
	struct ctg_err *err)
{
	struct ctg_str *digests = CTG_NEW_N(v->arena, struct ctg_str,
		s->zip.n);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < s->zip.n && !code; i++)
		if (ctg_asic_is_data(&s->zip.entries[i]))
			code = ctg_verify_entry(v, &digests[i], &s->zip,
				&s->zip.entries[i], err);
	for (size_t i = 0; i < s->n && !code; i++)
		code = judge_manifest(v, &s->zip, &s->signatures[i].manifest,
			digests, err);
	return code;
}

bool ctg_asic_is_ours(const struct ctg_asic *s, struct ctg_arena *a)
{
	for (size_t i = 0; i < s->n; i++) {
		struct ctg_buf b = { .arena = a };

		ctg_asic_manifest_write(&b, a, &s->signatures[i].manifest);
		if (ctg_str_eq(ctg_buf_str(&b), s->signatures[i].xml))
			return true;
	}
	return false;
}

/* mimetype, the files, then each manifest with its signature. */
static bool has_our_order(const struct ctg_asic *s, struct ctg_arena *a)
{
	const struct ctg_container *z = &s->zip;
	size_t at = 1;

	while (at < z->n && ctg_asic_is_data(&z->entries[at]))
		at++;
	if (z->n - at != 2 * s->n)
		return false;
	for (unsigned i = 1; i <= s->n; i++, at += 2) {
		struct ctg_str signature = ctg_asic_signature_name(a, i);

		if (!ctg_str_eq(z->entries[at].name,
			ctg_asic_manifest_name(a, i)) ||
		    !ctg_str_eq(z->entries[at + 1].name, signature) ||
		    !ctg_str_eq(s->signatures[i - 1].manifest.signature,
			signature))
			return false;
	}
	return true;
}

void ctg_asic_judge_form(struct ctg_verdict *v, const struct ctg_asic *s)
{
	if (s->zip.odd)
		ctg_verdict_fault(v, "le conteneur n'est pas tel que ctg l'a "
			"écrit : il a %.*s", STR_ARG(ctg_container_oddities(
			v->arena, s->zip.odd)));
	if (!has_our_order(s, v->arena))
		ctg_verdict_fault(v, "le conteneur n'est pas tel que ctg l'a "
			"écrit : l'ordre ou les noms de ses entrées ont "
			"changé");
}

enum ctg_code ctg_asic_check(const struct ctg_asic *s, struct ctg_arena *a,
	struct ctg_err *err)
{
	struct ctg_verdict v = { .arena = a };
	enum ctg_code code = ctg_asic_judge(&v, s, err);

	if (code)
		return code;
	ctg_asic_judge_form(&v, s);
	if (v.n_faults > 0)
		return ctg_fail(err, CTG_EDIGEST, "%.*s",
			STR_ARG(v.faults[0]));
	for (size_t i = 0; i < v.n_files; i++)
		if (v.files[i].state != CTG_FILE_OK)
			return ctg_fail(err, CTG_EDIGEST, "le fichier %.*s "
				"n'est pas celui qui a été scellé",
				STR_ARG(v.files[i].name));
	return CTG_OK;
}
