/* SPDX-License-Identifier: Apache-2.0 */
/* statut.h - what « statut » found, and its printers.  For use by statut*.c
 * only. */
#ifndef CTG_CMD_STATUT_H
#define CTG_CMD_STATUT_H

#include "cmd.h"

#include "store/status.h"

struct ctg_statut {
	struct ctg_cmd *c;
	struct ctg_repo repo;
	struct ctg_roster roster;
	struct ctg_date today;
	bool whole;			/* conventions were named */
	/* What is looked at, and what was found; same order. */
	const struct ctg_roster_entry **entries;
	struct ctg_status *v;
	size_t n;
	size_t *todo, ntodo;		/* those that have to be read */
};

/* statut_table.c: one line a convention, by urgency. */
void ctg_statut_table(struct ctg_buf *b, const struct ctg_statut *s);
/* « 30/06/2027 »; empty when there is no such day. */
struct ctg_str ctg_statut_day(struct ctg_arena *a, struct ctg_date d);
/* What a cell that stands out begins with: no text holds it. */
#define CTG_STATUT_BOLD	"\001"
/* Adds a table drawn for the terminal: rows of ncols cells, the first one
 * being the header. */
void ctg_statut_draw(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_str *cells, size_t nrows, size_t ncols);

/* statut_detail.c: all that is known of one. */
void ctg_statut_detail(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_status *of);

/* statut_json.c */
void ctg_statut_json(struct ctg_buf *b, const struct ctg_statut *s);

#endif
