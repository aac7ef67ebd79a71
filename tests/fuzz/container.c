/* SPDX-License-Identifier: Apache-2.0 */
/* What is opened as a container fills its file: entries follow one another
 * from the first byte to the directory, and give the bytes that they say.  As
 * it is a signed one, its manifests and the verdict are read too. */
#include "base/arena.h"
#include "bundle/asic_read.h"
#include "bundle/verify.h"
#include "bundle/zip_format.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

struct told {
	uint64_t bytes;
};

static void count(void *ctx, struct ctg_str piece)
{
	((struct told *)ctx)->bytes += piece.n;
}

static void check_entry(const struct ctg_container *c, size_t i)
{
	const struct ctg_container_entry *e = &c->entries[i];
	struct told told = { 0 };
	enum ctg_code code = ctg_container_stream(c, e, count, &told, NULL);

	assert(e->at == (i ? c->entries[i - 1].end : 0));
	assert(e->at < e->data && e->data + e->packed <= e->end);
	assert(e->end <= c->directory);
	assert(told.bytes <= e->size);
	assert(code == CTG_EDIGEST || told.bytes == e->size);
	for (size_t k = 0; k < i; k++)
		assert(!ctg_str_eq(c->entries[k].name, e->name));
}

static void check(struct ctg_arena *a, const char *path)
{
	struct ctg_container c;
	struct ctg_verdict v;
	struct ctg_err err = { 0 };

	assert(!ctg_verify(&v, a, path, NULL, 1'700'000'000, &err));
	assert(ctg_verdict_is_valid(&v) || v.n_faults || v.n_files ||
		v.n_signatures);
	if (ctg_container_open(&c, a, path, NULL))
		return;
	for (size_t i = 0; i < c.n; i++)
		check_entry(&c, i);
	ctg_container_close(&c);
}

/* Both CRCs of a stored entry, when its headers lead to bytes that are there:
 * what it holds is then read, whatever it has become. */
static size_t mend_entry(uint8_t *p, size_t n, size_t central)
{
	size_t local, data, size, next;

	if (n - central < ZIP_CENTRAL_SIZE || zip_u32(p + central) !=
	    ZIP_CENTRAL)
		return n;
	local = zip_u32(p + central + 42);
	size = zip_u32(p + central + 20);
	next = central + ZIP_CENTRAL_SIZE + zip_u16(p + central + 28) +
		zip_u16(p + central + 30) + zip_u16(p + central + 32);
	if (local > n || n - local < ZIP_LOCAL_SIZE)
		return next;
	data = local + ZIP_LOCAL_SIZE + zip_u16(p + local + 26) +
		zip_u16(p + local + 28);
	if (data <= n && size <= n - data) {
		uint32_t crc = (uint32_t)crc32_z(0, p + data, size);

		zip_put(p + central + 16, crc, 4);
		zip_put(p + local + 14, crc, 4);
	}
	return next;
}

static void mend(uint8_t *p, size_t n)
{
	size_t at;

	if (n < ZIP_END_SIZE)
		return;
	at = zip_u32(p + n - ZIP_END_SIZE + 16);
	while (at < n)
		at = mend_entry(p, n, at);
}

static void run(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	int fd = memfd_create("container", MFD_CLOEXEC);
	char path[40];

	assert(fd >= 0 && write(fd, p, n) == (ssize_t)n);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	check(&a, path);
	close(fd);
	ctg_arena_release(&a);
}

/* As it is, then with its CRCs mended. */
int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	uint8_t *copy = malloc(n + 1);

	assert(copy);
	memcpy(copy, p, n);
	run(copy, n);
	mend(copy, n);
	run(copy, n);
	free(copy);
	return 0;
}
