/* SPDX-License-Identifier: Apache-2.0 */
/* What says it is a picture has sides that a document can hold. */
#include "base/image.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_image_header h;

	if (ctg_image_read(&h, (struct ctg_str){ (const char *)p, n })) {
		assert(h.width > 0 && h.width <= CTG_IMAGE_MOST);
		assert(h.height > 0 && h.height <= CTG_IMAGE_MOST);
	}
	return 0;
}
