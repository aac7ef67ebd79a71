/* SPDX-License-Identifier: Apache-2.0 */
/* signing.h - authorities, keys and tokens for the tests, made by openssl.
 *
 * Below the folder of scratch.h: ca.pem, and for each name NAME.key, NAME.pem;
 * « inter » stands between the authority and « claire ». */
#ifndef CTG_TESTS_SIGNING_H
#define CTG_TESTS_SIGNING_H

#include "scratch.h"

#include "base/io.h"
#include "bundle/cms.h"
#include "bundle/key.h"
#include "bundle/trust.h"

#include <time.h>

/* certify NAME AUTHORITY KIND DAYS EXTENSION… */
#define SIGNING_SCRIPT \
	"key() {\n" \
	"	case $2 in\n" \
	"	P-*) openssl genpkey -algorithm EC -pkeyopt " \
			"ec_paramgen_curve:$2 -out $1.key ;;\n" \
	"	*) openssl genrsa -out $1.key $2 ;;\n" \
	"	esac\n" \
	"}\n" \
	"certify() {\n" \
	"	name=$1 by=$2 kind=$3 days=$4\n" \
	"	shift 4\n" \
	"	key $name $kind\n" \
	"	printf '%s\\n' \"$@\" >$name.ext\n" \
	"	openssl req -new -utf8 -key $name.key -subj " \
			"\"/O=Ville de Dugny/CN=$name\" -out $name.csr\n" \
	"	openssl x509 -req -in $name.csr -CA $by.pem -CAkey $by.key " \
			"-days $days -extfile $name.ext -out $name.pem " \
			"-set_serial 0x$(openssl rand -hex 8)\n" \
	"}\n" \
	"authority() {\n" \
	"	key $1 P-256\n" \
	"	openssl req -x509 -new -key $1.key -subj \"/CN=$1\" " \
			"-days 3650 -out $1.pem -addext " \
			"keyUsage=critical,keyCertSign,cRLSign\n" \
	"}\n"

[[maybe_unused]] static const char signing_basics[] = SIGNING_SCRIPT
	"authority ca\n"
	"authority autre\n"
	"certify inter ca P-256 2000 basicConstraints=critical,CA:TRUE "
		"keyUsage=critical,keyCertSign\n"
	"certify claire inter 2048 1000 basicConstraints=CA:FALSE "
		"keyUsage=critical,nonRepudiation\n"
	"certify tsa ca P-256 1000 basicConstraints=CA:FALSE "
		"extendedKeyUsage=critical,timeStamping "
		"keyUsage=critical,digitalSignature\n"
	"cat >tsa.cnf <<'END'\n"
	"[tsa]\ndefault_tsa = conf\n[conf]\nserial = tsa.serial\n"
	"crypto_device = builtin\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
	"signer_digest = sha256\ndefault_policy = 1.2.3.4.1\n"
	"digests = sha1,sha256,sha384,sha512\naccuracy = secs:1\n"
	"ess_cert_id_alg = sha256\nordering = no\ntsa_name = no\n"
	"END\n"
	"echo 01 >tsa.serial\n";

[[maybe_unused]] static enum ctg_code signing_no_password(
	[[maybe_unused]] void *ctx, [[maybe_unused]] const char *what,
	[[maybe_unused]] char *out, [[maybe_unused]] size_t max,
	struct ctg_err *err)
{
	return ctg_fail(err, CTG_EUSAGE, "pas de mot de passe");
}

/* The key of a name, with what stands above it in NAME.chain. */
[[maybe_unused]] static struct ctg_key *signing_key(const char *name,
	struct ctg_err *err)
{
	struct ctg_arena *a = &unit_arena;
	const char *chain = ctg_strf(a, "%s.chain", name).p;
	struct ctg_key_source from = {
		.key = ctg_strf(a, "%s.key", name).p,
		.certificate = ctg_strf(a, "%s.pem", name).p,
		.chain = ctg_io_is_file(chain) ? chain : NULL,
		.ask = signing_no_password,
	};
	struct ctg_key *k = NULL;

	return ctg_key_open(&k, &from, (long long)time(NULL), err) ? NULL : k;
}

/* The signature of a name over the content, empty when it fails. */
[[maybe_unused]] static struct ctg_str signing_sign(const char *name,
	struct ctg_str content)
{
	struct ctg_str der = { 0 };
	struct ctg_err err = { 0 };
	struct ctg_key *k = signing_key(name, &err);

	CHECK(k);
	if (!k || ctg_cms_sign(&der, &unit_arena, k, content,
	    (long long)time(NULL), &err))
		printf("# %s: %s\n", name, err.msg);
	CHECK(der.n > 0);
	ctg_key_close(k);
	return der;
}

[[maybe_unused]] static struct ctg_str signing_file(const char *name)
{
	struct ctg_str s = { 0 };
	struct ctg_err err;

	CHECK_INT(ctg_io_read(&s, &unit_arena, name, 1 << 24, &err), CTG_OK);
	return s;
}

[[maybe_unused]] static void signing_write(const char *name, struct ctg_str s)
{
	struct ctg_err err;

	CHECK_INT(ctg_io_write_soon(name, s, &err), CTG_OK);
}

/* The verdict on one signature; authorities from a file, or NULL. */
[[maybe_unused]] static struct ctg_cms_signature signing_verify(
	struct ctg_str der, struct ctg_str content, const char *authorities,
	long long now)
{
	struct ctg_cms_signature *all = NULL;
	struct ctg_trust *trust = NULL;
	struct ctg_err err = { 0 };
	size_t n = 0;

	CHECK_INT(ctg_trust_open(&trust, &authorities, authorities != NULL,
		&err), CTG_OK);
	CHECK_INT(ctg_cms_verify(&all, &n, &unit_arena, der, content, trust,
		now, &err), CTG_OK);
	CHECK_INT(n, 1);
	ctg_trust_close(trust);
	return all[0];
}

/* Whether it has the fault; shows all that it has when not (NULL: always). */
[[maybe_unused]] static bool signing_has(const struct ctg_cms_signature *s,
	const char *fault)
{
	for (size_t i = 0; fault && i < s->n_faults; i++)
		if (ctg_str_has(s->faults[i], ctg_str_from(fault)))
			return true;
	for (size_t i = 0; i < s->n_faults; i++)
		printf("# said: %.*s\n", STR_ARG(s->faults[i]));
	return false;
}

#endif
