/* SPDX-License-Identifier: Apache-2.0 */
#include "store/change.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/sign.h"

#include <git2.h>
#include <stdlib.h>

/* Trees */

/* An edit whose object is written. */
struct leaf {
	struct ctg_str path;
	size_t rank;			/* among the edits: the last one wins */
	git_oid id;
	git_filemode_t mode;		/* GIT_FILEMODE_UNREADABLE: removed */
};

/* A folder comes before what is below it. */
static int leaf_cmp(const void *p, const void *q)
{
	const struct leaf *x = p, *y = q;
	int by_path = ctg_str_cmp(x->path, y->path);

	return by_path ? by_path : x->rank < y->rank ? -1 : 1;
}

/* What is not there is not there in the new tree either. */
static int take(struct leaf *l, const struct ctg_edit *e)
{
	git_tree_entry *found;
	int error = git_tree_entry_bypath(&found, e->from->tree, e->path);

	if (error)
		return error == GIT_ENOTFOUND ? 0 : error;
	git_oid_cpy(&l->id, git_tree_entry_id(found));
	l->mode = git_tree_entry_filemode(found);
	git_tree_entry_free(found);
	return 0;
}

static int prepare(struct leaf *l, git_repository *git,
	const struct ctg_edit *e, size_t rank)
{
	*l = (struct leaf){
		.path = ctg_str_from(e->path),
		.rank = rank,
		.mode = GIT_FILEMODE_UNREADABLE,
	};
	if (e->remove)
		return 0;
	if (e->from)
		return take(l, e);
	l->mode = e->executable ? GIT_FILEMODE_BLOB_EXECUTABLE :
		GIT_FILEMODE_BLOB;
	return git_blob_create_from_buffer(&l->id, git,
		e->text.n ? e->text.p : "", e->text.n);
}

/* The first step of a path from a place in it on; *last when there is
 * none after. */
static struct ctg_str step(const struct leaf *l, size_t at, bool *last)
{
	struct ctg_str rest = ctg_str_skip(l->path, at);
	struct ctg_str s = ctg_str_split(&rest, '/');

	*last = at + s.n == l->path.n;
	return s;
}

static int build(git_oid *out, size_t *count, git_repository *git,
	const git_oid *base, const struct leaf *v, size_t n, size_t at);

static int drop(git_treebuilder *t, const char *name)
{
	return git_treebuilder_get(t, name) ?
		git_treebuilder_remove(t, name) : 0;
}

static int put(git_treebuilder *t, const char *name, const git_oid *id,
	git_filemode_t mode)
{
	return mode == GIT_FILEMODE_UNREADABLE ? drop(t, name) :
		git_treebuilder_insert(NULL, t, name, id, mode);
}

/* n leaves at or below one entry.  One for the entry itself comes first,
 * and is what the others are applied to. */
static int update(git_treebuilder *t, git_repository *git,
	const struct leaf *v, size_t n, size_t at, const char *name,
	size_t len)
{
	const git_tree_entry *old = git_treebuilder_get(t, name);
	struct leaf self = { .mode = GIT_FILEMODE_UNREADABLE };
	size_t count;
	int error;

	if (old) {
		self.mode = git_tree_entry_filemode(old);
		git_oid_cpy(&self.id, git_tree_entry_id(old));
	}
	for (; n > 0 && v->path.n == at + len; v++, n--)
		self = *v;
	if (n == 0)
		return put(t, name, &self.id, self.mode);
	if (self.path.n > 0 && self.mode != GIT_FILEMODE_TREE &&
	    self.mode != GIT_FILEMODE_UNREADABLE) {
		git_error_set_str(GIT_ERROR_TREE, self.path.p);
		return GIT_EEXISTS;
	}
	error = build(&self.id, &count, git,
		self.mode == GIT_FILEMODE_TREE ? &self.id : NULL,
		v, n, at + len + 1);
	if (error)
		return error;
	return put(t, name, &self.id,
		count ? GIT_FILEMODE_TREE : GIT_FILEMODE_UNREADABLE);
}

/* Sorted leaves below a folder whose own path takes the first at bytes. */
static int build(git_oid *out, size_t *count, git_repository *git,
	const git_oid *base, const struct leaf *v, size_t n, size_t at)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	git_tree *tree = NULL;
	git_treebuilder *t = NULL;
	int error = base ? git_tree_lookup(&tree, git, base) : 0;

	if (!error)
		error = git_treebuilder_new(&t, git, tree);
	while (!error && n > 0) {
		bool last;
		struct ctg_str name = step(v, at, &last);
		size_t k = 1;

		while (k < n && ctg_str_eq(step(&v[k], at, &last), name))
			k++;
		error = update(t, git, v, k, at, ctg_str_c(&a, name), name.n);
		v += k;
		n -= k;
	}
	if (!error)
		error = git_treebuilder_write(out, t);
	if (!error)
		*count = git_treebuilder_entrycount(t);
	git_treebuilder_free(t);
	git_tree_free(tree);
	ctg_arena_release(&a);
	return error;
}

static int new_tree(git_oid *out, const struct ctg_commit *c)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct leaf *v = CTG_NEW_N(&a, struct leaf, c->nedits + 1);
	const git_oid *base = c->base ? git_tree_id(c->base->tree) : NULL;
	size_t count;
	int error = 0;

	for (size_t i = 0; i < c->nedits && !error; i++)
		error = prepare(&v[i], c->repo->git, &c->edits[i], i);
	if (c->nedits > 0)
		qsort(v, c->nedits, sizeof(*v), leaf_cmp);
	if (!error)
		error = build(out, &count, c->repo->git, base, v, c->nedits,
			0);
	ctg_arena_release(&a);
	return error;
}

/* Commits and tags */

/* Without what would end the line of a commit or the name in it, as git. */
static const char *clean(struct ctg_arena *a, const char *value)
{
	struct ctg_buf b = { .arena = a };

	for (; *value; value++)
		if ((unsigned char)*value >= ' ' && *value != 0x7f &&
		    *value != '<' && *value != '>')
			ctg_buf_putc(&b, *value);
	return ctg_str_c(a, ctg_str_trim(ctg_buf_str(&b)));
}

static enum ctg_code identity(git_signature **out, const struct ctg_commit *c,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const char *name, *address;
	git_config *config;
	enum ctg_code code = CTG_OK;

	if (git_repository_config_snapshot(&config, c->repo->git))
		return ctg_repo_fail(err, "lecture de la configuration");
	if (git_config_get_string(&name, config, "user.name") ||
	    git_config_get_string(&address, config, "user.email") ||
	    git_signature_new(out, clean(&a, name), clean(&a, address),
	    c->now, c->offset)) {
		code = ctg_fail(err, CTG_EREFUSED, "git ne connaît pas votre "
			"nom ou votre adresse");
		ctg_err_hint(err, "git config --global user.name "
			"\"Prénom NOM\" et git config --global user.email "
			"prenom.nom@exemple.fr");
	}
	git_config_free(config);
	ctg_arena_release(&a);
	return code;
}

static const char *shown(struct ctg_arena *a, const git_signature *who)
{
	return ctg_strf(a, "%s <%s>", who->name, who->email).p;
}

/* git ends every message with one newline. */
static struct ctg_str message(struct ctg_arena *a, const struct ctg_commit *c)
{
	struct ctg_str s = ctg_str_from(c->message);

	while (s.n > 0 && s.p[s.n - 1] == '\n')
		s.n--;
	return ctg_strf(a, "%.*s\n", STR_ARG(s));
}

static int add_parent(git_commit **parents, size_t *n,
	const struct ctg_commit *c, const char *hex)
{
	git_oid id;
	int error = git_oid_fromstr(&id, hex);

	if (!error)
		error = git_commit_lookup(&parents[*n], c->repo->git, &id);
	if (!error)
		++*n;
	return error;
}

/* The commit as git stores it, without a signature. */
static int content(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_commit *c, const git_signature *who)
{
	git_tree *tree = NULL;
	git_commit *parents[2] = { NULL, NULL };
	git_buf text = { 0 };
	git_oid id;
	size_t n = 0;
	int error = new_tree(&id, c);

	if (!error)
		error = git_tree_lookup(&tree, c->repo->git, &id);
	if (!error && c->into)
		error = add_parent(parents, &n, c, c->into);
	if (!error && c->base)
		error = add_parent(parents, &n, c, c->base->commit);
	if (!error)
		error = git_commit_create_buffer(&text, c->repo->git, who,
			who, NULL, message(a, c).p, tree, n,
			(const git_commit **)parents);
	if (!error)
		*out = ctg_str_dup(a, (struct ctg_str){ text.ptr,
			text.size });
	git_buf_dispose(&text);
	git_commit_free(parents[0]);
	git_commit_free(parents[1]);
	git_tree_free(tree);
	return error;
}

/* signature is empty when there is none. */
static enum ctg_code signature(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_commit *c, enum ctg_signed what, struct ctg_str text,
	const git_signature *who, struct ctg_err *err)
{
	bool wanted;
	enum ctg_code code = ctg_sign_wanted(&wanted, c->repo, what, err);

	*out = STR("");
	return code || !wanted ? code :
		ctg_sign(out, a, c->repo, text, shown(a, who), err);
}

static enum ctg_code write_commit(git_oid *out, struct ctg_arena *a,
	const struct ctg_commit *c, const git_signature *who,
	struct ctg_err *err)
{
	struct ctg_str text, seal;
	enum ctg_code code;

	if (content(&text, a, c, who))
		return ctg_repo_fail(err, "enregistrement impossible");
	code = signature(&seal, a, c, CTG_SIGNED_COMMIT, text, who, err);
	if (code)
		return code;
	if (git_commit_create_with_signature(out, c->repo->git, text.p,
	    seal.n ? ctg_str_c(a, ctg_str_trim(seal)) : NULL, NULL))
		return ctg_repo_fail(err, "enregistrement impossible");
	return CTG_OK;
}

static enum ctg_code write_tag(git_oid *out, struct ctg_arena *a,
	const struct ctg_commit *c, const char *commit, const char *name,
	const git_signature *who, struct ctg_err *err)
{
	long offset = who->when.offset;
	char sign = offset < 0 ? '-' : '+';
	struct ctg_str text, seal;
	enum ctg_code code;
	git_odb *odb;
	int error;

	offset = offset < 0 ? -offset : offset;
	text = ctg_strf(a, "object %s\ntype commit\ntag %s\n"
		"tagger %s %ld %c%02ld%02ld\n\n%s", commit, name,
		shown(a, who), (long)who->when.time, sign, offset / 60,
		offset % 60, message(a, c).p);
	code = signature(&seal, a, c, CTG_SIGNED_TAG, text, who, err);
	if (code)
		return code;
	text = ctg_strf(a, "%.*s%.*s", STR_ARG(text), STR_ARG(seal));
	if (git_repository_odb(&odb, c->repo->git))
		return ctg_repo_fail(err, "enregistrement impossible");
	error = git_odb_write(out, odb, text.p, text.n, GIT_OBJECT_TAG);
	git_odb_free(odb);
	return error ? ctg_repo_fail(err, "enregistrement impossible") :
		CTG_OK;
}

enum ctg_code ctg_change_commit(char out[CTG_OID_HEX + 1],
	const struct ctg_commit *c, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	git_signature *who = NULL;
	git_oid id;
	enum ctg_code code = identity(&who, c, err);

	if (!code)
		code = write_commit(&id, &a, c, who, err);
	if (!code)
		git_oid_tostr(out, CTG_OID_HEX + 1, &id);
	git_signature_free(who);
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_change_tag(char out[CTG_OID_HEX + 1],
	const struct ctg_commit *c, const char *commit, const char *name,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	git_signature *who = NULL;
	git_oid id;
	enum ctg_code code = identity(&who, c, err);

	if (!code)
		code = write_tag(&id, &a, c, commit, name, who, err);
	if (!code)
		git_oid_tostr(out, CTG_OID_HEX + 1, &id);
	git_signature_free(who);
	ctg_arena_release(&a);
	return code;
}

bool ctg_change_merged(char out[CTG_OID_HEX + 1], const struct ctg_repo *r,
	const char *commit)
{
	git_commit *found;
	git_oid id;
	bool is;

	if (git_oid_fromstr(&id, commit) ||
	    git_commit_lookup(&found, r->git, &id))
		return false;
	is = git_commit_parentcount(found) == 2;
	if (is)
		git_oid_tostr(out, CTG_OID_HEX + 1,
			git_commit_parent_id(found, 0));
	git_commit_free(found);
	return is;
}
