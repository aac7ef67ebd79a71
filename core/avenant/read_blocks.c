/* SPDX-License-Identifier: Apache-2.0 */
/* An act, cut into statements with what each quotes. */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

/* The act as a flat row of blocks. */
struct block {
	const struct ctg_node *node;	/* HEADING, PARA, LIST, TABLE, BREAK */
	struct ctg_str marker;		/* of the item that it begins */
	bool item;
	unsigned level;
	bool opens, closes;		/* guillemets */
};

struct row {
	struct ctg_arena *arena;
	struct block *v;
	size_t n, room;
};

static const struct ctg_node *leaf_of(const struct ctg_node *n, bool last)
{
	while (n && !ctg_op_is_leaf(n))
		n = last ? n->last : n->first;
	return n;
}

static struct block *add(struct row *r, const struct ctg_node *n)
{
	const struct ctg_node *first = leaf_of(n, false);
	const struct ctg_node *last = leaf_of(n, true);
	struct block b = { .node = n };

	if (n->kind != CTG_TABLE && first && last) {
		b.opens = ctg_unit_opens(ctg_node_words(r->arena, first));
		b.closes = ctg_unit_closes(ctg_node_words(r->arena, last));
	}
	CTG_MORE(r->arena, r->v, r->n, r->room);
	r->v[r->n] = b;
	return &r->v[r->n++];
}

static void flatten(struct row *r, const struct ctg_node *n);

/* The items of a list that is not quoted are statements. */
static void flatten_items(struct row *r, const struct ctg_node *list)
{
	for (const struct ctg_node *i = list->first; i; i = i->next) {
		size_t before = r->n;

		flatten(r, i);
		if (r->n > before) {
			r->v[before].item = true;
			r->v[before].marker = i->text;
		}
	}
}

static void flatten(struct row *r, const struct ctg_node *n)
{
	for (const struct ctg_node *k = n->first; k; k = k->next) {
		if (k->kind == CTG_DIVISION) {
			flatten(r, k);
		} else if (k->kind == CTG_HEADING) {
			add(r, k)->level = n->division.level;
		} else if (k->kind == CTG_LIST) {
			add(r, k);
			if (!r->v[r->n - 1].opens) {
				r->n--;
				flatten_items(r, k);
			}
		} else if (k->kind != CTG_NOTE) {
			add(r, k);
		}
	}
}

static bool is_bare(const struct block *b)
{
	return b->node->kind == CTG_TABLE || b->node->kind == CTG_BREAK;
}

static bool is_lone_close(struct ctg_arena *a, const struct block *b)
{
	struct ctg_str s;

	if (b->node->kind != CTG_PARA || !b->closes || b->opens)
		return false;
	s = ctg_french_trim(ctg_node_words(a, b->node));
	return ctg_str_starts(s, STR("»")) || ctg_str_starts(s, STR("”"));
}

/* Only the first alinéa was opened: to the one that closes, before the act
 * goes on with another article. */
static size_t find_close(const struct row *r, size_t i)
{
	for (; i < r->n && (r->v[i].node->kind != CTG_HEADING ||
	     r->v[i].level > 1); i++)
		if (r->v[i].closes)
			return i + 1;
	return 0;
}

/* Where the quoted blocks from i end: all those that open, and what stands
 * bare between them. */
static size_t unit_end(const struct row *r, size_t i)
{
	size_t end = i, at = i;

	while (at < r->n) {
		const struct block *b = &r->v[at];
		size_t close;

		if (is_lone_close(r->arena, b))
			return at + 1;
		if (b->opens) {
			end = ++at;
		} else if (is_bare(b)) {
			at++;
		} else if (end > i && !r->v[end - 1].closes &&
			   (close = find_close(r, at)) > 0) {
			at = end = close;
		} else {
			break;
		}
	}
	return end;
}

static struct ctg_node *make_unit(const struct row *r, size_t i, size_t end,
	unsigned above, bool *doubtful)
{
	struct ctg_quoted_block *v = CTG_NEW_N(r->arena,
		struct ctg_quoted_block, end - i);

	for (size_t k = i; k < end; k++)
		v[k - i] = (struct ctg_quoted_block){ r->v[k].node,
			r->v[k].level };
	return ctg_unit_make(r->arena, v, end - i, above, doubtful);
}

/* « est remplacé par : », « lire : » after what was quoted: the sentence goes
 * on. */
static bool goes_on(struct ctg_arena *a, const struct block *b)
{
	static const char *const words[] = {
		"est", "sont", "par", "lire", "il faut lire",
		"il convient de lire", "devient", "deviennent", "et", "par",
		"nouveau texte", "nouvelle redaction", "texte nouveau",
	};
	struct ctg_str s;

	if (b->node->kind != CTG_PARA || b->item || b->opens)
		return false;
	s = ctg_french_ltrim(ctg_node_words(a, b->node));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct ctg_str at = s;

		if (ctg_french_cut(&at, words[i]))
			return true;
	}
	return false;
}

/* A page break, a table may come before the first guillemet. */
static bool opens_after_bare(const struct row *r, size_t i)
{
	while (i < r->n && is_bare(&r->v[i]))
		i++;
	return i < r->n && r->v[i].opens;
}

struct cutter {
	struct row row;
	struct ctg_saids *out;
	const struct ctg_node *heading;
	unsigned above;
	bool articles;			/* there are some */
};

/* « Ancien texte : « A » », and the new one after it. */
static bool says_old(const struct ctg_said *s)
{
	static const char *const words[] = {
		"ancien texte", "ancienne redaction", "texte actuel",
		"redaction actuelle", "texte ancien", "texte en vigueur",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct ctg_str at = s->text;

		if (!s->opens && ctg_french_cut(&at, words[i]))
			return true;
	}
	return false;
}

/* What is quoted after a statement, and the rest of its sentence. */
static size_t take_rest(struct cutter *c, struct ctg_said *s, size_t i)
{
	struct row *r = &c->row;
	bool doubtful = false;

	if (i < r->n && says_old(s) && goes_on(r->arena, &r->v[i]))
		ctg_said_add(s, r->v[i++].node);
	while (i < r->n && s->opens) {
		size_t end = i;

		if (opens_after_bare(r, i)) {
			end = unit_end(r, i);
			s->unclosed |= !r->v[end - 1].closes;
			ctg_said_add_blocks(s, make_unit(r, i, end, c->above,
				&doubtful), false);
			s->doubtful |= doubtful;
			for (size_t k = i; k < end; k++)
				s->run_on |= ctg_unit_runs_on(r->arena,
					r->v[k].node);
		} else if (r->v[i].node->kind == CTG_TABLE) {
			end = i + 1;
			ctg_said_add_blocks(s, make_unit(r, i, end, c->above,
				&doubtful), true);
		}
		if (end == i)
			break;
		i = end;
		if (i < r->n && goes_on(r->arena, &r->v[i]))
			ctg_said_add(s, r->v[i++].node);
	}
	return i;
}

static struct ctg_said *add_said(struct cutter *c, const struct ctg_node *n)
{
	struct ctg_saids *l = c->out;

	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n] = (struct ctg_said){ .arena = l->arena, .para = n,
		.heading = c->heading,
		.recital = c->articles && !c->heading };
	return &l->v[l->n++];
}

static size_t take_statement(struct cutter *c, size_t i)
{
	const struct block *b = &c->row.v[i];
	struct ctg_said *s = add_said(c, NULL);

	ctg_said_add(s, b->node);
	if (b->item && s->marked == CTG_UNMARKED) {
		struct ctg_str marker = ctg_strf(s->arena, "%.*s ",
			STR_ARG(b->marker));

		s->marked = CTG_MARKED_DASH;
		(void)ctg_marker_skip(&s->marked, marker);
	}
	return take_rest(c, s, i + 1);
}

/* What is not read, leaf by leaf. */
static void add_asides(struct cutter *c, const struct ctg_node *n)
{
	for (const struct ctg_node *k = n; k; k = ctg_node_next(n, k)) {
		struct ctg_said *s;

		if (!ctg_op_is_leaf(k))
			continue;
		s = add_said(c, NULL);
		ctg_said_add(s, k);
		s->aside = k->kind == CTG_HEADING ? CTG_ASIDE_HEADING :
			CTG_ASIDE_OTHER;
	}
}

/* A heading, a table of the act, or what should have been announced. */
static size_t skip_block(struct cutter *c, size_t i)
{
	const struct block *b = &c->row.v[i];

	if (b->opens) {
		add_said(c, b->node)->stray = true;
		return unit_end(&c->row, i);
	}
	add_asides(c, b->node);
	if (b->node->kind == CTG_HEADING)
		c->out->v[c->out->n - 1].level = b->level;
	return i + 1;
}

static bool calls(const struct ctg_node *root, struct ctg_str name)
{
	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		if (n->kind == CTG_NOTEREF && ctg_str_eq(n->text, name))
			return true;
	return false;
}

/* A note that is called in a quote is quoted. */
static bool is_quoted(const struct ctg_saids *l, struct ctg_str name)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->v[i].n; k++)
			if (calls(ctg_cited_blocks(l->arena, &l->v[i].v[k]),
			    name))
				return true;
	return false;
}

static void add_notes(struct cutter *c, const struct ctg_node *body)
{
	size_t n = c->out->n;

	for (const struct ctg_node *k = body->first; k; k = k->next) {
		struct ctg_saids before = *c->out;

		before.n = n;
		if (k->kind == CTG_NOTE && !is_quoted(&before, k->text))
			add_asides(c, k);
	}
}

/* What the parties recall before they agree amends nothing: « La commune
 * rejoint la convention » may be why they do. */
static size_t after_recital(const struct cutter *c)
{
	for (size_t i = 0; i < c->row.n; i++) {
		const struct ctg_node *n = c->row.v[i].node;

		if (n->kind == CTG_HEADING)
			return 0;
		if (n->kind == CTG_PARA && ctg_str_has(ctg_utf8_plain(
		    c->row.arena, ctg_node_words(c->row.arena, n)),
		    STR("convenu ce qui suit")))
			return i + 1;
	}
	return 0;
}

void ctg_read_statements(struct ctg_saids *out, const struct ctg_act_text *act)
{
	struct cutter c = { .row.arena = out->arena, .out = out };

	flatten(&c.row, act->body);
	for (size_t i = 0; i < c.row.n; i++)
		c.articles |= c.row.v[i].node->kind == CTG_HEADING &&
			!c.row.v[i].opens;
	for (size_t i = after_recital(&c); i < c.row.n;) {
		const struct block *b = &c.row.v[i];

		if (b->node->kind == CTG_HEADING && !b->opens) {
			c.heading = b->node;
			c.above = b->level;
		}
		if (b->node->kind == CTG_PARA)
			i = take_statement(&c, i);
		else
			i = skip_block(&c, i);
	}
	add_notes(&c, act->body);
}
