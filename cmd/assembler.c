/* SPDX-License-Identifier: Apache-2.0 */
#include "act_file.h"
#include "cmd.h"
#include "ident.h"
#include "named.h"
#include "office.h"
#include "pool.h"

#include "base/io.h"
#include "store/imprint.h"

#include <pthread.h>
#include <stddef.h>

#define BAR_FROM	50	/* documents: below, no time to see it */

struct args {
	struct ctg_opt_list conventions;
	const char *output, *charte, *act;
	int format;		/* 0: as the name of the file says, or ODT */
	bool all, for_signature, simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_CHOICE, .name = "format", .choices = "auto|odt|docx|pdf",
	  AT(format),
	  .help = "sinon d'après le nom du fichier, ou odt" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .name = "sortie",
	  .value = "fichier", AT(output),
	  .help = "fichier ou dossier ; - : sortie standard" },
	{ CTG_OPT_TEXT, .name = "acte", .value = "n", AT(act),
	  .help = "l'acte de l'avenant n, au lieu du texte" },
	{ CTG_OPT_FLAG, .name = "tout", AT(all),
	  .help = "tout le registre, dans le dossier de -o" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "charte", .value = "fichier",
	  AT(charte),
	  .help = "document dont l'aspect est repris" },
	{ CTG_OPT_FLAG, .name = "pour-signature", AT(for_signature),
	  .help = "sans la mention PROJET, pour le faire signer" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait écrit, sans rien écrire" },
	{ CTG_OPT_OPERANDS, CTG_WHAT_CONVENTION, .value = "[<id>[@version]…]",
	  AT(conventions),
	  .help = "conventions du registre, dossiers, textes ou actes .md" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg assembler dugny-2023", "un .odt du texte sous vos yeux",
	"ctg assembler dugny-2023@1 -o signe.docx", "la version 1, pour Word",
	"ctg assembler dugny-2023 --format pdf", "un PDF, par LibreOffice",
	"ctg assembler dugny-2023 --acte 1", "l'acte de l'avenant n° 1",
	"ctg assembler --tout -o documents/", "toutes celles du registre",
	NULL,
};

static enum ctg_office format_of(const struct args *args)
{
	const char *name = args->output ? args->output : "";

	if (args->format > 0)
		return (enum ctg_office)(args->format - 1);
	if (ctg_named_is(name, "docx"))
		return CTG_OFFICE_DOCX;
	if (ctg_named_is(name, "pdf"))
		return CTG_OFFICE_PDF;
	return CTG_OFFICE_ODT;
}

/* One for all threads: what libgit2 keeps of a register, each of them would
 * keep again. */
struct imprints {
	pthread_mutex_t lock;
	struct ctg_imprinter by;
};

/* The whole run. */
struct report {
	struct ctg_cmd *c;
	const struct args *args;
	long act;		/* -1: the text of the convention */
	const char **operands;
	size_t n;
	const char *folder;	/* that they go to; NULL: -o names a file */
	const char **names;	/* of those that were written */
	size_t written;
	const struct ctg_charte *charte;	/* of all of them */
	struct imprints *imprints;
	enum ctg_code worst;
};

/* What a worker made, in the arena of its document. */
struct result {
	enum ctg_code code;
	struct ctg_err err;
	struct ctg_buf talk;
	struct ctg_str document, version;
	const char *name;
	bool draft;
};

/* Out of a register, what the folder is called, or the file. */
static struct ctg_str stem(const struct ctg_reading *r)
{
	struct ctg_str last;

	if (r->id.n)
		return r->id;
	if (!ctg_str_eq(r->folder.main, STR("convention.md"))) {
		last = r->folder.main;
		last.n -= ctg_str_ends(last, STR(".md")) ? 3 : 0;
		return last;
	}
	last = ctg_str_last(ctg_str_from(r->folder.path), '/');
	return last.n == 0 || last.p[0] == '.' ? STR("convention") : last;
}

/* « dugny-2023-version-1.odt », « dugny-2023-avenant-1-projet.odt » */
static const char *name_of(struct ctg_arena *a, const struct report *rep,
	const struct ctg_loaded *l, const struct ctg_imprint *i)
{
	struct ctg_buf b = { .arena = a };

	if (!rep->folder)
		return rep->args->output;
	ctg_buf_add(&b, stem(l->reading));
	if (l->act)
		ctg_buf_printf(&b, "-avenant-%u", l->act);
	if (!l->act || i->draft)
		ctg_buf_putc(&b, '-');
	for (size_t k = 0; k < i->version.n && (!l->act || i->draft); k++)
		ctg_buf_putc(&b, i->version.p[k] == ' ' ? '-' :
			i->version.p[k]);
	ctg_buf_printf(&b, ".%s", ctg_office_extension(format_of(rep->args)));
	return ctg_io_join(a, rep->folder, ctg_buf_str(&b));
}

static enum ctg_code find_imprint(struct ctg_imprint *out,
	struct imprints *all, struct ctg_arena *a,
	const struct ctg_reading *r, struct ctg_err *err)
{
	enum ctg_code code;

	pthread_mutex_lock(&all->lock);
	code = ctg_imprint_by(&all->by, out, a, r, err);
	pthread_mutex_unlock(&all->lock);
	return code;
}

/* The act of what a convention or a path names. */
static enum ctg_code load_act(struct ctg_loaded *l, struct ctg_imprint *i,
	struct ctg_cmd *c, const struct report *rep, const char *operand,
	struct result *res)
{
	struct ctg_act_file file = { .number = (unsigned)rep->act };
	enum ctg_code code = CTG_OK;

	if (rep->act > 0)
		code = ctg_ident_read(&file.folder, &c->arena, operand,
			&res->err);
	else
		(void)ctg_act_file_read(&file, ctg_str_from(operand));
	return code ? code : ctg_act_file_load(l, i, c, &res->talk, &file,
		&res->err);
}

static bool is_act(const struct report *rep, const char *operand)
{
	struct ctg_act_file file;

	return rep->act > 0 || ctg_act_file_read(&file,
		ctg_str_from(operand));
}

static enum ctg_code load(struct ctg_loaded *l, struct ctg_imprint *i,
	struct ctg_cmd *c, const struct report *rep, const char *operand,
	struct result *res)
{
	enum ctg_code code;

	if (is_act(rep, operand))
		return load_act(l, i, c, rep, operand, res);
	code = ctg_load_apart(l, c, &res->talk, operand, "document non écrit",
		&res->err);
	return code ? code : find_imprint(i, rep->imprints, &c->arena,
		l->reading, &res->err);
}

/* c is of this document only. */
static enum ctg_code assemble(struct result *res, struct ctg_cmd *c,
	const struct report *rep, struct ctg_loaded *l,
	const struct ctg_imprint *imprint, struct ctg_arena *a)
{
	const struct args *args = rep->args;
	struct ctg_imprint shown = *imprint;
	struct ctg_str document;
	enum ctg_code code;

	shown.draft = imprint->draft && !args->for_signature;
	ctg_office_typeset(c, l);
	l->charte = rep->charte;
	code = ctg_office_text(&document, c, l, &shown, format_of(args),
		&res->err);
	if (code)
		return code;
	res->document = ctg_str_dup(a, document);
	res->version = ctg_str_dup(a, imprint->version);
	res->draft = imprint->draft;
	res->name = name_of(a, rep, l, imprint);
	return CTG_OK;
}

/* All that a document takes is given back here but the document, which waits
 * for its turn.  The rest of the command is being changed by who prints. */
static void *work(const void *context, size_t i, struct ctg_arena *a)
{
	const struct report *rep = context;
	struct result *res = CTG_NEW(a, struct result);
	struct ctg_cmd c = { .command = rep->c->command,
		.out.colour_err = rep->c->out.colour_err };
	struct ctg_loaded l = { 0 };
	struct ctg_imprint imprint;

	res->talk.arena = a;
	res->code = load(&l, &imprint, &c, rep, rep->operands[i], res);
	if (!res->code)
		res->code = assemble(res, &c, rep, &l, &imprint, a);
	ctg_load_close(&l);
	ctg_arena_release(&c.arena);
	return res;
}

static bool is_stdout(const char *name)
{
	return ctg_str_eq(ctg_str_from(name), STR("-"));
}

/* The register has each of its conventions once; people may not. */
static enum ctg_code refuse_twice(const struct report *rep,
	const struct result *res, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < rep->written && !rep->args->all && !code; i++)
		if (ctg_str_eq(ctg_str_from(rep->names[i]),
		    ctg_str_from(res->name)))
			code = ctg_fail(err, CTG_EREFUSED, "deux des "
				"conventions demandées porteraient ce nom");
	if (code)
		ctg_err_at(err, res->name, 0, 0);
	return code;
}

static enum ctg_code emit(struct report *rep, const struct result *res,
	struct ctg_err *err)
{
	enum ctg_code code = refuse_twice(rep, res, err);

	if (code || rep->args->simulate)
		return code;
	if (is_stdout(res->name)) {
		ctg_out_write(&rep->c->out, res->document);
		return CTG_OK;
	}
	return ctg_io_write_soon(res->name, res->document, err);
}

static void tell(struct report *rep, const struct result *res,
	struct ctg_arena *a)
{
	const struct args *args = rep->args;
	struct ctg_buf b = { .arena = a };

	ctg_buf_printf(&b, "%s%s\u00a0: %.*s%s\n", res->name,
		args->simulate ? " (simulation, rien n'est écrit)" : "",
		STR_ARG(res->version), args->for_signature && res->draft ?
		", pour signature" : "");
	ctg_out_talk(&rep->c->out, ctg_buf_str(&b));
}

/* Among many, an error says of which convention it is. */
static void tell_error(struct report *rep, size_t i, struct ctg_err *err,
	struct ctg_arena *a)
{
	struct ctg_operand op = ctg_operand_read(
		ctg_str_from(rep->operands[i]));

	if (!err->file[0] && rep->n > 1)
		ctg_err_at(err, rep->args->all ? ctg_str_c(a, op.what) :
			rep->operands[i], 0, 0);
	ctg_out_error(&rep->c->out, err);
}

static void take(void *context, size_t i, void *result, struct ctg_arena *a)
{
	struct report *rep = context;
	struct result *res = result;

	ctg_out_talk(&rep->c->out, ctg_buf_str(&res->talk));
	if (!res->code)
		res->code = emit(rep, res, &res->err);
	if (res->code) {
		tell_error(rep, i, &res->err, a);
		if (res->code > rep->worst)
			rep->worst = res->code;
	} else {
		if (rep->n <= BAR_FROM && !is_stdout(res->name))
			tell(rep, res, a);
		rep->names[rep->written++] = ctg_str_c(&rep->c->arena,
			ctg_str_from(res->name));
	}
	if (rep->n > BAR_FROM)
		ctg_out_progress(&rep->c->out, i + 1, rep->n);
}

/* « 2 documents écrits dans dossier/ ; 1 convention sans document » */
static void conclude(struct report *rep)
{
	struct ctg_buf b = { .arena = &rep->c->arena };
	size_t missing = rep->n - rep->written;

	ctg_out_count(&b, rep->written, "document", "documents");
	ctg_buf_printf(&b, " %s %s", rep->args->simulate ? "à écrire dans" :
		rep->written > 1 ? "écrits dans" : "écrit dans",
		*rep->folder ? rep->folder : "ce dossier");
	if (missing > 0) {
		ctg_buf_puts(&b, "\u202f; ");
		ctg_out_count(&b, missing, "convention sans document",
			"conventions sans document");
	}
	ctg_buf_putc(&b, '\n');
	ctg_out_talk(&rep->c->out, ctg_buf_str(&b));
}

/* --- what to write, and where -------------------------------------------- */

static enum ctg_code usage(struct ctg_err *err, const char *what,
	const char *hint)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "%s", what);

	ctg_err_hint(err, "%s", hint);
	return code;
}

static enum ctg_code check(const struct args *args, struct ctg_err *err)
{
	if (args->all && args->act)
		return usage(err, "--tout ne va pas avec --acte",
			"retirez l'un ou l'autre");
	if (args->all && args->conventions.n > 0)
		return usage(err, "--tout ne va pas avec le nom d'une "
			"convention", "retirez l'un ou l'autre");
	if (args->all && !args->output)
		return usage(err, "--tout demande un dossier où écrire",
			"ctg assembler --tout -o documents/");
	if (!args->all && args->conventions.n == 0)
		return usage(err, "il manque un argument : <id>[@version]",
			"ctg assembler dugny-2023, ou --tout pour tout le "
			"registre");
	if ((args->all || args->conventions.n > 1) && args->output &&
	    is_stdout(args->output))
		return usage(err, "plusieurs documents ne s'écrivent pas "
			"l'un après l'autre", "-o documents/");
	return CTG_OK;
}

static enum ctg_code check_act(struct report *rep, struct ctg_err *err)
{
	enum ctg_code code = ctg_ident_acte(&rep->act, rep->args->act, err);

	if (code || rep->act != 0)
		return code;
	return usage(err, "--acte 0 est la convention elle-même",
		"ctg assembler dugny-2023@0");
}

/* In the work tree, as people see it, whatever lies beside us. */
static enum ctg_code select_all(struct report *rep, struct ctg_err *err)
{
	struct ctg_arena *a = &rep->c->arena;
	struct ctg_folder *folders;
	enum ctg_code code = ctg_folder_list(&folders, &rep->n, a, err);

	if (code)
		return code;
	rep->operands = CTG_NEW_N(a, const char *, rep->n);
	for (size_t i = 0; i < rep->n; i++)
		rep->operands[i] = ctg_id_is_valid(folders[i].id) ?
			ctg_strf(a, "%.*s@courant",
				STR_ARG(folders[i].id)).p : folders[i].path;
	return CTG_OK;
}

/* One convention goes to the file of -o, unless that is a folder; more of
 * them go to a folder, made for them. */
static enum ctg_code select_folder(struct report *rep, struct ctg_err *err)
{
	const char *output = rep->args->output;
	bool many = rep->args->all || rep->n > 1;

	rep->folder = output ? output : "";
	if (!output)
		return CTG_OK;
	if (!many && !ctg_str_ends(ctg_str_from(output), STR("/")) &&
	    !ctg_io_is_dir(output)) {
		rep->folder = NULL;
		return ctg_named_check(output,
			ctg_office_extension(format_of(rep->args)), err);
	}
	return rep->args->simulate ? CTG_OK : ctg_io_make_folder(output, err);
}

/* The house style is that of the register we are in, or of the one that the
 * only convention asked for is in. */
static enum ctg_code find_charte(struct report *rep, struct ctg_err *err)
{
	struct ctg_loaded l = { 0 };
	struct ctg_reading r;
	enum ctg_code code;

	if (rep->n == 1 && !ctg_reading_open(&r, &rep->c->arena,
	    rep->operands[0], ctg_today(), NULL))
		l.reading = &r;
	code = ctg_office_charte(&l, rep->c, rep->args->charte,
		format_of(rep->args), err);
	rep->charte = l.charte;
	ctg_load_close(&l);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct imprints imprints = { .lock = PTHREAD_MUTEX_INITIALIZER };
	struct report rep = { .c = c, .args = args, .imprints = &imprints,
		.operands = args->conventions.v, .n = args->conventions.n };
	enum ctg_code code = check(args, err);

	if (!code)
		code = check_act(&rep, err);
	if (!code && args->all)
		code = select_all(&rep, err);
	if (!code)
		code = select_folder(&rep, err);
	if (!code)
		code = find_charte(&rep, err);
	if (code)
		return code;
	rep.names = CTG_NEW_N(&c->arena, const char *, rep.n);
	ctg_pool_run(&(struct ctg_pool){ .n = rep.n, .context = &rep,
		.one_heap = true,
		.work = work, .take = take });
	ctg_imprinter_close(&imprints.by);
	if (args->all || rep.n > 1)
		conclude(&rep);
	return rep.worst;
}

const struct ctg_command ctg_cmd_assembler = {
	.name = "assembler",
	.alias = "assemble",
	.summary = "écrit une convention ou un acte en ODT, DOCX ou PDF",
	.about =
		"Les annexes sont comprises. L'acte d'un avenant se nomme par "
		"son numéro (--acte), ou par son fichier (avenants/<n>.md) : "
		"signé, c'est l'acte tel que signé.\n"
		"Le document porte la mention PROJET tant que le texte n'est "
		"pas celui d'un acte clos. La même version donne le même "
		"fichier, à l'octet près ; un PDF est écrit par "
		"LibreOffice, et ne l'est pas.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
