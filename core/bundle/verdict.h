/* SPDX-License-Identifier: Apache-2.0 */
/* verdict.h - what was found of a bundle.
 *
 * What is wrong is a result, never an error.  What was not looked at is said
 * too. */
#ifndef CTG_BUNDLE_VERDICT_H
#define CTG_BUNDLE_VERDICT_H

#include "bundle/cms.h"
#include "bundle/manifest.h"

enum ctg_bundle_kind {
	CTG_BUNDLE_OTHER,	/* nothing that we know */
	CTG_BUNDLE_SEALED,	/* ASiC-E */
	CTG_BUNDLE_LIASSE,	/* unsigned: a folder or a zip */
	CTG_BUNDLE_PACKAGE,	/* a document alone: ODT or DOCX */
};

/* From bad to worse. */
enum ctg_file_state {
	CTG_FILE_OK, CTG_FILE_UNCOVERED, CTG_FILE_ALTERED, CTG_FILE_MISSING,
};

struct ctg_verdict_file {
	struct ctg_str name, sha256;	/* empty when it is missing */
	uint64_t size;
	enum ctg_file_state state;
};

struct ctg_verdict {
	struct ctg_arena *arena;
	enum ctg_bundle_kind kind;
	bool has_proof;			/* it holds preuve.json, readable */
	struct ctg_manifest proof;
	struct ctg_verdict_file *files;	/* « mimetype » and META-INF/ apart */
	size_t n_files, room_files;
	/* Of the seal first, then those that lie beside files. */
	struct ctg_cms_signature *signatures;
	size_t n_signatures;
	struct ctg_str *faults;		/* French, without a final stop */
	size_t n_faults, room_faults;
	size_t n_doubts;		/* of them, what another version of
					 * ctg may prove */
	struct ctg_str *unchecked;	/* a noun phrase each */
	size_t n_unchecked, room_unchecked;
	struct ctg_str *proved;		/* by the register; a sentence each */
	size_t n_proved, room_proved;
};

/* No fault, every file CTG_FILE_OK, all signatures valid and, when it is
 * sealed, at least one. */
bool ctg_verdict_is_valid(const struct ctg_verdict *v);
/* It is not, and only for what this version of ctg cannot prove. */
bool ctg_verdict_is_unproved(const struct ctg_verdict *v);

/* NULL when there is none. */
struct ctg_verdict_file *ctg_verdict_find(const struct ctg_verdict *v,
	struct ctg_str name);
/* The file of that name, added when there was none: as it is, or worse. */
struct ctg_verdict_file *ctg_verdict_file(struct ctg_verdict *v,
	struct ctg_str name, enum ctg_file_state state);
[[gnu::format(printf, 2, 3)]]
void ctg_verdict_fault(struct ctg_verdict *v, const char *fmt, ...);
/* Found of one CMS; file is empty for that of the seal. */
void ctg_verdict_signatures(struct ctg_verdict *v,
	const struct ctg_cms_signature *found, size_t n, struct ctg_str file);
void ctg_verdict_proved(struct ctg_verdict *v, struct ctg_str what);
/* Once, whoever says it. */
void ctg_verdict_unchecked(struct ctg_verdict *v, struct ctg_str what);

#endif
