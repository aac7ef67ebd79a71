/* SPDX-License-Identifier: Apache-2.0 */
#include "check/reference_label.h"

#include "base/utf8.h"
#include "check/wording.h"
#include "model/french.h"

#include <string.h>

/* « L. 263-1 », « L223-1 », « R.* 123-4 », « LO 1112-1 »: an article of a
 * code.  Its length, or 0. */
size_t ctg_reference_code(struct ctg_str s)
{
	size_t i = 0, digits;

	if (s.n == 0 || !strchr("LRDA", s.p[0]))
		return 0;
	i++;
	if (i < s.n && (s.p[i] == '.' || s.p[i] == 'O'))
		i++;
	while (i < s.n && (s.p[i] == '.' || s.p[i] == '*'))
		i++;
	i = s.n - ctg_french_ltrim(ctg_str_skip(s, i)).n;
	digits = i;
	while (i < s.n && (ctg_is_digit(s.p[i]) ||
	       (i > digits && (s.p[i] == '-' || s.p[i] == '.') &&
	       i + 1 < s.n && ctg_is_digit(s.p[i + 1]))))
		i++;
	return i > digits ? i : 0;
}

/* « annexe A », « titre IV »: a letter may also be a word (« L'ANNEXE A
 * ÉTÉ », « l'annexe a été »). */
static bool letters_are_label(struct ctg_str label, struct ctg_str after)
{
	struct ctg_str next = ctg_french_ltrim(after);
	size_t len;
	unsigned c;

	for (size_t i = 0; i < label.n; i++)
		if (label.p[i] >= 'a' && label.p[i] <= 'z')
			return false;
	if (label.n > 1 || next.n == 0)
		return true;
	c = ctg_utf8_next(next, &len);
	if (next.p[0] == '\'' || c == 0x2019)
		return false;
	return !ctg_utf8_is_letter(c) || ctg_wording_take(next,
		"de|du|des|d'|et|ou|a la|a l'|au|ci-*|qui|est|sera|joint*|"
		"figur*|precis*|present*|fix*|prevoi*") > 0;
}

/* Numbers that follow « article » without being its label: amounts, years,
 * budget accounts, « 2e alinéa », « 3 mois ». */
static bool number_is_label(struct ctg_label label, struct ctg_str after)
{
	static const char units[] =
		"%|euro*|mois|jour*|an|ans|annee*|heure*|h|semaine*|fois|"
		"alinea*|phrase*|paragraphe*|place*|enfant*|agent*|page*|"
		"personne*|etp|habitant*|allocataire*|janvier|fevrier|mars|"
		"avril|mai|juin|juillet|aout|septembre|octobre|novembre|"
		"decembre|reprise*|exemplaire*|partie*|membre*|million*|"
		"collectivite*|commune*";
	struct ctg_str next = ctg_french_ltrim(after);
	size_t len;

	if (label.num > 999)
		return false;
	if (after.n > 1 && after.p[0] == ',' && ctg_is_digit(after.p[1]))
		return false;
	if (after.n > 0 && (after.p[0] == '/' ||
	    ctg_str_starts(after, STR("°")) ||
	    ctg_utf8_is_letter(ctg_utf8_next(after, &len))))
		return false;
	if (ctg_str_starts(next, STR("€")) || ctg_str_starts(next, STR("%")))
		return false;
	if (next.n < after.n && next.n > 0 && ctg_is_digit(next.p[0]))
		return false;
	return !ctg_wording_take(next, units);
}

size_t ctg_reference_label(struct ctg_label *out, struct ctg_str s)
{
	struct ctg_label l = { 0 };
	size_t n = ctg_label_take(&l, s);
	struct ctg_str after = ctg_str_skip(s, n);
	bool good;

	if (n == 0)
		return 0;
	if (l.style == CTG_ARABIC)
		good = number_is_label(l, after);
	else
		good = l.style == CTG_PRELIMINARY ||
			letters_are_label(ctg_str_head(s, n), after);
	if (!good)
		return 0;
	*out = l;
	return n;
}

/* « 2a et b »: a letter alone after a lettered number. */
size_t ctg_reference_letter(struct ctg_label *out, struct ctg_label before,
	struct ctg_str s)
{
	size_t len;

	if (!before.letter || s.n == 0 || s.p[0] <= before.letter ||
	    s.p[0] > 'z')
		return 0;
	if (s.n > 1 && (s.p[1] == '\'' || s.p[1] == ')' ||
	    ctg_utf8_is_letter(ctg_utf8_next(ctg_str_skip(s, 1), &len))))
		return 0;
	*out = before;
	out->letter = s.p[0];
	return 1;
}

/* What may follow a label that closes a list begun in the singular, where
 * « et 3 professionnels » is as likely as « et 3 ». */
bool ctg_reference_may_close(struct ctg_str after)
{
	struct ctg_str s = ctg_french_ltrim(after);
	size_t len;

	if (s.n == 0)
		return true;
	if (ctg_wording_take(s, "de|du|des|d'|a|au|aux|et|ou|ci-*|qui|que|"
	    "sont|est|doivent|peuvent|joint*|annexe*|figur*|precis*|"
	    "present*|detaill*|fix*"))
		return true;
	return !ctg_utf8_is_letter(ctg_utf8_next(s, &len));
}
