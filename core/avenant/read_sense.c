/* SPDX-License-Identifier: Apache-2.0 */
/* Statements that no formula takes: those that amend all the same, and those
 * that every act has. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

/* Sentences that every act has, whatever they quote. */
bool ctg_said_is_frame(const struct ctg_said *s)
{
	static const char words[] = "le_present_avenant|le_present_acte|"
		"la_presente_modification|les_autres_stipulations|"
		"toutes_les_autres_stipulations|toutes_les_stipulations|"
		"vu|considerant|fait";
	static const char acts[] = "remplace|supprime|insere|ajoute|complete|"
		"substitue|modifie";
	struct ctg_str at = s->text;

	ctg_noise_skip(&at);
	if (!ctg_words_cut(&at, words, strlen(words)))
		return false;
	/* « Le présent avenant supprime l'article 8 » */
	ctg_noise_skip(&at);
	return !ctg_words_cut(&at, acts, strlen(acts));
}

/* A word that amends, outside quotes; a past is told, not done. */
bool ctg_said_amends(const struct ctg_said *s)
{
	static const char verbs[] = "remplac*|inser*|ajout*|suppri*|complet*|"
		"redig*|substitu*|devient|deviennent|lire|adhere|adherent|"
		"se_retire|se_retirent|abrog*|ancien_texte|nouveau_texte";
	static const char openings[] = "modifi*|chang*";
	static const char told[] = "a_ete_*|ont_ete_*|avait_ete_*|"
		"avaient_ete_*";
	struct ctg_str at = s->text;
	bool inside = false;

	for (; at.n > 0;) {
		const struct ctg_cited *c = ctg_said_quote(s, at);
		struct ctg_str word = at;
		bool letter = !ctg_french_word_ends(at);
		size_t len;

		if (letter && !inside) {
			if (ctg_words_cut(&word, verbs, strlen(verbs)) ||
			    (s->opens && ctg_words_cut(&word, openings,
			    strlen(openings))))
				return true;
			if (ctg_words_cut(&at, told, strlen(told)))
				continue;
		}
		inside = letter;
		(void)ctg_utf8_next(at, &len);
		at = ctg_str_skip(at, c && c->len > 0 ? c->len : len);
	}
	return false;
}

bool ctg_said_is_quotes(const struct ctg_said *s)
{
	struct ctg_str at = s->text;
	const struct ctg_cited *c;

	for (;; at = ctg_str_skip(at, c->len)) {
		ctg_noise_skip(&at);
		c = ctg_said_quote(s, at);
		if (!c || c->len == 0)
			return s->n > 0 && (at.n == 0 || (at.n == 1 &&
				strchr(".;", at.p[0])));
	}
}
