/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "model/yaml_patch.h"
#include "model/yaml_write.h"

static struct ctg_yaml *read(const char *text)
{
	struct ctg_yaml *root = NULL;
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_yaml_parse(&root, &unit_arena, ctg_str_from(text),
		STR("c.md"), 1, &err), CTG_OK);
	if (err.msg[0])
		CHECK_STR(ctg_str_from(err.msg), "");
	return root;
}

static struct ctg_yaml_patch on(const char *text)
{
	return (struct ctg_yaml_patch){ .arena = &unit_arena,
		.text = ctg_str_from(text) };
}

static struct ctg_yaml *scalar(const char *key, const char *value)
{
	struct ctg_yaml *v = CTG_NEW(&unit_arena, struct ctg_yaml);

	v->value = ctg_str_from(value);
	if (key)
		v->key = scalar(NULL, key);
	return v;
}

static struct ctg_yaml *group(enum ctg_yaml_kind kind, const char *key,
	struct ctg_yaml *x, struct ctg_yaml *y)
{
	struct ctg_yaml *v = scalar(key, "");

	v->kind = kind;
	v->first = x;
	if (x)
		x->next = y;
	return v;
}

/* --- places -------------------------------------------------------------- */

static struct ctg_str bytes(const char *text, const struct ctg_yaml *v)
{
	return (struct ctg_str){ text + v->off, v->end - v->off };
}

static void places_of_values(void)
{
	static const char text[] = "titre: Été \n# note\n"
		"visas:\n- \"l'été\" # oui\n- un\n  deux\n"
		"periode: {debut: é, fin: 'b'}\nlong: >\n  x\n  y\n\nlieu:\n";
	const struct ctg_yaml *r = read(text), *v;

	CHECK_STR(bytes(text, ctg_yaml_get(r, STR("titre"))), "Été");
	v = ctg_yaml_get(r, STR("visas"));
	CHECK_STR(bytes(text, v), "- \"l'été\" # oui\n- un\n  deux");
	CHECK_STR(bytes(text, v->first), "\"l'été\"");
	CHECK_STR(bytes(text, v->first->next), "un\n  deux");
	CHECK(!v->first->flow);
	v = ctg_yaml_get(r, STR("periode"));
	CHECK_STR(bytes(text, v), "{debut: é, fin: 'b'}");
	CHECK_STR(bytes(text, v->first->next), "'b'");
	CHECK_STR(bytes(text, v->first->key), "debut");
	CHECK(v->first->flow && !v->flow);
	v = ctg_yaml_get(r, STR("long"));
	CHECK_STR(bytes(text, v), ">\n  x\n  y");
	CHECK(!v->flow);
	CHECK_STR(bytes(text, ctg_yaml_get(r, STR("lieu"))), "");
}

/* --- scalars ------------------------------------------------------------- */

struct set_case {
	const char *text, *value, *want;
};

static void setting_a_text(void)
{
	static const struct set_case cases[] = {
		{ "k: 2027-12-31 # fin\n", "2028-12-31",
		  "k: 2028-12-31 # fin\n" },
		{ "k: \"Rouen\"\n", "Le \"Havre\"",
		  "k: \"Le \\\"Havre\\\"\"\n" },
		{ "k: 'Rouen'\n", "L'Haÿ", "k: 'L''Haÿ'\n" },
		{ "k: Rouen\n", "L'Haÿ-les-Roses", "k: L'Haÿ-les-Roses\n" },
		{ "k: Rouen\n", "Rouen : centre", "k: \"Rouen : centre\"\n" },
		{ "k: Rouen\n", "[à compléter]", "k: \"[à compléter]\"\n" },
		{ "k: Rouen\n", "a # b", "k: \"a # b\"\n" },
		{ "k:\n", "Rouen", "k: Rouen\n" },
		{ "k: # ici\n", "Rouen", "k: Rouen # ici\n" },
		{ "k: >\n  long\n  texte\nl: x\n", "court",
		  "k: \"court\"\nl: x\n" },
		{ "k: un\n  deux\nl: x\n", "trois", "k: trois\nl: x\n" },
		{ "k: \"00412\"\n", "00413", "k: \"00413\"\n" },
		{ "k:\n", "217605401", "k: \"217605401\"\n" },
		{ "k:\n", "oui", "k: oui\n" },
		{ "k:\n", "No", "k: \"No\"\n" },
		{ "k: a\r\nl: b\r\n", "c", "k: c\r\nl: b\r\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_yaml_patch p = on(cases[i].text);
		const struct ctg_yaml *r = read(cases[i].text);

		ctg_yaml_set(&p, r->first, ctg_str_from(cases[i].value));
		CHECK_STR(ctg_yaml_patched(&p), cases[i].want);
		r = read(ctg_str_c(&unit_arena, ctg_yaml_patched(&p)));
		CHECK_STR(r->first->value, cases[i].value);
	}
}

static void setting_in_brackets(void)
{
	static const char text[] = "{a: un, b: deux}\n";
	struct ctg_yaml_patch p = on(text);

	ctg_yaml_set(&p, read(text)->first, STR("un, deux"));
	CHECK_STR(ctg_yaml_patched(&p), "{a: \"un, deux\", b: deux}\n");
}

/* --- lists --------------------------------------------------------------- */

static const char visas[] = "visas: # ce qui fonde\n"
	"  - le code\n"
	"  # la loi\n"
	"  - \"la loi\" # ici\n"
	"lieu: Rouen\n";

static void inserting_an_item(void)
{
	struct ctg_yaml_patch p = on(visas);
	const struct ctg_yaml *list = read(visas)->first;

	ctg_yaml_insert(&p, list, NULL, scalar(NULL, "un"));
	ctg_yaml_insert(&p, list, list->first, scalar(NULL, "deux : 2"));
	ctg_yaml_insert(&p, list, list->first->next, scalar(NULL, "trois"));
	CHECK_STR(ctg_yaml_patched(&p), "visas: # ce qui fonde\n"
		"  - un\n"
		"  - le code\n"
		"  - \"deux : 2\"\n"
		"  # la loi\n"
		"  - \"la loi\" # ici\n"
		"  - trois\n"
		"lieu: Rouen\n");
}

static void removing_an_item(void)
{
	struct ctg_yaml_patch p = on(visas);
	const struct ctg_yaml *list = read(visas)->first;

	ctg_yaml_remove(&p, list, list->first, list->first);
	CHECK_STR(ctg_yaml_patched(&p), "visas: # ce qui fonde\n"
		"  # la loi\n  - \"la loi\" # ici\nlieu: Rouen\n");
	p = on(visas);
	ctg_yaml_remove(&p, list, list->first->next, list->first->next);
	ctg_yaml_insert(&p, list, list->first, scalar(NULL, "autre"));
	CHECK_STR(ctg_yaml_patched(&p), "visas: # ce qui fonde\n"
		"  - le code\n  - autre\n  # la loi\nlieu: Rouen\n");
}

struct flow_case {
	size_t first, last;	/* removed; first > last: none */
	int after;		/* -1: before all */
	const char *want;
};

static void items_in_brackets(void)
{
	static const char text[] = "v: [a, b,  c] # x\n";
	static const struct flow_case cases[] = {
		{ 0, 0, -2, "v: [b,  c] # x\n" },
		{ 2, 2, -2, "v: [a, b] # x\n" },
		{ 1, 2, -2, "v: [a] # x\n" },
		{ 0, 2, -2, "v: [] # x\n" },
		{ 9, 0, -1, "v: [x, a, b,  c] # x\n" },
		{ 9, 0, 1, "v: [a, b, x,  c] # x\n" },
		{ 9, 0, 2, "v: [a, b,  c, x] # x\n" },
		{ 1, 2, 0, "v: [a, x] # x\n" },
		{ 0, 0, -1, "v: [x, b,  c] # x\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_yaml_patch p = on(text);
		const struct ctg_yaml *list = read(text)->first, *v[3];

		v[0] = list->first;
		v[1] = v[0]->next;
		v[2] = v[1]->next;
		if (cases[i].first <= cases[i].last)
			ctg_yaml_remove(&p, list, v[cases[i].first],
				v[cases[i].last]);
		if (cases[i].after > -2)
			ctg_yaml_insert(&p, list, cases[i].after < 0 ? NULL :
				v[cases[i].after], scalar(NULL, "x"));
		CHECK_STR(ctg_yaml_patched(&p), cases[i].want);
	}
}

static void into_an_empty_list(void)
{
	static const char text[] = "v: []\n";
	struct ctg_yaml_patch p = on(text);
	struct ctg_yaml *x = scalar(NULL, "a");

	x->next = scalar(NULL, "b");
	ctg_yaml_insert(&p, read(text)->first, NULL, x);
	CHECK_STR(ctg_yaml_patched(&p), "v: [a, b]\n");
}

/* --- groups -------------------------------------------------------------- */

static void a_group_like_its_neighbour(void)
{
	static const char text[] = "parties:\n"
		"    - id: caf\n"
		"      gens:\n"
		"        - {nom: A}\n"
		"lieu: R\n";
	struct ctg_yaml_patch p = on(text);
	const struct ctg_yaml *list = read(text)->first;
	struct ctg_yaml *who = group(CTG_MAPPING, NULL,
		scalar("nom", "B"), scalar("signe", "false"));

	ctg_yaml_insert(&p, list, list->first, group(CTG_MAPPING, NULL,
		scalar("id", "ville"), group(CTG_SEQUENCE, "gens", who, NULL)));
	CHECK_STR(ctg_yaml_patched(&p), "parties:\n"
		"    - id: caf\n"
		"      gens:\n"
		"        - {nom: A}\n"
		"    - id: ville\n"
		"      gens:\n"
		"        - {nom: B, signe: false}\n"
		"lieu: R\n");
}

static void a_group_in_brackets(void)
{
	static const char text[] = "parties:\n"
		"  - {id: caf, gens: [{nom: A}]}\n";
	struct ctg_yaml_patch p = on(text);
	const struct ctg_yaml *list = read(text)->first;
	struct ctg_yaml *who = group(CTG_MAPPING, NULL,
		scalar("nom", "B, C"), NULL);

	ctg_yaml_insert(&p, list, list->first, group(CTG_MAPPING, NULL,
		scalar("id", "ville"), group(CTG_SEQUENCE, "gens", who, NULL)));
	CHECK_STR(ctg_yaml_patched(&p), "parties:\n"
		"  - {id: caf, gens: [{nom: A}]}\n"
		"  - {id: ville, gens: [{nom: \"B, C\"}]}\n");
}

static void a_key_comes_and_goes(void)
{
	static const char text[] = "p:\r\n  - id: caf\r\n    nom: A\r\n"
		"  - {id: v, nom: B}\r\n";
	struct ctg_yaml_patch p = on(text);
	const struct ctg_yaml *list = read(text)->first;
	const struct ctg_yaml *x = list->first, *y = x->next;

	ctg_yaml_insert(&p, x, x->first->next, scalar("adresse", "1, rue"));
	ctg_yaml_insert(&p, y, y->first->next, scalar("adresse", "1, rue"));
	CHECK_STR(ctg_yaml_patched(&p), "p:\r\n  - id: caf\r\n    nom: A\r\n"
		"    adresse: \"1, rue\"\r\n"
		"  - {id: v, nom: B, adresse: \"1, rue\"}\r\n");
	p = on(text);
	ctg_yaml_remove(&p, x, x->first, x->first);
	ctg_yaml_remove(&p, y, y->first->next, y->first->next);
	CHECK_STR(ctg_yaml_patched(&p), "p:\r\n  - nom: A\r\n"
		"  - {id: v}\r\n");
}

static void another_order(void)
{
	static const size_t order[] = { 1, 0 };
	struct ctg_yaml_patch p = on(visas);

	ctg_yaml_reorder(&p, read(visas)->first, order, 2);
	CHECK_STR(ctg_yaml_patched(&p), "visas: # ce qui fonde\n"
		"  - \"la loi\" # ici\n  # la loi\n  - le code\n"
		"lieu: Rouen\n");
}

int main(void)
{
	UNIT(places_of_values);
	UNIT(setting_a_text);
	UNIT(setting_in_brackets);
	UNIT(inserting_an_item);
	UNIT(removing_an_item);
	UNIT(items_in_brackets);
	UNIT(into_an_empty_list);
	UNIT(a_group_like_its_neighbour);
	UNIT(a_group_in_brackets);
	UNIT(a_key_comes_and_goes);
	UNIT(another_order);
	return unit_done();
}
