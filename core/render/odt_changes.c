/* SPDX-License-Identifier: Apache-2.0 */
/* LibreOffice makes one of two neighbouring changes that have the same author
 * and nearly the same date, and rejecting them then joins paragraphs: each
 * has a date of its own, CHANGE_MINUTES after the one before. */
#include "render/odt_writer.h"

#include "base/date.h"

#define CHANGE_MINUTES	2
#define DAY_MINUTES	(24 * 60)

static unsigned number_at(struct ctg_str s, size_t from)
{
	unsigned n = 0;

	for (size_t i = from; i < from + 2 && i < s.n; i++)
		n = n * 10 + (ctg_is_digit(s.p[i]) ? s.p[i] - '0' : 0);
	return n;
}

/* « 2025-03-12T00:00:00 »; the first day that computers count when it is
 * not one. */
static void put_date(struct ctg_odt *w, unsigned rank)
{
	struct ctg_str said = w->sheet->about.date;
	struct ctg_date day = { 1970, 1, 1 };
	unsigned minutes = rank * CHANGE_MINUTES;

	if (ctg_date_read_iso(&day, ctg_str_head(said, 10)))
		minutes += number_at(said, 11) * 60 + number_at(said, 14);
	day = ctg_date_from_number(ctg_date_number(day) +
		minutes / DAY_MINUTES);
	minutes %= DAY_MINUTES;
	ctg_xml_leaf(w->x, "dc:date", ctg_strf(w->arena,
		"%04u-%02u-%02uT%02u:%02u:00", day.year, day.month, day.day,
		minutes / 60, minutes % 60));
}

/* ODF knows no moves: both ends say the same number. */
static void put_info(struct ctg_odt *w, unsigned rank, unsigned move,
	bool deletion)
{
	ctg_xml_open(w->x, "office:change-info");
	ctg_xml_leaf(w->x, "dc:creator", w->sheet->about.author);
	put_date(w, rank);
	if (move)
		ctg_xml_leaf(w->x, "text:p", ctg_strf(w->arena,
			"Déplacé n° %u (%s)", move,
			deletion ? "départ" : "arrivée"));
	ctg_xml_close(w->x);
}

static unsigned open_region(struct ctg_odt *w, unsigned move, bool deletion)
{
	unsigned rank = w->n_changes++;

	ctg_xml_open(w->x, "text:changed-region");
	ctg_xml_attrf(w->x, "xml:id", "c%u", rank + 1);
	ctg_xml_attrf(w->x, "text:id", "c%u", rank + 1);
	ctg_xml_open(w->x, deletion ? "text:deletion" : "text:insertion");
	put_info(w, rank, move, deletion);
	return rank + 1;
}

static void close_region(struct ctg_odt *w)
{
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
}

static void put_point(struct ctg_odt *w, const char *name, unsigned id)
{
	ctg_xml_open(w->x, name);
	ctg_xml_attrf(w->x, "text:change-id", "c%u", id);
	ctg_xml_close(w->x);
}

unsigned ctg_odt_insertion(struct ctg_odt *w, unsigned move)
{
	struct ctg_xml *body = w->x;
	unsigned id;

	w->x = &w->changes;
	id = open_region(w, move, false);
	close_region(w);
	w->x = body;
	put_point(w, "text:change-start", id);
	return id;
}

void ctg_odt_insertion_end(struct ctg_odt *w, unsigned id)
{
	put_point(w, "text:change-end", id);
}

void ctg_odt_deletion(struct ctg_odt *w, struct ctg_odt_deletion *d,
	unsigned move)
{
	*d = (struct ctg_odt_deletion){ .body = w->x, .around = w->lists,
		.space = w->space, .side = w->side };
	w->x = &w->changes;
	w->lists = &d->lists;
	w->side = CTG_DELETED;
	d->id = open_region(w, move, true);
}

void ctg_odt_deletion_end(struct ctg_odt *w, struct ctg_odt_deletion *d)
{
	ctg_odt_lists_end(w);
	close_region(w);
	w->x = d->body;
	w->lists = d->around;
	w->space = d->space;
	w->side = d->side;
	put_point(w, "text:change", d->id);
}
