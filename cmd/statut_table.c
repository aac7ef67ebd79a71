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

static size_t cell_width(struct ctg_str s)
{
	(void)ctg_str_cut(&s, STR(CTG_STATUT_BOLD));
	return ctg_utf8_width(s);
}

static size_t column_width(const struct ctg_str *cells, size_t nrows,
	size_t ncols, size_t column)
{
	size_t most = 0;

	for (size_t r = 0; r < nrows; r++) {
		size_t n = cell_width(cells[r * ncols + column]);

		most = n > most ? n : most;
	}
	return most;
}

static size_t screen(const struct ctg_statut *s)
{
	return s->c->out.width ? s->c->out.width : NO_TERMINAL;
}

static void add_cell(struct ctg_arena *a, struct ctg_node *row,
	struct ctg_str text)
{
	struct ctg_node *cell = ctg_node_new(a, CTG_CELL), *in = cell;

	cell->cell.cols = cell->cell.rows = 1;
	if (ctg_str_cut(&text, STR(CTG_STATUT_BOLD))) {
		in = ctg_node_new(a, CTG_STRONG);
		ctg_node_append(cell, in);
	}
	ctg_node_append(in, ctg_node_text(a, text));
	ctg_node_append(row, cell);
}

static struct ctg_node *make_table(struct ctg_arena *a,
	const struct ctg_str *cells, size_t nrows, size_t ncols)
{
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
	return document;
}

/* Words and dates are not cut: where a table has no room, its rows are told
 * one after the other. */
static void draw_rows(struct ctg_buf *b, const struct ctg_str *cells,
	size_t nrows, size_t ncols)
{
	for (size_t i = ncols; i < nrows * ncols; i++) {
		struct ctg_str text = cells[i];

		(void)ctg_str_cut(&text, STR(CTG_STATUT_BOLD));
		if (text.n == 0)
			continue;
		if (i % ncols > 0)
			ctg_buf_printf(b, "    %.*s : ",
				STR_ARG(cells[i % ncols]));
		ctg_term_safe(b, text);
		ctg_buf_putc(b, '\n');
	}
}

void ctg_statut_draw(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_str *cells, size_t nrows, size_t ncols)
{
	const struct ctg_term_style style = { s->c->out.width,
		s->c->out.colour };
	size_t width = (ncols - 1) * GAP;

	for (size_t c = 0; c < ncols; c++)
		width += column_width(cells, nrows, ncols, c);
	if (width > screen(s))
		draw_rows(b, cells, nrows, ncols);
	else
		ctg_term_write(b, make_table(b->arena, cells, nrows, ncols),
			&style);
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

	if (!next.year || ctg_date_cmp(d, next) != 0 || !is_soon(s, d))
		return day;
	return ctg_strf(&s->c->arena, CTG_STATUT_BOLD "%.*s", STR_ARG(day));
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
		return STR(CTG_STATUT_BOLD "illisible");
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
		cells[ERRORS] = ctg_strf(a, CTG_STATUT_BOLD "%zu", of->errors);
}

/* Fitting: titles take what room there is, or go; then go the columns that
 * are empty, and the version */

struct fitting {
	struct ctg_str *cells;
	size_t nrows;
	size_t widths[COLUMNS];
	bool gone[COLUMNS];
	size_t width;			/* of all but the titles */
};

static void leave_out(struct fitting *f, enum column c)
{
	f->gone[c] = true;
	f->width -= f->widths[c] + GAP;
}

static bool is_empty(const struct fitting *f, enum column c)
{
	for (size_t r = 1; r < f->nrows; r++)
		if (f->cells[r * COLUMNS + c].n > 0)
			return false;
	return true;
}

/* The width of the titles; 0 without them. */
static size_t fit(struct fitting *f, size_t width)
{
	size_t room;

	f->width = (COLUMNS - 1) * GAP;
	for (size_t c = 0; c < COLUMNS; c++) {
		f->widths[c] = c == TITLE ? 0 : column_width(f->cells,
			f->nrows, COLUMNS, c);
		f->width += f->widths[c];
	}
	if (f->width + TITLE_LEAST <= width) {
		room = width - f->width;
		return room < TITLE_MOST ? room : TITLE_MOST;
	}
	leave_out(f, TITLE);
	if (f->width > width && is_empty(f, ERRORS))
		leave_out(f, ERRORS);
	if (f->width > width && is_empty(f, AVENANTS))
		leave_out(f, AVENANTS);
	if (f->width > width)
		leave_out(f, VERSION);
	return 0;
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

static void draw(struct ctg_buf *b, const struct ctg_statut *s,
	struct ctg_str *cells, size_t nrows)
{
	struct fitting f = { .cells = cells, .nrows = nrows };
	size_t room = fit(&f, screen(s)), ncols = 0, to = 0;

	for (size_t c = 0; c < COLUMNS; c++)
		ncols += !f.gone[c];
	for (size_t i = 0; i < nrows * COLUMNS; i++) {
		if (f.gone[i % COLUMNS])
			continue;
		cells[to++] = i % COLUMNS == TITLE ? shorten(b->arena,
			cells[i], room) : cells[i];
	}
	ctg_statut_draw(b, s, cells, nrows, ncols);
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
