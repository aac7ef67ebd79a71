/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write_article.h"

#include "avenant/write_front.h"
#include "avenant/write_statement.h"
#include "avenant/write_unit.h"

/* --- lists ---------------------------------------------------------------- */

/* « L'article 4 est ainsi modifié : »; what follows is in it. */
static void say_lead(struct ctg_wording *w, const char *number,
	struct ctg_address lead)
{
	struct ctg_address at = lead;
	struct ctg_agreement how;

	ctg_say_shorten(w, &at);
	how = ctg_say_agreement(w, &at);
	ctg_say_begin(w, number);
	ctg_say_subject(w, &at);
	ctg_say(w, how.plural ? "sont ainsi modifié" : "est ainsi modifié");
	ctg_say(w, how.feminine ? "e" : "");
	ctg_say(w, how.plural ? "s\u00a0:" : "\u00a0:");
	w->lead = lead;
}

/* The whole address of a unit or of a leaf, as the sentences below find it. */
static struct ctg_address whole(const struct ctg_wording *w,
	const struct ctg_node *n)
{
	struct ctg_wording bare = *w;
	struct ctg_address at;

	bare.lead.n = 0;
	ctg_say_find(&bare, &at, n->kind == CTG_PARA ? ctg_say_place(n,
		(struct ctg_str){ 0 }) : n);
	return at;
}

/* The only leaf whose words, or notes, a statement is about; or NULL. */
static const struct ctg_node *leaf_of(const struct ctg_act_statement *s)
{
	if (s->nleaves > 1)
		return NULL;
	if (s->edits)
		return s->edits->leaf;
	return !s->lot && s->ops[0]->kind == CTG_OP_NOTE ? s->ops[0]->by :
		NULL;
}

static size_t same_leaf(const struct ctg_act_statement *s, size_t n)
{
	const struct ctg_node *leaf = leaf_of(s);
	size_t k = 1;

	while (k < n && leaf && leaf_of(&s[k]) == leaf)
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

static void say_numbered(struct ctg_wording *w,
	const struct ctg_act_statement *s, size_t n, bool last,
	const char *(*number)(struct ctg_arena *, size_t))
{
	for (size_t i = 0; i < n; i++) {
		ctg_say_begin(w, number(w->arena, i));
		ctg_act_statement_say(w, &s[i]);
		ctg_say_end(w, last && i + 1 == n);
	}
}

/* The fiche, or the section, that a statement is about a part of: its address
 * from the lead, or nothing. */
static bool find_fiche(const struct ctg_wording *w,
	const struct ctg_act_statement *s, struct ctg_step *out)
{
	struct ctg_address at;
	bool inside;

	ctg_act_statement_find(w, &at, &inside, s);
	if (at.n == 0 || (at.n == 1 && !inside))
		return false;
	*out = at.steps[at.n - 1];
	for (size_t i = 1; i < s->nleaves; i++) {
		ctg_say_find(w, &at, s->leaves[i]);
		if (at.n == 0 || !ctg_say_same_step(&at.steps[at.n - 1], out))
			return false;
	}
	return out->kind == CTG_STEP_DIVISION || out->kind == CTG_STEP_SECTION;
}

static size_t same_fiche(const struct ctg_wording *w,
	const struct ctg_act_statement *s, size_t n, struct ctg_step *out)
{
	struct ctg_step step;
	size_t k = 1;

	if (!find_fiche(w, s, out))
		return 0;
	while (k < n && find_fiche(w, &s[k], &step) &&
	       ctg_say_same_step(&step, out))
		k++;
	return k;
}

/* The lead, and a step inside it. */
static struct ctg_address inside_lead(const struct ctg_wording *w,
	struct ctg_step step)
{
	struct ctg_address at = { .steps = { step }, .n = 1 };

	for (size_t i = 0; i < w->lead.n && at.n < CTG_ADDRESS_STEPS; i++)
		at.steps[at.n++] = w->lead.steps[i];
	return at;
}

/* The next point of a list: one statement, or those of a fiche or a leaf.
 * How many statements it takes. */
static size_t say_point(struct ctg_wording *w, const char *number,
	const struct ctg_act_statement *s, size_t n)
{
	struct ctg_address lead = w->lead;
	struct ctg_step step;
	size_t k = same_fiche(w, s, n, &step), leaf = same_leaf(s, n);

	if (k > 1 && k > leaf) {
		say_lead(w, number, inside_lead(w, step));
		say_numbered(w, s, k, k == n, letter);
	} else if (leaf > 1) {
		k = leaf;
		say_lead(w, number, whole(w, leaf_of(s)));
		say_numbered(w, s, k, k == n, letter);
	} else {
		k = 1;
		ctg_say_begin(w, number);
		ctg_act_statement_say(w, s);
		ctg_say_end(w, k == n);
	}
	w->lead = lead;
	return k;
}

/* All of a unit, or of the only fiche of it that changes. */
static void say_list(struct ctg_wording *w, const struct ctg_node *unit,
	const struct ctg_act_statements *l)
{
	struct ctg_address lead = whole(w, unit);
	struct ctg_step step;

	w->lead = lead;
	if (same_fiche(w, l->v, l->n, &step) == l->n)
		lead = inside_lead(w, step);
	w->lead.n = 0;
	say_lead(w, "", lead);
	for (size_t i = 0, rank = 0; i < l->n; rank++)
		i += say_point(w, degree(w->arena, rank), &l->v[i], l->n - i);
}

/* What has no unit is not amended, but comes or goes. */
static void say_article(struct ctg_wording *w, const struct ctg_node *unit,
	const struct ctg_act_statements *l)
{
	w->lead.n = 0;
	if (l->n == 1 || !unit) {
		for (size_t i = 0; i < l->n; i++) {
			ctg_say_begin(w, "");
			ctg_act_statement_say(w, &l->v[i]);
			ctg_say_end(w, true);
		}
	} else if (same_leaf(l->v, l->n) == l->n) {
		say_lead(w, "", whole(w, leaf_of(&l->v[0])));
		say_numbered(w, l->v, l->n, true, degree);
	} else {
		say_list(w, unit, l);
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
	const struct ctg_act_statements *l)
{
	bool alone = ctg_write_is_alone(op);
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_address at;
	bool end;

	if (alone && op->how == CTG_OP_ADD) {
		ctg_buf_puts(&b, "Insertion ");
		if (ctg_announce_divisions(&b, op->now))
			return ctg_buf_str(&b);
		ctg_buf_puts(&b, "après ");
		ctg_address_of(&at, w->arena, ctg_added_at(op, &end));
		ctg_address_write(&b, &at, CTG_LE);
		return ctg_buf_str(&b);
	}
	if (alone && op->kind == CTG_OP_LABEL) {
		ctg_buf_puts(&b, "Renumérotation ");
		ctg_labels_write(&b, w, l->v[0].ops, l->v[0].nops);
		return ctg_buf_str(&b);
	}
	if (alone && op->kind == CTG_OP_MOVE)
		ctg_buf_puts(&b, "Déplacement ");
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

/* Under the heading that a person chose. */
static bool begin_as_asked(struct ctg_wording *w, unsigned number,
	const struct ctg_op *op)
{
	const struct ctg_node *unit = ctg_write_unit(op);
	size_t i = 0;

	while (i < w->ntitles && (w->titles[i].unit != unit ||
	       w->titles[i].added != ctg_write_is_added(op)))
		i++;
	if (i == w->ntitles)
		return false;
	ctg_say_print(w);
	ctg_buf_printf(w->out, number == 1 ? "\n# Article %uer%.*s\n" :
		"\n# Article %u%.*s\n", number, STR_ARG(w->titles[i].title));
	return true;
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

static void put_own(struct ctg_wording *w, const struct ctg_op *op)
{
	const struct ctg_node *unit = op->at ? ctg_write_unit(op) : NULL;

	for (size_t i = 0; i < w->nown; i++) {
		struct ctg_act_own *own = &w->own[i];

		if (own->put || !unit || own->unit != unit ||
		    own->added != ctg_write_is_added(op))
			continue;
		ctg_buf_printf(w->out, "\n%.*s\n", STR_ARG(own->words));
		own->put = true;
	}
}

void ctg_article_write(struct ctg_wording *w, struct ctg_op *const *ops,
	size_t n, unsigned number)
{
	struct ctg_act_statements l;
	const struct ctg_node *unit;

	if (ctg_write_is_front(ops[0])) {
		write_front(w, ops[0], number);
		put_own(w, ops[0]);
		return;
	}
	unit = ctg_write_unit(ops[0]);
	ctg_act_statements_read(&l, w, ops, n);
	if (!begin_as_asked(w, number, ops[0]))
		begin(w, number, title(w, unit, ops[0], &l));
	if (l.n > 0)
		say_article(w, ctg_write_is_alone(ops[0]) ? NULL : unit, &l);
	ctg_say_print(w);
	put_own(w, ops[0]);
}
