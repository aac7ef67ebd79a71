/* SPDX-License-Identifier: Apache-2.0 */
/* What is wanted, written into the front-matter of the base. */
#include "avenant/front_sync.h"
#include "avenant/front_yaml.h"
#include "base/buf.h"
#include "model/front.h"

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

/* --- what a front-matter holds -------------------------------------------- */

static void sync_person(struct ctg_sync *x, const struct ctg_yaml *map,
	const struct ctg_representative *old,
	const struct ctg_representative *r)
{
	struct ctg_sync_keys keys = CTG_SYNC_KEYS(person_keys);

	ctg_sync_text(x, map, keys, "civilite", r->civilite.s);
	ctg_sync_text(x, map, keys, "nom", r->nom.s);
	ctg_sync_text(x, map, keys, "qualite", r->qualite.s);
	if (old->signs != r->signs)
		ctg_sync_text(x, map, keys, "signe", r->signs ? STR("") :
			STR("false"));
	ctg_sync_text(x, map, keys, "delegation", r->delegation.s);
}

static void sync_people(struct ctg_sync *x, const struct ctg_yaml *map,
	const struct ctg_party *old, const struct ctg_party *p)
{
	struct ctg_sync_items c = ctg_sync_items(x, "representants",
		p->npeople);
	const struct ctg_yaml *const *all = ctg_sync_all(x, map,
		"representants");

	for (size_t i = 0; i < c.n; i++) {
		const struct ctg_representative *r = &p->people[i];

		c.from[i] = r->nom.line;
		if (c.from[i])
			sync_person(x, all[c.from[i]],
				&old->people[c.from[i] - 1], r);
		else
			c.made[i] = ctg_front_yaml_person(x->arena, r);
	}
	ctg_sync_list(x, map, CTG_SYNC_KEYS(party_keys), &c);
}

static void sync_party(struct ctg_sync *x, const struct ctg_yaml *map,
	const struct ctg_party *old, const struct ctg_party *p)
{
	struct ctg_sync_keys keys = CTG_SYNC_KEYS(party_keys);

	ctg_sync_text(x, map, keys, "id", p->id.s);
	ctg_sync_text(x, map, keys, "nom", p->nom.s);
	ctg_sync_text(x, map, keys, "designation", p->designation.s);
	if (old->type != p->type)
		ctg_sync_text(x, map, keys, "type",
			ctg_str_from(ctg_party_type_name(p->type)));
	ctg_sync_text(x, map, keys, "siren", p->siren.s);
	ctg_sync_text(x, map, keys, "adresse", p->adresse.s);
	ctg_sync_text(x, map, keys, "logo", p->logo.s);
	sync_people(x, map, old, p);
}

static void sync_parties(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_party *old = x->w->base->convention.parties;
	const struct ctg_yaml *const *all = ctg_sync_all(x, x->root,
		"parties");
	struct ctg_sync_items change = ctg_sync_items(x, "parties",
		c->nparties);

	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_party *p = &c->parties[i];

		change.from[i] = p->line;
		if (p->line)
			sync_party(x, all[p->line],
				&old[p->line - 1], p);
		else
			change.made[i] = ctg_front_yaml_party(x->arena, p);
	}
	ctg_sync_list(x, x->root, CTG_SYNC_KEYS(top_keys), &change);
}

static void sync_annexes(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_annexe *old = x->w->base->convention.annexes;
	const struct ctg_yaml *const *all = ctg_sync_all(x, x->root,
		"annexes");
	struct ctg_sync_items change = ctg_sync_items(x, "annexes",
		c->nannexes);
	struct ctg_sync_keys keys = CTG_SYNC_KEYS(annexe_keys);

	for (size_t i = 0; i < c->nannexes; i++) {
		const struct ctg_annexe *p = &c->annexes[i];
		const struct ctg_yaml *map;

		change.from[i] = p->line;
		if (!p->line) {
			change.made[i] = ctg_front_yaml_annexe(x->arena, p);
			continue;
		}
		map = all[p->line];
		ctg_sync_text(x, map, keys, "numero", p->numero.s);
		ctg_sync_text(x, map, keys, "titre", p->titre.s);
		ctg_sync_text(x, map, keys, "fichier", p->fichier.s);
		if (old[p->line - 1].paysage != p->paysage)
			ctg_sync_text(x, map, keys, "orientation", p->paysage ?
				STR("paysage") : STR(""));
	}
	ctg_sync_list(x, x->root, CTG_SYNC_KEYS(top_keys), &change);
}

static void sync_visas(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *const *all = ctg_sync_all(x, x->root,
		"visas");
	struct ctg_sync_items change = ctg_sync_items(x, "visas", c->nvisas);

	for (size_t i = 0; i < c->nvisas; i++) {
		struct ctg_value v = c->visas[i];

		change.from[i] = v.line;
		if (v.line && v.col)
			ctg_yaml_set(&x->patch, all[v.line],
				v.s);
		if (v.line)
			continue;
		change.made[i] = CTG_NEW(x->arena, struct ctg_yaml);
		change.made[i]->value = v.s;
	}
	ctg_sync_list(x, x->root, CTG_SYNC_KEYS(top_keys), &change);
}

static void sync_fields(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *map = ctg_yaml_get(x->root, STR("champs"));

	for (size_t i = 0; i < c->nchamps; i++)
		if (c->champs[i].value.col)
			ctg_yaml_set(&x->patch, ctg_yaml_get(map,
				c->champs[i].key.s), c->champs[i].value.s);
}

static void sync_top(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *period = ctg_yaml_get(x->root, STR("periode"));
	struct ctg_sync_keys keys = CTG_SYNC_KEYS(top_keys);
	struct ctg_sync_keys of_period = CTG_SYNC_KEYS(period_keys);

	ctg_sync_text(x, x->root, keys, "titre", c->titre.s);
	ctg_sync_text(x, x->root, keys, "reference", c->reference.s);
	ctg_sync_text(x, x->root, keys, "lieu", c->lieu.s);
	ctg_sync_text(x, x->root, keys, "exemplaires", c->exemplaires_at.s);
	ctg_sync_text(x, period, of_period, "debut", c->periode.debut.s);
	ctg_sync_text(x, period, of_period, "fin", c->periode.fin.s);
	ctg_sync_text(x, period, of_period, "preavis", c->periode.preavis.s);
	ctg_sync_text(x, period, of_period, "reconduction",
		c->periode.reconduction.s);
}

/* --- another order -------------------------------------------------------- */

static void reorder_lists(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	struct ctg_sync_items visas = ctg_sync_items(x, "visas", c->nvisas);
	struct ctg_sync_items parties = ctg_sync_items(x, "parties",
		c->nparties);
	struct ctg_sync_items annexes = ctg_sync_items(x, "annexes",
		c->nannexes);

	for (size_t i = 0; i < c->nvisas; i++)
		visas.from[i] = c->visas[i].line;
	for (size_t i = 0; i < c->nparties; i++)
		parties.from[i] = c->parties[i].line;
	for (size_t i = 0; i < c->nannexes; i++)
		annexes.from[i] = c->annexes[i].line;
	ctg_sync_reorder(x, x->root, &visas);
	ctg_sync_reorder(x, x->root, &parties);
	ctg_sync_reorder(x, x->root, &annexes);
}

static void reorder_people(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->c;
	const struct ctg_yaml *const *all = ctg_sync_all(x, x->root,
		"parties");

	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_party *p = &c->parties[i];
		struct ctg_sync_items people = ctg_sync_items(x,
			"representants", p->npeople);

		for (size_t k = 0; k < p->npeople; k++)
			people.from[k] = p->people[k].nom.line;
		if (p->line)
			ctg_sync_reorder(x, all[i + 1],
				&people);
	}
}

/* --- all ------------------------------------------------------------------ */

static void sync_all(struct ctg_sync *x)
{
	sync_top(x);
	sync_parties(x);
	sync_visas(x);
	sync_annexes(x);
	sync_fields(x);
}

/* The lists of the front-matter hold what was read of them: all ranks are
 * right. */
static bool is_sound(struct ctg_sync *x)
{
	const struct ctg_convention *c = &x->w->base->convention;
	const struct ctg_yaml *visas = ctg_yaml_get(x->root, STR("visas"));
	const struct ctg_yaml *parties = ctg_yaml_get(x->root,
		STR("parties"));
	const struct ctg_yaml *annexes = ctg_yaml_get(x->root,
		STR("annexes"));
	const struct ctg_yaml *const *all = ctg_sync_all(x, x->root,
		"parties");

	if (!parties || !ctg_yaml_get(x->root, STR("periode")) ||
	    ctg_sync_count(parties) != c->nparties ||
	    (visas ? ctg_sync_count(visas) : 0) != c->nvisas ||
	    (annexes ? ctg_sync_count(annexes) : 0) != c->nannexes)
		return false;
	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_yaml *people = ctg_yaml_get(
			all[i + 1], STR("representants"));

		if (!people || ctg_sync_count(people) != c->parties[i].npeople)
			return false;
	}
	return true;
}

static enum ctg_code read_yaml(struct ctg_sync *x, struct ctg_str text,
	struct ctg_err *err)
{
	const struct ctg_source *src = x->w->base->convention.src;

	x->patch = (struct ctg_yaml_patch){ .arena = x->arena, .text = text };
	return ctg_yaml_parse(&x->root, x->arena, text, src->path, 2, err);
}

static enum ctg_code pass(struct ctg_sync *x, struct ctg_str *text,
	void (*change)(struct ctg_sync *x), struct ctg_err *err)
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
	struct ctg_sync x = { .arena = w->arena, .w = w };
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
