/* SPDX-License-Identifier: Apache-2.0 */
/* docx_cast.h - where notes are, readers lose the end of a paragraph that
 * came or went; there, the same change is told by other ends.  For use by
 * docx*.c only.
 *
 * LibreOffice reads all the notes at the first call, and takes the end of the
 * paragraph around for that of a note.  pandoc puts the words that a lost end
 * joins to the next paragraph into the note which that one calls.  The last
 * end of a note neither comes nor goes, for anybody.  And where a table has
 * the first call, LibreOffice forgets what changed within the other notes. */
#ifndef CTG_RENDER_DOCX_CAST_H
#define CTG_RENDER_DOCX_CAST_H

#include "render/docx_writer.h"

/* Blocks that are told otherwise than in the sheet. */
struct ctg_docx_cast {
	struct ctg_docx *w;
	struct ctg_sheet_block *v;	/* with room for one more */
	size_t n;
};

/* docx_cast.c: p without its words and the mark of its end. */
struct ctg_sheet_para *ctg_docx_cast_para(struct ctg_docx_cast *c,
	const struct ctg_sheet_para *p);
/* The run once more, at the end of the paragraph. */
struct ctg_run *ctg_docx_cast_run(struct ctg_docx_cast *c,
	struct ctg_sheet_para *to, const struct ctg_run *from);
bool ctg_docx_calls(const struct ctg_sheet_para *p);

/* docx_pair.c: the block at i is cut in two, or made one with the next. */
bool ctg_docx_is_pair(const struct ctg_docx_cast *c, size_t i);
void ctg_docx_cast_pair(struct ctg_docx_cast *c, size_t i);

/* docx_end.c: the block came or went whole, and its end would be lost. */
bool ctg_docx_loses_end(const struct ctg_docx_cast *c, size_t i);
void ctg_docx_cast_end(struct ctg_docx_cast *c, size_t i);
/* The last paragraphs of a note came or went. */
void ctg_docx_cast_last(struct ctg_docx_cast *c);

/* docx_foot.c: whole notes come and go, instead of what changed within. */
void ctg_docx_cast_notes(struct ctg_docx_cast *c);

#endif
