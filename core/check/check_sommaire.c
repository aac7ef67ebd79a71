/* SPDX-License-Identifier: Apache-2.0 */
/* S105: a sommaire typed by hand, against the headings. */
#include "base/utf8.h"
#include "check/checks.h"

#include <string.h>

/* Nobody types a longer one: this bounds the work on hostile texts. */
#define MAX_TITLES	2000

struct title {
	const struct ctg_node *division;
	struct ctg_heading heading;
	struct ctg_str whole;	/* plain: without case nor accents */
	struct ctg_str plain;	/* the same, without word and label */
	bool listed;
};

struct sommaire {
	const struct ctg_checker *c;
	const struct ctg_node *division;	/* called « Sommaire » */
	struct title *titles;			/* of the rest of its scope */
	size_t n;
	bool words[CTG_THEME + 1];		/* kinds of division it lists */
};

bool ctg_check_is_sommaire(const struct ctg_checker *c,
	const struct ctg_node *n)
{
	struct ctg_str s;

	if (n->kind != CTG_DIVISION || n->division.heading.word != CTG_PLAIN ||
	    !ctg_node_heading(n))
		return false;
	s = ctg_str_trim(n->division.heading.title);
	if (s.n == 0 || s.n > 24 || !strchr("SsTt", s.p[0]))
		return false;
	s = ctg_utf8_plain(c->arena, s);
	return ctg_str_eq(s, STR("sommaire")) ||
		ctg_str_eq(s, STR("table des matieres"));
}

/* Without the dots and the page number that lead to the right margin. */
static struct ctg_str without_page(struct ctg_str s)
{
	struct ctg_str t = ctg_str_trim(s);
	unsigned c;
	size_t len;

	while (t.n > 0 && ctg_is_digit(t.p[t.n - 1]))
		t.n--;
	if (t.n == 0)
		return ctg_str_trim(s);
	while ((c = ctg_utf8_last(t, &len)) == '.' || c == 0x2026 ||
	       ctg_utf8_is_space(c))
		t.n -= len;
	return t;
}

static struct ctg_str plain(const struct sommaire *s, struct ctg_str text)
{
	return ctg_utf8_plain(s->c->arena, ctg_str_trim(text));
}

/* A sommaire of an annexe speaks of that annexe only. */
static const struct ctg_node *scope_of(const struct ctg_node *n)
{
	while (n->parent && !ctg_node_is_annexe(n))
		n = n->parent;
	return n;
}

static void add_title(struct sommaire *s, const struct ctg_node *n)
{
	struct title *t = &s->titles[s->n];
	const struct ctg_node *heading = ctg_node_heading(n);

	if (!heading)
		return;
	*t = (struct title){ .division = n, .heading = n->division.heading };
	t->whole = plain(s, ctg_node_words(s->c->arena, heading));
	t->plain = plain(s, t->heading.title);
	s->n++;
}

/* The next node whose title the sommaire may hold: the headings inside an
 * annexe are not those of the body. */
static const struct ctg_node *next_title(const struct ctg_node *root,
	const struct ctg_node *n)
{
	if (n != root && ctg_node_is_annexe(n))
		return ctg_node_after(root, n);
	return ctg_node_next(root, n);
}

/* False when there are too many. */
static bool list_titles(struct sommaire *s)
{
	const struct ctg_node *root = scope_of(s->division), *n;
	size_t count = 0;

	for (n = root; n; n = next_title(root, n))
		count += n->kind == CTG_DIVISION;
	if (count > MAX_TITLES)
		return false;
	s->titles = CTG_NEW_N(s->c->arena, struct title, count);
	for (n = root; n; n = next_title(root, n))
		if (n->kind == CTG_DIVISION && n != root && n != s->division)
			add_title(s, n);
	return true;
}

static struct title *find_labelled(const struct sommaire *s,
	const struct ctg_heading *h)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->titles[i].heading.word == h->word &&
		    s->titles[i].heading.label.style == h->label.style &&
		    ctg_label_cmp(s->titles[i].heading.label, h->label) == 0)
			return &s->titles[i];
	return NULL;
}

static struct title *find_plain(const struct sommaire *s, struct ctg_str text)
{
	struct ctg_str a = plain(s, text), b = plain(s, without_page(text));

	for (size_t i = 0; i < s->n; i++)
		if (ctg_str_eq(s->titles[i].whole, a) ||
		    ctg_str_eq(s->titles[i].whole, b) ||
		    ctg_str_eq(s->titles[i].plain, b))
			return &s->titles[i];
	return NULL;
}

static bool same_title(const struct sommaire *s, const struct title *t,
	struct ctg_str written)
{
	return written.n == 0 || ctg_str_eq(t->plain, plain(s, written)) ||
		ctg_str_eq(t->plain, plain(s, without_page(written)));
}

static void check_entry(struct sommaire *s, const struct ctg_block *b,
	size_t at, struct ctg_str text)
{
	struct ctg_str shown;
	struct ctg_heading h;
	struct title *t;

	ctg_heading_read(&h, text);
	/* In « Article 5 », 5 is no page. */
	shown = h.word != CTG_PLAIN && h.title.n == 0 ? text :
		without_page(text);
	t = h.word == CTG_PLAIN ? find_plain(s, text) : find_labelled(s, &h);
	s->words[h.word] = true;
	if (!t) {
		ctg_check_at(s->c, "S105", b, at, "le sommaire annonce "
			"« %.*s », qui n'est le titre de rien",
			STR_ARG(shown));
		return;
	}
	t->listed = true;
	if (h.word != CTG_PLAIN && !same_title(s, t, h.title))
		ctg_check_at(s->c, "S105", b, at, "le sommaire annonce "
			"« %.*s », mais le titre est « %.*s »",
			STR_ARG(shown), STR_ARG(t->heading.title));
}

/* A page number, the header of a column, a sentence… */
static bool says_nothing(const struct ctg_block *b, struct ctg_str text)
{
	struct ctg_heading h;

	if (without_page(text).n == 0 || (text.n > 0 &&
	    ctg_is_digit(text.p[0]) && text.n < 4))
		return true;
	if (b->node->kind != CTG_CELL && !strchr(";:.", text.p[text.n - 1]))
		return false;
	ctg_heading_read(&h, text);
	return h.word == CTG_PLAIN;
}

static void check_block(struct sommaire *s, const struct ctg_block *b)
{
	struct ctg_str rest = b->words;

	while (rest.n > 0) {
		size_t at = b->words.n - rest.n;
		struct ctg_str line = ctg_str_trim(ctg_str_line(&rest));

		if (line.n > 0 && !says_nothing(b, line))
			check_entry(s, b, at, line);
	}
}

static void check_omissions(const struct sommaire *s,
	const struct ctg_block *heading)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct title *t = &s->titles[i];

		if (t->listed || t->heading.word == CTG_PLAIN ||
		    !s->words[t->heading.word])
			continue;
		ctg_check_at(s->c, "S105", heading, 0,
			"le sommaire omet « %.*s »", STR_ARG(ctg_node_words(
			s->c->arena, ctg_node_heading(t->division))));
	}
}

/* Articles whose headings are deeper than that of the sommaire stand below it
 * in the tree, yet are no part of it. */
static bool is_below(const struct ctg_node *n, const struct ctg_node *root)
{
	while (n && n != root) {
		if (n->kind == CTG_DIVISION &&
		    n->division.heading.word != CTG_PLAIN)
			return false;
		n = n->parent;
	}
	return n;
}

/* Checks the sommaire whose heading is block i; returns the block after. */
static size_t check_one(const struct ctg_checker *c, size_t i)
{
	struct sommaire s = {
		.c = c,
		.division = c->blocks[i].node->parent,
	};
	size_t heading = i++;

	if (!list_titles(&s))
		return i;
	for (; i < c->nblocks && is_below(c->blocks[i].node, s.division); i++)
		if (c->blocks[i].node->src)
			check_block(&s, &c->blocks[i]);
	check_omissions(&s, &c->blocks[heading]);
	return i;
}

/* The first sommaire of the body, and of each annexe. */
void ctg_check_sommaire(const struct ctg_checker *c)
{
	const struct ctg_node *done = NULL;
	size_t i = 0;

	while (i < c->nblocks) {
		const struct ctg_node *n = c->blocks[i].node;

		if (n->kind == CTG_HEADING && scope_of(n) != done &&
		    ctg_check_is_sommaire(c, n->parent)) {
			done = scope_of(n);
			i = check_one(c, i);
		} else {
			i++;
		}
	}
}
