/* SPDX-License-Identifier: Apache-2.0 */
/* manifest.h - preuve.json: what a liasse holds and what it was made from.
 *
 * Written once, with the liasse; read years later by whoever controls it, in
 * or out of a register.  It comes back from elsewhere, so that it is read as
 * somebody else's: what it does not say exactly as we write it is refused. */
#ifndef CTG_BUNDLE_MANIFEST_H
#define CTG_BUNDLE_MANIFEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

#define CTG_MANIFEST_NAME	"preuve.json"
#define CTG_MANIFEST_FORMAT	1
#define CTG_MANIFEST_MAX	((size_t)2 << 20)
/* Of a file of a liasse: [a-z0-9.-], so that any parapheur takes it. */
#define CTG_MANIFEST_FILE_NAME	100

struct ctg_manifest_file {
	struct ctg_str name, role, sha256;
	uint64_t size;
	bool informative;	/* it is not signed for what it says */
	bool remade;		/* the commit gives the same bytes again */
};

struct ctg_manifest_source {
	struct ctg_str path, sha256, blob;
};

struct ctg_manifest {
	unsigned format;
	struct ctg_str tool;		/* « ctg 1.0 » */
	struct ctg_str id;		/* of the convention */
	unsigned acte;
	struct ctg_str version;		/* « projet », « version 1 » */
	bool draft;			/* PROJET is on every page */
	struct ctg_str commit;
	struct ctg_str date;		/* its day, 2025-03-12; or empty */
	struct ctg_str tag;		/* « acte/<id>/<n> »; empty: none */
	struct ctg_str tree;		/* of the convention's folder */
	struct ctg_str text;		/* SHA-256 of the texte développé */
	struct ctg_manifest_source *sources;
	size_t n_sources;
	struct ctg_manifest_file *files;	/* all but preuve.json */
	size_t n_files;
};

/* « acte », « annexe »…: what a file is to the liasse. */
bool ctg_manifest_is_role(struct ctg_str role);
/* [a-z0-9.-], no dot first, at most CTG_MANIFEST_FILE_NAME bytes. */
bool ctg_manifest_is_name(struct ctg_str name);
/* « odt » in « 01-acte.odt », « 01-acte »: empty, and all of it, when the name
 * has no dot. */
struct ctg_str ctg_manifest_extension(struct ctg_str name);
struct ctg_str ctg_manifest_stem(struct ctg_str name);
/* NULL when there is none. */
const struct ctg_manifest_file *ctg_manifest_find(
	const struct ctg_manifest *m, struct ctg_str name);

void ctg_manifest_write(struct ctg_buf *b, const struct ctg_manifest *m);

/* CTG_EINPUT when it is not JSON, CTG_EDIGEST when it is not a proof as we
 * write it: a key too many or missing, a wrong form, a name twice, a newer
 * format. */
[[nodiscard]] enum ctg_code ctg_manifest_read(struct ctg_manifest *out,
	struct ctg_arena *a, struct ctg_str json, struct ctg_err *err);

#endif
