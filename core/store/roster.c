/* SPDX-License-Identifier: Apache-2.0 */
#include "store/roster.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/act.h"
#include "store/draft.h"
#include "store/folder.h"

#include <git2.h>
#include <stdlib.h>

/* What names a convention.  Sorted, those of one convention follow each
 * other: its acts, its drafts, its folders. */
enum kind { ACT, DRAFT, REMOTE, FOLDER, WORK };

struct item {
	struct ctg_str id;
	enum kind kind;
	unsigned number;
	const char *branch;		/* DRAFT, REMOTE */
	git_oid oid;
};

struct gathering {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_roster *roster;
	struct item *v;
	size_t n, room;
	struct ctg_err *err;
};

static void add(struct gathering *g, const struct item *item)
{
	CTG_MORE(g->arena, g->v, g->n, g->room);
	g->v[g->n] = *item;
	g->v[g->n++].id = ctg_str_dup(g->arena, item->id);
}

/* References */

/* A branch, in a repository of whoever. */
static bool read_branch(struct item *out, struct ctg_str s)
{
	struct ctg_draft d;

	if (!ctg_draft_read(&d, s))
		return false;
	out->id = d.id;
	out->number = d.number;
	return true;
}

/* Without what stands before the last n slashes: the name of a server may
 * hold some. */
static struct ctg_str last_steps(struct ctg_str s, int n)
{
	size_t i = s.n;

	while (i > 0 && (s.p[i - 1] != '/' || --n > 0))
		i--;
	return ctg_str_skip(s, i);
}

static bool read_remote(struct item *out, struct ctg_str s)
{
	struct ctg_str two = last_steps(s, 2), three = last_steps(s, 3);
	struct ctg_str name = ctg_str_starts(three, STR("avenant/")) ?
		three : two;

	return name.n < s.n && read_branch(out, name);
}

static bool read_name(struct item *out, struct ctg_str s)
{
	if (ctg_str_cut(&s, STR("refs/tags/acte/"))) {
		out->kind = ACT;
		return ctg_act_name_read(&out->id, &out->number, s);
	}
	if (ctg_str_cut(&s, STR("refs/heads/"))) {
		out->kind = DRAFT;
		return read_branch(out, s);
	}
	out->kind = REMOTE;
	return ctg_str_cut(&s, STR("refs/remotes/")) && read_remote(out, s);
}

static void take_reference(struct gathering *g, const git_reference *ref)
{
	struct item item = { 0 };

	if (git_reference_type(ref) != GIT_REFERENCE_DIRECT ||
	    !read_name(&item, ctg_str_from(git_reference_name(ref))))
		return;
	git_oid_cpy(&item.oid, git_reference_target(ref));
	if (item.kind != ACT)
		item.branch = ctg_draft_branch(g->arena, item.id,
			item.number);
	add(g, &item);
}

static enum ctg_code gather_references(struct gathering *g)
{
	git_reference_iterator *it;
	git_reference *ref;
	int error = git_reference_iterator_new(&it, g->repo->git);

	while (!error && (error = git_reference_next(&ref, it)) == 0) {
		take_reference(g, ref);
		git_reference_free(ref);
	}
	git_reference_iterator_free(it);
	return error == GIT_ITEROVER ? CTG_OK :
		ctg_repo_fail(g->err, "lecture des branches et des étiquettes");
}

/* Folders */

static void take_folders(struct gathering *g, const git_tree *conventions)
{
	size_t n = git_tree_entrycount(conventions);

	for (size_t i = 0; i < n; i++) {
		const git_tree_entry *e = git_tree_entry_byindex(conventions,
			i);
		struct item item = { .kind = FOLDER,
			.id = ctg_str_from(git_tree_entry_name(e)) };

		if (git_tree_entry_type(e) != GIT_OBJECT_TREE ||
		    !ctg_id_is_valid(item.id))
			continue;
		git_oid_cpy(&item.oid, git_tree_entry_id(e));
		add(g, &item);
	}
}

static enum ctg_code find_tip(struct gathering *g, bool *found)
{
	const char *const names[] = { "refs/heads", "refs/remotes/origin" };
	git_oid tip;
	int error = GIT_ENOTFOUND;

	for (int i = 0; i < 2 && error == GIT_ENOTFOUND; i++)
		error = git_reference_name_to_id(&tip, g->repo->git,
			ctg_strf(g->arena, "%s/%.*s", names[i],
			STR_ARG(g->repo->settings.branch)).p);
	*found = !error;
	if (!error)
		git_oid_tostr(g->roster->tip, sizeof(g->roster->tip), &tip);
	return !error || error == GIT_ENOTFOUND ? CTG_OK :
		ctg_repo_fail(g->err, "lecture de la branche en vigueur");
}

static enum ctg_code gather_folders(struct gathering *g)
{
	struct ctg_snapshot tip;
	git_tree_entry *e = NULL;
	git_tree *t = NULL;
	bool found;
	enum ctg_code code = find_tip(g, &found);
	int error;

	if (code || !found)
		return code;
	code = ctg_snapshot_open(&tip, g->repo, g->roster->tip, g->err);
	if (code)
		return code;
	error = git_tree_entry_bypath(&e, tip.tree, ctg_strf(g->arena,
		"%sconventions", g->repo->prefix).p);
	if (!error && git_tree_entry_type(e) == GIT_OBJECT_TREE)
		error = git_tree_lookup(&t, g->repo->git,
			git_tree_entry_id(e));
	if (t)
		take_folders(g, t);
	else if (error && error != GIT_ENOTFOUND)
		code = ctg_repo_fail(g->err, "lecture du dossier conventions");
	git_tree_entry_free(e);
	git_tree_free(t);
	ctg_snapshot_close(&tip);
	return code;
}

static void gather_work(struct gathering *g)
{
	struct ctg_str *names;
	const char *dir;
	size_t n;

	if (!g->repo->work)
		return;
	dir = ctg_strf(g->arena, "%s%sconventions", g->repo->work,
		g->repo->prefix).p;
	if (!ctg_io_is_dir(dir) || ctg_io_list(&names, &n, g->arena, dir,
	    NULL))
		return;
	for (size_t i = 0; i < n; i++)
		if (ctg_id_is_valid(names[i]))
			add(g, &(struct item){ .kind = WORK, .id = names[i] });
}

/* Conventions */

/* A draft that is here comes just before what a server has of it. */
static int compare(const void *pa, const void *pb)
{
	static const int ranks[] = { [ACT] = 0, [DRAFT] = 1, [REMOTE] = 1,
		[FOLDER] = 2, [WORK] = 3 };
	const struct item *a = pa, *b = pb;
	int d = ctg_str_cmp(a->id, b->id);

	if (!d)
		d = ranks[a->kind] - ranks[b->kind];
	if (!d)
		d = (a->number > b->number) - (a->number < b->number);
	return d ? d : (int)a->kind - (int)b->kind;
}

static bool is_closed(const struct ctg_roster_entry *e, unsigned number)
{
	for (size_t i = 0; i < e->nacts; i++)
		if (e->acts[i].number == number)
			return true;
	return false;
}

static void take_draft(struct ctg_roster_entry *e, const struct item *item)
{
	struct ctg_roster_draft *d = &e->drafts[e->ndrafts];

	if (is_closed(e, item->number) ||
	    (e->ndrafts > 0 && d[-1].number == item->number))
		return;
	*d = (struct ctg_roster_draft){ .number = item->number,
		.branch = item->branch, .remote = item->kind == REMOTE };
	git_oid_tostr(d->tip, sizeof(d->tip), &item->oid);
	e->ndrafts++;
}

static void take_item(struct ctg_roster_entry *e, const struct item *item)
{
	struct ctg_roster_act *act;

	switch (item->kind) {
	case ACT:
		act = &e->acts[e->nacts++];
		act->number = item->number;
		git_oid_tostr(act->tag, sizeof(act->tag), &item->oid);
		break;
	case DRAFT:
	case REMOTE:
		take_draft(e, item);
		break;
	case FOLDER:
		git_oid_tostr(e->folder, sizeof(e->folder), &item->oid);
		break;
	case WORK:
		e->work = true;
		break;
	}
}

/* A folder that no act and no draft names may be anything. */

static bool has_work_text(const struct gathering *g, struct ctg_str id)
{
	return ctg_io_is_file(ctg_strf(g->arena, "%s%s/convention.md",
		g->repo->work, ctg_repo_folder(g->repo, g->arena, id)).p);
}

static bool has_text(const struct gathering *g, const char *folder)
{
	git_tree *t;
	git_oid id;
	bool has;

	if (git_oid_fromstr(&id, folder) ||
	    git_tree_lookup(&t, g->repo->git, &id))
		return false;
	has = git_tree_entry_byname(t, "convention.md");
	git_tree_free(t);
	return has;
}

/* The items [from, to) are those of one convention. */
static void take_convention(struct gathering *g, size_t from, size_t to)
{
	struct ctg_roster *all = g->roster;
	struct ctg_roster_entry *e = &all->v[all->n];
	size_t acts = 0, drafts = 0;

	for (size_t i = from; i < to; i++) {
		acts += g->v[i].kind == ACT;
		drafts += g->v[i].kind == DRAFT || g->v[i].kind == REMOTE;
	}
	*e = (struct ctg_roster_entry){ .id = g->v[from].id };
	if (acts > 0)
		e->acts = CTG_NEW_N(g->arena, struct ctg_roster_act, acts);
	if (drafts > 0)
		e->drafts = CTG_NEW_N(g->arena, struct ctg_roster_draft,
			drafts);
	for (size_t i = from; i < to; i++)
		take_item(e, &g->v[i]);
	if (e->nacts == 0 && e->folder[0] && !has_text(g, e->folder))
		e->folder[0] = '\0';
	e->work = e->work && e->nacts + e->ndrafts == 0 && !e->folder[0] &&
		has_work_text(g, e->id);
	all->n += e->nacts + e->ndrafts > 0 || e->folder[0] || e->work;
}

static void group(struct gathering *g)
{
	size_t from = 0;

	if (g->n == 0)
		return;
	qsort(g->v, g->n, sizeof(*g->v), compare);
	g->roster->v = CTG_NEW_N(g->arena, struct ctg_roster_entry, g->n);
	for (size_t i = 1; i <= g->n; i++)
		if (i == g->n || !ctg_str_eq(g->v[i].id, g->v[from].id)) {
			take_convention(g, from, i);
			from = i;
		}
}

enum ctg_code ctg_roster_read(struct ctg_roster *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_err *err)
{
	struct ctg_roster all = { 0 };
	struct gathering g = { .arena = a, .repo = r, .roster = &all,
		.err = err };
	enum ctg_code code = gather_references(&g);

	if (!code)
		code = gather_folders(&g);
	if (code)
		return code;
	gather_work(&g);
	group(&g);
	*out = all;
	return CTG_OK;
}

static int compare_id(const void *key, const void *entry)
{
	return ctg_str_cmp(*(const struct ctg_str *)key,
		((const struct ctg_roster_entry *)entry)->id);
}

const struct ctg_roster_entry *ctg_roster_find(const struct ctg_roster *all,
	struct ctg_str id)
{
	return all->n == 0 ? NULL : bsearch(&id, all->v, all->n,
		sizeof(*all->v), compare_id);
}
