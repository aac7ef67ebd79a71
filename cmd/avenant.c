/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "ident.h"
#include "near.h"

#include "base/json.h"
#include "model/amendment.h"
#include "model/life.h"
#include "store/act_list.h"
#include "store/draft.h"
#include "store/folder.h"
#include "store/frozen.h"
#include "store/suivi.h"

#include <stddef.h>

struct args {
	const char *id;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>", AT(id), .help = "convention signée du registre" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait créé, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg avenant ouvrir dugny-2023", "le prochain avenant de dugny-2023",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_str id;
	struct ctg_repo repo;
	struct ctg_snapshot base;
	struct ctg_act_list list;
	struct ctg_convention convention;
	unsigned number;
	const char *branch, *path;
	char commit[CTG_OID_HEX + 1];
	bool resumed;
};

/* What may be amended */

static enum ctg_code refuse_unsigned(const struct work *w,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "« %.*s » n'est pas "
		"encore signée : c'est un projet, qui se modifie directement",
		STR_ARG(w->id));

	ctg_err_hint(err, "git switch projet/%.*s, puis modifiez le texte ; "
		"signée de toutes les parties : ctg clore %.*s",
		STR_ARG(w->id), STR_ARG(w->id));
	return code;
}

static enum ctg_code refuse_unknown(const struct work *w,
	struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	const char *folder = ctg_repo_folder(&w->repo, a, w->id);
	enum ctg_draft_state state = CTG_DRAFT_NONE;
	enum ctg_code code;

	if (ctg_snapshot_has(&w->base, folder)) {
		code = ctg_fail(err, CTG_EREFUSED, "« %.*s » n'a pas d'acte "
			"signé : l'étiquette acte/%.*s/0 manque ici",
			STR_ARG(w->id), STR_ARG(w->id));
		ctg_err_hint(err, "reprenez celles du serveur : git fetch "
			"--tags");
		return code;
	}
	code = ctg_draft_look(&state, a, &w->repo, ctg_draft_branch(a, w->id,
		0), "", err);
	if (code)
		return code;
	return state != CTG_DRAFT_NONE ? refuse_unsigned(w, err) :
		ctg_near_unknown(a, &w->repo, w->id, err);
}

/* What was signed, and what is being written. */
static enum ctg_code read_acts(struct work *w, struct ctg_err *err)
{
	enum ctg_code code = ctg_act_list_read(&w->list, &w->c->arena,
		&w->repo, w->id, err);

	if (code)
		return code;
	if (w->list.nacts > 0)
		return CTG_OK;
	return w->list.projet ? refuse_unsigned(w, err) :
		refuse_unknown(w, err);
}

/* An act on what is over is for a jurist to judge: it is said, not refused. */
static enum ctg_code warn_if_over(struct work *w, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };
	struct ctg_suivi suivi;
	enum ctg_state state;
	enum ctg_code code = ctg_suivi_read(&suivi, &w->c->arena, &w->base,
		w->id, &diags, err);

	if (code)
		return code;
	state = ctg_life_closed(&w->convention, suivi.events, suivi.n,
		w->list.acts[0].effect, ctg_today());
	if (state == CTG_ECHUE || state == CTG_RESILIEE)
		ctg_out_talk(&w->c->out, ctg_strf(&w->c->arena, "ctg : "
			"attention, « %.*s » est %s ; un avenant n'y a "
			"d'effet que si le droit le permet encore\n",
			STR_ARG(w->id), ctg_state_name(state)));
	return CTG_OK;
}

/* The act to come */

/* That it will amend. */
static const struct ctg_act *last_act(const struct work *w)
{
	return &w->list.acts[w->list.nacts - 1];
}

static const char *message(struct work *w, unsigned number)
{
	return ctg_strf(&w->c->arena, "Ouverture de l'avenant n° %u à la "
		"convention %.*s", number, STR_ARG(w->id)).p;
}

static void name(struct work *w, unsigned number)
{
	struct ctg_arena *a = &w->c->arena;

	w->number = number;
	w->branch = ctg_draft_branch(a, w->id, number);
	w->path = ctg_strf(a, "%s/avenants/%u.md", ctg_repo_folder(&w->repo,
		a, w->id), number).p;
}

/* One that an earlier command could not finish. */
static enum ctg_code find_unfinished(struct work *w, struct ctg_err *err)
{
	for (size_t i = 0; i < w->list.nopen; i++) {
		enum ctg_draft_state state;
		enum ctg_code code;

		name(w, w->list.open[i]);
		code = ctg_draft_look(&state, &w->c->arena, &w->repo,
			w->branch, message(w, w->number), err);
		if (code)
			return code;
		w->resumed = state == CTG_DRAFT_UNFINISHED;
		if (w->resumed)
			return CTG_OK;
	}
	return CTG_OK;
}

/* Without its tag a signed act would be opened again. */
static enum ctg_code check_free(const struct work *w, struct ctg_err *err)
{
	enum ctg_code code;

	if (!ctg_snapshot_has(&w->base, w->path))
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "%s est déjà sur la branche "
		"« %.*s », et l'étiquette acte/%.*s/%u manque ici", w->path,
		STR_ARG(w->repo.settings.branch), STR_ARG(w->id), w->number);
	ctg_err_hint(err, "reprenez celles du serveur : git fetch --tags");
	return code;
}

static enum ctg_code begin(struct work *w, struct ctg_err *err)
{
	struct ctg_buf act = { .arena = &w->c->arena };
	struct ctg_edit edit = { .path = w->path };
	struct ctg_commit change = {
		.repo = &w->repo, .base = &w->base, .edits = &edit,
		.nedits = 1, .message = message(w, w->number),
	};

	ctg_amendment_write(&act, w->number, last_act(w)->number,
		w->convention.titre.s);
	edit.text = ctg_buf_str(&act);
	ctg_now(&change.now, &change.offset);
	return ctg_draft_begin(w->commit, &change, w->branch,
		"ctg avenant ouvrir", err);
}

static enum ctg_code open_next(struct work *w, struct ctg_err *err)
{
	unsigned number;
	enum ctg_code code = ctg_draft_may_begin(&w->repo, err);

	if (!code)
		code = ctg_draft_number(&number, &w->c->arena, &w->repo,
			w->id, ctg_acts_highest(w->list.acts, w->list.nacts),
			err);
	if (code)
		return code;
	name(w, number);
	code = check_free(w, err);
	if (!code)
		code = ctg_frozen_check(&w->c->arena, &w->base, w->id,
			last_act(w), err);
	return code || w->args->simulate ? code : begin(w, err);
}

/* What is told */

static void put_others(struct ctg_buf *b, const struct work *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->list.nopen; i++) {
		if (w->list.open[i] == w->number)
			continue;
		ctg_buf_printf(b, "%s%u", n == 0 ? "  autres avenants "
			"ouverts : n° " : ", ", w->list.open[i]);
		n++;
	}
	ctg_buf_puts(b, n ? "\n" : "");
}

static const char *shown(const struct work *w, const char *path)
{
	return ctg_out_path(&w->c->arena, w->repo.work, path);
}

static void text(struct ctg_buf *b, const struct work *w)
{
	const char *folder = shown(w, ctg_repo_folder(&w->repo, b->arena,
		w->id));

	ctg_buf_printf(b, "Avenant n° %u à « %.*s » %s\n", w->number,
		STR_ARG(w->id), w->resumed ? "repris, tel que la commande "
		"interrompue l'avait ouvert" : w->args->simulate ?
		"à ouvrir (simulation)" : "ouvert");
	ctg_buf_printf(b, "  branche %s\n  %s\n", w->branch,
		shown(w, w->path));
	if (last_act(w)->number == 0)
		ctg_buf_puts(b, "  il modifie la convention telle que "
			"signée\n");
	else
		ctg_buf_printf(b, "  il modifie le texte issu de l'avenant "
			"n° %u\n", last_act(w)->number);
	put_others(b, w);
	if (w->args->simulate)
		return;
	ctg_buf_printf(b, "\nEnsuite :\n"
		"  1. modifiez le texte et les annexes dans %s\n"
		"  2. rédigez l'acte, avenants/%u.md, qui dit tout ce qui "
		"change :\n"
		"     ctg avenant rediger\n"
		"  3. enregistrez : git add %s, puis\n"
		"     git commit -m \"ce que vous avez fait\"\n"
		"  4. consignez décisions et signatures ; ce qui manque : "
		"ctg clore -n %.*s\n", folder, w->number, folder,
		STR_ARG(w->id));
}

static void json(struct ctg_buf *b, const struct work *w)
{
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "id", w->id);
	ctg_json_num(&j, "avenant", w->number);
	ctg_json_num(&j, "base", last_act(w)->number);
	ctg_json_str(&j, "branche", ctg_str_from(w->branch));
	ctg_json_str(&j, "fichier", ctg_str_from(w->path));
	ctg_json_str(&j, "commit", ctg_str_from(w->commit));
	ctg_json_bool(&j, "repris", w->resumed);
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}

/* Doing it */

static enum ctg_code run_in_repo(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_buf b = { .arena = a };
	struct ctg_diags unused = { .arena = a };
	enum ctg_code code = read_acts(w, err);

	if (!code)
		code = ctg_snapshot_front(&w->convention, a, &w->base, w->id,
			&unused, err);
	if (!code)
		code = warn_if_over(w, err);
	if (!code)
		code = find_unfinished(w, err);
	if (!code && !w->resumed)
		code = open_next(w, err);
	else if (!code && !w->args->simulate)
		code = ctg_draft_finish(w->commit, &w->repo, w->branch, err);
	if (code)
		return code;
	(w->c->globals.json ? json : text)(&b, w);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
	return CTG_OK;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = argp };
	enum ctg_code code;

	code = ctg_ident_read(&w.id, &c->arena, w.args->id, err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code)
		code = ctg_draft_base(&w.base, &c->arena, &w.repo, err);
	if (!code)
		code = run_in_repo(&w, err);
	ctg_snapshot_close(&w.base);
	ctg_repo_close(&w.repo);
	return code;
}

const struct ctg_command ctg_cmd_avenant_ouvrir = {
	.name = "avenant ouvrir",
	.summary = "commence un avenant à une convention signée",
	.about =
		"L'avenant se prépare sur une branche à lui, "
		"avenant/<id>/<n>, à partir de la branche en vigueur ; le "
		"dossier de travail y reste. Il porte le numéro qui suit, et "
		"plusieurs peuvent être ouverts à la fois.\n"
		"On y modifie directement le texte de la convention et ses "
		"annexes ; l'acte, avenants/<n>.md, dit ce qui change. Rien "
		"n'est en vigueur avant la signature et la clôture.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
