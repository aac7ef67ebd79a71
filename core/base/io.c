/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io_draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* strerror speaks the language of the locale, which core never sets: the
 * usual reasons are told in French here. */
static const char *reason(int e)
{
	switch (e) {
	case ENOENT:
		return "le fichier n'existe pas";
	case EACCES:
	case EPERM:
		return "accès refusé";
	case EEXIST:
		return "un fichier porte déjà ce nom";
	case EISDIR:
		return "c'est un dossier";
	case ENOTDIR:
		return "un élément du chemin n'est pas un dossier";
	case ENOSPC:
		return "disque plein";
	case EDQUOT:
		return "quota de disque atteint";
	case EIO:
		return "erreur du disque";
	case EFBIG:
		return "fichier trop volumineux pour ce disque";
	case EMFILE:
	case ENFILE:
		return "trop de fichiers ouverts";
	case EROFS:
		return "système de fichiers en lecture seule";
	case ELOOP:
		return "trop de liens symboliques";
	case ENAMETOOLONG:
		return "nom trop long";
	default:
		return strerror(e);
	}
}

enum ctg_code ctg_io_fail(struct ctg_err *err, const char *what,
	const char *path)
{
	int e = errno;

	(void)ctg_fail(err, CTG_ESYSTEM, "%s : %s", what, reason(e));
	ctg_err_at(err, path, 0, 0);
	return CTG_ESYSTEM;
}

/* What is not there is the folder: the file would have been made. */
enum ctg_code ctg_io_fail_write(struct ctg_err *err, const char *path)
{
	if (errno != ENOENT)
		return ctg_io_fail(err, "écriture impossible", path);
	(void)ctg_fail(err, CTG_ESYSTEM,
		"écriture impossible : le dossier n'existe pas");
	ctg_err_at(err, path, 0, 0);
	return CTG_ESYSTEM;
}

static enum ctg_code check_open(int fd, uint64_t *size, const char *path,
	struct ctg_err *err)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return ctg_io_fail(err, "lecture impossible", path);
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return ctg_io_fail(err, "lecture impossible", path);
	}
	if (!S_ISREG(st.st_mode)) {
		(void)ctg_fail(err, CTG_ESYSTEM, "lecture impossible : "
			"ce n'est pas un fichier ordinaire");
		ctg_err_at(err, path, 0, 0);
		return CTG_ESYSTEM;
	}
	*size = (uint64_t)st.st_size;
	return CTG_OK;
}

enum ctg_code ctg_io_open(int *out, uint64_t *size, const char *path,
	struct ctg_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	enum ctg_code code;

	if (fd < 0)
		return ctg_io_fail(err, "ouverture impossible", path);
	code = check_open(fd, size, path, err);
	if (code)
		close(fd);
	else
		*out = fd;
	return code;
}

ssize_t ctg_io_piece(int fd, char *p, size_t n)
{
	ssize_t k;

	do
		k = read(fd, p, n);
	while (k < 0 && errno == EINTR);
	return k;
}

static enum ctg_code read_fd(struct ctg_str *out, struct ctg_arena *a,
	int fd, uint64_t size, const char *path, size_t max,
	struct ctg_err *err)
{
	size_t n = 0;
	char *p;

	if (size > max) {
		(void)ctg_fail(err, CTG_EINPUT,
			"fichier trop volumineux : %ju octets, %zu au plus",
			(uintmax_t)size, max);
		ctg_err_at(err, path, 0, 0);
		return CTG_EINPUT;
	}
	p = ctg_arena_alloc(a, (size_t)size + 1, 1);
	while (n < (size_t)size) {
		ssize_t k = ctg_io_piece(fd, p + n, (size_t)size - n);

		if (k < 0)
			return ctg_io_fail(err, "lecture impossible", path);
		if (k == 0)
			break;
		n += (size_t)k;
	}
	*out = (struct ctg_str){ p, n };
	return CTG_OK;
}

enum ctg_code ctg_io_read(struct ctg_str *out, struct ctg_arena *a,
	const char *path, size_t max, struct ctg_err *err)
{
	uint64_t size;
	int fd;
	enum ctg_code code = ctg_io_open(&fd, &size, path, err);

	if (code)
		return code;
	code = read_fd(out, a, fd, size, path, max, err);
	close(fd);
	return code;
}

bool ctg_io_send(int fd, struct ctg_str s)
{
	while (s.n > 0) {
		ssize_t k = write(fd, s.p, s.n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		s = ctg_str_skip(s, (size_t)k);
	}
	return true;
}

/* What is no file, a terminal or /dev/null, is written to, never replaced. */
static bool is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
		!S_ISDIR(st.st_mode);
}

static bool write_to(const char *path, struct ctg_str text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && ctg_io_send(fd, text);

	if (fd >= 0)
		close(fd);
	return ok;
}

static enum ctg_code write_whole(const char *path, struct ctg_str text,
	bool wait, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_io_draft d;
	enum ctg_code code = CTG_OK;

	if (is_special(path)) {
		if (!write_to(path, text))
			code = ctg_io_fail_write(err, path);
	} else {
		code = ctg_io_draft_open(&d, &a, path, err);
		if (!code)
			code = ctg_io_draft_end(&d, ctg_io_send(d.fd, text),
				wait, err);
	}
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_io_write(const char *path, struct ctg_str text,
	struct ctg_err *err)
{
	return write_whole(path, text, true, err);
}

enum ctg_code ctg_io_write_soon(const char *path, struct ctg_str text,
	struct ctg_err *err)
{
	return write_whole(path, text, false, err);
}

enum ctg_code ctg_io_make_folder(const char *path, struct ctg_err *err)
{
	if (ctg_io_is_dir(path) || mkdir(path, 0777) == 0)
		return CTG_OK;
	return errno == EEXIST ? ctg_io_fail(err, "création impossible", path) :
		ctg_io_fail_write(err, path);
}

static bool make_folders(struct ctg_arena *a, const char *path, size_t top)
{
	for (size_t i = top; path[i]; i++)
		if (path[i] == '/' && mkdir(ctg_str_c(a,
		    (struct ctg_str){ path, i }), 0777) < 0 &&
		    errno != EEXIST)
			return false;
	return true;
}

enum ctg_code ctg_io_put(const char *path, size_t top, struct ctg_str text,
	struct ctg_err *err)
{
	static const int how = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW |
		O_CLOEXEC;
	struct ctg_arena a = CTG_ARENA_INIT;
	int fd, why;
	bool ok;

	/* As git: a new file is on the disk when the disk likes, one cut
	 * short and written again at once. */
	(void)unlink(path);
	fd = open(path, how, 0666);
	if (fd < 0 && errno == ENOENT && make_folders(&a, path, top))
		fd = open(path, how, 0666);
	ctg_arena_release(&a);
	ok = fd >= 0 && ctg_io_send(fd, text);
	why = errno;
	if (fd >= 0 && close(fd) < 0 && ok) {
		ok = false;
		why = errno;
	}
	errno = why;
	return ok ? CTG_OK : ctg_io_fail_write(err, path);
}

enum ctg_code ctg_io_remove(const char *path, struct ctg_err *err)
{
	if (unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR)
		return CTG_OK;
	return ctg_io_fail(err, "suppression impossible", path);
}

bool ctg_io_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool ctg_io_is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

const char *ctg_io_join(struct ctg_arena *a, const char *dir,
	struct ctg_str name)
{
	size_t n = strlen(dir);

	if (n == 0)
		return ctg_str_c(a, name);
	return ctg_strf(a, "%s%s%.*s", dir, dir[n - 1] == '/' ? "" : "/",
		STR_ARG(name)).p;
}

/* The part of path below dir, when the one is written after the other; else
 * NULL. */
static const char *below(const char *dir, const char *path)
{
	size_t n = strlen(dir);

	if (n == 0 || strcmp(dir, ".") == 0)
		return path[0] == '/' ? NULL : path;
	n -= dir[n - 1] == '/';
	return strncmp(dir, path, n) == 0 && path[n] == '/' ? path + n + 1 :
		NULL;
}

/* True when every step of path from rest on exists and is neither a link nor
 * « .. »: nearly always, and far sooner known than two real paths. */
static bool has_plain_steps(const char *path, const char *rest)
{
	char step[PATH_MAX];
	struct stat st;

	while (rest && *rest) {
		size_t n = strcspn(rest, "/"), end = (size_t)(rest - path) + n;

		if (n == 0 || end >= sizeof(step) || rest[0] == '.')
			return false;
		memcpy(step, path, end);
		step[end] = '\0';
		if (lstat(step, &st) != 0 || S_ISLNK(st.st_mode))
			return false;
		rest += n;
		if (*rest == '\0')
			return true;
		rest++;
	}
	return false;
}

bool ctg_io_is_inside(const char *dir, const char *path)
{
	char top[PATH_MAX], real[PATH_MAX];
	size_t n;

	if (has_plain_steps(path, below(dir, path)))
		return true;
	if (!realpath(*dir ? dir : ".", top) || !realpath(path, real))
		return false;
	n = strlen(top);
	return strncmp(top, real, n) == 0 &&
		(real[n] == '/' || (n == 1 && top[0] == '/'));
}

static int by_name(const void *pa, const void *pb)
{
	return ctg_str_cmp(*(const struct ctg_str *)pa,
		*(const struct ctg_str *)pb);
}

enum ctg_code ctg_io_list(struct ctg_str **out, size_t *n,
	struct ctg_arena *a, const char *dir, struct ctg_err *err)
{
	DIR *d = opendir(*dir ? dir : ".");
	struct ctg_str *v = NULL;
	size_t count = 0, room = 0;
	struct dirent *e;

	if (!d)
		return ctg_io_fail(err, "lecture du dossier impossible", dir);
	while ((e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		CTG_MORE(a, v, count, room);
		v[count++] = ctg_str_dup(a, ctg_str_from(e->d_name));
	}
	closedir(d);
	if (count > 0)
		qsort(v, count, sizeof(*v), by_name);
	*out = v;
	*n = count;
	return CTG_OK;
}
