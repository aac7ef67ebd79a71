/* SPDX-License-Identifier: Apache-2.0 */
#include "consigner.h"
#include "ident.h"

#include "base/arena.h"
#include "base/io.h"
#include "store/folder.h"

static enum ctg_code refuse_event(const char *typed, struct ctg_arena *a,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE,
		"événement inconnu : « %s »", typed);
	struct ctg_buf b = { .arena = a };

	for (int k = 0; k < CTG_EVENT_KINDS; k++)
		ctg_buf_printf(&b, "%s%s", k ? ", " : "",
			ctg_event_name((enum ctg_event_kind)k));
	ctg_err_hint(err, "les événements : %s", b.p);
	return code;
}

/* One line of text: what suivi.yml can hold. */
static enum ctg_code read_text(struct ctg_str *out, const char *name,
	const char *typed, struct ctg_err *err)
{
	struct ctg_str s = ctg_str_trim(ctg_str_from(typed ? typed : ""));

	if (typed && s.n == 0)
		return ctg_fail(err, CTG_EUSAGE, "la valeur de --%s est vide",
			name);
	if (!ctg_event_holds(s))
		return ctg_fail(err, CTG_EUSAGE, "la valeur de --%s doit "
			"tenir en une ligne de texte", name);
	*out = s;
	return CTG_OK;
}

static enum ctg_code read_texts(struct ctg_event *e,
	const struct ctg_consigner_args *args, struct ctg_err *err)
{
	const struct {
		struct ctg_str *to;
		const char *name, *typed;
	} all[] = {
		{ &e->partie, "partie", args->party },
		{ &e->organe, "organe", args->organe },
		{ &e->numero, "numero", args->numero },
		{ &e->portee, "portee", args->portee },
		{ &e->ar, "ar", args->ar },
		{ &e->malgre, "malgre", args->malgre },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		enum ctg_code code = read_text(all[i].to, all[i].name,
			all[i].typed, err);

		if (code)
			return code;
	}
	if (e->portee.n > 0 && !ctg_str_eq(e->portee, STR("engagement")) &&
	    !ctg_str_eq(e->portee, STR("signature")))
		return ctg_fail(err, CTG_EUSAGE, "--portee est « engagement » "
			"ou « signature », non « %s »", args->portee);
	return CTG_OK;
}

static enum ctg_code read_piece(struct ctg_str *out, struct ctg_arena *a,
	const char *path, struct ctg_err *err)
{
	enum ctg_code code = ctg_io_read(out, a, path, CTG_FILE_MAX, err);

	if (code || ctg_str_starts(*out, STR("%PDF-")))
		return code;
	code = ctg_fail(err, CTG_EINPUT, "la pièce n'est pas un PDF");
	ctg_err_at(err, path, 0, 0);
	return code;
}

enum ctg_code ctg_consigner_read(struct ctg_suivi_entry *out, long *acte,
	struct ctg_arena *a, const struct ctg_consigner_args *args,
	struct ctg_err *err)
{
	struct ctg_event *e = &out->event;
	enum ctg_code code;

	code = ctg_ident_read(&out->id, a, args->convention, err);
	if (code)
		return code;
	if (!ctg_event_kind_parse(&e->kind, ctg_str_from(args->event)))
		return refuse_event(args->event, a, err);
	if (!args->party && ctg_event_needs_party(e->kind))
		return ctg_fail(err, CTG_EUSAGE, "il manque la partie dont "
			"c'est l'événement : --partie");
	code = ctg_ident_day(&e->date, args->date, err);
	if (!code)
		code = ctg_ident_acte(acte, args->acte, err);
	if (!code)
		code = read_texts(e, args, err);
	if (!code && args->piece)
		code = read_piece(&out->piece, a, args->piece, err);
	return code;
}
