/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/front_want.h"

#include "base/buf.h"
#include "model/rules.h"

/* --- the copy ------------------------------------------------------------- */

static struct ctg_value plain(struct ctg_value v, size_t line)
{
	return (struct ctg_value){ .s = v.s, .line = (unsigned)line };
}

static void clear_party(struct ctg_party *p, struct ctg_arena *a, size_t rank)
{
	struct ctg_representative *people = CTG_NEW_N(a,
		struct ctg_representative, p->npeople + 1);

	p->line = (unsigned)rank;
	p->id = plain(p->id, 0);
	p->nom = plain(p->nom, 0);
	p->designation = plain(p->designation, 0);
	p->siren = plain(p->siren, 0);
	p->adresse = plain(p->adresse, 0);
	p->logo = plain(p->logo, 0);
	for (size_t i = 0; i < p->npeople; i++) {
		const struct ctg_representative *r = &p->people[i];

		people[i] = (struct ctg_representative){
			.civilite = plain(r->civilite, 0),
			.nom = plain(r->nom, rank ? i + 1 : 0),
			.qualite = plain(r->qualite, 0),
			.delegation = plain(r->delegation, 0),
			.signs = r->signs,
		};
	}
	p->people = people;
}

static void copy_parties(struct ctg_wanted *w)
{
	struct ctg_convention *c = &w->c;
	struct ctg_party *v = CTG_NEW_N(w->arena, struct ctg_party,
		c->nparties);

	for (size_t i = 0; i < c->nparties; i++) {
		v[i] = c->parties[i];
		clear_party(&v[i], w->arena, i + 1);
	}
	c->parties = v;
}

static void copy_lists(struct ctg_wanted *w)
{
	struct ctg_convention *c = &w->c;
	struct ctg_value *visas = CTG_NEW_N(w->arena, struct ctg_value,
		c->nvisas);
	struct ctg_annexe *annexes = CTG_NEW_N(w->arena, struct ctg_annexe,
		c->nannexes);
	struct ctg_field *champs = CTG_NEW_N(w->arena, struct ctg_field,
		c->nchamps);

	for (size_t i = 0; i < c->nvisas; i++)
		visas[i] = plain(c->visas[i], i + 1);
	for (size_t i = 0; i < c->nannexes; i++)
		annexes[i] = (struct ctg_annexe){
			.line = (unsigned)i + 1,
			.numero = plain(c->annexes[i].numero, 0),
			.titre = plain(c->annexes[i].titre, 0),
			.fichier = plain(c->annexes[i].fichier, 0),
			.paysage = c->annexes[i].paysage,
		};
	for (size_t i = 0; i < c->nchamps; i++) {
		champs[i].key = plain(c->champs[i].key, 0);
		champs[i].value = plain(c->champs[i].value, 0);
	}
	c->visas = visas;
	c->annexes = annexes;
	c->champs = champs;
}

static struct ctg_want_list new_list(struct ctg_arena *a, size_t n)
{
	return (struct ctg_want_list){ .n = n, .gone = CTG_NEW_N(a, bool, n) };
}

void ctg_want_start(struct ctg_wanted *w, struct ctg_arena *a,
	const struct ctg_text *base, struct ctg_diags *diags)
{
	struct ctg_convention *c = &w->c;
	struct ctg_period *p = &c->periode;

	*w = (struct ctg_wanted){ .arena = a, .base = base, .diags = diags,
		.c = base->convention };
	c->titre = plain(c->titre, 0);
	c->reference = plain(c->reference, 0);
	c->lieu = plain(c->lieu, 0);
	c->exemplaires_at = plain(c->exemplaires_at, 0);
	p->debut = plain(p->debut, 0);
	p->fin = plain(p->fin, 0);
	p->preavis = plain(p->preavis, 0);
	p->reconduction = plain(p->reconduction, 0);
	copy_parties(w);
	copy_lists(w);
	w->visas = new_list(a, c->nvisas);
	w->parties = new_list(a, c->nparties);
	w->annexes = new_list(a, c->nannexes);
}

/* --- lists ---------------------------------------------------------------- */

void ctg_want_remove(struct ctg_want_list *l, size_t i)
{
	l->gone[i] = true;
}

void ctg_want_add(struct ctg_wanted *w, struct ctg_want_list *l, size_t gap,
	bool before, const void *item)
{
	CTG_MORE(w->arena, l->v, l->nnew, l->room);
	l->v[l->nnew++] = (struct ctg_want_new){ gap, before, item };
}

struct made {
	char *p;
	size_t n, size;
};

static void put(struct made *m, const void *item)
{
	memcpy(m->p + m->n++ * m->size, item, m->size);
}

static void put_gap(struct made *m, const struct ctg_want_list *l, size_t gap,
	bool before)
{
	for (size_t i = 0; i < l->nnew; i++)
		if (l->v[i].gap == gap && l->v[i].before == before)
			put(m, l->v[i].item);
}

/* The items of old that stay, and those that come; *n is how many. */
static void *make(struct ctg_wanted *w, const struct ctg_want_list *l,
	const void *old, size_t size, size_t *n)
{
	struct made m = { ctg_arena_alloc(w->arena, l->n + l->nnew, size), 0,
		size };

	for (size_t i = 0; i <= l->n; i++) {
		put_gap(&m, l, i, false);
		put_gap(&m, l, i, true);
		if (i < l->n && !l->gone[i])
			put(&m, (const char *)old + i * size);
	}
	*n = m.n;
	return m.p;
}

/* As the base names it, if it was there. */
static struct ctg_str party_name(const struct ctg_convention *base,
	const void *item)
{
	const struct ctg_party *p = item;

	return p->line ? base->parties[p->line - 1].nom.s : p->nom.s;
}

static struct ctg_str annexe_name(const struct ctg_convention *base,
	const void *item)
{
	const struct ctg_annexe *x = item;

	return x->line ? base->annexes[x->line - 1].numero.s : x->numero.s;
}

/* Takes the names from the order one by one; what it does not name stays
 * after. */
static void sort_as(struct ctg_wanted *w, void *items, size_t n, size_t size,
	struct ctg_str (*name)(const struct ctg_convention *, const void *),
	struct ctg_str order)
{
	const struct ctg_convention *base = &w->base->convention;
	char *from = items, *out = ctg_arena_alloc(w->arena, n, size);
	bool *taken = CTG_NEW_N(w->arena, bool, n);
	size_t done = 0;

	while (order.n > 0) {
		struct ctg_str next = ctg_str_split(&order, '|');

		for (size_t i = 0; i < n; i++)
			if (!taken[i] && ctg_str_eq(name(base,
			    from + i * size), next)) {
				memcpy(out + done++ * size, from + i * size,
					size);
				taken[i] = true;
				break;
			}
	}
	for (size_t i = 0; i < n; i++)
		if (!taken[i])
			memcpy(out + done++ * size, from + i * size, size);
	if (n > 0)
		memcpy(items, out, n * size);
}

/* What the act brings may have a name that is taken. */
static void check_names(struct ctg_wanted *w)
{
	const struct ctg_convention *c = &w->c;

	for (size_t i = 0; i < c->nannexes; i++)
		for (size_t k = 0; c->annexes[i].line == 0 && k < c->nannexes;
		     k++)
			if (k != i && ctg_str_eq(c->annexes[i].numero.s,
			    c->annexes[k].numero.s)) {
				(void)ctg_want_refuse(w, "A748", "il y a déjà "
					"une annexe %.*s",
					STR_ARG(c->annexes[i].numero.s));
				return;
			}
}

void ctg_want_finish(struct ctg_wanted *w)
{
	struct ctg_convention *c = &w->c;

	c->visas = make(w, &w->visas, c->visas, sizeof(*c->visas),
		&c->nvisas);
	c->parties = make(w, &w->parties, c->parties, sizeof(*c->parties),
		&c->nparties);
	c->annexes = make(w, &w->annexes, c->annexes, sizeof(*c->annexes),
		&c->nannexes);
	for (size_t i = 0; i < c->nparties; i++)
		if (c->parties[i].line == 0)
			clear_party(&c->parties[i], w->arena, 0);
	sort_as(w, c->parties, c->nparties, sizeof(*c->parties), party_name,
		w->party_order);
	sort_as(w, c->annexes, c->nannexes, sizeof(*c->annexes), annexe_name,
		w->annexe_order);
	check_names(w);
	/* One a party is what is printed when none is said. */
	if (w->base->convention.exemplaires == 0 &&
	    c->exemplaires == c->nparties) {
		c->exemplaires = 0;
		c->exemplaires_at = (struct ctg_value){ 0 };
	}
}

void ctg_want_data(struct ctg_wanted *w, size_t i,
	const struct ctg_party *now)
{
	const struct ctg_party *old = &w->base->convention.parties[i];
	struct ctg_party p = *now;

	clear_party(&p, w->arena, 0);
	p.line = (unsigned)i + 1;
	for (size_t k = 0; k < p.npeople && k < old->npeople; k++)
		p.people[k].nom.line = (unsigned)k + 1;
	w->c.parties[i] = p;
}
