/* SPDX-License-Identifier: Apache-2.0 */
/* imprint.h - what a document says of the version that it prints.
 *
 * A version is signed when its text is that of a closed act, wherever it was
 * read: in a tag, on the branch in force, in files that nobody touched since.
 * Anything else is a draft.  No clock: the same version says the same. */
#ifndef CTG_STORE_IMPRINT_H
#define CTG_STORE_IMPRINT_H

#include "store/reading.h"

struct ctg_imprint {
	bool draft;
	struct ctg_str version;		/* « version 1 », « projet » */
	/* Empty out of git, and for files that were changed since. */
	struct ctg_str commit;
	struct ctg_str author;		/* of the commit */
	struct ctg_date date;		/* year 0: unknown */
};

[[nodiscard]] enum ctg_code ctg_imprint_find(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_reading *r,
	struct ctg_err *err);

#endif
