/* SPDX-License-Identifier: Apache-2.0 */
#include "render/summary.h"

#include "diff/tally.h"
#include "render/change_words.h"
#include "render/sheet_add.h"

#define COLUMNS	3

/* Changes that follow each other, of one nature in one place. */
struct item {
	struct ctg_str place, nature;
	unsigned from, to;	/* numbers of changes */
	const struct ctg_change *told;	/* one alone, in a sentence */
};

struct list {
	struct item *v;
	size_t n, room;
};

static void line(struct ctg_sheet *s, struct ctg_arena *a, const char *title,
	struct ctg_str text)
{
	struct ctg_sheet_para *p = ctg_sheet_para(a, CTG_ROLE_BODY);

	p->align = CTG_LEFT;
	if (title)
		ctg_sheet_say(a, p, ctg_strf(a, "%s\u00a0: ", title))->bold =
			true;
	ctg_sheet_say(a, p, text)->bold = !title;
	ctg_sheet_put(a, s, p, NULL);
}

/* --- the list ------------------------------------------------------------ */

/* Said by the front-matter, or by no place that has a name. */
static struct ctg_str place_of(struct ctg_arena *a,
	const struct ctg_change *c)
{
	const struct ctg_node *n = c->at ? ctg_change_node(c) : NULL;

	struct ctg_str place = n ? ctg_change_place(a, n) :
		STR("parties et durée");

	return ctg_sheet_capital(a, ctg_sheet_typeset(a, ctg_strf(a,
		"%.*s%s", STR_ARG(place), n && !c->after ?
		" (ancien texte)" : "")));
}

static void read_changes(struct list *l, struct ctg_arena *a,
	const struct ctg_diff *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct ctg_change *c = &d->changes[i];
		struct item x = { place_of(a, c), ctg_sheet_typeset(a,
			ctg_change_label(a, c)), c->number, c->number,
			c->sentence[0].n ? c : NULL };
		struct item *last = l->n ? &l->v[l->n - 1] : NULL;

		if (last && !x.told && ctg_str_eq(last->place, x.place) &&
		    ctg_str_eq(last->nature, x.nature)) {
			last->to = x.to;
			continue;
		}
		CTG_MORE(a, l->v, l->n, l->room);
		l->v[l->n++] = x;
	}
}

static void put_row(struct ctg_arena *a, struct ctg_sheet_row *r,
	enum ctg_role role, const struct ctg_str words[COLUMNS])
{
	r->cells = CTG_NEW_N(a, struct ctg_sheet_cell, COLUMNS);
	for (int i = 0; i < COLUMNS; i++) {
		struct ctg_sheet_para *p = ctg_sheet_para(a, role);

		ctg_sheet_say(a, p, words[i]);
		r->cells[i] = (struct ctg_sheet_cell){ .cols = 1, .rows = 1,
			.para = p };
	}
}

/* Struck, underlined: as a redline is read, but nothing is tracked here. */
static void put_sentence(struct ctg_arena *a, struct ctg_sheet_para *p,
	const struct ctg_change *c)
{
	struct ctg_change_piece pieces[CTG_CHANGE_PIECES];
	size_t n = ctg_change_sentence(pieces, c);

	p->runs = p->last = NULL;
	for (size_t i = 0; i < n; i++) {
		struct ctg_str s = ctg_sheet_typeset(a, pieces[i].s);
		struct ctg_run *r = ctg_sheet_say(a, p, s);

		r->struck = pieces[i].mark == CTG_DELETED;
		r->underlined = pieces[i].mark == CTG_INSERTED;
	}
}

static void put_item(struct ctg_arena *a, struct ctg_sheet_row *r,
	const struct item *x)
{
	bool many = x->to > x->from;
	const struct ctg_str words[COLUMNS] = {
		many ? ctg_strf(a, "%u à %u", x->from, x->to) :
			ctg_strf(a, "%u", x->from),
		x->place,
		many ? ctg_strf(a, "%.*s (%u fois)", STR_ARG(x->nature),
			x->to - x->from + 1) : x->nature,
	};

	put_row(a, r, CTG_ROLE_CELL, words);
	if (x->told)
		put_sentence(a, r->cells[COLUMNS - 1].para, x->told);
}

static void put_list(struct ctg_sheet *s, struct ctg_arena *a,
	const struct ctg_diff *d)
{
	static const struct ctg_str heads[COLUMNS] = { CTG_STR_INIT("N°"),
		CTG_STR_INIT("Où"), CTG_STR_INIT("Modification") };
	static const unsigned widths[COLUMNS] = { 90, 460, 450 };
	struct ctg_sheet_table *t = CTG_NEW(a, struct ctg_sheet_table);
	struct list l = { 0 };

	read_changes(&l, a, d);
	t->columns = COLUMNS;
	t->widths = CTG_NEW_N(a, unsigned, COLUMNS);
	memcpy(t->widths, widths, sizeof(widths));
	t->rows = CTG_NEW_N(a, struct ctg_sheet_row, l.n + 1);
	t->n = l.n + 1;
	t->rows[0].header = true;
	put_row(a, &t->rows[0], CTG_ROLE_HEAD, heads);
	for (size_t i = 0; i < l.n; i++)
		put_item(a, &t->rows[i + 1], &l.v[i]);
	ctg_sheet_put(a, s, NULL, t);
}

/* --- the page ------------------------------------------------------------ */

/* The text begins on a page of its own, which may be a landscape one. */
static void put_before(struct ctg_sheet *s, const struct ctg_sheet *page)
{
	if (s->blocks && s->blocks->page == CTG_PAGE_SAME)
		s->blocks->page = CTG_PAGE_NEXT;
	page->last->next = s->blocks;
	s->blocks = page->blocks;
	if (!s->last)
		s->last = page->last;
}

void ctg_summary_put(struct ctg_sheet *sheet, struct ctg_arena *a,
	const struct ctg_diff *d, const struct ctg_summary *about)
{
	struct ctg_sheet page = { 0 };
	struct ctg_sheet_para *p = ctg_sheet_para(a, CTG_ROLE_CAPTION);
	struct ctg_str tally = ctg_diff_tally(a, d);

	ctg_sheet_say(a, p, STR("Résumé des modifications"));
	ctg_sheet_put(a, &page, p, NULL);
	line(&page, a, NULL, ctg_sheet_typeset(a, sheet->about.title));
	line(&page, a, "Ancien texte", about->old);
	line(&page, a, "Nouveau texte", about->now);
	line(&page, a, "Modifications suivies au nom de", ctg_strf(a,
		"%.*s, %.*s", STR_ARG(about->author), STR_ARG(about->date)));
	line(&page, a, "En bref", tally.n ? ctg_strf(a, "%.*s.",
		STR_ARG(tally)) : STR("les deux textes sont identiques."));
	if (d->n > 0)
		put_list(&page, a, d);
	put_before(sheet, &page);
}
