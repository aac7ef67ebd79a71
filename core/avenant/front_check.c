/* SPDX-License-Identifier: Apache-2.0 */
/* The front-matter that was written, read again. */
#include "avenant/front_apply.h"

#include "base/buf.h"

struct check {
	struct ctg_arena *arena;
	struct ctg_str wrong, want;	/* the first value that is not right */
};

static void compare(struct check *c, struct ctg_value got,
	struct ctg_value want, const char *name)
{
	if (c->wrong.n > 0 || ctg_str_eq(got.s, want.s))
		return;
	c->wrong = ctg_str_from(name);
	c->want = want.s;
}

static void compare_count(struct check *c, size_t got, size_t want,
	const char *name)
{
	if (c->wrong.n == 0 && got != want)
		c->wrong = ctg_str_from(name);
}

static void compare_party(struct check *c, const struct ctg_party *x,
	const struct ctg_party *y)
{
	compare(c, x->id, y->id, "id");
	compare(c, x->nom, y->nom, "nom");
	compare(c, x->designation, y->designation, "designation");
	compare(c, x->siren, y->siren, "siren");
	compare(c, x->adresse, y->adresse, "adresse");
	compare(c, x->logo, y->logo, "logo");
	compare_count(c, x->type, y->type, "type");
	compare_count(c, x->npeople, y->npeople, "representants");
	for (size_t i = 0; i < x->npeople && c->wrong.n == 0; i++) {
		const struct ctg_representative *r = &x->people[i];
		const struct ctg_representative *s = &y->people[i];

		compare(c, r->civilite, s->civilite, "civilite");
		compare(c, r->nom, s->nom, "nom");
		compare(c, r->qualite, s->qualite, "qualite");
		compare(c, r->delegation, s->delegation, "delegation");
		compare_count(c, r->signs, s->signs, "signe");
	}
}

static void compare_annexe(struct check *c, const struct ctg_annexe *x,
	const struct ctg_annexe *y)
{
	compare(c, x->numero, y->numero, "numero");
	compare(c, x->titre, y->titre, "titre");
	compare(c, x->fichier, y->fichier, "fichier");
	compare_count(c, x->paysage, y->paysage, "orientation");
}

static void compare_values(struct check *c, const struct ctg_convention *x,
	const struct ctg_convention *y)
{
	compare(c, x->titre, y->titre, "titre");
	compare(c, x->reference, y->reference, "reference");
	compare(c, x->lieu, y->lieu, "lieu");
	compare(c, x->exemplaires_at, y->exemplaires_at, "exemplaires");
	compare(c, x->periode.debut, y->periode.debut, "debut");
	compare(c, x->periode.fin, y->periode.fin, "fin");
	compare(c, x->periode.preavis, y->periode.preavis, "preavis");
	compare(c, x->periode.reconduction, y->periode.reconduction,
		"reconduction");
	compare_count(c, x->nvisas, y->nvisas, "visas");
	compare_count(c, x->nparties, y->nparties, "parties");
	compare_count(c, x->nannexes, y->nannexes, "annexes");
	compare_count(c, x->nchamps, y->nchamps, "champs");
}

static void compare_all(struct check *c, const struct ctg_convention *x,
	const struct ctg_convention *y)
{
	compare_values(c, x, y);
	for (size_t i = 0; i < x->nvisas && c->wrong.n == 0; i++)
		compare(c, x->visas[i], y->visas[i], "visas");
	for (size_t i = 0; i < x->nparties && c->wrong.n == 0; i++)
		compare_party(c, &x->parties[i], &y->parties[i]);
	for (size_t i = 0; i < x->nannexes && c->wrong.n == 0; i++)
		compare_annexe(c, &x->annexes[i], &y->annexes[i]);
	for (size_t i = 0; i < x->nchamps && c->wrong.n == 0; i++)
		compare(c, x->champs[i].value, y->champs[i].value, "champs");
}

enum ctg_code ctg_front_check(const struct ctg_wanted *w,
	struct ctg_str front, struct ctg_err *err)
{
	struct ctg_arena *a = w->arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_diags found = { .arena = a };
	struct check c = { .arena = a };
	struct ctg_convention got;
	enum ctg_code code;

	code = ctg_source_init(src, a, w->base->convention.src->path, front,
		err);
	if (!code)
		code = ctg_convention_read(&got, a, src, &found, err);
	if (code)
		return code;
	compare_all(&c, &got, &w->c);
	if (c.wrong.n == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "la clé «\u00a0%.*s\u00a0» de "
		"l'en-tête ne peut pas valoir «\u00a0%.*s\u00a0»",
		STR_ARG(c.wrong), STR_ARG(c.want));
	return code;
}
