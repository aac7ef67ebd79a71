/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/digest.h"

#include "base/arena.h"

#include <openssl/evp.h>

/* XML Encryption 1.1, 5.8, and XML Signature 1.1, 6.2. */
static const struct {
	const char *uri;
	const EVP_MD *(*md)(void);
	size_t size;
} kinds[] = {
	[CTG_DIGEST_SHA256] = { "http://www.w3.org/2001/04/xmlenc#sha256",
		EVP_sha256, 32 },
	[CTG_DIGEST_SHA384] = { "http://www.w3.org/2001/04/xmldsig-more#sha384",
		EVP_sha384, 48 },
	[CTG_DIGEST_SHA512] = { "http://www.w3.org/2001/04/xmlenc#sha512",
		EVP_sha512, 64 },
};

void ctg_digest_begin(struct ctg_digest *d, enum ctg_digest_kind kind)
{
	d->state = EVP_MD_CTX_new();
	d->failed = !d->state ||
		EVP_DigestInit_ex(d->state, kinds[kind].md(), NULL) != 1;
}

void ctg_digest_add(struct ctg_digest *d, struct ctg_str piece)
{
	if (!d->failed)
		d->failed = EVP_DigestUpdate(d->state, piece.p, piece.n) != 1;
}

enum ctg_code ctg_digest_end(struct ctg_digest *d, struct ctg_str *out,
	struct ctg_arena *a, struct ctg_err *err)
{
	unsigned char *p = ctg_arena_alloc(a, 1, EVP_MAX_MD_SIZE);
	unsigned n = 0;
	bool done = !d->failed && EVP_DigestFinal_ex(d->state, p, &n) == 1;

	EVP_MD_CTX_free(d->state);
	d->state = NULL;
	if (!done)
		return ctg_fail(err, CTG_ESYSTEM,
			"l'empreinte n'a pas pu être calculée");
	*out = (struct ctg_str){ (const char *)p, n };
	return CTG_OK;
}

struct ctg_str ctg_digest_hex(struct ctg_arena *a, struct ctg_str bytes)
{
	static const char digits[] = "0123456789abcdef";
	char *p = ctg_arena_alloc(a, 2, bytes.n + 1);

	for (size_t i = 0; i < bytes.n; i++) {
		p[2 * i] = digits[(unsigned char)bytes.p[i] >> 4];
		p[2 * i + 1] = digits[bytes.p[i] & 15];
	}
	return (struct ctg_str){ p, 2 * bytes.n };
}

struct ctg_str ctg_digest_base64(struct ctg_arena *a, struct ctg_str bytes)
{
	char *p = ctg_arena_alloc(a, 1, 4 * ((bytes.n + 2) / 3) + 1);
	int n = EVP_EncodeBlock((unsigned char *)p,
		(const unsigned char *)bytes.p, (int)bytes.n);

	return (struct ctg_str){ p, (size_t)n };
}

bool ctg_digest_unbase64(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str s)
{
	unsigned char bytes[CTG_DIGEST_MAX + 2];
	struct ctg_str got;
	size_t n = s.n / 4 * 3;

	if (s.n == 0 || s.n % 4 != 0 || n > sizeof(bytes) ||
	    EVP_DecodeBlock(bytes, (const unsigned char *)s.p, (int)s.n) < 0)
		return false;
	n -= (size_t)(s.p[s.n - 1] == '=') + (s.p[s.n - 2] == '=');
	got = ctg_str_dup(a, (struct ctg_str){ (const char *)bytes, n });
	if (!ctg_str_eq(ctg_digest_base64(a, got), s))
		return false;
	*out = got;
	return true;
}

bool ctg_digest_find(enum ctg_digest_kind *out, struct ctg_str uri)
{
	for (size_t i = 0; i < CTG_DIGEST_KINDS; i++)
		if (ctg_str_eq(uri, ctg_str_from(kinds[i].uri))) {
			*out = (enum ctg_digest_kind)i;
			return true;
		}
	return false;
}

const char *ctg_digest_uri(enum ctg_digest_kind kind)
{
	return kinds[kind].uri;
}

size_t ctg_digest_size(enum ctg_digest_kind kind)
{
	return kinds[kind].size;
}
