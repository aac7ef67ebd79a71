/* SPDX-License-Identifier: Apache-2.0 */
/* locate.h - where the things that addresses name stand in a tree.  For use
 * by address*.c only.
 *
 * Naming a node and finding it go through the same walks, so that what one
 * counts the other counts too. */
#ifndef CTG_MODEL_LOCATE_H
#define CTG_MODEL_LOCATE_H

#include "model/address.h"

/* An annexe of the developed text that can be named « annexe N ». */
bool ctg_locate_is_annexe(const struct ctg_node *n);

/* Which divisions a walk meets. */
enum ctg_scope {
	CTG_IN_UNIT,	/* plain ones, not those inside labelled ones */
	CTG_IN_BODY,	/* all but annexes */
	CTG_AMONG_ANNEXES,	/* annexes themselves */
	CTG_EVERYWHERE,
};

/* The division below root that follows at (root itself to begin); NULL at
 * the end. */
struct ctg_node *ctg_locate_division(const struct ctg_node *root,
	const struct ctg_node *at, enum ctg_scope scope);

/* The node of a kind that follows at below place (place itself to begin).
 * Directly: what a reader counts there.  That excludes the divisions, parts
 * and notes below; but a labelled division counts across its plain headings. */
struct ctg_node *ctg_locate_member(const struct ctg_node *place,
	const struct ctg_node *at, enum ctg_kind kind, bool directly);

/* A title as an address quotes it: one line, its guillemets in pairs. */
struct ctg_str ctg_locate_name(struct ctg_arena *a, struct ctg_str title);
/* Titles are compared without case, accents and spacing. */
bool ctg_locate_same(struct ctg_arena *a, struct ctg_str x, struct ctg_str y);

/* A division answers to a step, its rank apart. */
bool ctg_locate_answers(struct ctg_arena *a, const struct ctg_node *division,
	const struct ctg_step *step);

/* Nodes in reading order; the same twice in a row counts once. */
struct ctg_nodes {
	struct ctg_arena *arena;
	struct ctg_node **v;
	size_t n, room;
};

void ctg_nodes_add(struct ctg_nodes *set, struct ctg_node *n);
/* Adds the divisions below the places that answer to a step: those that it
 * may mean, or all those that a rank counts. */
void ctg_locate_divisions(struct ctg_nodes *out, const struct ctg_nodes *in,
	const struct ctg_step *step, bool counted);
/* Keeps only the one that a rank means. */
void ctg_nodes_pick(struct ctg_nodes *set, unsigned rank, bool last);

/* The header row of a table; NULL when it has none. */
struct ctg_node *ctg_locate_header(const struct ctg_node *table);
/* The column (from 0) under a header text; -1 when none or several. */
int ctg_locate_column(struct ctg_arena *a, const struct ctg_node *table,
	struct ctg_str name);

/* address_refuse.c: why step i of an address leads nowhere, or to several
 * nodes.  at is what the step was sought in, or what it found. */
[[nodiscard]] enum ctg_code ctg_refuse_missing(
	const struct ctg_address *address, size_t i,
	const struct ctg_nodes *at, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_refuse_ambiguous(
	const struct ctg_address *address, size_t i,
	const struct ctg_nodes *at, struct ctg_err *err);

#endif
