/* SPDX-License-Identifier: Apache-2.0 */
/* json_read.h - reads JSON as RFC 8259 has it, and nothing more.
 *
 * What is read comes from elsewhere: no comment, no comma too many, no key
 * twice in an object, no text that is not UTF-8, no half of a surrogate pair,
 * no U+0000, nothing after the value.  A number is kept as it is written. */
#ifndef CTG_BASE_JSON_READ_H
#define CTG_BASE_JSON_READ_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

struct ctg_arena;

#define CTG_JSON_DEPTH	64

enum ctg_json_kind {
	CTG_JSON_NULL,
	CTG_JSON_FALSE,
	CTG_JSON_TRUE,
	CTG_JSON_NUMBER,
	CTG_JSON_STRING,
	CTG_JSON_ARRAY,
	CTG_JSON_OBJECT,
};

struct ctg_json_value {
	enum ctg_json_kind kind;
	struct ctg_str text;		/* STRING: unescaped; NUMBER */
	struct ctg_json_value *items;	/* ARRAY, OBJECT */
	struct ctg_str *keys;		/* OBJECT: of each item */
	size_t n;
};

/* One value, with white space around it.  CTG_EINPUT with its place. */
[[nodiscard]] enum ctg_code ctg_json_read(struct ctg_json_value *out,
	struct ctg_arena *a, struct ctg_str text, struct ctg_err *err);

/* The item of an object with this key; NULL when there is none, or when v is
 * not an object. */
const struct ctg_json_value *ctg_json_get(const struct ctg_json_value *v,
	const char *key);

/* An integer from 0 to UINT64_MAX, without sign, fraction or exponent. */
bool ctg_json_whole(uint64_t *out, const struct ctg_json_value *v);

#endif
