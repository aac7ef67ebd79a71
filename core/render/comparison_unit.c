/* SPDX-License-Identifier: Apache-2.0 */
/* The divisions of a marked sheet: what stands under each heading, and which
 * of them changed. */
#include "render/comparison_maker.h"

enum section { NONE, TEXT, VISAS, CLOSING };

static enum section section_of(const struct ctg_sheet_block *b)
{
	if (!b->generated)
		return TEXT;
	if (b->para && b->para->role == CTG_ROLE_VISA)
		return VISAS;
	return b->para && b->para->role == CTG_ROLE_CLOSING ? CLOSING : NONE;
}

bool ctg_compare_is_told(const struct ctg_sheet_block *b)
{
	return section_of(b) != NONE;
}

static bool is_title(const struct ctg_sheet_block *b)
{
	return !b->generated && b->para &&
		b->para->role == CTG_ROLE_HEADING;
}

static void read_title(struct ctg_compare *c, struct ctg_compare_unit *u)
{
	const struct ctg_sheet_para *p = u->title;

	for (int s = 0; s < CTG_COMPARE_SIDES; s++)
		if (ctg_compare_has(p->mark, s))
			ctg_heading_read(&u->heading[s], ctg_compare_words(
				c->arena, p, s));
	u->level = p->level;
	u->retitled = ctg_compare_is_marked(p);
}

/* --- where moves begin and end ------------------------------------------- */

static void note_move(struct ctg_compare *c, unsigned move,
	enum ctg_mark mark, const struct ctg_compare_unit *u)
{
	struct ctg_compare_move *m = &c->moves[move];
	enum ctg_compare_side side = mark == CTG_DELETED ? CTG_COMPARE_OLD :
		CTG_COMPARE_NEW;

	if (!move || m->at[side])
		return;
	if (!m->seen)
		m->upwards = side == CTG_COMPARE_NEW;
	m->seen = true;
	m->at[side] = u;
}

static void read_block(struct ctg_compare *c, struct ctg_compare_unit *u,
	const struct ctg_sheet_block *b)
{
	if (b->para) {
		note_move(c, b->para->move, b->para->mark, u);
		u->edited |= ctg_compare_is_marked(b->para);
		return;
	}
	u->edited |= ctg_compare_is_marked_table(b->table);
	for (size_t i = 0; i < b->table->n; i++)
		note_move(c, b->table->rows[i].move, b->table->rows[i].mark,
			u);
}

/* --- the tree of them ---------------------------------------------------- */

static struct ctg_compare_unit *add(struct ctg_compare *c,
	struct ctg_compare_unit *last, const struct ctg_sheet_block *b,
	enum section section)
{
	struct ctg_compare_unit *u = CTG_NEW(c->arena,
		struct ctg_compare_unit);
	struct ctg_compare_unit *parent = last;

	u->level = 1;
	u->name = section == VISAS ? STR("visas") : section == CLOSING ?
		STR("formule finale") : STR("texte liminaire");
	u->from = u->end = b;
	if (is_title(b)) {
		u->title = b->para;
		u->from = u->end = b->next;
		read_title(c, u);
		note_move(c, b->para->move, b->para->mark, u);
	}
	while (parent->parent && parent->level >= u->level)
		parent = parent->parent;
	u->parent = parent;
	if (parent->last)
		parent->last->next = u;
	else
		parent->first = u;
	parent->last = u;
	return u;
}

static bool mark_any(struct ctg_compare_unit *u)
{
	u->any = u->retitled || u->edited;
	for (struct ctg_compare_unit *k = u->first; k; k = k->next)
		u->any |= mark_any(k);
	return u->any;
}

struct ctg_compare_unit *ctg_compare_units(struct ctg_compare *c,
	const struct ctg_sheet_block *b)
{
	struct ctg_compare_unit *root = CTG_NEW(c->arena,
		struct ctg_compare_unit), *u = root;
	enum section section = NONE;

	for (; b; b = b->next) {
		enum section here = section_of(b);

		if (here == NONE)
			continue;
		if (is_title(b) || here != section) {
			u = add(c, u, b, here);
			section = here;
		}
		if (!is_title(b)) {
			read_block(c, u, b);
			u->end = b->next;
		}
	}
	mark_any(root);
	return root;
}
