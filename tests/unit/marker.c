/* SPDX-License-Identifier: Apache-2.0 */
#include "model/marker.h"

#include "unit.h"

struct marker_case { struct ctg_str s; size_t n; };

static void check(const struct marker_case *v, size_t n,
	size_t (*take)(struct ctg_str))
{
	for (size_t i = 0; i < n; i++)
		if (take(v[i].s) != v[i].n) {
			printf("# %.*s\n", STR_ARG(v[i].s));
			CHECK_INT(take(v[i].s), v[i].n);
		}
}
#define CHECK_CASES(v, take)	check(v, sizeof(v) / sizeof(*(v)), take)

/* The labels that the five conventions print. */
static void takes_printed_labels(void)
{
	static const struct marker_case cases[] = {
		{ CTG_STR_INIT("a) Développer"), 2 },
		{ CTG_STR_INIT("b. les objectifs"), 2 },
		{ CTG_STR_INIT("A) Le socle"), 2 },
		{ CTG_STR_INIT("1° la petite enfance"), 3 },
		{ CTG_STR_INIT("12º l'accès aux droits"), 4 },
		{ CTG_STR_INIT("I. Diagnostic"), 2 },
		{ CTG_STR_INIT("IV. Bilan"), 3 },
		{ CTG_STR_INIT("ii) le pilotage"), 3 },
		{ CTG_STR_INIT("XVIII. Annexes"), 6 },
		{ CTG_STR_INIT("3) suivi"), 2 },
		{ CTG_STR_INIT("– un relais"), 3 },
		{ CTG_STR_INIT("• un relais"), 3 },
		{ CTG_STR_INIT("✓ fait"), 3 },
		{ CTG_STR_INIT("☐ Cité éducative"), 3 },
		{ CTG_STR_INIT("a)\tpuis"), 2 },
		{ CTG_STR_INIT("a)\u00a0puis"), 2 },
		{ CTG_STR_INIT("1°\u202fpuis"), 3 },
	};

	CHECK_CASES(cases, ctg_marker_take);
}

static void leaves_words_alone(void)
{
	static const struct marker_case cases[] = {
		{ CTG_STR_INIT("M. Stéphane Troussel"), 0 },
		{ CTG_STR_INIT("L. 263-1 du code"), 0 },
		{ CTG_STR_INIT("à définir"), 0 },
		{ CTG_STR_INIT("a)Développer"), 0 },
		{ CTG_STR_INIT("a)"), 0 },
		{ CTG_STR_INIT("1°"), 0 },
		{ CTG_STR_INIT("1. La Caf"), 0 },
		{ CTG_STR_INIT("2019. Bilan"), 0 },
		{ CTG_STR_INIT("1234° x"), 0 },
		{ CTG_STR_INIT("5 bis) x"), 0 },
		{ CTG_STR_INIT("la) x"), 0 },
		{ CTG_STR_INIT("vous. "), 0 },
		{ CTG_STR_INIT("é) x"), 0 },
		{ CTG_STR_INIT("°x"), 0 },
		{ CTG_STR_INIT("- x"), 0 },
		{ CTG_STR_INIT(""), 0 },
		{ CTG_STR_INIT("\xe2"), 0 },
	};

	CHECK_CASES(cases, ctg_marker_take);
}

/* In a wrapped line « 2. » was meant as an item too; a year was not. */
static void wrapped_lines_have_numbers(void)
{
	static const struct marker_case cases[] = {
		{ CTG_STR_INIT("2. second"), 2 },
		{ CTG_STR_INIT("12. douzième"), 3 },
		{ CTG_STR_INIT("2° second"), 3 },
		{ CTG_STR_INIT("2022. Ensuite"), 0 },
		{ CTG_STR_INIT("2.3 x"), 0 },
		{ CTG_STR_INIT("2."), 0 },
		{ CTG_STR_INIT(". x"), 0 },
		{ CTG_STR_INIT(""), 0 },
	};

	CHECK_CASES(cases, ctg_marker_wrapped);
}

int main(void)
{
	UNIT(takes_printed_labels);
	UNIT(leaves_words_alone);
	UNIT(wrapped_lines_have_numbers);
	return unit_done();
}
