/* SPDX-License-Identifier: Apache-2.0 */
/* life.h - where an act stands, derived from what happened.
 *
 * Nothing here is stored: states follow from the events, the signed acts and
 * the day (design, section 5; domain, section 3). */
#ifndef CTG_MODEL_LIFE_H
#define CTG_MODEL_LIFE_H

#include "model/event.h"

enum ctg_state {
	CTG_PROJET,
	CTG_DELIBERE,		/* every party has decided */
	CTG_SIGNE,		/* every party has signed, not yet closed */
	CTG_A_VENIR,		/* closed, effect to come */
	CTG_EN_VIGUEUR,
	CTG_ECHUE,
	CTG_RESILIEE,
};
const char *ctg_state_name(enum ctg_state s);	/* « en vigueur » */

/* What one party has done for one act; NULL when not yet.  Of several events
 * of a kind the last one recorded counts: it corrects the others.  decided is
 * the one that allowed the signature, when there are several. */
struct ctg_stage {
	const struct ctg_event *decided, *transmitted, *published, *signed_;
};
void ctg_life_stage(struct ctg_stage *out, const struct ctg_event *events,
	size_t n, unsigned acte, struct ctg_str party);

/* A Caf, a CPAM, an MSA, an association decide by themselves: no
 * délibération to transmit, no AR. */
bool ctg_life_needs_receipt(enum ctg_party_type t);
/* Whether it may have one: also « autre » (a CCAS has, a company has not). */
bool ctg_life_has_receipt(enum ctg_party_type t);
/* A décision or délibération that is not limited to the engagement. */
bool ctg_life_authorises(const struct ctg_event *e);

/* The state of an open act (projet, délibéré, signé). */
enum ctg_state ctg_life_draft(const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, unsigned acte);

/* The state of a closed convention on a day; effect is that of act 0.  A
 * résiliation ends it for all, whoever asked for it: one of several parties
 * leaves by an avenant.  Tacit renewal goes on until a résiliation. */
enum ctg_state ctg_life_closed(const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, struct ctg_date effect,
	struct ctg_date today);

/* The day it ends by a résiliation, perhaps to come: of several, the first
 * one, but the last line of a party corrects its others.  Year 0: never. */
struct ctg_date ctg_life_ended(const struct ctg_event *events, size_t n);

/* Rules L80x and L812 on one more event, or on one of events: unknown party,
 * signature before the délibération (error) or before the transmission
 * (warning unless malgre), AR that contradicts the party's SIREN or the date,
 * a date to come… */
void ctg_life_check(const struct ctg_convention *c,
	const struct ctg_event *events, size_t n, const struct ctg_event *e,
	struct ctg_date today, struct ctg_place at, struct ctg_diags *diags);

/* L860 on an event that makes an act, added once that one was closed on a day
 * (year 0: unknown): only what came before, and with the reason why it is
 * added late. */
void ctg_life_check_late(const struct ctg_convention *c,
	const struct ctg_event *e, struct ctg_date closed,
	struct ctg_place at, struct ctg_diags *diags);

/* Last day to give notice; year 0 when the period has no end or no notice. */
struct ctg_date ctg_life_notice(const struct ctg_convention *c);

#endif
