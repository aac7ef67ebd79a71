/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/received.h"

#include "bundle/der.h"
#include "bundle/metadata.h"

struct ctg_str ctg_received_name(const char *path)
{
	return ctg_str_last(ctg_str_from(path), '/');
}

static bool is_pdf(struct ctg_str bytes)
{
	return ctg_str_starts(bytes, STR("%PDF-"));
}

/* --- a PDF ---------------------------------------------------------------- */

/* Whose bytes it begins with: of two, the longer. */
static const struct ctg_sent *begun_by(const struct ctg_received *r,
	const struct ctg_received_judge *j)
{
	const struct ctg_sent *found = NULL;

	for (size_t i = 0; i < j->n; i++)
		if (is_pdf(j->sent[i].bytes) &&
		    ctg_str_starts(r->bytes, j->sent[i].bytes) &&
		    (!found || j->sent[i].bytes.n > found->bytes.n))
			found = &j->sent[i];
	return found;
}

/* Parapheurs add words to names: « 01-acte-dugny-2023-signe.pdf ». */
static const struct ctg_sent *named_by(const struct ctg_received *r,
	const struct ctg_received_judge *j)
{
	struct ctg_str name = ctg_received_name(r->path);
	const struct ctg_sent *found = NULL;

	for (size_t i = 0; i < j->n; i++)
		if (is_pdf(j->sent[i].bytes) && ctg_str_starts(name,
		    ctg_manifest_stem(j->sent[i].about.name)) && (!found ||
		    j->sent[i].about.name.n > found->about.name.n))
			found = &j->sent[i];
	return found;
}

/* What is signed first of all. */
static const struct ctg_sent *find_act(const struct ctg_received_judge *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (is_pdf(j->sent[i].bytes) && ctg_str_eq(
		    j->sent[i].about.role, STR("acte")))
			return &j->sent[i];
	return NULL;
}

static enum ctg_code refuse_pdf(struct ctg_received *r,
	const struct ctg_received_judge *j, struct ctg_err *err)
{
	const struct ctg_sent *named = named_by(r, j);
	enum ctg_code code;

	r->of = named ? named : find_act(j);
	code = named ? ctg_fail(err, CTG_EDIGEST, "ce PDF n'est pas celui "
		"qui a été envoyé : il ne commence pas par les octets de "
		"%.*s", STR_ARG(r->of->about.name)) : ctg_fail(err,
		CTG_EDIGEST, "ce PDF n'est aucun de ceux de la liasse, signé");
	ctg_err_hint(err, named ? "demandez au parapheur le fichier signé tel "
		"quel : fusionner, aplatir ou réimprimer un PDF efface sa "
		"signature" : "ce que le parapheur dit de la signature se "
		"donne par --bordereau");
	return code;
}

enum ctg_code ctg_received_unsigned(const struct ctg_received *r,
	struct ctg_err *err)
{
	return ctg_fail(err, CTG_EDIGEST, "ce qui a été ajouté à %.*s n'est "
		"pas une signature", STR_ARG(r->of->about.name));
}

static enum ctg_code match_pdf(struct ctg_received *r,
	const struct ctg_received_judge *j, struct ctg_err *err)
{
	struct ctg_str added;

	r->of = begun_by(r, j);
	if (!r->of)
		return refuse_pdf(r, j, err);
	added = ctg_str_skip(r->bytes, r->of->bytes.n);
	r->kind = added.n ? CTG_RECEIVED_PDF : CTG_RECEIVED_SAME;
	if (added.n == 0 || ctg_str_has(added, STR("/ByteRange")))
		return CTG_OK;
	return ctg_received_unsigned(r, err);
}

/* --- a detached signature ------------------------------------------------- */

static enum ctg_code verify(bool *valid, struct ctg_received *r,
	struct ctg_arena *a, const struct ctg_sent *s,
	const struct ctg_received_judge *j, struct ctg_err *err)
{
	enum ctg_code code = ctg_cms_verify(&r->signatures, &r->n_signatures,
		a, ctg_der_of(a, r->bytes), s->bytes, j->trust, j->now, err);

	*valid = r->n_signatures > 0;
	for (size_t i = 0; i < r->n_signatures && !code; i++)
		*valid = *valid && r->signatures[i].valid;
	return code;
}

/* « acte.pdf.p7s » names acte.pdf; « acte.p7s », any acte.*. */
static bool is_named(const struct ctg_received *r, const struct ctg_sent *s)
{
	struct ctg_str name = ctg_manifest_stem(ctg_received_name(r->path));

	return ctg_str_eq(name, s->about.name) ||
		ctg_str_eq(name, ctg_manifest_stem(s->about.name));
}

static size_t count_faults(const struct ctg_received *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_signatures; i++)
		n += r->signatures[i].n_faults;
	return n;
}

static struct ctg_str first_fault(const struct ctg_received *r)
{
	for (size_t i = 0; i < r->n_signatures; i++)
		if (r->signatures[i].n_faults > 0)
			return r->signatures[i].faults[0];
	return STR("elle ne se lit pas");
}

/* What it was meant for: where the least is wrong, among those that it names;
 * it may name none, and be over the bytes of one. */
struct meant {
	const struct ctg_sent *of;
	bool named;
	size_t least, most;
	struct ctg_str fault;
};

static enum ctg_code find_meant(struct meant *m, struct ctg_received *r,
	struct ctg_arena *a, const struct ctg_received_judge *j,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;
	bool valid;

	for (size_t i = 0; i < j->n && !code; i++) {
		bool named = is_named(r, &j->sent[i]);
		size_t faults;

		code = verify(&valid, r, a, &j->sent[i], j, err);
		faults = count_faults(r);
		m->most = faults > m->most ? faults : m->most;
		if (m->of && (m->named > named || (m->named == named &&
		    m->least <= faults)))
			continue;
		m->of = &j->sent[i];
		m->named = named;
		m->least = faults;
		m->fault = first_fault(r);
	}
	return code;
}

static enum ctg_code refuse_signature(struct ctg_received *r,
	struct ctg_arena *a, const struct ctg_received_judge *j,
	struct ctg_err *err)
{
	struct meant m = { 0 };
	enum ctg_code code = find_meant(&m, r, a, j, err);

	if (code)
		return code;
	if (!m.of || (!m.named && m.least == m.most))
		return ctg_fail(err, CTG_EDIGEST, "cette signature n'est "
			"celle d'aucun fichier de la liasse");
	return ctg_fail(err, CTG_EDIGEST, "cette signature n'est pas valide "
		"pour %.*s : %.*s", STR_ARG(m.of->about.name),
		STR_ARG(m.fault));
}

static enum ctg_code try_all(struct ctg_received *r, struct ctg_arena *a,
	const struct ctg_received_judge *j, bool named, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;
	bool valid;

	for (size_t i = 0; i < j->n && !code && !r->of; i++) {
		if (is_named(r, &j->sent[i]) != named)
			continue;
		code = verify(&valid, r, a, &j->sent[i], j, err);
		if (!code && valid)
			r->of = &j->sent[i];
	}
	return code;
}

static enum ctg_code match_signature(struct ctg_received *r,
	struct ctg_arena *a, const struct ctg_received_judge *j,
	struct ctg_err *err)
{
	enum ctg_code code;

	r->kind = CTG_RECEIVED_DETACHED;
	code = try_all(r, a, j, true, err);
	if (!code && !r->of)
		code = try_all(r, a, j, false, err);
	return code || r->of ? code : refuse_signature(r, a, j, err);
}

enum ctg_code ctg_received_match(struct ctg_received *r, struct ctg_arena *a,
	const struct ctg_received_judge *j, struct ctg_err *err)
{
	enum ctg_code code;

	r->of = NULL;
	/* « ACTE.P7S », of some systems */
	if (ctg_str_eq(ctg_metadata_extension(a, ctg_received_name(r->path)),
	    STR("p7s")))
		code = match_signature(r, a, j, err);
	else if (is_pdf(r->bytes))
		code = match_pdf(r, j, err);
	else
		code = ctg_fail(err, CTG_EINPUT, "ce n'est ni un PDF signé, "
			"ni une signature détachée (.p7s)");
	if (code)
		ctg_err_at(err, r->path, 0, 0);
	return code;
}
