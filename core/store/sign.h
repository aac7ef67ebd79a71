/* SPDX-License-Identifier: Apache-2.0 */
/* sign.h - signatures made as git makes them.  For use by store/ only.
 *
 * git's own settings say whether, how and with which key; the program that
 * git would run makes the signature (gpg, gpgsm, ssh-keygen), so that
 * « git verify-commit » and every forge find what they expect. */
#ifndef CTG_STORE_SIGN_H
#define CTG_STORE_SIGN_H

#include "store/repo.h"

enum ctg_signed { CTG_SIGNED_COMMIT, CTG_SIGNED_TAG };

/* Does git's configuration ask for it (commit.gpgSign; tag.gpgSign or
 * tag.forceSignAnnotated)? */
[[nodiscard]] enum ctg_code ctg_sign_wanted(bool *out,
	const struct ctg_repo *r, enum ctg_signed what, struct ctg_err *err);

/* The armoured signature of text, ending with a newline.  who is « Name
 * <address> », the key's owner when user.signingKey is not set. */
[[nodiscard]] enum ctg_code ctg_sign(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str text,
	const char *who, struct ctg_err *err);

#endif
