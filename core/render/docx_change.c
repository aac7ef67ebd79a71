/* SPDX-License-Identifier: Apache-2.0 */
#include "render/docx_writer.h"

#include "base/date.h"

/* LibreOffice makes one of two neighbours whose dates are near, and undoes
 * them as one: each change has a minute of its own, and one between. */
#define MINUTES_APART	2

/* The date of the comparison and so many minutes; empty without a date. */
static struct ctg_str minute(struct ctg_docx *w, unsigned rank)
{
	struct ctg_str from = w->sheet->about.date, date;
	unsigned minutes = rank * MINUTES_APART;
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_date day;

	date = ctg_str_head(from, strlen("2025-03-12"));
	if (!ctg_date_read_iso(&day, date))
		return (struct ctg_str){ 0 };
	day = ctg_date_from_number(ctg_date_number(day) +
		minutes / (24 * 60));
	ctg_date_write_iso(&b, day);
	ctg_buf_printf(&b, "T%02u:%02u:00Z", minutes / 60 % 24, minutes % 60);
	return ctg_buf_str(&b);
}

void ctg_docx_whole(struct ctg_docx *w, enum ctg_mark mark, bool moved)
{
	if (w->whole == mark && w->whole_moved == moved)
		return;
	w->ranks += w->whole != CTG_KEPT;
	w->whole = mark;
	w->whole_moved = moved;
}

void ctg_docx_signed(struct ctg_docx *w)
{
	struct ctg_str date = minute(w, w->ranks);

	w->ranks += w->whole == CTG_KEPT;

	ctg_xml_attr_num(&w->x, "w:id", ++w->ids);
	ctg_xml_attr_str(&w->x, "w:author", w->sheet->about.author);
	if (date.n)
		ctg_xml_attr_str(&w->x, "w:date", date);
}

static const char *element(enum ctg_mark mark, bool moved)
{
	if (moved)
		return mark == CTG_DELETED ? "w:moveFrom" : "w:moveTo";
	return mark == CTG_DELETED ? "w:del" : "w:ins";
}

bool ctg_docx_open_mark(struct ctg_docx *w, enum ctg_mark mark, bool moved)
{
	if (mark == CTG_KEPT)
		return false;
	ctg_xml_open(&w->x, element(mark, moved));
	ctg_docx_signed(w);
	return true;
}

void ctg_docx_mark(struct ctg_docx *w, enum ctg_mark mark, bool moved)
{
	if (ctg_docx_open_mark(w, mark, moved))
		ctg_xml_close(&w->x);
}

static void end_move(struct ctg_docx *w)
{
	(w->move_mark == CTG_DELETED ? w->gone : w->come)[w->move] = true;
	ctg_xml_open(&w->x, w->move_mark == CTG_DELETED ?
		"w:moveFromRangeEnd" : "w:moveToRangeEnd");
	ctg_xml_attr_num(&w->x, "w:id", w->move_id);
	ctg_xml_close(&w->x);
}

bool ctg_docx_moves(const struct ctg_docx *w, const struct ctg_sheet_para *p)
{
	const bool *ended = p->mark == CTG_DELETED ? w->gone : w->come;

	return p->move && !ended[p->move];
}

void ctg_docx_move(struct ctg_docx *w, unsigned move, enum ctg_mark mark)
{
	if (w->move == move && w->move_mark == mark)
		return;
	if (w->move)
		end_move(w);
	w->move = move;
	w->move_mark = mark;
	if (!move)
		return;
	ctg_xml_open(&w->x, mark == CTG_DELETED ?
		"w:moveFromRangeStart" : "w:moveToRangeStart");
	ctg_docx_signed(w);
	ctg_xml_attrf(&w->x, "w:name", "move%u", move);
	ctg_xml_close(&w->x);
	w->move_id = w->ids;
}
