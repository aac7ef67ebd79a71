/* SPDX-License-Identifier: Apache-2.0 */
#include "model/locate.h"

#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

bool ctg_locate_is_annexe(const struct ctg_node *n)
{
	return ctg_node_is_annexe(n) &&
		n->division.heading.word == CTG_ANNEXE;
}

/* The divisions below a node, if any.  A heading closes the blocks before it,
 * so in a division they are its last children. */
static struct ctg_node *first_division(const struct ctg_node *n)
{
	struct ctg_node *c = n->first;

	if (n->kind != CTG_DOCUMENT && (n->kind != CTG_DIVISION ||
	    !n->last || n->last->kind != CTG_DIVISION))
		return NULL;
	while (c && c->kind != CTG_DIVISION)
		c = c->next;
	return c;
}

static struct ctg_node *next_division(const struct ctg_node *n)
{
	struct ctg_node *c = n->next;

	while (c && c->kind != CTG_DIVISION)
		c = c->next;
	return c;
}

static bool is_entered(const struct ctg_node *n, enum ctg_scope scope)
{
	switch (scope) {
	case CTG_IN_UNIT:
		return !ctg_node_is_labelled(n);
	case CTG_IN_BODY:
		return !ctg_node_is_annexe(n);
	case CTG_AMONG_ANNEXES:
		return false;
	default:
		return true;
	}
}

static bool is_met(const struct ctg_node *n, enum ctg_scope scope)
{
	if (scope == CTG_AMONG_ANNEXES)
		return ctg_locate_is_annexe(n);
	return is_entered(n, scope);
}

struct ctg_node *ctg_locate_division(const struct ctg_node *root,
	const struct ctg_node *at, enum ctg_scope scope)
{
	do {
		struct ctg_node *n = NULL;

		if (at == root || is_entered(at, scope))
			n = first_division(at);
		while (!n && at != root) {
			n = next_division(at);
			if (!n)
				at = at->parent;
		}
		if (!n)
			return NULL;
		at = n;
		if (is_met(n, scope))
			return n;
	} while (true);
}

static bool is_crossed(const struct ctg_node *place, const struct ctg_node *n,
	bool directly)
{
	if (!directly)
		return true;
	if (n->kind == CTG_PART || n->kind == CTG_NOTE)
		return false;
	if (n->kind != CTG_DIVISION)
		return true;
	if (place->kind == CTG_DIVISION && !ctg_node_is_labelled(place))
		return false;
	return !ctg_node_is_labelled(n);
}

/* Words and cells are walked for images only. */
static bool may_hold(const struct ctg_node *n, enum ctg_kind kind)
{
	if (kind == CTG_IMAGE || kind == CTG_NOTEREF)
		return true;
	return !ctg_kind_is_inline(n->kind) && n->kind != CTG_PARA &&
		n->kind != CTG_HEADING && n->kind != CTG_TABLE;
}

struct ctg_node *ctg_locate_member(const struct ctg_node *place,
	const struct ctg_node *at, enum ctg_kind kind, bool directly)
{
	do {
		bool enter = at == place || (may_hold(at, kind) &&
			is_crossed(place, at, directly));
		struct ctg_node *n = enter ? ctg_node_next(place, at) :
			ctg_node_after(place, at);

		if (!n || n->kind == kind)
			return n;
		at = n;
	} while (true);
}

static bool quotes_pair(struct ctg_str s)
{
	int depth = 0;

	for (; s.n > 0 && depth >= 0; s = ctg_str_skip(s, 1))
		depth += ctg_str_starts(s, STR("«")) -
			ctg_str_starts(s, STR("»"));
	return depth == 0;
}

struct ctg_str ctg_locate_name(struct ctg_arena *a, struct ctg_str title)
{
	struct ctg_buf b = { .arena = a };
	bool pair = quotes_pair(title);
	size_t len;

	title = ctg_french_trim(title);
	while (title.n > 0) {
		struct ctg_str at = title;
		unsigned c = ctg_utf8_next(title, &len);

		if (ctg_french_spaces(&at)) {
			len = title.n - at.n;
			ctg_buf_putc(&b, ' ');
		} else if (!pair && (c == 0xab || c == 0xbb)) {
			ctg_buf_putc(&b, '"');
		} else {
			ctg_buf_add(&b, ctg_str_head(title, len));
		}
		title = ctg_str_skip(title, len);
	}
	return ctg_buf_str(&b);
}

/* The letter without case nor accent, for those of French; 0 for what only
 * folding can tell. */
static unsigned bare(unsigned c)
{
	static const char accented[] =
		"aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0";

	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if (c >= 0xc0 && c < 0x100)
		return (unsigned char)accented[c & 0x1f];
	return c < 0x80 && (ctg_is_alpha((char)c) || ctg_is_digit((char)c)) ?
		c : 0;
}

/* Most titles differ at once, by a letter that no folding makes equal. */
static bool differ_at_sight(struct ctg_str x, struct ctg_str y)
{
	size_t n, m;

	while (x.n > 0 && y.n > 0) {
		unsigned c = ctg_utf8_next(x, &n), d = ctg_utf8_next(y, &m);

		if (c != d) {
			c = bare(c);
			d = bare(d);
			if (c != d || c == 0)
				return c != 0 && d != 0;
		}
		x = ctg_str_skip(x, n);
		y = ctg_str_skip(y, m);
	}
	return false;
}

bool ctg_locate_same(struct ctg_arena *a, struct ctg_str x, struct ctg_str y)
{
	if (ctg_str_eq(x, y))
		return true;
	return !differ_at_sight(x, y) &&
		ctg_str_eq(ctg_utf8_plain(a, x), ctg_utf8_plain(a, y));
}

bool ctg_locate_answers(struct ctg_arena *a, const struct ctg_node *division,
	const struct ctg_step *step)
{
	const struct ctg_heading *h = &division->division.heading;

	if (step->kind == CTG_STEP_DIVISION)
		return h->word == step->word && h->word != CTG_PLAIN &&
			ctg_label_cmp(h->label, step->label) == 0;
	return h->word == CTG_PLAIN && ctg_locate_same(a, h->title,
		step->name);
}

void ctg_nodes_add(struct ctg_nodes *set, struct ctg_node *n)
{
	if (set->n > 0 && set->v[set->n - 1] == n)
		return;
	CTG_MORE(set->arena, set->v, set->n, set->room);
	set->v[set->n++] = n;
}

void ctg_nodes_pick(struct ctg_nodes *set, unsigned rank, bool last)
{
	if (rank == 0 && !last)
		return;
	if (rank == 0)
		rank = (unsigned)set->n;
	if (rank == 0 || rank > set->n) {
		set->n = 0;
		return;
	}
	set->v[0] = set->v[rank - 1];
	set->n = 1;
}

static bool has(const struct ctg_nodes *set, const struct ctg_node *n)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->v[i] == n)
			return true;
	return false;
}

/* Where a step is looked for, the next scope only when the one before gave
 * nothing: an article belongs to the body unless its annexe is named, but a
 * fiche of the only annexe that has fiches needs no more. */
static size_t scopes_of(const struct ctg_node *place,
	const struct ctg_step *step, enum ctg_scope scopes[static 3])
{
	bool top = place->kind == CTG_DOCUMENT;
	size_t n = 0;

	if (step->kind == CTG_STEP_SECTION)
		scopes[n++] = CTG_IN_UNIT;
	else if (top && step->word == CTG_ANNEXE)
		scopes[n++] = CTG_AMONG_ANNEXES;
	if (top)
		scopes[n++] = CTG_IN_BODY;
	if (!top || step->kind == CTG_STEP_SECTION ||
	    step->word == CTG_FICHE || step->word == CTG_THEME)
		scopes[n++] = CTG_EVERYWHERE;
	return n;
}

static void add_answers(struct ctg_nodes *out, const struct ctg_node *place,
	enum ctg_scope scope, const struct ctg_step *step, bool twice)
{
	struct ctg_node *n = ctg_locate_division(place, place, scope);

	for (; n; n = ctg_locate_division(place, n, scope))
		if (ctg_locate_answers(out->arena, n, step) &&
		    !(twice && has(out, n)))
			ctg_nodes_add(out, n);
}

void ctg_locate_divisions(struct ctg_nodes *out, const struct ctg_nodes *in,
	const struct ctg_step *step, bool counted)
{
	/* A heading « Annexe 1 » of the body is counted after annexe 1. */
	bool both = counted && step->word == CTG_ANNEXE;
	enum ctg_scope scopes[3];

	for (size_t phase = 0; phase < 3; phase++) {
		for (size_t i = 0; i < in->n; i++)
			if (phase < scopes_of(in->v[i], step, scopes))
				add_answers(out, in->v[i], scopes[phase],
					step, in->n > 1);
		if (out->n > 0 && !both)
			break;
	}
}

struct ctg_node *ctg_locate_header(const struct ctg_node *table)
{
	struct ctg_node *row = table->first;

	return row && row->kind == CTG_ROW && row->row.header ? row : NULL;
}

int ctg_locate_column(struct ctg_arena *a, const struct ctg_node *table,
	struct ctg_str name)
{
	const struct ctg_node *row = ctg_locate_header(table);
	int column = 0, found = -1;

	for (const struct ctg_node *c = row ? row->first : NULL; c;
	     c = c->next, column++) {
		if (!ctg_locate_same(a, ctg_node_words(a, c), name))
			continue;
		if (found >= 0)
			return -1;
		found = column;
	}
	return found;
}
