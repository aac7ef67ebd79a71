/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic_manifest.h"

#include "unit.h"

#define SPACES	"xmlns='" CTG_ASIC_SPACE "' xmlns:d='" CTG_DS_SPACE "'"
#define SHA256	"http://www.w3.org/2001/04/xmlenc#sha256"
#define DIGEST	"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
#define SIGNED	"<SigReference URI='META-INF/signature001.p7s'/>"
#define METHOD(uri)	"<d:DigestMethod Algorithm='" uri "'/>"
#define VALUE(v)	"<d:DigestValue>" v "</d:DigestValue>"
#define OBJECT(name, inside) \
	"<DataObjectReference URI='" name "'>" inside "</DataObjectReference>"
#define FILE_(name)	OBJECT(name, METHOD(SHA256) VALUE(DIGEST))
#define ALL(inside) \
	"<ASiCManifest " SPACES ">" inside "</ASiCManifest>"

static void writes_what_it_reads(void)
{
	struct ctg_asic_reference files[] = {
		{ STR("01-acte.odt"), CTG_DIGEST_SHA256, { 0 } },
		{ STR("preuve.json"), CTG_DIGEST_SHA512, { 0 } },
	};
	const struct ctg_asic_manifest m = { .signature =
		ctg_asic_signature_name(&unit_arena, 7), .files = files,
		.n = 2 };
	struct ctg_asic_manifest got;
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_digest d;

	for (size_t i = 0; i < 2; i++) {
		ctg_digest_begin(&d, files[i].kind);
		ctg_digest_add(&d, files[i].name);
		CHECK_INT(ctg_digest_end(&d, &files[i].digest, &unit_arena,
			NULL), CTG_OK);
	}
	ctg_asic_manifest_write(&b, &unit_arena, &m);
	CHECK_INT(ctg_asic_manifest_read(&got, &unit_arena, ctg_buf_str(&b),
		NULL), CTG_OK);
	CHECK_STR(got.signature, "META-INF/signature007.p7s");
	CHECK_INT(got.n, 2);
	for (size_t i = 0; i < 2; i++) {
		CHECK(ctg_str_eq(got.files[i].name, files[i].name));
		CHECK(ctg_str_eq(got.files[i].digest, files[i].digest));
		CHECK_INT(got.files[i].kind, files[i].kind);
	}
	CHECK(ctg_asic_manifest_find(&got, STR("preuve.json")) ==
		&got.files[1]);
	CHECK(!ctg_asic_manifest_find(&got, STR("preuve")));
	CHECK_STR(ctg_asic_manifest_name(&unit_arena, 12),
		"META-INF/ASiCManifest012.xml");
}

/* As others write them. */
static void reads_others(void)
{
	static const char *const good[] = {
		ALL(SIGNED FILE_("a.odt")),
		ALL("\n " SIGNED "\n " FILE_("a.odt") "\n"),
		ALL("<SigReference URI='META-INF/signature001.p7s' "
			"MimeType='application/pkcs7-signature'/>"
			FILE_("a.odt") FILE_("b.odt")),
		ALL(SIGNED FILE_("a.odt") "<ASiCManifestExtensions>"
			"<Extension Critical='false'><x/></Extension>"
			"</ASiCManifestExtensions>"),
		ALL(SIGNED OBJECT("a.odt", METHOD(SHA256) VALUE(DIGEST)
			"<DataObjectReferenceExtensions><Extension "
			"Critical='0'/></DataObjectReferenceExtensions>")),
		"<?xml version='1.0' encoding='UTF-8'?><a:ASiCManifest "
			"xmlns:a='" CTG_ASIC_SPACE "'><a:SigReference "
			"URI='META-INF/s.p7s'/><a:DataObjectReference "
			"URI='a.odt'><DigestMethod xmlns='" CTG_DS_SPACE "' "
			"Algorithm='" SHA256 "'/><DigestValue xmlns='"
			CTG_DS_SPACE "'>\n" DIGEST "\n</DigestValue>"
			"</a:DataObjectReference></a:ASiCManifest>",
	};
	struct ctg_asic_manifest m;
	struct ctg_err err = { 0 };

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		CHECK_INT(ctg_asic_manifest_read(&m, &unit_arena,
			ctg_str_from(good[i]), &err), CTG_OK);
		CHECK_STR(ctg_str_from(err.msg), "");
		CHECK_STR(m.files[0].name, "a.odt");
	}
	CHECK_INT(ctg_asic_manifest_read(&m, &unit_arena, STR(ALL(SIGNED
		FILE_("d%C3%A9lib%20n%c2%b0.pdf"))), NULL), CTG_OK);
	CHECK_STR(m.files[0].name, "délib n°.pdf");
}

static void refuses(void)
{
	static const struct { const char *xml, *why; } cases[] = {
		{ "", "" }, { "<a", "" },
		{ "<!DOCTYPE a><a/>", "" },
		{ "<ASiCManifest/>", "forme voulue" },
		{ ALL(""), "forme voulue" },
		{ ALL(SIGNED), "aucun fichier" },
		{ ALL(FILE_("a.odt")), "forme voulue" },
		{ ALL(SIGNED SIGNED FILE_("a.odt")), "forme voulue" },
		{ ALL(SIGNED FILE_("a.odt") SIGNED), "forme voulue" },
		{ ALL(SIGNED "x" FILE_("a.odt")), "forme voulue" },
		{ ALL("<SigReference/>" FILE_("a.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("a.odt")) "<b/>", "" },
		{ ALL(SIGNED FILE_("a.odt") FILE_("a.odt")), "deux fois" },
		{ ALL(SIGNED FILE_("a.odt") FILE_("%61.odt")), "deux fois" },
		{ ALL(SIGNED FILE_("../a.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("%2e%2e/a.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("a%2")), "pas admis" },
		{ ALL(SIGNED FILE_("a%zz")), "pas admis" },
		{ ALL(SIGNED FILE_("%01a.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("a%0A.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("a%7f.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("a%EF%BF%BF.odt")), "pas admis" },
		{ ALL(SIGNED FILE_("%E2%80%AEtdo.a")), "pas admis" },
		{ ALL(SIGNED FILE_("")), "pas admis" },
		{ ALL(SIGNED FILE_("http://a/b")), "pas admis" },
		{ ALL(SIGNED OBJECT("a", METHOD("http://www.w3.org/2000/09/"
			"xmldsig#sha1") VALUE(DIGEST))), "trop faible" },
		{ ALL(SIGNED OBJECT("a", METHOD("http://www.w3.org/2001/04/"
			"xmldsig-more#md5") VALUE(DIGEST))), "trop faible" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256) METHOD(SHA256)
			VALUE(DIGEST))), "forme voulue" },
		{ ALL(SIGNED OBJECT("a", VALUE(DIGEST) METHOD(SHA256))),
			"forme voulue" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256))), "forme voulue" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256) VALUE(""))),
			"illisible" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256) VALUE("47DE"))),
			"illisible" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256) VALUE("47DEQpj8HBSa"
			"+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV="))), "illisible" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256) VALUE("<x/>"))),
			"forme voulue" },
		{ ALL(SIGNED OBJECT("a", METHOD(SHA256) VALUE(DIGEST)
			VALUE(DIGEST))), "forme voulue" },
		{ ALL(SIGNED FILE_("a.odt") "<ASiCManifestExtensions>"
			"<Extension Critical='true'/>"
			"</ASiCManifestExtensions>"), "critique" },
		{ ALL(SIGNED FILE_("a.odt") "<ASiCManifestExtensions>"
			"<Extension/></ASiCManifestExtensions>"), "critique" },
	};
	struct ctg_asic_manifest m;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_err err = { 0 };

		CHECK_INT(ctg_asic_manifest_read(&m, &unit_arena,
			ctg_str_from(cases[i].xml), &err), CTG_EDIGEST);
		if (!ctg_str_has(ctg_str_from(err.msg),
		    ctg_str_from(cases[i].why)) || !err.msg[0])
			CHECK_STR(ctg_str_from(err.msg), cases[i].why);
	}
}

int main(void)
{
	UNIT(writes_what_it_reads);
	UNIT(reads_others);
	UNIT(refuses);
	return unit_done();
}
