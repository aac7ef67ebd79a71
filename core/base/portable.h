/* SPDX-License-Identifier: Apache-2.0 */
/* portable.h - names of files that every system can hold.
 *
 * git stores any bytes; a clone on Windows then fails as a whole on one name
 * that Windows cannot write. */
#ifndef CTG_BASE_PORTABLE_H
#define CTG_BASE_PORTABLE_H

#include "base/str.h"

/* Why Windows cannot have a file or folder of this name, in French; NULL when
 * it can. */
const char *ctg_portable_fault(struct ctg_str name);

#endif
