/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parsing.h"

#include "base/utf8.h"
#include "model/french.h"
#include "model/spelling.h"

#include <string.h>

/* cmark's own columns of inlines are not to be trusted after a line break, so
 * the words are searched again in the source: cmark gives them in reading
 * order, and between two of them stands nothing but marks. */
struct cursor {
	struct ctg_parsing *p;
	const char *text;	/* the whole source */
	size_t at, end;
};

static void refuse(struct cursor *c, const char *rule, const char *what)
{
	ctg_rule_report(c->p->diags, rule, ctg_parsing_at(c->p, c->at), "%s",
		what);
}

static struct ctg_node *add(struct cursor *c, struct ctg_node *to,
	enum ctg_kind kind)
{
	struct ctg_node *n = ctg_node_new(c->p->arena, kind);

	n->src = c->p->src;
	n->off = n->end = c->at;
	ctg_node_append(to, n);
	return n;
}

static struct ctg_str from_byte(const struct cursor *c, size_t i)
{
	return (struct ctg_str){ c->text + i, c->end - i };
}

static struct ctg_str ahead(const struct cursor *c)
{
	return from_byte(c, c->at);
}

/* Moves past the next occurrence of mark, when there is one. */
static bool pass(struct cursor *c, struct ctg_str mark)
{
	size_t i = ctg_str_find(ahead(c), mark);

	if (i == c->end - c->at)
		return false;
	c->at += i + mark.n;
	return true;
}

/* How far the words that cmark gave may stand from the cursor: marks are
 * short, and an entity is at most six times the letter it stands for. */
static size_t reach(const struct cursor *c, size_t n)
{
	size_t far = 6 * n + 1024;

	return c->end - c->at < far ? c->end : c->at + far;
}

/* The words stand there as they are. */
static bool is_at(const struct cursor *c, size_t i, struct ctg_str lit)
{
	return lit.n <= c->end - i && memcmp(c->text + i, lit.p, lit.n) == 0;
}

/* « &#0; » prints U+FFFD, a sign that stands for nothing. */
static void check_entity(struct cursor *c, const struct ctg_node *n)
{
	size_t len;

	if (ctg_utf8_next(n->text, &len) == 0xfffd)
		ctg_rule_report(c->p->diags, "S111", ctg_parsing_at(c->p,
			n->off), "«\u00a0%.*s\u00a0» n'est pas un caractère",
			(int)(n->end - n->off), c->text + n->off);
}

/* The source spells lit with entities or backslashes: one node for each run
 * of letters that stands there as it is, one for each entity. */
static void add_runs(struct cursor *c, struct ctg_node *to,
	struct ctg_str lit)
{
	struct ctg_node *run = NULL;

	while (lit.n > 0) {
		struct ctg_spelling step = ctg_spelling_next(ahead(c), lit);
		size_t off = c->at + (step.entity ? 0 : step.source - 1);

		if (!run || step.entity || run->end != off) {
			run = add(c, to, CTG_TEXT);
			run->off = off;
			run->text.p = c->text + off;
		}
		if (step.entity)
			run->text = ctg_str_dup(c->p->arena,
				ctg_str_head(lit, step.literal));
		else
			run->text.n++;
		run->end = c->at += step.source;
		if (step.entity) {
			check_entity(c, run);
			run = NULL;
		}
		lit = ctg_str_skip(lit, step.literal);
	}
}

/* Between two words that cmark gives stand marks only, so the first place
 * where the words can be read is theirs. */
static void read_text(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	struct ctg_str lit = ctg_str_from(cmark_node_get_literal(from));
	size_t end = reach(c, lit.n), at = c->at;
	struct ctg_node *n;

	if (lit.n == 0)
		return;
	while (at < end && !is_at(c, at, lit) &&
	       !ctg_spelling_reads(from_byte(c, at), lit))
		at++;
	if (at < end && !is_at(c, at, lit)) {
		c->at = at;
		add_runs(c, to, lit);
		return;
	}
	n = add(c, to, CTG_TEXT);
	if (at < end) {
		n->off = at;
		n->end = c->at = at + lit.n;
		n->text = (struct ctg_str){ c->text + at, lit.n };
	} else {
		n->text = ctg_str_dup(c->p->arena, lit);
	}
}

static void read_all(struct cursor *c, struct ctg_node *to, cmark_node *from);

static bool in_heading(const struct ctg_node *n)
{
	while (n && ctg_kind_is_inline(n->kind))
		n = n->parent;
	return n && n->kind == CTG_HEADING;
}

/* A title underlined in the old way may have several lines; it is refused,
 * and its lines print as one. */
static void read_break(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	struct ctg_node *n = add(c, to, cmark_node_get_type(from) ==
		CMARK_NODE_SOFTBREAK || in_heading(to) ? CTG_SOFTBREAK :
		CTG_LINEBREAK);

	if (pass(c, STR("\n")))
		n->end = c->at;
}

static void read_emphasis(struct cursor *c, struct ctg_node *to,
	cmark_node *from)
{
	bool strong = cmark_node_get_type(from) == CMARK_NODE_STRONG;
	struct ctg_node *n = add(c, to, strong ? CTG_STRONG : CTG_EMPH);
	size_t marks = strong ? 2 : 1;

	while (c->at < c->end && !strchr("*_", c->text[c->at]))
		c->at++;
	n->off = c->at;
	c->at += c->end - c->at < marks ? c->end - c->at : marks;
	read_all(c, n, from);
	c->at += c->end - c->at < marks ? c->end - c->at : marks;
	n->end = c->at;
}

/* « (<address> »: its parentheses do not count. */
static void pass_pointed(struct cursor *c)
{
	size_t i = c->at + 1;

	while (i < c->end && ctg_is_space(c->text[i]))
		i++;
	if (i >= c->end || c->text[i] != '<')
		return;
	for (; i < c->end && c->text[i] != '>'; i++)
		i += c->text[i] == '\\';
	c->at = i < c->end ? i : c->end;
}

/* Past « ](address "title") », with its nested parentheses. */
static void pass_target(struct cursor *c)
{
	unsigned depth = 1;

	if (!pass(c, STR("]")) || c->at >= c->end || c->text[c->at] != '(')
		return;
	pass_pointed(c);
	c->at += c->at < c->end;
	for (; c->at < c->end; c->at++) {
		char ch = c->text[c->at];

		if (ch == '\\' && c->at + 1 < c->end)
			c->at++;
		else if (ch == '(')
			depth++;
		else if (ch == ')' && --depth == 0) {
			c->at++;
			return;
		}
	}
}

/* The words of a link, what replaces an image: more than spaces, or an image
 * in a link. */
static bool says_something(const struct ctg_node *link)
{
	for (const struct ctg_node *n = link->first; n;
	     n = ctg_node_next(link, n))
		if (n->kind == CTG_IMAGE || (n->kind == CTG_TEXT &&
		    ctg_french_trim(n->text).n > 0))
			return true;
	return false;
}

/* « [<a@b.fr>](c) »: cmark takes it, nothing can print it. */
static bool is_in_link(const struct ctg_node *n)
{
	while (n && ctg_kind_is_inline(n->kind) && n->kind != CTG_LINK)
		n = n->parent;
	return n && n->kind == CTG_LINK;
}

static void read_link(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	bool image = cmark_node_get_type(from) == CMARK_NODE_IMAGE;
	struct ctg_node *n = add(c, to, image ? CTG_IMAGE : CTG_LINK);

	n->text = ctg_str_dup(c->p->arena,
		ctg_str_from(cmark_node_get_url(from)));
	while (c->at < c->end && !strchr("[<!", c->text[c->at]))
		c->at++;
	n->off = c->at;
	for (unsigned i = 0; i < 1u + image; i++)
		c->at += c->at < c->end;
	read_all(c, n, from);
	if (n->off < c->end && c->text[n->off] == '<')
		(void)pass(c, STR(">"));
	else
		pass_target(c);
	n->end = c->at;
	if (*cmark_node_get_title(from))
		ctg_rule_report(c->p->diags, "S111", ctg_parsing_at(c->p,
			n->off), "titre de lien «\u00a0%s\u00a0»",
			cmark_node_get_title(from));
	if (!image && is_in_link(to))
		ctg_rule_report(c->p->diags, "S111", ctg_parsing_at(c->p,
			n->off), "lien dans un lien");
	if (ctg_str_has(n->text, STR("{{")))
		ctg_rule_report(c->p->diags, "S111", ctg_parsing_at(c->p,
			n->off), "variable dans l'adresse d'un lien ou d'une "
			"image\u00a0: elle n'y serait pas remplacée");
	if (!says_something(n)) {
		c->at = n->off;
		refuse(c, image ? "S107" : "S111", image ?
			"image sans texte de remplacement" :
			"lien sans texte\u00a0: rien n'en serait imprimé");
		c->at = n->end;
	}
}

static void read_note_call(struct cursor *c, struct ctg_node *to,
	cmark_node *from)
{
	struct ctg_str number = ctg_str_from(cmark_node_get_literal(from));
	struct ctg_node *n = add(c, to, CTG_NOTEREF);
	size_t rank = 0;

	for (size_t i = 0; i < number.n && ctg_is_digit(number.p[i]) &&
	     rank <= c->p->nnotes; i++)
		rank = rank * 10 + (size_t)(number.p[i] - '0');
	if (rank >= 1 && rank <= c->p->nnotes) {
		n->note.def = c->p->notes[rank - 1];
		n->text = n->note.def->text;
	}
	if (pass(c, STR("[^")))
		n->off = c->at - 2;
	(void)pass(c, STR("]"));
	n->end = c->at;
	if (c->p->in_note)
		ctg_rule_report(c->p->diags, "S111", ctg_parsing_at(c->p,
			n->off), "appel d'une note dans une note");
}

/* The one tag we take: a line break in a cell. */
static bool is_br(struct ctg_str tag)
{
	return ctg_str_eq(tag, STR("<br>")) || ctg_str_eq(tag, STR("<br/>")) ||
		ctg_str_eq(tag, STR("<br />"));
}

static void read_html(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	struct ctg_str tag = ctg_str_from(cmark_node_get_literal(from));
	size_t start = c->at;

	if (pass(c, tag))
		start = c->at - tag.n;
	if (is_br(tag) && to->kind == CTG_CELL)
		add(c, to, CTG_LINEBREAK)->off = start;
	else
		ctg_rule_report(c->p->diags, "S106", ctg_parsing_at(c->p,
			start), "balise HTML «\u00a0%.*s\u00a0»", STR_ARG(tag));
}

static void read_code(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	(void)pass(c, STR("`"));
	refuse(c, "S111", "code entre accents graves");
	read_text(c, to, from);
	(void)pass(c, STR("`"));
}

static void read_one(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_TEXT:
		read_text(c, to, from);
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		read_break(c, to, from);
		break;
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		read_emphasis(c, to, from);
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		read_link(c, to, from);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		read_note_call(c, to, from);
		break;
	case CMARK_NODE_HTML_INLINE:
		read_html(c, to, from);
		break;
	default:
		read_code(c, to, from);
	}
}

static void read_all(struct cursor *c, struct ctg_node *to, cmark_node *from)
{
	if (++c->p->depth > CTG_MAX_DEPTH) {
		c->p->too_deep = true;
	} else {
		for (cmark_node *n = cmark_node_first_child(from); n;
		     n = cmark_node_next(n))
			read_one(c, to, n);
	}
	c->p->depth--;
}

/* What cmark left as plain text and our format does not take, unless a
 * backslash says that it is meant: the text after one is its own node. */
static void check_text(struct cursor *c, const struct ctg_node *n)
{
	bool escaped = n->off > 0 && c->text[n->off - 1] == '\\';
	struct ctg_str s = ctg_str_skip(n->text, escaped ? 1 : 0);
	size_t skipped = n->text.n - s.n;
	size_t note = skipped + ctg_str_find(s, STR("[^"));
	size_t strike = skipped + ctg_str_find(s, STR("~~"));

	ctg_lost_commands(c->p, n->text, n->off);
	if (note < n->text.n && ctg_str_has(ctg_str_skip(n->text, note),
	    STR("]"))) {
		c->at = n->off + note;
		refuse(c, "S108", "appel d'une note qui n'est pas définie");
	}
	if (strike < n->text.n) {
		c->at = n->off + strike;
		refuse(c, "S111", "texte barré");
	}
}

void ctg_inline_read(struct ctg_parsing *p, struct ctg_node *to,
	cmark_node *from, size_t off, size_t end)
{
	struct cursor c = { p, p->src->text.p, off, end };

	read_all(&c, to, from);
	for (const struct ctg_node *n = to->first; n;
	     n = ctg_node_next(to, n))
		if (n->kind == CTG_TEXT)
			check_text(&c, n);
}
