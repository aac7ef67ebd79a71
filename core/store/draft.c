/* SPDX-License-Identifier: Apache-2.0 */
#include "store/draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/act_number.h"
#include "store/worktree.h"

#include <git2.h>

#define HEADS	"refs/heads/"

const char *ctg_draft_branch(struct ctg_arena *a, struct ctg_str id,
	unsigned number)
{
	if (number == 0)
		return ctg_strf(a, "projet/%.*s", STR_ARG(id)).p;
	return ctg_strf(a, "avenant/%.*s/%u", STR_ARG(id), number).p;
}

/* Where it begins */

static bool exists(const struct ctg_repo *r, const char *ref)
{
	git_oid id;

	return git_reference_name_to_id(&id, r->git, ref) == 0;
}

static enum ctg_code no_base(struct ctg_arena *a, const struct ctg_repo *r,
	struct ctg_err *err)
{
	struct ctg_str branch = r->settings.branch;
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "la branche en "
		"vigueur, « %.*s », n'existe pas encore ici", STR_ARG(branch));

	if (exists(r, ctg_strf(a, "refs/remotes/origin/%.*s",
	    STR_ARG(branch)).p))
		ctg_err_hint(err, "elle est sur le serveur : git switch %.*s",
			STR_ARG(branch));
	else
		ctg_err_hint(err, "créez le registre : ctg init");
	return code;
}

enum ctg_code ctg_draft_base(struct ctg_snapshot *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_err *err)
{
	const char *ref = ctg_strf(a, HEADS "%.*s",
		STR_ARG(r->settings.branch)).p;

	return exists(r, ref) ? ctg_snapshot_open(out, r, ref, err) :
		no_base(a, r, err);
}

enum ctg_code ctg_draft_start(struct ctg_snapshot *out,
	const struct ctg_snapshot *tip, const struct ctg_snapshot *base,
	const char *branch, struct ctg_err *err)
{
	const struct ctg_repo *r = tip->repo;
	char hex[CTG_OID_HEX + 1];
	git_oid x, y, start;
	int error = git_oid_fromstr(&x, tip->commit);

	if (!error)
		error = git_oid_fromstr(&y, base->commit);
	if (!error)
		error = git_merge_base(&start, r->git, &x, &y);
	if (error == GIT_ENOTFOUND)
		return ctg_fail(err, CTG_EREFUSED, "la branche « %s » n'a "
			"aucun commit en commun avec « %.*s »", branch,
			STR_ARG(r->settings.branch));
	if (error)
		return ctg_repo_fail(err, "comparaison des branches");
	git_oid_tostr(hex, sizeof(hex), &start);
	return ctg_snapshot_open(out, r, hex, err);
}

/* What is there */

/* The commit of ours, and only it. */
static bool is_first(const struct ctg_repo *r, const git_oid *tip,
	const char *message)
{
	git_commit *commit;
	struct ctg_str said;
	bool is;

	if (git_commit_lookup(&commit, r->git, tip))
		return false;
	said = ctg_str_from(git_commit_message(commit));
	is = git_commit_parentcount(commit) == 1 && ctg_str_eq(
		ctg_str_trim(said), ctg_str_trim(ctg_str_from(message)));
	git_commit_free(commit);
	return is;
}

/* git and libgit2 note every move of HEAD in the same words, before they make
 * it: the last one counts only when HEAD is there. */
static enum ctg_code was_on(bool *was, struct ctg_arena *a,
	const struct ctg_repo *r, const char *branch, struct ctg_err *err)
{
	struct ctg_str end = ctg_strf(a, " to %s", branch);
	const char *head;
	git_reflog *log;
	enum ctg_code code = ctg_repo_head_read(&head, r, a, err);

	*was = head && strcmp(head, branch) == 0;
	if (code || *was || git_reflog_read(&log, r->git, "HEAD"))
		return code;
	for (size_t i = 1; i < git_reflog_entrycount(log) && !*was; i++) {
		const char *said = git_reflog_entry_message(
			git_reflog_entry_byindex(log, i));

		*was = said && ctg_str_ends(ctg_str_from(said), end);
	}
	git_reflog_free(log);
	return CTG_OK;
}

/* Whatever the server is called. */
static enum ctg_code is_remote(bool *out, struct ctg_arena *a,
	const struct ctg_repo *r, const char *branch, struct ctg_err *err)
{
	const char *glob = ctg_strf(a, "refs/remotes/*/%s", branch).p, *name;
	git_reference_iterator *it;
	int error = git_reference_iterator_glob_new(&it, r->git, glob);

	if (!error)
		error = git_reference_next_name(&name, it);
	git_reference_iterator_free(it);
	*out = !error;
	return !error || error == GIT_ITEROVER ? CTG_OK :
		ctg_repo_fail(err, "lecture des branches");
}

enum ctg_code ctg_draft_look(enum ctg_draft_state *out, struct ctg_arena *a,
	const struct ctg_repo *r, const char *branch, const char *message,
	struct ctg_err *err)
{
	enum ctg_code code;
	git_oid tip;
	bool remote, was;

	if (git_reference_name_to_id(&tip, r->git,
	    ctg_strf(a, HEADS "%s", branch).p) == 0) {
		code = was_on(&was, a, r, branch, err);
		if (!code)
			*out = !was && is_first(r, &tip, message) ?
				CTG_DRAFT_UNFINISHED : CTG_DRAFT_OPEN;
		return code;
	}
	code = is_remote(&remote, a, r, branch, err);
	if (!code)
		*out = remote ? CTG_DRAFT_REMOTE : CTG_DRAFT_NONE;
	return code;
}

/* On a disk that takes capitals and small letters for the same, a second
 * folder would be the first. */
static bool is_same_folder(struct ctg_str name, struct ctg_str id)
{
	if (name.n != id.n)
		return false;
	for (size_t i = 0; i < id.n; i++)
		if (name.p[i] != id.p[i] && !(ctg_is_alpha(name.p[i]) &&
		    (name.p[i] | 0x20) == id.p[i]))
			return false;
	return true;
}

enum ctg_code ctg_draft_check_id(struct ctg_arena *a,
	const struct ctg_snapshot *base, struct ctg_str id,
	struct ctg_err *err)
{
	const struct ctg_repo *r = base->repo;
	enum ctg_code code;
	struct ctg_str *names;
	size_t n;

	ctg_snapshot_list(&names, &n, a, base,
		ctg_strf(a, "%sconventions", r->prefix).p);
	for (size_t i = 0; i < n; i++) {
		if (!is_same_folder(names[i], id))
			continue;
		code = ctg_fail(err, CTG_EREFUSED, "%sconventions/%.*s existe "
			"déjà sur la branche « %.*s », sans acte signé",
			r->prefix, STR_ARG(names[i]),
			STR_ARG(r->settings.branch));
		ctg_err_hint(err, "choisissez un autre identifiant, ou "
			"supprimez ce dossier de la branche");
		return code;
	}
	return CTG_OK;
}

/* Numbers */

/* « 12 » after the folder, at the end of a reference; 0 for anything else. */
static unsigned last_number(struct ctg_str ref, struct ctg_str folder)
{
	unsigned n = 0;
	size_t i = ref.n;

	while (i > 0 && ctg_is_digit(ref.p[i - 1]))
		i--;
	if (ctg_str_ends(ctg_str_head(ref, i), folder))
		(void)ctg_act_number_read(&n, ctg_str_skip(ref, i));
	return n;
}

/* The numbers of the convention's branches, here and on servers. */
struct numbers {
	const struct ctg_repo *repo;
	const char *folder;		/* « /avenant/dugny/ » */
	unsigned highest;
	unsigned asked;
	bool found;			/* the one that was asked for */
};

static enum ctg_code add_numbers(struct numbers *all, const char *glob,
	struct ctg_err *err)
{
	git_reference_iterator *it;
	const char *name;
	int error = git_reference_iterator_glob_new(&it, all->repo->git, glob);

	while (!error && (error = git_reference_next_name(&name, it)) == 0) {
		unsigned n = last_number(ctg_str_from(name),
			ctg_str_from(all->folder));

		all->highest = n > all->highest ? n : all->highest;
		all->found |= n == all->asked;
	}
	git_reference_iterator_free(it);
	return error == GIT_ITEROVER ? CTG_OK :
		ctg_repo_fail(err, "lecture des branches");
}

static enum ctg_code find_numbers(struct numbers *all, struct ctg_arena *a,
	struct ctg_str id, struct ctg_err *err)
{
	enum ctg_code code;

	all->folder = ctg_strf(a, "/avenant/%.*s/", STR_ARG(id)).p;
	code = add_numbers(all, ctg_strf(a, "refs/heads%s*",
		all->folder).p, err);
	return code ? code : add_numbers(all, ctg_strf(a, "refs/remotes/*%s*",
		all->folder).p, err);
}

enum ctg_code ctg_draft_number(unsigned *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, unsigned highest,
	struct ctg_err *err)
{
	struct numbers all = { .repo = r, .highest = highest };
	enum ctg_code code = find_numbers(&all, a, id, err);

	if (code)
		return code;
	if (all.highest >= CTG_ACT_NUMBER_MOST)
		return ctg_fail(err, CTG_EREFUSED, "le numéro %u est pris, et "
			"il n'y en a pas de plus grand", all.highest);
	*out = all.highest + 1;
	return CTG_OK;
}

enum ctg_code ctg_draft_is_open(bool *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, unsigned number,
	struct ctg_err *err)
{
	struct numbers all = { .repo = r, .asked = number };
	enum ctg_code code = find_numbers(&all, a, id, err);

	*out = all.found;
	return code;
}

/* Writing */

/* On the branch in force. */
static bool is_on_branch(const struct ctg_repo *r)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *head = ctg_repo_head(r, &a);
	bool is = head && ctg_str_eq(ctg_str_from(head), r->settings.branch);

	ctg_arena_release(&a);
	return is;
}

enum ctg_code ctg_draft_may_begin(const struct ctg_repo *r,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_repo_writable(r, err);

	if (code)
		return code;
	code = ctg_worktree_clean(r, NULL, err);
	if (code != CTG_EREFUSED)
		return code;
	/* On the branch in force, the hooks would refuse the commit. */
	if (is_on_branch(r))
		ctg_err_hint(err, "mettez votre travail de côté (git stash), "
			"puis recommencez ; git stash pop le rendra ensuite, "
			"sur la nouvelle branche");
	else
		ctg_err_hint(err, "enregistrez d'abord votre travail (git "
			"commit -am \"…\"), ou mettez-le de côté (git stash ; "
			"plus tard, git stash pop le rend), puis recommencez");
	return code;
}

/* Refused before a file was touched: the branch goes as it came. */
static void take_back(const struct ctg_repo *r, const char *ref,
	const char *commit)
{
	const struct ctg_ref_update back = { ref, commit, "" };

	(void)!ctg_refs_update(r, &back, 1, "annulation", NULL);
}

enum ctg_code ctg_draft_begin(char out[CTG_OID_HEX + 1],
	const struct ctg_commit *change, const char *branch,
	const char *reason, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const struct ctg_repo *r = change->repo;
	char commit[CTG_OID_HEX + 1] = "";
	const struct ctg_ref_update update = {
		ctg_strf(&a, HEADS "%s", branch).p, "", commit,
	};
	enum ctg_code code = ctg_draft_may_begin(r, err);

	if (!code)
		code = ctg_change_commit(commit, change, err);
	if (!code)
		code = ctg_worktree_may_take(r, commit, NULL, 0, err);
	if (!code)
		code = ctg_refs_update(r, &update, 1, reason, err);
	if (!code) {
		code = ctg_worktree_switch(r, branch, err);
		if (code == CTG_EREFUSED)
			take_back(r, update.name, commit);
	}
	if (!code)
		memcpy(out, commit, sizeof(commit));
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_draft_finish(char out[CTG_OID_HEX + 1],
	const struct ctg_repo *r, const char *branch, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *ref = ctg_strf(&a, HEADS "%s", branch).p;
	enum ctg_code code = ctg_repo_writable(r, err);

	ctg_refs_settle(r, ref);
	if (!code)
		code = ctg_worktree_switch(r, branch, err);
	if (!code)
		(void)ctg_refs_get(out, r, ref);
	ctg_arena_release(&a);
	return code;
}
