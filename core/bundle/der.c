/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/der.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#define CERTIFICATES	0	/* [0] of SignedData */

#define DEPTH_MAX	64
#define CONSTRUCTED	0x20
#define UNSAID		'\x80'

struct ctg_str ctg_der_take(struct ctg_arena *a, unsigned char *p, int n)
{
	struct ctg_str s = STR("");

	if (n > 0)
		s = ctg_str_dup(a, (struct ctg_str){ (char *)p, (size_t)n });
	OPENSSL_free(p);
	return s;
}

struct ctg_str ctg_der_string(const ASN1_STRING *s)
{
	return (struct ctg_str){ (const char *)ASN1_STRING_get0_data(s),
		(size_t)ASN1_STRING_length(s) };
}

struct ctg_str ctg_der_of(struct ctg_arena *a, struct ctg_str bytes)
{
	struct ctg_str der = bytes;
	unsigned char *data;
	char *name, *header;
	BIO *in;
	long n;

	if (!ctg_str_starts(bytes, STR("-----BEGIN ")))
		return der;
	in = BIO_new_mem_buf(bytes.p, (int)bytes.n);
	if (in && PEM_read_bio(in, &name, &header, &data, &n) == 1) {
		der = ctg_str_dup(a, (struct ctg_str){ (char *)data,
			(size_t)n });
		OPENSSL_free(name);
		OPENSSL_free(header);
		OPENSSL_free(data);
	}
	BIO_free(in);
	ERR_clear_error();
	return der;
}

bool ctg_der_next(struct ctg_der *out, struct ctg_str *s)
{
	const unsigned char *p = (const unsigned char *)s->p, *start = p;
	struct ctg_der d;
	long length;
	int form;

	if (s->n == 0)
		return false;
	form = ASN1_get_object(&p, &length, &d.tag, &d.class, (long)s->n);
	if (form & 0x81) {
		ERR_clear_error();
		return false;
	}
	d.inside = (struct ctg_str){ (const char *)p, (size_t)length };
	d.whole = ctg_str_head(*s, (size_t)(p - start) + (size_t)length);
	*s = ctg_str_skip(*s, d.whole.n);
	*out = d;
	return true;
}

static bool is_marked(struct ctg_str s, unsigned depth)
{
	struct ctg_der d;

	if (depth > DEPTH_MAX)
		return false;
	while (ctg_der_next(&d, &s)) {
		bool marked = d.whole.p[0] & CONSTRUCTED;

		if (d.class == V_ASN1_UNIVERSAL && marked !=
		    (d.tag == V_ASN1_SEQUENCE || d.tag == V_ASN1_SET))
			return false;
		if (marked && !is_marked(d.inside, depth + 1))
			return false;
	}
	return s.n == 0;
}

bool ctg_der_is_marked(struct ctg_str s)
{
	return (s.n > 1 && s.p[1] == UNSAID) || is_marked(s, 0);
}

static bool take(struct ctg_der *out, struct ctg_str *s, int tag, int class)
{
	return ctg_der_next(out, s) && out->tag == tag && out->class == class;
}

long ctg_der_small(struct ctg_str s)
{
	struct ctg_der d;

	if (!take(&d, &s, V_ASN1_INTEGER, V_ASN1_UNIVERSAL) ||
	    d.inside.n != 1)
		return -1;
	return (unsigned char)d.inside.p[0];
}

static bool is_optional_set(const struct ctg_der *d)
{
	return d->class != V_ASN1_CONTEXT_SPECIFIC ||
		(d->whole.p[0] & CONSTRUCTED);
}

/* The attributes of each signer are [0] and [1], which are sets; [0] before
 * its digest algorithm is the name of its key, which is none. */
static bool all_sets(struct ctg_str signers)
{
	struct ctg_der signer, d;

	while (ctg_der_next(&signer, &signers)) {
		struct ctg_str s = signer.inside;

		for (unsigned i = 0; ctg_der_next(&d, &s); i++)
			if (i > 1 && !is_optional_set(&d))
				return false;
	}
	return true;
}

static bool all_x509(struct ctg_str certificates)
{
	struct ctg_der d;

	while (ctg_der_next(&d, &certificates))
		if (d.class != V_ASN1_UNIVERSAL)
			return false;
	return true;
}

bool ctg_der_frame(struct ctg_der_frame *out, struct ctg_str cms)
{
	struct ctg_der_frame f = { 0 };
	struct ctg_der d;

	if (!take(&d, &cms, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL))
		return false;
	cms = d.inside;
	if (!take(&d, &cms, V_ASN1_OBJECT, V_ASN1_UNIVERSAL) ||
	    !take(&d, &cms, 0, V_ASN1_CONTEXT_SPECIFIC))
		return false;
	cms = d.inside;
	if (!take(&d, &cms, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL))
		return false;
	cms = d.inside;
	f.version = ctg_der_small(cms);
	if (!ctg_der_next(&d, &cms) ||
	    !take(&d, &cms, V_ASN1_SET, V_ASN1_UNIVERSAL))
		return false;
	f.digests = d.inside;
	if (!take(&d, &cms, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL))
		return false;
	f.marked = true;
	while (ctg_der_next(&d, &cms) && d.class == V_ASN1_CONTEXT_SPECIFIC) {
		f.marked = f.marked && is_optional_set(&d);
		if (d.tag == CERTIFICATES && !all_x509(d.inside))
			f.has_other_certificates = true;
	}
	if (d.tag != V_ASN1_SET || d.class != V_ASN1_UNIVERSAL || cms.n > 0)
		return false;
	f.signers = d.inside;
	f.marked = f.marked && all_sets(f.signers);
	*out = f;
	return true;
}
