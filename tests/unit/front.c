/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "model/front.h"

/* The first bytes are enough to read it. */
static void length_is_where_the_body_begins(void)
{
	static const char *const texts[] = {
		"---\nctg: 1\n---\n# Article 1er\n\n---\n\nFin\n",
		"---\nctg: 1\n---", "\ufeff---\r\nctg: 1\r\n--- \r\nTexte\n",
		"---\n---\nTexte\n", "---\ntitre: a --- b\n---\nTexte\n",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct ctg_str text = ctg_str_from(texts[i]);
		struct ctg_source src;
		struct ctg_front front = { .body = 0 };
		struct ctg_err err;

		CHECK_INT(ctg_source_init(&src, &unit_arena, STR("x.md"),
			text, &err), CTG_OK);
		CHECK_INT(ctg_front_find(&front, &unit_arena, &src, &err),
			CTG_OK);
		CHECK_INT(ctg_front_length(text), front.body);
	}
}

/* So that what is wrong is said as it is of the whole. */
static void without_an_end_it_is_all(void)
{
	CHECK_INT(ctg_front_length(STR("---\nctg: 1\n")), 11);
	CHECK_INT(ctg_front_length(STR("# Article 1er\n")), 14);
	CHECK_INT(ctg_front_length(STR("")), 0);
}

int main(void)
{
	UNIT(length_is_where_the_body_begins);
	UNIT(without_an_end_it_is_all);
	return unit_done();
}
