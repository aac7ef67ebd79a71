/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/container_parts.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/inflate.h"

#include <stdlib.h>

#define PIECE	(64 << 10)

/* One entry on its way. */
struct stream {
	const struct ctg_container *from;
	const struct ctg_container_entry *entry;
	ctg_container_sink *sink;
	void *ctx;
	uint64_t read, given;	/* of the packed bytes, of the others */
	uint32_t crc;
	unsigned char in[PIECE], out[PIECE];
};

static enum ctg_code damaged(const struct stream *s, struct ctg_err *err)
{
	return ctg_fail(err, CTG_EDIGEST, "conteneur refusé : %.*s est abîmé",
		STR_ARG(s->entry->name));
}

static bool give(struct stream *s, const unsigned char *p, size_t n)
{
	if (n > s->entry->size - s->given)
		return false;
	s->given += n;
	s->crc = ctg_crc32(s->crc, (struct ctg_str){ (const char *)p, n });
	if (n > 0)
		s->sink(s->ctx, (struct ctg_str){ (const char *)p, n });
	return true;
}

static enum ctg_code fill(struct stream *s, size_t *n, struct ctg_err *err)
{
	uint64_t left = s->entry->packed - s->read;
	uint64_t at = s->entry->data + s->read;

	*n = left < PIECE ? (size_t)left : PIECE;
	s->read += *n;
	return ctg_container_bytes(s->from, at, s->in, *n, err);
}

static enum ctg_code copy(struct stream *s, struct ctg_err *err)
{
	size_t n;

	while (s->read < s->entry->packed) {
		enum ctg_code code = fill(s, &n, err);

		if (code)
			return code;
		if (!give(s, s->in, n))
			return damaged(s, err);
	}
	return CTG_OK;
}

/* All that is in its input. */
static bool unpack(struct stream *s, struct ctg_inflater *z)
{
	size_t n;

	do {
		if (!ctg_inflate(z, s->out, PIECE, &n) || !give(s, s->out, n))
			return false;
	} while (!z->ended && (z->in.n > 0 || n == PIECE));
	return true;
}

static enum ctg_code inflate_all(struct stream *s, struct ctg_inflater *z,
	struct ctg_err *err)
{
	size_t n;

	while (s->read < s->entry->packed && !z->ended) {
		enum ctg_code code = fill(s, &n, err);

		if (code)
			return code;
		z->in = (struct ctg_str){ (const char *)s->in, n };
		if (!unpack(s, z))
			return damaged(s, err);
	}
	/* Nothing after the stream, in what is said to be its bytes. */
	return z->ended && z->in.n == 0 && s->read == s->entry->packed ?
		CTG_OK : damaged(s, err);
}

static enum ctg_code unpack_entry(struct stream *s, struct ctg_err *err)
{
	struct ctg_inflater z;
	enum ctg_code code;

	if (s->entry->method == ZIP_STORED)
		return copy(s, err);
	code = ctg_inflate_begin(&z, err);
	if (code)
		return code;
	code = inflate_all(s, &z, err);
	ctg_inflate_end(&z);
	return code;
}

enum ctg_code ctg_container_stream(const struct ctg_container *c,
	const struct ctg_container_entry *e, ctg_container_sink *sink,
	void *ctx, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct stream *s = CTG_NEW(&a, struct stream);
	enum ctg_code code;

	*s = (struct stream){ .from = c, .entry = e, .sink = sink,
		.ctx = ctx };
	code = unpack_entry(s, err);
	if (!code && (s->given != e->size || s->crc != e->crc))
		code = damaged(s, err);
	ctg_arena_release(&a);
	return code;
}

static void keep(void *ctx, struct ctg_str piece)
{
	ctg_buf_add(ctx, piece);
}

enum ctg_code ctg_container_read(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_container *c, const struct ctg_container_entry *e,
	size_t max, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = a };
	enum ctg_code code;

	if (e->size > max)
		return ctg_fail(err, CTG_EDIGEST, "conteneur refusé : %.*s "
			"est trop volumineux", STR_ARG(e->name));
	ctg_buf_reserve(&b, (size_t)e->size);
	code = ctg_container_stream(c, e, keep, &b, err);
	if (!code)
		*out = ctg_buf_str(&b);
	return code;
}

struct ctg_str ctg_container_oddities(struct ctg_arena *a, unsigned odd)
{
	static const char *const words[] = {
		"des attributs ou une version", "des drapeaux",
		"des tailles données après coup", "des entrées comprimées",
		"des dates", "des champs supplémentaires", "un commentaire",
	};
	struct ctg_buf b = { .arena = a };

	ctg_buf_reserve(&b, 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (odd & 1U << i)
			ctg_buf_printf(&b, "%s%s", b.n ? ", " : "", words[i]);
	return ctg_buf_str(&b);
}
