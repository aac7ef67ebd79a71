/* SPDX-License-Identifier: Apache-2.0 */
#include "complete.h"

#include "base/buf.h"

static const char fish_head[] =
	"# complétion de ctg pour fish\n"
	"function __ctg_conventions\n"
	"\tset -l d .\n"
	"\twhile not test -d $d/conventions; "
	"and test (realpath $d) != /\n"
	"\t\tset d $d/..\n"
	"\tend\n"
	"\ttest -d $d/conventions; and ls $d/conventions\n"
	"end\n"
	"complete -c ctg -f\n";

static const struct ctg_complete_ways fish_ways = {
	.text = "", .file = "(__fish_complete_path)",
	.folder = "(__fish_complete_directories)",
	.convention = "(__ctg_conventions; __fish_complete_directories)",
};

static void fish_rows(struct ctg_buf *b, const struct ctg_opt *o,
	const char *when)
{
	for (; o->kind; o++) {
		if (o->hidden)
			continue;
		ctg_buf_printf(b, "complete -c ctg%s", when);
		if (ctg_complete_is_option(o) && o->letter)
			ctg_buf_printf(b, " -s %c", o->letter);
		if (ctg_complete_is_option(o) && o->name)
			ctg_buf_printf(b, " -l %s", o->name);
		ctg_buf_puts(b, " -d '");
		ctg_complete_quote(b, o->help, "\\");
		ctg_buf_putc(b, '\'');
		if (!ctg_complete_is_option(o) || ctg_opt_takes_value(o)) {
			ctg_buf_puts(b, " -x -a '");
			ctg_complete_value(b, o, &fish_ways, "", "");
			ctg_buf_putc(b, '\'');
		}
		ctg_buf_putc(b, '\n');
	}
}

static void fish_summary(struct ctg_buf *b, const char *summary)
{
	ctg_buf_puts(b, " -d '");
	ctg_complete_quote(b, summary, "\\");
	ctg_buf_puts(b, "'\n");
}

static void fish_group(struct ctg_buf *b, struct ctg_str first)
{
	ctg_buf_printf(b, "complete -c ctg -n __fish_use_subcommand -a %.*s "
		"-d '", STR_ARG(first));
	ctg_complete_group(b, first, ", ");
	ctg_buf_puts(b, "'\n");
}

/* Of two words, the second one. */
static void fish_second(struct ctg_buf *b, const struct ctg_command *c)
{
	struct ctg_str first = ctg_command_first(c);
	struct ctg_str last = ctg_complete_last(c);

	ctg_buf_printf(b, "complete -c ctg -n '__fish_seen_subcommand_from "
		"%.*s; and not __fish_seen_subcommand_from ", STR_ARG(first));
	ctg_complete_group(b, first, " ");
	ctg_buf_printf(b, "' -a %.*s", STR_ARG(last));
	fish_summary(b, c->summary);
	fish_rows(b, c->opts, ctg_strf(b->arena,
		" -n '__fish_seen_subcommand_from %.*s; and "
		"__fish_seen_subcommand_from %.*s'", STR_ARG(first),
		STR_ARG(last)).p);
}

void ctg_complete_fish(struct ctg_buf *b)
{
	ctg_buf_puts(b, fish_head);
	fish_rows(b, ctg_global_opts, "");
	for (size_t i = 0; ctg_commands[i]; i++) {
		const struct ctg_command *c = ctg_commands[i];

		if (ctg_complete_opens_group(&ctg_commands[i]))
			fish_group(b, ctg_command_first(c));
		if (c->hidden)
			continue;
		if (ctg_command_first(c).n < strlen(c->name)) {
			fish_second(b, c);
			continue;
		}
		ctg_buf_printf(b, "complete -c ctg -n __fish_use_subcommand "
			"-a %s", c->name);
		fish_summary(b, c->summary);
		fish_rows(b, c->opts, ctg_strf(b->arena,
			" -n '__fish_seen_subcommand_from %s'",
			ctg_complete_names(b->arena, c, " ")).p);
	}
}
