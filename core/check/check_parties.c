/* SPDX-License-Identifier: Apache-2.0 */
/* P301, P302, P303, P304: who agrees, and under what name. */
#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"
#include "model/party.h"
#include "model/rules.h"

static void check_signatories(const struct ctg_checker *c,
	const struct ctg_party *p)
{
	struct ctg_place at = ctg_value_place(&c->text->convention, p->id);

	for (size_t i = 0; i < p->npeople; i++)
		if (p->people[i].signs)
			return;
	/* The id may be missing. */
	if (!at.line)
		at.line = p->line;
	ctg_rule_report(c->diags, "P301", at,
		"personne ne signe pour «\u00a0%.*s\u00a0»",
		STR_ARG(p->nom.s));
}

/* « 227 700 010 », as a letter-head has it. */
static bool is_spaced_siren(struct ctg_str s)
{
	char digits[9];
	size_t n = 0;

	while (s.n > 0) {
		size_t space = ctg_check_space(s, 0);

		if (!space && n == sizeof(digits))
			return false;
		if (!space)
			digits[n++] = s.p[0];
		s = ctg_str_skip(s, space ? space : 1);
	}
	return ctg_siren_is_valid((struct ctg_str){ digits, n });
}

static void check_siren(const struct ctg_checker *c,
	const struct ctg_party *p)
{
	if (p->siren.s.n > 0 && !ctg_siren_is_valid(p->siren.s))
		ctg_rule_report(c->diags, "P303",
			ctg_value_place(&c->text->convention, p->siren),
			is_spaced_siren(p->siren.s) ?
			"«\u00a0%.*s\u00a0»\u00a0: écrivez ce numéro SIREN "
			"sans espace" :
			"«\u00a0%.*s\u00a0» n'est pas un numéro SIREN",
			STR_ARG(p->siren.s));
}

/* The same legal person under two ids (one id twice is found on reading). */
static const struct ctg_value *shared_value(const struct ctg_party *p,
	const struct ctg_party *q)
{
	if (ctg_str_eq(p->id.s, q->id.s))
		return NULL;
	if (q->siren.s.n > 0 && ctg_str_eq(p->siren.s, q->siren.s))
		return &q->siren;
	if (q->nom.s.n > 0 && !ctg_str_has(q->nom.s, STR("[")) &&
	    ctg_wording_same(p->nom.s, q->nom.s))
		return &q->nom;
	return NULL;
}

/* A convention has 50 parties at most. */
#define MOST_PARTIES	500

static void check_twice(const struct ctg_checker *c, size_t last)
{
	const struct ctg_party *p = c->text->convention.parties;

	for (size_t i = 0; i < last && last < MOST_PARTIES; i++) {
		const struct ctg_value *v = shared_value(&p[i], &p[last]);

		if (!v)
			continue;
		ctg_rule_report(c->diags, "P304",
			ctg_value_place(&c->text->convention, *v),
			"les parties «\u00a0%.*s\u00a0» et "
			"«\u00a0%.*s\u00a0» ont le même %s",
			STR_ARG(p[i].id.s), STR_ARG(p[last].id.s),
			v == &p[last].siren ? "numéro SIREN" : "nom");
		return;
	}
}

/* « la Caf » without its article. */
static struct ctg_str core_of(struct ctg_str name)
{
	struct ctg_str s = ctg_french_ltrim(name);

	return ctg_french_ltrim(ctg_str_skip(s, ctg_wording_take(s,
		"la|le|les|l'")));
}

static bool is_part(const struct ctg_node *n, const char *name)
{
	while (n && n->kind != CTG_PART)
		n = n->parent;
	return n && (!name || ctg_str_eq(n->text, ctg_str_from(name)));
}

/* What the text must use of a designation; NULL when it cannot be told.
 * « chaque commune » will do for « les communes ». */
static const char *pattern_of(struct ctg_arena *a, struct ctg_str designation)
{
	const char *p = ctg_wording_pattern(a, core_of(designation));
	struct ctg_str s = p ? ctg_str_from(p) : STR("");

	if (s.n > 4 && ctg_str_ends(s, STR("s")))
		return ctg_strf(a, "%s|%.*s", p, (int)s.n - 1, p).p;
	return p;
}

/* Where the text speaks for itself: not in what we generate. */
static bool is_used(const struct ctg_checker *c, const char *pattern)
{
	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_block *b = &c->blocks[i];

		if (is_part(b->node, NULL) && !is_part(b->node, "visas"))
			continue;
		if (ctg_wording_has(b->words, pattern))
			return true;
	}
	return false;
}

/* « …, ci-après dénommée « X » »: where X stands in s; false when s does not
 * say so. */
static bool take_definition(struct ctg_str s, size_t *off, size_t *len)
{
	struct ctg_str t = s, closing = STR("»");
	size_t n;

	n = ctg_wording_take(t, "ci-apres");
	if (n == 0)
		return false;
	t = ctg_french_ltrim(ctg_str_skip(t, n));
	n = ctg_wording_take(t, "denomme*|designe*|appele*|nomme*");
	t = ctg_french_ltrim(ctg_str_skip(t, n));
	n = ctg_wording_take(t, "par|sous le nom de|sous le terme de|"
		"sous le terme|sous le vocable");
	t = ctg_french_ltrim(ctg_str_skip(t, n));
	if (ctg_str_cut(&t, STR("“")))
		closing = STR("”");
	else if (!ctg_str_cut(&t, STR("«")))
		return false;
	t = ctg_french_ltrim(t);
	*off = s.n - t.n;
	n = ctg_str_find(t, closing);
	if (n == t.n)
		return false;
	*len = ctg_french_rtrim(ctg_str_head(t, n)).n;
	return *len > 0;
}

/* Nothing but « Entre », « et », an article and a sign stands before. */
static bool opens_comparution(struct ctg_str before)
{
	struct ctg_str s = ctg_french_ltrim(before);
	size_t n;

	while ((n = ctg_wording_take(s, "entre|et|d'une part|d'autre part|la|"
	       "le|les|l'|:|-|,")) > 0)
		s = ctg_french_ltrim(ctg_str_skip(s, n));
	return s.n == 0;
}

/* « Entre la commune de Dugny, représentée par son maire, ci-après dénommée
 * « la Ville » » where the front-matter says « la commune ». */
static void check_definition(const struct ctg_checker *c,
	const struct ctg_party *p, const struct ctg_block *b, size_t at)
{
	struct ctg_str before = ctg_str_head(b->words, at), between, used;
	const char *name = ctg_wording_pattern(c->arena, p->nom.s);
	size_t off, len, i, n;

	if (!name || !take_definition(ctg_str_skip(b->words, at), &off, &len))
		return;
	i = ctg_wording_find(before, name, &n);
	if (n == 0 || !opens_comparution(ctg_str_head(before, i)))
		return;
	between = ctg_french_ltrim(ctg_str_skip(before, i + n));
	(void)ctg_str_cut(&between, STR(","));
	(void)ctg_str_cut(&between, STR("("));
	between = ctg_french_ltrim(between);
	if (between.n > 0 && !ctg_wording_take(between, "represente*|sis|sise|"
	    "dont le siege|agissant|domicilie*"))
		return;
	used = ctg_str_head(ctg_str_skip(b->words, at + off), len);
	if (!ctg_wording_same(core_of(used), core_of(p->designation.s)))
		ctg_check_at(c, "P302", b, at + off,
			"le texte désigne «\u00a0%.*s\u00a0» par "
			"«\u00a0%.*s\u00a0», l'en-tête par "
			"«\u00a0%.*s\u00a0»",
			STR_ARG(p->nom.s), STR_ARG(used),
			STR_ARG(p->designation.s));
}

/* A comparution is short, and stands first. */
#define FIRST_BLOCKS	40
#define LONGEST		1000

static void check_definitions(const struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;
	size_t seen = 0;

	for (size_t i = 0; i < c->nblocks && seen < FIRST_BLOCKS; i++) {
		const struct ctg_block *b = &c->blocks[i];
		size_t len, at;

		if (is_part(b->node, NULL))
			continue;
		seen++;
		if (!ctg_str_has(b->words, STR("i-apr")))
			continue;
		at = ctg_wording_find(b->words, "ci-apres", &len);
		if (len == 0 || at > LONGEST)
			continue;
		for (size_t j = 0; j < conv->nparties && j < 50; j++)
			if (conv->parties[j].designation.s.n > 0)
				check_definition(c, &conv->parties[j], b, at);
	}
}

/* When several parties are of a kind, the text may name them together: « les
 * communes », « chaque commune ». */
static bool is_named_together(const struct ctg_checker *c,
	const struct ctg_party *p)
{
	static const char *const together[] = {
		[CTG_PARTY_CAF] = "les caf|les caisses|chaque caf",
		[CTG_PARTY_COMMUNE] = "communes|chaque commune|villes",
		[CTG_PARTY_EPCI] = "communautes|intercommunalites|epci",
		[CTG_PARTY_DEPARTEMENT] = "departements|chaque departement",
		[CTG_PARTY_SYNDICAT] = "syndicats|chaque syndicat",
		[CTG_PARTY_ASSOCIATION] = "associations|chaque association",
		[CTG_PARTY_AUTRE] = NULL,
	};
	const struct ctg_convention *conv = &c->text->convention;
	unsigned same = 0;

	for (size_t i = 0; i < conv->nparties; i++)
		same += conv->parties[i].type == p->type;
	return same > 1 && together[p->type] &&
		is_used(c, together[p->type]);
}

/* After so many unused designations, one more tells nothing. */
#define MOST_UNUSED	8

static void check_designations(const struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;
	unsigned unused = 0;

	for (size_t i = 0; i < conv->nparties && unused < MOST_UNUSED; i++) {
		struct ctg_value d = conv->parties[i].designation;
		const char *pattern = pattern_of(c->arena, d.s);

		if (!pattern || is_used(c, pattern) ||
		    is_named_together(c, &conv->parties[i]))
			continue;
		unused++;
		ctg_rule_report(c->diags, "P302", ctg_value_place(conv, d),
			"la désignation «\u00a0%.*s\u00a0» n'est employée "
			"nulle part dans le texte",
			STR_ARG(d.s));
	}
}

void ctg_check_parties(const struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;

	for (size_t i = 0; i < conv->nparties; i++) {
		check_signatories(c, &conv->parties[i]);
		check_siren(c, &conv->parties[i]);
		check_twice(c, i);
	}
	check_designations(c);
	check_definitions(c);
}
