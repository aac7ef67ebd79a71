/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/develop.h"

#include "model/french.h"
#include "model/marker.h"

struct developer {
	struct ctg_arena *arena;
	struct ctg_node *doc;
	struct ctg_text *text;
	struct ctg_str *digests;
	const struct ctg_version_text *target;
};

static struct ctg_str words_of(const struct developer *d,
	const struct ctg_node *n)
{
	return ctg_french_trim(ctg_node_words(d->arena, n));
}

static void move(struct ctg_node *to, struct ctg_node *n)
{
	ctg_node_unlink(n);
	ctg_node_append(to, n);
}

/* The part of this name at the end of a node. */
static struct ctg_node *part_at_end(const struct developer *d,
	struct ctg_node *to, const char *name)
{
	struct ctg_node *part = to->last;

	if (part && part->kind == CTG_PART &&
	    ctg_str_eq(part->text, ctg_str_from(name)))
		return part;
	part = ctg_node_new(d->arena, CTG_PART);
	part->text = ctg_str_from(name);
	ctg_node_append(to, part);
	return part;
}

/* --- what is quoted ------------------------------------------------------- */

/* It opens a quotation, or is all that ends one. */
static bool is_quoted(const struct developer *d, const struct ctg_node *n)
{
	struct ctg_str s = words_of(d, n);

	if (ctg_str_starts(s, STR("«")))
		return true;
	if (!ctg_str_cut(&s, STR("»")))
		return false;
	s = ctg_french_ltrim(s);
	return s.n == 0 || ctg_str_eq(s, STR(";")) || ctg_str_eq(s, STR("."));
}

/* A title that is quoted is words in bold. */
static struct ctg_node *bold_para(const struct developer *d,
	const struct ctg_node *heading)
{
	struct ctg_node *para = ctg_node_new(d->arena, CTG_PARA);
	struct ctg_node *strong = ctg_node_new(d->arena, CTG_STRONG);

	para->src = heading->src;
	para->off = heading->off;
	para->end = heading->end;
	while (heading->first)
		move(strong, heading->first);
	ctg_node_append(para, strong);
	return para;
}

static struct ctg_node *first_text(struct ctg_node *n)
{
	struct ctg_node *at = n;

	while (at && at->kind != CTG_TEXT)
		at = ctg_node_next(n, at);
	return at;
}

/* « 3. « Comité » » reads « « 3. Comité » »: the marker of an item is quoted
 * too, after the guillemet. */
static void put_marker(const struct developer *d, struct ctg_node *para,
	struct ctg_str marker)
{
	struct ctg_node *text = first_text(para);
	struct ctg_str s = text ? text->text : (struct ctg_str){ 0 };
	bool opens = ctg_str_cut(&s, STR("«"));

	if (!text || (opens && marker.n == 0 &&
	    ctg_marker_take(ctg_french_ltrim(s)) > 0))
		return;
	text->src = NULL;
	text->text = ctg_strf(d->arena, "%s%.*s\u00a0%.*s", opens ?
		"«\u00a0" : "", STR_ARG(marker.n ? marker : STR("–")),
		STR_ARG(ctg_french_ltrim(s)));
}

/* A quoted list is words too, one item below the other. */
static void put_list(const struct developer *d, struct ctg_node *part,
	struct ctg_node *list)
{
	for (struct ctg_node *item = list->first; item; item = item->next) {
		struct ctg_node *n, *next;
		bool first = true;

		for (n = item->first; n; n = next) {
			next = n->next;
			if (n->kind == CTG_PARA && first)
				put_marker(d, n, item->text);
			first = false;
			if (n->kind == CTG_LIST)
				put_list(d, part, n);
			else
				move(part, n);
		}
	}
}

static bool is_division(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION;
}

/* All the blocks of a node; those of a division whose title is quoted stand
 * beside it. */
static void take_blocks(const struct developer *d, struct ctg_node *to,
	struct ctg_node *from)
{
	struct ctg_node *n, *next;

	for (n = from->first; n; n = next) {
		struct ctg_node *h = ctg_node_heading(n);

		next = n->next;
		if (h && is_quoted(d, h)) {
			ctg_node_append(part_at_end(d, to, "citation"),
				bold_para(d, h));
			ctg_node_unlink(h);
			take_blocks(d, to, n);
		} else if (is_division(n)) {
			struct ctg_node *div = ctg_node_new(d->arena,
				CTG_DIVISION);

			*div = (struct ctg_node){ .kind = CTG_DIVISION,
				.src = n->src, .off = n->off, .end = n->end,
				.division = n->division };
			ctg_node_append(to, div);
			take_blocks(d, div, n);
		} else if (n->kind == CTG_LIST && is_quoted(d, n)) {
			put_list(d, part_at_end(d, to, "citation"), n);
			ctg_node_unlink(n);
		} else if (n->kind == CTG_PARA && is_quoted(d, n)) {
			move(part_at_end(d, to, "citation"), n);
		} else {
			move(to, n);
		}
	}
}

/* --- what stands around the articles -------------------------------------- */

static void put_title(const struct developer *d,
	const struct ctg_act_text *act)
{
	struct ctg_node *para = ctg_node_new(d->arena, CTG_PARA);

	ctg_node_append(para, ctg_node_text(d->arena, act->front.titre.s));
	ctg_node_append(part_at_end(d, d->doc, "acte"), para);
}

static bool begins(const struct developer *d, const struct ctg_node *n,
	const char *words)
{
	struct ctg_str s = words_of(d, n);

	return n->kind == CTG_PARA && ctg_french_cut(&s, words) &&
		ctg_french_spaces(&s);
}

/* Before the first article, what begins with « Vu ». */
static void part_visas(const struct developer *d)
{
	struct ctg_node *n, *part = NULL;

	for (n = d->doc->first; n && !is_division(n); n = n->next) {
		if (!begins(d, n, "vu"))
			continue;
		if (!part || part->next != n) {
			part = ctg_node_new(d->arena, CTG_PART);
			part->text = STR("visas");
			ctg_node_insert_before(n, part);
		}
		move(part, n);
		n = part;
	}
}

/* « Fait en deux exemplaires… », after the last article, and who signs. */
static void part_signatures(const struct developer *d)
{
	struct ctg_node *last = d->doc->last, *n, *next;

	while (last && !is_division(last))
		last = last->prev;
	last = last ? last : d->doc;
	for (n = last->last; n && !begins(d, n, "fait"); n = n->prev)
		;
	if (!n || n->parent->kind == CTG_PART)
		return;
	next = n->next;
	move(part_at_end(d, d->doc, "cloture"), n);
	while ((n = next)) {
		next = n->next;
		if (n->kind != CTG_NOTE)
			move(part_at_end(d, d->doc, "signatures"), n);
	}
}

/* --- what is joined ------------------------------------------------------- */

static const struct ctg_node *nth_annexe(const struct ctg_node *doc, size_t i)
{
	const struct ctg_node *n = doc->first;

	for (; n; n = n->next)
		if (ctg_node_is_annexe(n) && i-- == 0)
			break;
	return n;
}

/* Its rank in the target; the number of those it has when it is not one. */
static size_t rank_of(const struct developer *d, const struct ctg_annexe *x)
{
	const struct ctg_convention *c = &d->target->text->convention;
	size_t i = 0;

	while (i < c->nannexes && !(x->fichier.s.n > 0 ?
	    ctg_str_eq(c->annexes[i].fichier.s, x->fichier.s) :
	    ctg_str_eq(c->annexes[i].numero.s, x->numero.s)))
		i++;
	return i;
}

/* Notes stand in the document, where the calls say. */
static void move_notes(const struct developer *d, struct ctg_node *annexe)
{
	for (struct ctg_node *n = annexe; n; n = ctg_node_next(annexe, n))
		if (n->kind == CTG_NOTEREF && n->note.def &&
		    n->note.def->parent != d->doc)
			move(d->doc, n->note.def);
}

struct joined {
	struct ctg_node *annexe;
	size_t rank;
};

static size_t join_annexes(struct developer *d,
	const struct ctg_amendment *front)
{
	struct ctg_convention *c = &d->text->convention;
	size_t all = d->target ? d->target->text->convention.nannexes : 0;
	struct joined *v = CTG_NEW_N(d->arena, struct joined,
		front->nannexes + 1);
	size_t n = 0;

	/* Found before any of them moves. */
	for (size_t i = 0; i < front->nannexes && all > 0; i++) {
		size_t rank = rank_of(d, &front->annexes[i]);

		if (rank < all)
			v[n++] = (struct joined){ (struct ctg_node *)
				nth_annexe(d->target->text->developed, rank),
				rank };
	}
	c->annexes = CTG_NEW_N(d->arena, struct ctg_annexe, n + 1);
	d->digests = CTG_NEW_N(d->arena, struct ctg_str, n + 1);
	c->nannexes = n;
	for (size_t i = 0; i < n; i++) {
		c->annexes[i] = d->target->text->convention.annexes[v[i].rank];
		if (d->target->digests)
			d->digests[i] = d->target->digests[v[i].rank];
		move(d->doc, v[i].annexe);
	}
	return front->nannexes - n;
}

size_t ctg_act_develop(struct ctg_version_text *out, struct ctg_arena *a,
	const struct ctg_act_text *act, const struct ctg_version_text *target)
{
	struct ctg_text *t = CTG_NEW(a, struct ctg_text);
	struct developer d = { .arena = a, .text = t, .target = target,
		.doc = ctg_node_new(a, CTG_DOCUMENT) };
	struct ctg_node *notes = ctg_node_new(a, CTG_DOCUMENT), *n, *next;
	size_t missing;

	if (target)
		t->convention = target->text->convention;
	else
		t->convention = (struct ctg_convention){
			.parties = act->front.parties,
			.nparties = act->front.nparties };
	t->convention.titre = act->front.titre;
	t->developed = d.doc;
	put_title(&d, act);
	take_blocks(&d, d.doc, act->body);
	part_visas(&d);
	part_signatures(&d);
	for (n = d.doc->first; n; n = next) {
		next = n->next;
		if (n->kind == CTG_NOTE)
			move(notes, n);
	}
	missing = join_annexes(&d, &act->front);
	while (notes->first)
		move(d.doc, notes->first);
	for (n = d.doc->first; n; n = n->next)
		if (ctg_node_is_annexe(n))
			move_notes(&d, n);
	ctg_tree_number(d.doc);
	*out = (struct ctg_version_text){ t, d.digests };
	return missing;
}
