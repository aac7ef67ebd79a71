/* SPDX-License-Identifier: Apache-2.0 */
/* received.h - what a parapheur sends back, against what was sent.
 *
 * Only two things are what was sent, signed: a PDF that begins with its exact
 * bytes (a signature is added after them), and a detached signature over its
 * exact bytes.  Anything else is another document. */
#ifndef CTG_BUNDLE_RECEIVED_H
#define CTG_BUNDLE_RECEIVED_H

#include "bundle/cms.h"
#include "bundle/manifest.h"
#include "store/suivi.h"

/* A file of the liasse */
struct ctg_sent {
	struct ctg_manifest_file about;
	struct ctg_str bytes;
};

enum ctg_received_kind {
	CTG_RECEIVED_PDF,	/* signed */
	CTG_RECEIVED_DETACHED,
	CTG_RECEIVED_SAME,	/* as it was sent */
	CTG_RECEIVED_SLIP,	/* what the parapheur says of it all */
};

struct ctg_received {
	const char *path;
	struct ctg_str bytes;
	enum ctg_received_kind kind;
	/* What it signs; of a refused PDF, what it may have been meant for;
	 * NULL when there is nothing such. */
	const struct ctg_sent *of;
	struct ctg_cms_signature *signatures;	/* DETACHED */
	size_t n_signatures;
};

/* By whom signatures are judged. */
struct ctg_received_judge {
	const struct ctg_sent *sent;
	size_t n;
	const struct ctg_trust *trust;	/* may be NULL */
	long long now;
};

/* « acte.pdf.p7s »: the last step of a path. */
struct ctg_str ctg_received_name(const char *path);

/* Fills kind and what follows from path and bytes.  CTG_EDIGEST when it is
 * not what was sent, or not validly signed. */
[[nodiscard]] enum ctg_code ctg_received_match(struct ctg_received *r,
	struct ctg_arena *a, const struct ctg_received_judge *j,
	struct ctg_err *err);

/* The refusal of a PDF to which something else than a signature was added. */
[[nodiscard]] enum ctg_code ctg_received_unsigned(
	const struct ctg_received *r, struct ctg_err *err);

/* How many have signed the act, as far as it can be told: in a PDF, each
 * signature counts. */
size_t ctg_received_signers(const struct ctg_received *v, size_t n);

/* Gives an event its piece, the act as it is signed, and what is joined to it.
 * CTG_EREFUSED when nothing of it signs the act. */
[[nodiscard]] enum ctg_code ctg_received_file(struct ctg_suivi_entry *e,
	struct ctg_arena *a, const struct ctg_received *v, size_t n,
	struct ctg_err *err);

#endif
