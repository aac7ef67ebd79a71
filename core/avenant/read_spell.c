/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/read_spell.h"

#include "base/utf8.h"
#include "model/french.h"
#include "model/ordinal.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
/* « remplacés », « remplacées »: words that begin alike are one. */
#define STEM	6

/* The words that formulas know, and what they stand for when another says the
 * same; words that could be taken for one of them by mistake stand for
 * themselves. */
static const struct {
	const char *word, *means;
} lexicon[] = {
	{ "remplace", NULL }, { "remplacee", NULL }, { "remplaces", NULL },
	{ "remplacees", NULL }, { "remplacer", NULL }, { "remplacent", NULL },
	{ "insere", NULL }, { "inseree", NULL }, { "inseres", NULL },
	{ "inserees", NULL }, { "inserer", NULL }, { "ajoute", NULL },
	{ "ajoutee", NULL }, { "ajoutes", NULL }, { "ajoutees", NULL },
	{ "ajouter", NULL }, { "supprime", NULL }, { "supprimee", NULL },
	{ "supprimes", NULL }, { "supprimees", NULL }, { "supprimer", NULL },
	{ "complete", NULL }, { "completee", NULL }, { "completes", NULL },
	{ "completees", NULL }, { "completer", NULL }, { "redige", NULL },
	{ "redigee", NULL }, { "rediges", NULL }, { "redigees", NULL },
	{ "modifie", NULL }, { "modifiee", NULL }, { "modifies", NULL },
	{ "modifiees", NULL }, { "substitue", NULL }, { "substituee", NULL },
	{ "substitues", NULL }, { "substituees", NULL },
	{ "abroge", "supprime" }, { "abrogee", "supprimee" },
	{ "abroges", "supprimes" }, { "abrogees", "supprimees" },
	{ "abroger", "supprimer" },
	{ "devient", NULL }, { "deviennent", NULL }, { "formule", NULL },
	{ "alinea", NULL }, { "alineas", NULL }, { "paragraphe", "alinea" },
	{ "paragraphes", "alineas" }, { "article", NULL },
	{ "articles", NULL }, { "annexe", NULL }, { "annexes", NULL },
	{ "annee", NULL }, { "annees", NULL }, { "phrase", NULL },
	{ "phrases", NULL }, { "premier", NULL }, { "premiere", NULL },
	{ "premiers", NULL }, { "premieres", NULL }, { "deuxieme", NULL },
	{ "deuxiemes", NULL }, { "troisieme", NULL }, { "quatrieme", NULL },
	{ "cinquieme", NULL }, { "sixieme", NULL }, { "septieme", NULL },
	{ "huitieme", NULL }, { "neuvieme", NULL }, { "dixieme", NULL },
	{ "dixiemes", NULL }, { "douzieme", NULL }, { "onzieme", NULL },
	{ "dernier", NULL }, { "derniere", NULL }, { "derniers", NULL },
	{ "dernieres", NULL }, { "second", NULL }, { "seconde", NULL },
	{ "tableau", NULL }, { "tableaux", NULL }, { "ligne", NULL },
	{ "lignes", NULL }, { "colonne", NULL }, { "colonnes", NULL },
	{ "cellule", NULL }, { "cellules", NULL }, { "intitule", NULL },
	{ "intitulee", NULL }, { "intitules", NULL }, { "intitulees", NULL },
	{ "suivant", NULL }, { "suivante", NULL }, { "suivants", NULL },
	{ "suivantes", NULL }, { "dispositions", "stipulations" },
	{ "stipulations", NULL }, { "stipulation", NULL },
	{ "occurrence", NULL }, { "occurrences", NULL }, { "apres", NULL },
	{ "avant", NULL }, { "montant", NULL }, { "nombre", NULL },
	{ "reference", NULL }, { "references", NULL }, { "chapitre", NULL },
	{ "chapitres", NULL }, { "section", NULL }, { "sections", NULL },
	{ "fiche", NULL }, { "fiches", NULL }, { "titre", NULL },
	{ "titres", NULL }, { "theme", NULL }, { "themes", NULL },
	{ "texte", NULL }, { "textes", NULL }, { "terme", NULL },
	{ "termes", NULL }, { "respectivement", NULL }, { "ainsi", NULL },
	{ "comme", NULL }, { "partie", NULL }, { "parties", NULL },
	{ "comparution", NULL }, { "convention", NULL },
	/* no mistakes */
	{ "signe", NULL }, { "signee", NULL }, { "signes", NULL },
	{ "article", NULL }, { "action", NULL }, { "actions", NULL },
	{ "mention", NULL }, { "mentions", NULL }, { "modifier", NULL },
	{ "second", NULL }, { "secondes", NULL }, { "lettre", NULL },
	{ "tirets", NULL }, { "tiret", NULL }, { "points", NULL },
	{ "point", NULL }, { "liste", NULL }, { "listes", NULL },
	{ "element", NULL }, { "elements", NULL }, { "visas", NULL },
	{ "figurant", NULL }, { "figure", NULL }, { "figurent", NULL },
	{ "presente", NULL }, { "present", NULL }, { "inscrit", NULL },
	{ "note", NULL }, { "notes", NULL }, { "place", NULL },
	{ "fiches", NULL }, { "porte", NULL }, { "ajouts", NULL },
	{ "insertion", NULL }, { "suppression", NULL },
};

/* The word that begins s: its letters in plain form, at most room. */
static size_t take_word(struct ctg_buf *plain, struct ctg_str s)
{
	struct ctg_str at = s;
	size_t len;

	while (at.n > 0) {
		char c = ctg_french_plain(at, &len);

		if (c < 'a' || c > 'z')
			break;
		ctg_buf_putc(plain, c);
		at = ctg_str_skip(at, len);
	}
	return s.n - at.n;
}

static const char *meaning(size_t i)
{
	return lexicon[i].means ? lexicon[i].means : lexicon[i].word;
}

static bool is_number(struct ctg_str plain)
{
	unsigned n;

	return ctg_ordinal_take(&n, plain) == plain.n ||
		ctg_cardinal_take(&n, plain) == plain.n;
}

/* What a word stands for; NULL when it is left as it is.  « Seizième » is not
 * far from « sixième »: numbers are mended by one letter only. */
static const char *nearest(struct ctg_str plain)
{
	size_t limit = plain.n >= 9 ? 2 : 1, best = SIZE_MAX, at = 0;
	bool twice = false;

	if (plain.n < 5 || is_number(plain))
		return NULL;
	for (size_t i = 0; i < COUNT(lexicon); i++) {
		struct ctg_str word = ctg_str_from(lexicon[i].word);
		size_t d;

		if (word.n + limit < plain.n || plain.n + limit < word.n)
			continue;
		d = ctg_str_distance(plain, word);
		if (d < best) {
			best = d;
			at = i;
			twice = false;
		} else if (d == best && strncmp(meaning(i), meaning(at),
			   STEM) != 0) {
			twice = true;
		}
	}
	if (best > limit || twice ||
	    (best > 1 && is_number(ctg_str_from(lexicon[at].word))))
		return NULL;
	return meaning(at);
}

static const char *instead_of(struct ctg_str plain, bool mend)
{
	for (size_t i = 0; i < COUNT(lexicon); i++)
		if (lexicon[i].word[0] == plain.p[0] &&
		    ctg_str_eq(plain, ctg_str_from(lexicon[i].word)))
			return lexicon[i].means;
	return mend ? nearest(plain) : NULL;
}

size_t ctg_spell_word(struct ctg_buf *b, struct ctg_str s, bool mend)
{
	struct ctg_buf plain = { .arena = b->arena };
	size_t n = take_word(&plain, s);
	const char *instead;

	if (n == 0) {
		(void)ctg_utf8_next(s, &n);
		ctg_buf_add(b, ctg_str_head(s, n));
		return n;
	}
	instead = instead_of(ctg_buf_str(&plain), mend);
	if (instead)
		ctg_buf_puts(b, instead);
	else
		ctg_buf_add(b, ctg_str_head(s, n));
	return n;
}
