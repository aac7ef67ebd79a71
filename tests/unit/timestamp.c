/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/timestamp.h"

#include "base/buf.h"
#include "bundle/timestamp_response.h"
#include "signing.h"

static const struct ctg_str content = CTG_STR_INIT("acte");

/* The request that openssl reads. */
static void asks_as_rfc_3161_says(void)
{
	struct ctg_str der = signing_sign("claire", content), one, two;
	struct ctg_err err;

	CHECK_INT(ctg_timestamp_request(&one, &unit_arena, der, &err), CTG_OK);
	CHECK_INT(ctg_timestamp_request(&two, &unit_arena, der, &err), CTG_OK);
	CHECK(!ctg_str_eq(one, two));
	signing_write("q.tsq", one);
	SH("openssl ts -query -in q.tsq -text >q.txt\n"
		"grep -q 'Version: 1' q.txt\n"
		"grep -q 'Hash Algorithm: sha256' q.txt\n"
		"grep -q 'Nonce: 0x' q.txt\n"
		"grep -q 'Certificate required: yes' q.txt");
	CHECK_INT(ctg_timestamp_request(&one, &unit_arena, content, &err),
		CTG_EDIGEST);
}

static void reads_answers(void)
{
	struct ctg_str der = signing_sign("claire", content), tsq, tsr, token;
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_timestamp_request(&tsq, &unit_arena, der, &err), CTG_OK);
	signing_write("q.tsq", tsq);
	SH("openssl ts -reply -config tsa.cnf -queryfile q.tsq -out r.tsr\n"
		"openssl ts -reply -config tsa.cnf -in r.tsr -token_out "
		"-out r.tst\n");
	tsr = signing_file("r.tsr");
	CHECK_INT(ctg_timestamp_token(&token, &unit_arena, tsr, &err),
		CTG_OK);
	CHECK(ctg_str_eq(token, signing_file("r.tst")));
	CHECK_INT(ctg_timestamp_token(&token, &unit_arena,
		signing_file("r.tst"), &err), CTG_OK);
	CHECK_INT(ctg_timestamp_answers(tsr, tsq, &err), CTG_OK);
	/* To the same signature, but another time. */
	CHECK_INT(ctg_timestamp_request(&tsq, &unit_arena, der, &err), CTG_OK);
	CHECK_INT(ctg_timestamp_answers(tsr, tsq, &err), CTG_EDIGEST);
	CHECK_STR(ctg_str_from(err.msg), "l'autorité d'horodatage a répondu à "
		"une autre demande");
}

/* TimeStampResp without a token: status, reasons. */
static void tells_refusals(void)
{
	static const struct {
		struct ctg_str der;
		enum ctg_code code;
		const char *said;
	} all[] = {
		{ CTG_STR_INIT("\x30\x0a\x30\x08\x02\x01\x02\x03\x03\x00\x00"
			"\x01"), CTG_EREFUSED, "l'autorité d'horodatage a "
			"refusé\u00a0: politique non admise" },
		{ CTG_STR_INIT("\x30\x09\x30\x07\x02\x01\x02\x03\x02\x05\x20"),
			CTG_EREFUSED, "l'autorité d'horodatage a refusé"
			"\u00a0: demande non admise" },
		{ CTG_STR_INIT("\x30\x05\x30\x03\x02\x01\x02"), CTG_EREFUSED,
			"l'autorité d'horodatage a refusé\u00a0: sans motif" },
		/* Granted, and nothing with it. */
		{ CTG_STR_INIT("\x30\x05\x30\x03\x02\x01\x00"), CTG_EDIGEST,
			NULL },
		{ CTG_STR_INIT("\x30\x05\x30\x03\x02\x01\x02x"), CTG_EDIGEST,
			NULL },
		{ CTG_STR_INIT(""), CTG_EDIGEST, NULL },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct ctg_err err = { 0 };
		struct ctg_str token;

		CHECK_INT(ctg_timestamp_token(&token, &unit_arena, all[i].der,
			&err), all[i].code);
		if (all[i].said)
			CHECK_STR(ctg_str_from(err.msg), all[i].said);
	}
}

static void reads_addresses(void)
{
	static const struct {
		const char *url;
		enum ctg_code code;
	} all[] = {
		{ "https://tsa.exemple.fr/", CTG_EUSAGE },
		{ "ftp://tsa.exemple.fr/", CTG_EUSAGE },
		{ "http://", CTG_EUSAGE },
		{ "http://127.0.0.1:99999/", CTG_EUSAGE },
		{ "http://127.0.0.1:9/", CTG_ESYSTEM },
	};

	setenv("no_proxy", "127.0.0.1", 1);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct ctg_err err = { 0 };
		struct ctg_str tsr;

		CHECK_INT(ctg_timestamp_fetch(&tsr, &unit_arena, all[i].url,
			content, &err), all[i].code);
		CHECK_STR(ctg_str_from(err.file), all[i].url);
	}
}

int main(void)
{
	scratch_open();
	scratch_enter("horodatage");
	SH(signing_basics);
	UNIT(asks_as_rfc_3161_says);
	UNIT(reads_answers);
	UNIT(tells_refusals);
	UNIT(reads_addresses);
	return scratch_close(unit_done());
}
