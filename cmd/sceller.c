/* SPDX-License-Identifier: Apache-2.0 */
#include "sceller.h"
#include "secret.h"

#include "base/io.h"
#include "bundle/key.h"
#include "bundle/timestamp.h"

#include <stddef.h>

#define RESPONSE_MAX	((size_t)1 << 20)

#define AT(field)	.at = offsetof(struct ctg_sealing_args, field)

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

/* --- with a key ---------------------------------------------------------- */

static enum ctg_code write_request(struct ctg_sealing *s, struct ctg_err *err)
{
	struct ctg_str tsq;
	enum ctg_code code = ctg_seal_request(&tsq, s->output, &s->c->arena,
		err);

	if (!code)
		code = ctg_io_write(s->args->request, tsq, err);
	if (!code)
		ctg_sealing_tell_request(s);
	return code;
}

static enum ctg_code simulate(struct ctg_sealing *s, struct ctg_err *err)
{
	struct ctg_arena *a = &s->c->arena;
	const char *what = s->args->what;
	enum ctg_code code = s->sealed ?
		ctg_seal_check_add(&s->seal, what, a, err) :
		ctg_seal_check_liasse(what, a, s->seal.now, err);

	if (!code)
		ctg_sealing_tell_simulation(s);
	return code;
}

static enum ctg_code seal(struct ctg_sealing *s, struct ctg_err *err)
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
	ctg_sealing_tell(s);
	return s->args->request ? write_request(s, err) : CTG_OK;
}

static enum ctg_code seal_with_key(struct ctg_sealing *s, struct ctg_err *err)
{
	const struct ctg_sealing_args *a = s->args;
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

static enum ctg_code stamp(struct ctg_sealing *s, struct ctg_err *err)
{
	struct ctg_str response = STR("");
	enum ctg_code code = CTG_OK;

	if (s->response)
		code = ctg_io_read(&response, &s->c->arena, s->response,
			RESPONSE_MAX, err);
	if (code)
		return code;
	if (s->args->simulate) {
		ctg_sealing_tell_simulation(s);
		return CTG_OK;
	}
	code = ctg_seal_stamp(&s->seal, s->args->what, response, s->output,
		&s->c->arena, err);
	if (!code)
		ctg_sealing_tell(s);
	return code;
}

static enum ctg_code request_alone(struct ctg_sealing *s, struct ctg_err *err)
{
	if (s->args->simulate) {
		ctg_sealing_tell_simulation(s);
		return CTG_OK;
	}
	s->output = s->args->what;
	return write_request(s, err);
}

static enum ctg_code run(struct ctg_cmd *c, const void *values,
	struct ctg_err *err)
{
	struct ctg_sealing s = { .c = c, .args = values };
	enum ctg_code code = ctg_sealing_read(&s, err);
	long now;
	int offset;

	if (code)
		return code;
	ctg_now(&now, &offset);
	s.seal.now = now;
	if (ctg_sealing_has_key(&s))
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
	.args = sizeof(struct ctg_sealing_args),
	.run = run,
};
