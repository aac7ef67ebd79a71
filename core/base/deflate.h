/* SPDX-License-Identifier: Apache-2.0 */
/* deflate.h - bytes made shorter: the format of RFC 1951.
 *
 * Ours, for what libraries write changes with their version, and the same
 * text must give the same document.  Made for XML: three times as fast as
 * zlib there. */
#ifndef CTG_BASE_DEFLATE_H
#define CTG_BASE_DEFLATE_H

#include "base/str.h"

struct ctg_arena;
struct ctg_deflater;	/* what it works in: one for many texts */

struct ctg_deflater *ctg_deflater_new(struct ctg_arena *a);

/* How much room so many bytes may take. */
size_t ctg_deflate_bound(size_t n);
/* The bytes written to out. */
size_t ctg_deflate(struct ctg_deflater *d, char *out, struct ctg_str bytes);

#endif
