/* SPDX-License-Identifier: Apache-2.0 */
/* P306: one person who signs for two parties. */
#include "base/utf8.h"
#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"
#include "model/rules.h"

/* Nobody has more names. */
#define MOST_WORDS	8

struct name {
	struct ctg_str words[MOST_WORDS];
	size_t n;
	unsigned capitals;	/* one bit for each word in capitals */
};

static bool is_in_capitals(struct ctg_str s)
{
	size_t len, letters = 0;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		unsigned c = ctg_utf8_next(s, &len);

		if (ctg_utf8_is_letter(c) && !ctg_utf8_is_upper(c))
			return false;
		letters += ctg_utf8_is_letter(c);
	}
	return letters > 1;
}

/* False when there are too many words. */
static bool read_name(struct name *out, struct ctg_str s)
{
	*out = (struct name){ 0 };
	for (s = ctg_french_trim(s); s.n > 0; s = ctg_french_ltrim(s)) {
		size_t n = 0;

		while (n < s.n && !ctg_check_space(s, n))
			n++;
		if (out->n == MOST_WORDS)
			return false;
		if (is_in_capitals(ctg_str_head(s, n)))
			out->capitals |= 1u << out->n;
		out->words[out->n++] = ctg_str_head(s, n);
		s = ctg_str_skip(s, n);
	}
	return true;
}

/* Capitals tell the family name: « Anne MARTIN », not « ANNE MARTIN ». */
static bool tells_family(const struct name *n)
{
	return n->capitals && n->capitals != (1u << n->n) - 1;
}

static bool are_alike(const struct name *a, size_t i, const struct name *b,
	size_t j)
{
	bool family = tells_family(a) && tells_family(b) &&
		!ctg_wording_take(a->words[i], "de|du|des|la|le|les|el|van|"
		"von");

	return ctg_wording_same(a->words[i], b->words[j]) &&
		(!family || (a->capitals >> i & 1) == (b->capitals >> j & 1));
}

/* « Anne MARTIN » and « MARTIN Anne », but « Paul MARTIN » and « Martin PAUL »
 * are two persons. */
static bool are_permuted(const struct name *a, const struct name *b)
{
	unsigned used = 0;

	for (size_t i = 0; i < a->n; i++) {
		size_t j = 0;

		while (j < b->n && (used & 1u << j || !are_alike(a, i, b, j)))
			j++;
		if (j == b->n)
			return false;
		used |= 1u << j;
	}
	return a->n == b->n;
}

static bool is_same(struct ctg_str a, struct ctg_str b)
{
	struct name x, y;

	if (ctg_wording_same(a, b))
		return true;
	return read_name(&x, a) && read_name(&y, b) && are_permuted(&x, &y);
}

/* A person whose name is known in full: not « [à compléter] », and not a
 * family name alone, which two people may bear. */
static bool is_identified(const struct ctg_representative *r)
{
	struct ctg_str s = r->nom.s;
	struct name name;

	return r->signs && (!read_name(&name, s) || name.n > 1) &&
		!ctg_str_has(s, STR("[")) && !ctg_str_has(s, STR("..")) &&
		!ctg_wording_has(s, "completer|preciser|xxx*");
}

struct signature {
	const struct ctg_party *party;
	const struct ctg_representative *who;
};

static void check_signature(const struct ctg_checker *c,
	const struct signature *v, size_t n)
{
	const struct signature *last = &v[n];

	for (size_t i = 0; i < n; i++) {
		if (v[i].party == last->party ||
		    !is_same(v[i].who->nom.s, last->who->nom.s))
			continue;
		ctg_rule_report(c->diags, "P306", ctg_value_place(
			&c->text->convention, last->who->nom),
			"%.*s signe pour «\u00a0%.*s\u00a0» et pour "
			"«\u00a0%.*s\u00a0»",
			STR_ARG(last->who->nom.s), STR_ARG(v[i].party->nom.s),
			STR_ARG(last->party->nom.s));
		return;
	}
}

/* More signatures than this are no convention (2 to 50 parties). */
#define MOST_SIGNATURES	500

void ctg_check_people(const struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;
	struct signature *v;
	size_t n = 0, room = 0;

	for (size_t i = 0; i < conv->nparties; i++)
		room += conv->parties[i].npeople;
	v = CTG_NEW_N(c->arena, struct signature, room);

	for (size_t i = 0; i < conv->nparties; i++) {
		const struct ctg_party *p = &conv->parties[i];

		for (size_t j = 0; j < p->npeople; j++) {
			if (n == MOST_SIGNATURES ||
			    !is_identified(&p->people[j]))
				continue;
			v[n] = (struct signature){ p, &p->people[j] };
			check_signature(c, v, n++);
		}
	}
}
