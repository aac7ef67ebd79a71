/* SPDX-License-Identifier: Apache-2.0 */
/* out.h - what people see: results on stdout, talk on stderr.
 *
 * Results never carry the state of the terminal unless stdout is one (or
 * colour is asked for), so that a script reads the same bytes everywhere.
 * A write that fails is remembered and told once, by ctg_out_close. */
#ifndef CTG_CMD_OUT_H
#define CTG_CMD_OUT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

#include <sys/types.h>

enum ctg_when { CTG_AUTO, CTG_ALWAYS, CTG_NEVER };

struct ctg_out {
	bool colour, colour_err;	/* on stdout, on stderr */
	bool tty, tty_err;
	unsigned width;			/* of the terminal; 0 without one */
	bool bar;			/* the progress bar is on the screen */
	pid_t pager;			/* 0 without one */
	int error;			/* errno of the first failed write */
};

void ctg_out_init(struct ctg_out *o, enum ctg_when colour);
/* Shows what follows page by page, when stdout is a terminal. */
void ctg_out_page(struct ctg_out *o);
void ctg_out_write(struct ctg_out *o, struct ctg_str s);
/* The same on stderr, after what was written on stdout. */
void ctg_out_talk(struct ctg_out *o, struct ctg_str s);
/* Ends the output.  CTG_ESYSTEM when a write failed; err stays without a
 * message when the reader has simply gone away. */
[[nodiscard]] enum ctg_code ctg_out_close(struct ctg_out *o,
	struct ctg_err *err);

/* « ctg : fichier:ligne:colonne : message », then the hint, on stderr. */
void ctg_out_error(struct ctg_out *o, const struct ctg_err *err);
/* Adds « fichier:ligne:colonne: erreur: message [S101] » and the remedy. */
void ctg_out_diag(struct ctg_buf *b, const struct ctg_diag *d, bool colour);
/* All of them among the messages, by place. */
void ctg_out_diags(struct ctg_out *o, struct ctg_diags *diags);
/* Adds « 2 erreurs », « 0 erreur »: singular below two. */
void ctg_out_count(struct ctg_buf *b, size_t n, const char *one,
	const char *many);

/* Takes from *s a line of at most width columns, cut at a space; more when
 * a word is longer. */
struct ctg_str ctg_out_fold(struct ctg_str *s, size_t width);

/* Adds a text folded to the width of a page. */
void ctg_out_paragraph(struct ctg_buf *b, struct ctg_str s);

/* A path of the work tree whose folder is top (ending with '/'; NULL: none)
 * as people type it from where they are: « ../conventions/dugny ». */
const char *ctg_out_path(struct ctg_arena *a, const char *top,
	const char *path);

/* A bar on stderr, when it is a terminal; gone once done is total. */
void ctg_out_progress(struct ctg_out *o, size_t done, size_t total);

#endif
