/* SPDX-License-Identifier: Apache-2.0 */
/* recevoir.h - what comes back from the parapheur.  For recevoir*.c only. */
#ifndef CTG_CMD_RECEVOIR_H
#define CTG_CMD_RECEVOIR_H

#include "cmd.h"

#include "bundle/received.h"

/* A liasse as it was sent */
struct ctg_recevoir_liasse {
	struct ctg_manifest proof;
	struct ctg_sent *v;		/* those that the proof names */
};

/* From a folder, or a zip.  CTG_EDIGEST when a file is not what its proof
 * says. */
[[nodiscard]] enum ctg_code ctg_recevoir_open(
	struct ctg_recevoir_liasse *out, struct ctg_arena *a,
	const char *path, struct ctg_err *err);

/* The first words that two PDFs do not have in common, by pdftotext: « page
 * 3, « 2030 » au lieu de « 2029 » »; empty when they read the same.  False
 * when nothing can tell. */
bool ctg_recevoir_difference(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str sent, struct ctg_str received);

enum ctg_pdfsig {
	CTG_PDFSIG_UNSAID,	/* not installed, or it cannot tell */
	CTG_PDFSIG_SAID,	/* what it says is in the buffer */
	CTG_PDFSIG_NONE,	/* no signature */
	CTG_PDFSIG_BROKEN,	/* one is not over these bytes */
};

/* What pdfsig says of the signatures of a PDF.  It calls nobody. */
enum ctg_pdfsig ctg_recevoir_pdfsig(struct ctg_buf *b, const char *path);

/* recevoir_say.c: a file that is what was sent, signed; not told when it is a
 * PDF without a signature. */
enum ctg_pdfsig ctg_recevoir_tell(struct ctg_cmd *c,
	const struct ctg_received *r);
/* In what one that is refused differs: its words, or where its bytes part. */
void ctg_recevoir_tell_difference(struct ctg_cmd *c,
	const struct ctg_received *r);

#endif
