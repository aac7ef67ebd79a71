/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/key.h"

#include "bundle/pkcs11_uri.h"
#include "signing.h"

/* What was asked, and what is answered. */
struct answer {
	const char *password;
	char asked[300];
	unsigned times;
};

static enum ctg_code answer(void *ctx, const char *what, char *out,
	size_t max, struct ctg_err *err)
{
	struct answer *w = ctx;

	w->times++;
	snprintf(w->asked, sizeof(w->asked), "%s", what);
	if (!w->password)
		return ctg_fail(err, CTG_EUSAGE, "personne");
	snprintf(out, max, "%s", w->password);
	return CTG_OK;
}

struct opening {
	const char *name;
	struct ctg_key_source from;
	const char *password;
	enum ctg_code code;
	const char *said;	/* the name of the signer, or the message */
	unsigned times;		/* that a password was asked for */
};

static const struct opening openings[] = {
	{ "PEM", { .key = "claire.key", .certificate = "claire.pem" }, NULL,
	  CTG_OK, "claire", 0 },
	{ "DER", { .key = "claire.key", .certificate = "claire.der" }, NULL,
	  CTG_OK, "claire", 0 },
	{ "a password", { .key = "claire.p8", .certificate = "claire.pem" },
	  "passé", CTG_OK, "claire", 1 },
	{ "a wrong one", { .key = "claire.p8", .certificate = "claire.pem" },
	  "passe", CTG_EREFUSED, "mot de passe refusé", 1 },
	{ "an empty one", { .key = "claire.p8",
	  .certificate = "claire.pem" }, "", CTG_EREFUSED,
	  "mot de passe refusé", 1 },
	{ "nobody", { .key = "claire.p8", .certificate = "claire.pem" }, NULL,
	  CTG_EUSAGE, "personne", 1 },
	{ "PKCS#12", { .pkcs12 = "claire.p12" }, "passé", CTG_OK, "claire",
	  1 },
	{ "of Windows", { .pkcs12 = "ancien.p12" }, "passé", CTG_OK,
	  "claire", 1 },
	{ "without a password", { .pkcs12 = "ouvert.p12" }, NULL, CTG_OK,
	  "claire", 0 },
	{ "a wrong one", { .pkcs12 = "claire.p12" }, "passe", CTG_EREFUSED,
	  "mot de passe refusé", 1 },
	{ "nobody", { .pkcs12 = "claire.p12" }, NULL, CTG_EUSAGE, "personne",
	  1 },
	{ "a PKCS#12 without a key", { .pkcs12 = "sans.p12" }, "passé",
	  CTG_EINPUT, "ce PKCS#12 ne contient pas de clé privée", 1 },
	{ "a PKCS#12 that is none", { .pkcs12 = "claire.pem" }, "passé",
	  CTG_EINPUT, NULL, 0 },
	{ "another's certificate", { .key = "claire.key",
	  .certificate = "seule.pem" }, NULL, CTG_EREFUSED,
	  "ce certificat n'est pas celui de la clé", 0 },
	{ "a kind that parapheurs do not know", { .key = "ed.key",
	  .certificate = "ed.pem" }, NULL, CTG_EREFUSED, "le certificat a "
	  "une clé d'un genre qui n'est pas admis\u00a0: ED25519", 0 },
	{ "no file", { .key = "rien", .certificate = "claire.pem" }, NULL,
	  CTG_ESYSTEM, "fichier introuvable", 0 },
	{ "a folder", { .key = ".", .certificate = "claire.pem" }, NULL,
	  CTG_ESYSTEM, "lecture impossible", 0 },
	{ "a key cut short", { .key = "coupe.key",
	  .certificate = "claire.pem" }, NULL, CTG_EINPUT, NULL, 0 },
	{ "a certificate cut short", { .key = "claire.key",
	  .certificate = "coupe.pem" }, NULL, CTG_EINPUT,
	  "il n'y a pas là de certificat lisible", 0 },
	{ "no PIN in the URI", { .pkcs11 = "pkcs11:token=a;id=1?"
	  "pin-source=/x" }, NULL, CTG_EUSAGE, NULL, 0 },
};

static void opens_keys(void)
{
	for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
		const struct opening *o = &openings[i];
		struct ctg_key_source from = o->from;
		struct answer w = { .password = o->password };
		struct ctg_err err = { 0 };
		struct ctg_key *k = NULL;
		enum ctg_code code;

		from.ask = answer;
		from.ctx = &w;
		code = ctg_key_open(&k, &from, (long long)time(NULL), &err);
		if (code != o->code)
			printf("# %s: %s\n", o->name, err.msg);
		CHECK_INT(code, o->code);
		CHECK_INT(w.times, o->times);
		CHECK((k != NULL) == (code == CTG_OK));
		if (k)
			CHECK_STR(ctg_key_name(&unit_arena, k), o->said);
		else if (o->said)
			CHECK_STR(ctg_str_from(err.msg), o->said);
		ctg_key_close(k);
	}
}

static void asks_for_what(void)
{
	struct answer w = { .password = NULL };
	struct ctg_key_source from = { .pkcs12 = "claire.p12", .ask = answer,
		.ctx = &w };
	struct ctg_key *k;
	struct ctg_err err;

	CHECK_INT(ctg_key_open(&k, &from, 0, &err), CTG_EUSAGE);
	CHECK_STR(ctg_str_from(w.asked), "de claire.p12");
}

static void reads_uris(void)
{
	static const struct {
		const char *uri, *object, *module;
	} uris[] = {
		{ "pkcs11:token=CPS;object=sign", "pkcs11:token=CPS;object="
			"sign", NULL },
		{ "pkcs11:serial=12;id=%01", "pkcs11:serial=12;id=%01", NULL },
		{ "pkcs11:token=a;id=1?module-path=/usr/lib/x.so",
			"pkcs11:token=a;id=1", "/usr/lib/x.so" },
		{ "pkcs11:token=a;id=1?x=y&module-path=%2Flib%2fa%20b.so",
			"pkcs11:token=a;id=1", "/lib/a b.so" },
		{ "pkcs11:token=a;id=1?module-path=%2", "pkcs11:token=a;id=1",
			"%2" },
		{ "", NULL, NULL }, { "pkcs11:", NULL, NULL },
		{ "token=a;object=b", NULL, NULL },
		{ "pkcs11:token=a", NULL, NULL },
		{ "pkcs11:object=b", NULL, NULL },
		{ "pkcs11:token=a;object=b?pin-value=1", NULL, NULL },
		{ "pkcs11:token=a;object=b;pin-value=1", NULL, NULL },
	};

	for (size_t i = 0; i < sizeof(uris) / sizeof(uris[0]); i++) {
		struct ctg_pkcs11_uri u = { 0 };
		struct ctg_err err;
		enum ctg_code code = ctg_pkcs11_uri_read(&u, &unit_arena,
			ctg_str_from(uris[i].uri), &err);

		CHECK_INT(code, uris[i].object ? CTG_OK : CTG_EUSAGE);
		if (uris[i].object)
			CHECK_STR(ctg_str_from(u.object), uris[i].object);
		CHECK((u.module != NULL) == (uris[i].module != NULL));
		if (u.module && uris[i].module)
			CHECK_STR(ctg_str_from(u.module), uris[i].module);
	}
}

int main(void)
{
	scratch_open();
	scratch_enter("cles");
	SH(ctg_strf(&unit_arena, "%s%s", signing_basics,
		"certify seule ca P-256 1000 keyUsage=digitalSignature\n"
		"key() { openssl genpkey -algorithm Ed25519 -out $1.key; }\n"
		"certify ed ca - 1000 keyUsage=digitalSignature\n"
		"openssl x509 -in claire.pem -outform DER -out claire.der\n"
		"openssl pkcs8 -topk8 -in claire.key -out claire.p8 "
			"-passout pass:passé\n"
		"p12() {\n"
		"	openssl pkcs12 -export -inkey claire.key "
			"-in claire.pem -certfile inter.pem \"$@\"\n"
		"}\n"
		"p12 -out claire.p12 -passout pass:passé\n"
		"p12 -legacy -out ancien.p12 -passout pass:passé\n"
		"p12 -out ouvert.p12 -passout pass:\n"
		"openssl pkcs12 -export -nokeys -in claire.pem -out sans.p12 "
			"-passout pass:passé\n"
		"head -n 9 claire.key >coupe.key\n"
		"head -n 9 claire.pem >coupe.pem\n").p);
	UNIT(opens_keys);
	UNIT(asks_for_what);
	UNIT(reads_uris);
	return scratch_close(unit_done());
}
