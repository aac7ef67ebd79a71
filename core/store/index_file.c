/* SPDX-License-Identifier: Apache-2.0 */
/* The file, as git's Documentation/gitformat-index.txt has it. */
#include "store/index.h"

#define EXTENDED	0x4000	/* flags: two more bytes follow */
#define STAGE		0x3000
#define LENGTH		0x0fff	/* of the path; so long or longer */

enum at {
	CTIME = 0, MTIME = 8, DEV = 16, INO = 20, MODE = 24, UID = 28,
	GID = 32, SIZE = 36, ID = 40, FLAGS = 60, MORE_FLAGS = 62,
};

uint32_t ctg_index_number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
		(uint32_t)u[2] << 8 | u[3];
}

static unsigned short_number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (unsigned)u[0] << 8 | u[1];
}

static size_t head_of(const char *p)
{
	return short_number(p + FLAGS) & EXTENDED ? MORE_FLAGS + 2 :
		MORE_FLAGS;
}

static struct ctg_str path_of(const struct ctg_index *x, size_t i)
{
	const char *p = x->bytes.p + x->at[i];

	return (struct ctg_str){ p + head_of(p),
		short_number(p + FLAGS) & LENGTH };
}

/* Reading */

/* Paths end with a NUL, and are filled up with more to eight bytes. */
static bool scan_entry(size_t *at, const struct ctg_index *x, size_t end)
{
	const char *p = x->bytes.p + *at;
	unsigned version = ctg_index_number(x->bytes.p + 4), flags;
	size_t n, length;

	if (end - *at < MORE_FLAGS + 2)
		return false;
	flags = short_number(p + FLAGS);
	length = flags & LENGTH;
	n = (head_of(p) + length + 8) & ~(size_t)7;
	if ((flags & STAGE) || ((flags & EXTENDED) && version < 3) ||
	    length == 0 || length == LENGTH || end - *at < n ||
	    p[head_of(p) + length] != '\0')
		return false;
	*at += n;
	return true;
}

/* Those in capitals may be left out by who does not know them. */
static bool scan_extensions(const struct ctg_index *x, size_t end)
{
	size_t at = x->at[x->n];

	while (at < end) {
		const char *p = x->bytes.p + at;
		size_t n;

		if (end - at < CTG_INDEX_EXTENSION || *p < 'A' || *p > 'Z')
			return false;
		n = ctg_index_number(p + 4);
		if (end - at - CTG_INDEX_EXTENSION < n)
			return false;
		at += CTG_INDEX_EXTENSION + n;
	}
	return true;
}

static bool is_begun(const struct ctg_index *x)
{
	const char *p = x->bytes.p;

	return x->bytes.n >= CTG_INDEX_HEADER + CTG_INDEX_SUM &&
		memcmp(p, "DIRC\0\0\0", 7) == 0 && (p[7] == 2 || p[7] == 3) &&
		ctg_index_number(p + 8) <= x->bytes.n / (MORE_FLAGS + 2);
}

bool ctg_index_scan(struct ctg_index *x)
{
	size_t at = CTG_INDEX_HEADER, end = x->bytes.n - CTG_INDEX_SUM;

	if (!is_begun(x))
		return false;
	x->n = ctg_index_number(x->bytes.p + 8);
	x->at = CTG_NEW_N(&x->arena, uint32_t, x->n + 1);
	for (size_t i = 0; i < x->n; i++) {
		x->at[i] = (uint32_t)at;
		if (!scan_entry(&at, x, end) || (i > 0 && ctg_str_cmp(
		    path_of(x, i - 1), path_of(x, i)) >= 0))
			return false;
	}
	x->at[x->n] = (uint32_t)at;
	return scan_extensions(x, end);
}

/* Looking */

size_t ctg_index_place(bool *there, const struct ctg_index *x,
	struct ctg_str path)
{
	size_t low = 0, high = x->n;

	*there = false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = ctg_str_cmp(path_of(x, middle), path);

		if (order == 0) {
			*there = true;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void read_entry(git_index_entry *out, const char *p)
{
	*out = (git_index_entry){
		.ctime = { (int32_t)ctg_index_number(p + CTIME),
			ctg_index_number(p + CTIME + 4) },
		.mtime = { (int32_t)ctg_index_number(p + MTIME),
			ctg_index_number(p + MTIME + 4) },
		.dev = ctg_index_number(p + DEV),
		.ino = ctg_index_number(p + INO),
		.mode = ctg_index_number(p + MODE),
		.uid = ctg_index_number(p + UID),
		.gid = ctg_index_number(p + GID),
		.file_size = ctg_index_number(p + SIZE),
		.flags = (uint16_t)short_number(p + FLAGS),
	};
	(void)git_oid_fromraw(&out->id, (const unsigned char *)p + ID);
	if (out->flags & EXTENDED)
		out->flags_extended = (uint16_t)short_number(p + MORE_FLAGS);
}

bool ctg_index_at(git_index_entry *out, const struct ctg_index *x, size_t i)
{
	const git_index_entry *e;

	if (x->git) {
		e = git_index_get_byindex(x->git, i);
		if (e)
			*out = *e;
		return e;
	}
	if (i >= x->n)
		return false;
	read_entry(out, x->bytes.p + x->at[i]);
	out->path = path_of(x, i).p;
	return true;
}

bool ctg_index_get(git_index_entry *out, const struct ctg_index *x,
	const char *path)
{
	const git_index_entry *e;
	bool there;
	size_t i;

	if (x->git) {
		e = git_index_get_bypath(x->git, path, 0);
		if (e)
			*out = *e;
		return e;
	}
	i = ctg_index_place(&there, x, ctg_str_from(path));
	return there && ctg_index_at(out, x, i);
}

size_t ctg_index_first(const struct ctg_index *x, const char *prefix)
{
	size_t i;
	bool there;

	if (!x->git)
		return ctg_index_place(&there, x, ctg_str_from(prefix));
	return git_index_find_prefix(&i, x->git, prefix) ?
		git_index_entrycount(x->git) : i;
}
