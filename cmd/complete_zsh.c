/* SPDX-License-Identifier: Apache-2.0 */
#include "complete.h"

#include "base/buf.h"

static const char zsh_head[] =
	"#compdef ctg\n"
	"# complétion de ctg pour zsh\n"
	"_ctg_conventions() {\n"
	"\tlocal d=.\n"
	"\tuntil [[ -d $d/conventions || $d -ef $d/.. ]]; do d=$d/..; done\n"
	"\t[[ -d $d/conventions ]] && "
	"compadd -- $d/conventions/*(/N:t)\n"
	"\t_files\n"
	"}\n"
	"_ctg() {\n"
	"\tlocal curcontext=$curcontext state line\n"
	"\tlocal -a globals commands\n"
	"\tglobals=(\n";

static const char zsh_tail[] =
	"\t\tesac ;;\n"
	"\tesac\n"
	"}\n"
	"if [[ $funcstack[1] == _ctg ]]; then\n"
	"\t_ctg \"$@\"\n"
	"else\n"
	"\tcompdef _ctg ctg\n"
	"fi\n";

static const struct ctg_complete_ways zsh_ways = {
	.text = " ", .file = "_files", .folder = "_files -/",
	.convention = "_ctg_conventions",
};

static void zsh_option(struct ctg_buf *b, const struct ctg_opt *o)
{
	ctg_buf_puts(b, o->kind == CTG_OPT_TEXTS ? "'*" : "'");
	if (o->name)
		ctg_buf_printf(b, "--%s%s[", o->name,
			ctg_opt_takes_value(o) ? "=" : "");
	else
		ctg_buf_printf(b, "-%c%s[", o->letter,
			ctg_opt_takes_value(o) ? "+" : "");
	ctg_complete_quote(b, o->help, "[]:\\");
	ctg_buf_putc(b, ']');
	if (ctg_opt_takes_value(o)) {
		ctg_buf_printf(b, ":%s:", o->name ? o->name : o->value);
		ctg_complete_value(b, o, &zsh_ways, "(", ")");
	}
	ctg_buf_putc(b, '\'');
}

/* rank counts the operands from 1. */
static void zsh_operand(struct ctg_buf *b, const struct ctg_opt *o,
	unsigned rank)
{
	if (o->kind == CTG_OPT_OPERANDS)
		ctg_buf_puts(b, "'*:");
	else
		ctg_buf_printf(b, "'%u:", rank);
	ctg_complete_quote(b, o->help, "[]:\\");
	ctg_buf_putc(b, ':');
	ctg_complete_value(b, o, &zsh_ways, "(", ")");
	ctg_buf_putc(b, '\'');
}

static void zsh_rows(struct ctg_buf *b, const struct ctg_opt *o,
	const char *indent, const char *end)
{
	unsigned rank = 0;

	for (; o->kind; o++) {
		if (o->hidden)
			continue;
		ctg_buf_puts(b, indent);
		if (ctg_complete_is_option(o))
			zsh_option(b, o);
		else
			zsh_operand(b, o, ++rank);
		ctg_buf_puts(b, end);
	}
}

static void zsh_described(struct ctg_buf *b,
	const struct ctg_command *const *c)
{
	struct ctg_str first = ctg_command_first(*c);

	if (first.n == strlen((*c)->name)) {
		ctg_buf_printf(b, "\t\t'%s:", (*c)->name);
		ctg_complete_quote(b, (*c)->summary, "");
	} else if (ctg_complete_opens_group(c)) {
		ctg_buf_printf(b, "\t\t'%.*s:", STR_ARG(first));
		ctg_complete_group(b, first, ", ");
	} else {
		return;
	}
	ctg_buf_puts(b, "'\n");
}

static void zsh_command(struct ctg_buf *b, const struct ctg_command *c,
	const char *name)
{
	ctg_buf_printf(b, "\t\t%s)\n\t\t\t_arguments $globals", name);
	zsh_rows(b, c->opts, " \\\n\t\t\t\t", "");
	ctg_buf_puts(b, " ;;\n");
}

/* Once more, as for the first word. */
static void zsh_group(struct ctg_buf *b, struct ctg_str first)
{
	ctg_buf_printf(b, "\t\t%.*s)\n\t\t\t_arguments -C $globals "
		"'1:commande:(", STR_ARG(first));
	ctg_complete_group(b, first, " ");
	ctg_buf_puts(b, ")' '*:: :->second' && return\n"
		"\t\t\tcase $words[1] in\n");
	for (size_t i = 0; ctg_commands[i]; i++)
		if (!ctg_commands[i]->hidden && ctg_str_eq(first,
		    ctg_command_first(ctg_commands[i])))
			zsh_command(b, ctg_commands[i], ctg_str_c(b->arena,
				ctg_complete_last(ctg_commands[i])));
	ctg_buf_puts(b, "\t\t\tesac ;;\n");
}

void ctg_complete_zsh(struct ctg_buf *b)
{
	ctg_buf_puts(b, zsh_head);
	zsh_rows(b, ctg_global_opts, "\t\t", "\n");
	ctg_buf_puts(b, "\t)\n\tcommands=(\n");
	for (size_t i = 0; ctg_commands[i]; i++)
		if (!ctg_commands[i]->hidden)
			zsh_described(b, &ctg_commands[i]);
	ctg_buf_puts(b, "\t)\n"
		"\t_arguments -C $globals '1: :->command' '*:: :->args' && "
		"return\n"
		"\tcase $state in\n"
		"\tcommand) _describe -t commands commande commands ;;\n"
		"\targs)\n\t\tcase $words[1] in\n");
	for (size_t i = 0; ctg_commands[i]; i++) {
		const struct ctg_command *c = ctg_commands[i];

		if (ctg_complete_opens_group(&ctg_commands[i]))
			zsh_group(b, ctg_command_first(c));
		if (!c->hidden && !strchr(c->name, ' '))
			zsh_command(b, c, ctg_complete_names(b->arena, c,
				"|"));
	}
	ctg_buf_puts(b, zsh_tail);
}
