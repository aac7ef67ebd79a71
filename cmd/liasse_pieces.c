/* SPDX-License-Identifier: Apache-2.0 */
/* What the liasse takes from pieces/, byte for byte. */
#include "liasse.h"

#include "base/hash.h"
#include "bundle/metadata.h"
#include "model/life.h"

#define PIECES	"pieces"

static enum ctg_code read(struct ctg_str *out, struct ctg_liasse_making *k,
	struct ctg_str name)
{
	return ctg_snapshot_read(out, k->arena, &k->l->at,
		ctg_liasse_below(k->l, name), k->err);
}

/* What suivi.yml recorded is what goes. */
static enum ctg_code check_digest(struct ctg_liasse_making *k,
	struct ctg_str name, struct ctg_str sha256, struct ctg_str bytes)
{
	char hex[CTG_SHA256_HEX + 1];
	enum ctg_code code;

	ctg_hash_sha256(hex, bytes);
	if (sha256.n == 0 || ctg_str_eq(sha256, ctg_str_from(hex)))
		return CTG_OK;
	code = ctg_fail(k->err, CTG_EDIGEST, "la pièce n'est plus celle que "
		"suivi.yml a consignée : son empreinte est une autre");
	ctg_err_at(k->err, ctg_liasse_below(k->l, name), 0, 0);
	return code;
}

static enum ctg_code put_piece(struct ctg_liasse_making *k,
	struct ctg_str piece, struct ctg_str sha256, struct ctg_str name)
{
	const struct ctg_manifest_file about = { .role = STR("piece"),
		.name = name };
	struct ctg_str bytes;
	enum ctg_code code = read(&bytes, k, piece);

	if (!code)
		code = check_digest(k, piece, sha256, bytes);
	return code ? code : ctg_liasse_add(k, &about, bytes);
}

/* « 04-deliberation-commune.pdf » */
static enum ctg_code put_event(struct ctg_liasse_making *k,
	const struct ctg_event *e)
{
	if (!e || e->piece.n == 0)
		return CTG_OK;
	return put_piece(k, e->piece, e->sha256, ctg_strf(k->arena,
		"04-%s-%.*s.%.*s", ctg_event_name(e->kind),
		STR_ARG(ctg_metadata_slug(k->arena, e->partie, 40)),
		STR_ARG(ctg_metadata_extension(k->arena, e->piece))));
}

/* « -01-acte.pdf.p7s » of « pieces/0-signature-caf-01-acte.pdf.p7s », when the
 * piece is pieces/0-signature-caf.odt: what ends the name still says what a
 * signature is beside. */
static struct ctg_str end_of(struct ctg_arena *a, struct ctg_str piece,
	struct ctg_str joined)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_str rest = joined, part;

	if (!ctg_str_cut(&rest, ctg_manifest_stem(piece)))
		return ctg_strf(a, ".%.*s.%.*s", STR_ARG(
			ctg_metadata_extension(a, piece)), STR_ARG(
			ctg_metadata_extension(a, joined)));
	part = ctg_metadata_slug(a, ctg_str_split(&rest, '.'), 30);
	ctg_buf_printf(&b, "%s%.*s", part.n ? "-" : "", STR_ARG(part));
	while (rest.n > 0) {
		part = ctg_metadata_slug(a, ctg_str_split(&rest, '.'), 8);
		ctg_buf_printf(&b, ".%.*s", STR_ARG(part));
	}
	return ctg_buf_str(&b);
}

/* « 08-signature-caf.pdf », and « 08-signature-caf.pdf.p7s » beside the bytes
 * that it signs. */
static enum ctg_code put_signature(struct ctg_liasse_making *k,
	const struct ctg_event *e)
{
	struct ctg_str files, piece, sha256, stem;
	enum ctg_code code;

	if (!e || e->piece.n == 0)
		return CTG_OK;
	stem = ctg_strf(k->arena, "08-signature-%.*s", STR_ARG(
		ctg_metadata_slug(k->arena, e->partie, 40)));
	code = put_piece(k, e->piece, e->sha256, ctg_strf(k->arena,
		"%.*s.%.*s", STR_ARG(stem), STR_ARG(
		ctg_metadata_extension(k->arena, e->piece))));
	files = e->jointes;
	while (!code && ctg_event_file(&piece, &sha256, &files))
		code = put_piece(k, piece, sha256, ctg_strf(k->arena,
			"%.*s%.*s", STR_ARG(stem), STR_ARG(end_of(k->arena,
			e->piece, piece))));
	return code;
}

/* --- délégations ---------------------------------------------------------- */

/* « delegation-caf.pdf », « delegation-caf-2.pdf » */
static bool is_of(struct ctg_str name, struct ctg_str party)
{
	return ctg_str_cut(&name, STR("delegation-")) &&
		ctg_str_cut(&name, party) && name.n > 0 &&
		(name.p[0] == '.' || name.p[0] == '-');
}

static bool is_delegated(const struct ctg_party *p)
{
	for (size_t i = 0; i < p->npeople; i++)
		if (p->people[i].signs && p->people[i].delegation.s.n)
			return true;
	return false;
}

static void tell_missing(struct ctg_liasse_making *k,
	const struct ctg_party *p)
{
	ctg_out_talk(&k->c->out, ctg_strf(k->arena, "ctg : attention, la "
		"délégation du signataire « %.*s » n'est pas jointe : "
		"%s-%.*s.pdf n'est pas dans le registre\n", STR_ARG(p->id.s),
		ctg_liasse_below(k->l, STR(PIECES "/delegation")),
		STR_ARG(p->id.s)));
}

static enum ctg_code put_delegation(struct ctg_liasse_making *k,
	const struct ctg_party *p, struct ctg_str name)
{
	const struct ctg_manifest_file about = { .role = STR("delegation"),
		.name = ctg_strf(k->arena, "05-delegation-%.*s.%.*s",
			STR_ARG(ctg_metadata_slug(k->arena, p->id.s, 40)),
			STR_ARG(ctg_metadata_extension(k->arena, name))) };
	struct ctg_str bytes;
	enum ctg_code code = read(&bytes, k, ctg_strf(k->arena,
		PIECES "/%.*s", STR_ARG(name)));

	return code ? code : ctg_liasse_add(k, &about, bytes);
}

static enum ctg_code put_delegations(struct ctg_liasse_making *k,
	const struct ctg_party *p)
{
	struct ctg_str *names;
	enum ctg_code code = CTG_OK;
	bool found = false;
	size_t n;

	ctg_snapshot_list(&names, &n, k->arena, &k->l->at,
		ctg_liasse_below(k->l, STR(PIECES)));
	for (size_t i = 0; i < n && !code; i++) {
		if (!is_of(names[i], p->id.s))
			continue;
		code = put_delegation(k, p, names[i]);
		found = true;
	}
	if (!code && !found && !k->proof)
		tell_missing(k, p);
	return code;
}

enum ctg_code ctg_liasse_pieces(struct ctg_liasse_making *k)
{
	const struct ctg_convention *c = &k->l->signers;
	const struct ctg_suivi *suivi = &k->l->suivi;
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < c->nparties && !code; i++) {
		const struct ctg_party *p = &c->parties[i];
		struct ctg_stage s;

		ctg_life_stage(&s, suivi->events, suivi->n, k->l->acte,
			p->id.s);
		code = put_event(k, s.decided);
		if (!code)
			code = put_event(k, s.transmitted);
		if (!code && is_delegated(p))
			code = put_delegations(k, p);
		if (!code)
			code = put_signature(k, s.signed_);
	}
	return code;
}
