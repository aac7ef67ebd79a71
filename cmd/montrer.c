/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "load.h"

#include "render/dump.h"
#include "render/markdown.h"
#include "render/term.h"

#include <stddef.h>

enum mode { TEXT, TREE, DEVELOPED, SUMMARY };

struct args {
	const char *convention;
	int mode;
};

#define MODE(value)	.mode = value, .at = offsetof(struct args, mode)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>[@version]", .at = offsetof(struct args, convention),
	  .help = "convention du registre, dossier ou fichier .md" },
	{ CTG_OPT_MODE, .name = "arbre", MODE(TREE),
	  .help = "montre l'arbre du texte, tel que ctg le comprend" },
	{ CTG_OPT_MODE, .name = "developpe", MODE(DEVELOPED),
	  .help = "écrit le texte développé en Markdown" },
	{ CTG_OPT_MODE, .name = "sommaire", MODE(SUMMARY),
	  .help = "montre les intitulés seulement" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg montrer dugny-2023", "le texte, comme il sera signé",
	"ctg montrer --sommaire dugny-2023", "son plan",
	"ctg montrer dugny-2023@2025-03-12", "le texte en vigueur ce jour-là",
	"ctg montrer dugny-2023@0+2", "la convention et son avenant n° 2 seuls",
	"ctg montrer --developpe . > texte.md",
		"la convention de ce dossier, en Markdown",
	NULL,
};

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	const struct ctg_term_style style = { c->out.width, c->out.colour };
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_loaded v;
	const struct ctg_node *text;
	enum ctg_code code;

	code = ctg_load(&v, c, args->convention, "texte non montré", err);
	if (code)
		return code;
	text = v.text.developed;
	switch ((enum mode)args->mode) {
	case TEXT:
		ctg_term_write(&b, text, &style);
		break;
	case TREE:
		ctg_tree_dump(&b, text);
		break;
	case DEVELOPED:
		ctg_markdown_write(&b, text);
		break;
	case SUMMARY:
		ctg_term_summary(&b, text, &style);
		break;
	}
	ctg_load_close(&v);
	ctg_out_page(&c->out);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}

const struct ctg_command ctg_cmd_montrer = {
	.name = "montrer",
	.alias = "show",
	.summary = "affiche le texte développé d'une convention",
	.about =
		"Le texte développé est celui que l'on signe : variables "
		"remplacées, comparution, visas, sommaire, signatures et "
		"annexes à leur place.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
