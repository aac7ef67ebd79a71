/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "ident.h"
#include "lacks.h"
#include "near.h"

#include "model/life.h"
#include "render/term.h"
#include "store/closing.h"
#include "store/folder.h"

#include <stddef.h>

struct args {
	const char *id, *acte;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>", AT(id), .help = "convention du registre" },
	{ CTG_OPT_TEXT, .name = "acte", .value = "n", AT(acte),
	  .help = "l'avenant, 0 pour la convention ; sinon, l'acte ouvert" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait clos ou ce qui manque, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg clore dugny-2023 -n", "que manque-t-il encore ?",
	"ctg clore dugny-2023", "l'acte signé entre en vigueur",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_repo repo;
	struct ctg_closing closing;
};

/* « l'avenant n° 1 » */
static const char *acte(struct work *w)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_event_acte(&b, w->closing.acte);
	return b.p;
}

/* What is missing */

static enum ctg_code refuse(struct work *w, const struct ctg_lack *v,
	size_t n, const struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &w->c->arena };
	enum ctg_code code;

	ctg_lacks_diags(&b, w->c, &w->closing, diags);
	ctg_lacks_tell(&b, &w->closing, v, n);
	ctg_out_talk(&w->c->out, ctg_buf_str(&b));
	code = ctg_fail(err, CTG_EREFUSED, "%s n'est pas prêt%s à être "
		"clos%s : rien n'est changé", acte(w),
		w->closing.acte ? "" : "e", w->closing.acte ? "" : "e");
	if (diags->n > 0)
		ctg_err_hint(err, "corrigez sur la branche %s, enregistrez "
			"(git commit -am \"…\"), puis recommencez",
			w->closing.draft);
	return code;
}

/* What was done */

static void put_day(struct ctg_buf *b, const char *what, struct ctg_date d)
{
	if (!d.year)
		return;
	ctg_buf_puts(b, what);
	ctg_date_write(b, d);
	ctg_buf_putc(b, '\n');
}

/* The name of a file can hold anything. */
static const char *safe(struct ctg_arena *a, const char *name)
{
	struct ctg_buf b = { .arena = a };

	ctg_term_safe(&b, ctg_str_from(name));
	return ctg_buf_str(&b).p;
}

static void tell_draft(struct ctg_buf *b, const struct work *w)
{
	const struct ctg_closing *c = &w->closing;

	if (c->deleted)
		ctg_buf_printf(b, "  brouillon    %s, supprimé\n", c->draft);
	if (c->aside)
		ctg_buf_printf(b, "  brouillon    %s, gardé : il change aussi "
			"%s, qui n'est pas repris\n", c->draft,
			safe(b->arena, c->aside));
}

static void tell_next(struct ctg_buf *b, struct work *w)
{
	const char *head = ctg_repo_head(&w->repo, &w->c->arena);
	bool there = head && strcmp(head, w->closing.branch) == 0;

	ctg_buf_printf(b, "\nEnsuite, pour l'envoyer au serveur :\n"
		"    git push --follow-tags%s%s\n", there ? "" : " origin ",
		there ? "" : w->closing.branch);
}

/* « la convention dugny-2023 est close » */
static void tell_title(struct ctg_buf *b, struct work *w, const char *is)
{
	const struct ctg_closing *c = &w->closing;

	ctg_buf_printf(b, "L%s%s %.*s %s clos%s%s\n", acte(w) + 1,
		c->acte ? " à la convention" : "", STR_ARG(c->id), is,
		c->acte ? "" : "e", c->commit[0] ? "" :
		" (simulation : rien n'est écrit)");
}

static void tell(struct work *w, const char *is)
{
	const struct ctg_closing *c = &w->closing;
	struct ctg_buf b = { .arena = &w->c->arena };

	tell_title(&b, w, is);
	if (c->commit[0])
		ctg_buf_printf(&b, "  commit       %.12s, branche %s\n",
			c->commit, c->branch);
	ctg_buf_printf(&b, "  étiquette    %s\n", c->tag);
	put_day(&b, "  effet        ", c->effect);
	put_day(&b, "  fin          ", c->text.convention.periode.end);
	put_day(&b, "  préavis      au plus tard le ",
		ctg_life_notice(&c->text.convention));
	tell_draft(&b, w);
	if (c->commit[0])
		tell_next(&b, w);
	else
		ctg_buf_printf(&b, "\n%s", c->message);
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static enum ctg_code finish(struct work *w, const char *is,
	struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };
	struct ctg_buf b = { .arena = &w->c->arena };
	enum ctg_code code;
	long now;
	int offset;

	ctg_now(&now, &offset);
	code = ctg_closing_run(&w->closing, now, offset, &diags, err);
	for (size_t i = 0; i < diags.n; i++)
		ctg_out_diag(&b, &diags.v[i], w->c->out.colour_err);
	ctg_out_talk(&w->c->out, ctg_buf_str(&b));
	/* Closed, even if the files could not follow. */
	if (!code || w->closing.state == CTG_CLOSING_DONE)
		tell(w, is);
	return code;
}

static enum ctg_code close_open(struct work *w, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };
	struct ctg_lack *lacks;
	size_t n;
	enum ctg_code code = ctg_closing_judge(&w->closing, &lacks, &n,
		ctg_today(), &diags, err);

	if (code)
		return code;
	if (n > 0 || diags.n > 0)
		return refuse(w, lacks, n, &diags, err);
	if (!w->args->simulate)
		return finish(w, "est", err);
	tell(w, "serait");
	return CTG_OK;
}

static enum ctg_code run_in_repo(struct work *w, struct ctg_str id, long n,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	if (!w->args->simulate)
		code = ctg_repo_writable(&w->repo, err);
	if (!code)
		code = ctg_closing_open(&w->closing, &w->c->arena, &w->repo,
			id, n, err);
	if (code)
		return ctg_near_explain(code, &w->c->arena, &w->repo, id,
			err);
	if (w->closing.state == CTG_CLOSING_OPEN)
		return close_open(w, err);
	if (!w->args->simulate)
		return finish(w, "est déjà", err);
	tell(w, "est déjà");
	return CTG_OK;
}

static enum ctg_code run(struct ctg_cmd *c, const void *args,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = args };
	struct ctg_str id;
	enum ctg_code code;
	long n;

	code = ctg_ident_read(&id, &c->arena, w.args->id, err);
	if (!code)
		code = ctg_ident_acte(&n, w.args->acte, err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code)
		code = run_in_repo(&w, id, n, err);
	ctg_closing_close(&w.closing);
	ctg_repo_close(&w.repo);
	return code;
}

const struct ctg_command ctg_cmd_clore = {
	.name = "clore",
	.alias = "close",
	.summary = "met en vigueur un acte signé de toutes les parties",
	.about =
		"Toutes les parties doivent avoir décidé et signé, et le texte "
		"être sans erreur et sans rien à compléter ; ce qui manque est "
		"dit, avec la ligne à taper.\n"
		"L'acte devient un seul commit de la branche en vigueur, qui "
		"dit sa date d'effet, les délibérations et les signatures, "
		"et reçoit l'étiquette acte/<id>/<n>. Les fichiers sont "
		"ensuite ceux de la branche en vigueur.\n"
		"Relancée après une interruption, la commande achève ce qui "
		"manque.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
