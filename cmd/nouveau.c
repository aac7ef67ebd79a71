/* SPDX-License-Identifier: Apache-2.0 */
#include "nouveau.h"

#include "ident.h"

#include "base/json.h"
#include "base/portable.h"
#include "store/draft.h"

#include <stddef.h>

#define MAX_ID	100

struct args {
	const char *id, *model;
	struct ctg_opt_list set;
	bool quiet, list, simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, .value = "<id>", AT(id),
	  .help = "identifiant de la convention à créer : dugny-2023" },
	{ CTG_OPT_TEXT, .name = "modele", .value = "nom", AT(model),
	  .help = "commune, departement… ou un modèle du registre" },
	{ CTG_OPT_TEXTS, .name = "set", .value = "clé=valeur", AT(set),
	  .help = "répond à une question du modèle ; se répète" },
	{ CTG_OPT_FLAG, .name = "sans-questions", AT(quiet),
	  .help = "ne demande rien : --set, puis les valeurs par défaut" },
	{ CTG_OPT_FLAG, .name = "liste", AT(list),
	  .help = "décrit les modèles et leurs questions" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait créé, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg nouveau --liste", "les modèles, et ce qu'ils demandent",
	"ctg nouveau dugny-2023 --modele commune",
		"pose les questions du modèle",
	"ctg nouveau dugny-2023 --modele commune --set fin=2027-12-31",
		"une réponse donnée d'avance",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_str id;
	struct ctg_repo repo;
	struct ctg_snapshot base;
	struct ctg_template model;
	struct ctg_scaffold scaffold;
	const char *branch, *message;
	struct ctg_nouveau_text text;
	char commit[CTG_OID_HEX + 1];
	bool resumed;
};

/* The identifier */

static enum ctg_code check_id(struct work *w, struct ctg_err *err)
{
	struct ctg_str better;
	const char *fault;
	enum ctg_code code;

	if (!w->args->id || !*w->args->id)
		return ctg_fail(err, CTG_EUSAGE, "il manque un argument : "
			"<id>");
	w->id = ctg_str_from(w->args->id);
	if (w->id.n > MAX_ID)
		return ctg_fail(err, CTG_EUSAGE, "identifiant trop long : "
			"%d caractères au plus", MAX_ID);
	fault = ctg_id_is_valid(w->id) ? ctg_portable_fault(w->id) :
		"des minuscules sans accent, des chiffres et des tirets";
	if (!fault)
		return CTG_OK;
	code = ctg_fail(err, CTG_EUSAGE, "« %s » ne peut pas être un "
		"identifiant : %s", w->args->id, fault);
	better = ctg_id_is_valid(w->id) ? ctg_strf(&w->c->arena, "ctg-%s",
		w->args->id) : ctg_ident_propose(&w->c->arena, w->id);
	if (ctg_id_is_valid(better))
		ctg_err_hint(err, "par exemple : %.*s", STR_ARG(better));
	return code;
}

/* What exists */

static enum ctg_code refuse_signed(const struct work *w, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED,
		"« %.*s » existe déjà, et elle est signée", STR_ARG(w->id));

	ctg_err_hint(err, "pour la modifier : ctg avenant ouvrir %.*s",
		STR_ARG(w->id));
	return code;
}

static enum ctg_code refuse_open(const struct work *w,
	enum ctg_draft_state state, struct ctg_err *err)
{
	const char *head = ctg_repo_head(&w->repo, &w->c->arena);
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, state ==
		CTG_DRAFT_REMOTE ? "« %.*s » est déjà en projet, sur le "
		"serveur" : "« %.*s » est déjà en projet", STR_ARG(w->id));

	if (head && strcmp(head, w->branch) == 0)
		ctg_err_hint(err, "vous êtes sur sa branche : continuez dans "
			"%s", ctg_repo_folder(&w->repo, &w->c->arena, w->id));
	else
		ctg_err_hint(err, "pour le continuer : git switch %s",
			w->branch);
	return code;
}

static enum ctg_code check_new(struct work *w, struct ctg_err *err)
{
	struct ctg_act *acts;
	enum ctg_code code;
	size_t n;

	code = ctg_acts_read(&acts, &n, &w->c->arena, &w->repo, w->id, err);
	if (code)
		return code;
	return n > 0 ? refuse_signed(w, err) :
		ctg_draft_check_id(&w->c->arena, &w->base, w->id, err);
}

/* What is told */

static const char *shown(const struct work *w, const char *path)
{
	return ctg_out_path(&w->c->arena, w->repo.work, path);
}

static void text(struct ctg_buf *b, const struct work *w)
{
	const char *folder = shown(w, ctg_repo_folder(&w->repo, b->arena,
		w->id));

	if (w->resumed)
		ctg_buf_printf(b, "Projet « %.*s » repris, tel que la "
			"commande interrompue l'avait créé\n"
			"  branche %s\n", STR_ARG(w->id), w->branch);
	else
		ctg_buf_printf(b, "Projet « %.*s » %s d'après le modèle "
			"« %.*s »\n  branche %s\n", STR_ARG(w->id),
			w->args->simulate ? "à créer (simulation)," : "créé",
			STR_ARG(w->model.name), w->branch);
	for (size_t i = 0; i < w->text.n; i++)
		ctg_buf_printf(b, "  %s\n", shown(w, w->text.edits[i].path));
	if (!w->resumed) {
		ctg_buf_puts(b, "Vérification : ");
		ctg_out_count(b, w->text.found[CTG_ERROR], "erreur", "erreurs");
		ctg_buf_puts(b, ", ");
		ctg_out_count(b, w->text.found[CTG_WARNING], "avertissement",
			"avertissements");
		if (w->text.blanks > 0)
			ctg_buf_printf(b, " (dont %zu à compléter)",
				w->text.blanks);
		ctg_buf_putc(b, '\n');
	}
	if (w->args->simulate)
		return;
	ctg_buf_printf(b, "\nEnsuite :\n"
		"  1. complétez les fichiers de %s\n"
		"  2. vérifiez-les : ctg verifier %.*s\n"
		"  3. enregistrez-les : git add %s, puis\n"
		"     git commit -m \"ce que vous avez fait\"\n"
		"  4. consignez décisions et signatures ; ce qui manque : "
		"ctg clore -n %.*s\n", folder, STR_ARG(w->id), folder,
		STR_ARG(w->id));
}

static void json(struct ctg_buf *b, const struct work *w)
{
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "id", w->id);
	ctg_json_str(&j, "modele", w->model.name);
	ctg_json_str(&j, "branche", ctg_str_from(w->branch));
	ctg_json_str(&j, "commit", ctg_str_from(w->commit));
	ctg_json_bool(&j, "repris", w->resumed);
	ctg_json_open(&j, "fichiers", '[');
	for (size_t i = 0; i < w->text.n; i++)
		ctg_json_str(&j, NULL, ctg_str_from(w->text.edits[i].path));
	ctg_json_close(&j, ']');
	ctg_json_num(&j, "erreurs", (long)w->text.found[CTG_ERROR]);
	ctg_json_num(&j, "avertissements", (long)w->text.found[CTG_WARNING]);
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}

static void print(struct work *w)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	(w->c->globals.json ? json : text)(&b, w);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

/* Doing it */

static enum ctg_code create(struct work *w, struct ctg_err *err)
{
	struct ctg_commit change = {
		.repo = &w->repo, .base = &w->base, .message = w->message,
	};
	struct ctg_nouveau_filling filling = {
		&w->model, &w->scaffold,
		CTG_NEW_N(&w->c->arena, struct ctg_str, w->scaffold.n),
		ctg_repo_folder(&w->repo, &w->c->arena, w->id),
	};
	enum ctg_code code = ctg_draft_may_begin(&w->repo, err);

	/* A template that does not work is told of before any question. */
	if (!code)
		code = ctg_nouveau_fill(&w->text, w->c, &filling, err);
	if (!code)
		code = ctg_nouveau_answer(&filling.answers, w->c, &w->scaffold,
			&w->args->set, !w->args->quiet, err);
	if (!code)
		code = ctg_nouveau_fill(&w->text, w->c, &filling, err);
	if (!code && !w->args->simulate) {
		change.edits = w->text.edits;
		change.nedits = w->text.n;
		ctg_now(&change.now, &change.offset);
		code = ctg_draft_begin(w->commit, &change, w->branch,
			"ctg nouveau", err);
	}
	if (!code)
		print(w);
	return code;
}

static enum ctg_code resume(struct work *w, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	w->resumed = true;
	if (!w->args->simulate)
		code = ctg_draft_finish(w->commit, &w->repo, w->branch, err);
	if (!code)
		print(w);
	return code;
}

static enum ctg_code run_in_repo(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	enum ctg_draft_state state;
	enum ctg_code code = check_new(w, err);

	if (!code)
		code = ctg_nouveau_find(&w->model, w->c, &w->repo,
			w->args->model, err);
	if (code)
		return code;
	w->branch = ctg_draft_branch(a, w->id, 0);
	w->message = ctg_strf(a, "Projet de convention %.*s (modèle %.*s)",
		STR_ARG(w->id), STR_ARG(w->model.name)).p;
	code = ctg_draft_look(&state, a, &w->repo, w->branch, w->message,
		err);
	if (code)
		return code;
	if (state == CTG_DRAFT_UNFINISHED)
		return resume(w, err);
	if (state != CTG_DRAFT_NONE)
		return refuse_open(w, state, err);
	code = ctg_nouveau_load(&w->scaffold, w->c, &w->model, err);
	return code ? code : create(w, err);
}

static enum ctg_code list(struct ctg_cmd *c, struct ctg_err *err)
{
	struct ctg_repo repo;
	enum ctg_code code;

	if (ctg_repo_open(&repo, &c->arena, ".", NULL))
		return ctg_nouveau_list(c, NULL, err);
	code = ctg_nouveau_list(c, &repo, err);
	ctg_repo_close(&repo);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = argp };
	enum ctg_code code;

	if (w.args->list)
		return list(c, err);
	code = check_id(&w, err);
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

const struct ctg_command ctg_cmd_nouveau = {
	.name = "nouveau",
	.alias = "new",
	.summary = "commence une convention, d'après un modèle",
	.about =
		"Le projet naît sur une branche à lui, projet/<id>, à partir "
		"de la branche en vigueur ; le dossier de travail y reste. "
		"Rien n'est en vigueur tant que la convention n'est pas "
		"signée et close.\n"
		"Dans un terminal, les questions du modèle sont posées et les "
		"réponses vérifiées une à une ; « ? » les explique, « < » "
		"revient en arrière. Ailleurs, ou avec --sans-questions, --set "
		"répond, puis les valeurs par défaut. Ce qui est facultatif et "
		"sans réponse devient « [à compléter] ».\n"
		"Les modèles de l'organisme, dans le dossier modeles du "
		"registre, passent avant ceux du programme. Les marques "
		"[[clé]] sont remplacées dans leurs fichiers .md ; les autres "
		"fichiers sont copiés tels quels.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
