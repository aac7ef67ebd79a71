/* SPDX-License-Identifier: Apache-2.0 */
#include "model/template.h"

#include "base/utf8.h"
#include "model/part.h"
#include "model/rules.h"

#include <string.h>

/* The parts that a text may place itself, in their usual order. */
enum place { COMPARUTION, SOMMAIRE, VISAS, SIGNATURES, PLACES };

static const struct ctg_str place_names[PLACES] = {
	CTG_STR_INIT("comparution"), CTG_STR_INIT("sommaire"),
	CTG_STR_INIT("visas"), CTG_STR_INIT("signatures"),
};

struct developing {
	struct ctg_text *text;
	struct ctg_arena *arena;
	struct ctg_diags *diags;
	struct ctg_node *places[PLACES]; /* « {{ visas }} » in the body */
};

/* Where a visa of the front-matter that holds the name stands. */
static struct ctg_place visa_place(const struct ctg_convention *c,
	struct ctg_str name)
{
	for (size_t i = 0; i < c->nvisas; i++)
		if (ctg_str_has(c->visas[i].s, name))
			return ctg_value_place(c, c->visas[i]);
	return (struct ctg_place){ .file = c->src->path };
}

static struct ctg_place place_of(const struct developing *d,
	const struct ctg_node *n, size_t i, struct ctg_str name)
{
	if (n->src)
		return ctg_source_place(n->src,
			n->end - n->off == n->text.n ? n->off + i : n->off);
	return visa_place(&d->text->convention, name);
}

static void unknown(struct developing *d, const struct ctg_node *n, size_t i,
	const char *what, struct ctg_str name)
{
	ctg_rule_report(d->diags, "C602", place_of(d, n, i, name),
		"%s «\u00a0%.*s\u00a0»", what, STR_ARG(name));
}

/* It prints a blank, and there is no value for the rules to look at. */
static void without_value(struct developing *d, const struct ctg_node *n,
	struct ctg_str name)
{
	ctg_rule_report(d->diags, "C601", place_of(d, n, 0, name),
		"«\u00a0%.*s\u00a0» n'a pas de valeur dans "
		"l'en-tête", STR_ARG(name));
}

/* A « {{ » is literal after a backslash; that text then starts a node. */
static bool is_escaped(const struct ctg_node *n, size_t i)
{
	return i == 0 && n->src && n->off > 0 &&
		n->src->text.p[n->off - 1] == '\\';
}

/* Cuts the first i bytes of a text off into a node before it. */
static void split_off(struct developing *d, struct ctg_node *n, size_t i)
{
	bool exact = n->end - n->off == n->text.n;
	struct ctg_node *head;

	if (i == 0)
		return;
	head = ctg_node_text(d->arena, ctg_str_head(n->text, i));
	head->var = n->var;
	head->src = n->src;
	head->off = n->off;
	head->end = exact ? n->off + i : n->end;
	ctg_node_insert_before(n, head);
	n->text = ctg_str_skip(n->text, i);
	if (exact)
		n->off += i;
}

static bool is_place(struct ctg_str name)
{
	for (int p = 0; p < PLACES; p++)
		if (ctg_str_eq(place_names[p], name))
			return true;
	return false;
}

/* Replaces the « {{ name }} » that begins n; returns the text after it. */
static struct ctg_node *replace(struct developing *d, struct ctg_node *n,
	size_t len)
{
	struct ctg_str name = ctg_str_trim(ctg_str_skip(ctg_str_head(n->text,
		len - 2), 2));
	struct ctg_node *rest = n;
	struct ctg_str printed;

	if (name.n == 0) {
		unknown(d, n, 0, "accolades vides\u00a0:",
			ctg_str_head(n->text, len));
		printed = ctg_str_head(n->text, len);
	} else if (!ctg_template_value(&printed, d->arena, d->text, name)) {
		unknown(d, n, 0, !is_place(name) ? "nom inconnu" :
			n->src == d->text->convention.src ?
			"doit être seul dans son paragraphe\u00a0:" :
			"se place dans le corps de la convention "
			"seulement\u00a0:", name);
		printed = ctg_str_head(n->text, len);
	} else if (ctg_template_is_blank(printed)) {
		without_value(d, n, name);
	}
	if (len < n->text.n) {
		split_off(d, n, len);
		n = rest->prev;
	} else {
		rest = NULL;
	}
	n->text = printed;
	n->var = name;
	return rest;
}

/* « { lieu }} »: a brace is missing before the name. */
static void check_half_open(struct developing *d, const struct ctg_node *n,
	size_t from)
{
	struct ctg_str s = ctg_str_skip(n->text, from);
	size_t close = ctg_str_find(s, STR("}}")), i = close;

	while (i > 0 && (ctg_is_alpha(s.p[i - 1]) ||
	       ctg_is_digit(s.p[i - 1]) || strchr(" ._-", s.p[i - 1])))
		i--;
	if (close < s.n && close - i > 1 && i > 0 && s.p[i - 1] == '{')
		unknown(d, n, from + i - 1, "il manque une accolade\u00a0:",
			ctg_str_skip(ctg_str_head(s, close + 2), i - 1));
}

static void substitute(struct developing *d, struct ctg_node *n)
{
	bool literal = false;		/* a « \{{ » stands before from */
	size_t from = 0;

	while (n && from < n->text.n) {
		struct ctg_str s = ctg_str_skip(n->text, from);
		size_t i = from + ctg_str_find(s, STR("{{"));
		size_t len;

		if (i >= n->text.n) {
			if (!literal)
				check_half_open(d, n, from);
			return;
		}
		if (is_escaped(n, i)) {
			literal = true;
			from = i + 2;
			continue;
		}
		s = ctg_str_skip(n->text, i);
		len = ctg_str_find(s, STR("}}")) + 2;
		if (len > s.n) {
			unknown(d, n, i, "accolades non fermées\u00a0:",
				ctg_str_head(s, ctg_utf8_valid(
				ctg_str_head(s, 20))));
			return;
		}
		split_off(d, n, i);
		n = replace(d, n, len);
		from = 0;
	}
}

/* The name in « {{ name }} » when it is all the paragraph. */
static struct ctg_str alone(const struct ctg_node *para)
{
	struct ctg_str s;

	if (para->kind != CTG_PARA || !para->first ||
	    para->first != para->last || para->first->kind != CTG_TEXT)
		return (struct ctg_str){ 0 };
	s = ctg_str_trim(para->first->text);
	if (is_escaped(para->first, 0) || !ctg_str_cut(&s, STR("{{")) ||
	    !ctg_str_ends(s, STR("}}")))
		return (struct ctg_str){ 0 };
	return ctg_str_trim(ctg_str_head(s, s.n - 2));
}

static bool take_place(struct developing *d, struct ctg_node *para)
{
	struct ctg_str name = alone(para);

	for (int p = 0; p < PLACES && name.n > 0; p++) {
		if (!ctg_str_eq(place_names[p], name))
			continue;
		if (d->places[p])
			unknown(d, para->first, 0,
				"placé deux fois\u00a0:", name);
		else
			d->places[p] = para;
		return true;
	}
	return false;
}

static void substitute_below(struct developing *d, struct ctg_node *root,
	bool may_place)
{
	struct ctg_node *n = root;

	while (n) {
		struct ctg_node *next;

		if (may_place && take_place(d, n)) {
			n = ctg_node_after(root, n);
			continue;
		}
		next = ctg_node_next(root, n);
		/* What a variable printed is not read again. */
		if (n->kind == CTG_TEXT && (n->var.n == 0 || !n->src))
			substitute(d, n);
		n = next;
	}
}

/* A heading may print a variable: its label is read again, before the text
 * counts the articles. */
static void substitute_headings(struct developing *d, struct ctg_node *root)
{
	for (struct ctg_node *n = root; n; n = ctg_node_next(root, n)) {
		struct ctg_node *h = ctg_node_heading(n);

		if (!h)
			continue;
		substitute_below(d, h, false);
		ctg_heading_read(&n->division.heading,
			ctg_node_words(d->arena, h));
	}
}

static void substitute_all(struct developing *d, struct ctg_node *root,
	bool may_place)
{
	substitute_headings(d, root);
	substitute_below(d, root, may_place);
}

static void move_blocks(struct ctg_node *to, struct ctg_node *from)
{
	struct ctg_node *n, *next;

	for (n = from->first; n; n = next) {
		next = n->next;
		if (n->kind == CTG_NOTE)
			continue;
		ctg_node_unlink(n);
		ctg_node_append(to, n);
	}
}

static void move_notes(struct ctg_node *to, struct ctg_node *from)
{
	struct ctg_node *n;

	while (from && (n = from->first)) {
		ctg_node_unlink(n);
		ctg_node_append(to, n);
	}
}

/* Puts a part where the text asks for it; else after `after` (at the start
 * when NULL).  Returns what the next part follows. */
static struct ctg_node *put(struct ctg_node *doc, struct ctg_node *part,
	struct ctg_node *asked, struct ctg_node *after)
{
	struct ctg_node *place = asked;

	if (!part) {
		if (asked)
			ctg_node_unlink(asked);
		return after;
	}
	if (!place) {
		place = after ? after->next : doc->first;
		if (place)
			ctg_node_insert_before(place, part);
		else
			ctg_node_append(doc, part);
		return part;
	}
	part->src = place->src;
	part->off = place->off;
	part->end = place->end;
	ctg_node_insert_before(place, part);
	ctg_node_unlink(place);
	return part->parent == doc ? part : after;
}

static void put_closing(struct developing *d, struct ctg_node *doc)
{
	struct ctg_node *sign = ctg_part_signatures(d->arena, d->text);

	(void)put(doc, sign, d->places[SIGNATURES],
		doc->last);
	ctg_node_insert_before(sign, ctg_part_closing(d->arena, d->text));
}

static void put_annexes(struct developing *d, struct ctg_node *doc)
{
	struct ctg_text *t = d->text;

	for (size_t i = 0; i < t->convention.nannexes; i++) {
		struct ctg_node *div = ctg_part_annexe(d->arena, t, i);

		if (t->annexes[i])
			move_blocks(div, t->annexes[i]);
		ctg_node_append(doc, div);
	}
}

void ctg_template_develop(struct ctg_text *t, struct ctg_arena *a,
	struct ctg_diags *diags)
{
	struct developing d = { .text = t, .arena = a, .diags = diags };
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT);
	struct ctg_node *at, *visas;

	substitute_all(&d, t->body, true);
	for (size_t i = 0; i < t->convention.nannexes; i++)
		if (t->annexes[i])
			substitute_all(&d, t->annexes[i], false);
	move_blocks(doc, t->body);
	at = put(doc, ctg_part_title(a, t), NULL, NULL);
	at = put(doc, ctg_part_comparution(a, t), d.places[COMPARUTION],
		at);
	/* The sommaire lists what comes after it too: it is filled last. */
	put_closing(&d, doc);
	put_annexes(&d, doc);
	at = put(doc, ctg_part_sommaire(a, doc), d.places[SOMMAIRE], at);
	visas = ctg_part_visas(a, t);
	if (visas)
		substitute_below(&d, visas, false);
	(void)put(doc, visas, d.places[VISAS], at);
	move_notes(doc, t->body);
	for (size_t i = 0; i < t->convention.nannexes; i++)
		move_notes(doc, t->annexes[i]);
	ctg_tree_number(doc);
	t->developed = doc;
}
