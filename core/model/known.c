/* SPDX-License-Identifier: Apache-2.0 */
#include "model/known.h"

#include "model/french.h"
#include "model/locate.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* Longer ones first: reading takes the first that fits. */
static const struct ctg_known known[] = {
	{ "préambule", "preambule", false, false },
	{ "exposé des motifs", "expose des motifs", false, true },
	{ "exposé préalable", "expose prealable", false, true },
	{ "exposé", "expose", false, true },
	{ "introduction", "introduction", true, true },
};

static const struct ctg_generated generated[] = {
	{ "titre", "page de titre", "page de titre", true, false },
	{ "comparution", "comparution", "comparution", true, false },
	{ "sommaire", "sommaire", "sommaire", false, false },
	{ "visas", "visas", "visas", false, true },
	{ "cloture", "formule de clôture", "formule de cloture", true,
		false },
	{ "signatures", "signatures", "signatures", true, true },
};

const struct ctg_known *ctg_known_title(struct ctg_arena *a,
	struct ctg_str title)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (ctg_locate_same(a, ctg_str_from(known[i].name), title))
			return &known[i];
	return NULL;
}

const struct ctg_known *ctg_known_find(struct ctg_str name)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (ctg_str_eq(ctg_str_from(known[i].name), name))
			return &known[i];
	return NULL;
}

const struct ctg_known *ctg_known_cut(struct ctg_str *s)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (ctg_french_cut(s, known[i].plain))
			return &known[i];
	return NULL;
}

const struct ctg_generated *ctg_generated_find(struct ctg_str part)
{
	for (size_t i = 0; i < COUNT(generated); i++)
		if (ctg_str_eq(ctg_str_from(generated[i].part), part))
			return &generated[i];
	return NULL;
}

const struct ctg_generated *ctg_generated_cut(struct ctg_str *s)
{
	for (size_t i = 0; i < COUNT(generated); i++)
		if (ctg_french_cut(s, generated[i].plain))
			return &generated[i];
	return NULL;
}
