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
	signing_has(&s, "");
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
	signing_has(&s, "");
	/* Ten years later, the certificates have expired; they had not. */
	s = signing_verify(der, content, "ca.pem", now() + 3650 * DAY);
	CHECK(s.valid);
	der = signing_sign("claire", content);
	s = signing_verify(der, content, "ca.pem", now() + 3000 * DAY);
	CHECK(!s.valid && signing_has(&s, "a expiré le"));
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

int main(void)
{
	scratch_open();
	scratch_enter("signatures");
	SH(ctg_strf(&unit_arena, "%s%s", signing_basics,
		"cp inter.pem claire.chain\n"
		"certify seule ca P-256 1000 keyUsage=digitalSignature\n").p);
	UNIT(signs_and_verifies);
	UNIT(stamps);
	UNIT(sees_every_bit);
	return scratch_close(unit_done());
}
