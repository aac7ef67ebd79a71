/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as a convention's front-matter: what is read is sound, and every
 * finding has its place in the text. */
#include "model/convention.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void check_value(const struct ctg_convention *c, struct ctg_value v)
{
	assert(v.s.p || v.s.n == 0);
	if (!v.s.p)
		return;
	assert(v.line >= 1 && v.line <= c->src->nlines && v.col >= 1);
	assert(!ctg_str_has(v.s, STR("\n")));
	assert(ctg_utf8_valid(v.s) == v.s.n);
}

static void check_party(const struct ctg_convention *c,
	const struct ctg_party *p)
{
	assert(p->line >= 1 && p->type <= CTG_PARTY_AUTRE);
	check_value(c, p->id);
	check_value(c, p->nom);
	check_value(c, p->siren);
	for (size_t i = 0; i < p->npeople; i++) {
		check_value(c, p->people[i].nom);
		check_value(c, p->people[i].delegation);
	}
}

static void check(const struct ctg_convention *c)
{
	assert(c->body <= c->src->text.n);
	check_value(c, c->titre);
	check_value(c, c->exemplaires_at);
	check_value(c, c->periode.debut);
	assert(!c->periode.end.year || ctg_date_exists(c->periode.end));
	assert(!c->periode.start.year || ctg_date_exists(c->periode.start));
	for (size_t i = 0; i < c->nparties; i++)
		check_party(c, &c->parties[i]);
	for (size_t i = 0; i < c->nvisas; i++)
		check_value(c, c->visas[i]);
	for (size_t i = 0; i < c->nannexes; i++)
		check_value(c, c->annexes[i].fichier);
	for (size_t i = 0; i < c->nchamps; i++)
		check_value(c, c->champs[i].value);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_diags diags = { .arena = &a };
	struct ctg_str text = { (const char *)p, n };
	struct ctg_convention c;
	struct ctg_source src;
	struct ctg_err err;

	if (ctg_source_init(&src, &a, STR("x"), text, &err) == CTG_OK &&
	    ctg_convention_read(&c, &a, &src, &diags, &err) == CTG_OK)
		check(&c);
	for (size_t i = 0; i < diags.n; i++) {
		assert(diags.v[i].at.line <= src.nlines);
		assert(ctg_utf8_valid(diags.v[i].message) ==
			diags.v[i].message.n);
	}
	ctg_arena_release(&a);
	return 0;
}
