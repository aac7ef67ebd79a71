/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"

#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifndef CTG_VERSION
#define CTG_VERSION "0.0.0"
#endif

/* The contents of the program: a line here, a file, a folder of tests. */
#define COMMANDS(COMMAND) \
	COMMAND(aide) \
	COMMAND(assembler) \
	COMMAND(avenant_actualiser) \
	COMMAND(avenant_appliquer) \
	COMMAND(avenant_conflits) \
	COMMAND(avenant_ouvrir) \
	COMMAND(avenant_rediger) \
	COMMAND(calendrier) \
	COMMAND(clore) \
	COMMAND(completion) \
	COMMAND(consigner) \
	COMMAND(controler) \
	COMMAND(diff) \
	COMMAND(hook) \
	COMMAND(init) \
	COMMAND(journal) \
	COMMAND(liasse) \
	COMMAND(manuel) \
	COMMAND(montrer) \
	COMMAND(nouveau) \
	COMMAND(recevoir) \
	COMMAND(sceller) \
	COMMAND(statut) \
	COMMAND(verifier)

#define DECLARE(name)	extern const struct ctg_command ctg_cmd_##name;
#define LIST(name)	&ctg_cmd_##name,

COMMANDS(DECLARE)

const struct ctg_command *const ctg_commands[] = { COMMANDS(LIST) NULL };

#define AT(field)	.at = offsetof(struct ctg_globals, field)

const struct ctg_opt ctg_global_opts[] = {
	{ CTG_OPT_TEXT, CTG_WHAT_FOLDER, 'C', .value = "dossier", AT(dir),
	  .help = "se place d'abord dans ce dossier" },
	{ CTG_OPT_FLAG, .name = "json", AT(json),
	  .help = "donne le résultat en JSON" },
	{ CTG_OPT_CHOICE, .name = "couleur", AT(colour),
	  .choices = "auto|toujours|jamais",
	  .help = "couleurs ; auto : à l'écran seulement" },
	{ CTG_OPT_FLAG, .letter = 'h', .name = "aide", AT(help),
	  .help = "affiche cette aide" },
	{ CTG_OPT_FLAG, .name = "help", AT(help), .hidden = true },
	{ CTG_OPT_FLAG, .name = "version", AT(version),
	  .help = "affiche la version du programme" },
	{ .kind = CTG_OPT_END },
};

struct ctg_str ctg_command_first(const struct ctg_command *c)
{
	struct ctg_str s = ctg_str_from(c->name);

	return ctg_str_split(&s, ' ');
}

static bool has_two_words(const struct ctg_command *c)
{
	return strchr(c->name, ' ') != NULL;
}

bool ctg_command_is_group(struct ctg_arena *a, struct ctg_str word)
{
	for (size_t i = 0; ctg_commands[i]; i++)
		if (has_two_words(ctg_commands[i]) && ctg_opt_same(a, word,
		    ctg_command_first(ctg_commands[i])))
			return true;
	return false;
}

/* « avenants »: only the first of two words was read. */
static size_t distance(struct ctg_arena *a, struct ctg_str typed,
	const struct ctg_command *c, const char *name)
{
	size_t d = ctg_opt_distance(a, typed, ctg_str_from(name));
	size_t first = SIZE_MAX;

	if (has_two_words(c) && !ctg_str_has(typed, STR(" ")))
		first = ctg_opt_distance(a, typed, ctg_command_first(c));
	return d < first ? d : first;
}

const struct ctg_command *ctg_command_find(struct ctg_arena *a,
	struct ctg_str name, const struct ctg_command **near)
{
	size_t best = SIZE_MAX;

	*near = NULL;
	for (size_t i = 0; ctg_commands[i]; i++) {
		const struct ctg_command *c = ctg_commands[i];
		const char *const names[] = { c->name, c->alias };

		for (size_t k = 0; k < 2 && names[k]; k++) {
			struct ctg_str s = ctg_str_from(names[k]);
			size_t d = distance(a, name, c, names[k]);

			if (ctg_opt_same(a, name, s))
				return c;
			if (d < best && !c->hidden) {
				best = d;
				*near = c;
			}
		}
	}
	return NULL;
}

/* « ctg avenant » alone, or with a word that is none of its own. */
static void hint_group(struct ctg_arena *a, struct ctg_str word,
	struct ctg_err *err)
{
	struct ctg_buf list = { .arena = a };

	for (size_t i = 0; ctg_commands[i]; i++)
		if (!ctg_commands[i]->hidden && has_two_words(
		    ctg_commands[i]) && ctg_opt_same(a, word,
		    ctg_command_first(ctg_commands[i])))
			ctg_buf_printf(&list, "%sctg %s", list.n ? ", " : "",
				ctg_commands[i]->name);
	ctg_err_hint(err, "%s", list.p);
}

enum ctg_code ctg_command_unknown(struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_command *near;
	struct ctg_str rest = name, first = ctg_str_split(&rest, ' ');
	bool group = ctg_command_is_group(a, first);
	enum ctg_code code = group && rest.n == 0 ?
		ctg_fail(err, CTG_EUSAGE, "il manque un mot après "
			"« %.*s »", STR_ARG(name)) :
		ctg_fail(err, CTG_EUSAGE,
			"commande inconnue : « %.*s »",
			STR_ARG(name));

	(void)ctg_command_find(a, name, &near);
	if (group && (rest.n == 0 || !near))
		hint_group(a, first, err);
	/* « avenants »: which of its commands, only the person knows. */
	else if (near && rest.n == 0 && has_two_words(near))
		hint_group(a, ctg_command_first(near), err);
	else if (near)
		ctg_err_hint(err, "vouliez-vous dire « ctg %s » ?",
			near->name);
	else
		ctg_err_hint(err, "« ctg aide » donne la liste des commandes");
	return code;
}

struct ctg_date ctg_today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return (struct ctg_date){ (unsigned)tm.tm_year + 1900,
		(unsigned)tm.tm_mon + 1, (unsigned)tm.tm_mday };
}

void ctg_now(long *now, int *offset)
{
	time_t t = time(NULL);
	struct tm tm;

	localtime_r(&t, &tm);
	*now = (long)t;
	*offset = (int)(tm.tm_gmtoff / 60);
}

static enum ctg_code show_help(struct ctg_cmd *c)
{
	struct ctg_buf b = { .arena = &c->arena };

	ctg_help_write(&b, c->command);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}

static enum ctg_code show_version(struct ctg_cmd *c)
{
	ctg_out_write(&c->out, STR("ctg " CTG_VERSION "\n"));
	return CTG_OK;
}

static enum ctg_code enter(const char *dir, struct ctg_err *err)
{
	enum ctg_code code;

	if (!dir || chdir(dir) == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_ESYSTEM, errno == EACCES ?
		"accès refusé à ce dossier" : "dossier introuvable");
	ctg_err_at(err, dir, 0, 0);
	return code;
}

/* What a usage error without a better hint ends with. */
static enum ctg_code hint_usage(const struct ctg_cmd *c, enum ctg_code code,
	struct ctg_err *err)
{
	if (code == CTG_EUSAGE && err->msg[0] && !err->hint[0])
		ctg_err_hint(err, "voir « ctg aide%s%s »",
			c->command ? " " : "",
			c->command ? c->command->name : "");
	return code;
}

static enum ctg_code run_command(struct ctg_cmd *c, struct ctg_opt_reader *r,
	struct ctg_err *err)
{
	void *args = ctg_arena_alloc(&c->arena, 1, c->command->args + 1);
	enum ctg_code code;

	r->sets[0] = (struct ctg_opt_set){ c->command->opts, args };
	r->sets[1] = (struct ctg_opt_set){ ctg_global_opts, &c->globals };
	r->nsets = 2;
	code = ctg_opt_read(r, err);
	ctg_out_init(&c->out, (enum ctg_when)c->globals.colour);
	if (code)
		return code;
	if (c->globals.help)
		return show_help(c);
	if (c->globals.version)
		return show_version(c);
	code = ctg_opt_complete(&r->sets[0], err);
	if (code)
		return code;
	if (c->globals.json && !c->command->json)
		return ctg_fail(err, CTG_EUSAGE,
			"la commande %s n'a pas de sortie JSON",
			c->command->name);
	code = enter(c->globals.dir, err);
	return code ? code : c->command->run(c, args, err);
}

/* Options may stand between two words. */
static enum ctg_code take_name(struct ctg_str *out, struct ctg_opt_reader *r,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	*out = ctg_str_from(r->argv[r->at++]);
	if (!ctg_command_is_group(r->arena, *out))
		return CTG_OK;
	code = ctg_opt_leading(r, err);
	if (!code && r->argv[r->at])
		*out = ctg_strf(r->arena, "%.*s %s", STR_ARG(*out),
			r->argv[r->at++]);
	return code;
}

static enum ctg_code run_named(struct ctg_cmd *c, struct ctg_opt_reader *r,
	struct ctg_err *err)
{
	const struct ctg_command *near;
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_str name;
	enum ctg_code code = take_name(&name, r, err);

	if (code)
		return code;
	c->command = ctg_command_find(&c->arena, name, &near);
	if (c->command)
		return run_command(c, r, err);
	if (!c->globals.help || !ctg_command_is_group(&c->arena, name))
		return ctg_command_unknown(&c->arena, name, err);
	ctg_help_write_group(&b, name);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}

static enum ctg_code run(struct ctg_cmd *c, char **argv, struct ctg_err *err)
{
	struct ctg_opt_reader r = {
		.arena = &c->arena,
		.argv = argv,
		.sets = { { ctg_global_opts, &c->globals } },
		.nsets = 1,
	};
	enum ctg_code code = ctg_opt_leading(&r, err);

	ctg_out_init(&c->out, (enum ctg_when)c->globals.colour);
	if (code)
		return code;
	if (argv[r.at])
		return run_named(c, &r, err);
	if (c->globals.help)
		return show_help(c);
	if (c->globals.version)
		return show_version(c);
	return ctg_fail(err, CTG_EUSAGE, "il manque une commande");
}

/* The index of a large register is read whole, in thousands of pieces: the
 * memory for it is asked for at once, and used again when it is written. */
static void prepare_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_TOP_PAD, 16 << 20);
	mallopt(M_MMAP_THRESHOLD, 16 << 20);
#endif
}

/* As git does, and what does not look for it: scripts can tell. */
static void die_of_pipe(void)
{
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
}

int main(int argc, char **argv)
{
	static struct ctg_cmd c;
	struct ctg_err err = { 0 }, late = { 0 };
	enum ctg_code code, closed;
	bool piped;

	prepare_memory();
	/* A reader that goes away is an error of write(), not a signal: what
	 * was begun is ended first. */
	piped = signal(SIGPIPE, SIG_IGN) != SIG_IGN;
	/* So that a limit on files is an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	code = run(&c, argc > 0 ? argv + 1 : argv, &err);
	code = hint_usage(&c, code, &err);
	closed = ctg_out_close(&c.out, &late);
	ctg_out_error(&c.out, &err);
	ctg_out_error(&c.out, &late);
	ctg_arena_release(&c.arena);
	if (piped && c.out.error == EPIPE)
		die_of_pipe();
	return (int)(closed ? closed : code);
}
