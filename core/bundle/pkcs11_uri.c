/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/pkcs11_uri.h"

#include "base/buf.h"

static const char *decoded(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < s.n; i++) {
		bool coded = s.p[i] == '%' && i + 2 < s.n;
		int high = coded ? ctg_hex_value(s.p[i + 1]) : -1;
		int low = coded ? ctg_hex_value(s.p[i + 2]) : -1;

		coded = high >= 0 && low >= 0;
		ctg_buf_putc(&b, coded ? (char)(high << 4 | low) : s.p[i]);
		i += coded ? 2 : 0;
	}
	return ctg_str_c(a, ctg_buf_str(&b));
}

static enum ctg_code refuse(struct ctg_err *err, const char *why)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "%s", why);

	ctg_err_hint(err, "par exemple «\u00a0pkcs11:token=CARTE;"
		"object=signature\u00a0»\u202f; «\u00a0p11tool "
		"--list-tokens\u00a0» donne les URI");
	return code;
}

/* The PIN goes to the card that is named, and to no other. */
static enum ctg_code judge_path(struct ctg_str path, struct ctg_err *err)
{
	bool token = false, object = false;

	if (!ctg_str_cut(&path, STR("pkcs11:")))
		return refuse(err, "ce n'est pas l'URI d'une carte");
	while (path.n > 0) {
		struct ctg_str part = ctg_str_split(&path, ';');

		token = token || ctg_str_starts(part, STR("token=")) ||
			ctg_str_starts(part, STR("serial="));
		object = object || ctg_str_starts(part, STR("object=")) ||
			ctg_str_starts(part, STR("id="));
	}
	if (!token)
		return refuse(err, "l'URI ne dit pas de quelle carte il s'agit "
			"(token= ou serial=)");
	if (!object)
		return refuse(err, "l'URI ne dit pas de quelle clé il s'agit "
			"(object= ou id=)");
	return CTG_OK;
}

enum ctg_code ctg_pkcs11_uri_read(struct ctg_pkcs11_uri *out,
	struct ctg_arena *a, struct ctg_str s, struct ctg_err *err)
{
	struct ctg_pkcs11_uri uri = { 0 };
	struct ctg_str query = s, path = ctg_str_split(&query, '?');
	enum ctg_code code;

	if (ctg_str_has(s, STR("pin-value=")) ||
	    ctg_str_has(s, STR("pin-source="))) {
		code = ctg_fail(err, CTG_EUSAGE, "le code PIN ne se donne pas "
			"dans l'URI\u00a0: qui liste les programmes le "
			"verrait");
		ctg_err_hint(err, "il est demandé, ou lu par "
			"--mot-de-passe-fd");
		return code;
	}
	code = judge_path(path, err);
	if (code)
		return code;
	while (query.n > 0) {
		struct ctg_str part = ctg_str_split(&query, '&');

		if (ctg_str_cut(&part, STR("module-path=")))
			uri.module = decoded(a, part);
	}
	uri.object = ctg_str_c(a, path);
	*out = uri;
	return CTG_OK;
}
