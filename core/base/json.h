/* SPDX-License-Identifier: Apache-2.0 */
/* json.h - writes JSON, and nothing else.
 *
 * One object a call of the program; keys in ASCII, in the order given.  A
 * NULL key is for array items. */
#ifndef CTG_BASE_JSON_H
#define CTG_BASE_JSON_H

#include "base/buf.h"

/* Start with { .out = b }. */
struct ctg_json {
	struct ctg_buf *out;
	bool comma;		/* something stands before, at this depth */
};

void ctg_json_open(struct ctg_json *j, const char *key, char bracket);
void ctg_json_close(struct ctg_json *j, char bracket);
void ctg_json_str(struct ctg_json *j, const char *key, struct ctg_str s);
void ctg_json_num(struct ctg_json *j, const char *key, long v);
/* null when it is empty. */
void ctg_json_maybe(struct ctg_json *j, const char *key, struct ctg_str s);
void ctg_json_null(struct ctg_json *j, const char *key);
void ctg_json_bool(struct ctg_json *j, const char *key, bool v);

#endif
