/* SPDX-License-Identifier: Apache-2.0 */
/* event.h - what happened to an act: a line of suivi.yml.
 *
 * « - {acte: 1, evenement: deliberation, partie: commune, date: 2025-03-12,
 * organe: conseil municipal, numero: 2025-12} ».  One event a line, only ever
 * added: two people can record at once and git joins their lines. */
#ifndef CTG_MODEL_EVENT_H
#define CTG_MODEL_EVENT_H

#include "base/buf.h"
#include "model/convention.h"

enum ctg_event_kind {
	CTG_DECISION,
	CTG_DELIBERATION,
	CTG_TRANSMISSION,
	CTG_PUBLICATION,
	CTG_SIGNATURE,
	CTG_NOTIFICATION,
	CTG_BILAN,
	CTG_RESILIATION,
	CTG_EVENT_KINDS
};

struct ctg_event {
	enum ctg_event_kind kind;
	unsigned acte;
	unsigned line;			/* in suivi.yml; 0 when new */
	struct ctg_date date;
	struct ctg_str partie;		/* empty for bilan */
	struct ctg_str organe, numero;
	struct ctg_str portee;		/* « engagement » or « signature » */
	struct ctg_str ar;
	struct ctg_str piece, sha256;
	/* Other files of it: « pieces/1-signature-caf.p7s 3f29… », a name and
	 * a digest, one file after the other (ctg_event_file). */
	struct ctg_str jointes;
	struct ctg_str malgre;		/* why a warning was overridden */
};

/* « deliberation », as written; accents and case do not matter when read. */
const char *ctg_event_name(enum ctg_event_kind k);
bool ctg_event_kind_parse(enum ctg_event_kind *out, struct ctg_str s);
/* What a party decides by itself: decision or deliberation. */
bool ctg_event_decides(enum ctg_event_kind k);
/* What makes the act, and so comes before its closing: what a party decides,
 * and its signature. */
bool ctg_event_makes_act(enum ctg_event_kind k);
/* Whether somebody in particular does it: not for bilan, nor for a
 * résiliation by common consent. */
bool ctg_event_needs_party(enum ctg_event_kind k);

/* Reads suivi.yml; what is wrong goes to diags with its line, and the other
 * lines are read.  Fails only on a file that is too large. */
[[nodiscard]] enum ctg_code ctg_events_read(struct ctg_event **out, size_t *n,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err);

/* Takes the first of the files that are joined; false at the end, and for
 * what has another form. */
bool ctg_event_file(struct ctg_str *name, struct ctg_str *sha256,
	struct ctg_str *files);
/* Whether a file stays below the convention's folder: it will be opened. */
bool ctg_event_stays(struct ctg_str name);

/* Whether a line can hold the text: one line, no invisible character, UTF-8. */
bool ctg_event_holds(struct ctg_str s);

/* The line, with its "- " and "\n"; reads back as the same event. */
void ctg_event_write(struct ctg_buf *b, const struct ctg_event *e);

/* Whether a recorded event says all that is asked; what is not asked (and the
 * name of the piece) does not count. */
bool ctg_event_says(const struct ctg_event *recorded,
	const struct ctg_event *asked);

/* « Délibération de la commune sur l'avenant n° 1 », and the same with its day
 * « … (12 mars 2025) ». */
void ctg_event_title(struct ctg_buf *b, const struct ctg_event *e,
	const struct ctg_convention *c);
void ctg_event_describe(struct ctg_buf *b, const struct ctg_event *e,
	const struct ctg_convention *c);
/* « la convention », « l'avenant n° 1 ». */
void ctg_event_acte(struct ctg_buf *b, unsigned acte);
/* « de la commune », « du Département », « des communes ». */
void ctg_event_of_party(struct ctg_buf *b, const struct ctg_convention *c,
	struct ctg_str party);
/* « la commune »; the id when the convention has no such party. */
struct ctg_str ctg_event_party(const struct ctg_convention *c,
	struct ctg_str party);

#endif
