/* SPDX-License-Identifier: Apache-2.0 */
/* A row is a block with what stands across from it: « a » is the old version,
 * « b » the new one, « i » both in one run of words.  A block that did not
 * change has no « i »: its « b » is read in both views. */
#include "render/html_writer.h"

#include "render/change_words.h"

static bool is_dirty(const struct ctg_node *n)
{
	if (n->delta && (n->delta->mark != CTG_KEPT || n->delta->change))
		return true;
	for (n = n->first; n; n = n->next)
		if (is_dirty(n))
			return true;
	return false;
}

static bool is_joined(const struct ctg_node *n)
{
	return n && n->delta && n->delta->joined;
}

static bool is_container(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION || n->kind == CTG_PART;
}

/* --- one row ------------------------------------------------------------- */

/* In each version that has it, beside the copy that shows both. */
static void announce_part(struct ctg_html *w, const struct ctg_node *n)
{
	if (w->part && !n->prev && w->view != CTG_HTML_WHOLE &&
	    ctg_html_has(w, w->part))
		ctg_html_announce(w, w->part);
}

static void put_copy(struct ctg_html *w, const struct ctg_node *n,
	const char *open, enum ctg_html_view view, bool ids, bool echo)
{
	bool joined = is_joined(n->next);

	w->view = view;
	w->ids = ids;
	w->echo = echo;
	ctg_html_raw(w, open);
	/* What came from elsewhere stands there in the old version. */
	if (view != CTG_HTML_OLD || !w->at.within) {
		announce_part(w, n);
		ctg_html_block(w, n);
		if (joined)
			ctg_html_block(w, n->next);
	}
	ctg_html_flush(w);
	ctg_html_raw(w, "</div>\n");
	w->view = CTG_HTML_WHOLE;
	w->ids = true;
	w->echo = false;
}

#define NARROW	4	/* columns; with more, half a page is not enough */

static const char *width_of(const struct ctg_node *n)
{
	return n->kind == CTG_TABLE && n->table.columns > NARROW ? " wide" :
		"";
}

static void put_row(struct ctg_html *w, const struct ctg_node *n)
{
	if (w->at.mark == CTG_KEPT && !is_dirty(n) && !is_joined(n->next)) {
		ctg_buf_printf(w->out, "<div class=\"r%s\">\n", width_of(n));
		put_copy(w, n, "<div class=\"a\" aria-hidden=\"true\">\n",
			CTG_HTML_OLD, false, true);
		put_copy(w, n, "<div class=\"b\">\n", CTG_HTML_NEW, true,
			false);
	} else {
		ctg_buf_printf(w->out, "<div class=\"r m%s\">\n",
			width_of(n));
		put_copy(w, n, "<div class=\"i\">\n", CTG_HTML_WHOLE, true,
			false);
		put_copy(w, n, "<div class=\"a\"><span class=\"xs\">Avant"
			"</span>\n", CTG_HTML_OLD, false, false);
		put_copy(w, n, "<div class=\"b\"><span class=\"xs\">Après"
			"</span>\n", CTG_HTML_NEW, false, false);
	}
	ctg_html_raw(w, "</div>\n");
}

/* --- what did not change, folded ----------------------------------------- */

#define CONTEXT	1	/* blocks shown around a change */
#define FOLDED	3	/* fewer are shown */

static bool is_plain(const struct ctg_node *n)
{
	return n && n->kind != CTG_HEADING && n->kind != CTG_NOTE &&
		!is_dirty(n) && !is_joined(n) && !is_joined(n->next);
}

static void put_name(struct ctg_html *w, const struct ctg_node *n)
{
	const struct ctg_node *heading = ctg_node_heading(n);
	struct ctg_arena *a = w->out->arena;

	ctg_html_raw(w, "«\u00a0");
	ctg_html_text(w->out, heading ? ctg_node_words(a, heading) :
		ctg_change_place(a, n->delta && n->delta->after ?
			n->delta->after : n));
	ctg_html_raw(w, "\u00a0»");
}

/* « Sans changement : de « Article 6 » à « Article 9 » » */
static void put_summary(struct ctg_html *w, const struct ctg_node *from,
	const struct ctg_node *end)
{
	const struct ctg_node *first = NULL, *last = NULL;
	size_t n = 0;

	for (; from != end; from = from->next) {
		n++;
		if (is_container(from)) {
			first = first ? first : from;
			last = from;
		}
	}
	ctg_html_raw(w, "<summary>Sans changement\u00a0: ");
	if (!first)
		ctg_buf_printf(w->out, "%zu passages", n);
	else if (first != last)
		ctg_html_raw(w, "de ");
	if (first)
		put_name(w, first);
	if (first != last) {
		ctg_html_raw(w, " à ");
		put_name(w, last);
	}
	ctg_html_raw(w, "</summary>\n");
}

static void put_kids(struct ctg_html *w, const struct ctg_node *n, bool fold);

static void put_one(struct ctg_html *w, const struct ctg_node *n, bool fold)
{
	struct ctg_html_around at = w->at;

	if (!is_container(n)) {
		put_row(w, n);
		return;
	}
	w->part = n->kind == CTG_PART ? n : NULL;
	n = ctg_html_enter(w, n);
	w->depth += n->kind == CTG_DIVISION;
	ctg_html_raw(w, n->kind == CTG_DIVISION ? "<section>\n" :
		"<div class=\"part\">\n");
	put_kids(w, n, fold && w->at.mark == CTG_KEPT);
	ctg_html_raw(w, n->kind == CTG_DIVISION ? "</section>\n" :
		"</div>\n");
	w->depth -= n->kind == CTG_DIVISION;
	w->part = NULL;
	w->at = at;
}

static void put_range(struct ctg_html *w, const struct ctg_node *from,
	const struct ctg_node *end, bool fold)
{
	for (; from != end; from = from->next)
		if (!is_joined(from))
			put_one(w, from, fold);
}

/* From n on, what did not change: [n, end), less what is around it. */
static void put_same(struct ctg_html *w, const struct ctg_node *n,
	const struct ctg_node *end)
{
	const struct ctg_node *from = n, *to = end;
	bool sections = false;
	size_t count = 0;

	for (int i = 0; i < CONTEXT; i++) {
		if (from != to && from->prev && !is_container(from) &&
		    from->prev->kind != CTG_HEADING)
			from = from->next;
		if (from != to && end && !is_container(end) &&
		    !is_container(to ? to->prev : end->prev))
			to = to->prev;
	}
	for (const struct ctg_node *k = from; k != to; k = k->next) {
		sections |= is_container(k);
		count++;
	}
	if (count < (sections ? 1 : FOLDED)) {
		put_range(w, n, end, false);
		return;
	}
	put_range(w, n, from, false);
	ctg_html_raw(w, "<details>\n");
	put_summary(w, from, to);
	put_range(w, from, to, false);
	ctg_html_raw(w, "</details>\n");
	put_range(w, to, end, false);
}

static void put_notes_title(struct ctg_html *w, const struct ctg_node *n)
{
	if (n->kind == CTG_NOTE && (!n->prev || n->prev->kind != CTG_NOTE))
		ctg_html_raw(w, "<h3 class=\"h x\">Notes</h3>\n");
}

static void put_kids(struct ctg_html *w, const struct ctg_node *n, bool fold)
{
	const struct ctg_node *end;

	for (n = n->first; n; n = end) {
		put_notes_title(w, n);
		end = n->next;
		if (!fold || !is_plain(n)) {
			put_range(w, n, end, fold);
			continue;
		}
		while (is_plain(end))
			end = end->next;
		put_same(w, n, end);
	}
}

void ctg_html_rows(struct ctg_html *w, const struct ctg_node *tree, bool fold)
{
	ctg_html_announce(w, tree);
	put_kids(w, tree, fold);
}
