/* SPDX-License-Identifier: Apache-2.0 */
/* asic.h - ASiC-E containers with CAdES signatures (EN 319 162-1).
 *
 * « mimetype » first, the files, then for each signatory a manifest of all the
 * files and a detached CMS over that manifest.  Everything is stored, dated
 * 1980 and without extra fields: the same files give the same bytes up to the
 * signatures, and a container that differs anywhere is not one that we wrote.
 * Keys are somebody else's business: signatures come from a callback. */
#ifndef CTG_BUNDLE_ASIC_H
#define CTG_BUNDLE_ASIC_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;
struct ctg_container;

#define CTG_ASIC_TYPE	"application/vnd.etsi.asic-e+zip"
#define CTG_ASIC_SIGNERS	99

struct ctg_asic_source {
	struct ctg_str name;	/* flat, of [a-z0-9.-] */
	const char *path;	/* a file, read in pieces; */
	const struct ctg_container *zip;	/* or its entry of that name; */
	struct ctg_str bytes;	/* when both are NULL */
};

/* The CMS over the bytes of a manifest. */
typedef enum ctg_code ctg_asic_sign(void *ctx, struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str manifest, struct ctg_err *err);

/* Written beside out_path, then renamed: whole or not at all. */
[[nodiscard]] enum ctg_code ctg_asic_write(const char *out_path,
	struct ctg_arena *a, const struct ctg_asic_source *files, size_t n,
	ctg_asic_sign *sign, void *ctx, struct ctg_err *err);
/* The same container with one more signature, over the same files; paths may
 * be one.  Its other entries are copied as they lie, once their digests were
 * found to be what its manifests say (CTG_EDIGEST). */
[[nodiscard]] enum ctg_code ctg_asic_add(const char *container_path,
	const char *out_path, struct ctg_arena *a, ctg_asic_sign *sign,
	void *ctx, struct ctg_err *err);

#endif
