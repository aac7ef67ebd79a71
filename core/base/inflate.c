/* SPDX-License-Identifier: Apache-2.0 */
#include "base/inflate.h"

#include <stdlib.h>
#include <zlib.h>

uint32_t ctg_crc32(uint32_t crc, struct ctg_str s)
{
	return s.n ? (uint32_t)crc32_z(crc, (const unsigned char *)s.p, s.n) :
		crc;
}

enum ctg_code ctg_inflate_begin(struct ctg_inflater *i, struct ctg_err *err)
{
	*i = (struct ctg_inflater){ .z = calloc(1, sizeof(*i->z)) };
	if (i->z && inflateInit2(i->z, -MAX_WBITS) == Z_OK)
		return CTG_OK;
	free(i->z);
	i->z = NULL;
	return ctg_fail(err, CTG_ESYSTEM, "mémoire épuisée");
}

bool ctg_inflate(struct ctg_inflater *i, unsigned char *out, size_t n,
	size_t *got)
{
	int rc;

	i->z->next_in = (unsigned char *)(uintptr_t)i->in.p;
	i->z->avail_in = (uInt)i->in.n;
	i->z->next_out = out;
	i->z->avail_out = (uInt)n;
	rc = inflate(i->z, Z_NO_FLUSH);
	i->in = ctg_str_skip(i->in, i->in.n - i->z->avail_in);
	i->ended = rc == Z_STREAM_END;
	*got = n - i->z->avail_out;
	return rc == Z_OK || rc == Z_STREAM_END || rc == Z_BUF_ERROR;
}

void ctg_inflate_end(struct ctg_inflater *i)
{
	inflateEnd(i->z);
	free(i->z);
	i->z = NULL;
}
