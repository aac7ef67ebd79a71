/* SPDX-License-Identifier: Apache-2.0 */
/* asic_read.h - an ASiC-E container, read: its files and its manifests. */
#ifndef CTG_BUNDLE_ASIC_READ_H
#define CTG_BUNDLE_ASIC_READ_H

#include "bundle/asic_manifest.h"
#include "bundle/container.h"
#include "bundle/verdict.h"

struct ctg_asic_signature {
	struct ctg_str name;		/* of the manifest */
	struct ctg_str xml, der;	/* what is signed, the CMS */
	struct ctg_asic_manifest manifest;
};

struct ctg_asic {
	struct ctg_container zip;
	struct ctg_asic_signature *signatures;
	size_t n;
};

/* Not CTG_OK: the container breaks the rules of its kind, CTG_EDIGEST.  Close
 * it in any case of success. */
[[nodiscard]] enum ctg_code ctg_asic_open(struct ctg_asic *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err);
void ctg_asic_close(struct ctg_asic *s);
/* The same of what was opened; zip stays the caller's on failure. */
[[nodiscard]] enum ctg_code ctg_asic_read(struct ctg_asic *out,
	struct ctg_arena *a, const struct ctg_container *zip,
	struct ctg_err *err);

/* Whatever has a manifest or a signature, be it broken. */
bool ctg_asic_is(const struct ctg_container *zip);
/* « mimetype », META-INF/ and folders aside. */
bool ctg_asic_is_data(const struct ctg_container_entry *e);
/* Data, or what we judge in META-INF/. */
bool ctg_asic_is_known(const struct ctg_asic *s,
	const struct ctg_container_entry *e);

/* A manifest is written as we write them: nobody can make it so, or otherwise,
 * without its key. */
bool ctg_asic_is_ours(const struct ctg_asic *s, struct ctg_arena *a);

/* Every digest of every manifest, every file against every manifest; an error
 * is a file that cannot be read. */
[[nodiscard]] enum ctg_code ctg_asic_judge(struct ctg_verdict *v,
	const struct ctg_asic *s, struct ctg_err *err);
/* The order and the names that we write: else a fault. */
void ctg_asic_judge_form(struct ctg_verdict *v, const struct ctg_asic *s);
/* CTG_EDIGEST with the first thing wrong of all that. */
[[nodiscard]] enum ctg_code ctg_asic_check(const struct ctg_asic *s,
	struct ctg_arena *a, struct ctg_err *err);

#endif
