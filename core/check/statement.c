/* SPDX-License-Identifier: Apache-2.0 */
#include "check/statement.h"

#include "check/wording.h"
#include "check/years.h"
#include "model/french.h"

#include <string.h>

#define OF(text) \
	"le terme de " text "|l'echeance de " text "|" \
	"la date d'effet de " text "|la prise d'effet de " text "|" \
	"l'entree en vigueur de " text "|la date de fin de " text
#define SUBJECT \
	OF("la presente convention") "|la presente convention|" \
	"la presente ctg"
/* Enough in the article that fixes the duration. */
#define LOOSE_SUBJECT \
	SUBJECT "|" OF("la convention") "|" OF("la ctg") "|la convention|" \
	"la ctg|elle|sa duree|la duree|son terme|son echeance|" \
	"la date d'echeance|l'echeance|sa date d'effet"
#define VERB \
	"conclu*|consenti*|signee pour|etablie|valable|couvre|" \
	"s'applique|applicable|" \
	"court|s'etend|prend effet|prendra effet|entre en vigueur|" \
	"entrera en vigueur|produit|debute*|commence*|prend fin|prendra fin|" \
	"expire*|s'acheve*|vient a|viendra a|se termine*|arrive*|duree|" \
	"echeance|terme|cesse*|" \
	"porte sur|vaut|date d'effet|date de fin|prise d'effet|" \
	"entree en vigueur"
/* Between the subject and the date, these make it the date of something
 * else. */
#define OTHER_MATTER \
	"renouvel*|reconduct*|reconduit*|prorog*|prolong*|avenant*|resili*|" \
	"denonc*|modifi*|loi|decret*|l'arrete|deliberation*|circulaire*|" \
	"bilan*|evalu*|precedent*|anterieur*|au plus tot|au plus tard|" \
	"a ete|avait|ont ete|bonus|subvention*|financement*|versement*|" \
	"signee le|approuv*|schema*|convention d'objectifs|contrats|plan|" \
	"reunion*|reuni*|rapport*|comite*|si|sauf|exced*|maxim*|minim*|" \
	"conserv*|notifi*|preavis|lettre|action|actions|remplac*|succed*|" \
	"prend la suite|sans pouvoir|au moins"

/* No paragraph speaks of the duration by more dates than this. */
#define MOST_TRIES	16

struct reading {
	struct ctg_statement *v;
	size_t n, room;
	struct ctg_str clause;
	size_t off;			/* of the clause in the text */
	bool loose;
	unsigned tries;			/* dates weighed so far */
};

static void add(struct reading *r, const struct ctg_statement *st)
{
	if (r->n == r->room)
		return;
	r->v[r->n] = *st;
	r->v[r->n].off += r->off;
	r->v[r->n++].at_signature = ctg_wording_has(r->clause,
		"signature*");
}

/* The convention is the subject of what stands before, its verb is one of
 * duration, and nothing else is spoken of. */
static bool is_stated(struct reading *r, size_t to)
{
	struct ctg_str head = ctg_str_head(r->clause, to), s;
	size_t len, i = ctg_wording_find(head, r->loose ? LOOSE_SUBJECT :
		SUBJECT, &len);

	if (i == head.n || r->tries++ > MOST_TRIES ||
	    ctg_wording_has(head, OTHER_MATTER))
		return false;
	s = ctg_str_skip(head, i);
	/* « la convention d'objectifs », « la convention de 2018 », but « la
	 * durée de la convention ». */
	if (!ctg_wording_take(s, "la duree|sa duree") && ctg_wording_take(
	    ctg_french_ltrim(ctg_str_skip(s, len)),
	    "d'*|du|de|des|cadre|nationale|initiale"))
		return false;
	return ctg_wording_has(s, VERB);
}

/* « Le terme de la convention est le 31 décembre 2027 »: the day of something
 * that the head names. */
static bool read_fixed(enum ctg_statement_kind *out, struct ctg_str head)
{
	if (!ctg_wording_ends(head, "convention est le|ctg est le|"
	    "convention est fixe au|convention est fixee au|ctg est fixe au|"
	    "ctg est fixee au|convention est fixe le|convention est fixee le|"
	    "ctg est fixe le|ctg est fixee le|effet est le|"
	    "effet est fixee au|effet est fixee le"))
		return false;
	*out = ctg_wording_has(head, "terme|echeance|date de fin|fin de") ?
		CTG_STATES_END : CTG_STATES_FORCE;
	return *out == CTG_STATES_END || ctg_wording_has(head,
		"date d'effet|prise d'effet|entree en vigueur");
}

/* What the words just before a date make of it; false when nothing. */
static bool read_kind(enum ctg_statement_kind *out, struct ctg_str head)
{
	static const struct {
		enum ctg_statement_kind kind;
		const char *words;
	} kinds[] = {
		{ CTG_STATES_END, "jusqu'au|jusqu'a la date du|prend fin le|"
			"prend fin au|prendra fin le|prendra fin au|"
			"expire le|expire au|expirera le|s'acheve le|"
			"s'achevera le|s'acheve au|se termine le|"
			"se terminera le|arrive a echeance le|"
			"arrivera a echeance le|arrive a son terme le|"
			"arrive a terme le|vient a echeance le|"
			"viendra a echeance le|signature au|"
			"echeance est fixee au|"
			"terme est fixe au|terme est fixe le|terme est le|"
			"echeance est le|cesse le|cessera le|"
			"cesse de produire effet le" },
		{ CTG_STATES_FORCE, "entre en vigueur le|entre en vigueur au|"
			"entrera en vigueur le|entre en vigueur a compter du|"
			"entrera en vigueur a compter du|prend effet le|"
			"prend effet au|prendra effet le|"
			"prend effet a compter du|"
			"prendra effet a compter du" },
		{ CTG_STATES_START, "a compter du|a partir du|debute le|"
			"debutera le|commence le" },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (ctg_wording_ends(head, kinds[i].words)) {
			*out = kinds[i].kind;
			return true;
		}
	return read_fixed(out, head);
}

/* « au », « - » between two dates. */
static bool is_link(struct ctg_str s)
{
	s = ctg_french_rtrim(ctg_french_ltrim(s));
	return s.n > 0 && ctg_wording_take(s, "au|jusqu'au|a|-|et|et le|"
		"et au|et jusqu'au") == s.n;
}

/* « du X au Y », « la période suivante : X – Y ». */
static bool opens_range(struct ctg_str head)
{
	return ctg_wording_ends(head, "du|periode|suivante :|periode :|"
		"entre le|suivante|suivantes :");
}

/* The first date from byte i on; false when there is none. */
static bool find_date(struct ctg_statement *out, struct ctg_str s, size_t i)
{
	for (; i < s.n; i++) {
		if (!ctg_is_digit(s.p[i]) || ctg_years_in_number(s, i))
			continue;
		out->len = ctg_date_read_french(&out->date,
			ctg_str_skip(s, i));
		out->off = i;
		if (out->len > 0)
			return true;
	}
	return false;
}

/* « du 1er janvier au 31 décembre 2027 », « du 1er au 31 décembre 2027 »: what
 * the first day leaves out is that of the last, tail. */
static bool read_short(struct ctg_date *out, struct ctg_str day,
	struct ctg_str tail)
{
	char text[64];
	size_t n = day.n + 1 + tail.n;

	if (n > sizeof(text))
		return false;
	memcpy(text, day.p, day.n);
	text[day.n] = ' ';
	memcpy(text + day.n + 1, tail.p, tail.n);
	return ctg_date_read_french(out, (struct ctg_str){ text, n }) == n;
}

/* The first day of the range that ends with the date last. */
static bool find_short_start(struct ctg_statement *out, struct ctg_str s,
	const struct ctg_statement *last)
{
	struct ctg_str date = ctg_str_head(ctg_str_skip(s, last->off),
		last->len), tail = date, head, day;
	size_t len;

	if (last->len < 4 || !ctg_wording_ends(ctg_str_head(s, last->off),
	    "au|et le"))
		return false;
	(void)ctg_str_split(&tail, ' ');
	for (size_t i = last->off; i-- > 0 && last->off - i < 32;) {
		head = ctg_str_head(s, i);
		day = ctg_str_head(ctg_str_skip(s, i), last->off - i);
		if (!ctg_is_digit(day.p[0]) || ctg_years_in_number(s, i) ||
		    !opens_range(head))
			continue;
		day = ctg_french_rtrim(ctg_str_head(day,
			ctg_wording_find(day, "jusqu'au|au|et", &len)));
		out->off = i;
		out->len = day.n;
		return read_short(&out->date, day,
			ctg_str_skip(date, date.n - 4)) ||
			read_short(&out->date, day, tail);
	}
	return false;
}

static void read_dates(struct reading *r)
{
	struct ctg_statement st = { 0 }, next = { 0 };
	bool ends_range = false;
	struct ctg_str s = r->clause;
	bool more = find_date(&st, s, 0);

	for (; more && is_stated(r, st.off); st = next) {
		struct ctg_str head = ctg_str_head(s, st.off);
		size_t end = st.off + st.len;
		bool stated = read_kind(&st.kind, head);
		struct ctg_statement first = { .kind = CTG_STATES_START };
		bool linked;

		more = find_date(&next, s, end);
		if (!ends_range && find_short_start(&first, s, &st)) {
			st.kind = CTG_STATES_END;
			add(r, &first);
			add(r, &st);
			continue;
		}
		linked = more && is_link(ctg_str_head(ctg_str_skip(s, end),
			next.off - end));
		if (ends_range) {
			st.kind = CTG_STATES_END;
			add(r, &st);
			ends_range = false;
			continue;
		}
		ends_range = linked && (stated ? st.kind != CTG_STATES_END :
			opens_range(head));
		if (ends_range)
			st.kind = CTG_STATES_START;
		if (stated || ends_range)
			add(r, &st);
	}
}

static void read_years(struct reading *r)
{
	struct ctg_years y;
	size_t i = 0;

	for (; ctg_years_next(&y, r->clause, i); i = y.last_off + 4) {
		struct ctg_statement st = { .len = 4 };

		if (!ctg_wording_ends(ctg_str_head(r->clause, y.first_off),
		    "periode|periode de|annees|annees civiles|exercices|"
		    "pour|suivante :|periode :") || !is_stated(r, y.first_off))
			continue;
		st.kind = CTG_STATES_START;
		st.date.year = y.first;
		st.off = y.first_off;
		add(r, &st);
		st.kind = CTG_STATES_END;
		st.date.year = y.last;
		st.off = y.last_off;
		add(r, &st);
	}
}

size_t ctg_length_read(struct ctg_span *out, struct ctg_str s)
{
	size_t n = ctg_span_read(out, s), open, close;
	char figures[32];
	struct ctg_str f = { figures, 0 }, unit;

	if (n > 0)
		return n;
	n = ctg_wording_take(s, "un|une|deux|trois|quatre|cinq|six|sept|huit|"
		"neuf|dix|onze|douze|dix-huit|vingt-quatre|trente|soixante|"
		"quatre-vingt-dix");
	open = s.n - ctg_french_ltrim(ctg_str_skip(s, n)).n;
	if (n == 0 || open == s.n || s.p[open] != '(')
		return 0;
	close = open + 1;
	while (close < s.n && close < open + 4 && ctg_is_digit(s.p[close]))
		figures[f.n++] = s.p[close++];
	if (f.n == 0 || close == s.n || s.p[close] != ')')
		return 0;
	unit = ctg_str_head(ctg_str_skip(s, close + 1), sizeof(figures) - 4);
	for (size_t i = 0; i < unit.n; i++)
		figures[f.n++] = unit.p[i];
	n = ctg_span_read(out, f);
	return n > 0 ? close + 1 + n - (close - open - 1) : 0;
}

static void read_length(struct reading *r)
{
	struct ctg_str s = r->clause;

	if (!ctg_wording_has(s, "duree|pour|periode"))
		return;
	for (size_t i = 0; i < s.n; i++) {
		struct ctg_statement st = { .kind = CTG_STATES_LENGTH };

		if (!ctg_wording_starts(s, i))
			continue;
		st.off = i;
		st.len = ctg_length_read(&st.span, ctg_str_skip(s, i));
		if (st.len == 0 || !ctg_wording_ends(ctg_str_head(s, i),
		    "duree de|duree totale de|duree initiale de|"
		    "duree ferme de|duree est de|duree est fixee a|"
		    "convention est de|convention est fixee a|conclue pour|"
		    "signee pour|"
		    "consentie pour|valable pour|etablie pour|periode de"))
			continue;
		if (is_stated(r, i))
			add(r, &st);
	}
}

/* A figure, or a length in words: quick, and mostly false. */
static bool may_state(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ctg_is_digit(s.p[i]))
			return true;
	return ctg_str_has(s, STR(" an")) || ctg_str_has(s, STR(" mois"));
}

/* A clause is not a page. */
#define LONGEST	1000

size_t ctg_statements_read(struct ctg_statement *v, size_t room,
	struct ctg_str text, bool in_duration_article)
{
	struct reading r = {
		.v = v, .room = room, .loose = in_duration_article,
	};
	size_t to;

	for (; r.off < text.n; r.off = to + 1) {
		for (to = r.off; to < text.n; to++)
			if (ctg_wording_is_end(text, to))
				break;
		r.clause = ctg_str_head(ctg_str_skip(text, r.off),
			to - r.off);
		if (r.clause.n > LONGEST || !may_state(r.clause) ||
		    !ctg_wording_has(r.clause, r.loose ? LOOSE_SUBJECT :
		    SUBJECT))
			continue;
		read_dates(&r);
		read_years(&r);
		read_length(&r);
	}
	return r.n;
}
