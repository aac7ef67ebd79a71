/* SPDX-License-Identifier: Apache-2.0 */
/* Where what came back is kept: a detached signature beside the exact bytes
 * that it is over, all under one beginning of name. */
#include "bundle/received.h"

#include "bundle/metadata.h"

struct filing {
	struct ctg_suivi_entry *e;
	struct ctg_arena *arena;
	struct ctg_suivi_file *v;
	size_t room;
	const struct ctg_sent *piece;	/* the piece is this one, as sent */
};

/* « .pdf » */
static struct ctg_str suffix_of(struct ctg_arena *a, struct ctg_str name)
{
	return ctg_strf(a, ".%.*s", STR_ARG(ctg_metadata_extension(a, name)));
}

static bool is_act(const struct ctg_received *r)
{
	return r->of && ctg_str_eq(r->of->about.role, STR("acte"));
}

static bool is_same(const struct ctg_cms_signature *s,
	const struct ctg_cms_signature *t)
{
	return ctg_str_eq(s->issuer, t->issuer) &&
		ctg_str_eq(s->serial, t->serial);
}

/* Whether who made signature k of v[i] made one before it. */
static bool is_known(const struct ctg_received *v, size_t i, size_t k)
{
	for (size_t j = 0; j <= i; j++)
		for (size_t l = 0; is_act(&v[j]) && l < v[j].n_signatures &&
		     (j < i || l < k); l++)
			if (is_same(&v[j].signatures[l], &v[i].signatures[k]))
				return true;
	return false;
}

static size_t count(struct ctg_str s, struct ctg_str what)
{
	size_t n = 0;

	for (; s.n >= what.n; s = ctg_str_skip(s, 1))
		n += ctg_str_starts(s, what);
	return n;
}

size_t ctg_received_signers(const struct ctg_received *v, size_t n)
{
	size_t signers = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_act(&v[i]))
			continue;
		if (v[i].kind == CTG_RECEIVED_PDF)
			signers += count(v[i].bytes, STR("/ByteRange"));
		for (size_t k = 0; k < v[i].n_signatures; k++)
			signers += !is_known(v, i, k);
	}
	return signers;
}

static bool has(const struct filing *f, struct ctg_str suffix)
{
	for (size_t i = 0; i < f->e->n_files; i++)
		if (ctg_str_eq(f->v[i].suffix, suffix))
			return true;
	return ctg_str_eq(suffix, f->e->extension);
}

/* The same bytes twice are kept once. */
static void join(struct filing *f, struct ctg_str suffix,
	struct ctg_str bytes)
{
	struct ctg_str tried = suffix;

	for (size_t i = 0; i < f->e->n_files; i++)
		if (ctg_str_eq(f->v[i].bytes, bytes))
			return;
	for (unsigned i = 2; has(f, tried); i++)
		tried = ctg_strf(f->arena, "%.*s-%u.%.*s", STR_ARG(
			ctg_manifest_stem(suffix)), i, STR_ARG(
			ctg_manifest_extension(suffix)));
	CTG_MORE(f->arena, f->v, f->e->n_files, f->room);
	f->v[f->e->n_files++] = (struct ctg_suivi_file){ tried, bytes };
	f->e->files = f->v;
}

/* A signed PDF of the act, else the act as it was sent. */
static void take_piece(struct filing *f, const struct ctg_received *v,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].kind == CTG_RECEIVED_PDF && is_act(&v[i])) {
			f->e->piece = v[i].bytes;
			f->e->extension = STR(".pdf");
			return;
		}
	for (size_t i = 0; i < n; i++)
		if (v[i].kind == CTG_RECEIVED_DETACHED && is_act(&v[i])) {
			f->piece = v[i].of;
			f->e->piece = v[i].of->bytes;
			f->e->extension = suffix_of(f->arena,
				v[i].of->about.name);
			return;
		}
}

static void join_detached(struct filing *f, const struct ctg_received *r)
{
	struct ctg_str beside = f->e->extension;

	if (r->of != f->piece) {
		beside = ctg_strf(f->arena, "-%.*s", STR_ARG(
			r->of->about.name));
		join(f, beside, r->of->bytes);
	}
	join(f, ctg_strf(f->arena, "%.*s.p7s", STR_ARG(beside)), r->bytes);
}

static void join_one(struct filing *f, const struct ctg_received *r)
{
	if (r->kind == CTG_RECEIVED_DETACHED)
		join_detached(f, r);
	else if (r->kind == CTG_RECEIVED_SLIP)
		join(f, ctg_strf(f->arena, "-bordereau%.*s", STR_ARG(
			suffix_of(f->arena, ctg_received_name(r->path)))),
			r->bytes);
	else if (r->kind == CTG_RECEIVED_PDF && r->bytes.p != f->e->piece.p)
		join(f, ctg_strf(f->arena, "-%.*s", STR_ARG(
			r->of->about.name)), r->bytes);
}

enum ctg_code ctg_received_file(struct ctg_suivi_entry *e,
	struct ctg_arena *a, const struct ctg_received *v, size_t n,
	struct ctg_err *err)
{
	struct filing f = { .e = e, .arena = a };
	enum ctg_code code;

	e->files = NULL;
	e->n_files = 0;
	e->piece = (struct ctg_str){ 0 };
	take_piece(&f, v, n);
	if (e->piece.n == 0) {
		code = ctg_fail(err, CTG_EREFUSED, "rien de ce qui est revenu "
			"ne signe l'acte : rien n'est consigné");
		ctg_err_hint(err, "donnez le PDF signé de l'acte, ou sa "
			"signature détachée (.p7s)");
		return code;
	}
	for (size_t i = 0; i < n; i++)
		join_one(&f, &v[i]);
	return CTG_OK;
}
