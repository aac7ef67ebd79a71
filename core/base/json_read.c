/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_read.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>

struct reader {
	struct ctg_arena *arena;
	struct ctg_str all, rest;
	unsigned depth;
	struct ctg_err *err;
};

/* Where the rest begins: columns count code points. */
static enum ctg_code refuse(const struct reader *r, const char *what)
{
	size_t line = 1, start = 0, at = (size_t)(r->rest.p - r->all.p);
	enum ctg_code code = ctg_fail(r->err, CTG_EINPUT, "JSON refusé : %s",
		what);

	for (size_t i = 0; i < at; i++)
		if (r->all.p[i] == '\n') {
			line++;
			start = i + 1;
		}
	ctg_err_at(r->err, "", (unsigned)line, (unsigned)ctg_utf8_count(
		ctg_str_head(ctg_str_skip(r->all, start), at - start)) + 1);
	return code;
}

static void skip_spaces(struct reader *r)
{
	while (r->rest.n > 0 && ctg_is_space(r->rest.p[0]))
		r->rest = ctg_str_skip(r->rest, 1);
}

static bool cut(struct reader *r, char c)
{
	if (r->rest.n == 0 || r->rest.p[0] != c)
		return false;
	r->rest = ctg_str_skip(r->rest, 1);
	return true;
}

/* --- strings -------------------------------------------------------------- */

static bool take_unit(struct reader *r, unsigned *unit)
{
	unsigned v = 0;

	if (r->rest.n < 4)
		return false;
	for (size_t i = 0; i < 4; i++) {
		int digit = ctg_hex_value(r->rest.p[i]);

		if (digit < 0)
			return false;
		v = v * 16 + (unsigned)digit;
	}
	r->rest = ctg_str_skip(r->rest, 4);
	*unit = v;
	return true;
}

/* RFC 8259, 7: after « \u ».  Half of a pair is no letter. */
static enum ctg_code read_code(struct reader *r, struct ctg_buf *b)
{
	unsigned high, low;

	if (!take_unit(r, &high))
		return refuse(r, "quatre chiffres hexadécimaux sont attendus "
			"après « \\u »");
	if (high == 0)
		return refuse(r, "le caractère U+0000 n'est pas admis");
	if (high < 0xd800 || high > 0xdfff) {
		ctg_buf_putu(b, high);
		return CTG_OK;
	}
	if (high > 0xdbff || !ctg_str_cut(&r->rest, STR("\\u")) ||
	    !take_unit(r, &low) || low < 0xdc00 || low > 0xdfff)
		return refuse(r, "un caractère n'est écrit qu'à moitié");
	ctg_buf_putu(b, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
	return CTG_OK;
}

static enum ctg_code read_escape(struct reader *r, struct ctg_buf *b)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at;

	if (cut(r, 'u'))
		return read_code(r, b);
	at = r->rest.n ? memchr(from, r->rest.p[0], sizeof(from) - 1) : NULL;
	if (!at)
		return refuse(r, "cette barre oblique n'annonce rien de connu");
	ctg_buf_putc(b, to[at - from]);
	r->rest = ctg_str_skip(r->rest, 1);
	return CTG_OK;
}

/* How much stands as it is. */
static size_t plain(struct ctg_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '"' && s.p[n] != '\\' &&
	    (unsigned char)s.p[n] >= ' ')
		n++;
	return n;
}

/* After its first quotation mark. */
static enum ctg_code read_string(struct reader *r, struct ctg_str *out)
{
	struct ctg_buf b = { .arena = r->arena };
	size_t n = plain(r->rest);

	*out = ctg_str_head(r->rest, n);
	r->rest = ctg_str_skip(r->rest, n);
	if (cut(r, '"'))
		return CTG_OK;
	for (ctg_buf_add(&b, *out); !cut(r, '"');) {
		enum ctg_code code = CTG_OK;

		n = plain(r->rest);
		ctg_buf_add(&b, ctg_str_head(r->rest, n));
		r->rest = ctg_str_skip(r->rest, n);
		if (r->rest.n == 0)
			return refuse(r, "un texte n'est pas terminé");
		if (cut(r, '\\'))
			code = read_escape(r, &b);
		else if (r->rest.p[0] != '"')
			code = refuse(r, "un caractère de commande n'est pas "
				"admis dans un texte");
		if (code)
			return code;
	}
	*out = ctg_buf_str(&b);
	return CTG_OK;
}

/* --- numbers -------------------------------------------------------------- */

static size_t skip_digits(struct ctg_str s, size_t at)
{
	while (at < s.n && ctg_is_digit(s.p[at]))
		at++;
	return at;
}

/* RFC 8259, 6; 0 when it is none. */
static size_t number_length(struct ctg_str s)
{
	size_t n = s.n > 0 && s.p[0] == '-', start = n, end;

	end = skip_digits(s, start);
	if (end == start || (s.p[start] == '0' && end > start + 1))
		return 0;
	if (end < s.n && s.p[end] == '.') {
		n = skip_digits(s, end + 1);
		if (n == end + 1)
			return 0;
		end = n;
	}
	if (end < s.n && (s.p[end] | 0x20) == 'e') {
		start = end + 1;
		start += start < s.n &&
			(s.p[start] == '+' || s.p[start] == '-');
		end = skip_digits(s, start);
		if (end == start)
			return 0;
	}
	return end;
}

static enum ctg_code read_plain(struct reader *r, struct ctg_json_value *v)
{
	static const struct {
		struct ctg_str word;
		enum ctg_json_kind kind;
	} words[] = {
		{ CTG_STR_INIT("null"), CTG_JSON_NULL },
		{ CTG_STR_INIT("true"), CTG_JSON_TRUE },
		{ CTG_STR_INIT("false"), CTG_JSON_FALSE },
	};
	size_t n = number_length(r->rest);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ctg_str_cut(&r->rest, words[i].word)) {
			v->kind = words[i].kind;
			return CTG_OK;
		}
	if (n == 0)
		return refuse(r, "une valeur est attendue ici");
	v->kind = CTG_JSON_NUMBER;
	v->text = ctg_str_head(r->rest, n);
	r->rest = ctg_str_skip(r->rest, n);
	return CTG_OK;
}

/* --- values in others ----------------------------------------------------- */

static enum ctg_code read_value(struct reader *r, struct ctg_json_value *v);

static enum ctg_code read_key(struct reader *r, struct ctg_str *key)
{
	enum ctg_code code;

	if (!cut(r, '"'))
		return refuse(r, "un nom entre guillemets est attendu ici");
	code = read_string(r, key);
	if (code)
		return code;
	skip_spaces(r);
	return cut(r, ':') ? CTG_OK :
		refuse(r, "« : » est attendu après un nom");
}

static int by_bytes(const void *a, const void *b)
{
	const struct ctg_str *s = a, *t = b;

	return ctg_str_cmp(*s, *t);
}

static enum ctg_code check_keys(const struct reader *r,
	const struct ctg_json_value *v)
{
	struct ctg_str *sorted = CTG_NEW_N(r->arena, struct ctg_str, v->n);

	for (size_t i = 0; i < v->n; i++)
		sorted[i] = v->keys[i];
	qsort(sorted, v->n, sizeof(*sorted), by_bytes);
	for (size_t i = 1; i < v->n; i++)
		if (ctg_str_eq(sorted[i - 1], sorted[i]))
			return refuse(r, "un nom est donné deux fois");
	return CTG_OK;
}

static enum ctg_code read_items(struct reader *r, struct ctg_json_value *v,
	char end)
{
	size_t room = 0, key_room = 0;
	enum ctg_code code = CTG_OK;

	skip_spaces(r);
	if (cut(r, end))
		return CTG_OK;
	do {
		skip_spaces(r);
		if (v->kind == CTG_JSON_OBJECT) {
			CTG_MORE(r->arena, v->keys, v->n, key_room);
			code = read_key(r, &v->keys[v->n]);
		}
		CTG_MORE(r->arena, v->items, v->n, room);
		if (!code)
			code = read_value(r, &v->items[v->n++]);
		if (code)
			return code;
		skip_spaces(r);
	} while (cut(r, ','));
	if (!cut(r, end))
		return refuse(r, end == '}' ? "« , » ou « } » est attendu ici" :
			"« , » ou « ] » est attendu ici");
	return v->kind == CTG_JSON_OBJECT ? check_keys(r, v) : CTG_OK;
}

static enum ctg_code read_value(struct reader *r, struct ctg_json_value *v)
{
	enum ctg_code code;

	skip_spaces(r);
	if (cut(r, '"')) {
		v->kind = CTG_JSON_STRING;
		return read_string(r, &v->text);
	}
	if (r->rest.n == 0 || (r->rest.p[0] != '{' && r->rest.p[0] != '['))
		return read_plain(r, v);
	if (r->depth == CTG_JSON_DEPTH)
		return refuse(r, "trop de valeurs l'une dans l'autre");
	r->depth++;
	v->kind = cut(r, '{') ? CTG_JSON_OBJECT : CTG_JSON_ARRAY;
	if (v->kind == CTG_JSON_ARRAY)
		(void)cut(r, '[');
	code = read_items(r, v, v->kind == CTG_JSON_OBJECT ? '}' : ']');
	r->depth--;
	return code;
}

enum ctg_code ctg_json_read(struct ctg_json_value *out, struct ctg_arena *a,
	struct ctg_str text, struct ctg_err *err)
{
	struct reader r = { .arena = a, .all = text, .rest = text,
		.err = err };
	struct ctg_json_value v = { 0 };
	size_t valid = ctg_utf8_valid(text);
	enum ctg_code code;

	if (valid < text.n) {
		r.rest = ctg_str_skip(text, valid);
		return refuse(&r, "ce caractère n'est pas de l'UTF-8");
	}
	code = read_value(&r, &v);
	if (code)
		return code;
	skip_spaces(&r);
	if (r.rest.n > 0)
		return refuse(&r, "quelque chose suit la valeur");
	*out = v;
	return CTG_OK;
}

/* --- what was read -------------------------------------------------------- */

const struct ctg_json_value *ctg_json_get(const struct ctg_json_value *v,
	const char *key)
{
	for (size_t i = 0; v->kind == CTG_JSON_OBJECT && i < v->n; i++)
		if (ctg_str_eq(v->keys[i], ctg_str_from(key)))
			return &v->items[i];
	return NULL;
}

bool ctg_json_whole(uint64_t *out, const struct ctg_json_value *v)
{
	uint64_t n = 0;

	if (v->kind != CTG_JSON_NUMBER)
		return false;
	for (size_t i = 0; i < v->text.n; i++)
		if (!ctg_is_digit(v->text.p[i]) ||
		    __builtin_mul_overflow(n, (uint64_t)10, &n) ||
		    __builtin_add_overflow(n,
		    (uint64_t)(v->text.p[i] - '0'), &n))
			return false;
	*out = n;
	return true;
}
