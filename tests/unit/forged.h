/* SPDX-License-Identifier: Apache-2.0 */
/* forged.h - zips as an attacker writes them: each field of each header is
 * what one wants it to be. */
#ifndef CTG_TESTS_FORGED_H
#define CTG_TESTS_FORGED_H

#include "base/buf.h"
#include "bundle/zip_format.h"
#include "unit.h"

#include <zlib.h>

struct forged {
	const char *name;
	struct ctg_str bytes;		/* as they lie in the file */
	/* Different in the local header, when it is not NULL. */
	const char *local_name;
	struct zip_common head, local;	/* added to what is true */
	struct ctg_str extra, local_extra, comment;
	struct ctg_str before, after;	/* hidden around it */
	long offset;			/* added to the true one */
	unsigned attributes, disk;
};

struct forged_end {
	struct ctg_str before, comment, after;
	long n, size, start;		/* added to what is true */
};

static void forged_put(struct ctg_buf *b, uint32_t v, unsigned bytes)
{
	unsigned char p[4];

	zip_put(p, v, bytes);
	ctg_buf_add(b, (struct ctg_str){ (const char *)p, bytes });
}

static void forged_common(struct ctg_buf *b, const struct forged *f,
	const struct zip_common *more, size_t name, size_t extra)
{
	uint32_t n = (uint32_t)f->bytes.n;

	forged_put(b, ZIP_VERSION + more->version, 2);
	forged_put(b, more->flags, 2);
	forged_put(b, more->method, 2);
	forged_put(b, more->time, 2);
	forged_put(b, ZIP_DATE + more->date, 2);
	forged_put(b, (uint32_t)crc32_z(0, (const unsigned char *)f->bytes.p,
		f->bytes.n) + more->crc, 4);
	forged_put(b, n + more->packed, 4);
	forged_put(b, n + more->size, 4);
	forged_put(b, (uint32_t)name + more->name, 2);
	forged_put(b, (uint32_t)extra + more->extra, 2);
}

static void forged_local(struct ctg_buf *b, const struct forged *f)
{
	const char *name = f->local_name ? f->local_name : f->name;

	forged_put(b, ZIP_LOCAL, 4);
	forged_common(b, f, &f->local, strlen(name), f->local_extra.n);
	ctg_buf_puts(b, name);
	ctg_buf_add(b, f->local_extra);
	ctg_buf_add(b, f->bytes);
	ctg_buf_add(b, f->after);
}

static void forged_central(struct ctg_buf *b, const struct forged *f,
	size_t at)
{
	forged_put(b, ZIP_CENTRAL, 4);
	forged_put(b, ZIP_VERSION, 2);
	forged_common(b, f, &f->head, strlen(f->name), f->extra.n);
	forged_put(b, (uint32_t)f->comment.n, 2);
	forged_put(b, f->disk, 2);
	forged_put(b, 0, 2);
	forged_put(b, f->attributes, 4);
	forged_put(b, (uint32_t)((long)at + f->offset), 4);
	ctg_buf_puts(b, f->name);
	ctg_buf_add(b, f->extra);
	ctg_buf_add(b, f->comment);
}

static void forged_finish(struct ctg_buf *b, const struct forged_end *e,
	size_t n, size_t start)
{
	uint32_t size = (uint32_t)((long)(b->n - start) + e->size);

	ctg_buf_add(b, e->before);
	forged_put(b, ZIP_END, 4);
	forged_put(b, 0, 4);
	forged_put(b, (uint32_t)((long)n + e->n), 2);
	forged_put(b, (uint32_t)((long)n + e->n), 2);
	forged_put(b, size, 4);
	forged_put(b, (uint32_t)((long)start + e->start), 4);
	forged_put(b, (uint32_t)e->comment.n, 2);
	ctg_buf_add(b, e->comment);
	ctg_buf_add(b, e->after);
}

/* end may be NULL. */
static struct ctg_str forged(const struct forged *files, size_t n,
	const struct forged_end *end)
{
	struct ctg_buf b = { .arena = &unit_arena };
	size_t *at = CTG_NEW_N(&unit_arena, size_t, n + 1), start;

	for (size_t i = 0; i < n; i++) {
		ctg_buf_add(&b, files[i].before);
		at[i] = b.n;
		forged_local(&b, &files[i]);
	}
	start = b.n;
	for (size_t i = 0; i < n; i++)
		forged_central(&b, &files[i], at[i]);
	forged_finish(&b, end ? end : &(struct forged_end){ 0 }, n, start);
	return ctg_buf_str(&b);
}

#endif
