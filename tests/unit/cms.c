/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/cms.h"

#include "bundle/timestamp.h"
#include "signing.h"

#define DAY	86400LL

static const struct ctg_str content = CTG_STR_INIT(
	"<ASiCManifest>acte</ASiCManifest>");

static long long now(void)
{
	return (long long)time(NULL);
}

/* The response of the authority of the test to a request for der. */
static struct ctg_str response(struct ctg_str der)
{
	struct ctg_str tsq = { 0 };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_timestamp_request(&tsq, &unit_arena, der, &err),
		CTG_OK);
	signing_write("demande.tsq", tsq);
	SH("openssl ts -reply -config tsa.cnf -queryfile demande.tsq "
		"-out reponse.tsr");
	return signing_file("reponse.tsr");
}

static struct ctg_str stamped(struct ctg_str der)
{
	struct ctg_str out = { 0 };
	struct ctg_err err = { 0 };

	if (ctg_cms_stamp(&out, &unit_arena, der, response(der), &err))
		printf("# %s\n", err.msg);
	CHECK(out.n > der.n);
	return out;
}

static void signs_and_verifies(void)
{
	struct ctg_str der = signing_sign("claire", content);
	struct ctg_cms_signature s = signing_verify(der, content, "ca.pem",
		now());

	CHECK(s.valid && s.chain_judged && !s.has_token);
	CHECK_STR(s.signer, "claire");
	CHECK_STR(s.organisation, "Ville de Dugny");
	CHECK_STR(s.issuer, "inter");
	CHECK_STR(s.algorithm, "RSA 2048, SHA-256");
	CHECK_INT(s.signed_at.n, strlen("2026-03-01T09:30:00Z"));
	/* Without authorities, the chain is said not to be judged. */
	s = signing_verify(der, content, NULL, now());
	CHECK(s.valid && !s.chain_judged && s.n_unchecked == 3);
}

static void stamps(void)
{
	struct ctg_str der = stamped(signing_sign("claire", content));
	struct ctg_cms_signature s = signing_verify(der, content, "ca.pem",
		now());

	CHECK(s.valid && s.has_token);
	CHECK_STR(s.token_authority, "tsa");
	CHECK_INT(s.token_at.n, strlen("2026-03-01T09:30:00Z"));
	s = signing_verify(der, content, NULL, now());
	CHECK(s.valid && s.n_unchecked == 4);
	/* Ten years later, the certificates have expired; they had not. */
	s = signing_verify(der, content, "ca.pem", now() + 3650 * DAY);
	CHECK(s.valid);
	der = signing_sign("claire", content);
	s = signing_verify(der, content, "ca.pem", now() + 3000 * DAY);
	CHECK(!s.valid && signing_has(&s, "a expiré le") &&
		signing_has(&s, "rien ne prouve"));
}

/* No bit of a signature may change without being seen; step: not all of
 * them, but in each byte the one that tells what holds others in ASN.1. */
static void every_bit(struct ctg_str der, const char *authorities,
	unsigned step)
{
	char *p = ctg_arena_bytes(&unit_arena, der.n);
	struct ctg_trust *trust = NULL;
	struct ctg_err err;
	unsigned missed = 0;

	memcpy(p, der.p, der.n);
	CHECK_INT(ctg_trust_open(&trust, &authorities, authorities != NULL,
		&err), CTG_OK);
	for (size_t i = 0; i < 8 * der.n; i++) {
		struct ctg_arena a = CTG_ARENA_INIT;
		struct ctg_cms_signature *s;
		size_t n;

		if (i % step != 0 && i % 8 != 5)
			continue;
		p[i / 8] ^= (char)(1 << i % 8);
		CHECK_INT(ctg_cms_verify(&s, &n, &a, (struct ctg_str){ p,
			der.n }, content, trust, now(), &err), CTG_OK);
		if (s->valid && ++missed < 20)
			printf("# bit %zu of byte %zu: not seen\n", i % 8,
				i / 8);
		p[i / 8] ^= (char)(1 << i % 8);
		ctg_arena_release(&a);
	}
	ctg_trust_close(trust);
	CHECK_INT(missed, 0);
}

static void sees_every_bit(void)
{
	every_bit(signing_sign("seule", content), NULL, 1);
	every_bit(stamped(signing_sign("claire", content)), "ca.pem", 11);
}

/* What others make with openssl cms; « sig » is the verdict on it. */
struct attack {
	const char *name;
	const char *script;	/* makes « s » of « contenu » */
	const char *authorities;
	long days;		/* from now */
	const char *fault;	/* NULL: none */
};

#define SIGN	"openssl cms -sign -binary -outform DER -in contenu -out s "
#define CLAIRE	"-signer claire.pem -inkey claire.key -certfile inter.pem "

static const struct attack attacks[] = {
	{ "as openssl signs", SIGN "-cades " CLAIRE, "ca.pem", 0, NULL },
	{ "in BER, its length unsaid", SIGN "-cades " CLAIRE "; { printf "
	  "'\\060\\200'; tail -c +5 s; printf '\\000\\000'; } >t; mv t s",
	  "ca.pem", 0, NULL },
	{ "RSA-PSS", SIGN "-cades " CLAIRE "-keyopt rsa_padding_mode:pss",
	  "ca.pem", 0, NULL },
	{ "RSA-PSS, longest salt", SIGN "-cades " CLAIRE
	  "-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:max",
	  "ca.pem", 0, NULL },
	{ "key named by its identifier", SIGN "-cades -keyid "
	  "-signer seule.pem -inkey seule.key", "ca.pem", 0, NULL },
	{ "SHA-512", SIGN "-cades -md sha512 " CLAIRE, "ca.pem", 0, NULL },
	{ "no signing-certificate", SIGN CLAIRE, "ca.pem", 0,
	  "ne désigne pas son certificat" },
	{ "no signed attribute", SIGN "-noattr " CLAIRE, "ca.pem", 0,
	  "n'a pas d'attributs signés" },
	{ "SHA-1", SIGN "-cades -md sha1 " CLAIRE, "ca.pem", 0,
	  "empreinte faible" },
	{ "MD5", SIGN "-md md5 " CLAIRE, "ca.pem", 0, "empreinte faible" },
	{ "SHA-224", SIGN "-cades -md sha224 " CLAIRE, "ca.pem", 0,
	  "empreinte faible" },
	{ "expired", SIGN "-cades " CLAIRE, "ca.pem", 1001, "a expiré le" },
	{ "authority expired", SIGN "-cades " CLAIRE, "ca.pem", 2001,
	  "«\u00a0inter\u00a0», dont le certificat avait expiré" },
	{ "not yet valid", SIGN "-cades " CLAIRE, "ca.pem", -10,
	  "n'est valable qu'à partir du" },
	{ "wrong authority", SIGN "-cades " CLAIRE, "autre.pem", 0,
	  "ne remonte à aucune des autorités données" },
	{ "no chain", SIGN "-cades -signer claire.pem -inkey claire.key",
	  "ca.pem", 0, "ne remonte à aucune" },
	{ "an intermediate believed", SIGN "-cades " CLAIRE, "inter.pem", 0,
	  NULL },
	{ "the signer as an authority", SIGN "-cades -signer fille.pem "
	  "-inkey fille.key -certfile seule.pem", "ca.pem", 0,
	  "n'est pas celui d'une autorité" },
	{ "of an authority's key", SIGN "-cades -signer inter.pem "
	  "-inkey inter.key", "ca.pem", 0, "n'est pas fait pour signer" },
	{ "RSA 1024", SIGN "-cades -signer courte.pem -inkey courte.key",
	  "ca.pem", 0, "clé trop courte\u00a0: RSA 1024" },
	{ "P-192", SIGN "-cades -signer p192.pem -inkey p192.key", "ca.pem",
	  0, "clé trop courte" },
	{ "a curve of one's own", SIGN "-cades -signer courbe.pem "
	  "-inkey courbe.key", NULL, 0, "courbe sans nom" },
	{ "forty signers", SIGN "-nocerts $(yes -- '-signer seule.pem -inkey "
	  "seule.key' | head -n 40)", "ca.pem", 0, "plus de 32 signataires" },
	{ "a crowd of certificates", "for i in $(seq 33); do openssl x509 "
	  "-req -in seule.csr -CA ca.pem -CAkey ca.key -set_serial $i; done "
	  ">foule.pem; " SIGN "-cades " CLAIRE "-certfile foule.pem",
	  "ca.pem", 0, "contient plus de 32 certificats" },
	{ "chain signed with SHA-1", SIGN "-cades -signer faible.pem "
	  "-inkey faible.key", "ca.pem", 0, "empreinte faible" },
	{ "content inside", SIGN "-cades -nodetach " CLAIRE, "ca.pem", 0,
	  "contient ce qu'elle signe" },
	{ "another content", "echo autre >autre; " SIGN "-cades -in autre "
	  CLAIRE, "ca.pem", 0, "porte sur un autre contenu" },
	{ "another type", SIGN "-cades -econtent_type "
	  "1.2.840.113549.1.9.16.1.4 " CLAIRE, "ca.pem", 0,
	  "n'est pas du type attendu" },
	{ "no certificate", SIGN "-cades -nocerts -signer claire.pem "
	  "-inkey claire.key", "ca.pem", 0,
	  "ne contient pas le certificat" },
	{ "no signer", "openssl crl2pkcs7 -nocrl -certfile claire.pem "
	  "-outform DER -out s", "ca.pem", 0, "n'a pas de signataire" },
	{ "a foreign certificate", SIGN "-cades " CLAIRE
	  "-certfile autre.pem", "ca.pem", 0, "altéré ou étranger" },
	{ "bytes behind", SIGN "-cades " CLAIRE "; printf x >>s", "ca.pem",
	  0, "octets étrangers" },
	{ "no CMS", "cp contenu s", "ca.pem", 0, "pas un CMS lisible" },
	{ "nothing", ": >s", "ca.pem", 0, "pas un CMS lisible" },
	{ "cut short", SIGN "-cades " CLAIRE "; head -c 900 s >t; mv t s",
	  "ca.pem", 0, "pas un CMS lisible" },
	{ "encrypted, not signed", "openssl cms -encrypt -binary "
	  "-outform DER -in contenu -out s claire.pem", "ca.pem", 0,
	  "pas un CMS lisible" },
};

static void refuses_attacks(void)
{
	signing_write("contenu", content);
	for (size_t i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
		const struct attack *t = &attacks[i];
		struct ctg_cms_signature s;
		bool fine;

		SH(t->script);
		s = signing_verify(signing_file("s"), content, t->authorities,
			now() + t->days * DAY);
		fine = t->fault ? !s.valid && signing_has(&s, t->fault) :
			s.valid;
		if (!fine) {
			printf("# %s\n", t->name);
			signing_has(&s, NULL);
		}
		CHECK(fine);
	}
}

/* What is signed elsewhere may be older than what openssl makes today. */
static void two_signers(void)
{
	struct ctg_cms_signature *all = NULL;
	struct ctg_err err;
	size_t n = 0;

	signing_write("contenu", content);
	SH(SIGN "-cades " CLAIRE "-signer seule.pem -inkey seule.key");
	CHECK_INT(ctg_cms_verify(&all, &n, &unit_arena, signing_file("s"),
		content, NULL, now(), &err), CTG_OK);
	CHECK_INT(n, 2);
	CHECK(n == 2 && all[0].valid && all[1].valid);
}

static void refuses_tokens(void)
{
	struct ctg_str first = signing_sign("claire", content);
	struct ctg_str other = signing_sign("seule", content);
	struct ctg_str out, tsr = response(other);
	struct ctg_cms_signature s;
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_cms_stamp(&out, &unit_arena, first, tsr, &err),
		CTG_EDIGEST);
	CHECK_STR(ctg_str_from(err.msg), "l'horodatage est celui d'une autre "
		"signature");
	CHECK_INT(ctg_cms_stamp(&out, &unit_arena, first, content, &err),
		CTG_EDIGEST);
	CHECK_INT(ctg_cms_stamp(&out, &unit_arena, content, tsr, &err),
		CTG_EDIGEST);
	/* The authority of time must be believed too. */
	s = signing_verify(stamped(other), content, "ca.pem", now());
	CHECK(s.valid);
	SH("cat inter.pem >moitie.pem");
	s = signing_verify(stamped(first), content, "moitie.pem", now());
	CHECK(!s.valid && signing_has(&s, "le certificat d'horodatage "
		"«\u00a0tsa\u00a0» ne remonte à aucune"));
	/* A clock that is behind by years. */
	s = signing_verify(stamped(first), content, "ca.pem",
		now() - 30 * DAY);
	CHECK(!s.valid && signing_has(&s, "postérieur à aujourd'hui"));
}

int main(void)
{
	scratch_open();
	scratch_enter("signatures");
	SH(ctg_strf(&unit_arena, "%s%s", signing_basics,
		"cp inter.pem claire.chain\n"
		"certify seule ca P-256 1000 keyUsage=digitalSignature "
			"subjectKeyIdentifier=hash\n"
		"certify fille seule P-256 1000 keyUsage=digitalSignature\n"
		"certify courte ca 1024 1000 keyUsage=digitalSignature\n"
		"certify p192 ca P-192 1000 keyUsage=digitalSignature\n"
		"certify faible ca 2048 1000 keyUsage=digitalSignature\n"
		"key() { openssl ecparam -name prime256v1 -genkey -noout "
			"-param_enc explicit -out $1.key; }\n"
		"certify courbe ca - 1000 keyUsage=digitalSignature\n"
		"openssl x509 -req -sha1 -in faible.csr -CA ca.pem "
			"-CAkey ca.key -extfile faible.ext -out faible.pem "
			"-set_serial 77\n").p);
	UNIT(signs_and_verifies);
	UNIT(stamps);
	UNIT(refuses_attacks);
	UNIT(two_signers);
	UNIT(refuses_tokens);
	UNIT(sees_every_bit);
	return scratch_close(unit_done());
}
