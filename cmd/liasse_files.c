/* SPDX-License-Identifier: Apache-2.0 */
#include "liasse.h"

#include "base/hash.h"
#include "bundle/bordereau.h"
#include "bundle/metadata.h"

#include <stdlib.h>

/* --- files ---------------------------------------------------------------- */

static bool is_taken(const struct ctg_liasse_making *k, struct ctg_str name)
{
	for (size_t i = 0; i < k->out->n; i++)
		if (ctg_str_eq(k->out->v[i].about.name, name))
			return true;
	return false;
}

/* « 04-deliberation-caf-2.pdf » */
static struct ctg_str unique(const struct ctg_liasse_making *k,
	struct ctg_str name)
{
	struct ctg_str ext = ctg_manifest_extension(name), tried = name;
	struct ctg_str stem = ctg_manifest_stem(name);

	for (unsigned i = 2; is_taken(k, tried); i++)
		tried = ctg_strf(k->arena, "%.*s-%u.%.*s", STR_ARG(stem), i,
			STR_ARG(ext));
	return tried;
}

static enum ctg_code check_size(const struct ctg_liasse_making *k)
{
	enum ctg_code code;

	if (k->out->size <= CTG_LIASSE_MAX)
		return CTG_OK;
	code = ctg_fail(k->err, CTG_EREFUSED, "la liasse dépasse 150 Mo");
	ctg_err_hint(k->err, "allégez les pièces et les annexes, ou demandez "
		"moins de formats (--format pdf)");
	return code;
}

static enum ctg_code set_bytes(struct ctg_liasse_making *k,
	struct ctg_liasse_file *f, struct ctg_str bytes)
{
	k->out->size += bytes.n;
	k->out->size -= f->bytes.n;
	f->bytes = bytes;
	f->about.size = bytes.n;
	f->about.sha256 = ctg_hash_kept(k->arena, bytes);
	return check_size(k);
}

enum ctg_code ctg_liasse_add(struct ctg_liasse_making *k,
	const struct ctg_manifest_file *about, struct ctg_str bytes)
{
	struct ctg_liasse_made *out = k->out;
	struct ctg_liasse_file *f;

	CTG_MORE(k->arena, out->v, out->n, out->room);
	f = &out->v[out->n];
	*f = (struct ctg_liasse_file){ .about = *about };
	f->about.name = unique(k, about->name);
	out->n++;
	return set_bytes(k, f, bytes);
}

static enum ctg_code put_one(struct ctg_liasse_making *k,
	const struct ctg_liasse_document *d, enum ctg_office format,
	struct ctg_str *odt)
{
	bool pdf = format == CTG_OFFICE_PDF;
	const struct ctg_manifest_file about = {
		.name = ctg_strf(k->arena, "%.*s.%s", STR_ARG(d->stem),
			ctg_office_extension(format)),
		.role = ctg_str_from(d->role),
		.informative = d->informative, .remade = !pdf,
	};
	struct ctg_str bytes = *odt;
	enum ctg_code code = CTG_OK;

	if (!pdf || odt->n == 0)
		code = d->write(&bytes, k, d->what,
			pdf ? CTG_OFFICE_ODT : format);
	if (!code && format == CTG_OFFICE_ODT)
		*odt = bytes;
	if (!code)
		code = ctg_liasse_add(k, &about, bytes);
	if (!code)
		k->out->v[k->out->n - 1].is_odt = pdf;
	return code;
}

enum ctg_code ctg_liasse_put(struct ctg_liasse_making *k,
	const struct ctg_liasse_document *d)
{
	struct ctg_str odt = { 0 };
	enum ctg_code code = CTG_OK;

	for (int i = 0; i < CTG_LIASSE_FORMATS && !code; i++)
		if (k->how->formats[i])
			code = put_one(k, d, (enum ctg_office)i, &odt);
	return code;
}

static enum ctg_code make_pdfs(struct ctg_liasse_making *k)
{
	struct ctg_liasse_made *out = k->out;
	struct ctg_str *odt = CTG_NEW_N(k->arena, struct ctg_str, out->n);
	struct ctg_str *pdf = CTG_NEW_N(k->arena, struct ctg_str, out->n);
	enum ctg_code code;
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].is_odt)
			odt[n++] = out->v[i].bytes;
	code = n ? ctg_office_pdf(pdf, k->c, odt, n, k->err) : CTG_OK;
	n = 0;
	for (size_t i = 0; i < out->n && !code; i++)
		if (out->v[i].is_odt) {
			out->v[i].is_odt = false;
			code = set_bytes(k, &out->v[i], pdf[n++]);
		}
	return code;
}

/* --- what goes with them -------------------------------------------------- */

/* Of files of a liasse too, which begin with what the proof says of them. */
static int by_name(const void *a, const void *b)
{
	const struct ctg_manifest_file *f = a, *g = b;

	return ctg_str_cmp(f->name, g->name);
}

/* The files made so far, by name; made again, those that the proof names. */
static void list(struct ctg_manifest *out, const struct ctg_liasse_making *k)
{
	const struct ctg_liasse_made *made = k->out;
	const struct ctg_manifest *from = k->proof;
	size_t n = from ? from->n_files : made->n;
	struct ctg_manifest_file *v = CTG_NEW_N(k->arena,
		struct ctg_manifest_file, n);

	*out = made->proof;
	for (size_t i = 0; i < n; i++)
		v[i] = from ? from->files[i] : made->v[i].about;
	qsort(v, n, sizeof(*v), by_name);
	out->files = v;
	out->n_files = n;
}

static void leave_out(struct ctg_manifest *m, struct ctg_str role)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n_files; i++)
		if (!ctg_str_eq(m->files[i].role, role))
			m->files[n++] = m->files[i];
	m->n_files = n;
}

/* What goes to the parapheur is the PDF, when there is one. */
static void put_main_first(struct ctg_manifest *m)
{
	struct ctg_manifest_file first;
	size_t at = 0;

	for (size_t i = 0; i < m->n_files; i++)
		if (ctg_str_eq(m->files[i].role, STR("acte")) &&
		    ctg_str_ends(m->files[i].name, STR(".pdf")))
			at = i;
	first = m->files[at];
	memmove(m->files + 1, m->files, at * sizeof(*m->files));
	m->files[0] = first;
}

static enum ctg_code add_metadata(struct ctg_liasse_making *k,
	struct ctg_str title)
{
	const struct ctg_manifest_file about = {
		.name = STR("07-metadonnees.json"),
		.role = STR("metadonnees"), .remade = true };
	struct ctg_buf b = { .arena = k->arena };
	struct ctg_manifest m;

	list(&m, k);
	leave_out(&m, about.role);
	leave_out(&m, STR("bordereau"));
	put_main_first(&m);
	ctg_metadata_write(&b, k->l, &m, title);
	return ctg_liasse_add(k, &about, ctg_buf_str(&b));
}

/* It cannot give its own digest, in any format. */
static enum ctg_code write_bordereau(struct ctg_str *out,
	struct ctg_liasse_making *k, void *what, enum ctg_office format)
{
	const struct ctg_str *title = what;
	struct ctg_loaded look = { 0 };
	struct ctg_sheet sheet = { .about = {
		.title = *title, .version = STR("bordereau de la liasse"),
		.commit = k->out->proof.commit,
		.generator = k->out->proof.tool, .draft = k->how->draft } };
	struct ctg_manifest m;
	enum ctg_code code = ctg_office_charte_at(&look, k->c, &k->l->at,
		&k->l->settings, format, k->err);

	if (code)
		return code;
	list(&m, k);
	leave_out(&m, STR("bordereau"));
	sheet.charte = look.charte;
	ctg_bordereau_make(&sheet, k->l, &m);
	return ctg_office_sheet(out, k->c, &sheet, format, k->err);
}

/* --- the whole ------------------------------------------------------------ */

static enum ctg_code make_all(struct ctg_liasse_making *k)
{
	struct ctg_str title;
	const struct ctg_liasse_document bordereau = {
		.stem = STR("06-bordereau"), .role = "bordereau",
		.write = write_bordereau, .what = &title };
	const struct ctg_liasse *l = k->l;
	enum ctg_code code = ctg_liasse_proof(&k->out->proof, l,
		k->how->draft, k->err);

	k->out->proof.tool = STR("ctg " CTG_VERSION);
	if (k->proof) {
		k->out->proof.commit = k->proof->commit;
		k->out->proof.date = k->proof->date;
	}
	if (!code)
		code = ctg_liasse_texts(&title, k);
	/* Signed since, the act has other pieces than the draft had. */
	if (!code && !k->out->instead)
		code = ctg_liasse_pieces(k);
	if (!code)
		code = make_pdfs(k);
	if (!code)
		code = add_metadata(k, title);
	if (!code)
		code = ctg_liasse_put(k, &bordereau);
	return code ? code : make_pdfs(k);
}

enum ctg_code ctg_liasse_make(struct ctg_liasse_made *out, struct ctg_cmd *c,
	const struct ctg_liasse *l, const struct ctg_liasse_how *how,
	struct ctg_err *err)
{
	struct ctg_liasse_making k = { .c = c, .arena = &c->arena, .l = l,
		.how = how, .out = out, .err = err };
	enum ctg_code code;

	*out = (struct ctg_liasse_made){ 0 };
	code = make_all(&k);
	if (code)
		return code;
	qsort(out->v, out->n, sizeof(*out->v), by_name);
	list(&out->proof, &k);
	return CTG_OK;
}

static bool has_format(const struct ctg_manifest *proof,
	enum ctg_office format)
{
	struct ctg_str ext = ctg_str_from(ctg_office_extension(format));

	for (size_t i = 0; i < proof->n_files; i++)
		if (ctg_str_eq(proof->files[i].role, STR("acte")) &&
		    ctg_str_eq(ctg_manifest_extension(proof->files[i].name),
		    ext))
			return true;
	return false;
}

enum ctg_code ctg_liasse_remake(struct ctg_liasse_made *out,
	struct ctg_cmd *c, const struct ctg_repo *r,
	const struct ctg_manifest *proof, struct ctg_err *err)
{
	const struct ctg_liasse_how how = { .draft = proof->draft, .formats = {
		[CTG_OFFICE_ODT] = has_format(proof, CTG_OFFICE_ODT),
		[CTG_OFFICE_DOCX] = has_format(proof, CTG_OFFICE_DOCX) } };
	struct ctg_liasse l;
	struct ctg_liasse_making k = { .c = c, .arena = &c->arena, .l = &l,
		.how = &how, .out = out, .proof = proof, .err = err };
	enum ctg_code code = ctg_liasse_open_proof(&l, &c->arena, r, proof,
		err);

	*out = (struct ctg_liasse_made){ 0 };
	if (code == CTG_EGIT && proof->tag.n == 0) {
		ctg_liasse_close(&l);
		out->instead = true;
		code = ctg_liasse_open_instead(&l, &c->arena, r, proof, err);
	}
	if (!code)
		code = make_all(&k);
	ctg_liasse_close(&l);
	return code;
}
