/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

#include "base/utf8.h"
#include "render/change_words.h"

#define SHOWN	240	/* letters of a long passage: the text has the rest */

static void put_short(struct ctg_buf *b, struct ctg_str s)
{
	struct ctg_str rest = s;
	size_t len, n = 0;

	for (; rest.n > 0 && n < SHOWN; n++) {
		ctg_utf8_next(rest, &len);
		rest = ctg_str_skip(rest, len);
	}
	s.n -= rest.n;
	ctg_html_text(b, s);
	if (rest.n > 0)
		ctg_buf_puts(b, " […]");
}

static void put_side(struct ctg_buf *b, struct ctg_str s, const char *tag,
	const char *spoken)
{
	struct ctg_str spaces = ctg_change_spaces(b->arena, s);

	if (s.n == 0)
		return;
	ctg_buf_printf(b, "<%s><span class=\"xv\">%s\u00a0: </span>", tag,
		spoken);
	if (spaces.n > 0)
		ctg_buf_printf(b, "[%.*s]", STR_ARG(spaces));
	else
		put_short(b, s);
	ctg_buf_printf(b, "<span class=\"xv\"> fin</span></%s>", tag);
}

static void put_piece(struct ctg_buf *b, const struct ctg_change_piece *p)
{
	if (p->mark == CTG_KEPT)
		ctg_html_french(b, p->s);
	else if (p->mark == CTG_DELETED)
		put_side(b, p->s, "del", "avant");
	else
		put_side(b, p->s, "ins", "après");
}

/* What was moved is the same at both ends: it is given once. */
static void put_words(struct ctg_buf *b, const struct ctg_change *c)
{
	struct ctg_change_piece pieces[CTG_CHANGE_PIECES];
	size_t n = ctg_change_sentence(pieces, c);

	for (size_t i = 0; i < n; i++)
		put_piece(b, &pieces[i]);
	if (n > 0)
		return;
	if (c->nature == CTG_CHANGE_MOVE) {
		put_short(b, c->now);
		return;
	}
	put_side(b, c->old, "del", "avant");
	if (c->old.n && c->now.n)
		ctg_buf_puts(b, "<span aria-hidden=\"true\"> → </span>");
	put_side(b, c->now, "ins", "après");
}

static void put_place(struct ctg_buf *b, const struct ctg_change *c)
{
	if (!c->at) {
		ctg_buf_puts(b, "En-tête");
		return;
	}
	ctg_buf_printf(b, "<a href=\"#c%u\">", c->number);
	ctg_html_french(b, ctg_change_place(b->arena, ctg_change_node(c)));
	ctg_buf_puts(b, "</a>");
	if (!c->after)
		ctg_buf_puts(b, " (ancien texte)");
	if (c->nature == CTG_CHANGE_MOVE) {
		ctg_buf_printf(b, ", depuis\u00a0: <a href=\"#f%u\">",
			c->number);
		ctg_html_french(b, ctg_change_place(b->arena, c->before));
		ctg_buf_puts(b, "</a>");
	}
}

static void put_change(struct ctg_buf *b, const struct ctg_change *c)
{
	ctg_buf_printf(b, "<tr role=\"row\" id=\"t%u\"><td role=\"cell\" "
		"class=\"num\">", c->number);
	/* What has no place in the text has it here. */
	if (c->at)
		ctg_buf_printf(b, "%u", c->number);
	else
		ctg_buf_printf(b, "<span id=\"c%u\">%u</span>", c->number,
			c->number);
	ctg_buf_puts(b, "</td><td role=\"cell\">");
	ctg_html_french(b, ctg_change_label(b->arena, c));
	ctg_buf_puts(b, "</td><td role=\"cell\">");
	put_place(b, c);
	ctg_buf_puts(b, "</td><td role=\"cell\" class=\"words\">");
	put_words(b, c);
	ctg_buf_puts(b, "</td></tr>\n");
}

static void put_title(struct ctg_buf *b, struct ctg_str title, bool first)
{
	if (!first)
		ctg_buf_puts(b, "</tbody>\n");
	ctg_buf_puts(b, "<tbody role=\"rowgroup\">\n<tr role=\"row\" "
		"class=\"group\"><th role=\"rowheader\" scope=\"rowgroup\" "
		"colspan=\"4\">");
	ctg_html_text(b, title);
	ctg_buf_puts(b, "</th></tr>\n");
}

void ctg_html_changes(struct ctg_buf *b, const struct ctg_diff *d)
{
	struct ctg_str title = { 0 };

	ctg_buf_puts(b, "<table role=\"table\" class=\"changes\" "
		"aria-labelledby=\"table\">\n<thead role=\"rowgroup\">"
		"<tr role=\"row\">"
		"<th role=\"columnheader\" scope=\"col\">N°</th>"
		"<th role=\"columnheader\" scope=\"col\">Nature</th>"
		"<th role=\"columnheader\" scope=\"col\">Où</th>"
		"<th role=\"columnheader\" scope=\"col\">Avant → après</th>"
		"</tr></thead>\n");
	for (size_t i = 0; i < d->n; i++) {
		struct ctg_str t = ctg_change_title(b->arena,
			&d->changes[i]);

		if (i == 0 || !ctg_str_eq(t, title))
			put_title(b, t, i == 0);
		title = t;
		put_change(b, &d->changes[i]);
	}
	ctg_buf_puts(b, d->n > 0 ? "</tbody>\n</table>\n" : "</table>\n");
}
