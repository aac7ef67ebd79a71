/* SPDX-License-Identifier: Apache-2.0 */
#include "base/image.h"

#include "unit.h"

#define BYTES(lit)	((struct ctg_str){ lit, sizeof(lit) - 1 })

#define PNG(width, height) BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR" \
	width height "\x08\x02\0\0\0crc!")
/* APP0, a comment, then a start of frame (progressive). */
#define JPEG(height, width) BYTES("\xff\xd8\xff\xe0\0\x06JFIF" \
	"\xff\xff\xfe\0\x04" "ab\xff\xc2\0\x0b\x08" height width \
	"\x01\x01\x11\0\xff\xda")

static void reads_both_formats(void)
{
	struct ctg_image_header h;

	CHECK(ctg_image_read(&h, PNG("\0\0\x02\x80", "\0\0\x01\xe0")));
	CHECK_INT(h.format, CTG_IMAGE_PNG);
	CHECK_INT(h.width, 640);
	CHECK_INT(h.height, 480);
	CHECK(ctg_image_read(&h, JPEG("\x01\xe0", "\x02\x80")));
	CHECK_INT(h.format, CTG_IMAGE_JPEG);
	CHECK_INT(h.width, 640);
	CHECK_INT(h.height, 480);
}

static void refuses_the_rest(void)
{
	const struct ctg_str bad[] = {
		BYTES(""), BYTES("GIF89a\x01\0\x01\0"), BYTES("<svg/>"),
		BYTES("\x89PNG\r\n\x1a\n"), BYTES("\xff\xd8"),
		/* no side, or one that no picture has */
		PNG("\0\0\0\0", "\0\0\0\x01"), PNG("\0\0\0\x01", "\0\0\0\0"),
		PNG("\0\x01\0\0", "\0\0\0\x01"),
		PNG("\xff\xff\xff\xff", "\0\0\0\x01"),
		JPEG("\0\0", "\0\x01"), JPEG("\0\x01", "\0\0"),
		/* IHDR is not first; of a wrong length */
		BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIDAT\0\0\0\1\0\0\0\1\x08\x02"
			"\0\0\0crc!"),
		BYTES("\x89PNG\r\n\x1a\n\0\0\0\x0eIHDR\0\0\0\1\0\0\0\1\x08"
			"\x02\0\0\0crc!"),
		/* no frame; one after the picture; a segment of no length */
		BYTES("\xff\xd8\xff\xe0\0\x06JFIF"),
		BYTES("\xff\xd8\xff\xda\0\x02\xff\xc0\0\x0b\x08\0\1\0\1\1\1"
			"\x11\0"),
		BYTES("\xff\xd8\xff\xe0\0\0\xff\xc0\0\x0b\x08\0\1\0\1\1\1"
			"\x11\0"),
		/* a table of Huffman codes is no frame */
		BYTES("\xff\xd8\xff\xc4\0\x0b\x08\0\1\0\1\1\1\x11\0"),
		BYTES("\xff\xd8no marker here"),
	};
	struct ctg_image_header h = { .width = 7 };

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		CHECK(!ctg_image_read(&h, bad[i]));
		CHECK_INT(h.width, 7);
	}
}

/* Cut anywhere, it is refused or says the same. */
static void bears_being_cut(void)
{
	const struct ctg_str whole[] = {
		PNG("\0\0\0\x05", "\0\0\0\x06"), JPEG("\0\x06", "\0\x05"),
	};

	for (size_t i = 0; i < 2; i++)
		for (size_t n = 0; n <= whole[i].n; n++) {
			struct ctg_image_header h;
			struct ctg_str s = ctg_str_dup(&unit_arena,
				ctg_str_head(whole[i], n));

			if (!ctg_image_read(&h, s))
				continue;
			CHECK_INT(h.width, 5);
			CHECK_INT(h.height, 6);
		}
}

/* A copy that stopped on its way, not what a camera adds after the end. */
static void tells_the_end(void)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
		"\0\0\0\1\0\0\0\1\x08\x02\0\0\0crc!\0\0\0\4IDATIENDcrc!"
		"\0\0\0\0IENDcrc!";
	static const char jpeg[] = "\xff\xd8\xff\xda\0\x02" "a\xff\0b"
		"\xff\xd9";

	for (size_t n = 8; n < sizeof(png); n++)
		CHECK_INT(ctg_image_is_whole((struct ctg_str){ png, n }),
			n >= sizeof(png) - 1);
	for (size_t n = 2; n < sizeof(jpeg); n++)
		CHECK_INT(ctg_image_is_whole((struct ctg_str){ jpeg, n }),
			n == sizeof(jpeg) - 1);
}

int main(void)
{
	UNIT(reads_both_formats);
	UNIT(refuses_the_rest);
	UNIT(bears_being_cut);
	UNIT(tells_the_end);
	return unit_done();
}
