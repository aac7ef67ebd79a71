/* SPDX-License-Identifier: Apache-2.0 */
/* derive.h - from the comparison of two versions to what an act must say.
 *
 * Minimal and readable: words where few change, the alinéa where more than
 * half does, the division where nearly all does.  What the prose cannot say
 * finely enough is said of a larger unit: the caller raises the grain of a
 * division whose act did not prove (prove.h). */
#ifndef CTG_AVENANT_DERIVE_H
#define CTG_AVENANT_DERIVE_H

#include "avenant/operation.h"
#include "diff/diff.h"

enum ctg_grain {
	CTG_GRAIN_WORDS,
	CTG_GRAIN_ALINEA,	/* whole alinéas, rows, tables */
	CTG_GRAIN_BLOCKS,	/* all from the first changed to the last */
	CTG_GRAIN_DIVISION,	/* « l'article 5 est ainsi rédigé » */
	CTG_GRAIN_ANNEXE,	/* the annexe, or all the body */
	CTG_GRAINS
};

/* How finely each labelled division of the base (its address in the tree, or
 * the DOCUMENT for what is outside any) is amended; words unless said. */
struct ctg_grains {
	struct ctg_arena *arena;
	struct ctg_grain_of {
		const struct ctg_node *division;
		enum ctg_grain grain;
	} *v;
	size_t n, room;
};
enum ctg_grain ctg_grains_of(const struct ctg_grains *g,
	const struct ctg_node *division);
/* One step coarser; false when there is none. */
bool ctg_grains_raise(struct ctg_grains *g, const struct ctg_node *division);

/* diff is of old and now, typing included.  CTG_EREFUSED, with a reason, for a
 * change that no act can state. */
[[nodiscard]] enum ctg_code ctg_derive(struct ctg_ops *out,
	const struct ctg_diff *diff, const struct ctg_version_text *old,
	const struct ctg_version_text *now, const struct ctg_grains *grains,
	struct ctg_err *err);

#endif
