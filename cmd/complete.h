/* SPDX-License-Identifier: Apache-2.0 */
/* complete.h - what the completion scripts are made of.  For use by
 * completion.c and complete_*.c only.
 *
 * Each script is a fixed frame, which finds the conventions of the register,
 * around rows written from the tables of options. */
#ifndef CTG_CMD_COMPLETE_H
#define CTG_CMD_COMPLETE_H

#include "cmd.h"

void ctg_complete_bash(struct ctg_buf *b);
void ctg_complete_zsh(struct ctg_buf *b);
void ctg_complete_fish(struct ctg_buf *b);

/* What to complete an open value with, in the words of a shell. */
struct ctg_complete_ways {
	const char *text, *file, *folder, *convention;
};
/* How to complete a value: its words between before and after, or a way. */
void ctg_complete_value(struct ctg_buf *b, const struct ctg_opt *o,
	const struct ctg_complete_ways *ways, const char *before,
	const char *after);
/* The first words of the commands, with a space between them. */
void ctg_complete_commands(struct ctg_buf *b);
/* The first command of those that begin with the same word, of two. */
bool ctg_complete_opens_group(const struct ctg_command *const *c);
/* The second words of such a group. */
void ctg_complete_group(struct ctg_buf *b, struct ctg_str first,
	const char *sep);
/* « ouvrir »; the whole name when it is one word. */
struct ctg_str ctg_complete_last(const struct ctg_command *c);
/* s for a string between apostrophes, in any of the shells; a backslash
 * before what is special to the reader of that string. */
void ctg_complete_quote(struct ctg_buf *b, const char *s,
	const char *special);
/* « montrer|show » */
const char *ctg_complete_names(struct ctg_arena *a,
	const struct ctg_command *c, const char *sep);
/* An option that is shown. */
bool ctg_complete_is_option(const struct ctg_opt *o);

#endif
