/* SPDX-License-Identifier: Apache-2.0 */
#include "model/template.h"

#include "render/dump.h"
#include "unit.h"

#include "../sound.h"

#define FRONT \
	"---\n" \
	"ctg: 1\n" \
	"titre: Convention territoriale globale\n" \
	"reference: CTG-2023-030\n" \
	"parties:\n" \
	"  - id: caf\n" \
	"    nom: Caisse d'allocations familiales\n" \
	"    designation: la Caf\n" \
	"    type: caf\n" \
	"    adresse: 52 rue de la République\n" \
	"    representants:\n" \
	"      - {civilite: Madame, nom: Camille MARTIN, qualite: " \
	"Présidente}\n" \
	"      - {nom: Jean LE GOFF, qualite: Directeur, signe: false}\n" \
	"  - id: dep\n" \
	"    nom: Département de Seine-et-Marne\n" \
	"    designation: le Département\n" \
	"    type: departement\n" \
	"    representants: [{nom: Alix ROY, qualite: Vice-président, " \
	"delegation: arrêté du 3 mai 2022}]\n" \
	"periode: {debut: 2023-01-01, fin: 2027-12-31, preavis: 6 mois}\n" \
	"visas: ['le *code* n° {{ champs.n }}', la loi]\n" \
	"lieu: Melun\n" \
	"champs: {n: 12, v: '{{ lieu }}'}\n"

#define ANNEXES \
	"annexes:\n" \
	"  - {numero: 1, titre: Plan, fichier: annexes/1.md, " \
	"orientation: paysage}\n" \
	"  - {numero: 2a, titre: Pièce, fichier: piece.pdf}\n"

struct file {
	const char *name, *text;
};

struct loaded {
	struct ctg_text text;
	struct ctg_diags diags;
	struct ctg_err err;
	enum ctg_code code;
};

static enum ctg_code read_file(const struct ctg_reader *r, struct ctg_str *out,
	struct ctg_arena *a, struct ctg_str name, struct ctg_err *err)
{
	(void)a;
	for (const struct file *f = r->context; f->name; f++) {
		if (!ctg_str_eq(name, ctg_str_from(f->name)))
			continue;
		if (out)
			*out = ctg_str_from(f->text);
		return CTG_OK;
	}
	return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
}

static struct loaded *load(const struct file *files)
{
	struct loaded *l = CTG_NEW(&unit_arena, struct loaded);
	const struct ctg_reader r = {
		.read = read_file, .main = STR("convention.md"),
		.context = files, .prefix = STR("x/"),
	};

	l->diags.arena = &unit_arena;
	l->code = ctg_text_load(&l->text, &unit_arena, &r, &l->diags,
		&l->err);
	ctg_diags_sort(&l->diags);
	return l;
}

static struct loaded *load_body(const char *front, const char *body)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct file files[] = {
		{ "convention.md", NULL },
		{ "annexes/1.md", "## Fiche 1\n\nDu {{ periode.debut }}.\n" },
		{ "piece.pdf", "" },
		{ NULL, NULL },
	};

	ctg_buf_printf(&b, "%s---\n%s", front, body);
	files[0].text = ctg_buf_str(&b).p;
	return load(files);
}

static const struct ctg_node *find_part(const struct ctg_node *doc,
	const char *name)
{
	const struct ctg_node *n = doc;

	while (n && !(n->kind == CTG_PART &&
	       ctg_str_eq(n->text, ctg_str_from(name))))
		n = ctg_node_next(doc, n);
	return n;
}

static void check_part(const struct loaded *l, const char *name,
	const char *words)
{
	const struct ctg_node *part = find_part(l->text.developed, name);

	CHECK(part != NULL);
	if (part)
		CHECK_STR(ctg_node_words(&unit_arena, part), words);
}

/* What a body prints, between the generated parts. */
static void check_body(const char *body, const char *words)
{
	struct loaded *l = load_body(FRONT, body);
	const struct ctg_node *visas, *n;
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK_INT(l->code, CTG_OK);
	if (l->code)
		return;
	CHECK_INT(l->diags.n, 0);
	CHECK(!sound_links(l->text.developed));
	visas = find_part(l->text.developed, "visas");
	for (n = visas->next; n && n->kind != CTG_PART; n = n->next) {
		if (b.n > 0)
			ctg_buf_putc(&b, '\n');
		ctg_node_plain(&b, n);
	}
	CHECK_STR(ctg_buf_str(&b), words);
}

static void variables_print_values(void)
{
	static const struct { const char *body, *words; } cases[] = {
		{ "Du {{ periode.debut }} au {{periode.fin}}.\n",
		  "Du 1er janvier 2023 au 31 décembre 2027." },
		{ "{{ parties.caf.designation }} et **{{ parties.dep.nom }}**"
		  "\n", "la Caf et Département de Seine-et-Marne" },
		{ "{{ parties.nombre }} parties, {{ parties.nombre_lettres }}"
		  "\n", "2 parties, deux" },
		{ "{{ annexes.nombre }}, {{ annexes.nombre_lettres }}\n",
		  "0, zéro" },
		{ "{{ exemplaires }} ({{ exemplaires_lettres }})\n",
		  "2 (deux)" },
		{ "{{ titre }}, {{ reference }}, {{ lieu }}\n",
		  "Convention territoriale globale, CTG-2023-030, Melun" },
		{ "# Article {{ champs.n }}\n\n{{ articles.nombre }}\n",
		  "Article 12\n1" },
		{ "| {{ lieu }} |\n|---|\n| {{ champs.n }} |\n",
		  "Melun\n12" },
		{ "\\{{ lieu }} et \\{{ lieu }}{{ lieu }}\n",
		  "{{ lieu }} et {{ lieu }}Melun" },
		{ "} } { { {a} }}\n", "} } { { {a} }}" },
		{ "{{ champs.v }}\n\n# {{ champs.v }}\n", "{{ lieu }}\n"
		  "{{ lieu }}" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check_body(cases[i].body, cases[i].words);
}

/* An amendment of the words must find the value behind them. */
static void values_keep_their_name(void)
{
	struct loaded *l = load_body(FRONT,
		"Fin le {{ periode.fin }}, à {{ lieu }}.\n");
	struct ctg_buf b = { .arena = &unit_arena };
	const struct ctg_node *n = find_part(l->text.developed, "visas");

	ctg_tree_dump(&b, n->next);
	CHECK_STR(ctg_buf_str(&b), "alinéa 1 @24\n"
		"  texte « Fin le  »\n"
		"  texte {{periode.fin}} « 31 décembre 2027 »\n"
		"  texte « , à  »\n"
		"  texte {{lieu}} « Melun »\n"
		"  texte « . »\n");
}

static void check_said(const char *body, const char *said)
{
	struct loaded *l = load_body(FRONT, body);
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < l->diags.n; i++)
		ctg_buf_printf(&b, "%s%s@%u:%u", i ? " " : "",
			l->diags.v[i].rule, l->diags.v[i].at.line,
			l->diags.v[i].at.col);
	CHECK_STR(ctg_buf_str(&b), said);
}

static void unknown_names_are_said(void)
{
	check_said("été {{ lieux }}\n", "C602@24:5");
	check_said("{{ parties.epci.nom }} {{ parties.caf.age }}\n",
		"C602@24:1 C602@24:24");
	check_said("{{ champs.N }} {{ periode }} {{ }}\n",
		"C602@24:1 C602@24:16 C602@24:30");
	check_said("a {{ lieu\n", "C602@24:3");
	check_said("{{ lieu *x* }}\n", "C602@24:1");
	check_said("voir {{ visas }}\n", "C602@24:6");
	check_said("{{ visas }}\n\n{{ visas }}\n", "C602@26:1");
	check_said("- {{ lieu.x }}\n", "C602@24:3");
	check_said("[^1]\n\n[^1]: {{ note }}\n", "C602@26:7");
}

static void parts_have_their_usual_order(void)
{
	struct loaded *l = load_body(FRONT ANNEXES,
		"# Article 1er [^1]\n\nx[^1]\n\n[^1]: note\n");
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK_INT(l->code, CTG_OK);
	for (const struct ctg_node *n = l->text.developed->first; n;
	     n = n->next)
		if (n->kind == CTG_PART)
			ctg_buf_printf(&b, "%.*s ", STR_ARG(n->text));
		else
			ctg_buf_printf(&b, "%s ", ctg_kind_name(n->kind));
	CHECK_STR(ctg_buf_str(&b), "titre comparution sommaire visas "
		"division cloture signatures division division note ");
	CHECK(l->text.developed->last->prev->prev->division.paysage);
	CHECK(!l->text.developed->last->prev->division.paysage);
	CHECK(ctg_node_is_annexe(l->text.developed->last->prev));
	check_part(l, "sommaire", "Article 1er\nAnnexe 1 - Plan\n"
		"Fiche 1\nAnnexe 2a - Pièce");
}

static void parts_go_where_the_text_asks(void)
{
	struct loaded *l = load_body(FRONT,
		"# Préambule\n\n{{ visas }}\n\nx\n\n{{ sommaire }}\n\n"
		"# Signature\n\n{{ signatures }}\n\nfin\n");
	const struct ctg_node *doc = l->text.developed, *n;

	CHECK_INT(l->code, CTG_OK);
	CHECK_INT(l->diags.n, 0);
	n = find_part(doc, "visas");
	CHECK(n && n->parent->kind == CTG_DIVISION);
	CHECK(n->prev->kind == CTG_HEADING);
	CHECK_INT(ctg_node_start(n).line, 26);
	n = find_part(doc, "signatures");
	CHECK(n && n->parent->kind == CTG_DIVISION);
	CHECK_STR(n->prev->text, "cloture");
	CHECK_STR(ctg_node_words(&unit_arena, n->next), "fin");
	CHECK(!sound_links(doc));
	CHECK(!sound_partition(&unit_arena, doc, l->text.convention.src,
		l->text.convention.body, false));
}

static void parts_read_as_french(void)
{
	struct loaded *l = load_body(FRONT, "x\n");

	check_part(l, "titre", "Convention territoriale globale\n"
		"Caisse d'allocations familiales\n"
		"Département de Seine-et-Marne\n"
		"Du 1er janvier 2023 au 31 décembre 2027\n"
		"Référence : CTG-2023-030");
	check_part(l, "comparution", "Entre :\n"
		"Caisse d'allocations familiales, dont le siège est situé "
		"52 rue de la République, représentée par Madame Camille "
		"MARTIN, Présidente, et par Jean LE GOFF, Directeur, "
		"ci-après dénommée « la Caf », d'une part,\n"
		"Et :\n"
		"Département de Seine-et-Marne, représenté par Alix ROY, "
		"Vice-président, agissant par délégation (arrêté du 3 mai "
		"2022), ci-après dénommé « le Département », d'autre part.");
	check_part(l, "visas", "Vu le code n° 12 ;\nVu la loi.");
	check_part(l, "cloture",
		"Fait en deux exemplaires originaux, à Melun, le");
	check_part(l, "signatures", "Pour la Caf :\nPrésidente\n"
		"Madame Camille MARTIN\nPour le Département :\n"
		"Vice-président, par délégation (arrêté du 3 mai 2022)\n"
		"Alix ROY");
}

static void files_that_are_missing_are_said(void)
{
	static const struct file files[] = {
		{ "convention.md", FRONT ANNEXES "---\n![logo](i/l.png)\n" },
		{ "annexes/1.md", "# Trop haut\n\n![logo](../i/l.png)\n" },
		{ NULL, NULL },
	};
	struct loaded *l = load(files);
	struct ctg_buf b = { .arena = &unit_arena };

	CHECK_INT(l->code, CTG_OK);
	for (size_t i = 0; i < l->diags.n; i++)
		ctg_buf_printf(&b, "%s@%.*s:%u ", l->diags.v[i].rule,
			STR_ARG(l->diags.v[i].at.file),
			l->diags.v[i].at.line);
	CHECK_STR(ctg_buf_str(&b), "S114@x/annexes/1.md:1 "
		"R204@x/annexes/1.md:3 R204@x/convention.md:25 "
		"R204@x/convention.md:27 ");
}

static void what_cannot_be_read_fails(void)
{
	static const struct file none[] = { { NULL, NULL } };
	static const struct file bad[] = {
		{ "convention.md", FRONT ANNEXES "---\nx\n" },
		{ "annexes/1.md", "un\n\xff" },
		{ "piece.pdf", "" },
		{ NULL, NULL },
	};
	struct loaded *l = load(none);

	CHECK_INT(l->code, CTG_EINPUT);
	CHECK(l->err.msg[0]);
	l = load(bad);
	CHECK_INT(l->code, CTG_EINPUT);
	CHECK_STR(ctg_str_from(l->err.file), "x/annexes/1.md");
	CHECK_INT(l->err.line, 2);
}

/* Each annexe is within the limits; all of them are not. */
static void fill_annexes(struct file *files, const char *text)
{
	for (struct file *f = files + 1; f->name; f++)
		f->text = text;
}

static void annexes_share_their_limits(void)
{
	struct ctg_buf front = { .arena = &unit_arena };
	struct ctg_buf rich = { .arena = &unit_arena };
	struct ctg_buf large = { .arena = &unit_arena };
	struct file files[101] = { { "convention.md", NULL } };
	struct loaded *l;

	ctg_buf_puts(&front, FRONT "annexes:\n");
	for (int i = 1; i < 100; i++) {
		files[i].name = ctg_strf(&unit_arena, "%d.md", i).p;
		ctg_buf_printf(&front, "  - {numero: %d, titre: T, fichier: "
			"%d.md}\n", i, i);
	}
	ctg_buf_puts(&front, "---\nx\n");
	for (int i = 0; i < 5'000; i++)
		ctg_buf_puts(&rich, "*a* ");
	for (int i = 0; i < 100'000; i++)
		ctg_buf_puts(&large, "mot mot ");
	files[0].text = ctg_buf_str(&front).p;
	fill_annexes(files, ctg_buf_str(&rich).p);
	l = load(files);
	CHECK_INT(l->code, CTG_EINPUT);
	CHECK(ctg_str_has(ctg_str_from(l->err.msg), STR("trop longue")));
	fill_annexes(files, ctg_buf_str(&large).p);
	l = load(files);
	CHECK_INT(l->code, CTG_EINPUT);
	CHECK(ctg_str_has(ctg_str_from(l->err.msg), STR("trop longue")));
	fill_annexes(files, "x\n");
	CHECK_INT(load(files)->code, CTG_OK);
}

int main(void)
{
	UNIT(variables_print_values);
	UNIT(values_keep_their_name);
	UNIT(unknown_names_are_said);
	UNIT(parts_have_their_usual_order);
	UNIT(parts_go_where_the_text_asks);
	UNIT(parts_read_as_french);
	UNIT(files_that_are_missing_are_said);
	UNIT(what_cannot_be_read_fails);
	UNIT(annexes_share_their_limits);
	return unit_done();
}
