/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as JSON: a value that reads the same once written again, or a
 * refusal with its place.  As a proof: the same, byte for byte. */
#include "base/json_read.h"
#include "bundle/manifest.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void write(struct ctg_buf *b, const struct ctg_json_value *v)
{
	struct ctg_json j = { .out = b };

	switch (v->kind) {
	case CTG_JSON_NULL:
	case CTG_JSON_FALSE:
	case CTG_JSON_TRUE:
		ctg_buf_puts(b, v->kind == CTG_JSON_NULL ? "null" :
			v->kind == CTG_JSON_TRUE ? "true" : "false");
		break;
	case CTG_JSON_NUMBER:
		ctg_buf_add(b, v->text);
		break;
	case CTG_JSON_STRING:
		ctg_json_str(&j, NULL, v->text);
		break;
	case CTG_JSON_ARRAY:
	case CTG_JSON_OBJECT:
		ctg_buf_putc(b, v->keys ? '{' : '[');
		for (size_t i = 0; i < v->n; i++) {
			if (i > 0)
				ctg_buf_putc(b, ',');
			if (v->keys) {
				j.comma = false;
				ctg_json_str(&j, NULL, v->keys[i]);
				ctg_buf_putc(b, ':');
			}
			write(b, &v->items[i]);
		}
		ctg_buf_putc(b, v->keys ? '}' : ']');
		break;
	}
}

static void check(const struct ctg_json_value *v, unsigned depth)
{
	assert(depth <= CTG_JSON_DEPTH + 1);
	assert(ctg_utf8_valid(v->text) == v->text.n);
	assert(v->kind >= CTG_JSON_ARRAY || v->n == 0);
	for (size_t i = 0; i < v->n; i++)
		check(&v->items[i], depth + 1);
}

static bool same(const struct ctg_json_value *x,
	const struct ctg_json_value *y)
{
	bool like = x->n == y->n && ctg_str_eq(x->text, y->text);

	for (size_t i = 0; i < x->n && like; i++)
		like = same(&x->items[i], &y->items[i]) && (!x->keys ||
			ctg_str_eq(x->keys[i], y->keys[i]));
	return like;
}

static void prove(struct ctg_arena *a, struct ctg_str text)
{
	struct ctg_buf once = { .arena = a }, twice = { .arena = a };
	struct ctg_manifest m;
	struct ctg_err err;

	if (ctg_manifest_read(&m, a, text, &err)) {
		assert(err.msg[0]);
		return;
	}
	ctg_manifest_write(&once, &m);
	assert(!ctg_manifest_read(&m, a, ctg_buf_str(&once), &err));
	ctg_manifest_write(&twice, &m);
	assert(ctg_str_eq(ctg_buf_str(&once), ctg_buf_str(&twice)));
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str text = { (const char *)p, n };
	struct ctg_buf b = { .arena = &a };
	struct ctg_json_value v, again;
	struct ctg_err err;

	if (ctg_json_read(&v, &a, text, &err) == CTG_OK) {
		check(&v, 1);
		write(&b, &v);
		assert(!ctg_json_read(&again, &a, ctg_buf_str(&b), &err));
		assert(same(&v, &again));
	} else {
		assert(err.code == CTG_EINPUT && err.msg[0] && err.line >= 1 &&
			err.col >= 1);
	}
	prove(&a, text);
	ctg_arena_release(&a);
	return 0;
}
