/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zip.h"

#include "base/arena.h"
#include "base/deflate.h"
#include "base/inflate.h"

/* APPNOTE.TXT, 4.3: what the headers begin with, and their bytes. */
#define LOCAL		0x04034b50
#define LOCAL_SIZE	30
#define CENTRAL		0x02014b50
#define CENTRAL_SIZE	46
#define END		0x06054b50
#define END_SIZE	22
#define MOST_ENTRIES	0xffff		/* more is another format */
#define MOST_NAME	0xffff
#define MOST_BYTES	0xffff'ffff

#define VERSION		20		/* the first that deflates */
#define DEFLATED	8
#define UTF_8		(1 << 11)
/* 1 January 1980 at 0:00, the first that the format knows. */
#define DOS_DATE	0x0021
/* Below, what is won is not worth the work. */
#define SMALL		2048

struct record {
	const struct ctg_zip_entry *entry;
	size_t at, packed;
	unsigned long crc;
	bool deflated;
};

/* --- headers ------------------------------------------------------------- */

/* Least byte first. */
static char *put(char *at, unsigned size, size_t value)
{
	for (unsigned i = 0; i < size; i++)
		*at++ = (char)(value >> 8 * i);
	return at;
}

static char *put_str(char *at, struct ctg_str s)
{
	return s.n ? (char *)memcpy(at, s.p, s.n) + s.n : at;
}

static bool is_ascii(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] & 0x80)
			return false;
	return true;
}

/* What both headers of an entry say. */
static char *put_common(char *at, const struct record *r)
{
	at = put(at, 2, VERSION);
	at = put(at, 2, is_ascii(r->entry->name) ? 0 : UTF_8);
	at = put(at, 2, r->deflated ? DEFLATED : 0);
	at = put(at, 2, 0);		/* time */
	at = put(at, 2, DOS_DATE);
	at = put(at, 4, r->crc);
	at = put(at, 4, r->packed);
	at = put(at, 4, r->entry->bytes.n);
	at = put(at, 2, r->entry->name.n);
	return put(at, 2, 0);		/* extra field */
}

static char *put_local(char *at, const struct record *r)
{
	at = put(at, 4, LOCAL);
	at = put_common(at, r);
	return put_str(at, r->entry->name);
}

static char *put_central(char *at, const struct record *r)
{
	at = put(at, 4, CENTRAL);
	at = put(at, 2, VERSION);	/* made by; 0 after it: on DOS */
	at = put_common(at, r);
	at = put(at, 2, 0);		/* comment */
	at = put(at, 2, 0);		/* disk */
	at = put(at, 2, 0);		/* internal attributes */
	at = put(at, 4, 0);		/* external */
	at = put(at, 4, r->at);
	return put_str(at, r->entry->name);
}

static char *put_end(char *at, size_t n, size_t start, size_t size)
{
	at = put(at, 4, END);
	at = put(at, 2, 0);		/* disk */
	at = put(at, 2, 0);		/* of the first header */
	at = put(at, 2, n);
	at = put(at, 2, n);
	at = put(at, 4, size);
	at = put(at, 4, start);
	return put(at, 2, 0);		/* comment */
}

/* --- entries ------------------------------------------------------------- */

static bool is_long(const struct ctg_zip_entry *e)
{
	return !e->stored && e->bytes.n >= SMALL;
}

static size_t room_of(const struct ctg_zip_entry *e)
{
	return LOCAL_SIZE + CENTRAL_SIZE + 2 * e->name.n + (is_long(e) ?
		ctg_deflate_bound(e->bytes.n) : e->bytes.n);
}

/* What the header says is known after the bytes. */
static char *put_entry(char *at, struct record *r, struct ctg_deflater *d)
{
	struct ctg_str bytes = r->entry->bytes;
	char *from = at + LOCAL_SIZE + r->entry->name.n, *end;

	r->crc = ctg_crc32(0, bytes);
	r->packed = is_long(r->entry) ? ctg_deflate(d, from, bytes) : bytes.n;
	r->deflated = r->packed < bytes.n;
	end = r->deflated ? from + r->packed : put_str(from, bytes);
	r->packed = (size_t)(end - from);
	put_local(at, r);
	return end;
}

/* --- the package --------------------------------------------------------- */

static bool is_twice(const struct ctg_zip_entry *entries, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (ctg_str_eq(entries[k].name, entries[i].name))
			return true;
	return false;
}

static enum ctg_code check(size_t *room, const struct ctg_zip_entry *entries,
	size_t n, struct ctg_err *err)
{
	const char *why = NULL;

	*room = END_SIZE;
	for (size_t i = 0; i < n; i++) {
		*room += room_of(&entries[i]);
		if (is_twice(entries, i))
			why = "deux entrées y ont le même nom";
		else if (entries[i].name.n > MOST_NAME || *room > MOST_BYTES ||
		    n > MOST_ENTRIES)
			why = "il serait trop gros";
	}
	return why ? ctg_fail(err, CTG_ESYSTEM, "paquet zip\u00a0: %s", why) :
		CTG_OK;
}

enum ctg_code ctg_zip_write(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_zip_entry *entries, size_t n, struct ctg_err *err)
{
	struct record *records = CTG_NEW_N(a, struct record, n);
	struct ctg_deflater *d = ctg_deflater_new(a);
	char *p, *at, *central;
	size_t room;
	enum ctg_code code = check(&room, entries, n, err);

	if (code)
		return code;
	at = p = ctg_arena_bytes(a, room);
	for (size_t i = 0; i < n; i++) {
		records[i] = (struct record){ .entry = &entries[i],
			.at = (size_t)(at - p) };
		at = put_entry(at, &records[i], d);
	}
	central = at;
	for (size_t i = 0; i < n; i++)
		at = put_central(at, &records[i]);
	at = put_end(at, n, (size_t)(central - p), (size_t)(at - central));
	*out = (struct ctg_str){ p, (size_t)(at - p) };
	return CTG_OK;
}
