/* SPDX-License-Identifier: Apache-2.0 */
/* Found with LibreOffice, change by change: a paragraph that came or went
 * belongs to the end of the one before it, from which the region starts; so
 * each keeps its style.  Where there is none (a text begins, a table ends) it
 * belongs to the beginning of the one after.  A table between two paragraphs
 * of a region goes with them; one at an end is tracked by its rows. */
#include "render/odt_writer.h"

/* Those of one kind: leading tables, then what begins and ends with a
 * paragraph, then the last tables. */
struct part {
	struct ctg_odt_item *v;
	size_t n, body, tail;	/* where these begin */
};

static bool is_same(const struct ctg_odt_item *a,
	const struct ctg_odt_item *b)
{
	return a->mark == b->mark && a->change == b->change &&
		a->move == b->move;
}

void ctg_odt_item(struct ctg_odt *w, const struct ctg_odt_item *it)
{
	if (it->table) {
		ctg_odt_table(w, it->table, it->look);
		return;
	}
	ctg_odt_open(w, it->para, &it->look);
	ctg_odt_bookmark(w, it->para);
	ctg_odt_words(w, it->para, it->para->runs);
	ctg_odt_close(w);
}

/* --- after a paragraph ---------------------------------------------------- */

/* The last paragraph of a region takes the place of the one before, and its
 * list with it, unless it has one: then it has one that does not show. */
static void put_lost(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n, unsigned move)
{
	struct ctg_odt_deletion d;

	ctg_odt_deletion(w, &d, move);
	ctg_odt_shell(w, at->open->para, &at->open->look);
	for (size_t i = 0; i < n; i++) {
		w->unlisted = i + 1 == n &&
			at->before->role == CTG_ROLE_ITEM;
		ctg_odt_item(w, &v[i]);
	}
	w->unlisted = false;
	ctg_odt_deletion_end(w, &d);
	at->before = v[n - 1].para;
}

/* Written, and the last paragraph left open. */
static void put_came(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n)
{
	w->side = CTG_INSERTED;
	for (size_t i = 0; i < n; i++) {
		if (v[i].para) {
			ctg_odt_begin(w, at, &v[i]);
			ctg_odt_words(w, v[i].para, v[i].para->runs);
		} else {
			ctg_odt_finish(w, at);
			ctg_odt_item(w, &v[i]);
		}
	}
	w->side = CTG_KEPT;
}

/* As many regions as edits; each ends with a paragraph. */
static void put_after(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n)
{
	enum ctg_mark join = at->end;
	size_t end;
	unsigned id;

	for (size_t i = 0; i < n; i = end) {
		end = i + 1;
		while (end < n && (v[end - 1].table ||
		    is_same(&v[end], &v[i])))
			end++;
		if (v[i].mark == CTG_DELETED) {
			put_lost(w, at, v + i, end - i, v[i].move);
			continue;
		}
		id = ctg_odt_insertion(w, v[i].move);
		put_came(w, at, v + i, end - i);
		ctg_odt_insertion_end(w, id);
	}
	at->end = join;
}

/* --- before one ----------------------------------------------------------- */

/* The last region ends where the next paragraph begins. */
static void put_before(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n)
{
	size_t end;
	unsigned id;

	for (size_t i = 0; i < n; i = end) {
		end = i + 1;
		while (end < n && (v[end].table || is_same(&v[end], &v[i])))
			end++;
		ctg_odt_begin(w, at, &v[i]);
		id = ctg_odt_insertion(w, v[i].move);
		w->side = CTG_INSERTED;
		ctg_odt_words(w, v[i].para, v[i].para->runs);
		put_came(w, at, v + i + 1, end - i - 1);
		at->insertion = id;
	}
}

static void put_rows(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n)
{
	if (n)
		ctg_odt_finish(w, at);
	for (size_t i = 0; i < n; i++)
		ctg_odt_item(w, &v[i]);
}

/* One paragraph holds the last words that went and the last that came. */
static void put_exchanged(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *gone, const struct ctg_odt_item *came)
{
	struct ctg_odt_deletion d;
	unsigned id;

	ctg_odt_begin(w, at, came ? came : gone);
	if (gone) {
		ctg_odt_deletion(w, &d, gone->move);
		ctg_odt_item(w, gone);
		ctg_odt_deletion_end(w, &d);
	}
	if (came) {
		id = ctg_odt_insertion(w, came->move);
		w->side = CTG_INSERTED;
		ctg_odt_words(w, came->para, came->para->runs);
		w->side = CTG_KEPT;
		ctg_odt_insertion_end(w, id);
	}
}

/* --- gaps ----------------------------------------------------------------- */

static struct part part_of(struct ctg_odt *w, const struct ctg_odt_item *v,
	size_t n, enum ctg_mark mark)
{
	struct part p = { CTG_NEW_N(w->arena, struct ctg_odt_item, n), 0, 0,
		0 };

	for (size_t i = 0; i < n; i++) {
		if (v[i].mark != mark)
			continue;
		p.v[p.n++] = v[i];
		if (v[i].para && !p.tail)
			p.body = p.n - 1;
		if (v[i].para)
			p.tail = p.n;
	}
	return p;
}

static void keep_lost(struct ctg_odt_place *at, const struct part *gone,
	size_t end)
{
	at->lost = gone->v + gone->body;
	at->n_lost = end > gone->body ? end - gone->body : 0;
}

static void gap_before(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct part *gone, const struct part *came, bool next)
{
	size_t hold = next ? 0 : 1;
	size_t gone_end = next ? gone->n : gone->tail;
	size_t came_end = next ? came->n : came->tail;

	if (!gone->tail)
		gone_end = 0;
	if (!came->tail)
		came_end = 0;
	put_rows(w, at, gone->v, gone->tail ? gone->body : gone->n);
	put_rows(w, at, came->v, came->tail ? came->body : came->n);
	if (came_end)
		put_before(w, at, came->v + came->body,
			came_end - hold - came->body);
	if (gone_end)
		keep_lost(at, gone, gone_end - hold);
	if (next)
		return;
	if (gone_end || came_end)
		put_exchanged(w, at, gone_end ? &gone->v[gone_end - 1] : NULL,
			came_end ? &came->v[came_end - 1] : NULL);
	if (gone_end)
		put_rows(w, at, gone->v + gone_end, gone->n - gone_end);
	if (came_end)
		put_rows(w, at, came->v + came_end, came->n - came_end);
}

const struct ctg_odt_item ctg_odt_after_table = {
	.para = &(const struct ctg_sheet_para){ .role = CTG_ROLE_BODY },
	.look.parent = "Apres_20_tableau",
};

/* A page that begins with what comes or goes: LibreOffice leaves it to the
 * next paragraph, unless the change begins in another one. */
static bool needs_start(const struct ctg_odt_place *at,
	const struct ctg_odt_item *it)
{
	return !at->open && at->before && it->para &&
		(it->look.page || it->look.master);
}

/* An empty one would take the style of what goes. */
static void put_start(struct ctg_odt *w, struct ctg_odt_place *at)
{
	ctg_odt_begin(w, at, &ctg_odt_after_table);
	ctg_xml_text(w->x, STR("\u00a0"));
}

void ctg_odt_gap(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *v, size_t n, bool next)
{
	struct part gone, came;
	bool tables = false;

	if (needs_start(at, v))
		put_start(w, at);
	for (size_t i = 0; i < n; i++)
		tables |= v[i].table != NULL;
	if (at->open && !tables) {
		put_after(w, at, v, n);
		return;
	}
	gone = part_of(w, v, n, CTG_DELETED);
	came = part_of(w, v, n, CTG_INSERTED);
	if (!at->open) {
		gap_before(w, at, &gone, &came, next);
		return;
	}
	put_after(w, at, gone.v, gone.tail);
	put_after(w, at, came.v, came.tail);
	put_rows(w, at, gone.v + gone.tail, gone.n - gone.tail);
	put_rows(w, at, came.v + came.tail, came.n - came.tail);
}

/* --- another style -------------------------------------------------------- */

/* Where the first word ends: it is told twice, once in each style. */
static size_t word_end(const struct ctg_sheet_para *p)
{
	const struct ctg_run *r = p->runs;
	size_t n = 1;

	if (p->role == CTG_ROLE_ENTRY || p->old_role == CTG_ROLE_ENTRY || !r ||
	    r->kind != CTG_RUN_TEXT || r->mark != CTG_KEPT || !r->text.n)
		return 0;
	while (n < r->text.n && r->text.p[n] != ' ')
		n++;
	return n;
}

static void put_old_style(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it, struct ctg_run *words)
{
	struct ctg_sheet_para was = *it->para;
	struct ctg_odt_item old = { .para = &was, .look = it->look };

	was.role = was.old_role;
	was.level = was.old_level;
	was.runs = words;
	was.bookmark = 0;
	old.look.parent = ctg_odt_style(was.role, was.level);
	w->twice = true;
	put_lost(w, at, &old, 1, 0);
	w->twice = false;
}

/* An end of paragraph goes and another comes, each with a word after it:
 * without one, LibreOffice would not give the old style back. */
void ctg_odt_restyled(struct ctg_odt *w, struct ctg_odt_place *at,
	const struct ctg_odt_item *it)
{
	struct ctg_run first, rest;
	struct ctg_run *words = it->para->runs;
	size_t n = word_end(it->para);
	unsigned id;

	if (n) {
		first = rest = *words;
		first.text = ctg_str_head(words->text, n);
		first.next = NULL;
		rest.text = ctg_str_skip(words->text, n);
		words = &first;
	}
	put_old_style(w, at, it, words);
	id = ctg_odt_insertion(w, 0);
	ctg_odt_begin(w, at, it);
	w->side = CTG_INSERTED;
	ctg_odt_words(w, it->para, words);
	w->side = CTG_KEPT;
	ctg_odt_insertion_end(w, id);
	if (n)
		ctg_odt_words(w, it->para, &rest);
	at->told = true;
}
