/* SPDX-License-Identifier: Apache-2.0 */
/* diff.h - two versions of a text in one tree, and what changed as a list.
 *
 * The tree holds what both versions print, what only the old one did and
 * what only the new one does; each node says which.  Every output is a walk
 * over it, and each side can be taken out again (ctg_diff_side): that is how
 * a redline is proved.
 *
 * The list says the same as a jurist would: an article inserted, words
 * replaced, an alinéa moved.  Generated parts are consequences: what changed
 * them is listed once, where it was decided. */
#ifndef CTG_DIFF_DIFF_H
#define CTG_DIFF_DIFF_H

#include "model/text.h"

enum ctg_mark { CTG_KEPT, CTG_DELETED, CTG_INSERTED };

enum ctg_nature {
	CTG_CHANGE_WORDS,
	CTG_CHANGE_ALINEA,
	CTG_CHANGE_ARTICLE,	/* any division but an annexe */
	CTG_CHANGE_TITLE,
	CTG_CHANGE_TABLE,
	CTG_CHANGE_ANNEXE,
	CTG_CHANGE_PARTY,
	CTG_CHANGE_NOTE,
	CTG_CHANGE_MOVE,
	CTG_CHANGE_NUMBER,
	CTG_CHANGE_TYPING,	/* spaces, apostrophes, quotes */
	CTG_CHANGE_FORM,	/* bold, level, page break: same words */
	CTG_CHANGE_PERIOD,
	CTG_CHANGE_DATA,	/* printed nowhere */
	CTG_CHANGES
};
const char *ctg_nature_name(enum ctg_nature n);	/* « mots », « alinea »… */

enum ctg_operation {
	CTG_REPLACED, CTG_ADDED, CTG_REMOVED, CTG_SPLIT, CTG_MERGED
};
const char *ctg_operation_name(enum ctg_operation o);

/* Of a node of the tree.  A node inside one that is marked, or an inline of
 * a kept block, may have none: it is as its parent is. */
struct ctg_delta {
	enum ctg_mark mark;
	enum ctg_nature nature;		/* of marked words */
	/* The block in each version, NULL where it is not; NULL in both: a
	 * cell that only makes the table rectangular. */
	const struct ctg_node *before, *after;
	/* Moved: the other end, in this tree. */
	const struct ctg_node *twin;
	/* Moved and edited, at the new place: both versions in one. */
	struct ctg_node *edited;
	/* Only the end of the block before is marked: in the other version,
	 * the words of this one belong to it. */
	bool joined;
	unsigned change;		/* in the list; 0: a consequence */
};
enum ctg_mark ctg_node_mark(const struct ctg_node *n);

struct ctg_change {
	unsigned number;		/* from 1, as in the tree */
	enum ctg_nature nature;
	enum ctg_operation operation;
	/* Where, in each version: an alinéa, a title, a division, a cell…;
	 * at is its node in the tree.  NULL where it is not. */
	const struct ctg_node *before, *after, *at;
	struct ctg_str old, now;	/* the words */
	struct ctg_str said;		/* in French; empty usually */
	/* The same in a sentence: what stands before the old words, before
	 * the new ones and after them.  The first is empty when there is
	 * none. */
	struct ctg_str sentence[3];
	/* The one that both versions have, in the new one. */
	const struct ctg_party *party;
	struct ctg_str old_digest, now_digest;	/* of a piece */
};

/* One version.  digests[i] is the SHA-256 of the annexe i when it is a
 * piece, empty otherwise. */
struct ctg_version_text {
	const struct ctg_text *text;
	const struct ctg_str *digests;	/* NULL: none was read */
};

struct ctg_diff {
	struct ctg_node *tree;
	struct ctg_change *changes;
	size_t n;
};

/* Without typing, what prints alike but for spaces, apostrophes and quotes is
 * the same; the old side is then the old text but for those. */
void ctg_diff_make(struct ctg_diff *out, struct ctg_arena *a,
	const struct ctg_version_text *old,
	const struct ctg_version_text *now, bool typing);

/* One version out of the tree: the new one, or the old. */
struct ctg_node *ctg_diff_side(struct ctg_arena *a,
	const struct ctg_node *tree, bool old);

#endif
