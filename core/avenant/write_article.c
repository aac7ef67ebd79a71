/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write_article.h"

#include "avenant/write_front.h"

static bool is_labelled(const struct ctg_node *n)
{
	return n->kind == CTG_DIVISION &&
		n->division.heading.word != CTG_PLAIN;
}

/* --- what is said together ------------------------------------------------ */

/* The article of the base, the annexe, the part… that an article of the act
 * amends. */
static const struct ctg_node *unit_of(const struct ctg_node *n)
{
	const struct ctg_node *u = is_labelled(n) || n->kind == CTG_PART ||
		n->kind == CTG_NOTE || !n->parent ? n : ctg_node_unit(n), *p;

	for (p = u; p; p = p->parent)
		if (ctg_node_is_annexe(p))
			return p;
	if (u->kind != CTG_DOCUMENT)
		return u;
	for (p = n; p && p->kind != CTG_DOCUMENT; p = p->parent)
		if (p->kind == CTG_DIVISION)
			u = p;
	return u;
}

/* What comes before an article, or beside a part, is not in it. */
static const struct ctg_node *unit_of_op(const struct ctg_op *op)
{
	bool beside = op->side == CTG_OP_BEFORE ||
		(op->side == CTG_OP_AFTER && op->at->kind == CTG_PART);

	return op->kind == CTG_OP_BLOCKS && op->how == CTG_OP_ADD && beside &&
		op->at->parent ? unit_of(op->at->parent) : unit_of(op->at);
}

static bool is_front(const struct ctg_op *op)
{
	return op->kind == CTG_OP_PARTY || op->kind == CTG_OP_VALUE ||
		op->kind == CTG_OP_ANNEXE;
}

/* An article that comes or goes as a whole, outside the annexes. */
static bool stands_alone(const struct ctg_op *op)
{
	const struct ctg_node *first = op->now ? op->now->first : NULL;

	if (is_front(op) || op->kind == CTG_OP_LABEL)
		return true;
	if (op->kind != CTG_OP_BLOCKS)
		return false;
	for (const struct ctg_node *p = op->at; p; p = p->parent)
		if (ctg_node_is_annexe(p))
			return p == op->at && op->how != CTG_OP_ADD;
	return op->how == CTG_OP_ADD ? first && (is_labelled(first) ||
		ctg_added_is_outside(op)) : is_labelled(op->at);
}

/* Articles that go are said together. */
static bool goes(const struct ctg_op *op)
{
	return op->kind == CTG_OP_BLOCKS && op->how == CTG_OP_REMOVE &&
		is_labelled(op->at) && !ctg_node_is_annexe(op->at) &&
		stands_alone(op);
}

size_t ctg_article_extent(struct ctg_op *const *ops, size_t n)
{
	const struct ctg_node *unit;
	size_t k = 1;

	if (stands_alone(ops[0])) {
		while (k < n && goes(ops[0]) && goes(ops[k]) &&
		       ops[k]->at->parent == ops[0]->at->parent)
			k++;
		return k;
	}
	unit = unit_of_op(ops[0]);
	while (k < n && !stands_alone(ops[k]) && unit_of_op(ops[k]) == unit)
		k++;
	return k;
}

/* --- statements ----------------------------------------------------------- */

/* One sentence: an edit of a leaf, a lot of blocks, an operation. */
struct statement {
	const struct ctg_edits *edits;
	const struct ctg_edit *edit;
	struct ctg_lot *lot;
	struct ctg_op *const *ops;	/* those that it says */
	size_t nops;
};

struct statements {
	struct ctg_arena *arena;
	struct statement *v;
	size_t n, room;
	bool integral;
};

static void add(struct statements *l, struct statement s)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = s;
}

/* The leaf itself, when it is quoted whole: in its list, if it opens an
 * item. */
static struct ctg_lot *whole_para(struct ctg_arena *a,
	const struct ctg_edits *e)
{
	const struct ctg_node *item = e->leaf->parent;
	struct ctg_lot *lot = CTG_NEW(a, struct ctg_lot);
	struct ctg_node *doc = ctg_node_new(a, CTG_DOCUMENT), *to = doc;

	if (item->kind == CTG_ITEM && !e->leaf->prev) {
		struct ctg_node *list = ctg_node_new(a, CTG_LIST);

		list->list = item->parent->list;
		to = ctg_node_new(a, CTG_ITEM);
		to->text = item->text;
		ctg_node_append(doc, list);
		ctg_node_append(list, to);
	}
	ctg_node_append(to, e->now);
	*lot = (struct ctg_lot){ .v = (const struct ctg_node **)&e->leaf,
		.n = 1, .now = doc };
	return lot;
}

/* A cell is rewritten with its row. */
static struct ctg_lot *whole_cell(struct ctg_arena *a,
	const struct ctg_edits *e)
{
	struct ctg_lot *lot = CTG_NEW(a, struct ctg_lot);
	struct ctg_node *table = ctg_node_new(a, CTG_TABLE);
	struct ctg_node *row = ctg_node_new(a, CTG_ROW);
	const struct ctg_node **v = CTG_NEW(a, const struct ctg_node *);

	v[0] = e->leaf->parent;
	row->row = v[0]->row;
	ctg_node_append(table, row);
	for (const struct ctg_node *c = v[0]->first; c; c = c->next) {
		struct ctg_node *copy = CTG_NEW(a, struct ctg_node);

		*copy = *c;
		if (c == e->leaf) {
			copy->first = e->now->first;
			copy->last = e->now->last;
		}
		ctg_node_append(row, copy);
	}
	*lot = (struct ctg_lot){ .v = v, .n = 1, .now = table };
	return lot;
}

static struct ctg_lot *whole_leaf(struct ctg_arena *a,
	const struct ctg_edits *e)
{
	return e->leaf->kind == CTG_CELL ? whole_cell(a, e) :
		whole_para(a, e);
}

static size_t add_edits(struct statements *l, struct ctg_op *const *ops,
	size_t n)
{
	struct ctg_edits *e = CTG_NEW(l->arena, struct ctg_edits);
	size_t k = 1, at = 0;

	while (k < n && ops[k]->kind == CTG_OP_WORDS &&
	       ops[k]->at == ops[0]->at)
		k++;
	ctg_edits_choose(e, l->arena, ops, k);
	if (l->integral && ctg_can_say_full(e)) {
		add(l, (struct statement){ .edits = e, .ops = ops,
			.nops = k });
		return k;
	}
	if (e->whole)
		add(l, (struct statement){ .lot = whole_leaf(l->arena, e),
			.ops = ops, .nops = k });
	for (size_t i = 0; i < e->n && !e->whole; i++) {
		add(l, (struct statement){ .edits = e, .edit = &e->v[i],
			.ops = ops + at, .nops = e->v[i].nops });
		at += e->v[i].nops;
	}
	return k;
}

/* An alinéa for an alinéa, of the same list if it is of one. */
static const struct ctg_node *new_leaf(const struct ctg_lot *lot)
{
	const struct ctg_node *now = lot->now ? lot->now->first : NULL;
	const struct ctg_node *item = lot->v[0]->parent;

	if (item->kind == CTG_ITEM && now && now->kind == CTG_LIST &&
	    now->first && ctg_str_eq(now->first->text, item->text) &&
	    now->list.ordered == item->parent->list.ordered)
		now = now->next || now->first->next ? NULL :
			now->first->first;
	else if (item->kind == CTG_ITEM)
		now = NULL;
	return now && now->kind == CTG_PARA && !now->next ? now : NULL;
}

static bool add_full(struct statements *l, struct ctg_op *const *op,
	const struct ctg_lot *lot)
{
	struct ctg_edits *e = CTG_NEW(l->arena, struct ctg_edits);

	if (lot->n != 1 || lot->v[0]->kind != CTG_PARA)
		return false;
	*e = (struct ctg_edits){ .leaf = lot->v[0],
		.now = (struct ctg_node *)new_leaf(lot) };
	if (!e->now || !ctg_can_say_full(e))
		return false;
	add(l, (struct statement){ .edits = e, .ops = op, .nops = 1 });
	return true;
}

static void add_op(struct statements *l, struct ctg_op *const *op, bool alone)
{
	struct ctg_lot *lots;
	size_t n;

	if ((*op)->kind == CTG_OP_LABEL || (*op)->how == CTG_OP_ADD) {
		add(l, (struct statement){ .ops = op, .nops = 1 });
		return;
	}
	n = ctg_lots_make(&lots, l->arena, *op);
	if (l->integral && n == 1 && add_full(l, op, &lots[0]))
		return;
	if (alone && n == 1 && ctg_lot_fills_article(&lots[0]))
		lots[0] = ctg_lot_widen(l->arena, &lots[0]);
	for (size_t i = 0; i < n; i++)
		add(l, (struct statement){ .lot = &lots[i], .ops = op,
			.nops = i == 0 });
}

static void read_statements(struct statements *l, struct ctg_op *const *ops,
	size_t n)
{
	for (size_t i = 0; i < n;)
		if (ops[i]->kind == CTG_OP_WORDS)
			i += add_edits(l, ops + i, n - i);
		else
			add_op(l, &ops[i++], n == 1);
}

/* « Les deuxième et cinquième alinéas sont supprimés. » */
static void join_statements(struct ctg_wording *w, struct statements *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct statement *last = n > 0 ? &l->v[n - 1] : NULL;

		if (last && last->lot && l->v[i].lot &&
		    ctg_lots_join(w, last->lot, l->v[i].lot))
			last->nops += l->v[i].nops;
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

static void say(struct ctg_wording *w, const struct statement *s)
{
	for (size_t i = 0; i < s->nops; i++)
		s->ops[i]->line = ctg_say_line(w);
	if (s->edit)
		ctg_say_edit(w, s->edits->leaf, s->edit);
	else if (s->edits)
		ctg_say_full(w, s->edits);
	else if (s->lot)
		ctg_say_lot(w, s->lot);
	else if (s->ops[0]->kind == CTG_OP_LABEL)
		ctg_say_label(w, s->ops[0]);
	else
		ctg_say_added(w, s->ops[0]);
}

/* --- lists ---------------------------------------------------------------- */

/* « L'article 4 est ainsi modifié : » */
static void say_lead(struct ctg_wording *w, const char *number,
	const struct ctg_node *unit)
{
	struct ctg_address at;

	if (unit->kind == CTG_PARA)
		unit = ctg_say_place(unit, (struct ctg_str){ 0 });
	ctg_say_begin(w, number);
	ctg_say_find(w, &at, unit);
	ctg_say_subject(w, &at);
	ctg_say(w, ctg_say_agreement(w, &at).plural ? "sont ainsi " :
		"est ainsi ");
	ctg_say(w, "modifié");
	ctg_say(w, ctg_say_agreement(w, &at).feminine ? "e" : "");
	ctg_say(w, ctg_say_agreement(w, &at).plural ? "s" : "");
	ctg_say(w, "\u00a0:");
	/* As the sentences below find it: « le dernier alinéa ». */
	w->lead.n = 0;
	ctg_say_find(w, &at, unit);
	w->lead = at;
}

static size_t same_leaf(const struct statement *s, size_t n)
{
	size_t k = 1;

	while (k < n && s->edits && s[k].edits == s->edits)
		k++;
	return k;
}

/* « a) », beyond z « aa) ». */
static const char *letter(struct ctg_arena *a, size_t i)
{
	struct ctg_buf b = { .arena = a };

	for (size_t k = 0; k <= i / 26; k++)
		ctg_buf_putc(&b, (char)('a' + i % 26));
	ctg_buf_putc(&b, ')');
	return b.p;
}

static const char *degree(struct ctg_arena *a, size_t i)
{
	return ctg_strf(a, "%zu°", i + 1).p;
}

static void say_numbered(struct ctg_wording *w, const struct statement *s,
	size_t n, bool last, const char *(*number)(struct ctg_arena *, size_t))
{
	for (size_t i = 0; i < n; i++) {
		ctg_say_begin(w, number(w->arena, i));
		say(w, &s[i]);
		ctg_say_end(w, last && i + 1 == n);
	}
}

static void say_all(struct ctg_wording *w, const struct statements *l)
{
	struct ctg_address lead = w->lead;

	for (size_t i = 0, rank = 0, k; i < l->n; i += k, rank++) {
		bool last;

		k = same_leaf(&l->v[i], l->n - i);
		last = i + k == l->n;
		if (k > 1) {
			say_lead(w, degree(w->arena, rank),
				l->v[i].edits->leaf);
			say_numbered(w, &l->v[i], k, last, letter);
			w->lead = lead;
			continue;
		}
		ctg_say_begin(w, degree(w->arena, rank));
		say(w, &l->v[i]);
		ctg_say_end(w, last);
	}
}

/* What has no unit is not amended, but comes or goes. */
static void say_article(struct ctg_wording *w, const struct ctg_node *unit,
	const struct statements *l)
{
	w->lead.n = 0;
	if (l->n == 1 || !unit) {
		for (size_t i = 0; i < l->n; i++) {
			ctg_say_begin(w, "");
			say(w, &l->v[i]);
			ctg_say_end(w, true);
		}
	} else if (same_leaf(l->v, l->n) == l->n) {
		say_lead(w, "", l->v[0].edits->leaf);
		say_numbered(w, l->v, l->n, true, degree);
	} else {
		say_lead(w, "", unit);
		say_all(w, l);
	}
	w->lead.n = 0;
}

/* --- headings ------------------------------------------------------------- */


/* « des articles 6 et 7 »: all that goes, if it is said at once. */
static void write_gone(struct ctg_buf *b, const struct ctg_wording *w,
	const struct ctg_lot *lot)
{
	bool *follows;
	struct ctg_address *at = ctg_lot_name(w, &follows, lot);

	if (lot->n == 1) {
		ctg_address_write(b, at, CTG_DU);
		return;
	}
	ctg_buf_puts(b, "des ");
	ctg_several_write(b, at, follows, lot->n);
}

static struct ctg_str title(struct ctg_wording *w,
	const struct ctg_node *unit, const struct ctg_op *op,
	const struct statements *l)
{
	bool alone = stands_alone(op);
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_address at;

	if (alone && op->how == CTG_OP_ADD) {
		ctg_buf_puts(&b, "Insertion ");
		if (ctg_announce_divisions(&b, op->now))
			return ctg_buf_str(&b);
		ctg_buf_puts(&b, "après ");
		ctg_address_of(&at, w->arena, op->at);
		ctg_address_write(&b, &at, CTG_LE);
		return ctg_buf_str(&b);
	}
	if (alone && op->kind == CTG_OP_LABEL)
		ctg_buf_puts(&b, "Renumérotation ");
	else if (alone && op->how == CTG_OP_REMOVE)
		ctg_buf_puts(&b, "Suppression ");
	else
		ctg_buf_puts(&b, "Modification ");
	if (alone && op->how == CTG_OP_REMOVE && l->n > 0 && l->v[0].lot) {
		write_gone(&b, w, l->v[0].lot);
		return ctg_buf_str(&b);
	}
	ctg_address_of(&at, w->arena, alone ? op->at : unit);
	ctg_address_write(&b, &at, CTG_DU);
	return ctg_buf_str(&b);
}

static void begin(struct ctg_wording *w, unsigned number, struct ctg_str name)
{
	struct ctg_node *division = ctg_node_new(w->arena, CTG_DIVISION);
	struct ctg_buf b = { .arena = w->arena };

	ctg_say_print(w);
	division->division.level = 1;
	w->tail = ctg_node_new(w->arena, CTG_HEADING);
	ctg_node_append(division, w->tail);
	ctg_node_append(w->doc, division);
	ctg_buf_puts(&b, number == 1 ? "Article 1er" : "Article ");
	if (number > 1)
		ctg_buf_printf(&b, "%u", number);
	ctg_buf_printf(&b, " – %.*s", STR_ARG(name));
	w->fresh = false;
	ctg_say_str(w, ctg_buf_str(&b));
}

/* What the front-matter says is said by who knows it. */
static void write_front(struct ctg_wording *w, struct ctg_op *op,
	unsigned number)
{
	struct ctg_buf name = { .arena = w->arena };

	if (!ctg_write_front_title(&name, op, w->base))
		return;
	begin(w, number, ctg_buf_str(&name));
	ctg_say_print(w);
	op->line = ctg_say_line(w);
	ctg_buf_putc(w->out, '\n');
	if (ctg_write_front(w->out, op, w->base))
		ctg_buf_puts(w->out, ".\n");
}

void ctg_article_write(struct ctg_wording *w, struct ctg_op *const *ops,
	size_t n, unsigned number)
{
	struct statements l = { .arena = w->arena,
		.integral = w->style == CTG_STYLE_INTEGRAL };
	const struct ctg_node *unit;

	if (is_front(ops[0])) {
		write_front(w, ops[0], number);
		return;
	}
	unit = unit_of_op(ops[0]);
	read_statements(&l, ops, n);
	join_statements(w, &l);
	begin(w, number, title(w, unit, ops[0], &l));
	if (l.n > 0)
		say_article(w, stands_alone(ops[0]) ? NULL : unit, &l);
	ctg_say_print(w);
}
