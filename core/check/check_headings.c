/* SPDX-License-Identifier: Apache-2.0 */
/* S103, S104, S115, S117: headings, one by one. */
#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"
#include "model/ordinal.h"
#include "model/rules.h"

#include <string.h>

#define LONGEST_TITLE	200	/* bytes */

/* S103.  The title of an annexe is of level 1, whatever its file holds. */
static void check_level(const struct ctg_checker *c,
	const struct ctg_node *n)
{
	const struct ctg_node *up = ctg_node_section(n);
	unsigned above = up && up->kind == CTG_DIVISION ?
		up->division.level : 0;

	if (n->src && n->division.level > above + 1)
		ctg_rule_report(c->diags, "S103", ctg_node_start(n),
			"titre de niveau %u sans titre de niveau %u au-dessus",
			n->division.level, n->division.level - 1);
}

static bool is_empty(const struct ctg_node *division)
{
	const struct ctg_node *n = division->first;

	while (n && (n->kind == CTG_HEADING || n->kind == CTG_BREAK))
		n = n->next;
	return !n;
}

/* S104.  An annexe without text is empty only when it is a text: a piece
 * joined as a file has no tree. */
static void check_content(const struct ctg_checker *c,
	const struct ctg_node *n, size_t annexe)
{
	const struct ctg_convention *conv = &c->text->convention;
	const struct ctg_node *heading = ctg_node_heading(n);
	struct ctg_str words;

	if (!is_empty(n) || !heading)
		return;
	words = ctg_node_words(c->arena, heading);
	if (!ctg_node_is_annexe(n))
		ctg_rule_report(c->diags, "S104", ctg_node_start(n),
			"rien ne suit le titre « %.*s »", STR_ARG(words));
	else if (annexe < conv->nannexes && c->text->annexes[annexe])
		ctg_rule_report(c->diags, "S104", ctg_value_place(conv,
			conv->annexes[annexe].fichier),
			"le fichier de l'annexe %.*s est vide",
			STR_ARG(conv->annexes[annexe].numero.s));
}

/* Between the label and the title of « Article 5 - Durée » stands a sign; in
 * « Article 5 du code » none. */
static bool is_separated(struct ctg_heading h)
{
	const char *from = h.printed.p + h.printed.n;
	struct ctg_str between = { from, (size_t)(h.title.p - from) };

	return ctg_str_has(between, STR("-")) ||
		ctg_str_has(between, STR(":")) ||
		ctg_str_has(between, STR("–")) ||
		ctg_str_has(between, STR("—"));
}

/* A heading that lacks its mark: all of the alinéa is « Article 5 - Durée »,
 * without the « # » or with no space after it. */
static bool is_unmarked(struct ctg_str words)
{
	struct ctg_str s = words;
	struct ctg_heading h;

	while (ctg_str_cut(&s, STR("#")))
		continue;
	if (s.n == 0 || s.n > LONGEST_TITLE)
		return false;
	ctg_heading_read(&h, s);
	if (h.word == CTG_PLAIN)
		return false;
	if (s.n < words.n || h.title.n == 0)
		return true;
	return is_separated(h) && !strchr(".;:,", s.p[s.n - 1]);
}

static void check_unmarked(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	const struct ctg_node *n = b->node;

	if (n->kind == CTG_PARA && n->src && n->parent->kind != CTG_ITEM &&
	    is_unmarked(b->words) &&
	    !ctg_check_is_sommaire(c, ctg_node_section(n)))
		ctg_check_at(c, "S115", b, 0, "«\u00a0%.*s\u00a0» n'est "
			"pas un titre", STR_ARG(b->words));
}

/* « 5 et 6 », « 5 à 7 », « 12 % »: several divisions, or none. */
static bool is_several(struct ctg_str s)
{
	while (s.n > 0 && (ctg_is_digit(s.p[0]) || s.p[0] == '.'))
		s = ctg_str_skip(s, 1);
	s = ctg_french_ltrim(s);
	return ctg_wording_take(s, "et|ou|a|%|€");
}

/* A number that a person reads as such, in figures or in letters. */
static bool is_number(struct ctg_str s, bool short_word)
{
	struct ctg_label l;
	unsigned v;
	size_t n;

	if (s.n > 0 && ctg_is_digit(s.p[0]))
		return !is_several(s);
	if (short_word && ctg_label_take_heading(&l, s))
		return true;
	n = ctg_ordinal_take(&v, s);
	if (n == 0)
		n = ctg_cardinal_take(&v, s);
	s = ctg_french_ltrim(ctg_str_skip(s, n));
	return n > 0 && (s.n == 0 || ctg_wording_take(s, ":|-|.|)"));
}

/* « Art. 4 », « Article quatre », « Article 4° », « Article4 »: people read a
 * word and its number there; we do not. */
static bool looks_labelled(struct ctg_str s)
{
	size_t n = ctg_wording_take(s, "art.|art|chap.|chap|sect.|tit.|ann.|"
		"article*|chapitre*|titre*|section*|annexe*|fiche*|theme*");
	bool short_word = n > 0 && n < 6;
	struct ctg_str rest = ctg_french_ltrim(ctg_str_skip(s, n));
	size_t more;

	if (n == 0 || (s.p[n - 1] | 0x20) == 's')
		return false;
	if (ctg_is_digit(s.p[n - 1]))
		return true;
	while ((more = ctg_wording_take(rest, "-action|action|numero|num.|"
	       "no.|no|n.|n|(|:|-")) > 0)
		rest = ctg_french_ltrim(ctg_str_skip(rest, more));
	return is_number(rest, short_word);
}

static void check_label(const struct ctg_checker *c,
	const struct ctg_block *b)
{
	const struct ctg_node *n = b->node;

	if (n->kind == CTG_HEADING && n->src &&
	    n->parent->division.heading.word == CTG_PLAIN &&
	    looks_labelled(b->words))
		ctg_check_at(c, "S117", b, 0, "«\u00a0%.*s\u00a0» ne porte "
			"pas de numéro lisible", STR_ARG(b->words));
}

void ctg_check_headings(const struct ctg_checker *c)
{
	const struct ctg_node *root = c->text->developed;
	size_t annexes = 0;

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n)) {
		if (n->kind != CTG_DIVISION)
			continue;
		check_level(c, n);
		check_content(c, n, annexes);
		annexes += ctg_node_is_annexe(n);
	}
	for (size_t i = 0; i < c->nblocks; i++) {
		check_unmarked(c, &c->blocks[i]);
		check_label(c, &c->blocks[i]);
	}
}
