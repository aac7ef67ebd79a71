/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic_read.h"

#include "base/arena.h"
#include "bundle/asic.h"

#define META		STR("META-INF/")
#define DER_MAX		((size_t)1 << 20)

static enum ctg_code refuse(struct ctg_err *err, const char *what,
	struct ctg_str name)
{
	return ctg_fail(err, CTG_EDIGEST, "conteneur refusé : %s%s%.*s", what,
		name.n ? ", " : "", STR_ARG(name));
}

bool ctg_asic_is_data(const struct ctg_container_entry *e)
{
	return !ctg_str_eq(e->name, STR("mimetype")) &&
		!ctg_str_starts(e->name, META) &&
		!ctg_str_ends(e->name, STR("/"));
}

/* EN 319 162-1, A.1: first, stored, without extra field. */
static enum ctg_code check_type(struct ctg_arena *a,
	const struct ctg_container *zip, struct ctg_err *err)
{
	const struct ctg_container_entry *e = &zip->entries[0];
	struct ctg_str type;
	enum ctg_code code;

	if (!ctg_str_eq(e->name, STR("mimetype")) || e->method != 0 ||
	    e->data != 38)
		return refuse(err, "« mimetype » n'y est pas le premier, tel "
			"quel", STR(""));
	code = ctg_container_read(&type, a, zip, e, 100, err);
	if (code)
		return code;
	return ctg_str_eq(type, STR(CTG_ASIC_TYPE)) ? CTG_OK :
		refuse(err, "ce n'est pas un conteneur ASiC-E",
			STR(""));
}

static bool is_manifest(struct ctg_str name)
{
	return ctg_str_starts(name, STR("META-INF/ASiCManifest")) &&
		ctg_str_ends(name, STR(".xml"));
}

static bool is_signature(struct ctg_str name)
{
	return ctg_str_starts(name, META) && ctg_str_ends(name, STR(".p7s"));
}

static bool is_named(const struct ctg_asic *s, struct ctg_str signature)
{
	for (size_t i = 0; i < s->n; i++)
		if (ctg_str_eq(s->signatures[i].manifest.signature, signature))
			return true;
	return false;
}

static enum ctg_code read_signature(struct ctg_asic *s, struct ctg_arena *a,
	const struct ctg_container_entry *e, struct ctg_err *err)
{
	struct ctg_asic_signature g = { .name = e->name };
	const struct ctg_container_entry *der;
	enum ctg_code code = ctg_container_read(&g.xml, a, &s->zip, e,
		CTG_ASIC_MANIFEST_MAX, err);

	if (!code)
		code = ctg_asic_manifest_read(&g.manifest, a, g.xml, err);
	if (code)
		return code;
	der = ctg_container_find(&s->zip, g.manifest.signature);
	if (!der || !ctg_str_starts(g.manifest.signature, META))
		return refuse(err, "il y manque une signature",
			g.manifest.signature);
	if (is_named(s, g.manifest.signature))
		return refuse(err, "deux manifestes ont une seule signature",
			g.manifest.signature);
	code = ctg_container_read(&g.der, a, &s->zip, der, DER_MAX, err);
	if (!code)
		s->signatures[s->n++] = g;
	return code;
}

static enum ctg_code check_named(const struct ctg_asic *s,
	struct ctg_err *err)
{
	for (size_t i = 0; i < s->zip.n; i++)
		if (is_signature(s->zip.entries[i].name) &&
		    !is_named(s, s->zip.entries[i].name))
			return refuse(err, "aucun manifeste ne nomme une de "
				"ses signatures", s->zip.entries[i].name);
	return CTG_OK;
}

bool ctg_asic_is_known(const struct ctg_asic *s,
	const struct ctg_container_entry *e)
{
	return !ctg_str_starts(e->name, META) ||
		ctg_str_ends(e->name, STR("/")) || is_manifest(e->name) ||
		is_named(s, e->name);
}

bool ctg_asic_is(const struct ctg_container *zip)
{
	for (size_t i = 0; i < zip->n; i++)
		if (is_manifest(zip->entries[i].name) ||
		    is_signature(zip->entries[i].name))
			return true;
	return false;
}

enum ctg_code ctg_asic_read(struct ctg_asic *out, struct ctg_arena *a,
	const struct ctg_container *zip, struct ctg_err *err)
{
	struct ctg_asic s = { .zip = *zip };
	enum ctg_code code = check_type(a, zip, err);

	s.signatures = CTG_NEW_N(a, struct ctg_asic_signature,
		CTG_ASIC_SIGNERS);
	for (size_t i = 0; i < zip->n && !code; i++) {
		if (!is_manifest(zip->entries[i].name))
			continue;
		code = s.n < CTG_ASIC_SIGNERS ?
			read_signature(&s, a, &zip->entries[i], err) :
			refuse(err, "plus de 99 signatures",
				STR(""));
	}
	if (!code)
		code = check_named(&s, err);
	if (!code)
		*out = s;
	return code;
}

enum ctg_code ctg_asic_open(struct ctg_asic *out, struct ctg_arena *a,
	const char *path, struct ctg_err *err)
{
	struct ctg_container zip;
	enum ctg_code code = ctg_container_open(&zip, a, path, err);

	if (code)
		return code;
	code = ctg_asic_read(out, a, &zip, err);
	if (code) {
		ctg_container_close(&zip);
		ctg_err_at(err, path, 0, 0);
	}
	return code;
}

void ctg_asic_close(struct ctg_asic *s)
{
	ctg_container_close(&s->zip);
}
