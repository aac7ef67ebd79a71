/* SPDX-License-Identifier: Apache-2.0 */
#include "office.h"

#include "base/io.h"
#include "render/comparison.h"
#include "render/docx.h"
#include "render/odt.h"
#include "render/pdf.h"
#include "render/summary.h"
#include "render/typeset.h"
#include "store/imprint.h"

#include <stdlib.h>
#include <unistd.h>

#define PDF_SECONDS	180

const char *ctg_office_extension(enum ctg_office format)
{
	static const char *const extensions[] = {
		[CTG_OFFICE_ODT] = "odt", [CTG_OFFICE_DOCX] = "docx",
		[CTG_OFFICE_PDF] = "pdf",
	};

	return extensions[format];
}

void ctg_office_typeset(struct ctg_cmd *c, struct ctg_loaded *l)
{
	ctg_typeset(&c->arena, l->text.developed);
}

/* « Caf de la Seine-Saint-Denis, Commune de Dugny » */
static struct ctg_str subject(struct ctg_arena *a,
	const struct ctg_convention *t)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < t->nparties; i++) {
		ctg_buf_puts(&b, i ? ", " : "");
		ctg_buf_add(&b, t->parties[i].nom.s);
	}
	return ctg_buf_str(&b);
}

/* A draft is known by its day: « projet » is said by the mention alone, which
 * goes when the text is to be signed. */
static struct ctg_str edition(struct ctg_arena *a,
	const struct ctg_imprint *i)
{
	struct ctg_buf b = { .arena = a };

	if (i->mention.n)
		return i->mention;
	if (!ctg_str_eq(i->version, STR(CTG_IMPRINT_DRAFT)))
		return i->version;
	if (i->commit.n == 0)
		return STR("texte de travail");
	ctg_buf_puts(&b, "texte du ");
	ctg_date_write(&b, i->date);
	return ctg_buf_str(&b);
}

static struct ctg_sheet_about about(struct ctg_arena *a,
	const struct ctg_convention *t, const struct ctg_imprint *i)
{
	return (struct ctg_sheet_about){
		.title = t->titre.s, .subject = subject(a, t),
		.version = edition(a, i), .commit = i->commit,
		.generator = STR("ctg " CTG_VERSION), .draft = i->draft,
		.mention = i->mention,
	};
}

static const char *soffice(void)
{
	const char *program = getenv("CTG_SOFFICE");

	return program && *program ? program : "soffice";
}

/* As a shell finds it. */
bool ctg_office_has_pdf(struct ctg_arena *a)
{
	const char *program = soffice(), *path = getenv("PATH");
	struct ctg_str rest = ctg_str_from(path ? path : "");

	if (strchr(program, '/'))
		return access(program, X_OK) == 0;
	while (rest.n > 0) {
		struct ctg_str folder = ctg_str_split(&rest, ':');

		if (access(ctg_io_join(a, ctg_str_c(a, folder),
		    ctg_str_from(program)), X_OK) == 0)
			return true;
	}
	return false;
}

enum ctg_code ctg_office_pdf(struct ctg_str *out, struct ctg_cmd *c,
	const struct ctg_str *odt, size_t n, struct ctg_err *err)
{
	const char *tmp = getenv("TMPDIR");
	const struct ctg_pdf_how how = {
		.program = soffice(),
		.folder = tmp && *tmp ? tmp : "/tmp",
		.seconds = PDF_SECONDS,
	};

	return ctg_pdf_make_all(out, &c->arena, odt, n, "odt", &how, err);
}

enum ctg_code ctg_office_sheet(struct ctg_str *out, struct ctg_cmd *c,
	const struct ctg_sheet *sheet, enum ctg_office format,
	struct ctg_err *err)
{
	struct ctg_str document;
	enum ctg_code code;

	if (format == CTG_OFFICE_DOCX)
		return ctg_docx_write(out, &c->arena, sheet, err);
	code = ctg_odt_write(&document, &c->arena, sheet, err);
	if (!code && format == CTG_OFFICE_PDF)
		return ctg_office_pdf(out, c, &document, 1, err);
	if (!code)
		*out = document;
	return code;
}

static struct ctg_sheet_from from(const struct ctg_loaded *l)
{
	return (struct ctg_sheet_from){ .reader = &l->reading->reader,
		.convention = &l->text.convention, .digests = l->digests };
}

enum ctg_code ctg_office_text(struct ctg_str *out, struct ctg_cmd *c,
	const struct ctg_loaded *l, const struct ctg_imprint *imprint,
	enum ctg_office format, struct ctg_err *err)
{
	struct ctg_sheet sheet = { .about = about(&c->arena,
		&l->text.convention, imprint), .charte = l->charte };
	const struct ctg_sheet_from f = from(l);
	enum ctg_code code = ctg_sheet_make(&sheet, &c->arena,
		l->text.developed, &f, err);

	return code ? code : ctg_office_sheet(out, c, &sheet, format, err);
}

/* --- two versions -------------------------------------------------------- */

/* « dugny-2023@1 (version 1) » */
static enum ctg_code name(struct ctg_str *out, struct ctg_imprint *imprint,
	struct ctg_arena *a, const struct ctg_loaded *l, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	if (l->imprint)
		*imprint = *l->imprint;
	else
		code = ctg_imprint_find(imprint, a, l->reading, err);
	if (!code)
		*out = ctg_strf(a, "%.*s (%.*s)", STR_ARG(l->label),
			STR_ARG(imprint->version));
	return code;
}

/* The imprint is that of the new one. */
static enum ctg_code names(struct ctg_str out[2], struct ctg_imprint *imprint,
	struct ctg_arena *a, const struct ctg_loaded v[2],
	struct ctg_err *err)
{
	enum ctg_code code = name(&out[0], imprint, a, &v[0], err);

	return code ? code : name(&out[1], imprint, a, &v[1], err);
}

/* Out of git nothing says who wrote a text, nor when: they are then the
 * program and today. */
static void sign(struct ctg_imprint *i)
{
	if (!i->date.year)
		i->date = ctg_today();
	if (!i->author.n)
		i->author = STR("ctg");
}

static struct ctg_str midnight(struct ctg_arena *a, struct ctg_date day)
{
	struct ctg_buf b = { .arena = a };

	ctg_date_write_iso(&b, day);
	ctg_buf_puts(&b, "T00:00:00");
	return ctg_buf_str(&b);
}

static void summarise(struct ctg_sheet *sheet, struct ctg_arena *a,
	const struct ctg_diff *d, const struct ctg_str versions[2],
	const struct ctg_imprint *i)
{
	struct ctg_buf date = { .arena = a };
	struct ctg_summary s = { versions[0], versions[1], i->author,
		{ NULL, 0 } };

	ctg_date_write(&date, i->date);
	s.date = ctg_buf_str(&date);
	ctg_summary_put(sheet, a, d, &s);
}

/* What documents of two versions begin with.  It points to itself. */
struct pair {
	struct ctg_sheet sheet;
	struct ctg_sheet_from old, now;
	struct ctg_imprint imprint;
	struct ctg_str names[2];
};

static enum ctg_code begin(struct pair *p, struct ctg_cmd *c,
	const struct ctg_loaded v[2], struct ctg_err *err)
{
	enum ctg_code code = names(p->names, &p->imprint, &c->arena, v, err);

	if (code)
		return code;
	p->old = from(&v[0]);
	p->now = from(&v[1]);
	p->now.before = &p->old;
	p->sheet = (struct ctg_sheet){ .about = about(&c->arena,
		&v[1].text.convention, &p->imprint),
		.charte = v[1].charte };
	return CTG_OK;
}

enum ctg_code ctg_office_redline(struct ctg_str *out, struct ctg_cmd *c,
	const struct ctg_diff *d, const struct ctg_loaded v[2],
	enum ctg_office format, bool summary, struct ctg_err *err)
{
	struct pair p;
	struct ctg_sheet_about *about = &p.sheet.about;
	enum ctg_code code = begin(&p, c, v, err);

	if (code)
		return code;
	sign(&p.imprint);
	about->version = ctg_strf(&c->arena, "de %.*s à %.*s",
		STR_ARG(v[0].label), STR_ARG(v[1].label));
	about->author = p.imprint.author;
	about->date = midnight(&c->arena, p.imprint.date);
	code = ctg_sheet_make(&p.sheet, &c->arena, d->tree, &p.now, err);
	if (!code && summary)
		summarise(&p.sheet, &c->arena, d, p.names, &p.imprint);
	return code ? code : ctg_office_sheet(out, c, &p.sheet, format, err);
}

enum ctg_code ctg_office_comparison(struct ctg_str *out, struct ctg_cmd *c,
	const struct ctg_diff *d, const struct ctg_loaded v[2],
	enum ctg_office format, struct ctg_err *err)
{
	struct pair p;
	enum ctg_code code = begin(&p, c, v, err);

	if (code)
		return code;
	if (!p.imprint.mention.n) {
		p.sheet.about.version = STR("tableau comparatif");
		p.sheet.about.draft = false;
	}
	code = ctg_comparison_make(&p.sheet, &c->arena, d, &p.now,
		p.names[0], p.names[1], err);
	return code ? code : ctg_office_sheet(out, c, &p.sheet, format, err);
}
