/* SPDX-License-Identifier: Apache-2.0 */
/* From what a sentence names to the nodes of the base. */
#include "avenant/read_act.h"

#include "base/utf8.h"

struct ctg_str ctg_scope_name(struct ctg_arena *a, const struct ctg_scope *s)
{
	struct ctg_address address;

	ctg_address_of(&address, a, s->at);
	return ctg_address_shown(a, &address, CTG_LE);
}

static bool find_node(struct ctg_node **out, struct ctg_reading *r,
	const struct ctg_address *address)
{
	struct ctg_err err = { 0 };
	enum ctg_code code = ctg_address_find(out, r->base->developed,
		address, &err);

	if (code == CTG_OK)
		return true;
	if (code == CTG_EREFUSED)
		ctg_reading_report(r, "A703", "%s", err.msg);
	else
		ctg_reading_report(r, "A702", "%s%s%s%s", err.msg,
			err.hint[0] ? " (" : "", err.hint,
			err.hint[0] ? ")" : "");
	return false;
}

/* The alinéa of a phrase: the place itself, or the only one that it has. */
static struct ctg_node *leaf_of(struct ctg_node *place)
{
	struct ctg_node *leaf = NULL;

	if (ctg_op_is_leaf(place))
		return place;
	for (struct ctg_node *n = place; n; n = ctg_node_next(place, n))
		if (n->kind == CTG_PARA || n->kind == CTG_CELL) {
			if (leaf)
				return NULL;
			leaf = n;
		}
	return leaf;
}

static bool find_phrase(struct ctg_scope *s, struct ctg_reading *r,
	const struct ctg_address *address, const struct ctg_step *to)
{
	const struct ctg_step *from = &address->steps[0];
	struct ctg_node *leaf = leaf_of(s->at);
	struct ctg_stretch *v;
	size_t n, first, last;

	if (!leaf) {
		ctg_reading_report(r, "A703", "cible non résolue\u00a0: %.*s "
			"n'est pas un seul alinéa\u202f; dites de quel alinéa "
			"est la phrase", STR_ARG(ctg_scope_name(r->arena, s)));
		return false;
	}
	n = ctg_quote_sentences(&v, r->arena, ctg_node_words(r->arena, leaf));
	first = from->rank ? from->rank : n;
	last = to->rank ? to->rank : n;
	if (first == 0 || first > last || last > n) {
		ctg_reading_report(r, "A702", "cible introuvable\u00a0: %.*s "
			"(cet alinéa compte %zu phrase%s)", STR_ARG(
			ctg_address_shown(r->arena, address, CTG_LE)), n,
			n > 1 ? "s" : "");
		return false;
	}
	*s = (struct ctg_scope){ leaf, leaf, true,
		{ v[first - 1].off, v[last - 1].end } };
	return true;
}

/* The alinéa that comes before in its unit. */
static bool step_back(struct ctg_scope *s, struct ctg_reading *r)
{
	struct ctg_node *unit = ctg_node_unit(s->at), *n = unit, *last = NULL;

	for (; n && n != s->at; n = ctg_node_next(unit, n))
		if (n->kind == CTG_PARA && ctg_node_unit(n) == unit)
			last = n;
	if (last)
		s->at = s->to = last;
	else
		ctg_reading_report(r, "A702", "cible introuvable\u00a0: rien "
			"ne précède %.*s", STR_ARG(ctg_scope_name(r->arena,
			s)));
	return last;
}

static struct ctg_address steps_from(const struct ctg_address *a, size_t from,
	size_t to)
{
	struct ctg_address some = { .n = to - from };

	for (size_t i = from; i < to; i++)
		some.steps[i - from] = a->steps[i];
	return some;
}

/* An alinéa named by its label, or what stands in it. */
static bool find_item(struct ctg_scope *s, struct ctg_reading *r,
	const struct ctg_reach *reach)
{
	struct ctg_address rest = steps_from(&reach->from, reach->inside,
		reach->from.n);

	if (rest.n == 0) {
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"l'acte ne dit pas où est «\u00a0%.*s\u00a0»",
			STR_ARG(reach->items.v[0]));
		return false;
	}
	if (!find_node(&s->at, r, &rest))
		return false;
	s->at = s->to = ctg_items_find(r, s->at, &reach->items);
	if (!s->at || reach->inside == 0)
		return s->at;
	if (reach->inside == 1 && reach->from.steps[0].kind ==
	    CTG_STEP_PHRASE)
		return find_phrase(s, r, &reach->from, &reach->to.steps[0]);
	ctg_reading_report(r, "A702", "cible non résolue\u00a0: comptez les "
		"alinéas depuis le début de l'article");
	return false;
}

static bool find_one(struct ctg_scope *s, struct ctg_reading *r,
	const struct ctg_reach *reach)
{
	const struct ctg_address *from = &reach->from;
	struct ctg_address rest;

	if (reach->items.n > 0)
		return find_item(s, r, reach);
	if (from->steps[0].kind != CTG_STEP_PHRASE) {
		if (!find_node(&s->at, r, from))
			return false;
		s->to = s->at;
		if (reach->before)
			return step_back(s, r);
		return !reach->range || find_node(&s->to, r, &reach->to);
	}
	rest = steps_from(from, 1, from->n);
	if (rest.n == 0) {
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"«\u00a0%.*s\u00a0» n'a pas de lieu", STR_ARG(
			ctg_address_shown(r->arena, from, CTG_LE)));
		return false;
	}
	return find_node(&s->at, r, &rest) && find_phrase(s, r, from,
		&(reach->range ? &reach->to : from)->steps[0]);
}

/* « l'article 9 « Durée » » must have that title. */
static bool has_title(struct ctg_scope *s, struct ctg_reading *r,
	struct ctg_str gloss)
{
	const struct ctg_node *h = ctg_node_heading(s->at);
	struct ctg_heading read = { 0 };

	if (gloss.n == 0)
		return true;
	if (h)
		ctg_heading_read(&read, ctg_node_words(r->arena, h));
	if (ctg_str_eq(ctg_utf8_plain(r->arena, gloss), ctg_utf8_plain(
	    r->arena, read.title)))
		return true;
	ctg_reading_report(r, "A702", "cible non résolue\u00a0: l'intitulé "
		"de %.*s est «\u00a0%.*s\u00a0», non «\u00a0%.*s\u00a0»",
		STR_ARG(ctg_scope_name(r->arena, s)), STR_ARG(read.title),
		STR_ARG(gloss));
	return false;
}

bool ctg_scopes_find(struct ctg_scopes *out, struct ctg_reading *r,
	const struct ctg_reaches *reaches)
{
	bool all = true;

	out->arena = r->arena;
	for (size_t i = 0; i < reaches->n; i++) {
		struct ctg_scope s = { 0 };

		if (!find_one(&s, r, &reaches->v[i]) ||
		    !has_title(&s, r, reaches->v[i].gloss)) {
			all = false;
			continue;
		}
		CTG_MORE(out->arena, out->v, out->n, out->room);
		out->v[out->n++] = s;
	}
	return all;
}
