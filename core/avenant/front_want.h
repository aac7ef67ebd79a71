/* SPDX-License-Identifier: Apache-2.0 */
/* front_want.h - what a front-matter must say once the operations are done.
 * For use by apply_front.c and front_*.c.
 *
 * c is a copy of the base's, whose values change; what comes and goes is kept
 * aside until ctg_want_finish(), for all ranks are those of the base.  In this
 * copy places are not those of a file: the line of a visa, of a party, of an
 * annexe and of the nom of a representative is its rank in the base, from 1,
 * and 0 when it comes; the column of a value tells that it was set. */
#ifndef CTG_AVENANT_FRONT_WANT_H
#define CTG_AVENANT_FRONT_WANT_H

#include "model/text.h"

/* A list of the base: which of its n items go, and what comes between them. */
struct ctg_want_list {
	size_t n;
	bool *gone;
	struct ctg_want_new {
		size_t gap;		/* after so many items of the base */
		bool before;		/* said of the item after it */
		const void *item;
	} *v;
	size_t nnew, room;
};

struct ctg_wanted {
	struct ctg_arena *arena;
	const struct ctg_text *base;
	struct ctg_convention c;
	struct ctg_want_list visas, parties, annexes;
	/* The names of the parties, the numbers of the annexes, those of the
	 * base where it has them, in the order that they must have, with
	 * « | » between; empty: as they come. */
	struct ctg_str party_order, annexe_order;
	struct ctg_str *sources;	/* of each annexe: what it is read from,
					 * among those joined */
	struct ctg_diags *diags;
	struct ctg_place at;		/* of the operation being done */
	bool failed;			/* something was reported */
};

void ctg_want_start(struct ctg_wanted *w, struct ctg_arena *a,
	const struct ctg_text *base, struct ctg_diags *diags);
/* Puts in what comes, takes out what goes, in the order that is wanted. */
void ctg_want_finish(struct ctg_wanted *w);

/* Reports at the operation; false, for returning. */
[[gnu::format(printf, 3, 4)]]
bool ctg_want_refuse(struct ctg_wanted *w, const char *rule, const char *fmt,
	...);

/* A new value; name is what messages say.  Refuses two that differ. */
bool ctg_want_set(struct ctg_wanted *w, struct ctg_value *v,
	struct ctg_str now, struct ctg_str name);
/* The value of a name (tree.h, var) from what it prints. */
bool ctg_want_print(struct ctg_wanted *w, struct ctg_str name,
	struct ctg_str printed);
/* What lines of the generated parts say (front_line.h). */
bool ctg_want_party(struct ctg_wanted *w, size_t i,
	const struct ctg_party *now);
/* All that is known of it. */
void ctg_want_data(struct ctg_wanted *w, size_t i,
	const struct ctg_party *now);
bool ctg_want_period(struct ctg_wanted *w, const struct ctg_period *now);
bool ctg_want_copies(struct ctg_wanted *w, unsigned copies);

void ctg_want_remove(struct ctg_want_list *l, size_t i);
void ctg_want_add(struct ctg_wanted *w, struct ctg_want_list *l, size_t gap,
	bool before, const void *item);

/* The front-matter of src that says so: [0, body) of it, its bytes kept
 * elsewhere.  CTG_EREFUSED when it cannot be written. */
[[nodiscard]] enum ctg_code ctg_want_write(struct ctg_str *out,
	const struct ctg_wanted *w, struct ctg_err *err);

#endif
