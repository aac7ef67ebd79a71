/* SPDX-License-Identifier: Apache-2.0 */
/* Places that are numbered together. */
#include "avenant/read_act.h"

#include "model/french.h"

#include <string.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static void skip_lead(struct ctg_str *s)
{
	static const char leads[] =
		"dans_les|les|aux|des|le|la|l'|au|a_la|a_l'|du|de_la|"
		"de_l'";

	(void)ctg_reach_cut(s, leads);
}

/* What one number of a list is: an ordinal, or a label. */
struct numeral {
	struct ctg_step step;
	bool to;			/* « à », after the one before */
};

typedef bool take_numeral(struct ctg_step *step, struct ctg_str *s);

static bool take_ordinal(struct ctg_step *step, struct ctg_str *s)
{
	static const char lasts[] = "dernier|derniere|derniers|dernieres";
	static const char firsts[] = "premiers|premieres";
	struct ctg_str at = *s;
	size_t n;

	if (ctg_reach_cut(&at, lasts)) {
		step->last = true;
	} else if (ctg_reach_cut(&at, firsts)) {
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
	static const char leads[] = "le|la|l'|les|au|a_la|a_l'|aux";
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
		else if (ctg_reach_cut(&at, "a"))
			to = true;
		else if (!ctg_reach_cut(&at, "et"))
			break;
		(void)ctg_reach_cut(&at, leads);
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

/* « … de l'article 4 » after the list: common to all. */
static void take_tail(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_str at = *s;
	struct ctg_address rest;
	size_t n;

	if (!ctg_french_spaces(&at) || !ctg_reach_has_of(at))
		return;
	n = ctg_address_take(&rest, a, at);
	if (n == 0)
		return;
	for (size_t i = 0; i < out->n; i++) {
		ctg_reach_extend(&out->v[i].from, &rest, 0);
		ctg_reach_extend(&out->v[i].to, &rest, 0);
	}
	*s = ctg_str_skip(at, n);
}

/* « deux premiers alinéas » */
static bool take_firsts(struct ctg_reaches *out, struct ctg_str *s)
{
	static const char firsts[] = "premiers|premieres";
	struct ctg_step like = { 0 };
	struct numeral v[2] = { { .step.rank = 1 }, { .to = true } };
	struct ctg_str at = *s;
	size_t n = ctg_cardinal_take(&v[1].step.rank, at);

	at = ctg_str_skip(at, n);
	if (n == 0 || v[1].step.rank < 2 || !ctg_french_spaces(&at) ||
	    !ctg_reach_cut(&at, firsts) ||
	    !take_noun(&like.kind, &at, false))
		return false;
	put(out, v, 2, like);
	*s = at;
	return true;
}

/* « deux derniers alinéas » */
static bool take_last_two(struct ctg_reaches *out, struct ctg_str *s)
{
	struct ctg_step step = { .kind = CTG_STEP_ALINEA, .last = true };

	if (!ctg_words_cut(s, "deux_derniers_alineas",
	    strlen("deux_derniers_alineas")))
		return false;
	for (int i = 0; i < 2; i++) {
		struct ctg_reach *r = ctg_reaches_add(out);

		r->from = r->to = (struct ctg_address){ { step }, 1 };
		r->before = i == 0;
	}
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
static bool take_before_last(struct ctg_reaches *out, struct ctg_str *s)
{
	struct ctg_step step = { .kind = CTG_STEP_ALINEA, .last = true };
	struct ctg_str at = *s;
	struct ctg_reach *r;

	if (!ctg_reach_cut(&at, "avant-dernier") ||
	    !ctg_french_cut(&at, "alinea"))
		return false;
	r = ctg_reaches_add(out);
	r->from = r->to = (struct ctg_address){ { step }, 1 };
	r->before = true;
	*s = at;
	return true;
}

bool ctg_reach_take_list(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_reaches list = { .arena = a };
	struct ctg_str at = *s;

	skip_lead(&at);
	if (!take_before_last(&list, &at) && !take_firsts(&list, &at) &&
	    !take_last_two(&list, &at) && !take_list(&list, &at))
		return false;
	take_tail(&list, a, &at);
	for (size_t i = 0; i < list.n; i++)
		*ctg_reaches_add(out) = list.v[i];
	*s = at;
	return true;
}
