/* SPDX-License-Identifier: Apache-2.0 */
#include "complete.h"

#include "base/buf.h"

static const char bash_head[] =
	"# complétion de ctg pour bash\n"
	"_ctg_conventions() {\n"
	"\tlocal d=.\n"
	"\tuntil [ -d \"$d/conventions\" ] || [ \"$d\" -ef \"$d/..\" ]; do "
	"d=$d/..; done\n"
	"\t[ -d \"$d/conventions\" ] && ls \"$d/conventions\"\n"
	"}\n"
	"_ctg_reply() { mapfile -t COMPREPLY < <(compgen \"$@\"); }\n"
	"_ctg() {\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} cmd='' i\n"
	"\tlocal prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\t[ \"$cur\" = = ] && cur=''\n"
	"\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i]} in\n"
	"\t\t-C|--couleur) i=$((i + 1));"
	" [ \"${COMP_WORDS[i]}\" = = ] && i=$((i + 1)) ;;\n"
	"\t\t-*|=) ;;\n"
	"\t\t*) cmd=${cmd:+$cmd }${COMP_WORDS[i]}\n"
	"\t\t\tcase $cmd in ''";

static const char bash_middle[] =
	") ;; *) break ;; esac ;;\n"
	"\t\tesac\n"
	"\tdone\n";

static const char bash_tail[] =
	"\t_ctg_reply -W \"$opts\" -- \"$cur\"\n"
	"}\n"
	"complete -o filenames -F _ctg ctg\n";

static const struct ctg_complete_ways bash_ways = {
	.text = "-W ''", .file = "-f", .folder = "-d",
	.convention = "-W \"$(_ctg_conventions)\" -o plusdirs",
};

static void bash_reply(struct ctg_buf *b, const struct ctg_opt *o)
{
	ctg_buf_puts(b, "_ctg_reply ");
	ctg_complete_value(b, o, &bash_ways, "-W '", "'");
	ctg_buf_puts(b, " -- \"$cur\"; return");
}

/* « avenant\ ouvrir » */
static const char *bash_pattern(struct ctg_arena *a, const char *name)
{
	struct ctg_buf b = { .arena = a };

	for (; *name; name++)
		ctg_buf_printf(&b, "%s%c", *name == ' ' ? "\\" : "", *name);
	return b.p;
}

static void bash_values(struct ctg_buf *b, const struct ctg_opt *o,
	const char *command)
{
	for (; o->kind; o++) {
		if (!ctg_complete_is_option(o) || !ctg_opt_takes_value(o))
			continue;
		ctg_buf_printf(b, "\t%s:", command);
		if (o->name)
			ctg_buf_printf(b, "--%s) ", o->name);
		else
			ctg_buf_printf(b, "-%c) ", o->letter);
		bash_reply(b, o);
		ctg_buf_puts(b, " ;;\n");
	}
}

static void bash_names(struct ctg_buf *b, const struct ctg_opt *o)
{
	for (; o->kind; o++)
		if (ctg_complete_is_option(o) && o->name)
			ctg_buf_printf(b, " --%s", o->name);
		else if (ctg_complete_is_option(o))
			ctg_buf_printf(b, " -%c", o->letter);
}

static void bash_command(struct ctg_buf *b, const struct ctg_command *c)
{
	ctg_buf_printf(b, "\t%s)\n\t\topts+='",
		bash_pattern(b->arena, ctg_complete_names(b->arena, c, "|")));
	bash_names(b, c->opts);
	ctg_buf_puts(b, "'\n");
	for (const struct ctg_opt *o = c->opts; o->kind; o++)
		if (ctg_opt_is_operand(o)) {
			ctg_buf_puts(b, "\t\t[[ $cur == -* ]] || { ");
			bash_reply(b, o);
			ctg_buf_puts(b, "; }\n");
			break;
		}
	ctg_buf_puts(b, "\t\t;;\n");
}

/* The second words, once the first was typed. */
static void bash_group(struct ctg_buf *b, struct ctg_str first)
{
	ctg_buf_printf(b, "\t%.*s)\n\t\t[[ $cur == -* ]] || { "
		"_ctg_reply -W '", STR_ARG(first));
	ctg_complete_group(b, first, " ");
	ctg_buf_puts(b, "' -- \"$cur\"; return; }\n\t\t;;\n");
}

void ctg_complete_bash(struct ctg_buf *b)
{
	ctg_buf_puts(b, bash_head);
	for (size_t i = 0; ctg_commands[i]; i++)
		if (ctg_complete_opens_group(&ctg_commands[i]))
			ctg_buf_printf(b, "|%.*s", STR_ARG(
				ctg_command_first(ctg_commands[i])));
	ctg_buf_puts(b, bash_middle);
	ctg_buf_puts(b, "\tcase $cmd:$prev in\n");
	bash_values(b, ctg_global_opts, "*");
	for (size_t i = 0; ctg_commands[i]; i++) {
		const struct ctg_command *c = ctg_commands[i];

		if (c->hidden)
			continue;
		bash_values(b, c->opts, bash_pattern(b->arena, c->name));
		if (c->alias)
			bash_values(b, c->opts, c->alias);
	}
	ctg_buf_puts(b, "\tesac\n\tlocal opts='");
	bash_names(b, ctg_global_opts);
	ctg_buf_puts(b, "'\n\tcase $cmd in\n\t'') opts+=' ");
	ctg_complete_commands(b);
	ctg_buf_puts(b, "' ;;\n");
	for (size_t i = 0; ctg_commands[i]; i++) {
		if (ctg_complete_opens_group(&ctg_commands[i]))
			bash_group(b, ctg_command_first(ctg_commands[i]));
		if (!ctg_commands[i]->hidden)
			bash_command(b, ctg_commands[i]);
	}
	ctg_buf_puts(b, "\tesac\n");
	ctg_buf_puts(b, bash_tail);
}
