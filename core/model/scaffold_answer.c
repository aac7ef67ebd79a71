/* SPDX-License-Identifier: Apache-2.0 */
/* Answers, checked by the type of their question. */
#include "model/scaffold.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/event.h"
#include "model/keys.h"
#include "model/party.h"

struct typed {
	struct ctg_arena *arena;
	const struct ctg_question *question;
	struct ctg_str s;
	struct ctg_err *err;
};

/* « what » says what the answer is not. */
static enum ctg_code refuse(const struct typed *t, const char *what,
	const char *hint)
{
	const struct ctg_keys k = { .arena = t->arena };
	enum ctg_code code = ctg_fail(t->err, CTG_EUSAGE, "« %.*s » %s",
		STR_ARG(ctg_keys_shown(&k, t->s)), what);

	ctg_err_hint(t->err, "%s", hint);
	return code;
}

static enum ctg_code read_text(struct ctg_str *out, const struct typed *t)
{
	*out = ctg_str_dup(t->arena, t->s);
	return CTG_OK;
}

static enum ctg_code read_date(struct ctg_str *out, const struct typed *t)
{
	struct ctg_buf b = { .arena = t->arena };
	struct ctg_date d;

	if ((!ctg_date_read_iso(&d, t->s) &&
	     ctg_date_read_french(&d, t->s) != t->s.n) ||
	    !ctg_date_exists(d))
		return refuse(t, "n'est pas un jour qui existe", "attendu : "
			"2027-12-31, 31/12/2027 ou « 31 décembre 2027 »");
	ctg_date_write_iso(&b, d);
	*out = ctg_buf_str(&b);
	return CTG_OK;
}

static enum ctg_code read_number(struct ctg_str *out, const struct typed *t)
{
	unsigned n;

	if (!ctg_keys_number(&n, t->s))
		return refuse(t, "n'est pas un nombre entier",
			"attendu : des chiffres, sans espace");
	return read_text(out, t);
}

/* « 227 700 010 », as it is often printed. */
static struct ctg_str without_spaces(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };
	size_t len;

	for (; s.n > 0; s = ctg_str_skip(s, len))
		if (!ctg_utf8_is_space(ctg_utf8_next(s, &len)))
			ctg_buf_add(&b, ctg_str_head(s, len));
	return ctg_buf_str(&b);
}

static enum ctg_code read_siren(struct ctg_str *out, const struct typed *t)
{
	struct ctg_str s = without_spaces(t->arena, t->s);
	size_t digits = 0;

	while (digits < s.n && ctg_is_digit(s.p[digits]))
		digits++;
	if (s.n != 9 || digits != s.n)
		return refuse(t, "n'est pas un numéro Siren",
			"attendu : neuf chiffres");
	if (!ctg_siren_is_valid(s))
		return refuse(t, "n'est pas un numéro Siren : le dernier "
			"chiffre ne s'accorde pas avec les autres",
			"l'un d'eux est mal recopié ; le bon est dans "
			"l'annuaire des entreprises");
	*out = s;
	return CTG_OK;
}

static enum ctg_code read_choice(struct ctg_str *out, const struct typed *t)
{
	const struct ctg_question *q = t->question;
	struct ctg_str s = ctg_utf8_plain(t->arena, t->s);
	struct ctg_buf list = { .arena = t->arena };

	ctg_buf_puts(&list, "attendu : ");
	for (size_t i = 0; i < q->nchoices; i++) {
		struct ctg_str choice = q->choices[i].s;

		if (ctg_str_eq(s, ctg_utf8_plain(t->arena, choice))) {
			*out = choice;
			return CTG_OK;
		}
		ctg_buf_printf(&list, "%s%.*s", i == 0 ? "" :
			i + 1 < q->nchoices ? ", " : " ou ",
			STR_ARG(choice));
	}
	return refuse(t, "n'est pas dans la liste", list.p);
}

static enum ctg_code read_span(struct ctg_str *out, const struct typed *t)
{
	struct ctg_span span = { 0 };

	if (ctg_span_read(&span, t->s) != t->s.n ||
	    span.years + span.months + span.days == 0)
		return refuse(t, "n'est pas une durée", "attendu par "
			"exemple : 6 mois, trois mois, un an");
	return read_text(out, t);
}

enum ctg_code ctg_answer_read(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_question *q, struct ctg_str typed,
	struct ctg_err *err)
{
	static enum ctg_code (*const readers[CTG_ANSWER_TYPES])(
		struct ctg_str *out, const struct typed *t) = {
		[CTG_ANSWER_TEXT] = read_text,
		[CTG_ANSWER_DATE] = read_date,
		[CTG_ANSWER_NUMBER] = read_number,
		[CTG_ANSWER_SIREN] = read_siren,
		[CTG_ANSWER_CHOICE] = read_choice,
		[CTG_ANSWER_SPAN] = read_span,
	};
	const struct typed t = { a, q, ctg_str_trim(typed), err };

	if (t.s.n == 0)
		return ctg_fail(err, CTG_EUSAGE, "la réponse est vide");
	if (!ctg_event_holds(t.s))
		return ctg_fail(err, CTG_EUSAGE, "la réponse doit tenir en "
			"une ligne de texte, sans tabulation ni caractère "
			"invisible");
	return readers[q->type](out, &t);
}
