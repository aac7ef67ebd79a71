/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/front_line.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/french.h"
#include "model/keys.h"
#include "model/ordinal.h"
#include "model/part.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* --- fixed words ---------------------------------------------------------- */

/* Where the words stand first in s; s.n when they do not.  *after is what
 * follows them. */
static size_t find(struct ctg_str *after, struct ctg_str s, const char *words)
{
	size_t i = 0, len;

	for (; i < s.n; i += len) {
		struct ctg_str at = ctg_str_skip(s, i);

		if (ctg_french_cut(&at, words)) {
			*after = at;
			return i;
		}
		(void)ctg_utf8_next(at, &len);
	}
	return s.n;
}

/* The same for words that agree; the first form that is found. */
static size_t find_either(struct ctg_str *after, struct ctg_str s,
	const char *x, const char *y)
{
	struct ctg_str ax, ay;
	size_t i = find(&ax, s, x), j = find(&ay, s, y);

	if (i < s.n || j < s.n)
		*after = i < j ? ax : ay;
	return i < j ? i : j;
}

static struct ctg_str before(struct ctg_str s, size_t i)
{
	return ctg_french_trim(ctg_str_head(s, i));
}

static bool same(struct ctg_str s, const char *words)
{
	return ctg_french_cut(&s, words) && ctg_french_trim(s).n == 0;
}

/* --- a party -------------------------------------------------------------- */

struct ctg_str ctg_line_write_party(struct ctg_arena *a,
	const struct ctg_party *p)
{
	struct ctg_text t = { .convention = {
		.parties = (struct ctg_party *)p, .nparties = 1,
	} };
	const struct ctg_node *part = ctg_part_comparution(a, &t);
	struct ctg_str line = ctg_node_words(a, part->last);

	return ctg_str_head(line, line.n - 1);
}

/* What the tool prints after a party: it tells how many there are. */
static bool is_suffix(struct ctg_str s)
{
	static const char *const forms[] = { ",", ".", ", d'une part,",
		", d'autre part.", ", d'une part", ", d'autre part" };

	for (size_t i = 0; i < COUNT(forms); i++)
		if (same(s, forms[i]))
			return true;
	return ctg_french_trim(s).n == 0;
}

/* « « la Caf », d'une part, » */
static bool read_designation(struct ctg_party *p, struct ctg_str s)
{
	struct ctg_str close = STR("»"), end;
	size_t i = s.n;

	s = ctg_french_ltrim(s);
	if (!ctg_str_cut(&s, STR("«")))
		return false;
	for (i = s.n; i > 0; i--)
		if (ctg_str_starts(ctg_str_skip(s, i - 1), close))
			break;
	if (i == 0)
		return false;
	end = ctg_str_skip(s, i - 1 + close.n);
	p->designation.s = before(s, i - 1);
	return is_suffix(end) && p->designation.s.n > 0;
}

static void read_name(struct ctg_party *p, struct ctg_str s)
{
	struct ctg_str rest;
	size_t i = find(&rest, s, ", dont le siege est situe");

	p->nom.s = before(s, i);
	p->adresse = (struct ctg_value){ 0 };
	if (i < s.n)
		p->adresse.s = ctg_french_trim(rest);
}

static bool is_civility(struct ctg_str word)
{
	static const char *const forms[] = { "madame", "monsieur", "m.",
		"mme", "m./mme", "mme/m.", "mademoiselle", "maitre",
		"docteur", "monseigneur", "mme.", "mm." };

	for (size_t i = 0; i < COUNT(forms); i++)
		if (same(word, forms[i]))
			return true;
	return false;
}

/* « Madame Marinette SOLER-KERRIEN » */
static void read_person(struct ctg_representative *r, struct ctg_str s)
{
	struct ctg_str rest = s, word = ctg_str_split(&rest, ' ');

	/* A no-break space may follow « M. ». */
	for (size_t i = 0, len; i < s.n; i += len)
		if (ctg_utf8_is_space(ctg_utf8_next(ctg_str_skip(s, i),
		    &len))) {
			word = ctg_str_head(s, i);
			rest = ctg_str_skip(s, i);
			break;
		}
	r->civilite = (struct ctg_value){ 0 };
	r->nom.s = s;
	if (rest.n > 0 && is_civility(word)) {
		r->civilite.s = word;
		r->nom.s = ctg_french_trim(rest);
	}
}

/* The comma after the name of a person: after that of the base when it is
 * there, for it may hold one; else the first. */
static size_t find_comma(struct ctg_str s, const struct ctg_party *old)
{
	for (size_t i = 0; old && i < old->npeople; i++) {
		struct ctg_str name = old->people[i].nom.s;
		size_t at = ctg_str_find(s, name);
		struct ctg_str rest = ctg_str_skip(s, at + name.n);

		if (name.n > 0 && at < s.n && ctg_str_starts(rest, STR(", ")))
			return at + name.n;
	}
	return ctg_str_find(s, STR(","));
}

static void read_representative(struct ctg_representative *r,
	struct ctg_str s, const struct ctg_party *old)
{
	struct ctg_str rest;
	size_t i = find(&rest, s, ", agissant par delegation");

	r->signs = true;
	if (i < s.n) {
		rest = ctg_french_trim(rest);
		if (ctg_str_cut(&rest, STR("(")) &&
		    ctg_str_ends(rest, STR(")"))) {
			r->delegation.s = before(rest, rest.n - 1);
			s = before(s, i);
		}
	}
	i = find_comma(s, old);
	read_person(r, before(s, i));
	if (i < s.n)
		r->qualite.s = ctg_french_trim(ctg_str_skip(s, i + 1));
}

static bool same_name(const struct ctg_representative *r,
	const struct ctg_representative *old)
{
	return ctg_str_eq(r->nom.s, old->nom.s);
}

static void tie(struct ctg_party *now, size_t i, const struct ctg_party *old,
	size_t k, bool *taken)
{
	if (taken[k] || now->people[i].nom.line)
		return;
	taken[k] = true;
	now->people[i].nom.line = (unsigned)k + 1;
	now->people[i].signs = old->people[k].signs;
}

/* Who each was: the one of that name; the one of that rank, when he is not
 * named elsewhere and none went. */
static void tie_people(struct ctg_party *now, struct ctg_arena *a,
	const struct ctg_party *old)
{
	bool *taken = CTG_NEW_N(a, bool, old->npeople);
	size_t n = now->npeople;

	for (size_t i = 0; i < n && i < old->npeople; i++)
		if (same_name(&now->people[i], &old->people[i]))
			tie(now, i, old, i, taken);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < old->npeople; k++)
			if (same_name(&now->people[i], &old->people[k]))
				tie(now, i, old, k, taken);
	for (size_t i = 0; i < old->npeople && n >= old->npeople; i++)
		tie(now, i, old, i, taken);
}

static void read_people(struct ctg_party *p, struct ctg_arena *a,
	struct ctg_str s, const struct ctg_party *old)
{
	struct ctg_str rest;
	size_t room = 0;

	while (s.n > 0) {
		size_t i = find(&rest, s, ", et par");

		CTG_MORE(a, p->people, p->npeople, room);
		read_representative(&p->people[p->npeople++], before(s, i),
			old);
		s = i < s.n ? rest : STR("");
	}
	if (old)
		tie_people(p, a, old);
}

bool ctg_line_read_party(struct ctg_party *out, struct ctg_arena *a,
	const struct ctg_party *old, struct ctg_str line)
{
	struct ctg_party p = { .type = CTG_PARTY_AUTRE };
	struct ctg_str rest, people;
	size_t i = find_either(&rest, line, ", ci-apres denommee",
		", ci-apres denomme"), j;

	if (old)
		p = *old;
	if (i == line.n || !read_designation(&p, rest))
		return false;
	line = ctg_french_trim(ctg_str_head(line, i));
	j = find_either(&people, line, ", representee par",
		", represente par");
	read_name(&p, ctg_str_head(line, j));
	p.people = NULL;
	p.npeople = 0;
	if (j < line.n)
		read_people(&p, a, ctg_french_trim(people), old);
	if (p.nom.s.n == 0)
		return false;
	*out = p;
	return true;
}

/* --- the other lines ------------------------------------------------------ */

bool ctg_line_read_day(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str printed)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_date d;

	printed = ctg_french_trim(printed);
	if (same(printed, "la date de sa signature") ||
	    same(printed, "sa signature") || same(printed, "signature")) {
		*out = STR("signature");
		return true;
	}
	if (!ctg_date_read_iso(&d, printed) &&
	    ctg_date_read_french(&d, printed) != printed.n)
		return false;
	if (!ctg_date_exists(d))
		return false;
	ctg_date_write_iso(&b, d);
	*out = ctg_buf_str(&b);
	return true;
}

bool ctg_line_read_period(struct ctg_period *out, struct ctg_arena *a,
	struct ctg_str line)
{
	struct ctg_period p = { 0 };
	struct ctg_str s = ctg_french_trim(line), rest;
	size_t i;

	if (ctg_french_cut(&s, "jusqu'au") || ctg_french_cut(&s, "jusqu'a"))
		rest = s;
	else if ((i = find(&rest, s, "au")) == s.n)
		return false;
	else if (ctg_french_cut(&s, "de sa signature"))
		p.debut.s = STR("signature");
	else if (!ctg_french_cut(&s, "du") || !ctg_line_read_day(&p.debut.s,
		 a, ctg_str_head(s, s.n - rest.n - 2)))
		return false;
	if (!ctg_line_read_day(&p.fin.s, a, rest))
		return false;
	*out = p;
	return true;
}

/* « deux », « 2 » */
static bool take_number(unsigned *out, struct ctg_str *s)
{
	size_t n = 0;

	while (n < s->n && ctg_is_digit(s->p[n]))
		n++;
	if (n > 0 ? !ctg_keys_number(out, ctg_str_head(*s, n)) :
	    (n = ctg_cardinal_take(out, *s)) == 0)
		return false;
	*s = ctg_french_ltrim(ctg_str_skip(*s, n));
	return true;
}

struct ctg_str ctg_line_write_closing(struct ctg_arena *a,
	const struct ctg_convention *c)
{
	struct ctg_text t = { .convention = *c };

	return ctg_node_words(a, ctg_part_closing(a, &t)->first);
}

bool ctg_line_read_closing(unsigned *copies, struct ctg_str *lieu,
	struct ctg_str line)
{
	struct ctg_str s = ctg_french_trim(line), place = { 0 };
	unsigned n;

	if (!ctg_french_cut(&s, "fait en"))
		return false;
	s = ctg_french_ltrim(s);
	if (!take_number(&n, &s) || (!ctg_french_cut(&s,
	    "exemplaires originaux") && !ctg_french_cut(&s,
	    "exemplaire original")))
		return false;
	(void)ctg_str_cut(&s, STR(","));
	s = ctg_french_trim(s);
	if (!ctg_str_ends(s, STR("le")))
		return false;
	s = ctg_french_rtrim(ctg_str_head(s, s.n - 2));
	if (ctg_str_ends(s, STR(",")))
		s.n--;
	if (s.n > 0) {
		if (!ctg_french_cut(&s, "a"))
			return false;
		place = ctg_french_trim(s);
	}
	*copies = n;
	*lieu = place;
	return true;
}

bool ctg_line_read_signatory(struct ctg_representative *out,
	struct ctg_str line)
{
	struct ctg_representative r = { .signs = true };
	struct ctg_str who = line, what = ctg_str_line(&who), rest = { 0 };
	size_t i = find(&rest, what, ", par delegation");

	if (who.n == 0)
		return false;
	r.qualite.s = before(what, i);
	rest = ctg_french_trim(rest);
	if (i < what.n) {
		if (!ctg_str_cut(&rest, STR("(")) ||
		    !ctg_str_ends(rest, STR(")")))
			return false;
		r.delegation.s = before(rest, rest.n - 1);
	}
	read_person(&r, ctg_french_trim(who));
	*out = r;
	return true;
}

struct ctg_str ctg_line_cut_visa(struct ctg_str line)
{
	struct ctg_str s = ctg_french_trim(line);

	(void)ctg_french_cut(&s, "vu");
	s = ctg_french_ltrim(s);
	if (ctg_str_ends(s, STR(";")) || ctg_str_ends(s, STR(".")) ||
	    ctg_str_ends(s, STR(",")))
		s.n--;
	return ctg_french_rtrim(s);
}
