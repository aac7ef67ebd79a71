/* SPDX-License-Identifier: Apache-2.0 */
#include "amend.h"

#include "avenant/prove.h"
#include "base/io.h"
#include "base/json.h"

#include <stddef.h>

struct args {
	const char *file;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_FILE, .required = true,
	  .value = "<fichier>", AT(file),
	  .help = "acte en Markdown, écrit à la main ou reçu" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait changé, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg avenant appliquer projet-recu.md -n",
		"cet acte est-il compris ?",
	"ctg avenant appliquer projet-recu.md",
		"modifie le texte comme il le dit",
	NULL,
};

struct work {
	struct ctg_amend amend;
	const struct args *args;
	struct ctg_act_text act;
	struct ctg_ops ops;
	struct ctg_replay replay;
};

/* --- reading -------------------------------------------------------------- */

static enum ctg_code read_act(struct work *w, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_arena *a = &w->amend.c->arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_str text;
	enum ctg_code code = ctg_io_read(&text, a, w->args->file,
		CTG_FILE_MAX, err);

	if (!code)
		code = ctg_source_init(src, a, ctg_str_from(w->args->file),
			text, err);
	if (!code && !ctg_str_starts(text, STR("---"))) {
		code = ctg_fail(err, CTG_EINPUT, "il manque l'en-tête de "
			"l'acte");
		ctg_err_at(err, w->args->file, 1, 0);
		ctg_err_hint(err, "placez-y d'abord celui de %s, de la "
			"première ligne « --- » à la seconde",
			ctg_amend_shown(&w->amend, w->amend.at.path));
	}
	return code ? code : ctg_act_load(&w->act, a, src, diags, err);
}

/* The act must amend the version that the draft begins with. */
static enum ctg_code check_number(const struct work *w, struct ctg_err *err)
{
	const struct ctg_amendment *m = &w->act.front;
	enum ctg_code code;

	if (m->base == w->amend.at.base || m->base == ~0U)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "cet acte modifie la version %u ; "
		"l'avenant ouvert modifie la version %u", m->base,
		w->amend.at.base);
	ctg_err_at(err, w->args->file, m->base_at.line, 0);
	ctg_err_hint(err, "vérifiez qu'il se lit bien sur la version %u, puis "
		"écrivez-y « base: %u »", w->amend.at.base,
		w->amend.at.base);
	return code;
}

static enum ctg_code refuse(struct work *w, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &w->amend.c->arena };
	enum ctg_code code;

	ctg_diags_sort(diags);
	for (size_t i = 0; i < diags->n; i++)
		ctg_out_diag(&b, &diags->v[i], w->amend.c->out.colour_err);
	ctg_out_talk(&w->amend.c->out, ctg_buf_str(&b));
	if (ctg_diags_count(diags, CTG_ERROR) == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "l'acte n'est pas compris "
		"exactement : rien n'est changé");
	ctg_err_at(err, w->args->file, 0, 0);
	return code;
}

static enum ctg_code refuse_empty(const struct work *w, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "cet acte ne modifie "
		"rien");

	ctg_err_at(err, w->args->file, 0, 0);
	ctg_err_hint(err, "dites-y ce qui change : « À l'article 4, les "
		"mots : « A » sont remplacés par les mots : "
		"« B ». »");
	return code;
}

/* What the person has changed already would be lost. */
static enum ctg_code check_untouched(const struct work *w,
	struct ctg_err *err)
{
	struct ctg_diff diff;
	enum ctg_code code;

	if (ctg_prove_same(&diff, &w->amend.c->arena,
	    &w->amend.before.text, &w->amend.now.text) ||
	    ctg_prove_same(&diff, &w->amend.c->arena,
	    &w->replay.version, &w->amend.now.text))
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "le texte de l'avenant est déjà "
		"modifié, et autrement que l'acte ne le dit");
	ctg_err_hint(err, "pour repartir du texte en vigueur : git checkout "
		"acte/%.*s/%u -- %s ; pour comparer : ctg verifier %.*s",
		STR_ARG(w->amend.at.id), w->amend.at.base,
		ctg_amend_shown(&w->amend, ctg_repo_folder(&w->amend.repo,
		&w->amend.c->arena, w->amend.at.id)),
		STR_ARG(w->amend.at.id));
	return code;
}

static enum ctg_code replay(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->amend.c->arena;
	struct ctg_diags diags = { .arena = a };
	enum ctg_code code = read_act(w, &diags, err);

	if (!code)
		code = check_number(w, err);
	if (code)
		return code;
	w->ops.arena = a;
	ctg_act_read(&w->ops, &w->act, w->amend.before.text.text, &diags);
	if (ctg_diags_count(&diags, CTG_ERROR) == 0)
		code = ctg_replay(&w->replay, a, &w->ops, &w->amend.before,
			w->amend.now.files, &diags, err);
	if (!code && w->replay.text.developed)
		ctg_prove_labels(a, &w->replay, w->amend.before.text.text,
			&w->ops, &diags);
	ctg_prove_place(&diags, w->act.front.src->path);
	if (!code)
		code = refuse(w, &diags, err);
	if (!code && w->ops.n == 0)
		code = refuse_empty(w, err);
	return code ? code : check_untouched(w, err);
}

/* --- writing -------------------------------------------------------------- */

static const char *below(const struct work *w, struct ctg_str name)
{
	return ctg_strf(&w->amend.c->arena, "%s/%.*s",
		w->amend.at.folder.path, STR_ARG(name)).p;
}

static enum ctg_code write_file(const struct work *w,
	const struct ctg_file *f, struct ctg_err *err)
{
	const char *path = below(w, f->name);

	return f->text.p ? ctg_io_write(path, f->text, err) :
		ctg_io_remove(path, err);
}

/* The act itself becomes that of the draft, unless it is. */
static enum ctg_code keep_act(const struct work *w, struct ctg_err *err)
{
	struct ctg_str name = ctg_strf(&w->amend.c->arena, "avenants/%u.md",
		w->amend.at.number);
	enum ctg_code code;

	if (w->amend.act && ctg_str_eq(w->amend.act->text,
	    w->act.front.src->text))
		return CTG_OK;
	code = ctg_io_make_folder(below(w, STR("avenants")), err);
	return code ? code : ctg_io_write(below(w, name),
		w->act.front.src->text, err);
}

static enum ctg_code write_all(const struct work *w, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < w->replay.files.n && !code; i++)
		code = write_file(w, &w->replay.files.v[i], err);
	return code ? code : keep_act(w, err);
}

/* --- what is told --------------------------------------------------------- */

static void tell(struct work *w)
{
	struct ctg_buf b = { .arena = &w->amend.c->arena };
	const struct ctg_files *f = &w->replay.files;

	ctg_out_count(&b, w->ops.n, "modification", "modifications");
	ctg_buf_printf(&b, " de l'avenant n° %u à « %.*s » %s\n",
		w->amend.at.number, STR_ARG(w->amend.at.id),
		w->args->simulate ? "à appliquer (simulation : rien n'est "
		"écrit)" : w->ops.n > 1 ? "appliquées" : "appliquée");
	for (size_t i = 0; i < f->n; i++)
		ctg_buf_printf(&b, "  %s %s\n", f->v[i].text.p ? "modifié  " :
			"supprimé ", ctg_amend_shown(&w->amend, ctg_strf(
			b.arena, "%s/%.*s", ctg_repo_folder(&w->amend.repo,
			b.arena, w->amend.at.id), STR_ARG(f->v[i].name)).p));
	if (!w->args->simulate)
		ctg_buf_printf(&b, "\nEnsuite : ctg diff %.*s\n",
			STR_ARG(w->amend.at.id));
	ctg_out_write(&w->amend.c->out, ctg_buf_str(&b));
}

static void tell_json(struct work *w)
{
	struct ctg_buf b = { .arena = &w->amend.c->arena };
	struct ctg_json j = { .out = &b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "id", w->amend.at.id);
	ctg_json_num(&j, "avenant", w->amend.at.number);
	ctg_json_num(&j, "modifications", (long)w->ops.n);
	ctg_json_open(&j, "fichiers", '[');
	for (size_t i = 0; i < w->replay.files.n; i++)
		ctg_json_str(&j, NULL, w->replay.files.v[i].name);
	ctg_json_close(&j, ']');
	ctg_json_close(&j, '}');
	ctg_buf_putc(&b, '\n');
	ctg_out_write(&w->amend.c->out, ctg_buf_str(&b));
}

/* --- the whole ------------------------------------------------------------ */

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct work w = { .args = argp };
	enum ctg_code code = ctg_amend_open(&w.amend, c, NULL, err);

	if (!code)
		code = ctg_amending_here(&w.amend.at, err);
	if (!code)
		code = replay(&w, err);
	if (!code && !w.args->simulate)
		code = write_all(&w, err);
	if (!code)
		(c->globals.json ? tell_json : tell)(&w);
	ctg_amend_close(&w.amend);
	return code;
}

const struct ctg_command ctg_cmd_avenant_appliquer = {
	.name = "avenant appliquer",
	.summary = "modifie le texte comme un acte le dit",
	.about =
		"Lit un acte écrit à la main, ou reçu d'un partenaire, et "
		"modifie le texte de l'avenant ouvert, celui dont la branche "
		"est en place. Toutes les adresses se lisent sur le texte en "
		"vigueur, et tous les changements s'appliquent ensemble.\n"
		"Ce qui n'est pas certain n'est jamais deviné : une cible qui "
		"manque ou qui pourrait en être plusieurs, une citation "
		"introuvable, une formule inconnue sont dites avec leur "
		"ligne, et rien n'est changé.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
