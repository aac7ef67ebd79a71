/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "consigner.h"
#include "record.h"

#include <stddef.h>

#define AT(field)	.at = offsetof(struct ctg_consigner_args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>", AT(convention), .help = "convention du registre" },
	{ CTG_OPT_OPERAND, .required = true, .value = "<événement>",
	  AT(event),
	  .help = "délibération, signature… : la liste est ci-dessus" },
	{ CTG_OPT_TEXT, .name = "partie", .value = "id", AT(party),
	  .help = "la partie dont c'est l'événement" },
	{ CTG_OPT_TEXT, .name = "date", .value = "jour", AT(date),
	  .help = "2025-03-12, 12/03/2025 ou « 12 mars 2025 »" },
	{ CTG_OPT_TEXT, .name = "acte", .value = "n", AT(acte),
	  .help = "l'avenant, 0 pour la convention ; sinon, l'acte ouvert" },
	{ CTG_OPT_TEXT, .name = "organe", .value = "nom", AT(organe),
	  .help = "qui a décidé : « conseil municipal »" },
	{ CTG_OPT_TEXT, .name = "numero", .value = "numéro", AT(numero),
	  .help = "numéro de la délibération" },
	{ CTG_OPT_TEXT, .name = "portee", .value = "portée", AT(portee),
	  .help = "engagement (sans autoriser à signer) ou signature" },
	{ CTG_OPT_TEXT, .name = "ar", .value = "identifiant", AT(ar),
	  .help = "accusé de réception d'une transmission" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "piece", .value = "fichier",
	  AT(piece), .help = "PDF qui en fait foi, copié dans le registre" },
	{ CTG_OPT_TEXT, .name = "malgre", .value = "motif", AT(malgre),
	  .help = "motif de passer outre un avertissement, de rectifier" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait consigné, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg consigner dugny-2023 délibération --partie commune "
		"--date 2025-03-12",
		"sur l'acte ouvert",
	"ctg consigner dugny-2023 signature --partie caf --date 2/4/2025 "
		"--piece s.pdf",
		"avec le PDF signé",
	"ctg consigner dugny-2023 bilan --date 2026-01-20",
		"sur la convention en vigueur",
	NULL,
};

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct ctg_consigner_args *args = argp;
	struct ctg_suivi_entry entry = { 0 };
	long acte;
	enum ctg_code code = ctg_consigner_read(&entry, &acte, &c->arena,
		args, err);

	return code ? code : ctg_record(c, &entry, acte, args->simulate, err);
}

const struct ctg_command ctg_cmd_consigner = {
	.name = "consigner",
	.alias = "record",
	.summary = "consigne un événement : délibération, signature…",
	.about =
		"Les événements sont : décision (d'une Caf, d'une MSA…), "
		"délibération, transmission (au contrôle de légalité), "
		"publication, signature, notification, bilan, résiliation. "
		"Sans --acte, il s'agit du projet ou de l'avenant ouvert ; "
		"un bilan, une résiliation portent sur la convention signée. "
		"La date d'une résiliation est le jour où elle prend effet, "
		"même à venir.\n"
		"L'événement est une ligne de suivi.yml et un commit, sur la "
		"branche du projet ou de l'avenant, ou sur la branche en "
		"vigueur pour un acte signé. Consigner deux fois le même "
		"événement est sans effet.\n"
		"L'ordre des choses est vérifié (règles L801 à L812, que "
		"« ctg verifier --expliquer L801 » détaille) : signer avant la "
		"délibération est refusé ; signer avant sa transmission "
		"demande un motif, par --malgre. De même une décision ou une "
		"signature d'avant la clôture, oubliée ou mal recopiée : avec "
		"--acte et --malgre, elle s'ajoute au suivi de l'acte clos "
		"(L860).",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct ctg_consigner_args),
	.run = run,
};
