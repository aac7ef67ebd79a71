/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/likeness.h"

#include "base/utf8.h"

#define WITHIN		0.9	/* all that is left of a longer one */
#define WITHIN_WEIGHT	16	/* that cannot be by chance */
#define SAME_TITLE	0.5	/* worth as much as this share of the words */
#define SAME_LABEL	0.01	/* when all else is equal */
#define RENAMED		0.5

static const struct ctg_heading *label_of(const struct ctg_block *b)
{
	return &b->node->division.heading;
}

static bool same_label(const struct ctg_block *x, const struct ctg_block *y)
{
	return label_of(x)->word != CTG_PLAIN &&
		label_of(x)->word == label_of(y)->word &&
		ctg_label_cmp(label_of(x)->label, label_of(y)->label) == 0;
}

static bool same_first(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	return x->nkids > 0 && y->nkids > 0 && x->kids[0].length > 0 &&
		ctg_block_folded(&x->kids[0], w) ==
		ctg_block_folded(&y->kids[0], w);
}

static bool same_title(struct ctg_words *w, const struct ctg_block *x,
	const struct ctg_block *y)
{
	struct ctg_str s = label_of(x)->title, t = label_of(y)->title;

	return s.n > 0 && t.n > 0 && (ctg_str_eq(s, t) ||
		ctg_str_eq(ctg_utf8_fold(w->arena, s),
		ctg_utf8_fold(w->arena, t)));
}

/* An article is known by its number and by its title, even when the rest is
 * rewritten; when they disagree, as after a renumbering, by its title. */
static double division_score(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double unlike = 1 - ctg_block_alike(x, y, w);
	bool label = same_label(x, y), title = same_title(w, x, y);

	if (label && title)
		return 1 - 0.15 * unlike;
	/* Pieces: « Annexe » is all that their titles share. */
	if (!label && !title && x->nkids <= 1 && y->nkids <= 1)
		return 0;
	return 1 - (title ? 0.35 : label ? 0.45 : 1) * unlike;
}

/* An item is known by its own words: those under it may come and go. */
static double item_score(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double alike = ctg_block_alike(x, y, w);

	if (same_first(w, x, y))
		return 0.5 + 0.5 * alike;
	if (x->nkids == 0 || y->nkids == 0 || x->nkids + y->nkids == 2)
		return alike;
	return 0.5 * (alike + ctg_block_alike(x->kids, y->kids, w));
}

/* A row is known by what its first cell says. */
double ctg_likeness(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double alike;

	if (x->node->kind != y->node->kind)
		return 0;
	switch (x->node->kind) {
	case CTG_PART:
		return ctg_str_eq(x->node->text, y->node->text);
	case CTG_HEADING:
	case CTG_BREAK:
		return 1;
	case CTG_DIVISION:
		return division_score(w, x, y);
	case CTG_ITEM:
		return item_score(w, x, y);
	case CTG_NOTE:
		alike = ctg_block_alike(x, y, w);
		return ctg_str_eq(x->node->text, y->node->text) ?
			0.3 + 0.7 * alike : alike;
	case CTG_ROW:
		if (x->node->row.header != y->node->row.header)
			return 0;
		[[fallthrough]];
	case CTG_CELL:
		alike = ctg_block_alike(x, y, w);
		return same_first(w, x, y) ? 0.5 + 0.5 * alike : alike;
	default:
		return ctg_block_alike(x, y, w);
	}
}

/* What ctg_likeness finds enough with nothing in common. */
bool ctg_likeness_is_certain(struct ctg_words *w, const struct ctg_block *x,
	const struct ctg_block *y)
{
	if (x->node->kind != y->node->kind)
		return false;
	switch (x->node->kind) {
	case CTG_PART:
		return ctg_str_eq(x->node->text, y->node->text);
	case CTG_HEADING:
	case CTG_BREAK:
		return true;
	case CTG_DIVISION:
		return same_label(x, y) || same_title(w, x, y);
	default:
		return x->bytes == y->bytes;
	}
}

/* A sentence stays of a long alinéa, or grew to one. */
static bool is_within(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double wx, wy, least;

	if (x->node->kind == CTG_ITEM && y->node->kind == CTG_ITEM &&
	    x->nkids > 0 && y->nkids > 0)
		return is_within(w, x->kids, y->kids);
	if (x->node->kind != y->node->kind || (x->node->kind != CTG_PARA &&
	    x->node->kind != CTG_ITEM && x->node->kind != CTG_LIST))
		return false;
	wx = ctg_block_weight(x, w);
	wy = ctg_block_weight(y, w);
	least = wx < wy ? wx : wy;
	return least >= WITHIN_WEIGHT &&
		ctg_block_shared(x, y, w) >= WITHIN * least;
}

/* What their names say, in shares of the words of the shorter; of the longer
 * when number and title are the same: what went to another article is not
 * enough to make it that one. */
static double same_name(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	double wx = ctg_block_weight(x, w), wy = ctg_block_weight(y, w);
	double least = wx < wy ? wx : wy, most = wx < wy ? wy : wx;
	bool title, label;

	switch (x->node->kind) {
	case CTG_DIVISION:
		title = same_title(w, x, y);
		label = same_label(x, y);
		return ((title ? SAME_TITLE : 0) +
			(label ? SAME_LABEL : 0)) *
			(title && label ? most : least);
	case CTG_ROW:
	case CTG_CELL:
	case CTG_ITEM:
		return same_first(w, x, y) ? SAME_TITLE * least : 0;
	default:
		return 0;
	}
}

/* Another number and another title: much is needed to say it is the same. */
static bool is_renamed(struct ctg_words *w, const struct ctg_block *x,
	const struct ctg_block *y)
{
	return x->node->kind == CTG_DIVISION && !same_label(x, y) &&
		label_of(x)->title.n > 0 && label_of(y)->title.n > 0 &&
		!same_title(w, x, y);
}

/* The weight of what two blocks have in common, when they may be one. */
double ctg_likeness_value(struct ctg_words *w, struct ctg_block *x,
	struct ctg_block *y)
{
	if (x->bytes != y->bytes && ctg_likeness(w, x, y) < CTG_LIKENESS_ENOUGH)
		return is_within(w, x, y) ? ctg_block_shared(x, y, w) : 0;
	return (is_renamed(w, x, y) ? RENAMED : 1) *
		ctg_block_shared(x, y, w) +
		same_name(w, x, y) +
		(x->bytes == y->bytes ? 2 : 0.1);
}
