/* SPDX-License-Identifier: Apache-2.0 */
/* io.h - files, read whole and written whole.
 *
 * A file is written under a temporary name in its own folder and renamed, so
 * that a reader sees the old one or the new one and a crash loses neither. */
#ifndef CTG_BASE_IO_H
#define CTG_BASE_IO_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>
#include <sys/types.h>

struct ctg_arena;

/* The whole file; refused when larger than max bytes. */
[[nodiscard]] enum ctg_code ctg_io_read(struct ctg_str *out,
	struct ctg_arena *a, const char *path, size_t max,
	struct ctg_err *err);

/* A regular file to be read in pieces, and its size. */
[[nodiscard]] enum ctg_code ctg_io_open(int *out, uint64_t *size,
	const char *path, struct ctg_err *err);

/* The next bytes of one, at most n, whatever a read takes; 0 at its end, less
 * with errno. */
ssize_t ctg_io_piece(int fd, char *p, size_t n);

/* « what : reason », of errno, in French. */
[[nodiscard]] enum ctg_code ctg_io_fail(struct ctg_err *err,
	const char *what, const char *path);
/* « écriture impossible : … » */
[[nodiscard]] enum ctg_code ctg_io_fail_write(struct ctg_err *err,
	const char *path);

/* All of it, whatever a write takes; false, with errno. */
bool ctg_io_send(int fd, struct ctg_str s);
/* Keeps the mode of what it replaces; writes to a device as it is. */
[[nodiscard]] enum ctg_code ctg_io_write(const char *path,
	struct ctg_str text, struct ctg_err *err);

/* The same without waiting for the disk: after a crash what was written last
 * may be missing or empty.  For what can be made again. */
[[nodiscard]] enum ctg_code ctg_io_write_soon(const char *path,
	struct ctg_str text, struct ctg_err *err);
/* It may be there; the folder that holds it must be. */
[[nodiscard]] enum ctg_code ctg_io_make_folder(const char *path,
	struct ctg_err *err);

/* Writes where the file is, following no link; made when it is not there, with
 * the folders on its way after the first `top` bytes of the path.  What a crash
 * leaves is a beginning of it: for what can be written again. */
[[nodiscard]] enum ctg_code ctg_io_put(const char *path, size_t top,
	struct ctg_str text, struct ctg_err *err);
/* It need not be there. */
[[nodiscard]] enum ctg_code ctg_io_remove(const char *path,
	struct ctg_err *err);

bool ctg_io_is_dir(const char *path);
bool ctg_io_is_file(const char *path);
/* dir/name; name alone when dir is empty. */
const char *ctg_io_join(struct ctg_arena *a, const char *dir,
	struct ctg_str name);
/* True when name, taken below dir, exists and stays below dir once every
 * symbolic link is followed. */
bool ctg_io_is_inside(const char *dir, const char *path);
/* The names in a folder, sorted, without those that begin with a dot. */
[[nodiscard]] enum ctg_code ctg_io_list(struct ctg_str **out, size_t *n,
	struct ctg_arena *a, const char *dir, struct ctg_err *err);

#endif
