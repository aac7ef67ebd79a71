/* SPDX-License-Identifier: Apache-2.0 */
/* What an act quotes: « opens every alinéa, » closes the last.  Tables and
 * page breaks stand bare; headings go one level down, below those of the
 * act. */
#include "avenant/writing.h"

#include <stddef.h>

#define OPEN	"«\u00a0"
#define CLOSE	"\u00a0»"

/* --- copies --------------------------------------------------------------- */

static unsigned note_number(struct ctg_wording *w, const struct ctg_node *def)
{
	size_t i = 0;

	while (i < w->nnotes && w->notes[i] != def)
		i++;
	if (i == w->nnotes) {
		CTG_MORE(w->arena, w->notes, w->nnotes, w->notes_room);
		w->notes[w->nnotes++] = def;
	}
	return w->notes_before + (unsigned)i + 1;
}

static struct ctg_node *copy(struct ctg_wording *w, const struct ctg_node *n)
{
	struct ctg_node *out = ctg_node_new(w->arena, n->kind);
	struct ctg_node links = *out;

	*out = *n;
	out->parent = out->prev = out->next = NULL;
	out->first = out->last = NULL;
	out->src = links.src;
	out->delta = NULL;
	if (n->kind == CTG_NOTEREF)
		out->note.number = note_number(w, n->note.def);
	for (const struct ctg_node *k = n->first; k; k = k->next)
		ctg_node_append(out, copy(w, k));
	return out;
}

void ctg_say_inlines(struct ctg_wording *w, const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next)
		ctg_node_append(w->tail, copy(w, k));
}

void ctg_say_notes(struct ctg_wording *w, struct ctg_node *to)
{
	/* A note may quote another. */
	for (size_t i = 0; i < w->nnotes; i++) {
		struct ctg_node *n = copy(w, w->notes[i]);

		n->note.number = w->notes_before + (unsigned)i + 1;
		ctg_node_append(to, n);
	}
}

/* --- blocks --------------------------------------------------------------- */

static void open_leaf(struct ctg_wording *w, struct ctg_node *to,
	const struct ctg_node *n, struct ctg_str marker)
{
	struct ctg_node *out = ctg_node_new(w->arena, n->kind);

	ctg_node_append(to, out);
	w->tail = out;
	ctg_say(w, OPEN);
	if (marker.n > 0) {
		ctg_say_str(w, marker);
		ctg_say(w, " ");
	}
	ctg_say_inlines(w, n);
}

static void put(struct ctg_wording *w, struct ctg_node *to,
	const struct ctg_node *n);

static void put_all(struct ctg_wording *w, struct ctg_node *to,
	const struct ctg_node *n)
{
	for (; n; n = n->next)
		put(w, to, n);
}

/* Under a heading that is one level down, blocks follow one another. */
static void put_division(struct ctg_wording *w, struct ctg_node *to,
	const struct ctg_node *n)
{
	struct ctg_node *out = ctg_node_new(w->arena, CTG_DIVISION);
	const struct ctg_node *h = ctg_node_heading(n);

	out->division.level = n->division.level + 1;
	ctg_node_append(to, out);
	if (h)
		open_leaf(w, out, h, (struct ctg_str){ 0 });
	put_all(w, to, h ? h->next : n->first);
}

/* A printed label stays with the words that it labels. */
static void put_item(struct ctg_wording *w, struct ctg_node *list,
	const struct ctg_node *n)
{
	struct ctg_node *out = ctg_node_new(w->arena, CTG_ITEM);
	const struct ctg_node *first = n->first;
	struct ctg_str marker = n->text;

	ctg_node_append(list, out);
	if (list->list.ordered) {
		out->text = n->text;
		marker = (struct ctg_str){ 0 };
	}
	if (first && first->kind == CTG_PARA) {
		open_leaf(w, out, first, marker);
		first = first->next;
	}
	put_all(w, out, first);
}

static void put_list(struct ctg_wording *w, struct ctg_node *to,
	const struct ctg_node *n)
{
	struct ctg_node *out = ctg_node_new(w->arena, CTG_LIST);

	out->list = n->list;
	ctg_node_append(to, out);
	for (n = n->first; n; n = n->next)
		put_item(w, out, n);
}

static void put(struct ctg_wording *w, struct ctg_node *to,
	const struct ctg_node *n)
{
	if (n->kind == CTG_DIVISION)
		put_division(w, to, n);
	else if (n->kind == CTG_PARA || n->kind == CTG_HEADING)
		open_leaf(w, to, n, (struct ctg_str){ 0 });
	else if (n->kind == CTG_LIST)
		put_list(w, to, n);
	else if (n->kind == CTG_PART)
		put_all(w, to, n->first);
	else if (n->kind != CTG_NOTE)
		ctg_node_append(to, copy(w, n));
}

static bool is_bare(const struct ctg_node *n)
{
	return n && (n->kind == CTG_TABLE || n->kind == CTG_BREAK);
}

static void put_mark(struct ctg_wording *w, const char *mark)
{
	w->tail = ctg_node_new(w->arena, CTG_PARA);
	ctg_node_append(w->doc, w->tail);
	ctg_say(w, mark);
}

static void close_quote(struct ctg_wording *w)
{
	w->fresh = false;
	if (is_bare(w->doc->last))
		put_mark(w, "»");
	else
		ctg_say(w, CLOSE);
}

void ctg_say_blocks(struct ctg_wording *w, const struct ctg_node *blocks)
{
	w->fresh = false;
	if (is_bare(blocks->first))
		put_mark(w, "«");
	put_all(w, w->doc, blocks->first);
	w->text = true;
	close_quote(w);
}

/* What goes on with the row above is announced, and left empty. */
static struct ctg_node *copy_first(struct ctg_wording *w,
	const struct ctg_node *row)
{
	struct ctg_node *out = copy(w, row), *k = out->first;

	for (const struct ctg_node *c = row->first; c; c = c->next) {
		if (ctg_op_continues(c)) {
			k->cell.owner = NULL;
			k->first = k->last = NULL;
		}
		k = k->next;
	}
	return out;
}

void ctg_say_rows(struct ctg_wording *w, const struct ctg_node *table,
	const struct ctg_node *rows)
{
	struct ctg_node *out = ctg_node_new(w->arena, CTG_TABLE);
	const struct ctg_node *row = rows->first;

	out->table = table->table;
	if (table->first && table->first->row.header &&
	    !(row && row->row.header))
		ctg_node_append(out, copy(w, table->first));
	for (; row; row = row->next)
		ctg_node_append(out, row == rows->first ? copy_first(w, row) :
			copy(w, row));
	w->fresh = false;
	put_mark(w, "«");
	ctg_node_append(w->doc, out);
	put_mark(w, "»");
}
