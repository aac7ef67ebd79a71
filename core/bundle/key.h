/* SPDX-License-Identifier: Apache-2.0 */
/* key.h - the private key of who signs, its certificate, the chain above.
 *
 * It comes from files in PEM, from a PKCS#12 or from a card (PKCS#11).  What
 * is secret never leaves this module: passwords are asked for by the caller's
 * function and wiped when they have served. */
#ifndef CTG_BUNDLE_KEY_H
#define CTG_BUNDLE_KEY_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct ctg_arena;
struct ctg_key;

/* Once for the process, before the first key: what is secret is then kept in
 * memory that is neither swapped nor dumped, as far as the system allows. */
void ctg_key_prepare(void);

/* Gives the password of « la clé cle.pem » in out, with a NUL; at most max
 * bytes of it all. */
typedef enum ctg_code ctg_key_ask(void *ctx, const char *what, char *out,
	size_t max, struct ctg_err *err);

/* One of key with certificate, pkcs12, pkcs11; what is not given is NULL. */
struct ctg_key_source {
	const char *key, *certificate;	/* files, PEM */
	const char *pkcs12;		/* file */
	const char *pkcs11;		/* URI of RFC 7512, without PIN */
	const char *chain;		/* file, PEM; added to what else says */
	ctg_key_ask *ask;
	void *ctx;
};

/* What the certificate says is judged at `now`, in seconds since 1970: one
 * that has expired, is not valid yet, or is not for signing is refused, and
 * so is a key that is too short or of another certificate. */
[[nodiscard]] enum ctg_code ctg_key_open(struct ctg_key **out,
	const struct ctg_key_source *from, long long now,
	struct ctg_err *err);
/* Whose it is: the serial number and the issuer of its certificate. */
struct ctg_str ctg_key_serial(struct ctg_arena *a, const struct ctg_key *k);
struct ctg_str ctg_key_issuer(struct ctg_arena *a, const struct ctg_key *k);
struct ctg_str ctg_key_name(struct ctg_arena *a, const struct ctg_key *k);
/* The last day of its certificate, « 12 mars 2027 ». */
struct ctg_str ctg_key_end(struct ctg_arena *a, const struct ctg_key *k);
/* Without the certificate of its authority, which who verifies must then
 * have. */
bool ctg_key_is_alone(const struct ctg_key *k);
/* NULL is fine. */
void ctg_key_close(struct ctg_key *k);

#endif
