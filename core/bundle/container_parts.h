/* SPDX-License-Identifier: Apache-2.0 */
/* container_parts.h - what the files of container.h share.  For use by
 * container*.c only. */
#ifndef CTG_BUNDLE_CONTAINER_PARTS_H
#define CTG_BUNDLE_CONTAINER_PARTS_H

#include "bundle/container.h"
#include "bundle/zip_format.h"

/* « conteneur refusé : … » */
[[nodiscard]] enum ctg_code ctg_container_refuse(struct ctg_err *err,
	const char *what);
/* n bytes that must be there. */
[[nodiscard]] enum ctg_code ctg_container_bytes(const struct ctg_container *c,
	uint64_t at, void *out, size_t n, struct ctg_err *err);

/* What is not as we write it, in the bytes that both headers share. */
unsigned ctg_container_odd(const struct zip_common *h);
/* Extra fields that make others read another name, or other sizes. */
[[nodiscard]] enum ctg_code ctg_container_extra(const unsigned char *p,
	size_t n, struct ctg_err *err);
/* Entry i, whose directory entry is h, against its local header; finds where
 * its bytes are. */
[[nodiscard]] enum ctg_code ctg_container_local(struct ctg_container *c,
	size_t i, const struct zip_common *h, struct ctg_err *err);

#endif
