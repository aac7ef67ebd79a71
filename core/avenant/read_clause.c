/* SPDX-License-Identifier: Apache-2.0 */
/* A clause, matched with the formulas. */
#include "avenant/read_act.h"

#include "model/french.h"

#include <string.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* The places that were read at one point of the sentence: formulas ask again
 * and again. */
struct known {
	const char *at;
	unsigned how;
	size_t n;
	struct ctg_reaches places;
};

struct matcher {
	struct known known[16];
	size_t nknown;
	struct ctg_arena *arena;
	const struct ctg_said *said;
	struct ctg_clause clause;
	struct ctg_reaches around;	/* what holds clause.where */
	bool first;			/* of several places, one */
	bool gloss;			/* with its title after it */
};

static size_t take_reaches(struct matcher *m, struct ctg_reaches *out,
	struct ctg_str s, unsigned how)
{
	struct known *k = m->known;

	for (; k < m->known + m->nknown; k++)
		if (k->at == s.p && k->how == how)
			break;
	if (k == m->known + COUNT(m->known))
		return ctg_reaches_take(out, m->arena, s, how);
	if (k == m->known + m->nknown) {
		*k = (struct known){ .at = s.p, .how = how };
		k->n = ctg_reaches_take(&k->places, m->arena, s, how);
		m->nknown++;
	}
	if (k->n > 0)
		*out = k->places;
	return k->n;
}

static bool take_places(struct matcher *m, struct ctg_str *s, bool loose)
{
	static const char pronouns[] = "il|elle|ils|elles|celui-ci|celle-ci|"
		"ce_dernier|cette_derniere|cet_article|cette_annexe|"
		"cet_alinea|ce_tableau|ledit_article|le_meme_article";
	struct ctg_clause *c = &m->clause;
	struct ctg_str at = *s;
	size_t n;

	if (c->ntargets == COUNT(c->target))
		return false;
	n = take_reaches(m, &c->target[c->ntargets], at,
		(m->first ? CTG_REACH_ONE : 0) |
		(m->gloss ? CTG_REACH_GLOSS : 0));
	if (n > 0) {
		c->ntargets++;
		*s = ctg_str_skip(at, n);
		return true;
	}
	if (loose)
		(void)ctg_words_cut(s, pronouns, strlen(pronouns));
	return loose;
}

static bool take_unit(struct matcher *m, struct ctg_str *s, bool blocks)
{
	const struct ctg_cited *c = ctg_said_quote(m->said, *s);

	if (!c || (blocks && !c->blocks))
		return false;
	m->clause.unit = c;
	*s = ctg_str_skip(*s, c->len);
	return true;
}

static bool take_term(struct matcher *m, struct ctg_str *s, bool several)
{
	struct ctg_clause *c = &m->clause;

	if (c->nterms == COUNT(c->term) || !ctg_term_take(
	    &c->term[c->nterms], m->arena, m->said, s, several))
		return false;
	c->nterms++;
	return true;
}

/* « 4 à 7 », « 4, 5 et 6 » */
static bool take_digits(struct ctg_str *s)
{
	static const char joints[] = "a|et";
	struct ctg_str at = *s;
	bool found = false;

	for (;;) {
		size_t n = 0;

		ctg_noise_skip(&at);
		if (found && ctg_words_cut(&at, joints, strlen(joints)))
			ctg_noise_skip(&at);
		while (n < at.n && ctg_is_digit(at.p[n]))
			n++;
		if (n == 0)
			return found;
		found = true;
		*s = at = ctg_str_skip(at, n);
	}
}

static bool take_element(struct matcher *m, struct ctg_str element,
	struct ctg_str *s)
{
	if (element.p[0] != '%')
		return ctg_words_cut(s, element.p, element.n);
	switch (element.p[1]) {
	case 'L':
		return take_places(m, s, false);
	case 'l':
		return take_places(m, s, true);
	case 'W':
		return take_term(m, s, false);
	case 'A':
		return take_term(m, s, true);
	case 'N':
		m->clause.has_content = ctg_content_take(&m->clause.content,
			s);
		return m->clause.has_content;
	case 'D':
		return take_digits(s);
	case 'O':
		return ctg_times_take(&m->clause.times, s);
	default:
		return take_unit(m, s, element.p[1] == 'B');
	}
}

/* The sentence ends, or another clause follows. */
static bool ends(struct ctg_str s)
{
	static const char joints[] = "et|puis|ainsi_que";

	(void)ctg_french_spaces(&s);
	return s.n == 0 || strchr(".;,:", s.p[0]) ||
		ctg_words_cut(&s, joints, strlen(joints));
}

static bool match(struct matcher *m, struct ctg_str formula,
	struct ctg_str *s)
{
	struct ctg_str at = *s, element;
	struct ctg_clause before;
	bool may_miss;

	if (formula.n == 0)
		return ends(at);
	element = ctg_str_split(&formula, ' ');
	may_miss = ctg_str_cut(&element, STR("?"));
	ctg_noise_skip(&at);
	if (may_miss) {
		before = m->clause;
		if (take_element(m, element, &at) && match(m, formula, &at)) {
			*s = at;
			return true;
		}
		m->clause = before;
		return match(m, formula, s);
	}
	before = m->clause;
	/* Several places, then the first of them alone. */
	for (int alone = 0; alone < 2; alone++) {
		struct ctg_str from = at;

		m->first = alone;
		if (take_element(m, element, &from) && match(m, formula,
		    &from)) {
			*s = from;
			return true;
		}
		m->clause = before;
		if (element.p[0] != '%' || (element.p[1] | 0x20) != 'l')
			break;
	}
	return false;
}

/* « dans toute la convention, » */
static bool take_everywhere(struct ctg_clause *c, struct ctg_arena *a,
	struct ctg_str *s)
{
	static const char words[] = "dans_toute_la_convention|"
		"dans_l'ensemble_de_la_convention|dans_tout_le_texte|"
		"dans_l'ensemble_du_texte_de_la_convention|"
		"dans_l'ensemble_du_texte|partout_dans_la_convention";
	struct ctg_reaches l = { .arena = a };
	struct ctg_reach *r;

	if (!ctg_words_cut(s, words, strlen(words)))
		return false;
	r = ctg_reaches_add(&l);
	r->from = (struct ctg_address){ { { .kind = CTG_STEP_TEXT } }, 1 };
	r->to = r->from;
	c->where = l;
	c->times.all = true;
	return true;
}

static bool is_locative(struct ctg_str s)
{
	static const char leads[] =
		"a_la|a_l'|au|aux|dans|dans_la|dans_le|dans_les|dans_l'";

	return ctg_words_cut(&s, leads, strlen(leads));
}

/* « Article 4 : », « Article 4 – » */
static bool stands_apart(struct ctg_str s)
{
	static const char *const signs[] = { ",", ":", "–", "—", "- " };

	(void)ctg_french_spaces(&s);
	for (size_t i = 0; i < COUNT(signs); i++)
		if (ctg_str_starts(s, ctg_str_from(signs[i])))
			return true;
	return false;
}

static void skip_dash(struct ctg_str *s)
{
	struct ctg_str at = ctg_french_ltrim(*s);

	if (ctg_str_cut(&at, STR("–")) || ctg_str_cut(&at, STR("—")) ||
	    ctg_str_cut(&at, STR("- ")))
		*s = at;
}

static unsigned width(enum ctg_step_kind kind)
{
	return kind == CTG_STEP_PHRASE ? 0 : kind == CTG_STEP_ROW ? 2 :
		kind == CTG_STEP_TABLE || kind == CTG_STEP_LIST ? 3 :
		kind >= CTG_STEP_DIVISION ? 4 : 1;
}

static bool is_inside(const struct ctg_reaches *inner,
	const struct ctg_reaches *outer)
{
	const struct ctg_address *x = &inner->v[0].from;
	const struct ctg_address *y = &outer->v[0].from;

	return x->n == 0 || y->n == 0 || width(x->steps[x->n - 1].kind) <
		width(y->steps[0].kind) || width(y->steps[0].kind) ==
		width(CTG_STEP_DIVISION);
}

/* « À l'article 4, au deuxième alinéa » goes in; « au premier alinéa de la
 * fiche 1, au deuxième alinéa de la fiche 2 » goes on. */
static void add_where(struct matcher *m, struct ctg_clause *c,
	struct ctg_reaches *more)
{
	struct ctg_reaches both = { .arena = m->arena };

	if (c->where.n == 0 || is_inside(more, &c->where)) {
		m->around = c->where;
		if (c->where.n > 0)
			ctg_reaches_within(more, more, &c->where);
		c->where = *more;
		return;
	}
	if (m->around.n > 0)
		ctg_reaches_within(more, more, &m->around);
	for (size_t i = 0; i < c->where.n; i++)
		*ctg_reaches_add(&both) = c->where.v[i];
	for (size_t i = 0; i < more->n; i++)
		*ctg_reaches_add(&both) = more->v[i];
	c->where = both;
}

/* « À l'article 4, au deuxième alinéa, » */
static void take_where(struct matcher *m, struct ctg_str *s)
{
	static const char so_be_it[] = "il_convient_de|il_faut|"
		"il_y_a_lieu_de";
	struct ctg_clause *c = &m->clause;
	struct ctg_str at = *s;

	for (;;) {
		struct ctg_reaches more;
		bool locative;
		size_t n;

		ctg_noise_skip(&at);
		if (ctg_times_take(&c->times, &at) ||
		    take_everywhere(c, m->arena, &at)) {
			*s = at;
			continue;
		}
		locative = is_locative(at);
		n = take_reaches(m, &more, at, m->gloss ?
			CTG_REACH_GLOSS : 0);
		at = ctg_str_skip(at, n);
		if (n == 0 || (!locative && !stands_apart(at)))
			break;
		add_where(m, c, &more);
		*s = at;
		skip_dash(&at);
	}
	skip_dash(s);
	ctg_noise_skip(s);
	(void)ctg_words_cut(s, so_be_it, strlen(so_be_it));
}

static bool try(struct matcher *m, const struct ctg_formula *f,
	struct ctg_str *s)
{
	struct ctg_str at = *s;

	if (!match(m, ctg_str_from(f->words), &at))
		return false;
	m->clause.doing = f->doing;
	if (f->swapped) {
		struct ctg_term t = m->clause.term[0];

		m->clause.term[0] = m->clause.term[1];
		m->clause.term[1] = t;
	}
	*s = at;
	return true;
}

/* What of the place before can hold this one: « Au premier alinéa de
 * l'article 4, … et le deuxième alinéa est supprimé ». */
static void trim(struct ctg_reaches *l, const struct ctg_reaches *inner)
{
	const struct ctg_address *a = &inner->v[0].from;
	unsigned least = a->n ? 1 + width(a->steps[a->n - 1].kind) : 4;
	struct ctg_reaches kept = { .arena = l->arena };

	for (size_t i = 0; i < l->n; i++) {
		struct ctg_reach r = l->v[i];
		size_t skip = 0;

		while (skip < r.from.n && width(r.from.steps[skip].kind) <
		       least)
			skip++;
		r.from.n -= skip;
		for (size_t k = 0; k < r.from.n; k++)
			r.from.steps[k] = r.from.steps[k + skip];
		r.to = r.from;
		r.range = r.before = false;
		r.items.n = skip > 0 ? 0 : r.items.n;
		if (r.from.n > 0)
			*ctg_reaches_add(&kept) = r;
	}
	*l = kept;
}

static void inherit(struct ctg_clause *c, const struct ctg_clause *before)
{
	struct ctg_reaches l = before->where;

	if (l.n == 0)
		return;
	if (c->where.n > 0) {
		trim(&l, &c->where);
		if (l.n > 0)
			ctg_reaches_within(&c->where, &c->where, &l);
		return;
	}
	if (c->ntargets > 0)
		trim(&l, &c->target[0]);
	c->where = l;
}

static bool take_any(struct matcher *m, struct ctg_str *s,
	const struct ctg_clause *before)
{
	struct ctg_clause start;
	struct ctg_str at = *s;

	m->clause = (struct ctg_clause){ 0 };
	take_where(m, &at);
	start = m->clause;
	for (size_t i = 0; i < ctg_nformulas; i++) {
		m->clause = start;
		if ((ctg_formulas[i].continued && !before) ||
		    !try(m, &ctg_formulas[i], &at))
			continue;
		*s = at;
		return true;
	}
	return false;
}

bool ctg_clause_take(struct ctg_clause *out, struct ctg_arena *a,
	const struct ctg_said *said, struct ctg_str *s,
	const struct ctg_clause *before)
{
	struct matcher m = { .arena = a, .said = said };

	if (!take_any(&m, s, before)) {
		m.gloss = true;
		if (!take_any(&m, s, before))
			return false;
	}
	if (before)
		inherit(&m.clause, before);
	*out = m.clause;
	return true;
}
