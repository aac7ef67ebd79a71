/* SPDX-License-Identifier: Apache-2.0 */
/* opt.h - the command line, as tables.
 *
 * A table says what a command accepts, operands included, and where in its
 * structure of arguments each value goes.  Reading, help, the manual and the
 * completions all come from it, so that they cannot disagree. */
#ifndef CTG_CMD_OPT_H
#define CTG_CMD_OPT_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;
struct ctg_buf;

enum ctg_opt_kind {
	CTG_OPT_END,		/* ends a table */
	CTG_OPT_FLAG,		/* bool */
	CTG_OPT_MODE,		/* int: .mode; two different ones clash */
	CTG_OPT_TEXT,		/* const char * */
	CTG_OPT_TEXTS,		/* struct ctg_opt_list; may be repeated */
	CTG_OPT_CHOICE,		/* int: rank in .choices */
	CTG_OPT_DATE,		/* struct ctg_date */
	CTG_OPT_OPERAND,	/* const char * */
	CTG_OPT_OPERANDS,	/* struct ctg_opt_list; last of its table */
};

/* What a value is, for the completions. */
enum ctg_opt_what {
	CTG_WHAT_TEXT,
	CTG_WHAT_FILE,
	CTG_WHAT_FOLDER,
	CTG_WHAT_CONVENTION,
	CTG_WHAT_COMMAND,
	CTG_WHAT_RULE,
};

struct ctg_opt {
	enum ctg_opt_kind kind;
	enum ctg_opt_what what;
	char letter;		/* 'C', or NUL */
	bool required;		/* an operand that cannot be left out */
	bool hidden;		/* a second spelling: works, is not shown */
	const char *name;	/* "couleur"; NULL when there is only -C */
	const char *value;	/* how help calls it: "dossier" */
	const char *choices;	/* "auto|toujours|jamais", or NULL */
	const char *help;	/* one line, no capital, no full stop */
	size_t at;		/* offsetof, in the structure of arguments */
	int mode;
};

struct ctg_opt_list {
	const char **v;
	size_t n;
};

/* A table and the structure that it fills. */
struct ctg_opt_set {
	const struct ctg_opt *opts;
	void *values;
};

/* argv, and how far it is read.  sets[0] takes the operands. */
struct ctg_opt_reader {
	struct ctg_arena *arena;
	char **argv;		/* ends with NULL */
	int at;
	struct ctg_opt_set sets[2];
	size_t nsets;
};

/* Reads the options that stand before the first operand. */
[[nodiscard]] enum ctg_code ctg_opt_leading(struct ctg_opt_reader *r,
	struct ctg_err *err);
/* Reads all that is left; options may follow operands. */
[[nodiscard]] enum ctg_code ctg_opt_read(struct ctg_opt_reader *r,
	struct ctg_err *err);
/* Refuses when a required operand was not given. */
[[nodiscard]] enum ctg_code ctg_opt_complete(const struct ctg_opt_set *set,
	struct ctg_err *err);

bool ctg_opt_is_operand(const struct ctg_opt *o);
bool ctg_opt_takes_value(const struct ctg_opt *o);
/* « -C dossier », « --couleur=auto|toujours|jamais », « <id>[@version] ». */
void ctg_opt_spell(struct ctg_buf *b, const struct ctg_opt *o);
/* The same with both names: « -C, --dossier=… », as in a list. */
void ctg_opt_label(struct ctg_buf *b, const struct ctg_opt *o);

/* Whether two words are the same to a person: case and accents aside. */
bool ctg_opt_same(struct ctg_arena *a, struct ctg_str s, struct ctg_str t);
/* How many letters are wrong in typed, were it meant as name; SIZE_MAX when
 * it is too far to be worth a proposal. */
size_t ctg_opt_distance(struct ctg_arena *a, struct ctg_str typed,
	struct ctg_str name);

#endif
