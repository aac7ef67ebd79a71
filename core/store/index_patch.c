/* SPDX-License-Identifier: Apache-2.0 */
/* The new file: runs of entries that stay as they are, and between them those
 * that were put.  Untracked files, the monitor… which git can find again are
 * left out, as libgit2 does. */
#include "store/index.h"

#include "base/buf.h"
#include "base/sha1.h"

#include <stdlib.h>

#define EXTENDED	0x4000
#define LENGTH		0x0fff

static int by_path(const void *p, const void *q)
{
	const struct ctg_index_edit *x = p, *y = q;
	int order = strcmp(x->entry.path, y->entry.path);

	return order ? order : x->rank < y->rank ? -1 : 1;
}

/* Sorted, and the last one of each path. */
static void settle(struct ctg_index *x)
{
	size_t kept = 0;

	if (x->nedits > 0)
		qsort(x->edits, x->nedits, sizeof(*x->edits), by_path);
	for (size_t i = 0; i < x->nedits; i++) {
		if (kept > 0 && strcmp(x->edits[kept - 1].entry.path,
		    x->edits[i].entry.path) == 0)
			kept--;
		x->edits[kept++] = x->edits[i];
	}
	x->nedits = kept;
}

/* Once the index is written anew, a file as young as the old one would pass
 * for an older one, whatever was written to it in that very tick. */
static bool has_young(const struct ctg_index *x, size_t from, size_t to)
{
	const struct timespec *t = &x->seen.st_mtim;

	for (size_t i = from; i < to; i++) {
		const char *mtime = x->bytes.p + x->at[i] + 8;
		int32_t s = (int32_t)ctg_index_number(mtime);

		if (s > (int32_t)t->tv_sec || (s == (int32_t)t->tv_sec &&
		    ctg_index_number(mtime + 4) >= (uint32_t)t->tv_nsec))
			return true;
	}
	return false;
}

/* Writing */

static void add_number(struct ctg_buf *b, uint32_t n)
{
	const char v[4] = { (char)(n >> 24), (char)(n >> 16), (char)(n >> 8),
		(char)n };

	ctg_buf_add(b, (struct ctg_str){ v, sizeof(v) });
}

static void add_short(struct ctg_buf *b, unsigned n)
{
	ctg_buf_putc(b, (char)(n >> 8));
	ctg_buf_putc(b, (char)n);
}

static void add_entry(struct ctg_buf *b, const git_index_entry *e)
{
	unsigned more = e->flags_extended & GIT_INDEX_ENTRY_EXTENDED_FLAGS;
	struct ctg_str path = ctg_str_from(e->path);
	size_t n = (more ? 64 : 62) + path.n;

	add_number(b, (uint32_t)e->ctime.seconds);
	add_number(b, e->ctime.nanoseconds);
	add_number(b, (uint32_t)e->mtime.seconds);
	add_number(b, e->mtime.nanoseconds);
	add_number(b, e->dev);
	add_number(b, e->ino);
	add_number(b, e->mode);
	add_number(b, e->uid);
	add_number(b, e->gid);
	add_number(b, e->file_size);
	ctg_buf_add(b, (struct ctg_str){ (const char *)e->id.id,
		GIT_OID_RAWSZ });
	add_short(b, (unsigned)path.n | (more ? EXTENDED : 0));
	if (more)
		add_short(b, more);
	ctg_buf_add(b, path);
	ctg_buf_add(b, (struct ctg_str){ "\0\0\0\0\0\0\0\0", 8 - n % 8 });
}

static void add_run(struct ctg_buf *b, const struct ctg_index *x, size_t from,
	size_t to)
{
	ctg_buf_add(b, (struct ctg_str){ x->bytes.p + x->at[from],
		x->at[to] - x->at[from] });
}

static bool add_entries(struct ctg_buf *b, const struct ctg_index *x)
{
	uint32_t count = (uint32_t)x->n;
	size_t next = 0;

	ctg_buf_add(b, ctg_str_head(x->bytes, CTG_INDEX_HEADER - 4));
	add_number(b, count);
	for (size_t i = 0; i < x->nedits; i++) {
		const git_index_entry *e = &x->edits[i].entry;
		bool there;
		size_t at = ctg_index_place(&there, x,
			ctg_str_from(e->path));

		if (has_young(x, next, at))
			return false;
		add_run(b, x, next, at);
		if (e->mode != 0)
			add_entry(b, e);
		count += (e->mode != 0) - there;
		next = at + there;
	}
	if (has_young(x, next, x->n))
		return false;
	add_run(b, x, next, x->n);
	for (size_t i = 0; i < 4; i++)
		b->p[CTG_INDEX_HEADER - 1 - i] = (char)(count >> (8 * i));
	return true;
}

static void add_extension(struct ctg_buf *b, struct ctg_str name,
	struct ctg_str content)
{
	if (content.n == 0)
		return;
	ctg_buf_add(b, name);
	add_number(b, (uint32_t)content.n);
	ctg_buf_add(b, content);
}

static void add_extensions(struct ctg_buf *b, const struct ctg_index *x)
{
	struct ctg_str rest = ctg_str_skip(x->bytes, x->at[x->n]);

	while (rest.n > CTG_INDEX_SUM) {
		struct ctg_str name = ctg_str_head(rest, 4);
		struct ctg_str content = ctg_str_head(ctg_str_skip(rest,
			CTG_INDEX_EXTENSION), ctg_index_number(rest.p + 4));

		rest = ctg_str_skip(rest, CTG_INDEX_EXTENSION + content.n);
		if (ctg_str_eq(name, STR("TREE")))
			content = ctg_index_trees(b->arena, content, x->edits,
				x->nedits);
		else if (!ctg_str_eq(name, STR("REUC")))
			continue;
		add_extension(b, name, content);
	}
}

static bool can_hold(const struct ctg_index *x, const git_index_entry *e)
{
	return strlen(e->path) < LENGTH && (x->bytes.p[7] > 2 ||
		!(e->flags_extended & GIT_INDEX_ENTRY_EXTENDED_FLAGS));
}

bool ctg_index_patch(struct ctg_str *out, struct ctg_index *x)
{
	struct ctg_buf b = { .arena = &x->arena };
	unsigned char sum[CTG_SHA1_SIZE];

	settle(x);
	b.room = x->bytes.n + 1;
	for (size_t i = 0; i < x->nedits; i++) {
		if (!can_hold(x, &x->edits[i].entry))
			return false;
		b.room += 72 + strlen(x->edits[i].entry.path);
	}
	b.p = CTG_NEW_N(b.arena, char, b.room);
	if (!add_entries(&b, x))
		return false;
	add_extensions(&b, x);
	ctg_sha1(sum, ctg_buf_str(&b));
	ctg_buf_add(&b, (struct ctg_str){ (const char *)sum, sizeof(sum) });
	*out = ctg_buf_str(&b);
	return true;
}
