/* SPDX-License-Identifier: Apache-2.0 */
/* Operations built by hand, and the bytes that they leave. */
#include "avenant/apply.h"

#include "model/address.h"
#include "model/markdown.h"
#include "unit.h"

#define FRONT \
	"---\n" \
	"ctg: 1\n" \
	"titre: Convention territoriale globale\n" \
	"parties:\n" \
	"  - {id: caf, nom: Caisse d'allocations familiales, designation: " \
	"la Caf, type: caf, representants: [{civilite: Madame, nom: Une " \
	"DIRECTRICE, qualite: directrice}]}\n" \
	"  - {id: ville, nom: Commune, designation: la commune, type: " \
	"commune, representants: [{civilite: Monsieur, nom: Un MAIRE, " \
	"qualite: maire}]}\n" \
	"periode: {debut: 2024-01-01, fin: 2027-12-31}\n" \
	"annexes:\n" \
	"  - {numero: 1, titre: Plan, fichier: annexes/1.md}\n" \
	"  - {numero: 2, titre: Vide, fichier: annexes/2.md}\n" \
	"---\n"

#define ANNEXE "## Fiche 1 - Accueil\n\nUn lieu.\n\nDeux lieux.\n"

struct base {
	const char *body, *annexe;
	struct ctg_text text;
	struct ctg_reader reader;
	struct ctg_ops ops;
	struct ctg_diags diags;
	struct ctg_files files;
};

static enum ctg_code read_file(const struct ctg_reader *r, struct ctg_str *out,
	struct ctg_arena *a, struct ctg_str name, struct ctg_err *err)
{
	const struct base *b = r->context;
	struct ctg_str s;

	if (ctg_str_eq(name, STR("convention.md")))
		s = ctg_strf(a, FRONT "%s", b->body);
	else if (ctg_str_eq(name, STR("annexes/1.md")))
		s = ctg_str_from(b->annexe);
	else if (ctg_str_eq(name, STR("annexes/2.md")))
		s = STR("");
	else
		return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
	if (out)
		*out = s;
	return CTG_OK;
}

static struct base *load_with(const char *body, const char *annexe)
{
	struct base *b = CTG_NEW(&unit_arena, struct base);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_err err = { 0 };

	b->body = body;
	b->annexe = annexe;
	b->reader = (struct ctg_reader){ .read = read_file,
		.main = STR("convention.md"), .context = b,
		.prefix = STR("") };
	b->ops.arena = b->diags.arena = b->files.arena = &unit_arena;
	CHECK(ctg_text_load(&b->text, &unit_arena, &b->reader, &diags, &err)
		== CTG_OK);
	return b;
}

static struct base *load(const char *body)
{
	return load_with(body, ANNEXE);
}

/* --- operations ----------------------------------------------------------- */

static const struct ctg_node *find(struct base *b, const char *address)
{
	struct ctg_address read;
	struct ctg_node *n = NULL;
	struct ctg_err err = { .msg = "n'est pas une adresse" };

	if (ctg_address_take(&read, &unit_arena, ctg_str_from(address)) !=
	    strlen(address) ||
	    ctg_address_find(&n, b->text.developed, &read, &err)) {
		unit_failures++;
		printf("# %s: %s\n", address, err.msg);
		return b->text.developed;
	}
	return n;
}

static struct ctg_node *parse(const char *markdown)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_node *doc = NULL;

	CHECK(!ctg_source_init(src, &unit_arena, STR("acte"),
		ctg_str_from(markdown), NULL));
	CHECK(!ctg_markdown_parse(&doc, &unit_arena, src, 0, &diags, NULL));
	return doc;
}

/* The words old become those of now, Markdown; "" for none. */
static void words(struct base *b, const char *address, const char *old,
	const char *now)
{
	struct ctg_op *op = ctg_ops_add(&b->ops, CTG_OP_WORDS, *now ?
		CTG_OP_REPLACE : CTG_OP_REMOVE);
	struct ctg_str text;

	op->at = op->to = find(b, address);
	text = ctg_node_words(&unit_arena, op->at);
	op->off = ctg_str_find(text, ctg_str_from(old));
	CHECK(op->off < text.n);
	op->end = op->off + strlen(old);
	op->now = *now ? parse(now)->first : NULL;
	op->line = (unsigned)b->ops.n;
}

static void after(struct base *b, const char *address, const char *old,
	const char *now)
{
	struct ctg_op *op;

	words(b, address, old, now);
	op = &b->ops.v[b->ops.n - 1];
	op->how = CTG_OP_ADD;
	op->off = op->end;
}

static struct ctg_op *blocks(struct base *b, enum ctg_op_how how,
	const char *at, const char *to, const char *now)
{
	struct ctg_op *op = ctg_ops_add(&b->ops, CTG_OP_BLOCKS, how);

	op->at = find(b, at);
	op->to = to ? find(b, to) : op->at;
	op->now = now ? parse(now) : NULL;
	op->line = (unsigned)b->ops.n;
	return op;
}

static void add(struct base *b, enum ctg_op_side side, const char *at,
	const char *now)
{
	blocks(b, CTG_OP_ADD, at, NULL, now)->side = side;
}

static void replace(struct base *b, const char *at, const char *now)
{
	blocks(b, CTG_OP_REPLACE, at, NULL, now);
}

static void drop(struct base *b, const char *at, const char *to)
{
	blocks(b, CTG_OP_REMOVE, at, to, NULL);
}

static struct ctg_op *rows(struct base *b, enum ctg_op_how how,
	const char *at, const char *now)
{
	struct ctg_op *op = blocks(b, how, at, NULL, NULL);
	struct ctg_node *table;

	op->kind = CTG_OP_ROWS;
	if (!now)
		return op;
	table = parse(now)->first;
	ctg_node_unlink(table->first);
	op->now = table;
	return op;
}

static void move(struct base *b, const char *at, const char *to,
	enum ctg_op_side side, const char *by)
{
	struct ctg_op *op = ctg_ops_add(&b->ops, CTG_OP_MOVE, CTG_OP_REPLACE);

	op->at = find(b, at);
	op->to = to ? find(b, to) : op->at;
	op->by = find(b, by);
	op->side = side;
}

/* --- what comes out ------------------------------------------------------- */

static struct ctg_str given(struct base *b, const char *name)
{
	for (size_t i = 0; i < b->files.n; i++)
		if (ctg_str_eq(b->files.v[i].name, ctg_str_from(name)))
			return b->files.v[i].text;
	return STR("(rien)");
}

static struct ctg_str body(struct base *b)
{
	struct ctg_str s = given(b, "convention.md");

	CHECK(ctg_str_cut(&s, STR(FRONT)));
	return s;
}

static void apply(struct base *b)
{
	const struct ctg_applying p = { &b->text, &b->reader, NULL, &b->ops };
	struct ctg_err err = { 0 };

	CHECK(ctg_apply(&b->files, &p, &b->diags, &err) == CTG_OK);
}

static void check_clean(struct base *b)
{
	for (size_t i = 0; i < b->diags.n; i++) {
		unit_failures++;
		printf("# %s: %.*s\n", b->diags.v[i].rule,
			STR_ARG(b->diags.v[i].message));
	}
}

#define CHECK_BODY(b, want) do { \
	apply(b); \
	check_clean(b); \
	CHECK_STR(body(b), want); \
} while (0)

#define CHECK_REFUSED(b, id) do { \
	apply(b); \
	CHECK(b->files.n == 0); \
	CHECK(b->diags.n > 0 && !strcmp(b->diags.v[0].rule, id)); \
} while (0)

/* --- words ---------------------------------------------------------------- */

#define ARTICLES \
	"\n# Article 1er - Objet\n\n" \
	"La présente convention fixe\nles moyens de **chaque partie** pour\n" \
	"trois ans.\n\n\n" \
	"Elle prend effet le 1er janvier.\n\n" \
	"# Article 2\n\n" \
	"- a) un lieu ;\n" \
	"- b) deux lieux,\n" \
	"  ouverts le soir.\n"

static void words_of_a_paragraph(void)
{
	struct base *b = load(ARTICLES);

	words(b, "premier alinéa de l'article 1er", "trois ans", "six mois");
	words(b, "premier alinéa de l'article 1er", "fixe les", "donne des");
	CHECK_BODY(b, "\n# Article 1er - Objet\n\n"
		"La présente convention donne des moyens de **chaque partie** "
		"pour\nsix mois.\n\n\nElle prend effet le 1er janvier.\n\n"
		"# Article 2\n\n- a) un lieu ;\n- b) deux lieux,\n"
		"  ouverts le soir.\n");
}

/* The box of a task is not in its words as they are written. */
static void words_of_a_task(void)
{
	struct base *b = load("\n# Article 1er\n\n- [ ] un lieu ;\n"
		"- [x] deux lieux.\n");

	words(b, "premier alinéa de l'article 1er", "un lieu", "trois lieux");
	CHECK_BODY(b, "\n# Article 1er\n\n- [ ] trois lieux ;\n"
		"- [x] deux lieux.\n");
}

static void words_and_marks(void)
{
	struct base *b = load(ARTICLES);

	words(b, "premier alinéa de l'article 1er", "chaque", "**toute**");
	after(b, "second alinéa de l'article 1er", "effet", "&#32;*enfin*");
	words(b, "intitulé de l'article 1er", "Objet", "But *clair* # 1");
	words(b, "premier alinéa de l'article 2", "un lieu ",
		"deux * lieux&#32;");
	words(b, "dernier alinéa de l'article 2", "deux", "1\\) {{ lieu }}");
	words(b, "dernier alinéa de l'article 2", "ouverts le soir",
		"2\\. fin");
	CHECK_BODY(b, "\n# Article 1er - But *clair* \\# 1\n\n"
		"La présente convention fixe\nles moyens de **toute partie** "
		"pour\ntrois ans.\n\n\n"
		"Elle prend effet *enfin* le 1er janvier.\n\n# Article 2\n\n"
		"- a) deux \\* lieux ;\n"
		"- b) 1\\) \\{{ lieu }} lieux, 2. fin.\n");
}

static void words_that_change_their_look(void)
{
	struct base *b = load(ARTICLES);

	words(b, "premier alinéa de l'article 1er", "chaque partie pour",
		"*chacun* dans");
	CHECK_BODY(b, "\n# Article 1er - Objet\n\n"
		"La présente convention fixe les moyens de *chacun* dans "
		"trois ans.\n\n\n"
		"Elle prend effet le 1er janvier.\n\n# Article 2\n\n"
		"- a) un lieu ;\n- b) deux lieux,\n  ouverts le soir.\n");
}

static void no_word_left(void)
{
	struct base *b = load("\nTexte.\n\nFin.\n");

	words(b, "premier alinéa de la convention", "Texte.", "");
	CHECK_REFUSED(b, "A722");
	CHECK(ctg_str_has(b->diags.v[0].message, STR("aucun mot")));
}

static void variables_stay(void)
{
	struct base *b = load("\nJusqu'au {{periode.fin}}, pour *un* an.\n\n"
		"Encore {{ annexes.nombre }} annexes.\n");

	words(b, "premier alinéa de la convention", "un an", "deux ans");
	words(b, "second alinéa de la convention", "Encore 2", "Déjà trois");
	CHECK_BODY(b, "\nJusqu'au {{ periode.fin }}, pour deux ans.\n\n"
		"Déjà trois annexes.\n");
	b = load("\nJusqu'au {{ periode.fin }}.\n");
	words(b, "premier alinéa de la convention", "Jusqu'au 31", "Le 30");
	CHECK_REFUSED(b, "A720");
	b = load("\nJusqu'au {{ periode.fin }}.\n");
	words(b, "premier alinéa de la convention", "31 décembre 2027",
		"30 juin 2028");
	apply(b);
	check_clean(b);
	CHECK(ctg_str_has(given(b, "convention.md"), STR("fin: 2028-06-30}")));
	CHECK(ctg_str_ends(given(b, "convention.md"),
		STR("\nJusqu'au {{ periode.fin }}.\n")));
}

static void values_among_words(void)
{
	struct base *b = load("\nJusqu'au {{ periode.fin }}, pour un an.\n");

	words(b, "premier alinéa de la convention",
		"au 31 décembre 2027, pour",
		"à minuit le 31 décembre 2027 et pour");
	CHECK_BODY(b, "\nJusqu'à minuit le {{ periode.fin }} et pour un "
		"an.\n");
	b = load("\nJusqu'au {{ periode.fin }}, pour un an.\n");
	words(b, "premier alinéa de la convention",
		"au 31 décembre 2027, pour", "à la fin de");
	CHECK_REFUSED(b, "A720");
	/* The value goes elsewhere, and this place says the old one. */
	b = load("\nLe {{ periode.fin }}, un.\n\nLe {{ periode.fin }}.\n");
	words(b, "premier alinéa de la convention",
		"Le 31 décembre 2027, un", "Pour le 31 décembre 2027, dix");
	words(b, "second alinéa de la convention", "31 décembre 2027",
		"30 juin 2028");
	CHECK_REFUSED(b, "A723");
}

#define PLACES \
	"\nJusqu'au {{ periode.fin }}.\n\nÀ nouveau le " \
	"{{ periode.fin }} ; {{ annexes.nombre_lettres }} annexes.\n"

static void prolong(struct base *b, const char *address)
{
	words(b, address, "31 décembre 2027", "30 juin 2028");
}

static void values_in_several_places(void)
{
	struct base *b = load(PLACES);

	prolong(b, "premier alinéa de la convention");
	CHECK_REFUSED(b, "A723");
	CHECK(ctg_str_has(b->diags.v[0].message, STR("second alinéa")) ||
		ctg_str_has(b->diags.v[0].message, STR("deuxième alinéa")));
	CHECK_INT(b->diags.v[0].at.line, 1);
	b = load(PLACES);
	prolong(b, "premier alinéa de la convention");
	prolong(b, "second alinéa de la convention");
	apply(b);
	check_clean(b);
	CHECK(ctg_str_ends(given(b, "convention.md"), STR(PLACES)));
	CHECK(ctg_str_has(given(b, "convention.md"), STR("2028-06-30")));
	/* The other place goes. */
	b = load(PLACES);
	prolong(b, "premier alinéa de la convention");
	drop(b, "second alinéa de la convention", NULL);
	apply(b);
	check_clean(b);
	CHECK(ctg_str_ends(given(b, "convention.md"),
		STR("\nJusqu'au {{ periode.fin }}.\n")));
	/* Nobody counts seven. */
	b = load(PLACES);
	words(b, "second alinéa de la convention", "deux", "sept");
	CHECK_REFUSED(b, "A724");
	/* Someone does, once an article came. */
	b = load("\n# Article 1er\n\n{{ articles.nombre }} article.\n");
	add(b, CTG_OP_AFTER, "article 1er", "# Article 2\n\nFin.\n");
	CHECK_REFUSED(b, "A723");
	b = load("\n# Article 1er\n\n{{ articles.nombre }} article.\n");
	add(b, CTG_OP_AFTER, "article 1er", "# Article 2\n\nFin.\n");
	words(b, "premier alinéa de l'article 1er", "1", "2");
	CHECK_BODY(b, "\n# Article 1er\n\n{{ articles.nombre }} article.\n"
		"\n# Article 2\n\nFin.\n");
}

/* --- blocks --------------------------------------------------------------- */

static void blocks_come_and_go(void)
{
	struct base *b = load(ARTICLES);

	drop(b, "second alinéa de l'article 1er", NULL);
	add(b, CTG_OP_AFTER, "article 1er", "# Article 1-1\n\nDu\nneuf.\n");
	add(b, CTG_OP_AFTER, "article 1er", "# Article 1-2\n\nEncore.\n");
	add(b, CTG_OP_LAST, "article 2", "À la fin.\n");
	add(b, CTG_OP_FIRST, "article 2", "Au début.\n");
	CHECK_BODY(b, "\n# Article 1er - Objet\n\n"
		"La présente convention fixe\nles moyens de **chaque partie** "
		"pour\ntrois ans.\n\n\n"
		"# Article 1-1\n\nDu neuf.\n\n# Article 1-2\n\nEncore.\n\n"
		"# Article 2\n\nAu début.\n\n- a) un lieu ;\n"
		"- b) deux lieux,\n  ouverts le soir.\n\nÀ la fin.\n");
}

#define MOVING \
	"\n# Article 1er\n\n" \
	"Premier,\nen deux lignes, le {{ periode.fin }}.\n\n\n" \
	"Deuxième.\n\n" \
	"- a) un ;\n- b) deux :\n    - ceci ;\n    - cela ;\n- c) trois.\n\n" \
	"## Suivi\n\nUn bilan.\n\n## Moyens\n\nUn budget.\n\n" \
	"# Article 2\n\n1. un\n2. deux\n\nFin.\n"

/* What moves keeps its bytes, and what is told of it goes along. */
static void places_that_change(void)
{
	struct base *b = load(MOVING);

	move(b, "premier alinéa de l'article 1er", NULL, CTG_OP_AFTER,
		"deuxième alinéa de l'article 1er");
	move(b, "quatrième alinéa de l'article 1er",
		"sixième alinéa de l'article 1er", CTG_OP_BEFORE,
		"troisième alinéa de l'article 1er");
	words(b, "sixième alinéa de l'article 1er", "cela", "cela aussi");
	move(b, "partie intitulée « Moyens »", NULL, CTG_OP_BEFORE,
		"partie intitulée « Suivi »");
	add(b, CTG_OP_LAST, "partie intitulée « Moyens »", "Des locaux.\n");
	add(b, CTG_OP_LAST, "article 1er", "Une fin.\n");
	move(b, "deuxième alinéa de l'article 2", NULL, CTG_OP_BEFORE,
		"premier alinéa de l'article 2");
	CHECK_BODY(b, "\n# Article 1er\n\nDeuxième.\n\n"
		"Premier,\nen deux lignes, le {{ periode.fin }}.\n\n\n"
		"- b) deux :\n    - ceci ;\n    - cela aussi ;\n- a) un ;\n"
		"- c) trois.\n\n## Moyens\n\nUn budget.\n\nDes locaux.\n\n"
		"## Suivi\n\nUn bilan.\n\nUne fin.\n\n"
		"# Article 2\n\n1. deux\n2. un\n\nFin.\n");
}

/* Two divisions, with something in one that moves too; two that change
 * places; an item of another list. */
static void places_of_divisions(void)
{
	struct base *b = load("\n# Article 1er\n\nUn.\n\nDeux.\n\n"
		"# Article 2\n\n- ici ;\n- là.\n\n# Article 3\n\nTrois.\n");

	move(b, "article 1er", NULL, CTG_OP_AFTER, "article 3");
	move(b, "premier alinéa de l'article 1er", NULL, CTG_OP_LAST,
		"article 1er");
	add(b, CTG_OP_AFTER, "article 3", "# Article 4\n\nQuatre.\n");
	CHECK_BODY(b, "\n# Article 2\n\n- ici ;\n- là.\n\n# Article 3\n\n"
		"Trois.\n\n# Article 1er\n\nDeux.\n\nUn.\n\n"
		"# Article 4\n\nQuatre.\n");
	b = load(MOVING);
	move(b, "deuxième alinéa de l'article 1er", NULL, CTG_OP_AFTER,
		"dernier alinéa de l'article 2");
	move(b, "dernier alinéa de l'article 2", NULL, CTG_OP_BEFORE,
		"deuxième alinéa de l'article 1er");
	move(b, "septième alinéa de l'article 1er", NULL, CTG_OP_BEFORE,
		"deuxième alinéa de l'article 2");
	CHECK_BODY(b, "\n# Article 1er\n\n"
		"Premier,\nen deux lignes, le {{ periode.fin }}.\n\n\n"
		"Fin.\n\n- a) un ;\n- b) deux :\n    - ceci ;\n    - cela ;\n\n"
		"## Suivi\n\nUn bilan.\n\n## Moyens\n\nUn budget.\n\n"
		"# Article 2\n\n1. un\n\n- c) trois.\n\n2. deux\n\n"
		"Deuxième.\n");
}

static void places_that_cannot_be(void)
{
	static const struct {
		const char *at, *to, *by;
		enum ctg_op_side side;
		const char *rule;
	} cases[] = {
		/* into itself; below another level; between an item and
		 * those below it */
		{ "partie intitulée « Suivi »", NULL, "partie intitulée "
		  "« Suivi »", CTG_OP_AFTER, "A722" },
		{ "partie intitulée « Suivi »", NULL, "article 2",
		  CTG_OP_AFTER, "A722" },
		{ "article 2", NULL, "premier alinéa de l'article 1er",
		  CTG_OP_AFTER, "A722" },
		{ "article 2", NULL, "partie intitulée « Suivi »",
		  CTG_OP_AFTER, "A722" },
		{ "troisième alinéa de l'article 1er", NULL,
		  "quatrième alinéa de l'article 1er", CTG_OP_AFTER,
		  "A722" },
		{ "quatrième alinéa de l'article 1er", NULL,
		  "premier alinéa de l'article 1er", CTG_OP_AFTER, "A722" },
		{ "quatrième alinéa de l'article 1er",
		  "cinquième alinéa de l'article 1er",
		  "premier alinéa de l'article 1er", CTG_OP_AFTER, "A722" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct base *b = load(MOVING);

		move(b, cases[i].at, cases[i].to, cases[i].side,
			cases[i].by);
		CHECK_REFUSED(b, cases[i].rule);
	}
}

/* Where a block was, or where it is? */
static void beside_what_moves(void)
{
	struct base *b = load(MOVING);

	move(b, "premier alinéa de l'article 1er", NULL, CTG_OP_AFTER,
		"deuxième alinéa de l'article 1er");
	add(b, CTG_OP_AFTER, "premier alinéa de l'article 1er", "Ici.\n");
	CHECK_REFUSED(b, "A721");
	b = load(MOVING);
	move(b, "partie intitulée « Suivi »", NULL, CTG_OP_AFTER,
		"partie intitulée « Moyens »");
	drop(b, "article 1er", NULL);
	CHECK_REFUSED(b, "A721");
	b = load(MOVING);
	move(b, "premier alinéa de l'article 1er", NULL, CTG_OP_AFTER,
		"deuxième alinéa de l'article 1er");
	move(b, "premier alinéa de l'article 1er", NULL, CTG_OP_LAST,
		"article 1er");
	CHECK_REFUSED(b, "A721");
}

static void a_division_rewritten(void)
{
	struct base *b = load(ARTICLES);

	replace(b, "article 1er", "# Article 1er - But\n\nTout.\n");
	drop(b, "article 2", NULL);
	CHECK_BODY(b, "\n# Article 1er - But\n\nTout.\n");
}

#define LISTS \
	"\nLes lieux :\n\n" \
	"* un ;\n" \
	"  * un bis ;\n" \
	"    * un ter ;\n" \
	"* deux ;\n" \
	"\n" \
	"9. neuf ;\n" \
	"10. dix.\n\n" \
	"    Suite.\n"

static void items_come_and_go(void)
{
	struct base *b = load(LISTS);

	drop(b, "deuxième alinéa de la convention",
		"quatrième alinéa de la convention");
	add(b, CTG_OP_AFTER, "cinquième alinéa de la convention",
		"- trois ;\n  - quatre ;\n");
	drop(b, "sixième alinéa de la convention", NULL);
	CHECK_BODY(b, "\nLes lieux :\n\n* deux ;\n* trois ;\n"
		"  * quatre ;\n\n9. dix.\n\n   Suite.\n");
}

static void items_at_their_level(void)
{
	struct base *b = load(LISTS);

	add(b, CTG_OP_AFTER, "troisième alinéa de la convention",
		"- neuf\n\n  lignes\n");
	add(b, CTG_OP_BEFORE, "sixième alinéa de la convention", "9. huit ;\n");
	drop(b, "septième alinéa de la convention",
		"huitième alinéa de la convention");
	CHECK_BODY(b, "\nLes lieux :\n\n* un ;\n  * un bis ;\n  * neuf\n\n"
		"    lignes\n    * un ter ;\n* deux ;\n\n"
		"9. huit ;\n10. neuf ;\n");
}

/* What stands below would change its level, unsaid. */
static void items_that_others_need(void)
{
	struct base *b = load(LISTS);

	drop(b, "deuxième alinéa de la convention", NULL);
	CHECK_REFUSED(b, "A722");
	b = load(LISTS);
	drop(b, "septième alinéa de la convention", NULL);
	CHECK_REFUSED(b, "A722");
	b = load(LISTS);
	add(b, CTG_OP_AFTER, "deuxième alinéa de la convention", "Coupe.\n");
	CHECK_REFUSED(b, "A722");
}

static void a_paragraph_leaves_the_list(void)
{
	struct base *b = load(LISTS);

	add(b, CTG_OP_AFTER, "sixième alinéa de la convention", "Coupe.\n");
	CHECK_BODY(b, "\nLes lieux :\n\n* un ;\n  * un bis ;\n"
		"    * un ter ;\n* deux ;\n\n9. neuf ;\n\nCoupe.\n\n"
		"10. dix.\n\n    Suite.\n");
}

static void lists_that_meet(void)
{
	struct base *b = load("\n1. un\n\nTexte.\n\n1. deux\n2. trois\n");

	drop(b, "deuxième alinéa de la convention", NULL);
	CHECK_BODY(b, "\n1. un\n2. deux\n3. trois\n");
	b = load("\nTexte.\n\n1. un\n2. deux\n");
	add(b, CTG_OP_AFTER, "premier alinéa de la convention", "1. zéro\n");
	CHECK_BODY(b, "\nTexte.\n\n1. zéro\n2. un\n3. deux\n");
	b = load("\nTexte.\n");
	add(b, CTG_OP_AFTER, "premier alinéa de la convention",
		"- un\n- deux\n\n* trois\n\n"
		"1) quatre\n");
	CHECK_BODY(b, "\nTexte.\n\n- un\n- deux\n\n* trois\n\n1) quatre\n");
}

static void lines_of_windows(void)
{
	struct base *b = load("\r\n# Article 1er\r\n\r\nUn\r\ndeux.\r\n\r\n"
		"- a) trois\r\n- b) quatre");

	words(b, "premier alinéa de l'article 1er", "deux", "six\\\nsept");
	add(b, CTG_OP_LAST, "article 1er", "- c) cinq\n");
	CHECK_BODY(b, "\r\n# Article 1er\r\n\r\nUn\r\nsix\\\r\nsept.\r\n\r\n"
		"- a) trois\r\n- b) quatre\r\n- c) cinq\r\n");
}

/* --- tables --------------------------------------------------------------- */

#define TABLE \
	"\n# Article 1er\n\n" \
	"| Lieu | Jour | Nombre |\n" \
	"|:--|---|--:|\n" \
	"| **Nord** | << | << |\n" \
	"| Accueil | lundi | 12 |\n" \
	"| ^^ | mardi | 13 |\n" \
	"| Crèche | lundi | 14 |\n\n" \
	"Fin.\n"

static void cells(void)
{
	struct base *b = load(TABLE);

	words(b, "deuxième ligne du tableau de l'article 1er, dans la "
		"colonne « Jour »", "lundi", "jeudi \\| *soir*");
	words(b, "dernière ligne du tableau de l'article 1er, dans la "
		"colonne « Nombre »", "14", "1\\\n4");
	CHECK_BODY(b, "\n# Article 1er\n\n"
		"| Lieu | Jour | Nombre |\n|:--|---|--:|\n"
		"| **Nord** | << | << |\n"
		"| Accueil | jeudi \\| *soir* | 12 |\n"
		"| ^^ | mardi | 13 |\n| Crèche | lundi | 1<br>4 |\n\nFin.\n");
}

static void empty_leaves(void)
{
	struct base *b = load("\n# Article 1er\n\n##\n\n| a | b |\n"
		"|---|---|\n| 1 ||\n");
	struct ctg_op *op = blocks(b, CTG_OP_ADD, "première ligne du tableau "
		"de l'article 1er, dans la colonne « b »", NULL, "deux");

	op->kind = CTG_OP_WORDS;
	op->now = op->now->first;
	op = blocks(b, CTG_OP_ADD, "article 1er", NULL, "Un *titre*");
	op->kind = CTG_OP_WORDS;
	op->at = op->to = ctg_node_heading(op->at->last);
	op->now = op->now->first;
	CHECK_BODY(b, "\n# Article 1er\n\n## Un *titre* \n\n| a | b |\n"
		"|---|---|\n| 1 | deux |\n");
}

/* « Accueil » reaches over two rows. */
static void rows_that_a_cell_joins(void)
{
	struct base *b = load(TABLE);

	rows(b, CTG_OP_REMOVE, "deuxième ligne du tableau de l'article 1er",
		NULL);
	CHECK_REFUSED(b, "A722");
	b = load(TABLE);
	rows(b, CTG_OP_REMOVE, "troisième ligne du tableau de l'article 1er",
		NULL);
	apply(b);
	check_clean(b);
}

static void rows_that_change_places(void)
{
	struct base *b = load("\n# Article 1er\n\n| A |\n| - |\n| 1 |\n"
		"| 2  |\n| 3 |");

	move(b, "première ligne du tableau de l'article 1er", NULL,
		CTG_OP_AFTER, "troisième ligne du tableau de l'article 1er");
	CHECK_BODY(b, "\n# Article 1er\n\n| A |\n| - |\n| 2  |\n| 3 |\n"
		"| 1 |\n");
	b = load(TABLE);
	move(b, "deuxième ligne du tableau de l'article 1er", NULL,
		CTG_OP_AFTER, "quatrième ligne du tableau de l'article 1er");
	CHECK_REFUSED(b, "A722");
}

/* A row that comes between two that a cell joins goes on with it, or not at
 * all. */
static void a_row_in_a_cell(void)
{
	static const char after[] = "deuxième ligne du tableau de l'article "
		"1er";

	for (int joins = 0; joins < 2; joins++) {
		struct base *b = load(TABLE);
		struct ctg_op *op = rows(b, CTG_OP_ADD, after,
			"| x | y |\n| - | - |\n| | 3 |\n");
		struct ctg_node *cell = op->now->first->first;

		op->side = CTG_OP_AFTER;
		if (!joins) {
			CHECK_REFUSED(b, "A722");
			continue;
		}
		cell->cell.owner = (struct ctg_node *)op->at->first;
		apply(b);
		check_clean(b);
		CHECK(ctg_str_has(body(b), STR("| ^^ | 3 |\n")));
	}
}

static void rows_come_and_go(void)
{
	struct base *b = load(TABLE);

	struct ctg_op *op;

	rows(b, CTG_OP_REMOVE, "première ligne du tableau de l'article 1er",
		NULL);
	op = rows(b, CTG_OP_ADD, "première ligne du tableau de l'article "
		"1er", "| a | b | c |\n|---|---|---|\n| x | << | 1 |\n"
		"| ^^ | << | 2 |\n");
	op->at = op->at->prev;
	rows(b, CTG_OP_REPLACE, "dernière ligne du tableau de l'article 1er",
		"| a | b | c |\n|---|---|---|\n| École | lundi | 1 |\n");
	CHECK_BODY(b, "\n# Article 1er\n\n"
		"| Lieu | Jour | Nombre |\n|:--|---|--:|\n"
		"| x | << | 1 |\n| ^^ | << | 2 |\n"
		"| Accueil | lundi | 12 |\n"
		"| ^^ | mardi | 13 |\n| École | lundi | 1 |\n\nFin.\n");
}

static void a_header(void)
{
	struct base *b = load(TABLE);
	struct ctg_op *op = rows(b, CTG_OP_REPLACE, "première ligne du "
		"tableau de l'article 1er",
		"| a | b | c |\n|---|---|---|\n| Où | Quand | Combien |\n");

	op->at = op->to = op->at->prev;
	CHECK_BODY(b, "\n# Article 1er\n\n"
		"| Où | Quand | Combien |\n|:--|---|--:|\n"
		"| **Nord** | << | << |\n| Accueil | lundi | 12 |\n"
		"| ^^ | mardi | 13 |\n| Crèche | lundi | 14 |\n\nFin.\n");
	b = load(TABLE);
	op = rows(b, CTG_OP_REMOVE, "première ligne du tableau de l'article "
		"1er", NULL);
	op->at = op->to = op->at->prev;
	CHECK_REFUSED(b, "A722");
}

/* --- notes ---------------------------------------------------------------- */

#define NOTES \
	"\nUn mot[^a] et un autre[^b].\n\nFin.\n\n" \
	"[^a]: Une note.\n\n[^b]: Une autre\n    note.\n"

static void notes(void)
{
	struct base *b = load(NOTES);

	words(b, "premier alinéa de la convention", "mot", "terme");
	after(b, "second alinéa de la convention",
		"Fin", "[^x] et[^y]\n\n[^x]: Une note.\n\n"
		"[^y]: Une *nouvelle*.");
	CHECK_BODY(b, "\nUn terme[^a] et un autre[^b].\n\n"
		"Fin[^x] et[^y].\n\n[^a]: Une note.\n\n[^b]: Une autre\n"
		"    note.\n\n[^x]: Une note.\n\n[^y]: Une *nouvelle*.\n");
	/* quoted again, it is the same */
	b = load(NOTES);
	replace(b, "premier alinéa de la convention", "Un[^1] seul.\n\n"
		"[^1]: Une note.\n");
	CHECK_BODY(b, "\nUn[^a] seul.\n\nFin.\n\n[^a]: Une note.\n");
	b = load(NOTES);
	words(b, "premier alinéa de la convention", " et un autre.", "");
	CHECK_REFUSED(b, "A722");
	b = load(NOTES);
	words(b, "premier alinéa de la convention", " et un autre", "");
	CHECK_BODY(b, "\nUn mot[^a][^b].\n\nFin.\n\n[^a]: Une note.\n\n"
		"[^b]: Une autre\n    note.\n");
	b = load(NOTES);
	drop(b, "premier alinéa de la convention", NULL);
	CHECK_BODY(b, "\nFin.\n");
}

/* They come and go with their calls, among words that change. */
static void notes_of_their_own(void)
{
	struct base *b = load(NOTES);
	struct ctg_op *op = ctg_ops_add(&b->ops, CTG_OP_NOTE, CTG_OP_REMOVE);

	op->at = op->to = find(b, "note 2");
	words(b, "premier alinéa de la convention", "mot", "terme");
	op = ctg_ops_add(&b->ops, CTG_OP_NOTE, CTG_OP_ADD);
	op->at = op->to = find(b, "second alinéa de la convention");
	op->off = op->end = strlen("Fin");
	op->now = parse("Un[^1].\n\n[^1]: Une note.\n")->last;
	((struct ctg_node *)op->now)->text = STR("");
	CHECK_BODY(b, "\nUn terme[^a] et un autre.\n\n"
		"Fin[^1].\n\n[^a]: Une note.\n\n[^1]: Une note.\n");
}

static void names_of_notes(void)
{
	struct base *b = load("\nUn mot[^B].\n\nFin.\n\n[^B]: Une note.\n");

	after(b, "second alinéa de la convention", "Fin", "[^b]\n\n"
		"[^b]: Une autre.");
	CHECK_BODY(b, "\nUn mot[^B].\n\nFin[^1].\n\n[^B]: Une note.\n\n"
		"[^1]: Une autre.\n");
}

static void words_of_a_note(void)
{
	struct base *b = load(NOTES);

	words(b, "premier alinéa de la note 2", "autre", "grande");
	CHECK_BODY(b, "\nUn mot[^a] et un autre[^b].\n\nFin.\n\n"
		"[^a]: Une note.\n\n[^b]: Une grande\n    note.\n");
}

/* --- annexes, labels, parts ----------------------------------------------- */

static void annexes(void)
{
	struct base *b = load("\nTexte.\n");

	words(b, "second alinéa de la fiche 1 de l'annexe 1", "Deux",
		"Trois");
	add(b, CTG_OP_LAST, "annexe 1", "### Fin\n\nC'est tout.\n");
	add(b, CTG_OP_LAST, "annexe 2", "Un début.\n");
	apply(b);
	check_clean(b);
	CHECK_STR(given(b, "convention.md"), "(rien)");
	CHECK_STR(given(b, "annexes/1.md"), "## Fiche 1 - Accueil\n\n"
		"Un lieu.\n\nTrois lieux.\n\n### Fin\n\nC'est tout.\n");
	CHECK_STR(given(b, "annexes/2.md"), "Un début.\n");
}

static void labels(void)
{
	struct base *b = load(ARTICLES);
	struct ctg_op *op = blocks(b, CTG_OP_REPLACE, "article 1er", NULL,
		"7");

	op->kind = CTG_OP_LABEL;
	op->now = op->now->first;
	op = blocks(b, CTG_OP_REPLACE, "article 2", NULL, "Article 8");
	op->kind = CTG_OP_LABEL;
	op->now = op->now->first;
	apply(b);
	check_clean(b);
	CHECK(ctg_str_has(given(b, "convention.md"),
		STR("\n# Article 7 - Objet\n")));
	CHECK(ctg_str_has(given(b, "convention.md"),
		STR("\n# Article 8\n")));
}

static void placed_parts_stay(void)
{
	struct base *b = load("\nUn.\n\n{{ sommaire }}\n\nDeux.\n");

	add(b, CTG_OP_BEFORE, "sommaire", "Avant.\n");
	add(b, CTG_OP_AFTER, "sommaire", "Après.\n");
	add(b, CTG_OP_AFTER, "comparution", "Au début.\n");
	add(b, CTG_OP_BEFORE, "signatures", "À la fin.\n");
	CHECK_BODY(b, "\nAu début.\n\nUn.\n\nAvant.\n\n{{ sommaire }}\n\n"
		"Après.\n\nDeux.\n\nÀ la fin.\n");
}

static void a_part_in_what_goes(void)
{
	struct base *b = load("\nUn.\n\n{{ sommaire }}\n\nDeux.\n");

	blocks(b, CTG_OP_REPLACE, "premier alinéa de la convention",
		"deuxième alinéa de la convention",
		"Trois.\n");
	CHECK_BODY(b, "\nTrois.\n\n{{ sommaire }}\n");
}

static void a_byte_order_mark(void)
{
	static const char annexe[] = "\ufeff## Fiche 1 - Accueil\n\n"
		"Un lieu.\n";
	struct base *b = load_with("\nTexte.\n", annexe);

	words(b, "premier alinéa de la fiche 1 de l'annexe 1", "Un", "Le");
	apply(b);
	CHECK_STR(given(b, "annexes/1.md"),
		"\ufeff## Fiche 1 - Accueil\n\nLe lieu.\n");
	b = load_with("\nTexte.\n", annexe);
	add(b, CTG_OP_FIRST, "annexe 1", "Début.\n");
	apply(b);
	CHECK_STR(given(b, "annexes/1.md"),
		"\ufeffDébut.\n\n## Fiche 1 - Accueil\n\nUn lieu.\n");
}

/* --- contradictions ------------------------------------------------------- */

static void contradictions(void)
{
	struct base *b = load(ARTICLES);

	words(b, "second alinéa de l'article 1er", "prend effet", "commence");
	words(b, "second alinéa de l'article 1er", "effet le", "fin le");
	CHECK_REFUSED(b, "A721");
	CHECK_INT(b->diags.v[0].at.line, 2);
	CHECK(ctg_str_has(b->diags.v[0].message, STR("ligne 1")));
	b = load(ARTICLES);
	drop(b, "article 1er", NULL);
	words(b, "second alinéa de l'article 1er", "effet", "fin");
	CHECK_REFUSED(b, "A721");
	b = load(ARTICLES);
	drop(b, "second alinéa de l'article 1er", NULL);
	replace(b, "article 1er", "# Article 1er\n");
	CHECK_REFUSED(b, "A721");
	b = load(TABLE);
	words(b, "deuxième ligne du tableau de l'article 1er, dans la "
		"colonne « Jour »", "lundi", "jeudi");
	rows(b, CTG_OP_REMOVE, "deuxième ligne du tableau de l'article 1er",
		NULL);
	CHECK_REFUSED(b, "A721");
	b = load(ARTICLES);
	drop(b, "article 1er", NULL);
	add(b, CTG_OP_AFTER, "second alinéa de l'article 1er", "Neuf.\n");
	CHECK_REFUSED(b, "A721");
	b = load(ARTICLES);
	replace(b, "article 2", "# Article 2\n\nTout.\n");
	add(b, CTG_OP_LAST, "article 2", "Neuf.\n");
	CHECK_REFUSED(b, "A721");
	b = load(TABLE);
	rows(b, CTG_OP_ADD, "deuxième ligne du tableau de l'article 1er",
		"| a | b | c |\n|---|---|---|\n| x | y | z |\n");
	drop(b, "tableau de l'article 1er", NULL);
	CHECK_REFUSED(b, "A721");
	/* Beside each other. */
	b = load(TABLE);
	rows(b, CTG_OP_REMOVE, "dernière ligne du tableau de l'article 1er",
		NULL);
	rows(b, CTG_OP_ADD, "dernière ligne du tableau de l'article 1er",
		"| a | b | c |\n|---|---|---|\n| x | y | z |\n");
	CHECK_BODY(b, "\n# Article 1er\n\n"
		"| Lieu | Jour | Nombre |\n|:--|---|--:|\n"
		"| **Nord** | << | << |\n| Accueil | lundi | 12 |\n"
		"| ^^ | mardi | 13 |\n| x | y | z |\n\nFin.\n");
	b = load(ARTICLES);
	words(b, "second alinéa de l'article 1er", "prend ", "a&#32;");
	words(b, "second alinéa de l'article 1er", "effet", "fin");
	drop(b, "premier alinéa de l'article 1er", NULL);
	add(b, CTG_OP_AFTER, "premier alinéa de l'article 1er", "Neuf.\n");
	apply(b);
	check_clean(b);
}

static void nothing_to_do(void)
{
	struct base *b = load(ARTICLES);

	apply(b);
	CHECK_INT(b->files.n, 0);
	CHECK_INT(b->diags.n, 0);
}

static void overlays(void)
{
	struct base *b = load(ARTICLES);
	struct ctg_overlay o;
	struct ctg_str s;
	struct ctg_err err;

	words(b, "second alinéa de l'article 1er", "effet", "fin");
	apply(b);
	b->files.v = CTG_NEW_N(&unit_arena, struct ctg_file, 3);
	b->files.v[0] = (struct ctg_file){ STR("convention.md"), STR("x") };
	b->files.v[1] = (struct ctg_file){ STR("annexes/1.md"), { 0 } };
	b->files.n = 2;
	ctg_overlay_init(&o, &b->reader, &b->files);
	CHECK(!o.reader.read(&o.reader, &s, &unit_arena,
		STR("convention.md"), &err));
	CHECK_STR(s, "x");
	CHECK(o.reader.read(&o.reader, &s, &unit_arena, STR("annexes/1.md"),
		&err) == CTG_EINPUT);
	CHECK(!o.reader.read(&o.reader, NULL, &unit_arena,
		STR("annexes/2.md"), &err));
}

int main(void)
{
	UNIT(words_of_a_paragraph);
	UNIT(words_of_a_task);
	UNIT(words_and_marks);
	UNIT(words_that_change_their_look);
	UNIT(no_word_left);
	UNIT(variables_stay);
	UNIT(values_among_words);
	UNIT(values_in_several_places);
	UNIT(blocks_come_and_go);
	UNIT(places_that_change);
	UNIT(places_of_divisions);
	UNIT(places_that_cannot_be);
	UNIT(beside_what_moves);
	UNIT(a_division_rewritten);
	UNIT(items_come_and_go);
	UNIT(items_at_their_level);
	UNIT(items_that_others_need);
	UNIT(a_paragraph_leaves_the_list);
	UNIT(lists_that_meet);
	UNIT(lines_of_windows);
	UNIT(cells);
	UNIT(empty_leaves);
	UNIT(rows_come_and_go);
	UNIT(rows_that_a_cell_joins);
	UNIT(a_row_in_a_cell);
	UNIT(rows_that_change_places);
	UNIT(a_header);
	UNIT(notes);
	UNIT(notes_of_their_own);
	UNIT(names_of_notes);
	UNIT(words_of_a_note);
	UNIT(annexes);
	UNIT(labels);
	UNIT(placed_parts_stay);
	UNIT(a_part_in_what_goes);
	UNIT(a_byte_order_mark);
	UNIT(contradictions);
	UNIT(nothing_to_do);
	UNIT(overlays);
	return unit_done();
}
