/* SPDX-License-Identifier: Apache-2.0 */
#include "store/imprint.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/frozen.h"
#include "store/worktree.h"

#include <git2.h>

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

/* Whether the act made this very text. */
static enum ctg_code is_text_of(bool *out, struct ctg_arena *a,
	const struct ctg_snapshot *s, const struct ctg_act *act,
	const char *folder, struct ctg_err *err)
{
	struct ctg_snapshot made;
	enum ctg_code code = ctg_snapshot_open(&made, s->repo, act->commit,
		err);

	if (code)
		return code;
	*out = !ctg_frozen_moved(a, s, &made, folder);
	ctg_snapshot_close(&made);
	return CTG_OK;
}

static enum ctg_code find_act(struct ctg_imprint *out, struct ctg_arena *a,
	const struct ctg_snapshot *s, struct ctg_str id, struct ctg_err *err)
{
	const char *folder = ctg_repo_folder(s->repo, a, id);
	struct ctg_act *acts;
	size_t n;
	bool same = false;
	enum ctg_code code = ctg_acts_read(&acts, &n, a, s->repo, id, err);

	while (!code && !same && n-- > 0) {
		code = is_text_of(&same, a, s, &acts[n], folder, err);
		if (same) {
			out->draft = false;
			out->version = ctg_strf(a, "version %u",
				acts[n].number);
		}
	}
	return code;
}

static enum ctg_code of_snapshot(struct ctg_imprint *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_err *err)
{
	enum ctg_code code = read_author(out, a, s, err);

	out->commit = ctg_str_dup(a, ctg_str_from(s->commit));
	return code ? code : find_act(out, a, s, id, err);
}

/* Files are those of the commit checked out unless somebody touched them. */
static enum ctg_code of_files(struct ctg_imprint *out, struct ctg_arena *a,
	struct ctg_str id, const struct ctg_repo *repo, struct ctg_err *err)
{
	struct ctg_snapshot head;
	enum ctg_code code;

	if (ctg_snapshot_open(&head, repo, "HEAD", NULL))
		return CTG_OK;
	code = read_author(out, a, &head, err);
	if (!code && !ctg_worktree_clean(repo, ctg_repo_folder(repo, a, id),
	    NULL))
		code = of_snapshot(out, a, &head, id, err);
	ctg_snapshot_close(&head);
	return code;
}

enum ctg_code ctg_imprint_find(struct ctg_imprint *out, struct ctg_arena *a,
	const struct ctg_reading *r, struct ctg_err *err)
{
	struct ctg_imprinter by = { 0 };
	enum ctg_code code = ctg_imprint_by(&by, out, a, r, err);

	ctg_imprinter_close(&by);
	return code;
}

/* --- one after the other -------------------------------------------------- */

/* What libgit2 keeps of the versions it went through is given back now and
 * then; the index and the tags are then read again. */
#define ANEW	32

static bool is_open(struct ctg_imprinter *by, const struct ctg_reading *r)
{
	if (by->repo.git && by->count++ >= ANEW)
		ctg_imprinter_close(by);
	if (!by->repo.git && !by->no_git)
		by->no_git = ctg_repo_open(&by->repo, &by->arena,
			*r->folder.top ? r->folder.top : ".", NULL) != CTG_OK;
	return !by->no_git;
}

enum ctg_code ctg_imprint_by(struct ctg_imprinter *by,
	struct ctg_imprint *out, struct ctg_arena *a,
	const struct ctg_reading *r, struct ctg_err *err)
{
	struct ctg_imprint i = { .draft = true,
		.version = STR(CTG_IMPRINT_DRAFT) };
	enum ctg_code code = CTG_OK;

	if (r->snapshot.tree)
		code = of_snapshot(&i, a, &r->snapshot, r->id, err);
	else if (r->folder.id.n > 0 && is_open(by, r))
		code = of_files(&i, a, r->folder.id, &by->repo, err);
	if (!code)
		*out = i;
	return code;
}

void ctg_imprinter_close(struct ctg_imprinter *by)
{
	ctg_repo_close(&by->repo);
	ctg_arena_release(&by->arena);
	*by = (struct ctg_imprinter){ 0 };
}
