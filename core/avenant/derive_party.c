/* SPDX-License-Identifier: Apache-2.0 */
/* Parties that come, go, and change: said in the comparution. */
#include "avenant/fronting.h"

#include "avenant/front_line.h"
#include "base/buf.h"

/* The one that each party of the base is in the other version, and back; NULL
 * when it leaves, or comes. */
struct pairs {
	const struct ctg_party **now, **old;
};

/* An identifier is printed nowhere and may be another. */
static const struct ctg_party *find(const struct ctg_convention *there,
	const struct ctg_party *p, const struct ctg_convention *here)
{
	const struct ctg_party *same = ctg_convention_party(there, p->id.s);

	for (size_t i = 0; !same && i < there->nparties; i++)
		if (ctg_str_eq(there->parties[i].nom.s, p->nom.s) &&
		    !ctg_convention_party(here, there->parties[i].id.s))
			same = &there->parties[i];
	return same;
}

static struct pairs pair_up(struct ctg_fronting *f)
{
	const struct ctg_convention *x = f->x, *y = f->y;
	struct pairs p = {
		CTG_NEW_N(f->d.arena, const struct ctg_party *, x->nparties),
		CTG_NEW_N(f->d.arena, const struct ctg_party *, y->nparties),
	};

	for (size_t i = 0; i < x->nparties; i++) {
		const struct ctg_party *q = find(y, &x->parties[i], x);

		if (!q || p.old[q - y->parties])
			continue;
		p.now[i] = q;
		p.old[q - y->parties] = &x->parties[i];
	}
	return p;
}

/* --- a party that stays --------------------------------------------------- */

static bool same_value(struct ctg_value x, struct ctg_value y)
{
	return ctg_str_eq(x.s, y.s);
}

static bool same_people(const struct ctg_party *x, const struct ctg_party *y,
	bool signs)
{
	if (x->npeople != y->npeople)
		return false;
	for (size_t i = 0; i < x->npeople; i++) {
		const struct ctg_representative *r = &x->people[i];
		const struct ctg_representative *s = &y->people[i];

		if (!same_value(r->civilite, s->civilite) ||
		    !same_value(r->nom, s->nom) ||
		    !same_value(r->qualite, s->qualite) ||
		    !same_value(r->delegation, s->delegation) ||
		    (signs && r->signs != s->signs))
			return false;
	}
	return true;
}

static bool same_party(const struct ctg_party *x, const struct ctg_party *y,
	bool signs)
{
	return same_value(x->nom, y->nom) &&
		same_value(x->designation, y->designation) &&
		same_value(x->adresse, y->adresse) &&
		same_people(x, y, signs);
}

static void add_party(struct ctg_fronting *f, enum ctg_op_how how,
	const struct ctg_party *leaves, const struct ctg_party *comes)
{
	struct ctg_op *op = ctg_ops_add(f->d.out, CTG_OP_PARTY, how);
	const struct ctg_node *part = ctg_fronting_part(f->d.old->text,
		"comparution");

	op->leaves = leaves;
	op->comes = comes;
	op->at = !part ? NULL : !leaves ? part->last :
		ctg_fronting_leaf(part, ctg_strf(f->d.arena,
		"parties.%.*s.nom", STR_ARG(leaves->id.s)));
	op->to = op->at;
}

/* All his data are in the act: the words alone would not tell them. */
static void derive_data(struct ctg_fronting *f, const struct ctg_party *x,
	const struct ctg_party *y)
{
	struct ctg_party *now = CTG_NEW(f->d.arena, struct ctg_party);

	*now = *y;
	now->id = x->id;
	add_party(f, CTG_OP_REPLACE, x, now);
}

/* The lines of the signatures: where the one of a person is, or comes. */
static const struct ctg_node *signature(struct ctg_fronting *f,
	const struct ctg_party *x, size_t i)
{
	return ctg_fronting_leaf(ctg_fronting_part(f->d.old->text,
		"signatures"), ctg_strf(f->d.arena,
		"parties.%.*s.representants.%zu.nom", STR_ARG(x->id.s),
		i + 1));
}

static void start_signing(struct ctg_fronting *f, const struct ctg_party *x,
	const struct ctg_party *y, size_t i)
{
	const struct ctg_node *now = ctg_fronting_leaf(ctg_fronting_part(
		f->d.now->text, "signatures"), ctg_strf(f->d.arena,
		"parties.%.*s.representants.%zu.nom", STR_ARG(y->id.s),
		i + 1));
	const struct ctg_node *at = NULL;

	for (size_t k = i; k-- > 0 && !at;)
		at = signature(f, x, k);
	if (!at)
		at = ctg_fronting_leaf(ctg_fronting_part(f->d.old->text,
			"signatures"), ctg_strf(f->d.arena,
			"parties.%.*s.designation", STR_ARG(x->id.s)));
	if (at && now)
		ctg_fronting_blocks(f, CTG_OP_ADD, at,
			ctg_fronting_document(f->d.arena, now));
}

/* Said of people who were there and stay. */
static void derive_signing(struct ctg_fronting *f, const struct ctg_party *x,
	const struct ctg_party *y)
{
	for (size_t i = 0; i < x->npeople; i++) {
		if (x->people[i].signs == y->people[i].signs)
			continue;
		if (y->people[i].signs)
			start_signing(f, x, y, i);
		else
			ctg_fronting_blocks(f, CTG_OP_REMOVE,
				signature(f, x, i), NULL);
	}
}

/* What the tool prints after the party in the base: it follows from how many
 * there are. */
static void derive_words(struct ctg_fronting *f, const struct ctg_party *x,
	const struct ctg_party *y)
{
	struct ctg_arena *a = f->d.arena;
	const struct ctg_node *leaf = ctg_fronting_leaf(ctg_fronting_part(
		f->d.old->text, "comparution"), ctg_strf(a,
		"parties.%.*s.nom", STR_ARG(x->id.s)));
	struct ctg_str old = ctg_line_write_party(a, x);
	struct ctg_str now = ctg_line_write_party(a, y), line;
	struct ctg_party again;

	if (!leaf || !ctg_line_read_party(&again, a, x, now) ||
	    !same_party(&again, y, true)) {
		derive_data(f, x, y);
		return;
	}
	line = ctg_node_words(a, leaf);
	ctg_fronting_words(f, leaf, ctg_strf(a, "%.*s%.*s", STR_ARG(now),
		STR_ARG(ctg_str_skip(line, old.n))));
}

static void derive_party(struct ctg_fronting *f, const struct ctg_party *x,
	const struct ctg_party *y)
{
	if (same_party(x, y, true))
		return;
	if (same_party(x, y, false))
		derive_signing(f, x, y);
	else
		derive_words(f, x, y);
}

/* --- those who come and go ------------------------------------------------ */

/* Alone to come, where one alone leaves: he takes his place. */
static bool is_substituted(const struct ctg_fronting *f,
	const struct pairs *p, size_t i)
{
	size_t gone = 0, come = 0;

	for (size_t k = 0; k < f->x->nparties; k++)
		gone += !p->now[k];
	for (size_t k = 0; k < f->y->nparties; k++)
		come += !p->old[k];
	return gone == 1 && come == 1 && i < f->y->nparties && !p->old[i];
}

/* The order once they came at the end, went, and took a place. */
static size_t rank_of(const struct ctg_fronting *f, const struct pairs *p,
	size_t j)
{
	const struct ctg_party *x = p->old[j];

	for (size_t i = 0; !x && i < f->x->nparties; i++)
		if (!p->now[i] && i == j && is_substituted(f, p, i))
			return i;
	return x ? (size_t)(x - f->x->parties) : f->x->nparties + j;
}

static void derive_order(struct ctg_fronting *f, const struct pairs *p)
{
	struct ctg_buf b = { .arena = f->d.arena };
	bool moved = false;

	for (size_t j = 0; j < f->y->nparties; j++) {
		const struct ctg_party *q = p->old[j] ? p->old[j] :
			&f->y->parties[j];

		moved |= j > 0 && rank_of(f, p, j) < rank_of(f, p, j - 1);
		ctg_buf_printf(&b, "%s%.*s", j ? "|" : "", STR_ARG(q->nom.s));
	}
	if (moved)
		ctg_fronting_value(f, ctg_fronting_part(f->d.old->text,
			"comparution"), STR("parties"), ctg_buf_str(&b));
}

void ctg_fronting_parties(struct ctg_fronting *f)
{
	struct pairs p = pair_up(f);
	const struct ctg_party *replaced = NULL;

	for (size_t i = 0; i < f->x->nparties; i++) {
		const struct ctg_party *x = &f->x->parties[i];

		if (p.now[i]) {
			derive_party(f, x, p.now[i]);
		} else if (is_substituted(f, &p, i)) {
			replaced = &f->y->parties[i];
			add_party(f, CTG_OP_REPLACE, x, replaced);
		} else {
			add_party(f, CTG_OP_REMOVE, x, NULL);
		}
	}
	for (size_t j = 0; j < f->y->nparties; j++)
		if (!p.old[j] && replaced != &f->y->parties[j])
			add_party(f, CTG_OP_ADD, NULL, &f->y->parties[j]);
	derive_order(f, &p);
}
