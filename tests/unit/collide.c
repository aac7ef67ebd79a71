/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/collide.h"
#include "avenant/derive.h"

#include "versions.h"

static void derive(struct ctg_ops *ops, const struct ctg_version_text *old,
	const char *now)
{
	const struct ctg_version_text y = { .text = version(now) };
	struct ctg_diff d;
	struct ctg_err err = { 0 };

	ctg_diff_make(&d, &unit_arena, old, &y, true);
	CHECK_INT(ctg_derive(ops, &d, old, &y, NULL, &err), CTG_OK);
}

/* What two changes of a text have in common. */
static struct ctg_str collide(const char *base, const char *x, const char *y)
{
	static const char *const names[] = { "mots", "place", "parti",
		"voisins" };
	const struct ctg_version_text old = { .text = version(base) };
	struct ctg_ops p = { .arena = &unit_arena }, q = p;
	struct ctg_collisions c = { .arena = &unit_arena };
	struct ctg_buf b = { .arena = &unit_arena };
	size_t hard = 0;

	derive(&p, &old, x);
	derive(&q, &old, y);
	ctg_collide(&c, old.text->developed, &p, &q);
	for (size_t i = 0; i < c.n; i++) {
		ctg_buf_printf(&b, "%s%s", i ? " " : "", names[c.v[i].kind]);
		hard += c.v[i].kind != CTG_NEIGHBOURS;
	}
	CHECK_INT(ctg_collisions_count(&c), hard);
	return b.n ? ctg_buf_str(&b) : STR("");
}

#define A	"# Article 1\n\n"
#define B	"\n\n# Article 2\n\n"
#define UN	"La Caf verse chaque année une aide de 12 000 euros à la " \
	"commune pour ses accueils de loisirs."
#define DEUX	"Le comité de pilotage se réunit deux fois par an au moins."

static void pairs(void)
{
	static const char *const cases[][4] = {
		/* two articles */
		{ A UN B DEUX, A "La Caf verse chaque année une aide de 15 000 "
		  "euros à la commune pour ses accueils de loisirs." B DEUX,
		  A UN B "Le comité de pilotage se réunit trois fois par an "
		  "au moins.", "" },
		/* the same words */
		{ A UN B DEUX, A UN B "Le comité de pilotage se réunit quatre "
		  "fois par an au moins.", A UN B "Le comité de pilotage se "
		  "réunit trois fois par an au moins.", "mots" },
		/* the same alinéa */
		{ A UN B DEUX, A UN B "Le comité technique se réunit deux "
		  "fois par an au moins.", A UN B "Le comité de pilotage se "
		  "réunit deux fois par an au plus.", "voisins" },
		/* changed, and taken away */
		{ A UN B DEUX, A UN, A UN B "Le comité de pilotage se réunit "
		  "trois fois par an au moins.", "parti" },
		/* both add an article after the last one */
		{ A UN, A UN B DEUX, A UN B "Un bilan est dressé.", "place" },
		/* an alinéa and an article after it */
		{ A UN B DEUX, A UN "\n\nUn bilan est dressé." B DEUX, A UN
		  "\n\n# Article 1-1\n\nUn bilan est dressé." B DEUX,
		  "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		CHECK_STR(collide(cases[i][0], cases[i][1], cases[i][2]),
			cases[i][3]);
		CHECK_STR(collide(cases[i][0], cases[i][2], cases[i][1]),
			cases[i][3]);
	}
}

int main(void)
{
	UNIT(pairs);
	return unit_done();
}
