/* SPDX-License-Identifier: Apache-2.0 */
/* liasse.h - the act that goes to the parapheur, and the commit it is of.
 *
 * All that a liasse says comes from one commit: the tip of the draft of an
 * open act, or the commit that closed it.  Years later, from that commit and
 * preuve.json, the same documents are made again. */
#ifndef CTG_BUNDLE_LIASSE_H
#define CTG_BUNDLE_LIASSE_H

#include "bundle/manifest.h"
#include "store/closing.h"

struct ctg_liasse {
	const struct ctg_repo *repo;
	struct ctg_arena *arena;
	struct ctg_str id;
	unsigned acte;
	const char *tag;		/* closed; NULL: it is open */
	struct ctg_date signature;	/* closed: of the last party */
	struct ctg_snapshot at;
	struct ctg_snapshot before;	/* what an avenant amends; the tree is
					 * NULL otherwise */
	struct ctg_settings settings;	/* as the commit has them */
	struct ctg_convention signers;	/* its parties sign, in this order */
	struct ctg_suivi suivi;
	struct ctg_closing *closing;	/* open, and not from a proof */
};

/* The open act unless named (acte >= 0).  CTG_EUSAGE when several are open,
 * CTG_EREFUSED when files of the work tree are not committed, and as
 * ctg_closing_open.  Close it in any case. */
[[nodiscard]] enum ctg_code ctg_liasse_open(struct ctg_liasse *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	long acte, struct ctg_err *err);
/* The one that a proof tells of, whatever was recorded and closed since. */
[[nodiscard]] enum ctg_code ctg_liasse_open_proof(struct ctg_liasse *out,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct ctg_manifest *m, struct ctg_err *err);
/* When its commit is not here, for its draft was never sent: the act that was
 * closed from it.  CTG_EGIT when there is none, CTG_EDIGEST when it has not
 * the text that the proof says. */
[[nodiscard]] enum ctg_code ctg_liasse_open_instead(struct ctg_liasse *out,
	struct ctg_arena *a, const struct ctg_repo *r,
	const struct ctg_manifest *m, struct ctg_err *err);
void ctg_liasse_close(struct ctg_liasse *l);

/* Why an open act cannot go to be signed: what is wrong with the text, even
 * by a warning, or left to fill; the parties that have not decided.  In notes,
 * what does not keep it from going: a signature may pass over it. */
[[nodiscard]] enum ctg_code ctg_liasse_judge(const struct ctg_liasse *l,
	struct ctg_lack **lacks, size_t *n, struct ctg_date today,
	struct ctg_diags *diags, struct ctg_diags *notes,
	struct ctg_err *err);

/* « conventions/dugny/avenants/1.md », of a name in the folder. */
const char *ctg_liasse_below(const struct ctg_liasse *l, struct ctg_str name);

/* Fills what a proof says of the commit: all but the tool and the files. */
[[nodiscard]] enum ctg_code ctg_liasse_proof(struct ctg_manifest *m,
	const struct ctg_liasse *l, bool draft, struct ctg_err *err);

#endif
