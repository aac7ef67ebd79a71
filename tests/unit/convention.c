/* SPDX-License-Identifier: Apache-2.0 */
#include "model/convention.h"

#include "base/buf.h"
#include "unit.h"

static struct ctg_source src;
static struct ctg_convention c;
static struct ctg_diags diags;
static struct ctg_err err;

static enum ctg_code read_text(struct ctg_str text)
{
	memset(&c, 0, sizeof(c));
	memset(&err, 0, sizeof(err));
	diags = (struct ctg_diags){ .arena = &unit_arena };
	if (ctg_source_init(&src, &unit_arena, STR("convention.md"), text,
	    &err) != CTG_OK)
		return err.code;
	return ctg_convention_read(&c, &unit_arena, &src, &diags, &err);
}

static enum ctg_code read(const char *text)
{
	return read_text(ctg_str_from(text));
}

/* « S120 9:3 message », one finding a line. */
static struct ctg_str findings(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < diags.n; i++)
		ctg_buf_printf(&b, "%s%s %u:%u %.*s", i ? "\n" : "",
			diags.v[i].rule, diags.v[i].at.line,
			diags.v[i].at.col, STR_ARG(diags.v[i].message));
	return ctg_buf_str(&b);
}

static void check_value(struct ctg_value v, const char *want, unsigned line,
	unsigned col)
{
	CHECK_STR(v.s, want);
	CHECK_INT(v.line, line);
	CHECK_INT(v.col, col);
}

static const char dugny[] =
	"---\n"
	"ctg: 1\n"
	"titre: Convention territoriale globale de services aux familles\n"
	"parties:\n"
	"  - id: caf\n"
	"    nom: Caisse d'allocations familiales de la Seine-Saint-Denis\n"
	"    designation: la Caf\n"
	"    type: caf\n"
	"    representants:\n"
	"      - {civilite: Madame, nom: Marinette SOLER-KERRIEN, qualite: "
	"Présidente du conseil d'administration}\n"
	"      - {civilite: Monsieur, nom: Pascal DELAPLACE, qualite: "
	"Directeur général, signe: non, delegation: à déléguer}\n"
	"  - id: commune\n"
	"    nom: Commune de Dugny\n"
	"    designation: la commune\n"
	"    type: commune\n"
	"    siren: \"219300308\"\n"
	"    adresse: 1 rue de la Résistance, 93440 Dugny\n"
	"    logo: images/dugny.png\n"
	"    representants:\n"
	"      - {civilite: Monsieur, nom: Quentin GESELL, qualite: maire}\n"
	"periode: {debut: 2023-01-01, fin: 2027-12-31, preavis: 6 mois, "
	"reconduction: expresse}\n"
	"visas:\n"
	"  - \"le code de l'action sociale et des familles\"\n"
	"  - la délibération du conseil municipal du JJ MM AAAA\n"
	"lieu: Bobigny\n"
	"exemplaires: 2\n"
	"annexes:\n"
	"  - {numero: 1, titre: Diagnostic, fichier: annexes/1.md}\n"
	"  - {numero: 2a, titre: Plan d'actions, fichier: annexes/2.md, "
	"orientation: paysage}\n"
	"champs: {population: 11073, etp: \"0,8\"}\n"
	"---\n"
	"# Article 1er\n";

static void check_dugny_parties(void)
{
	const struct ctg_party *p = c.parties;

	CHECK_INT(c.nparties, 2);
	CHECK_INT(p[0].line, 5);
	check_value(p[0].id, "caf", 5, 9);
	CHECK_INT(p[0].type, CTG_PARTY_CAF);
	CHECK(!p[0].siren.s.p && !p[0].logo.s.p);
	CHECK_INT(p[0].npeople, 2);
	check_value(p[0].people[0].qualite,
		"Présidente du conseil d'administration", 10, 67);
	CHECK(p[0].people[0].signs);
	CHECK(!p[0].people[1].signs);
	CHECK_STR(p[0].people[1].delegation.s, "à déléguer");
	CHECK_INT(p[1].type, CTG_PARTY_COMMUNE);
	check_value(p[1].siren, "219300308", 16, 13);
	CHECK_STR(p[1].adresse.s, "1 rue de la Résistance, 93440 Dugny");
	CHECK_STR(p[1].logo.s, "images/dugny.png");
	CHECK_INT(p[1].npeople, 1);
}

static void check_dugny(void)
{
	CHECK_STR(findings(), "");
	check_value(c.titre, "Convention territoriale globale de services "
		"aux familles", 3, 8);
	CHECK(!c.reference.s.p);
	check_value(c.lieu, "Bobigny", 25, 7);
	CHECK_INT(c.exemplaires, 2);
	check_value(c.exemplaires_at, "2", 26, 14);
	check_dugny_parties();
	CHECK_INT(c.nvisas, 2);
	check_value(c.visas[0], "le code de l'action sociale et des familles",
		23, 6);
	CHECK_INT(c.nannexes, 2);
	CHECK_INT(c.annexes[1].line, 29);
	check_value(c.annexes[1].numero, "2a", 29, 14);
	CHECK(!c.annexes[0].paysage && c.annexes[1].paysage);
	CHECK_INT(c.nchamps, 2);
	check_value(c.champs[0].key, "population", 30, 10);
	check_value(c.champs[0].value, "11073", 30, 22);
	check_value(c.champs[1].value, "0,8", 30, 35);
	CHECK(ctg_str_starts(ctg_str_skip(src.text, c.body),
		STR("# Article 1er")));
}

static void the_seed_of_dugny(void)
{
	struct ctg_place at;

	CHECK_INT(read(dugny), CTG_OK);
	check_dugny();
	at = ctg_value_place(&c, c.lieu);
	CHECK_STR(at.file, "convention.md");
	CHECK_INT(at.line, 25);
	CHECK_INT(at.col, 7);
}

static void line_ends_and_bom_change_nothing(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_puts(&b, "\ufeff");
	for (const char *p = dugny; *p; p++) {
		if (*p == '\n')
			ctg_buf_putc(&b, '\r');
		ctg_buf_putc(&b, *p);
	}
	CHECK_INT(read_text(ctg_buf_str(&b)), CTG_OK);
	check_dugny();
}

static int date_number(struct ctg_date d)
{
	return (int)(d.year * 10000 + d.month * 100 + d.day);
}

/* A short convention; {} stands for the lines of a case. */
#define PARTIES \
	"parties:\n" \
	"- {id: caf, nom: Caf, designation: la Caf, type: caf, " \
	"representants: [{nom: A, qualite: B}]}\n" \
	"- {id: ville, nom: Ville, designation: la ville, type: commune, " \
	"representants: [{nom: C, qualite: maire}]}\n"
#define WITH(lines)	"---\nctg: 1\ntitre: T\n" PARTIES lines "---\n"

static void periods_of_the_seeds(void)
{
	CHECK_INT(read(dugny), CTG_OK);
	CHECK_INT(date_number(c.periode.start), 20230101);
	CHECK_INT(date_number(c.periode.end), 20271231);
	CHECK_INT(c.periode.line, 21);
	CHECK_INT(c.periode.notice.months, 6);
	CHECK_INT(c.periode.renewal, CTG_RENEWAL_EXPRESS);
	check_value(c.periode.fin, "2027-12-31", 21, 35);

	CHECK_INT(read(WITH("periode: {debut: signature, fin: 2022-12-31, "
		"preavis: trois mois}\n")), CTG_OK);
	CHECK_STR(findings(), "");
	CHECK(c.periode.at_signature);
	CHECK_STR(c.periode.debut.s, "signature");
	CHECK_INT(date_number(c.periode.start), 0);
	CHECK_INT(c.periode.notice.months, 3);
	CHECK_INT(c.periode.renewal, CTG_RENEWAL_UNSAID);

	CHECK_INT(read(WITH("periode:\n  fin: 2016-12-31\n")), CTG_OK);
	CHECK_STR(findings(), "");
	CHECK(!c.periode.at_signature && !c.periode.debut.s.p);
	CHECK_INT(date_number(c.periode.end), 20161231);
}

#define P	"periode: {fin: 2027-12-31}\n"

static void empty_is_absent(void)
{
	CHECK_INT(read(WITH(P "reference:\nlieu: \"\"\nvisas:\nannexes: []\n"
		"champs:\n  a:\n  b: 1\nexemplaires:\n")), CTG_OK);
	CHECK_STR(findings(), "");
	CHECK(!c.reference.s.p && !c.lieu.s.p);
	CHECK_INT(c.nvisas + c.nannexes + c.exemplaires, 0);
	CHECK_INT(c.nchamps, 1);
}

static void folded_texts(void)
{
	CHECK_INT(read(WITH(P "lieu: >\n  Melun\nreference: \" R 1 \"\n")),
		CTG_OK);
	CHECK_STR(findings(), "");
	check_value(c.lieu, "Melun", 9, 3);
	check_value(c.reference, "R 1", 10, 14);
	CHECK_INT(read(WITH(P "lieu: |\n  Melun\n  Paris\n")), CTG_OK);
	CHECK_STR(findings(), "S121 9:3 « Melun… » doit tenir en une ligne "
		"imprimée : « > » au lieu de « | », et aucune ligne vide");
	CHECK(!c.lieu.s.p);
}

/* In WITH, these lines begin at line 7. */
static const struct finding {
	const char *text, *want;
} lines[] = {
	/* S120: the key people meant. */
	{ "periode: {fin: 2027-12-31, préavis: 6 mois}\n",
	  "S120 7:28 clé inconnue « préavis » : vouliez-vous écrire "
	  "« preavis » ?" },
	{ P "Visas: []\n", "S120 8:1 clé inconnue « Visas » : vouliez-vous "
	  "écrire « visas » ?" },
	{ P "annexe: []\n", "S120 8:1 clé inconnue « annexe » : "
	  "vouliez-vous écrire « annexes » ?" },
	{ P "référence: x\n", "S120 8:1 clé inconnue « référence » : "
	  "vouliez-vous écrire « reference » ?" },
	{ P "lieu\u00a0: Melun\n", "S120 8:1 clé inconnue « lieu\u00a0 » : "
	  "écrivez « lieu », sans espace insécable" },
	{ "periode: {fin: 2027-12-31, objet: x}\n",
	  "S120 7:28 clé inconnue « objet » ; les clés de « periode » "
	  "sont : debut, fin, preavis, reconduction" },
	{ P "annexes:\n- {numero: 1, titre: Plan, suite, fichier: a.md}\n",
	  "S120 9:28 clé inconnue « suite » : dans des accolades, une "
	  "valeur qui contient une virgule se met entre guillemets" },
	/* S121: another kind of value. */
	{ P "lieu: [à compléter]\n", "S121 8:7 « lieu » doit être un texte, "
	  "non une liste ; un texte qui commence par « [ » ou par un tiret "
	  "se met entre guillemets" },
	{ P "visas:\n- la loi: celle-ci\n", "S121 9:3 cet élément de liste "
	  "doit être un texte, non un groupe de clés ; un texte qui "
	  "contient « : » ou commence par « { » se met entre guillemets" },
	{ P "visas: le code\n", "S121 8:8 « visas » doit être une liste "
	  "(un tiret par élément), non un texte" },
	{ P "visas:\n- le code\n-\n", "S121 10:2 ce visa est vide" },
	{ P "champs: [a]\n", "S121 8:9 « champs » doit être un groupe de "
	  "clés (une clé par ligne, en retrait), non une liste" },
	{ "periode: 2023-2027\n", "S121 7:10 « periode » doit être un "
	  "groupe de clés (une clé par ligne, en retrait), non un texte" },
	{ P "exemplaires: deux\n", "S121 8:14 « exemplaires » doit être un "
	  "nombre en chiffres, non « deux »" },
	{ "periode: {fin: 31/12/2027}\n",
	  "S121 7:16 date « 31/12/2027 » : écrivez 2027-12-31" },
	{ "periode: {fin: 1er janvier 2027}\n",
	  "S121 7:16 date « 1er janvier 2027 » : écrivez 2027-01-01" },
	{ "periode: {fin: 31/02/2027}\n", "S121 7:16 date « 31/02/2027 » : "
	  "attendu AAAA-MM-JJ, comme 2027-12-31" },
	{ "periode: {debut: JJ MM AAAA, fin: 2027-12-31}\n",
	  "S121 7:18 date « JJ MM AAAA » : attendu AAAA-MM-JJ, comme "
	  "2027-12-31, ou le mot « signature »" },
	{ "periode: {fin: 2027-12-31, preavis: 6}\n",
	  "S121 7:37 « 6 » n'est pas une durée : attendu par exemple "
	  "« 6 mois »" },
	{ "periode: {fin: 2027-12-31, preavis: 6 mois au moins}\n",
	  "S121 7:37 « 6 mois au moins » n'est pas une durée : attendu par "
	  "exemple « 6 mois »" },
	{ "periode: {fin: 2027-12-31, preavis: 0 mois}\n",
	  "S121 7:37 « 0 mois » n'est pas une durée : attendu par exemple "
	  "« 6 mois »" },
	/* S122: what is missing. */
	{ "", "S122 2:1 il manque la clé « periode » de l'en-tête" },
	{ "periode:\n", "S122 7:1 la clé « periode » de l'en-tête est "
	  "vide" },
	{ "periode: {preavis: 6 mois}\n",
	  "S122 7:10 « periode » doit avoir « debut » ou « fin »" },
	{ P "annexes:\n- {numero: 1, titre: Plan}\n", "S122 9:3 il manque "
	  "la clé « fichier » de cette annexe" },
	/* S123 */
	{ P "lieu: Rouen\nlieu: Dugny\n",
	  "S123 9:1 la clé « lieu » figure déjà à la ligne 8" },
	{ P "champs: {a: 1, b: 2, a: 3}\n",
	  "S123 8:22 la clé « a » figure déjà à la ligne 8" },
	/* S124: lists. */
	{ "periode: {fin: 2027-12-31, reconduction: auto}\n",
	  "S124 7:42 « auto » n'est pas une valeur de « reconduction », "
	  "qui admet : aucune, expresse, tacite" },
	{ P "annexes: [{numero: 1, titre: P, fichier: a, orientation: "
	  "horizontale}]\n", "S124 8:58 « horizontale » n'est pas une "
	  "valeur de « orientation », qui admet : portrait, paysage" },
	{ P "exemplaires: 0\n", "S124 8:14 « exemplaires » va de 1 à 999" },
	{ P "exemplaires: 4294967298\n",
	  "S124 8:14 « exemplaires » va de 1 à 999" },
	{ P "champs: {nombre d'élèves: 3}\n", "S124 8:10 nom de champ "
	  "« nombre d'élèves » : des lettres sans accent, des chiffres, "
	  "« - » ou « _ », et une lettre d'abord" },
	/* D403 */
	{ "periode: {fin: 2023-02-30}\n",
	  "D403 7:16 le jour 2023-02-30 n'existe pas" },
	{ "periode: {debut: 2023-13-01}\n",
	  "D403 7:18 le jour 2023-13-01 n'existe pas" },
};

static void findings_have_their_place(void)
{
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct ctg_str text = ctg_strf(&unit_arena,
			"---\nctg: 1\ntitre: T\n" PARTIES "%s---\n",
			lines[i].text);

		CHECK_INT(read_text(text), CTG_OK);
		CHECK_STR(findings(), lines[i].want);
	}
	CHECK_INT(c.nparties, 2);
}

static void what_is_wrong_stays_empty(void)
{
	CHECK_INT(read(WITH("periode: {debut: 2023-02-30, fin: 31/12/2027, "
		"preavis: long, reconduction: x}\nexemplaires: -1\n")),
		CTG_OK);
	CHECK_INT(diags.n, 5);
	CHECK(!c.periode.debut.s.p && !c.periode.fin.s.p);
	CHECK(!c.periode.preavis.s.p && !c.periode.reconduction.s.p);
	CHECK_INT(date_number(c.periode.start), 0);
	CHECK_INT(date_number(c.periode.end), 0);
	CHECK_INT(c.exemplaires, 0);
	CHECK(!c.exemplaires_at.s.p);
}

/* One party; the other is sound.  It begins at line 5. */
static const struct finding parties[] = {
	{ "{id: caf, nom: N, designation: D, type: mairie, representants: "
	  "[{nom: A, qualite: B}]}", "S124 5:43 « mairie » n'est pas une "
	  "valeur de « type », qui admet : caf, commune, epci, departement, "
	  "syndicat, msa, cpam, etat, association, autre" },
	{ "{id: Caf, nom: N, designation: D, type: caf, representants: "
	  "[{nom: A, qualite: B}]}", "S124 5:8 identifiant « Caf » : une "
	  "lettre minuscule sans accent, puis des lettres de même, des "
	  "chiffres, « - » ou « _ »" },
	{ "{id: ville, nom: N, designation: D, type: caf, representants: "
	  "[{nom: A, qualite: B}]}",
	  "P304 6:8 la partie « ville » figure déjà à la ligne 5" },
	{ "{id: caf}", "S122 5:3 il manque la clé « nom » de cette partie\n"
	  "S122 5:3 il manque la clé « designation » de cette partie\n"
	  "S122 5:3 il manque la clé « type » de cette partie\n"
	  "S122 5:3 il manque la clé « representants » de cette partie" },
	{ "{id: caf, nom: N, designation: D, type: caf, representants: []}",
	  "S122 5:63 la liste « representants » est vide : il en faut un au "
	  "moins" },
	{ "{id: caf, nom: N, designation: D, type: caf, representants: "
	  "[{civilite: Madame, signe: peut-être}]}",
	  "S124 5:90 « peut-être » n'est pas une valeur de « signe », qui "
	  "admet : false, true, non, oui\n"
	  "S122 5:64 il manque la clé « nom » de ce représentant\n"
	  "S122 5:64 il manque la clé « qualite » de ce représentant" },
	{ "{id: caf, nom: N, designation: D, type: caf, representants: "
	  "[{nom: A, qualite: B, fonction: C}]}", "S120 5:85 clé inconnue "
	  "« fonction » ; les clés de ce représentant sont : civilite, nom, "
	  "qualite, signe, delegation" },
	{ "caf", "S121 5:3 cet élément de liste doit être un groupe de "
	  "clés (une clé par ligne, en retrait), non un texte" },
};

static void parties_are_read_one_by_one(void)
{
	for (size_t i = 0; i < sizeof(parties) / sizeof(*parties); i++) {
		struct ctg_str text = ctg_strf(&unit_arena,
			"---\nctg: 1\ntitre: T\nparties:\n- %s\n"
			"- {id: ville, nom: V, designation: la ville, type: "
			"commune, representants: [{nom: C, qualite: maire}]}\n"
			P "---\n", parties[i].text);

		CHECK_INT(read_text(text), CTG_OK);
		CHECK_STR(findings(), parties[i].want);
	}
	CHECK_INT(c.nparties, 1);
	CHECK_STR(c.parties[0].id.s, "ville");
}

static void two_parties_at_least(void)
{
	CHECK_INT(read("---\nctg: 1\ntitre: T\nparties: []\n" P "---\n"),
		CTG_OK);
	CHECK_STR(findings(), "S122 4:10 il faut au moins deux parties");
	CHECK_INT(read("---\n---\n"), CTG_OK);
	CHECK_STR(findings(),
		"S122 1:0 il manque la clé « ctg » de l'en-tête\n"
		"S122 1:0 il manque la clé « titre » de l'en-tête\n"
		"S122 1:0 il manque la clé « parties » de l'en-tête\n"
		"S122 1:0 il manque la clé « periode » de l'en-tête");
}

static void formats(void)
{
	CHECK_INT(read("---\nctg: un\ntitre: T\n" PARTIES P "---\n"), CTG_OK);
	CHECK_STR(findings(), "S121 2:6 « ctg » doit être un nombre entier : "
		"1");
	CHECK_INT(read("---\nctg: 0\ntitre: T\n" PARTIES P "---\n"), CTG_OK);
	CHECK_STR(findings(), "S124 2:6 le format 0 n'existe pas : écrivez "
		"« ctg: 1 »");
	CHECK_INT(read("---\nctg: \"1\"\ntitre: T\n" PARTIES P "---\n"),
		CTG_OK);
	CHECK_STR(findings(), "");
	CHECK_INT(read("---\n- ctg\n---\n"), CTG_OK);
	CHECK_STR(findings(), "S121 2:1 l'en-tête doit être fait de lignes "
		"« clé: valeur »");
}

static void check_failure(const char *text, unsigned line, unsigned col,
	const char *msg, const char *hint)
{
	struct ctg_convention before;

	CHECK_INT(read(text), CTG_EINPUT);
	CHECK_INT(err.line, line);
	CHECK_INT(err.col, col);
	CHECK_STR(ctg_str_from(err.msg), msg);
	if (!strstr(err.hint, hint)) {
		unit_failures++;
		printf("# %s\n", err.hint);
	}
	CHECK(strcmp(err.file, "convention.md") == 0);
	memset(&before, 0, sizeof(before));
	CHECK(memcmp(&before, &c, sizeof(c)) == 0);
}

static void what_cannot_be_read(void)
{
	check_failure("# Article 1er\n", 1, 1, "il manque l'en-tête",
		"la première ligne");
	check_failure("", 1, 1, "il manque l'en-tête", "la première ligne");
	check_failure("\n---\nctg: 1\n---\n", 1, 1, "il manque l'en-tête",
		"la première ligne");
	check_failure("----\nctg: 1\n----\n", 1, 1, "il manque l'en-tête",
		"la première ligne");
	check_failure("---\nctg: 1\n", 1, 1, "l'en-tête n'est pas fermé",
		"ajoutez une ligne");
	check_failure("---", 1, 1, "l'en-tête n'est pas fermé",
		"ajoutez une ligne");
	check_failure("---\nctg: 2\nparties: []\nneuf: x\n---\n", 2, 6,
		"ce fichier est au format 2, et ce programme lit le format 1",
		"à jour");
	check_failure("---\nctg: 99999999999999999999\n---\n", 2, 6,
		"ce fichier est au format 99999999999999999999, et ce "
		"programme lit le format 1", "à jour");
	check_failure("---\nctg: 1\ntitre: *a\n---\n", 3, 8,
		"les alias YAML (« *a ») ne sont pas admis", "recopiez");
}

static void fences_end_the_front_matter(void)
{
	CHECK_INT(read("--- \nctg: 1\ntitre: T\n" PARTIES P "---\t\r\n"
		"Texte\n\n---\n"), CTG_OK);
	CHECK_STR(findings(), "");
	CHECK_STR(ctg_str_skip(src.text, c.body), "Texte\n\n---\n");
	CHECK_INT(read("---\nctg: 1\ntitre: T\n" PARTIES P "---"), CTG_OK);
	CHECK_INT(c.body, src.text.n);
}

static void long_values_are_cut_in_messages(void)
{
	struct ctg_buf b = { .arena = &unit_arena };

	ctg_buf_puts(&b, "---\nctg: 1\ntitre: T\n" PARTIES P "lieu: x\n");
	for (unsigned i = 0; i < 300; i++)
		ctg_buf_puts(&b, "é");
	ctg_buf_puts(&b, ": x\n---\n");
	CHECK_INT(read_text(ctg_buf_str(&b)), CTG_OK);
	CHECK_INT(diags.n, 1);
	CHECK(diags.v[0].message.n < 300);
	CHECK(ctg_str_has(diags.v[0].message, STR("éé…\u00a0»")));
}

/* Without any one of its lines, or with it twice, the seed is answered: the
 * places stay in the file. */
static void every_line_may_go_or_repeat(void)
{
	struct ctg_str all = ctg_str_from(dugny), rest = all;
	unsigned heard = 0, nlines = 32;

	while (rest.n > 0) {
		struct ctg_str from = rest, line = ctg_str_line(&rest);
		struct ctg_str head = { all.p, all.n - from.n };

		for (unsigned times = 0; times <= 2; times += 2) {
			enum ctg_code code = read_text(ctg_strf(&unit_arena,
				"%.*s%.*s%s%.*s%s%.*s", STR_ARG(head),
				times ? (int)line.n : 0, line.p,
				times ? "\n" : "", times ? (int)line.n : 0,
				line.p, times ? "\n" : "", STR_ARG(rest)));

			heard += code || diags.n;
			CHECK(!code || (err.line >= 1 && err.line <= nlines));
			for (size_t i = 0; i < diags.n; i++)
				CHECK(diags.v[i].at.line >= 1 &&
					diags.v[i].at.line <= nlines);
		}
	}
	CHECK(heard > 40);
}

static void each_type_has_its_name(void)
{
	static const char *const names[] = {
		[CTG_PARTY_CAF] = "caf", [CTG_PARTY_COMMUNE] = "commune",
		[CTG_PARTY_EPCI] = "epci",
		[CTG_PARTY_DEPARTEMENT] = "departement",
		[CTG_PARTY_SYNDICAT] = "syndicat", [CTG_PARTY_MSA] = "msa",
		[CTG_PARTY_CPAM] = "cpam", [CTG_PARTY_ETAT] = "etat",
		[CTG_PARTY_ASSOCIATION] = "association",
		[CTG_PARTY_AUTRE] = "autre",
	};
	static const char one[] = "---\nctg: 1\ntitre: T\nparties:\n"
		"  - {id: p, nom: N, designation: la P, type: %s, "
		"representants: [{nom: X, qualite: Y}]}\n---\n";

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		CHECK_INT(read_text(ctg_strf(&unit_arena, one, names[i])),
			CTG_OK);
		CHECK_INT(c.nparties, 1);
		CHECK_INT(c.nparties ? c.parties[0].type : 99, i);
		CHECK(!ctg_str_has(findings(), STR("S124")));
	}
	CHECK_INT(read_text(ctg_strf(&unit_arena, one, "mairie")), CTG_OK);
	CHECK(ctg_str_has(findings(), STR("S124 5:")));
}

int main(void)
{
	UNIT(the_seed_of_dugny);
	UNIT(line_ends_and_bom_change_nothing);
	UNIT(periods_of_the_seeds);
	UNIT(empty_is_absent);
	UNIT(folded_texts);
	UNIT(findings_have_their_place);
	UNIT(what_is_wrong_stays_empty);
	UNIT(parties_are_read_one_by_one);
	UNIT(two_parties_at_least);
	UNIT(formats);
	UNIT(what_cannot_be_read);
	UNIT(fences_end_the_front_matter);
	UNIT(long_values_are_cut_in_messages);
	UNIT(every_line_may_go_or_repeat);
	UNIT(each_type_has_its_name);
	return unit_done();
}
