/* SPDX-License-Identifier: Apache-2.0 */
#include "ident.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/act_number.h"
#include "model/keys.h"
#include "store/folder.h"

/* The folder that a shell completed, without what is around it. */
static struct ctg_str last_name(struct ctg_str s)
{
	size_t from;

	while (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	for (from = s.n; from > 0 && s.p[from - 1] != '/'; from--)
		;
	return ctg_str_skip(s, from);
}

struct ctg_str ctg_ident_propose(struct ctg_arena *a, struct ctg_str typed)
{
	struct ctg_str s = ctg_utf8_plain(a, typed);
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < s.n; i++)
		if (ctg_is_digit(s.p[i]) || ctg_is_alpha(s.p[i]))
			ctg_buf_putc(&b, s.p[i]);
		else if (b.n > 0 && b.p[b.n - 1] != '-')
			ctg_buf_putc(&b, '-');
	while (b.n > 0 && b.p[b.n - 1] == '-')
		b.n--;
	return ctg_buf_str(&b);
}

enum ctg_code ctg_ident_read(struct ctg_str *out, struct ctg_arena *a,
	const char *typed, struct ctg_err *err)
{
	struct ctg_str s = ctg_str_from(typed), rest = last_name(s), better;
	enum ctg_code code;

	if (ctg_id_is_valid(s)) {
		*out = s;
		return CTG_OK;
	}
	code = ctg_fail(err, CTG_EUSAGE, "« %s » n'est pas l'identifiant d'une "
		"convention", typed);
	/* « dugny-2023@1 »: the version is not for these commands. */
	better = ctg_ident_propose(a, ctg_str_split(&rest, '@'));
	if (ctg_id_is_valid(better))
		ctg_err_hint(err, "vouliez-vous dire « %.*s » ?",
			STR_ARG(better));
	return code;
}

enum ctg_code ctg_ident_acte(long *out, const char *typed,
	struct ctg_err *err)
{
	unsigned n;

	*out = -1;
	if (!typed)
		return CTG_OK;
	if (!ctg_keys_number(&n, ctg_str_from(typed)) ||
	    n > CTG_ACT_NUMBER_MOST)
		return ctg_fail(err, CTG_EUSAGE, "--acte est un nombre, 0 "
			"pour la convention, non « %s »", typed);
	*out = (long)n;
	return CTG_OK;
}

enum ctg_code ctg_ident_day(struct ctg_date *out, const char *typed,
	struct ctg_err *err)
{
	struct ctg_str s = ctg_str_trim(ctg_str_from(typed ? typed : ""));
	enum ctg_code code;

	if ((ctg_date_read_iso(out, s) ||
	     (s.n > 0 && ctg_date_read_french(out, s) == s.n)) &&
	    ctg_date_exists(*out))
		return CTG_OK;
	code = typed ? ctg_fail(err, CTG_EUSAGE,
		"« %s » n'est pas une date", typed) :
		ctg_fail(err, CTG_EUSAGE, "il manque la date de l'événement");
	ctg_err_hint(err, "--date 2025-03-12, --date 12/03/2025 ou "
		"--date \"12 mars 2025\"");
	return code;
}
