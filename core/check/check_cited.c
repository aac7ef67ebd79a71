/* SPDX-License-Identifier: Apache-2.0 */
/* R203: annexes that nothing in the text gives a place to. */
#include "base/utf8.h"
#include "check/targets.h"
#include "check/wording.h"
#include "model/rules.h"

struct looking {
	struct ctg_targets *targets;
	struct ctg_arena scratch;
};

static bool says_annexe(struct ctg_str s)
{
	return (ctg_str_has(s, STR("nnex")) || ctg_str_has(s, STR("NNEX"))) &&
		ctg_wording_has(s, "annexe*|ci-annexe*");
}

/* A sentence of the text says « annexe », and the title: « le diagnostic
 * partagé annexé à la convention ». */
static bool says_title(struct looking *l, struct ctg_str words,
	struct ctg_str title)
{
	bool found = false;

	for (size_t from = 0, to; from < words.n && !found; from = to + 1) {
		struct ctg_str s;

		for (to = from; to < words.n; to++)
			if (ctg_wording_is_end(words, to))
				break;
		s = ctg_str_head(ctg_str_skip(words, from), to - from);
		found = says_annexe(s) && ctg_str_has(
			ctg_utf8_plain(&l->scratch, s), title);
	}
	return found;
}

/* « Les annexes font partie intégrante de la convention », « les six annexes
 * énumérées au sommaire », without numbers. */
static bool says_all(struct looking *l, struct ctg_str words)
{
	struct ctg_reference *v;
	struct ctg_str s;
	size_t len, i = ctg_wording_find(words, "annexes", &len);

	if (len == 0)
		return false;
	s = ctg_wording_sentence(words, i);
	return ctg_wording_has(s, "partie integrante|valeur contractuelle|"
		"meme valeur|font corps|sommaire") &&
		ctg_references_read(&v, &l->scratch, s) == 0;
}

static bool all_are_named(struct looking *l)
{
	const struct ctg_checker *c = l->targets->c;

	for (size_t i = 0; i < c->nblocks; i++)
		if (says_annexe(c->blocks[i].words) &&
		    !ctg_targets_in_sommaire(l->targets, c->blocks[i].node) &&
		    says_all(l, c->blocks[i].words))
			return true;
	return false;
}

/* « l'annexe », « ci-annexé », when there is only one; or its title. */
static bool is_named(struct looking *l, size_t number)
{
	struct ctg_targets *t = l->targets;
	struct ctg_str title = ctg_utf8_plain(t->c->arena,
		t->c->text->convention.annexes[number - 1].titre.s);

	for (size_t i = 0; i < t->c->nblocks; i++) {
		struct ctg_str words = t->c->blocks[i].words;
		struct ctg_standing s;

		ctg_targets_stand(&s, t, i);
		if (s.annexe == number || !says_annexe(words) ||
		    ctg_targets_in_sommaire(t, s.block->node))
			continue;
		if (t->nannexes == 1 || (title.n > 0 &&
		    says_title(l, words, title)))
			return true;
	}
	return false;
}

/* Looking for titles costs a walk each. */
#define MOST_TITLES	50

void ctg_check_cited(struct ctg_targets *t)
{
	const struct ctg_convention *conv = &t->c->text->convention;
	struct looking l = { .targets = t };
	size_t uncited = 0;

	for (size_t i = 0; i < t->nannexes; i++) {
		struct ctg_value number = conv->annexes[i].numero;

		if (number.s.n == 0 || t->cited[i])
			continue;
		if (uncited++ == 0 && all_are_named(&l))
			break;
		if (uncited < MOST_TITLES && is_named(&l, i + 1))
			continue;
		ctg_rule_report(t->c->diags, "R203",
			ctg_value_place(conv, number),
			"aucune clause ne renvoie à l'annexe %.*s",
			STR_ARG(number.s));
	}
	ctg_arena_release(&l.scratch);
}
