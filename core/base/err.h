/* SPDX-License-Identifier: Apache-2.0 */
/* err.h - why something could not be done.
 *
 * A fallible function returns an enum ctg_code and, when it is not CTG_OK,
 * has filled the caller's struct ctg_err.  Nothing to free, no hidden state.
 * What is merely questionable in a text is not an error: see diag.h. */
#ifndef CTG_BASE_ERR_H
#define CTG_BASE_ERR_H

/* The values are the exit statuses of the program (design, section 9). */
enum ctg_code {
	CTG_OK = 0,
	CTG_EFINDINGS = 1,	/* findings, or differences */
	CTG_EUSAGE = 2,		/* command line */
	CTG_EINPUT = 3,		/* bad document */
	CTG_EREFUSED = 4,	/* refused by a rule */
	CTG_ESYSTEM = 5,	/* file or system */
	CTG_EGIT = 6,
	CTG_EDIGEST = 7,	/* signature or digest not valid */
};

struct ctg_err {
	enum ctg_code code;
	unsigned line, col;	/* 0: unknown; columns count code points */
	char file[256];		/* empty when no file is at fault */
	char msg[400];		/* what is wrong; French, no final full stop */
	char hint[240];		/* what to do about it; may be empty */
};

/* Fills err (which may be NULL) and returns code. */
[[nodiscard]] [[gnu::format(printf, 3, 4)]]
enum ctg_code ctg_fail(struct ctg_err *err, enum ctg_code code,
	const char *fmt, ...);

/* The same for what is refused, with what to do. */
[[nodiscard]] enum ctg_code ctg_refuse(struct ctg_err *err, const char *why,
	const char *hint);

/* Say where it is and what to do, on an err already filled. */
void ctg_err_at(struct ctg_err *err, const char *file,
	unsigned line, unsigned col);
[[gnu::format(printf, 2, 3)]]
void ctg_err_hint(struct ctg_err *err, const char *fmt, ...);

#endif
