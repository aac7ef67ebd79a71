/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"

#include "model/text.h"
#include "render/dump.h"
#include "render/markdown.h"
#include "render/term.h"
#include "store/reading.h"

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
	"ctg montrer --developpe . > texte.md",
		"la convention de ce dossier, en Markdown",
	NULL,
};

/* A rule of structure that speaks while loading means that something was
 * written that the tree does not hold. */
static bool loses(const struct ctg_diag *d)
{
	return d->level == CTG_ERROR && d->rule[0] == 'S';
}

/* Tells all errors; refuses to show a text that lost something. */
static enum ctg_code judge(struct ctg_cmd *c, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &c->arena };
	enum ctg_code code;
	size_t lost = 0;

	ctg_diags_sort(diags);
	for (size_t i = 0; i < diags->n; i++) {
		const struct ctg_diag *d = &diags->v[i];

		if (d->level == CTG_ERROR)
			ctg_out_diag(&b, d, c->out.colour_err);
		lost += loses(d);
	}
	ctg_out_talk(&c->out, ctg_buf_str(&b));
	if (lost == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_EINPUT,
		"texte non montré : une partie n'a pas pu être lue");
	ctg_err_hint(err, "corrigez d'abord %s", lost == 1 ?
		"l'erreur de structure" : "les erreurs de structure");
	return code;
}

static enum ctg_code load(struct ctg_text *out, struct ctg_cmd *c,
	const char *operand, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &c->arena };
	struct ctg_reading *r = CTG_NEW(&c->arena, struct ctg_reading);
	enum ctg_code code;

	code = ctg_reading_open(r, &c->arena, operand, ctg_today(), err);
	if (code)
		return code;
	code = ctg_text_load(out, &c->arena, &r->reader, &diags, err);
	ctg_reading_close(r);
	return code ? code : judge(c, &diags, err);
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	const struct ctg_term_style style = { c->out.width, c->out.colour };
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_text text;
	enum ctg_code code;

	code = load(&text, c, args->convention, err);
	if (code)
		return code;
	switch ((enum mode)args->mode) {
	case TEXT:
		ctg_term_write(&b, text.developed, &style);
		break;
	case TREE:
		ctg_tree_dump(&b, text.developed);
		break;
	case DEVELOPED:
		ctg_markdown_write(&b, text.developed);
		break;
	case SUMMARY:
		ctg_term_summary(&b, text.developed, &style);
		break;
	}
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
