/* SPDX-License-Identifier: Apache-2.0 */
/* verify.h - what a bundle proves by itself, out of any register.
 *
 * A sealed container, or a liasse (folder or zip): every digest, files
 * uncovered or missing, signatures.  What is wrong is a result, never an
 * error: an error is a file that cannot be read at all.  What was not looked
 * at is said too. */
#ifndef CTG_BUNDLE_VERIFY_H
#define CTG_BUNDLE_VERIFY_H

#include "bundle/cms.h"
#include "bundle/manifest.h"

enum ctg_bundle_kind {
	CTG_BUNDLE_SEALED,	/* ASiC-E */
	CTG_BUNDLE_LIASSE,	/* unsigned: a folder or a zip */
	CTG_BUNDLE_PACKAGE,	/* a document alone: ODT or DOCX */
	CTG_BUNDLE_OTHER,
};

enum ctg_file_state {
	CTG_FILE_OK, CTG_FILE_ALTERED, CTG_FILE_MISSING, CTG_FILE_UNCOVERED,
};

struct ctg_verdict_file {
	struct ctg_str name, sha256;	/* empty when it is missing */
	enum ctg_file_state state;
};

struct ctg_verdict {
	struct ctg_arena *arena;
	enum ctg_bundle_kind kind;
	bool has_proof;			/* it holds preuve.json, readable */
	struct ctg_manifest proof;
	struct ctg_verdict_file *files;
	size_t n_files, room_files;
	struct ctg_cms_signature *signatures;
	size_t n_signatures, room_signatures;
	struct ctg_str *faults;		/* French, without a final stop */
	size_t n_faults, room_faults;
	struct ctg_str *unchecked;	/* what was not looked at */
	size_t n_unchecked, room_unchecked;
};

/* Dates are judged at `now` where no valid token says when. */
[[nodiscard]] enum ctg_code ctg_verify(struct ctg_verdict *out,
	struct ctg_arena *a, const char *path, const struct ctg_trust *trust,
	int64_t now, struct ctg_err *err);
/* No fault, no file that is not CTG_FILE_OK, all signatures valid and, when
 * it should be sealed, at least one. */
bool ctg_verdict_is_valid(const struct ctg_verdict *v);
[[gnu::format(printf, 2, 3)]]
void ctg_verdict_fault(struct ctg_verdict *v, const char *fmt, ...);
void ctg_verdict_unchecked(struct ctg_verdict *v, struct ctg_str what);

#endif
