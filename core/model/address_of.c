/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"

#include "model/known.h"
#include "model/locate.h"

/* A division is named with at most two of the divisions around it; beyond,
 * it is counted among those of the same name. */
#define CHAIN_MAX	3

struct chain {
	struct ctg_step v[CHAIN_MAX];
	size_t n;
	bool counted;
};

struct naming {
	struct ctg_address *out;
	struct ctg_arena *arena;	/* names live there */
	struct ctg_arena scratch;
};

static struct ctg_step *push(struct naming *w, enum ctg_step_kind kind)
{
	struct ctg_step *step = &w->out->steps[w->out->n];

	if (w->out->n + 1 < CTG_ADDRESS_STEPS)
		w->out->n++;
	*step = (struct ctg_step){ .kind = kind };
	return step;
}

/* « second » when there are two, nothing when there is one. */
static void set_rank(struct ctg_step *step, unsigned rank, unsigned total)
{
	step->rank = total > 1 ? rank : 0;
	step->last = total == 2 && rank == 2;
}

static const struct ctg_node *document_of(const struct ctg_node *n)
{
	while (n->parent)
		n = n->parent;
	return n;
}

/* What a division is named within: its unit for a plain one, its annexe or
 * the whole text for a labelled one. */
static const struct ctg_node *root_of(const struct ctg_node *division)
{
	const struct ctg_node *p = division->parent;

	if (!ctg_node_is_labelled(division))
		return ctg_node_unit(division);
	if (ctg_locate_is_annexe(division))
		return p;
	while (p->parent && !ctg_node_is_annexe(p))
		p = p->parent;
	return p;
}

static enum ctg_scope scope_of(const struct ctg_node *division,
	const struct ctg_node *root)
{
	if (!ctg_node_is_labelled(division))
		return CTG_IN_UNIT;
	if (ctg_locate_is_annexe(division))
		return CTG_AMONG_ANNEXES;
	return root->kind == CTG_DOCUMENT ? CTG_IN_BODY : CTG_EVERYWHERE;
}

static struct ctg_step own_step(struct naming *w,
	const struct ctg_node *division)
{
	const struct ctg_heading *h = &division->division.heading;
	const struct ctg_known *known;

	if (h->word != CTG_PLAIN)
		return (struct ctg_step){ .kind = CTG_STEP_DIVISION,
			.word = h->word, .label = h->label };
	known = ctg_known_title(&w->scratch, h->title);
	return (struct ctg_step){ .kind = CTG_STEP_SECTION,
		.name = known ? ctg_str_from(known->name) :
			ctg_locate_name(w->arena, h->title) };
}

static bool is_under(struct naming *w, const struct ctg_node *n,
	const struct ctg_node *root, const struct chain *chain)
{
	const struct ctg_node *p = n->parent;

	for (size_t i = 1; i < chain->n; i++, p = p->parent) {
		while (p != root && !(p->kind == CTG_DIVISION &&
		       ctg_locate_answers(&w->scratch, p, &chain->v[i])))
			p = p->parent;
		if (p == root)
			return false;
	}
	return true;
}

static size_t count_scope(struct naming *w, const struct ctg_node *root,
	enum ctg_scope scope, const struct chain *chain)
{
	const struct ctg_node *n = ctg_locate_division(root, root, scope);
	size_t count = 0;

	for (; n; n = ctg_locate_division(root, n, scope))
		count += ctg_locate_answers(&w->scratch, n, &chain->v[0]) &&
			is_under(w, n, root, chain);
	return count;
}

/* How many divisions answer to a chain. */
static size_t count_named(struct naming *w, const struct ctg_node *division,
	const struct ctg_node *root, const struct chain *chain)
{
	enum ctg_scope scope = scope_of(division, root);
	size_t count = count_scope(w, root, scope, chain);

	/* « annexe 1 » is first of all a true annexe. */
	if (scope == CTG_IN_BODY && chain->n == 1 &&
	    chain->v[0].word == CTG_ANNEXE)
		count += count_scope(w, root, CTG_AMONG_ANNEXES, chain);
	return count;
}

static void count_among(struct naming *w, const struct ctg_node *division,
	const struct ctg_node *root, struct chain *chain)
{
	struct ctg_node *place = (struct ctg_node *)root;
	struct ctg_nodes in = { &w->scratch, &place, 1, 1 };
	struct ctg_nodes all = { .arena = &w->scratch };
	unsigned rank = 0;

	ctg_locate_divisions(&all, &in, &chain->v[0], true);
	while (rank < all.n && all.v[rank] != division)
		rank++;
	chain->n = 1;
	chain->counted = true;
	set_rank(&chain->v[0], rank + 1, (unsigned)all.n);
}

/* Adds to the chain the divisions around that tell this one from its
 * namesakes, nearest first. */
static void qualify(struct naming *w, const struct ctg_node *division,
	const struct ctg_node *root, struct chain *chain, size_t count)
{
	const struct ctg_node *p = division->parent;

	for (; p != root && count > 1 && chain->n < CHAIN_MAX; p = p->parent) {
		size_t fewer;

		/* « de l'annexe 1 » would lead to the true one. */
		if (ctg_node_is_labelled(p) !=
		    ctg_node_is_labelled(division) ||
		    p->division.heading.word == CTG_ANNEXE)
			continue;
		chain->v[chain->n++] = own_step(w, p);
		fewer = count_named(w, division, root, chain);
		if (fewer == count)
			chain->n--;
		count = fewer;
	}
	if (count > 1)
		count_among(w, division, root, chain);
}

static void name_division(struct naming *w, const struct ctg_node *division,
	struct chain *chain)
{
	const struct ctg_node *root = root_of(division);
	size_t count;

	*chain = (struct chain){ .v = { own_step(w, division) }, .n = 1 };
	if (division->division.alone)
		return;
	count = count_named(w, division, root, chain);
	if (count > 1)
		qualify(w, division, root, chain, count);
}

static void push_place(struct naming *w, const struct ctg_node *n);

static void push_division(struct naming *w, const struct ctg_node *division)
{
	const struct ctg_node *root = root_of(division);
	struct chain chain;

	name_division(w, division, &chain);
	for (size_t i = 0; i < chain.n; i++)
		*push(w, chain.v[i].kind) = chain.v[i];
	if (root->kind != CTG_DOCUMENT)
		push_place(w, root);
}

static void push_part(struct naming *w, const struct ctg_node *part)
{
	const struct ctg_node *doc = document_of(part), *n = doc;
	struct ctg_step *step = push(w, CTG_STEP_PART);
	unsigned total = 0, rank = 0;

	step->name = ctg_locate_name(w->arena, part->text);
	while ((n = ctg_locate_member(doc, n, CTG_PART, false))) {
		if (!ctg_locate_same(&w->scratch, n->text, part->text))
			continue;
		total++;
		if (n == part)
			rank = total;
	}
	set_rank(step, rank, total);
}

/* Notes that nothing calls have no number: they follow the others. */
static void push_note(struct naming *w, const struct ctg_node *note)
{
	struct ctg_step *step = push(w, CTG_STEP_NOTE);
	unsigned called = 0, rank = 0;

	for (const struct ctg_node *n = note; n; n = n->prev)
		rank += n->kind == CTG_NOTE && n->note.number == 0;
	for (const struct ctg_node *n = document_of(note)->first; n;
	     n = n->next)
		called += n->kind == CTG_NOTE && n->note.number > 0;
	step->rank = note->note.number ? note->note.number : called + rank;
}

static void push_place(struct naming *w, const struct ctg_node *n)
{
	if (n->kind == CTG_DIVISION)
		push_division(w, n);
	else if (n->kind == CTG_PART)
		push_part(w, n);
	else if (n->kind == CTG_NOTE)
		push_note(w, n);
	else
		push(w, CTG_STEP_TEXT);
}

/* Under what n is counted.  In an article, across its plain headings; in an
 * annexe, and where no label is near, under a plain heading that can be
 * named. */
static const struct ctg_node *counted_under(struct naming *w,
	const struct ctg_node *n)
{
	const struct ctg_node *section = ctg_node_section(n);
	const struct ctg_node *unit = ctg_node_unit(n);
	struct chain chain;

	if (section == unit || unit->kind == CTG_DOCUMENT)
		return section;
	if (!ctg_locate_is_annexe(unit))
		return unit;
	name_division(w, section, &chain);
	return chain.counted || chain.v[0].name.n == 0 ? unit : section;
}

static bool is_visa(struct naming *w, const struct ctg_node *part)
{
	const struct ctg_node *doc = document_of(part), *n = doc;

	if (part->kind != CTG_PART || !ctg_str_eq(part->text, STR("visas")))
		return false;
	while ((n = ctg_locate_member(doc, n, CTG_PART, false)))
		if (n != part && ctg_locate_same(&w->scratch, n->text,
		    part->text))
			return false;
	return true;
}

static void name_para(struct naming *w, const struct ctg_node *n)
{
	const struct ctg_node *place = counted_under(w, n);

	if (is_visa(w, place)) {
		push(w, CTG_STEP_VISA)->rank = n->para.alinea;
		return;
	}
	push(w, CTG_STEP_ALINEA)->rank = place == ctg_node_unit(n) ?
		n->para.alinea : n->para.local;
	push_place(w, place);
}

static unsigned count_members(const struct ctg_node *place,
	const struct ctg_node *n, unsigned *rank)
{
	const struct ctg_node *at = place;
	unsigned total = 0;

	while ((at = ctg_locate_member(place, at, n->kind, true))) {
		total++;
		if (at == n)
			*rank = total;
	}
	return total;
}

/* « le tableau de l'annexe 2 » when it has but one, whatever the headings. */
static void push_counted(struct naming *w, const struct ctg_node *n,
	enum ctg_step_kind kind)
{
	const struct ctg_node *place = ctg_node_unit(n);
	struct ctg_step *step = push(w, kind);
	unsigned rank = 0, total;

	if (place->kind == CTG_DOCUMENT ||
	    count_members(place, n, &rank) != 1)
		place = counted_under(w, n);
	total = count_members(place, n, &rank);
	set_rank(step, rank, total);
	push_place(w, place);
}

static void name_list(struct naming *w, const struct ctg_node *n)
{
	push_counted(w, n, CTG_STEP_LIST);
}

static void name_table(struct naming *w, const struct ctg_node *n)
{
	push_counted(w, n, CTG_STEP_TABLE);
}

static void name_break(struct naming *w, const struct ctg_node *n)
{
	push_counted(w, n, CTG_STEP_BREAK);
}

static void name_image(struct naming *w, const struct ctg_node *n)
{
	push_counted(w, n, CTG_STEP_IMAGE);
}

static unsigned rank_among(const struct ctg_node *n)
{
	unsigned rank = 0;

	for (; n; n = n->prev)
		rank++;
	return rank;
}

static void name_item(struct naming *w, const struct ctg_node *n)
{
	push(w, CTG_STEP_ELEMENT)->rank = rank_among(n);
	name_list(w, n->parent);
}

static void name_row(struct naming *w, const struct ctg_node *n)
{
	unsigned rank = rank_among(n);

	push(w, CTG_STEP_ROW)->rank = rank - (ctg_locate_header(n->parent) !=
		NULL);
	name_table(w, n->parent);
}

static void name_cell(struct naming *w, const struct ctg_node *n)
{
	const struct ctg_node *table = n->parent->parent;
	const struct ctg_node *header = ctg_locate_header(table), *title;
	struct ctg_step *step = push(w, CTG_STEP_CELL);
	unsigned rank = rank_among(n);

	title = header ? header->first : NULL;
	for (unsigned i = 1; title && i < rank; i++)
		title = title->next;
	if (title)
		step->name = ctg_locate_name(w->arena,
			ctg_node_words(&w->scratch, title));
	if (step->name.n == 0 || ctg_locate_column(&w->scratch, table,
	    step->name) < 0) {
		step->name = (struct ctg_str){ 0 };
		step->rank = rank;
	}
	name_row(w, n->parent);
}

static void name_heading(struct naming *w, const struct ctg_node *n)
{
	push(w, CTG_STEP_TITLE);
	push_place(w, n->parent);
}

void ctg_address_of(struct ctg_address *out, struct ctg_arena *a,
	const struct ctg_node *n)
{
	static void (*const name[CTG_KINDS])(struct naming *,
		const struct ctg_node *) = {
		[CTG_DOCUMENT] = push_place, [CTG_PART] = push_place,
		[CTG_DIVISION] = push_place, [CTG_NOTE] = push_place,
		[CTG_HEADING] = name_heading, [CTG_PARA] = name_para,
		[CTG_LIST] = name_list, [CTG_ITEM] = name_item,
		[CTG_TABLE] = name_table, [CTG_ROW] = name_row,
		[CTG_CELL] = name_cell, [CTG_BREAK] = name_break,
		[CTG_IMAGE] = name_image,
	};
	struct naming w = { out, a, CTG_ARENA_INIT };

	*out = (struct ctg_address){ 0 };
	while (!name[n->kind])
		n = n->parent;
	name[n->kind](&w, n);
	ctg_arena_release(&w.scratch);
}
