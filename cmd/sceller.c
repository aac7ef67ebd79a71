/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "named.h"
#include "secret.h"

#include "base/io.h"
#include "bundle/key.h"
#include "bundle/seal.h"
#include "bundle/timestamp.h"

#include <stddef.h>

#define CONTAINER	"asice"
#define RESPONSE_MAX	((size_t)1 << 20)

struct args {
	const char *what, *key, *certificate, *chain, *pkcs12, *pkcs11;
	const char *password_fd, *stamp, *request, *output;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "cle", .value = "fichier",
	  AT(key), .help = "clé privée en PEM, avec --certificat" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "certificat",
	  .value = "fichier", AT(certificate),
	  .help = "certificat en PEM, suivi ou non de sa chaîne" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "chaine", .value = "fichier",
	  AT(chain), .help = "autorités intermédiaires en PEM" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "pkcs12", .value = "fichier",
	  AT(pkcs12), .help = "clé et certificat dans un .p12 ou un .pfx" },
	{ CTG_OPT_TEXT, .name = "pkcs11", .value = "URI", AT(pkcs11),
	  .help = "clé d'une carte\u00a0: pkcs11:token=…;object=…" },
	{ CTG_OPT_TEXT, .name = "mot-de-passe-fd", .value = "n",
	  AT(password_fd),
	  .help = "lit le mot de passe ou le PIN de ce descripteur" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "horodatage",
	  .value = "URL|fichier", AT(stamp),
	  .help = "autorité d'horodatage (http), ou sa réponse .tsr" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "requete", .value = "fichier",
	  AT(request),
	  .help = "écrit la demande d'horodatage, pour plus tard" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .name = "sortie",
	  .value = "fichier", AT(output),
	  .help = "conteneur à écrire\u202f; sinon <liasse>.asice" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "vérifie tout, sans signer ni écrire" },
	{ CTG_OPT_OPERAND, CTG_WHAT_FILE, .required = true,
	  .value = "<liasse>", AT(what),
	  .help = "dossier ou zip de «\u00a0ctg liasse\u00a0», ou "
		"conteneur .asice" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg sceller liasse/ --cle cle.pem --certificat cert.pem",
	"un conteneur liasse.asice, signé",
	"ctg sceller liasse.asice --pkcs12 maire.p12",
	"une seconde signature dans le même",
	"ctg sceller liasse/ --pkcs11 'pkcs11:token=CARTE;object=sign'",
	"avec la clé d'une carte",
	"ctg sceller liasse.asice --requete d.tsq", "la demande d'horodatage",
	"ctg sceller liasse.asice --horodatage r.tsr", "et sa réponse",
	NULL,
};

/* The whole run. */
struct sealing {
	struct ctg_cmd *c;
	const struct args *args;
	const char *output;
	bool sealed;			/* what is given is a container */
	const char *url, *response;	/* of --horodatage: one or none */
	struct ctg_seal seal;
};

/* --- what is asked ------------------------------------------------------- */

static enum ctg_code usage(struct ctg_err *err, const char *what,
	const char *hint)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "%s", what);

	ctg_err_hint(err, "%s", hint);
	return code;
}

static bool has_key(const struct args *a)
{
	return a->key || a->pkcs12 || a->pkcs11;
}

static enum ctg_code check_key(const struct args *a, struct ctg_err *err)
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

static enum ctg_code check_without_key(const struct sealing *s,
	struct ctg_err *err)
{
	const struct args *a = s->args;

	if (!s->sealed || (!a->stamp && !a->request))
		return usage(err, "il manque de quoi signer",
			"--cle et --certificat, --pkcs12 ou --pkcs11");
	if (a->stamp && a->request)
		return usage(err, "--requete et --horodatage se suivent, l'un "
			"après l'autre", "d'abord --requete, puis "
			"--horodatage avec la réponse");
	return CTG_OK;
}

static enum ctg_code check_args(const struct sealing *s, struct ctg_err *err)
{
	const struct args *a = s->args;
	enum ctg_code code = check_key(a, err);

	if (code)
		return code;
	if (!has_key(a))
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

/* What others have signed is not written over. */
static enum ctg_code choose_output(struct sealing *s, struct ctg_err *err)
{
	const char *what = s->args->what;
	enum ctg_code code = CTG_OK;

	s->output = s->args->output ? s->args->output : s->sealed ? what :
		default_output(&s->c->arena, what);
	if (ctg_str_eq(ctg_str_from(s->output), STR("-")))
		return usage(err, "un conteneur ne s'écrit pas sur la sortie "
			"standard", "-o fichier.asice");
	if (!ctg_str_eq(ctg_str_from(s->output), ctg_str_from(what)) &&
	    ctg_io_is_file(s->output)) {
		code = ctg_refuse(err, "ce conteneur existe déjà",
			"pour y ajouter une signature, donnez-le à la place "
			"de la liasse\u202f; pour un autre nom\u00a0: -o");
		ctg_err_at(err, s->output, 0, 0);
	}
	return code;
}

static enum ctg_code read_args(struct sealing *s, struct ctg_err *err)
{
	const struct args *a = s->args;
	enum ctg_code code;

	s->sealed = ctg_named_is(a->what, CONTAINER) ||
		ctg_named_is(a->what, "asic-e");
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

/* --- what is told -------------------------------------------------------- */

/* « liasse.asice : signé par Claire Duval (Ville de Dugny), RSA 2048,
 * SHA-256 » */
static void tell_signature(struct sealing *s)
{
	const struct ctg_cms_signature *m = &s->seal.made;
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "%s\u00a0: signé par «\u00a0%.*s\u00a0»", s->output,
		STR_ARG(m->signer));
	if (m->organisation.n > 0)
		ctg_buf_printf(&b, " (%.*s)", STR_ARG(m->organisation));
	ctg_buf_printf(&b, ", %.*s", STR_ARG(m->algorithm));
	if (m->has_token)
		ctg_buf_printf(&b, "\u202f; horodaté par "
			"«\u00a0%.*s\u00a0», %.*s",
			STR_ARG(m->token_authority), STR_ARG(m->token_at));
	ctg_buf_putc(&b, '\n');
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

static void tell_alone(struct sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "    le certificat de l'autorité «\u00a0%.*s\u00a0» "
		"n'y est pas joint\u202f; --chaine l'ajoute\n",
		STR_ARG(s->seal.made.issuer));
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

static void tell_request(struct sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "%s\u00a0: demande d'horodatage à envoyer à une "
		"autorité\n  curl -H 'Content-Type: "
		"application/timestamp-query' --data-binary @%s -o "
		"reponse.tsr URL\n  ctg sceller %s --horodatage reponse.tsr\n",
		s->args->request, s->args->request, s->output);
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

static void tell_simulation(struct sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "%s (simulation, rien n'est écrit)", s->output);
	if (s->seal.key)
		ctg_buf_printf(&b, "\u00a0: à signer par "
			"«\u00a0%.*s\u00a0»", STR_ARG(ctg_key_name(
			&s->c->arena, s->seal.key)));
	ctg_buf_putc(&b, '\n');
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

/* --- with a key ---------------------------------------------------------- */

static enum ctg_code write_request(struct sealing *s, struct ctg_err *err)
{
	struct ctg_str tsq;
	enum ctg_code code = ctg_seal_request(&tsq, s->output, &s->c->arena,
		err);

	if (!code)
		code = ctg_io_write(s->args->request, tsq, err);
	if (!code)
		tell_request(s);
	return code;
}

static enum ctg_code simulate(struct sealing *s, struct ctg_err *err)
{
	struct ctg_arena *a = &s->c->arena;
	const char *what = s->args->what;
	enum ctg_code code = s->sealed ?
		ctg_seal_check_add(&s->seal, what, a, err) :
		ctg_seal_check_liasse(what, a, s->seal.now, err);

	if (!code)
		tell_simulation(s);
	return code;
}

static enum ctg_code seal(struct sealing *s, struct ctg_err *err)
{
	struct ctg_arena *a = &s->c->arena;
	const char *what = s->args->what;
	enum ctg_code code;

	if (s->args->simulate)
		return simulate(s, err);
	code = s->sealed ? ctg_seal_add(&s->seal, what, s->output, a, err) :
		ctg_seal_liasse(&s->seal, what, s->output, a, err);
	if (code)
		return code;
	tell_signature(s);
	if (ctg_key_is_alone(s->seal.key))
		tell_alone(s);
	return s->args->request ? write_request(s, err) : CTG_OK;
}

static enum ctg_code seal_with_key(struct sealing *s, struct ctg_err *err)
{
	const struct args *a = s->args;
	struct ctg_secret secret;
	const struct ctg_key_source from = { a->key, a->certificate,
		a->pkcs12, a->pkcs11, a->chain, ctg_secret_ask, &secret };
	struct ctg_key *k = NULL;
	enum ctg_code code = ctg_secret_fd(&secret.fd, a->password_fd, err);

	if (code)
		return code;
	ctg_secret_guard();
	code = ctg_key_open(&k, &from, s->seal.now, err);
	if (code)
		return code;
	s->seal.key = k;
	code = seal(s, err);
	ctg_key_close(k);
	return code;
}

/* --- without ------------------------------------------------------------- */

static enum ctg_code stamp(struct sealing *s, struct ctg_err *err)
{
	struct ctg_str response = STR("");
	enum ctg_code code = CTG_OK;

	if (s->response)
		code = ctg_io_read(&response, &s->c->arena, s->response,
			RESPONSE_MAX, err);
	if (code)
		return code;
	if (s->args->simulate) {
		tell_simulation(s);
		return CTG_OK;
	}
	code = ctg_seal_stamp(&s->seal, s->args->what, response, s->output,
		&s->c->arena, err);
	if (!code)
		tell_signature(s);
	return code;
}

static enum ctg_code request_alone(struct sealing *s, struct ctg_err *err)
{
	if (s->args->simulate) {
		tell_simulation(s);
		return CTG_OK;
	}
	s->output = s->args->what;
	return write_request(s, err);
}

static enum ctg_code run(struct ctg_cmd *c, const void *values,
	struct ctg_err *err)
{
	struct sealing s = { .c = c, .args = values };
	enum ctg_code code = read_args(&s, err);
	long now;
	int offset;

	if (code)
		return code;
	ctg_now(&now, &offset);
	s.seal.now = now;
	if (has_key(s.args))
		return seal_with_key(&s, err);
	return s.args->request ? request_alone(&s, err) : stamp(&s, err);
}

const struct ctg_command ctg_cmd_sceller = {
	.name = "sceller",
	.alias = "seal",
	.summary = "signe une liasse dans un conteneur vérifiable",
	.about = "Met une liasse dans un conteneur ASiC-E et la signe (CAdES)."
		" Un conteneur .asice reçoit une signature de plus\u202f;"
		" sans clé, sa dernière signature est horodatée.\n"
		"Le mot de passe de la clé, ou le PIN de la carte, est demandé "
		"sans écho, ou lu de --mot-de-passe-fd. Une liasse en projet, "
		"ou qui n'est pas ce que dit son preuve.json, est refusée, et "
		"un certificat expiré aussi.\n"
		"Sans réseau\u00a0: --requete écrit la demande d'horodatage, "
		"un autre poste l'envoie, --horodatage ajoute la réponse.\n",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
