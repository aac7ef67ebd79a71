/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "office.h"

#include "base/io.h"
#include "store/imprint.h"

#include <stddef.h>

struct args {
	const char *convention, *output;
	int format;		/* 0: as the name of the file says, or ODT */
	bool for_signature, simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>[@version]", AT(convention),
	  .help = "convention du registre, dossier ou fichier .md" },
	{ CTG_OPT_CHOICE, .name = "format", .choices = "auto|odt|docx|pdf",
	  AT(format),
	  .help = "sinon d'après le nom du fichier, ou odt" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .name = "sortie",
	  .value = "fichier", AT(output),
	  .help = "fichier à écrire ; « - » : la sortie standard" },
	{ CTG_OPT_FLAG, .name = "pour-signature", AT(for_signature),
	  .help = "sans la mention PROJET, pour le faire signer" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait écrit, sans rien écrire" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg assembler dugny-2023", "un .odt du texte sous vos yeux",
	"ctg assembler dugny-2023@1 -o signe.docx", "la version 1, pour Word",
	"ctg assembler dugny-2023 --format pdf", "un PDF, par LibreOffice",
	NULL,
};

static enum ctg_office format_of(const struct args *args)
{
	struct ctg_str name = ctg_str_from(args->output ? args->output : "");

	if (args->format > 0)
		return (enum ctg_office)(args->format - 1);
	if (ctg_str_ends(name, STR(".docx")))
		return CTG_OFFICE_DOCX;
	if (ctg_str_ends(name, STR(".pdf")))
		return CTG_OFFICE_PDF;
	return CTG_OFFICE_ODT;
}

/* « dugny-2023-version-1.odt », here. */
static const char *name_of(struct ctg_cmd *c, const struct args *args,
	const struct ctg_loaded *l, const struct ctg_imprint *i)
{
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_str id = l->reading->id;

	if (args->output)
		return args->output;
	ctg_buf_add(&b, id.n ? id : STR("convention"));
	ctg_buf_putc(&b, '-');
	for (size_t k = 0; k < i->version.n; k++)
		ctg_buf_putc(&b, i->version.p[k] == ' ' ? '-' :
			i->version.p[k]);
	ctg_buf_printf(&b, ".%s", ctg_office_extension(format_of(args)));
	return ctg_buf_str(&b).p;
}

static void tell(struct ctg_cmd *c, const struct args *args,
	const char *name, const struct ctg_imprint *i)
{
	struct ctg_buf b = { .arena = &c->arena };

	ctg_buf_printf(&b, "%s%s\u00a0: %.*s%s\n", name,
		args->simulate ? " (simulation, rien n'est écrit)" : "",
		STR_ARG(i->version), args->for_signature && i->draft ?
		", pour signature" : "");
	ctg_out_talk(&c->out, ctg_buf_str(&b));
}

static enum ctg_code emit(struct ctg_cmd *c, const struct args *args,
	const char *name, struct ctg_str document, struct ctg_err *err)
{
	if (args->simulate)
		return CTG_OK;
	if (!ctg_str_eq(ctg_str_from(name), STR("-")))
		return ctg_io_write(name, document, err);
	ctg_out_write(&c->out, document);
	return CTG_OK;
}

static enum ctg_code assemble(struct ctg_cmd *c, const struct args *args,
	struct ctg_loaded *l, struct ctg_err *err)
{
	struct ctg_imprint imprint, shown;
	struct ctg_str document;
	const char *name;
	enum ctg_code code = ctg_imprint_find(&imprint, &c->arena,
		l->reading, err);

	if (code)
		return code;
	shown = imprint;
	shown.draft = imprint.draft && !args->for_signature;
	ctg_office_typeset(c, l);
	code = ctg_office_text(&document, c, l, &shown, format_of(args), err);
	if (code)
		return code;
	name = name_of(c, args, l, &imprint);
	code = emit(c, args, name, document, err);
	if (!code && !ctg_str_eq(ctg_str_from(name), STR("-")))
		tell(c, args, name, &imprint);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct ctg_loaded l;
	enum ctg_code code = ctg_load(&l, c, args->convention,
		"document non écrit", err);

	if (code)
		return code;
	code = assemble(c, args, &l, err);
	ctg_load_close(&l);
	return code;
}

const struct ctg_command ctg_cmd_assembler = {
	.name = "assembler",
	.alias = "assemble",
	.summary = "écrit la convention en ODT, DOCX ou PDF, annexes comprises",
	.about =
		"Le document porte la mention PROJET tant que le texte n'est "
		"pas celui d'un acte clos. La même version donne le même "
		"fichier, à l'octet près ; un PDF est écrit par "
		"LibreOffice, et ne l'est pas.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
