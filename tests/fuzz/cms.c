/* SPDX-License-Identifier: Apache-2.0 */
/* Signatures and tokens of others: a sentence for each fault, and what is
 * valid has none; the same bytes are judged the same. */
#include "bundle/cms.h"

#include "base/arena.h"
#include "bundle/timestamp.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

#define NOW	1800000000LL

static void stamp(struct ctg_arena *a, struct ctg_str der,
	struct ctg_str response)
{
	struct ctg_str out;
	struct ctg_err err;

	if (!ctg_timestamp_request(&out, a, der, &err))
		assert(out.n > 0);
	if (!ctg_cms_stamp(&out, a, der, response, &err))
		assert(out.n > der.n / 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_str s = { (const char *)p, n };
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_cms_signature *v = NULL;
	struct ctg_err err;
	size_t count = 0;

	assert(!ctg_cms_verify(&v, &count, &a, s, STR("acte\n"), NULL, NOW,
		&err));
	assert(count > 0);
	for (size_t i = 0; i < count; i++) {
		assert(v[i].valid == (v[i].n_faults == 0));
		for (size_t k = 0; k < v[i].n_faults; k++)
			assert(v[i].faults[k].n > 0);
	}
	/* Two bytes say where a signature ends and a response begins. */
	if (n > 2) {
		size_t at = ((size_t)p[0] << 8 | p[1]) % n;

		stamp(&a, ctg_str_skip(ctg_str_head(s, at), 2),
			ctg_str_skip(s, at));
	}
	stamp(&a, s, s);
	ctg_arena_release(&a);
	return 0;
}
