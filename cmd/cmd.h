/* SPDX-License-Identifier: Apache-2.0 */
/* cmd.h - what a command is, and what it is given.  For use by cmd/ only.
 *
 * A command is a row of data and one function.  Parsing, help, the manual and
 * the completions read the data; the function gets its arguments already
 * read, calls core, and prints. */
#ifndef CTG_CMD_CMD_H
#define CTG_CMD_CMD_H

#include "opt.h"
#include "out.h"

#include "base/arena.h"
#include "base/date.h"

struct ctg_globals {
	const char *dir;	/* -C; NULL when not given */
	int colour;		/* enum ctg_when */
	bool json, help, version;
};

struct ctg_cmd {
	const struct ctg_command *command;	/* the one that runs */
	struct ctg_globals globals;
	struct ctg_out out;
	struct ctg_arena arena;			/* for the whole run */
};

struct ctg_command {
	const char *name;	/* "montrer"; two words: "avenant ouvrir" */
	const char *alias;	/* "show", or NULL */
	const char *summary;	/* one line, no capital, no full stop */
	const char *about;	/* paragraphs, a line each; may be NULL */
	const char *const *examples;	/* command, what it does…, NULL */
	const struct ctg_opt *opts;
	size_t args;		/* size of the structure that opts fills */
	bool json;		/* knows --json */
	bool hidden;		/* for programs: works, is not shown */
	/* A code without a message in err is printed by the command. */
	enum ctg_code (*run)(struct ctg_cmd *c, const void *args,
		struct ctg_err *err);
};

/* main.c: the contents of the program. */
extern const struct ctg_command *const ctg_commands[];	/* ends with NULL */
extern const struct ctg_opt ctg_global_opts[];
/* By its name, with or without accents, or its alias; NULL when there is
 * none, with the nearest one in *near (NULL when nothing is near). */
const struct ctg_command *ctg_command_find(struct ctg_arena *a,
	struct ctg_str name, const struct ctg_command **near);
/* « avenant »: the first word of commands that have two. */
bool ctg_command_is_group(struct ctg_arena *a, struct ctg_str word);
struct ctg_str ctg_command_first(const struct ctg_command *c);
/* The day it is, here.  Core never asks. */
struct ctg_date ctg_today(void);
/* The second it is, and how many minutes east of UTC we are. */
void ctg_now(long *now, int *offset);

/* « commande inconnue », with the nearest one. */
[[nodiscard]] enum ctg_code ctg_command_unknown(struct ctg_arena *a,
	struct ctg_str name, struct ctg_err *err);

/* aide.c: the help of one command, or of the program when it is NULL. */
void ctg_help_write(struct ctg_buf *b, const struct ctg_command *c);
/* The commands that begin with a word. */
void ctg_help_write_group(struct ctg_buf *b, struct ctg_str word);

/* regle.c: what a rule of « verifier » is about.  An unknown one is refused,
 * with the list of those that exist. */
[[nodiscard]] enum ctg_code ctg_rule_explain(struct ctg_cmd *c,
	const char *id, struct ctg_err *err);

#endif
