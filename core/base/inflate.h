/* SPDX-License-Identifier: Apache-2.0 */
/* inflate.h - deflated bytes (RFC 1951) unpacked piece after piece, and the
 * CRC-32 of packages; both are zlib's. */
#ifndef CTG_BASE_INFLATE_H
#define CTG_BASE_INFLATE_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

/* The checksum of what came before (0 at first) and of s. */
uint32_t ctg_crc32(uint32_t crc, struct ctg_str s);

struct ctg_inflater {
	struct z_stream_s *z;
	struct ctg_str in;		/* given and not yet taken */
	bool ended;			/* the stream did */
};

[[nodiscard]] enum ctg_code ctg_inflate_begin(struct ctg_inflater *i,
	struct ctg_err *err);
/* At most n bytes to out; *got is 0 when more input is wanted, or at the end.
 * False: this is no such stream. */
bool ctg_inflate(struct ctg_inflater *i, unsigned char *out, size_t n,
	size_t *got);
void ctg_inflate_end(struct ctg_inflater *i);

#endif
