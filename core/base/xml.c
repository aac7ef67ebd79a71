/* SPDX-License-Identifier: Apache-2.0 */
#include "base/xml.h"

#include "base/eight.h"

#include <assert.h>

static const char *const escapes[256] = {
	['<'] = "&lt;", ['>'] = "&gt;", ['&'] = "&amp;", ['"'] = "&quot;",
	['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;",
	[0 ... 8] = "", [0xb] = "", [0xc] = "", [0xe ... 0x1f] = "",
};

/* Not zero when one of eight bytes has an escape: « > » is « < », and « & »
 * is « " », but for one bit. */
static uint64_t have_escape(uint64_t w)
{
	return ctg_eight_below(w, ' ') |
		ctg_eight_zero((w | CTG_EIGHT(2)) ^ CTG_EIGHT('>')) |
		ctg_eight_zero((w | CTG_EIGHT(4)) ^ CTG_EIGHT('&'));
}

/* Nearly all that is written. */
static bool is_plain(struct ctg_str s)
{
	uint64_t found = 0;
	size_t i = 0;

	if (s.n < 8) {
		while (i < s.n && !escapes[(unsigned char)s.p[i]])
			i++;
		return i == s.n;
	}
	for (; i + 8 < s.n; i += 8)
		found |= have_escape(ctg_eight(s.p + i));
	return !(found | have_escape(ctg_eight(s.p + s.n - 8)));
}

static void put_escaped(struct ctg_buf *b, struct ctg_str s, bool quoted)
{
	size_t from = 0;

	for (size_t i = is_plain(s) ? s.n : 0; i < s.n; i++) {
		const char *escape = escapes[(unsigned char)s.p[i]];

		if (!escape || (!quoted && (s.p[i] == '"' ||
		    s.p[i] == '\t' || s.p[i] == '\n')))
			continue;
		ctg_buf_add(b, (struct ctg_str){ s.p + from, i - from });
		ctg_buf_puts(b, escape);
		from = i + 1;
	}
	ctg_buf_add(b, ctg_str_skip(s, from));
}

static void end_tag(struct ctg_xml *x)
{
	if (x->in_tag)
		ctg_buf_putc(x->out, '>');
	x->in_tag = false;
}

void ctg_xml_begin(struct ctg_xml *x)
{
	ctg_buf_puts(x->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void ctg_xml_open(struct ctg_xml *x, const char *name)
{
	assert(x->depth < CTG_XML_DEPTH);
	end_tag(x);
	ctg_buf_putc(x->out, '<');
	ctg_buf_puts(x->out, name);
	x->open[x->depth++] = name;
	x->in_tag = true;
}

void ctg_xml_close(struct ctg_xml *x)
{
	assert(x->depth > 0);
	x->depth--;
	if (x->in_tag) {
		ctg_buf_puts(x->out, "/>");
	} else {
		ctg_buf_puts(x->out, "</");
		ctg_buf_puts(x->out, x->open[x->depth]);
		ctg_buf_putc(x->out, '>');
	}
	x->in_tag = false;
}

void ctg_xml_empty(struct ctg_xml *x, const char *name)
{
	ctg_xml_open(x, name);
	ctg_xml_close(x);
}

void ctg_xml_attr_str(struct ctg_xml *x, const char *name,
	struct ctg_str value)
{
	assert(x->in_tag);
	ctg_buf_putc(x->out, ' ');
	ctg_buf_puts(x->out, name);
	ctg_buf_puts(x->out, "=\"");
	put_escaped(x->out, value, true);
	ctg_buf_putc(x->out, '"');
}

void ctg_xml_attr(struct ctg_xml *x, const char *name, const char *value)
{
	ctg_xml_attr_str(x, name, ctg_str_from(value));
}

void ctg_xml_attr_num(struct ctg_xml *x, const char *name, unsigned value)
{
	char digits[10], *p = digits + sizeof(digits);

	do
		*--p = (char)('0' + value % 10);
	while (value /= 10);
	ctg_xml_attr_str(x, name, (struct ctg_str){ p,
		(size_t)(digits + sizeof(digits) - p) });
}

void ctg_xml_attrf(struct ctg_xml *x, const char *name, const char *fmt, ...)
{
	struct ctg_buf value = { .arena = x->out->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&value, fmt, ap);
	va_end(ap);
	ctg_xml_attr_str(x, name, ctg_buf_str(&value));
}

void ctg_xml_text(struct ctg_xml *x, struct ctg_str s)
{
	end_tag(x);
	put_escaped(x->out, s, false);
}

void ctg_xml_raw(struct ctg_xml *x, struct ctg_str s)
{
	end_tag(x);
	ctg_buf_add(x->out, s);
}

void ctg_xml_leaf(struct ctg_xml *x, const char *name, struct ctg_str text)
{
	ctg_xml_open(x, name);
	ctg_xml_text(x, text);
	ctg_xml_close(x);
}
