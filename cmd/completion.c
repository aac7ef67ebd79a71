/* SPDX-License-Identifier: Apache-2.0 */
#include "complete.h"

#include "model/rules.h"

#include <stddef.h>
#include <string.h>

struct args {
	const char *shell;
};

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, .required = true, .value = "<bash|zsh|fish>",
	  .choices = "bash|zsh|fish", .at = offsetof(struct args, shell),
	  .help = "interpréteur de commandes" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	". <(ctg completion bash)", "pour cette session, dans bash",
	"ctg completion zsh > _ctg", "à ranger dans un dossier de $fpath",
	"ctg completion fish > ctg.fish",
		"à ranger dans ~/.config/fish/completions",
	NULL,
};

void ctg_complete_quote(struct ctg_buf *b, const char *s, const char *special)
{
	for (; *s; s++) {
		if (*s == '\'')
			ctg_buf_puts(b, "'\\''");
		else if (strchr(special, *s))
			ctg_buf_printf(b, "\\%c", *s);
		else
			ctg_buf_putc(b, *s);
	}
}

static void add_rules(struct ctg_buf *b)
{
	for (size_t i = 0; i < ctg_nrules; i++)
		ctg_buf_printf(b, "%s%s", i ? " " : "", ctg_rules[i].id);
}

struct ctg_str ctg_complete_last(const struct ctg_command *c)
{
	struct ctg_str s = ctg_str_from(c->name);
	size_t n = ctg_command_first(c).n;

	return n < s.n ? ctg_str_skip(s, n + 1) : s;
}

static bool is_of_group(const struct ctg_command *c, struct ctg_str first)
{
	return !c->hidden && strlen(c->name) > first.n &&
		ctg_str_eq(ctg_command_first(c), first);
}

bool ctg_complete_opens_group(const struct ctg_command *const *c)
{
	struct ctg_str first = ctg_command_first(*c);

	if (!is_of_group(*c, first))
		return false;
	while (c > ctg_commands)
		if (is_of_group(*--c, first))
			return false;
	return true;
}

void ctg_complete_group(struct ctg_buf *b, struct ctg_str first,
	const char *sep)
{
	const char *between = "";

	for (size_t i = 0; ctg_commands[i]; i++) {
		if (!is_of_group(ctg_commands[i], first))
			continue;
		ctg_buf_printf(b, "%s%.*s", between,
			STR_ARG(ctg_complete_last(ctg_commands[i])));
		between = sep;
	}
}

void ctg_complete_commands(struct ctg_buf *b)
{
	const char *sep = "";

	for (size_t i = 0; ctg_commands[i]; i++) {
		const struct ctg_command *c = ctg_commands[i];
		struct ctg_str first = ctg_command_first(c);

		if (c->hidden || (is_of_group(c, first) &&
		    !ctg_complete_opens_group(&ctg_commands[i])))
			continue;
		ctg_buf_printf(b, "%s%.*s", sep, STR_ARG(first));
		sep = " ";
	}
}

/* The words that a value is one of; false when it is open. */
static bool add_words(struct ctg_buf *b, const struct ctg_opt *o)
{
	if (o->choices)
		for (const char *p = o->choices; *p; p++)
			ctg_buf_putc(b, *p == '|' ? ' ' : *p);
	else if (o->what == CTG_WHAT_RULE)
		add_rules(b);
	else if (o->what == CTG_WHAT_COMMAND)
		ctg_complete_commands(b);
	else
		return false;
	return true;
}

void ctg_complete_value(struct ctg_buf *b, const struct ctg_opt *o,
	const struct ctg_complete_ways *ways, const char *before,
	const char *after)
{
	struct ctg_buf words = { .arena = b->arena };

	if (add_words(&words, o))
		ctg_buf_printf(b, "%s%s%s", before, words.p, after);
	else
		ctg_buf_puts(b, o->what == CTG_WHAT_CONVENTION ?
			ways->convention : o->what == CTG_WHAT_FOLDER ?
			ways->folder : o->what == CTG_WHAT_FILE ?
			ways->file : ways->text);
}

bool ctg_complete_is_option(const struct ctg_opt *o)
{
	return !o->hidden && !ctg_opt_is_operand(o);
}

const char *ctg_complete_names(struct ctg_arena *a, const struct ctg_command *c,
	const char *sep)
{
	if (!c->alias)
		return c->name;
	return ctg_strf(a, "%s%s%s", c->name, sep, c->alias).p;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	static const struct {
		const char *name;
		void (*write)(struct ctg_buf *b);
	} shells[] = {
		{ "bash", ctg_complete_bash },
		{ "zsh", ctg_complete_zsh },
		{ "fish", ctg_complete_fish },
	};
	const struct args *args = argp;
	struct ctg_buf b = { .arena = &c->arena };

	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++)
		if (strcmp(args->shell, shells[i].name) == 0) {
			shells[i].write(&b);
			ctg_out_write(&c->out, ctg_buf_str(&b));
			return CTG_OK;
		}
	return ctg_fail(err, CTG_EUSAGE, "interpréteur inconnu : « %s »",
		args->shell);
}

const struct ctg_command ctg_cmd_completion = {
	.name = "completion",
	.summary = "écrit de quoi compléter les commandes au clavier",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
