/* SPDX-License-Identifier: Apache-2.0 */
/* What is read to its end was well nested. */
#include "base/arena.h"
#include "base/xml_read.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_xml_reader r;
	size_t opened = 0, closed = 0;
	enum ctg_code code = ctg_xml_read(&r, &a,
		(struct ctg_str){ (const char *)p, n }, NULL);

	while (!code) {
		code = ctg_xml_next(&r, NULL);
		if (code || r.event == CTG_XML_END)
			break;
		opened += r.event == CTG_XML_OPEN;
		closed += r.event == CTG_XML_CLOSE;
		assert(r.depth == opened - closed);
		assert(r.event == CTG_XML_TEXT || r.name.local.n > 0);
	}
	assert(code || (opened == closed && opened > 0));
	ctg_arena_release(&a);
	return 0;
}
