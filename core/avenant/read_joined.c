/* SPDX-License-Identifier: Apache-2.0 */
/* Annexes that come, go, or are replaced by those joined to the act. */
#include "avenant/reading_front.h"

#include "base/buf.h"
#include "model/address.h"
#include "model/french.h"
#include "model/label.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* --- places --------------------------------------------------------------- */

/* « l'annexe 2 » at the start of *s: the annexe of the base.  NULL, and *s as
 * it was, when no annexe is named there; *refused when none has the name. */
static const struct ctg_node *take_annexe(struct ctg_reading_front *r,
	struct ctg_str *s, bool *refused)
{
	struct ctg_address at;
	struct ctg_node *n = NULL;
	struct ctg_err err = { 0 };
	size_t len = ctg_address_take(&at, r->arena, *s);

	*refused = false;
	if (len == 0 || at.n != 1 || at.steps[0].kind != CTG_STEP_DIVISION ||
	    at.steps[0].word != CTG_ANNEXE)
		return NULL;
	if (ctg_address_find(&n, r->s->base->developed, &at, &err) ||
	    !ctg_node_is_annexe(n)) {
		*refused = true;
		(void)ctg_front_refuse(r, "A702", "%s", err.msg[0] ? err.msg :
			"cette annexe n'est pas dans la convention");
		return NULL;
	}
	*s = ctg_french_ltrim(ctg_str_skip(*s, len));
	return n;
}

/* « 7 », « 3 bis », « n° 2a »: as it is printed. */
static bool take_number(struct ctg_str *s, struct ctg_str *numero)
{
	struct ctg_str at = ctg_french_ltrim(*s);
	struct ctg_label label;
	size_t len;

	if (ctg_french_cut(&at, "n°") || ctg_french_cut(&at, "no") ||
	    ctg_str_cut(&at, STR("n°")))
		at = ctg_french_ltrim(at);
	len = ctg_label_take(&label, at);
	if (len == 0)
		return false;
	*numero = ctg_str_head(at, len);
	*s = ctg_french_ltrim(ctg_str_skip(at, len));
	return true;
}

static bool is_joined(struct ctg_str s)
{
	static const char *const forms[] = { "jointe", "joint", "annexee",
		"annexee au present avenant", "en annexe du present avenant",
		"ci-jointe", "ci-apres annexee", "ci-annexee" };

	for (size_t i = 0; i < COUNT(forms); i++)
		if (ctg_front_says(s, forms[i]))
			return true;
	return false;
}

/* --- the entry ------------------------------------------------------------ */

/* What the act's front-matter says of it, else what its words say. */
static const struct ctg_annexe *entry(struct ctg_reading_front *r,
	struct ctg_str numero, struct ctg_str words)
{
	const struct ctg_amendment *m = &r->s->act->front;
	struct ctg_annexe *x;

	for (size_t i = 0; i < m->nannexes; i++)
		if (ctg_str_eq(m->annexes[i].numero.s, numero))
			return &m->annexes[i];
	x = CTG_NEW(r->arena, struct ctg_annexe);
	x->numero.s = numero;
	(void)ctg_front_quote(words, &x->titre.s);
	return x;
}

/* The words and the front-matter of the act must not say two titles. */
static bool is_titled(struct ctg_reading_front *r,
	const struct ctg_annexe *x, struct ctg_str words)
{
	struct ctg_str said;

	if (!ctg_front_quote(words, &said) || ctg_str_eq(said, x->titre.s))
		return true;
	(void)ctg_front_refuse(r, "A745", "d'après l'en-tête de l'acte, "
		"l'annexe %.*s est intitulée «\u00a0%.*s\u00a0»",
		STR_ARG(x->numero.s), STR_ARG(x->titre.s));
	return false;
}

static enum ctg_read_front_result give(struct ctg_reading_front *r,
	enum ctg_op_how how, const struct ctg_node *at,
	struct ctg_str numero, struct ctg_str words)
{
	const struct ctg_annexe *x = entry(r, numero, words);
	struct ctg_op *op;

	if (!is_titled(r, x, words))
		return CTG_FRONT_REFUSED;
	if (how == CTG_OP_ADD && x->titre.s.n == 0)
		return ctg_front_refuse(r, "A746", "l'intitulé de l'annexe "
			"%.*s n'est pas donné", STR_ARG(numero));
	op = ctg_front_add(r, CTG_OP_ANNEXE, how);
	op->at = op->to = at;
	op->annexe = x;
	op->numero = numero;
	return CTG_FRONT_READ;
}

/* --- one that is replaced ------------------------------------------------- */

static struct ctg_str number_of(struct ctg_reading_front *r,
	const struct ctg_node *annexe)
{
	const struct ctg_convention *c = &r->s->base->convention;
	size_t i = 0;

	for (const struct ctg_node *n = annexe->prev; n; n = n->prev)
		i += ctg_node_is_annexe(n);
	return i < c->nannexes ? c->annexes[i].numero.s : STR("");
}

static enum ctg_read_front_result read_replaced(struct ctg_reading_front *r,
	const struct ctg_node *at, struct ctg_str rest)
{
	struct ctg_str numero = number_of(r, at), before, s = rest;

	if (ctg_front_after(&s, &before, "par") &&
	    (ctg_french_cut(&s, "l'annexe") || ctg_french_cut(&s, "annexe")))
		(void)take_number(&s, &numero);
	return give(r, CTG_OP_REPLACE, at, numero, rest);
}

static enum ctg_read_front_result read_format(struct ctg_reading_front *r,
	const struct ctg_node *at, struct ctg_str rest)
{
	const struct ctg_node *n = at;
	struct ctg_op *op;
	size_t rank = 1;

	if (!ctg_front_says(rest, "paysage") &&
	    !ctg_front_says(rest, "portrait"))
		return CTG_FRONT_OTHER;
	while ((n = n->prev))
		rank += ctg_node_is_annexe(n);
	op = ctg_front_add(r, CTG_OP_VALUE, CTG_OP_REPLACE);
	op->key = ctg_strf(r->arena, "annexes.%zu.orientation", rank);
	op->value = ctg_front_says(rest, "paysage") ? STR("paysage") :
		STR("portrait");
	return CTG_FRONT_READ;
}

static enum ctg_read_front_result read_removed(struct ctg_reading_front *r,
	const struct ctg_node *at)
{
	struct ctg_op *op = ctg_front_add(r, CTG_OP_ANNEXE, CTG_OP_REMOVE);

	op->at = op->to = at;
	op->numero = number_of(r, at);
	return CTG_FRONT_READ;
}

/* « L'annexe 2 est … » */
static enum ctg_read_front_result read_named(struct ctg_reading_front *r,
	struct ctg_str words)
{
	static const char *const gone[] = { "est supprimee", "est abrogee",
		"est retiree", "est annulee", "est supprime" };
	bool refused;
	const struct ctg_node *at = take_annexe(r, &words, &refused);

	if (!at)
		return refused ? CTG_FRONT_REFUSED : CTG_FRONT_OTHER;
	(void)ctg_str_cut(&words, STR(":"));
	words = ctg_french_ltrim(words);
	if ((ctg_front_says(words, "annulee et remplacee") ||
	    ctg_front_says(words, "remplacee")) && !r->s->quoted &&
	    (is_joined(words) || ctg_front_says(words,
	    "annulee et remplacee")))
		return read_replaced(r, at, words);
	if (ctg_french_cut(&words, "est presentee") ||
	    ctg_french_cut(&words, "est mise"))
		return read_format(r, at, words);
	for (size_t i = 0; i < COUNT(gone); i++)
		if (ctg_french_cut(&words, gone[i]) &&
		    ctg_french_trim(words).n == 0)
			return read_removed(r, at);
	return CTG_FRONT_OTHER;
}

/* --- one that comes ------------------------------------------------------- */

static bool takes_new(struct ctg_str *s, struct ctg_str *numero)
{
	static const char *const verbs[] = { "il est ajoute", "est ajoutee",
		"il est insere", "est inseree", "il est joint", "est jointe",
		"il est cree", "est creee" };
	static const char *const nouns[] = { "une annexe",
		"une nouvelle annexe", "l'annexe" };
	struct ctg_str at = *s;

	for (size_t i = 0; i < COUNT(verbs); i++)
		if (ctg_french_cut(&at, verbs[i]))
			break;
	at = ctg_french_ltrim(at);
	for (size_t i = 0; i < COUNT(nouns); i++) {
		struct ctg_str rest = at;

		if (!ctg_french_cut(&rest, nouns[i]) ||
		    !take_number(&rest, numero))
			continue;
		/* « Une annexe 7 est ajoutée » */
		if (at.p == s->p && (i == 2 || (!ctg_front_says(rest,
		    "est ajoutee") && !ctg_front_says(rest, "est inseree") &&
		    !ctg_front_says(rest, "est jointe"))))
			return false;
		*s = rest;
		return true;
	}
	return false;
}

static enum ctg_read_front_result read_new(struct ctg_reading_front *r,
	struct ctg_str words)
{
	const struct ctg_node *at = r->s->base->developed->last;
	enum ctg_op_side side = CTG_OP_AFTER;
	enum ctg_read_front_result got;
	struct ctg_str s = words, numero;
	bool refused = false;

	if (ctg_french_cut(&s, "apres") || ctg_french_cut(&s, "avant")) {
		side = ctg_french_cut(&words, "avant") ? CTG_OP_BEFORE :
			CTG_OP_AFTER;
		s = ctg_french_ltrim(s);
		at = take_annexe(r, &s, &refused);
		if (!at)
			return refused ? CTG_FRONT_REFUSED : CTG_FRONT_OTHER;
		(void)ctg_str_cut(&s, STR(","));
		s = ctg_french_ltrim(s);
	}
	if (!takes_new(&s, &numero) || r->s->quoted)
		return CTG_FRONT_OTHER;
	/* After the last, or the first of all. */
	while (at && at->kind != CTG_DIVISION)
		at = at->prev;
	if (!at || !ctg_node_is_annexe(at)) {
		at = r->s->base->developed;
		side = CTG_OP_LAST;
	}
	got = give(r, CTG_OP_ADD, at, numero, s);
	if (got == CTG_FRONT_READ)
		r->out->v[r->out->n - 1].side = side;
	return got;
}

enum ctg_read_front_result ctg_front_read_annexe(
	struct ctg_reading_front *r, struct ctg_str words)
{
	enum ctg_read_front_result got;

	if (!ctg_front_says(words, "annexe"))
		return CTG_FRONT_OTHER;
	got = read_new(r, words);
	return got == CTG_FRONT_OTHER ? read_named(r, words) : got;
}
