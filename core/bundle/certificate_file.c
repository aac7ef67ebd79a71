/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/certificate_file.h"

#include "base/arena.h"
#include "base/io.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#define FILE_MAX	((size_t)16 << 20)

static void take_pem(STACK_OF(X509) *all, BIO *in)
{
	X509 *x;

	while ((x = PEM_read_bio_X509(in, NULL, NULL, NULL)))
		if (!sk_X509_push(all, x)) {
			X509_free(x);
			return;
		}
}

static void take_der(STACK_OF(X509) *all, struct ctg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	X509 *x = d2i_X509(NULL, &p, (long)s.n);

	if (x && !sk_X509_push(all, x))
		X509_free(x);
}

/* What ends the reading of PEM is that nothing is left. */
static bool read_whole(void)
{
	unsigned long e = ERR_peek_last_error();

	return !e || (ERR_GET_LIB(e) == ERR_LIB_PEM &&
		ERR_GET_REASON(e) == PEM_R_NO_START_LINE);
}

enum ctg_code ctg_certificate_file(STACK_OF(X509) **out, const char *path,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	STACK_OF(X509) *all = sk_X509_new_null();
	struct ctg_str s;
	BIO *in = NULL;
	bool whole;
	enum ctg_code code = ctg_io_read(&s, &a, path, FILE_MAX, err);

	if (code)
		goto out;
	ERR_clear_error();
	in = BIO_new_mem_buf(s.p, (int)s.n);
	if (all && in)
		take_pem(all, in);
	whole = read_whole();
	if (all && sk_X509_num(all) == 0)
		take_der(all, s);
	if (!all || sk_X509_num(all) == 0 || !whole) {
		code = ctg_fail(err, CTG_EINPUT, "il n'y a pas là de "
			"certificat lisible");
		ctg_err_at(err, path, 0, 0);
		ctg_err_hint(err, "donnez un fichier PEM («\u00a0-----BEGIN "
			"CERTIFICATE-----\u00a0») ou DER");
	}
out:
	ERR_clear_error();
	BIO_free(in);
	ctg_arena_release(&a);
	if (code)
		sk_X509_pop_free(all, X509_free);
	else
		*out = all;
	return code;
}
