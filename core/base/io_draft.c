/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io_draft.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A new file beside path, whose name was free, with the mode of the one that
 * it replaces. */
static int create(const char **name, struct ctg_arena *a, const char *path)
{
	struct stat st;
	int fd = -1;

	for (unsigned i = 0; i < 100 && fd < 0; i++) {
		*name = ctg_strf(a, "%s.tmp%u", path, i).p;
		fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	if (fd >= 0 && stat(path, &st) == 0)
		(void)fchmod(fd, st.st_mode & 0777);
	return fd;
}

enum ctg_code ctg_io_draft_open(struct ctg_io_draft *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err)
{
	char real[PATH_MAX];
	struct ctg_io_draft d = { .path = path };
	struct stat st;

	/* Renamed over a device, it would take its place. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		(void)ctg_fail(err, CTG_ESYSTEM, "écriture impossible : %s",
			S_ISDIR(st.st_mode) ? "c'est un dossier" :
			"ce n'est pas un fichier ordinaire");
		ctg_err_at(err, path, 0, 0);
		return CTG_ESYSTEM;
	}
	d.real = realpath(path, real) ? ctg_str_c(a, ctg_str_from(real)) :
		path;
	d.fd = create(&d.tmp, a, d.real);
	if (d.fd < 0)
		return ctg_io_fail_write(err, path);
	*out = d;
	return CTG_OK;
}

enum ctg_code ctg_io_draft_end(struct ctg_io_draft *d, bool ok, bool wait,
	struct ctg_err *err)
{
	int why;

	ok = ok && (!wait || fsync(d->fd) == 0);
	why = errno;
	if (close(d->fd) < 0 && ok) {
		ok = false;
		why = errno;
	}
	if (ok && rename(d->tmp, d->real) == 0)
		return CTG_OK;
	if (ok)
		why = errno;
	unlink(d->tmp);
	errno = why;
	return ctg_io_fail_write(err, d->path);
}

enum ctg_code ctg_io_draft_settle(struct ctg_io_draft *d, enum ctg_code code,
	struct ctg_err *err)
{
	if (!code)
		return ctg_io_draft_end(d, true, true, err);
	close(d->fd);
	unlink(d->tmp);
	if (err && !err->file[0] && code == CTG_ESYSTEM)
		ctg_err_at(err, d->path, 0, 0);
	return code;
}
