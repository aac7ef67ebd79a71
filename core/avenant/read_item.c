/* SPDX-License-Identifier: Apache-2.0 */
/* « le a) du 2° de l'article 4 »: what is named by the label that is printed
 * before it. */
#include "avenant/read_act.h"

#include "model/french.h"
#include "model/marker.h"

#include <string.h>

/* The bare label: « 2° », « 2) » and « 2. » are 2. */
static struct ctg_str bare(struct ctg_str marker)
{
	size_t n = 0;

	while (n < marker.n && (ctg_is_digit(marker.p[n]) ||
	       ctg_is_alpha(marker.p[n])))
		n++;
	return ctg_str_head(marker, n);
}

static bool is_roman(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("IVX", s.p[i]))
			return false;
	return s.n > 0;
}

/* « 2° », « a) »; « a », « II » only before « du », « de l' ». */
static bool take_marker(struct ctg_str *out, struct ctg_str *s)
{
	struct ctg_str label = bare(*s), at = ctg_str_skip(*s, label.n), of;
	bool closed;

	if (label.n == 0 || label.n > 4 || (!ctg_is_digit(label.p[0]) &&
	    label.n > 1 && !is_roman(label)))
		return false;
	closed = ctg_str_cut(&at, STR("°")) || ctg_str_cut(&at, STR("º")) ||
		ctg_str_cut(&at, STR(")"));
	of = ctg_french_ltrim(at);
	if (!closed && (ctg_is_digit(label.p[0]) || of.n == at.n ||
	    !(ctg_french_cut(&of, "du") || ctg_french_cut(&of, "de l'") ||
	    ctg_french_cut(&of, "de la"))))
		return false;
	*out = label;
	*s = at;
	return true;
}

bool ctg_items_take(struct ctg_items *out, struct ctg_str *s)
{
	static const char leads[] = "le|au|du";
	static const char nouns[] = "point|alinea|tiret";
	struct ctg_items items = { 0 };
	struct ctg_str at = *s;

	while (items.n < CTG_ITEMS_MAX) {
		struct ctg_str more = ctg_french_ltrim(at);

		if (!ctg_reach_cut(&more, leads))
			break;
		(void)ctg_reach_cut(&more, nouns);
		if (!take_marker(&items.v[items.n], &more))
			break;
		items.n++;
		at = more;
	}
	if (items.n == 0)
		return false;
	*out = items;
	*s = at;
	return true;
}

/* --- in the base --------------------------------------------------------- */

static bool same(struct ctg_str x, struct ctg_str y)
{
	if (x.n != y.n || x.n == 0)
		return false;
	for (size_t i = 0; i < x.n; i++)
		if ((x.p[i] | 0x20) != (y.p[i] | 0x20))
			return false;
	return true;
}

static bool is_labelled(struct ctg_arena *a, const struct ctg_node *n,
	struct ctg_str label)
{
	struct ctg_str words;

	if (n->kind == CTG_ITEM)
		return same(bare(n->text), label);
	if (n->kind != CTG_PARA || n->parent->kind == CTG_ITEM)
		return false;
	words = ctg_node_words(a, n);
	return same(bare(ctg_str_head(words, ctg_marker_wrapped(words))),
		label);
}

/* The only one below place, of its own unit; *n tells how many there are. */
static struct ctg_node *find_item(struct ctg_arena *a,
	struct ctg_node *place, struct ctg_str label, size_t *n)
{
	struct ctg_node *at = ctg_node_next(place, place), *found = NULL;

	*n = 0;
	while (at) {
		bool deeper = at->kind == CTG_DIVISION &&
			at->division.heading.word != CTG_PLAIN;

		if (is_labelled(a, at, label)) {
			found = at;
			++*n;
		}
		at = deeper || ctg_op_is_leaf(at) ?
			ctg_node_after(place, at) : ctg_node_next(place, at);
	}
	return found;
}

struct ctg_node *ctg_items_find(struct ctg_reading *r,
	struct ctg_node *place, const struct ctg_items *items)
{
	for (size_t i = items->n; i-- > 0;) {
		struct ctg_scope s = { .at = place, .to = place };
		struct ctg_str label = items->v[i];
		size_t n;

		place = find_item(r->arena, place, label, &n);
		if (n == 1)
			continue;
		if (n == 0)
			ctg_reading_report(r, "A702", "cible introuvable"
				"\u00a0: %.*s n'a pas de «\u00a0%.*s\u00a0»",
				STR_ARG(ctg_scope_name(r->arena, &s)),
				STR_ARG(label));
		else
			ctg_reading_report(r, "A703", "cible ambiguë\u00a0: "
				"%.*s a %zu fois «\u00a0%.*s\u00a0»",
				STR_ARG(ctg_scope_name(r->arena, &s)), n,
				STR_ARG(label));
		return NULL;
	}
	return place;
}
