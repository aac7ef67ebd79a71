/* SPDX-License-Identifier: Apache-2.0 */
#include "liasse.h"

#include "ident.h"
#include "lacks.h"
#include "liasse_write.h"
#include "near.h"

#include "model/act_number.h"
#include "store/folder.h"

#include <stddef.h>

struct args {
	const char *convention, *output, *format;
	bool draft, simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>[@n]", AT(convention),
	  .help = "l'acte ouvert de la convention, ou son acte n" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .name = "sortie",
	  .value = "dossier", AT(output),
	  .help = "dossier à créer, ou fichier .zip" },
	{ CTG_OPT_TEXT, .name = "format", .value = "liste", AT(format),
	  .help = "odt,docx,pdf ; sinon odt, et pdf avec LibreOffice" },
	{ CTG_OPT_FLAG, .name = "projet", AT(draft),
	  .help = "même si l'acte n'est pas prêt : PROJET sur les pages" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait écrit ou ce qui manque, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg liasse dugny-2023 -n", "que manque-t-il pour signer ?",
	"ctg liasse dugny-2023 -o liasse/", "ce qui va au parapheur",
	"ctg liasse dugny-2023 --format docx,pdf -o liasse.zip",
		"dans ces formats, en un seul fichier",
	"ctg liasse dugny-2023@0 -o archive/", "celle de la convention signée",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_str id;
	long acte;
	struct ctg_liasse_how how;
	struct ctg_repo repo;
	struct ctg_liasse liasse;
	struct ctg_liasse_made made;
};

/* --- what is asked -------------------------------------------------------- */

static enum ctg_code usage(struct ctg_err *err, const char *what,
	const char *hint)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "%s", what);

	ctg_err_hint(err, "%s", hint);
	return code;
}

/* A liasse is of an act, not of any version. */
static enum ctg_code read_convention(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_operand op = ctg_operand_read(ctg_str_from(
		w->args->convention));
	struct ctg_str v = op.version;
	unsigned number;
	enum ctg_code code = ctg_ident_read(&w->id, a, ctg_str_c(a, op.what),
		err);

	w->acte = -1;
	if (code || !v.p || ctg_str_eq(v, STR("brouillon")))
		return code;
	if (!ctg_act_number_read(&number, v))
		return usage(err, "une liasse est celle d'un acte, non d'une "
			"version", "un numéro : ctg liasse dugny-2023@1 "
			"; rien : l'acte ouvert");
	w->acte = (long)number;
	return CTG_OK;
}

static bool take_format(struct work *w, struct ctg_str s)
{
	for (int i = 0; i < CTG_LIASSE_FORMATS; i++)
		if (ctg_str_eq(s, ctg_str_from(ctg_office_extension(
		    (enum ctg_office)i)))) {
			w->how.formats[i] = true;
			return true;
		}
	return false;
}

static enum ctg_code read_formats(struct work *w, struct ctg_err *err)
{
	struct ctg_str all = ctg_str_from(w->args->format ?
		w->args->format : "odt");

	if (all.n == 0)
		return usage(err, "--format est vide", "--format odt,pdf");
	while (all.n > 0)
		if (!take_format(w, ctg_str_trim(ctg_str_split(&all, ','))))
			return usage(err, "--format ne connaît que odt, docx "
				"et pdf", "--format odt,pdf");
	if (w->args->format)
		return CTG_OK;
	w->how.formats[CTG_OFFICE_PDF] = ctg_office_has_pdf(&w->c->arena);
	if (!w->how.formats[CTG_OFFICE_PDF])
		ctg_out_talk(&w->c->out, STR("ctg : pas de PDF, "
			"LibreOffice n'est pas installé\n"));
	return CTG_OK;
}

static enum ctg_code check(const struct work *w, struct ctg_err *err)
{
	const char *output = w->args->output;

	if (!output)
		return w->args->simulate ? CTG_OK : usage(err, "il manque le "
			"dossier où l'écrire : -o", "ctg liasse dugny-2023 "
			"-o liasse/");
	if (strcmp(output, "-") == 0 && w->c->out.tty)
		return usage(err, "un fichier zip ne se lit pas sur un "
			"terminal", "-o liasse.zip");
	return ctg_liasse_check_place(&w->c->arena, output, err);
}

/* --- is it ready? --------------------------------------------------------- */

static enum ctg_code refuse(struct work *w, const struct ctg_lack *v,
	size_t n, const struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &w->c->arena };
	const struct ctg_closing *c = w->liasse.closing;
	struct ctg_buf act = { .arena = &w->c->arena };
	enum ctg_code code;

	ctg_lacks_diags(&b, w->c, c, diags);
	ctg_lacks_tell(&b, c, v, n);
	ctg_out_talk(&w->c->out, ctg_buf_str(&b));
	ctg_event_acte(&act, c->acte);
	code = ctg_fail(err, CTG_EREFUSED, "%s n'est pas prêt%s à être "
		"signé%s : la liasse n'est pas faite", act.p,
		c->acte ? "" : "e", c->acte ? "" : "e");
	ctg_err_hint(err, diags->n ? "corrigez sur la branche %s, "
		"enregistrez (git commit -am \"…\") ; pour faire lire le "
		"projet en attendant : --projet" : "pour faire lire le projet "
		"en attendant (branche %s) : --projet", c->draft);
	return code;
}

static enum ctg_code judge(struct work *w, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena }, notes = diags;
	struct ctg_lack *lacks = NULL;
	size_t n;
	enum ctg_code code;

	if (w->args->draft && w->liasse.tag)
		return usage(err, "cet acte est signé : ce n'est plus un "
			"projet", "retirez --projet");
	if (w->args->draft)
		return CTG_OK;
	code = ctg_liasse_judge(&w->liasse, &lacks, &n, ctg_today(), &diags,
		&notes, err);
	ctg_out_diags(&w->c->out, &notes);
	return code || (n == 0 && diags.n == 0) ? code :
		refuse(w, lacks, n, &diags, err);
}

/* --- what was done -------------------------------------------------------- */

static void tell_size(struct ctg_buf *b, uint64_t n)
{
	if (n >= 1000 * 1000)
		ctg_buf_printf(b, "%u,%u Mo", (unsigned)(n / 1000000),
			(unsigned)(n / 100000 % 10));
	else
		ctg_buf_printf(b, "%u ko", (unsigned)((n + 999) / 1000));
}

static void tell(struct work *w)
{
	const struct ctg_manifest *m = &w->made.proof;
	const char *output = w->args->output;
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_buf_puts(&b, "Liasse de ");
	ctg_event_acte(&b, m->acte);
	ctg_buf_printf(&b, "%s %.*s%s%s\n  commit       %.12s\n",
		m->acte ? " à la convention" : "", STR_ARG(m->id),
		m->draft ? ", PROJET" : "", w->args->simulate ?
		" (simulation : rien n'est écrit)" : "", m->commit.p);
	if (m->tag.n)
		ctg_buf_printf(&b, "  étiquette    %.*s\n", STR_ARG(m->tag));
	if (output)
		ctg_buf_printf(&b, "  %s      %s\n", ctg_liasse_is_zip(output) ?
			"fichier" : "dossier", output);
	ctg_buf_printf(&b, "  %zu fichiers, ", m->n_files + 1);
	tell_size(&b, w->made.size);
	ctg_buf_puts(&b, "\n");
	for (size_t i = 0; i < m->n_files; i++)
		ctg_buf_printf(&b, "    %.*s%s\n", STR_ARG(m->files[i].name),
			m->files[i].informative ? " (informatif)" : "");
	ctg_buf_puts(&b, "    " CTG_MANIFEST_NAME "\n");
	if (output && strcmp(output, "-") == 0)
		ctg_out_talk(&w->c->out, ctg_buf_str(&b));
	else
		ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static enum ctg_code run_in_repo(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	enum ctg_code code = ctg_liasse_open(&w->liasse, a, &w->repo, w->id,
		w->acte, err);

	if (code)
		return ctg_near_explain(code, a, &w->repo, w->id, err);
	code = judge(w, err);
	if (!code)
		code = ctg_liasse_make(&w->made, w->c, &w->liasse, &w->how,
			err);
	if (!code && !w->args->simulate)
		code = ctg_liasse_write(w->c, w->args->output, &w->made, err);
	if (!code)
		tell(w);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *args,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = args };
	enum ctg_code code;

	w.how.draft = w.args->draft;
	code = read_convention(&w, err);
	if (!code)
		code = check(&w, err);
	if (!code)
		code = read_formats(&w, err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code)
		code = run_in_repo(&w, err);
	ctg_liasse_close(&w.liasse);
	ctg_repo_close(&w.repo);
	return code;
}

const struct ctg_command ctg_cmd_liasse = {
	.name = "liasse",
	.alias = "bundle",
	.summary = "réunit ce qui va au parapheur, avec son bordereau",
	.about =
		"L'acte, ses annexes, le tableau comparatif et le texte "
		"consolidé d'un avenant (à titre informatif), les décisions "
		"et leurs accusés de réception, les délégations de signature "
		"(pieces/delegation-<partie>.pdf), un bordereau, "
		"metadonnees.json et preuve.json, qui dit l'empreinte de "
		"chaque fichier et le commit dont tout est fait.\n"
		"L'acte doit pouvoir être signé : un texte que « verifier "
		"--strict » accepte, rien à compléter, et la décision de "
		"chaque partie. Avec --projet, la liasse est faite quand même, "
		"et chaque page porte la mention PROJET.\n"
		"Tout vient d'un commit : ce qui n'est pas enregistré est "
		"refusé. Le même commit donne les mêmes fichiers, à l'octet "
		"près, PDF exceptés. Rien n'est écrit sur ce qui existe ; "
		"150 Mo au plus.\n"
		"Le type et le sous-type du parapheur, la classification : "
		"« parapheur » dans ctg.yml.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
