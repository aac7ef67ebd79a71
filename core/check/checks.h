/* SPDX-License-Identifier: Apache-2.0 */
/* checks.h - the families of rules.  For use by check.c and check_*.c only.
 *
 * Each looks at the whole developed text and reports into diags. */
#ifndef CTG_CHECK_CHECKS_H
#define CTG_CHECK_CHECKS_H

#include "check/check.h"

/* Everything a rule may look at.  blocks lists the nodes of the developed
 * text that hold inlines (HEADING, PARA, CELL) in reading order with their
 * words, computed once for all families.  values lists the texts of the
 * front-matter that print: they are checked there, once, and not again in
 * the generated parts or where a variable prints them. */
struct ctg_block {
	const struct ctg_node *node;	/* NULL for a value */
	struct ctg_str words;		/* ctg_node_words(node) */
	const struct ctg_value *value;	/* of the front-matter; or NULL */
	bool name;			/* a proper name: spelled as it is */
	bool visa;
};

struct ctg_checker {
	const struct ctg_text *text;
	const struct ctg_check *how;
	struct ctg_arena *arena;
	struct ctg_diags *diags;
	struct ctg_block *blocks, *values;
	size_t nblocks, nvalues;
};

void ctg_check_structure(const struct ctg_checker *c);	/* S101, S102 */
void ctg_check_headings(const struct ctg_checker *c);	/* S103, S104, S115,
							 * S117 */
void ctg_check_marks(const struct ctg_checker *c);	/* S116, S109 */
void ctg_check_sommaire(const struct ctg_checker *c);	/* S105 */
void ctg_check_references(const struct ctg_checker *c);	/* R201-R203 */
void ctg_check_counts(const struct ctg_checker *c);	/* R206 */
void ctg_check_parties(const struct ctg_checker *c);	/* P3xx, except: */
void ctg_check_people(const struct ctg_checker *c);	/* P306 */
void ctg_check_dates(const struct ctg_checker *c);	/* D4xx, except: */
void ctg_check_period(const struct ctg_checker *c);	/* D402, D404 */
void ctg_check_renewal(const struct ctg_checker *c);	/* D407 */
void ctg_check_typography(const struct ctg_checker *c);	/* T5xx, except: */
void ctg_check_quotes(const struct ctg_checker *c);	/* T503 */
void ctg_check_hidden(const struct ctg_checker *c);	/* T509 */
void ctg_check_fill(const struct ctg_checker *c);	/* C6xx */

/* Reports at byte i of a block's words; silent when that text is generated
 * unless the block stands for a front-matter value. */
[[gnu::format(printf, 5, 6)]]
void ctg_check_at(const struct ctg_checker *c, const char *id,
	const struct ctg_block *b, size_t i, const char *fmt, ...);

/* A division that bears the plain title « Sommaire ». */
bool ctg_check_is_sommaire(const struct ctg_checker *c,
	const struct ctg_node *n);
/* A heading above n has words that match (see wording.h). */
bool ctg_check_heading_says(const struct ctg_node *n, const char *patterns);
/* An alinéa of the convention itself: not of an annexe, of a note, nor of a
 * generated part. */
bool ctg_check_in_body(const struct ctg_node *n);
/* The TEXT that prints byte i of a block's words, and where in it; NULL for
 * a line end, and for a value. */
const struct ctg_node *ctg_check_text(const struct ctg_block *b, size_t i,
	size_t *within);
/* True when a variable prints byte i: the value is checked elsewhere. */
bool ctg_check_is_printed(const struct ctg_block *b, size_t i);
/* Bytes of the (no-break) space at byte i of s; 0 when there is none. */
size_t ctg_check_space(struct ctg_str s, size_t i);
/* Bytes of the letter (Latin, with its accents) at byte i; 0 for others.
 * Inline: the rules on words ask it of every byte. */
size_t ctg_check_accented(struct ctg_str s, size_t i);
static inline size_t ctg_check_letter(struct ctg_str s, size_t i)
{
	if (i >= s.n)
		return 0;
	return (unsigned char)s.p[i] < 0x80 ? ctg_is_alpha(s.p[i]) :
		ctg_check_accented(s, i);
}

#endif
