/* SPDX-License-Identifier: Apache-2.0 */
#include "model/rules.h"

#include "base/buf.h"
#include "base/str.h"

#include <assert.h>
#include <stdarg.h>

const struct ctg_rule ctg_rules[] = {
	{
		.id = "A701", .level = CTG_ERROR,
		.title = "formule non reconnue",
		.remedy = "reformulez la phrase : « À l'article 4, les "
			"mots : « A » sont remplacés par les mots : "
			"« B ». », « L'article 4 est ainsi rédigé : »",
		.why = "La phrase emploie un verbe qui modifie "
			"(remplacer, insérer, supprimer…), mais aucune "
			"formule connue ne la lit en entier. Ce qui n'est "
			"pas lu ne serait pas appliqué, et les parties "
			"croiraient l'avoir signé.",
		.wrong = "L'article 4 est remplacé en tant que de besoin.",
		.right = "L'article 4 est ainsi rédigé : « Article 4 – … »",
	}, {
		.id = "A702", .level = CTG_ERROR,
		.title = "cible non résolue",
		.remedy = "nommez ce qui est modifié par son numéro imprimé "
			"et ses alinéas tels que la convention en vigueur "
			"les compte",
		.why = "Toutes les adresses d'un avenant sont lues sur la "
			"convention et les avenants déjà signés. Une "
			"adresse qui n'y mène nulle part ne modifie rien.",
		.wrong = "Le neuvième alinéa de l'article 4 est supprimé. "
			"(l'article 4 compte trois alinéas)",
		.right = "Le troisième alinéa de l'article 4 est supprimé.",
	}, {
		.id = "A703", .level = CTG_ERROR,
		.title = "cible ambiguë",
		.remedy = "employez l'une des adresses complètes que le "
			"message énumère",
		.why = "Deux endroits au moins répondent à cette adresse. "
			"Choisir à la place des parties serait deviner.",
		.wrong = "La fiche 1 est supprimée. (les annexes 3 et 4 ont "
			"chacune une fiche 1)",
		.right = "La fiche 1 de l'annexe 3 est supprimée.",
	}, {
		.id = "A704", .level = CTG_ERROR,
		.title = "citation introuvable",
		.remedy = "recopiez les mots tels que la convention en "
			"vigueur les imprime",
		.why = "Les mots à remplacer, à compléter ou à supprimer "
			"doivent se trouver à l'endroit que l'acte "
			"désigne, lettre pour lettre (espaces et "
			"apostrophes mises à part).",
		.wrong = "À l'article 4, les mots : « deux fois par an » "
			"sont supprimés. (l'article dit « deux fois l'an »)",
		.right = "À l'article 4, les mots : « deux fois l'an » sont "
			"supprimés.",
	}, {
		.id = "A705", .level = CTG_ERROR,
		.title = "citation ambiguë",
		.remedy = "citez quelques mots de plus, nommez l'alinéa ou "
			"la phrase, ou dites « à la seconde occurrence », "
			"« (deux fois) »",
		.why = "Les mots cités se trouvent plusieurs fois à "
			"l'endroit désigné : rien ne dit lesquels changent.",
		.wrong = "À l'article 4, les mots : « les parties » sont "
			"remplacés par les mots : « la Caf ».",
		.right = "Au deuxième alinéa de l'article 4, les mots : "
			"« les parties » sont remplacés par les mots : "
			"« la Caf ».",
	}, {
		.id = "A706", .level = CTG_ERROR,
		.title = "citation qui ne peut pas prendre cette place",
		.remedy = "citez ce qui tient à cette place : une phrase "
			"dans un alinéa, des lignes dans un tableau, un "
			"intitulé d'une ligne",
		.why = "Ce que l'acte cite n'est pas de la nature de ce "
			"qu'il remplace ou complète.",
		.wrong = "La deuxième ligne du tableau est ainsi rédigée : "
			"« La crèche ferme. »",
		.right = "La deuxième ligne du tableau est ainsi rédigée : "
			"(un tableau entre guillemets)",
	}, {
		.id = "A707", .level = CTG_ERROR,
		.title = "annonce et citation qui ne s'accordent pas",
		.remedy = "accordez ce que la phrase annonce et ce qui est "
			"cité",
		.why = "La phrase annonce deux alinéas et trois sont "
			"cités, ou un article 5-1 et l'article cité porte "
			"un autre numéro. L'une des deux est fausse, et "
			"l'acte ne dit pas laquelle.",
		.wrong = "Il est inséré deux alinéas ainsi rédigés : « Un "
			"seul. »",
		.right = "Il est inséré un alinéa ainsi rédigé : « Un "
			"seul. »",
	}, {
		.id = "A708", .level = CTG_ERROR,
		.title = "citation que rien n'annonce",
		.remedy = "dites avant la citation ce qu'elle remplace ou "
			"complète, et terminez cette phrase par deux-points",
		.why = "Un texte entre guillemets suit une phrase qui ne "
			"l'annonce pas. Il ne prendrait place nulle part, "
			"et les parties croiraient l'avoir adopté.",
		.wrong = "L'article 4 est modifié. « La Caf verse sa "
			"participation. »",
		.right = "L'article 4 est complété par un alinéa ainsi "
			"rédigé : « La Caf verse sa participation. »",
	}, {
		.id = "A709", .level = CTG_ERROR,
		.title = "citation qui ne se ferme pas",
		.remedy = "terminez par « » » le dernier alinéa de ce qui est "
			"cité",
		.why = "Chaque alinéa cité s'ouvre par un guillemet ; le "
			"dernier seul se ferme. Sans cela, nul ne sait où "
			"finit le texte que les parties adoptent et où "
			"l'avenant reprend.",
		.wrong = "L'article 4 est complété par un alinéa ainsi "
			"rédigé : « La Caf verse sa participation.",
		.right = "L'article 4 est complété par un alinéa ainsi "
			"rédigé : « La Caf verse sa participation. »",
	}, {
		.id = "A720", .level = CTG_ERROR,
		.title = "partie d'une valeur de l'en-tête",
		.remedy = "citez la valeur entière, telle qu'elle est "
			"imprimée, et celle qui la remplace",
		.why = "Ces mots sont imprimés par une variable : la valeur "
			"est dans l'en-tête, et d'autres passages peuvent "
			"l'imprimer aussi. N'en changer qu'un morceau à cet "
			"endroit laisserait deux valeurs différentes dans la "
			"même convention.",
		.wrong = "l'année : « 2027 » est remplacée par l'année : "
			"« 2028 »",
		.right = "la date : « 31 décembre 2027 » est remplacée par "
			"la date : « 31 décembre 2028 »",
	}, {
		.id = "A721", .level = CTG_ERROR,
		.title = "deux changements au même endroit",
		.remedy = "ne dites qu'une fois ce qu'il advient de ces mots",
		.why = "Tous les changements d'un avenant se lisent sur le "
			"texte en vigueur et s'appliquent ensemble. Deux qui "
			"portent sur les mêmes mots, ou des mots changés dans "
			"un alinéa supprimé, se contredisent : aucun ordre ne "
			"dit lequel l'emporte.",
		.wrong = "Le deuxième alinéa est supprimé. Au deuxième "
			"alinéa, le mot : « trois » est remplacé par le mot : "
			"« six ».",
		.right = "Au deuxième alinéa, le mot : « trois » est remplacé "
			"par le mot : « six ».",
	}, {
		.id = "A722", .level = CTG_ERROR,
		.title = "changement impossible",
		.remedy = "désignez un alinéa, un tableau, une ligne ou un "
			"article du texte en vigueur",
		.why = "Le changement est compris, mais ce qu'il vise n'est "
			"pas dans les fichiers de la convention, ou le format "
			"ne sait pas l'écrire à cet endroit : une annexe qui "
			"est une pièce ne s'amende pas, elle se remplace.",
		.wrong = "Au premier alinéa de l'annexe 6 (un fichier PDF), "
			"le mot…",
		.right = "L'annexe 6 est remplacée par l'annexe 6 jointe au "
			"présent avenant.",
	}, {
		.id = "A723", .level = CTG_ERROR,
		.title = "valeur imprimée ailleurs aussi",
		.remedy = "dites le même changement à chaque endroit qui "
			"l'imprime",
		.why = "Une variable imprime la même valeur de l'en-tête à "
			"plusieurs endroits du texte. La changer à un seul "
			"changerait les autres sans que l'acte le dise : "
			"l'avenant doit énoncer toutes les modifications du "
			"texte signé. Il en va de même d'un nombre que le "
			"programme compte, comme celui des annexes.",
		.wrong = "À l'article 3, la date : « 31 décembre 2027 » est "
			"remplacée… (et rien pour l'article 9)",
		.right = "Aux articles 3 et 9, chacun dans sa phrase, la "
			"date : « 31 décembre 2027 » est remplacée…",
	}, {
		.id = "A724", .level = CTG_ERROR,
		.title = "la valeur s'imprime autrement",
		.remedy = "écrivez dans l'acte ce qui sera imprimé, ou "
			"changez ce qui est compté",
		.why = "Ces mots sont imprimés par une variable. Une date "
			"s'écrit « 1er janvier 2028 » ; un nombre d'annexes "
			"est compté. Si l'acte écrit autre chose, le texte "
			"consolidé ne dirait pas ce que les parties ont "
			"signé.",
		.wrong = "le mot : « six » est remplacé par le mot : « sept » "
			"(sans septième annexe)",
		.right = "Il est ajouté une annexe 7 ; le mot : « six » est "
			"remplacé par le mot : « sept »",
	}, {
		.id = "A725", .level = CTG_ERROR,
		.title = "numéro qu'une autre division porte déjà",
		.remedy = "donnez-lui un numéro libre (« 5-1 », « 5 bis »), ou "
			"dites ce que devient l'autre",
		.why = "Une division se cite par son numéro, unique dans le "
			"corps de la convention et dans chaque annexe. Un acte "
			"qui en ferait deux du même numéro rendrait ambigus "
			"tout renvoi et tout avenant qui suivrait.",
		.wrong = "L'article 6 devient l'article 5. (l'article 5 "
			"demeure)",
		.right = "L'article 5 est supprimé. L'article 6 devient "
			"l'article 5.",
	}, {
		.id = "A740", .level = CTG_ERROR,
		.title = "valeur qui ne peut pas être tirée de l'acte",
		.remedy = "écrivez la nouvelle valeur comme la convention "
			"l'imprime",
		.why = "Ces mots sont imprimés à partir de l'en-tête de la "
			"convention : les modifier, c'est modifier la valeur "
			"qui est derrière eux. Une date s'écrit en lettres, "
			"une comparution avec tous ses éléments. Ce qui ne se "
			"relit pas comme une valeur ne peut pas être "
			"appliqué.",
		.wrong = "la date : « 31 décembre 2027 » est remplacée par les "
			"mots : « la fin de l'année »",
		.right = "la date : « 31 décembre 2027 » est remplacée par la "
			"date : « 31 décembre 2028 »",
	}, {
		.id = "A742", .level = CTG_ERROR,
		.title = "deux changements contraires d'une même valeur",
		.remedy = "ne donnez qu'une nouvelle valeur, la même partout",
		.why = "Une même valeur peut être imprimée à plusieurs "
			"endroits. Quand l'acte la change de deux façons, "
			"rien ne dit laquelle les parties ont voulue.",
		.wrong = "à la page de titre « 31 décembre 2028 », à l'article "
			"10 « 31 décembre 2029 »",
		.right = "« 31 décembre 2028 » à la page de titre et à "
			"l'article 10",
	}, {
		.id = "A743", .level = CTG_ERROR,
		.title = "partie inconnue",
		.remedy = "nommez la partie comme la convention la nomme, par "
			"son nom ou par sa désignation",
		.why = "Un retrait ou une substitution vise une partie à la "
			"convention. Quand aucune ne porte ce nom, ou que "
			"plusieurs pourraient être visées, l'acte n'est pas "
			"appliqué.",
		.wrong = "La commune de Dugni se retire de la convention.",
		.right = "La commune de Dugny se retire de la convention.",
	}, {
		.id = "A744", .level = CTG_ERROR,
		.title = "données d'une partie absentes de l'acte",
		.remedy = "ajoutez la partie sous « parties » dans "
			"l'en-tête de l'acte",
		.why = "La partie qui entre dans la convention y comparaît "
			"avec son nom, ses représentants et leur qualité. "
			"L'en-tête de l'acte les donne une fois ; la "
			"comparution et les signatures en sont tirées.",
		.wrong = "La commune de Drancy adhère à la convention.",
		.right = "parties:\n  - {id: drancy, nom: Commune de Drancy, "
			"…}",
	}, {
		.id = "A745", .level = CTG_ERROR,
		.title = "comparution différente des données de l'acte",
		.remedy = "recopiez la comparution que donnent les données, ou "
			"corrigez les données",
		.why = "L'acte cite la comparution de la partie qui entre "
			"dans la convention ; son en-tête donne les données "
			"dont cette comparution est tirée. Les deux doivent "
			"dire la même chose, sans quoi le texte consolidé ne "
			"serait pas celui qui est signé.",
		.wrong = "« Commune de Drancy, représentée par M. X, maire » "
			"quand l'en-tête dit « Mme Y »",
		.right = "« Commune de Drancy, représentée par Mme Y, maire » "
			"dans les deux",
	}, {
		.id = "A746", .level = CTG_ERROR,
		.title = "annexe non jointe",
		.remedy = "joignez le fichier de l'annexe, et nommez-le sous "
			"« annexes » dans l'en-tête de l'acte",
		.why = "L'acte renvoie à une annexe qui lui est jointe. Sans "
			"son fichier, ce que les parties signent n'est pas "
			"connu.",
		.wrong = "L'annexe 2 est remplacée par l'annexe 2 jointe au "
			"présent avenant.",
		.right = "annexes:\n  - {numero: 2, titre: …, fichier: "
			"annexes/2-equipements.md}",
	}, {
		.id = "A747", .level = CTG_ERROR,
		.title = "mots que la convention ne permet pas de modifier",
		.remedy = "modifiez l'article, la partie ou l'annexe dont ces "
			"mots sont tirés",
		.why = "Le sommaire, les mots fixes de la comparution et des "
			"signatures sont produits à partir du reste de la "
			"convention. Ils suivent ce qui y est changé, et ne "
			"se modifient pas d'eux-mêmes.",
		.wrong = "Au sommaire, les mots : « Article 5 » sont remplacés "
			"par les mots : « Article 6 ».",
		.right = "L'article 5 devient l'article 6.",
	}, {
		.id = "A748", .level = CTG_ERROR,
		.title = "nom ou numéro déjà pris",
		.remedy = "donnez un autre identifiant à la partie, un autre "
			"numéro à l'annexe",
		.why = "Deux parties ne peuvent pas avoir le même "
			"identifiant, ni deux annexes le même numéro : rien "
			"ne dirait laquelle est visée ensuite.",
		.wrong = "Il est ajouté une annexe 2, alors que la convention "
			"en a déjà une.",
		.right = "Il est ajouté une annexe 2 bis.",
	}, {
		.id = "A750", .level = CTG_ERROR,
		.title = "changement que l'acte ne dit pas",
		.remedy = "rédigez l'acte de nouveau (ctg avenant rediger), "
			"ou rendez au texte ce qu'il portait",
		.why = "Un texte signé ne change que par un avenant, et "
			"l'avenant dit tout ce qui change. Ici le texte porte "
			"des mots qui n'étaient pas dans la version en "
			"vigueur, et que l'acte n'y ajoute pas.",
		.wrong = "l'article 5 passe de trois à six mois, et l'acte ne "
			"parle que de l'article 8",
		.right = "À l'article 5, le mot : « trois » est remplacé par "
			"le mot : « six ».",
	}, {
		.id = "A751", .level = CTG_ERROR,
		.title = "changement dit et non fait",
		.remedy = "rédigez l'acte de nouveau (ctg avenant rediger), "
			"ou appliquez-le au texte (ctg avenant appliquer)",
		.why = "Selon l'acte, ces mots sont dans la convention ; le "
			"texte qui serait mis en vigueur ne les porte pas. Le "
			"texte consolidé ne serait pas celui que les parties "
			"ont signé.",
		.wrong = "L'acte insère un article 5-1, que le texte n'a pas",
		.right = "l'article 5-1 est dans le texte, mot pour mot",
	}, {
		.id = "A752", .level = CTG_ERROR,
		.title = "acte et texte différents",
		.remedy = "rédigez l'acte de nouveau (ctg avenant rediger), "
			"ou corrigez celui des deux qui a tort",
		.why = "L'acte, appliqué à la version en vigueur, ne donne pas "
			"ici les mots du texte. L'un des deux a été modifié "
			"sans l'autre.",
		.wrong = "l'acte écrit « six mois », le texte « 6 mois »",
		.right = "« six mois » dans les deux",
	}, {
		.id = "A753", .level = CTG_ERROR,
		.title = "acte qui ne donne pas exactement le texte",
		.remedy = "rédigez l'acte de nouveau (ctg avenant rediger)",
		.why = "Les mots sont les mêmes, mais non leur forme : un "
			"tableau, une liste, une annexe jointe. L'acte doit "
			"donner exactement le texte qui sera en vigueur.",
		.wrong = "l'annexe 2 du texte est en paysage, et l'acte n'en "
			"dit rien",
		.right = "L'annexe 2 est remplacée par l'annexe 2 jointe au "
			"présent avenant.",
	}, {
		.id = "A754", .level = CTG_ERROR,
		.title = "image changée sous le même nom",
		.remedy = "donnez à la nouvelle image un autre nom de fichier, "
			"nommez-le dans le texte et rédigez l'acte de nouveau",
		.why = "Une carte, un tableau en image, un organigramme sont "
			"imprimés avec le texte, et l'acte ne peut dire ce "
			"qu'ils montrent. Sous un autre nom, la nouvelle image "
			"est citée par l'acte, et l'ancienne reste celle des "
			"versions signées.",
		.wrong = "![Carte du territoire](images/carte.png), dont le "
			"fichier a été remplacé",
		.right = "![Carte du territoire](images/carte-2025.png)",
	}, {
		.id = "C601", .level = CTG_WARNING,
		.title = "mention à compléter",
		.remedy = "remplacez cette mention par sa valeur",
		.why = "Un blanc est admis dans un projet ; à la signature il "
			"devient une erreur. Rempli après la délibération, il "
			"donnerait à signer un autre texte que celui qui a été "
			"approuvé. Sont reconnus : « [à compléter] », "
			"« [date] », « (à préciser) », « JJ MM AAAA », "
			"« XX/XX/XXXX », « n° XXX », « …/…/2027 », trois "
			"soulignés ou quatre points et plus, « M./Mme » sans "
			"nom.",
		.wrong = "Elle prend effet le JJ MM AAAA.",
		.right = "Elle prend effet le 1er janvier 2023.",
	}, {
		.id = "C602", .level = CTG_ERROR,
		.title = "variable inconnue",
		.remedy = "corrigez le nom, ou définissez-le dans l'en-tête "
			"(sous « champs » pour une valeur libre)",
		.why = "Une variable entre doubles accolades est remplacée par "
			"une valeur de l'en-tête. Si le nom est inconnu, rien "
			"ne peut être imprimé à sa place et le texte à signer "
			"aurait un trou. Pour écrire les accolades telles "
			"quelles, faites-les précéder de « \\ ».",
		.wrong = "jusqu'au {{ periode.terme }}",
		.right = "jusqu'au {{ periode.fin }}",
	}, {
		.id = "C604", .level = CTG_WARNING,
		.title = "délibération sans date dans les visas",
		.remedy = "ajoutez la date de la délibération, et son numéro "
			"si elle en a un",
		.why = "L'exécutif d'une collectivité ne signe que sur "
			"délibération (articles L. 2121-29 et L. 2122-21 du "
			"code général des collectivités territoriales pour la "
			"commune, L. 3211-1 et L. 3221-1 pour le département). "
			"Sans sa date, le visa ne prouve pas que le signataire "
			"était habilité, ni que la délibération est antérieure "
			"à la signature.",
		.wrong = "visas:\n  - la délibération du conseil municipal",
		.right = "visas:\n  - la délibération du conseil municipal "
			"du 26 novembre 2019",
	}, {
		.id = "D401", .level = CTG_ERROR,
		.title = "fin antérieure au début",
		.remedy = "corrigez l'une des deux dates de « periode »",
		.why = "Une convention à durée déterminée lie les parties de "
			"son début à son terme (article 1212 du code civil). "
			"Un terme qui précède le début ne laisse aucun jour.",
		.wrong = "periode: {debut: 2023-01-01, fin: 2022-12-31}",
		.right = "periode: {debut: 2023-01-01, fin: 2027-12-31}",
	}, {
		.id = "D402", .level = CTG_ERROR,
		.title = "date ou durée contraire à « periode »",
		.remedy = "accordez l'article et l'en-tête ; le plus sûr est "
			"d'écrire {{ periode.debut }} et {{ periode.fin }}",
		.why = "La durée est fixée par l'article qui la stipule ; "
			"l'en-tête en est le reflet, d'où sont tirés "
			"l'échéancier et le préavis. Deux dates différentes "
			"rendent le terme incertain, et le juge devrait "
			"interpréter les clauses les unes par les autres "
			"(article 1189 du code civil).",
		.wrong = "La convention est conclue jusqu'au 31 décembre 2026.",
		.right = "La convention est conclue jusqu'au "
			"{{ periode.fin }}.",
	}, {
		.id = "D403", .level = CTG_ERROR,
		.title = "date impossible",
		.remedy = "écrivez un jour qui existe",
		.why = "Ce jour n'existe pas au calendrier (31 juin, 29 "
			"février d'une année ordinaire). Une clause qui s'y "
			"réfère est sans objet certain.",
		.wrong = "Le bilan est remis avant le 31 juin 2024.",
		.right = "Le bilan est remis avant le 30 juin 2024.",
	}, {
		.id = "D404", .level = CTG_ERROR,
		.title = "préavis contraire à « periode »",
		.remedy = "accordez la clause et « preavis » ; le plus sûr "
			"est d'écrire {{ periode.preavis }}",
		.why = "Le dernier jour pour dénoncer la convention est "
			"calculé sur le préavis de l'en-tête. Si la clause en "
			"stipule un autre, la date affichée est fausse et une "
			"partie peut la manquer.",
		.wrong = "moyennant un préavis de trois mois (preavis: 6 mois)",
		.right = "moyennant un préavis de {{ periode.preavis }}",
	}, {
		.id = "D405", .level = CTG_NOTE_LEVEL,
		.title = "convention échue",
		.remedy = "s'il y a lieu, préparez une nouvelle convention",
		.why = "Le terme est passé. Un contrat ne peut être prorogé "
			"que si les parties en manifestent la volonté avant "
			"son expiration (article 1213 du code civil) ; un "
			"avenant signé après ne prolonge rien.",
		.wrong = "periode: {debut: 2019-01-01, fin: 2022-12-31}",
		.right = "periode: {debut: 2023-01-01, fin: 2027-12-31}",
	}, {
		.id = "D406", .level = CTG_NOTE_LEVEL,
		.title = "fin du délai de préavis proche",
		.remedy = "décidez avant ce jour de reconduire, de modifier "
			"ou de dénoncer la convention",
		.why = "Le dernier jour utile est le terme diminué du préavis. "
			"Il tombe dans les six mois : c'est le temps qu'il "
			"faut pour délibérer, transmettre et notifier.",
		.wrong = "periode: {debut: 2022-01-01, fin: 2026-12-31, "
			"preavis: 6 mois}  # en février 2026",
		.right = "periode: {debut: 2022-01-01, fin: 2026-12-31, "
			"preavis: 6 mois}  # en mars 2025",
	}, {
		.id = "D407", .level = CTG_ERROR,
		.title = "reconduction contraire à « periode »",
		.remedy = "accordez la clause et « reconduction » dans "
			"l'en-tête",
		.why = "Au terme, la convention finit, se renouvelle par un "
			"accord, ou se poursuit d'elle-même (articles 1214 et "
			"1215 du code civil). L'état affiché, le dernier jour "
			"du préavis et le calendrier sont tirés de l'en-tête : "
			"contraires à la clause, ils tromperaient les parties.",
		.wrong = "La convention est tacitement reconduite "
			"(reconduction: expresse)",
		.right = "La reconduction de la convention est expresse.",
	}, {
		.id = "L801", .level = CTG_ERROR,
		.title = "signature avant la délibération",
		.remedy = "consignez d'abord la délibération (ou la décision) "
			"de cette partie, ou corrigez l'une des deux dates",
		.why = "L'exécutif d'une collectivité ne signe que ce que son "
			"assemblée a approuvé (articles L. 2121-29 et "
			"L. 2122-21 du code général des collectivités "
			"territoriales pour la commune, L. 3211-1 et L. 3221-1 "
			"pour le département) ; une Caf ne s'engage que sur "
			"décision de son conseil d'administration ou de sa "
			"commission d'action sociale. Signé plus tôt, l'acte "
			"l'est sans pouvoir.",
		.wrong = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
		.right = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
	}, {
		.id = "L802", .level = CTG_WARNING,
		.title = "signature avant la transmission",
		.remedy = "consignez la transmission au contrôle de légalité, "
			"ou dites pourquoi passer outre : --malgre \"motif\"",
		.why = "La délibération d'une collectivité n'est exécutoire "
			"qu'une fois publiée et transmise au représentant de "
			"l'État (articles L. 2131-1 et L. 3131-1 du code "
			"général des collectivités territoriales). Signer "
			"avant sa transmission expose la signature à être "
			"contestée. Le motif donné reste dans suivi.yml.",
		.wrong = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
		.right = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26}\n"
			"- {acte: 0, evenement: transmission, "
			"partie: commune, date: 2023-01-30}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
	}, {
		.id = "L803", .level = CTG_NOTE_LEVEL,
		.title = "signature après le début de la période",
		.remedy = "vérifiez que le texte couvre les actions engagées "
			"avant la signature",
		.why = "Une convention peut couvrir ce qui a été fait avant sa "
			"signature, mais elle doit le dire : sans cela, les "
			"actions et les dépenses du début de la période n'ont "
			"pas de fondement.",
		.wrong = "periode: {debut: 2023-01-01, …}, signature du "
			"12 mars 2023",
		.right = "periode: {debut: signature, …}",
	}, {
		.id = "L804", .level = CTG_ERROR,
		.title = "partie inconnue",
		.remedy = "donnez l'identifiant d'une partie (« id » dans "
			"l'en-tête de la convention)",
		.why = "Chaque événement est celui d'une partie. Un nom qui "
			"n'est pas dans l'en-tête ne compterait pour personne, "
			"et l'acte resterait en attente.",
		.wrong = "- {acte: 0, evenement: signature, partie: mairie, "
			"date: 2023-02-01}",
		.right = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
	}, {
		.id = "L805", .level = CTG_ERROR,
		.title = "accusé de réception illisible ou contraire",
		.remedy = "recopiez l'identifiant de l'accusé de réception, "
			"ou corrigez ce qu'il contredit",
		.why = "L'identifiant d'un accusé de réception dit le "
			"département, le SIREN de la collectivité, la date de "
			"l'acte, son numéro et sa nature. La convention est "
			"transmise comme annexe de la délibération : le SIREN "
			"est celui de la partie, la date celle de sa "
			"délibération, la nature DE. Autrement, c'est l'accusé "
			"d'un autre acte.",
		.wrong = "ar: 077-227700010-20211612-lmc100000023057-DE",
		.right = "ar: 077-227700010-20211216-lmc100000023057-DE",
	}, {
		.id = "L806", .level = CTG_ERROR,
		.title = "événement à venir",
		.remedy = "corrigez la date, ou attendez ce jour pour "
			"consigner l'événement",
		.why = "Le suivi dit ce qui a eu lieu : l'état de la "
			"convention en est tiré. Seule une résiliation peut "
			"porter une date à venir, celle où elle prend effet.",
		.wrong = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2203-02-01}",
		.right = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
	}, {
		.id = "L807", .level = CTG_ERROR,
		.title = "événement ou mention sans objet",
		.remedy = "retirez ce qui n'a pas lieu d'être, ou corrigez la "
			"partie",
		.why = "Une Caf, une CPAM, une MSA, une association, l'État "
			"décident par eux-mêmes : rien n'est transmis au "
			"contrôle de légalité, il n'y a pas d'accusé de "
			"réception. Et seule une transmission a un accusé de "
			"réception, seule une délibération ou une décision a "
			"une portée.",
		.wrong = "- {acte: 0, evenement: transmission, partie: caf, "
			"date: 2023-01-30}",
		.right = "- {acte: 0, evenement: transmission, "
			"partie: commune, date: 2023-01-30}",
	}, {
		.id = "L808", .level = CTG_WARNING,
		.title = "événement en double",
		.remedy = "si la première ligne était fausse, dites-le : "
			"--malgre \"motif\" ; la dernière ligne compte",
		.why = "Un même événement consigné deux fois laisse un doute "
			"sur sa date. Une ligne ne s'efface pas : elle se "
			"rectifie par une autre, qui dit pourquoi.",
		.wrong = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-10}",
		.right = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-10, malgre: date mal recopiée}",
	}, {
		.id = "L809", .level = CTG_ERROR,
		.title = "transmission ou publication avant la délibération",
		.remedy = "consignez d'abord la délibération, ou corrigez "
			"l'une des deux dates",
		.why = "Ce qui est transmis et publié, c'est la délibération : "
			"elle vient avant (articles L. 2131-1 et L. 3131-1 du "
			"code général des collectivités territoriales). Un "
			"autre ordre est une date mal recopiée, ou une "
			"délibération oubliée.",
		.wrong = "- {acte: 0, evenement: transmission, "
			"partie: commune, date: 2023-01-20}\n"
			"- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26}",
		.right = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26}\n"
			"- {acte: 0, evenement: transmission, "
			"partie: commune, date: 2023-01-30}",
	}, {
		.id = "L811", .level = CTG_ERROR,
		.title = "ligne illisible dans suivi.yml",
		.remedy = "corrigez la ligne : un événement tient entre "
			"accolades sur une seule ligne, comme "
			"« ctg consigner » l'écrit",
		.why = "L'état de la convention est tiré du suivi. Une ligne "
			"que l'on ne comprend pas, une clé mal écrite, une "
			"date qui n'existe pas en changeraient le sens en "
			"silence. Un événement par ligne : ainsi git joint "
			"sans conflit ce que plusieurs personnes consignent.",
		.wrong = "- {acte: 0, evenement: délibéré, partie: commune, "
			"date: 26/01/2023}",
		.right = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26}",
	}, {
		.id = "L812", .level = CTG_WARNING,
		.title = "délibération qui n'autorise pas la signature",
		.remedy = "consignez la délibération qui autorise à signer, ou "
			"dites pourquoi passer outre : --malgre \"motif\"",
		.why = "Une délibération peut approuver l'engagement dans la "
			"démarche (« portee: engagement ») sans autoriser à "
			"signer la convention. Il en faut alors une seconde, "
			"prise au vu du texte.",
		.wrong = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26, "
			"portee: engagement}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
		.right = "- {acte: 0, evenement: deliberation, "
			"partie: commune, date: 2023-01-26, "
			"portee: signature}\n"
			"- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-01}",
	}, {
		.id = "L850", .level = CTG_ERROR,
		.title = "réglages qui désarmeraient le contrôle",
		.remedy = "remettez ctg.yml en état ; seule la personne qui "
			"administre le serveur peut changer de branche en "
			"vigueur ou déplacer le registre",
		.why = "Le serveur lit dans ctg.yml où est le registre et "
			"quelle branche fait foi. Effacé, illisible, déplacé, "
			"ou nommant une autre branche, ce fichier laisserait "
			"sans contrôle les textes signés.",
		.wrong = "branche: essai",
		.right = "branche: main",
	}, {
		.id = "L851", .level = CTG_ERROR,
		.title = "texte signé modifié sans avenant",
		.remedy = "ouvrez un avenant : ctg avenant ouvrir <id>",
		.why = "Un texte signé par toutes les parties ne change que "
			"par un avenant qu'elles signent toutes. Sur la "
			"branche en vigueur, tout ce que contient le dossier "
			"d'une convention signée est figé, hors suivi.yml, qui "
			"s'allonge, et pieces/, qui s'enrichit.",
		.wrong = "git commit -m \"Correction de l'annexe 2\"",
		.right = "ctg avenant ouvrir dugny-2023",
	}, {
		.id = "L852", .level = CTG_ERROR,
		.title = "convention entrée sans être signée",
		.remedy = "préparez-la sur sa branche projet/<id>, puis, une "
			"fois signée par tous : ctg clore <id>",
		.why = "La branche en vigueur ne contient que des textes "
			"signés. Une convention y entre par un seul commit, "
			"celui qui la clôt : c'est son acte 0.",
		.wrong = "git merge projet/dugny-2023",
		.right = "ctg clore dugny-2023",
	}, {
		.id = "L853", .level = CTG_ERROR,
		.title = "clôture d'un acte incomplète ou contradictoire",
		.remedy = "laissez « ctg clore <id> » faire ce commit ; il le "
			"fait complet",
		.why = "Le commit qui clôt un acte dit à lui seul de quoi il "
			"est la preuve : la convention, le numéro, la version "
			"en vigueur sur laquelle l'acte est écrit (Base) quand "
			"ce n'est pas celle du numéro précédent, la date "
			"d'effet, la décision et la signature de chaque "
			"partie. Il apporte le texte de l'avenant et ne dit "
			"rien que suivi.yml ne dise.",
		.wrong = "Convention: dugny-2023\nActe: 3",
		.right = "Convention: dugny-2023\nActe: 2\n"
			"Effet: 2025-01-01\n"
			"Deliberation: commune 2024-11-20 2024-112\n"
			"Signature: commune 2024-12-12\n…",
	}, {
		.id = "L854", .level = CTG_ERROR,
		.title = "acte que toutes les parties n'ont pas signé",
		.remedy = "consignez ce qui manque (ctg consigner <id>), "
			"puis : "
			"ctg clore <id>",
		.why = "L'acte n'existe que si chaque partie l'a décidé puis "
			"signé (article 1103 du code civil : le contrat fait "
			"la loi de ceux qui l'ont formé). Il manque à "
			"suivi.yml la décision ou la signature d'au moins une "
			"partie.",
		.wrong = "- {acte: 1, evenement: signature, partie: caf, "
			"date: 2024-12-12}",
		.right = "- {acte: 1, evenement: signature, partie: caf, "
			"date: 2024-12-12}\n"
			"- {acte: 1, evenement: signature, partie: commune, "
			"date: 2024-12-12}",
	}, {
		.id = "L855", .level = CTG_ERROR,
		.title = "avenant signé ou pièce modifiés",
		.remedy = "remettez ce fichier comme il était ; une pièce "
			"rectifiée se dépose sous un autre nom",
		.why = "Les avenants déjà signés et les pièces (délibérations, "
			"accusés de réception, exemplaires signés) sont des "
			"preuves. Elles s'ajoutent, mais ne changent ni ne "
			"disparaissent.",
		.wrong = "pieces/1-deliberation-commune.pdf (remplacé)",
		.right = "pieces/1-deliberation-commune-2.pdf (ajouté)",
	}, {
		.id = "L856", .level = CTG_ERROR,
		.title = "événement effacé ou réécrit",
		.remedy = "rétablissez les lignes ; une erreur se rectifie par "
			"une ligne de plus : ctg consigner … --acte n "
			"--malgre \"motif\"",
		.why = "suivi.yml dit ce qui s'est passé et ne fait que "
			"s'allonger. L'état de la convention en est tiré, et "
			"de deux lignes sur le même fait c'est la dernière qui "
			"compte : on ne les efface pas, ni ne les déplace.",
		.wrong = "(la ligne « signature, partie: commune » est ôtée)",
		.right = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-10, malgre: date mal recopiée}",
	}, {
		.id = "L857", .level = CTG_ERROR,
		.title = "étiquette d'acte absente, déplacée ou étrangère",
		.remedy = "laissez « ctg clore <id> » la poser ; une fois "
			"envoyée, elle ne bouge plus",
		.why = "L'étiquette acte/<id>/<n> désigne le commit qui clôt "
			"l'acte et en répète les termes : c'est par elle que "
			"se retrouve le texte en vigueur un jour donné. Elle "
			"est envoyée avec son acte, et reste où elle est.",
		.wrong = "git tag -f acte/dugny-2023/1",
		.right = "git push --follow-tags",
	}, {
		.id = "L858", .level = CTG_ERROR,
		.title = "branche en vigueur effacée ou réécrite",
		.remedy = "reprenez vos commits à la suite de ceux du "
			"serveur : "
			"git pull --rebase, puis git push --follow-tags",
		.why = "Chaque acte signé est un commit de la ligne principale "
			"de la branche en vigueur. Effacer, réécrire, ou "
			"fusionner à l'envers cette branche l'en ferait "
			"disparaître ; une référence refs/replace/, ou une "
			"étiquette du même nom, la cacherait.",
		.wrong = "git push --force",
		.right = "git pull --rebase",
	}, {
		.id = "L859", .level = CTG_ERROR,
		.title = "fichier qu'un registre ne peut pas contenir",
		.remedy = "retirez ce fichier, ou donnez-lui un autre nom",
		.why = "Un texte signé doit être entier et le même partout : "
			"ni lien symbolique ni sous-module, qui renvoient "
			"ailleurs ; pas deux noms que Windows ou macOS "
			"confondent (casse, forme des accents), ni un nom que "
			"Windows n'admet pas (aux, con, nul ; « : », un point "
			"à la fin) ; 16 Mo au plus par fichier.",
		.wrong = "annexes/Plan.md et annexes/plan.md",
		.right = "annexes/plan.md",
	}, {
		.id = "L860", .level = CTG_ERROR,
		.title = "décision ou signature ajoutée à un acte clos",
		.remedy = "antérieure à la clôture, elle se consigne avec un "
			"motif : ctg consigner … --acte n --malgre \"motif\" ; "
			"postérieure, elle est celle d'un avenant : ctg "
			"avenant ouvrir <id>",
		.why = "Un acte n'est clos qu'une fois décidé et signé par "
			"tous : le commit qui le clôt le dit, et il ne change "
			"plus. Il ne peut ensuite qu'être transmis, publié, "
			"notifié, suivi de bilans ou résilié. Une ligne "
			"oubliée ou mal recopiée se consigne encore, si elle "
			"est datée d'avant la clôture et dit pourquoi elle "
			"vient après : elle complète le suivi, sans changer "
			"ni l'acte ni sa date d'effet.",
		.wrong = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-10}",
		.right = "- {acte: 0, evenement: signature, partie: commune, "
			"date: 2023-02-10, malgre: date mal recopiée}",
	}, {
		.id = "L861", .level = CTG_ERROR,
		.title = "événement d'un acte qui n'est pas clos",
		.remedy = "consignez-le sur la branche du projet ou de "
			"l'avenant, comme le fait ctg consigner ; il viendra "
			"avec l'acte, une fois celui-ci clos",
		.why = "Sur la branche en vigueur, suivi.yml ne parle que "
			"d'actes signés. Une décision ou une signature venue "
			"avant son acte y resterait, puisque rien ne s'en "
			"efface : le brouillon abandonné, et son numéro "
			"repris, elle vaudrait pour un texte que la partie "
			"n'a ni approuvé ni signé.",
		.wrong = "(branche main) - {acte: 2, evenement: signature, "
			"partie: caf, date: 2024-12-12}",
		.right = "ctg consigner dugny-2023 signature --partie caf "
			"--date 2024-12-12",
	}, {
		.id = "P301", .level = CTG_ERROR,
		.title = "partie sans signataire",
		.remedy = "indiquez au moins un représentant qui signe",
		.why = "Le consentement des parties est une condition de "
			"validité du contrat (article 1128 du code civil). Une "
			"personne morale ne consent que par un représentant ; "
			"si tous portent « signe: false », personne ne "
			"l'engage.",
		.wrong = "representants:\n  - {nom: Anne MARTIN, "
			"qualite: maire, signe: false}",
		.right = "representants:\n  - {nom: Anne MARTIN, "
			"qualite: maire}",
	}, {
		.id = "P302", .level = CTG_WARNING,
		.title = "désignation d'une partie non suivie dans le texte",
		.remedy = "employez partout la même désignation, ou changez "
			"celle de l'en-tête",
		.why = "La comparution annonce sous quel nom chaque partie est "
			"ensuite désignée (« ci-après dénommée… »). Si le "
			"texte n'emploie jamais ce nom, ou en emploie un "
			"autre, on peut douter de qui s'oblige.",
		.wrong = "designation: la commune … « La Ville s'engage à… »",
		.right = "designation: la commune … « La commune s'engage "
			"à… »",
	}, {
		.id = "P303", .level = CTG_ERROR,
		.title = "numéro SIREN invalide",
		.remedy = "recopiez les neuf chiffres depuis l'avis de "
			"situation au répertoire Sirene",
		.why = "Le numéro SIREN, attribué par l'Insee (articles "
			"R. 123-220 et suivants du code de commerce), a neuf "
			"chiffres dont le dernier est une clé de contrôle. "
			"Elle ne correspond pas : un chiffre au moins est "
			"faux. Ce numéro figure dans l'accusé de réception du "
			"contrôle de légalité.",
		.wrong = "siren: \"227700011\"",
		.right = "siren: \"227700010\"",
	}, {
		.id = "P304", .level = CTG_ERROR,
		.title = "partie en double",
		.remedy = "donnez à chaque partie son propre identifiant, ou "
			"retirez l'une des deux",
		.why = "L'identifiant d'une partie sert à la nommer dans les "
			"variables, les délibérations et les signatures. Deux "
			"parties qui portent le même, ou le même numéro SIREN, "
			"ne peuvent être distinguées ; et nul ne contracte "
			"avec soi-même.",
		.wrong = "parties:\n  - {id: commune, …}\n"
			"  - {id: commune, …}",
		.right = "parties:\n  - {id: commune, …}\n  - {id: ccas, …}",
	}, {
		.id = "P306", .level = CTG_NOTE_LEVEL,
		.title = "même personne pour deux parties",
		.remedy = "vérifiez que chaque assemblée l'a habilitée, et "
			"faites signer un délégué s'il y a conflit d'intérêts",
		.why = "Un élu peut présider deux collectivités et signer pour "
			"chacune. C'est à vérifier : la loi n° 2013-907 du 11 "
			"octobre 2013 (article 2) demande de prévenir les "
			"conflits d'intérêts, et le déport passe par une "
			"délégation de signature ou de fonctions.",
		.wrong = "M. Paul DURAND, maire … M. Paul DURAND, président du "
			"syndicat",
		.right = "M. Paul DURAND, maire … Mme Léa PETIT, "
			"vice-présidente du syndicat",
	}, {
		.id = "R201", .level = CTG_ERROR,
		.title = "renvoi à une division qui n'existe pas",
		.remedy = "corrigez le numéro, ou supprimez le renvoi",
		.why = "Un renvoi sans cible prive d'effet la clause qui le "
			"contient. C'est souvent le reste d'une numérotation "
			"ancienne.",
		.wrong = "dans les conditions prévues à l'article 15 "
			"(la convention en a 14)",
		.right = "dans les conditions prévues à l'article 14",
	}, {
		.id = "R202", .level = CTG_ERROR,
		.title = "renvoi à une annexe qui n'existe pas",
		.remedy = "corrigez le numéro, ou ajoutez l'annexe à l'en-tête",
		.why = "Les annexes font corps avec la convention. Si l'une "
			"d'elles manque, les parties n'ont pas signé ce que le "
			"texte dit qu'elles ont signé.",
		.wrong = "le plan d'actions figure en annexe 7 "
			"(il y a six annexes)",
		.right = "le plan d'actions figure en annexe 6",
	}, {
		.id = "R203", .level = CTG_WARNING,
		.title = "annexe à laquelle rien ne renvoie",
		.remedy = "renvoyez à cette annexe dans un article, ou "
			"retirez-la",
		.why = "Une annexe n'oblige que si le texte lui donne une "
			"place. Jointe sans qu'aucune clause la vise, sa "
			"valeur est incertaine.",
		.wrong = "annexes: {numero: 4, titre: Pilotage, …}, et pas "
			"d'« annexe 4 » dans le texte",
		.right = "La composition du comité figure à l'annexe 4.",
	}, {
		.id = "R204", .level = CTG_ERROR,
		.title = "fichier absent, ou hors du dossier",
		.remedy = "placez le fichier dans le dossier de la convention "
			"et corrigez son nom",
		.why = "Tout ce qui est signé doit se trouver dans le dossier "
			"de la convention, annexes et images comprises : c'est "
			"ce dossier qui est conservé, comparé et scellé.",
		.wrong = "fichier: ../autre/plan.md",
		.right = "fichier: annexes/3-plan.md",
	}, {
		.id = "R206", .level = CTG_ERROR,
		.title = "décompte inexact",
		.remedy = "corrigez le nombre ; pour les annexes, le plus sûr "
			"est d'écrire {{ annexes.nombre_lettres }}",
		.why = "Une clause qui dit de combien d'annexes ou d'articles "
			"se compose la convention sert à prouver qu'elle est "
			"entière. Fausse, elle laisse croire qu'une pièce "
			"manque ou qu'une autre a été ajoutée.",
		.wrong = "la présente convention et ses cinq annexes "
			"(il y en a six)",
		.right = "la présente convention et ses "
			"{{ annexes.nombre_lettres }} annexes",
	}, {
		.id = "R207", .level = CTG_WARNING,
		.title = "fichier du dossier annexes/ hors de la convention",
		.remedy = "ajoutez une ligne à « annexes » dans l'en-tête, ou "
			"retirez ce fichier",
		.why = "Le dossier est conservé et scellé tout entier, mais "
			"seul ce que l'en-tête nomme est imprimé et signé. Un "
			"fichier oublié laisse croire que les parties l'ont "
			"approuvé.",
		.wrong = "annexes/4-pilotage.md, et pas de "
			"« fichier: annexes/4-pilotage.md »",
		.right = "annexes:\n  - {numero: 4, titre: Pilotage, "
			"fichier: annexes/4-pilotage.md}",
	}, {
		.id = "S101", .level = CTG_ERROR,
		.title = "numéro de division en double",
		.remedy = "donnez à l'une des deux un autre numéro "
			"(« 5 bis », « 5-1 »)",
		.why = "Une division se cite par son numéro. Deux articles 5 "
			"rendent ambigu tout renvoi, et un avenant qui "
			"modifierait « l'article 5 » serait inapplicable. Un "
			"numéro est unique dans le corps de la convention et "
			"dans chaque annexe.",
		.wrong = "# Article 5 - Pilotage\n# Article 5 - Durée",
		.right = "# Article 5 - Pilotage\n# Article 6 - Durée",
	}, {
		.id = "S102", .level = CTG_WARNING,
		.title = "numéro manquant ou dans le désordre",
		.remedy = "vérifiez qu'aucune division n'a été oubliée ; si le "
			"texte est déjà signé, ne renumérotez pas",
		.why = "Un saut dans la numérotation est souvent la trace "
			"d'une division supprimée ou déplacée. Il n'empêche "
			"rien, car les divisions se citent par le numéro "
			"imprimé, mais un lecteur croira qu'il manque une "
			"page.",
		.wrong = "# Article 4 - Pilotage\n# Article 6 - Durée",
		.right = "# Article 4 - Pilotage\n# Article 5 - Durée",
	}, {
		.id = "S103", .level = CTG_WARNING,
		.title = "niveau de titre sauté",
		.remedy = "remontez ce titre d'un niveau, ou ajoutez le niveau "
			"intermédiaire",
		.why = "La hiérarchie des titres doit être cohérente : les "
			"lecteurs d'écran et la table des matières en "
			"dépendent (critère 9.1 du RGAA, pris pour "
			"l'application de l'article 47 de la loi n° 2005-102 "
			"du 11 février 2005).",
		.wrong = "# Article 5 - Pilotage\n### Comité technique",
		.right = "# Article 5 - Pilotage\n## Comité technique",
	}, {
		.id = "S104", .level = CTG_WARNING,
		.title = "division vide",
		.remedy = "écrivez son contenu, ou supprimez le titre",
		.why = "Un titre que rien ne suit annonce une clause qui "
			"n'existe pas : c'est d'ordinaire un oubli.",
		.wrong = "# Article 8 - Évaluation\n# Article 9 - Durée",
		.right = "# Article 8 - Évaluation\n\nUn bilan est dressé "
			"chaque année.\n\n# Article 9 - Durée",
	}, {
		.id = "S105", .level = CTG_WARNING,
		.title = "sommaire qui ne correspond pas aux titres",
		.remedy = "remplacez le sommaire écrit à la main par "
			"{{ sommaire }}",
		.why = "Un sommaire tapé à la main vieillit dès qu'un titre "
			"change. {{ sommaire }} est dressé à chaque fois sur "
			"les titres eux-mêmes.",
		.wrong = "# Sommaire\n\n- Article 2 - Suivi\n\n"
			"# Article 2 - Pilotage",
		.right = "{{ sommaire }}\n\n# Article 2 - Pilotage",
	}, {
		.id = "S106", .level = CTG_ERROR,
		.title = "HTML dans le texte",
		.remedy = "retirez la balise ; seul <br> est admis, dans une "
			"cellule de tableau",
		.why = "Une balise ne s'imprime pas de la même façon dans tous "
			"les formats, et peut cacher du texte. Ce que les "
			"parties signent doit se lire tel quel.",
		.wrong = "<b>La Caf</b> s'engage à…",
		.right = "**La Caf** s'engage à…",
	}, {
		.id = "S107", .level = CTG_ERROR,
		.title = "image sans texte de remplacement",
		.remedy = "décrivez l'image entre les crochets",
		.why = "L'information portée par une image doit être "
			"accessible à qui ne la voit pas (critère 1.1 du RGAA, "
			"pris pour l'application de l'article 47 de la loi "
			"n° 2005-102 du 11 février 2005), et rester lisible "
			"dans une comparaison.",
		.wrong = "![](images/carte.png)",
		.right = "![Carte des équipements de la commune]"
			"(images/carte.png)",
	}, {
		.id = "S108", .level = CTG_ERROR,
		.title = "note de bas de page sans appel, ou sans texte",
		.remedy = "ajoutez l'appel [^…] ou la définition qui manque, "
			"ou supprimez l'autre",
		.why = "Une note que rien n'appelle ne serait pas imprimée ; "
			"un appel sans note renvoie à rien. Dans les deux cas "
			"le texte signé ne serait pas celui qui a été écrit.",
		.wrong = "Le taux est de 12 %[^taux].",
		.right = "Le taux est de 12 %[^taux].\n\n"
			"[^taux]: Source : Insee, 2020.",
	}, {
		.id = "S109", .level = CTG_ERROR,
		.title = "fusion de cellules mal placée, ou ligne inégale",
		.remedy = "donnez à chaque ligne autant de cellules que "
			"l'en-tête ; « ^^ » continue la cellule du dessus, "
			"« << » celle de gauche",
		.why = "Une cellule en trop serait perdue, une cellule en "
			"moins décalerait les autres. « ^^ » demande une "
			"cellule au-dessus, « << » une cellule à gauche, et la "
			"cellule fusionnée doit être un rectangle.",
		.wrong = "| Action | Échéance |\n|---|---|\n| Relais |",
		.right = "| Action | Échéance |\n|---|---|\n| Relais | 2024 |",
	}, {
		.id = "S110", .level = CTG_ERROR,
		.title = "ligne collée à l'alinéa qui précède",
		.remedy = "s'il s'agit d'un nouvel alinéa, faites-le précéder "
			"de « - » ou d'une ligne vide ; sinon, coupez la ligne "
			"ailleurs",
		.why = "Un simple retour à la ligne ne fait pas un nouvel "
			"alinéa. Une ligne qui commence par « 2° », « b) » ou "
			"un tiret passerait pour un alinéa à la lecture du "
			"fichier, mais s'imprimerait à la suite du précédent ; "
			"les alinéas seraient mal comptés dans un avenant.",
		.wrong = "1° premier point ;\n2° second point.",
		.right = "- 1° premier point ;\n- 2° second point.",
	}, {
		.id = "S111", .level = CTG_ERROR,
		.title = "construction non admise",
		.remedy = "n'employez que les formes admises : "
			"titres « # », alinéas, listes, tableaux, notes, "
			"images, gras, italique, liens",
		.why = "Code, citation, texte barré, case à cocher, lien par "
			"référence et titre souligné n'ont pas de place dans "
			"une convention : ils ne s'imprimeraient pas, ou pas "
			"de la même façon partout. Une case à cocher s'écrit "
			"☐ ou ☑.",
		.wrong = "> Les parties conviennent…",
		.right = "Les parties conviennent…",
	}, {
		.id = "S112", .level = CTG_ERROR,
		.title = "numéro de liste différent de celui qui s'imprime",
		.remedy = "numérotez les éléments à la suite, ou écrivez le "
			"numéro après un tiret (« - 3. … »)",
		.why = "Une liste numérotée s'imprime à la suite de son "
			"premier numéro. Si le fichier en montre un autre, ce "
			"qu'on lit n'est pas ce qu'on signe, et un renvoi au "
			"3. viserait un autre élément.",
		.wrong = "1. Enfance\n3. Jeunesse",
		.right = "1. Enfance\n2. Jeunesse",
	}, {
		.id = "S113", .level = CTG_ERROR,
		.title = "élément de liste vide",
		.remedy = "complétez cet élément, ou supprimez-le",
		.why = "Chaque élément de liste compte pour un alinéa. Vide, "
			"il fausse le décompte sans que rien se lise.",
		.wrong = "- la petite enfance ;\n-\n- la jeunesse.",
		.right = "- la petite enfance ;\n- la jeunesse.",
	}, {
		.id = "S114", .level = CTG_ERROR,
		.title = "titre de niveau 1 dans une annexe",
		.remedy = "écrivez ce titre avec « ## » ; celui de l'annexe "
			"vient de l'en-tête de la convention",
		.why = "Le titre « Annexe n - … » est imprimé d'après "
			"l'en-tête ; le premier niveau lui est réservé. Les "
			"titres du fichier commencent au deuxième.",
		.wrong = "# Annexe 3 - Plan d'actions\n# Fiche 1 - Accueil",
		.right = "## Fiche 1 - Accueil",
	}, {
		.id = "S115", .level = CTG_WARNING,
		.title = "alinéa qui a la forme d'un titre",
		.remedy = "écrivez-le en titre, « # » et une espace devant",
		.why = "« Article 5 - Durée » sans « # », en gras, ou après "
			"un « # » sans espace, n'est qu'un alinéa : l'article "
			"n'existe pas, aucun renvoi ne le trouve, et ses "
			"alinéas comptent dans l'article qui précède.",
		.wrong = "**Article 5 - Durée**",
		.right = "# Article 5 - Durée",
	}, {
		.id = "S116", .level = CTG_WARNING,
		.title = "marque de mise en forme qui s'imprime",
		.remedy = "collez les marques aux mots qu'elles entourent, "
			"avec une espace ou un signe au-dehors ; pour les "
			"imprimer, précédez-les de « \\ »",
		.why = "Des astérisques mal placés ne mettent rien en gras, et "
			"une adresse qui contient une espace ne fait pas de "
			"lien : les marques elles-mêmes seraient imprimées, "
			"puis signées.",
		.wrong = "**Objectif :**développer l'accueil",
		.right = "**Objectif :** développer l'accueil",
	}, {
		.id = "S117", .level = CTG_WARNING,
		.title = "titre dont le numéro n'est pas reconnu",
		.remedy = "écrivez le mot en entier, puis le numéro en "
			"chiffres : « Article 4 - Durée », « Article 4 bis », "
			"« Article 1er », « Chapitre II »",
		.why = "Sans numéro reconnu, l'article n'a pas d'adresse : "
			"aucun renvoi ne le trouve, un avenant ne peut pas le "
			"citer, et deux versions du texte ne le rapprochent "
			"pas d'après son numéro.",
		.wrong = "# Art. 4 - Durée",
		.right = "# Article 4 - Durée",
	}, {
		.id = "S120", .level = CTG_ERROR,
		.title = "clé inconnue dans l'en-tête",
		.remedy = "corrigez la clé ; une valeur libre se place sous "
			"« champs »",
		.why = "Une clé mal écrite serait ignorée en silence, et la "
			"valeur avec elle. Les clés admises sont dans "
			"ctg-convention(5).",
		.wrong = "preambule: oui",
		.right = "champs: {preambule: oui}",
	}, {
		.id = "S121", .level = CTG_ERROR,
		.title = "valeur mal formée dans l'en-tête",
		.remedy = "donnez la valeur sous la forme attendue",
		.why = "Chaque clé attend une forme : un texte, un nombre, une "
			"date AAAA-MM-JJ, une liste. Une valeur d'une autre "
			"forme ne peut être ni comprise ni imprimée.",
		.wrong = "periode: {debut: 1er janvier 2023, fin: 2027-12-31}",
		.right = "periode: {debut: 2023-01-01, fin: 2027-12-31}",
	}, {
		.id = "S122", .level = CTG_ERROR,
		.title = "clé manquante dans l'en-tête",
		.remedy = "ajoutez la clé et sa valeur",
		.why = "Sans cette clé, une partie du document (page de titre, "
			"comparution, signatures) ne peut être imprimée.",
		.wrong = "- {id: commune, designation: la commune}",
		.right = "- {id: commune, nom: Commune de Dugny, "
			"designation: la commune, …}",
	}, {
		.id = "S123", .level = CTG_ERROR,
		.title = "clé en double dans l'en-tête",
		.remedy = "ne gardez que la bonne valeur",
		.why = "De deux valeurs pour une même clé, on ne sait laquelle "
			"vaut ; le logiciel ne choisit pas à votre place.",
		.wrong = "lieu: Rouen\nlieu: Dugny",
		.right = "lieu: Rouen",
	}, {
		.id = "S124", .level = CTG_ERROR,
		.title = "valeur hors de sa liste",
		.remedy = "prenez l'une des valeurs admises",
		.why = "Cette clé n'admet que certaines valeurs, données dans "
			"ctg-convention(5) ; le reste du programme en dépend "
			"(une Caf n'a pas d'accusé de réception, une commune "
			"en a un).",
		.wrong = "type: mairie",
		.right = "type: commune",
	}, {
		.id = "T501", .level = CTG_WARNING,
		.title = "accent manquant",
		.remedy = "rétablissez l'accent",
		.why = "En français l'accent a pleine valeur orthographique, "
			"aussi sur les capitales (Académie française ; Lexique "
			"des règles typographiques en usage à l'Imprimerie "
			"nationale). Un petit nombre de mots, ceux dont la "
			"forme sans accent n'existe pas, sont vérifiés.",
		.wrong = "une convention conclue avec l'Etat",
		.right = "une convention conclue avec l'État",
	}, {
		.id = "T502", .level = CTG_WARNING,
		.title = "ordinal mal abrégé",
		.remedy = "écrivez 1er, 1re, 2e, 3e…",
		.why = "Les abréviations sont 1er, 1re, 2e, 3e (Lexique des "
			"règles typographiques en usage à l'Imprimerie "
			"nationale) ; « 2ème » et « 1ère » n'en sont pas.",
		.wrong = "la 2ème année",
		.right = "la 2e année",
	}, {
		.id = "T503", .level = CTG_WARNING,
		.title = "guillemets mêlés, ou sans leur paire",
		.remedy = "employez partout « … », ouverts et fermés dans le "
			"même alinéa",
		.why = "Un avenant cite les mots qu'il remplace entre "
			"guillemets. Un guillemet qui n'est pas fermé, ou d'un "
			"autre dessin, laisse douter de l'étendue de la "
			"citation.",
		.wrong = "le bonus « territoire Ctg",
		.right = "le bonus « territoire Ctg »",
	}, {
		.id = "T505", .level = CTG_WARNING,
		.title = "« etc. » suivi de points de suspension",
		.remedy = "écrivez « etc. » seul",
		.why = "« etc. » et les points de suspension disent la même "
			"chose ; « etc... » est un pléonasme (Académie "
			"française).",
		.wrong = "loisirs, vacances, etc...",
		.right = "loisirs, vacances, etc.",
	}, {
		.id = "T506", .level = CTG_WARNING,
		.title = "mot répété",
		.remedy = "supprimez l'un des deux",
		.why = "Un petit mot écrit deux fois de suite est une faute de "
			"frappe ; dans un texte à signer elle ne se corrigera "
			"plus que par avenant.",
		.wrong = "dans le cadre de de la convention",
		.right = "dans le cadre de la convention",
	}, {
		.id = "T507", .level = CTG_WARNING,
		.title = "ponctuation en double, ou espace avant une virgule",
		.remedy = "ne gardez qu'un signe, sans espace avant la virgule "
			"ou le point",
		.why = "Ces fautes de frappe gênent la lecture et deviennent "
			"des différences sans portée quand le texte est "
			"comparé à une copie corrigée.",
		.wrong = "la petite enfance , la jeunesse,, la parentalité",
		.right = "la petite enfance, la jeunesse, la parentalité",
	}, {
		.id = "T508", .level = CTG_WARNING,
		.title = "article non contracté devant une variable",
		.remedy = "écrivez le nom en toutes lettres après « du », "
			"« des », « au » ou « aux »",
		.why = "Une variable s'imprime telle quelle. Si elle commence "
			"par « le » ou « les », « de » et « à » devraient se "
			"contracter avec son article, ce que le logiciel ne "
			"fait pas : il ne récrit jamais un texte.",
		.wrong = "les services de "
			"{{ parties.departement.designation }}",
		.right = "les services du Département",
	}, {
		.id = "T509", .level = CTG_WARNING,
		.title = "caractère invisible",
		.remedy = "effacez-le : placez le curseur après le caractère "
			"qui le précède, puis la touche Suppr",
		.why = "Une espace sans largeur, un tiret conditionnel, un "
			"liant ne se voient pas, mais séparent « article » de "
			"« 9 » ou coupent un mot en deux : ni une recherche, "
			"ni les autres règles, ni un avenant qui cite ces "
			"mots ne les reconnaissent. Ils viennent souvent d'un "
			"copier-coller.",
		.wrong = "l'article&#8203;9",
		.right = "l'article 9",
	},
};

const size_t ctg_nrules = sizeof(ctg_rules) / sizeof(ctg_rules[0]);

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Sign as strcmp, id in any case. */
static int compare(struct ctg_str id, const char *rule)
{
	for (size_t i = 0; i < id.n; i++)
		if (upper(id.p[i]) != rule[i])
			return upper(id.p[i]) < rule[i] ? -1 : 1;
	return rule[id.n] ? -1 : 0;
}

const struct ctg_rule *ctg_rule_find(struct ctg_str id)
{
	size_t low = 0, high = ctg_nrules;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = compare(id, ctg_rules[mid].id);

		if (d == 0)
			return &ctg_rules[mid];
		if (d < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

const char *ctg_level_name(enum ctg_level level)
{
	switch (level) {
	case CTG_ERROR:
		return "erreur";
	case CTG_WARNING:
		return "avertissement";
	default:
		return "note";
	}
}

void ctg_rule_report(struct ctg_diags *d, const char *id,
	struct ctg_place at, const char *fmt, ...)
{
	const struct ctg_rule *rule = ctg_rule_find(ctg_str_from(id));
	struct ctg_buf message = { .arena = d->arena };
	va_list ap;

	assert(rule);
	va_start(ap, fmt);
	ctg_buf_vprintf(&message, fmt, ap);
	va_end(ap);
	ctg_diags_add(d, &(struct ctg_diag){
		.rule = rule->id,
		.level = rule->level,
		.at = at,
		.message = ctg_buf_str(&message),
		.remedy = ctg_str_from(rule->remedy),
	});
}
