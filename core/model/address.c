/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"

#include "model/locate.h"

/* The steps are followed from the outside in; at holds the nodes that the
 * steps read so far may name. */
struct search {
	struct ctg_arena scratch;
	struct ctg_node *document;
	const struct ctg_address *address;
	struct ctg_nodes at;
};

static struct ctg_nodes empty(struct search *s)
{
	return (struct ctg_nodes){ .arena = &s->scratch };
}

static void add_members(struct ctg_nodes *out, const struct ctg_node *place,
	enum ctg_kind kind, bool directly)
{
	struct ctg_node *n = ctg_locate_member(place, place, kind, directly);

	for (; n; n = ctg_locate_member(place, n, kind, directly))
		ctg_nodes_add(out, n);
}

/* « le tableau de l'annexe 3 » may stand in a fiche of that annexe; an
 * alinéa is of its own division only. */
static void add_counted(struct ctg_nodes *out, const struct ctg_node *place,
	enum ctg_kind kind)
{
	add_members(out, place, kind, true);
	if (out->n == 0 && kind != CTG_PARA)
		add_members(out, place, kind, false);
}

static enum ctg_kind kind_of(enum ctg_step_kind step)
{
	switch (step) {
	case CTG_STEP_LIST:
	case CTG_STEP_ELEMENT:
		return CTG_LIST;
	case CTG_STEP_TABLE:
	case CTG_STEP_ROW:
		return CTG_TABLE;
	case CTG_STEP_BREAK:
		return CTG_BREAK;
	case CTG_STEP_IMAGE:
		return CTG_IMAGE;
	default:
		return CTG_PARA;
	}
}

static void find_counted(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	add_counted(out, place, kind_of(step->kind));
	ctg_nodes_pick(out, step->rank, step->last);
}

static void find_title(struct ctg_nodes *out, const struct ctg_node *place,
	[[maybe_unused]] const struct ctg_step *step)
{
	struct ctg_node *h = ctg_node_heading(place);

	if (h)
		ctg_nodes_add(out, h);
}

static void add_rows(struct ctg_nodes *out, const struct ctg_node *table,
	const struct ctg_step *step)
{
	struct ctg_node *header = ctg_locate_header(table);
	struct ctg_nodes rows = { .arena = out->arena };

	if (step->rank == 0 && !step->last) {
		if (header)
			ctg_nodes_add(out, header);
		return;
	}
	for (struct ctg_node *r = header ? header->next : table->first; r;
	     r = r->next)
		ctg_nodes_add(&rows, r);
	ctg_nodes_pick(&rows, step->rank, step->last);
	for (size_t i = 0; i < rows.n; i++)
		ctg_nodes_add(out, rows.v[i]);
}

static void add_items(struct ctg_nodes *out, const struct ctg_node *list,
	const struct ctg_step *step)
{
	struct ctg_nodes items = { .arena = out->arena };

	for (struct ctg_node *item = list->first; item; item = item->next)
		ctg_nodes_add(&items, item);
	ctg_nodes_pick(&items, step->rank, step->last);
	for (size_t i = 0; i < items.n; i++)
		ctg_nodes_add(out, items.v[i]);
}

/* A row or an element; its table or its list goes without saying when the
 * place has but one. */
static void find_part_of(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	enum ctg_kind kind = kind_of(step->kind);
	struct ctg_node *self = (struct ctg_node *)place;
	struct ctg_nodes in = { .arena = out->arena };

	if (place->kind == kind)
		ctg_nodes_add(&in, self);
	else
		add_counted(&in, place, kind);
	for (size_t i = 0; i < in.n; i++)
		if (kind == CTG_TABLE)
			add_rows(out, in.v[i], step);
		else
			add_items(out, in.v[i], step);
}

static void find_cell(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	unsigned rank = step->rank;

	if (place->kind != CTG_ROW)
		return;
	if (step->name.n > 0)
		rank = (unsigned)(1 + ctg_locate_column(out->arena,
			place->parent, step->name));
	if (step->name.n > 0 && rank == 0)
		return;
	for (struct ctg_node *c = place->first; c; c = c->next)
		ctg_nodes_add(out, c);
	ctg_nodes_pick(out, rank, step->last);
}

/* The number of a note is that of its call; those that nothing calls come
 * after.  « la note 3 de l'article 5 » must be called there. */
static void find_note(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	unsigned called = 0, others = 0;
	struct ctg_node *n = place->first;

	if (place->kind != CTG_DOCUMENT) {
		n = ctg_locate_member(place, place, CTG_NOTEREF, false);
		for (; n; n = ctg_locate_member(place, n, CTG_NOTEREF, false))
			if (n->note.def && n->note.number == step->rank)
				ctg_nodes_add(out, n->note.def);
		return;
	}
	for (n = place->first; n; n = n->next)
		called += n->kind == CTG_NOTE && n->note.number > 0;
	for (n = place->first; n; n = n->next) {
		unsigned number;

		if (n->kind != CTG_NOTE)
			continue;
		others += n->note.number == 0;
		number = n->note.number ? n->note.number : called + others;
		if (number == step->rank || (step->last && !n->next))
			ctg_nodes_add(out, n);
	}
}

static void find_parts(struct ctg_nodes *out, const struct ctg_node *place,
	struct ctg_str name)
{
	struct ctg_node *n = ctg_locate_member(place, place, CTG_PART, false);

	for (; n; n = ctg_locate_member(place, n, CTG_PART, false))
		if (ctg_locate_same(out->arena, n->text, name))
			ctg_nodes_add(out, n);
}

static void find_part(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	find_parts(out, place, step->name);
	ctg_nodes_pick(out, step->rank, step->last);
}

static void find_visa(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	struct ctg_nodes parts = { .arena = out->arena };

	find_parts(&parts, place, STR("visas"));
	for (size_t i = 0; i < parts.n; i++)
		find_counted(out, parts.v[i], step);
}

static void find_text(struct ctg_nodes *out, const struct ctg_node *place,
	[[maybe_unused]] const struct ctg_step *step)
{
	if (place->kind == CTG_DOCUMENT)
		ctg_nodes_add(out, (struct ctg_node *)place);
}

static bool is_division(const struct ctg_step *step)
{
	return step->kind == CTG_STEP_DIVISION ||
		step->kind == CTG_STEP_SECTION;
}

/* Divisions are sought in their own way; a phrase is part of a node. */
static void find_step(struct ctg_nodes *out, const struct ctg_node *place,
	const struct ctg_step *step)
{
	static void (*const find[])(struct ctg_nodes *,
		const struct ctg_node *, const struct ctg_step *) = {
		[CTG_STEP_ALINEA] = find_counted,
		[CTG_STEP_TITLE] = find_title,
		[CTG_STEP_LIST] = find_counted,
		[CTG_STEP_ELEMENT] = find_part_of,
		[CTG_STEP_TABLE] = find_counted,
		[CTG_STEP_ROW] = find_part_of,
		[CTG_STEP_CELL] = find_cell,
		[CTG_STEP_BREAK] = find_counted,
		[CTG_STEP_NOTE] = find_note,
		[CTG_STEP_IMAGE] = find_counted,
		[CTG_STEP_VISA] = find_visa,
		[CTG_STEP_PART] = find_part,
		[CTG_STEP_TEXT] = find_text,
	};

	if (find[step->kind])
		find[step->kind](out, place, step);
}

static bool is_absolute(enum ctg_step_kind kind)
{
	return kind == CTG_STEP_NOTE || kind == CTG_STEP_VISA ||
		kind == CTG_STEP_PART || kind == CTG_STEP_TEXT;
}

/* « le tableau », without a place: that of any unit will do, and there must
 * be one in all. */
static void find_anywhere(struct search *s, struct ctg_nodes *out,
	const struct ctg_step *step)
{
	struct ctg_node *doc = s->document, *n = doc;
	struct ctg_nodes units = empty(s);

	ctg_nodes_add(&units, doc);
	add_members(&units, doc, CTG_PART, false);
	while ((n = ctg_locate_division(doc, n, CTG_EVERYWHERE)))
		if (ctg_node_is_labelled(n))
			ctg_nodes_add(&units, n);
	add_members(&units, doc, CTG_NOTE, false);
	for (size_t i = 0; i < units.n; i++) {
		struct ctg_nodes found = empty(s);

		if (kind_of(step->kind) != CTG_PARA &&
		    !ctg_locate_member(units.v[i], units.v[i],
		    kind_of(step->kind), true))
			continue;
		find_step(&found, units.v[i], step);
		for (size_t j = 0; j < found.n; j++)
			ctg_nodes_add(out, found.v[j]);
	}
}

/* Follows step i. */
static void follow(struct search *s, size_t i)
{
	const struct ctg_step *step = &s->address->steps[i];
	bool counted = step->rank > 0 || step->last;
	struct ctg_nodes found = empty(s);

	if (is_division(step)) {
		ctg_locate_divisions(&found, &s->at, step, counted);
		if (s->at.n == 1)
			ctg_nodes_pick(&found, step->rank, step->last);
	} else if (i + 1 == s->address->n && !is_absolute(step->kind)) {
		find_anywhere(s, &found, step);
	} else {
		find_step(&found, s->at.v[0], step);
	}
	s->at = found;
}

static enum ctg_code search(struct search *s, struct ctg_err *err)
{
	const struct ctg_address *a = s->address;
	size_t inner = a->n > 1 && a->steps[0].kind == CTG_STEP_PHRASE;

	for (size_t i = a->n; i-- > inner;) {
		struct ctg_nodes before = s->at;

		if (s->at.n > 1 && !is_division(&a->steps[i]))
			return ctg_refuse_ambiguous(a, i + 1, &s->at, err);
		follow(s, i);
		if (s->at.n == 0) {
			s->at = before;
			return ctg_refuse_missing(a, i, &s->at, err);
		}
	}
	if (s->at.n > 1)
		return ctg_refuse_ambiguous(a, inner, &s->at, err);
	return CTG_OK;
}

enum ctg_code ctg_address_find(struct ctg_node **out,
	struct ctg_node *document, const struct ctg_address *address,
	struct ctg_err *err)
{
	struct search s = { .document = document, .address = address };
	enum ctg_code code;

	s.at = empty(&s);
	ctg_nodes_add(&s.at, document);
	code = search(&s, err);
	if (code == CTG_OK)
		*out = s.at.v[0];
	ctg_arena_release(&s.scratch);
	return code;
}
