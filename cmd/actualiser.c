/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "ident.h"
#include "near.h"
#include "touched.h"

#include "store/actualising.h"

#include <stddef.h>

struct args {
	const char *id, *malgre;
	int style;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .value = "[<id>]", AT(id),
	  .help = "convention ; sinon, celle de la branche avenant/…" },
	{ CTG_OPT_CHOICE, .name = "style", .value = "style",
	  .choices = "etat|integral", AT(style),
	  .help = "etat, ou integral : ancien et nouveau texte en entier" },
	{ CTG_OPT_TEXT, .name = "malgre", .value = "motif", AT(malgre),
	  .help = "motif de changer un acte que des parties ont approuvé" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait fait, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg avenant actualiser -n", "peut-on l'écrire sur le nouveau texte ?",
	"ctg avenant actualiser", "un autre avenant vient d'être clos",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_repo repo;
	struct ctg_actualising to;
	struct ctg_str reason;
};

/* --- what is told --------------------------------------------------------- */

static struct ctg_touched touched(struct work *w)
{
	return (struct ctg_touched){ &w->to.rebased.collisions,
		ctg_strf(&w->c->arena, "avenant n° %u", w->to.at.number).p,
		"texte en vigueur" };
}

static void tell_json(struct work *w, const char *state)
{
	const struct ctg_actualising *t = &w->to;
	const struct ctg_touched both = touched(w);
	struct ctg_buf b = { .arena = &w->c->arena };
	struct ctg_json j = { .out = &b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "id", t->at.id);
	ctg_json_num(&j, "avenant", t->at.number);
	ctg_json_str(&j, "etat", ctg_str_from(state));
	ctg_json_num(&j, "base", t->from);
	ctg_json_num(&j, "version", t->to);
	ctg_json_num(&j, "modifications", (long)t->nops);
	ctg_json_open(&j, "passages", '[');
	ctg_touched_json(&j, &both);
	ctg_json_close(&j, ']');
	if (t->commit[0])
		ctg_json_str(&j, "commit", ctg_str_from(t->commit));
	ctg_json_close(&j, '}');
	ctg_buf_putc(&b, '\n');
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static void tell_next(struct ctg_buf *b, const struct work *w)
{
	const struct ctg_amending *at = &w->to.at;

	ctg_buf_printf(b, "\nEnsuite :\n"
		"  1. relisez l'acte : %s\n"
		"  2. faites-le approuver\n", ctg_out_path(b->arena,
		w->repo.work, at->path));
	ctg_buf_printf(b, "  3. ctg clore %.*s%s\n", STR_ARG(at->id),
		at->list.nopen > 1 ? ctg_strf(b->arena, " --acte %u",
		at->number).p : "");
}

static void tell(struct work *w)
{
	const struct ctg_actualising *t = &w->to;
	const struct ctg_touched both = touched(w);
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_buf_printf(&b, "Avenant n° %u à « %.*s » : %s sur la version %u, "
		"en vigueur%s\n", t->at.number, STR_ARG(t->at.id),
		w->args->simulate ? "à actualiser" : "actualisé", t->to,
		w->args->simulate ? " (simulation : rien n'est écrit)" : "");
	if (t->commit[0])
		ctg_buf_printf(&b, "  commit       %.12s, branche %s\n",
			t->commit, t->at.branch);
	ctg_buf_puts(&b, "  acte         ");
	ctg_out_count(&b, t->nops, "modification", "modifications");
	if (t->nops > 0)
		ctg_buf_puts(&b, " ; appliqué au texte en vigueur, il donne "
			"exactement le nouveau texte");
	ctg_buf_putc(&b, '\n');
	ctg_touched_text(&b, &both);
	if (!w->args->simulate)
		tell_next(&b, w);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static enum ctg_code tell_collisions(struct work *w)
{
	const struct ctg_touched both = touched(w);
	struct ctg_buf b = { .arena = &w->c->arena };
	size_t n = ctg_collisions_count(both.collisions);

	if (w->c->globals.json) {
		tell_json(w, "conflit");
		return CTG_EFINDINGS;
	}
	ctg_buf_printf(&b, "Avenant n° %u à « %.*s » et version %u, en "
		"vigueur : ", w->to.at.number, STR_ARG(w->to.at.id),
		w->to.to);
	ctg_out_count(&b, n, "conflit", "conflits");
	ctg_buf_puts(&b, ", rien n'est changé\n");
	ctg_touched_text(&b, &both);
	ctg_buf_printf(&b, "\nEnsuite :\n"
		"  1. sur %s, rendez à ces passages le texte de la version "
		"%u\n"
		"  2. enregistrez, puis : ctg avenant actualiser\n"
		"  3. écrivez ce que l'avenant doit y changer, puis : ctg "
		"avenant rediger\n", w->to.at.branch, w->to.from);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
	return CTG_EFINDINGS;
}

/* --- what parties have approved ------------------------------------------- */

/* Those that are recorded; the number of them. */
static size_t list_approvals(struct ctg_buf *b, const struct work *w)
{
	const struct ctg_suivi *s = &w->to.suivi;
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (s->events[i].acte != w->to.at.number ||
		    !ctg_event_makes_act(s->events[i].kind))
			continue;
		ctg_buf_puts(b, "  ");
		ctg_event_describe(b, &s->events[i],
			&w->to.draft.text.text->convention);
		ctg_buf_putc(b, '\n');
		n++;
	}
	return n;
}

/* A decision is on a text: on another one it is to be taken again, which the
 * person, not the tool, can judge. */
static enum ctg_code check_approvals(struct work *w, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &w->c->arena };
	enum ctg_code code;

	ctg_buf_printf(&b, "ctg : l'avenant n° %u a été approuvé tel qu'il "
		"est ; le nouvel acte est à approuver de nouveau :\n",
		w->to.at.number);
	if (list_approvals(&b, w) == 0) {
		if (w->reason.n > 0)
			ctg_out_talk(&w->c->out, STR("ctg : --malgre est "
				"sans objet : personne n'a encore approuvé "
				"cet avenant\n"));
		w->reason = STR("");
		return CTG_OK;
	}
	ctg_out_talk(&w->c->out, ctg_buf_str(&b));
	if (w->reason.n > 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "des parties ont déjà approuvé "
		"cet avenant : rien n'est changé");
	ctg_err_hint(err, "ctg avenant actualiser %.*s --malgre \"motif\", "
		"puis consignez leurs nouvelles décisions",
		STR_ARG(w->to.at.id));
	return code;
}

/* --- the whole ------------------------------------------------------------ */

static enum ctg_code write(struct work *w, struct ctg_err *err)
{
	long now;
	int offset;
	enum ctg_code code = CTG_OK;

	ctg_now(&now, &offset);
	if (!w->args->simulate)
		code = ctg_actualising_run(&w->to, w->reason, now, offset,
			err);
	if (code)
		return code;
	if (w->c->globals.json)
		tell_json(w, w->args->simulate ? "simulation" : "actualise");
	else
		tell(w);
	return CTG_OK;
}

static enum ctg_code actualise(struct work *w, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };
	enum ctg_code code = ctg_actualising_clean(&w->to, err);

	if (!code)
		code = ctg_actualising_merge(&w->to,
			(enum ctg_act_style)w->args->style, &diags, err);
	if (code) {
		ctg_out_diags(&w->c->out, &diags);
		return code;
	}
	if (ctg_collisions_count(&w->to.rebased.collisions) > 0)
		return tell_collisions(w);
	code = check_approvals(w, err);
	return code ? code : write(w, err);
}

static enum ctg_code stay(struct work *w, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	if (!w->args->simulate)
		code = ctg_actualising_finish(&w->to, err);
	if (code)
		return code;
	if (w->c->globals.json) {
		tell_json(w, "a-jour");
		return CTG_OK;
	}
	ctg_out_write(&w->c->out, ctg_strf(&w->c->arena, "Avenant n° %u à "
		"« %.*s » : déjà à jour, il modifie la version %u, en "
		"vigueur\n", w->to.at.number, STR_ARG(w->to.at.id),
		w->to.to));
	return CTG_OK;
}

static enum ctg_code check_reason(struct work *w, struct ctg_err *err)
{
	if (w->args->malgre)
		w->reason = ctg_str_trim(ctg_str_from(w->args->malgre));
	if (!w->args->malgre || (w->reason.n > 0 &&
	    ctg_event_holds(w->reason)))
		return CTG_OK;
	return ctg_fail(err, CTG_EUSAGE, "--malgre : un motif, en une ligne");
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = argp };
	struct ctg_str id = { 0 };
	enum ctg_code code = check_reason(&w, err);

	if (!code && w.args->id)
		code = ctg_ident_read(&id, &c->arena, w.args->id, err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code && !w.args->simulate)
		code = ctg_repo_writable(&w.repo, err);
	if (!code)
		code = ctg_actualising_open(&w.to, &c->arena, &w.repo, id,
			err);
	if (!code)
		code = w.to.from == w.to.to ? stay(&w, err) :
			actualise(&w, err);
	else if (id.n > 0 && w.repo.git)
		code = ctg_near_explain(code, &c->arena, &w.repo, id, err);
	ctg_actualising_close(&w.to);
	ctg_repo_close(&w.repo);
	return code;
}

const struct ctg_command ctg_cmd_avenant_actualiser = {
	.name = "avenant actualiser",
	.summary = "réécrit un avenant sur le texte devenu en vigueur",
	.about =
		"Un autre avenant a été clos : celui de la branche reprend le "
		"texte en vigueur, y garde ses changements, et son acte est "
		"écrit de nouveau, adresses et citations comprises ; appliqué "
		"au texte en vigueur, il donne exactement le nouveau texte. "
		"Les phrases que vous avez écrites restent.\n"
		"Quand les deux touchent aux mêmes passages, rien n'est "
		"changé : les deux rédactions sont montrées, et le statut "
		"est 1.\n"
		"Ce que des parties ont déjà approuvé ne change qu'avec un "
		"motif (--malgre), qui reste dans l'historique ; elles "
		"approuvent de nouveau. Relancée après une interruption, la "
		"commande achève ce qui manque.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
