/* SPDX-License-Identifier: Apache-2.0 */
/* Several places in one sentence: « les articles 3, 5 et 7 », « les deuxième
 * à cinquième alinéas de l'article 4 ».  A single one is address.h's. */
#include "avenant/reading.h"

#include "base/date.h"
#include "model/french.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* Mostly there is but one. */
struct ctg_reach *ctg_reaches_add(struct ctg_reaches *l)
{
	if (l->room == 0) {
		l->v = CTG_NEW(l->arena, struct ctg_reach);
		l->room = 1;
	}
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n] = (struct ctg_reach){ 0 };
	return &l->v[l->n++];
}

static bool cut_any(struct ctg_str *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ctg_french_cut(s, words[i])) {
			(void)ctg_french_spaces(s);
			return true;
		}
	return false;
}

static bool cut_word(struct ctg_str *s, const char *word)
{
	return cut_any(s, &word, 1);
}

static void skip_lead(struct ctg_str *s)
{
	static const char *const leads[] = {
		"dans les", "les", "aux", "des", "le", "la", "l'", "au",
		"a la", "a l'", "du", "de la", "de l'",
	};

	(void)cut_any(s, leads, COUNT(leads));
}

static bool has_of(struct ctg_str s)
{
	static const char *const links[] = { "de la", "de l'", "du", "des" };

	return cut_any(&s, links, COUNT(links));
}

/* What one number of a list is: an ordinal, or a label. */
struct numeral {
	struct ctg_step step;
	bool to;			/* « à », after the one before */
};

typedef bool take_numeral(struct ctg_step *step, struct ctg_str *s);

static bool take_ordinal(struct ctg_step *step, struct ctg_str *s)
{
	static const char *const lasts[] = {
		"dernier", "derniere", "derniers", "dernieres",
	};
	static const char *const firsts[] = { "premiers", "premieres" };
	struct ctg_str at = *s;
	size_t n;

	if (cut_any(&at, lasts, COUNT(lasts))) {
		step->last = true;
	} else if (cut_any(&at, firsts, COUNT(firsts))) {
		step->rank = 1;
	} else {
		n = ctg_ordinal_take(&step->rank, at);
		if (n == 0)
			return false;
		at = ctg_str_skip(at, n);
	}
	*s = at;
	return true;
}

static bool take_label(struct ctg_step *step, struct ctg_str *s)
{
	size_t n = ctg_label_take(&step->label, *s);

	*s = ctg_str_skip(*s, n);
	return n > 0;
}

static bool take_plain_number(struct ctg_step *step, struct ctg_str *s)
{
	struct ctg_label l;
	size_t n = ctg_label_take(&l, *s);

	if (n == 0 || l.style != CTG_ARABIC || l.dots[0] || l.letter ||
	    l.sub || l.latin)
		return false;
	step->rank = l.num;
	*s = ctg_str_skip(*s, n);
	return l.num > 0;
}

/* « 3, 5 et 7 », « deuxième à cinquième »; at least one. */
static size_t take_numerals(struct numeral *v, size_t room,
	struct ctg_str *s, take_numeral *take)
{
	static const char *const leads[] = {
		"le", "la", "l'", "les", "au", "a la", "a l'", "aux",
	};
	struct ctg_str at = *s;
	size_t n = 0;
	bool to = false;

	while (n < room) {
		v[n] = (struct numeral){ .to = to };
		if (!take(&v[n].step, &at))
			break;
		n++;
		*s = at;
		(void)ctg_french_spaces(&at);
		to = false;
		if (ctg_str_cut(&at, STR(",")))
			(void)ctg_french_spaces(&at);
		else if (cut_word(&at, "a"))
			to = true;
		else if (!cut_word(&at, "et"))
			break;
		(void)cut_any(&at, leads, COUNT(leads));
	}
	return n;
}

static const struct {
	const char *words;
	enum ctg_step_kind kind;
} nouns[] = {
	{ "alineas", CTG_STEP_ALINEA }, { "phrases", CTG_STEP_PHRASE },
	{ "lignes", CTG_STEP_ROW }, { "tableaux", CTG_STEP_TABLE },
	{ "visas", CTG_STEP_VISA }, { "elements", CTG_STEP_ELEMENT },
	{ "listes", CTG_STEP_LIST },
	/* « le premier et le dernier alinéa » */
	{ "alinea", CTG_STEP_ALINEA }, { "phrase", CTG_STEP_PHRASE },
	{ "ligne", CTG_STEP_ROW }, { "visa", CTG_STEP_VISA },
};
#define PLURALS	7

static bool take_noun(enum ctg_step_kind *kind, struct ctg_str *s, bool many)
{
	for (size_t i = 0; i < (many ? COUNT(nouns) : PLURALS); i++)
		if (ctg_french_cut(s, nouns[i].words)) {
			*kind = nouns[i].kind;
			return true;
		}
	return false;
}

static void put(struct ctg_reaches *out, const struct numeral *v, size_t n,
	struct ctg_step like)
{
	for (size_t i = 0; i < n; i++) {
		struct ctg_step step = v[i].step;
		struct ctg_reach *r;

		step.kind = like.kind;
		step.word = like.word;
		if (v[i].to && out->n > 0 && !out->v[out->n - 1].range) {
			r = &out->v[out->n - 1];
			r->range = true;
			r->to = (struct ctg_address){ { step }, 1 };
			continue;
		}
		r = ctg_reaches_add(out);
		r->from = r->to = (struct ctg_address){ { step }, 1 };
	}
}

static void append(struct ctg_address *to, const struct ctg_address *rest,
	size_t from)
{
	for (size_t i = from; i < rest->n && to->n < CTG_ADDRESS_STEPS; i++)
		to->steps[to->n++] = rest->steps[i];
}

/* « … de l'article 4 » after the list: common to all. */
static void take_tail(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_str at = *s;
	struct ctg_address rest;
	size_t n;

	if (!ctg_french_spaces(&at) || !has_of(at))
		return;
	n = ctg_address_take(&rest, a, at);
	if (n == 0)
		return;
	for (size_t i = 0; i < out->n; i++) {
		append(&out->v[i].from, &rest, 0);
		append(&out->v[i].to, &rest, 0);
	}
	*s = ctg_str_skip(at, n);
}

/* « deux premiers alinéas » */
static bool take_firsts(struct ctg_reaches *out, struct ctg_str *s)
{
	static const char *const firsts[] = { "premiers", "premieres" };
	struct ctg_step like = { 0 };
	struct numeral v[2] = { { .step.rank = 1 }, { .to = true } };
	struct ctg_str at = *s;
	size_t n = ctg_cardinal_take(&v[1].step.rank, at);

	at = ctg_str_skip(at, n);
	if (n == 0 || v[1].step.rank < 2 || !ctg_french_spaces(&at) ||
	    !cut_any(&at, firsts, COUNT(firsts)) ||
	    !take_noun(&like.kind, &at, false))
		return false;
	put(out, v, 2, like);
	*s = at;
	return true;
}

/* « deuxième et troisième alinéas », « alinéas 2 et 3 », « articles 6 à
 * 8 » */
static bool take_list(struct ctg_reaches *out, struct ctg_str *s)
{
	struct ctg_step like = { .kind = CTG_STEP_DIVISION };
	struct numeral v[16];
	struct ctg_str at = *s;
	bool plural;
	size_t n = take_numerals(v, COUNT(v), &at, take_ordinal);

	(void)ctg_french_spaces(&at);
	if (n > 0 && take_noun(&like.kind, &at,
	    n > 1)) {
		put(out, v, n, like);
		*s = at;
		return true;
	}
	at = *s;
	if (take_noun(&like.kind, &at, false)) {
		(void)ctg_french_spaces(&at);
		n = take_numerals(v, COUNT(v), &at, take_plain_number);
	} else {
		n = ctg_word_take(&like.word, &plural, at);
		at = ctg_str_skip(at, n);
		if (n == 0 || !plural || !ctg_french_spaces(&at))
			return false;
		n = take_numerals(v, COUNT(v), &at, take_label);
	}
	put(out, v, n, like);
	if (n > 0)
		*s = at;
	return n > 0;
}

/* « l'avant-dernier alinéa de l'article 4 » */
static bool take_before_last(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_step step = { .kind = CTG_STEP_ALINEA, .last = true };
	struct ctg_str at = *s;
	struct ctg_reach *r;

	if (!cut_word(&at, "avant-dernier") || !ctg_french_cut(&at, "alinea"))
		return false;
	r = ctg_reaches_add(out);
	r->from = r->to = (struct ctg_address){ { step }, 1 };
	r->before = true;
	take_tail(out, a, &at);
	*s = at;
	return true;
}

/* « … du 2° de l'article 4 » */
static bool take_items(struct ctg_reach *r, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_str at = *s;
	struct ctg_address rest;
	size_t n;

	if (!ctg_items_take(&r->items, &at))
		return false;
	r->inside = r->from.n;
	*s = at;
	(void)ctg_french_spaces(&at);
	n = has_of(at) ? ctg_address_take(&rest, a, at) : 0;
	if (n > 0) {
		append(&r->from, &rest, 0);
		*s = ctg_str_skip(at, n);
	}
	r->to = r->from;
	return true;
}

static bool take_item(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_reach r = { 0 };

	if (!take_items(&r, a, s))
		return false;
	*ctg_reaches_add(out) = r;
	return true;
}

static bool take_one(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_reaches list = { .arena = a };
	struct ctg_str at = *s;
	struct ctg_reach *r;
	struct ctg_address one;
	size_t n;

	skip_lead(&at);
	if (take_before_last(&list, a, &at) || take_firsts(&list, &at) ||
	    take_list(&list, &at)) {
		take_tail(&list, a, &at);
		for (size_t i = 0; i < list.n; i++)
			*ctg_reaches_add(out) = list.v[i];
		*s = at;
		return true;
	}
	if (take_item(out, a, s))
		return true;
	n = ctg_address_take(&one, a, *s);
	if (n == 0)
		return false;
	r = ctg_reaches_add(out);
	r->from = r->to = one;
	*s = ctg_str_skip(*s, n);
	(void)take_items(r, a, s);
	return true;
}

/* « au premier et au dernier alinéa de l'article 4 »: what is not said of the
 * first is said of the last. */
static void share_tail(struct ctg_reaches *l)
{
	const struct ctg_address *last = &l->v[l->n - 1].from;

	for (size_t i = 0; i + 1 < l->n; i++) {
		struct ctg_reach *r = &l->v[i];

		if (r->from.n != 1 || last->n < 2 || r->items.n > 0 ||
		    r->from.steps[0].kind != last->steps[0].kind)
			continue;
		append(&r->from, last, 1);
		append(&r->to, last, 1);
	}
}

/* « à la fin », « au début » */
static void take_edge(struct ctg_reaches *out, struct ctg_str *s)
{
	static const char *const ends[] = { "a la fin", "en fin" };
	static const char *const starts[] = { "au debut", "en tete" };
	struct ctg_str at = *s;

	if (cut_any(&at, ends, COUNT(ends)) && has_of(at)) {
		*s = at;
		return;
	}
	at = *s;
	if (cut_any(&at, starts, COUNT(starts)) && has_of(at)) {
		out->start = true;
		*s = at;
	}
}

/* Another place after « et »; or after a comma when « et » comes later. */
static bool take_more(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_reaches more = { .arena = a };
	struct ctg_str at = *s;

	(void)ctg_french_spaces(&at);
	if (cut_word(&at, "et") || cut_word(&at, "ainsi que") ||
	    cut_word(&at, "ainsi qu'")) {
		if (!take_one(&more, a, &at))
			return false;
	} else if (ctg_str_cut(&at, STR(","))) {
		(void)ctg_french_spaces(&at);
		if (!take_one(&more, a, &at) || !take_more(&more, a, &at))
			return false;
	} else {
		return false;
	}
	for (size_t i = 0; i < more.n; i++)
		*ctg_reaches_add(out) = more.v[i];
	*s = at;
	return true;
}

/* « « Durée » », « (Durée) », « intitulé « Durée » » after an article. */
static void take_gloss(struct ctg_reach *r, struct ctg_str *s)
{
	static const struct {
		struct ctg_str open, close;
	} marks[] = {
		{ CTG_STR_INIT("«"), CTG_STR_INIT("»") },
		{ CTG_STR_INIT("“"), CTG_STR_INIT("”") },
		{ CTG_STR_INIT("("), CTG_STR_INIT(")") },
	};
	struct ctg_str at = *s;

	(void)ctg_french_spaces(&at);
	(void)(cut_word(&at, "intitule") || cut_word(&at, "intitulee"));
	for (size_t i = 0; i < COUNT(marks) && r->from.n > 0 &&
	     r->from.steps[0].kind == CTG_STEP_DIVISION; i++) {
		struct ctg_str in = at;
		size_t n;

		if (!ctg_str_cut(&in, marks[i].open))
			continue;
		n = ctg_str_find(in, marks[i].close);
		if (n == in.n)
			return;
		r->gloss = ctg_french_trim(ctg_str_head(in, n));
		*s = ctg_str_skip(in, n + marks[i].close.n);
		return;
	}
}

/* « de la convention du 3 mars 2023 », « de la convention susvisée »: an
 * avenant amends no other. */
static void skip_convention(struct ctg_str *s, bool named)
{
	static const char *const names[] = {
		"de la convention territoriale globale", "de la convention",
		"de la ctg",
	};
	static const char *const dated[] = {
		"signee le", "conclue le", "en date du", "du",
	};
	static const char *const said[] = {
		"susvisee", "initiale", "precitee", "susmentionnee",
		"d'origine", "modifiee",
	};
	struct ctg_str at = *s;
	struct ctg_date day;
	size_t n;

	(void)ctg_french_spaces(&at);
	if (!cut_any(&at, names, COUNT(names)) && !named)
		return;
	if (cut_any(&at, said, COUNT(said))) {
		*s = at;
		return;
	}
	if (!cut_any(&at, dated, COUNT(dated)))
		return;
	n = ctg_date_read_french(&day, at);
	if (n > 0)
		*s = ctg_str_skip(at, n);
}

size_t ctg_reaches_take(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str text, unsigned how)
{
	struct ctg_reaches l = { .arena = a };
	struct ctg_str s = text;

	take_edge(&l, &s);
	if (!take_one(&l, a, &s))
		return 0;
	while (!(how & CTG_REACH_ONE) && take_more(&l, a, &s))
		;
	if ((how & CTG_REACH_GLOSS) && l.n == 1)
		take_gloss(&l.v[0], &s);
	skip_convention(&s, l.v[0].from.n > 0 && l.v[0].from.steps[
		l.v[0].from.n - 1].kind == CTG_STEP_TEXT);
	share_tail(&l);
	*out = l;
	return text.n - s.n;
}

static bool is_whole(const struct ctg_address *a)
{
	enum ctg_step_kind outer = a->n ? a->steps[a->n - 1].kind :
		CTG_STEP_PHRASE;

	return outer == CTG_STEP_TEXT || outer == CTG_STEP_PART ||
		outer == CTG_STEP_NOTE || outer == CTG_STEP_VISA ||
		(outer == CTG_STEP_DIVISION &&
		 a->steps[a->n - 1].word == CTG_ANNEXE);
}

static bool same_division(const struct ctg_step *x, const struct ctg_step *y)
{
	return x->kind == CTG_STEP_DIVISION && y->kind == x->kind &&
		x->word == y->word && ctg_label_cmp(x->label, y->label) == 0;
}

/* « Au deuxième alinéa de l'article 4 » under « L'article 4 est ainsi
 * modifié » says it twice. */
static struct ctg_address within(const struct ctg_address *inner,
	const struct ctg_address *outer)
{
	struct ctg_address a = *inner;
	size_t from = 0;

	if (is_whole(inner))
		return a;
	for (size_t i = 0; i < outer->n && a.n > 0; i++)
		if (same_division(&a.steps[a.n - 1], &outer->steps[i]))
			from = i + 1;
	append(&a, outer, from);
	return a;
}

/* What stands in an alinéa that has a label stands in it still. */
static void join_items(struct ctg_reach *r, const struct ctg_reach *inner,
	const struct ctg_reach *outer)
{
	const struct ctg_items *from = &outer->items;

	if (inner->items.n == 0 && from->n > 0)
		r->inside = inner->from.n + outer->inside;
	for (size_t i = 0; i < from->n && r->items.n < CTG_ITEMS_MAX; i++)
		r->items.v[r->items.n++] = from->v[i];
}

void ctg_reaches_within(struct ctg_reaches *out,
	const struct ctg_reaches *inner, const struct ctg_reaches *outer)
{
	struct ctg_reaches l = { .arena = inner->arena };

	l.start = inner->start;
	for (size_t j = 0; j < outer->n; j++)
		for (size_t i = 0; i < inner->n; i++) {
			struct ctg_reach *r = ctg_reaches_add(&l);

			*r = inner->v[i];
			r->from = within(&inner->v[i].from,
				&outer->v[j].from);
			r->to = within(&inner->v[i].to, &outer->v[j].from);
			join_items(r, &inner->v[i], &outer->v[j]);
		}
	*out = l;
}
