/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "consigner.h"
#include "near.h"

#include "model/life.h"
#include "store/draft.h"
#include "store/signers.h"
#include "store/upstream.h"

#include <stddef.h>
#include <time.h>

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

struct work {
	struct ctg_cmd *c;
	const struct ctg_consigner_args *args;
	struct ctg_repo repo;
	struct ctg_snapshot tip;
	struct ctg_convention convention;
	struct ctg_suivi suivi;
	struct ctg_suivi_entry entry;
	bool late;			/* what makes an act, which is closed */
	struct ctg_date closed;		/* then: when */
	const char *act;		/* the commit that closed it; or NULL */
};

/* Reading the register */

static enum ctg_code open_act(struct work *w, long acte, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_suivi_entry *e = &w->entry;
	struct ctg_suivi_target target;
	enum ctg_code code = ctg_suivi_find(&target, a, &w->repo, e->id,
		e->event.kind, acte, err);

	if (code)
		return ctg_near_explain(code, a, &w->repo, e->id, err);
	e->event.acte = target.acte;
	e->branch = target.branch;
	w->late = target.closed && ctg_event_makes_act(e->event.kind);
	w->closed = target.day;
	w->act = target.commit;
	code = ctg_snapshot_open(&w->tip, &w->repo,
		ctg_strf(a, "refs/heads/%s", e->branch).p, err);
	if (!code)
		e->tip = &w->tip;
	return code;
}

/* An avenant is also for those that leave the convention by it to sign, then to
 * publish…; in a copy of its branch alone, they are not known. */
static enum ctg_code read_convention(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_snapshot before = { 0 };
	enum ctg_code code = CTG_OK;

	if (w->entry.event.acte > 0 && !w->act)
		code = ctg_draft_base(&before, a, &w->repo, err);
	if (!code || code == CTG_EREFUSED)
		code = ctg_signers_read(&w->convention, a, &w->tip, &before,
			w->entry.id, err);
	if (!code && w->act)
		code = ctg_signers_add_act(&w->convention, a, &w->repo,
			w->entry.id, w->act, err);
	ctg_snapshot_close(&before);
	return code;
}

static enum ctg_code read_suivi(struct work *w, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };
	enum ctg_code code = ctg_suivi_read(&w->suivi, &w->c->arena, &w->tip,
		w->entry.id, &diags, err);

	if (code || diags.n == 0)
		return code;
	ctg_out_diags(&w->c->out, &diags);
	code = ctg_fail(err, CTG_EINPUT, "le suivi est en partie illisible : "
		"rien n'est consigné");
	ctg_err_hint(err, "corrigez-le sur la branche %s, enregistrez (git "
		"commit), puis recommencez", w->entry.branch);
	return code;
}

/* « Commune », « la commune »: as people say it. */
static void find_party(struct work *w)
{
	struct ctg_str *id = &w->entry.event.partie;
	const struct ctg_convention *c = &w->convention;

	if (ctg_convention_party(c, *id))
		return;
	for (size_t i = 0; i < c->nparties; i++)
		if (ctg_opt_same(&w->c->arena, *id, c->parties[i].id.s) ||
		    ctg_opt_same(&w->c->arena, *id,
		    c->parties[i].designation.s)) {
			*id = c->parties[i].id.s;
			return;
		}
}

/* Recording */

static void print(struct work *w, const char *what)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_buf_printf(&b, "%s : ", what);
	ctg_event_describe(&b, &w->entry.event, &w->convention);
	ctg_buf_printf(&b, "\n%.*s, branche %s :\n",
		STR_ARG(w->suivi.path), w->entry.branch);
	ctg_event_write(&b, &w->entry.event);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static enum ctg_code judge(struct work *w, struct ctg_err *err)
{
	struct ctg_event *e = &w->entry.event;
	struct ctg_diags diags = { .arena = &w->c->arena };
	struct ctg_place at = { w->suivi.path, 0, 0 };
	struct ctg_event bare = *e;
	size_t errors, warnings;

	bare.malgre = (struct ctg_str){ 0 };
	ctg_life_check(&w->convention, w->suivi.events, w->suivi.n, &bare,
		ctg_today(), at, &diags);
	if (w->late)
		ctg_life_check_late(&w->convention, e, w->closed, at, &diags);
	errors = ctg_diags_count(&diags, CTG_ERROR);
	warnings = ctg_diags_count(&diags, CTG_WARNING);
	ctg_out_diags(&w->c->out, &diags);
	if (e->malgre.n > 0 && !w->late && warnings == 0 && errors == 0) {
		ctg_out_talk(&w->c->out, STR("ctg : --malgre est sans objet : "
			"aucun avertissement ; le motif n'est pas "
			"consigné\n"));
		e->malgre = bare.malgre;
	}
	if (errors == 0 && (warnings == 0 || e->malgre.n > 0))
		return CTG_OK;
	return ctg_fail(err, CTG_EREFUSED,
		"événement refusé : rien n'est consigné");
}

static const char *message(struct work *w)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_event_describe(&b, &w->entry.event, &w->convention);
	ctg_buf_printf(&b, "\n\nConvention: %.*s\nActe: %u\n",
		STR_ARG(w->entry.id), w->entry.event.acte);
	return b.p;
}

/* What happened is recorded even without network: two lines of suivi.yml are
 * joined later, by git. */
static void tell_ahead(struct work *w)
{
	struct ctg_arena *a = &w->c->arena;
	const char *branch = w->entry.branch;
	const char *head = ctg_repo_head(&w->repo, a);
	bool ahead, here = head && strcmp(head, branch) == 0;

	if (ctg_upstream_is_ahead(&ahead, a, &w->repo, branch, w->tip.commit,
	    NULL) || !ahead)
		return;
	ctg_out_talk(&w->c->out, ctg_strf(a, "ctg : attention, le serveur a "
		"sur « %s » des commits que vous n'y avez pas ; avant "
		"d'envoyer : %s%s%sgit pull --rebase\n", branch,
		here ? "" : "git switch ", here ? "" : branch,
		here ? "" : ", puis "));
}

static enum ctg_code add(struct work *w, struct ctg_err *err)
{
	time_t now = time(NULL);
	struct tm tm;
	enum ctg_code code = judge(w, err);

	if (code)
		return code;
	if (w->args->simulate) {
		print(w, "à consigner (simulation)");
		tell_ahead(w);
		return CTG_OK;
	}
	localtime_r(&now, &tm);
	w->entry.message = message(w);
	w->entry.now = (long)now;
	w->entry.offset = (int)(tm.tm_gmtoff / 60);
	code = ctg_suivi_add(&w->entry, &w->suivi, err);
	if (code)
		return code;
	print(w, "consigné");
	tell_ahead(w);
	return CTG_OK;
}

static enum ctg_code record(struct work *w, struct ctg_err *err)
{
	const struct ctg_suivi *s = &w->suivi;
	enum ctg_code code = CTG_OK;

	find_party(w);
	if (w->entry.piece.n > 0)
		code = ctg_suivi_name_piece(&w->entry, &w->c->arena, err);
	for (size_t i = 0; !code && i < s->n; i++) {
		if (!ctg_event_says(&s->events[i], &w->entry.event))
			continue;
		w->entry.event = s->events[i];
		if (!w->args->simulate)
			code = ctg_suivi_finish(&w->entry, err);
		if (!code)
			print(w, "déjà consigné");
		return code;
	}
	return code ? code : add(w, err);
}

/* What is wrong with the text is for « verifier » to say. */
static enum ctg_code run_in_repo(struct work *w, long acte,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	if (!w->args->simulate)
		code = ctg_repo_writable(&w->repo, err);
	if (!code)
		code = open_act(w, acte, err);
	if (!code)
		code = read_convention(w, err);
	if (!code)
		code = read_suivi(w, err);
	return code ? code : record(w, err);
}

static enum ctg_code run(struct ctg_cmd *c, const void *args,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = args };
	enum ctg_code code;
	long acte;

	code = ctg_consigner_read(&w.entry, &acte, &c->arena, args, err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code)
		code = run_in_repo(&w, acte, err);
	ctg_snapshot_close(&w.tip);
	ctg_repo_close(&w.repo);
	return code;
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
