/* SPDX-License-Identifier: Apache-2.0 */
/* address.h - « deuxième alinéa de l'article 5 ».
 *
 * Every block of a developed text has one address that a jurist would write,
 * and every address leads back to it.  Reading is looser than writing: it
 * takes all the forms that French allows, and refuses what is ambiguous. */
#ifndef CTG_MODEL_ADDRESS_H
#define CTG_MODEL_ADDRESS_H

#include "model/ordinal.h"
#include "model/tree.h"

#define CTG_ADDRESS_STEPS	12

enum ctg_step_kind {
	CTG_STEP_PHRASE,	/* sentence of an alinéa, a cell or a title */
	CTG_STEP_ALINEA,
	CTG_STEP_TITLE,		/* intitulé: the heading */
	CTG_STEP_LIST,
	CTG_STEP_ELEMENT,	/* of a list */
	CTG_STEP_TABLE,
	CTG_STEP_ROW,		/* ligne */
	CTG_STEP_CELL,		/* cellule, or « dans la colonne « X » » */
	CTG_STEP_BREAK,
	CTG_STEP_NOTE,
	CTG_STEP_IMAGE,
	CTG_STEP_VISA,
	CTG_STEP_DIVISION,	/* word and label */
	CTG_STEP_SECTION,	/* plain heading, by its title */
	CTG_STEP_PART,		/* comparution, sommaire, visas… */
	CTG_STEP_TEXT,		/* « la convention » itself */
};

struct ctg_step {
	enum ctg_step_kind kind;
	unsigned rank;		/* from 1; 0: not counted (« le tableau ») */
	bool last;		/* « dernier »; « second » if rank is 2 */
	enum ctg_word word;	/* DIVISION */
	struct ctg_label label;
	struct ctg_str name;	/* SECTION title, PART name, CELL column */
};

/* Steps from the inside out: steps[0] is what is addressed. */
struct ctg_address {
	struct ctg_step steps[CTG_ADDRESS_STEPS];
	size_t n;
};

/* Reads an address at the start of text, with or without its article and
 * its preposition (« au », « à la », « du », « le »…).  Returns the length
 * read, 0 when no address stands there. */
size_t ctg_address_take(struct ctg_address *out, struct ctg_arena *a,
	struct ctg_str text);

/* The node that an address names in a developed text.  Refuses, listing the
 * candidates, when several could be meant. */
[[nodiscard]] enum ctg_code ctg_address_find(struct ctg_node **out,
	struct ctg_node *document, const struct ctg_address *address,
	struct ctg_err *err);

/* The address of a block (or image) of a developed text.  Alinéas, lists,
 * tables… count across the plain headings of an article; in an annexe, and
 * outside any label, they count under their plain heading when it can be
 * named.  A division is named by its label alone where that is enough, with
 * those around it where it is not, by its rank when it is a true double. */
void ctg_address_of(struct ctg_address *out, struct ctg_arena *a,
	const struct ctg_node *n);

/* When many nodes of a long text are to be named: remembers which divisions
 * are alone of their name, so that they need not be looked for among all.
 * The text must not change afterwards. */
void ctg_address_prepare(struct ctg_node *document);

/* How an address stands in a sentence. */
enum ctg_case {
	CTG_BARE,	/* « deuxième alinéa de l'article 5 » */
	CTG_LE,		/* « le deuxième alinéa… » */
	CTG_AU,		/* « au deuxième alinéa… » */
	CTG_DU,		/* « du deuxième alinéa… » */
};
void ctg_address_write(struct ctg_buf *b, const struct ctg_address *address,
	enum ctg_case how);

/* What is said of an address agrees with it: « les visas sont modifiés ». */
struct ctg_agreement {
	bool feminine, plural;
};
struct ctg_agreement ctg_address_agreement(const struct ctg_address *address);

/* The same as messages show it, with their no-break spaces. */
struct ctg_str ctg_address_shown(struct ctg_arena *a,
	const struct ctg_address *address, enum ctg_case how);

#endif
