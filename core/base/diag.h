/* SPDX-License-Identifier: Apache-2.0 */
/* diag.h - what is questionable in a text, with its place.
 *
 * A diagnostic names a rule of the catalogue (model/rules.h) by its id; the
 * level is copied from there so that this layer needs no rule. */
#ifndef CTG_BASE_DIAG_H
#define CTG_BASE_DIAG_H

#include "base/str.h"

#include <stddef.h>

struct ctg_arena;

enum ctg_level {
	CTG_NOTE_LEVEL,
	CTG_WARNING,
	CTG_ERROR,
};

/* A place in a source file.  Columns count code points from 1; 0 means that
 * the place is the whole line, line 0 the whole file. */
struct ctg_place {
	struct ctg_str file;
	unsigned line, col;
};

struct ctg_diag {
	const char *rule;		/* "S101" */
	enum ctg_level level;
	struct ctg_place at;
	struct ctg_str message;		/* French, no final full stop */
	struct ctg_str remedy;		/* may be empty */
};

/* Start with { .arena = a }; the messages live there too. */
struct ctg_diags {
	struct ctg_arena *arena;
	struct ctg_diag *v;
	size_t n, room;
};

void ctg_diags_add(struct ctg_diags *d, const struct ctg_diag *diag);
/* By file, line, column, then rule; equal ones become one. */
void ctg_diags_sort(struct ctg_diags *d);
size_t ctg_diags_count(const struct ctg_diags *d, enum ctg_level level);

#endif
