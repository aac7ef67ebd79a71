/* SPDX-License-Identifier: Apache-2.0 */
/* zip_format.h - the records of a zip (APPNOTE 6.3.9, 4.3).  For use by
 * container*.c only.
 *
 * A local header and an entry of the central directory share twenty-six bytes
 * in one order: what must agree is read by one function. */
#ifndef CTG_BUNDLE_ZIP_FORMAT_H
#define CTG_BUNDLE_ZIP_FORMAT_H

#include <stdint.h>

#define ZIP_LOCAL		0x04034b50
#define ZIP_CENTRAL		0x02014b50
#define ZIP_END			0x06054b50
#define ZIP_DESCRIPTOR		0x08074b50
#define ZIP_LOCAL_SIZE		30
#define ZIP_CENTRAL_SIZE	46
#define ZIP_END_SIZE		22
/* Where the common bytes begin. */
#define ZIP_LOCAL_COMMON	4
#define ZIP_CENTRAL_COMMON	6

/* What we write: 2.0, MS-DOS, 1 January 1980 at 0:00. */
#define ZIP_VERSION		20
#define ZIP_DATE		0x0021

#define ZIP_STORED		0
#define ZIP_DEFLATED		8

/* Flags: encrypted; how hard it was deflated; sizes come after the bytes; the
 * name is UTF-8. */
#define ZIP_ENCRYPTED		0x0001
#define ZIP_EFFORT		0x0006
#define ZIP_DEFERRED		0x0008
#define ZIP_UTF8		0x0800

struct zip_common {
	unsigned version, flags, method, time, date;
	uint32_t crc, packed, size;
	unsigned name, extra;	/* bytes of each */
};

static inline unsigned zip_u16(const unsigned char *p)
{
	return (unsigned)p[0] | (unsigned)p[1] << 8;
}

static inline uint32_t zip_u32(const unsigned char *p)
{
	return zip_u16(p) | (uint32_t)zip_u16(p + 2) << 16;
}

static inline struct zip_common zip_common_read(const unsigned char *p)
{
	return (struct zip_common){
		.version = zip_u16(p), .flags = zip_u16(p + 2),
		.method = zip_u16(p + 4), .time = zip_u16(p + 6),
		.date = zip_u16(p + 8), .crc = zip_u32(p + 10),
		.packed = zip_u32(p + 14), .size = zip_u32(p + 18),
		.name = zip_u16(p + 22), .extra = zip_u16(p + 24),
	};
}

static inline void zip_put(unsigned char *p, uint32_t v, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++, v >>= 8)
		p[i] = (unsigned char)v;
}

#endif
