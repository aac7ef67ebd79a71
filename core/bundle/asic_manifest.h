/* SPDX-License-Identifier: Apache-2.0 */
/* asic_manifest.h - META-INF/ASiCManifest001.xml: what a signature is over.
 *
 * EN 319 162-1, A.4: the file of the signature, and the digest of each file
 * that it signs. */
#ifndef CTG_BUNDLE_ASIC_MANIFEST_H
#define CTG_BUNDLE_ASIC_MANIFEST_H

#include "base/buf.h"
#include "bundle/digest.h"

#define CTG_ASIC_SPACE	"http://uri.etsi.org/02918/v1.2.1#"
#define CTG_DS_SPACE	"http://www.w3.org/2000/09/xmldsig#"

#define CTG_ASIC_MANIFEST_MAX	((size_t)2 << 20)

struct ctg_asic_reference {
	struct ctg_str name;
	enum ctg_digest_kind kind;
	struct ctg_str digest;		/* its bytes */
};

struct ctg_asic_manifest {
	struct ctg_str signature;	/* « META-INF/signature001.p7s » */
	struct ctg_asic_reference *files;
	size_t n;
};

/* « META-INF/ASiCManifest001.xml », « META-INF/signature001.p7s » */
struct ctg_str ctg_asic_manifest_name(struct ctg_arena *a, unsigned n);
struct ctg_str ctg_asic_signature_name(struct ctg_arena *a, unsigned n);

void ctg_asic_manifest_write(struct ctg_buf *b, struct ctg_arena *a,
	const struct ctg_asic_manifest *m);
/* CTG_EDIGEST for what is no such manifest, a weak digest, a file named twice,
 * or an extension that must be understood. */
[[nodiscard]] enum ctg_code ctg_asic_manifest_read(
	struct ctg_asic_manifest *out, struct ctg_arena *a,
	struct ctg_str xml, struct ctg_err *err);

/* NULL when there is none. */
const struct ctg_asic_reference *ctg_asic_manifest_find(
	const struct ctg_asic_manifest *m, struct ctg_str name);

#endif
