/* SPDX-License-Identifier: Apache-2.0 */
#include "store/snapshot.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/folder.h"

#include <git2.h>

/* Opening */

static enum ctg_code no_commit(const char *rev, struct ctg_err *err)
{
	return ctg_fail(err, CTG_EGIT,
		"version introuvable dans le dépôt : « %s »", rev);
}

/* A full id or the full name of a reference, never a guess. */
static int find_object(git_object **out, const struct ctg_repo *r,
	const char *rev)
{
	git_reference *ref;
	git_oid id;
	int error;

	if (strlen(rev) == CTG_OID_HEX && git_oid_fromstr(&id, rev) == 0)
		return git_object_lookup(out, r->git, &id, GIT_OBJECT_ANY);
	error = git_reference_lookup(&ref, r->git, rev);
	if (error)
		return error;
	error = git_reference_peel(out, ref, GIT_OBJECT_ANY);
	git_reference_free(ref);
	return error;
}

enum ctg_code ctg_snapshot_open(struct ctg_snapshot *out,
	const struct ctg_repo *r, const char *rev, struct ctg_err *err)
{
	struct ctg_snapshot s = { .repo = r };
	git_object *found = NULL, *commit = NULL;
	enum ctg_code code = CTG_OK;
	int error = find_object(&found, r, rev);

	if (error == GIT_ENOTFOUND || error == GIT_EINVALIDSPEC) {
		code = no_commit(rev, err);
		goto out;
	}
	if (!error)
		error = git_object_peel(&commit, found, GIT_OBJECT_COMMIT);
	if (error == GIT_EPEEL || error == GIT_EINVALIDSPEC) {
		code = ctg_fail(err, CTG_EGIT,
			"« %s » n'est pas une version du registre", rev);
		goto out;
	}
	if (!error)
		error = git_commit_tree(&s.tree, (git_commit *)commit);
	if (error) {
		code = ctg_repo_fail(err, "lecture d'une version");
		goto out;
	}
	git_oid_tostr(s.commit, sizeof(s.commit), git_object_id(commit));
	*out = s;
out:
	git_object_free(commit);
	git_object_free(found);
	return code;
}

void ctg_snapshot_close(struct ctg_snapshot *s)
{
	git_tree_free(s->tree);
	s->tree = NULL;
}

/* Looking */

/* What stands at a path.  The id is copied: entries belong to trees that
 * are gone when we return. */
struct entry {
	git_oid id;
	git_filemode_t mode;
};

/* 1 when there is one, 0 when there is none, -1 when nobody can tell. */
static int look(struct entry *out, const struct ctg_snapshot *s,
	const char *path)
{
	git_tree_entry *e;
	int error;

	if (!s->tree)
		return 0;
	if (!*path) {
		git_oid_cpy(&out->id, git_tree_id(s->tree));
		out->mode = GIT_FILEMODE_TREE;
		return 1;
	}
	error = git_tree_entry_bypath(&e, s->tree, path);
	if (error)
		return error == GIT_ENOTFOUND ? 0 : -1;
	git_oid_cpy(&out->id, git_tree_entry_id(e));
	out->mode = git_tree_entry_filemode(e);
	git_tree_entry_free(e);
	return 1;
}

bool ctg_snapshot_has(const struct ctg_snapshot *s, const char *path)
{
	struct entry e;

	return look(&e, s, path) > 0;
}

bool ctg_snapshot_id(char out[CTG_OID_HEX + 1], const struct ctg_snapshot *s,
	const char *path)
{
	struct entry e;

	if (look(&e, s, path) <= 0)
		return false;
	git_oid_tostr(out, CTG_OID_HEX + 1, &e.id);
	return true;
}

/* The mode counts: a file made into a link keeps its bytes, not its
 * meaning. */
bool ctg_snapshot_same(const struct ctg_snapshot *x,
	const struct ctg_snapshot *y, const char *path)
{
	struct entry e, f;
	int in_x = look(&e, x, path), in_y = look(&f, y, path);

	if (in_x < 0 || in_x != in_y)
		return false;
	return in_x == 0 ||
		(e.mode == f.mode && git_oid_equal(&e.id, &f.id));
}

/* NULL when there is no such folder. */
static git_tree *find_folder(const struct ctg_snapshot *s, const char *path)
{
	struct entry e;
	git_tree *t;

	if (look(&e, s, path) <= 0 || e.mode != GIT_FILEMODE_TREE ||
	    git_tree_lookup(&t, s->repo->git, &e.id))
		return NULL;
	return t;
}

void ctg_snapshot_below(struct ctg_snapshot *out,
	const struct ctg_snapshot *s, const char *path)
{
	git_tree *t = find_folder(s, path);

	*out = *s;
	out->tree = t;
}

void ctg_snapshot_list(struct ctg_str **out, size_t *n, struct ctg_arena *a,
	const struct ctg_snapshot *s, const char *path)
{
	git_tree *t = find_folder(s, path);

	*out = NULL;
	*n = 0;
	if (!t)
		return;
	*n = git_tree_entrycount(t);
	*out = CTG_NEW_N(a, struct ctg_str, *n);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = ctg_str_dup(a, ctg_str_from(git_tree_entry_name(
			git_tree_entry_byindex(t, i))));
	git_tree_free(t);
}

/* Reading */

static enum ctg_code refuse(struct ctg_err *err, const char *path,
	const char *why)
{
	enum ctg_code code = ctg_fail(err, CTG_EINPUT, "%s", why);

	ctg_err_at(err, path, 0, 0);
	return code;
}

static enum ctg_code unreadable(struct ctg_err *err, const char *path)
{
	enum ctg_code code = ctg_repo_fail(err, "lecture impossible");

	ctg_err_at(err, path, 0, 0);
	return code;
}

/* The size is asked for first: a hostile file of 10 GB is never unpacked. */
static enum ctg_code check_size(const struct ctg_snapshot *s,
	const git_oid *id, const char *path, struct ctg_err *err)
{
	git_odb *odb;
	git_object_t type;
	size_t size;
	int error;

	if (git_repository_odb(&odb, s->repo->git))
		return unreadable(err, path);
	error = git_odb_read_header(&size, &type, odb, id);
	git_odb_free(odb);
	if (error)
		return unreadable(err, path);
	if (type != GIT_OBJECT_BLOB)
		return refuse(err, path, "ce n'est pas un fichier");
	if (size > CTG_FILE_MAX)
		return refuse(err, path,
			"fichier trop volumineux : 16 Mo au plus");
	return CTG_OK;
}

static enum ctg_code find_file(git_oid *out, const struct ctg_snapshot *s,
	const char *path, struct ctg_err *err)
{
	struct entry e;
	int found = look(&e, s, path);

	if (found < 0)
		return unreadable(err, path);
	if (found == 0)
		return refuse(err, path, "fichier introuvable");
	if (e.mode == GIT_FILEMODE_TREE)
		return refuse(err, path, "c'est un dossier");
	if (e.mode == GIT_FILEMODE_LINK)
		return refuse(err, path, "lien refusé : dans une version, un "
			"fichier doit être là en entier");
	if (e.mode == GIT_FILEMODE_COMMIT)
		return refuse(err, path,
			"c'est un autre dépôt (sous-module), non un fichier");
	git_oid_cpy(out, &e.id);
	return check_size(s, out, path, err);
}

enum ctg_code ctg_snapshot_read(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_snapshot *s, const char *path, struct ctg_err *err)
{
	git_blob *blob;
	git_oid id;
	enum ctg_code code = find_file(&id, s, path, err);

	if (code)
		return code;
	if (git_blob_lookup(&blob, s->repo->git, &id))
		return unreadable(err, path);
	*out = ctg_str_dup(a, (struct ctg_str){ git_blob_rawcontent(blob),
		(size_t)git_blob_rawsize(blob) });
	git_blob_free(blob);
	return CTG_OK;
}

/* The files of a convention */

struct place {
	const struct ctg_snapshot *snapshot;
	const char *folder;
};

static enum ctg_code read_file(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct place *p = r->context;
	const char *shown = ctg_strf(a, "%.*s%.*s", STR_ARG(r->prefix),
		STR_ARG(name)).p;
	struct ctg_str inside;
	enum ctg_code code;
	const char *path;
	git_oid id;

	if (!ctg_name_resolve(&inside, a, name))
		return refuse(err, shown, "chemin refusé : il sort du dossier "
			"de la convention");
	path = ctg_strf(a, "%s/%.*s", p->folder, STR_ARG(inside)).p;
	code = out ? ctg_snapshot_read(out, a, p->snapshot, path, err) :
		find_file(&id, p->snapshot, path, err);
	if (code)
		ctg_err_at(err, shown, 0, 0);
	return code;
}

static void list_files(const struct ctg_reader *r, struct ctg_str **out,
	size_t *n, struct ctg_arena *a, struct ctg_str folder)
{
	const struct place *p = r->context;

	ctg_snapshot_list(out, n, a, p->snapshot, ctg_strf(a, "%s/%.*s",
		p->folder, STR_ARG(folder)).p);
}

void ctg_snapshot_reader(struct ctg_reader *out, struct ctg_arena *a,
	const struct ctg_snapshot *s, struct ctg_str id)
{
	struct place *p = CTG_NEW(a, struct place);

	p->snapshot = s;
	p->folder = ctg_repo_folder(s->repo, a, id);
	*out = (struct ctg_reader){
		.read = read_file,
		.list = list_files,
		.main = STR("convention.md"),
		.context = p,
		.prefix = ctg_strf(a, "%s/", p->folder),
	};
}

enum ctg_code ctg_snapshot_front(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	const char *path = ctg_strf(a, "%s/convention.md",
		ctg_repo_folder(s->repo, a, id)).p;
	struct ctg_str text;
	enum ctg_code code = ctg_snapshot_read(&text, a, s, path, err);

	if (!code)
		code = ctg_source_init(src, a, ctg_str_from(path), text, err);
	return code ? code : ctg_convention_read(out, a, src, diags, err);
}
