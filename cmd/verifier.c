/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "pool.h"
#include "proof.h"

#include "base/date.h"
#include "base/json.h"
#include "check/check.h"
#include "model/rules.h"
#include "store/reading.h"

#include <stddef.h>

#define BAR_FROM	50	/* documents: below, no time to see it */

struct args {
	struct ctg_opt_list conventions;
	const char *rule;
	struct ctg_date date;
	bool strict;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_FLAG, .name = "strict", AT(strict),
	  .help = "traite les avertissements comme des erreurs" },
	{ CTG_OPT_TEXT, CTG_WHAT_RULE, .name = "expliquer", .value = "RÈGLE",
	  AT(rule), .help = "explique une règle, avec un exemple" },
	{ CTG_OPT_DATE, .name = "date", .value = "AAAA-MM-JJ", AT(date),
	  .help = "juge à cette date au lieu d'aujourd'hui" },
	{ CTG_OPT_OPERANDS, CTG_WHAT_CONVENTION, .value = "[<id>[@version]…]",
	  AT(conventions), .help = "conventions ; sans argument, toutes "
	  "celles du registre" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg verifier", "toutes les conventions du registre",
	"ctg verifier --strict dugny-2023", "avant la signature",
	"ctg verifier --expliquer S101", "ce que veut dire un constat",
	NULL,
};

/* The whole run: what the workers read, then what the printer counts. */
struct report {
	struct ctg_cmd *c;
	const char **operands;		/* or NULL, and then folders */
	struct ctg_folder *folders;
	size_t n;
	struct ctg_str amended;		/* of the folders, by what is checked
					 * out */
	struct ctg_check how;
	struct ctg_json json;
	size_t found[CTG_ERROR + 1], unread;
	enum ctg_code worst;		/* of what could not be read */
};

struct result {
	struct ctg_diags diags;
	struct ctg_err err;
	enum ctg_code code;
};

static enum ctg_code check_text(struct result *res,
	const struct report *rep, const struct ctg_reader *r,
	struct ctg_arena *a)
{
	struct ctg_text text;
	enum ctg_code code = ctg_text_load(&text, a, r, &res->diags,
		&res->err);

	if (!code)
		ctg_check_run(&text, &rep->how, a, &res->diags);
	return code;
}

/* The act of a text that is not understood would be judged on what is left
 * of it. */
static enum ctg_code check_act(struct result *res, struct ctg_arena *a,
	const struct ctg_folder *f)
{
	for (size_t i = 0; i < res->diags.n; i++)
		if (res->diags.v[i].level == CTG_ERROR &&
		    res->diags.v[i].rule[0] == 'S')
			return CTG_OK;
	return ctg_proof_check(&res->diags, a, f, &res->err);
}

static enum ctg_code check_folder(struct result *res,
	const struct report *rep, const struct ctg_folder *f,
	struct ctg_arena *a)
{
	struct ctg_reader r;
	enum ctg_code code;

	ctg_folder_reader(&r, a, f);
	code = check_text(res, rep, &r, a);
	return code || !ctg_str_eq(f->id, rep->amended) ? code :
		check_act(res, a, f);
}

static enum ctg_code check(struct result *res, const struct report *rep,
	size_t i, struct ctg_arena *a)
{
	struct ctg_reading *r;
	enum ctg_code code;

	if (!rep->operands)
		return check_folder(res, rep, &rep->folders[i], a);
	r = CTG_NEW(a, struct ctg_reading);
	code = ctg_reading_open(r, a, rep->operands[i], rep->how.today,
		&res->err);
	if (code)
		return code;
	code = check_text(res, rep, &r->reader, a);
	if (!code && r->folder.path)
		code = check_act(res, a, &r->folder);
	ctg_reading_close(r);
	return code;
}

static void *work(const void *context, size_t i, struct ctg_arena *a)
{
	struct result *res = CTG_NEW(a, struct result);

	res->diags.arena = a;
	res->code = check(res, context, i, a);
	ctg_diags_sort(&res->diags);
	return res;
}

/* Two printers over a result */

static void text(struct ctg_buf *b, struct report *rep,
	const struct ctg_diag *d)
{
	ctg_out_diag(b, d, rep->c->out.colour);
}

static void json(struct ctg_buf *b, struct report *rep,
	const struct ctg_diag *d)
{
	struct ctg_json *j = &rep->json;

	j->out = b;
	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "regle", ctg_str_from(d->rule));
	ctg_json_str(j, "niveau", ctg_str_from(ctg_level_name(d->level)));
	ctg_json_str(j, "fichier", d->at.file);
	ctg_json_num(j, "ligne", d->at.line);
	ctg_json_num(j, "colonne", d->at.col);
	ctg_json_str(j, "message", d->message);
	ctg_json_str(j, "remede", d->remedy);
	ctg_json_close(j, '}');
}

/* A script that reads only stdout must not take silence for a sound text. */
static void json_unread(struct ctg_buf *b, struct report *rep, size_t i,
	const struct ctg_err *err)
{
	const char *name = rep->operands ? rep->operands[i] :
		rep->folders[i].path;
	const struct ctg_diag d = {
		.rule = "", .level = CTG_ERROR,
		.at = { ctg_str_from(err->file[0] ? err->file :
			*name ? name : "."), err->line, err->col },
		.message = ctg_str_from(err->msg),
		.remedy = ctg_str_from(err->hint),
	};

	json(b, rep, &d);
}

static void take(void *context, size_t i, void *result, struct ctg_arena *a)
{
	struct report *rep = context;
	struct ctg_out *out = &rep->c->out;
	const struct result *res = result;
	struct ctg_buf b = { .arena = a };

	for (size_t k = 0; k < res->diags.n; k++) {
		const struct ctg_diag *d = &res->diags.v[k];

		rep->found[d->level]++;
		(rep->c->globals.json ? json : text)(&b, rep, d);
	}
	if (res->code && rep->c->globals.json)
		json_unread(&b, rep, i, &res->err);
	ctg_out_write(out, ctg_buf_str(&b));
	if (res->code) {
		ctg_out_error(out, &res->err);
		rep->unread++;
		if (res->code > rep->worst)
			rep->worst = res->code;
	}
	if (rep->n > BAR_FROM)
		ctg_out_progress(out, i + 1, rep->n);
}

/* « aucun constat » is said of what was read. */
static void count_found(struct ctg_buf *b, const struct report *rep)
{
	const size_t *found = rep->found;
	bool any = found[CTG_ERROR] + found[CTG_WARNING] +
		found[CTG_NOTE_LEVEL] > 0;

	if (any) {
		ctg_out_count(b, found[CTG_ERROR], "erreur", "erreurs");
		ctg_buf_puts(b, ", ");
		ctg_out_count(b, found[CTG_WARNING], "avertissement",
			"avertissements");
	} else if (rep->unread < rep->n || rep->n == 0) {
		any = true;
		ctg_buf_puts(b, "aucun constat");
	}
	if (found[CTG_NOTE_LEVEL] > 0) {
		ctg_buf_puts(b, ", ");
		ctg_out_count(b, found[CTG_NOTE_LEVEL], "note", "notes");
	}
	if (any && rep->unread > 0)
		ctg_buf_puts(b, " ; ");
}

static void end_text(struct ctg_buf *b, const struct report *rep)
{
	if (rep->n != 1) {
		ctg_out_count(b, rep->n, "convention", "conventions");
		ctg_buf_puts(b, " : ");
	}
	count_found(b, rep);
	/* Not there, or not to be read: the error said which. */
	if (rep->unread > 0)
		ctg_out_count(b, rep->unread, "texte non vérifié",
			"textes non vérifiés");
	ctg_buf_putc(b, '\n');
}

static void end_json(struct ctg_buf *b, struct report *rep)
{
	struct ctg_json *j = &rep->json;

	j->out = b;
	ctg_json_close(j, ']');
	ctg_json_num(j, "erreurs",
		(long)(rep->found[CTG_ERROR] + rep->unread));
	ctg_json_num(j, "avertissements", (long)rep->found[CTG_WARNING]);
	ctg_json_num(j, "notes", (long)rep->found[CTG_NOTE_LEVEL]);
	ctg_json_close(j, '}');
	ctg_buf_putc(b, '\n');
}

static void print_all(struct report *rep)
{
	struct ctg_buf b = { .arena = &rep->c->arena };
	struct ctg_buf end = { .arena = &rep->c->arena };
	const struct ctg_pool pool = {
		.n = rep->n, .context = rep, .work = work, .take = take,
	};

	if (rep->c->globals.json) {
		rep->json.out = &b;
		ctg_json_open(&rep->json, NULL, '{');
		ctg_json_num(&rep->json, "schema", 1);
		ctg_json_open(&rep->json, "constats", '[');
		ctg_out_write(&rep->c->out, ctg_buf_str(&b));
	}
	ctg_pool_run(&pool);
	if (rep->c->globals.json)
		end_json(&end, rep);
	else
		end_text(&end, rep);
	ctg_out_write(&rep->c->out, ctg_buf_str(&end));
}

static enum ctg_code select_texts(struct report *rep,
	const struct args *args, struct ctg_err *err)
{
	struct ctg_arena *a = &rep->c->arena;
	enum ctg_code code;

	if (args->conventions.n == 0) {
		code = ctg_folder_list(&rep->folders, &rep->n, a, err);
		return code ? code : ctg_proof_head(&rep->amended, a, ".",
			err);
	}
	rep->operands = args->conventions.v;
	rep->n = args->conventions.n;
	return CTG_OK;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct report rep = {
		.c = c,
		.how.today = args->date.year ? args->date : ctg_today(),
	};
	enum ctg_code code;

	if (args->rule)
		return ctg_rule_explain(c, args->rule, err);
	code = select_texts(&rep, args, err);
	if (code)
		return code;
	print_all(&rep);
	if (rep.found[CTG_ERROR] || (args->strict && rep.found[CTG_WARNING]))
		code = CTG_EFINDINGS;
	return rep.worst > code ? rep.worst : code;
}

const struct ctg_command ctg_cmd_verifier = {
	.name = "verifier",
	.alias = "check",
	.summary = "vérifie des conventions et dit comment les corriger",
	.about = "Chaque constat porte le numéro d'une règle, que "
		"--expliquer détaille. Le statut est 1 quand il y a une "
		"erreur, 3 quand un texte ne peut pas être lu.\n"
		"L'avenant dont la branche est celle du dossier de travail est "
		"vérifié avec son acte : appliqué au texte en vigueur, il doit "
		"donner exactement le nouveau texte (règles A7xx).",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
