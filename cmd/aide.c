/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"

#include "base/utf8.h"

#include <stddef.h>

#define EXAMPLE_WIDTH	44

struct args {
	struct ctg_opt_list command;	/* its words */
};

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERANDS, CTG_WHAT_COMMAND, .value = "[commande]",
	  .at = offsetof(struct args, command),
	  .help = "commande dont on veut l'aide" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg aide", "la liste des commandes",
	"ctg aide verifier", "les options d'une commande",
	NULL,
};

static void row(struct ctg_buf *b, struct ctg_str label, size_t width,
	const char *help)
{
	ctg_buf_printf(b, "  %.*s", STR_ARG(label));
	for (size_t n = ctg_utf8_width(label); n < width + 2; n++)
		ctg_buf_putc(b, ' ');
	ctg_buf_printf(b, "%s\n", help);
}

static struct ctg_str label(struct ctg_arena *a, const struct ctg_opt *o)
{
	struct ctg_buf b = { .arena = a };

	ctg_opt_label(&b, o);
	return ctg_buf_str(&b);
}

static bool is_row(const struct ctg_opt *o, bool operands)
{
	return !o->hidden && ctg_opt_is_operand(o) == operands;
}

static void write_opts(struct ctg_buf *b, const char *title,
	const struct ctg_opt *opts_, bool operands)
{
	size_t width = 0;

	for (const struct ctg_opt *o = opts_; o->kind; o++) {
		size_t n = ctg_utf8_width(label(b->arena, o));

		if (is_row(o, operands) && n > width)
			width = n;
	}
	if (width == 0)
		return;
	ctg_buf_printf(b, "\n%s :\n", title);
	for (const struct ctg_opt *o = opts_; o->kind; o++)
		if (is_row(o, operands))
			row(b, label(b->arena, o), width, o->help);
}

static void write_usage(struct ctg_buf *b, const struct ctg_command *c)
{
	bool options = false;

	ctg_buf_printf(b, "Usage : ctg %s", c->name);
	for (const struct ctg_opt *o = c->opts; o->kind; o++)
		options |= is_row(o, false);
	if (options)
		ctg_buf_puts(b, " [options]");
	for (const struct ctg_opt *o = c->opts; o->kind; o++)
		if (is_row(o, true)) {
			ctg_buf_putc(b, ' ');
			ctg_opt_spell(b, o);
		}
	ctg_buf_putc(b, '\n');
}

static void write_examples(struct ctg_buf *b, const struct ctg_command *c)
{
	size_t width = 0;

	if (!c->examples)
		return;
	ctg_buf_puts(b, "\nExemples :\n");
	for (const char *const *e = c->examples; *e; e += 2) {
		size_t n = ctg_utf8_width(ctg_str_from(*e));

		width = n > width ? n : width;
	}
	/* A long command has its explanation below it. */
	for (const char *const *e = c->examples; *e; e += 2)
		if (width > EXAMPLE_WIDTH)
			ctg_buf_printf(b, "  %s\n      %s\n", e[0], e[1]);
		else
			row(b, ctg_str_from(e[0]), width, e[1]);
}

/* Those that the command takes. */
static void write_globals(struct ctg_buf *b, const struct ctg_command *c)
{
	struct ctg_opt *own;
	size_t n = 0;

	while (ctg_global_opts[n].kind)
		n++;
	own = CTG_NEW_N(b->arena, struct ctg_opt, n + 1);
	for (size_t i = 0; i <= n; i++) {
		own[i] = ctg_global_opts[i];
		if (own[i].name && strcmp(own[i].name, "json") == 0)
			own[i].hidden = !c->json;
	}
	write_opts(b, "Options générales", own, false);
}

static void write_command(struct ctg_buf *b, const struct ctg_command *c)
{
	ctg_buf_printf(b, "ctg %s - %s\n\n", c->name, c->summary);
	write_usage(b, c);
	if (c->alias)
		ctg_buf_printf(b, "Autre nom : ctg %s\n", c->alias);
	for (struct ctg_str s = ctg_str_from(c->about ? c->about : "");
	     s.n > 0;) {
		ctg_buf_putc(b, '\n');
		ctg_out_paragraph(b, ctg_str_line(&s));
	}
	write_opts(b, "Arguments", c->opts, true);
	write_opts(b, "Options", c->opts, false);
	write_globals(b, c);
	write_examples(b, c);
}

/* All of them when word is empty. */
static bool is_shown(struct ctg_arena *a, const struct ctg_command *c,
	struct ctg_str word)
{
	return !c->hidden && (word.n == 0 || ctg_opt_same(a, word,
		ctg_command_first(c)));
}

static void write_commands(struct ctg_buf *b, struct ctg_str word)
{
	size_t width = 0;

	for (size_t i = 0; ctg_commands[i]; i++) {
		size_t n = ctg_utf8_width(ctg_str_from(ctg_commands[i]->name));

		if (is_shown(b->arena, ctg_commands[i], word) && n > width)
			width = n;
	}
	ctg_buf_puts(b, "\nCommandes :\n");
	for (size_t i = 0; ctg_commands[i]; i++)
		if (is_shown(b->arena, ctg_commands[i], word))
			row(b, ctg_str_from(ctg_commands[i]->name), width,
				ctg_commands[i]->summary);
}

void ctg_help_write_group(struct ctg_buf *b, struct ctg_str word)
{
	ctg_buf_printf(b, "Usage : ctg %.*s <commande> …\n", STR_ARG(word));
	write_commands(b, word);
	ctg_buf_printf(b, "\nLe détail d'une commande : ctg aide %.*s "
		"<commande>\n", STR_ARG(word));
}

static void write_program(struct ctg_buf *b)
{
	ctg_buf_puts(b, "ctg - écrire, amender et signer des conventions "
		"territoriales globales\n\n"
		"Usage : ctg [options générales] <commande> …\n");
	write_commands(b, STR(""));
	write_opts(b, "Options générales", ctg_global_opts, false);
	ctg_buf_puts(b, "\nLe détail d'une commande : ctg aide <commande>\n"
		"Le manuel : man ctg ; le format des textes : "
		"man ctg-convention\n");
}

void ctg_help_write(struct ctg_buf *b, const struct ctg_command *c)
{
	if (c)
		write_command(b, c);
	else
		write_program(b);
}

static struct ctg_str join(struct ctg_arena *a, const struct ctg_opt_list *l)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < l->n; i++)
		ctg_buf_printf(&b, "%s%s", i ? " " : "", l->v[i]);
	return ctg_buf_str(&b);
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	const struct ctg_command *command = NULL, *near;
	struct ctg_str name = join(&c->arena, &args->command);
	struct ctg_buf b = { .arena = &c->arena };

	if (args->command.n > 0)
		command = ctg_command_find(&c->arena, name, &near);
	if (args->command.n == 0 || command)
		ctg_help_write(&b, command);
	else if (ctg_command_is_group(&c->arena, name))
		ctg_help_write_group(&b, name);
	else
		return ctg_command_unknown(&c->arena, name, err);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}

const struct ctg_command ctg_cmd_aide = {
	.name = "aide",
	.alias = "help",
	.summary = "affiche l'aide du programme ou d'une commande",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
