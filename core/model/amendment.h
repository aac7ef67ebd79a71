/* SPDX-License-Identifier: Apache-2.0 */
/* amendment.h - the front-matter of an act: avenants/<n>.md.
 *
 * Exactly the keys of the format (ctg-convention(5)), read as those of a
 * convention are: what is wrong is reported with its place and stays empty. */
#ifndef CTG_MODEL_AMENDMENT_H
#define CTG_MODEL_AMENDMENT_H

#include "base/buf.h"
#include "model/convention.h"

struct ctg_amendment {
	const struct ctg_source *src;
	size_t body;			/* byte where the Markdown begins */
	/* 0 when unknown, and ~0U for base, whose 0 is the convention. */
	unsigned number, base;
	struct ctg_value avenant, base_at;
	struct ctg_value titre, motif;
	struct ctg_value effet;
	bool at_signature;		/* « effet: signature » */
	struct ctg_date effect;		/* year 0 when unknown */
	struct ctg_party *parties;	/* those that join, leave, change */
	size_t nparties;
	struct ctg_annexe *annexes;	/* those that are joined to it */
	size_t nannexes;
};

/* Fails only on what cannot be read at all: no front-matter, YAML syntax, an
 * alias, a newer format. */
[[nodiscard]] enum ctg_code ctg_amendment_read(struct ctg_amendment *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err);

/* What a new act begins with, to be filled in.  titre is the convention's. */
void ctg_amendment_write(struct ctg_buf *b, unsigned number, unsigned base,
	struct ctg_str titre);

#endif
