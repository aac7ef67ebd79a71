/* SPDX-License-Identifier: Apache-2.0 */
#include "store/imprint.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/act_number.h"
#include "store/act.h"
#include "store/frozen.h"
#include "store/worktree.h"

#include <git2.h>
#include <git2/sys/repository.h>
#include <limits.h>
#include <sys/stat.h>

static enum ctg_code read_author(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_err *err)
{
	const git_signature *who;
	git_commit *commit;
	git_oid id;

	if (git_oid_fromstr(&id, s->commit) ||
	    git_commit_lookup(&commit, s->repo->git, &id))
		return ctg_repo_fail(err, "lecture d'une version");
	who = git_commit_author(commit);
	out->author = ctg_str_dup(a, ctg_str_from(who->name));
	out->date = ctg_date_at(who->when.time, who->when.offset);
	git_commit_free(commit);
	return CTG_OK;
}

/* A version that is to be told. */
struct question {
	struct ctg_arena *arena;
	const struct ctg_snapshot *snapshot;
	struct ctg_snapshot text;	/* its folder of the convention */
	struct ctg_str id;
	struct ctg_err *err;
};

/* Whether the act made this very text. */
static enum ctg_code is_text_of(bool *out, const struct question *q,
	const struct ctg_act *act)
{
	const struct ctg_repo *repo = q->snapshot->repo;
	struct ctg_snapshot made, text;
	enum ctg_code code = ctg_snapshot_open(&made, repo, act->commit,
		q->err);

	if (code)
		return code;
	ctg_snapshot_below(&text, &made, ctg_repo_folder(repo, q->arena,
		q->id));
	*out = !ctg_frozen_moved_below(q->arena, &q->text, &text);
	ctg_snapshot_close(&text);
	ctg_snapshot_close(&made);
	return CTG_OK;
}

/* The highest number of an avenant whose act is beside the text, below
 * another; else 0. */
static unsigned next_number(const struct ctg_str *names, size_t n,
	unsigned below)
{
	unsigned highest = 0, number;

	for (size_t i = 0; i < n; i++)
		if (ctg_str_ends(names[i], STR(".md")) && ctg_act_number_read(
		    &number, ctg_str_head(names[i], names[i].n - 3)) &&
		    number < below && number > highest)
			highest = number;
	return highest;
}

/* The act that made a text is beside it: of a register of thousands, no other
 * is asked for.  It is nearly always the highest. */
static enum ctg_code find_act(struct ctg_imprint *out,
	const struct question *q)
{
	unsigned number = UINT_MAX;
	bool found, same = false;
	enum ctg_code code = CTG_OK;
	struct ctg_str *names;
	struct ctg_act act;
	size_t n;

	ctg_snapshot_list(&names, &n, q->arena, &q->text, "avenants");
	while (!code && !same && number > 0) {
		number = next_number(names, n, number);
		code = ctg_act_lookup(&act, &found, q->arena,
			q->snapshot->repo, q->id, number, q->err);
		if (!code && found)
			code = is_text_of(&same, q, &act);
	}
	if (!code && same) {
		out->draft = false;
		out->version = ctg_strf(q->arena, "version %u", number);
	}
	return code;
}

enum ctg_code ctg_imprint_draft(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_err *err)
{
	struct ctg_imprint i = { .draft = true,
		.version = STR(CTG_IMPRINT_DRAFT),
		.commit = ctg_str_dup(a, ctg_str_from(s->commit)) };
	enum ctg_code code = read_author(&i, a, s, err);

	if (!code)
		*out = i;
	return code;
}

static enum ctg_code answer(struct ctg_imprint *out, struct question *q)
{
	enum ctg_code code = read_author(out, q->arena, q->snapshot, q->err);

	out->commit = ctg_str_dup(q->arena,
		ctg_str_from(q->snapshot->commit));
	if (!code)
		code = find_act(out, q);
	ctg_snapshot_close(&q->text);
	return code;
}

static enum ctg_code of_snapshot(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_err *err)
{
	struct question q = { .arena = a, .snapshot = s, .id = id,
		.err = err };

	ctg_snapshot_below(&q.text, s, ctg_repo_folder(s->repo, a, id));
	return answer(out, &q);
}

/* --- files ---------------------------------------------------------------- */

/* libgit2 keeps what it unpacked on its way to a version, megabytes of it, for
 * as long as the objects of the repository are open. */
#define ANEW	2

static void replace(const struct ctg_repo *r, git_odb *objects)
{
	(void)git_repository_set_odb(r->git, objects);
	git_odb_free(objects);
}

/* The objects alone: the references are read once.  Opened before the others
 * are closed, they would share what these keep. */
static void forget(const struct ctg_repo *r)
{
	git_buf path = { 0 };
	git_odb *none, *objects;

	if (git_repository_item_path(&path, r->git,
	    GIT_REPOSITORY_ITEM_OBJECTS) == 0 && git_odb_new(&none) == 0) {
		replace(r, none);
		if (git_odb_open(&objects, path.ptr) == 0)
			replace(r, objects);
	}
	git_buf_dispose(&path);
}

static bool open_git(struct ctg_imprinter *by, const char *dir)
{
	if (ctg_repo_open(&by->repo, &by->arena, dir, NULL) ||
	    ctg_snapshot_open(&by->head, &by->repo, "HEAD", NULL))
		return false;
	ctg_snapshot_below(&by->all, &by->head, ctg_strf(&by->arena,
		"%sconventions", by->repo.prefix).p);
	return true;
}

static bool is_open(struct ctg_imprinter *by, const struct ctg_reading *r)
{
	if (!by->repo.git && !by->no_git)
		by->no_git = !open_git(by, *r->folder.top ? r->folder.top :
			".");
	else if (by->repo.git && by->asked % ANEW == 1) {
		ctg_repo_spare_memory();
		forget(&by->repo);
	}
	return !by->no_git;
}

/* A question about the work tree goes through the whole folder of the
 * conventions: for two of them, it is asked about all. */
static void find_touched(struct ctg_imprinter *by)
{
	const char *all = ctg_strf(&by->found, "%sconventions",
		by->repo.prefix).p;
	git_buf path = { 0 };

	if (git_repository_item_path(&path, by->repo.git,
	    GIT_REPOSITORY_ITEM_INDEX) == 0 &&
	    git_index_open(&by->index, path.ptr) == 0 &&
	    ctg_worktree_changes(&by->touched, &by->n_touched, &by->found,
	    &by->repo, all, NULL)) {
		git_index_free(by->index);
		by->index = NULL;
	}
	git_buf_dispose(&path);
}

static bool is_as_noted(const struct ctg_imprinter *by, struct ctg_arena *a,
	const git_index_entry *e)
{
	const char *path = ctg_strf(a, "%s%s", by->repo.work, e->path).p;
	struct stat st;

	return lstat(path, &st) == 0 &&
		(uint32_t)st.st_size == e->file_size &&
		(int32_t)st.st_mtim.tv_sec == e->mtime.seconds &&
		(uint32_t)st.st_mtim.tv_nsec == e->mtime.nanoseconds;
}

/* People work on while a thousand documents are written: their text was read
 * long after the others were asked about. */
static bool may_have_moved(const struct ctg_imprinter *by,
	struct ctg_arena *a, struct ctg_str inside)
{
	const git_index_entry *e;
	size_t i;

	if (!by->index || git_index_find_prefix(&i, by->index, inside.p))
		return true;
	while ((e = git_index_get_byindex(by->index, i++)) &&
	    ctg_str_starts(ctg_str_from(e->path), inside))
		if (!is_as_noted(by, a, e))
			return true;
	return false;
}

/* The files themselves, and what they are compared with. */
static bool has_moved(const struct ctg_imprinter *by, const char *folder)
{
	git_oid now, then;

	return ctg_worktree_clean(&by->repo, folder, NULL) ||
		git_reference_name_to_id(&now, by->repo.git, "HEAD") ||
		git_oid_fromstr(&then, by->head.commit) ||
		!git_oid_equal(&now, &then);
}

static bool is_touched(struct ctg_imprinter *by, struct ctg_arena *a,
	const char *folder)
{
	struct ctg_str inside = ctg_strf(a, "%s/", folder);

	if (by->asked++ == 1)
		find_touched(by);
	for (size_t i = 0; i < by->n_touched; i++)
		if (ctg_str_starts(ctg_str_from(by->touched[i]), inside))
			return true;
	return may_have_moved(by, a, inside) && has_moved(by, folder);
}

/* They are those of the commit checked out unless somebody touched them. */
static enum ctg_code of_files(struct ctg_imprint *out, struct ctg_arena *a,
	struct ctg_str id, struct ctg_imprinter *by, struct ctg_err *err)
{
	struct question q = { .arena = a, .snapshot = &by->head, .id = id,
		.err = err };

	if (is_touched(by, a, ctg_repo_folder(&by->repo, a, id)))
		return read_author(out, a, &by->head, err);
	ctg_snapshot_below(&q.text, &by->all, ctg_str_c(a, id));
	return answer(out, &q);
}

/* --- either --------------------------------------------------------------- */

enum ctg_code ctg_imprint_by(struct ctg_imprinter *by,
	struct ctg_imprint *out, struct ctg_arena *a,
	const struct ctg_reading *r, struct ctg_err *err)
{
	struct ctg_imprint i = { .draft = true,
		.version = STR(CTG_IMPRINT_DRAFT) };
	enum ctg_code code = CTG_OK;

	if (r->made.n > 0)
		i = (struct ctg_imprint){ .version = ctg_strf(a,
			"consolidation %.*s", STR_ARG(ctg_str_skip(r->label,
			1))) };
	else if (r->snapshot.tree)
		code = of_snapshot(&i, a, &r->snapshot, r->id, err);
	else if (r->folder.id.n > 0 && is_open(by, r))
		code = of_files(&i, a, r->folder.id, by, err);
	if (!code)
		*out = i;
	return code;
}

void ctg_imprinter_close(struct ctg_imprinter *by)
{
	ctg_snapshot_close(&by->all);
	ctg_snapshot_close(&by->head);
	ctg_repo_close(&by->repo);
	ctg_arena_release(&by->arena);
	git_index_free(by->index);
	ctg_arena_release(&by->found);
	*by = (struct ctg_imprinter){ 0 };
}

enum ctg_code ctg_imprint_find(struct ctg_imprint *out, struct ctg_arena *a,
	const struct ctg_reading *r, struct ctg_err *err)
{
	struct ctg_imprinter by = { 0 };
	enum ctg_code code = ctg_imprint_by(&by, out, a, r, err);

	ctg_imprinter_close(&by);
	return code;
}
