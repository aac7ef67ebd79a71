/* SPDX-License-Identifier: Apache-2.0 */
#include "named.h"
#include "sceller.h"

#include "base/io.h"

#define CONTAINER	"asice"

static enum ctg_code usage(struct ctg_err *err, const char *what,
	const char *hint)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "%s", what);

	ctg_err_hint(err, "%s", hint);
	return code;
}

bool ctg_sealing_has_key(const struct ctg_sealing *s)
{
	return s->args->key || s->args->pkcs12 || s->args->pkcs11;
}

static enum ctg_code check_key(const struct ctg_sealing_args *a,
	struct ctg_err *err)
{
	int kinds = (a->key != NULL) + (a->pkcs12 != NULL) +
		(a->pkcs11 != NULL);

	if (kinds > 1)
		return usage(err, "une seule clé à la fois",
			"--cle, --pkcs12 ou --pkcs11");
	if (a->key && !a->certificate)
		return usage(err, "il manque le certificat de la clé",
			"--certificat fichier.pem");
	if (a->certificate && !a->key && !a->pkcs11)
		return usage(err, "--certificat va avec --cle ou --pkcs11",
			"un PKCS#12 contient le sien");
	return CTG_OK;
}

static enum ctg_code check_without_key(const struct ctg_sealing *s,
	struct ctg_err *err)
{
	const struct ctg_sealing_args *a = s->args;

	if (!s->sealed || (!a->stamp && !a->request))
		return usage(err, "il manque de quoi signer",
			"--cle et --certificat, --pkcs12 ou --pkcs11");
	if (a->stamp && a->request)
		return usage(err, "--requete et --horodatage se suivent, l'un "
			"après l'autre", "d'abord --requete, puis "
			"--horodatage avec la réponse");
	return CTG_OK;
}

static enum ctg_code check_args(const struct ctg_sealing *s,
	struct ctg_err *err)
{
	const struct ctg_sealing_args *a = s->args;
	enum ctg_code code = check_key(a, err);

	if (code)
		return code;
	if (!ctg_sealing_has_key(s))
		return check_without_key(s, err);
	if (s->response)
		return usage(err, "une réponse d'horodatage est celle d'une "
			"signature déjà faite", "scellez d'abord, avec "
			"--requete\u202f; puis ajoutez la réponse, sans clé");
	if (s->url && a->request)
		return usage(err, "--requete est pour plus tard, --horodatage "
			"URL pour tout de suite", "l'un ou l'autre");
	return CTG_OK;
}

static bool is_url(const char *s)
{
	struct ctg_str t = ctg_str_from(s);

	return ctg_str_starts(t, STR("http://")) ||
		ctg_str_starts(t, STR("https://"));
}

/* « liasse/ » and « liasse.zip » both give « liasse.asice ». */
static const char *default_output(struct ctg_arena *a, const char *what)
{
	struct ctg_str s = ctg_str_from(what);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	if (ctg_named_is(what, "zip"))
		s.n -= strlen(".zip");
	return ctg_strf(a, "%.*s." CONTAINER, STR_ARG(s)).p;
}

static enum ctg_code refuse_output(const char *path, const char *what,
	const char *hint, struct ctg_err *err)
{
	enum ctg_code code = ctg_refuse(err, what, hint);

	ctg_err_at(err, path, 0, 0);
	return code;
}

/* A file more would make another liasse of it. */
static bool is_inside(const char *path, const char *folder)
{
	struct ctg_str s = ctg_str_from(path), name = s;

	if (!ctg_io_is_dir(folder) || !ctg_str_cut(&s, ctg_str_from(folder)))
		return false;
	return ctg_str_starts(s, STR("/")) || ctg_str_ends(
		ctg_str_head(name, name.n - s.n), STR("/"));
}

/* By its name it is known for one, here and by other programs. */
static bool is_container(const char *path)
{
	return ctg_named_is(path, CONTAINER) || ctg_named_is(path, "asic-e");
}

/* What others have signed is not written over. */
static enum ctg_code choose_output(struct ctg_sealing *s, struct ctg_err *err)
{
	const char *what = s->args->what;

	s->output = s->args->output ? s->args->output : s->sealed ? what :
		default_output(&s->c->arena, what);
	if (ctg_str_eq(ctg_str_from(s->output), STR("-")))
		return usage(err, "un conteneur ne s'écrit pas sur la sortie "
			"standard", "-o fichier.asice");
	if (!is_container(s->output))
		return usage(err, "le nom d'un conteneur finit par .asice",
			"-o fichier.asice");
	if (is_inside(s->output, what))
		return refuse_output(s->output, "un conteneur ne s'écrit pas "
			"dans la liasse qu'il contient", "donnez à -o un nom "
			"hors de ce dossier", err);
	if (!ctg_str_eq(ctg_str_from(s->output), ctg_str_from(what)) &&
	    ctg_io_is_file(s->output))
		return refuse_output(s->output, "ce conteneur existe déjà",
			"pour y ajouter une signature, donnez-le à la place "
			"de la liasse\u202f; pour un autre nom\u00a0: -o",
			err);
	if (s->args->request && ctg_io_is_file(s->args->request))
		return refuse_output(s->args->request, "ce fichier existe "
			"déjà\u00a0: la demande d'horodatage n'y est pas "
			"écrite", "donnez un autre nom à --requete", err);
	return CTG_OK;
}

enum ctg_code ctg_sealing_read(struct ctg_sealing *s, struct ctg_err *err)
{
	const struct ctg_sealing_args *a = s->args;
	enum ctg_code code;

	s->sealed = is_container(a->what);
	if (a->stamp && is_url(a->stamp))
		s->url = a->stamp;
	else
		s->response = a->stamp;
	s->seal.url = s->url;
	code = check_args(s, err);
	if (code)
		return code;
	if (!ctg_io_is_file(a->what) && !ctg_io_is_dir(a->what)) {
		code = ctg_fail(err, CTG_ESYSTEM, "liasse introuvable");
		ctg_err_at(err, a->what, 0, 0);
		return code;
	}
	return choose_output(s, err);
}
