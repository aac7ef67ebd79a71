/* SPDX-License-Identifier: Apache-2.0 */
#include "model/syntax.h"

#include "base/utf8.h"

#include <string.h>

#define QUOTE_IT	"entourez la valeur de guillemets droits (\"…\")"

/* What tells two causes of the same complaint apart. */
enum when {
	ALWAYS,
	AT_TAB,
	AFTER_COLON,	/* another « : » stands before, on the line */
	AFTER_TEXT,	/* the line has something before */
	ON_NEXT_LINE,	/* it began on an earlier line */
};

struct complaint {
	const char *problem;	/* part of libyaml's words */
	const char *context;	/* likewise; NULL for any */
	enum when when;
	bool at_start;		/* the place to touch is where it began */
	const char *msg, *hint;
};

/* The first that fits is told. */
static const struct complaint complaints[] = {
	{ "cannot start any token", NULL, AT_TAB, false,
	  "tabulation là où YAML veut des espaces",
	  "remplacez chaque tabulation par des espaces" },
	{ "found a tab character", NULL, ALWAYS, false,
	  "tabulation là où YAML veut des espaces",
	  "remplacez chaque tabulation par des espaces" },
	{ "cannot start any token", NULL, ALWAYS, false,
	  "une valeur ne peut pas commencer par ce signe", QUOTE_IT },
	{ "mapping values are not allowed", NULL, AFTER_COLON, false,
	  "« : » dans une valeur sans guillemets", QUOTE_IT },
	{ "mapping values are not allowed", NULL, ALWAYS, false,
	  "cette clé n'est pas à sa place",
	  "alignez-la sur les clés voisines ; la ligne d'avant doit avoir "
	  "sa clé, suivie de « : » et d'une espace" },
	{ "could not find expected ':'", NULL, ALWAYS, true,
	  "clé attendue, suivie de « : » et d'une espace ordinaire",
	  "écrivez « clé: valeur » ; la suite d'une longue valeur se place "
	  "en retrait" },
	{ "did not find expected key", NULL, AFTER_TEXT, false,
	  "texte en trop après une valeur fermée",
	  "entourez toute la valeur de guillemets droits (\"…\") ; "
	  "l'apostrophe y est permise" },
	{ "did not find expected key", NULL, ALWAYS, false,
	  "cette ligne n'est pas alignée sur les clés voisines",
	  "donnez le même retrait aux clés d'un même groupe" },
	{ "did not find expected '-'", NULL, AFTER_TEXT, false,
	  "texte en trop après une valeur fermée",
	  "entourez toute la valeur de guillemets droits (\"…\") ; "
	  "l'apostrophe y est permise" },
	{ "did not find expected '-'", NULL, ALWAYS, false,
	  "cette ligne n'est pas alignée avec la liste où elle se trouve",
	  "alignez les tirets entre eux, et les clés de chaque élément "
	  "entre elles" },
	{ "did not find expected ',' or '}'", NULL, ON_NEXT_LINE, true,
	  "accolade ouverte et jamais fermée",
	  "ajoutez « } », ou entourez de guillemets la valeur qui commence "
	  "par « { »" },
	{ "did not find expected ',' or '}'", NULL, ALWAYS, false,
	  "« , » ou « } » attendu ici",
	  "dans des accolades, entourez la valeur de guillemets droits "
	  "(\"…\")" },
	{ "did not find expected ',' or ']'", NULL, ON_NEXT_LINE, true,
	  "crochet ouvert et jamais fermé",
	  "ajoutez « ] », ou entourez de guillemets la valeur qui commence "
	  "par « [ »" },
	{ "did not find expected ',' or ']'", NULL, ALWAYS, false,
	  "« , » ou « ] » attendu ici",
	  "dans des crochets, entourez la valeur de guillemets droits "
	  "(\"…\")" },
	{ "found unexpected", "quoted scalar", ALWAYS, true,
	  "guillemet ouvert et jamais fermé",
	  "fermez-le par le même signe, à la fin de la valeur" },
	{ "", "parsing a quoted scalar", ALWAYS, false,
	  "« \\ » suivi d'une lettre inattendue",
	  "doublez la barre oblique inverse (« \\\\ »)" },
	{ "block sequence entries", NULL, AFTER_TEXT, false,
	  "tiret de liste sur la ligne d'une clé",
	  "passez à la ligne avant la liste ; si le tiret est un texte, "
	  "entourez la valeur de guillemets" },
	{ "block sequence entries", NULL, ALWAYS, false,
	  "ce tiret n'est pas à sa place",
	  "alignez les tirets de la liste entre eux" },
	{ "mapping keys are not allowed", NULL, ALWAYS, false,
	  "une valeur ne peut pas commencer par « ? »", QUOTE_IT },
	{ "", "scanning an alias", ALWAYS, true,
	  "une valeur ne peut pas commencer par « * »", QUOTE_IT },
	{ "", "scanning an anchor", ALWAYS, true,
	  "une valeur ne peut pas commencer par « & »", QUOTE_IT },
	{ "tag handle", NULL, ALWAYS, true,
	  "une valeur ne peut pas commencer par « ! »", QUOTE_IT },
	{ "", "ing a tag", ALWAYS, true,
	  "une valeur ne peut pas commencer par « ! »", QUOTE_IT },
	{ "", "scanning a block scalar", ALWAYS, true,
	  "une valeur ne peut pas commencer par « | » ni par « > »",
	  QUOTE_IT },
	{ "did not find expected node content", NULL, ALWAYS, false,
	  "valeur attendue ici",
	  "entourez de guillemets une valeur qui commence par un signe de "
	  "ponctuation" },
	{ "<document start>", NULL, ALWAYS, false,
	  "texte en trop après la fin des données",
	  "supprimez-le, ou rattachez-le à une clé" },
	{ "found unexpected ':'", NULL, ALWAYS, false,
	  "« : » dans une valeur sans guillemets", QUOTE_IT },
};

/* The line up to the mark, and what stands at the mark. */
static struct ctg_str before(const struct ctg_source *src, yaml_mark_t at,
	struct ctg_str *rest)
{
	size_t start = ctg_source_start(src, at.line + 1), len;
	struct ctg_str s = ctg_str_skip(src->text, start);

	for (size_t i = 0; i < at.column && s.n > 0; i++) {
		(void)ctg_utf8_next(s, &len);
		s = ctg_str_skip(s, len);
	}
	*rest = s;
	return (struct ctg_str){ src->text.p + start,
		src->text.n - s.n - start };
}

static bool is_so(enum when when, const yaml_parser_t *p,
	const struct ctg_source *src)
{
	struct ctg_str rest, line = before(src, p->problem_mark, &rest);

	switch (when) {
	case AT_TAB:
		return ctg_str_starts(rest, STR("\t"));
	case AFTER_COLON:
		return ctg_str_has(line, STR(": "));
	case AFTER_TEXT:
		return ctg_str_trim(line).n > 0;
	case ON_NEXT_LINE:
		return p->context_mark.line < p->problem_mark.line;
	default:
		return true;
	}
}

static const struct complaint *find(const yaml_parser_t *p,
	const struct ctg_source *src)
{
	const char *problem = p->problem ? p->problem : "";
	const char *context = p->context ? p->context : "";

	for (size_t i = 0; i < sizeof(complaints) / sizeof(*complaints); i++) {
		const struct complaint *c = &complaints[i];

		if (strstr(problem, c->problem) &&
		    (!c->context || strstr(context, c->context)) &&
		    is_so(c->when, p, src))
			return c;
	}
	return NULL;
}

struct ctg_place ctg_syntax_place(const struct ctg_source *src, yaml_mark_t m)
{
	if (m.line >= src->nlines)
		return ctg_source_place(src, src->text.n);
	return (struct ctg_place){ src->path, (unsigned)m.line + 1,
		(unsigned)m.column + 1 };
}

enum ctg_code ctg_syntax_fail(struct ctg_arena *a,
	const yaml_parser_t *parser, const struct ctg_source *src,
	struct ctg_err *err)
{
	const struct complaint *c;
	struct ctg_place at;
	enum ctg_code code;

	if (parser->error == YAML_MEMORY_ERROR)
		return ctg_fail(err, CTG_ESYSTEM, "mémoire épuisée");
	c = find(parser, src);
	at = ctg_syntax_place(src, c && c->at_start ? parser->context_mark :
		parser->problem_mark);
	if (c)
		code = ctg_fail(err, CTG_EINPUT, "%s", c->msg);
	else
		code = ctg_fail(err, CTG_EINPUT, "YAML illisible (%s)",
			parser->problem ? parser->problem : "?");
	ctg_err_at(err, ctg_str_c(a, src->path), at.line, at.col);
	ctg_err_hint(err, "%s", c ? c->hint : QUOTE_IT);
	return code;
}
