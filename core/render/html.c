/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

bool ctg_html_has(const struct ctg_html *w, const struct ctg_node *n)
{
	if (!n->delta || w->view == CTG_HTML_WHOLE)
		return true;
	return n->delta->mark != (w->view == CTG_HTML_OLD ? CTG_INSERTED :
		CTG_DELETED);
}

const struct ctg_node *ctg_html_from(const struct ctg_html *w,
	const struct ctg_node *n)
{
	const struct ctg_node *from = NULL;

	if (n->delta && w->view != CTG_HTML_WHOLE)
		from = w->view == CTG_HTML_OLD ? n->delta->before :
			n->delta->after;
	return from ? from : n;
}

const struct ctg_node *ctg_html_enter(struct ctg_html *w,
	const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;

	if (n->kind == CTG_DIVISION)
		w->section = n;
	else
		ctg_html_announce(w, n);
	if (!d || d->mark == CTG_KEPT || d->joined)
		return n;
	w->at.moved = d->twin || (w->at.moved && !w->at.within &&
		w->at.mark == d->mark);
	w->at.mark = d->mark;
	if (!d->edited || d->mark != CTG_INSERTED)
		return n;
	w->at.within = true;
	if (n->kind != CTG_DIVISION)
		ctg_html_announce(w, d->edited);
	return d->edited;
}

static void put_blocks(struct ctg_html *w, const struct ctg_node *n)
{
	for (n = n->first; n; n = n->next)
		ctg_html_block(w, n);
}

/* --- one function a kind ------------------------------------------------- */

/* Headings are read once: the copy of the old version repeats them, unless
 * it alone has them. */
static void put_heading(struct ctg_html *w, const struct ctg_node *n)
{
	unsigned level = w->depth + 2 > 6 ? 6 : w->depth + 2;
	bool real = !w->echo && (w->view != CTG_HTML_OLD ||
		w->at.mark == CTG_DELETED);

	if (w->section)
		ctg_html_announce(w, w->section);
	if (w->section != n->parent)
		ctg_html_announce(w, n->parent);
	if (real)
		ctg_buf_printf(w->out, "<h%u class=\"h\">", level);
	else
		ctg_buf_printf(w->out, "<div class=\"h h%u\">", level);
	ctg_html_words(w, n);
	if (real)
		ctg_buf_printf(w->out, "</h%u>\n", level);
	else
		ctg_html_raw(w, "</div>\n");
}

static bool is_title(const struct ctg_node *n)
{
	return !n->prev && n->parent && n->parent->kind == CTG_PART &&
		ctg_str_eq(n->parent->text, STR("titre"));
}

/* The alinéa begins here in one version only. */
static void put_cut(struct ctg_html *w, const struct ctg_node *n)
{
	bool gone = n->delta->mark == CTG_DELETED;

	ctg_buf_printf(w->out, "<%s class=\"cut\"><span class=\"xv\">%s"
		"\u00a0: </span><span class=\"xp\" aria-hidden=\"true\">¶"
		"</span></%s>", gone ? "del" : "ins",
		gone ? "alinéa réuni au précédent" : "nouvel alinéa",
		gone ? "del" : "ins");
}

static void put_para(struct ctg_html *w, const struct ctg_node *n)
{
	if (n->para.target)
		ctg_buf_printf(w->out, "<p class=\"entry d%u\">",
			n->para.target->division.level > 4 ? 4 :
			n->para.target->division.level);
	else
		ctg_html_raw(w, is_title(n) ? "<p class=\"title\">" : "<p>");
	if (n->delta && n->delta->joined)
		put_cut(w, n);
	ctg_html_words(w, n);
	ctg_html_raw(w, "</p>\n");
}

static void put_list(struct ctg_html *w, const struct ctg_node *n)
{
	ctg_html_raw(w, "<ul role=\"list\">\n");
	put_blocks(w, n);
	ctg_html_raw(w, "</ul>\n");
}

static void put_marker(struct ctg_html *w, const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;

	ctg_html_raw(w, "<span class=\"k\">");
	ctg_html_begin(w);
	if (w->view == CTG_HTML_WHOLE && d && d->before && d->after &&
	    !ctg_str_eq(d->before->text, d->after->text)) {
		ctg_html_open(w, CTG_DELETED, false);
		ctg_html_text(w->out, d->before->text);
		ctg_html_close(w, CTG_DELETED);
		ctg_html_open(w, CTG_INSERTED, false);
		ctg_html_text(w->out, d->after->text);
		ctg_html_close(w, CTG_INSERTED);
	} else {
		ctg_html_text(w->out, ctg_html_from(w, n)->text);
	}
	ctg_html_end(w);
	ctg_html_raw(w, "</span> ");
}

static void put_item(struct ctg_html *w, const struct ctg_node *n)
{
	const struct ctg_delta *d = n->delta;
	bool marked = n->text.n > 0 || (d && d->before &&
		w->view != CTG_HTML_NEW && d->before->text.n > 0);

	ctg_html_raw(w, marked ? "<li>" : "<li class=\"u\">");
	if (marked)
		put_marker(w, n);
	ctg_html_raw(w, "<div>\n");
	put_blocks(w, n);
	ctg_html_raw(w, "</div></li>\n");
}

static void put_break(struct ctg_html *w, const struct ctg_node *n)
{
	(void)n;
	ctg_html_raw(w, "<div class=\"break\">");
	ctg_html_flush(w);
	ctg_html_begin(w);
	ctg_html_raw(w, "<span class=\"xb\">saut de page</span>");
	ctg_html_end(w);
	ctg_html_raw(w, "</div>\n");
}

static void put_note(struct ctg_html *w, const struct ctg_node *n)
{
	unsigned note = ctg_html_note(w, n);

	ctg_html_raw(w, "<div class=\"note\"");
	if (w->ids && note)
		ctg_buf_printf(w->out, " id=\"n%u\"", note);
	ctg_buf_printf(w->out, "><span class=\"xk\">%u.</span><div>\n",
		ctg_html_from(w, n)->note.number);
	put_blocks(w, n);
	if (note && !w->echo)
		ctg_buf_printf(w->out, "<a class=\"xr\" href=\"#r%u\">"
			"<span class=\"xv\">retour à l'appel de la note %u"
			"</span><span aria-hidden=\"true\">↩</span></a>\n",
			note, ctg_html_from(w, n)->note.number);
	ctg_html_raw(w, "</div></div>\n");
}

static void put_division(struct ctg_html *w, const struct ctg_node *n)
{
	w->depth++;
	ctg_html_raw(w, "<section>\n");
	put_blocks(w, n);
	ctg_html_raw(w, "</section>\n");
	w->depth--;
}

static void (*const acts[CTG_KINDS])(struct ctg_html *,
	const struct ctg_node *) = {
	[CTG_DIVISION] = put_division,
	[CTG_HEADING] = put_heading,
	[CTG_PARA] = put_para,
	[CTG_LIST] = put_list,
	[CTG_ITEM] = put_item,
	[CTG_TABLE] = ctg_html_table,
	[CTG_BREAK] = put_break,
	[CTG_NOTE] = put_note,
};

void ctg_html_block(struct ctg_html *w, const struct ctg_node *n)
{
	struct ctg_html_around at = w->at;

	if (!ctg_html_has(w, n))
		return;
	n = ctg_html_enter(w, n);
	(acts[n->kind] ? acts[n->kind] : put_blocks)(w, n);
	w->at = at;
}
