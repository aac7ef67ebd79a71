/* SPDX-License-Identifier: Apache-2.0 */
/* statement.h - what a clause says of the convention's own duration: « conclue
 * du 1er janvier 2023 au 31 décembre 2027 ».
 *
 * Most dates of a convention are those of laws, of schemes, of figures, of
 * renewals.  Only a sentence whose subject is the convention and whose verb
 * is one of duration states anything. */
#ifndef CTG_CHECK_STATEMENT_H
#define CTG_CHECK_STATEMENT_H

#include "base/date.h"

enum ctg_statement_kind {
	CTG_STATES_START,	/* « à compter du… », « du… au… » */
	CTG_STATES_FORCE,	/* « entre en vigueur le… » */
	CTG_STATES_END,
	CTG_STATES_LENGTH,	/* « pour une durée de quatre ans » */
};

struct ctg_statement {
	enum ctg_statement_kind kind;
	struct ctg_date date;	/* month and day 0: « 2023-2027 » */
	struct ctg_span span;	/* LENGTH */
	bool at_signature;	/* the sentence speaks of it too */
	size_t off, len;	/* the words, in the text */
};

/* The statements of a text, at most room of them.  In the article that fixes
 * the duration, « elle » and « la convention » are subject enough. */
size_t ctg_statements_read(struct ctg_statement *v, size_t room,
	struct ctg_str text, bool in_duration_article);

/* « trois mois », « trois (3) mois »: the length read, or 0. */
size_t ctg_length_read(struct ctg_span *out, struct ctg_str s);

#endif
