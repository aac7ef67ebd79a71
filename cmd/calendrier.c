/* SPDX-License-Identifier: Apache-2.0 */
#include "calendrier.h"
#include "cmd.h"
#include "near.h"

#include "base/io.h"
#include "store/draft.h"
#include "store/folder.h"

#include <stddef.h>
#include <stdlib.h>

struct args {
	const char *file;
	struct ctg_date date;
	struct ctg_opt_list ids;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .value = "fichier.ics", AT(file),
	  .help = "fichier à écrire ; « - » : la sortie standard" },
	{ CTG_OPT_DATE, .name = "date", .value = "AAAA-MM-JJ", AT(date),
	  .help = "jour d'où l'on compte ; sinon le dernier commit" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce que contiendrait le fichier, n'écrit rien" },
	{ CTG_OPT_OPERANDS, CTG_WHAT_CONVENTION, .value = "[<id>…]", AT(ids),
	  .help = "conventions signées ; sans argument, toutes celles du "
	  "registre" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg calendrier -o ctg.ics", "un calendrier de tout le registre",
	"ctg calendrier dugny-2023 -o dugny.ics", "d'une seule convention",
	NULL,
};

struct work {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_repo repo;
	struct ctg_snapshot tip;
	struct ctg_date today;
	struct ctg_ical_event *v;
	size_t n, room;
	size_t conventions;		/* that have a day */
	enum ctg_code worst;		/* of what could not be read */
};

static struct ctg_ical_event *next(struct work *w)
{
	CTG_MORE(&w->c->arena, w->v, w->n, w->room);
	return &w->v[w->n++];
}

static void tell(struct work *w, struct ctg_diags *diags)
{
	ctg_out_diags(&w->c->out, diags);
	if (ctg_diags_count(diags, CTG_ERROR) > 0 && w->worst < CTG_EINPUT)
		w->worst = CTG_EINPUT;
}

static enum ctg_code add(struct ctg_deadlines *d, struct work *w,
	struct ctg_str id, struct ctg_err *err)
{
	struct ctg_arena texts = CTG_ARENA_INIT;
	struct ctg_diags diags = { .arena = &texts };
	enum ctg_code code = ctg_deadlines_read(d, &w->c->arena, &texts,
		&w->tip, id, w->today, &diags, err);

	tell(w, &diags);
	ctg_arena_release(&texts);
	if (code)
		return code;
	for (size_t i = 0; i < d->n; i++)
		ctg_calendrier_event(next(w), &w->c->arena, d, &d->v[i]);
	w->conventions += d->n > 0;
	return CTG_OK;
}

/* The conventions */

static enum ctg_code refuse_unsigned(struct work *w, struct ctg_str id,
	struct ctg_err *err)
{
	struct ctg_arena *a = &w->c->arena;
	unsigned *numbers;
	bool projet;
	size_t n;
	enum ctg_code code = ctg_drafts_read(&numbers, &n, &projet, a,
		&w->repo, id, err);

	if (code)
		return code;
	if (!projet && !ctg_snapshot_has(&w->tip, ctg_repo_folder(&w->repo, a,
	    id)))
		return ctg_near_unknown(a, &w->repo, id, err);
	code = ctg_fail(err, CTG_EGIT, "« %.*s » n'a pas encore de version "
		"signée : un projet n'a pas d'échéance", STR_ARG(id));
	ctg_err_hint(err, "signée de toutes les parties : ctg clore %.*s",
		STR_ARG(id));
	return code;
}

static bool is_again(const struct ctg_opt_list *l, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(l->v[k], l->v[i]) == 0)
			return true;
	return false;
}

static enum ctg_code add_named(struct work *w, struct ctg_err *err)
{
	const struct ctg_opt_list *l = &w->args->ids;

	for (size_t i = 0; i < l->n; i++) {
		struct ctg_str id = ctg_str_from(l->v[i]);
		struct ctg_deadlines d;
		enum ctg_code code;

		if (is_again(l, i))
			continue;
		code = add(&d, w, id, err);
		if (!code && d.acts == 0)
			code = refuse_unsigned(w, id, err);
		if (code)
			return code;
	}
	return CTG_OK;
}

/* One that cannot be read does not hide the others. */
static void add_all(struct work *w)
{
	struct ctg_arena *a = &w->c->arena;
	struct ctg_str *names;
	size_t n;

	ctg_snapshot_list(&names, &n, a, &w->tip,
		ctg_strf(a, "%sconventions", w->repo.prefix).p);
	for (size_t i = 0; i < n; i++) {
		struct ctg_err err = { 0 };
		struct ctg_deadlines d;
		enum ctg_code code;

		if (!ctg_id_is_valid(names[i]))
			continue;
		code = add(&d, w, names[i], &err);
		if (!code)
			continue;
		ctg_out_error(&w->c->out, &err);
		if (code > w->worst)
			w->worst = code;
	}
}

/* The file */

static int compare(const void *pa, const void *pb)
{
	const struct ctg_ical_event *a = pa, *b = pb;
	int d = ctg_date_cmp(a->day, b->day);

	return d ? d : ctg_str_cmp(a->uid, b->uid);
}

static void report(struct work *w, const char *file)
{
	struct ctg_buf b = { .arena = &w->c->arena };

	ctg_buf_printf(&b, "%s : ", file);
	ctg_out_count(&b, w->n, "date", "dates");
	ctg_buf_puts(&b, " de ");
	ctg_out_count(&b, w->conventions, "convention", "conventions");
	ctg_buf_puts(&b, ", à venir au ");
	ctg_date_write(&b, w->today);
	ctg_buf_puts(&b, w->args->simulate ?
		" (simulation : rien n'est écrit)\n" : "\n");
	ctg_out_write(&w->c->out, ctg_buf_str(&b));
}

static enum ctg_code write_all(struct work *w, struct ctg_err *err)
{
	const struct ctg_opt_list *ids = &w->args->ids;
	const char *file = w->args->file;
	bool out = !file || strcmp(file, "-") == 0;
	struct ctg_buf b = { .arena = &w->c->arena };
	struct ctg_ical cal = { .v = w->v, .n = w->n };
	enum ctg_code code;

	if (w->args->simulate) {
		report(w, out ? "sortie standard" : file);
		return CTG_OK;
	}
	cal.name = ids->n == 1 ? ctg_strf(&w->c->arena, "CTG %s", ids->v[0]) :
		STR("Conventions territoriales globales");
	if (w->n > 0)
		qsort(w->v, w->n, sizeof(*w->v), compare);
	ctg_ical_write(&b, &cal);
	if (out) {
		ctg_out_write(&w->c->out, ctg_buf_str(&b));
		return CTG_OK;
	}
	code = ctg_io_write(file, ctg_buf_str(&b), err);
	if (!code)
		report(w, file);
	return code;
}

/* The command */

static enum ctg_code run_at_tip(struct work *w, struct ctg_err *err)
{
	struct ctg_date day;
	long stamp;
	enum ctg_code code = ctg_deadlines_time(&stamp, &day, &w->repo,
		w->tip.commit, err);

	if (code)
		return code;
	w->today = w->args->date.year ? w->args->date : day;
	if (w->args->ids.n > 0)
		code = add_named(w, err);
	else
		add_all(w);
	if (!code)
		code = write_all(w, err);
	if (code || !w->worst)
		return code;
	return ctg_fail(err, w->worst, "calendrier incomplet : des dates "
		"peuvent y manquer, pour les raisons ci-dessus");
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct work w = { .c = c, .args = argp };
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; !code && i < w.args->ids.n; i++)
		code = ctg_near_check(w.args->ids.v[i], err);
	if (!code)
		code = ctg_repo_open(&w.repo, &c->arena, ".", err);
	if (!code)
		code = ctg_draft_base(&w.tip, &c->arena, &w.repo, err);
	if (!code)
		code = run_at_tip(&w, err);
	ctg_snapshot_close(&w.tip);
	ctg_repo_close(&w.repo);
	return code;
}

const struct ctg_command ctg_cmd_calendrier = {
	.name = "calendrier",
	.alias = "calendar",
	.summary = "écrit les échéances dans un fichier de calendrier (.ics)",
	.about =
		"Pour chaque convention signée : sa fin, le dernier jour pour "
		"donner préavis, un comité de pilotage et un bilan à chaque "
		"anniversaire de sa prise d'effet, et la prise d'effet des "
		"actes quand elle est à venir. Un bilan consigné dans l'année "
		"en ôte le rappel ; une résiliation, tout ce qui la suit. "
		"Au-delà d'une reconduction tacite, seul le prochain "
		"anniversaire est donné : le terme n'en est pas connu.\n"
		"Les rappels sonnent 30 jours avant ; pour un préavis, 90 et "
		"30 jours avant.\n"
		"Le fichier ne dépend que du registre : le même registre "
		"donne le même fichier, et l'importer de nouveau met à jour "
		"ce qui a changé.\n"
		"Le statut est celui de la plus grave erreur quand une "
		"convention du registre ne peut pas être lue ; les autres "
		"sont données.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
