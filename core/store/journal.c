/* SPDX-License-Identifier: Apache-2.0 */
#include "store/journal.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/draft.h"
#include "store/signers.h"

#include <stdlib.h>

struct gathering {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_str id;
	struct ctg_diags *diags;
	struct ctg_err *err;
	struct ctg_act *acts;
	size_t nacts;
	bool folder;			/* on the branch in force */
	struct ctg_journal j;
	size_t room;
	struct ctg_str seen;		/* all the lines taken so far */
};

static struct ctg_journal_entry *add(struct gathering *g)
{
	struct ctg_journal *j = &g->j;

	CTG_MORE(g->arena, j->v, j->n, g->room);
	return &j->v[j->n++];
}

/* A branch */

/* Only to name things: what is wrong with it is for « verifier » to say. */
static struct ctg_convention *read_convention(struct gathering *g,
	const struct ctg_snapshot *s)
{
	struct ctg_convention *c = CTG_NEW(g->arena, struct ctg_convention);
	struct ctg_diags unused = { .arena = g->arena };

	if (ctg_snapshot_front(c, g->arena, s, g->id, &unused, NULL))
		return CTG_NEW(g->arena, struct ctg_convention);
	if (g->j.title.n == 0)
		g->j.title = c->titre.s;
	return c;
}

static bool names_all(const struct ctg_convention *c,
	const struct ctg_suivi *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->events[i].partie.n > 0 &&
		    !ctg_convention_party(c, s->events[i].partie))
			return false;
	return true;
}

/* A party that left has its name from the last version in which it was. */
static void add_leavers(struct gathering *g, struct ctg_convention *c,
	const struct ctg_suivi *s)
{
	for (size_t i = g->nacts; i > 0 && !names_all(c, s); i--) {
		struct ctg_snapshot at;

		if (ctg_snapshot_open(&at, g->repo, g->acts[i - 1].commit,
		    NULL))
			continue;
		(void)!ctg_signers_add(c, g->arena, &at, g->id, NULL);
		ctg_snapshot_close(&at);
	}
}

static bool is_seen(const struct gathering *g, struct ctg_str line)
{
	struct ctg_str rest = g->seen;

	while (rest.n > 0)
		if (ctg_str_eq(ctg_str_line(&rest), line))
			return true;
	return false;
}

/* Adds the events that the branch has and the others before it have not. */
static enum ctg_code add_events(struct gathering *g, struct ctg_lines_of *l,
	const struct ctg_suivi *s, const struct ctg_journal_entry *like)
{
	struct ctg_str *lines = CTG_NEW_N(g->arena, struct ctg_str, s->n);
	struct ctg_str rest = s->text, line = STR("");
	size_t from = g->j.n;
	unsigned at = 0;
	enum ctg_code code;

	for (size_t i = 0; i < s->n; i++) {
		struct ctg_journal_entry *e;

		for (; at < s->events[i].line; at++)
			line = ctg_str_line(&rest);
		if (is_seen(g, line))
			continue;
		lines[l->n++] = line;
		e = add(g);
		*e = *like;
		e->event = &s->events[i];
		e->date = s->events[i].date;
	}
	l->lines = lines;
	l->records = CTG_NEW_N(g->arena, struct ctg_record, l->n);
	code = ctg_journal_trace(l, g->arena, g->repo, g->err);
	for (size_t i = 0; i < l->n; i++)
		g->j.v[from + i].record = l->records[i];
	g->seen = ctg_strf(g->arena, "%.*s%.*s\n", STR_ARG(g->seen),
		STR_ARG(s->text));
	return code;
}

static enum ctg_code add_branch(struct gathering *g,
	const struct ctg_snapshot *tip, const char *draft)
{
	struct ctg_lines_of l = { .tip = tip->commit };
	struct ctg_journal_entry like = { .draft = draft };
	struct ctg_convention *convention;
	struct ctg_suivi s;
	enum ctg_code code = ctg_suivi_read(&s, g->arena, tip, g->id,
		g->diags, g->err);

	if (code)
		return code;
	convention = read_convention(g, tip);
	add_leavers(g, convention, &s);
	like.convention = convention;
	l.path = ctg_str_c(g->arena, s.path);
	if (!draft) {
		l.acts = g->acts;
		l.nacts = g->nacts;
	}
	return add_events(g, &l, &s, &like);
}

/* The branches */

static enum ctg_code add_in_force(struct gathering *g)
{
	const char *ref = ctg_strf(g->arena, "refs/heads/%.*s",
		STR_ARG(g->repo->settings.branch)).p;
	struct ctg_snapshot tip;
	enum ctg_code code;

	/* With acts there is such a branch, or a reason to be told. */
	code = g->nacts > 0 ? ctg_draft_base(&tip, g->arena, g->repo, g->err) :
		ctg_snapshot_open(&tip, g->repo, ref, NULL);
	if (code)
		return g->nacts > 0 ? code : CTG_OK;
	g->folder = ctg_snapshot_has(&tip, ctg_repo_folder(g->repo, g->arena,
		g->id));
	if (g->folder)
		code = add_branch(g, &tip, NULL);
	ctg_snapshot_close(&tip);
	return code;
}

static enum ctg_code add_draft(struct gathering *g, unsigned number)
{
	const char *name = ctg_draft_branch(g->arena, g->id, number);
	struct ctg_snapshot tip;
	enum ctg_code code = ctg_snapshot_open(&tip, g->repo,
		ctg_strf(g->arena, "refs/heads/%s", name).p, g->err);

	if (code)
		return code;
	g->j.drafts[g->j.ndrafts++] = name;
	code = add_branch(g, &tip, name);
	ctg_snapshot_close(&tip);
	return code;
}

static enum ctg_code add_drafts(struct gathering *g)
{
	unsigned *numbers;
	size_t n;
	bool projet;
	enum ctg_code code = ctg_drafts_read(&numbers, &n, &projet, g->arena,
		g->repo, g->id, g->err);

	if (code)
		return code;
	g->j.drafts = CTG_NEW_N(g->arena, const char *, n + 1);
	if (projet)
		code = add_draft(g, 0);
	for (size_t i = 0; !code && i < n; i++)
		code = add_draft(g, numbers[i]);
	return code;
}

/* All together */

static void add_acts(struct gathering *g)
{
	for (size_t i = 0; i < g->nacts; i++) {
		const struct ctg_act *act = &g->acts[i];
		struct ctg_journal_entry *e = add(g);

		*e = (struct ctg_journal_entry){
			.act = act,
			.date = act->signature.year ? act->signature :
				act->closed.year ? act->closed : act->effect,
			.record = { .who = act->author, .when = act->closed },
		};
		memcpy(e->record.commit, act->commit, sizeof(act->commit));
	}
}

static int sign(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

static unsigned number_of(const struct ctg_journal_entry *e)
{
	return e->act ? e->act->number : e->event->acte;
}

/* On the same day the events come before the act that they lead to. */
static int compare(const void *pa, const void *pb)
{
	const struct ctg_journal_entry *a = pa, *b = pb;
	int d = ctg_date_cmp(a->date, b->date);

	if (!d)
		d = sign(number_of(a), number_of(b));
	if (!d)
		d = sign(a->act != NULL, b->act != NULL);
	if (!d && a->act)
		return 0;
	if (!d)
		d = sign(a->draft != NULL, b->draft != NULL);
	if (!d && a->draft)
		d = strcmp(a->draft, b->draft);
	return d ? d : sign(a->event->line, b->event->line);
}

enum ctg_code ctg_journal_read(struct ctg_journal *out, bool *found,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct gathering g = { .arena = a, .repo = r, .id = id,
		.diags = diags, .err = err };
	enum ctg_code code = ctg_acts_read(&g.acts, &g.nacts, a, r, id, err);

	if (!code)
		code = add_in_force(&g);
	if (!code)
		code = add_drafts(&g);
	if (code)
		return code;
	add_acts(&g);
	if (g.j.n > 0)
		qsort(g.j.v, g.j.n, sizeof(*g.j.v), compare);
	*found = g.nacts > 0 || g.j.ndrafts > 0 || g.folder;
	*out = g.j;
	return CTG_OK;
}
