/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/der.h"
#include "bundle/verifying.h"

struct beside {
	struct ctg_verdict *v;
	const struct ctg_verify_files *files;
	const struct ctg_trust *trust;
	long long now;
	struct ctg_err *err;
};

#define END	STR(".p7s")

/* « acte.pdf » of « acte.pdf-2 », a second signature of it. */
static struct ctg_str without_rank(struct ctg_str name)
{
	struct ctg_str s = name;

	while (s.n > 0 && ctg_is_digit(s.p[s.n - 1]))
		s.n--;
	return s.n > 1 && s.n < name.n && s.p[s.n - 1] == '-' ?
		ctg_str_head(s, s.n - 1) : name;
}

/* « acte.pdf » of « acte.pdf.p7s », when it is there. */
static const struct ctg_verdict_file *signed_by(const struct ctg_verdict *v,
	const struct ctg_verdict_file *f)
{
	struct ctg_str name = ctg_str_head(f->name, f->name.n - END.n);
	const struct ctg_verdict_file *found = ctg_verdict_find(v, name);

	return found ? found : ctg_verdict_find(v, without_rank(name));
}

static enum ctg_code read(const struct beside *b, struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_verdict_file *f)
{
	return b->files->read(b->files, out, a, f->name, b->err);
}

static enum ctg_code judge(const struct beside *b,
	const struct ctg_verdict_file *p7s,
	const struct ctg_verdict_file *content)
{
	struct ctg_arena held = CTG_ARENA_INIT;
	struct ctg_cms_signature *found;
	struct ctg_str der, bytes;
	size_t n;
	enum ctg_code code = read(b, &der, &held, p7s);

	if (!code)
		code = read(b, &bytes, &held, content);
	if (!code)
		code = ctg_cms_verify(&found, &n, b->v->arena,
			ctg_der_of(&held, der), bytes, b->trust, b->now,
			b->err);
	if (!code)
		ctg_verdict_signatures(b->v, found, n, content->name);
	ctg_arena_release(&held);
	return code;
}

/* One that a parapheur signed inside. */
static void tell_inside(struct ctg_verdict *v,
	const struct ctg_verdict_file *f)
{
	if (ctg_str_has(f->name, STR("signature")) &&
	    ctg_str_ends(f->name, STR(".pdf")) &&
	    !ctg_verdict_find(v, ctg_strf(v->arena, "%.*s.p7s",
	    STR_ARG(f->name))))
		ctg_verdict_unchecked(v, ctg_strf(v->arena, "les signatures "
			"que contient %.*s", STR_ARG(f->name)));
}

/* What is altered is told already. */
enum ctg_code ctg_verify_beside(struct ctg_verdict *v,
	const struct ctg_verify_files *files, const struct ctg_trust *trust,
	long long now, struct ctg_err *err)
{
	const struct beside b = { v, files, trust, now, err };
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < v->n_files && !code; i++) {
		const struct ctg_verdict_file *f = &v->files[i], *content;

		tell_inside(v, f);
		if (!ctg_str_ends(f->name, END) || !f->sha256.n)
			continue;
		content = signed_by(v, f);
		if (!content)
			ctg_verdict_unchecked(v, ctg_strf(v->arena, "la "
				"signature %.*s, sans le fichier qu'elle "
				"signe", STR_ARG(f->name)));
		else if (!content->sha256.n)
			continue;
		else if (f->size + content->size > CTG_BESIDE_MAX)
			ctg_verdict_unchecked(v, ctg_strf(v->arena, "la "
				"signature %.*s, d'un fichier de plus de "
				"16 Mo", STR_ARG(f->name)));
		else
			code = judge(&b, f, content);
	}
	return code;
}
