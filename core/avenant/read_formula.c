/* SPDX-License-Identifier: Apache-2.0 */
/* The formulas of acts, tried in order.
 *
 * A formula is a row of words: « est|sont » is one of them, « remplac* » any
 * that begins so, « il_est » several; « ? » before what may be missing; %L
 * places, %l the same or a pronoun or nothing, %W quoted words with their
 * noun, %A several, %N what is announced (« deux alinéas »), %U what is
 * quoted, %B the same in blocks of its own, %O occurrences, %D numbers.
 * Commas and colons stand anywhere. */
#include "avenant/read_act.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

#define BE	"est|sont|sera|seront|est_desormais|sont_desormais "
#define IMP	"il_est|est|sont|il_sera|seront|sera|il_est_egalement "
#define PUT	"inser*|ajout*|introdui*|intercal*|cre* "
#define MOVED	"deplac*|transfer* "
#define NOTED	"et_son_appel|et_ses_appels|ainsi_que_son_appel|" \
		"ainsi_que_ses_appels "
#define GONE	"?suppr*_et|annul*_et "
#define SO	"ainsi_redig*|redig*_comme_suit|redig*_ainsi_qu'il_suit|" \
		"ainsi_libell*|libell*_comme_suit|ainsi_concu*|comme_suit|" \
		"ainsi_qu'il_suit|redig*_de_la_maniere_suivante|redig*_ainsi "
#define CHANGED	"ainsi_modif*|modif*_comme_suit|modif*_ainsi_qu'il_suit|" \
		"modif*_de_la_maniere_suivante|" \
		"modif*_et_redig*_comme_suit|" \
		"modif*_et_redig*_ainsi_qu'il_suit|modif*|ainsi_amend* "
#define GROWN	"ainsi_complet*|complet*_ainsi|complet*_comme_suit|" \
		"complet*_ainsi_qu'il_suit "
#define LISTED	"les_modifications_suivantes|les_changements_suivants|" \
		"les_modifications_ci-apres "
#define BOLD	"en_gras|en_caracteres_gras"
#define ITALIC	"en_italique|en_italiques|en_caracteres_italiques"
#define OLD	"ancien_texte|texte_ancien|ancienne_redaction|" \
		"redaction_actuelle|texte_actuel|texte_en_vigueur|" \
		"redaction_ancienne|avant "
#define NEW	"nouveau_texte|texte_nouveau|nouvelle_redaction|" \
		"redaction_nouvelle|texte_modifie|apres "

const struct ctg_formula ctg_formulas[] = {
	/* words at the end */
	{ "%l " BE "complet* par %N ?" SO "%U", CTG_DO_APPEND, false, false },
	{ "%l " BE GROWN "%B", CTG_DO_APPEND, false, false },
	{ "%l " BE "complet* par %B", CTG_DO_APPEND, false, false },
	{ "%l " BE "complet* par|comme_suit|ainsi_qu'il_suit %W",
		CTG_DO_COMPLETE, false, false },
	{ "%l " BE "ainsi_complet* %W", CTG_DO_COMPLETE, false, false },
	{ "completer %L par %N ?" SO "%U", CTG_DO_APPEND, false, false },
	{ "completer %L par %W", CTG_DO_COMPLETE, false, false },
	/* units */
	{ "%l " BE GONE "remplac* par %N ?" SO "%U", CTG_DO_REWRITE, false,
		false },
	{ "%l " BE GONE "remplac* par|comme_suit|ainsi_qu'il_suit %U",
		CTG_DO_REWRITE, false, false },
	{ "%l " BE "?desormais " SO "%U", CTG_DO_REWRITE, false, false },
	{ "%L " BE "?desormais intitul* %U", CTG_DO_RETITLE, false, false },
	{ "%L devient|deviennent %U", CTG_DO_REWRITE, false, false },
	{ "%l " BE CHANGED "%U", CTG_DO_REWRITE, false, false },
	{ "remplacer %L par %N ?" SO "%U", CTG_DO_REWRITE, false, false },
	{ "remplacer %L par %U", CTG_DO_REWRITE, false, false },
	{ "rediger ainsi %L %U", CTG_DO_REWRITE, false, false },
	{ "%l " BE "suppr*|retir*", CTG_DO_REMOVE, false, false },
	{ BE "suppr* %L", CTG_DO_REMOVE, false, false },
	{ "supprimer %L", CTG_DO_REMOVE, false, false },
	{ "le_present_avenant supprime %L", CTG_DO_REMOVE, false, false },
	{ "apres %L " IMP PUT "%N ?" SO "%U", CTG_DO_INSERT_AFTER, false,
		false },
	{ "avant %L " IMP PUT "%N ?" SO "%U", CTG_DO_INSERT_BEFORE, false,
		false },
	{ "apres %L " IMP PUT "%B", CTG_DO_INSERT_AFTER, false, false },
	{ "apres %L inserer|ajouter %N ?" SO "%U", CTG_DO_INSERT_AFTER,
		false, false },
	{ "avant %L inserer|ajouter %N ?" SO "%U", CTG_DO_INSERT_BEFORE,
		false, false },
	{ IMP PUT "apres|a_la_suite_de|a_la_suite %L %N ?" SO "%U",
		CTG_DO_INSERT_AFTER, false, false },
	{ IMP PUT "avant %L %N ?" SO "%U", CTG_DO_INSERT_BEFORE, false,
		false },
	{ IMP PUT "%N apres %L ?" SO "%U", CTG_DO_INSERT_AFTER, false,
		false },
	{ IMP PUT "%N avant %L ?" SO "%U", CTG_DO_INSERT_BEFORE, false,
		false },
	{ "%N " BE PUT "apres|a_la_suite_de|a_la_suite %L ?" SO "%U",
		CTG_DO_INSERT_AFTER, false, false },
	{ "%N " BE PUT "avant %L ?" SO "%U", CTG_DO_INSERT_BEFORE, false,
		false },
	{ IMP PUT "%L %N ?" SO "%U", CTG_DO_ADD, false, false },
	{ IMP PUT "?a_la_fin|in_fine %N %L ?" SO "%U", CTG_DO_ADD, false,
		false },
	{ IMP PUT "?a_la_fin|in_fine %N ?" SO "%U", CTG_DO_ADD, false,
		false },
	{ "%N " BE PUT "%L ?" SO "%U", CTG_DO_ADD, false, false },
	{ "%N " SO BE PUT "%L %U", CTG_DO_ADD, false, false },
	{ "%N " SO BE PUT "apres|a_la_suite_de|a_la_suite %L %U",
		CTG_DO_INSERT_AFTER, false, false },
	{ "%N " SO BE PUT "%U", CTG_DO_ADD, false, false },
	{ "%N " BE PUT "?a_la_fin|in_fine ?" SO "%U", CTG_DO_ADD, false,
		false },
	{ "ajouter %N ?" SO "%U", CTG_DO_ADD, false, false },
	{ "ajouter %L %N ?" SO "%U", CTG_DO_ADD, false, false },
	{ "%L " BE MOVED "apres|a_la_suite_de|a_la_suite %L",
		CTG_DO_MOVE_AFTER, false, false },
	{ "%L " BE MOVED "avant|devant %L", CTG_DO_MOVE_BEFORE, false,
		false },
	{ "%L " BE MOVED "%L", CTG_DO_MOVE, false, false },
	{ "%L " BE "interverti*|permut*|invers*", CTG_DO_SWAP, false,
		false },
	{ "%L " NOTED BE "suppr*", CTG_DO_REMOVE, false, false },
	{ "apres %W " IMP PUT "une_note_de_bas_de_page|une_note ?" SO "%U",
		CTG_DO_NOTE, false, false },
	/* words */
	{ "apres %W " IMP PUT "%W", CTG_DO_AFTER, false, false },
	{ "avant %W " IMP PUT "%W", CTG_DO_BEFORE, false, false },
	{ "apres %W inserer|ajouter %W", CTG_DO_AFTER, false, false },
	{ "avant %W inserer|ajouter %W", CTG_DO_BEFORE, false, false },
	{ IMP PUT "apres %W %W", CTG_DO_AFTER, false, false },
	{ IMP PUT "avant %W %W", CTG_DO_BEFORE, false, false },
	{ IMP PUT "%W apres %W", CTG_DO_AFTER, true, false },
	{ IMP PUT "%W avant %W", CTG_DO_BEFORE, true, false },
	{ "%W " BE PUT "apres %W", CTG_DO_AFTER, true, false },
	{ "%W " BE PUT "avant %W", CTG_DO_BEFORE, true, false },
	{ "inserer|ajouter %W apres %W", CTG_DO_AFTER, true, false },
	{ "%A " BE "respectivement remplac* par %A", CTG_DO_EACH, false,
		false },
	{ "%A " BE "remplac* respectivement par %A", CTG_DO_EACH, false,
		false },
	{ "%A " BE "remplac* ?%O par|comme_suit %W", CTG_DO_REPLACE, false,
		false },
	{ "%W " BE "substitu* a|aux|au|a_la|a_l' %W", CTG_DO_REPLACE, true,
		false },
	{ "remplacer %A par %W", CTG_DO_REPLACE, false, false },
	{ "remplacer %L %A par %W", CTG_DO_REPLACE, false, false },
	{ "%A devient|deviennent %W", CTG_DO_REPLACE, false, false },
	{ "au_lieu_de|au_lieu|a_la_place_de %W ?il_faut|il_convient_de|on "
		"lire|lit|lira %W", CTG_DO_REPLACE, false, false },
	{ "lire %W au_lieu_de|au_lieu|a_la_place_de %W", CTG_DO_REPLACE, true,
		false },
	{ OLD "?%L %W " NEW "?%L %W", CTG_DO_REPLACE, false, false },
	{ "%A " BE "suppr*|retir* ?%O", CTG_DO_DELETE, false, false },
	{ BE "suppr* %A", CTG_DO_DELETE, false, false },
	{ "supprimer %A", CTG_DO_DELETE, false, false },
	{ "supprimer %L %A", CTG_DO_DELETE, false, false },
	{ IMP PUT "?a_la_fin|in_fine %W", CTG_DO_COMPLETE, false, false },
	{ "%W " BE PUT "?a_la_fin|in_fine", CTG_DO_COMPLETE, false, false },
	{ "%A par %W", CTG_DO_REPLACE, false, true },
	{ "%A " BE "mis*|imprim* " BOLD, CTG_DO_STRONG, false, false },
	{ "%A " BE "mis*|imprim* " ITALIC, CTG_DO_EMPH, false, false },
	{ "%A n'est_plus|ne_sont_plus ?mis*|imprim* " BOLD, CTG_DO_WEAK, false,
		false },
	{ "%A n'est_plus|ne_sont_plus ?mis*|imprim* " ITALIC, CTG_DO_ROMAN,
		false, false },
	/* numbers, groups */
	{ "%L devient|deviennent ?respectivement %L", CTG_DO_RENUMBER, false,
		false },
	{ "%L " BE "renumerot* %L", CTG_DO_RENUMBER, false, false },
	{ "les_alineas_numerotes|l'alinea_numerote %D " BE
		"renumerot* en_consequence", CTG_DO_NOTHING, false, false },
	{ "%l " BE CHANGED, CTG_DO_GROUP, false, false },
	{ "modifier %L ?" SO, CTG_DO_GROUP, false, false },
	{ "le_present_avenant modifie %L ?" SO, CTG_DO_GROUP, false, false },
	{ LISTED BE "apport* %L", CTG_DO_GROUP, false, false },
	{ LISTED BE "apport*", CTG_DO_GROUP, false, false },
	{ IMP "apport* %L " LISTED, CTG_DO_GROUP, false, false },
	{ IMP "apport* " LISTED, CTG_DO_GROUP, false, false },
	{ "%L fait|font l'objet des_modifications_suivantes|"
		"des_changements_suivants", CTG_DO_GROUP, false, false },
	{ "%l " BE GROWN, CTG_DO_GROUP, false, false },
};

const size_t ctg_nformulas = COUNT(ctg_formulas);
