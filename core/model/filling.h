/* SPDX-License-Identifier: Apache-2.0 */
/* filling.h - the holes of a template being filled.  For use by
 * scaffold_fill.c and scaffold_yaml.c only.
 *
 * In the front-matter a value is written as YAML wants it where it stands,
 * then the whole is read again: a template in which an answer would be read
 * as something else is refused. */
#ifndef CTG_MODEL_FILLING_H
#define CTG_MODEL_FILLING_H

#include "base/buf.h"
#include "model/scaffold.h"

#define CTG_FILLING_TODO	STR("[à compléter]")

struct ctg_filling {
	struct ctg_arena *arena;
	const struct ctg_scaffold *scaffold;
	const struct ctg_str *answers;
	const struct ctg_source *src;
	struct ctg_err *err;
	struct ctg_buf out;
	/* The front-matter with a word of our own in each hole, and what each
	 * word stands for: it tells what the result must read as. */
	struct ctg_buf probe;
	struct ctg_str *values;
	size_t nvalues;
};

/* --- scaffold_fill.c ------------------------------------------------------ */

/* Says where a failure is, and what to do. */
[[nodiscard]] enum ctg_code ctg_filling_refuse(const struct ctg_filling *f,
	unsigned line, unsigned col, const char *hint, enum ctg_code code);
void ctg_filling_escape(struct ctg_buf *b, struct ctg_str s,
	const char *special, char escape);

/* --- scaffold_yaml.c ------------------------------------------------------ */

/* Where we are in the front-matter. */
struct ctg_filling_yaml {
	enum { CTG_FILLING_PLAIN, CTG_FILLING_DOUBLE,
		CTG_FILLING_SINGLE, CTG_FILLING_COMMENT } in;
	bool start;			/* a value may begin here */
	bool blank;			/* a space was just before */
};

#define CTG_FILLING_YAML_INIT	{ CTG_FILLING_PLAIN, true, true }

/* The answer to the question of this rank; after: what follows its hole. */
void ctg_filling_yaml_put(struct ctg_filling *f, struct ctg_filling_yaml *x,
	size_t rank, struct ctg_str after);
/* Copies what stands at the start of s, one byte or an escaped pair; how much
 * it was. */
size_t ctg_filling_yaml_copy(struct ctg_filling *f,
	struct ctg_filling_yaml *x, struct ctg_str s);
/* Whether what was written, which begins at this line, reads as it must. */
[[nodiscard]] enum ctg_code ctg_filling_yaml_prove(
	const struct ctg_filling *f, struct ctg_str yaml, unsigned line);

#endif
