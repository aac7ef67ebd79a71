/* SPDX-License-Identifier: Apache-2.0 */
#include "statut.h"

#include "base/utf8.h"
#include "render/term.h"

#define GAP		3	/* between two columns, as drawn */
#define NO_TERMINAL	110	/* columns */
#define TITLE_LEAST	16	/* below, titles only take room */
#define TITLE_MOST	60
#define SOON		90	/* days */

struct ctg_str ctg_statut_day(struct ctg_arena *a, struct ctg_date d)
{
	return d.year ? ctg_strf(a, "%02u/%02u/%04u", d.day, d.month,
		d.year) : STR("");
}

/* Drawing */

static void add_cell(struct ctg_arena *a, struct ctg_node *row,
	struct ctg_str text)
{
	struct ctg_node *cell = ctg_node_new(a, CTG_CELL), *in = cell;

	cell->cell.cols = cell->cell.rows = 1;
	if (ctg_str_cut(&text, STR("*"))) {
		in = ctg_node_new(a, CTG_STRONG);
		ctg_node_append(cell, in);
	}
	ctg_node_append(in, ctg_node_text(a, text));
	ctg_node_append(row, cell);
}

void ctg_statut_draw(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_str *cells, size_t nrows, size_t ncols)
{
	const struct ctg_term_style style = { s->c->out.width,
		s->c->out.colour };
	struct ctg_arena *a = b->arena;
	struct ctg_node *document = ctg_node_new(a, CTG_DOCUMENT);
	struct ctg_node *table = ctg_node_new(a, CTG_TABLE);

	table->table.columns = (unsigned)ncols;
	ctg_node_append(document, table);
	for (size_t r = 0; r < nrows; r++) {
		struct ctg_node *row = ctg_node_new(a, CTG_ROW);

		row->row.rank = (unsigned)r;
		row->row.header = r == 0;
		for (size_t c = 0; c < ncols; c++)
			add_cell(a, row, cells[r * ncols + c]);
		ctg_node_append(table, row);
	}
	ctg_term_write(b, document, &style);
}

/* The cells of a convention */

enum column { ID, TITLE, STATE, VERSION, END, NOTICE, AVENANTS, ERRORS,
	COLUMNS };

static bool is_soon(const struct ctg_statut *s, struct ctg_date d)
{
	return ctg_date_number(d) - ctg_date_number(s->today) <= SOON;
}

/* A day that is near stands out. */
static struct ctg_str day_cell(const struct ctg_statut *s,
	const struct ctg_status *of, struct ctg_date d)
{
	struct ctg_date next = ctg_status_next(of, s->today);
	struct ctg_str day = ctg_statut_day(&s->c->arena, d);

	return next.year && ctg_date_cmp(d, next) == 0 && is_soon(s, d) ?
		ctg_strf(&s->c->arena, "*%.*s", STR_ARG(day)) : day;
}

static struct ctg_str notice_cell(const struct ctg_statut *s,
	const struct ctg_status *of)
{
	if (of->state == CTG_ECHUE || of->state == CTG_RESILIEE)
		return STR("");
	if (of->notice.year && ctg_date_cmp(of->notice, s->today) < 0)
		return STR("passé");
	return day_cell(s, of, of->notice);
}

/* « 2 délibéré, 3 »: what is more than a projet is said. */
static struct ctg_str avenants_cell(struct ctg_arena *a,
	const struct ctg_status *of)
{
	struct ctg_buf b = { .arena = a };

	for (size_t i = 0; i < of->ndrafts; i++) {
		const struct ctg_status_draft *d = &of->drafts[i];

		if (d->number == 0)
			continue;
		ctg_buf_printf(&b, "%s%u", b.n ? ", " : "", d->number);
		if (d->why)
			ctg_buf_puts(&b, " illisible");
		else if (d->state != CTG_PROJET)
			ctg_buf_printf(&b, " %s", ctg_state_name(d->state));
	}
	return b.n ? ctg_buf_str(&b) : STR("");
}

static struct ctg_str state_cell(const struct ctg_status *of)
{
	if (of->why)
		return STR("*illisible");
	if (of->ndrafts > 0 && !of->drafts[0].branch)
		return STR("projet non enregistré");
	return ctg_str_from(ctg_state_name(of->state));
}

/* They all begin alike. */
static struct ctg_str short_title(struct ctg_arena *a, struct ctg_str title)
{
	if (ctg_str_cut(&title, STR("Convention territoriale globale")))
		return ctg_strf(a, "CTG%.*s", STR_ARG(title));
	return title;
}

static void fill(struct ctg_str *cells, const struct ctg_statut *s,
	const struct ctg_status *of)
{
	struct ctg_arena *a = &s->c->arena;

	cells[ID] = of->id;
	cells[TITLE] = short_title(a, of->titre);
	cells[STATE] = state_cell(of);
	cells[AVENANTS] = avenants_cell(a, of);
	if (of->why)
		return;
	if (of->in_force)
		cells[VERSION] = ctg_strf(a, "%u", of->version);
	cells[END] = day_cell(s, of, of->end);
	cells[NOTICE] = notice_cell(s, of);
	if (of->errors > 0)
		cells[ERRORS] = ctg_strf(a, "*%zu", of->errors);
}

/* Fitting: titles take what room there is, or go */

static size_t cell_width(struct ctg_str s)
{
	(void)ctg_str_cut(&s, STR("*"));
	return ctg_utf8_width(s);
}

static size_t room_for_titles(const struct ctg_statut *s,
	const struct ctg_str *cells, size_t nrows)
{
	size_t width = s->c->out.width ? s->c->out.width : NO_TERMINAL;
	size_t used = (COLUMNS - 1) * GAP;

	for (size_t c = 0; c < COLUMNS; c++) {
		size_t most = 0;

		for (size_t r = 0; r < nrows && c != TITLE; r++) {
			size_t n = cell_width(cells[r * COLUMNS + c]);

			most = n > most ? n : most;
		}
		used += most;
	}
	if (used + TITLE_LEAST > width)
		return 0;
	return width - used < TITLE_MOST ? width - used : TITLE_MOST;
}

static struct ctg_str shorten(struct ctg_arena *a, struct ctg_str s,
	size_t width)
{
	struct ctg_str cut = { s.p, 0 };
	size_t len;

	if (ctg_utf8_width(s) <= width)
		return s;
	while (cut.n < s.n) {
		ctg_utf8_next(ctg_str_skip(s, cut.n), &len);
		if (ctg_utf8_width(ctg_str_head(s, cut.n + len)) + 1 > width)
			break;
		cut.n += len;
	}
	return ctg_strf(a, "%.*s…", STR_ARG(ctg_str_trim(cut)));
}

static void drop_titles(struct ctg_str *cells, size_t nrows)
{
	size_t to = 0;

	for (size_t i = 0; i < nrows * COLUMNS; i++)
		if (i % COLUMNS != TITLE)
			cells[to++] = cells[i];
}

static void draw(struct ctg_buf *b, const struct ctg_statut *s,
	struct ctg_str *cells, size_t nrows)
{
	size_t room = room_for_titles(s, cells, nrows);

	if (room == 0)
		drop_titles(cells, nrows);
	for (size_t r = 0; r < nrows && room > 0; r++)
		cells[r * COLUMNS + TITLE] = shorten(b->arena,
			cells[r * COLUMNS + TITLE], room);
	ctg_statut_draw(b, s, cells, nrows, room ? COLUMNS : COLUMNS - 1);
}

/* « 7 conventions, 2 avenants ouverts, 3 erreurs, 1 illisible » */
static void total(struct ctg_buf *b, const struct ctg_statut *s)
{
	size_t avenants = 0, errors = 0, unread = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct ctg_status *of = &s->v[i];

		for (size_t k = 0; k < of->ndrafts; k++)
			avenants += of->drafts[k].number > 0;
		errors += of->why ? 0 : of->errors;
		unread += of->why != NULL;
	}
	ctg_out_count(b, s->n, "convention", "conventions");
	ctg_buf_puts(b, ", ");
	ctg_out_count(b, avenants, "avenant ouvert", "avenants ouverts");
	ctg_buf_puts(b, ", ");
	ctg_out_count(b, errors, "erreur", "erreurs");
	if (unread > 0) {
		ctg_buf_puts(b, ", ");
		ctg_out_count(b, unread, "illisible", "illisibles");
	}
	ctg_buf_putc(b, '\n');
}

void ctg_statut_table(struct ctg_buf *b, const struct ctg_statut *s)
{
	static const char *const names[COLUMNS] = {
		"Convention", "Titre", "État", "V.", "Fin", "Préavis", "Av.",
		"Err.",
	};
	struct ctg_str *cells;

	if (s->n == 0) {
		ctg_buf_puts(b, "Aucune convention dans ce registre.\n"
			"Pour en commencer une : ctg nouveau <id> "
			"--modele <modèle>\n");
		return;
	}
	cells = CTG_NEW_N(b->arena, struct ctg_str, (s->n + 1) * COLUMNS);
	for (size_t c = 0; c < COLUMNS; c++)
		cells[c] = ctg_str_from(names[c]);
	for (size_t i = 0; i < s->n; i++)
		fill(&cells[(i + 1) * COLUMNS], s, &s->v[i]);
	draw(b, s, cells, s->n + 1);
	ctg_buf_putc(b, '\n');
	total(b, s);
}
