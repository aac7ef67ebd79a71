/* SPDX-License-Identifier: Apache-2.0 */
/* What an act announces, beside what it quotes; numbers that change, and
 * those that tell a place. */
#include "avenant/read_act.h"

struct tally {
	unsigned alineas, titles, tables, rows, breaks, divisions;
};

static void count(struct tally *t, const struct ctg_node *doc,
	enum ctg_word word)
{
	for (const struct ctg_node *n = doc; n;
	     n = ctg_node_next(doc, (struct ctg_node *)n)) {
		t->alineas += n->kind == CTG_PARA;
		t->titles += n->kind == CTG_HEADING;
		t->tables += n->kind == CTG_TABLE;
		t->rows += n->kind == CTG_ROW && !n->row.header;
		t->breaks += n->kind == CTG_BREAK;
	}
	for (const struct ctg_node *n = doc->first; n; n = n->next)
		t->divisions += n->kind == CTG_DIVISION &&
			n->division.heading.word == word;
}

static bool differs(const struct ctg_content *c, enum ctg_piece piece,
	unsigned found)
{
	unsigned said = c->count[piece];

	if (said >= CTG_SOME)
		return found < 1 + (said > CTG_SOME);
	return said > 0 && said != found;
}

static bool mismatch(struct ctg_reading *r, const char *what, unsigned said,
	unsigned found)
{
	ctg_reading_report(r, "A707", "l'acte annonce %u %s%s et en cite %u",
		said >= CTG_SOME ? said - CTG_SOME : said, what, said > 1 ?
		"s" : "", found);
	return false;
}

static bool check_labels(struct ctg_reading *r, const struct ctg_content *c,
	const struct ctg_node *doc)
{
	size_t i = 0;

	for (const struct ctg_node *n = doc->first; n && i < c->nlabels;
	     n = n->next) {
		const struct ctg_heading *h = &n->division.heading;
		struct ctg_buf b = { .arena = r->arena };

		if (n->kind != CTG_DIVISION)
			continue;
		if (h->word == c->word &&
		    ctg_label_cmp(h->label, c->labels[i++]) == 0)
			continue;
		ctg_label_write_named(&b, c->word, c->labels[i ? i - 1 : 0]);
		ctg_reading_report(r, "A707", "l'acte annonce l'%.*s et cite "
			"«\u00a0%.*s\u00a0»", STR_ARG(ctg_buf_str(&b)),
			STR_ARG(ctg_node_words(r->arena, n->first)));
		return false;
	}
	return true;
}

static bool check_blocks(struct ctg_reading *r, const struct ctg_content *c,
	const struct ctg_node *doc)
{
	struct tally t = { 0 };

	count(&t, doc, c->word);
	if (c->count[CTG_PIECE_DIVISION] > 0 && t.divisions > 0)
		return check_labels(r, c, doc) && (!differs(c,
			CTG_PIECE_DIVISION, t.divisions) || mismatch(r,
			"division", c->count[CTG_PIECE_DIVISION],
			t.divisions));
	if (c->count[CTG_PIECE_DIVISION] > 0 || c->count[CTG_PIECE_TEXT] > 0)
		return true;
	if (differs(c, CTG_PIECE_ALINEA, t.alineas))
		return mismatch(r, "alinéa", c->count[CTG_PIECE_ALINEA],
			t.alineas);
	if (differs(c, CTG_PIECE_TITLE, t.titles))
		return mismatch(r, "intitulé", c->count[CTG_PIECE_TITLE],
			t.titles);
	if (differs(c, CTG_PIECE_TABLE, t.tables))
		return mismatch(r, "tableau", c->count[CTG_PIECE_TABLE],
			t.tables);
	if (c->count[CTG_PIECE_ROW] > 0 && t.rows > 0 &&
	    differs(c, CTG_PIECE_ROW, t.rows))
		return mismatch(r, "ligne", c->count[CTG_PIECE_ROW], t.rows);
	return true;
}

bool ctg_content_check(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_stretch *v;
	unsigned n;

	if (!c->has_content)
		return true;
	if (c->content.count[CTG_PIECE_PHRASE] > 0) {
		n = (unsigned)ctg_quote_sentences(&v, r->arena,
			c->unit->words);
		return !differs(&c->content, CTG_PIECE_PHRASE, n) ||
			mismatch(r, "phrase", c->content.count[
			CTG_PIECE_PHRASE], n);
	}
	return check_blocks(r, &c->content, ctg_cited_blocks(r->arena,
		c->unit));
}

/* --- numbers -------------------------------------------------------------- */

static bool is_labelled(const struct ctg_node *n, enum ctg_word word)
{
	return n->kind == CTG_DIVISION && n->division.heading.word == word;
}

bool ctg_place_by_label(struct ctg_scope *out, struct ctg_reading *r,
	const struct ctg_clause *c, struct ctg_node *root)
{
	struct ctg_label label = c->content.labels[0];
	struct ctg_node *best = NULL, *n = root;
	bool ordered = true;

	for (n = ctg_node_next(root, n); n; n = ctg_node_next(root, n)) {
		if (root->kind == CTG_DOCUMENT && ctg_node_is_annexe(n))
			break;
		if (!is_labelled(n, c->content.word))
			continue;
		if (ctg_label_cmp(n->division.heading.label, label) == 0) {
			best = NULL;
			break;
		}
		if (best && ctg_label_cmp(best->division.heading.label,
		    n->division.heading.label) > 0)
			ordered = false;
		if (ctg_label_cmp(n->division.heading.label, label) < 0)
			best = n;
	}
	if (best && ordered) {
		*out = (struct ctg_scope){ best, best, false, { 0, 0 } };
		return true;
	}
	ctg_reading_report(r, "A702", "cible non résolue\u00a0: l'acte ne dit "
		"pas après quelle division ajouter ce qui est cité");
	return false;
}

struct labels {
	struct ctg_arena *arena;
	struct ctg_label *v;
	size_t n, room;
};

static void add_label(struct labels *l, struct ctg_label label)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = label;
}

/* « 7 à 9 » is 7, 8, 9 when the numbers are plain. */
static bool read_labels(struct labels *out, const struct ctg_reaches *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct ctg_step *from = &l->v[i].from.steps[0];
		const struct ctg_step *to = &l->v[i].to.steps[0];
		struct ctg_label at = from->label;

		if (l->v[i].from.n == 0 || from->kind != CTG_STEP_DIVISION)
			return false;
		if (!l->v[i].range) {
			add_label(out, at);
			continue;
		}
		for (; at.num <= to->label.num && out->n < 1000; at.num++)
			add_label(out, at);
	}
	return out->n > 0;
}

/* Those of one sort from at to to. */
static void read_divisions(struct ctg_scopes *out, const struct ctg_scope *s)
{
	for (struct ctg_node *n = s->at; n; n = n->next) {
		if (n->kind == CTG_DIVISION && n->division.heading.word ==
		    s->at->division.heading.word) {
			CTG_MORE(out->arena, out->v, out->n, out->room);
			out->v[out->n++] = (struct ctg_scope){ n, n, false,
				{ 0, 0 } };
		}
		if (n == s->to)
			return;
	}
	out->n = 0;
}

static void renumber(struct ctg_reading *r, struct ctg_node *division,
	struct ctg_label label)
{
	struct ctg_op *op = ctg_reading_add(r, CTG_OP_LABEL, CTG_OP_REPLACE);
	struct ctg_node *now = ctg_node_new(r->arena, CTG_PARA);
	struct ctg_buf b = { .arena = r->arena };

	ctg_label_write(&b, label);
	ctg_node_append(now, ctg_node_text(r->arena, ctg_buf_str(&b)));
	op->at = op->to = division;
	op->now = now;
}

void ctg_read_renumbering(struct ctg_reading *r, const struct ctg_clause *c)
{
	struct ctg_scopes in = { 0 }, all = { .arena = r->arena };
	struct labels labels = { .arena = r->arena };

	if (!ctg_clause_scopes(&in, r, c, &c->target[0]))
		return;
	for (size_t i = 0; i < in.n; i++)
		read_divisions(&all, &in.v[i]);
	if (!read_labels(&labels, &c->target[1]) || labels.n != all.n) {
		ctg_reading_report(r, "A707", "%zu division%s à renuméroter, "
			"%zu numéro%s", all.n, all.n > 1 ? "s" : "",
			labels.n, labels.n > 1 ? "s" : "");
		return;
	}
	for (size_t i = 0; i < all.n; i++)
		renumber(r, all.v[i].at, labels.v[i]);
}
