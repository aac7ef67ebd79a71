/* SPDX-License-Identifier: Apache-2.0 */
#include "controler.h"

#include "bundle/trust.h"
#include "bundle/verify.h"

#include <stddef.h>

struct args {
	const char *file;
	struct ctg_opt_list authorities;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_TEXTS, CTG_WHAT_FILE, .name = "ac", .value = "ca.pem",
	  AT(authorities),
	  .help = "autorité reconnue, ou plusieurs, en PEM ; se répète" },
	{ CTG_OPT_OPERAND, CTG_WHAT_FILE, .required = true,
	  .value = "<fichier>", AT(file),
	  .help = "conteneur scellé, liasse (dossier ou zip), .odt ou .docx" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg controler dugny-2023.asice", "tout ce qui peut l'être",
	"ctg controler f.asice --ac ac.pem", "avec la chaîne des certificats",
	"ctg controler liasse/", "une liasse, avant de la sceller",
	NULL,
};

static enum ctg_code verify(struct ctg_verdict *v, struct ctg_cmd *c,
	const struct args *args, struct ctg_err *err)
{
	struct ctg_trust *trust = NULL;
	long now;
	int offset;
	enum ctg_code code = ctg_trust_open(&trust, args->authorities.v,
		args->authorities.n, err);

	if (code)
		return code;
	ctg_now(&now, &offset);
	code = ctg_verify(v, &c->arena, args->file, trust, now, err);
	ctg_trust_close(trust);
	if (!code && v->kind == CTG_BUNDLE_PACKAGE)
		ctg_controler_seul(v, c, args->file);
	else if (!code)
		ctg_controler_registre(v, c);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_verdict v;
	enum ctg_code code = verify(&v, c, args, err);

	if (code)
		return code;
	if (c->globals.json)
		ctg_controler_json(&b, &v);
	else
		ctg_controler_texte(&b, &v, args->file, &c->out);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return ctg_verdict_is_valid(&v) ? CTG_OK : CTG_EDIGEST;
}

const struct ctg_command ctg_cmd_controler = {
	.name = "controler",
	.alias = "verify",
	.summary = "contrôle un conteneur scellé, une liasse ou un document",
	.about =
		"Hors de tout registre : la forme du conteneur, l'empreinte de "
		"chaque fichier, ce qui manque ou n'est pas couvert, chaque "
		"signature et chaque horodatage. Avec --ac, la chaîne des "
		"certificats.\n"
		"Dans un registre : le commit d'où vient la liasse, son "
		"étiquette, le texte développé, les documents réassemblés à "
		"l'octet près, ce que peut seule, parfois, la version de ctg "
		"qui les a faits.\n"
		"Quand un certificat a expiré, une signature n'est plus "
		"prouvée que par son horodatage, ou par celui du sceau.\n"
		"Ce qui n'a pas été vérifié est dit. Le statut est 7 dès que "
		"quelque chose ne va pas.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
