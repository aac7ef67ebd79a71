/* SPDX-License-Identifier: Apache-2.0 */
#include "model/yaml_write.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/utf8.h"

#include <strings.h>

/* A number that is no longer than a person counts: an identifier would lose
 * its first zeros. */
#define LONGEST_NUMBER	4

void ctg_yaml_quote(struct ctg_buf *b, struct ctg_str s)
{
	ctg_buf_putc(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			ctg_buf_putc(b, '\\');
		ctg_buf_putc(b, s.p[i]);
	}
	ctg_buf_putc(b, '"');
}

bool ctg_yaml_is_bare(struct ctg_arena *a, struct ctg_str s, bool flow)
{
	struct ctg_str text = flow ? ctg_strf(a, "{k: %.*s, z: z}\n",
		STR_ARG(s)) : ctg_strf(a, "k: %.*s\nz: z\n", STR_ARG(s));
	const struct ctg_yaml *v;
	struct ctg_yaml *root;

	if (s.n == 0 || ctg_yaml_parse(&root, a, text, STR(""), 1, NULL))
		return false;
	v = ctg_yaml_get(root, STR("k"));
	return v && v->kind == CTG_SCALAR && !v->quoted &&
		ctg_str_eq(v->value, s) && v->next && !v->next->next;
}

/* What other programs take for something else than a text; true and false are
 * meant (« signe: false »). */
static bool is_reserved(struct ctg_str s)
{
	static const char *const words[] = { "yes", "no", "on", "off", "null",
		"y", "n" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strlen(words[i]) == s.n &&
		    strncasecmp(words[i], s.p, s.n) == 0)
			return true;
	return false;
}

static bool is_number(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_digit(s.p[i]))
			return false;
	return s.n > 0 && s.n <= LONGEST_NUMBER;
}

/* « 2a », « 5 bis » */
static bool is_label(struct ctg_str s)
{
	size_t i = 0;

	while (i < s.n && ctg_is_digit(s.p[i]))
		i++;
	if (i == 0 || i == s.n || s.p[i] == 'e' || s.p[i] == 'x')
		return false;
	for (; i < s.n; i++)
		if (!ctg_is_alpha(s.p[i]) && s.p[i] != ' ')
			return false;
	return true;
}

static bool reads_as_text(struct ctg_str s)
{
	struct ctg_date d;
	size_t len;

	return is_number(s) || is_label(s) || ctg_date_read_iso(&d, s) ||
		(ctg_utf8_is_letter(ctg_utf8_next(s, &len)) &&
		 !is_reserved(s));
}

void ctg_yaml_write_text(struct ctg_buf *b, struct ctg_str s, bool flow)
{
	if (reads_as_text(s) && ctg_yaml_is_bare(b->arena, s, flow))
		ctg_buf_add(b, s);
	else
		ctg_yaml_quote(b, s);
}

static bool is_in_brackets(const struct ctg_yaml *v,
	const struct ctg_yaml *like, bool flow)
{
	if (flow || !v->first)
		return true;
	if (like && like->kind == v->kind && like->first)
		return like->first->flow;
	if (v->kind == CTG_SEQUENCE)
		return false;
	for (const struct ctg_yaml *k = v->first; k; k = k->next)
		if (k->kind != CTG_SCALAR)
			return false;
	return true;
}

static void write_brackets(struct ctg_buf *b, const struct ctg_yaml *v)
{
	bool map = v->kind == CTG_MAPPING;

	ctg_buf_putc(b, map ? '{' : '[');
	for (const struct ctg_yaml *k = v->first; k; k = k->next) {
		if (map)
			ctg_buf_printf(b, "%.*s: ", STR_ARG(k->key->value));
		ctg_yaml_write(b, k, NULL, true, 0);
		if (k->next)
			ctg_buf_puts(b, ", ");
	}
	ctg_buf_putc(b, map ? '}' : ']');
}

static void new_line(struct ctg_buf *b, size_t indent)
{
	ctg_buf_putc(b, '\n');
	while (indent-- > 0)
		ctg_buf_putc(b, ' ');
}

static const struct ctg_yaml *part_like(const struct ctg_yaml *like,
	const struct ctg_yaml *k)
{
	if (!like || !k->key)
		return like ? like->first : NULL;
	return ctg_yaml_get(like, k->key->value);
}

void ctg_yaml_write_entry(struct ctg_buf *b, const struct ctg_yaml *value,
	const struct ctg_yaml *like, size_t indent)
{
	bool lines = value->key && value->kind != CTG_SCALAR &&
		!is_in_brackets(value, like, false);

	if (value->key)
		ctg_buf_printf(b, "%.*s:%s", STR_ARG(value->key->value),
			lines ? "" : " ");
	else
		ctg_buf_puts(b, "- ");
	if (lines)
		new_line(b, indent + 2);
	ctg_yaml_write(b, value, like, false, indent + 2);
}

static void write_lines(struct ctg_buf *b, const struct ctg_yaml *v,
	const struct ctg_yaml *like, size_t indent)
{
	for (const struct ctg_yaml *k = v->first; k; k = k->next) {
		ctg_yaml_write_entry(b, k, part_like(like, k), indent);
		if (k->next)
			new_line(b, indent);
	}
}

void ctg_yaml_write(struct ctg_buf *b, const struct ctg_yaml *value,
	const struct ctg_yaml *like, bool flow, size_t indent)
{
	if (value->kind == CTG_SCALAR)
		ctg_yaml_write_text(b, value->value, flow);
	else if (is_in_brackets(value, like, flow))
		write_brackets(b, value);
	else
		write_lines(b, value, like, indent);
}
