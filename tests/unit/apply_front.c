/* SPDX-License-Identifier: Apache-2.0 */
/* What changes in a front-matter: derived, written, read again, and done to
 * the old one. */
#include "avenant/apply_front.h"

#include "avenant/derive.h"
#include "avenant/derive_front.h"
#include "avenant/read_front.h"
#include "avenant/write_front.h"
#include "fronts.h"
#include "model/front.h"
#include "model/markdown.h"

#define CAF	"  - id: caf # organisme\n" \
	"    nom: Caisse d'allocations familiales\n" \
	"    designation: la Caf\n" \
	"    type: caf\n" \
	"    representants:\n" \
	"      - {civilite: Madame, nom: Anne BLANC, qualite: présidente}\n" \
	"      - {civilite: Monsieur, nom: Paul NOIR, qualite: directeur}\n"
#define DEP	"  - id: departement\n" \
	"    nom: \"Département de Seine-et-Marne\"\n" \
	"    designation: le Département\n" \
	"    type: departement\n" \
	"    representants:\n" \
	"      - {civilite: Monsieur, nom: Jean GRIS, qualite: président}\n"
#define VILLE	"  - id: melun\n" \
	"    nom: Commune de Melun\n" \
	"    designation: la commune\n" \
	"    type: commune\n" \
	"    representants:\n" \
	"      - {civilite: Madame, nom: Lise VERT, qualite: maire}\n"
#define PERIODE	"periode: {debut: 2023-01-01, fin: 2027-12-31}\n"
#define VISAS	"visas:\n" \
	"  - le code de la sécurité sociale\n" \
	"  - \"l'arrêté du 3 octobre 2001 : action sociale\" # Caf\n"
#define START	"---\nctg: 1\n# le titre\ntitre: 'Convention territoriale " \
	"globale'\nparties:\n"
#define ANNEXES	"lieu: Melun\nannexes:\n" \
	"  - {numero: 1, titre: Diagnostic, fichier: annexes/1-diag.md}\n" \
	"  - {numero: 2, titre: Plan, fichier: annexes/2-plan.pdf}\n"
#define BODY	"---\n\n# Article 1er\n\nLes parties coopèrent.\n"

#define BASE	START CAF DEP PERIODE VISAS ANNEXES BODY

struct outcome {
	struct ctg_str said;		/* the operations, one a line */
	struct ctg_str prose;		/* of those that are written here */
	struct ctg_str front;		/* what is before the body, then */
	struct ctg_str files;		/* « +name » comes, « -name » goes */
};

/* The act that says some operations, as the writer of acts makes it. */
static struct ctg_str act_of(struct ctg_str *prose, const struct ctg_ops *ops,
	const struct ctg_text *base)
{
	struct ctg_buf b = { .arena = &unit_arena };
	size_t from;

	ctg_amendment_write(&b, 1, 0, STR("Convention"));
	b.n = ctg_front_length(ctg_buf_str(&b)) - strlen("---\n");
	ctg_write_parties(&b, ops);
	ctg_write_annexes(&b, ops);
	ctg_buf_puts(&b, "---\n");
	from = b.n;
	for (size_t i = 0; i < ops->n; i++)
		if (ctg_write_front(&b, &ops->v[i], base))
			ctg_buf_puts(&b, ".\n\n");
	*prose = ctg_str_skip(ctg_buf_str(&b), from);
	return ctg_buf_str(&b);
}

/* « « Commune de… ». », without its guillemets. */
static struct ctg_node *unquoted(const struct ctg_node *para)
{
	struct ctg_str s = para ? ctg_node_words(&unit_arena, para) : STR("");
	struct ctg_node *doc = ctg_node_new(&unit_arena, CTG_DOCUMENT);

	if (!ctg_str_cut(&s, STR("«\u00a0")) ||
	    !ctg_str_ends(s, STR("\u00a0».")))
		return NULL;
	s.n -= strlen("\u00a0».");
	ctg_node_append(doc, ctg_node_new(&unit_arena, CTG_PARA));
	ctg_node_append(doc->first, ctg_node_text(&unit_arena, s));
	return doc;
}

static void read_act(struct ctg_ops *out, struct ctg_str text,
	const struct ctg_text *base, struct ctg_diags *diags)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_err err = { 0 };
	struct ctg_act_text *act = CTG_NEW(&unit_arena,
		struct ctg_act_text);

	CHECK_INT(ctg_source_init(src, &unit_arena, STR("1.md"), text, &err),
		CTG_OK);
	CHECK_INT(ctg_amendment_read(&act->front, &unit_arena, src, diags,
		&err), CTG_OK);
	CHECK_INT(ctg_markdown_parse(&act->body, &unit_arena, src,
		act->front.body, diags, &err), CTG_OK);
	for (const struct ctg_node *n = act->body->first; n; n = n->next) {
		struct ctg_front_statement s = { .act = act, .base = base,
			.words = ctg_node_words(&unit_arena, n),
			.quoted = unquoted(n->next), .at = ctg_node_start(n) };

		if (unquoted(n))
			continue;
		s.words.n--;
		CHECK_INT(ctg_read_front(out, &s, diags), CTG_FRONT_READ);
	}
}

static bool is_written_here(const struct ctg_op *op)
{
	return op->kind == CTG_OP_PARTY || op->kind == CTG_OP_ANNEXE ||
		op->kind == CTG_OP_VALUE;
}

/* The operations after a trip through prose, of those that take it here. */
static struct ctg_ops *travel(struct ctg_str *prose,
	const struct ctg_ops *ops, const struct ctg_text *base,
	struct ctg_diags *diags)
{
	struct ctg_ops *out = CTG_NEW(&unit_arena, struct ctg_ops);
	struct ctg_ops written = { .arena = &unit_arena };
	struct ctg_buf x = { .arena = &unit_arena }, y = x;

	out->arena = &unit_arena;
	for (size_t i = 0; i < ops->n; i++) {
		bool here = is_written_here(&ops->v[i]);

		*ctg_ops_add(here ? &written : out, 0, 0) = ops->v[i];
		if (here)
			front_op(&x, &ops->v[i]);
	}
	read_act(out, act_of(prose, &written, base), base, diags);
	for (size_t i = ops->n - written.n; i < out->n; i++)
		front_op(&y, &out->v[i]);
	CHECK_STR(ctg_buf_str(&y), x.n ? ctg_str_c(&unit_arena,
		ctg_buf_str(&x)) : "");
	return out;
}

static struct outcome amend(const struct front_file *old,
	const struct front_file *now)
{
	struct ctg_reader x = front_reader(old), y = front_reader(now);
	struct ctg_side *base = front_load(&x), *target = front_load(&y);
	struct ctg_ops ops = { .arena = &unit_arena };
	struct ctg_files files = { .arena = &unit_arena };
	struct ctg_diags diags = { .arena = &unit_arena };
	struct ctg_applying p = { base->text.text, base->files, target->files,
		&ops };
	const struct ctg_op **v;
	struct ctg_ops *read;
	struct ctg_buf b = { .arena = &unit_arena }, f = b;
	struct outcome out = { 0 };
	struct ctg_err err = { 0 };
	struct ctg_diff d;

	ctg_diff_make(&d, &unit_arena, &base->text, &target->text, true);
	CHECK_INT(ctg_derive_front(&ops, &d, &base->text,
		&target->text, &err), CTG_OK);
	read = travel(&out.prose, &ops, base->text.text, &diags);
	v = CTG_NEW_N(&unit_arena, const struct ctg_op *, read->n + 1);
	for (size_t i = 0; i < read->n; i++) {
		v[i] = &read->v[i];
		CHECK(ctg_front_takes(v[i]));
	}
	for (size_t i = 0; i < ops.n; i++)
		front_op(&b, &ops.v[i]);
	CHECK_INT(ctg_apply_front(&files, &p, v, read->n, &diags, &err),
		CTG_OK);
	if (err.msg[0])
		CHECK_STR(ctg_str_from(err.msg), "");
	for (size_t i = 0; i < diags.n; i++)
		CHECK_STR(diags.v[i].message, "");
	out.front = ctg_str_head(base->text.text->convention.src->text,
		base->text.text->convention.body);
	for (size_t i = 0; i < files.n; i++) {
		if (ctg_str_eq(files.v[i].name, STR("convention.md")))
			out.front = files.v[i].text;
		else
			ctg_buf_printf(&f, "%s%.*s ", files.v[i].text.p ?
				"+" : "-", STR_ARG(files.v[i].name));
	}
	out.said = b.n ? ctg_buf_str(&b) : STR("");
	out.files = f.n ? ctg_buf_str(&f) : STR("");
	return out;
}

static const struct front_file *with(const char *text)
{
	struct front_file v[] = {
		{ "convention.md", text },
		{ "annexes/1-diag.md", "Un diagnostic.\n" },
		{ "annexes/2-plan.pdf", "%PDF ancien" },
		{ NULL, NULL },
	};
	struct front_file *out = CTG_NEW_N(&unit_arena, struct front_file,
		4);

	memcpy(out, v, sizeof(v));
	return out;
}

static void check_prose(const char *now, const char *prose)
{
	CHECK_STR(amend(with(BASE), with(now)).prose, prose);
}

/* What is said, and what the front-matter becomes: the target's own, written
 * as the base was. */
static void check(const char *now, const char *said)
{
	struct outcome o = amend(with(BASE), with(now));

	CHECK_STR(o.said, said);
	CHECK_STR(o.front, ctg_strf(&unit_arena, "%.*s", (int)(strstr(now,
		"\n---\n") - now) + 5, now).p);
	CHECK_STR(o.files, "");
}

/* With what the body says. */
static struct ctg_str list_files(const struct front_file *old,
	const struct front_file *now)
{
	struct ctg_reader x = front_reader(old), y = front_reader(now);
	struct ctg_side *base = front_load(&x), *target = front_load(&y);
	struct ctg_ops ops = { .arena = &unit_arena };
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_err err = { 0 };
	struct ctg_diff d;

	ctg_diff_make(&d, &unit_arena, &base->text, &target->text, true);
	CHECK_INT(ctg_derive(&ops, &d, &base->text, &target->text, NULL,
		&err), CTG_OK);
	CHECK_INT(ctg_derive_front(&ops, &d, &base->text, &target->text,
		&err), CTG_OK);
	for (size_t i = 0; i < ops.n; i++)
		front_op(&b, &ops.v[i]);
	return b.n ? ctg_buf_str(&b) : STR("");
}

static struct ctg_str list_all(const char *old, const char *now)
{
	return list_files(with(old), with(now));
}

/* --- domain cases --------------------------------------------------------- */

static void a_commune_joins(void)
{
	check(START CAF DEP VILLE PERIODE VISAS ANNEXES BODY,
		"partie+  > melun\n");
	check_prose(START CAF DEP VILLE PERIODE VISAS ANNEXES BODY,
		"La commune de Melun adhère à la convention. Elle y comparaît "
		"dans les termes suivants\u00a0:\n\n"
		"«\u00a0Commune de Melun, représentée par Madame Lise VERT, "
		"maire, ci-après dénommée « la commune »\u00a0».\n\n");
}

static void a_party_leaves(void)
{
	struct outcome o = amend(with(START CAF DEP VILLE PERIODE VISAS
		ANNEXES BODY), with(BASE));

	CHECK_STR(o.said, "partie- melun > \n");
	CHECK_STR(o.prose, "La commune de Melun se retire de la "
		"convention.\n\n");
	CHECK_STR(o.front, START CAF DEP PERIODE VISAS ANNEXES "---\n");
}

static void a_party_takes_the_place_of_another(void)
{
	check(START CAF VILLE PERIODE VISAS ANNEXES BODY,
		"partie departement > melun\n");
	check_prose(START CAF VILLE PERIODE VISAS ANNEXES BODY,
		"La commune de Melun est substituée au Département de "
		"Seine-et-Marne dans ses droits et obligations au titre de "
		"la convention. Elle y comparaît dans les termes suivants"
		"\u00a0:\n\n"
		"«\u00a0Commune de Melun, représentée par Madame Lise VERT, "
		"maire, ci-après dénommée « la commune »\u00a0».\n\n");
}

static void the_president_changes(void)
{
	check(START "  - id: caf # organisme\n"
	"    nom: Caisse d'allocations familiales\n"
	"    designation: la Caf\n"
	"    type: caf\n"
	"    representants:\n"
	"      - {civilite: Monsieur, nom: Luc ROUX, qualite: président}\n"
	"      - {civilite: Monsieur, nom: Paul NOIR, qualite: directeur}\n"
	DEP PERIODE VISAS ANNEXES BODY,
	"mots deuxième alinéa de la comparution "
	"[Madame Anne BLANC, présidente]: Monsieur Luc ROUX, président\n");
}

static void the_end_is_put_off(void)
{
	check(START CAF DEP "periode: {debut: 2023-01-01, fin: 2028-12-31}\n"
		VISAS ANNEXES BODY,
		"mots quatrième alinéa de la page de titre "
		"[31 décembre 2027]: 31 décembre 2028\n");
}

#define LATER	"periode: {debut: 2023-01-01, fin: 2028-12-31}\n"
#define ENDS	"---\n\n# Article 1er\n\nLa convention prend fin le " \
	"{{ periode.fin }}.\n"

/* Said once, by the article that fixes it; on the title page too when the
 * article says it in its own words. */
static void the_end_that_an_article_fixes(void)
{
	CHECK_STR(list_all(START CAF DEP PERIODE VISAS ANNEXES ENDS,
		START CAF DEP LATER VISAS ANNEXES ENDS),
		"mots premier alinéa de l'article 1er [31 décembre 2027]: "
		"31 décembre 2028\n");
	CHECK_STR(list_all(START CAF DEP PERIODE VISAS ANNEXES ENDS,
		START CAF DEP LATER VISAS ANNEXES "---\n\n# Article 1er\n\n"
		"Les parties coopèrent aussi longtemps que le comité le "
		"veut, et au plus tard jusqu'à la fin de 2028.\n"),
		"blocs premier alinéa de l'article 1er: Les parties coopèrent "
		"aussi longtemps que le comité le veut, et au plus tard "
		"jusqu'à la fin de 2028.\n"
		"mots quatrième alinéa de la page de titre "
		"[31 décembre 2027]: 31 décembre 2028\n");
}

static void a_visa_comes(void)
{
	check(START CAF DEP PERIODE "visas:\n"
		"  - le code de la sécurité sociale\n"
		"  - le code de l'action sociale et des familles\n"
		"  - \"l'arrêté du 3 octobre 2001 : action sociale\" # Caf\n"
		ANNEXES BODY,
		"blocs+ après premier visa: "
		"Vu le code de l'action sociale et des familles ;\n");
}

static void a_piece_is_replaced(void)
{
	struct front_file now[] = {
		{ "convention.md", START CAF DEP PERIODE VISAS
			"lieu: Melun\nannexes:\n"
			"  - {numero: 1, titre: Diagnostic, "
			"fichier: annexes/1-diag.md}\n"
			"  - {numero: 2, titre: Plan, "
			"fichier: annexes/2-plan-2026.pdf}\n" BODY },
		{ "annexes/1-diag.md", "Un diagnostic.\n" },
		{ "annexes/2-plan-2026.pdf", "%PDF nouveau" },
		{ NULL, NULL },
	};
	struct outcome o = amend(with(BASE), now);

	CHECK_STR(o.said, "annexe annexe 2: 2\n");
	CHECK_STR(o.prose, "L'annexe 2 est remplacée par l'annexe 2 jointe au "
		"présent avenant, intitulée\u00a0: «\u00a0Plan\u00a0».\n\n");
	CHECK_STR(o.files, "+annexes/2-plan-2026.pdf -annexes/2-plan.pdf ");
	CHECK(ctg_str_has(o.front, STR("annexes/2-plan-2026.pdf}")));
}

/* With what the body says of it: nothing. */
static void a_piece_becomes_a_text(void)
{
	struct front_file now[] = {
		{ "convention.md", START CAF DEP PERIODE VISAS
			"lieu: Melun\nannexes:\n"
			"  - {numero: 1, titre: Diagnostic, "
			"fichier: annexes/1-diag.md}\n"
			"  - {numero: 2, titre: Plan, "
			"fichier: annexes/2-plan.md}\n" BODY },
		{ "annexes/1-diag.md", "Un diagnostic.\n" },
		{ "annexes/2-plan.md", "Un plan.\n" },
		{ NULL, NULL },
	};

	CHECK_STR(list_files(with(BASE), now), "annexe annexe 2: 2\n");
	CHECK_STR(list_files(now, with(BASE)), "annexe annexe 2: 2\n");
}

/* The file of the one that stays is its own. */
static void two_annexes_under_one_file_name(void)
{
	struct front_file now[] = {
		{ "convention.md", START CAF DEP PERIODE VISAS
			"lieu: Melun\nannexes:\n"
			"  - {numero: 1, titre: Diagnostic, "
			"fichier: annexes/diag.md}\n"
			"  - {numero: 2, titre: Plan, "
			"fichier: annexes/2-plan.pdf}\n"
			"  - {numero: 3, titre: Budget, "
			"fichier: annexes/1-diag.md}\n" BODY },
		{ "annexes/diag.md", "Un diagnostic.\n" },
		{ "annexes/2-plan.pdf", "%PDF ancien" },
		{ "annexes/1-diag.md", "Un budget.\n" },
		{ NULL, NULL },
	};
	struct outcome o = amend(with(BASE), now);

	CHECK_STR(o.said, "annexe+ après annexe 2: 3\n");
	CHECK_STR(o.files, "+annexes/1-diag-2.md ");
	CHECK(ctg_str_has(o.front, STR("{numero: 3, titre: Budget, fichier: "
		"annexes/1-diag-2.md}")));
}

int main(void)
{
	UNIT(a_commune_joins);
	UNIT(a_party_leaves);
	UNIT(a_party_takes_the_place_of_another);
	UNIT(the_president_changes);
	UNIT(the_end_is_put_off);
	UNIT(the_end_that_an_article_fixes);
	UNIT(a_visa_comes);
	UNIT(a_piece_is_replaced);
	UNIT(a_piece_becomes_a_text);
	UNIT(two_annexes_under_one_file_name);
	return unit_done();
}
