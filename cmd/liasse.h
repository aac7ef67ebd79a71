/* SPDX-License-Identifier: Apache-2.0 */
/* liasse.h - the files of a liasse, made.  For use by liasse*.c and by the
 * commands that take a liasse back. */
#ifndef CTG_CMD_LIASSE_H
#define CTG_CMD_LIASSE_H

#include "cmd.h"
#include "office.h"

#include "bundle/liasse.h"

#define CTG_LIASSE_FORMATS	3
#define CTG_LIASSE_MAX		((uint64_t)150 * 1000 * 1000)

struct ctg_liasse_file {
	struct ctg_manifest_file about;
	struct ctg_str bytes;
	bool is_odt;			/* a PDF that is still to be made */
};

struct ctg_liasse_made {
	struct ctg_manifest proof;
	struct ctg_liasse_file *v;	/* those that the proof names */
	size_t n, room;
	uint64_t size;			/* of them all */
	bool instead;			/* made again from the act once closed:
					 * the commit is not here */
};

struct ctg_liasse_how {
	bool formats[CTG_LIASSE_FORMATS];	/* by enum ctg_office */
	bool draft;				/* « PROJET » on every page */
};

/* All of them, and the proof that goes with them. */
[[nodiscard]] enum ctg_code ctg_liasse_make(struct ctg_liasse_made *out,
	struct ctg_cmd *c, const struct ctg_liasse *l,
	const struct ctg_liasse_how *how, struct ctg_err *err);

/* Those that a proof says can be made again, from its commit: they have the
 * digests that it gives when this program is the one that wrote it.
 * out->proof says of the commit what is found there now. */
[[nodiscard]] enum ctg_code ctg_liasse_remake(struct ctg_liasse_made *out,
	struct ctg_cmd *c, const struct ctg_repo *r,
	const struct ctg_manifest *proof, struct ctg_err *err);

/* --- liasse_files.c, for liasse_*.c only ---------------------------------- */

struct ctg_liasse_making {
	struct ctg_cmd *c;
	struct ctg_arena *arena;
	const struct ctg_liasse *l;
	const struct ctg_liasse_how *how;
	struct ctg_liasse_made *out;
	const struct ctg_manifest *proof;	/* made again; or NULL */
	struct ctg_err *err;
};

/* A document in one format. */
typedef enum ctg_code ctg_liasse_writer(struct ctg_str *out,
	struct ctg_liasse_making *k, void *what, enum ctg_office format);

struct ctg_liasse_document {
	struct ctg_str stem;		/* « 03-texte-consolide » */
	const char *role;
	bool informative;
	ctg_liasse_writer *write;
	void *what;
};

/* In each format that is asked for; a PDF is made later, with others. */
[[nodiscard]] enum ctg_code ctg_liasse_put(struct ctg_liasse_making *k,
	const struct ctg_liasse_document *d);
/* One file, as it is; its name is made unique. */
[[nodiscard]] enum ctg_code ctg_liasse_add(struct ctg_liasse_making *k,
	const struct ctg_manifest_file *about, struct ctg_str bytes);

/* liasse_texts.c: act, annexes, comparison, consolidated text; the title of
 * the act. */
[[nodiscard]] enum ctg_code ctg_liasse_texts(struct ctg_str *title,
	struct ctg_liasse_making *k);
/* liasse_pieces.c: what was decided, and who may sign for another. */
[[nodiscard]] enum ctg_code ctg_liasse_pieces(struct ctg_liasse_making *k);

#endif
