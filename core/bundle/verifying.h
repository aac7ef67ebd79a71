/* SPDX-License-Identifier: Apache-2.0 */
/* verifying.h - what the files of verify.h and asic_read.h share.  For use by
 * verify*.c and asic_judge.c only. */
#ifndef CTG_BUNDLE_VERIFYING_H
#define CTG_BUNDLE_VERIFYING_H

#include "bundle/container.h"
#include "bundle/digest.h"
#include "bundle/verdict.h"

[[nodiscard]] enum ctg_code ctg_verify_digest(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_container *zip,
	const struct ctg_container_entry *e, enum ctg_digest_kind kind,
	struct ctg_err *err);
/* An entry among the files, with its SHA-256, whose bytes *out gets; altered,
 * and *out empty, when it is not what its headers say. */
[[nodiscard]] enum ctg_code ctg_verify_entry(struct ctg_verdict *v,
	struct ctg_str *out, const struct ctg_container *zip,
	const struct ctg_container_entry *e, struct ctg_err *err);
/* The files, already digested, against preuve.json. */
void ctg_verify_proof(struct ctg_verdict *v, struct ctg_str json);
/* An unsigned liasse: a folder, a zip. */
[[nodiscard]] enum ctg_code ctg_verify_folder(struct ctg_verdict *v,
	const char *path, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_verify_zip(struct ctg_verdict *v,
	const struct ctg_container *zip, struct ctg_err *err);

/* verify_beside.c: the detached signatures that lie beside the files that they
 * sign (« acte.pdf.p7s »), those of the parties. */

/* What is held whole for it, at most. */
#define CTG_BESIDE_MAX	((size_t)16 << 20)

struct ctg_verify_files {
	/* The whole of a file that the verdict has found. */
	enum ctg_code (*read)(const struct ctg_verify_files *files,
		struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
		struct ctg_err *err);
	const void *context;
};

[[nodiscard]] enum ctg_code ctg_verify_beside(struct ctg_verdict *v,
	const struct ctg_verify_files *files, const struct ctg_trust *trust,
	long long now, struct ctg_err *err);

#endif
