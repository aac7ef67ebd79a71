/* SPDX-License-Identifier: Apache-2.0 */
/* act_list.h - all the acts of a convention, signed and open: for the commands
 * that work on one of them, which the person may leave unsaid. */
#ifndef CTG_STORE_ACT_LIST_H
#define CTG_STORE_ACT_LIST_H

#include "store/act.h"

struct ctg_act_list {
	struct ctg_arena *arena;
	struct ctg_str id;
	struct ctg_act *acts;		/* signed */
	size_t nacts;
	unsigned *open;			/* avenants being written here */
	size_t nopen;
	bool projet;			/* the convention is */
};

[[nodiscard]] enum ctg_code ctg_act_list_read(struct ctg_act_list *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err);

bool ctg_act_list_is_open(const struct ctg_act_list *l, unsigned number);

/* « l'avenant n° 1 » */
const char *ctg_act_list_name(struct ctg_arena *a, unsigned number);

/* Refuses an act that is neither; -1 when none was named. */
[[nodiscard]] enum ctg_code ctg_act_list_unknown(const struct ctg_act_list *l,
	long number, struct ctg_err *err);
/* Refuses to choose among the open avenants; the caller says what to type. */
[[nodiscard]] enum ctg_code ctg_act_list_several(const struct ctg_act_list *l,
	struct ctg_err *err);

#endif
