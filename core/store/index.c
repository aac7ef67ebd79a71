/* SPDX-License-Identifier: Apache-2.0 */
#include "store/index.h"

#include "base/buf.h"
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define MOST		((size_t)1 << 30)	/* bytes that we read */

/* libgit2 is asked for the path only once it has read the file. */
static const char *path_of(struct ctg_index *x)
{
	return ctg_strf(&x->arena, "%sindex",
		git_repository_path(x->repo->git)).p;
}

/* Reading */

static void forget(struct ctg_index *x)
{
	const struct ctg_repo *r = x->repo;

	git_index_free(x->git);
	ctg_arena_release(&x->arena);
	*x = (struct ctg_index){ .repo = r };
}

void ctg_index_close(struct ctg_index *x)
{
	if (x)
		forget(x);
}

static bool same_file(const struct stat *x, const struct stat *y)
{
	return x->st_ino == y->st_ino && x->st_dev == y->st_dev &&
		x->st_size == y->st_size &&
		x->st_mtim.tv_sec == y->st_mtim.tv_sec &&
		x->st_mtim.tv_nsec == y->st_mtim.tv_nsec &&
		x->st_ctim.tv_sec == y->st_ctim.tv_sec &&
		x->st_ctim.tv_nsec == y->st_ctim.tv_nsec;
}

/* Names that differ by capitals only are sorted and found otherwise. */
static bool ignores_case(const struct ctg_index *x)
{
	git_config *config;
	int ignores = 0;

	if (git_repository_config_snapshot(&config, x->repo->git))
		return true;
	if (git_config_get_bool(&ignores, config, "core.ignorecase"))
		ignores = 0;
	git_config_free(config);
	return ignores;
}

/* False when it is for libgit2. */
static bool read_file(struct ctg_index *x)
{
	const char *path = path_of(x);

	return lstat(path, &x->seen) == 0 && S_ISREG(x->seen.st_mode) &&
		!ignores_case(x) &&
		!ctg_io_read(&x->bytes, &x->arena, path, MOST, NULL) &&
		ctg_index_scan(x);
}

static enum ctg_code read_by_libgit2(struct ctg_index *x, struct ctg_err *err)
{
	struct stat seen = { 0 };

	if (git_repository_index(&x->git, x->repo->git))
		return ctg_repo_fail(err, "lecture de l'index");
	if (lstat(git_index_path(x->git), &seen) == 0)
		x->seen = seen;
	return git_index_read(x->git, false) ?
		ctg_repo_fail(err, "lecture de l'index") : CTG_OK;
}

enum ctg_code ctg_index_open(struct ctg_index **out, const struct ctg_repo *r,
	struct ctg_err *err)
{
	struct ctg_index *x = r->index;
	enum ctg_code code = CTG_OK;
	struct stat now;

	x->repo = r;
	x->nedits = 0;
	if (x->at && !x->git && lstat(path_of(x), &now) == 0 &&
	    same_file(&x->seen, &now)) {
		*out = x;
		return CTG_OK;
	}
	forget(x);
	if (!read_file(x))
		code = read_by_libgit2(x, err);
	if (!code)
		*out = x;
	return code;
}

bool ctg_index_is_untouched(const struct ctg_index *x,
	const git_index_entry *e, const struct stat *st)
{
	const struct timespec *t = &x->seen.st_mtim;

	return e->mode == GIT_FILEMODE_BLOB && S_ISREG(st->st_mode) &&
		e->file_size > 0 && e->file_size == (uint32_t)st->st_size &&
		e->mtime.seconds == (int32_t)st->st_mtim.tv_sec &&
		e->mtime.nanoseconds == (uint32_t)st->st_mtim.tv_nsec &&
		e->ctime.seconds == (int32_t)st->st_ctim.tv_sec &&
		e->ctime.nanoseconds == (uint32_t)st->st_ctim.tv_nsec &&
		e->ino == (uint32_t)st->st_ino &&
		(st->st_mtim.tv_sec < t->tv_sec ||
		(st->st_mtim.tv_sec == t->tv_sec &&
		st->st_mtim.tv_nsec < t->tv_nsec));
}

/* Writing */

static int apply(git_index *index, const git_index_entry *e)
{
	if (e->mode != 0)
		return git_index_add(index, e);
	return git_index_get_bypath(index, e->path, 0) ?
		git_index_remove(index, e->path, 0) : 0;
}

int ctg_index_put(struct ctg_index *x, const git_index_entry *e)
{
	if (x->git)
		return apply(x->git, e);
	CTG_MORE(&x->arena, x->edits, x->nedits, x->room);
	x->edits[x->nedits] = (struct ctg_index_edit){ *e, x->nedits };
	x->nedits++;
	return 0;
}

int ctg_index_remove(struct ctg_index *x, const char *path)
{
	const git_index_entry gone = { .path = path };

	return x->git ? apply(x->git, &gone) : ctg_index_put(x, &gone);
}

/* The sum comes last, so that what was just checked out is older. */
static bool send(int fd, struct ctg_str text)
{
	size_t n = text.n - CTG_INDEX_SUM;

	return ctg_io_send(fd, ctg_str_head(text, n)) &&
		ctg_io_send(fd, ctg_str_skip(text, n));
}

/* The lock is ours: nobody else writes the index now. */
static bool write_locked(struct ctg_index *x, int fd, const char *path)
{
	struct ctg_str text;
	struct stat now;

	return lstat(path, &now) == 0 && same_file(&x->seen, &now) &&
		ctg_index_patch(&text, x) && send(fd, text);
}

/* False, with nothing changed, when it is for libgit2 to write, or to say why
 * nobody can. */
static bool write_file(struct ctg_index *x)
{
	const char *path = path_of(x);
	const char *lock = ctg_strf(&x->arena, "%s.lock", path).p;
	int fd = open(lock, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	bool written;

	if (fd < 0)
		return false;
	written = write_locked(x, fd, path);
	if (close(fd) == 0 && written && rename(lock, path) == 0)
		return true;
	unlink(lock);
	return false;
}

static int write_by_libgit2(struct ctg_index *x)
{
	git_index *index;
	int error = git_repository_index(&index, x->repo->git);

	if (error)
		return error;
	error = git_index_read(index, false);
	for (size_t i = 0; i < x->nedits && !error; i++)
		error = apply(index, &x->edits[i].entry);
	if (!error)
		error = git_index_write(index);
	git_index_free(index);
	return error;
}

int ctg_index_write(struct ctg_index *x)
{
	int error = 0;

	if (x->git)
		return git_index_write(x->git);
	if (!write_file(x))
		error = write_by_libgit2(x);
	x->nedits = 0;
	return error;
}
