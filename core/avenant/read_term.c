/* SPDX-License-Identifier: Apache-2.0 */
/* The pieces of a formula: « les mots : « A » », « deux alinéas », « à la
 * seconde occurrence ». */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

void ctg_noise_skip(struct ctg_str *s)
{
	do {
		(void)ctg_french_spaces(s);
	} while (ctg_str_cut(s, STR(",")) || ctg_str_cut(s, STR(":")));
}

static bool cut_letter(struct ctg_str *s, char want)
{
	size_t len;
	char c = ctg_french_plain(*s, &len);

	if (len == 0 || (want ? c != want : c < 'a' || c > 'z'))
		return false;
	*s = ctg_str_skip(*s, len);
	return true;
}

/* « redig*_comme_suit »: a star is the end of a word, whatever it is. */
static bool cut_one(struct ctg_str *s, const char *words, size_t n)
{
	struct ctg_str at = *s;

	for (size_t i = 0; i < n; i++)
		if (words[i] == '_') {
			if (!ctg_french_spaces(&at))
				return false;
		} else if (words[i] == '*') {
			while (cut_letter(&at, '\0'))
				;
		} else if (!cut_letter(&at, words[i])) {
			return false;
		}
	if (words[n - 1] != '\'' && !ctg_french_word_ends(at))
		return false;
	*s = at;
	return true;
}

bool ctg_words_cut(struct ctg_str *s, const char *alternatives, size_t n)
{
	struct ctg_str rest = { alternatives, n };

	while (rest.n > 0) {
		struct ctg_str one = ctg_str_split(&rest, '|');

		if (cut_one(s, one.p, one.n))
			return true;
	}
	return false;
}

static bool cut(struct ctg_str *s, const char *alternatives)
{
	return ctg_words_cut(s, alternatives, strlen(alternatives));
}

/* --- occurrences ---------------------------------------------------------- */

/* « deux fois », « (deux fois) » */
static bool take_count(struct ctg_times *out, struct ctg_str *s)
{
	struct ctg_str at = *s;
	bool between = ctg_str_cut(&at, STR("("));
	size_t n = ctg_cardinal_take(&out->count, at);

	at = ctg_str_skip(at, n);
	if (n == 0 || !ctg_french_spaces(&at) || !cut(&at, "fois"))
		return false;
	if (between && !ctg_str_cut(&at, STR(")")))
		return false;
	*s = at;
	return true;
}

static bool take_all(struct ctg_times *out, struct ctg_str *s)
{
	static const char words[] = "a_chaque_occurrence|"
		"a_chacune_de_leurs_occurrences|"
		"a_chacune_de_ses_occurrences|a_toutes_les_occurrences|"
		"a_toutes_leurs_occurrences|a_toutes_ses_occurrences|"
		"dans_toutes_leurs_occurrences|dans_toutes_ses_occurrences|"
		"partout_ou_ils_figurent|partout_ou_il_figure|"
		"partout_ou_elle_figure|partout_ou_elles_figurent|"
		"chaque_fois_qu'il_figure|chaque_fois_qu'ils_figurent";

	out->all = cut(s, words);
	return out->all;
}

/* « à la seconde occurrence », « aux deux occurrences » */
static bool take_rank(struct ctg_times *out, struct ctg_str *s)
{
	struct ctg_str at = *s;
	bool between;
	size_t n;

	if (cut(&at, "aux|a_leurs|a_ses") && ctg_french_spaces(&at)) {
		n = ctg_cardinal_take(&out->count, at);
		at = ctg_str_skip(at, n);
		if (n == 0 || !ctg_french_spaces(&at) ||
		    !cut(&at, "occurrences"))
			return false;
		*s = at;
		return true;
	}
	between = ctg_str_cut(&at, STR("("));
	if ((!cut(&at, "a_la|a_sa|a_leur|pour_la|en_sa") ||
	    !ctg_french_spaces(&at)) && !between)
		return false;
	if (cut(&at, "derniere"))
		out->last = true;
	else
		at = ctg_str_skip(at, ctg_ordinal_take(&out->rank, at));
	if ((!out->last && out->rank == 0) || !ctg_french_spaces(&at) ||
	    !cut(&at, "occurrence|fois"))
		return false;
	if (between && !ctg_str_cut(&at, STR(")")))
		return false;
	*s = at;
	return true;
}

bool ctg_times_take(struct ctg_times *out, struct ctg_str *s)
{
	static bool (*const forms[])(struct ctg_times *, struct ctg_str *) = {
		take_count, take_all, take_rank,
	};
	struct ctg_str at = *s;

	ctg_noise_skip(&at);
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct ctg_times t = { 0 };

		if (!forms[i](&t, &at))
			continue;
		*out = t;
		*s = at;
		return true;
	}
	return false;
}

/* --- terms ---------------------------------------------------------------- */

static const struct {
	const char *words;
	enum ctg_noun noun;
} nouns[] = {
	{ "alinea|alineas|tiret|point", CTG_NOUN_ALINEA },
	{ "phrase|phrases", CTG_NOUN_PHRASE },
	{ "intitule|titre", CTG_NOUN_TITLE },
	{ "mot|mots|groupe_de_mots|terme|termes|expression|expressions|"
		"mention|mentions|membre_de_phrase|date|dates|annee|annees|"
		"montant|montants|nombre|nombres|chiffre|chiffres|taux|"
		"pourcentage|somme|sommes|reference|references|valeur|duree|"
		"heure|heures|periode|signe|signes|numero|nom|noms|adresse|"
		"denomination|designation|formule|texte|passage|texte_actuel|"
		"stipulation|stipulations|libelle|ancien_texte",
		CTG_NOUN_WORDS },
};

/* « les mots », « suivants » maybe. */
static void take_noun(struct ctg_term *t, struct ctg_str *s)
{
	struct ctg_str at = *s;

	if (cut(&at, "les|le|la|l'|des|un|une|du|de_la|celle_de|celui_de|"
	    "celui|celle|ceux|celles|aux|au|a_la|a_l'"))
		(void)ctg_french_spaces(&at);
	for (size_t i = 0; i < COUNT(nouns); i++) {
		if (!cut(&at, nouns[i].words))
			continue;
		t->noun = nouns[i].noun;
		t->named = true;
		*s = at;
		ctg_noise_skip(&at);
		if (cut(&at, "suivant*|suivant|ci-apres"))
			*s = at;
		return;
	}
}

/* « la première occurrence du mot » */
static void take_occurrence(struct ctg_term *t, struct ctg_str *s)
{
	struct ctg_times times = { 0 };
	struct ctg_str at = *s;

	if (!cut(&at, "la") || !ctg_french_spaces(&at))
		return;
	if (cut(&at, "derniere"))
		times.last = true;
	else
		at = ctg_str_skip(at, ctg_ordinal_take(&times.rank, at));
	if (!ctg_french_spaces(&at) || !cut(&at, "occurrence") ||
	    !ctg_french_spaces(&at))
		return;
	t->times = times;
	*s = at;
}

static bool take_quote(struct ctg_term *t, const struct ctg_said *said,
	struct ctg_str *s)
{
	struct ctg_str at = *s;
	const struct ctg_cited *c;

	ctg_noise_skip(&at);
	c = ctg_said_quote(said, at);
	if (!c || t->n == COUNT(t->v))
		return false;
	t->v[t->n++] = c;
	*s = ctg_str_skip(at, c->len);
	return true;
}

/* « , « B » et « C » », « et les mots « C » » */
static void take_others(struct ctg_term *t, const struct ctg_said *said,
	struct ctg_str *s)
{
	for (;;) {
		struct ctg_str at = *s;
		struct ctg_term ignored = { 0 };

		ctg_noise_skip(&at);
		(void)cut(&at, "et|ainsi_que");
		(void)ctg_french_spaces(&at);
		take_noun(&ignored, &at);
		if (!take_quote(t, said, &at))
			return;
		*s = at;
	}
}

/* « figurant à l'article 4 », « du deuxième alinéa » */
static void take_where(struct ctg_term *t, struct ctg_arena *a,
	struct ctg_str *s)
{
	struct ctg_str at = *s, lead;
	size_t n;

	ctg_noise_skip(&at);
	if (cut(&at, "qui_figur*|figur*|mentionn*|inscrit*|contenu*|"
	    "prevu*"))
		(void)ctg_french_spaces(&at);
	lead = at;
	if (!cut(&lead, "a_la|a_l'|au|aux|dans*|de_la|de_l'|du|des|"
	    "a_la_fin"))
		return;
	n = ctg_reaches_take(&t->where, a, at, CTG_REACH_ONE);
	if (n > 0)
		*s = ctg_str_skip(at, n);
}

bool ctg_term_take(struct ctg_term *out, struct ctg_arena *a,
	const struct ctg_said *said, struct ctg_str *s, bool several)
{
	struct ctg_term t = { 0 };
	struct ctg_str at = *s;

	ctg_noise_skip(&at);
	take_occurrence(&t, &at);
	take_noun(&t, &at);
	if (!take_quote(&t, said, &at))
		return false;
	if (several)
		take_others(&t, said, &at);
	(void)ctg_times_take(&t.times, &at);
	take_where(&t, a, &at);
	*out = t;
	*s = at;
	return true;
}

/* --- what is announced ---------------------------------------------------- */

static const struct {
	const char *words;
	enum ctg_piece piece;
} pieces[] = {
	{ "alinea|alineas|tiret|tirets|point|points|visa|visas|element|"
		"elements|item|items|considerant", CTG_PIECE_ALINEA },
	{ "phrase|phrases", CTG_PIECE_PHRASE },
	{ "intitule|intitules|sous-titre|titres", CTG_PIECE_TITLE },
	{ "tableau|tableaux", CTG_PIECE_TABLE },
	{ "ligne_d'en-tete|ligne|lignes", CTG_PIECE_ROW },
	{ "saut_de_page|sauts_de_page", CTG_PIECE_BREAK },
	{ "stipulations|stipulation|texte|textes|partie|parties|redaction|"
		"liste|listes|formule|comparution|sous-partie|rubrique",
		CTG_PIECE_TEXT },
};

static void take_adjectives(struct ctg_str *s)
{
	do {
		ctg_noise_skip(s);
	} while (cut(s, "nouveau|nouvel|nouvelle|nouveaux|nouvelles|"
		"supplementaire|supplementaires|suivant*|unique"));
}

static void take_labels(struct ctg_content *c, struct ctg_str *s)
{
	while (c->nlabels < COUNT(c->labels)) {
		struct ctg_str at = *s;
		size_t n;

		if (c->nlabels > 0) {
			ctg_noise_skip(&at);
			(void)cut(&at, "et");
		}
		(void)ctg_french_spaces(&at);
		n = ctg_label_take(&c->labels[c->nlabels], at);
		if (n == 0)
			return;
		c->nlabels++;
		*s = ctg_str_skip(at, n);
	}
}

/* « , dont les première et deuxième cellules prolongent celles de la ligne
 * précédente » */
static void take_continued(struct ctg_content *c, struct ctg_str *s)
{
	unsigned ranks[CTG_CONTINUED];
	struct ctg_str at = *s;
	size_t n = 0, len;

	ctg_noise_skip(&at);
	if (!cut(&at, "dont"))
		return;
	ctg_noise_skip(&at);
	(void)cut(&at, "a_la_premiere");
	ctg_noise_skip(&at);
	if (!cut(&at, "la|les"))
		return;
	do {
		ctg_noise_skip(&at);
		(void)cut(&at, "et");
		(void)ctg_french_spaces(&at);
		len = ctg_ordinal_take(&ranks[n], at);
		at = ctg_str_skip(at, len);
		n += len > 0;
	} while (len > 0 && n < CTG_CONTINUED);
	if (n == 0 || !cut(&at, "cellule_prolonge_celle_de_la_ligne_precedente|"
	    "cellules_prolongent_celles_de_la_ligne_precedente"))
		return;
	memcpy(c->continued, ranks, n * sizeof(*ranks));
	c->ncontinued = n;
	*s = at;
}

static bool take_piece(struct ctg_content *c, unsigned count,
	struct ctg_str *s)
{
	struct ctg_str at = *s;
	enum ctg_word word;
	bool plural;
	size_t n;

	for (size_t i = 0; i < COUNT(pieces); i++)
		if (cut(s, pieces[i].words)) {
			c->count[pieces[i].piece] += count;
			take_adjectives(s);
			if (pieces[i].piece == CTG_PIECE_ROW)
				take_continued(c, s);
			return true;
		}
	n = ctg_word_take(&word, &plural, at);
	if (n == 0)
		return false;
	*s = ctg_str_skip(at, n);
	c->word = word;
	c->count[CTG_PIECE_DIVISION] += count;
	take_labels(c, s);
	take_adjectives(s);
	return true;
}

/* How many: CTG_SOME for « les alinéas suivants ». */
static bool take_how_many(unsigned *count, struct ctg_str *s)
{
	struct ctg_str at = *s;
	bool one = cut(&at, "l'|la|le"), found;
	bool some = !one && cut(&at, "les|des|de|d'");
	size_t n;

	(void)ctg_french_spaces(&at);
	*count = some ? CTG_SOME : 1;
	n = ctg_cardinal_take(count, at);
	found = one || some || n > 0;
	at = ctg_str_skip(at, n);
	(void)ctg_french_spaces(&at);
	*s = at;
	return found;
}

static bool take_some(struct ctg_content *c, struct ctg_str *s)
{
	struct ctg_str at = *s;
	unsigned count, rank;
	size_t n;

	if (!take_how_many(&count, &at))
		return false;
	take_adjectives(&at);
	n = ctg_ordinal_take(&rank, at);
	at = ctg_str_skip(at, n);
	(void)ctg_french_spaces(&at);
	if (!take_piece(c, count, &at))
		return false;
	*s = at;
	return true;
}

bool ctg_content_take(struct ctg_content *out, struct ctg_str *s)
{
	struct ctg_content c = { 0 };
	struct ctg_str at = *s;

	ctg_noise_skip(&at);
	if (!take_some(&c, &at))
		return false;
	for (;;) {
		struct ctg_str more = at;

		ctg_noise_skip(&more);
		(void)cut(&more, "et");
		(void)ctg_french_spaces(&more);
		if (!take_some(&c, &more))
			break;
		at = more;
	}
	*out = c;
	*s = at;
	return true;
}
