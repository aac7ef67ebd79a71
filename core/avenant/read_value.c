/* SPDX-License-Identifier: Apache-2.0 */
/* Values of the front-matter said as such, and the order of lists. */
#include "avenant/reading_front.h"

#include "avenant/front_line.h"
#include "avenant/front_name.h"
#include "base/buf.h"
#include "model/french.h"
#include "model/label.h"
#include "model/ordinal.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static enum ctg_read_front_result give(struct ctg_reading_front *r,
	const char *key, struct ctg_str value)
{
	struct ctg_op *op = ctg_front_add(r, CTG_OP_VALUE, CTG_OP_REPLACE);

	op->key = ctg_str_from(key);
	op->value = value;
	return CTG_FRONT_READ;
}

/* --- the term ------------------------------------------------------------- */

/* « 31 décembre 2028 », maybe between guillemets, at the end of s. */
static bool take_day(struct ctg_reading_front *r, struct ctg_str s,
	struct ctg_str *day)
{
	struct ctg_str quoted;

	if (ctg_front_quote(s, &quoted))
		s = quoted;
	return ctg_line_read_day(day, r->arena, s);
}

static enum ctg_read_front_result read_end(struct ctg_reading_front *r,
	struct ctg_str s)
{
	struct ctg_str old = { 0 }, now, was, before;
	struct ctg_str fin = r->s->base->convention.periode.fin.s;

	if (ctg_french_cut(&s, "du")) {
		if (!ctg_front_after(&s, &before, "au") ||
		    !take_day(r, before, &old))
			return CTG_FRONT_OTHER;
	} else if (!ctg_french_cut(&s, "au") &&
		   !ctg_french_cut(&s, "jusqu'au")) {
		return CTG_FRONT_OTHER;
	}
	if (!take_day(r, s, &now))
		return CTG_FRONT_OTHER;
	was = old.n > 0 ? old : fin;
	if (!ctg_str_eq(was, fin))
		return ctg_front_refuse(r, "A740", "le terme de la convention "
			"est «\u00a0%.*s\u00a0», non «\u00a0%.*s\u00a0»",
			STR_ARG(fin), STR_ARG(was));
	return give(r, "periode.fin", now);
}

static enum ctg_read_front_result read_term(struct ctg_reading_front *r,
	struct ctg_str words)
{
	static const char *const forms[] = {
		"le terme de la convention est reporte",
		"le terme de la convention est ramene",
		"le terme de la convention est fixe",
		"le terme de la convention est avance",
		"le terme de la presente convention est reporte",
		"la fin de la convention est reportee",
		"la convention est prolongee",
		"la convention est prorogee",
		"la duree de la convention est prolongee",
		"la duree de la convention est prorogee",
	};

	for (size_t i = 0; i < COUNT(forms); i++) {
		struct ctg_str s = words;

		if (ctg_french_cut(&s, forms[i]))
			return read_end(r, ctg_french_ltrim(s));
	}
	return CTG_FRONT_OTHER;
}

static enum ctg_read_front_result read_start(struct ctg_reading_front *r,
	struct ctg_str words)
{
	struct ctg_str s = words, day;

	if (!ctg_french_cut(&s, "la convention prend effet le"))
		return CTG_FRONT_OTHER;
	s = ctg_french_ltrim(s);
	if (ctg_french_cut(&s, "jour de sa signature"))
		return give(r, "periode.debut", STR("signature"));
	return take_day(r, s, &day) ? give(r, "periode.debut", day) :
		CTG_FRONT_OTHER;
}

/* --- other values --------------------------------------------------------- */

static enum ctg_read_front_result read_copies(struct ctg_reading_front *r,
	struct ctg_str words)
{
	struct ctg_str s = words;
	unsigned n;

	if (!ctg_french_cut(&s, "la convention est etablie en"))
		return CTG_FRONT_OTHER;
	s = ctg_french_ltrim(s);
	s = ctg_str_skip(s, ctg_cardinal_take(&n, s));
	return ctg_front_says(s, "originaux") || ctg_front_says(s,
		"original") ? give(r, "exemplaires", ctg_strf(r->arena, "%u",
		n)) : CTG_FRONT_OTHER;
}

/* « La valeur « champs.population » est ainsi fixée : « 11 073 » » */
static enum ctg_read_front_result read_other(struct ctg_reading_front *r,
	struct ctg_str words)
{
	struct ctg_str s = words, key, before;

	if (!ctg_french_cut(&s, "la valeur") ||
	    !ctg_front_after(&s, &before, "est ainsi fixee") ||
	    !ctg_front_quote(before, &key) || !ctg_front_quote(s, &s))
		return CTG_FRONT_OTHER;
	return give(r, ctg_str_c(r->arena, key), s);
}

/* --- orders --------------------------------------------------------------- */

static void skip_joint(struct ctg_str *s)
{
	*s = ctg_french_ltrim(*s);
	if (ctg_str_cut(s, STR(",")))
		*s = ctg_french_ltrim(*s);
	if (ctg_french_cut(s, "et"))
		*s = ctg_french_ltrim(*s);
}

/* The longest name of a party that stands at the start of *s. */
static bool take_name(struct ctg_str *s, struct ctg_str *name,
	const struct ctg_party *v, size_t n)
{
	size_t best = 0;

	for (size_t i = 0; i < n; i++)
		if (ctg_str_starts(*s, v[i].nom.s) && v[i].nom.s.n > best) {
			best = v[i].nom.s.n;
			*name = v[i].nom.s;
		}
	*s = ctg_str_skip(*s, best);
	return best > 0;
}

static enum ctg_read_front_result read_parties(struct ctg_reading_front *r,
	struct ctg_str words)
{
	const struct ctg_convention *c = &r->s->base->convention;
	const struct ctg_amendment *m = &r->s->act->front;
	struct ctg_buf b = { .arena = r->arena };
	struct ctg_str s = words, name;

	if (!ctg_french_cut(&s, "les parties comparaissent dans l'ordre "
	    "suivant"))
		return CTG_FRONT_OTHER;
	s = ctg_french_ltrim(s);
	(void)ctg_str_cut(&s, STR(":"));
	for (skip_joint(&s); s.n > 0; skip_joint(&s)) {
		if (!take_name(&s, &name, c->parties, c->nparties) &&
		    !take_name(&s, &name, m->parties, m->nparties))
			return ctg_front_refuse(r, "A743", "«\u00a0%.*s"
				"\u00a0» ne nomme aucune partie", STR_ARG(s));
		ctg_buf_printf(&b, "%s%.*s", b.n ? "|" : "", STR_ARG(name));
	}
	return give(r, "parties", ctg_buf_str(&b));
}

static enum ctg_read_front_result read_annexes(struct ctg_reading_front *r,
	struct ctg_str words)
{
	struct ctg_buf b = { .arena = r->arena };
	struct ctg_str s = words;

	if (!ctg_french_cut(&s, "les annexes se presentent dans l'ordre "
	    "suivant"))
		return CTG_FRONT_OTHER;
	s = ctg_french_ltrim(s);
	(void)ctg_str_cut(&s, STR(":"));
	for (skip_joint(&s); s.n > 0; skip_joint(&s)) {
		struct ctg_label label;
		size_t len;

		(void)ctg_french_cut(&s, "annexe");
		s = ctg_french_ltrim(s);
		len = ctg_label_take(&label, s);
		if (len == 0)
			return CTG_FRONT_OTHER;
		ctg_buf_printf(&b, "%s%.*s", b.n ? "|" : "",
			STR_ARG(ctg_str_head(s, len)));
		s = ctg_str_skip(s, len);
	}
	return give(r, "annexes", ctg_buf_str(&b));
}

enum ctg_read_front_result ctg_front_read_value(struct ctg_reading_front *r,
	struct ctg_str words)
{
	static enum ctg_read_front_result (*const readers[])(
		struct ctg_reading_front *r, struct ctg_str words) = {
		read_term, read_start, read_copies, read_other, read_parties,
		read_annexes,
	};
	enum ctg_read_front_result got = CTG_FRONT_OTHER;

	for (size_t i = 0; i < COUNT(readers) && got == CTG_FRONT_OTHER; i++)
		got = readers[i](r, words);
	return got;
}
