/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parsing.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void report_command(const struct ctg_parsing *p, size_t off,
	struct ctg_str s)
{
	size_t len;

	ctg_rule_report(p->diags, "S111", ctg_parsing_at(p, off),
		"caractère de commande (U+%04X)", ctg_utf8_next(s, &len));
}

void ctg_lost_commands(const struct ctg_parsing *p, struct ctg_str s,
	size_t off)
{
	bool cut = s.p >= p->src->text.p && s.p < p->src->text.p +
		p->src->text.n;
	size_t i = cut ? s.n : ctg_utf8_find_command(s);

	if (i < s.n)
		report_command(p, off, ctg_str_skip(s, i));
}

/* The first of each line. */
static void find_commands(const struct ctg_parsing *p, size_t from)
{
	struct ctg_str rest = ctg_str_skip(p->src->text, from);

	while ((rest = ctg_str_skip(rest, ctg_utf8_find_command(rest))).n > 0) {
		report_command(p, (size_t)(rest.p - p->src->text.p), rest);
		(void)ctg_str_line(&rest);
	}
}

/* Bytes that stand in the tree, in the order of the source. */
struct held {
	size_t off, end;
};

struct search {
	struct ctg_parsing *p;
	struct held *held, *notes;
	size_t nheld, nnotes;
	size_t reach;		/* how far those passed so far go */
};

static bool is_held(const struct ctg_node *n)
{
	return n->kind == CTG_TEXT || n->kind == CTG_LINK ||
		n->kind == CTG_IMAGE;
}

static int by_offset(const void *pa, const void *pb)
{
	const struct held *a = pa, *b = pb;

	return (a->off > b->off) - (a->off < b->off);
}

static void sort(struct held *v, size_t n)
{
	if (n > 0)
		qsort(v, n, sizeof(*v), by_offset);
}

static void collect(struct search *s, struct ctg_parsing *p)
{
	const struct ctg_node *doc = p->document;

	s->p = p;
	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		s->nheld += is_held(n);
	s->held = CTG_NEW_N(p->arena, struct held, s->nheld);
	s->nheld = 0;
	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (is_held(n))
			s->held[s->nheld++] = (struct held){ n->off, n->end };
	s->notes = CTG_NEW_N(p->arena, struct held, p->nnotes);
	for (; s->nnotes < p->nnotes; s->nnotes++)
		s->notes[s->nnotes].off = p->notes[s->nnotes]->off;
	sort(s->held, s->nheld);
	sort(s->notes, s->nnotes);
}

/* A text, a link or an image holds byte i; i never goes back. */
static bool holds(struct search *s, size_t i)
{
	for (; s->nheld > 0 && s->held->off <= i; s->held++, s->nheld--)
		if (s->held->end > s->reach)
			s->reach = s->held->end;
	return i < s->reach;
}

/* A note of the tree begins on the line of byte i, which never goes back. */
static bool begins_note(struct search *s, size_t i)
{
	const struct ctg_source *src = s->p->src;
	size_t start = ctg_source_start(src, ctg_source_line(src, i));

	for (; s->nnotes > 0 && s->notes->off < start; s->notes++)
		s->nnotes--;
	return s->nnotes > 0 && s->notes->off <= i;
}

/* An odd number of backslashes stands before byte i. */
static bool is_escaped(struct ctg_str s, size_t i)
{
	size_t n = 0;

	while (n < i && s.p[i - n - 1] == '\\')
		n++;
	return n % 2;
}

/* The longest name that cmark reads. */
#define LONGEST	1000

/* Where the « [ » of the « ] » at byte i stands; i without one. */
static size_t opening(struct ctg_str s, size_t from, size_t i)
{
	size_t at = i;

	while (at > from && i - at <= LONGEST) {
		at--;
		if (!strchr("[]", s.p[at]) || is_escaped(s, at))
			continue;
		return s.p[at] == '[' ? at : i;
	}
	return i;
}

/* The same for the name of a note, which knows no escape and may hold other
 * brackets, but no space. */
static size_t note_opening(struct ctg_str s, size_t from, size_t i)
{
	size_t at = i, found = i;

	while (at > from && i - at <= LONGEST &&
	       !strchr("] \t\r\n", s.p[at - 1])) {
		at--;
		if (s.p[at] == '[' && s.p[at + 1] == '^')
			found = at;
	}
	return found;
}

static void report(struct search *s, size_t off, size_t end)
{
	struct ctg_place at = ctg_parsing_at(s->p, off);
	struct ctg_str name = { s->p->src->text.p + off + 1, end - off - 1 };

	if (name.n == 0 || name.p[0] != '^')
		ctg_rule_report(s->p->diags, "S111", at, "définition de lien "
			"«\u00a0[%.*s]:\u00a0»", STR_ARG(name));
	else if (!begins_note(s, off))
		ctg_rule_report(s->p->diags, "S108", at, "la note "
			"«\u00a0%.*s\u00a0» n'est appelée nulle part, ou "
			"est définie deux fois",
			STR_ARG(name));
}

/* A definition, « [name]: » or « [^name]: », that no text holds. */
static void find_definitions(struct ctg_parsing *p, size_t from)
{
	struct ctg_str text = p->src->text;
	struct search s = { 0 };

	for (size_t i = from;; i += 2) {
		size_t off;

		i += ctg_str_find(ctg_str_skip(text, i), STR("]:"));
		if (i >= text.n)
			return;
		if (!s.p)
			collect(&s, p);
		off = note_opening(text, from, i);
		if (off == i && !is_escaped(text, i))
			off = opening(text, from, i);
		if (!holds(&s, i) && off < i)
			report(&s, off, i);
	}
}

void ctg_lost_report(struct ctg_parsing *p, size_t from)
{
	find_commands(p, from);
	find_definitions(p, from);
}
