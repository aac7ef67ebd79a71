/* SPDX-License-Identifier: Apache-2.0 */
/* scaffold.h - what a convention begins with: a template with holes, and the
 * questions that fill them (modele.yml).
 *
 * A hole is written [[cle]].  Whatever was answered, it becomes one value of
 * the front-matter, or plain words of the text, and nothing else: the result
 * is read again to prove it. */
#ifndef CTG_MODEL_SCAFFOLD_H
#define CTG_MODEL_SCAFFOLD_H

#include "model/convention.h"

#define CTG_SCAFFOLD_FILE	"modele.yml"

enum ctg_answer_type {
	CTG_ANSWER_TEXT,
	CTG_ANSWER_DATE,
	CTG_ANSWER_NUMBER,
	CTG_ANSWER_SIREN,
	CTG_ANSWER_CHOICE,
	CTG_ANSWER_SPAN,
	CTG_ANSWER_TYPES
};

struct ctg_question {
	unsigned line;
	struct ctg_value cle, question, aide, defaut, exemple;
	enum ctg_answer_type type;
	bool optional;			/* « obligatoire: false » */
	struct ctg_value *choices;
	size_t nchoices;
};

struct ctg_scaffold {
	struct ctg_value modele, titre, description;
	struct ctg_question *questions;
	size_t n;
};

/* Reads modele.yml.  What is wrong goes to diags; fails on what cannot be
 * read at all. */
[[nodiscard]] enum ctg_code ctg_scaffold_read(struct ctg_scaffold *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err);

/* « texte », « date »… as modele.yml has it. */
const char *ctg_answer_type_name(enum ctg_answer_type t);

/* The rank of the question with this key; s->n when there is none. */
size_t ctg_scaffold_find(const struct ctg_scaffold *s, struct ctg_str key);

/* What is kept of what was typed: « 31 décembre 2027 » is 2027-12-31, a
 * choice is spelled as in the list.  CTG_EUSAGE, saying what is expected. */
[[nodiscard]] enum ctg_code ctg_answer_read(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_question *q,
	struct ctg_str typed, struct ctg_err *err);

/* Fills the holes of a Markdown file.  answers[i] is the one to
 * s->questions[i], as ctg_answer_read gave it; empty, what prints as
 * « [à compléter] ».  front tells that the file begins with a front-matter.
 * CTG_EINPUT when a hole has no question, or stands where its value cannot
 * be written. */
[[nodiscard]] enum ctg_code ctg_scaffold_fill(struct ctg_str *out,
	struct ctg_arena *a, const struct ctg_scaffold *s,
	const struct ctg_str *answers, const struct ctg_source *src,
	bool front, struct ctg_err *err);

#endif
