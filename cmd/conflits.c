/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "ident.h"
#include "near.h"
#include "touched.h"

#include "avenant/rebase.h"
#include "store/amending.h"

#include <stddef.h>

struct args {
	const char *id;
};

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .value = "[<id>]",
	  .at = offsetof(struct args, id),
	  .help = "convention ; sinon, celles qui ont un avenant ouvert" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg avenant conflits dugny-2023",
		"se contredisent-ils ?",
	"ctg avenant conflits", "tous les avenants ouverts du registre",
	NULL,
};

/* An open avenant, and what it changes. */
struct draft {
	struct ctg_amending amending;
	struct ctg_side before, now;
	struct ctg_composed said;
	const char *name;		/* « avenant n° 2 » */
};

struct work {
	struct ctg_cmd *c;
	struct ctg_repo repo;
	struct ctg_buf out;
	struct ctg_json json;
	size_t conflicts, stale, read;
};

/* --- a pair --------------------------------------------------------------- */

static void tell(struct work *w, struct ctg_str id,
	const struct ctg_touched *t)
{
	struct ctg_buf *b = &w->out;

	w->conflicts += ctg_collisions_count(t->collisions);
	if (t->collisions->n == 0)
		return;
	if (w->c->globals.json) {
		ctg_json_open(&w->json, NULL, '{');
		ctg_json_str(&w->json, "convention", id);
		ctg_json_str(&w->json, "un", ctg_str_from(t->x));
		ctg_json_str(&w->json, "autre", ctg_str_from(t->y));
		ctg_json_open(&w->json, "passages", '[');
		ctg_touched_json(&w->json, t);
		ctg_json_close(&w->json, ']');
		ctg_json_close(&w->json, '}');
		return;
	}
	ctg_buf_printf(b, "%.*s, %s et %s :\n", STR_ARG(id), t->x, t->y);
	ctg_touched_text(b, t);
}

static void compare(struct work *w, const struct draft *x,
	const struct draft *y)
{
	struct ctg_collisions all = { .arena = &w->c->arena };
	const struct ctg_touched t = { &all, x->name, y->name };

	ctg_collide(&all, x->before.text.text->developed, &x->said.ops,
		&y->said.ops);
	tell(w, x->amending.id, &t);
}

/* --- one that others overtook --------------------------------------------- */

/* Its base is another text than the one in force: the two are compared. */
static enum ctg_code compare_stale(struct work *w, struct draft *d,
	struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	const struct ctg_act_list *list = &d->amending.list;
	const struct ctg_act *act = &list->acts[list->nacts - 1];
	struct ctg_diags diags = { .arena = a };
	struct ctg_rebased rebased;
	struct ctg_snapshot last;
	struct ctg_reader files;
	struct ctg_side now;
	const struct ctg_rebasing how = { &d->before, &d->now, &now };
	struct ctg_touched t = { &rebased.collisions, d->name,
		"texte en vigueur" };
	enum ctg_code code = ctg_snapshot_open(&last, &w->repo,
		act->commit, err);

	if (code)
		return code;
	ctg_snapshot_reader(&files, a, &last, d->amending.id);
	code = ctg_side_load(&now, a, &files, &diags, err);
	if (!code)
		code = ctg_rebase(&rebased, a, &how, &diags, err);
	if (!code)
		tell(w, d->amending.id, &t);
	w->stale++;
	ctg_out_talk(&w->c->out, ctg_strf(a, "ctg : l'%s à « %.*s » est écrit "
		"sur la version %u ; celle en vigueur est la version %u. "
		"Ensuite : ctg avenant actualiser %.*s\n", d->name,
		STR_ARG(d->amending.id), d->amending.base, act->number,
		STR_ARG(d->amending.id)));
	ctg_snapshot_close(&last);
	return code;
}

/* --- one convention ------------------------------------------------------- */

/* The text that it amends: one tree for all those that amend it. */
static enum ctg_code read_before(struct draft *v, size_t i, struct work *w,
	struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &w->c->arena };

	for (size_t k = 0; k < i; k++)
		if (v[k].amending.base == v[i].amending.base) {
			v[i].before = v[k].before;
			return CTG_OK;
		}
	return ctg_side_load(&v[i].before, &w->c->arena,
		&v[i].amending.before, &diags, err);
}

static enum ctg_code read_draft(struct draft *v, size_t i, struct work *w,
	const struct ctg_act_list *list, struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_diags diags = { .arena = a };
	struct draft *d = &v[i];
	enum ctg_code code = ctg_amending_open(&d->amending, a, &w->repo,
		list->id, list->open[i], err);

	d->name = ctg_strf(a, "avenant n° %u", list->open[i]).p;
	if (!code)
		code = read_before(v, i, w, err);
	if (!code)
		code = ctg_side_load(&d->now, a, &d->amending.now, &diags,
			err);
	if (!code)
		code = ctg_compose_bare(&d->said, a, &d->before, &d->now,
			err);
	return code;
}

static enum ctg_code compare_all(struct work *w, struct draft *v, size_t n,
	struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < n && !code; i++) {
		const struct ctg_act_list *list = &v[i].amending.list;

		if (v[i].amending.base !=
		    list->acts[list->nacts - 1].number)
			code = compare_stale(w, &v[i], err);
		for (size_t k = i + 1; k < n; k++)
			if (v[k].amending.base == v[i].amending.base)
				compare(w, &v[i], &v[k]);
	}
	return code;
}

static enum ctg_code check(struct work *w, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_act_list list;
	struct draft *v;
	enum ctg_code code = ctg_act_list_read(&list, a, &w->repo, id, err);

	if (code)
		return code;
	if (list.nacts + list.nopen == 0 && !list.projet)
		return ctg_near_unknown(a, &w->repo, id, err);
	v = CTG_NEW_N(a, struct draft, list.nopen + 1);
	for (size_t i = 0; i < list.nopen && !code; i++)
		code = read_draft(v, i, w, &list, err);
	if (!code)
		code = compare_all(w, v, list.nopen, err);
	for (size_t i = 0; i < list.nopen; i++)
		ctg_amending_close(&v[i].amending);
	w->read += list.nopen;
	return code;
}

/* --- all ------------------------------------------------------------------ */

static enum ctg_code check_all(struct work *w, struct ctg_err *err)
{
	struct ctg_draft *v;
	size_t n;
	enum ctg_code code = ctg_drafts_list(&v, &n, &w->c->arena, &w->repo,
		err);

	for (size_t i = 0; i < n && !code; i++)
		if (v[i].number > 0 && (i == 0 ||
		    !ctg_str_eq(v[i].id, v[i - 1].id) ||
		    v[i - 1].number == 0))
			code = check(w, v[i].id, err);
	return code;
}

static void finish(struct work *w)
{
	struct ctg_buf *b = &w->out;

	if (w->c->globals.json) {
		ctg_json_close(&w->json, ']');
		ctg_json_num(&w->json, "avenants", (long)w->read);
		ctg_json_num(&w->json, "total", (long)w->conflicts);
		ctg_json_close(&w->json, '}');
		ctg_buf_putc(b, '\n');
	} else {
		ctg_out_count(b, w->read, "avenant ouvert",
			"avenants ouverts");
		ctg_buf_puts(b, " : ");
		if (w->conflicts)
			ctg_out_count(b, w->conflicts, "conflit", "conflits");
		else
			ctg_buf_puts(b, "aucun conflit");
		ctg_buf_putc(b, '\n');
	}
	ctg_out_write(&w->c->out, ctg_buf_str(b));
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct work w = { .c = c, .out = { .arena = &c->arena } };
	struct ctg_str id = { 0 };
	enum ctg_code code = CTG_OK;

	w.json.out = &w.out;
	if (args->id)
		code = ctg_ident_read(&id, &c->arena, args->id, err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code && c->globals.json) {
		ctg_json_open(&w.json, NULL, '{');
		ctg_json_num(&w.json, "schema", 1);
		ctg_json_open(&w.json, "conflits", '[');
	}
	if (!code)
		code = args->id ? check(&w, id, err) : check_all(&w, err);
	if (!code)
		finish(&w);
	ctg_repo_close(&w.repo);
	return code ? code : w.conflicts ? CTG_EFINDINGS : CTG_OK;
}

const struct ctg_command ctg_cmd_avenant_conflits = {
	.name = "avenant conflits",
	.summary = "dit quels avenants ouverts touchent aux mêmes passages",
	.about =
		"Compare ce que chaque avenant ouvert change au texte qu'ils "
		"modifient tous : mêmes mots, ajouts à la même place, passage "
		"que l'un modifie et que l'autre supprime. Deux avenants qui "
		"ne touchent au même alinéa que par d'autres mots sont nommés "
		"aussi, sans être en conflit.\n"
		"Un avenant écrit sur un texte qui n'est plus en vigueur est "
		"comparé à ce qui l'a remplacé. Le statut est 1 quand il y a "
		"un conflit.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
