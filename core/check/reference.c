/* SPDX-License-Identifier: Apache-2.0 */
#include "check/reference.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "check/belonging.h"
#include "check/reference_label.h"
#include "check/wording.h"
#include "model/french.h"

#include <string.h>

/* A word and its labels: « les articles 4, 5 et 7 à 9 ». */
struct group {
	enum ctg_word word;
	size_t from, to;		/* bytes of the text */
	size_t first, n;		/* its references */
	bool foreign;			/* holds « L. 263-1 » */
};

struct reading {
	struct ctg_arena *arena;
	struct ctg_str text;
	struct ctg_reference *v;
	size_t n, room;
	struct group *groups;
	size_t ngroups, group_room;
};

static struct ctg_str at(const struct reading *r, size_t i)
{
	return ctg_str_skip(r->text, i);
}

static struct ctg_reference *add_reference(struct reading *r)
{
	CTG_MORE(r->arena, r->v, r->n, r->room);
	return &r->v[r->n++];
}

static struct group *add_group(struct reading *r)
{
	CTG_MORE(r->arena, r->groups, r->ngroups, r->group_room);
	return &r->groups[r->ngroups++];
}

/* More than anybody reads; what a hostile text holds beyond is left. */
#define MOST	4096

/* « 7 à 9 »: the end of a range whose start is first, and where its label
 * stands.  The bytes read, or 0. */
static size_t take_range(struct ctg_label *last, size_t *off,
	struct ctg_label first, struct ctg_str s)
{
	struct ctg_str t = ctg_french_ltrim(s);
	size_t n = ctg_wording_take(t, "a|au|jusqu'a|jusqu'au");

	if (n == 0)
		return 0;
	t = ctg_french_ltrim(ctg_str_skip(t, n));
	n = ctg_reference_label(last, t);
	if (n == 0)
		n = ctg_reference_letter(last, first, t);
	if (n == 0 || ctg_label_cmp(first, *last) >= 0)
		return 0;
	*off = s.n - t.n;
	return *off + n;
}

struct listing {
	struct reading *r;
	struct group *group;
	bool plural;
	bool closed;			/* the item after « et » was read */
};

/* A label and its range, at the start of s.  The bytes read, or 0. */
static size_t take_item(struct listing *l, struct ctg_str s)
{
	const struct reading *r = l->r;
	struct ctg_label first, last;
	size_t n = l->group->word == CTG_ARTICLE ? ctg_reference_code(s) : 0;
	size_t more, last_off = 0;
	bool again = r->n > l->group->first;
	struct ctg_reference *ref;

	if (n > 0) {
		l->group->foreign = true;
		return n;
	}
	n = r->n < MOST ? ctg_reference_label(&first, s) : 0;
	if (n == 0 && again)
		n = ctg_reference_letter(&first, r->v[r->n - 1].last, s);
	if (n == 0)
		return 0;
	last = first;
	more = take_range(&last, &last_off, first, ctg_str_skip(s, n));
	if (again && !(l->plural && !l->closed) &&
	    !ctg_reference_may_close(ctg_str_skip(s, n + more)))
		return 0;
	ref = add_reference(l->r);
	*ref = (struct ctg_reference){
		.word = l->group->word,
		.first = first, .last = more ? last : first,
		.range = more > 0,
		.word_off = l->group->from,
		.off = r->text.n - s.n, .len = n + more,
	};
	ref->last_off = ref->off + (more ? n + last_off : 0);
	return n + more;
}

/* « , », « et », « ou » before another label.  The bytes read, or 0. */
static size_t take_separator(struct listing *l, struct ctg_str s)
{
	struct ctg_str t = ctg_french_ltrim(s);
	bool comma = ctg_str_cut(&t, STR(","));
	size_t n;

	t = ctg_french_ltrim(t);
	n = ctg_wording_take(t, "et/ou|et|ou|ainsi que");
	if (n == 0 && (!comma || !l->plural || l->closed))
		return 0;
	if (n > 0)
		t = ctg_french_ltrim(ctg_str_skip(t, n));
	return s.n - t.n;
}

/* The labels that follow a word; where they end, or 0. */
static size_t take_list(struct listing *l, size_t from)
{
	size_t i = from, end = 0, n;
	bool last = false;

	for (;;) {
		n = take_item(l, at(l->r, i));
		if (n == 0)
			return end;
		l->closed = last;
		end = i + n;
		n = take_separator(l, at(l->r, end));
		if (n == 0)
			return end;
		last = last || l->r->text.p[end] != ',';
		i = end + n;
	}
}

/* « article », « art. »: the bytes read, or 0. */
static size_t take_word(enum ctg_word *word, bool *plural, struct ctg_str s)
{
	size_t n = ctg_wording_take(s, "art.|arts.");

	if (n == 0)
		return ctg_word_take(word, plural, s);
	*word = CTG_ARTICLE;
	*plural = n == 5;
	return n;
}

/* Reads the group that begins at byte i; where it ends, or 0. */
static size_t take_group(struct reading *r, size_t i)
{
	struct listing l = { .r = r };
	struct group group = { .from = i, .first = r->n };
	struct ctg_str after, labels;
	size_t n = take_word(&group.word, &l.plural, at(r, i));

	if (n == 0)
		return 0;
	after = at(r, i + n);
	labels = ctg_french_ltrim(after);
	labels = ctg_french_ltrim(ctg_str_skip(labels, ctg_wording_take(
		labels, "numero|numeros|technique*|financiere*|"
		"statistique*|jointe*|ci-jointe*")));
	if (labels.n == after.n && r->text.p[i + n - 1] != '.')
		return 0;
	l.group = &group;
	group.to = take_list(&l, r->text.n - labels.n);
	group.n = r->n - group.first;
	if (group.to == 0)
		return 0;
	*add_group(r) = group;
	return group.to;
}

/* The first letters of article, annexe, chapitre, titre, section, fiche and
 * thème: most words stop here. */
static bool may_begin(struct ctg_str s)
{
	static const char heads[][5] = {
		"arti", "art.", "arts", "anne", "chap", "titr", "sect",
		"fich", "them", "th\xc3\xa8", "th\xc3\x88", "the\xcc",
	};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		size_t n = 0;

		while (n < 4 && (s.p[n] == heads[i][n] ||
		       (char)(s.p[n] | 0x20) == heads[i][n]))
			n++;
		if (n == 4)
			return true;
	}
	return false;
}

static void read_groups(struct reading *r)
{
	static const bool first[256] = {
		['a'] = true, ['c'] = true, ['f'] = true, ['s'] = true,
		['t'] = true, ['A'] = true, ['C'] = true, ['F'] = true,
		['S'] = true, ['T'] = true,
	};
	static const bool second[256] = {
		['r'] = true, ['n'] = true, ['h'] = true, ['i'] = true,
		['e'] = true, ['R'] = true, ['N'] = true, ['H'] = true,
		['I'] = true, ['E'] = true,
	};
	const unsigned char *p = (const unsigned char *)r->text.p;
	size_t i = 0;

	while (i + 6 < r->text.n) {
		size_t end = 0;

		if (first[p[i]] && second[p[i + 1]] &&
		    (i == 0 || !ctg_is_alpha((char)p[i - 1])) &&
		    may_begin(at(r, i)) && ctg_wording_starts(r->text, i))
			end = take_group(r, i);
		i = end ? end : i + 1;
	}
}

/* The bytes between two groups, spaces apart. */
static struct ctg_str between(const struct reading *r, const struct group *a,
	const struct group *b)
{
	return ctg_french_rtrim(ctg_french_ltrim(ctg_str_head(at(r, a->to),
		b->from - a->to)));
}

/* « l'article 4 et l'article 30 du RGPD ». */
static bool is_chained(struct ctg_str s)
{
	size_t n;

	(void)ctg_str_cut(&s, STR(","));
	s = ctg_french_ltrim(s);
	n = ctg_wording_take(s, "et|ou|ainsi que");
	s = ctg_french_ltrim(ctg_str_skip(s, n));
	n = ctg_wording_take(s, "l'|la|le|les|a l'|a la|au|aux|de l'|de la|"
		"du|des|en");
	return ctg_french_ltrim(ctg_str_skip(s, n)).n == 0;
}

static enum ctg_belonging whose_of(const struct reading *r,
	const struct group *g)
{
	return g->n ? r->v[g->first].whose : CTG_REF_FOREIGN;
}

static void settle(struct reading *r, const struct group *g,
	const struct group *next)
{
	struct ctg_tail tail;
	bool annexe = false;

	ctg_belonging_after(&tail, at(r, g->to));
	if (tail.next && next && next->from == g->to + tail.next) {
		tail.whose = whose_of(r, next);
		annexe = next->word == CTG_ANNEXE && next->n == 1;
	} else if (tail.next) {
		tail.whose = CTG_REF_DOUBTFUL;
	}
	if (g->foreign)
		tail.whose = CTG_REF_FOREIGN;
	if (tail.whose == CTG_REF_PLAIN && next &&
	    whose_of(r, next) >= CTG_REF_DOUBTFUL &&
	    is_chained(between(r, g, next)))
		tail.whose = CTG_REF_DOUBTFUL;
	for (size_t i = g->first; i < g->first + g->n; i++) {
		r->v[i].whose = tail.whose;
		r->v[i].side = tail.side;
		r->v[i].in_annexe = annexe;
		if (annexe)
			r->v[i].annexe = r->v[next->first].first;
	}
}

/* « de l'annexe 1 à l'annexe 6 » is a range; « annexe 3 (fiches 4 et 5) »
 * says where the fiches are. */
static void link_groups(struct reading *r, const struct group *g,
	const struct group *next)
{
	struct ctg_str s = between(r, g, next);
	struct ctg_reference *a = &r->v[g->first];
	const struct ctg_reference *b = &r->v[next->first];

	if (g->n != 1 || next->n == 0 || a->range)
		return;
	if (g->word == next->word && next->n == 1 &&
	    ctg_wording_take(s, "a l'|a la|au|a") == s.n && s.n > 0 &&
	    ctg_wording_ends(ctg_str_head(r->text, g->from),
	    "de l'|de la|du") && ctg_label_cmp(a->first, b->first) < 0) {
		a->last = b->first;
		a->last_off = b->off;
		a->range = true;
	}
	if (g->word == CTG_ANNEXE && next->word != CTG_ANNEXE &&
	    (ctg_str_eq(s, STR("(")) || ctg_str_eq(s, STR(","))))
		for (size_t i = 0; i < next->n; i++) {
			r->v[next->first + i].in_annexe = true;
			r->v[next->first + i].annexe = a->first;
		}
}

/* The text opens with this reference as a title would. */
static bool is_leading(const struct reading *r, const struct group *g)
{
	struct ctg_str after = at(r, g->to), s = ctg_french_ltrim(after);
	size_t len;
	unsigned c = ctg_utf8_next(s, &len);

	if (ctg_french_ltrim(ctg_str_head(r->text, g->from)).n > 0 ||
	    g->n != 1)
		return false;
	return s.n == 0 || strchr(":-.|\n", s.p[0]) || c == 0x2013 ||
		c == 0x2014 || ctg_utf8_is_upper(c) ||
		ctg_str_has(ctg_str_head(after, after.n - s.n), STR("\n"));
}

/* « le RGPD, en son article 30 »: what stands before a reference of which
 * nothing is said after. */
static void doubt(struct reading *r)
{
	struct ctg_before before = { .text = r->text };

	for (size_t i = 0; i < r->ngroups; i++) {
		const struct group *g = &r->groups[i];

		if (whose_of(r, g) != CTG_REF_PLAIN ||
		    r->v[g->first].leads ||
		    !ctg_belonging_doubtful(&before, g->word, g->from))
			continue;
		for (size_t j = g->first; j < g->first + g->n; j++)
			r->v[j].whose = CTG_REF_DOUBTFUL;
	}
}

size_t ctg_references_read(struct ctg_reference **out, struct ctg_arena *a,
	struct ctg_str text)
{
	struct reading r = { .arena = a, .text = text };

	read_groups(&r);
	for (size_t i = r.ngroups; i-- > 0;)
		settle(&r, &r.groups[i], i + 1 < r.ngroups ?
			&r.groups[i + 1] : NULL);
	for (size_t i = 0; i + 1 < r.ngroups; i++)
		link_groups(&r, &r.groups[i], &r.groups[i + 1]);
	if (r.ngroups > 0 && r.groups[0].n > 0)
		r.v[0].leads = is_leading(&r, &r.groups[0]);
	doubt(&r);
	*out = r.v;
	return r.n;
}
