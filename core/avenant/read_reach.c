/* SPDX-License-Identifier: Apache-2.0 */
/* Several places in one sentence: « les articles 3, 5 et 7 », « les deuxième
 * à cinquième alinéas de l'article 4 ».  A single one is address.h's. */
#include "avenant/read_act.h"

#include "base/date.h"
#include "model/french.h"

#include <string.h>

#define SAME	"du_meme_article|de_ce_meme_article|de_cet_article|" \
		"dudit_article|de_la_meme_annexe|de_cette_annexe|" \
		"de_la_meme_fiche|de_cette_fiche"
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

bool ctg_reach_cut(struct ctg_str *s, const char *alternatives)
{
	if (!ctg_words_cut(s, alternatives, strlen(alternatives)))
		return false;
	(void)ctg_french_spaces(s);
	return true;
}

bool ctg_reach_has_of(struct ctg_str s)
{
	static const char links[] = "de_la|de_l'|du|des";

	return ctg_reach_cut(&s, links);
}

void ctg_reach_extend(struct ctg_address *to, const struct ctg_address *rest,
	size_t from)
{
	for (size_t i = from; i < rest->n && to->n < CTG_ADDRESS_STEPS; i++)
		to->steps[to->n++] = rest->steps[i];
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
	n = ctg_reach_has_of(at) ? ctg_address_take(&rest, a, at) : 0;
	if (n > 0) {
		ctg_reach_extend(&r->from, &rest, 0);
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

/* « l'intitulé « Bilan » de l'article 7 »: that of the part so called. */
static bool take_titled(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_address title = { { { .kind = CTG_STEP_TITLE } }, 1 };
	struct ctg_address part;
	struct ctg_reach *r;
	struct ctg_str at = *s;
	size_t n;

	(void)ctg_reach_cut(&at, "l'|a_l'|de_l'");
	if (!ctg_reach_cut(&at, "intitule") || at.n == 0 ||
	    !ctg_str_starts(at, STR("«")))
		return false;
	n = ctg_address_take(&part, a, ctg_strf(a, "partie intitulée %.*s",
		STR_ARG(at)));
	if (n < strlen("partie intitulée «"))
		return false;
	r = ctg_reaches_add(out);
	r->from = title;
	ctg_reach_extend(&r->from, &part, 0);
	r->to = r->from;
	*s = ctg_str_skip(at, n - strlen("partie intitulée "));
	return true;
}

/* The intitulé of the convention stands on its title page. */
static void name_title(struct ctg_address *a)
{
	static const struct ctg_step page[] = {
		{ .kind = CTG_STEP_ALINEA, .rank = 1 },
		{ .kind = CTG_STEP_PART, .name = CTG_STR_INIT("titre") },
	};

	if (a->n < 2 || a->steps[a->n - 2].kind != CTG_STEP_TITLE ||
	    a->steps[a->n - 1].kind != CTG_STEP_TEXT)
		return;
	a->steps[a->n - 2] = page[0];
	a->steps[a->n - 1] = page[1];
}

static bool take_one(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	static const char matter[] = "les_stipulations|le_texte|la_redaction|"
		"le_contenu|les_termes";
	struct ctg_str of = *s;
	struct ctg_reach *r;
	struct ctg_address one;
	size_t n;

	/* « les stipulations de l'article 5 » */
	if (ctg_reach_cut(&of, matter) && ctg_reach_has_of(of))
		*s = of;
	if (ctg_reach_take_list(out, a, s))
		return true;
	if (take_item(out, a, s) || take_titled(out, a, s))
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

		size_t from = 1;

		if (r->from.n != 1 || last->n < 2 || r->items.n > 0 ||
		    r->from.steps[0].kind >= CTG_STEP_DIVISION)
			continue;
		/* « à l'intitulé et au dernier alinéa de l'article 3 » */
		while (from < last->n && r->from.steps[0].kind !=
		       last->steps[0].kind &&
		       last->steps[from].kind < CTG_STEP_DIVISION)
			from++;
		ctg_reach_extend(&r->from, last, from);
		ctg_reach_extend(&r->to, last, from);
	}
}

/* « à la fin », « au début » */
static void take_edge(struct ctg_reaches *out, struct ctg_str *s)
{
	static const char ends[] = "a_la_fin|en_fin";
	static const char starts[] = "au_debut|en_tete";
	struct ctg_str at = *s;

	if (ctg_reach_cut(&at, ends) && ctg_reach_has_of(at)) {
		out->end = true;
		*s = at;
		return;
	}
	at = *s;
	if (ctg_reach_cut(&at, starts) && ctg_reach_has_of(at)) {
		out->start = true;
		*s = at;
	}
}

/* « à l'annexe 3, au premier alinéa… » is no list. */
static bool same_sort(const struct ctg_reaches *x,
	const struct ctg_reaches *y)
{
	const struct ctg_address *a = &x->v[0].from, *b = &y->v[0].from;

	return a->n > 0 && b->n > 0 && a->steps[0].kind == b->steps[0].kind;
}

/* Another place after « et »; or after a comma when « et » comes later. */
static bool take_more(struct ctg_reaches *out, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_reaches more = { .arena = a };
	struct ctg_str at = *s;

	(void)ctg_french_spaces(&at);
	if (ctg_reach_cut(&at, "et") || ctg_reach_cut(&at, "ainsi_que") ||
	    ctg_reach_cut(&at, "ainsi_qu'")) {
		if (!take_one(&more, a, &at))
			return false;
	} else if (ctg_str_cut(&at, STR(","))) {
		(void)ctg_french_spaces(&at);
		if (!take_one(&more, a, &at) || !same_sort(&more, out) ||
		    !take_more(&more, a, &at))
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
	(void)ctg_reach_cut(&at, "intitule|intitulee");
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
	static const char names[] =
		"de_la_convention_territoriale_globale|"
		"de_la_convention|de_la_ctg";
	static const char dated[] = "signee_le|conclue_le|en_date_du|du";
	static const char said[] =
		"susvisee|initiale|precitee|susmentionnee|d'origine|"
		"modifiee";
	struct ctg_str at = *s;
	struct ctg_date day;
	size_t n;

	(void)ctg_french_spaces(&at);
	if (!ctg_reach_cut(&at, names) && !named)
		return;
	if (ctg_reach_cut(&at, said)) {
		*s = at;
		return;
	}
	if (!ctg_reach_cut(&at, dated))
		return;
	n = ctg_date_read_french(&day, at);
	if (n > 0)
		*s = ctg_str_skip(at, n);
}

/* « du même article » */
static bool take_same(struct ctg_str *s)
{
	struct ctg_str at = ctg_french_ltrim(*s);

	if (!ctg_words_cut(&at, SAME, strlen(SAME)))
		return false;
	*s = at;
	return true;
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
	l.same = take_same(&s);
	for (size_t i = 0; i < l.n; i++) {
		name_title(&l.v[i].from);
		name_title(&l.v[i].to);
	}
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
	ctg_reach_extend(&a, outer, from);
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
	l.end = inner->end;
	l.same = inner->same;
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
