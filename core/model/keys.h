/* SPDX-License-Identifier: Apache-2.0 */
/* keys.h - a mapping read by a table of its keys.
 *
 * The table says which keys there are, who reads each value and where it
 * goes.  What is wrong (rules S120 to S124) is reported with its place and
 * the reading goes on; what was wrong stays empty.  A key without a value is
 * absent. */
#ifndef CTG_MODEL_KEYS_H
#define CTG_MODEL_KEYS_H

#include "model/convention.h"
#include "model/yaml.h"

struct ctg_keys {
	struct ctg_arena *arena;
	struct ctg_diags *diags;
	struct ctg_str file;
};

struct ctg_key {
	struct ctg_str name;
	void (*read)(const struct ctg_keys *k, void *to,
		const struct ctg_yaml *v);
	size_t offset;		/* of the field, in what is filled */
	bool required;
};

#define CTG_KEYS_MAX	16

struct ctg_key_table {
	const char *of;		/* « de cette partie » */
	const struct ctg_key *keys;
	size_t n;		/* CTG_KEYS_MAX at most */
};

/* A text of a field that has the name of its key. */
#define CTG_KEY_TEXT(type, field, required) \
	{ CTG_STR_INIT(#field), ctg_keys_text, offsetof(type, field), required }

/* Fills *to from a mapping.  False, once reported, for anything else. */
bool ctg_keys_read(const struct ctg_keys *k, const struct ctg_key_table *t,
	void *to, const struct ctg_yaml *map);

struct ctg_place ctg_keys_place(const struct ctg_keys *k,
	const struct ctg_yaml *v);
/* Whether the value is of the kind; reports S121 when it is not. */
bool ctg_keys_expect(const struct ctg_keys *k, const struct ctg_yaml *v,
	enum ctg_yaml_kind kind);
/* A key that has a value. */
bool ctg_keys_has(const struct ctg_yaml *map, struct ctg_str key);
size_t ctg_keys_count(const struct ctg_yaml *list);
/* A text as messages show it: one line, not too long. */
struct ctg_str ctg_keys_shown(const struct ctg_keys *k, struct ctg_str s);

/* Readers.  *to is a struct ctg_value: one line of text, trimmed. */
void ctg_keys_text(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v);
bool ctg_keys_take_text(const struct ctg_keys *k, struct ctg_value *to,
	const struct ctg_yaml *v);
/* Decimal digits only; at most 1,000,000,000, which stands for more. */
bool ctg_keys_number(unsigned *to, struct ctg_str s);
/* The index in names of a value of the list, or n once S124 is reported. */
size_t ctg_keys_choose(const struct ctg_keys *k, const struct ctg_yaml *v,
	const char *const *names, size_t n);

/* Reports by a rule the values that repeat an earlier one; what is « la
 * clé ». */
void ctg_keys_unique(const struct ctg_keys *k, const char *rule,
	const char *what, const struct ctg_value **v, size_t n);

#endif
