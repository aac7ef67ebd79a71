/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

#include "diff/form.h"
#include "render/link.h"

static void put(struct ctg_html *w, const struct ctg_node *n);

static void put_children(struct ctg_html *w, const struct ctg_node *n)
{
	for (n = n->first; n; n = n->next)
		put(w, n);
}

static void put_text(struct ctg_html *w, const struct ctg_node *n)
{
	ctg_html_text(w->out, n->text);
}

static void put_soft_break(struct ctg_html *w, const struct ctg_node *n)
{
	(void)n;
	ctg_buf_putc(w->out, '\n');
}

static void put_break(struct ctg_html *w, const struct ctg_node *n)
{
	(void)n;
	ctg_html_raw(w, "<br>");
}

static void put_emph(struct ctg_html *w, const struct ctg_node *n)
{
	ctg_html_raw(w, "<em>");
	put_children(w, n);
	ctg_html_raw(w, "</em>");
}

static void put_strong(struct ctg_html *w, const struct ctg_node *n)
{
	ctg_html_raw(w, "<strong>");
	put_children(w, n);
	ctg_html_raw(w, "</strong>");
}

static void put_link(struct ctg_html *w, const struct ctg_node *n)
{
	bool live = ctg_link_is_safe(n->text) && !w->echo;

	if (live) {
		ctg_html_raw(w, "<a rel=\"noopener noreferrer\" href=\"");
		ctg_html_text(w->out, n->text);
		ctg_html_raw(w, "\">");
	}
	put_children(w, n);
	if (live) {
		ctg_html_raw(w, "</a>");
	} else if (!ctg_link_is_safe(n->text)) {
		ctg_html_raw(w, "<span class=\"xa\"> &lt;");
		ctg_html_text(w->out, n->text);
		ctg_html_raw(w, "&gt;</span>");
	}
}

static void put_image(struct ctg_html *w, const struct ctg_node *n)
{
	ctg_html_raw(w, "<span class=\"image\"><span class=\"xi\">"
		"[Image\u00a0: </span>");
	put_children(w, n);
	ctg_html_raw(w, "<span class=\"xi\">]</span></span>");
}

static void put_call(struct ctg_html *w, const struct ctg_node *n)
{
	unsigned note = ctg_html_note(w, n->note.def);

	ctg_html_raw(w, "<sup class=\"xc\">");
	if (note == 0 || w->echo) {
		ctg_buf_printf(w->out, "%u</sup>", n->note.number);
		return;
	}
	ctg_html_raw(w, "<a ");
	if (w->ids && ctg_html_first_call(w, note))
		ctg_buf_printf(w->out, "id=\"r%u\" ", note);
	ctg_buf_printf(w->out, "href=\"#n%u\"><span class=\"xv\">note "
		"</span>%u</a></sup>", note, n->note.number);
}

static void (*const acts[CTG_KINDS])(struct ctg_html *,
	const struct ctg_node *) = {
	[CTG_TEXT] = put_text,
	[CTG_SOFTBREAK] = put_soft_break,
	[CTG_LINEBREAK] = put_break,
	[CTG_EMPH] = put_emph,
	[CTG_STRONG] = put_strong,
	[CTG_LINK] = put_link,
	[CTG_IMAGE] = put_image,
	[CTG_NOTEREF] = put_call,
};

static void put(struct ctg_html *w, const struct ctg_node *n)
{
	(acts[n->kind] ? acts[n->kind] : put_children)(w, n);
}

/* --- marks --------------------------------------------------------------- */

void ctg_html_open(struct ctg_html *w, enum ctg_mark mark, bool moved)
{
	if (mark == CTG_KEPT)
		return;
	ctg_buf_printf(w->out, "<%s%s><span class=\"xv\">%s\u00a0: </span>",
		mark == CTG_DELETED ? "del" : "ins",
		moved ? " class=\"moved\"" : "",
		moved ? "déplacé" : mark == CTG_DELETED ? "supprimé" :
		"inséré");
}

void ctg_html_close(struct ctg_html *w, enum ctg_mark mark)
{
	if (mark == CTG_KEPT)
		return;
	ctg_buf_printf(w->out, "<span class=\"xv\"> fin</span></%s>",
		mark == CTG_DELETED ? "del" : "ins");
}

/* Where only the look changed, the words alone tell nothing to who does not
 * see them. */
static void open_form(struct ctg_html *w, const struct ctg_node *n)
{
	bool gone = n->delta->mark == CTG_DELETED;

	ctg_buf_printf(w->out, "<%s><span class=\"xv\">%s (", gone ? "del" :
		"ins", gone ? "avant" : "après");
	ctg_html_text(w->out, ctg_form_name(w->out->arena, n));
	ctg_html_raw(w, ")\u00a0: </span>");
}

static void open_seam(struct ctg_html *w, enum ctg_mark mark)
{
	ctg_html_raw(w, mark == CTG_DELETED ? "<del class=\"seam\">" :
		"<ins class=\"seam\">");
}

static void close_seam(struct ctg_html *w, enum ctg_mark mark)
{
	ctg_html_raw(w, mark == CTG_DELETED ? "</del>" : "</ins>");
}

/* All is new where a block came: even what it lost on its way. */
void ctg_html_begin(struct ctg_html *w)
{
	if (w->at.within && w->at.mark == CTG_DELETED)
		open_seam(w, CTG_INSERTED);
	ctg_html_open(w, w->at.mark, w->at.moved);
}

void ctg_html_end(struct ctg_html *w)
{
	ctg_html_close(w, w->at.mark);
	if (w->at.within && w->at.mark == CTG_DELETED)
		close_seam(w, CTG_INSERTED);
}

/* The space that a cut alinéa lost, or won: it is in one version only, and
 * nobody has to be told. */
static bool is_seam(const struct ctg_delta *d)
{
	return d->nature == CTG_CHANGE_ALINEA && d->change == 0;
}

static bool same_run(const struct ctg_node *x, const struct ctg_node *y)
{
	return y && y->delta && x->delta->mark == y->delta->mark &&
		x->delta->change == y->delta->change &&
		x->delta->nature == y->delta->nature;
}

/* « mot{+ ajouté+} » reads better with the space before the sign. */
static bool put_first_space(struct ctg_html *w, const struct ctg_node *n)
{
	if (n->kind != CTG_TEXT || n->text.n < 2 || n->text.p[0] != ' ' ||
	    n->delta->nature == CTG_CHANGE_TYPING)
		return false;
	open_seam(w, n->delta->mark);
	ctg_buf_putc(w->out, ' ');
	close_seam(w, n->delta->mark);
	return true;
}

static const struct ctg_node *put_run(struct ctg_html *w,
	const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;
	bool drawn = d->mark != w->at.mark || w->at.moved, seam = is_seam(d);
	bool spaced = drawn && !seam && put_first_space(w, n);

	if (!seam)
		ctg_html_badge(w, d->change);
	if (drawn && seam)
		open_seam(w, d->mark);
	else if (drawn && d->nature == CTG_CHANGE_FORM)
		open_form(w, n);
	else if (drawn)
		ctg_html_open(w, d->mark, false);
	if (spaced)
		ctg_html_text(w->out, ctg_str_skip(n->text, 1));
	else
		put(w, n);
	while (same_run(n, n->next)) {
		n = n->next;
		put(w, n);
	}
	if (drawn && seam)
		close_seam(w, d->mark);
	else if (drawn)
		ctg_html_close(w, d->mark);
	return n->next;
}

static void put_runs(struct ctg_html *w, const struct ctg_node *leaf)
{
	const struct ctg_node *n = leaf->first;

	while (n) {
		if (!ctg_html_has(w, n)) {
			n = n->next;
		} else if (n->delta && n->delta->mark != CTG_KEPT) {
			n = put_run(w, n);
		} else {
			put(w, n);
			n = n->next;
		}
	}
}

void ctg_html_flush(struct ctg_html *w)
{
	if (w->pending.n > 0)
		ctg_buf_add(w->out, ctg_buf_str(&w->pending));
	w->pending.n = 0;
}

void ctg_html_words(struct ctg_html *w, const struct ctg_node *leaf)
{
	ctg_html_flush(w);
	ctg_html_begin(w);
	put_runs(w, leaf);
	/* In this version they are one. */
	for (leaf = leaf->next; leaf && leaf->delta && leaf->delta->joined &&
	     !ctg_html_has(w, leaf); leaf = leaf->next)
		put_runs(w, leaf);
	ctg_html_end(w);
}
