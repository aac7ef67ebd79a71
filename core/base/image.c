/* SPDX-License-Identifier: Apache-2.0 */
#include "base/image.h"

static unsigned byte_at(struct ctg_str s, size_t i)
{
	return i < s.n ? (unsigned char)s.p[i] : 0;
}

static unsigned pair_at(struct ctg_str s, size_t i)
{
	return byte_at(s, i) << 8 | byte_at(s, i + 1);
}

static bool is_side(unsigned n)
{
	return n > 0 && n <= CTG_IMAGE_MOST;
}

/* PNG (ISO/IEC 15948), 11.2.2: IHDR comes first, width then height. */
static bool read_png(struct ctg_image_header *h, struct ctg_str s)
{
	if (s.n < 33 || !ctg_str_starts(ctg_str_skip(s, 8),
	    (struct ctg_str){ "\0\0\0\rIHDR", 8 }))
		return false;
	h->format = CTG_IMAGE_PNG;
	h->width = pair_at(s, 16) << 16 | pair_at(s, 18);
	h->height = pair_at(s, 20) << 16 | pair_at(s, 22);
	return true;
}

/* JPEG (ITU-T T.81), B.1.1.3: a start of frame; C4, C8 and CC are others. */
static bool is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
		marker != 0xc8 && marker != 0xcc;
}

/* Alone: no length follows. */
static bool is_bare(unsigned marker)
{
	return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/* Segment by segment up to the frame; each moves on, so it ends. */
static bool read_jpeg(struct ctg_image_header *h, struct ctg_str s)
{
	size_t i = 2;

	while (i + 3 < s.n) {
		unsigned marker = byte_at(s, i + 1), len;

		if (byte_at(s, i) != 0xff)
			return false;
		if (marker == 0xff || is_bare(marker)) {
			i += marker == 0xff ? 1 : 2;
			continue;
		}
		len = pair_at(s, i + 2);
		/* The picture, or its end, before any frame. */
		if (marker == 0xda || marker == 0xd9 || len < 2)
			return false;
		if (is_frame(marker)) {
			h->format = CTG_IMAGE_JPEG;
			h->height = pair_at(s, i + 5);
			h->width = pair_at(s, i + 7);
			return len >= 8 && i + 2 + len <= s.n;
		}
		i += 2 + len;
	}
	return false;
}

/* PNG, 5.3: chunks of a length, a name, that many bytes and a sum, to IEND. */
static bool ends_png(struct ctg_str s)
{
	size_t i = 8;

	while (i + 12 <= s.n) {
		size_t len = (size_t)pair_at(s, i) << 16 | pair_at(s, i + 2);

		if (len > s.n - i - 12)
			return false;
		if (ctg_str_starts(ctg_str_skip(s, i + 4), STR("IEND")))
			return true;
		i += 12 + len;
	}
	return false;
}

bool ctg_image_is_whole(struct ctg_str bytes)
{
	if (ctg_str_starts(bytes, STR("\x89PNG")))
		return ends_png(bytes);
	/* An end of image; in what is compressed, 0 follows FF. */
	return ctg_str_has(bytes, STR("\xff\xd9"));
}

bool ctg_image_read(struct ctg_image_header *out, struct ctg_str bytes)
{
	struct ctg_image_header h = { 0 };
	bool read = false;

	if (ctg_str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
		read = read_png(&h, bytes);
	else if (ctg_str_starts(bytes, STR("\xff\xd8")))
		read = read_jpeg(&h, bytes);
	if (!read || !is_side(h.width) || !is_side(h.height))
		return false;
	*out = h;
	return true;
}
