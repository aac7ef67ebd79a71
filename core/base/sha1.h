/* SPDX-License-Identifier: Apache-2.0 */
/* sha1.h - SHA-1 (FIPS 180-4), as git ends its index.
 *
 * It only tells a file cut short from a whole one: nothing that is signed or
 * sent is known by it. */
#ifndef CTG_BASE_SHA1_H
#define CTG_BASE_SHA1_H

#include "base/str.h"

#define CTG_SHA1_SIZE	20

void ctg_sha1(unsigned char out[CTG_SHA1_SIZE], struct ctg_str s);

#endif
