/* SPDX-License-Identifier: Apache-2.0 */
/* What a person may say of the generated parts, and what the front-matter
 * becomes, or why it cannot. */
#include "avenant/apply_front.h"

#include "fronts.h"
#include "ops.h"

static const char text[] = "---\nctg: 1 # format\n"
	"titre: Convention territoriale globale\n"
	"parties:\n"
	"  - {id: caf, nom: Caisse d'allocations familiales, designation: la "
	"Caf, type: caf, representants: [{civilite: Madame, nom: Anne BLANC, "
	"qualite: présidente}, {nom: Paul NOIR, qualite: directeur}]}\n"
	"  - id: ville\n"
	"    nom: 'Commune de Melun'\n"
	"    designation: la commune\n"
	"    type: commune\n"
	"    # le maire\n"
	"    representants:\n"
	"      - civilite: Monsieur\n"
	"        nom: Jean GRIS\n"
	"        qualite: maire\n"
	"periode: {debut: signature, fin: 2027-12-31, preavis: 3 mois}\n"
	"visas: [le code de la sécurité sociale, \"le *décret* n° 1\"]\n"
	"lieu: Melun # ville\n"
	"annexes:\n"
	"- numero: 1\n"
	"  titre: Diagnostic\n"
	"  fichier: annexes/1.md\n"
	"- numero: 2\n"
	"  titre: Plan\n"
	"  fichier: annexes/2.pdf\n"
	"champs: {places: 12}\n"
	"---\n\n# Article 1er\n\n"
	"Elle ouvre {{ champs.places }} places avec un préavis de "
	"{{ periode.preavis }}.\n";

static const struct front_file files[] = {
	{ "convention.md", text },
	{ "annexes/1.md", "Un diagnostic.\n" },
	{ "annexes/2.pdf", "%PDF" },
	{ NULL, NULL },
};

static struct act_case start(void)
{
	struct ctg_reader *r = CTG_NEW(&unit_arena, struct ctg_reader);
	struct act_case c = act_on("Un.\n");

	*r = front_reader(files);
	c.base = (struct ctg_text *)front_load(r)->text.text;
	return c;
}

/* The rule that refuses; else the lines of the front-matter that changed, the
 * new ones, and the files that come and go. */
static struct ctg_str apply(const struct act_case *c)
{
	struct ctg_reader r = front_reader(files);
	struct ctg_files out = { .arena = &unit_arena };
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_applying p = { c->base, &r, NULL, &c->ops };
	const struct ctg_op **v = CTG_NEW_N(&unit_arena,
		const struct ctg_op *, c->ops.n);
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_str old = ctg_str_from(text), now;
	struct ctg_err err = { 0 };

	for (size_t i = 0; i < c->ops.n; i++) {
		v[i] = &c->ops.v[i];
		CHECK(ctg_front_takes(v[i]));
	}
	if (ctg_apply_front(&out, &p, v, c->ops.n, &diags, &err))
		return ctg_str_dup(&unit_arena, ctg_str_from(err.msg));
	if (diags.n > 0)
		return ctg_str_from(diags.v[0].rule);
	for (size_t i = 0; i < out.n; i++) {
		now = out.v[i].text;
		if (i > 0)
			ctg_buf_printf(&b, "%s%.*s\n", now.p ? "+" : "-",
				STR_ARG(out.v[i].name));
		while (i == 0 && now.n > 0) {
			struct ctg_str line = ctg_str_line(&now);

			if (!ctg_str_has_line(old, line))
				ctg_buf_printf(&b, "%.*s\n", STR_ARG(line));
		}
	}
	return b.n ? ctg_str_trim(ctg_buf_str(&b)) : STR("");
}

struct words {
	const char *at, *before, *old, *now, *want;
};

static void words_of_each_part(void)
{
	static const struct words v[] = {
		{ "premier alinéa de la page de titre", "Convention ",
		  "territoriale", "très : territoriale",
		  "titre: \"Convention très : territoriale globale\"" },
		{ "quatrième alinéa de la page de titre", "", "De sa "
		  "signature", "Du 1er janvier 2023",
		  "periode: {debut: 2023-01-01, fin: 2027-12-31, preavis: 3 "
		  "mois}" },
		{ "quatrième alinéa de la page de titre", "31 décembre ",
		  "2027", "2028", "periode: {debut: signature, fin: "
		  "2028-12-31, preavis: 3 mois}" },
		{ "quatrième alinéa de la page de titre", "", "De sa "
		  "signature au", "Jusqu'au",
		  "periode: {fin: 2027-12-31, preavis: 3 mois}" },
		{ "dernier alinéa de la comparution", "Commune de ", "Melun",
		  "L'Haÿ", "nom: 'Commune de L''Haÿ'" },
		{ "dernier alinéa de la comparution", "Monsieur ", "Jean GRIS",
		  "Luc ROUX", "nom: Luc ROUX" },
		{ "dernier alinéa de la comparution", "", "Monsieur Jean GRIS, "
		  "maire", "Madame Lise VERT, maire, présidente de la "
		  "communauté", "- civilite: Madame\n        nom: Lise VERT\n"
		  "        qualite: maire, présidente de la communauté" },
		{ "dernier alinéa de la comparution", "Jean GRIS, maire", "",
		  ", agissant par délégation (arrêté n° 4)",
		  "delegation: arrêté n° 4" },
		{ "dernier alinéa de la comparution", "Melun", "",
		  ", dont le siège est situé 1, rue Haute",
		  "adresse: \"1, rue Haute\"" },
		{ "dernier alinéa de la comparution", "maire", "",
		  ", et par Madame Zoé BRUN, adjointe",
		  "- civilite: Madame\n        nom: Zoé BRUN\n"
		  "        qualite: adjointe" },
		{ "premier alinéa de la formule de clôture", "à ", "Melun",
		  "Dammarie", "lieu: Dammarie # ville" },
		{ "premier alinéa de la formule de clôture", "", "deux",
		  "trois", "exemplaires: 3" },
		{ "intitulé de l'annexe 2", "", "Plan", "Plan d'actions : "
		  "2025", "titre: \"Plan d'actions : 2025\"" },
		{ "premier visa", "sécurité ", "sociale", "civile",
		  "visas: [le code de la sécurité civile, \"le *décret* n° "
		  "1\"]" },
		{ "second visa", "n° ", "1", "2", "visas: [le code de la "
		  "sécurité sociale, \"le *décret* n° 2\"]" },
		{ "premier alinéa de l'article 1er", "ouvre ", "12", "15",
		  "champs: {places: 15}" },
		{ "premier alinéa de l'article 1er", "préavis de ", "3 mois",
		  "6 mois", "periode: {debut: signature, fin: 2027-12-31, "
		  "preavis: 6 mois}" },
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct act_case c = start();
		const char *before = v[i].before;

		/* « before » need not begin the line. */
		if (*v[i].old) {
			struct ctg_str s = ctg_node_words(&unit_arena,
				act_at(&c, v[i].at));
			size_t at = ctg_str_find(s, ctg_strf(&unit_arena,
				"%s%s", before, v[i].old));

			before = ctg_strf(&unit_arena, "%.*s%s", (int)at, s.p,
				before).p;
		}
		act_words(&c, v[i].at, before, v[i].old, v[i].now);
		CHECK_STR(apply(&c), v[i].want);
	}
}

/* « Un certain temps » is no period of notice. */
static void what_cannot_be(void)
{
	static const struct words v[] = {
		{ "quatrième alinéa de la page de titre", "au ",
		  "31 décembre 2027", "terme", "A740" },
		{ "premier alinéa de la comparution", "", "Entre", "Parmi",
		  "A747" },
		{ "dernier alinéa de la comparution", "Commune de Melun, "
		  "représenté", "e", "", "A740" },
		{ "premier alinéa de la formule de clôture", "Fait en ",
		  "deux", "plusieurs", "A740" },
		{ "premier alinéa de l'article 1er", "Elle ouvre 12 places "
		  "avec un préavis de ", "3 mois", "un certain temps",
		  "la clé «\u00a0preavis\u00a0» de l'en-tête ne peut pas "
		  "valoir «\u00a0un certain temps\u00a0»" },
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct act_case c = start();
		struct ctg_str s = ctg_node_words(&unit_arena, act_at(&c,
			v[i].at));
		size_t at = ctg_str_find(s, ctg_strf(&unit_arena, "%s%s",
			v[i].before, v[i].old));

		act_words(&c, v[i].at, ctg_strf(&unit_arena, "%.*s%s",
			(int)at, s.p, v[i].before).p, v[i].old, v[i].now);
		CHECK_STR(apply(&c), v[i].want);
	}
}

static void two_values_for_one(void)
{
	struct act_case c = start();
	struct ctg_op *op;

	act_words(&c, "quatrième alinéa de la page de titre",
		"De sa signature au ", "31 décembre 2027", "31 décembre 2028");
	op = ctg_ops_add(&c.ops, CTG_OP_VALUE, CTG_OP_REPLACE);
	op->key = STR("periode.fin");
	op->value = STR("2028-12-31");
	CHECK(ctg_str_has(apply(&c), STR("fin: 2028-12-31")));
	op->value = STR("2029-12-31");
	CHECK_STR(apply(&c), "A742");
}

static struct ctg_op *annexe(struct act_case *c, enum ctg_op_how how,
	const char *at, const char *numero)
{
	struct ctg_annexe *x = CTG_NEW(&unit_arena, struct ctg_annexe);
	struct ctg_op *op = ctg_ops_add(&c->ops, CTG_OP_ANNEXE, how);

	x->numero.s = ctg_str_from(numero);
	x->titre.s = STR("Titre");
	op->at = op->to = act_at(c, at);
	op->numero = x->numero.s;
	op->annexe = x;
	return op;
}

static void annexes(void)
{
	struct act_case c = start();

	annexe(&c, CTG_OP_REMOVE, "annexe 2", "2");
	CHECK_STR(apply(&c), "-annexes/2.pdf");
	c = start();
	annexe(&c, CTG_OP_ADD, "annexe 2", "3");
	CHECK_STR(apply(&c), "A746");
	c = start();
	annexe(&c, CTG_OP_REPLACE, "annexe 2", "2");
	CHECK_STR(apply(&c), "A746");
}

static void visas_in_brackets(void)
{
	struct act_case c = start();

	act_add(&c, CTG_OP_AFTER, "premier visa", "Vu la loi, article 2 ;\n\n"
		"Vu **l'arrêté** du 3 mai");
	CHECK_STR(apply(&c), "visas: [le code de la sécurité sociale, \"la "
		"loi, article 2\", \"**l'arrêté** du 3 mai\", \"le *décret* "
		"n° 1\"]");
	c = start();
	act_replace(&c, "premier visa", "second visa", "");
	CHECK_STR(apply(&c), "");
}

/* The words could be cut in more ways than there is time for. */
static void values_beyond_number(void)
{
	struct ctg_buf body = { .arena = &unit_arena }, now = body;
	struct act_case c = act_on("Un.\n");
	struct front_file many[] = { { "convention.md", NULL },
		{ "annexes/1.md", "Un.\n" }, { "annexes/2.pdf", "%PDF" },
		{ NULL, NULL } };
	struct ctg_reader r = front_reader(many);
	struct ctg_op *op;

	ctg_buf_puts(&body, text);
	for (unsigned i = 0; i < 40; i++)
		ctg_buf_puts(&body, "{{ champs.places }} et ");
	ctg_buf_puts(&body, "fin.\n");
	many[0].text = ctg_str_c(&unit_arena, ctg_buf_str(&body));
	c.base = (struct ctg_text *)front_load(&r)->text.text;
	for (unsigned i = 0; i < 400; i++)
		ctg_buf_puts(&now, "1 et ");
	op = act_words(&c, "premier alinéa de l'article 1er", "Elle ouvre ",
		"12", "");
	op->end = ctg_node_words(&unit_arena, op->at).n;
	op->now = act_inlines(ctg_buf_str(&now).p);
	CHECK(!ctg_front_takes(op));
}

/* Nothing is known of an act that changes nothing. */
static void nothing(void)
{
	struct act_case c = start();

	CHECK_STR(apply(&c), "");
}

int main(void)
{
	UNIT(words_of_each_part);
	UNIT(what_cannot_be);
	UNIT(two_values_for_one);
	UNIT(annexes);
	UNIT(visas_in_brackets);
	UNIT(values_beyond_number);
	UNIT(nothing);
	return unit_done();
}
