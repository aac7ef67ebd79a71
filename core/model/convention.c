/* SPDX-License-Identifier: Apache-2.0 */
#include "model/convention.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/annexe.h"
#include "model/front.h"
#include "model/keys.h"
#include "model/party.h"
#include "model/rules.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
#define MOST_COPIES	999

static void read_copies(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_convention *c = to;
	struct ctg_value text;
	unsigned n;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (!ctg_keys_number(&n, text.s)) {
		ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
			"« exemplaires » doit être un nombre en chiffres, non "
			"« %.*s »", STR_ARG(ctg_keys_shown(k, text.s)));
		return;
	}
	if (n == 0 || n > MOST_COPIES) {
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"« exemplaires » va de 1 à %d", MOST_COPIES);
		return;
	}
	c->exemplaires = n;
	c->exemplaires_at = text;
}

static void read_parties(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_convention *c = to;

	ctg_party_read_list(k, &c->parties, &c->nparties, v);
	if (v->kind == CTG_SEQUENCE && ctg_keys_count(v) < 2)
		ctg_rule_report(k->diags, "S122", ctg_keys_place(k, v),
			"il faut au moins deux parties");
}

/* The right form of a date typed as in « 31/12/2027 », when it is certain. */
static void report_date(const struct ctg_keys *k, const struct ctg_yaml *v,
	struct ctg_str s, const char *or_else)
{
	struct ctg_buf right = { .arena = k->arena };
	struct ctg_date d;

	if (ctg_date_read_french(&d, s) == s.n && ctg_date_exists(d)) {
		ctg_buf_puts(&right, "écrivez ");
		ctg_date_write_iso(&right, d);
	} else {
		ctg_buf_puts(&right, "attendu AAAA-MM-JJ, comme 2027-12-31");
		ctg_buf_puts(&right, or_else);
	}
	ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
		"date « %.*s » : %.*s", STR_ARG(ctg_keys_shown(k, s)),
		STR_ARG(ctg_buf_str(&right)));
}

static void take_date(const struct ctg_keys *k, struct ctg_value *to,
	struct ctg_date *date, const struct ctg_yaml *v, const char *or_else)
{
	struct ctg_value text;
	struct ctg_date d;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (!ctg_date_read_iso(&d, text.s)) {
		report_date(k, v, text.s, or_else);
		return;
	}
	if (!ctg_date_exists(d)) {
		ctg_rule_report(k->diags, "D403", ctg_keys_place(k, v),
			"le jour %.*s n'existe pas", STR_ARG(text.s));
		return;
	}
	*to = text;
	*date = d;
}

static void read_start(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_period *p = to;

	if (v->kind == CTG_SCALAR &&
	    ctg_str_eq(ctg_str_trim(v->value), STR("signature")))
		p->at_signature = ctg_keys_take_text(k, &p->debut, v);
	else
		take_date(k, &p->debut, &p->start, v,
			", ou le mot « signature »");
}

static void read_end(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_period *p = to;

	take_date(k, &p->fin, &p->end, v, "");
}

static void read_notice(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_period *p = to;
	struct ctg_value text;
	struct ctg_span span;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (ctg_span_read(&span, text.s) != text.s.n ||
	    span.years + span.months + span.days == 0) {
		ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
			"« %.*s » n'est pas une durée : attendu par exemple "
			"« 6 mois »", STR_ARG(ctg_keys_shown(k, text.s)));
		return;
	}
	p->preavis = text;
	p->notice = span;
}

static void read_renewal(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	static const char *const names[] = { "aucune", "expresse", "tacite" };
	static const enum ctg_renewal values[] = {
		CTG_RENEWAL_NONE, CTG_RENEWAL_EXPRESS, CTG_RENEWAL_TACIT,
	};
	struct ctg_period *p = to;
	size_t i = ctg_keys_choose(k, v, names, COUNT(names));

	if (i == COUNT(names))
		return;
	ctg_keys_text(k, &p->reconduction, v);
	p->renewal = values[i];
}

static const struct ctg_key period_keys[] = {
	{ CTG_STR_INIT("debut"), read_start, 0, false },
	{ CTG_STR_INIT("fin"), read_end, 0, false },
	{ CTG_STR_INIT("preavis"), read_notice, 0, false },
	{ CTG_STR_INIT("reconduction"), read_renewal, 0, false },
};
static const struct ctg_key_table period_table = {
	"de « periode »", period_keys, COUNT(period_keys),
};

static void read_period(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_period *p = to;

	p->line = v->line;
	if (ctg_keys_read(k, &period_table, p, v) &&
	    !ctg_keys_has(v, STR("debut")) && !ctg_keys_has(v, STR("fin")))
		ctg_rule_report(k->diags, "S122", ctg_keys_place(k, v),
			"« periode » doit avoir « debut » ou « fin »");
}

static void read_visas(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *list)
{
	struct ctg_convention *c = to;
	const struct ctg_yaml *v;

	if (!ctg_keys_expect(k, list, CTG_SEQUENCE))
		return;
	c->visas = CTG_NEW_N(k->arena, struct ctg_value,
		ctg_keys_count(list));
	for (v = list->first; v; v = v->next) {
		struct ctg_value *visa = &c->visas[c->nvisas];

		if (!ctg_keys_take_text(k, visa, v))
			continue;
		if (visa->s.n > 0)
			c->nvisas++;
		else
			ctg_rule_report(k->diags, "S121",
				ctg_keys_place(k, v), "ce visa est vide");
	}
}

static void read_annexes(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *list)
{
	struct ctg_convention *c = to;

	ctg_annexe_read_list(k, &c->annexes, &c->nannexes, list);
}

static bool is_field_name(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_alpha(s.p[i]) && s.p[i] != '_' && (i == 0 ||
		    (!ctg_is_digit(s.p[i]) && s.p[i] != '-')))
			return false;
	return s.n > 0;
}

static bool read_field(const struct ctg_keys *k, struct ctg_field *f,
	const struct ctg_yaml *v)
{
	struct ctg_value key = { v->key->value, v->key->line, v->key->col };
	struct ctg_value value;

	if (!is_field_name(key.s)) {
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v->key),
			"nom de champ « %.*s » : des lettres sans accent, des "
			"chiffres, « - » ou « _ », et une lettre d'abord",
			STR_ARG(ctg_keys_shown(k, key.s)));
		return false;
	}
	if (!ctg_keys_take_text(k, &value, v) || value.s.n == 0)
		return false;
	*f = (struct ctg_field){ key, value };
	return true;
}

static void check_fields(const struct ctg_keys *k, const struct ctg_field *f,
	size_t n)
{
	const struct ctg_value **keys = CTG_NEW_N(k->arena,
		const struct ctg_value *, n);

	for (size_t i = 0; i < n; i++)
		keys[i] = &f[i].key;
	ctg_keys_unique(k, "S123", "la clé", keys, n);
}

static void read_fields(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *map)
{
	struct ctg_convention *c = to;
	const struct ctg_yaml *v;

	if (!ctg_keys_expect(k, map, CTG_MAPPING))
		return;
	c->champs = CTG_NEW_N(k->arena, struct ctg_field,
		ctg_keys_count(map));
	for (v = map->first; v; v = v->next)
		c->nchamps += read_field(k, &c->champs[c->nchamps], v);
	check_fields(k, c->champs, c->nchamps);
}

static const struct ctg_key top_keys[] = {
	{ CTG_STR_INIT("ctg"), ctg_front_format, 0, true },
	CTG_KEY_TEXT(struct ctg_convention, titre, true),
	CTG_KEY_TEXT(struct ctg_convention, reference, false),
	{ CTG_STR_INIT("parties"), read_parties, 0, true },
	{ CTG_STR_INIT("periode"), read_period,
	  offsetof(struct ctg_convention, periode), true },
	{ CTG_STR_INIT("visas"), read_visas, 0, false },
	CTG_KEY_TEXT(struct ctg_convention, lieu, false),
	{ CTG_STR_INIT("exemplaires"), read_copies, 0, false },
	{ CTG_STR_INIT("annexes"), read_annexes, 0, false },
	{ CTG_STR_INIT("champs"), read_fields, 0, false },
};
static const struct ctg_key_table top_table = {
	"de l'en-tête", top_keys, COUNT(top_keys),
};

enum ctg_code ctg_convention_read(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_keys k = { a, diags, src->path };
	struct ctg_convention c = { .src = src };
	enum ctg_code code = ctg_front_read(&c, &c.body, &k, &top_table, src,
		err);

	if (!code)
		*out = c;
	return code;
}

const struct ctg_party *ctg_convention_party(const struct ctg_convention *c,
	struct ctg_str id)
{
	for (size_t i = 0; i < c->nparties; i++)
		if (ctg_str_eq(c->parties[i].id.s, id))
			return &c->parties[i];
	return NULL;
}

struct ctg_place ctg_value_place(const struct ctg_convention *c,
	struct ctg_value v)
{
	return (struct ctg_place){ c->src->path, v.line, v.col };
}
