/* SPDX-License-Identifier: Apache-2.0 */
#include "model/receipt.h"

#include "model/party.h"

#define FORM	"077-227700010-20211216-lmc100000023057-DE"
#define SHOWN	60	/* bytes of an identifier in a message */

static bool is_departement(struct ctg_str s)
{
	bool digits = true;

	if (s.n != 3)
		return false;
	for (size_t i = 0; i < s.n; i++)
		digits = digits && ctg_is_digit(s.p[i]);
	return (digits && !ctg_str_eq(s, STR("000"))) ||
		ctg_str_eq(s, STR("02A")) || ctg_str_eq(s, STR("02B"));
}

/* « 20211216 » */
static bool read_date(struct ctg_date *out, struct ctg_str s)
{
	unsigned v[3] = { 0 };

	for (size_t i = 0; i < s.n && i < 8; i++) {
		unsigned *part = &v[i < 4 ? 0 : i < 6 ? 1 : 2];

		if (!ctg_is_digit(s.p[i]))
			return false;
		*part = *part * 10 + (unsigned)(s.p[i] - '0');
	}
	*out = (struct ctg_date){ v[0], v[1], v[2] };
	return s.n == 8 && ctg_date_exists(*out);
}

static bool is_number(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_digit(s.p[i]) && !ctg_is_alpha(s.p[i]) &&
		    !memchr("-_.", s.p[i], 3))
			return false;
	return s.n > 0;
}

static bool is_nature(struct ctg_str s)
{
	static const char *const natures[] = {
		"DE", "AR", "AI", "CC", "BF", "AU",
	};

	for (size_t i = 0; i < sizeof(natures) / sizeof(natures[0]); i++)
		if (ctg_str_eq(s, ctg_str_from(natures[i])))
			return true;
	return false;
}

/* What stands after the last hyphen, taken from the end of *s. */
static struct ctg_str split_last(struct ctg_str *s)
{
	size_t n = s->n;
	struct ctg_str last;

	while (n > 0 && s->p[n - 1] != '-')
		n--;
	last = ctg_str_skip(*s, n);
	s->n = n > 0 ? n - 1 : 0;
	return last;
}

static enum ctg_code refuse(struct ctg_err *err, const char *field,
	struct ctg_str value, const char *form)
{
	size_t whole = value.n;
	enum ctg_code code;

	while (value.n > SHOWN || (value.n > 0 && value.n < whole &&
	    ((unsigned char)value.p[value.n] & 0xc0) == 0x80))
		value.n--;
	code = ctg_fail(err, CTG_EINPUT, "identifiant d'AR illisible : "
		"%s « %.*s%s »", field, STR_ARG(value),
		value.n < whole ? "…" : "");
	ctg_err_hint(err, "%s", form);
	return code;
}

enum ctg_code ctg_receipt_parse(struct ctg_receipt *out, struct ctg_str s,
	struct ctg_err *err)
{
	struct ctg_str rest = ctg_str_trim(s), date;
	struct ctg_receipt r;
	enum ctg_code code;
	size_t hyphens = 0;

	for (size_t i = 0; i < rest.n; i++)
		hyphens += rest.p[i] == '-';
	if (hyphens < 4) {
		code = ctg_fail(err, CTG_EINPUT, "identifiant d'AR illisible : "
			"il y faut cinq champs séparés par des tirets");
		ctg_err_hint(err, "recopiez-le en entier : « " FORM " »");
		return code;
	}
	r.departement = ctg_str_split(&rest, '-');
	r.siren = ctg_str_split(&rest, '-');
	date = ctg_str_split(&rest, '-');
	r.nature = split_last(&rest);
	r.number = rest;
	if (!is_departement(r.departement))
		return refuse(err, "département", r.departement,
			"trois caractères : 077, 02A, 971");
	if (!ctg_siren_is_valid(r.siren))
		return refuse(err, "SIREN", r.siren, "neuf chiffres, dont le "
			"dernier est une clé de contrôle : cherchez un "
			"chiffre mal recopié");
	if (!read_date(&r.date, date))
		return refuse(err, "date", date, "huit chiffres, année, mois "
			"et jour : 20211216");
	if (!is_number(r.number))
		return refuse(err, "numéro interne", r.number, "des lettres "
			"sans accent, des chiffres, « - », « _ » ou « . »");
	if (!is_nature(r.nature))
		return refuse(err, "nature", r.nature, "DE, AR, AI, CC, BF ou "
			"AU, en capitales");
	*out = r;
	return CTG_OK;
}
