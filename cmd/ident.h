/* SPDX-License-Identifier: Apache-2.0 */
/* ident.h - the identifier of a convention, the number of an act and a day, as
 * people type them. */
#ifndef CTG_CMD_IDENT_H
#define CTG_CMD_IDENT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

/* « Dugny 2023 » becomes « dugny-2023 »; may be no identifier all the same. */
struct ctg_str ctg_ident_propose(struct ctg_arena *a, struct ctg_str typed);

/* For the commands that take an identifier and nothing else. */
[[nodiscard]] enum ctg_code ctg_ident_read(struct ctg_str *out,
	struct ctg_arena *a, const char *typed, struct ctg_err *err);

/* --acte: the number of an act; -1 when typed is NULL. */
[[nodiscard]] enum ctg_code ctg_ident_acte(long *out, const char *typed,
	struct ctg_err *err);

/* --date: « 12 mars 2025 », 12/03/2025 or 2025-03-12; refused when typed is
 * NULL. */
[[nodiscard]] enum ctg_code ctg_ident_day(struct ctg_date *out,
	const char *typed, struct ctg_err *err);

#endif
