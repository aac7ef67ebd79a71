/* SPDX-License-Identifier: Apache-2.0 */
/* The act to close, and whether it is closed already. */
#include "store/closing.h"

#include "base/arena.h"
#include "store/act_list.h"
#include "store/differ.h"
#include "store/draft.h"

#include <git2.h>

struct search {
	struct ctg_closing *c;
	struct ctg_act_list l;
	struct ctg_err *err;
};

/* What the branch in force has once the act is closed. */
static const char *file_of(const struct ctg_closing *c, unsigned acte)
{
	return acte == 0 ? ctg_strf(c->arena, "%s/convention.md",
		c->folder).p : ctg_strf(c->arena, "%s/avenants/%u.md",
		c->folder, acte).p;
}

/* Which one */

static enum ctg_code refuse_several(const struct search *s)
{
	enum ctg_code code = ctg_act_list_several(&s->l, s->err);

	ctg_err_hint(s->err, "dites lequel clore : ctg clore %.*s --acte %u",
		STR_ARG(s->c->id), s->l.open[0]);
	return code;
}

/* On the branch in force, and no tag says so yet. */
static bool find_untagged(unsigned *out, const struct search *s)
{
	unsigned end = s->l.nacts == 0 ? 0 : CTG_ACTS_APART +
		ctg_acts_highest(s->l.acts, s->l.nacts);

	for (unsigned i = 0; i <= end; i++)
		if (!ctg_acts_find(s->l.acts, s->l.nacts, i) &&
		    ctg_snapshot_has(&s->c->base, file_of(s->c, i))) {
			*out = i;
			return true;
		}
	return false;
}

static enum ctg_code choose(unsigned *out, const struct search *s)
{
	if (s->l.projet)
		*out = 0;
	else if (s->l.nopen > 1)
		return refuse_several(s);
	else if (s->l.nopen == 1)
		*out = s->l.open[0];
	else if (find_untagged(out, s))
		return CTG_OK;
	else if (s->l.nacts > 0)
		*out = s->l.acts[s->l.nacts - 1].number;
	else
		return ctg_act_list_unknown(&s->l, -1, s->err);
	return CTG_OK;
}

static enum ctg_code refuse_gap(const struct search *s, unsigned missing)
{
	const struct ctg_closing *c = s->c;
	enum ctg_code code = ctg_fail(s->err, CTG_EREFUSED, "%s ne peut pas "
		"être clos : %s n'est ni signé, ni ouvert",
		ctg_act_list_name(c->arena, c->acte),
		ctg_act_list_name(c->arena, missing));

	ctg_err_hint(s->err, "s'il est sur le serveur : git fetch --tags ; "
		"s'il est abandonné, donnez son numéro à celui-ci (branche, "
		"avenants/%u.md, suivi.yml)", c->acte);
	return code;
}

/* Of those that are open any may be closed first; a number that is none of
 * them would never be explained. */
static enum ctg_code check_number(const struct search *s)
{
	const struct ctg_closing *c = s->c;
	unsigned highest = ctg_acts_highest(s->l.acts, s->l.nacts);
	bool open = true;

	if (c->acte > highest + CTG_ACTS_APART)
		return ctg_fail(s->err, CTG_EREFUSED, "%s ne peut pas être "
			"clos : plus de %d numéros le séparent du dernier",
			ctg_act_list_name(c->arena, c->acte), CTG_ACTS_APART);
	for (unsigned i = c->acte; i-- > 0; ) {
		enum ctg_code code;

		if (ctg_acts_find(s->l.acts, s->l.nacts, i))
			continue;
		code = ctg_draft_is_open(&open, c->arena, c->repo, c->id, i,
			s->err);
		if (code || !open)
			return code ? code : refuse_gap(s, i);
	}
	return CTG_OK;
}

/* Closed already? */

static bool says(const git_commit *commit, const struct ctg_closing *c)
{
	struct ctg_str acte = ctg_strf(c->arena, "%u", c->acte);
	git_message_trailer_array all;
	bool id = false, number = false, effect = false;

	if (git_message_trailers(&all, git_commit_message(commit)))
		return false;
	for (size_t i = 0; i < all.count; i++) {
		struct ctg_str value = ctg_str_trim(ctg_str_from(
			all.trailers[i].value));

		if (strcmp(all.trailers[i].key, "Convention") == 0)
			id = ctg_str_eq(value, c->id);
		if (strcmp(all.trailers[i].key, "Acte") == 0)
			number = ctg_str_eq(value, acte);
		effect |= strcmp(all.trailers[i].key, "Effet") == 0;
	}
	git_message_trailer_array_free(&all);
	return id && number && effect;
}

static int parent_has(bool *out, const git_commit *commit, const char *file)
{
	git_commit *parent;
	git_tree_entry *e;
	git_tree *tree = NULL;
	int error;

	*out = false;
	if (git_commit_parentcount(commit) == 0)
		return 0;
	error = git_commit_parent(&parent, commit, 0);
	if (error)
		return error;
	error = git_commit_tree(&tree, parent);
	if (!error)
		error = git_tree_entry_bypath(&e, tree, file);
	*out = !error;
	if (!error)
		git_tree_entry_free(e);
	git_tree_free(tree);
	git_commit_free(parent);
	return error == GIT_ENOTFOUND ? 0 : error;
}

/* The commit that brought the file to the first-parent line, when it closes
 * the act. */
static int find_commit(struct ctg_closing *c)
{
	const char *file = file_of(c, c->acte);
	git_commit *commit;
	git_oid at;
	bool more = true;
	int error = git_oid_fromstr(&at, c->base.commit);

	while (!error && more) {
		error = git_commit_lookup(&commit, c->repo->git, &at);
		if (error)
			break;
		error = parent_has(&more, commit, file);
		if (!error && more) {
			git_oid_cpy(&at, git_commit_parent_id(commit, 0));
		} else if (!error && says(commit, c)) {
			git_oid_tostr(c->commit, sizeof(c->commit), &at);
			c->message = ctg_str_c(c->arena, ctg_str_from(
				git_commit_message(commit)));
		}
		git_commit_free(commit);
	}
	return error;
}

/* Tags can be fetched without the branch; a commit that is redone elsewhere
 * leaves its tag behind. */
static enum ctg_code check_on_branch(const struct ctg_closing *c,
	struct ctg_err *err)
{
	enum ctg_code code;
	git_oid tip, act;

	if (git_oid_fromstr(&tip, c->base.commit) ||
	    git_oid_fromstr(&act, c->commit))
		return ctg_repo_fail(err, "lecture d'une étiquette");
	if (git_oid_equal(&tip, &act) ||
	    git_graph_descendant_of(c->repo->git, &tip, &act) == 1)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "l'étiquette %s est là, mais son "
		"commit n'est pas sur la branche « %s »", c->tag, c->branch);
	ctg_err_hint(err, "git switch %s, puis git pull --ff-only ; si "
		"l'étiquette n'a jamais été envoyée : git tag -d %s, puis "
		"ctg clore %.*s", c->branch, c->tag, STR_ARG(c->id));
	return code;
}

static enum ctg_code find_state(struct search *s)
{
	struct ctg_closing *c = s->c;
	const struct ctg_act *act = ctg_acts_find(s->l.acts, s->l.nacts,
		c->acte);

	if (act) {
		c->state = CTG_CLOSING_DONE;
		c->effect = act->effect;
		memcpy(c->commit, act->commit, sizeof(c->commit));
		return check_on_branch(c, s->err);
	}
	if (!ctg_snapshot_has(&c->base, file_of(c, c->acte)))
		return CTG_OK;
	if (find_commit(c))
		return ctg_repo_fail(s->err, "lecture de l'historique");
	if (c->commit[0])
		c->state = CTG_CLOSING_UNTAGGED;
	return CTG_OK;
}

enum ctg_code ctg_closing_find(struct ctg_closing *c, long acte,
	struct ctg_err *err)
{
	struct search s = { .c = c, .err = err };
	struct ctg_arena *a = c->arena;
	enum ctg_code code = ctg_act_list_read(&s.l, a, c->repo, c->id, err);

	c->acte = (unsigned)acte;
	if (!code && acte < 0)
		code = choose(&c->acte, &s);
	if (code)
		return code;
	c->several = s.l.nopen > 1 || (s.l.projet && c->acte > 0);
	c->draft = ctg_draft_branch(a, c->id, c->acte);
	c->tag = ctg_strf(a, "acte/%.*s/%u", STR_ARG(c->id), c->acte).p;
	code = find_state(&s);
	if (code || c->state != CTG_CLOSING_OPEN)
		return code;
	if (!ctg_act_list_is_open(&s.l, c->acte))
		return ctg_act_list_unknown(&s.l, c->acte, err);
	c->last = s.l.nacts > 0 ? &s.l.acts[s.l.nacts - 1] : NULL;
	return check_number(&s);
}

/* The draft */

static enum ctg_code find_aside(struct ctg_closing *c, struct ctg_err *err)
{
	struct ctg_str below = ctg_strf(c->arena, "%s/", c->folder);
	struct ctg_differ d;
	enum ctg_code code = ctg_differ_find(&d, c->arena, c->repo,
		c->start.tree, c->tip.tree, err);

	for (size_t i = 0; !code && i < d.n && !c->aside; i++)
		if (!ctg_str_starts(ctg_str_from(d.paths[i]), below))
			c->aside = d.paths[i];
	return code;
}

enum ctg_code ctg_closing_start(struct ctg_closing *c, struct ctg_err *err)
{
	enum ctg_code code = ctg_draft_start(&c->start, &c->tip, &c->base,
		c->draft, err);

	return code ? code : find_aside(c, err);
}
