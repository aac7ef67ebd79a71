/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

#include "base/utf8.h"

static const char *entity(unsigned c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static bool is_control(unsigned c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
		(c >= 0x7f && c < 0xa0);
}

/* Good between tags and in a quoted attribute.  What would not be seen, or
 * would turn what is read, is shown instead. */
void ctg_html_text(struct ctg_buf *b, struct ctg_str s)
{
	size_t len;

	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);

		if (entity(c))
			ctg_buf_puts(b, entity(c));
		else if (is_control(c) || ctg_utf8_is_turn(c))
			ctg_buf_printf(b, "&lt;U+%04X&gt;", c);
		else
			ctg_buf_add(b, ctg_str_head(s, len));
		s = ctg_str_skip(s, len);
	}
}

void ctg_html_french(struct ctg_buf *b, struct ctg_str s)
{
	while (s.n > 0) {
		if (ctg_str_cut(&s, STR("« "))) {
			ctg_buf_puts(b, "«\u00a0");
		} else if (ctg_str_cut(&s, STR(" »"))) {
			ctg_buf_puts(b, "\u00a0»");
		} else if (ctg_str_cut(&s, STR("n° "))) {
			ctg_buf_puts(b, "n°\u00a0");
		} else {
			size_t len;

			ctg_utf8_next(s, &len);
			ctg_html_text(b, ctg_str_head(s, len));
			s = ctg_str_skip(s, len);
		}
	}
}

void ctg_html_raw(struct ctg_html *w, const char *s)
{
	ctg_buf_puts(w->out, s);
}
