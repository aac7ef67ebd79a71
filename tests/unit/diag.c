/* SPDX-License-Identifier: Apache-2.0 */
#include "base/diag.h"

#include "unit.h"

static void add(struct ctg_diags *d, const char *rule, enum ctg_level level,
	const char *file, unsigned line, unsigned col, const char *message)
{
	ctg_diags_add(d, &(struct ctg_diag){
		.rule = rule, .level = level,
		.at = { ctg_str_from(file), line, col },
		.message = ctg_str_from(message),
	});
}

static void sorts_by_place_then_rule(void)
{
	static const char *const want[] = {
		"C601", "S101", "R201", "T501", "P301", "S102", "S106",
	};
	struct ctg_diags d = { .arena = &unit_arena };

	add(&d, "S106", CTG_ERROR, "convention.md", 9, 0, "bloc HTML");
	add(&d, "T501", CTG_NOTE_LEVEL, "annexes/1.md", 7, 2, "État");
	add(&d, "S102", CTG_WARNING, "convention.md", 3, 1, "numéro");
	add(&d, "R201", CTG_ERROR, "annexes/1.md", 7, 1, "article 9");
	add(&d, "P301", CTG_ERROR, "convention.md", 3, 1, "signataire");
	add(&d, "C601", CTG_WARNING, "annexes/1.md", 0, 0, "à compléter");
	add(&d, "S101", CTG_ERROR, "annexes/1.md", 5, 8, "fiche 3");
	ctg_diags_sort(&d);
	CHECK_INT(d.n, 7);
	for (size_t i = 0; i < d.n; i++)
		CHECK_STR(ctg_str_from(d.v[i].rule), want[i]);
}

static void equal_ones_become_one(void)
{
	struct ctg_diags d = { .arena = &unit_arena };

	for (int i = 0; i < 3; i++) {
		add(&d, "S101", CTG_ERROR, "c.md", 2, 1, "article 5");
		add(&d, "S101", CTG_ERROR, "c.md", 2, 1, "article 6");
		add(&d, "S101", CTG_ERROR, "c.md", 2, 2, "article 5");
	}
	ctg_diags_sort(&d);
	CHECK_INT(d.n, 3);
	CHECK_INT(ctg_diags_count(&d, CTG_ERROR), 3);
}

static void counts_levels(void)
{
	struct ctg_diags d = { .arena = &unit_arena };

	ctg_diags_sort(&d);
	CHECK_INT(ctg_diags_count(&d, CTG_NOTE_LEVEL), 0);
	for (unsigned i = 0; i < 100; i++)
		add(&d, "C601", i % 3 == 0 ? CTG_ERROR : CTG_WARNING, "c.md",
			100 - i, 1, "x");
	CHECK_INT(ctg_diags_count(&d, CTG_ERROR), 34);
	CHECK_INT(ctg_diags_count(&d, CTG_WARNING), 66);
	CHECK_INT(ctg_diags_count(&d, CTG_NOTE_LEVEL), 0);
	ctg_diags_sort(&d);
	CHECK_INT(d.n, 100);
	CHECK_INT(d.v[0].at.line, 1);
	CHECK_INT(d.v[99].at.line, 100);
}

int main(void)
{
	UNIT(sorts_by_place_then_rule);
	UNIT(equal_ones_become_one);
	UNIT(counts_levels);
	return unit_done();
}
