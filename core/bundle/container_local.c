/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/container_parts.h"

#include <string.h>

/* Zip64 sizes, an Info-ZIP Unicode path: each would be read by some and not by
 * others. */
#define EXTRA_ZIP64	0x0001
#define EXTRA_PATH	0x7075

#define DESCRIPTOR_MAX	16

unsigned ctg_container_odd(const struct zip_common *h)
{
	unsigned found = 0;

	if (h->version != ZIP_VERSION)
		found |= CTG_ODD_SYSTEM;
	if (h->flags & (ZIP_UTF8 | ZIP_EFFORT))
		found |= CTG_ODD_FLAGS;
	if (h->flags & ZIP_DEFERRED)
		found |= CTG_ODD_DESCRIPTOR;
	if (h->method != ZIP_STORED)
		found |= CTG_ODD_DEFLATED;
	if (h->time || h->date != ZIP_DATE)
		found |= CTG_ODD_DATE;
	if (h->extra)
		found |= CTG_ODD_EXTRA;
	return found;
}

enum ctg_code ctg_container_extra(const unsigned char *p, size_t n,
	struct ctg_err *err)
{
	while (n >= 4) {
		unsigned id = zip_u16(p), size = zip_u16(p + 2);

		if (size > n - 4)
			break;
		if (id == EXTRA_ZIP64 || id == EXTRA_PATH)
			return ctg_container_refuse(err, id == EXTRA_ZIP64 ?
				"le format zip64 (plus de 4 Go) n'est pas "
				"admis" : "une entrée a un second nom");
		p += size + 4;
		n -= size + 4;
	}
	return n ? ctg_container_refuse(err,
		"une entrée a un champ supplémentaire abîmé") : CTG_OK;
}

static enum ctg_code disagree(const struct ctg_container_entry *e,
	struct ctg_err *err)
{
	return ctg_fail(err, CTG_EDIGEST, "conteneur refusé : l'annuaire et "
		"l'en-tête local ne disent pas la même chose de %.*s",
		STR_ARG(e->name));
}

/* Sizes that come after the bytes are nought before them. */
static bool agrees(const struct zip_common *local, const struct zip_common *h)
{
	bool same = local->crc == h->crc && local->packed == h->packed &&
		local->size == h->size;
	bool nought = !local->crc && !local->packed && !local->size;

	return local->version == h->version && local->flags == h->flags &&
		local->method == h->method && local->time == h->time &&
		local->date == h->date && local->name == h->name &&
		(same || (nought && h->flags & ZIP_DEFERRED));
}

static enum ctg_code check_variable(const struct ctg_container *c,
	const struct ctg_container_entry *e, const struct zip_common *local,
	struct ctg_err *err)
{
	unsigned char bytes[2 * 0xffff];
	enum ctg_code code = ctg_container_bytes(c, e->at + ZIP_LOCAL_SIZE,
		bytes, local->name + local->extra, err);

	if (code)
		return code;
	if (memcmp(bytes, e->name.p, e->name.n) != 0)
		return disagree(e, err);
	return ctg_container_extra(bytes + local->name, local->extra, err);
}

/* 4.3.9: with or without its signature. */
static enum ctg_code check_descriptor(const struct ctg_container *c,
	const struct ctg_container_entry *e, struct ctg_err *err)
{
	unsigned char bytes[DESCRIPTOR_MAX];
	const unsigned char *p = bytes;
	uint64_t n = e->end - e->data - e->packed;
	enum ctg_code code;

	if (n != DESCRIPTOR_MAX && n != DESCRIPTOR_MAX - 4)
		return ctg_container_refuse(err,
			"des octets sont cachés entre deux entrées");
	code = ctg_container_bytes(c, e->data + e->packed, bytes, (size_t)n,
		err);
	if (code)
		return code;
	if (n == DESCRIPTOR_MAX) {
		if (zip_u32(p) != ZIP_DESCRIPTOR)
			return disagree(e, err);
		p += 4;
	}
	return zip_u32(p) == e->crc && zip_u32(p + 4) == e->packed &&
		zip_u32(p + 8) == e->size ? CTG_OK : disagree(e, err);
}

static enum ctg_code check_place(const struct ctg_container *c, size_t i,
	struct ctg_err *err)
{
	const struct ctg_container_entry *e = &c->entries[i];

	if (i == 0 && e->at != 0)
		return ctg_container_refuse(err,
			"des octets précèdent sa première entrée");
	if (e->end < e->at + ZIP_LOCAL_SIZE)
		return ctg_container_refuse(err,
			"ses entrées ne se suivent pas");
	return CTG_OK;
}

enum ctg_code ctg_container_local(struct ctg_container *c, size_t i,
	const struct zip_common *h, struct ctg_err *err)
{
	struct ctg_container_entry *e = &c->entries[i];
	unsigned char bytes[ZIP_LOCAL_SIZE];
	struct zip_common local;
	enum ctg_code code;

	e->end = i + 1 < c->n ? c->entries[i + 1].at : c->directory;
	code = check_place(c, i, err);
	if (!code)
		code = ctg_container_bytes(c, e->at, bytes, sizeof(bytes),
			err);
	if (code)
		return code;
	local = zip_common_read(bytes + ZIP_LOCAL_COMMON);
	if (zip_u32(bytes) != ZIP_LOCAL || !agrees(&local, h))
		return disagree(e, err);
	c->odd |= ctg_container_odd(&local);
	code = check_variable(c, e, &local, err);
	if (code)
		return code;
	e->data = e->at + ZIP_LOCAL_SIZE + local.name + local.extra;
	if (e->end < e->data || e->end - e->data < e->packed)
		return ctg_container_refuse(err,
			"ses entrées se recouvrent");
	if (h->flags & ZIP_DEFERRED)
		return check_descriptor(c, e, err);
	return e->data + e->packed == e->end ? CTG_OK :
		ctg_container_refuse(err,
			"des octets sont cachés entre deux entrées");
}
