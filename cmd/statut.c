/* SPDX-License-Identifier: Apache-2.0 */
#include "pool.h"
#include "statut.h"

#include "store/folder.h"
#include "store/status_cache.h"

#include <stddef.h>
#include <stdlib.h>

/* Each slice opens the repository for itself: a few, whatever the number of
 * conventions. */
#define SLICES		16
#define SMALLEST	32

struct args {
	struct ctg_opt_list conventions;
	struct ctg_date date;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_DATE, .name = "date", .value = "AAAA-MM-JJ", AT(date),
	  .help = "dit où l'on en est à cette date au lieu d'aujourd'hui" },
	{ CTG_OPT_OPERANDS, CTG_WHAT_CONVENTION, .value = "[<id>…]",
	  AT(conventions), .help = "conventions, en détail ; sans argument, "
	  "un tableau de toutes" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg statut", "toutes les conventions, les plus pressées d'abord",
	"ctg statut dugny-2023", "qui doit encore délibérer ou signer ?",
	"ctg --json statut", "pour un tableur ou un script",
	NULL,
};

/* Looking, a slice of the conventions in each thread */

struct slice {
	struct ctg_arena arena;		/* of what was found */
	struct ctg_status *v;
	struct ctg_err err;
	enum ctg_code code;
};

struct looking {
	struct ctg_statut *s;
	size_t size;
	struct ctg_arena *arenas;
	struct ctg_err *err;
	enum ctg_code code;
};

static size_t slice_end(const struct looking *l, size_t i)
{
	size_t end = (i + 1) * l->size;

	return end < l->s->ntodo ? end : l->s->ntodo;
}

static void read_slice(struct slice *out, const struct looking *l, size_t i,
	const struct ctg_status_reader *reader)
{
	size_t from = i * l->size, to = slice_end(l, i);

	out->v = CTG_NEW_N(&out->arena, struct ctg_status, to - from);
	for (size_t k = from; k < to; k++)
		ctg_status_read(&out->v[k - from], &out->arena, reader,
			l->s->entries[l->s->todo[k]]);
}

static void *work(const void *context, size_t i, struct ctg_arena *a)
{
	const struct looking *l = context;
	const struct ctg_statut *s = l->s;
	struct slice *out = CTG_NEW(a, struct slice);
	struct ctg_status_reader reader;
	struct ctg_repo repo;

	out->code = ctg_repo_open(&repo, a, ".", &out->err);
	if (out->code)
		return out;
	out->code = ctg_status_open(&reader, &repo, &s->roster, s->today,
		ctg_today(), s->whole, &out->err);
	if (!out->code) {
		read_slice(out, l, i, &reader);
		ctg_status_close(&reader);
	}
	ctg_repo_close(&repo);
	return out;
}

static void take(void *context, size_t i, void *result, struct ctg_arena *a)
{
	struct looking *l = context;
	struct slice *slice = result;
	size_t from = i * l->size, to = slice_end(l, i);

	(void)a;
	l->arenas[i] = slice->arena;
	for (size_t k = from; k < to && !slice->code; k++)
		l->s->v[l->s->todo[k]] = slice->v[k - from];
	if (slice->code && !l->code) {
		l->code = slice->code;
		*l->err = slice->err;
	}
}

static enum ctg_code look(struct ctg_statut *s, struct ctg_arena *arenas,
	struct ctg_err *err)
{
	struct looking l = { .s = s, .arenas = arenas, .err = err,
		.size = s->ntodo / SLICES + 1 };
	struct ctg_pool pool = { .context = &l, .work = work, .take = take };

	if (l.size < SMALLEST)
		l.size = SMALLEST;
	pool.n = (s->ntodo + l.size - 1) / l.size;
	ctg_pool_run(&pool);
	return l.code;
}

/* What is known already is not read again, unless it was named. */
static void recall(struct ctg_statut *s, struct ctg_status_cache *cache)
{
	struct ctg_arena *a = &s->c->arena;

	s->v = CTG_NEW_N(a, struct ctg_status, s->n);
	s->todo = CTG_NEW_N(a, size_t, s->n);
	if (!s->whole)
		ctg_status_cache_open(cache, a, &s->repo, CTG_VERSION);
	for (size_t i = 0; i < s->n; i++)
		if (!ctg_status_cache_find(&s->v[i], a, cache, s->entries[i],
		    s->today))
			s->todo[s->ntodo++] = i;
}

/* A day that was asked for is not the one that will be asked for next. */
static enum ctg_code look_all(struct ctg_statut *s, const struct args *args,
	struct ctg_arena *arenas, struct ctg_err *err)
{
	struct ctg_status_cache cache = { 0 };
	enum ctg_code code;

	recall(s, &cache);
	code = look(s, arenas, err);
	if (!code && s->ntodo > 0 && !s->whole && !args->date.year)
		ctg_status_cache_write(&cache, &s->roster, s->v);
	return code;
}

/* Which conventions */

static enum ctg_code find(const struct ctg_roster_entry **out,
	const struct ctg_statut *s, const char *typed, struct ctg_err *err)
{
	struct ctg_operand op = ctg_operand_read(ctg_str_from(typed));
	enum ctg_code code;

	if (op.version.p) {
		code = ctg_fail(err, CTG_EUSAGE, "« %s » : le statut est "
			"celui de la convention, non d'une version", typed);
		ctg_err_hint(err, "ctg statut %.*s ; à un autre jour : "
			"--date", STR_ARG(op.what));
		return code;
	}
	if (!ctg_id_is_valid(op.what))
		return ctg_fail(err, CTG_EUSAGE, "« %s » n'est pas "
			"l'identifiant d'une convention", typed);
	*out = ctg_roster_find(&s->roster, op.what);
	if (*out)
		return CTG_OK;
	code = ctg_fail(err, CTG_ESYSTEM, "convention inconnue : "
		"« %s »", typed);
	ctg_err_hint(err, "ctg statut donne celles du registre ; si elle est "
		"sur le serveur : git fetch --tags");
	return code;
}

static enum ctg_code select_entries(struct ctg_statut *s,
	const struct ctg_opt_list *typed, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	s->whole = typed->n > 0;
	s->n = s->whole ? typed->n : s->roster.n;
	s->entries = CTG_NEW_N(&s->c->arena, const struct ctg_roster_entry *,
		s->n);
	for (size_t i = 0; i < s->n && !code; i++) {
		if (s->whole)
			code = find(&s->entries[i], s, typed->v[i], err);
		else
			s->entries[i] = &s->roster.v[i];
	}
	return code;
}

/* Showing */

static int compare(const void *pa, const void *pb, void *today)
{
	return ctg_status_cmp(pa, pb, *(const struct ctg_date *)today);
}

/* One convention that cannot be read hides nothing of the others. */
static enum ctg_code tell_unread(const struct ctg_statut *s)
{
	enum ctg_code worst = CTG_OK;

	for (size_t i = 0; i < s->n; i++) {
		const struct ctg_status *of = &s->v[i];
		const struct ctg_err *why = ctg_status_why(of);

		if (!why)
			continue;
		if (of->why)
			ctg_out_error(&s->c->out, of->why);
		for (size_t k = 0; k < of->ndrafts; k++)
			if (of->drafts[k].why && (!of->why ||
			    of->drafts[k].number > 0))
				ctg_out_error(&s->c->out, of->drafts[k].why);
		if (why->code > worst)
			worst = why->code;
	}
	return worst;
}

static enum ctg_code show(struct ctg_statut *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };
	enum ctg_code code;

	if (!s->whole && s->n > 0)
		qsort_r(s->v, s->n, sizeof(*s->v), compare, &s->today);
	code = tell_unread(s);
	if (s->c->globals.json)
		ctg_statut_json(&b, s);
	else if (!s->whole)
		ctg_statut_table(&b, s);
	for (size_t i = 0; i < s->n && s->whole && !s->c->globals.json; i++) {
		if (i > 0)
			ctg_buf_puts(&b, "\n\n");
		ctg_statut_detail(&b, s, &s->v[i]);
	}
	if (!s->c->globals.json)
		ctg_out_page(&s->c->out);
	ctg_out_write(&s->c->out, ctg_buf_str(&b));
	return code;
}

static enum ctg_code run_in_repo(struct ctg_statut *s,
	const struct args *args, struct ctg_err *err)
{
	struct ctg_arena arenas[SLICES + 1] = { CTG_ARENA_INIT };
	enum ctg_code code = ctg_roster_read(&s->roster, &s->c->arena,
		&s->repo, err);

	if (!code)
		code = select_entries(s, &args->conventions, err);
	if (!code)
		code = look_all(s, args, arenas, err);
	if (!code)
		code = show(s);
	for (size_t i = 0; i < SLICES + 1; i++)
		ctg_arena_release(&arenas[i]);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct ctg_statut s = {
		.c = c,
		.today = args->date.year ? args->date : ctg_today(),
	};
	enum ctg_code code = ctg_repo_open(&s.repo, &c->arena, ".", err);

	if (!code)
		code = run_in_repo(&s, args, err);
	ctg_repo_close(&s.repo);
	return code;
}

const struct ctg_command ctg_cmd_statut = {
	.name = "statut",
	.alias = "status",
	.summary = "dit où en sont les conventions et ce qui presse",
	.about =
		"État, version en vigueur, fin, dernier jour pour dénoncer "
		"(le préavis), avenants ouverts, erreurs. Rien n'est tenu à "
		"jour à la main : tout vient des actes signés, des événements "
		"consignés et des textes, de ce dépôt et de ce qu'il sait du "
		"serveur (git fetch).\n"
		"Les plus pressées viennent d'abord : le prochain préavis ou "
		"la prochaine fin, puis les projets qui attendent, enfin les "
		"conventions échues ou résiliées.\n"
		"Pour une convention nommée : ce que chaque partie a décidé, "
		"transmis, publié et signé, et ce qu'il faut taper ensuite.\n"
		"Le tableau compte les erreurs des projets et avenants ouverts "
		"(textes et événements) et celles des événements des actes "
		"signés. Le texte d'un acte signé a été jugé à sa clôture ; "
		"il n'est vérifié de nouveau que pour une convention nommée. "
		"Le statut de sortie est 0, ou 3 et plus quand une "
		"convention est illisible.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
