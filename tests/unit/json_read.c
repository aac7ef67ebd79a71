/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_read.h"

#include "base/buf.h"
#include "base/json.h"

#include "unit.h"

static bool reads(struct ctg_json_value *v, const char *text)
{
	return ctg_json_read(v, &unit_arena, ctg_str_from(text), NULL) ==
		CTG_OK;
}

static void reads_metadata(void)
{
	struct ctg_json_value v;
	const struct ctg_json_value *files;
	uint64_t n = 0;

	if (!reads(&v, " {\"titre\": \"Avenant n\\u00b0 1\\u202f; « l'\\\"objet"
	    "\\\" »\",\r\n\t\"fichiers\":[{\"octets\":18446744073709551615},"
	    "{}], \"projet\" : false,\"etiquette\":null}\n")) {
		CHECK(!"read");
		return;
	}
	CHECK_INT(v.kind, CTG_JSON_OBJECT);
	CHECK_INT(v.n, 4);
	CHECK_STR(ctg_json_get(&v, "titre")->text,
		"Avenant n° 1\u202f; « l'\"objet\" »");
	files = ctg_json_get(&v, "fichiers");
	CHECK_INT(files->kind, CTG_JSON_ARRAY);
	CHECK_INT(files->n, 2);
	CHECK(ctg_json_whole(&n, ctg_json_get(&files->items[0], "octets")));
	CHECK(n == UINT64_MAX);
	CHECK_INT(ctg_json_get(&v, "projet")->kind, CTG_JSON_FALSE);
	CHECK_INT(ctg_json_get(&v, "etiquette")->kind, CTG_JSON_NULL);
	CHECK(ctg_json_get(&v, "Titre") == NULL);
	CHECK(ctg_json_get(files, "titre") == NULL);
}

static void reads_escapes(void)
{
	struct ctg_json_value v;

	CHECK(reads(&v, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\uDE00\""));
	CHECK_STR(v.text, "\"\\/\b\f\n\r\té😀");
	CHECK(reads(&v, "\"\""));
	CHECK_STR(v.text, "");
	CHECK(reads(&v, "\"\x7f\u2028\""));
	CHECK_STR(v.text, "\x7f\u2028");
}

static void reads_numbers(void)
{
	static const char *const good[] = { "0", "-0", "10", "1.5", "-1.50",
		"1e9", "1E+09", "0.1e-2" };
	static const char *const bad[] = { "01", "+1", "1.", ".5", "-", "1e",
		"1e+", "0x1", "NaN", "1_000", "-01", "--1" };
	struct ctg_json_value v;
	uint64_t n = 7;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(reads(&v, good[i]));
		CHECK_STR(v.text, good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (reads(&v, bad[i]))
			CHECK_STR(ctg_str_from(bad[i]), "refused");
	CHECK(reads(&v, "18446744073709551616") && !ctg_json_whole(&n, &v));
	CHECK(reads(&v, "-1") && !ctg_json_whole(&n, &v));
	CHECK(reads(&v, "1e3") && !ctg_json_whole(&n, &v));
	CHECK(reads(&v, "\"12\"") && !ctg_json_whole(&n, &v));
	CHECK_INT(n, 7);
}

static void refuses(void)
{
	static const struct {
		const char *text, *msg;
		unsigned line, col;
	} cases[] = {
		{ "", "JSON refusé : une valeur est attendue ici", 1, 1 },
		{ " \n é", "JSON refusé : une valeur est attendue ici", 2, 2 },
		{ "{\"é\":1,\n\"a\":2,\"a\":3}",
			"JSON refusé : un nom est donné deux fois", 2, 13 },
		{ "{\"a\":1,\"\\u0061\":2}",
			"JSON refusé : un nom est donné deux fois", 1, 19 },
		{ "[1,]", "JSON refusé : une valeur est attendue ici", 1, 4 },
		{ "{\"a\":1,}", "JSON refusé : un nom entre guillemets est "
			"attendu ici", 1, 8 },
		{ "{\"a\" 1}", "JSON refusé : « : » est attendu après un nom",
			1, 6 },
		{ "{'a':1}", "JSON refusé : un nom entre guillemets est "
			"attendu ici", 1, 2 },
		{ "[1 2]", "JSON refusé : « , » ou « ] » est attendu ici",
			1, 4 },
		{ "[1", "JSON refusé : « , » ou « ] » est attendu ici", 1, 3 },
		{ "[1}", "JSON refusé : « , » ou « ] » est attendu ici", 1, 3 },
		{ "1 // un", "JSON refusé : quelque chose suit la valeur",
			1, 3 },
		{ "truefalse", "JSON refusé : quelque chose suit la valeur",
			1, 5 },
		{ "\"a", "JSON refusé : un texte n'est pas terminé", 1, 3 },
		{ "\"a\\", "JSON refusé : cette barre oblique n'annonce rien "
			"de connu", 1, 4 },
		{ "\"\\x\"", "JSON refusé : cette barre oblique n'annonce rien "
			"de connu", 1, 3 },
		{ "\"a\tb\"", "JSON refusé : un caractère de commande n'est "
			"pas admis dans un texte", 1, 3 },
		{ "\"\\u00g0\"", "JSON refusé : quatre chiffres hexadécimaux "
			"sont attendus après « \\u »", 1, 4 },
		{ "\"\\u0000\"", "JSON refusé : le caractère U+0000 n'est pas "
			"admis", 1, 8 },
		{ "\"\\ud83d\"", "JSON refusé : un caractère n'est écrit qu'à "
			"moitié", 1, 8 },
		{ "\"\\ude00\\ud83d\"", "JSON refusé : un caractère n'est "
			"écrit qu'à moitié", 1, 8 },
		{ "\"\\ud83d\\u0041\"", "JSON refusé : un caractère n'est "
			"écrit qu'à moitié", 1, 14 },
		{ "\"é\xff\"", "JSON refusé : ce caractère n'est pas de "
			"l'UTF-8", 1, 3 },
		{ "\xef\xbb\xbf" "1", "JSON refusé : une valeur est attendue "
			"ici", 1, 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctg_json_value v = { .n = 7 };
		struct ctg_err err = { 0 };

		CHECK_INT(ctg_json_read(&v, &unit_arena,
			ctg_str_from(cases[i].text), &err), CTG_EINPUT);
		CHECK_STR(ctg_str_from(err.msg), cases[i].msg);
		CHECK_INT(err.line, cases[i].line);
		CHECK_INT(err.col, cases[i].col);
		CHECK_INT(v.n, 7);
	}
}

static struct ctg_str nested(size_t depth)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < depth; i++)
		ctg_buf_puts(&b, i % 2 ? "{\"a\":" : "[");
	ctg_buf_puts(&b, "1");
	for (size_t i = depth; i-- > 0;)
		ctg_buf_putc(&b, i % 2 ? '}' : ']');
	return ctg_buf_str(&b);
}

static void is_limited_in_depth(void)
{
	struct ctg_json_value v;

	CHECK_INT(ctg_json_read(&v, &unit_arena, nested(CTG_JSON_DEPTH),
		NULL), CTG_OK);
	CHECK_INT(ctg_json_read(&v, &unit_arena, nested(CTG_JSON_DEPTH + 1),
		NULL), CTG_EINPUT);
	CHECK_INT(ctg_json_read(&v, &unit_arena, nested(1000000), NULL),
		CTG_EINPUT);
}

/* What json.h writes is read as it was. */
static void reads_what_we_write(void)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_json j = { .out = &b };
	struct ctg_json_value v;
	char all[0x100];

	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (char)(i % 0x7f + 1);
	ctg_json_open(&j, NULL, '[');
	ctg_json_str(&j, NULL, (struct ctg_str){ all, sizeof(all) });
	ctg_json_str(&j, NULL, STR("é\u202e\xc2\x85\xc2\x9f\u2066😀"));
	ctg_json_close(&j, ']');
	CHECK_INT(ctg_json_read(&v, &unit_arena, ctg_buf_str(&b), NULL),
		CTG_OK);
	CHECK(ctg_str_eq(v.items[0].text,
		(struct ctg_str){ all, sizeof(all) }));
	CHECK_STR(v.items[1].text, "é\u202e\xc2\x85\xc2\x9f\u2066😀");
}

int main(void)
{
	UNIT(reads_metadata);
	UNIT(reads_escapes);
	UNIT(reads_numbers);
	UNIT(refuses);
	UNIT(is_limited_in_depth);
	UNIT(reads_what_we_write);
	return unit_done();
}
