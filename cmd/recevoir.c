/* SPDX-License-Identifier: Apache-2.0 */
#include "recevoir.h"

#include "controler.h"
#include "ident.h"
#include "near.h"
#include "record.h"

#include "base/io.h"
#include "bundle/trust.h"
#include "store/draft.h"
#include "store/folder.h"
#include "store/frozen.h"

#include <stddef.h>

struct args {
	struct ctg_opt_list files, parties, slips, trust;
	const char *convention, *liasse, *date;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>", AT(convention), .help = "convention du registre" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, .name = "liasse", .value = "liasse",
	  AT(liasse), .help = "ce qui a été envoyé : dossier ou zip" },
	{ CTG_OPT_TEXTS, .name = "partie", .value = "id", AT(parties),
	  .help = "qui a signé, autant de fois que de parties" },
	{ CTG_OPT_TEXT, .name = "date", .value = "jour", AT(date),
	  .help = "quand : 2025-03-12, 12/03/2025 ou « 12 mars 2025 »" },
	{ CTG_OPT_TEXTS, CTG_WHAT_FILE, .name = "bordereau",
	  .value = "fichier", AT(slips),
	  .help = "ce que le parapheur dit de la signature, à conserver" },
	{ CTG_OPT_TEXTS, CTG_WHAT_FILE, .name = "ac", .value = "ca.pem",
	  AT(trust), .help = "autorité de certification à laquelle se fier" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait consigné, n'écrit rien" },
	{ CTG_OPT_OPERANDS, CTG_WHAT_FILE, .required = true,
	  .value = "<fichier>…", AT(files),
	  .help = "PDF signés, signatures détachées (.p7s)" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg recevoir dugny-2023 --liasse liasse/ retour/*",
		"est-ce bien ce qui a été envoyé ?",
	"ctg recevoir dugny-2023 --liasse liasse/ --partie caf "
		"--date 2/4/2025 acte.pdf",
		"signé",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_str id;
	struct ctg_date date;
	struct ctg_recevoir_liasse liasse;
	struct ctg_trust *trust;
	struct ctg_received *v;
	size_t n;
};

/* --- is it of this register? ---------------------------------------------- */

static enum ctg_code refuse(const struct work *w, enum ctg_code with,
	const char *what, const char *hint, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, with, "%s", what);

	ctg_err_at(err, w->args->liasse, 0, 0);
	ctg_err_hint(err, "%s", hint);
	return code;
}

static enum ctg_code check_proof(const struct work *w, struct ctg_err *err)
{
	const struct ctg_manifest *m = &w->liasse.proof;

	if (!ctg_str_eq(m->id, w->id))
		return refuse(w, CTG_EREFUSED, ctg_strf(&w->c->arena,
			"cette liasse est celle de « %.*s »",
			STR_ARG(m->id)).p, "donnez celle qui a été envoyée",
			err);
	if (m->draft)
		return refuse(w, CTG_EREFUSED, "cette liasse est celle d'un "
			"projet : on ne la signe pas", "donnez celle qui a "
			"été envoyée à signer", err);
	return CTG_OK;
}

/* What was signed is still what the draft says. */
static enum ctg_code check_draft(const struct work *w,
	const struct ctg_snapshot *at, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	const char *branch = ctg_draft_branch(a, w->id,
		w->liasse.proof.acte), *moved;
	struct ctg_snapshot tip;

	if (ctg_snapshot_open(&tip, at->repo, ctg_strf(a, "refs/heads/%s",
	    branch).p, NULL))
		return CTG_OK;	/* closed, or elsewhere: told when recorded */
	moved = ctg_frozen_moved(a, &tip, at, ctg_repo_folder(at->repo, a,
		w->id));
	ctg_snapshot_close(&tip);
	return moved ? refuse(w, CTG_EREFUSED, ctg_strf(a, "le texte a changé "
		"depuis cette liasse (%s) : ce qui est signé n'est plus ce "
		"qui est en projet", moved).p, ctg_strf(a, "git diff %.12s "
		"%s ; revenez à ce texte, ou refaites signer",
		at->commit, branch).p, err) : CTG_OK;
}

static enum ctg_code check_commit(const struct work *w,
	const struct ctg_repo *r, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	const struct ctg_manifest *m = &w->liasse.proof;
	char tree[CTG_OID_HEX + 1] = "";
	struct ctg_snapshot at;
	enum ctg_code code;

	if (ctg_snapshot_open(&at, r, ctg_str_c(a, m->commit), NULL))
		return refuse(w, CTG_EGIT, "le commit de la liasse n'est pas "
			"dans ce registre", "git fetch, puis recommencez",
			err);
	if (!ctg_snapshot_id(tree, &at, ctg_repo_folder(r, a, w->id)) ||
	    !ctg_str_eq(m->tree, ctg_str_from(tree)))
		code = refuse(w, CTG_EDIGEST, "la liasse dit un autre texte "
			"que son commit", "ctg controler dit ce qui est "
			"altéré", err);
	else
		code = check_draft(w, &at, err);
	ctg_snapshot_close(&at);
	return code;
}

/* A proof goes with its files: whoever writes both again, and sends another
 * act to be signed, has not changed the commit. */
static enum ctg_code check_documents(const struct work *w,
	const struct ctg_repo *r, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_verdict v = { .arena = a, .proof = w->liasse.proof };

	for (size_t i = 0; i < v.proof.n_files; i++)
		ctg_verdict_file(&v, v.proof.files[i].name, CTG_FILE_OK)->
			sha256 = v.proof.files[i].sha256;
	ctg_controler_documents(&v, w->c, r);
	if (v.n_faults == 0)
		return CTG_OK;
	return refuse(w, CTG_EDIGEST, ctg_str_c(a, v.faults[0]),
		v.n_doubts == v.n_faults ?
		"recevez-la avec cette version, ou consignez les signatures "
		"sous votre responsabilité\u00a0: ctg consigner" :
		"donnez la liasse qui a été envoyée, telle que ctg l'a faite",
		err);
}

static enum ctg_code check_register(const struct work *w,
	struct ctg_err *err)
{
	struct ctg_repo repo;
	enum ctg_code code = check_proof(w, err);

	if (!code)
		code = ctg_repo_open(&repo, &w->c->arena, ".", err);
	if (code)
		return code;
	code = check_commit(w, &repo, err);
	if (!code)
		code = check_documents(w, &repo, err);
	ctg_repo_close(&repo);
	return code;
}

/* --- what came back ------------------------------------------------------- */

/* It begins as it must; is it signed? */
static enum ctg_code judge_pdf(const struct ctg_received *r,
	enum ctg_pdfsig said, struct ctg_err *err)
{
	enum ctg_code code;

	if (said == CTG_PDFSIG_NONE) {
		code = ctg_received_unsigned(r, err);
	} else if (said != CTG_PDFSIG_BROKEN) {
		return CTG_OK;
	} else {
		code = ctg_fail(err, CTG_EDIGEST, "une signature de ce PDF "
			"n'est pas valide : il a changé depuis");
		ctg_err_hint(err, "demandez au parapheur le fichier signé "
			"tel quel");
	}
	ctg_err_at(err, r->path, 0, 0);
	return code;
}

static enum ctg_code match(struct work *w, struct ctg_received *r, long now,
	struct ctg_err *err)
{
	const struct ctg_received_judge judge = { .sent = w->liasse.v,
		.n = w->liasse.proof.n_files, .trust = w->trust, .now = now };
	enum ctg_code code = ctg_io_read(&r->bytes, &w->c->arena, r->path,
		CTG_FILE_MAX, err);

	if (!code && r->kind != CTG_RECEIVED_SLIP)
		code = ctg_received_match(r, &w->c->arena, &judge, err);
	if (!code)
		code = judge_pdf(r, ctg_recevoir_tell(w->c, r), err);
	else if (code == CTG_EDIGEST)
		ctg_recevoir_tell_difference(w->c, r);
	return code;
}

static enum ctg_code match_all(struct work *w, struct ctg_err *err)
{
	const struct args *args = w->args;
	enum ctg_code code = CTG_OK;
	long now;
	int offset;

	ctg_now(&now, &offset);
	w->n = args->files.n + args->slips.n;
	w->v = CTG_NEW_N(&w->c->arena, struct ctg_received, w->n);
	for (size_t i = 0; i < w->n && !code; i++) {
		bool slip = i >= args->files.n;

		w->v[i].path = slip ? args->slips.v[i - args->files.n] :
			args->files.v[i];
		w->v[i].kind = slip ? CTG_RECEIVED_SLIP : CTG_RECEIVED_PDF;
		code = match(w, &w->v[i], now, err);
	}
	return code;
}

/* --- recording ------------------------------------------------------------ */

/* One person may sign for two parties; it may be an oversight too. */
static void tell_few(struct work *w)
{
	size_t parties = w->args->parties.n;
	size_t signers = ctg_received_signers(w->v, w->n);

	if (signers > 0 && signers < parties)
		ctg_out_talk(&w->c->out, ctg_strf(&w->c->arena, "ctg : "
			"attention, %zu signature%s de l'acte pour %zu "
			"parties : une même personne a-t-elle signé pour "
			"plusieurs ?\n", signers, signers > 1 ? "s" : "",
			parties));
}

static enum ctg_code record(struct work *w, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	tell_few(w);
	for (size_t i = 0; i < w->args->parties.n && !code; i++) {
		struct ctg_suivi_entry entry = { .id = w->id, .event = {
			.kind = CTG_SIGNATURE, .date = w->date,
			.partie = ctg_str_from(w->args->parties.v[i]) } };

		code = ctg_received_file(&entry, &w->c->arena, w->v, w->n,
			err);
		if (!code)
			code = ctg_record(w->c, &entry,
				(long)w->liasse.proof.acte, w->args->simulate,
				err);
	}
	if (w->args->parties.n == 0)
		ctg_out_talk(&w->c->out, STR("ctg : rien n'est consigné ; "
			"pour le faire : --partie <id> --date <jour>\n"));
	return code;
}

static enum ctg_code read_args(struct work *w, struct ctg_err *err)
{
	const struct args *args = w->args;
	enum ctg_code code = ctg_ident_read(&w->id, &w->c->arena,
		args->convention, err);

	if (code)
		return code;
	if (!args->liasse) {
		code = ctg_fail(err, CTG_EUSAGE, "il manque la liasse qui a "
			"été envoyée");
		ctg_err_hint(err, "--liasse suivi de son dossier, ou de son "
			"fichier zip");
		return code;
	}
	return args->parties.n > 0 || args->date ? ctg_ident_day(&w->date,
		args->date, err) : CTG_OK;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct work w = { .c = c, .args = args };
	enum ctg_code code = read_args(&w, err);

	if (!code)
		code = ctg_trust_open(&w.trust, args->trust.v, args->trust.n,
			err);
	if (!code)
		code = ctg_recevoir_open(&w.liasse, &c->arena, args->liasse,
			err);
	if (!code)
		code = check_register(&w, err);
	if (!code)
		code = match_all(&w, err);
	if (!code)
		code = record(&w, err);
	ctg_trust_close(w.trust);
	return code;
}

const struct ctg_command ctg_cmd_recevoir = {
	.name = "recevoir",
	.alias = "receive",
	.summary = "consigne ce qui revient signé du parapheur",
	.about =
		"Un PDF signé commence par les octets exacts de celui qui a "
		"été envoyé ; une signature détachée (.p7s, en DER ou PEM) "
		"est vérifiée sur les octets exacts du fichier de la liasse "
		"qu'elle signe. Tout autre fichier est refusé, statut 7, et "
		"la différence est dite (par pdftotext, s'il est installé).\n"
		"La signature de chaque partie est consignée comme par "
		"« ctg consigner » ; les fichiers sont copiés tels quels dans "
		"pieces/, avec leur empreinte, une signature détachée à côté "
		"de ce qu'elle signe.\n"
		"Un PDF est refusé de même si pdfsig, s'il est installé, n'y "
		"trouve aucune signature, ou en trouve une qui n'est pas "
		"celle de ces octets ; ce qu'il dit du reste est répété, sans "
		"être jugé. Sans --ac, les chaînes de certificats des .p7s ne "
		"sont pas jugées non plus.\n"
		"Sans --partie, les fichiers sont vérifiés et rien n'est "
		"consigné.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
