/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/container.h"

#include "base/arena.h"
#include "base/io.h"
#include "base/zip.h"
#include "bundle/container_parts.h"

#include <errno.h>
#include <unistd.h>

#define DIRECTORY_MAX	((size_t)4 << 20)
/* The end record, and the longest comment after it. */
#define TAIL		(ZIP_END_SIZE + 0xffff)

enum ctg_code ctg_container_refuse(struct ctg_err *err, const char *what)
{
	return ctg_fail(err, CTG_EDIGEST, "conteneur refusé : %s", what);
}

enum ctg_code ctg_container_bytes(const struct ctg_container *c, uint64_t at,
	void *out, size_t n, struct ctg_err *err)
{
	char *p = out;

	while (n > 0) {
		ssize_t k = pread(c->fd, p, n, (off_t)at);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return ctg_fail(err, CTG_ESYSTEM,
				"lecture du conteneur impossible");
		if (k == 0)
			return ctg_container_refuse(err, "il est tronqué");
		p += k;
		at += (uint64_t)k;
		n -= (size_t)k;
	}
	return CTG_OK;
}

/* --- the end record ------------------------------------------------------ */

struct end {
	uint64_t at;		/* in the file */
	unsigned disk, directory_disk, here, total, comment;
	uint32_t size, start;
};

static struct end read_end(const unsigned char *p)
{
	return (struct end){
		.disk = zip_u16(p + 4), .directory_disk = zip_u16(p + 6),
		.here = zip_u16(p + 8), .total = zip_u16(p + 10),
		.size = zip_u32(p + 12), .start = zip_u32(p + 16),
		.comment = zip_u16(p + 20),
	};
}

/* The last record of the file: whoever hides another in its comment, or puts
 * anything after it, would have it read otherwise elsewhere. */
static enum ctg_code find_end(struct end *out, const struct ctg_container *c,
	struct ctg_arena *a, uint64_t size, struct ctg_err *err)
{
	size_t n = size < TAIL ? (size_t)size : TAIL, i;
	unsigned char *tail = ctg_arena_alloc(a, n + 1, 1);
	enum ctg_code code = ctg_container_bytes(c, size - n, tail, n, err);

	if (code)
		return code;
	for (i = n; i >= 4 && zip_u32(tail + i - 4) != ZIP_END; i--)
		;
	if (i < 4)
		return ctg_container_refuse(err, "ce n'est pas un zip");
	i -= 4;
	if (n - i < ZIP_END_SIZE)
		return ctg_container_refuse(err, "il est tronqué");
	*out = read_end(tail + i);
	out->at = size - n + i;
	if (out->comment != n - i - ZIP_END_SIZE)
		return ctg_container_refuse(err, out->comment > n - i -
			ZIP_END_SIZE ? "il est tronqué" :
			"des octets suivent sa fin");
	return CTG_OK;
}

static enum ctg_code check_end(const struct end *e, struct ctg_err *err)
{
	if (e->total == 0xffff || e->size == 0xffffffff ||
	    e->start == 0xffffffff)
		return ctg_container_refuse(err,
			"le format zip64 (plus de 4 Go) n'est pas admis");
	if (e->disk || e->directory_disk || e->here != e->total)
		return ctg_container_refuse(err, "il est en plusieurs parties");
	if (e->total > CTG_ZIP_ENTRIES || e->size > DIRECTORY_MAX)
		return ctg_container_refuse(err, "plus de 2 048 entrées");
	if (e->total == 0)
		return ctg_container_refuse(err, "il est vide");
	if ((uint64_t)e->start + e->size != e->at)
		return ctg_container_refuse(err, "son annuaire n'est pas juste "
			"avant sa fin, ou des octets précèdent son début");
	return CTG_OK;
}

/* --- the central directory ----------------------------------------------- */

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* For some systems « a » and « A » are one file. */
static bool is_same_file(struct ctg_str a, struct ctg_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

static bool has_controls(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return true;
	return false;
}

static enum ctg_code check_name(const struct ctg_container *c,
	struct ctg_str name, struct ctg_err *err)
{
	if (!ctg_zip_is_safe(name) || has_controls(name))
		return ctg_container_refuse(err,
			"un nom de fichier n'y est pas admis");
	for (size_t i = 0; i < c->n; i++)
		if (is_same_file(c->entries[i].name, name))
			return ctg_fail(err, CTG_EDIGEST, "conteneur refusé : "
				"deux entrées ont le même nom, %.*s",
				STR_ARG(name));
	return CTG_OK;
}

static enum ctg_code check_sizes(const struct zip_common *h,
	struct ctg_str name, uint64_t *total, struct ctg_err *err)
{
	if (h->packed == 0xffffffff || h->size == 0xffffffff)
		return ctg_container_refuse(err,
			"le format zip64 (plus de 4 Go) n'est pas admis");
	if (h->size > CTG_ZIP_BYTES - *total)
		return ctg_container_refuse(err,
			"plus de 1 Go une fois déplié");
	*total += h->size;
	if (h->size / CTG_ZIP_RATIO > (uint64_t)h->packed + 1)
		return ctg_container_refuse(err,
			"une entrée est bien trop comprimée");
	if (ctg_str_ends(name, STR("/")) && h->size > 0)
		return ctg_container_refuse(err,
			"un dossier y a un contenu, que personne ne verrait");
	if (h->method == ZIP_STORED && h->packed != h->size)
		return ctg_container_refuse(err,
			"une entrée n'a pas la taille annoncée");
	return CTG_OK;
}

static enum ctg_code check_kind(const struct zip_common *h,
	struct ctg_err *err)
{
	const unsigned known = ZIP_EFFORT | ZIP_DEFERRED | ZIP_UTF8;

	if (h->flags & ZIP_ENCRYPTED)
		return ctg_container_refuse(err, "une entrée est chiffrée");
	if (h->flags & ~known)
		return ctg_container_refuse(err,
			"une entrée a des drapeaux inconnus");
	if (h->method != ZIP_STORED && h->method != ZIP_DEFLATED)
		return ctg_container_refuse(err,
			"une entrée est comprimée d'une façon inconnue");
	return CTG_OK;
}

/* Of one entry of the directory, what is not as we write it. */
static unsigned oddities_of(const unsigned char *p)
{
	unsigned found = 0;

	if (zip_u16(p + 4) != ZIP_VERSION || zip_u16(p + 34) ||
	    zip_u16(p + 36) || zip_u32(p + 38))
		found |= CTG_ODD_SYSTEM;
	if (zip_u16(p + 32))
		found |= CTG_ODD_COMMENT;
	return found;
}

/* Moves *p past it. */
static enum ctg_code read_entry(struct ctg_container *c,
	struct ctg_container_entry *e, struct zip_common *h,
	const unsigned char **p, const unsigned char *end,
	struct ctg_err *err)
{
	const unsigned char *at = *p;
	size_t n;
	enum ctg_code code;

	if ((size_t)(end - at) < ZIP_CENTRAL_SIZE || zip_u32(at) != ZIP_CENTRAL)
		return ctg_container_refuse(err, "son annuaire est abîmé");
	*h = zip_common_read(at + ZIP_CENTRAL_COMMON);
	n = (size_t)ZIP_CENTRAL_SIZE + h->name + h->extra + zip_u16(at + 32);
	if ((size_t)(end - at) < n)
		return ctg_container_refuse(err, "son annuaire est abîmé");
	*e = (struct ctg_container_entry){
		.name = { (const char *)at + ZIP_CENTRAL_SIZE, h->name },
		.at = zip_u32(at + 42), .packed = h->packed, .size = h->size,
		.crc = h->crc, .method = h->method,
	};
	c->odd |= oddities_of(at) | ctg_container_odd(h);
	code = check_kind(h, err);
	if (!code)
		code = ctg_container_extra(at + ZIP_CENTRAL_SIZE + h->name,
			h->extra, err);
	*p += n;
	return code ? code : check_name(c, e->name, err);
}

/* Each entry begins where the one before ends. */
static enum ctg_code read_directory(struct ctg_container *c,
	struct ctg_arena *a, const struct end *e, struct ctg_err *err)
{
	unsigned char *directory = ctg_arena_alloc(a, e->size + 1, 1);
	const unsigned char *p = directory, *end = directory + e->size;
	struct zip_common *headers = CTG_NEW_N(a, struct zip_common, e->total);
	uint64_t total = 0;
	enum ctg_code code = ctg_container_bytes(c, e->start, directory,
		e->size, err);

	c->directory = e->start;
	c->entries = CTG_NEW_N(a, struct ctg_container_entry, e->total);
	for (; c->n < e->total && !code; c->n++) {
		code = read_entry(c, &c->entries[c->n], &headers[c->n], &p,
			end, err);
		if (!code)
			code = check_sizes(&headers[c->n],
				c->entries[c->n].name, &total, err);
	}
	if (!code && p != end)
		code = ctg_container_refuse(err, "son annuaire est abîmé");
	for (size_t i = 0; i < c->n && !code; i++)
		code = ctg_container_local(c, i, &headers[i], err);
	return code;
}

/* --- opening ------------------------------------------------------------- */

static enum ctg_code read_whole(struct ctg_container *c, struct ctg_arena *a,
	const char *path, struct ctg_err *err)
{
	uint64_t size = 0;
	struct end e = { 0 };
	enum ctg_code code = ctg_io_open(&c->fd, &size, path, err);

	if (!code && size > 0xffffffff)
		code = ctg_container_refuse(err, "plus de 4 Go");
	if (!code)
		code = find_end(&e, c, a, size, err);
	if (!code)
		code = check_end(&e, err);
	if (code)
		return code;
	c->odd |= e.comment ? CTG_ODD_COMMENT : 0;
	return read_directory(c, a, &e, err);
}

enum ctg_code ctg_container_open(struct ctg_container *out,
	struct ctg_arena *a, const char *path, struct ctg_err *err)
{
	struct ctg_container c = { .fd = -1 };
	enum ctg_code code = read_whole(&c, a, path, err);

	if (code) {
		ctg_container_close(&c);
		ctg_err_at(err, path, 0, 0);
		return code;
	}
	*out = c;
	return CTG_OK;
}

void ctg_container_close(struct ctg_container *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
}

const struct ctg_container_entry *ctg_container_find(
	const struct ctg_container *c, struct ctg_str name)
{
	for (size_t i = 0; i < c->n; i++)
		if (ctg_str_eq(c->entries[i].name, name))
			return &c->entries[i];
	return NULL;
}
