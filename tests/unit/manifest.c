/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/manifest.h"

#include "unit.h"

#define HEX64 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEX40 "0123456789abcdef0123456789abcdef01234567"
#define SOURCE "{\"chemin\":\"conventions/dugny-2023/convention.md\"," \
	"\"sha256\":\"" HEX64 "\",\"blob\":\"" HEX40 "\"}"
#define FILES "{\"nom\":\"01-acte-dugny-2023-avenant-1.odt\"," \
	"\"role\":\"acte\",\"sha256\":\"" HEX64 "\",\"octets\":12345," \
	"\"informatif\":false,\"reproductible\":true}," \
	"{\"nom\":\"03-texte-consolide.pdf\",\"role\":\"consolide\"," \
	"\"sha256\":\"" HEX64 "\",\"octets\":5000000000," \
	"\"informatif\":true,\"reproductible\":false}"
#define PROOF "{\"schema\":1,\"format\":1,\"outil\":\"ctg 0.1.0\"," \
	"\"convention\":\"dugny-2023\",\"acte\":1,\"version\":\"projet\"," \
	"\"projet\":true,\"commit\":\"" HEX40 "\"," \
	"\"date\":\"2025-03-12\"," \
	"\"etiquette\":\"acte/dugny-2023/1\",\"arbre\":\"" HEX40 "\"," \
	"\"texte\":{\"sha256\":\"" HEX64 "\"},\"sources\":[" SOURCE "]," \
	"\"fichiers\":[" FILES "]}\n"

static void reads_a_proof(void)
{
	struct ctg_manifest m = { 0 };
	const struct ctg_manifest_file *f;

	CHECK_INT(ctg_manifest_read(&m, &unit_arena, STR(PROOF), NULL),
		CTG_OK);
	CHECK_INT(m.format, 1);
	CHECK_STR(m.tool, "ctg 0.1.0");
	CHECK_STR(m.id, "dugny-2023");
	CHECK_INT(m.acte, 1);
	CHECK_STR(m.version, "projet");
	CHECK(m.draft);
	CHECK_STR(m.commit, HEX40);
	CHECK_STR(m.date, "2025-03-12");
	CHECK_STR(m.tag, "acte/dugny-2023/1");
	CHECK_STR(m.tree, HEX40);
	CHECK_STR(m.text, HEX64);
	CHECK_INT(m.n_sources, 1);
	CHECK_STR(m.sources[0].path, "conventions/dugny-2023/convention.md");
	CHECK_STR(m.sources[0].sha256, HEX64);
	CHECK_STR(m.sources[0].blob, HEX40);
	CHECK_INT(m.n_files, 2);
	f = ctg_manifest_find(&m, STR("03-texte-consolide.pdf"));
	CHECK(f && f->informative && !f->remade && f->size == 5000000000);
	f = ctg_manifest_find(&m, STR("01-acte-dugny-2023-avenant-1.odt"));
	CHECK(f && !f->informative && f->remade && f->size == 12345);
	CHECK(!ctg_manifest_find(&m, STR("01-acte")));
}

static void writes_it_again(void)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_manifest m = { 0 }, n = { 0 };

	CHECK_INT(ctg_manifest_read(&m, &unit_arena, STR(PROOF), NULL),
		CTG_OK);
	ctg_manifest_write(&b, &m);
	CHECK_STR(ctg_buf_str(&b), PROOF);
	m.tag.n = m.date.n = 0;
	b.n = 0;
	ctg_manifest_write(&b, &m);
	CHECK(ctg_str_has(ctg_buf_str(&b),
		STR("\"date\":null,\"etiquette\":null,")));
	CHECK_INT(ctg_manifest_read(&n, &unit_arena, ctg_buf_str(&b), NULL),
		CTG_OK);
	CHECK_STR(n.tag, "");
	CHECK_STR(n.date, "");
}

/* The proof with one thing said otherwise. */
static struct ctg_str with(const char *old, const char *now)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_str all = STR(PROOF), o = ctg_str_from(old);
	size_t at = ctg_str_find(all, o);

	CHECK(at < all.n);
	ctg_buf_add(&b, ctg_str_head(all, at));
	ctg_buf_puts(&b, now);
	ctg_buf_add(&b, ctg_str_skip(all, at + o.n));
	return ctg_buf_str(&b);
}

static void refuses(void)
{
	static const struct {
		const char *old, *now, *msg;
	} cases[] = {
		{ "\"format\":1", "\"format\":2", "preuve refusée : « format » "
			"2 est plus récent que ce programme, qui connaît 1" },
		{ "\"schema\":1", "\"schema\":3", "preuve refusée : « schema » "
			"3 est plus récent que ce programme, qui connaît 1" },
		{ "\"format\":1,", "", "preuve refusée : « format » manque "
			"parmi les données de la preuve" },
		{ "\"format\":1", "\"format\":0", NULL },
		{ "\"format\":1", "\"format\":\"1\"", NULL },
		{ "\"acte\":1", "\"acte\":1,\"auteur\":\"x\"", "preuve refusée"
			" : « auteur » n'est pas une donnée de la preuve" },
		{ "\"acte\":1", "\"acte\":-1", NULL },
		{ "\"acte\":1", "\"acte\":4294967296", NULL },
		{ "\"acte\":1", "\"acte\":10000", "preuve refusée : « acte » "
			"n'a pas la forme attendue parmi les données de la "
			"preuve" },
		{ "\"acte\":1", "\"acte\":2", "preuve refusée : « etiquette » "
			"ne va pas avec le reste de la preuve" },
		{ "acte/dugny-2023/1", "acte/dugny/1", NULL },
		{ "acte/dugny-2023/1", "v1", NULL },
		{ "\"convention\":\"dugny-2023\"", "\"convention\":\"../x\"",
			NULL },
		{ "\"projet\":true", "\"projet\":1", NULL },
		{ "\"projet\":true", "\"projet\":null", NULL },
		{ "\"version\":\"projet\"", "\"version\":\"\\u001b[2J\"",
			NULL },
		{ "\"version\":\"projet\"", "\"version\":\"a\\nb\"", NULL },
		{ "\"commit\":\"0", "\"commit\":\"", NULL },
		{ "\"commit\":\"0", "\"commit\":\"G", NULL },
		{ "2025-03-12", "2025-02-30", NULL },
		{ "2025-03-12", "12/03/2025", NULL },
		{ "\"arbre\":\"0", "\"arbre\":\"A", NULL },
		{ "{\"sha256\":\"0", "{\"sha256\":\"", NULL },
		{ "\"texte\":{", "\"texte\":{\"octets\":1,", NULL },
		{ "\"texte\":{\"sha256\":\"" HEX64 "\"}", "\"texte\":\"x\"",
			NULL },
		{ "\"sources\":[" SOURCE "]", "\"sources\":{}", NULL },
		{ SOURCE, SOURCE "," SOURCE, "preuve refusée : « chemin » est "
			"donné deux fois parmi les données d'un fichier "
			"source" },
		{ SOURCE, "3", NULL },
		{ "conventions/dugny", "../dugny", NULL },
		{ "conventions/dugny", "/etc", NULL },
		{ "conventions/dugny", "conventions//dugny", NULL },
		{ "\"nom\":\"01-acte", "\"nom\":\"01-Acte", NULL },
		{ "\"nom\":\"01-acte", "\"nom\":\"../01-acte", NULL },
		{ "\"nom\":\"01-acte", "\"nom\":\".01-acte", NULL },
		{ "01-acte-dugny-2023-avenant-1.odt", "preuve.json", NULL },
		{ "01-acte-dugny-2023-avenant-1.odt",
			"03-texte-consolide.pdf", NULL },
		{ "01-acte-dugny-2023-avenant-1.odt", HEX64 HEX40, NULL },
		{ "\"role\":\"acte\"", "\"role\":\"autre\"", NULL },
		{ "12345", "12345.0", NULL },
		{ "12345", "9223372036854775808", NULL },
		{ "\"informatif\":false,", "", "preuve refusée : « "
			"informatif » manque parmi les données d'un "
			"fichier de la liasse" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_manifest m = { .format = 7 };
		struct ctg_err err = { 0 };
		enum ctg_code code = ctg_manifest_read(&m, &unit_arena,
			with(cases[i].old, cases[i].now), &err);

		if (code != CTG_EDIGEST)
			CHECK_STR(ctg_str_from(cases[i].now), "refused");
		CHECK(ctg_str_starts(ctg_str_from(err.msg),
			STR("preuve refusée : « ")));
		if (cases[i].msg)
			CHECK_STR(ctg_str_from(err.msg), cases[i].msg);
		CHECK_INT(m.format, 7);
	}
	CHECK_INT(ctg_manifest_read(&(struct ctg_manifest){ 0 }, &unit_arena,
		STR("{\"schema\":1,}"), NULL), CTG_EINPUT);
	CHECK_INT(ctg_manifest_read(&(struct ctg_manifest){ 0 }, &unit_arena,
		STR("[1]"), NULL), CTG_EDIGEST);
}

static void names(void)
{
	CHECK(ctg_manifest_is_name(STR("02-annexe-2a-plan-d-actions.odt")));
	CHECK(ctg_manifest_is_name(ctg_str_head(STR(HEX64 HEX40), 100)));
	CHECK(!ctg_manifest_is_name(ctg_str_head(STR(HEX64 HEX40), 101)));
	CHECK(!ctg_manifest_is_name(STR("")));
	CHECK(!ctg_manifest_is_name(STR(".x")));
	CHECK(!ctg_manifest_is_name(STR("é.pdf")));
	CHECK(!ctg_manifest_is_name(STR("a b")));
	CHECK(!ctg_manifest_is_name(STR("a/b")));
	CHECK(!ctg_manifest_is_name(STR("a_b")));
}

int main(void)
{
	UNIT(reads_a_proof);
	UNIT(writes_it_again);
	UNIT(refuses);
	UNIT(names);
	return unit_done();
}
