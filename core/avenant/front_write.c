/* SPDX-License-Identifier: Apache-2.0 */
/* What is wanted, written into the front-matter of the base. */
#include "avenant/front_want.h"

#include "avenant/front_yaml.h"
#include "base/buf.h"
#include "model/front.h"
#include "model/yaml_patch.h"

#define NOWHERE	SIZE_MAX

struct writing {
	struct ctg_arena *arena;
	const struct ctg_wanted *w;
	struct ctg_yaml_patch patch;
	struct ctg_yaml *root;
};

/* The keys of a group, in the order of the format. */
struct keys {
	const char *const *v;
	size_t n;
};
#define KEYS(t)	((struct keys){ t, sizeof(t) / sizeof(*(t)) })

static const char *const top_keys[] = { "ctg", "titre", "reference",
	"parties", "periode", "visas", "lieu", "exemplaires", "annexes",
	"champs" };
static const char *const period_keys[] = { "debut", "fin", "preavis",
	"reconduction" };
static const char *const party_keys[] = { "id", "nom", "designation", "type",
	"siren", "adresse", "logo", "representants" };
static const char *const person_keys[] = { "civilite", "nom", "qualite",
	"signe", "delegation" };
static const char *const annexe_keys[] = { "numero", "titre", "fichier",
	"orientation" };

/* --- one value ------------------------------------------------------------ */

/* The key after which a new one comes: the nearest of those that precede it in
 * the format. */
static const struct ctg_yaml *place_for(const struct ctg_yaml *map,
	struct keys keys, struct ctg_str key)
{
	const struct ctg_yaml *after = NULL, *v;

	for (size_t i = 0; i < keys.n; i++) {
		if (ctg_str_eq(ctg_str_from(keys.v[i]), key))
			break;
		v = ctg_yaml_get(map, ctg_str_from(keys.v[i]));
		after = v ? v : after;
	}
	return after;
}

static void insert_key(struct writing *x, const struct ctg_yaml *map,
	struct keys keys, const char *name, struct ctg_yaml *value)
{
	value->key = CTG_NEW(x->arena, struct ctg_yaml);
	value->key->value = ctg_str_from(name);
	ctg_yaml_insert(&x->patch, map, place_for(map, keys,
		value->key->value), value);
}

static void sync(struct writing *x, const struct ctg_yaml *map,
	struct keys keys, const char *name, struct ctg_str now)
{
	const struct ctg_yaml *v = ctg_yaml_get(map, ctg_str_from(name));
	struct ctg_yaml *made;

	if (v && v->kind == CTG_SCALAR &&
	    ctg_str_eq(ctg_str_trim(v->value), now))
		return;
	if (now.n == 0) {
		if (v)
			ctg_yaml_remove(&x->patch, map, v, v);
		return;
	}
	if (v && v->kind == CTG_SCALAR) {
		ctg_yaml_set(&x->patch, v, now);
		return;
	}
	made = CTG_NEW(x->arena, struct ctg_yaml);
	made->value = now;
	insert_key(x, map, keys, name, made);
}

/* --- lists ---------------------------------------------------------------- */

/* A list that changes: from[i] is the rank in the base of the item that comes
 * i-th, from 1, or 0; made[i] what it is written as when it is new. */
struct change {
	const char *key;
	size_t *from;
	struct ctg_yaml **made;
	size_t n;
};

static size_t count(const struct ctg_yaml *list)
{
	size_t n = 0;

	for (const struct ctg_yaml *v = list->first; v; v = v->next)
		n++;
	return n;
}

static const struct ctg_yaml *item(const struct ctg_yaml *list, size_t rank)
{
	const struct ctg_yaml *v = list->first;

	while (v && --rank > 0)
		v = v->next;
	return v;
}

static bool stays(const struct change *c, size_t rank)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->from[i] == rank)
			return true;
	return false;
}

/* Runs of items that go. */
static void remove_items(struct writing *x, const struct ctg_yaml *list,
	const struct change *c)
{
	const struct ctg_yaml *first = NULL, *last = NULL;
	size_t rank = 1;

	for (const struct ctg_yaml *v = list->first; v; v = v->next, rank++) {
		if (!stays(c, rank)) {
			first = first ? first : v;
			last = v;
			continue;
		}
		if (first)
			ctg_yaml_remove(&x->patch, list, first, last);
		first = NULL;
	}
	if (first)
		ctg_yaml_remove(&x->patch, list, first, last);
}

/* Runs of items that come, after the one that precedes them. */
static void insert_items(struct writing *x, const struct ctg_yaml *list,
	const struct change *c)
{
	const struct ctg_yaml *after = NULL;

	for (size_t i = 0; i < c->n; i++) {
		size_t end = i;

		if (c->from[i]) {
			after = item(list, c->from[i]);
			continue;
		}
		while (end < c->n && !c->from[end])
			end++;
		for (size_t k = i; k + 1 < end; k++)
			c->made[k]->next = c->made[k + 1];
		ctg_yaml_insert(&x->patch, list, after, c->made[i]);
		i = end - 1;
	}
}

static struct ctg_yaml *whole_list(struct writing *x, const struct change *c)
{
	struct ctg_yaml *list = CTG_NEW(x->arena, struct ctg_yaml);

	list->kind = CTG_SEQUENCE;
	list->first = c->made[0];
	for (size_t i = 0; i + 1 < c->n; i++)
		c->made[i]->next = c->made[i + 1];
	return list;
}

static void sync_list(struct writing *x, const struct ctg_yaml *map,
	struct keys keys, const struct change *c)
{
	const struct ctg_yaml *list = ctg_yaml_get(map,
		ctg_str_from(c->key));

	if (list && c->n == 0) {
		ctg_yaml_remove(&x->patch, map, list, list);
		return;
	}
	if (c->n == 0)
		return;
	if (!list || !list->first) {
		if (list)
			ctg_yaml_remove(&x->patch, map, list, list);
		insert_key(x, map, keys, c->key, whole_list(x, c));
		return;
	}
	remove_items(x, list, c);
	insert_items(x, list, c);
}

static struct change new_change(struct writing *x, const char *key, size_t n)
{
	return (struct change){ key, CTG_NEW_N(x->arena, size_t, n),
		CTG_NEW_N(x->arena, struct ctg_yaml *, n + 1), n };
}

/* --- what a front-matter holds -------------------------------------------- */

static void sync_person(struct writing *x, const struct ctg_yaml *map,
	const struct ctg_representative *old,
	const struct ctg_representative *r)
{
	struct keys keys = KEYS(person_keys);

	sync(x, map, keys, "civilite", r->civilite.s);
	sync(x, map, keys, "nom", r->nom.s);
	sync(x, map, keys, "qualite", r->qualite.s);
	if (old->signs != r->signs)
		sync(x, map, keys, "signe", r->signs ? STR("") :
			STR("false"));
	sync(x, map, keys, "delegation", r->delegation.s);
}

static void sync_people(struct writing *x, const struct ctg_yaml *map,
	const struct ctg_party *old, const struct ctg_party *p)
{
	struct change c = new_change(x, "representants", p->npeople);
	const struct ctg_yaml *list = ctg_yaml_get(map,
		STR("representants"));

	for (size_t i = 0; i < c.n; i++) {
		const struct ctg_representative *r = &p->people[i];

		c.from[i] = r->nom.line;
		if (c.from[i])
			sync_person(x, item(list, c.from[i]),
				&old->people[c.from[i] - 1], r);
		else
			c.made[i] = ctg_front_yaml_person(x->arena, r);
	}
	sync_list(x, map, KEYS(party_keys), &c);
}

static void sync_party(struct writing *x, const struct ctg_yaml *map,
	const struct ctg_party *old, const struct ctg_party *p)
{
	struct keys keys = KEYS(party_keys);

	sync(x, map, keys, "id", p->id.s);
	sync(x, map, keys, "nom", p->nom.s);
	sync(x, map, keys, "designation", p->designation.s);
	if (old->type != p->type)
		sync(x, map, keys, "type",
			ctg_str_from(ctg_party_type_name(p->type)));
	sync(x, map, keys, "siren", p->siren.s);
	sync(x, map, keys, "adresse", p->adresse.s);
	sync(x, map, keys, "logo", p->logo.s);
	sync_people(x, map, old, p);
}

static void sync_parties(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_party *old = x->w->base->convention.parties;
	const struct ctg_yaml *list = ctg_yaml_get(x->root, STR("parties"));
	struct change change = new_change(x, "parties", c->nparties);

	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_party *p = &c->parties[i];

		change.from[i] = p->line;
		if (p->line)
			sync_party(x, item(list, p->line), &old[p->line - 1],
				p);
		else
			change.made[i] = ctg_front_yaml_party(x->arena, p);
	}
	sync_list(x, x->root, KEYS(top_keys), &change);
}

static void sync_annexes(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_annexe *old = x->w->base->convention.annexes;
	const struct ctg_yaml *list = ctg_yaml_get(x->root, STR("annexes"));
	struct change change = new_change(x, "annexes", c->nannexes);
	struct keys keys = KEYS(annexe_keys);

	for (size_t i = 0; i < c->nannexes; i++) {
		const struct ctg_annexe *p = &c->annexes[i];
		const struct ctg_yaml *map;

		change.from[i] = p->line;
		if (!p->line) {
			change.made[i] = ctg_front_yaml_annexe(x->arena, p);
			continue;
		}
		map = item(list, p->line);
		sync(x, map, keys, "numero", p->numero.s);
		sync(x, map, keys, "titre", p->titre.s);
		sync(x, map, keys, "fichier", p->fichier.s);
		if (old[p->line - 1].paysage != p->paysage)
			sync(x, map, keys, "orientation", p->paysage ?
				STR("paysage") : STR(""));
	}
	sync_list(x, x->root, KEYS(top_keys), &change);
}

static void sync_visas(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *list = ctg_yaml_get(x->root, STR("visas"));
	struct change change = new_change(x, "visas", c->nvisas);

	for (size_t i = 0; i < c->nvisas; i++) {
		struct ctg_value v = c->visas[i];

		change.from[i] = v.line;
		if (v.line && v.col)
			ctg_yaml_set(&x->patch, item(list, v.line), v.s);
		if (v.line)
			continue;
		change.made[i] = CTG_NEW(x->arena, struct ctg_yaml);
		change.made[i]->value = v.s;
	}
	sync_list(x, x->root, KEYS(top_keys), &change);
}

static void sync_fields(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *map = ctg_yaml_get(x->root, STR("champs"));

	for (size_t i = 0; i < c->nchamps; i++)
		if (c->champs[i].value.col)
			ctg_yaml_set(&x->patch, ctg_yaml_get(map,
				c->champs[i].key.s), c->champs[i].value.s);
}

static void sync_top(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *period = ctg_yaml_get(x->root, STR("periode"));
	struct keys keys = KEYS(top_keys), of_period = KEYS(period_keys);

	sync(x, x->root, keys, "titre", c->titre.s);
	sync(x, x->root, keys, "reference", c->reference.s);
	sync(x, x->root, keys, "lieu", c->lieu.s);
	sync(x, x->root, keys, "exemplaires", c->exemplaires_at.s);
	sync(x, period, of_period, "debut", c->periode.debut.s);
	sync(x, period, of_period, "fin", c->periode.fin.s);
	sync(x, period, of_period, "preavis", c->periode.preavis.s);
	sync(x, period, of_period, "reconduction", c->periode.reconduction.s);
}

/* --- another order -------------------------------------------------------- */

/* Where each item stands once the others came and went, each new one after the
 * one that precedes it.  False when that is where it belongs. */
static bool find_order(size_t *order, const struct change *c)
{
	size_t *anchor = order + c->n, last = 0;
	bool moved = false;

	for (size_t i = 0; i < c->n; i++) {
		moved |= c->from[i] > 0 && c->from[i] < last;
		last = c->from[i] > 0 ? c->from[i] : last;
		anchor[i] = last;
	}
	for (size_t i = 0; i < c->n && moved; i++) {
		order[i] = 0;
		for (size_t k = 0; k < c->n; k++)
			order[i] += anchor[k] < anchor[i] ||
				(anchor[k] == anchor[i] && k < i);
	}
	return moved;
}

static void reorder(struct writing *x, const struct ctg_yaml *map,
	const struct change *c)
{
	size_t *order = CTG_NEW_N(x->arena, size_t, 2 * c->n);
	const struct ctg_yaml *list = ctg_yaml_get(map, ctg_str_from(c->key));

	if (list && find_order(order, c))
		ctg_yaml_reorder(&x->patch, list, order, c->n);
}

static void reorder_lists(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	struct change visas = new_change(x, "visas", c->nvisas);
	struct change parties = new_change(x, "parties", c->nparties);
	struct change annexes = new_change(x, "annexes", c->nannexes);

	for (size_t i = 0; i < c->nvisas; i++)
		visas.from[i] = c->visas[i].line;
	for (size_t i = 0; i < c->nparties; i++)
		parties.from[i] = c->parties[i].line;
	for (size_t i = 0; i < c->nannexes; i++)
		annexes.from[i] = c->annexes[i].line;
	reorder(x, x->root, &visas);
	reorder(x, x->root, &parties);
	reorder(x, x->root, &annexes);
}

static void reorder_people(struct writing *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *list = ctg_yaml_get(x->root, STR("parties"));

	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_party *p = &c->parties[i];
		struct change people = new_change(x, "representants",
			p->npeople);

		for (size_t k = 0; k < p->npeople; k++)
			people.from[k] = p->people[k].nom.line;
		if (p->line)
			reorder(x, item(list, i + 1), &people);
	}
}

/* --- all ------------------------------------------------------------------ */

static void sync_all(struct writing *x)
{
	sync_top(x);
	sync_parties(x);
	sync_visas(x);
	sync_annexes(x);
	sync_fields(x);
}

/* The lists of the front-matter hold what was read of them: all ranks are
 * right. */
static bool is_sound(const struct writing *x)
{
	const struct ctg_convention *c = &x->w->base->convention;
	const struct ctg_yaml *visas = ctg_yaml_get(x->root, STR("visas"));
	const struct ctg_yaml *parties = ctg_yaml_get(x->root,
		STR("parties"));
	const struct ctg_yaml *annexes = ctg_yaml_get(x->root,
		STR("annexes"));

	if (!parties || !ctg_yaml_get(x->root, STR("periode")) ||
	    count(parties) != c->nparties ||
	    (visas ? count(visas) : 0) != c->nvisas ||
	    (annexes ? count(annexes) : 0) != c->nannexes)
		return false;
	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_yaml *people = ctg_yaml_get(item(parties,
			i + 1), STR("representants"));

		if (!people || count(people) != c->parties[i].npeople)
			return false;
	}
	return true;
}

static enum ctg_code read_yaml(struct writing *x, struct ctg_str text,
	struct ctg_err *err)
{
	const struct ctg_source *src = x->w->base->convention.src;

	x->patch = (struct ctg_yaml_patch){ .arena = x->arena, .text = text };
	return ctg_yaml_parse(&x->root, x->arena, text, src->path, 2, err);
}

static enum ctg_code pass(struct writing *x, struct ctg_str *text,
	void (*change)(struct writing *x), struct ctg_err *err)
{
	enum ctg_code code = read_yaml(x, *text, err);

	if (code)
		return code;
	change(x);
	*text = ctg_yaml_patched(&x->patch);
	return CTG_OK;
}

enum ctg_code ctg_want_write(struct ctg_str *out, const struct ctg_wanted *w,
	struct ctg_err *err)
{
	struct writing x = { .arena = w->arena, .w = w };
	const struct ctg_source *src = w->base->convention.src;
	struct ctg_front front;
	struct ctg_str text;
	size_t off;
	enum ctg_code code = ctg_front_find(&front, w->arena, src, err);

	if (!code)
		code = read_yaml(&x, front.yaml, err);
	if (code)
		return code;
	if (!is_sound(&x))
		return ctg_refuse(err, "l'en-tête de la convention a des "
			"erreurs", "corrigez d'abord ce que dit "
			"«\u00a0ctg verifier\u00a0»");
	text = front.yaml;
	off = (size_t)(front.yaml.p - src->text.p);
	code = pass(&x, &text, sync_all, err);
	if (!code)
		code = pass(&x, &text, reorder_lists, err);
	if (!code)
		code = pass(&x, &text, reorder_people, err);
	if (!code)
		*out = ctg_strf(w->arena, "%.*s%.*s%.*s", (int)off,
			src->text.p, STR_ARG(text), (int)(front.body - off -
			front.yaml.n), src->text.p + off + front.yaml.n);
	return code;
}
