/* SPDX-License-Identifier: Apache-2.0 */
#include "model/amendment.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "model/act_number.h"
#include "model/annexe.h"
#include "model/french.h"
#include "model/front.h"
#include "model/keys.h"
#include "model/party.h"
#include "model/rules.h"

#include <stddef.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
#define NO_BASE		(~0U)

/* Reading the keys */

/* The number of an act; once reported, neither it nor its text. */
static bool take_act(const struct ctg_keys *k, unsigned *to,
	struct ctg_value *at, const struct ctg_yaml *v)
{
	struct ctg_value text;
	unsigned n;

	if (!ctg_keys_take_text(k, &text, v))
		return false;
	if (ctg_keys_number(&n, text.s) && n <= CTG_ACT_NUMBER_MOST) {
		*to = n;
		*at = text;
		return true;
	}
	ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
		"« %.*s » doit être le numéro d'un acte, non « %.*s »",
		STR_ARG(ctg_keys_shown(k, v->key->value)),
		STR_ARG(ctg_keys_shown(k, text.s)));
	return false;
}

static void read_number(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_amendment *m = to;
	struct ctg_value text;
	unsigned n;

	if (!take_act(k, &n, &text, v))
		return;
	if (n == 0) {
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"le premier avenant est le n° 1 : 0 est la convention "
			"elle-même");
		return;
	}
	m->number = n;
	m->avenant = text;
}

static void read_base(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_amendment *m = to;

	(void)take_act(k, &m->base, &m->base_at, v);
}

static void read_effect(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_amendment *m = to;
	struct ctg_buf right = { .arena = k->arena };
	struct ctg_value text;
	struct ctg_date d;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (ctg_str_eq(text.s, STR("signature"))) {
		m->at_signature = true;
		m->effet = text;
	} else if (ctg_date_read_iso(&d, text.s) && ctg_date_exists(d)) {
		m->effect = d;
		m->effet = text;
	} else if (ctg_date_read_iso(&d, text.s)) {
		ctg_rule_report(k->diags, "D403", ctg_keys_place(k, v),
			"le jour %.*s n'existe pas", STR_ARG(text.s));
	} else {
		if (ctg_date_read_french(&d, text.s) == text.s.n &&
		    ctg_date_exists(d))
			ctg_date_write_iso(&right, d);
		else
			ctg_buf_puts(&right, "signature, ou une date AAAA-MM-"
				"JJ");
		ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
			"« effet: %.*s » : écrivez %.*s",
			STR_ARG(ctg_keys_shown(k, text.s)),
			STR_ARG(ctg_buf_str(&right)));
	}
}

static void read_parties(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_amendment *m = to;

	ctg_party_read_list(k, &m->parties, &m->nparties, v);
}

static void read_annexes(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_amendment *m = to;

	ctg_annexe_read_list(k, &m->annexes, &m->nannexes, v);
}

static const struct ctg_key keys[] = {
	{ CTG_STR_INIT("ctg"), ctg_front_format, 0, true },
	{ CTG_STR_INIT("avenant"), read_number, 0, true },
	CTG_KEY_TEXT(struct ctg_amendment, titre, true),
	{ CTG_STR_INIT("base"), read_base, 0, true },
	{ CTG_STR_INIT("effet"), read_effect, 0, true },
	CTG_KEY_TEXT(struct ctg_amendment, motif, false),
	{ CTG_STR_INIT("parties"), read_parties, 0, false },
	{ CTG_STR_INIT("annexes"), read_annexes, 0, false },
};
static const struct ctg_key_table table = {
	"de l'en-tête d'un avenant", keys, COUNT(keys),
};

/* Reading the file */

/* An avenant amends what was signed before it, whatever its number. */
static void check_base(const struct ctg_keys *k,
	const struct ctg_amendment *m)
{
	const struct ctg_value *v = &m->base_at;

	if (m->number > 0 && m->base != NO_BASE && m->base == m->number)
		ctg_rule_report(k->diags, "S124", (struct ctg_place){ k->file,
			v->line, v->col }, "l'avenant n° %u ne peut pas "
			"modifier la version %u, qui est la sienne", m->number,
			m->base);
}

enum ctg_code ctg_amendment_read(struct ctg_amendment *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_keys k = { a, diags, src->path };
	struct ctg_amendment m = { .src = src, .base = NO_BASE };
	enum ctg_code code = ctg_front_read(&m, &m.body, &k, &table, src, err);

	if (code)
		return code;
	check_base(&k, &m);
	*out = m;
	return CTG_OK;
}

/* Writing */

/* « la convention territoriale globale de services aux familles »; a title
 * that is no common noun is quoted. */
static void put_title(struct ctg_buf *b, struct ctg_str titre)
{
	struct ctg_str rest = titre;

	if (ctg_french_cut(&rest, "convention"))
		ctg_buf_puts(b, "convention");
	else
		ctg_buf_puts(b, "convention « ");
	for (size_t i = 0; i < rest.n; i++) {
		if (rest.p[i] == '"' || rest.p[i] == '\\')
			ctg_buf_putc(b, '\\');
		ctg_buf_putc(b, rest.p[i]);
	}
	if (rest.n == titre.n)
		ctg_buf_puts(b, " »");
}

void ctg_amendment_write(struct ctg_buf *b, unsigned number, unsigned base,
	struct ctg_str titre)
{
	ctg_buf_printf(b, "---\nctg: %d\navenant: %u\ntitre: \"Avenant n° %u "
		"à la ", CTG_FORMAT, number, number);
	put_title(b, titre);
	ctg_buf_printf(b, "\"\nbase: %u\neffet: signature\nmotif: "
		"\"[à compléter]\"\n---\n\n"
		"# Article 1er - Objet\n\n"
		"Le présent avenant a pour objet [à compléter].\n\n"
		"Les autres stipulations de la convention demeurent "
		"inchangées.\n", base);
}
