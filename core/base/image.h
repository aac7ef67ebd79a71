/* SPDX-License-Identifier: Apache-2.0 */
/* image.h - what a PNG or a JPEG says of itself, read from its bytes.
 *
 * Only the header is looked at; the picture is never decoded. */
#ifndef CTG_BASE_IMAGE_H
#define CTG_BASE_IMAGE_H

#include "base/str.h"

enum ctg_image_format { CTG_IMAGE_PNG, CTG_IMAGE_JPEG };

/* No picture of a document is larger on a side. */
#define CTG_IMAGE_MOST	65'535

struct ctg_image_header {
	enum ctg_image_format format;
	unsigned width, height;		/* in pixels; 1 to CTG_IMAGE_MOST */
};

/* False when it is neither, or not a sound one; then *out is not touched. */
bool ctg_image_read(struct ctg_image_header *out, struct ctg_str bytes);

/* Of one that was read: its end is there, which a copy that stopped lacks. */
bool ctg_image_is_whole(struct ctg_str bytes);

#endif
