/* SPDX-License-Identifier: Apache-2.0 */
/* sealing.h - what seal.c and seal_liasse.c share.  For use by them only. */
#ifndef CTG_BUNDLE_SEALING_H
#define CTG_BUNDLE_SEALING_H

#include "bundle/seal.h"

/* The signature over a manifest, with the time when s->url says where. */
[[nodiscard]] enum ctg_code ctg_seal_sign(struct ctg_seal *s,
	struct ctg_str *der, struct ctg_arena *a, struct ctg_str manifest,
	struct ctg_err *err);

#endif
