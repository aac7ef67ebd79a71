/* SPDX-License-Identifier: Apache-2.0 */
/* key_parts.h - what a key is made of.  For use by key*.c and cms.c. */
#ifndef CTG_BUNDLE_KEY_PARTS_H
#define CTG_BUNDLE_KEY_PARTS_H

#include "base/str.h"
#include "bundle/key.h"

#include <openssl/x509.h>

#define CTG_PASSWORD_MAX	1024

struct ctg_key {
	EVP_PKEY *key;
	X509 *certificate;
	STACK_OF(X509) *chain;		/* never NULL */
	void *engine, *silent;		/* of a card: ENGINE, UI_METHOD */
};

/* Each fills what it finds of *k, which is closed by the caller. */
[[nodiscard]] enum ctg_code ctg_key_open_pem(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_key_open_pkcs12(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_key_open_pkcs11(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err);
void ctg_key_close_pkcs11(struct ctg_key *k);

/* The certificate and its chain, from the files of --certificat. */
[[nodiscard]] enum ctg_code ctg_key_take_certificate(struct ctg_key *k,
	const char *path, struct ctg_err *err);

/* A file of secrets, in memory that is wiped by ctg_key_wipe. */
[[nodiscard]] enum ctg_code ctg_key_read(struct ctg_str *out,
	const char *path, struct ctg_err *err);
void ctg_key_wipe(struct ctg_str *s);

/* « mot de passe refusé » */
[[nodiscard]] enum ctg_code ctg_key_refuse(struct ctg_err *err,
	const char *path);

#endif
