/* SPDX-License-Identifier: Apache-2.0 */
/* S101, S102: the numbers that divisions bear. */
#include "check/checks.h"
#include "model/rules.h"

#include <stdlib.h>
#include <string.h>

#define WORDS		(CTG_THEME + 1)

/* A labelled division.  Its frame is where its label must be unique and in
 * order: the body or the annexe for an article, however chapters group them;
 * the nearest labelled division for the others, since every titre may have
 * its own chapitre 1. */
struct mark {
	const struct ctg_node *node;
	struct ctg_place at;
	enum ctg_word word;
	struct ctg_label label;
	size_t frame, order;
	const struct ctg_node *above;	/* the labelled division around it */
};

struct marks {
	const struct ctg_checker *c;
	struct mark *v;			/* in reading order */
	struct mark *sorted;		/* by frame, word and label */
	size_t n, frames;
	size_t annexes;			/* seen so far */
};

static void name_label(struct ctg_buf *b, enum ctg_word word,
	struct ctg_label label)
{
	ctg_buf_puts(b, word == CTG_ARTICLE || word == CTG_ANNEXE ? "l'" :
		ctg_word_is_feminine(word) ? "la " : "le ");
	ctg_label_write_named(b, word, label);
}

/* « l'article 5 », « la fiche 3 »; lives in the arena. */
static const char *name_of(const struct ctg_checker *c, const struct mark *m)
{
	struct ctg_buf b = { .arena = c->arena };

	name_label(&b, m->word, m->label);
	return b.p;
}

/* The headings of annexes come from the front-matter. */
static struct ctg_place place_of(const struct marks *m,
	const struct ctg_node *n)
{
	const struct ctg_convention *conv = &m->c->text->convention;

	if (ctg_node_is_annexe(n) && m->annexes <= conv->nannexes)
		return ctg_value_place(conv,
			conv->annexes[m->annexes - 1].numero);
	return ctg_node_start(n);
}

static void collect(struct marks *m, const struct ctg_node *root,
	size_t whole, size_t near, const struct ctg_node *above)
{
	for (const struct ctg_node *n = root->first; n; n = n->next) {
		bool annexe = ctg_node_is_annexe(n);
		size_t inside;

		if (n->kind != CTG_DIVISION)
			continue;
		m->annexes += annexe;
		if (!ctg_node_is_labelled(n)) {
			collect(m, n, whole, near, above);
			continue;
		}
		m->v[m->n] = (struct mark){
			.node = n,
			.at = place_of(m, n),
			.word = n->division.heading.word,
			.label = n->division.heading.label,
			.frame = n->division.heading.word == CTG_ARTICLE ?
				whole : near,
			.order = m->n,
			.above = above,
		};
		m->n++;
		inside = m->frames++;
		collect(m, n, annexe ? inside : whole, inside, n);
	}
}

/* Labels of one style, or préliminaire with any, can be put in order. */
static bool are_comparable(struct ctg_label a, struct ctg_label b)
{
	return a.style == b.style || a.style == CTG_PRELIMINARY ||
		b.style == CTG_PRELIMINARY;
}

static int compare_keys(const struct mark *a, const struct mark *b)
{
	if (a->frame != b->frame)
		return a->frame < b->frame ? -1 : 1;
	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	if (a->label.style != b->label.style)
		return a->label.style < b->label.style ? -1 : 1;
	return ctg_label_cmp(a->label, b->label);
}

static int compare(const void *pa, const void *pb)
{
	const struct mark *a = pa, *b = pb;
	int d = compare_keys(a, b);

	return d ? d : (a->order > b->order) - (a->order < b->order);
}

static void check_duplicates(const struct marks *m)
{
	const struct mark *first = m->sorted;

	for (size_t i = 1; i < m->n; i++) {
		const struct mark *here = &m->sorted[i];

		if (compare_keys(first, here) != 0) {
			first = here;
			continue;
		}
		ctg_rule_report(m->c->diags, "S101", here->at,
			"%s figure déjà à la ligne %u",
			name_of(m->c, here), first->at.line);
	}
}

static bool is_present(const struct marks *m, const struct mark *key)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = compare_keys(&m->sorted[mid], key);

		if (d == 0)
			return true;
		if (d < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* A label as a list of numbers, outermost first: 5-1 bis is 5 … 1, 2. */
#define PARTS	7
#define SUB	5
#define LATIN	6

static void take_apart(unsigned parts[PARTS], struct ctg_label l)
{
	parts[0] = l.num;
	parts[1] = l.dots[0];
	parts[2] = l.dots[1];
	parts[3] = l.dots[2];
	parts[4] = l.letter ? (unsigned)(l.letter - 'a') + 1 : 0;
	parts[SUB] = l.sub;
	parts[LATIN] = l.latin > 1 ? l.latin - 1 : 0;
}

/* True when b comes just after a: the first number that differs is one more,
 * and what is below it starts: 5 → 6, 5-1 → 6, 2b → 3, 2.3 → 3.1, 1-2 → 2-1.
 * But 5 bis comes after a 5, and 5-1 too in a text that has a 4. */
static bool follows(struct ctg_label a, struct ctg_label b)
{
	unsigned x[PARTS], y[PARTS];
	size_t i = 0;

	take_apart(x, a);
	take_apart(y, b);
	while (i < PARTS && x[i] == y[i])
		i++;
	if (i == PARTS || y[i] != x[i] + 1)
		return false;
	if (i < LATIN && (y[LATIN] > 0 ||
	    (i < SUB && y[SUB] > 0 && x[SUB] == 0 && a.num > 0)))
		return false;
	while (++i < PARTS)
		if (y[i] > 1)
			return false;
	return true;
}

/* « Article 2.1 » may be the first of chapitre 2. */
static bool starts_within(const struct mark *m)
{
	unsigned parts[PARTS];

	take_apart(parts, m->label);
	return m->above && parts[1] == 1 && parts[2] <= 1 &&
		m->above->division.heading.label.num == parts[0];
}

static bool starts(const struct mark *m)
{
	static const struct ctg_label zero = { 0 };

	return m->label.num == 0 || follows(zero, m->label) ||
		starts_within(m);
}

#define LISTED	4

/* Adds the numbers that stand nowhere between two labels: « il manque le
 * chapitre 5 ».  False when each stands somewhere else. */
static bool say_missing(struct ctg_buf *b, const struct marks *m,
	const struct mark *before, const struct mark *here)
{
	struct mark missing[LISTED + 1], key = *here;
	unsigned first = before->label.num + 1, last = here->label.num;
	size_t n = 0;

	if (last - first > 64)
		last = first + 64;
	for (unsigned v = first; v < last && n <= LISTED; v++) {
		key.label = (struct ctg_label){
			.style = here->label.style, .num = v,
		};
		if (!is_present(m, &key))
			missing[n++] = key;
	}
	if (n == 0)
		return false;
	if (n == 1) {
		ctg_buf_puts(b, "il manque ");
		name_label(b, here->word, missing[0].label);
		return true;
	}
	ctg_buf_printf(b, "il manque les %ss ", ctg_word_name(here->word));
	for (size_t i = 0; i < n && i < LISTED; i++) {
		ctg_buf_puts(b, i == 0 ? "" : i + 1 == n ? " et " : ", ");
		ctg_label_write(b, missing[i].label);
	}
	if (n > LISTED)
		ctg_buf_puts(b, " et d'autres");
	return true;
}

static void check_step(const struct marks *m, const struct mark *before,
	const struct mark *here)
{
	struct ctg_buf missing = { .arena = m->c->arena };
	int d = ctg_label_cmp(here->label, before->label);

	if (d == 0 || follows(before->label, here->label))
		return;
	if (d < 0)
		ctg_rule_report(m->c->diags, "S102", here->at,
			"%s vient après %s", name_of(m->c, here),
			name_of(m->c, before));
	else if (here->label.num <= before->label.num + 1)
		ctg_rule_report(m->c->diags, "S102", here->at,
			"%s suit %s", name_of(m->c, here),
			name_of(m->c, before));
	else if (say_missing(&missing, m, before, here))
		ctg_rule_report(m->c->diags, "S102", here->at,
			"%s suit %s : %.*s", name_of(m->c, here),
			name_of(m->c, before), STR_ARG(missing));
}

/* before is the last of its word in its frame, any the last in the text. */
static void check_first(const struct marks *m, const struct mark *any,
	const struct mark *here)
{
	if (starts(here) || (any && are_comparable(any->label, here->label) &&
	    follows(any->label, here->label)))
		return;
	ctg_rule_report(m->c->diags, "S102", here->at,
		"la numérotation commence par %s",
		name_of(m->c, here));
}

static void check_order(const struct marks *m)
{
	const struct mark **highest = CTG_NEW_N(m->c->arena,
		const struct mark *, m->frames * WORDS);
	const struct mark *any[WORDS] = { NULL };

	for (size_t i = 0; i < m->n; i++) {
		const struct mark *here = &m->v[i];
		const struct mark **high = &highest[here->frame * WORDS +
			here->word];

		if (!*high)
			check_first(m, any[here->word], here);
		else if (are_comparable((*high)->label, here->label))
			check_step(m, *high, here);
		if (!*high || !are_comparable((*high)->label, here->label) ||
		    ctg_label_cmp(here->label, (*high)->label) > 0)
			*high = here;
		any[here->word] = here;
	}
}

void ctg_check_structure(const struct ctg_checker *c)
{
	const struct ctg_node *root = c->text->developed;
	struct marks m = { .c = c, .frames = 1 };
	size_t divisions = 0;

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		divisions += n->kind == CTG_DIVISION;
	m.v = CTG_NEW_N(c->arena, struct mark, divisions);
	collect(&m, root, 0, 0, NULL);
	m.sorted = CTG_NEW_N(c->arena, struct mark, m.n);
	if (m.n > 0)
		memcpy(m.sorted, m.v, m.n * sizeof(*m.v));
	qsort(m.sorted, m.n, sizeof(*m.sorted), compare);
	check_duplicates(&m);
	check_order(&m);
}
