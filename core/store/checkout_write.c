/* SPDX-License-Identifier: Apache-2.0 */
/* Writes plain files (checkout_plain.c): those that go first, then those that
 * come, and the index knows them as git would. */
#include "store/checkout.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/index.h"

#include <unistd.h>

static const char *on_disk(const struct ctg_checkout *c, const char *path)
{
	return ctg_io_join(c->arena, c->repo->work, ctg_str_from(path));
}

/* git keeps no empty folder. */
static void remove_empty(const struct ctg_checkout *c, struct ctg_str path)
{
	while (path.n > 0) {
		if (path.p[--path.n] == '/' && rmdir(on_disk(c,
		    ctg_str_c(c->arena, path))) < 0)
			return;
	}
}

static enum ctg_code remove_file(const struct ctg_checkout *c,
	const char *path, struct ctg_err *err)
{
	enum ctg_code code = ctg_io_remove(on_disk(c, path), err);

	if (code)
		return code;
	remove_empty(c, ctg_str_from(path));
	return ctg_index_remove(c->index, path) ?
		ctg_repo_fail(err, "mise à jour de l'index") : CTG_OK;
}

/* What git compares with the file to know that it has not changed.  libgit2
 * need not read it again to be sure: it is as we have just written it. */
static enum ctg_code note(const struct ctg_checkout *c, const char *path,
	const git_oid *id, struct ctg_err *err)
{
	git_index_entry e = { .path = path, .mode = GIT_FILEMODE_BLOB,
		.id = *id, .flags_extended = GIT_INDEX_ENTRY_UPTODATE };
	struct stat st;

	if (lstat(on_disk(c, path), &st) < 0)
		return ctg_fail(err, CTG_ESYSTEM, "%s vient de disparaître",
			path);
	e.ctime = (git_index_time){ (int32_t)st.st_ctim.tv_sec,
		(uint32_t)st.st_ctim.tv_nsec };
	e.mtime = (git_index_time){ (int32_t)st.st_mtim.tv_sec,
		(uint32_t)st.st_mtim.tv_nsec };
	e.dev = (uint32_t)st.st_dev;
	e.ino = (uint32_t)st.st_ino;
	e.uid = st.st_uid;
	e.gid = st.st_gid;
	e.file_size = (uint32_t)st.st_size;
	return ctg_index_put(c->index, &e) ?
		ctg_repo_fail(err, "mise à jour de l'index") : CTG_OK;
}

static enum ctg_code write_file(const struct ctg_checkout *c,
	const char *path, const git_oid *id, struct ctg_err *err)
{
	enum ctg_code code;
	git_blob *blob;

	if (git_blob_lookup(&blob, c->repo->git, id))
		return ctg_repo_fail(err, "mise à jour des fichiers");
	code = ctg_io_put(on_disk(c, path), strlen(c->repo->work),
		(struct ctg_str){ git_blob_rawcontent(blob),
			(size_t)git_blob_rawsize(blob) }, err);
	git_blob_free(blob);
	return code ? code : note(c, path, id, err);
}

enum ctg_code ctg_checkout_write(const struct ctg_checkout *c,
	const char *const *paths, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;
	git_oid id;

	for (size_t i = 0; paths[i] && !code; i++)
		if (ctg_checkout_target(NULL, c, paths[i]) == 0)
			code = remove_file(c, paths[i], err);
	for (size_t i = 0; paths[i] && !code; i++)
		if (ctg_checkout_target(&id, c, paths[i]) != 0)
			code = write_file(c, paths[i], &id, err);
	return code;
}
