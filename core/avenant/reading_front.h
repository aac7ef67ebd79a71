/* SPDX-License-Identifier: Apache-2.0 */
/* reading_front.h - what read_front.c, read_party.c, read_joined.c and
 * read_value.c share. */
#ifndef CTG_AVENANT_READING_FRONT_H
#define CTG_AVENANT_READING_FRONT_H

#include "avenant/read_front.h"

struct ctg_reading_front {
	struct ctg_arena *arena;
	const struct ctg_front_statement *s;
	struct ctg_ops *out;
	struct ctg_diags *diags;
};

/* The words, wherever they stand but between guillemets: *s moves past them,
 * *before is what stood before. */
bool ctg_front_after(struct ctg_str *s, struct ctg_str *before,
	const char *words);
bool ctg_front_says(struct ctg_str s, const char *words);
/* What stands between the first « and the last ». */
bool ctg_front_quote(struct ctg_str s, struct ctg_str *out);

struct ctg_op *ctg_front_add(struct ctg_reading_front *r,
	enum ctg_op_kind kind, enum ctg_op_how how);
[[gnu::format(printf, 3, 4)]]
enum ctg_read_front_result ctg_front_refuse(struct ctg_reading_front *r,
	const char *rule, const char *fmt, ...);

enum ctg_read_front_result ctg_front_read_party(struct ctg_reading_front *r,
	struct ctg_str words);
enum ctg_read_front_result ctg_front_read_annexe(struct ctg_reading_front *r,
	struct ctg_str words);
enum ctg_read_front_result ctg_front_read_value(struct ctg_reading_front *r,
	struct ctg_str words);

#endif
