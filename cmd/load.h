/* SPDX-License-Identifier: Apache-2.0 */
/* load.h - the text of an operand, whole or not at all.  For use by commands
 * that show a text. */
#ifndef CTG_CMD_LOAD_H
#define CTG_CMD_LOAD_H

#include "cmd.h"

#include "model/text.h"
#include "store/reading.h"

struct ctg_imprint;

struct ctg_loaded {
	struct ctg_str label;		/* « dugny-2023@1 », « avant/ » */
	struct ctg_text text;
	const struct ctg_str *digests;	/* as in diff.h */
	struct ctg_reading *reading;	/* open, for the pictures */
	const struct ctg_charte *charte;	/* office.h; NULL: none */
	unsigned act;		/* its number, see act_file.h; 0: none */
	/* What its documents say of it; NULL: what the register says. */
	const struct ctg_imprint *imprint;
};

/* Tells on stderr all the errors met; refuses when a part of the text could
 * not be read: « <refusal> : une partie… ».  Close it in any case of
 * success. */
[[nodiscard]] enum ctg_code ctg_load(struct ctg_loaded *out,
	struct ctg_cmd *c, const char *operand, const char *refusal,
	struct ctg_err *err);
/* The same for a thread, which leaves what there is to tell to another: c has
 * an arena of its own, and nothing else of it is changed. */
[[nodiscard]] enum ctg_code ctg_load_apart(struct ctg_loaded *out,
	struct ctg_cmd *c, struct ctg_buf *talk, const char *operand,
	const char *refusal, struct ctg_err *err);
/* Tells the errors among the diagnostics of a text; refuses as above. */
[[nodiscard]] enum ctg_code ctg_load_judge(struct ctg_buf *talk,
	const struct ctg_cmd *c, struct ctg_diags *diags, const char *refusal,
	struct ctg_err *err);
void ctg_load_close(struct ctg_loaded *l);

#endif
