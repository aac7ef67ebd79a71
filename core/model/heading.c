/* SPDX-License-Identifier: Apache-2.0 */
#include "model/label.h"

#include "model/french.h"

static const struct {
	const char *singular, *plural, *name;
	bool feminine;
} words[] = {
	[CTG_PLAIN] = { NULL, NULL, "", true },
	[CTG_ARTICLE] = { "article", "articles", "article", false },
	[CTG_CHAPITRE] = { "chapitre", "chapitres", "chapitre", false },
	[CTG_TITRE] = { "titre", "titres", "titre", false },
	[CTG_SECTION] = { "section", "sections", "section", true },
	[CTG_ANNEXE] = { "annexe", "annexes", "annexe", true },
	[CTG_FICHE] = { "fiche", "fiches", "fiche", true },
	[CTG_THEME] = { "theme", "themes", "thème", false },
};

const char *ctg_word_name(enum ctg_word w)
{
	return words[w].name;
}

bool ctg_word_is_feminine(enum ctg_word w)
{
	return words[w].feminine;
}

/* « Fiche action », « fiche-action », « fiches actions ». */
static void skip_action(struct ctg_str *s)
{
	struct ctg_str at = *s;

	if ((ctg_str_cut(&at, STR("-")) || ctg_french_spaces(&at)) &&
	    (ctg_french_cut(&at, "action") || ctg_french_cut(&at, "actions")))
		*s = at;
}

size_t ctg_word_take(enum ctg_word *out, bool *plural, struct ctg_str text)
{
	struct ctg_str s = text;

	for (enum ctg_word w = CTG_ARTICLE; w <= CTG_THEME; w++) {
		bool many = ctg_french_cut(&s, words[w].plural);

		if (!many && !ctg_french_cut(&s, words[w].singular))
			continue;
		if (w == CTG_FICHE)
			skip_action(&s);
		*out = w;
		*plural = many;
		return text.n - s.n;
	}
	return 0;
}

/* « : », « - », « . », « .- » and the like, with the spaces around. */
static bool take_separator(struct ctg_str *s)
{
	struct ctg_str at = *s;
	bool found;

	(void)ctg_french_spaces(&at);
	found = ctg_str_cut(&at, STR(".")) || ctg_str_cut(&at, STR(")"));
	(void)ctg_french_spaces(&at);
	found |= ctg_str_cut(&at, STR(":")) || ctg_str_cut(&at, STR("-")) ||
		ctg_str_cut(&at, STR("–")) || ctg_str_cut(&at, STR("—"));
	(void)ctg_french_spaces(&at);
	if (found || at.n == 0)
		*s = at;
	return found || at.n == 0;
}

/* « Article 5 et 6 », « Article 5 à 7 » name several. */
static bool is_enumeration(struct ctg_str s)
{
	struct ctg_label l;

	return (ctg_french_cut(&s, "et") || ctg_french_cut(&s, "ou") ||
		ctg_french_cut(&s, "a")) && ctg_french_spaces(&s) &&
		ctg_label_take(&l, s) > 0;
}

/* The title that follows a label; false when that was no label after all.
 * Without a separator, a lone capital is a word: « Article A propos ». */
static bool take_title(struct ctg_heading *h, struct ctg_str s)
{
	if (!take_separator(&s) && (!ctg_french_spaces(&s) ||
	    h->label.style == CTG_LETTER || is_enumeration(s)))
		return false;
	h->title = s;
	return true;
}

void ctg_heading_read(struct ctg_heading *out, struct ctg_str text)
{
	struct ctg_str all = ctg_french_trim(text), s = all;
	struct ctg_heading h = { 0 };
	bool plural;
	size_t n;

	n = ctg_word_take(&h.word, &plural, s);
	s = ctg_str_skip(s, n);
	if (n > 0 && !plural && ctg_french_spaces(&s)) {
		n = ctg_label_take_heading(&h.label, s);
		h.printed = ctg_str_head(s, n);
		if (n > 0 && take_title(&h, ctg_str_skip(s, n))) {
			*out = h;
			return;
		}
	}
	*out = (struct ctg_heading){ .word = CTG_PLAIN, .title = all };
}
