/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic_manifest.h"

#include "base/arena.h"
#include "base/xml.h"

struct ctg_str ctg_asic_manifest_name(struct ctg_arena *a, unsigned n)
{
	return ctg_strf(a, "META-INF/ASiCManifest%03u.xml", n);
}

struct ctg_str ctg_asic_signature_name(struct ctg_arena *a, unsigned n)
{
	return ctg_strf(a, "META-INF/signature%03u.p7s", n);
}

const struct ctg_asic_reference *ctg_asic_manifest_find(
	const struct ctg_asic_manifest *m, struct ctg_str name)
{
	for (size_t i = 0; i < m->n; i++)
		if (ctg_str_eq(m->files[i].name, name))
			return &m->files[i];
	return NULL;
}

static void write_file(struct ctg_xml *x, struct ctg_arena *a,
	const struct ctg_asic_reference *r)
{
	ctg_xml_open(x, "asic:DataObjectReference");
	ctg_xml_attr_str(x, "URI", r->name);
	ctg_xml_open(x, "ds:DigestMethod");
	ctg_xml_attr(x, "Algorithm", ctg_digest_uri(r->kind));
	ctg_xml_close(x);
	ctg_xml_leaf(x, "ds:DigestValue", ctg_digest_base64(a, r->digest));
	ctg_xml_close(x);
}

void ctg_asic_manifest_write(struct ctg_buf *b, struct ctg_arena *a,
	const struct ctg_asic_manifest *m)
{
	struct ctg_xml x = { .out = b };

	ctg_xml_begin(&x);
	ctg_xml_open(&x, "asic:ASiCManifest");
	ctg_xml_attr(&x, "xmlns:asic", CTG_ASIC_SPACE);
	ctg_xml_attr(&x, "xmlns:ds", CTG_DS_SPACE);
	ctg_xml_open(&x, "asic:SigReference");
	ctg_xml_attr_str(&x, "URI", m->signature);
	ctg_xml_attr(&x, "MimeType", "application/x-pkcs7-signature");
	ctg_xml_close(&x);
	for (size_t i = 0; i < m->n; i++)
		write_file(&x, a, &m->files[i]);
	ctg_xml_close(&x);
}
