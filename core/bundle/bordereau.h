/* SPDX-License-Identifier: Apache-2.0 */
/* bordereau.h - the sheet that goes with a liasse: who signs, in which order,
 * and each file with its digest. */
#ifndef CTG_BUNDLE_BORDEREAU_H
#define CTG_BUNDLE_BORDEREAU_H

#include "bundle/liasse.h"
#include "render/sheet.h"

/* Of the files made so far.  out->about is filled by the caller, before, and
 * kept, as is out->charte; its title is that of the act. */
void ctg_bordereau_make(struct ctg_sheet *out, const struct ctg_liasse *l,
	const struct ctg_manifest *m);

#endif
