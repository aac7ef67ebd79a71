/* SPDX-License-Identifier: Apache-2.0 */
#include "model/yaml_patch.h"

#include "model/yaml_write.h"

#include <stdlib.h>

static void edit(struct ctg_yaml_patch *p, size_t off, size_t end,
	struct ctg_str now)
{
	CTG_MORE(p->arena, p->v, p->n, p->room);
	p->v[p->n++] = (struct ctg_yaml_edit){ off, end, now };
}

/* --- places --------------------------------------------------------------- */

static size_t line_start(struct ctg_str s, size_t i)
{
	while (i > 0 && s.p[i - 1] != '\n')
		i--;
	return i;
}

static size_t next_line(struct ctg_str s, size_t i)
{
	struct ctg_str rest = ctg_str_skip(s, i);

	(void)ctg_str_line(&rest);
	return s.n - rest.n;
}

static bool is_blank(struct ctg_str s)
{
	return ctg_str_trim(s).n == 0;
}

/* Only blanks stand before byte i on its line. */
static bool begins_line(struct ctg_str s, size_t i)
{
	size_t start = line_start(s, i);

	return is_blank((struct ctg_str){ s.p + start, i - start });
}

/* The first byte from i on that is no blank and in no comment. */
static size_t skip_comments(struct ctg_str s, size_t i)
{
	while (i < s.n && (ctg_is_space(s.p[i]) || s.p[i] == '#'))
		i = s.p[i] == '#' ? next_line(s, i) : i + 1;
	return i;
}

static bool is_flow(const struct ctg_yaml_patch *p, const struct ctg_yaml *in)
{
	char c = in->off < p->text.n ? p->text.p[in->off] : 0;

	return in->kind != CTG_SCALAR && (c == '{' || c == '[');
}

/* Where an item begins in its block: at its dash, or at its key. */
static size_t start_of(const struct ctg_yaml_patch *p,
	const struct ctg_yaml *in, const struct ctg_yaml *item)
{
	const struct ctg_yaml *prev = NULL;

	if (item->key)
		return item->key->off;
	if (is_flow(p, in))
		return item->off;
	for (const struct ctg_yaml *v = in->first; v != item; v = v->next)
		prev = v;
	return prev ? skip_comments(p->text, prev->end) : in->off;
}

/* What ends the lines of this text. */
static const char *line_end(struct ctg_str s)
{
	size_t i = ctg_str_find(s, STR("\n"));

	return i > 0 && i < s.n && s.p[i - 1] == '\r' ? "\r\n" : "\n";
}

/* Lines of our own, in the text's. */
static void put_lines(struct ctg_buf *b, struct ctg_str s, const char *end)
{
	while (s.n > 0) {
		bool more = ctg_str_has(s, STR("\n"));

		ctg_buf_add(b, ctg_str_line(&s));
		if (more)
			ctg_buf_puts(b, end);
	}
}

/* --- scalars -------------------------------------------------------------- */

static void put_single(struct ctg_buf *b, struct ctg_str s)
{
	ctg_buf_putc(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			ctg_buf_putc(b, '\'');
		ctg_buf_putc(b, s.p[i]);
	}
	ctg_buf_putc(b, '\'');
}

void ctg_yaml_set(struct ctg_yaml_patch *p, const struct ctg_yaml *scalar,
	struct ctg_str value)
{
	struct ctg_buf b = { .arena = p->arena };
	char c = scalar->off < scalar->end ? p->text.p[scalar->off] : 0;

	if (!c && scalar->off > 0 && !ctg_is_space(p->text.p[scalar->off - 1]))
		ctg_buf_putc(&b, ' ');
	if (c == '\'')
		put_single(&b, value);
	else if (scalar->quoted)
		ctg_yaml_quote(&b, value);
	else if (c && ctg_yaml_is_bare(p->arena, value, scalar->flow))
		ctg_buf_add(&b, value);
	else
		ctg_yaml_write_text(&b, value, scalar->flow);
	edit(p, scalar->off, scalar->end, ctg_buf_str(&b));
}

/* --- what comes ----------------------------------------------------------- */

static void insert_flow(struct ctg_yaml_patch *p, const struct ctg_yaml *in,
	const struct ctg_yaml *after, const struct ctg_yaml *now)
{
	struct ctg_buf b = { .arena = p->arena };
	size_t at = after ? after->end : in->first ?
		start_of(p, in, in->first) : in->off + 1;

	for (; now; now = now->next) {
		if (after)
			ctg_buf_puts(&b, ", ");
		if (now->key)
			ctg_buf_printf(&b, "%.*s: ", STR_ARG(now->key->value));
		ctg_yaml_write(&b, now, NULL, true, 0);
		if (!after && (now->next || in->first))
			ctg_buf_puts(&b, ", ");
	}
	edit(p, at, at, ctg_buf_str(&b));
}

static void put_blanks(struct ctg_buf *b, size_t n)
{
	while (n-- > 0)
		ctg_buf_putc(b, ' ');
}

static void insert_lines(struct ctg_yaml_patch *p, const struct ctg_yaml *in,
	const struct ctg_yaml *after, const struct ctg_yaml *now)
{
	size_t first = start_of(p, in, in->first);
	size_t indent = first - line_start(p->text, first);
	bool inside = !after && !begins_line(p->text, first);
	size_t at = after ? next_line(p->text, after->end) : inside ? first :
		line_start(p->text, first);
	const char *end = line_end(p->text);
	struct ctg_buf b = { .arena = p->arena };

	for (; now; now = now->next) {
		struct ctg_buf lines = { .arena = p->arena };

		if (!inside)
			put_blanks(&b, indent);
		ctg_yaml_write_entry(&lines, now, now->key ? NULL : in->first,
			indent);
		put_lines(&b, ctg_buf_str(&lines), end);
		ctg_buf_puts(&b, end);
		if (inside)
			put_blanks(&b, indent);
	}
	edit(p, at, at, ctg_buf_str(&b));
}

void ctg_yaml_insert(struct ctg_yaml_patch *p, const struct ctg_yaml *in,
	const struct ctg_yaml *after, const struct ctg_yaml *now)
{
	if (is_flow(p, in) || !in->first)
		insert_flow(p, in, after, now);
	else
		insert_lines(p, in, after, now);
}

/* --- what goes ------------------------------------------------------------ */

void ctg_yaml_remove(struct ctg_yaml_patch *p, const struct ctg_yaml *in,
	const struct ctg_yaml *first, const struct ctg_yaml *last)
{
	size_t from = start_of(p, in, first), end = last->end;
	const struct ctg_yaml *prev = NULL;

	for (const struct ctg_yaml *v = in->first; v != first; v = v->next)
		prev = v;
	if (!is_flow(p, in) && begins_line(p->text, from)) {
		from = line_start(p->text, from);
		end = next_line(p->text, end);
	} else if (last->next) {
		end = start_of(p, in, last->next);
	} else if (prev) {
		from = prev->end;
	}
	edit(p, from, end, STR(""));
}

/* --- the result ----------------------------------------------------------- */

/* What one item holds, with what follows it up to the next. */
static struct ctg_str chunk(const struct ctg_yaml_patch *p,
	const struct ctg_yaml *list, const struct ctg_yaml *item)
{
	size_t from = start_of(p, list, item), end = item->end;

	if (!is_flow(p, list))
		end = next_line(p->text, end);
	return (struct ctg_str){ p->text.p + from, end - from };
}

void ctg_yaml_reorder(struct ctg_yaml_patch *p, const struct ctg_yaml *list,
	const size_t *order, size_t n)
{
	struct ctg_str *chunks = CTG_NEW_N(p->arena, struct ctg_str, n);
	const struct ctg_yaml *v = list->first;
	size_t i;

	for (i = 0; i < n && v; i++, v = v->next)
		chunks[i] = chunk(p, list, v);
	for (i = 0; i < n; i++)
		edit(p, (size_t)(chunks[i].p - p->text.p),
			(size_t)(chunks[i].p - p->text.p) + chunks[i].n,
			chunks[order[i]]);
}

static int compare(const void *pa, const void *pb)
{
	const struct ctg_yaml_edit *const *x = pa, *const *y = pb;
	const struct ctg_yaml_edit *a = *x, *b = *y;

	if (a->off != b->off)
		return a->off < b->off ? -1 : 1;
	/* What comes stands before what goes. */
	if ((a->end > a->off) != (b->end > b->off))
		return a->end > a->off ? 1 : -1;
	return (a > b) - (a < b);
}

struct ctg_str ctg_yaml_patched(const struct ctg_yaml_patch *p)
{
	const struct ctg_yaml_edit **v = CTG_NEW_N(p->arena,
		const struct ctg_yaml_edit *, p->n);
	struct ctg_buf b = { .arena = p->arena };
	size_t at = 0;

	for (size_t i = 0; i < p->n; i++)
		v[i] = &p->v[i];
	if (p->n > 0)
		qsort(v, p->n, sizeof(*v), compare);
	for (size_t i = 0; i < p->n; i++) {
		if (v[i]->off > at)
			ctg_buf_add(&b, (struct ctg_str){ p->text.p + at,
				v[i]->off - at });
		ctg_buf_add(&b, v[i]->now);
		if (v[i]->end > at)
			at = v[i]->end;
	}
	ctg_buf_add(&b, ctg_str_skip(p->text, at));
	return ctg_buf_str(&b);
}
