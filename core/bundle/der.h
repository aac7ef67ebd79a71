/* SPDX-License-Identifier: Apache-2.0 */
/* der.h - the frame of a CMS, which OpenSSL keeps to itself.
 *
 * No signature covers the version numbers nor the list of digests: they are
 * read here, so that a changed bit there is seen too. */
#ifndef CTG_BUNDLE_DER_H
#define CTG_BUNDLE_DER_H

#include "base/str.h"

struct ctg_arena;

/* What an i2d function of OpenSSL gave, n bytes at p, moved into the arena;
 * empty when it failed. */
struct ctg_str ctg_der_take(struct ctg_arena *a, unsigned char *p, int n);

struct asn1_string_st;
/* The bytes of a string of OpenSSL, which keeps them. */
struct ctg_str ctg_der_string(const struct asn1_string_st *s);

/* What a file of somebody's holds, in DER or between the lines of PEM. */
struct ctg_str ctg_der_of(struct ctg_arena *a, struct ctg_str bytes);

/* An element of ASN.1: its tag with its class, what is inside. */
struct ctg_der {
	int tag, class;
	struct ctg_str inside, whole;
};

/* Takes the next element of *s; false at the end and on what is not DER. */
bool ctg_der_next(struct ctg_der *out, struct ctg_str *s);

/* SignedData (RFC 5652, 5.1). */
struct ctg_der_frame {
	long version;
	struct ctg_str digests;		/* AlgorithmIdentifier… */
	struct ctg_str signers;		/* SignerInfo… */
	bool has_other_certificates;	/* others than X.509 */
	bool marked;			/* its optional parts are sets */
};

/* What only can be a sequence or a set is marked so, and nothing else is;
 * true of what is not DER at all (BER, of lengths unsaid). */
bool ctg_der_is_marked(struct ctg_str s);

/* False when it is no such frame in DER. */
bool ctg_der_frame(struct ctg_der_frame *out, struct ctg_str cms);
/* A small INTEGER at the start of s; -1 when there is none. */
long ctg_der_small(struct ctg_str s);

#endif
