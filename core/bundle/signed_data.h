/* SPDX-License-Identifier: Apache-2.0 */
/* signed_data.h - a CMS that was signed: its form, what each signer signed,
 * the certificates that it carries.  For use by bundle/ only.
 *
 * A signature of a convention and a token of a time authority are both such
 * a CMS; whose certificate it is, and whether to believe it, is judged by
 * those who know what it is for. */
#ifndef CTG_BUNDLE_SIGNED_DATA_H
#define CTG_BUNDLE_SIGNED_DATA_H

#include "base/str.h"

#include <openssl/cms.h>
#include <stdbool.h>

struct ctg_arena;
struct ctg_faults;

struct ctg_signed_data {
	CMS_ContentInfo *cms;
	STACK_OF(X509) *certificates;	/* that it carries; may be NULL */
	STACK_OF(CMS_SignerInfo) *signers;	/* of cms */
	const char *what;		/* « la signature », « le jeton » */
};

/* False, with a fault, when it cannot be read as signed data.  To be closed
 * either way. */
bool ctg_signed_data_open(struct ctg_signed_data *d, struct ctg_str der,
	const char *what, struct ctg_faults *faults);
void ctg_signed_data_close(struct ctg_signed_data *d);

/* The certificate of a signer, or NULL with a fault; d keeps it. */
X509 *ctg_signed_data_certificate(const struct ctg_signed_data *d,
	CMS_SignerInfo *si, struct ctg_faults *faults);

/* Whether a signer signed that content, of that type (NID), by the rules of
 * CAdES; sha1_will_do: a SHA-1 may name its certificate, as with authorities of
 * time. */
void ctg_signed_data_judge(const struct ctg_signed_data *d,
	CMS_SignerInfo *si, X509 *x, int type, struct ctg_str content,
	bool sha1_will_do, struct ctg_faults *faults);

/* Whether each certificate that it carries is a signer's or above one: no
 * signature covers the others, and one that was changed would be among
 * them. */
void ctg_signed_data_judge_bag(const struct ctg_signed_data *d,
	struct ctg_faults *faults);

/* « RSA 2048, SHA-256 » */
struct ctg_str ctg_signed_data_algorithm(struct ctg_arena *a,
	CMS_SignerInfo *si, const X509 *x);

#endif
