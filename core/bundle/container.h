/* SPDX-License-Identifier: Apache-2.0 */
/* container.h - a zip of somebody else, read as it lies in its file.
 *
 * Two readers of one zip must see the same thing, else what was verified is
 * not what is opened: the central directory and the local headers must say
 * the same, each name stands once, entries neither overlap nor hide anything
 * between, before or after them.  All that is CTG_EDIGEST.
 *
 * What only says that another program wrote it (dates, extra fields, deflate,
 * data descriptors) is an oddity: refused in what ctg sealed, else told.
 *
 * Entries are read in pieces: none is ever held whole unless asked for. */
#ifndef CTG_BUNDLE_CONTAINER_H
#define CTG_BUNDLE_CONTAINER_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

struct ctg_arena;

struct ctg_container_entry {
	struct ctg_str name;
	uint64_t at, data, end;	/* of its header, of its bytes, past it */
	uint64_t packed, size;	/* bytes in the file, bytes unpacked */
	uint32_t crc;
	unsigned method;	/* 0 or 8: stored or deflated */
};

/* Bits of what is not as we write it. */
enum ctg_odd {
	CTG_ODD_SYSTEM = 1,	/* version, attributes */
	CTG_ODD_FLAGS = 2,
	CTG_ODD_DESCRIPTOR = 4,
	CTG_ODD_DEFLATED = 8,
	CTG_ODD_DATE = 16,
	CTG_ODD_EXTRA = 32,
	CTG_ODD_COMMENT = 64,
};

struct ctg_container {
	int fd;
	uint64_t directory;	/* where the central directory begins */
	struct ctg_container_entry *entries;	/* in the order they lie */
	size_t n;
	unsigned odd;
};

/* Entries, bytes unpacked, ratio: as in base/zip.h. */
[[nodiscard]] enum ctg_code ctg_container_open(struct ctg_container *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err);
void ctg_container_close(struct ctg_container *c);

/* NULL when there is none. */
const struct ctg_container_entry *ctg_container_find(
	const struct ctg_container *c, struct ctg_str name);

/* « des dates, des champs supplémentaires », for the bits of odd. */
struct ctg_str ctg_container_oddities(struct ctg_arena *a, unsigned odd);

/* Gets the bytes of an entry, piece after piece. */
typedef void ctg_container_sink(void *ctx, struct ctg_str piece);

/* CTG_EDIGEST when its bytes are not what its header says. */
[[nodiscard]] enum ctg_code ctg_container_stream(
	const struct ctg_container *c, const struct ctg_container_entry *e,
	ctg_container_sink *sink, void *ctx, struct ctg_err *err);
/* The whole of an entry of at most max bytes. */
[[nodiscard]] enum ctg_code ctg_container_read(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_container *c,
	const struct ctg_container_entry *e, size_t max, struct ctg_err *err);

#endif
