/* SPDX-License-Identifier: Apache-2.0 */
#include "model/yaml.h"

#include "base/buf.h"
#include "unit.h"

static struct ctg_err err;

static struct ctg_yaml *parse(const char *text)
{
	struct ctg_yaml *root = NULL;

	memset(&err, 0, sizeof(err));
	if (ctg_yaml_parse(&root, &unit_arena, ctg_str_from(text),
	    STR("convention.md"), 1, &err) != CTG_OK)
		return NULL;
	return root;
}

static void dump_place(struct ctg_buf *b, const struct ctg_yaml *n)
{
	ctg_buf_printf(b, "@%u:%u", n->line, n->col);
}

/* {titre@1:1=Essai@1:8} */
static void dump(struct ctg_buf *b, const struct ctg_yaml *n)
{
	if (n->kind == CTG_SCALAR)
		ctg_buf_printf(b, n->quoted ? "'%.*s'" : "%.*s",
			STR_ARG(n->value));
	else
		ctg_buf_putc(b, n->kind == CTG_MAPPING ? '{' : '[');
	for (const struct ctg_yaml *v = n->first; v; v = v->next) {
		if (v != n->first)
			ctg_buf_putc(b, ' ');
		if (v->key) {
			ctg_buf_add(b, v->key->value);
			dump_place(b, v->key);
			ctg_buf_putc(b, '=');
		}
		dump(b, v);
	}
	if (n->kind != CTG_SCALAR)
		ctg_buf_putc(b, n->kind == CTG_MAPPING ? '}' : ']');
	dump_place(b, n);
}

static void check_tree(const char *text, const char *want)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_yaml *root = parse(text);

	CHECK(root);
	if (root)
		dump(&b, root);
	else
		printf("# %u:%u: %s\n", err.line, err.col, err.msg);
	CHECK_STR(ctg_buf_str(&b), want);
}

static void trees_have_places(void)
{
	check_tree("titre: Convention territoriale globale\n"
		"parties:\n"
		"  - id: caf\n"
		"    representants:\n"
		"      - {civilite: Madame, nom: Marinette SOLER-KERRIEN}\n",
		"{titre@1:1=Convention territoriale globale@1:8 "
		"parties@2:1=[{id@3:5=caf@3:9 representants@4:5="
		"[{civilite@5:10=Madame@5:20 "
		"nom@5:28=Marinette SOLER-KERRIEN@5:33}@5:9]@5:7}@3:5]@3:3}"
		"@1:1");
	check_tree("siren: \"227700010\"\nfin: 2027-12-31\nexemplaires: 2\n",
		"{siren@1:1='227700010'@1:9 fin@2:1=2027-12-31@2:6 "
		"exemplaires@3:1=2@3:14}@1:1");
}

static void columns_count_letters(void)
{
	check_tree("- {délégation: \"été\", qualité: 'né', à: ç}\n",
		"[{délégation@1:4='été'@1:17 qualité@1:23='né'@1:33 "
		"à@1:38=ç@1:41}@1:3]@1:1");
	check_tree("- \U0001f58b\u0301: à\n", "[{\U0001f58b\u0301@1:3=à@1:7}"
		"@1:3]@1:1");
}

static void line_ends_and_bom(void)
{
	check_tree("\ufefftitre: à\r\nlieu: \"é\"\r\n",
		"{titre@1:1=à@1:8 lieu@2:1='é'@2:8}@1:1");
	check_tree("titre: Convention\r\n  territoriale\r\nlieu: Rouen",
		"{titre@1:1=Convention territoriale@1:8 lieu@3:1=Rouen@3:7}"
		"@1:1");
}

static void blocks_begin_at_their_first_letter(void)
{
	check_tree("titre: >\n\n   Convention\n   globale\nlieu: |-\n  Melun\n",
		"{titre@1:1='\nConvention globale\n'@3:4 "
		"lieu@5:1='Melun'@6:3}@1:1");
	check_tree("a: |\nb: >\n\nc: d\n",
		"{a@1:1=''@1:4 b@2:1=''@2:4 c@4:1=d@4:4}@1:1");
}

static void empty_values(void)
{
	check_tree("lieu:\nvisas: []\nchamps: {}\nreference: \"\"\n",
		"{lieu@1:1=@1:6 visas@2:1=[]@2:8 champs@3:1={}@3:9 "
		"reference@4:1=''@4:13}@1:1");
	check_tree("", "@1:1");
	check_tree("# rien\n", "@1:1");
	check_tree("---\n", "@2:1");
}

static void odd_but_accepted(void)
{
	check_tree("? lieu\n: Rouen\n", "{lieu@1:3=Rouen@2:3}@1:1");
	check_tree("\"<<\": Rouen\n", "{<<@1:2=Rouen@1:7}@1:1");
	check_tree("lieu: Rouen\nlieu: Dugny\n",
		"{lieu@1:1=Rouen@1:7 lieu@2:1=Dugny@2:7}@1:1");
	check_tree("[a: b, c]", "[{a@1:2=b@1:5}@1:2 c@1:8]@1:1");
	check_tree("a: n° 3 #4 # comme ici\n", "{a@1:1=n° 3@1:4}@1:1");
	check_tree("a: \"\\t\\u00e9\"\n", "{a@1:1='\té'@1:5}@1:1");
}

/* Parts of the message and of the hint; the place. */
static const struct refusal {
	const char *text;
	unsigned line, col;
	const char *msg, *hint;
} refusals[] = {
	/* What people type. */
	{ "titre: Convention: Dugny\n", 1, 18, "sans guillemets",
	  "entourez la valeur de guillemets" },
	{ "visas:\n  - la circulaire n° 2020: celle-ci: x\n", 2, 36,
	  "sans guillemets", "entourez la valeur de guillemets" },
	{ "titre: Convention\n  lieu: Rouen\n", 2, 7, "pas à sa place",
	  "alignez" },
	{ "titre: x\nlieu Bobigny\nreference: y\n", 2, 1, "clé attendue",
	  "écrivez" },
	{ "titre: x\nlieu:Bobigny\n", 2, 1, "clé attendue",
	  "écrivez" },
	{ "titre:\u00a0x\nlieu: y\n", 2, 5, "pas à sa place", "suivie de" },
	{ "nom: 'Caisse d'allocations'\n", 1, 16, "texte en trop",
	  "guillemets droits" },
	{ "nom: [à compléter] Dupont\n", 1, 20, "texte en trop",
	  "guillemets droits" },
	{ "titre: \"Convention\nlieu: Rouen\n", 1, 8, "jamais fermé",
	  "fermez-le" },
	{ "titre: 'Convention\nlieu: Rouen\n", 1, 8, "jamais fermé",
	  "fermez-le" },
	{ "titre: {{ lieu }}\n", 1, 9, "clé doit être un mot",
	  "guillemets" },
	{ "visas:\n  - *italique* et la suite\n", 2, 5, "« * »",
	  "guillemets" },
	{ "visas:\n  - *italique\n", 2, 5, "alias", "guillemets" },
	{ "visas:\n  - & co\n", 2, 5, "« & »", "guillemets" },
	{ "titre: ! x\n", 1, 8, "étiquettes", "guillemets" },
	{ "titre: @x\n", 1, 8, "commencer par ce signe", "guillemets" },
	{ "titre: %x\n", 1, 8, "commencer par ce signe", "guillemets" },
	{ "titre: > x\n", 1, 8, "« | »", "guillemets" },
	{ "titre: ? x\n", 1, 8, "« ? »", "guillemets" },
	{ "titre: ]\n", 1, 8, "valeur attendue", "guillemets" },
	{ "logo: \"C:\\logos\"\n", 1, 10, "« \\ »", "doublez" },
	{ "logo: \"C:\\Usagers\"\n", 1, 12, "« \\ »", "doublez" },
	{ "visas: - le code\n", 1, 8, "tiret", "passez à la ligne" },
	{ "periode:\n\tfin: 2027-12-31\n", 2, 1, "tabulation", "espaces" },
	{ "periode:\n  debut: x\n\tfin: y\n", 3, 1, "tabulation",
	  "espaces" },
	{ "titre: |\n\tx\n", 2, 1, "tabulation", "espaces" },
	{ "parties:\n   - id: caf\n  nom: x\n", 3, 3, "pas alignée",
	  "même retrait" },
	{ "parties:\n   - id: caf\n     nom: x\n    type: y\n", 4, 5,
	  "pas alignée avec la liste", "alignez les tirets" },
	{ "a: {nom: A, qualite: B\nlieu: x\n", 1, 4, "accolade", "ajoutez" },
	{ "a: {nom: \"A\" B}\n", 1, 14, "attendu ici", "accolades" },
	{ "a: {nom: A: B}\n", 1, 11, "attendu ici", "accolades" },
	{ "a: [b, c\nlieu: x\n", 1, 4, "crochet", "ajoutez" },
	{ "a: [\"b\" c]\n", 1, 9, "attendu ici", "crochets" },
	/* What the format leaves out. */
	{ "a: &x [1, 2]\nb: *x\n", 1, 4, "ancres", "effacez-la" },
	{ "a: &x\n", 1, 4, "ancres", "effacez-la" },
	{ "b: *x\n", 1, 4, "alias", "recopiez" },
	{ "*x : b\n", 1, 1, "alias", "recopiez" },
	{ "a: !!str b\n", 1, 4, "étiquettes", "effacez-la" },
	{ "a: !x!y b\n", 1, 4, "« ! »", "guillemets" },
	{ "!!map\na: b\n", 1, 1, "étiquettes", "effacez-la" },
	{ "a: !!seq []\n", 1, 4, "étiquettes", "effacez-la" },
	{ "<<: {a: b}\n", 1, 1, "fusion", "recopiez" },
	{ "a: {<<: b}\n", 1, 5, "fusion", "recopiez" },
	{ "? [a, b]\n: c\n", 1, 3, "clé doit être un mot", "guillemets" },
	{ "{: a}\n", 1, 2, "valeur attendue", "guillemets" },
	{ "?\n: b\n", 1, 2, "sans clé", "guillemets" },
	{ "a: b\n---\nc: d\n", 2, 1, "plusieurs documents", "document" },
	{ "a: b\n...\nc: d\n", 3, 1, "en trop", "supprimez" },
	{ "%YAML 1.1\n---\na: b\n", 1, 1, "« % »", "supprimez" },
	{ "a: b\n...\n%TAG ! x\n", 3, 1, "« % »", "supprimez" },
	/* What no editor shows. */
	{ "a: b\rc: d\n", 1, 5, "isolé", "fins de ligne" },
	{ "lieu: é\u2028b\n", 1, 8, "U+2028", "effacez-le" },
	{ "a: \x07\n", 1, 4, "U+0007", "effacez-le" },
	{ "a: é\xff\n", 1, 5, "0xff", "UTF-8" },
	{ "a: \"é\\0\"\n", 1, 4, "U+0000", "ôtez" },
};

static void refusals_say_where_and_why(void)
{
	for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		const struct refusal *r = &refusals[i];
		struct ctg_buf want = { .arena = &unit_arena };
		struct ctg_buf got = { .arena = &unit_arena };

		CHECK(!parse(r->text));
		CHECK_INT(err.code, CTG_EINPUT);
		ctg_buf_printf(&want, "%s %u:%u", r->text, r->line, r->col);
		ctg_buf_printf(&got, "%s %u:%u", r->text, err.line, err.col);
		CHECK_STR(ctg_buf_str(&got), ctg_buf_str(&want).p);
		if (!strstr(err.msg, r->msg) || !strstr(err.hint, r->hint)) {
			unit_failures++;
			printf("# %s# -> %s (%s)\n", r->text, err.msg,
				err.hint);
		}
		CHECK(strcmp(err.file, "convention.md") == 0);
	}
}

/* n opening signs, then as many closing ones. */
static const char *nest(unsigned n)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (unsigned i = 0; i < n; i++)
		ctg_buf_putc(&b, '[');
	for (unsigned i = 0; i < n; i++)
		ctg_buf_putc(&b, ']');
	return b.p;
}

static void nesting_stops_at_16(void)
{
	CHECK(parse(nest(16)));
	CHECK(!parse(nest(17)));
	CHECK_INT(err.col, 17);
	CHECK(strstr(err.msg, "16 niveaux"));
	CHECK(!parse(nest(400'000)));
	CHECK_INT(err.col, 17);
}

static void size_stops_at_a_megabyte(void)
{
	struct ctg_str s = { NULL, CTG_YAML_MAX };
	char *p = ctg_arena_alloc(&unit_arena, CTG_YAML_MAX + 1, 1);
	struct ctg_yaml *root = NULL;

	memset(p, 'a', CTG_YAML_MAX + 1);
	s.p = p;
	CHECK_INT(ctg_yaml_parse(&root, &unit_arena, s, STR("x"), 1, &err),
		CTG_OK);
	CHECK(root && root->value.n == CTG_YAML_MAX);
	s.n++;
	CHECK_INT(ctg_yaml_parse(&root, &unit_arena, s, STR("x"), 2, &err),
		CTG_EINPUT);
	CHECK_INT(err.line, 2);
	CHECK(strstr(err.msg, "mégaoctet"));
}

static void a_bomb_is_refused(void)
{
	CHECK(!parse("a: &a [lol, lol]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"));
	CHECK(strstr(err.msg, "ancres"));
}

static void lines_are_those_of_the_file(void)
{
	struct ctg_yaml *root, *kept = NULL;

	CHECK_INT(ctg_yaml_parse(&root, &unit_arena, STR("a: b\nc: |\n  d\n"),
		STR("x"), 10, &err), CTG_OK);
	CHECK_INT(ctg_yaml_get(root, STR("a"))->key->line, 10);
	CHECK_INT(ctg_yaml_get(root, STR("c"))->line, 12);
	CHECK(!ctg_yaml_get(root, STR("d")));
	CHECK(!ctg_yaml_get(ctg_yaml_get(root, STR("a")), STR("a")));
	CHECK_INT(ctg_yaml_parse(&kept, &unit_arena, STR("a: b\nc\xff: d"),
		STR("x"), 10, &err), CTG_EINPUT);
	CHECK_INT(err.line, 11);
	CHECK(!kept);
	CHECK_INT(ctg_yaml_parse(&kept, &unit_arena, STR("a: b\nc: *d"),
		STR("x"), 10, &err), CTG_EINPUT);
	CHECK_INT(err.line, 11);
	CHECK_INT(ctg_yaml_parse(&kept, &unit_arena, STR("c: *d"),
		STR("x"), 10, NULL), CTG_EINPUT);
}

/* A text cut anywhere is read, or refused in words of ours. */
static void every_beginning_is_answered(void)
{
	static const char text[] = "ctg: 1\r\n"
		"titre: 'Convention d''objectifs' # été\n"
		"parties:\n  - id: caf\n    nom: >\n      Caisse\n"
		"    representants: [{nom: \"A\\u00e9\", signe: false}]\n"
		"? lieu\n: Rouen\nvisas:\n- le code\n- l'arrêté\n";

	for (size_t n = 0; n < sizeof(text); n++) {
		struct ctg_yaml *root = NULL;
		enum ctg_code code = ctg_yaml_parse(&root, &unit_arena,
			(struct ctg_str){ text, n }, STR("x"), 1, &err);

		CHECK(code == CTG_OK ? root != NULL : err.line >= 1 &&
			err.line <= 13 && err.col >= 1);
		if (code && (!err.hint[0] || strstr(err.msg, "illisible"))) {
			unit_failures++;
			printf("# %zu: %s (%s)\n", n, err.msg, err.hint);
		}
	}
}

int main(void)
{
	UNIT(trees_have_places);
	UNIT(columns_count_letters);
	UNIT(line_ends_and_bom);
	UNIT(blocks_begin_at_their_first_letter);
	UNIT(empty_values);
	UNIT(odd_but_accepted);
	UNIT(refusals_say_where_and_why);
	UNIT(nesting_stops_at_16);
	UNIT(size_stops_at_a_megabyte);
	UNIT(a_bomb_is_refused);
	UNIT(lines_are_those_of_the_file);
	UNIT(every_beginning_is_answered);
	return unit_done();
}
