/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/front_yaml.h"

#include "base/arena.h"

/* A group whose keys without a value are left out. */
struct group {
	struct ctg_arena *arena;
	struct ctg_yaml *node, **tail;
};

static struct ctg_yaml *text(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_yaml *v = CTG_NEW(a, struct ctg_yaml);

	v->value = s;
	return v;
}

static struct group new_group(struct ctg_arena *a)
{
	struct ctg_yaml *v = text(a, STR(""));

	v->kind = CTG_MAPPING;
	return (struct group){ a, v, &v->first };
}

static void put(struct group *g, const char *key, struct ctg_yaml *v)
{
	v->key = text(g->arena, ctg_str_from(key));
	*g->tail = v;
	g->tail = &v->next;
}

static void put_text(struct group *g, const char *key, struct ctg_str s)
{
	if (s.n > 0)
		put(g, key, text(g->arena, s));
}

struct ctg_yaml *ctg_front_yaml_person(struct ctg_arena *a,
	const struct ctg_representative *r)
{
	struct group g = new_group(a);

	put_text(&g, "civilite", r->civilite.s);
	put_text(&g, "nom", r->nom.s);
	put_text(&g, "qualite", r->qualite.s);
	if (!r->signs)
		put_text(&g, "signe", STR("false"));
	put_text(&g, "delegation", r->delegation.s);
	return g.node;
}

struct ctg_yaml *ctg_front_yaml_party(struct ctg_arena *a,
	const struct ctg_party *p)
{
	struct ctg_yaml *people = text(a, STR("")), **tail = &people->first;
	struct group g = new_group(a);

	people->kind = CTG_SEQUENCE;
	put_text(&g, "id", p->id.s);
	put_text(&g, "nom", p->nom.s);
	put_text(&g, "designation", p->designation.s);
	put_text(&g, "type", ctg_str_from(ctg_party_type_name(p->type)));
	put_text(&g, "siren", p->siren.s);
	put_text(&g, "adresse", p->adresse.s);
	put_text(&g, "logo", p->logo.s);
	for (size_t i = 0; i < p->npeople; i++) {
		*tail = ctg_front_yaml_person(a, &p->people[i]);
		tail = &(*tail)->next;
	}
	put(&g, "representants", people);
	return g.node;
}

struct ctg_yaml *ctg_front_yaml_annexe(struct ctg_arena *a,
	const struct ctg_annexe *x)
{
	struct group g = new_group(a);

	put_text(&g, "numero", x->numero.s);
	put_text(&g, "titre", x->titre.s);
	put_text(&g, "fichier", x->fichier.s);
	if (x->paysage)
		put_text(&g, "orientation", STR("paysage"));
	return g.node;
}
