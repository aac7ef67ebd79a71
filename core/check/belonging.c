/* SPDX-License-Identifier: Apache-2.0 */
#include "check/belonging.h"

#include "check/wording.h"
#include "model/french.h"

#include <string.h>

/* What has articles or annexes of its own, by first letter: every word of a
 * sentence is looked up here. */
static const char *const texts[26] = {
	['a' - 'a'] = "arrete|arretes|accord-cadre*|avenant*",
	['b' - 'a'] = "budget*",
	['c' - 'a'] = "code|codes|circulaire*|constitution|charte*|contrat*|"
		"cahier des charges|casf|cgct|css|crpa|cog|cpog|cpom|cej|"
		"convention d'objectifs",
	['d' - 'a'] = "decret*|directive*|deliberation*|decision*",
	['i' - 'a'] = "instruction*",
	['l' - 'a'] = "loi|lois|lettre-circulaire*|livre",
	['m' - 'a'] = "marche|marches",
	['o' - 'a'] = "ordonnance*",
	['p' - 'a'] = "protocole*",
	['r' - 'a'] = "reglement*|rgpd|referentiel*",
	['s' - 'a'] = "statuts|schema*",
	['t' - 'a'] = "traite",
};
/* Of these, the ones that make every article named after them in a sentence
 * doubtful. */
#define LAWS \
	"code|codes|loi|lois|decret*|ordonnance*|reglement|reglements|rgpd|" \
	"arrete du|arrete no|arretes|circulaire*|directive*|constitution|" \
	"traite|lettre-circulaire*|convention d'objectifs|cog|" \
	"casf|cgct"

/* The name of another text stands at the start of s: its length, or 0. */
static size_t take_text(struct ctg_str s)
{
	unsigned letter = s.n ? (unsigned)(s.p[0] | 0x20) - 'a' : 26;

	return letter < 26 && texts[letter] ?
		ctg_wording_take(s, texts[letter]) : 0;
}

#define DIVISIONS \
	"article*|annexe*|chapitre*|titre*|section*|fiche*|theme*"

#define OURS \
	"de la presente convention|de la presente ctg|a la presente|" \
	"de la presente|du present|au present|des presentes|aux presentes|" \
	"ci-dessus|ci-dessous|ci-apres|ci-joint*|ci-annexe*|" \
	"jointe a la presente|annexee a la presente|" \
	"joint a la presente|jointes a la presente|annexees a la presente"

#define ABOVE	"ci-dessus"
#define BELOW	"ci-apres|ci-dessous"

/* « , premier alinéa, », « § 2 », « et suivants »: steps inside a division,
 * between its label and the text it belongs to. */
static struct ctg_str skip_steps(struct ctg_str s)
{
	static const char steps[] =
		"alinea*|paragraphe*|point|points|phrase*|premier|premiere|"
		"deuxieme|second|seconde|troisieme|quatrieme|cinquieme|"
		"dernier|derniere|et suivants|et suivant|modifie*|nouveau";
	struct ctg_str t = s;

	for (;;) {
		size_t n, digits = 0;

		t = ctg_french_ltrim(t);
		if (ctg_str_cut(&t, STR(",")) || ctg_str_cut(&t, STR("§")))
			t = ctg_french_ltrim(t);
		n = ctg_wording_take(t, steps);
		while (!n && digits < t.n && ctg_is_digit(t.p[digits]))
			digits++;
		if (digits > 0 && digits < 3)
			n = digits;
		if (n == 0)
			return s;
		t = ctg_str_skip(t, n);
		while (digits && (ctg_str_cut(&t, STR("°")) ||
		       ctg_str_cut(&t, STR(")")) ||
		       ctg_str_cut(&t, STR("er")) ||
		       ctg_str_cut(&t, STR("e"))))
			continue;
		s = t;
	}
}

/* « convention » stands at the start of s: ours, or « de gestion »,
 * « d'objectifs », « du 12 mars 2015 »… */
static enum ctg_belonging whose_convention(struct ctg_str s)
{
	static const char others[] =
		"d'*|de|du|des|cadre|nationale|collective|signee|conclue|"
		"relative|precedente|anterieure|bilaterale|pluriannuelle|"
		"annuelle|internationale|europeenne|type|constitutive|"
		"particuliere|precitee|departementale|no|citee";
	size_t globale;

	s = ctg_french_ltrim(ctg_str_skip(s,
		ctg_wording_take(s, "convention|ctg")));
	globale = ctg_wording_take(s, "territoriale globale");
	if (globale > 0) {
		s = ctg_french_ltrim(ctg_str_skip(s, globale));
		if (ctg_wording_take(s, "precedente|anterieure|conclue|signee"))
			return CTG_REF_DOUBTFUL;
		return s.n > 0 && ctg_is_digit(s.p[0]) ? CTG_REF_DOUBTFUL :
			CTG_REF_SAID;
	}
	if (s.n > 0 && ctg_is_digit(s.p[0]))
		return CTG_REF_DOUBTFUL;
	return ctg_wording_take(s, others) ? CTG_REF_FOREIGN : CTG_REF_SAID;
}

/* « de … »: the complement that may name the text. */
static void read_complement(struct ctg_tail *out, struct ctg_str after,
	struct ctg_str s, bool certain)
{
	size_t same = ctg_wording_take(s, "meme");

	s = ctg_french_ltrim(ctg_str_skip(s, same));
	if (ctg_wording_take(s, DIVISIONS)) {
		out->next = certain ? after.n - s.n : 0;
		return;
	}
	if (ctg_wording_take(s, "convention|ctg"))
		out->whose = certain && !same ? whose_convention(s) :
			CTG_REF_DOUBTFUL;
	else if (take_text(s) || ctg_wording_take(s, "accord|accords"))
		out->whose = CTG_REF_FOREIGN;
	else if (certain || same)
		out->whose = CTG_REF_DOUBTFUL;
}

static enum ctg_side side_of(struct ctg_str s)
{
	if (ctg_wording_take(s, ABOVE))
		return CTG_REF_ABOVE;
	return ctg_wording_take(s, BELOW) ? CTG_REF_BELOW : CTG_REF_ANYWHERE;
}

/* « de la présente convention », « ci-dessus »; « de la présente délibération »
 * and « du présent règlement » are those of an annexe. */
static bool read_said(struct ctg_tail *out, struct ctg_str s)
{
	size_t n = ctg_wording_take(s, OURS);
	struct ctg_str noun = ctg_french_ltrim(ctg_str_skip(s, n));

	out->side = side_of(s);
	if (n == 0)
		return false;
	out->whose = take_text(noun) && !ctg_wording_take(noun,
		"avenant|contrat") ? CTG_REF_DOUBTFUL : CTG_REF_SAID;
	return true;
}

/* « du RGPD », « à la circulaire », « dudit arrêté », « précité ». */
static void read_owner(struct ctg_tail *out, struct ctg_str after,
	struct ctg_str s)
{
	size_t n = ctg_wording_take(s, "dudit|de ladite|desdits|desdites|"
		"de ce|de cet|de cette|de ces|de son|de sa|de leur");
	bool certain;

	if (ctg_wording_take(s, "rgpd|casf|cgct|css|crpa")) {
		out->whose = CTG_REF_FOREIGN;
	} else if (ctg_wording_take(s, "precite*|susvise*|susmentionne*")) {
		out->whose = CTG_REF_DOUBTFUL;
	} else if (n > 0) {
		s = ctg_french_ltrim(ctg_str_skip(s, n));
		out->whose = take_text(s) ? CTG_REF_FOREIGN :
			CTG_REF_DOUBTFUL;
	} else {
		/* « l'annexe 2 à la circulaire », but « transmise à la
		 * Caf ». */
		n = ctg_wording_take(s, "de la|de l'|du|des|de|d'");
		certain = n > 0;
		if (!certain)
			n = ctg_wording_take(s, "a la|a l'|au|aux");
		if (n > 0)
			read_complement(out, after, ctg_french_ltrim(
				ctg_str_skip(s, n)), certain);
	}
}

void ctg_belonging_after(struct ctg_tail *out, struct ctg_str after)
{
	struct ctg_str steps, s;

	*out = (struct ctg_tail){ .whose = CTG_REF_PLAIN };
	if (after.n == 0 || strchr(".;:)?!\n", after.p[0]))
		return;
	steps = skip_steps(after);
	s = ctg_french_ltrim(steps);
	if (steps.n < after.n && ctg_str_cut(&s, STR(",")))
		s = ctg_french_ltrim(s);
	if (!read_said(out, s))
		read_owner(out, after, s);
}

/* « la délibération du 12 mars, jointe en annexe 5 ». */
static bool is_joined(enum ctg_word word, struct ctg_str before)
{
	return word == CTG_ANNEXE && ctg_wording_ends(before,
		"joint* en|joint* a l'|joint* a|figurant en|figurant a l'|"
		"figure en|figure a l'|figurent en|figurent a l'|"
		"reproduit* en|reproduit* a l'|presente* en|presente* a l'|"
		"detaille* en|detaille* a l'|decrit* en|decrit* a l'");
}

bool ctg_belonging_is_other(struct ctg_str words)
{
	for (size_t i = 0; i < words.n; i++)
		if (ctg_is_alpha(words.p[i]) &&
		    (i == 0 || !ctg_is_alpha(words.p[i - 1])) &&
		    take_text(ctg_str_skip(words, i)) &&
		    ctg_wording_starts(words, i))
			return true;
	return ctg_wording_has(words, "convention de|conventions|"
		"convention cadre|convention-cadre");
}

bool ctg_belonging_names_law(struct ctg_str words)
{
	return ctg_wording_has(words, LAWS "|l'arrete");
}

/* « la convention arrête un plan » is not « l'arrêté ». */
static bool is_verb(struct ctg_str text, size_t i)
{
	return ctg_wording_take(ctg_str_skip(text, i), "arrete") &&
		!ctg_wording_ends(ctg_str_head(text, i), "l'|un|cet|par|d'");
}

static void advance(struct ctg_before *b, size_t to)
{
	const char *p = b->text.p;

	for (; b->at < to; b->at++) {
		struct ctg_str s = ctg_str_skip(b->text, b->at);
		bool letter = ctg_is_alpha(p[b->at]);

		if (!letter && (unsigned char)p[b->at] < 0x80 &&
		    ctg_wording_is_end(b->text, b->at))
			b->law = b->other = false;
		if (!letter || b->law ||
		    (b->at > 0 && ctg_is_alpha(p[b->at - 1])) ||
		    !take_text(s) || !ctg_wording_starts(b->text, b->at) ||
		    is_verb(b->text, b->at))
			continue;
		b->other = true;
		b->law = ctg_wording_take(s, LAWS "|arrete") > 0;
	}
}

bool ctg_belonging_doubtful(struct ctg_before *b, enum ctg_word word,
	size_t i)
{
	struct ctg_str before = ctg_str_head(b->text, i);

	advance(b, i);
	if (ctg_wording_ends(before, "son|ses|leur|leurs|ledit|dudit|audit|"
	    "lesdits|desdits|auxdits|lesdites|desdites|ladite|cet|cette|"
	    "ces|meme|memes"))
		return true;
	if (is_joined(word, before))
		return false;
	before = ctg_french_rtrim(before);
	return b->law || (b->other && (ctg_wording_ends(before, "(|,|"
		"notamment l'|notamment les|en particulier l'|"
		"en particulier les") ||
		(before.n > 0 && ctg_is_digit(before.p[before.n - 1]))));
}
