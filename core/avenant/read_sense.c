/* SPDX-License-Identifier: Apache-2.0 */
/* Statements that no formula takes: those that amend all the same, and those
 * that every act has. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

#include <string.h>

#define CUT(s, words)	ctg_words_cut(s, words, strlen(words))

/* After « est », « sont désormais ». */
static const char done[] = "remplac*|inser*|ajout*|suppri*|complet*|redig*|"
	"substitu*|abrog*|annul*|porte|portee|portes|portees|ramen*|fixe|fixee|"
	"fixes|fixees|augment*|diminu*|redui*|releve*|abaiss*|major*|minor*|"
	"revaloris*|doubl*|tripl*|prolong*|prorog*|recondui*|renouvel*|"
	"report*|repouss*|avance*|raccourci*|allong*|etend*|elargi*|restrein*|"
	"limit*|adjoin*|incorpor*|integr*|inclus*|introdui*|retir*|exclu*|"
	"ecart*|effac*|raye*|biff*|retranch*|deplac*|transfer*|scind*|"
	"fusionn*|regroup*|renomm*|rebaptis*|renumerot*|transform*|converti*|"
	"reecri*|reformul*|remani*|amend*|mis_au_singulier|mis_au_pluriel|"
	"actualis*|rectifi*|corrig*|revis*|suspend*|resili*|cree|creee|crees|"
	"creees|institu*|instaur*|mis_fin|mis_a_jour|mise_a_jour|mises_a_jour|"
	"deroge|barre|barree|barres|barrees|elimin*|enleve*|ote|otee|otes|"
	"otees|permut*|interverti*|invers*|revu|revue|revus|revues|plafonn*|"
	"abonde|abondee|eleve|elevee|eleves|elevees|rallong*|ecourt*|"
	"anticip*|decal*|joint_a_la_convention|jointe_a_la_convention|"
	"joints_a_la_convention|jointes_a_la_convention|procede_a|"
	"procede_au|procede_aux|decidee|decides|decidees";

/* Wherever they stand. */
static const char verbs[] = "remplac*|inser*|ajout*|suppri*|complet*|redig*|"
	"substitu*|devient|deviennent|lire|adhere|adherent|se_retire|"
	"se_retirent|abrog*|ancien_texte|nouveau_texte|ancien_intitule|"
	"nouvel_intitule";

/* In an article: the recital tells what was. */
static const char more[] = "deviendra|deviendront|se_lit|se_lisent|quitte|"
	"quittent|rejoint|rejoignent|annule|annulent|desormais|dorenavant|"
	"a_l'avenir|cesse|cessent|cessera|cesseront|passe_de|passent_de|"
	"passe_a|passent_a|passera|passeront|entre_dans_la_convention|"
	"entrent_dans_la_convention|sort_de_la_convention|"
	"sortent_de_la_convention|porte_a|porte_la|porte_le|portent|prolonge|"
	"prolongent|proroge|prorogent|reconduit|reconduisent|renouvelle|"
	"renouvellent|augmente|augmentent|diminue|diminuent|reduit|reduisent|"
	"ramene|ramenent|fixent|relevent|met_fin|mettent_fin|prend_fin|"
	"prennent_fin|prendra_fin|prendront_fin|expire|expirera|s'acheve|"
	"s'achevera|court_jusqu*|deroge|derogent|par_derogation|"
	"en_lieu_et_place|renonce|renoncent|s'eleve_a|s'elevent_a|"
	"decident_la|decident_le|decident_les|decident_l'|"
	"conviennent_de_la|conviennent_du|conviennent_de_l'|"
	"conviennent_des|procedent_a|procedent_au|procedent_aux|"
	"n'est_pas_recondui*|n'est_pas_renouvel*|"
	"n'est_pas_prolong*|n'est_pas_prorog*";

/* The word after the one that stands at *s. */
static bool next_word(struct ctg_str *s)
{
	size_t len;

	while (!ctg_french_word_ends(*s)) {
		(void)ctg_utf8_next(*s, &len);
		*s = ctg_str_skip(*s, len);
	}
	return ctg_french_spaces(s);
}

/* « n'est plus », « ne lui verse plus » */
static bool is_no_longer(struct ctg_str s)
{
	if (!CUT(&s, "ne|n'"))
		return false;
	(void)ctg_french_spaces(&s);
	for (int i = 0; i < 3; i++) {
		if (CUT(&s, "pas"))
			return false;
		if (CUT(&s, "plus"))
			return true;
		if (!next_word(&s))
			return false;
	}
	return false;
}

/* « légèrement », « en partie » */
static bool cut_manner(struct ctg_str *s)
{
	struct ctg_str word = *s, rest = *s;
	size_t len;

	if (CUT(s, "en_partie|pour_partie|en_totalite"))
		return true;
	while (!ctg_french_word_ends(rest)) {
		(void)ctg_utf8_next(rest, &len);
		rest = ctg_str_skip(rest, len);
	}
	if (!ctg_str_ends(ctg_str_head(word, word.n - rest.n), STR("ement")))
		return false;
	*s = rest;
	return true;
}

/* « est modifié », not « est modifiée par avenant ». */
static bool is_changed(struct ctg_str s)
{
	static const char how[] = "en_consequence|conformement|par|selon|"
		"dans_les_conditions|a_la_suite|comme|ci-apres|ci-dessous|"
		"ci-dessus";

	if (!CUT(&s, "modifi*"))
		return false;
	(void)ctg_french_spaces(&s);
	return !CUT(&s, how);
}

/* « est portée », « sera désormais fixé » */
static bool is_done(struct ctg_str s)
{
	static const char be[] = "est|sont|sera|seront|doit_etre|"
		"doivent_etre|devra_etre|devront_etre";
	static const char adverbs[] = "desormais|ainsi|egalement|donc|alors|"
		"en_consequence|des_lors|dorenavant|par_consequent|ici|"
		"de_ce_fait|en_outre|aussi|enfin|de_plein_droit|"
		"respectivement";
	struct ctg_str at;

	if (!CUT(&s, be))
		return false;
	ctg_noise_skip(&s);
	while (CUT(&s, adverbs) || cut_manner(&s))
		ctg_noise_skip(&s);
	at = s;
	if (CUT(&at, "annex*") && ctg_french_spaces(&at))
		return !CUT(&at, "au_present_avenant|au_present_acte|"
			"aux_presentes");
	return is_changed(s) || CUT(&s, done);
}

/* « Modification de », not « Modification du présent avenant ». */
bool ctg_words_announce(struct ctg_str title)
{
	static const char nouns[] = "modification|modifications|insertion|"
		"insertions|suppression|suppressions|renumerotation|"
		"remplacement|ajout|ajouts|abrogation|annulation|retrait|"
		"adhesion|substitution|prolongation|prorogation|reconduction|"
		"creation|introduction|deplacement|transfert|reecriture|"
		"nouvelle_redaction";
	static const char of[] = "de|du|des|d'|a|au|aux";
	static const char act[] = "present_avenant|l'avenant|avenants";

	ctg_noise_skip(&title);
	if (!CUT(&title, nouns) || !ctg_french_spaces(&title) ||
	    !CUT(&title, of))
		return false;
	(void)ctg_french_spaces(&title);
	return !CUT(&title, act);
}

/* --- sentences ------------------------------------------------------------ */

enum nature {
	PLAIN,
	FRAME,		/* every act has it */
	TOLD,		/* of what is, or of what the act is about */
};

/* Of the act itself: the words that say what it does. */
static enum nature nature_of_act(struct ctg_str *s)
{
	static const char acts[] = "remplace|supprime|insere|ajoute|complete|"
		"substitue|modifie|porte|prolonge|proroge|reconduit|"
		"renouvelle|augmente|diminue|reduit|ramene|annule|abroge|"
		"met_fin|deroge";
	static const char purposes[] = "a_pour_objet|a_pour_but|vise_a|"
		"vise_notamment_a|tend_a";
	struct ctg_str at;

	ctg_noise_skip(s);
	at = *s;
	if (CUT(&at, purposes))
		return TOLD;
	/* « Le présent avenant supprime l'article 8 » */
	if (CUT(&at, acts))
		return PLAIN;
	/* « est annexé à la convention »: the act is. */
	(void)CUT(s, "est|sera");
	return FRAME;
}

/* Moves past what shows it. */
static enum nature nature_of(struct ctg_str *s)
{
	static const char own[] = "le_present_avenant|le_present_acte|"
		"la_presente_modification";
	static const char others[] = "les_autres_stipulations|"
		"toutes_les_autres_stipulations|toutes_les_stipulations";
	static const char told[] = "vu|considerant|fait_a|fait_en|fait_le|"
		"l'objet_du_present_avenant";

	ctg_noise_skip(s);
	if (CUT(s, told))
		return TOLD;
	if (CUT(s, others))
		return FRAME;
	return CUT(s, own) ? nature_of_act(s) : PLAIN;
}

/* A full stop ends a sentence, not « art. » nor « L. »; « ; » does, before
 * another than « d'ajouter ». */
static bool sentence_ends(struct ctg_str all, size_t i)
{
	struct ctg_str next = ctg_str_skip(all, i + 1);
	size_t n = 0;

	if (all.p[i] != '.' && all.p[i] != ';')
		return false;
	if (!ctg_french_spaces(&next) || next.n == 0)
		return false;
	if (all.p[i] == ';')
		return !CUT(&next, "de|d'|du|des|et|ou|qui|que|a");
	while (n < i && ctg_is_alpha(all.p[i - n - 1]))
		n++;
	return n != 1 && !(n == 3 && ctg_str_eq((struct ctg_str){
		all.p + i - n, n }, STR("art")));
}

/* « Insertion », « Ajout »: a heading announces, or says. */
static bool heading_acts_at(struct ctg_str s)
{
	static const char finite[] = "devient|deviennent|desormais|dorenavant|"
		"passe_de|passe_a|est_ainsi_*|sont_ainsi_*";

	return is_done(s) || is_no_longer(s) || CUT(&s, finite);
}

static bool acts_at(struct ctg_str s, enum nature nature, bool recital)
{
	struct ctg_str at = s;

	if (nature == PLAIN && CUT(&at, verbs))
		return true;
	return !recital && (is_done(s) || (nature == PLAIN &&
		(CUT(&s, more) || is_no_longer(s))));
}

/* The recital ends where the parties agree. */
static bool is_recital(const struct ctg_said *s, struct ctg_str at)
{
	static const char agreed[] = "il_est_convenu|les_parties_conviennent|"
		"les_parties_decident|en_consequence|par_le_present_avenant";

	ctg_noise_skip(&at);
	return s->recital && !CUT(&at, agreed);
}

/* Moves past a sentence; true when it amends, outside quotes.  A past is
 * told, not done. */
static bool sentence_amends(const struct ctg_said *s, struct ctg_str *at)
{
	static const char openings[] = "modifi*|chang*";
	static const char past[] = "a_ete_*|ont_ete_*|avait_ete_*|"
		"avaient_ete_*";
	bool recital = is_recital(s, *at);
	enum nature nature = s->purpose ? FRAME : nature_of(at);
	bool amends = nature == PLAIN && !recital && ctg_words_announce(*at);
	bool inside = false, ended = false;

	while (at->n > 0 && !ended) {
		const struct ctg_cited *c = ctg_said_quote(s, *at);
		struct ctg_str word = *at;
		bool letter = !ctg_french_word_ends(*at);
		size_t len;

		/* Who signs may be to come. */
		if (ctg_str_cut(at, STR("[à compléter]")))
			continue;
		if (letter && !inside && nature != TOLD) {
			if (CUT(at, past))
				continue;
			amends |= s->aside == CTG_ASIDE_HEADING ?
				heading_acts_at(word) :
				acts_at(word, nature, recital) || (s->opens &&
				nature == PLAIN && CUT(&word, openings));
		}
		inside = letter;
		ended = sentence_ends(s->text, s->text.n - at->n);
		(void)ctg_utf8_next(*at, &len);
		*at = ctg_str_skip(*at, c && c->len > 0 ? c->len : len);
	}
	return amends;
}

bool ctg_said_amends(const struct ctg_said *s)
{
	struct ctg_str at = s->text;

	while (at.n > 0)
		if (sentence_amends(s, &at))
			return true;
	return false;
}

bool ctg_said_is_frame(const struct ctg_said *s)
{
	struct ctg_str at = s->text;

	return nature_of(&at) != PLAIN;
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
