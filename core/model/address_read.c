/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"

#include "base/utf8.h"
#include "model/french.h"
#include "model/known.h"
#include "model/locate.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

struct reader {
	struct ctg_str s;
	struct ctg_arena *arena;
	struct ctg_address *out;
};

/* « au titre de l'article 5 » is not the title of that article. */
enum lead { NO_LEAD, DATIVE, OTHER_LEAD };

static enum lead take_lead(struct ctg_str *s)
{
	static const struct {
		const char *words;
		enum lead lead;
	} leads[] = {
		{ "dans la", OTHER_LEAD }, { "dans le", OTHER_LEAD },
		{ "dans les", OTHER_LEAD }, { "dans l'", OTHER_LEAD },
		{ "a la", DATIVE }, { "a l'", DATIVE }, { "au", DATIVE },
		{ "aux", DATIVE }, { "de la", OTHER_LEAD },
		{ "de l'", OTHER_LEAD }, { "du", OTHER_LEAD },
		{ "des", OTHER_LEAD }, { "le", OTHER_LEAD },
		{ "la", OTHER_LEAD }, { "les", OTHER_LEAD },
		{ "l'", OTHER_LEAD },
	};

	for (size_t i = 0; i < COUNT(leads); i++) {
		struct ctg_str at = *s;

		if (!ctg_french_cut(&at, leads[i].words))
			continue;
		(void)ctg_french_spaces(&at);
		*s = at;
		return leads[i].lead;
	}
	return NO_LEAD;
}

/* « de la », « du »…, between two steps. */
static bool take_link(struct ctg_str *s)
{
	static const char *const links[] = {
		"de la", "de l'", "du", "des",
	};

	if (!ctg_french_spaces(s))
		return false;
	for (size_t i = 0; i < COUNT(links); i++)
		if (ctg_french_cut(s, links[i])) {
			(void)ctg_french_spaces(s);
			return true;
		}
	return false;
}

/* What stands between « and », which may hold others; or between “ ” or
 * straight quotes. */
static bool take_quoted(struct reader *r, struct ctg_str *name)
{
	static const struct {
		struct ctg_str open, close;
	} quotes[] = {
		{ CTG_STR_INIT("«"), CTG_STR_INIT("»") },
		{ CTG_STR_INIT("“"), CTG_STR_INIT("”") },
		{ CTG_STR_INIT("\""), CTG_STR_INIT("\"") },
	};

	for (size_t i = 0; i < COUNT(quotes); i++) {
		struct ctg_str at = r->s, inside;
		unsigned depth = 1;

		if (!ctg_str_cut(&at, quotes[i].open))
			continue;
		inside = at;
		while (at.n > 0 && depth > 0)
			if (ctg_str_cut(&at, quotes[i].close))
				depth--;
			else if (ctg_str_cut(&at, quotes[i].open))
				depth++;
			else
				at = ctg_str_skip(at, 1);
		if (depth > 0)
			return false;
		r->s = at;
		inside.n -= at.n + quotes[i].close.n;
		*name = ctg_locate_name(r->arena, inside);
		return name->n > 0;
	}
	return false;
}

static bool take_spaced(struct reader *r, const char *words)
{
	struct ctg_str at = r->s;

	if (!ctg_french_cut(&at, words) || !ctg_french_spaces(&at))
		return false;
	r->s = at;
	return true;
}

/* « dernier », « second », « deuxième », « 2e », with the space after. */
static bool take_rank(struct reader *r, struct ctg_step *step)
{
	struct ctg_str at = r->s;

	if (ctg_french_cut(&at, "dernier") ||
	    ctg_french_cut(&at, "derniere"))
		step->last = true;
	else
		at = ctg_str_skip(at, ctg_ordinal_take(&step->rank, at));
	if (at.n == r->s.n || !ctg_french_spaces(&at))
		return false;
	step->last |= take_spaced(r, "second") || take_spaced(r, "seconde") ||
		take_spaced(r, "2nd") || take_spaced(r, "2nde");
	r->s = at;
	return true;
}

struct noun {
	const char *words;
	enum ctg_step_kind kind;
	/* Which forms are read: with an ordinal before, with a number after,
	 * alone. */
	bool ranked, numbered, alone;
};

static const struct noun nouns[] = {
	{ "phrase", CTG_STEP_PHRASE, true, true, false },
	{ "alinea", CTG_STEP_ALINEA, true, true, false },
	{ "aliena", CTG_STEP_ALINEA, true, true, false },
	{ "intitule", CTG_STEP_TITLE, false, false, true },
	{ "liste", CTG_STEP_LIST, true, false, true },
	{ "element", CTG_STEP_ELEMENT, true, false, false },
	{ "tableau", CTG_STEP_TABLE, true, false, true },
	{ "ligne d'en-tete", CTG_STEP_ROW, false, false, true },
	{ "ligne", CTG_STEP_ROW, true, false, false },
	{ "cellule", CTG_STEP_CELL, true, false, true },
	{ "saut de page", CTG_STEP_BREAK, true, false, true },
	{ "note de bas de page", CTG_STEP_NOTE, true, true, false },
	{ "note", CTG_STEP_NOTE, true, true, false },
	{ "image", CTG_STEP_IMAGE, true, false, true },
	{ "visa", CTG_STEP_VISA, true, true, false },
};

/* « 2 », « n° 2 » after a noun. */
static bool take_number(struct ctg_str *s, unsigned *out)
{
	struct ctg_label l;
	struct ctg_str at = *s;
	size_t n;

	if (!ctg_french_spaces(&at))
		return false;
	n = ctg_label_take(&l, at);
	if (n == 0 || l.style != CTG_ARABIC || l.num == 0 || l.dots[0] ||
	    l.letter || l.sub || l.latin)
		return false;
	*s = ctg_str_skip(at, n);
	*out = l.num;
	return true;
}

/* « tableau 2 », « tableau n° 2 » is the number of a caption. */
static bool is_numbered(struct ctg_str s)
{
	return ctg_french_spaces(&s) && s.n > 0 && (ctg_is_digit(s.p[0]) ||
		ctg_str_starts(s, STR("n°")) || ctg_str_starts(s, STR("nº")));
}

static bool take_noun(struct reader *r, struct ctg_step *step)
{
	bool counted = step->rank > 0 || step->last;

	for (size_t i = 0; i < COUNT(nouns); i++) {
		const struct noun *n = &nouns[i];
		struct ctg_str at = r->s;

		if ((counted && !n->ranked) || !ctg_french_cut(&at, n->words))
			continue;
		if (!counted && !(n->numbered && take_number(&at,
		    &step->rank)) && (!n->alone || is_numbered(at)))
			continue;
		step->kind = n->kind;
		r->s = at;
		return true;
	}
	return false;
}

/* « al. 2 » */
static bool take_abbreviated(struct reader *r, struct ctg_step *step)
{
	struct ctg_str at = r->s;

	if (!ctg_french_cut(&at, "al") || !ctg_str_cut(&at, STR(".")) ||
	    !take_number(&at, &step->rank))
		return false;
	step->kind = CTG_STEP_ALINEA;
	r->s = at;
	return true;
}

static bool take_division(struct reader *r, struct ctg_step *step)
{
	struct ctg_str at = r->s;
	bool plural;
	size_t n = ctg_word_take(&step->word, &plural, at);

	at = ctg_str_skip(at, n);
	if (n == 0 || plural || !ctg_french_spaces(&at))
		return false;
	n = ctg_label_take(&step->label, at);
	if (n == 0)
		return false;
	step->kind = CTG_STEP_DIVISION;
	r->s = ctg_str_skip(at, n);
	return true;
}

/* « division intitulée « article 5 » » */
static bool take_renamed(struct reader *r, struct ctg_step *step)
{
	struct reader inside = *r;
	struct ctg_str name;

	if (!take_spaced(r, "division intitulee") || !take_quoted(r, &name))
		return false;
	inside.s = name;
	return take_division(&inside, step) && inside.s.n == 0;
}

/* « partie intitulée « Portrait » », « rubrique « Portrait » », « partie sans
 * intitulé ». */
static bool take_section(struct reader *r, struct ctg_step *step)
{
	step->kind = CTG_STEP_SECTION;
	if (ctg_french_cut(&r->s, "partie sans intitule"))
		return true;
	if (take_spaced(r, "partie generee"))
		step->kind = CTG_STEP_PART;
	else if (!take_spaced(r, "partie") && !take_spaced(r, "rubrique"))
		return false;
	if (step->kind == CTG_STEP_SECTION && !take_spaced(r, "intitulee"))
		(void)take_spaced(r, "denommee");
	return take_quoted(r, &step->name);
}

static bool take_known(struct reader *r, struct ctg_step *step)
{
	const struct ctg_generated *part = ctg_generated_cut(&r->s);
	const struct ctg_known *title = part ? NULL : ctg_known_cut(&r->s);

	if (part) {
		step->kind = CTG_STEP_PART;
		step->name = ctg_str_from(part->part);
	} else if (title) {
		step->kind = CTG_STEP_SECTION;
		step->name = ctg_str_from(title->name);
	}
	return part || title;
}

/* « la présente convention », but not « la convention d'objectifs ». */
static bool take_text(struct reader *r, struct ctg_step *step)
{
	static const char *const others[] = { "de", "d'", "du", "des" };
	struct ctg_str at, after;

	(void)take_spaced(r, "presente");
	at = r->s;
	if (!ctg_french_cut(&at, "convention territoriale globale de services "
	    "aux familles") &&
	    !ctg_french_cut(&at, "convention territoriale globale") &&
	    !ctg_french_cut(&at, "convention") && !ctg_french_cut(&at, "ctg"))
		return false;
	after = at;
	(void)ctg_french_spaces(&after);
	for (size_t i = 0; i < COUNT(others); i++)
		if (ctg_french_cut(&after, others[i]))
			return false;
	step->kind = CTG_STEP_TEXT;
	r->s = at;
	return true;
}

static bool take_title(struct reader *r, struct ctg_step *step)
{
	step->kind = CTG_STEP_TITLE;
	return ctg_french_cut(&r->s, "titre");
}

/* Tries one form; leaves everything as it was when it does not fit. */
static bool try(struct reader *r, struct ctg_step *step,
	bool (*form)(struct reader *, struct ctg_step *))
{
	struct ctg_str s = r->s;
	struct ctg_step before = *step;

	if (form(r, step))
		return true;
	r->s = s;
	*step = before;
	return false;
}

static bool take_step(struct reader *r, struct ctg_step *step, enum lead lead)
{
	static bool (*const forms[])(struct reader *, struct ctg_step *) = {
		take_division, take_known, take_text, take_abbreviated,
	};

	*step = (struct ctg_step){ 0 };
	if (!try(r, step, take_rank))
		for (size_t i = 0; i < COUNT(forms); i++)
			if (try(r, step, forms[i]))
				return true;
	if (try(r, step, take_renamed) || try(r, step, take_section) ||
	    try(r, step, take_noun))
		return true;
	return step->rank == 0 && !step->last && lead != DATIVE &&
		try(r, step, take_title);
}

static void insert(struct ctg_address *a, size_t at, struct ctg_step step)
{
	for (size_t i = a->n++; i > at; i--)
		a->steps[i] = a->steps[i - 1];
	a->steps[at] = step;
}

/* A column makes a cell of a row, or tells which cell it is. */
static bool set_column(struct ctg_address *a, struct ctg_step column)
{
	size_t i = 0;

	while (i < a->n && a->steps[i].kind != CTG_STEP_CELL &&
	       a->steps[i].kind != CTG_STEP_ROW)
		i++;
	if (i == a->n)
		return false;
	column.kind = CTG_STEP_CELL;
	if (a->steps[i].kind == CTG_STEP_ROW) {
		if (a->n == CTG_ADDRESS_STEPS)
			return false;
		insert(a, i, column);
		return true;
	}
	if (a->steps[i].name.n > 0 || a->steps[i].rank > 0 ||
	    a->steps[i].last)
		return false;
	a->steps[i] = column;
	return true;
}

/* « colonne « Gestionnaire » », « deuxième colonne » */
static bool take_column(struct reader *r, struct ctg_step *step)
{
	if (try(r, step, take_rank))
		return ctg_french_cut(&r->s, "colonne") &&
			set_column(r->out, *step);
	if (!take_spaced(r, "colonne"))
		return false;
	(void)take_spaced(r, "intitulee");
	return take_quoted(r, &step->name) && set_column(r->out, *step);
}

/* « , dans la colonne « Gestionnaire » » */
static bool take_final_column(struct reader *r, struct ctg_step *step)
{
	(void)ctg_str_cut(&r->s, STR(","));
	return ctg_french_spaces(&r->s) && take_spaced(r, "dans la") &&
		take_column(r, step);
}

/* « article 5, alinéa 2 » */
static bool take_final_alinea(struct reader *r, struct ctg_step *step)
{
	enum ctg_step_kind kind = r->out->steps[0].kind;

	(void)ctg_str_cut(&r->s, STR(","));
	if ((kind != CTG_STEP_DIVISION && kind != CTG_STEP_SECTION) ||
	    r->out->n == CTG_ADDRESS_STEPS || !ctg_french_spaces(&r->s))
		return false;
	if (!try(r, step, take_abbreviated) && !(try(r, step, take_noun) &&
	    step->kind == CTG_STEP_ALINEA))
		return false;
	insert(r->out, 0, *step);
	return true;
}

/* An alinéa stands in an article, never the other way round; divisions may
 * stand in one another. */
static bool may_contain(enum ctg_step_kind outer, enum ctg_step_kind inner)
{
	static const unsigned char width[] = {
		[CTG_STEP_PHRASE] = 0, [CTG_STEP_IMAGE] = 1,
		[CTG_STEP_ALINEA] = 2, [CTG_STEP_TITLE] = 2,
		[CTG_STEP_CELL] = 2, [CTG_STEP_VISA] = 2,
		[CTG_STEP_ROW] = 3, [CTG_STEP_ELEMENT] = 3,
		[CTG_STEP_TABLE] = 4, [CTG_STEP_LIST] = 4,
		[CTG_STEP_BREAK] = 4, [CTG_STEP_NOTE] = 5,
		[CTG_STEP_DIVISION] = 6, [CTG_STEP_SECTION] = 6,
		[CTG_STEP_PART] = 7, [CTG_STEP_TEXT] = 8,
	};

	return width[outer] > width[inner] ||
		(width[outer] == 6 && width[inner] == 6);
}

static bool take_next(struct reader *r, struct ctg_step *step)
{
	size_t n = r->out->n;

	if (!take_link(&r->s))
		return false;
	if (try(r, step, take_column))
		return true;
	if (n == CTG_ADDRESS_STEPS || !take_step(r, step, OTHER_LEAD) ||
	    !may_contain(step->kind, r->out->steps[n - 1].kind))
		return false;
	r->out->steps[r->out->n++] = *step;
	return true;
}

size_t ctg_address_take(struct ctg_address *out, struct ctg_arena *a,
	struct ctg_str text)
{
	struct ctg_address address = { 0 };
	struct reader r = { text, a, &address };
	enum lead lead = take_lead(&r.s);
	struct ctg_step step = { 0 };

	if (!take_step(&r, &address.steps[0], lead))
		return 0;
	address.n = 1;
	while (try(&r, &step, take_next))
		step = (struct ctg_step){ 0 };
	if (!try(&r, &step, take_final_alinea))
		(void)try(&r, &step, take_final_column);
	*out = address;
	return text.n - r.s.n;
}
