/* SPDX-License-Identifier: Apache-2.0 */
/* D402, D404: what the text says of its own start, end, length and notice,
 * against « periode ».  What a variable prints is not judged. */
#include "check/checks.h"
#include "check/statement.h"
#include "check/wording.h"
#include "check/years.h"
#include "model/french.h"

/* What the body states. */
struct stated {
	const struct ctg_checker *c;
	struct ctg_statement v[16];
	const struct ctg_block *blocks[16];	/* of each */
	size_t n;
	/* The section asked about last, and whether it is about duration. */
	const struct ctg_node *section;
	bool in_duration;
	unsigned looks;			/* blocks and notices weighed */
};

/* A text that speaks of its duration more often than this is left alone. */
#define MOST_LOOKS	500

/* « Article 10 - Durée de la convention »: asked once for its paragraphs. */
static bool in_duration(struct stated *s, const struct ctg_node *n)
{
	const struct ctg_node *section = ctg_node_section(n);

	if (section != s->section)
		s->in_duration = ctg_check_heading_says(section, "duree*|"
			"entree en vigueur|prise d'effet|date d'effet|"
			"periode*|terme");
	s->section = section;
	return s->in_duration;
}

static void read_block(struct stated *s, const struct ctg_block *b)
{
	bool loose = in_duration(s, b->node);
	struct ctg_statement v[16];
	size_t n;

	/* « la présente convention »: most texts stop here, quickly. */
	if (!loose && !ctg_str_has(b->words, STR("sente ")) &&
	    !ctg_str_has(b->words, STR("SENTE ")))
		return;
	if (s->n == 16 || s->looks++ >= MOST_LOOKS)
		return;
	n = ctg_statements_read(v, 16, b->words, loose);
	for (size_t i = 0; i < n && s->n < 16; i++) {
		if (ctg_check_is_printed(b, v[i].off))
			continue;
		s->v[s->n] = v[i];
		s->blocks[s->n++] = b;
	}
}

static bool same_day(struct ctg_date said, struct ctg_date real)
{
	return said.day ? ctg_date_cmp(said, real) == 0 :
		said.year == real.year;
}

static struct ctg_str words_of(const struct stated *s, size_t i)
{
	return ctg_str_head(ctg_str_skip(s->blocks[i]->words, s->v[i].off),
		s->v[i].len);
}

static void say(const struct stated *s, size_t i, const char *what,
	struct ctg_date real)
{
	struct ctg_buf day = { .arena = s->c->arena };

	ctg_date_write(&day, real);
	ctg_check_at(s->c, "D402", s->blocks[i], s->v[i].off,
		"le texte donne pour %s «\u00a0%.*s\u00a0», et "
		"«\u00a0periode\u00a0» le %.*s", what,
		STR_ARG(words_of(s, i)), STR_ARG(ctg_buf_str(&day)));
}

static void judge_start(const struct stated *s, size_t i)
{
	const struct ctg_period *real = &s->c->text->convention.periode;

	if (s->v[i].at_signature)
		return;
	if (real->at_signature)
		ctg_check_at(s->c, "D402", s->blocks[i], s->v[i].off,
			"le texte donne pour début «\u00a0%.*s\u00a0», et "
			"«\u00a0periode\u00a0» la signature",
			STR_ARG(words_of(s, i)));
	else if (real->start.year && !same_day(s->v[i].date, real->start))
		say(s, i, "début", real->start);
}

/* A convention may enter into force after the first day that it covers:
 * silence when another clause gives that day. */
static bool start_is_given(const struct stated *s)
{
	const struct ctg_period *real = &s->c->text->convention.periode;

	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].kind <= CTG_STATES_FORCE &&
		    same_day(s->v[i].date, real->start))
			return true;
	return false;
}

/* Exact, or counted in civil years, or within a month of it: what people
 * call four years. */
static bool length_fits(struct ctg_span span, const struct ctg_period *real)
{
	long days = ctg_date_number(real->end) -
		ctg_date_number(real->start) + 1;
	long said = (long)span.years * 365 + (long)span.years / 4 +
		(long)span.months * 30 + (long)span.months / 2 +
		(long)span.days;

	if (span.years && !span.months && !span.days &&
	    span.years == real->end.year - real->start.year + 1)
		return true;
	return days - said <= 31 && said - days <= 31;
}

static void judge_length(const struct stated *s, size_t i)
{
	const struct ctg_period *real = &s->c->text->convention.periode;

	if (real->start.year && real->end.year && !s->v[i].at_signature &&
	    !length_fits(s->v[i].span, real))
		ctg_check_at(s->c, "D402", s->blocks[i], s->v[i].off,
			"la durée de %.*s n'est pas celle de "
			"«\u00a0periode\u00a0»", STR_ARG(words_of(s, i)));
}

static void judge(const struct stated *s, size_t i)
{
	const struct ctg_period *real = &s->c->text->convention.periode;

	switch (s->v[i].kind) {
	case CTG_STATES_FORCE:
		if (!start_is_given(s))
			judge_start(s, i);
		break;
	case CTG_STATES_START:
		judge_start(s, i);
		break;
	case CTG_STATES_END:
		if (real->end.year && !same_day(s->v[i].date, real->end))
			say(s, i, "fin", real->end);
		break;
	case CTG_STATES_LENGTH:
		judge_length(s, i);
		break;
	}
}

static const struct ctg_block *title_block(const struct ctg_checker *c)
{
	for (size_t i = 0; i < c->nvalues; i++)
		if (c->values[i].value == &c->text->convention.titre)
			return &c->values[i];
	return NULL;
}

/* « Convention territoriale globale 2019-2022 ». */
static void judge_title(const struct ctg_checker *c)
{
	const struct ctg_period *real = &c->text->convention.periode;
	const struct ctg_block *b = title_block(c);
	struct ctg_years said, more;

	if (!b || !ctg_years_find(&said, b->words, 0) ||
	    ctg_years_find(&more, b->words, said.last_off + 4) ||
	    ctg_wording_has(b->words, "schema*|plan|projet|contrat*|"
	    "programme*"))
		return;
	if (real->end.year && real->end.year != said.last)
		ctg_check_at(c, "D402", b, said.last_off,
			"le titre annonce %u, et «\u00a0periode\u00a0» finit "
			"en %u", said.last, real->end.year);
	if (!real->at_signature && real->start.year &&
	    real->start.year != said.first)
		ctg_check_at(c, "D402", b, said.first_off,
			"le titre annonce %u, et «\u00a0periode\u00a0» "
			"commence en %u", said.first, real->start.year);
}

/* The length that stands before byte to of s, with one of the links at most
 * between: « trois mois », not the « quatre mois » of « vingt-quatre mois ».
 * Its offset, or s.n when there is none. */
static size_t length_before(struct ctg_span *out, struct ctg_str s,
	size_t to, const char *links, size_t *len)
{
	size_t found = s.n;

	for (size_t i = to; i-- > 0 && to - i < 40;) {
		struct ctg_str head = ctg_str_skip(ctg_str_head(s, to), i);
		struct ctg_span span;
		size_t n = ctg_wording_starts(s, i) ?
			ctg_length_read(&span, head) : 0;

		head = ctg_french_ltrim(ctg_str_skip(head, n));
		if (n == 0 || ctg_wording_take(head, links) !=
		    ctg_french_rtrim(head).n)
			continue;
		found = i;
		*out = span;
		*len = n;
	}
	return found;
}

/* « un préavis de trois mois », « trois mois de préavis »: the length at
 * word [from, to) of s.  Its offset, or s.n when there is none. */
static size_t read_notice(struct ctg_span *out, struct ctg_str s, size_t from,
	size_t to, size_t *len)
{
	struct ctg_str t = ctg_french_ltrim(ctg_str_skip(s, to));
	size_t n;

	while ((n = ctg_wording_take(t, "de|d'|est|fixe|porte|a|au moins|"
	       "minimum|minimal|ecrit|:|d'au moins|de la convention")) > 0)
		t = ctg_french_ltrim(ctg_str_skip(t, n));
	*len = ctg_length_read(out, t);
	if (*len > 0)
		return s.n - t.n;
	return length_before(out, s, from, "de", len);
}

/* Days against months: certain only when no month is that long. */
static bool same_span(struct ctg_span a, struct ctg_span b)
{
	unsigned ma = a.years * 12 + a.months, mb = b.years * 12 + b.months;

	if (!a.days == !b.days)
		return ma == mb && a.days == b.days;
	if (a.days)
		return a.days >= mb * 28 && a.days <= mb * 31;
	return b.days >= ma * 28 && b.days <= ma * 31;
}

/* A notice has other uses (withdrawal, breach, renewal, staff): the clause
 * must be that of an ordinary termination.  Its heading may say so, when the
 * clause itself speaks of a notice. */
static bool ends_convention(const struct ctg_block *b, struct ctg_str s,
	bool named)
{
	static const char ending[] =
		"resili*|denonc*|mettre fin|met fin|mette fin|y mettre fin";
	static const char other[] =
		"faute|manquement*|mise en demeure|inexecution|retrait|"
		"se retirer|force majeure|urgence|renouvel*|reconduct*|"
		"reconduit*|avenant*|modifi*|bail|contrat|comite*|"
		"convocation*|reunion*|personnel*|agent*|"
		"convention d'*|convention de gestion|"
		"convention de financement|conventions";

	if (ctg_wording_has(s, other))
		return false;
	return ctg_wording_has(s, ending) || (named &&
		ctg_check_heading_says(b->node, "resili*|denonc*|fin|"
		"fin anticipee|rupture|cessation"));
}

/* « dénoncée trois mois avant son terme » gives a notice without the word. */
#define NOTICE	"preavis|prevenance"
#define BEFORE_END \
	"a l'avance|avant son terme|avant le terme|avant son echeance|" \
	"avant l'echeance|avant la date d'echeance|avant sa date d'echeance|" \
	"avant son expiration|avant l'expiration|avant la date d'expiration"

static void judge_notice(struct stated *st, const struct ctg_block *b)
{
	const struct ctg_checker *c = st->c;
	const struct ctg_period *real = &c->text->convention.periode;
	struct ctg_span said;
	size_t from = 0, len, n;

	for (;;) {
		struct ctg_str rest = ctg_str_skip(b->words, from), s;
		size_t i = ctg_wording_find(rest, NOTICE "|" BEFORE_END, &n);
		bool named = ctg_wording_take(ctg_str_skip(rest, i), NOTICE);
		size_t off;

		if (i == rest.n || st->looks++ >= MOST_LOOKS)
			return;
		s = ctg_wording_sentence(b->words, from + i);
		off = (size_t)(s.p - b->words.p);
		i = from + i - off;
		from = off + i + n;
		i = named ? read_notice(&said, s, i, i + n, &len) :
			length_before(&said, s, i,
			"au moins|au plus tard|au minimum", &len);
		if (i == s.n || same_span(said, real->notice) ||
		    !ends_convention(b, s, named) ||
		    ctg_check_is_printed(b, off + i))
			continue;
		ctg_check_at(c, "D404", b, off + i, "préavis fixé ici à "
			"%.*s, et par «\u00a0periode\u00a0» à %.*s",
			(int)len, s.p + i, STR_ARG(real->preavis.s));
	}
}

void ctg_check_period(const struct ctg_checker *c)
{
	struct ctg_span notice = c->text->convention.periode.notice;
	bool has_notice = notice.years || notice.months || notice.days;
	struct stated s = { .c = c };

	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_block *b = &c->blocks[i];

		if (!ctg_check_in_body(b->node))
			continue;
		read_block(&s, b);
		if (has_notice && (ctg_str_has(b->words, STR("avis")) ||
		    ctg_str_has(b->words, STR("venance")) ||
		    ctg_str_has(b->words, STR("avance")) ||
		    ctg_str_has(b->words, STR("avant "))))
			judge_notice(&s, b);
	}
	for (size_t i = 0; i < s.n; i++)
		judge(&s, i);
	judge_title(c);
}
