/* SPDX-License-Identifier: Apache-2.0 */
/* A paragraph of an act, made ready for the formulas: its number and its
 * quotes are known.  When no formula fits, the words outside quotes are mended
 * where only one word of the formulas could be meant.  What is quoted is never
 * touched. */
#include "avenant/read_act.h"

#include "avenant/read_spell.h"
#include "base/utf8.h"
#include "model/french.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* Where the quote that begins s ends, its guillemets included; 0 when it is
 * not closed.  Others of its kind inside are in pairs. */
static size_t quote_length(struct ctg_str s)
{
	static const struct {
		struct ctg_str open, close;
	} kinds[] = {
		{ CTG_STR_INIT("«"), CTG_STR_INIT("»") },
		{ CTG_STR_INIT("“"), CTG_STR_INIT("”") },
		{ CTG_STR_INIT("\""), CTG_STR_INIT("\"") },
	};

	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct ctg_str at = s;
		unsigned depth = 1;

		if (!ctg_str_cut(&at, kinds[i].open))
			continue;
		while (at.n > 0 && depth > 0)
			if (ctg_str_cut(&at, kinds[i].close))
				depth--;
			else if (ctg_str_cut(&at, kinds[i].open))
				depth++;
			else
				at = ctg_str_skip(at, 1);
		return depth > 0 ? 0 : s.n - at.n;
	}
	return 0;
}

/* The mark itself: « has two bytes, “ three, " one. */
static size_t mark_length(struct ctg_str s)
{
	return s.p[0] == '"' ? 1 : (unsigned char)s.p[0] == 0xc2 ? 2 : 3;
}

/* One space of any kind, at an edge. */
static size_t edge_space(struct ctg_str s, bool end)
{
	size_t len;
	unsigned c;

	if (s.n == 0)
		return 0;
	c = end ? ctg_utf8_last(s, &len) : ctg_utf8_next(s, &len);
	return ctg_utf8_is_space(c) ? len : 0;
}

static struct ctg_cited *new_cited(struct ctg_said *s, size_t at)
{
	CTG_MORE(s->arena, s->v, s->n, s->room);
	s->v[s->n] = (struct ctg_cited){ .at = at };
	return &s->v[s->n++];
}

/* Notes the quote of n bytes at off in the words of a paragraph. */
static void add_inline(struct ctg_said *s, const struct ctg_node *para,
	struct ctg_str words, size_t off, size_t n, size_t at)
{
	struct ctg_cited *c = new_cited(s, at);
	size_t mark = mark_length(ctg_str_skip(words, off));
	struct ctg_str in = { words.p + off + mark, n - 2 * mark };
	size_t before = edge_space(in, false), after;

	in = ctg_str_skip(in, before);
	after = edge_space(in, true);
	in.n -= after;
	c->len = n;
	c->para = para;
	c->off = off + mark + before;
	c->end = c->off + in.n;
	c->words = in;
}

static void spell(struct ctg_buf *b, struct ctg_said *s,
	const struct ctg_node *para, struct ctg_str words, size_t from)
{
	for (size_t i = from; i < words.n;) {
		struct ctg_str rest = ctg_str_skip(words, i);
		size_t n = quote_length(rest);

		if (n > 0) {
			add_inline(s, para, words, i, n, b->n);
			ctg_buf_add(b, ctg_str_head(rest, n));
		} else {
			n = ctg_spell_word(b, rest, s->mended);
		}
		i += n;
	}
}

static void add_part(struct ctg_said *s, struct ctg_said_part part)
{
	CTG_MORE(s->arena, s->parts, s->nparts, s->parts_room);
	s->parts[s->nparts++] = part;
}

void ctg_said_add(struct ctg_said *s, const struct ctg_node *para)
{
	struct ctg_buf b = { .arena = s->arena };
	struct ctg_str words = ctg_node_words(s->arena, para);
	size_t from = 0;

	add_part(s, (struct ctg_said_part){ .para = para });
	ctg_buf_add(&b, s->text);
	if (!s->para) {
		s->para = para;
		from = ctg_marker_skip(&s->marked, words);
	} else {
		ctg_buf_putc(&b, ' ');
	}
	s->raw = s->raw.n ? ctg_strf(s->arena, "%.*s %.*s", STR_ARG(s->raw),
		STR_ARG(words)) : ctg_str_skip(words, from);
	spell(&b, s, para, words, from);
	s->text = ctg_french_trim(ctg_buf_str(&b));
	s->opens = ctg_str_ends(s->text, STR(":"));
}

void ctg_said_add_blocks(struct ctg_said *s, const struct ctg_node *blocks,
	bool bare)
{
	struct ctg_cited *c = new_cited(s, s->text.n + 1);
	const struct ctg_node *alone;

	add_part(s, (struct ctg_said_part){ .blocks = blocks, .bare = bare });
	c->len = strlen("«»");
	c->blocks = blocks;
	c->bare = bare;
	s->text = ctg_strf(s->arena, "%.*s «»", STR_ARG(s->text));
	s->opens = false;
	alone = ctg_cited_alone(c);
	if (alone)
		c->words = ctg_node_words(s->arena, alone);
}

bool ctg_said_mend(struct ctg_said *out, const struct ctg_said *s)
{
	struct ctg_said m = { .arena = s->arena, .mended = true };

	for (size_t i = 0; i < s->nparts; i++)
		if (s->parts[i].para)
			ctg_said_add(&m, s->parts[i].para);
		else
			ctg_said_add_blocks(&m, s->parts[i].blocks,
				s->parts[i].bare);
	m.marked = s->marked;
	m.heading = s->heading;
	*out = m;
	return !ctg_str_eq(m.text, s->text);
}

const struct ctg_cited *ctg_said_quote(const struct ctg_said *s,
	struct ctg_str rest)
{
	size_t at = s->text.n - rest.n;

	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].at == at)
			return &s->v[i];
	return NULL;
}

/* --- what is quoted ------------------------------------------------------- */

const struct ctg_node *ctg_cited_alone(const struct ctg_cited *c)
{
	const struct ctg_node *n = c->blocks ? c->blocks->first : NULL;

	return n && !n->next && n->kind == CTG_PARA ? n : NULL;
}

/* Takes n bytes away from the first run, or from the last. */
static void trim(struct ctg_runs *r, size_t n, bool last)
{
	struct ctg_run *run = r->n == 0 ? NULL : last ? &r->v[r->n - 1] : r->v;

	if (!run || n == 0)
		return;
	run->text = last ? ctg_str_head(run->text, run->text.n - n) :
		ctg_str_skip(run->text, n);
	if (run->text.n > 0)
		return;
	if (!last)
		r->v++;
	r->n--;
}

void ctg_cited_cut(struct ctg_runs *out, const struct ctg_runs *all,
	struct ctg_str words, struct ctg_stretch s)
{
	size_t before = 0, after = 0;

	/* The call of a note at an edge is cut with the character beside. */
	if (s.off > 0)
		(void)ctg_utf8_last(ctg_str_head(words, s.off), &before);
	if (s.end < words.n)
		(void)ctg_utf8_next(ctg_str_skip(words, s.end), &after);
	if (before == 0 && after == 0)
		ctg_runs_cut(out, all, 0, SIZE_MAX);
	else
		ctg_runs_cut(out, all, s.off - before, after ? s.end + after :
			SIZE_MAX - 1);
	trim(out, before, false);
	trim(out, after, true);
}

static void read_runs(struct ctg_runs *out, const struct ctg_cited *c)
{
	const struct ctg_node *alone = ctg_cited_alone(c);
	struct ctg_runs all = { .arena = out->arena };

	if (alone) {
		ctg_runs_read(out, alone);
	} else if (c->para) {
		ctg_runs_read(&all, c->para);
		ctg_cited_cut(out, &all, ctg_node_words(out->arena, c->para),
			(struct ctg_stretch){ c->off, c->end });
	}
}

struct ctg_node *ctg_cited_inlines(struct ctg_arena *a,
	const struct ctg_cited *c, bool space_before, bool space_after)
{
	struct ctg_node *para = ctg_node_new(a, CTG_PARA);
	struct ctg_runs runs = { .arena = a };

	read_runs(&runs, c);
	if (space_before)
		ctg_node_append(para, ctg_node_text(a, STR(" ")));
	ctg_runs_write(para, a, &runs);
	if (space_after)
		ctg_node_append(para, ctg_node_text(a, STR(" ")));
	return para;
}

struct ctg_node *ctg_cited_blocks(struct ctg_arena *a,
	const struct ctg_cited *c)
{
	struct ctg_node *doc;

	if (c->blocks)
		return (struct ctg_node *)c->blocks;
	doc = ctg_node_new(a, CTG_DOCUMENT);
	ctg_node_append(doc, ctg_cited_inlines(a, c, false, false));
	return doc;
}
