/* SPDX-License-Identifier: Apache-2.0 */
#include "check/targets.h"

#include "check/wording.h"
#include "model/french.h"

#include <stdlib.h>	/* qsort */

static void list_annexes(struct ctg_targets *t)
{
	const struct ctg_text *text = t->c->text;
	const struct ctg_convention *conv = &text->convention;

	t->nannexes = conv->nannexes;
	t->annexes = CTG_NEW_N(t->c->arena, struct ctg_label, t->nannexes);
	t->cited = CTG_NEW_N(t->c->arena, bool, t->nannexes);
	for (size_t i = 0; i < t->nannexes; i++) {
		if (conv->annexes[i].numero.s.p)
			(void)!ctg_label_parse(&t->annexes[i],
				conv->annexes[i].numero.s, NULL);
		if (!text->annexes[i])
			t->has_pieces = true;
	}
}

static int by_label(const void *pa, const void *pb)
{
	const struct ctg_target *a = pa, *b = pb;

	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	if (a->label.num != b->label.num)
		return a->label.num < b->label.num ? -1 : 1;
	return (a->block > b->block) - (a->block < b->block);
}

static void list_divisions(struct ctg_targets *t)
{
	const struct ctg_checker *c = t->c;
	size_t annexe = 0;

	t->v = CTG_NEW_N(c->arena, struct ctg_target, c->nblocks);
	t->has = ctg_arena_alloc(c->arena, t->nannexes + 1, sizeof(*t->has));
	t->roots = CTG_NEW_N(c->arena, const struct ctg_node *,
		t->nannexes + 1);
	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_node *h = c->blocks[i].node;
		const struct ctg_node *div = h->parent;

		if (h->kind != CTG_HEADING || div->kind != CTG_DIVISION)
			continue;
		if (ctg_node_is_annexe(div) && annexe < t->nannexes)
			t->roots[annexe++] = div;
		if (div->division.heading.word == CTG_PLAIN)
			continue;
		t->v[t->n++] = (struct ctg_target){
			.node = div,
			.word = div->division.heading.word,
			.label = div->division.heading.label,
			.annexe = annexe,
			.block = i,
		};
		t->has[annexe][div->division.heading.word] = true;
	}
	qsort(t->v, t->n, sizeof(*t->v), by_label);
}

void ctg_targets_init(struct ctg_targets *out, const struct ctg_checker *c)
{
	*out = (struct ctg_targets){ .c = c };
	list_annexes(out);
	list_divisions(out);
}

/* The first target not before (word, num). */
static size_t seek(const struct ctg_targets *t, enum ctg_word word,
	unsigned num)
{
	size_t low = 0, high = t->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct ctg_target *m = &t->v[mid];

		if (m->word < word || (m->word == word &&
		    m->label.num < num))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool ctg_targets_has_any(const struct ctg_targets *t, enum ctg_word word)
{
	size_t i = seek(t, word, 0);

	return i < t->n && t->v[i].word == word;
}

bool ctg_targets_has(const struct ctg_targets *t, enum ctg_word word,
	size_t annexe)
{
	return t->has[annexe][word];
}

bool ctg_targets_match(struct ctg_label asked, struct ctg_label label)
{
	bool bare = !asked.dots[0] && !asked.letter && !asked.sub &&
		!asked.latin;

	if ((asked.style == CTG_ROMAN && label.style == CTG_ARABIC) ||
	    (asked.style == CTG_ARABIC && label.style == CTG_ROMAN))
		asked.style = label.style;
	if (ctg_label_cmp(asked, label) == 0)
		return true;
	return bare && asked.style == label.style && asked.num == label.num &&
		!label.latin;
}

size_t ctg_targets_annexe(const struct ctg_targets *t,
	struct ctg_label label)
{
	for (size_t i = 0; i < t->nannexes; i++)
		if (ctg_targets_match(label, t->annexes[i]))
			return i + 1;
	return 0;
}

/* Articles and chapters are those of the body, or of the annexe that speaks;
 * fiches and themes are sought everywhere. */
static bool may_mean(const struct ctg_targets *t, enum ctg_word word,
	const struct ctg_standing *s, const struct ctg_target *target)
{
	if (target->annexe == 0 || target->annexe == s->annexe || s->in_note)
		return true;
	if (word == CTG_FICHE || word == CTG_THEME || word == CTG_ANNEXE)
		return true;
	return !ctg_targets_has(t, word, 0) &&
		!ctg_targets_has(t, word, s->annexe);
}

static unsigned leading_number(struct ctg_str s)
{
	unsigned v = 0;

	for (size_t i = 0; i < s.n && i < 4 && ctg_is_digit(s.p[i]); i++)
		v = v * 10 + (unsigned)(s.p[i] - '0');
	return v;
}

static unsigned last_number(struct ctg_label l)
{
	unsigned last = l.sub || l.letter ? l.sub : l.num;

	for (size_t i = 0; i < 3; i++)
		if (l.dots[i])
			last = l.dots[i];
	return last;
}

/* A plain heading « 4.2 … », an item « 2° », « b) », for a label that ends
 * so. */
static bool mark_matches(struct ctg_str text, struct ctg_label asked)
{
	struct ctg_label l;

	text = ctg_french_ltrim(text);
	if (asked.letter)
		return text.n > 0 && (text.p[0] | 0x20) == asked.letter &&
			(text.n == 1 || !ctg_is_alpha(text.p[1]));
	if (ctg_label_take(&l, text) && ctg_label_cmp(l, asked) == 0)
		return true;
	return leading_number(text) == last_number(asked);
}

static bool list_reaches(const struct ctg_node *list, struct ctg_label asked)
{
	unsigned n = last_number(asked), end = list->list.start;

	for (const struct ctg_node *i = list->first; i; i = i->next)
		end++;
	return list->list.ordered && n >= list->list.start && n < end;
}

/* « 4.2 » may be the second point of article 4, « 2a » the part A of annexe
 * 2. */
static bool has_inside(const struct ctg_targets *t,
	const struct ctg_node *division, struct ctg_label asked)
{
	for (const struct ctg_node *n = division; n;
	     n = ctg_node_next(division, n)) {
		if (n->kind == CTG_LIST && list_reaches(n, asked))
			return true;
		if (n->kind == CTG_ITEM && n->text.n > 0 &&
		    mark_matches(n->text, asked))
			return true;
		if (n->kind == CTG_HEADING && n->parent != division &&
		    mark_matches(ctg_node_words(t->c->arena, n), asked))
			return true;
	}
	return false;
}

/* Looking inside divisions costs: a text that makes us do it more often than
 * this is left alone. */
#define MOST_LOOKS	500

static bool is_target(struct ctg_targets *t, const struct ctg_target *target,
	struct ctg_label asked)
{
	struct ctg_label base = { .style = asked.style, .num = asked.num };

	if (ctg_targets_match(asked, target->label))
		return true;
	if (asked.latin || (!asked.dots[0] && !asked.letter && !asked.sub) ||
	    ctg_label_cmp(base, target->label) != 0)
		return false;
	return t->looks++ >= MOST_LOOKS ||
		has_inside(t, target->node, asked);
}

/* « Fiche-action n° 3 », « III. Pilotage » for « fiche 3 », « section 3 ». */
static bool shows(struct ctg_str words, struct ctg_label asked, bool whole)
{
	struct ctg_label l;

	for (size_t i = 0; i < words.n && (whole || i == 0); i++)
		if (ctg_wording_starts(words, i) && ctg_label_take(&l,
		    ctg_str_skip(words, i)) && l.num == asked.num)
			return true;
	return leading_number(words) == asked.num;
}

/* « Section 3 » in a line or a cell that is no heading. */
static bool names_it(const struct ctg_targets *t, struct ctg_str words,
	const struct ctg_reference *ref, struct ctg_label label)
{
	struct ctg_reference *v;
	size_t n = ctg_references_read(&v, t->c->arena, words);

	for (size_t i = 0; i < n; i++)
		if (v[i].word == ref->word &&
		    ctg_targets_match(label, v[i].first))
			return true;
	return false;
}

bool ctg_targets_may_mean(struct ctg_targets *t, size_t annexe,
	const struct ctg_reference *ref, struct ctg_label label)
{
	const struct ctg_node *root = t->roots[annexe - 1];

	if (!root || t->looks >= MOST_LOOKS || has_inside(t, root, label))
		return true;
	t->looks += MOST_LOOKS / 20;
	for (size_t i = 0; i < t->c->nblocks; i++) {
		const struct ctg_block *b = &t->c->blocks[i];

		bool heading = b->node->kind == CTG_HEADING;

		if (ctg_targets_top(b->node) != root ||
		    (heading && b->node->parent == root))
			continue;
		if (shows(b->words, label, heading) ||
		    names_it(t, b->words, ref, label))
			return true;
	}
	return false;
}

const struct ctg_target *ctg_targets_find(struct ctg_targets *t,
	const struct ctg_reference *ref, struct ctg_label label,
	const struct ctg_standing *from)
{
	size_t within = ref->in_annexe ? ctg_targets_annexe(t, ref->annexe) :
		0;
	size_t first = seek(t, ref->word, label.num);

	/* Divisions that share a number are few. */
	for (size_t i = first; i < t->n && i < first + 256; i++) {
		const struct ctg_target *v = &t->v[i];

		if (v->word != ref->word || v->label.num != label.num)
			return NULL;
		if (within ? v->annexe == within :
		    may_mean(t, ref->word, from, v))
			if (is_target(t, v, label))
				return v;
	}
	return NULL;
}

const struct ctg_node *ctg_targets_top(const struct ctg_node *n)
{
	while (n->parent && n->parent->parent)
		n = n->parent;
	return n;
}

void ctg_targets_stand(struct ctg_standing *out, struct ctg_targets *t,
	size_t i)
{
	const struct ctg_block *b = &t->c->blocks[i];
	const struct ctg_node *top = ctg_targets_top(b->node);
	const struct ctg_node *section = ctg_node_section(b->node);
	bool in_annexe = ctg_node_is_annexe(top);

	if (i == 0)
		t->entered = 0;
	if (in_annexe && top != t->top && t->entered < t->nannexes)
		t->entered++;
	t->top = top;
	*out = (struct ctg_standing){
		.block = b,
		.index = i,
		.annexe = in_annexe ? t->entered : 0,
		.in_note = top->kind == CTG_NOTE,
		.generated = section && section->kind == CTG_PART,
	};
	out->in_visas = out->generated &&
		ctg_str_eq(section->text, STR("visas"));
}

bool ctg_targets_in_sommaire(const struct ctg_targets *t,
	const struct ctg_node *n)
{
	for (; n; n = n->parent)
		if ((n->kind == CTG_PART &&
		    ctg_str_eq(n->text, STR("sommaire"))) ||
		    ctg_check_is_sommaire(t->c, n))
			return true;
	return false;
}

static bool names(const struct ctg_reference *ref, struct ctg_label l)
{
	if (ctg_targets_match(ref->first, l) ||
	    ctg_targets_match(ref->last, l))
		return true;
	return ctg_label_cmp(ref->first, l) <= 0 &&
		ctg_label_cmp(l, ref->last) <= 0;
}

void ctg_targets_cite(struct ctg_targets *t, const struct ctg_reference *ref,
	const struct ctg_standing *from)
{
	/* « annexes 1-6 » may be a range. */
	bool dashed = ref->first.sub > ref->first.num;
	struct ctg_reference range = *ref;

	range.last = (struct ctg_label){
		.style = ref->first.style, .num = ref->first.sub,
	};
	range.first.sub = 0;
	for (size_t i = 0; i < t->nannexes; i++)
		if (i + 1 != from->annexe && (names(ref, t->annexes[i]) ||
		    (dashed && names(&range, t->annexes[i]))))
			t->cited[i] = true;
}
