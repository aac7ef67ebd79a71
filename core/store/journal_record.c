/* SPDX-License-Identifier: Apache-2.0 */
/* The commit that added a line of suivi.yml. */
#include "store/journal.h"

#include "base/arena.h"

#include <git2.h>


/* First-parent commits, from a tip on, read no further than asked. */
struct step {
	git_oid id;
	bool read;
	struct ctg_str text;		/* of suivi.yml, once read */
};

struct chain {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	const char *path;
	struct step *v;
	size_t n, room;
	git_oid next;
	bool ended;
	bool cut;			/* where history is not here */
	struct ctg_err *err;
};

/* Commits */

static void push(struct chain *c, const git_oid *id)
{
	CTG_MORE(c->arena, c->v, c->n, c->room);
	c->v[c->n++] = (struct step){ .id = *id };
}

/* Whether there is an i-th commit. */
static enum ctg_code reach(bool *out, struct chain *c, size_t i)
{
	while (c->n <= i && !c->ended) {
		git_commit *commit;
		int error = git_commit_lookup(&commit, c->repo->git, &c->next);

		/* The tip is there; below, a clone may be shallow. */
		if (error == GIT_ENOTFOUND && c->n > 0) {
			c->ended = c->cut = true;
			break;
		}
		if (error)
			return ctg_repo_fail(c->err, "lecture de l'historique");
		push(c, &c->next);
		if (git_commit_parentcount(commit) == 0)
			c->ended = true;
		else
			git_oid_cpy(&c->next, git_commit_parent_id(commit, 0));
		git_commit_free(commit);
	}
	*out = i < c->n;
	return CTG_OK;
}

static enum ctg_code read_text(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_repo *r, const git_oid *id, const char *path,
	struct ctg_err *err)
{
	char hex[CTG_OID_HEX + 1];
	struct ctg_snapshot s;
	enum ctg_code code;

	git_oid_tostr(hex, sizeof(hex), id);
	code = ctg_snapshot_open(&s, r, hex, err);
	if (code)
		return code;
	*out = STR("");
	if (ctg_snapshot_has(&s, path))
		code = ctg_snapshot_read(out, a, &s, path, err);
	ctg_snapshot_close(&s);
	return code;
}

static enum ctg_code has(bool *out, struct chain *c, size_t i,
	struct ctg_str line)
{
	struct step *s = &c->v[i];
	enum ctg_code code = CTG_OK;

	if (!s->read)
		code = read_text(&s->text, c->arena, c->repo, &s->id, c->path,
			c->err);
	s->read = !code;
	*out = !code && ctg_str_has_line(s->text, line);
	return code;
}

/* The search */

/* Both steps may be one past the end of the chain, where no line is. */
static enum ctg_code bisect(size_t *with, size_t without, struct chain *c,
	struct ctg_str line)
{
	while (without - *with > 1) {
		size_t middle = *with + (without - *with) / 2;
		bool there;
		enum ctg_code code = has(&there, c, middle, line);

		if (code)
			return code;
		if (there)
			*with = middle;
		else
			without = middle;
	}
	return CTG_OK;
}

/* The last commit, going back, that has the line; the tip has it. */
static enum ctg_code search(size_t *out, struct chain *c,
	struct ctg_str line)
{
	size_t with = 0, without = 1;
	enum ctg_code code;
	bool there;

	for (;;) {
		code = reach(&there, c, without);
		if (!code && !there)
			without = c->n;
		if (!code && there)
			code = has(&there, c, without, line);
		if (code || !there)
			break;
		with = without;
		without *= 2;
	}
	if (!code)
		code = bisect(&with, without, c, line);
	if (!code)
		*out = with;
	return code;
}

static struct chain *begin(const struct chain *like, const git_oid *tip)
{
	struct chain *c = CTG_NEW(like->arena, struct chain);

	*c = (struct chain){ .arena = like->arena, .repo = like->repo,
		.path = like->path, .next = *tip, .err = like->err };
	return c;
}

/* Of a merge: the other parent that brings the line, if one does; it may not
 * be here, and then nobody can tell. */
enum origin { HERE, MERGED, UNKNOWN };

static enum ctg_code find_parent(git_oid *out, enum origin *origin,
	const struct chain *c, const git_commit *commit, struct ctg_str line)
{
	*origin = HERE;
	for (unsigned i = 1; i < git_commit_parentcount(commit); i++) {
		const git_oid *id = git_commit_parent_id(commit, i);
		git_commit *parent;
		struct ctg_str text;
		enum ctg_code code;

		if (git_commit_lookup(&parent, c->repo->git, id)) {
			*origin = UNKNOWN;
			continue;
		}
		git_commit_free(parent);
		code = read_text(&text, c->arena, c->repo, id, c->path,
			c->err);
		if (code)
			return code;
		if (!ctg_str_has_line(text, line))
			continue;
		*origin = MERGED;
		git_oid_cpy(out, id);
		break;
	}
	return CTG_OK;
}

/* What is recorded */

static void take(struct ctg_record *out, struct ctg_arena *a,
	const git_commit *commit)
{
	const git_signature *who = git_commit_author(commit);

	git_oid_tostr(out->commit, sizeof(out->commit),
		git_commit_id(commit));
	out->who = ctg_str_dup(a, ctg_str_from(who->name));
	out->when = ctg_date_at(who->when.time, who->when.offset);
}

static enum ctg_code trace(struct ctg_record *out, struct chain *c,
	struct ctg_str line)
{
	enum origin origin = MERGED;

	while (origin == MERGED) {
		git_commit *commit;
		enum ctg_code code;
		git_oid parent;
		size_t at;

		code = search(&at, c, line);
		if (code || (c->cut && at + 1 == c->n))
			return code;
		if (git_commit_lookup(&commit, c->repo->git, &c->v[at].id))
			return ctg_repo_fail(c->err, "lecture de l'historique");
		code = find_parent(&parent, &origin, c, commit, line);
		if (!code && origin == HERE)
			take(out, c->arena, commit);
		git_commit_free(commit);
		if (code)
			return code;
		if (origin == MERGED)
			c = begin(c, &parent);
	}
	return CTG_OK;
}

/* What an act brought */

static enum ctg_code take_act(const struct ctg_lines_of *l, struct chain *c,
	const git_commit *commit)
{
	struct ctg_str before = STR(""), after;
	enum ctg_code code = read_text(&after, c->arena, c->repo,
		git_commit_id(commit), c->path, c->err);

	if (!code && git_commit_parentcount(commit) == 1)
		code = read_text(&before, c->arena, c->repo,
			git_commit_parent_id(commit, 0), c->path, c->err);
	for (size_t i = 0; !code && i < l->n; i++)
		if (!l->records[i].commit[0] &&
		    ctg_str_has_line(after, l->lines[i]) &&
		    !ctg_str_has_line(before, l->lines[i]))
			take(&l->records[i], c->arena, commit);
	return code;
}

/* Whether the tip is at or above a commit is not asked: the tag of an act is
 * on the branch in force, which the guard sees to. */
static enum ctg_code take_acts(const struct ctg_lines_of *l, struct chain *c)
{
	for (size_t i = 0; i < l->nacts; i++) {
		git_commit *commit, *parent;
		git_oid id;
		enum ctg_code code = CTG_OK;
		bool whole;

		if (git_oid_fromstr(&id, l->acts[i].commit) ||
		    git_commit_lookup(&commit, c->repo->git, &id))
			return ctg_repo_fail(c->err, "lecture d'un acte");
		whole = git_commit_parentcount(commit) == 0;
		if (git_commit_parentcount(commit) == 1 &&
		    git_commit_parent(&parent, commit, 0) == 0) {
			git_commit_free(parent);
			whole = true;
		}
		if (whole)
			code = take_act(l, c, commit);
		git_commit_free(commit);
		if (code)
			return code;
	}
	return CTG_OK;
}

enum ctg_code ctg_journal_trace(const struct ctg_lines_of *l,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err)
{
	struct chain c = { .arena = a, .repo = r, .path = l->path,
		.err = err };
	enum ctg_code code;

	if (git_oid_fromstr(&c.next, l->tip))
		return ctg_repo_fail(err, "lecture de l'historique");
	code = take_acts(l, &c);
	for (size_t i = 0; !code && i < l->n; i++)
		if (!l->records[i].commit[0])
			code = trace(&l->records[i], &c, l->lines[i]);
	return code;
}
