/* SPDX-License-Identifier: Apache-2.0 */
/* prove.h - an act and a text prove each other.
 *
 * The act, applied to the developed text of the base, gives the developed text
 * of the draft: word for word, look included, and the same annexes.  What is
 * printed nowhere needs no act. */
#ifndef CTG_AVENANT_PROVE_H
#define CTG_AVENANT_PROVE_H

#include "avenant/apply.h"
#include "avenant/read.h"
#include "avenant/sides.h"

/* The base, amended. */
struct ctg_replay {
	struct ctg_files files;
	struct ctg_text text;
	struct ctg_version_text version;
};

/* What applying says is of the act: it knows the line, not the file. */
void ctg_prove_place(struct ctg_diags *diags, struct ctg_str act);

/* joined gives the annexes that are joined to the act.  What cannot be done
 * goes to diags, and out is then empty. */
[[nodiscard]] enum ctg_code ctg_replay(struct ctg_replay *out,
	struct ctg_arena *a, const struct ctg_ops *ops,
	const struct ctg_side *base, const struct ctg_reader *joined,
	struct ctg_diags *diags, struct ctg_err *err);

/* prove_label.c: two divisions of one number, which the act would make
 * (A725). */
void ctg_prove_labels(struct ctg_arena *a, const struct ctg_replay *now,
	const struct ctg_text *base, const struct ctg_ops *ops,
	struct ctg_diags *diags);

/* Whether both read the same; else what differs, from x to y. */
bool ctg_prove_same(struct ctg_diff *diff, struct ctg_arena *a,
	const struct ctg_version_text *x, const struct ctg_version_text *y);

/* prove_image.c: pictures that show something else under the same name
 * (A754). */
[[nodiscard]] enum ctg_code ctg_prove_images(struct ctg_arena *a,
	const struct ctg_side *base, const struct ctg_side *target,
	struct ctg_diags *diags, struct ctg_err *err);

/* prove_data.c: what changed and is printed nowhere, which no act states: a
 * line each; the commit that closes the act says them. */
[[nodiscard]] enum ctg_code ctg_prove_data_files(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_reader *base,
	const struct ctg_reader *target, struct ctg_err *err);

/* What the act does not state exactly goes to diags (rules A7xx), each with
 * its place in the act or in the text; no error: it is proved. */
[[nodiscard]] enum ctg_code ctg_prove(struct ctg_arena *a,
	const struct ctg_act_text *act, const struct ctg_side *base,
	const struct ctg_side *target, struct ctg_diags *diags,
	struct ctg_err *err);

/* The same of the files of the text in force and of those of the draft, whose
 * act is avenants/<number>.md. */
[[nodiscard]] enum ctg_code ctg_prove_files(struct ctg_arena *a,
	const struct ctg_reader *base, const struct ctg_reader *target,
	unsigned number, struct ctg_diags *diags, struct ctg_err *err);

#endif
