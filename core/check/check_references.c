/* SPDX-License-Identifier: Apache-2.0 */
/* R201, R202: references to divisions and annexes that do not exist. */
#include "check/belonging.h"
#include "check/targets.h"
#include "check/wording.h"
#include "model/rules.h"

/* A text so full of broken references is not a convention. */
#define MOST_FINDINGS	1000
/* Nor is one with more annexes than this, each compared with each reference. */
#define MOST_ANNEXES	200

struct checking {
	const struct ctg_checker *c;
	struct ctg_targets targets;
	struct ctg_arena scratch;
	bool *is_act;			/* an annexe each: a délibération, with
					 * articles of its own */
	unsigned findings, looks;
};

/* In these, only « jointe en annexe 5 » is sure to be ours. */
static bool is_sure_in_visas(const struct ctg_reference *ref,
	struct ctg_str words)
{
	return ref->word == CTG_ANNEXE && ctg_wording_ends(
		ctg_str_head(words, ref->word_off), "joint* en|joint* a l'|"
		"figurant en|figurant a l'|annexe* en");
}

static bool is_ours(const struct checking *k,
	const struct ctg_reference *ref, const struct ctg_standing *s)
{
	if (ref->whose >= CTG_REF_DOUBTFUL)
		return false;
	/* « Article 2 : autorise le maire… » in a délibération is its own
	 * number, not a reference. */
	if (ref->leads && (ref->word != CTG_ANNEXE || s->annexe))
		return false;
	if (ref->whose == CTG_REF_SAID)
		return true;
	if (s->in_visas)
		return is_sure_in_visas(ref, s->block->words);
	return !s->generated && !(s->annexe && k->is_act[s->annexe - 1]);
}

static bool in_item(const struct ctg_node *n)
{
	while (n && n->kind != CTG_ITEM)
		n = n->parent;
	return n;
}

/* « Conformément au RGPD : », and further down « - le registre de l'article
 * 30 »: a law named before in the paragraph, in the one that opens the list
 * or in a heading above. */
static bool law_is_near(const struct checking *k,
	const struct ctg_reference *ref, const struct ctg_standing *s)
{
	size_t i = s->index;

	if (ctg_belonging_names_law(ctg_str_head(s->block->words,
	    ref->word_off)))
		return true;
	while (i > 0 && s->index - i < 30 && in_item(k->c->blocks[i].node))
		i--;
	if (i < s->index && ctg_belonging_names_law(k->c->blocks[i].words))
		return true;
	for (const struct ctg_node *n = s->block->node; n; n = n->parent)
		if (n->kind == CTG_DIVISION && ctg_wording_has(
		    n->division.heading.title, "rgpd|code|loi|"
		    "protection des donnees*|donnees personnelles"))
			return true;
	return false;
}

/* What is not in the text may be in a piece (a PDF), or the word may have
 * another sense: « fiche 3 », « chapitre 65 du budget ». */
static bool can_judge(struct checking *k, const struct ctg_reference *ref,
	struct ctg_label label, const struct ctg_standing *s)
{
	struct ctg_targets *t = &k->targets;
	struct ctg_str sentence;

	if (ref->in_annexe) {
		size_t i = ctg_targets_annexe(t, ref->annexe);

		return i && k->c->text->annexes[i - 1] &&
			(ctg_targets_has(t, ref->word, i) ||
			!ctg_targets_may_mean(t, i, ref, label));
	}
	if (ref->word != CTG_ARTICLE && ref->word != CTG_CHAPITRE)
		return !t->has_pieces && ctg_targets_has_any(t, ref->word);
	sentence = ctg_wording_sentence(s->block->words, ref->off);
	if (ctg_wording_has(sentence, "budget*|credits|imput*|depense|"
	    "depenses") ||
	    (ref->whose != CTG_REF_SAID && law_is_near(k, ref, s)))
		return false;
	return ref->word == CTG_ARTICLE || ref->whose == CTG_REF_SAID ||
		!t->has_pieces || ctg_targets_has(t, CTG_CHAPITRE, 0);
}

static struct ctg_str name_of(struct ctg_arena *a,
	const struct ctg_reference *ref, struct ctg_label label)
{
	struct ctg_buf b = { .arena = a };

	if (ref->word == CTG_ARTICLE || ref->word == CTG_ANNEXE)
		ctg_buf_puts(&b, "à l'");
	else
		ctg_buf_puts(&b, ctg_word_is_feminine(ref->word) ? "à la " :
			"au ");
	ctg_label_write_named(&b, ref->word, label);
	if (ref->in_annexe) {
		ctg_buf_puts(&b, " de l'");
		ctg_label_write_named(&b, CTG_ANNEXE, ref->annexe);
	}
	return ctg_buf_str(&b);
}

static void report_missing(struct checking *k,
	const struct ctg_reference *ref, bool last,
	const struct ctg_standing *s)
{
	bool annexe = ref->word == CTG_ANNEXE;
	struct ctg_label label = last ? ref->last : ref->first;

	k->findings++;
	ctg_check_at(k->c, annexe ? "R202" : "R201", s->block,
		last ? ref->last_off : ref->off,
		"renvoi %.*s, qui n'existe pas",
		STR_ARG(name_of(&k->scratch, ref, label)));
}

static bool holds(const struct ctg_node *division, const struct ctg_node *n)
{
	while (n && n != division)
		n = n->parent;
	return n;
}

/* « l'article 9 ci-dessus », in article 4. */
static void check_side(struct checking *k, const struct ctg_reference *ref,
	const struct ctg_target *t, const struct ctg_standing *s)
{
	bool above = t->block <= s->index;

	if (ref->side == CTG_REF_ANYWHERE || s->in_note ||
	    t->annexe != s->annexe || above == (ref->side == CTG_REF_ABOVE) ||
	    holds(t->node, s->block->node))
		return;
	k->findings++;
	ctg_check_at(k->c, "R201", s->block, ref->off,
		"renvoi %.*s dans le mauvais sens\u00a0: la division visée "
		"est plus %s", STR_ARG(name_of(&k->scratch, ref, ref->first)),
		above ? "haut" : "loin");
}

/* « 5-7 » may be a range, when 5 and 7 exist. */
static bool is_dashed_range(struct checking *k,
	const struct ctg_reference *ref, struct ctg_label label,
	const struct ctg_standing *s)
{
	struct ctg_label a = { .style = label.style, .num = label.num };
	struct ctg_label b = { .style = label.style, .num = label.sub };

	if (label.sub <= label.num)
		return false;
	if (ref->word == CTG_ANNEXE)
		return ctg_targets_annexe(&k->targets, a) &&
			ctg_targets_annexe(&k->targets, b);
	return ctg_targets_find(&k->targets, ref, a, s) &&
		ctg_targets_find(&k->targets, ref, b, s);
}

/* « Article 3 : quorum », a paragraph where others write a heading. */
static bool is_led(struct checking *k, const struct ctg_reference *ref,
	struct ctg_label label, const struct ctg_standing *s)
{
	const struct ctg_node *top = ctg_targets_top(s->block->node);

	if ((ref->word == CTG_ANNEXE && !s->annexe) || k->looks++ > 20)
		return false;
	for (size_t i = 0; i < k->c->nblocks; i++) {
		const struct ctg_block *b = &k->c->blocks[i];
		struct ctg_reference *v;

		if (b->node->kind != CTG_PARA || (s->annexe &&
		    ctg_targets_top(b->node) != top) ||
		    ctg_targets_in_sommaire(&k->targets, b->node))
			continue;
		if (ctg_references_read(&v, &k->scratch, ctg_str_head(
		    b->words, 60)) && v[0].leads && v[0].word == ref->word &&
		    ctg_targets_match(label, v[0].first))
			return true;
	}
	return false;
}

/* « annexe 1.2 », when annexe 1 is a piece. */
static bool is_in_piece(const struct checking *k, struct ctg_label label)
{
	struct ctg_label base = { .style = label.style, .num = label.num };
	size_t i = ctg_targets_annexe(&k->targets, base);

	return i && !k->c->text->annexes[i - 1];
}

static void check_label(struct checking *k, const struct ctg_reference *ref,
	bool last, const struct ctg_standing *s)
{
	struct ctg_label label = last ? ref->last : ref->first;
	bool annexe = ref->word == CTG_ANNEXE;
	const struct ctg_target *t;

	if (annexe && ctg_targets_annexe(&k->targets, label))
		return;
	t = ctg_targets_find(&k->targets, ref, label, s);
	if (t)
		check_side(k, ref, t, s);
	else if ((annexe ? !is_in_piece(k, label) :
	    can_judge(k, ref, label, s)) &&
	    !is_dashed_range(k, ref, label, s) &&
	    !is_led(k, ref, label, s))
		report_missing(k, ref, last, s);
}

static void check_block(struct checking *k, const struct ctg_standing *s)
{
	bool heading = s->block->node->kind == CTG_HEADING;
	struct ctg_reference *refs;
	size_t n;

	if (s->generated && !s->in_visas)
		return;
	n = ctg_references_read(&refs, &k->scratch, s->block->words);
	if (n > 0 && ctg_targets_in_sommaire(&k->targets,
	    s->block->node))
		n = 0;
	for (size_t i = 0; i < n && k->findings < MOST_FINDINGS; i++) {
		const struct ctg_reference *ref = &refs[i];

		if (heading && ref->leads)
			continue;
		if (ref->word == CTG_ANNEXE && ref->whose != CTG_REF_FOREIGN)
			ctg_targets_cite(&k->targets, ref, s);
		if (!is_ours(k, ref, s))
			continue;
		check_label(k, ref, false, s);
		/* In « de l'annexe 1 à l'annexe 6 », the next one tells. */
		if (ref->range && ref->last_off < ref->off + ref->len)
			check_label(k, ref, true, s);
	}
	ctg_arena_release(&k->scratch);
}

void ctg_check_references(const struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;
	struct checking k = { .c = c };

	if (conv->nannexes > MOST_ANNEXES)
		return;
	ctg_targets_init(&k.targets, c);
	k.is_act = CTG_NEW_N(c->arena, bool, conv->nannexes);
	for (size_t i = 0; i < conv->nannexes; i++)
		k.is_act[i] = ctg_wording_has(conv->annexes[i].titre.s,
			"deliberation*|decision*|arrete|extrait*");
	for (size_t i = 0; i < c->nblocks; i++) {
		struct ctg_standing s;

		ctg_targets_stand(&s, &k.targets, i);
		check_block(&k, &s);
	}
	ctg_check_cited(&k.targets);
}
