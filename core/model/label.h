/* SPDX-License-Identifier: Apache-2.0 */
/* label.h - the number printed on a division: "1er", "5", "5-1", "5 bis",
 * "2.3", "2a", "n° 4", "IV", "préliminaire".
 *
 * Divisions are found by the label people read, never by rank: conventions
 * skip numbers, repeat them, and put chapter 6 after chapter 9. */
#ifndef CTG_MODEL_LABEL_H
#define CTG_MODEL_LABEL_H

#include "base/err.h"
#include "base/str.h"

struct ctg_buf;

enum ctg_numbering {
	CTG_ARABIC,		/* 5 */
	CTG_ROMAN,		/* IV */
	CTG_LETTER,		/* A */
	CTG_PRELIMINARY,	/* préliminaire; num is 0 */
};

/* Equal labels name the same division, however they are spelled: « 1er »,
 * « 1 » and « n° 1 » are equal, « 1 » and « I » are not. */
struct ctg_label {
	enum ctg_numbering style;
	unsigned num;		/* 23 in "23-1 ter", 4 in "IV", 1 in "A" */
	unsigned dots[3];	/* 3 and 1 in "2.3.1"; 0 when absent */
	char letter;		/* 'a' in "2a"; NUL when absent */
	unsigned sub;		/* 1 in "23-1"; 0 when absent */
	unsigned latin;		/* 3; 0 when absent, 2 for bis, up to 10 */
};

/* The words that make a heading a labelled division. */
enum ctg_word {
	CTG_PLAIN,		/* any other heading */
	CTG_ARTICLE,
	CTG_CHAPITRE,
	CTG_TITRE,
	CTG_SECTION,
	CTG_ANNEXE,
	CTG_FICHE,
	CTG_THEME,
};

/* Reads a whole label.  On failure *out keeps its value. */
[[nodiscard]] enum ctg_code ctg_label_parse(struct ctg_label *out,
	struct ctg_str text, struct ctg_err *err);

/* Reads the longest label at the start of text.  Returns its length in
 * bytes, 0 when there is none.  « 5 du présent article » gives 5. */
size_t ctg_label_take(struct ctg_label *out, struct ctg_str text);
/* The same in a heading, where « 2 a - Titre » is 2a and « i : » a numeral,
 * because a separator (or the end) follows. */
size_t ctg_label_take_heading(struct ctg_label *out, struct ctg_str text);

/* Canonical spelling: "1er", "5-1", "5 bis", "2.3", "2a", "IV". */
void ctg_label_write(struct ctg_buf *b, struct ctg_label l);
/* With its word: "article 1er", "annexe 1", "titre Ier". */
void ctg_label_write_named(struct ctg_buf *b, enum ctg_word w,
	struct ctg_label l);

/* Order of the printed text: préliminaire < 1er < 5 < 5 bis < 5-1 < 6.  Sign
 * as strcmp. */
int ctg_label_cmp(struct ctg_label a, struct ctg_label b);

/* The text of a heading, taken apart.  printed is the label as written
 * (« 1er », « n° 4 »), title what follows the separator; both point into
 * the text. */
struct ctg_heading {
	enum ctg_word word;
	struct ctg_label label;
	struct ctg_str printed, title;
};

/* For any heading: a plain one has its whole text as title. */
void ctg_heading_read(struct ctg_heading *out, struct ctg_str text);

/* Reads a division word at the start of text, singular or plural, any case
 * (« articles », « l'annexe » begins after « l' »).  Returns its length, 0
 * when there is none. */
size_t ctg_word_take(enum ctg_word *out, bool *plural, struct ctg_str text);
/* "article"; singular, lower case, with accents. */
const char *ctg_word_name(enum ctg_word w);
bool ctg_word_is_feminine(enum ctg_word w);

#endif
