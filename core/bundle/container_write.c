/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/container_write.h"

#include "base/arena.h"
#include "base/inflate.h"
#include "base/io.h"
#include "base/zip.h"
#include "bundle/container_parts.h"

#include <string.h>
#include <unistd.h>

#define PIECE	((size_t)128 << 10)

static enum ctg_code fail_write(struct ctg_err *err)
{
	return ctg_io_fail_write(err, "");
}

static enum ctg_code send(struct ctg_container_writer *w, const void *p,
	size_t n, struct ctg_err *err)
{
	if (!ctg_io_send(w->fd, (struct ctg_str){ p, n }))
		return fail_write(err);
	w->at += n;
	return CTG_OK;
}

/* --- records ------------------------------------------------------------- */

static void put_common(unsigned char *p, const struct ctg_container_entry *e)
{
	zip_put(p, ZIP_VERSION, 2);
	zip_put(p + 8, ZIP_DATE, 2);
	zip_put(p + 10, e->crc, 4);
	zip_put(p + 14, (uint32_t)e->size, 4);
	zip_put(p + 18, (uint32_t)e->size, 4);
	zip_put(p + 22, (uint32_t)e->name.n, 2);
}

static void put_local(unsigned char p[ZIP_LOCAL_SIZE],
	const struct ctg_container_entry *e)
{
	memset(p, 0, ZIP_LOCAL_SIZE);
	zip_put(p, ZIP_LOCAL, 4);
	put_common(p + ZIP_LOCAL_COMMON, e);
}

static void put_central(unsigned char p[ZIP_CENTRAL_SIZE],
	const struct ctg_container_entry *e)
{
	memset(p, 0, ZIP_CENTRAL_SIZE);
	zip_put(p, ZIP_CENTRAL, 4);
	zip_put(p + 4, ZIP_VERSION, 2);
	put_common(p + ZIP_CENTRAL_COMMON, e);
	zip_put(p + 42, (uint32_t)e->at, 4);
}

static void put_end(unsigned char p[ZIP_END_SIZE],
	const struct ctg_container_writer *w, uint64_t start)
{
	memset(p, 0, ZIP_END_SIZE);
	zip_put(p, ZIP_END, 4);
	zip_put(p + 8, (uint32_t)w->n, 2);
	zip_put(p + 10, (uint32_t)w->n, 2);
	zip_put(p + 12, (uint32_t)(w->at - start), 4);
	zip_put(p + 16, (uint32_t)start, 4);
}

/* --- entries ------------------------------------------------------------- */

static void add(struct ctg_container_writer *w,
	const struct ctg_container_entry *e)
{
	CTG_MORE(w->arena, w->entries, w->n, w->room);
	w->entries[w->n] = *e;
	w->entries[w->n++].name = ctg_str_dup(w->arena, e->name);
}

/* What we could not read again is not written. */
static enum ctg_code check_room(const struct ctg_container_writer *w,
	uint64_t more, struct ctg_err *err)
{
	if (w->n >= CTG_ZIP_ENTRIES)
		return ctg_fail(err, CTG_EREFUSED, "plus de 2 048 fichiers");
	if (more > CTG_ZIP_BYTES || w->at + more > CTG_ZIP_BYTES)
		return ctg_fail(err, CTG_EREFUSED, "plus de 1 Go de fichiers");
	return CTG_OK;
}

static enum ctg_code begin(struct ctg_container_writer *w,
	struct ctg_container_entry *e, struct ctg_err *err)
{
	unsigned char header[ZIP_LOCAL_SIZE];
	enum ctg_code code = check_room(w, e->size, err);

	e->at = w->at;
	put_local(header, e);
	if (!code)
		code = send(w, header, sizeof(header), err);
	return code ? code : send(w, e->name.p, e->name.n, err);
}

enum ctg_code ctg_container_put(struct ctg_container_writer *w,
	struct ctg_str name, struct ctg_str bytes, struct ctg_err *err)
{
	struct ctg_container_entry e = { .name = name, .size = bytes.n,
		.crc = ctg_crc32(0, bytes) };
	enum ctg_code code = begin(w, &e, err);

	if (code)
		return code;
	add(w, &e);
	return send(w, bytes.p, bytes.n, err);
}

/* --- a file -------------------------------------------------------------- */

static enum ctg_code copy_file(struct ctg_container_writer *w,
	struct ctg_container_entry *e, int fd, const char *path,
	struct ctg_digest *d, char piece[PIECE], struct ctg_err *err)
{
	uint32_t crc = 0;
	uint64_t n = 0;

	for (;;) {
		ssize_t k = ctg_io_piece(fd, piece, PIECE);
		enum ctg_code code;

		if (k < 0)
			return ctg_io_fail(err, "lecture impossible", path);
		if (k == 0)
			break;
		n += (uint64_t)k;
		if (n > e->size)
			break;
		crc = ctg_crc32(crc, (struct ctg_str){ piece,
			(size_t)k });
		ctg_digest_add(d, (struct ctg_str){ piece, (size_t)k });
		code = send(w, piece, (size_t)k, err);
		if (code)
			return code;
	}
	e->crc = crc;
	if (n == e->size)
		return CTG_OK;
	(void)ctg_fail(err, CTG_ESYSTEM, "le fichier a changé pendant sa "
		"lecture");
	ctg_err_at(err, path, 0, 0);
	return CTG_ESYSTEM;
}

/* Its CRC was not known when its header was written. */
static enum ctg_code mend(const struct ctg_container_writer *w,
	const struct ctg_container_entry *e, struct ctg_err *err)
{
	unsigned char header[ZIP_LOCAL_SIZE];

	put_local(header, e);
	return pwrite(w->fd, header, sizeof(header), (off_t)e->at) ==
		(ssize_t)sizeof(header) ? CTG_OK : fail_write(err);
}

enum ctg_code ctg_container_put_file(struct ctg_container_writer *w,
	struct ctg_str name, const char *path, struct ctg_digest *d,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_container_entry e = { .name = name };
	int fd;
	enum ctg_code code = ctg_io_open(&fd, &e.size, path, err);

	if (code)
		return code;
	code = begin(w, &e, err);
	if (!code)
		code = copy_file(w, &e, fd, path, d,
			ctg_arena_bytes(&a, PIECE), err);
	close(fd);
	ctg_arena_release(&a);
	if (!code)
		code = mend(w, &e, err);
	if (!code)
		add(w, &e);
	return code;
}

/* --- an entry of another zip --------------------------------------------- */

struct copying {
	struct ctg_container_writer *writer;
	struct ctg_digest *digest;
	enum ctg_code code;		/* of the first write that failed */
	struct ctg_err *err;
};

static void take_piece(void *ctx, struct ctg_str piece)
{
	struct copying *c = ctx;

	ctg_digest_add(c->digest, piece);
	if (!c->code)
		c->code = send(c->writer, piece.p, piece.n, c->err);
}

enum ctg_code ctg_container_put_entry(struct ctg_container_writer *w,
	struct ctg_str name, const struct ctg_container *from,
	struct ctg_digest *d, struct ctg_err *err)
{
	const struct ctg_container_entry *of = ctg_container_find(from, name);
	struct copying c = { w, d, CTG_OK, err };
	struct ctg_container_entry e;
	enum ctg_code code;

	if (!of)
		return ctg_fail(err, CTG_EDIGEST, "il manque le fichier "
			"«\u00a0%.*s\u00a0»", STR_ARG(name));
	e = (struct ctg_container_entry){ .name = name, .size = of->size,
		.crc = of->crc };
	code = begin(w, &e, err);
	if (!code)
		code = ctg_container_stream(from, of, take_piece, &c, err);
	if (!code)
		code = c.code;
	if (!code)
		add(w, &e);
	return code;
}

/* --- all at once --------------------------------------------------------- */

enum ctg_code ctg_container_put_all(struct ctg_container_writer *w,
	const struct ctg_container *from, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	char *piece = ctg_arena_bytes(&a, PIECE);
	enum ctg_code code = CTG_OK;

	while (w->at < from->directory && !code) {
		uint64_t left = from->directory - w->at;
		size_t n = left < PIECE ? (size_t)left : PIECE;

		code = ctg_container_bytes(from, w->at, piece, n, err);
		if (!code)
			code = send(w, piece, n, err);
	}
	for (size_t i = 0; i < from->n && !code; i++)
		add(w, &from->entries[i]);
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_container_end(struct ctg_container_writer *w,
	struct ctg_err *err)
{
	unsigned char record[ZIP_CENTRAL_SIZE];
	uint64_t start = w->at;
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < w->n && !code; i++) {
		put_central(record, &w->entries[i]);
		code = send(w, record, sizeof(record), err);
		if (!code)
			code = send(w, w->entries[i].name.p,
				w->entries[i].name.n, err);
	}
	put_end(record, w, start);
	return code ? code : send(w, record, ZIP_END_SIZE, err);
}
