/* SPDX-License-Identifier: Apache-2.0 */
#include "textconv.h"

#include "base/io.h"
#include "check/wording.h"

#define FILE_MAX	((size_t)64 << 20)

/* What the first words stand after: spaces and the mark of a list item. */
static size_t indent_of(struct ctg_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n + (ctg_str_starts(ctg_str_skip(line, n), STR("- ")) ? 2 : 0);
}

/* Titles and tables are read by the line as they are. */
static bool is_prose(struct ctg_str line)
{
	struct ctg_str s = ctg_str_trim(line);

	return s.n > 0 && s.p[0] != '#' && s.p[0] != '|';
}

static bool ends_at(struct ctg_str line, size_t i)
{
	struct ctg_str rest = ctg_str_skip(line, i + 1);

	return ctg_str_cut(&rest, STR(" ")) && rest.n > 0 &&
		!ctg_str_starts(rest, STR("»")) &&
		!ctg_str_starts(rest, STR(" ")) &&
		ctg_wording_is_end(line, i);
}

static void put_sentences(struct ctg_buf *b, struct ctg_str line)
{
	size_t indent = indent_of(line), from = 0;

	for (size_t i = indent; i < line.n; i++) {
		if (!ends_at(line, i))
			continue;
		ctg_buf_add(b, ctg_str_head(ctg_str_skip(line, from),
			i + 1 - from));
		ctg_buf_printf(b, "\n%*s", (int)indent, "");
		from = i + 2;
	}
	ctg_buf_add(b, ctg_str_skip(line, from));
}

void ctg_textconv(struct ctg_buf *b, struct ctg_str text)
{
	bool front = ctg_str_starts(text, STR("---\n"));

	for (bool first = true; text.n > 0; first = false) {
		size_t n = ctg_str_find(text, STR("\n"));
		struct ctg_str line = ctg_str_head(text, n);

		if (front || !is_prose(line))
			ctg_buf_add(b, line);
		else
			put_sentences(b, line);
		if (n < text.n)
			ctg_buf_putc(b, '\n');
		if (!first && ctg_str_eq(ctg_str_trim(line), STR("---")))
			front = false;
		text = ctg_str_skip(text, n + 1);
	}
}

enum ctg_code ctg_textconv_print(struct ctg_cmd *c, const char *path,
	struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_str text;
	enum ctg_code code = ctg_io_read(&text, &c->arena, path, FILE_MAX,
		err);

	if (code)
		return code;
	ctg_textconv(&b, text);
	if (b.n > 0)
		ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}
