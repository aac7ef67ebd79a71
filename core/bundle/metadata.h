/* SPDX-License-Identifier: Apache-2.0 */
/* metadata.h - metadonnees.json: what an orchestrator asks before it sends a
 * liasse to the parapheur, and the names of files that parapheurs take. */
#ifndef CTG_BUNDLE_METADATA_H
#define CTG_BUNDLE_METADATA_H

#include "bundle/liasse.h"

#define CTG_METADATA_OBJECT	499	/* letters, at most */

/* « Plan d'actions n° 2 » → « plan-d-actions-n-2 », of [a-z0-9-]. */
struct ctg_str ctg_metadata_slug(struct ctg_arena *a, struct ctg_str s,
	size_t most);
/* « pdf » of a file of somebody's; « bin » when it has none. */
struct ctg_str ctg_metadata_extension(struct ctg_arena *a,
	struct ctg_str name);
/* What the act is about, cut after a word. */
struct ctg_str ctg_metadata_object(const struct ctg_liasse *l,
	struct ctg_str title);
/* « DE »: as the receipts say, for a CTG travels with a délibération. */
struct ctg_str ctg_metadata_nature(const struct ctg_liasse *l);
/* As many as the text says, or one a party. */
unsigned ctg_metadata_originals(const struct ctg_liasse *l);

/* files: those made so far; the first is the main one. */
void ctg_metadata_write(struct ctg_buf *b, const struct ctg_liasse *l,
	const struct ctg_manifest *m, struct ctg_str title);

#endif
