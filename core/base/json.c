/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include "base/utf8.h"

/* The length of a character that a terminal would obey, were it shown as it
 * is: those of C1, those that turn the direction.  0 for any other. */
static size_t find_command(struct ctg_str s, unsigned *c)
{
	size_t n = s.p[0] == '\xc2' ? 2 : s.p[0] == '\xe2' ? 3 : 0, len;

	if (n == 0 || ctg_utf8_valid(ctg_str_head(s, n)) < n)
		return 0;
	*c = ctg_utf8_next(s, &len);
	return *c < 0xa0 || ctg_utf8_is_turn(*c) ? n : 0;
}

static void put_valid(struct ctg_buf *b, struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		unsigned command;
		size_t n = find_command(ctg_str_skip(s, i), &command);

		if (n > 0) {
			ctg_buf_printf(b, "\\u%04x", command);
			i += n - 1;
			continue;
		}
		if (c == '"' || c == '\\') {
			ctg_buf_putc(b, '\\');
			ctg_buf_putc(b, (char)c);
		} else if (c == '\n') {
			ctg_buf_puts(b, "\\n");
		} else if (c < 0x20 || c == 0x7f) {
			ctg_buf_printf(b, "\\u%04x", c);
		} else {
			ctg_buf_putc(b, (char)c);
		}
	}
}

/* The name of a file may be any bytes; JSON is UTF-8 (RFC 8259, 8.1). */
static void quoted(struct ctg_buf *b, struct ctg_str s)
{
	size_t valid = ctg_utf8_valid(s);

	ctg_buf_putc(b, '"');
	for (; valid < s.n; valid = ctg_utf8_valid(s)) {
		put_valid(b, ctg_str_head(s, valid));
		ctg_buf_puts(b, "\\ufffd");
		s = ctg_str_skip(s, valid + 1);
	}
	put_valid(b, s);
	ctg_buf_putc(b, '"');
}

static void start(struct ctg_json *j, const char *key)
{
	if (j->comma)
		ctg_buf_putc(j->out, ',');
	j->comma = true;
	if (key) {
		quoted(j->out, ctg_str_from(key));
		ctg_buf_putc(j->out, ':');
	}
}

void ctg_json_open(struct ctg_json *j, const char *key, char bracket)
{
	start(j, key);
	ctg_buf_putc(j->out, bracket);
	j->comma = false;
}

void ctg_json_close(struct ctg_json *j, char bracket)
{
	ctg_buf_putc(j->out, bracket);
	j->comma = true;
}

void ctg_json_str(struct ctg_json *j, const char *key, struct ctg_str s)
{
	start(j, key);
	quoted(j->out, s);
}

void ctg_json_num(struct ctg_json *j, const char *key, long v)
{
	start(j, key);
	ctg_buf_printf(j->out, "%ld", v);
}

void ctg_json_null(struct ctg_json *j, const char *key)
{
	start(j, key);
	ctg_buf_puts(j->out, "null");
}

void ctg_json_bool(struct ctg_json *j, const char *key, bool v)
{
	start(j, key);
	ctg_buf_puts(j->out, v ? "true" : "false");
}

void ctg_json_maybe(struct ctg_json *j, const char *key, struct ctg_str s)
{
	if (s.n > 0)
		ctg_json_str(j, key, s);
	else
		ctg_json_null(j, key);
}
