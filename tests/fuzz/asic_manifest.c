/* SPDX-License-Identifier: Apache-2.0 */
/* A manifest that is read names safe files, each once, with digests of their
 * kind; written again, it is read the same. */
#include "base/arena.h"
#include "base/zip.h"
#include "bundle/asic_manifest.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void check_again(struct ctg_arena *a,
	const struct ctg_asic_manifest *m)
{
	struct ctg_asic_manifest again;
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < m->n; i++)
		if (memchr(m->files[i].name.p, '%', m->files[i].name.n))
			return;
	ctg_asic_manifest_write(&b, a, m);
	assert(!ctg_asic_manifest_read(&again, a, ctg_buf_str(&b), NULL));
	assert(again.n == m->n);
	for (size_t i = 0; i < m->n; i++)
		assert(ctg_str_eq(again.files[i].digest, m->files[i].digest) &&
			ctg_str_eq(again.files[i].name, m->files[i].name));
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_asic_manifest m;

	if (!ctg_asic_manifest_read(&m, &a, (struct ctg_str){
	    (const char *)p, n }, NULL)) {
		assert(m.n > 0);
		for (size_t i = 0; i < m.n; i++) {
			assert(ctg_zip_is_safe(m.files[i].name));
			assert(m.files[i].digest.n ==
				ctg_digest_size(m.files[i].kind));
			assert(ctg_asic_manifest_find(&m, m.files[i].name) ==
				&m.files[i]);
		}
		if (!memchr(m.signature.p, '%', m.signature.n))
			check_again(&a, &m);
	}
	ctg_arena_release(&a);
	return 0;
}
