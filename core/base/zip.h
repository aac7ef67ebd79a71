/* SPDX-License-Identifier: Apache-2.0 */
/* zip.h - packages: ODT, DOCX, bundles.
 *
 * The same entries give the same bytes everywhere: no clock, no time zone, no
 * mode of a file.  A package that is read is somebody else's: two entries of
 * one name, names that lead out of it, and bombs are refused. */
#ifndef CTG_BASE_ZIP_H
#define CTG_BASE_ZIP_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

struct ctg_zip_entry {
	struct ctg_str name, bytes;
	bool stored;		/* as it is: « mimetype » */
};

/* In the order given. */
[[nodiscard]] enum ctg_code ctg_zip_write(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_zip_entry *entries, size_t n,
	struct ctg_err *err);

/* Limits of what is read: entries, bytes unpacked, ratio. */
#define CTG_ZIP_ENTRIES	2048
#define CTG_ZIP_BYTES	((size_t)1 << 30)
#define CTG_ZIP_RATIO	200

[[nodiscard]] enum ctg_code ctg_zip_read(struct ctg_zip_entry **out,
	size_t *n, struct ctg_arena *a, struct ctg_str package,
	struct ctg_err *err);

/* Leads nowhere but into the package, and is one name for every reader. */
bool ctg_zip_is_safe(struct ctg_str name);

/* NULL when there is none. */
const struct ctg_zip_entry *ctg_zip_find(const struct ctg_zip_entry *entries,
	size_t n, const char *name);

#endif
