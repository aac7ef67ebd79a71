/* SPDX-License-Identifier: Apache-2.0 */
/* container_write.h - writes a zip, entry after entry, as it goes.
 *
 * Everything is stored: what we seal is compressed already, and what is stored
 * cannot be a bomb.  No clock, no mode, no extra field: see zip_format.h. */
#ifndef CTG_BUNDLE_CONTAINER_WRITE_H
#define CTG_BUNDLE_CONTAINER_WRITE_H

#include "bundle/container.h"
#include "bundle/digest.h"

struct ctg_container_writer {
	struct ctg_arena *arena;
	int fd;			/* at its beginning */
	uint64_t at;		/* bytes written */
	struct ctg_container_entry *entries;
	size_t n, room;
};

[[nodiscard]] enum ctg_code ctg_container_put(struct ctg_container_writer *w,
	struct ctg_str name, struct ctg_str bytes, struct ctg_err *err);
/* The bytes of a file, read once; d, which was begun, takes them too. */
[[nodiscard]] enum ctg_code ctg_container_put_file(
	struct ctg_container_writer *w, struct ctg_str name,
	const char *path, struct ctg_digest *d, struct ctg_err *err);
/* The same of the entry of that name in another zip. */
[[nodiscard]] enum ctg_code ctg_container_put_entry(
	struct ctg_container_writer *w, struct ctg_str name,
	const struct ctg_container *from, struct ctg_digest *d,
	struct ctg_err *err);
/* All the entries of another that we wrote (odd is 0), as they lie; first. */
[[nodiscard]] enum ctg_code ctg_container_put_all(
	struct ctg_container_writer *w, const struct ctg_container *from,
	struct ctg_err *err);
/* The central directory. */
[[nodiscard]] enum ctg_code ctg_container_end(struct ctg_container_writer *w,
	struct ctg_err *err);

#endif
