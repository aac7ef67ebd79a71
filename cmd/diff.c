/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "diff_forms.h"
#include "office.h"
#include "load.h"
#include "named.h"
#include "share.h"

#include "base/io.h"
#include "diff/extract.h"
#include "diff/tally.h"
#include "render/html.h"
#include "render/redline.h"
#include "store/folder.h"

#include <stddef.h>

enum format { AUTO, TERM, HTML, JSON, ODT, DOCX, TABLEAU_ODT, TABLEAU_DOCX };

struct args {
	struct ctg_opt_list versions;
	int format;		/* AUTO: as the name of the file says */
	const char *output, *divisions, *charte;
	bool no_typing, summary, no_summary, simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERANDS, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>[@version] [<id>[@version]]", AT(versions),
	  .help = "une version, ou deux : nom, dossier, fichier" },
	{ CTG_OPT_CHOICE, .name = "format", .value = "forme",
	  .choices = "auto|term|html|json|odt|docx|tableau-odt|tableau-docx",
	  AT(format),
	  .help = "term html json odt docx tableau-odt tableau-docx" },
	{ CTG_OPT_TEXT, .name = "articles", .value = "liste", AT(divisions),
	  .help = "4,10 ou 5-1 ou \"annexe 2\" seulement" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "charte", .value = "fichier",
	  AT(charte),
	  .help = "document dont l'aspect est repris" },
	{ CTG_OPT_FLAG, .name = "resume", AT(summary),
	  .help = "ne donne que le résumé" },
	{ CTG_OPT_FLAG, .name = "sans-resume", AT(no_summary),
	  .help = "odt, docx : pas de première page qui résume" },
	{ CTG_OPT_FLAG, .name = "sans-typographie", AT(no_typing),
	  .help = "tait espaces, apostrophes et guillemets" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .name = "sortie",
	  .value = "fichier", AT(output),
	  .help = "écrit dans ce fichier" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "avec -o : compte ce qu'il contiendrait" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg diff dugny-2023", "le projet, face au texte en vigueur",
	"ctg diff dugny-2023@0 dugny-2023@1", "ce qu'a changé l'avenant n° 1",
	"ctg diff --resume ancien/ nouveau/", "deux dossiers, en une phrase",
	"ctg diff dugny-2023 -o page.html", "une page à ouvrir ou imprimer",
	"ctg diff dugny-2023 -o relecture.docx",
		"le texte avec ses modifications suivies, pour Word",
	"ctg diff dugny-2023 --format tableau-odt -o tableau.odt",
		"deux colonnes, pour ceux qui délibèrent",
	NULL,
};

/* --- text ---------------------------------------------------------------- */

static void text(struct ctg_buf *b, struct ctg_cmd *c,
	const struct ctg_loaded v[2], const struct ctg_diff *d, bool summary)
{
	const struct ctg_term_style style = { c->out.width, c->out.colour };
	struct ctg_str tally = ctg_diff_tally(b->arena, d);

	if (d->n == 0)
		return;
	ctg_term_safe(b, v[0].label);
	ctg_buf_puts(b, " → ");
	ctg_term_safe(b, v[1].label);
	ctg_buf_puts(b, "\n");
	ctg_buf_add(b, tally);
	ctg_buf_putc(b, '\n');
	if (!summary)
		ctg_redline_write(b, d, &style);
}

/* --- HTML ---------------------------------------------------------------- */

#define WEB_FILE	(1 << 20)

static enum ctg_code read_web(struct ctg_str *out, struct ctg_cmd *c,
	const char *name, struct ctg_err *err)
{
	const char *templates = ctg_share_find(&c->arena, "templates");

	if (!templates)
		return ctg_fail(err, CTG_ESYSTEM, "les modèles du programme "
			"sont introuvables");
	return ctg_io_read(out, &c->arena, ctg_strf(&c->arena, "%s/web/%s",
		templates, name).p, WEB_FILE, err);
}

static enum ctg_code html(struct ctg_buf *b, struct ctg_cmd *c,
	const struct ctg_loaded v[2], const struct ctg_diff *d,
	struct ctg_err *err)
{
	struct ctg_html_page page = { .old = v[0].label, .now = v[1].label,
		.title = v[1].text.convention.titre.s };
	enum ctg_code code = read_web(&page.css, c, "diff.css", err);

	if (code == CTG_OK)
		code = read_web(&page.script, c, "diff.js", err);
	if (code == CTG_OK)
		ctg_html_diff(b, d, &page);
	return code;
}

/* --- the whole ----------------------------------------------------------- */

static bool is_office(enum format f)
{
	return f >= ODT;
}

static enum ctg_office office_of(enum format f)
{
	return f == ODT || f == TABLEAU_ODT ? CTG_OFFICE_ODT :
		CTG_OFFICE_DOCX;
}

/* What the file ends with. */
static const char *form_of(enum format f)
{
	return f == TERM ? "txt" : f == HTML ? "html" : f == JSON ? "json" :
		ctg_office_extension(office_of(f));
}

/* As its name says, unless another form was asked for. */
static enum format format_of(const struct ctg_cmd *c, const struct args *args)
{
	static const enum format named[] = { HTML, JSON, ODT, DOCX };

	if (c->globals.json)
		return JSON;
	if (args->format != AUTO)
		return (enum format)args->format;
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (args->output && ctg_named_is(args->output,
		    form_of(named[i])))
			return named[i];
	return TERM;
}

static enum ctg_code check(const struct ctg_cmd *c, const struct args *args,
	struct ctg_err *err)
{
	enum format format = format_of(c, args);
	enum ctg_code code;

	if (args->summary && format != TERM) {
		code = ctg_fail(err, CTG_EUSAGE,
			"--resume ne donne que du texte");
		ctg_err_hint(err, "retirez --resume, ou ce qui demande la "
			"forme %s", form_of(format));
		return code;
	}
	return args->output ? ctg_named_check(args->output, form_of(format),
		err) : CTG_OK;
}

static void report(struct ctg_cmd *c, const char *file, size_t changes)
{
	struct ctg_buf b = { .arena = &c->arena };

	ctg_buf_printf(&b, "%s : ", file);
	ctg_out_count(&b, changes, "changement", "changements");
	ctg_buf_puts(&b, " (simulation : rien n'est écrit)\n");
	ctg_out_write(&c->out, ctg_buf_str(&b));
}

static enum ctg_code emit(struct ctg_cmd *c, const struct args *args,
	struct ctg_str s, size_t changes, struct ctg_err *err)
{
	enum format format = format_of(c, args);
	bool file = args->output &&
		!ctg_str_eq(ctg_str_from(args->output), STR("-"));

	if (file && !args->simulate)
		return ctg_io_write(args->output, s, err);
	if (file) {
		report(c, args->output, changes);
		return CTG_OK;
	}
	if (!args->output && is_office(format) && c->out.tty) {
		enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "un document "
			"ne se lit pas sur un terminal");

		ctg_err_hint(err, "dites dans quel fichier l'écrire : "
			"-o %s.%s", format >= TABLEAU_ODT ? "tableau" :
			"relecture", ctg_office_extension(office_of(format)));
		return code;
	}
	if (format == TERM || format == JSON)
		ctg_out_page(&c->out);
	ctg_out_write(&c->out, s);
	return CTG_OK;
}

static enum ctg_code load(struct ctg_loaded *v, struct ctg_cmd *c,
	const char *operand, struct ctg_err *err)
{
	return ctg_load(v, c, operand, "comparaison impossible", err);
}

static bool is_id(const char *operand)
{
	return ctg_id_is_valid(ctg_str_from(operand));
}

static const char *at(struct ctg_cmd *c, const char *id, const char *version)
{
	return ctg_strf(&c->arena, "%s@%s", id, version).p;
}

/* The version in force today; before its first day, the one that is signed. */
static enum ctg_code load_in_force(struct ctg_loaded *v, struct ctg_cmd *c,
	const char *id, struct ctg_err *err)
{
	struct ctg_buf day = { .arena = &c->arena };
	struct ctg_err why = { 0 };
	enum ctg_code code;

	ctg_date_write_iso(&day, ctg_today());
	code = load(v, c, at(c, id, day.p), &why);
	if (code == CTG_EREFUSED)
		return load(v, c, at(c, id, "0"), err);
	if (code)
		*err = why;
	return code;
}

/* The open draft; when there is none, the work tree. */
static enum ctg_code load_draft(struct ctg_loaded *v, struct ctg_cmd *c,
	const char *id, struct ctg_err *err)
{
	struct ctg_err why = { 0 };
	enum ctg_code code = load(v, c, at(c, id, "brouillon"), &why);

	if (code == CTG_EGIT)
		return load(v, c, at(c, id, "courant"), err);
	if (code)
		*err = why;
	return code;
}

static enum ctg_code load_both(struct ctg_loaded v[2], struct ctg_cmd *c,
	const struct ctg_opt_list *l, struct ctg_err *err)
{
	enum ctg_code code;

	if (l->n > 2)
		return ctg_fail(err, CTG_EUSAGE,
			"trop de versions : deux au plus se comparent");
	if (l->n == 1 && !is_id(l->v[0])) {
		code = ctg_fail(err, CTG_EUSAGE, "il manque une version à "
			"comparer avec « %s »", l->v[0]);
		ctg_err_hint(err, "ctg diff <ancienne> <nouvelle>");
		return code;
	}
	code = l->n == 2 ? load(&v[0], c, l->v[0], err) :
		load_in_force(&v[0], c, l->v[0], err);
	if (code)
		return code;
	return l->n == 2 ? load(&v[1], c, l->v[1], err) :
		load_draft(&v[1], c, l->v[0], err);
}

static enum ctg_code compare(struct ctg_diff *d, struct ctg_cmd *c,
	const struct args *args, const struct ctg_loaded v[2],
	struct ctg_err *err)
{
	struct ctg_extract part = { .arena = &c->arena };
	enum ctg_code code = CTG_OK;

	if (args->divisions)
		code = ctg_extract_read(&part, ctg_str_from(args->divisions),
			&v[0].text, &v[1].text, err);
	if (code)
		return code;
	ctg_diff_make(d, &c->arena,
		&(struct ctg_version_text){ &v[0].text, v[0].digests },
		&(struct ctg_version_text){ &v[1].text, v[1].digests },
		!args->no_typing);
	if (args->divisions)
		ctg_extract_cut(d, &part);
	return CTG_OK;
}

static enum ctg_code print(struct ctg_buf *b, struct ctg_cmd *c,
	const struct args *args, const struct ctg_loaded v[2],
	const struct ctg_diff *d, struct ctg_err *err)
{
	enum format format = format_of(c, args);
	struct ctg_str document;
	enum ctg_code code;

	switch (format) {
	case TERM:
		text(b, c, v, d, args->summary);
		return CTG_OK;
	case JSON:
		ctg_diff_json(b, v, d);
		return CTG_OK;
	case HTML:
		return html(b, c, v, d, err);
	default:
		code = format >= TABLEAU_ODT ? ctg_office_comparison(&document,
			c, d, v, office_of(format), err) :
			ctg_office_redline(&document, c, d, v,
			office_of(format), !args->no_summary, err);
		if (!code)
			ctg_buf_add(b, document);
		return code;
	}
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_loaded v[2] = { 0 };
	struct ctg_diff d;
	enum ctg_code code;

	code = check(c, args, err);
	if (code)
		return code;
	code = load_both(v, c, &args->versions, err);
	for (int i = 0; i < 2 && !code; i++)
		if (is_office(format_of(c, args)))
			ctg_office_typeset(c, &v[i]);
	if (!code && is_office(format_of(c, args)))
		code = ctg_office_charte(&v[1], c, args->charte,
			office_of(format_of(c, args)), err);
	if (!code)
		code = compare(&d, c, args, v, err);
	if (!code)
		code = print(&b, c, args, v, &d, err);
	if (!code)
		code = emit(c, args, ctg_buf_str(&b), d.n, err);
	ctg_load_close(&v[0]);
	ctg_load_close(&v[1]);
	return code ? code : d.n > 0 ? CTG_EFINDINGS : CTG_OK;
}

const struct ctg_command ctg_cmd_diff = {
	.name = "diff",
	.summary = "montre ce qui change d'une version à l'autre",
	.about =
		"Avec un seul nom, compare le texte en vigueur et le projet "
		"ouvert ; sans projet, la copie de travail. Sans --format, la "
		"forme est celle que dit le nom du fichier écrit, ou un texte "
		"à l'écran.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
