/* SPDX-License-Identifier: Apache-2.0 */
#include "render/sheet_maker.h"

/* An annexe that is a file; name.p is NULL when it is a text, or is not. */
struct piece {
	struct ctg_str name, digest, title;
};

static size_t rank_of(const struct ctg_node *annexe)
{
	size_t rank = 0;

	while ((annexe = annexe->prev))
		rank += ctg_node_is_annexe(annexe);
	return rank;
}

static struct piece piece_of(const struct ctg_maker *m,
	const struct ctg_node *annexe, enum ctg_maker_side side)
{
	const struct ctg_sheet_from *from = m->from[side];
	size_t i = rank_of(ctg_maker_from(annexe, side));
	const struct ctg_annexe *a;

	if (!ctg_maker_has(m, side) || !from || !from->convention ||
	    i >= from->convention->nannexes)
		return (struct piece){ 0 };
	a = &from->convention->annexes[i];
	if (!a->fichier.s.p || ctg_str_ends(a->fichier.s, STR(".md")))
		return (struct piece){ 0 };
	return (struct piece){ a->fichier.s, from->digests ?
		from->digests[i] : (struct ctg_str){ 0 }, a->titre.s };
}

static bool is_picture(struct ctg_str name)
{
	return ctg_str_ends(name, STR(".png")) ||
		ctg_str_ends(name, STR(".jpg")) ||
		ctg_str_ends(name, STR(".jpeg"));
}

static void put_digest(struct ctg_maker *m, const struct piece *old,
	const struct piece *now)
{
	struct ctg_sheet_para *p = ctg_maker_para(m, CTG_ROLE_PIECE);

	ctg_maker_say(m, p, STR("Pièce jointe\u00a0: "), m->at.mark);
	ctg_maker_say_both(m, p, old->name, now->name);
	if (now->digest.n) {
		ctg_maker_say(m, p, STR(" (SHA-256\u00a0: "), m->at.mark);
		ctg_maker_say_both(m, p, old->digest, now->digest);
		ctg_maker_say(m, p, STR(")"), m->at.mark);
	}
	ctg_maker_put(m, p, NULL);
}

static void put_picture(struct ctg_maker *m, struct ctg_sheet_image *image)
{
	struct ctg_sheet_para *p;

	if (!image)
		return;
	p = ctg_maker_para(m, CTG_ROLE_PIECE);
	ctg_maker_run(m, p, CTG_RUN_IMAGE, m->at.mark)->image = image;
	ctg_maker_put(m, p, NULL);
}

static struct ctg_sheet_image *load(struct ctg_maker *m,
	const struct piece *piece, enum ctg_maker_side side)
{
	return is_picture(piece->name) ? ctg_maker_load(m, side, piece->name,
		piece->title) : NULL;
}

static void put_alone(struct ctg_maker *m, const struct piece *piece,
	enum ctg_maker_side side)
{
	struct ctg_maker_around at = m->at;

	m->at.mark = ctg_maker_alone(side);
	if (piece->name.p) {
		put_digest(m, piece, piece);
		put_picture(m, load(m, piece, side));
	}
	m->at = at;
}

static void put_both(struct ctg_maker *m, const struct piece *old,
	const struct piece *now)
{
	struct ctg_sheet_image *x = load(m, old, CTG_MAKER_OLD);
	struct ctg_sheet_image *y = load(m, now, CTG_MAKER_NEW);
	struct ctg_maker_around at = m->at;

	put_digest(m, old, now);
	if (x ? y && ctg_maker_same_image(x, y) : is_picture(old->name)) {
		put_picture(m, y);
		return;
	}
	m->at.mark = CTG_DELETED;
	put_picture(m, x);
	m->at.mark = CTG_INSERTED;
	put_picture(m, y);
	m->at = at;
}

void ctg_maker_piece(struct ctg_maker *m, const struct ctg_node *annexe)
{
	struct piece old = piece_of(m, annexe, CTG_MAKER_OLD);
	struct piece now = piece_of(m, annexe, CTG_MAKER_NEW);

	/* Of the old version nothing is known. */
	if (!m->from[CTG_MAKER_OLD] && m->at.mark == CTG_KEPT)
		old = now;
	if (old.name.p && now.name.p && !old.digest.n == !now.digest.n) {
		put_both(m, &old, &now);
		return;
	}
	put_alone(m, &old, CTG_MAKER_OLD);
	put_alone(m, &now, CTG_MAKER_NEW);
}
