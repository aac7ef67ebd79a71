/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parsing.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What cmark and we build, in bytes: for a line, for a mark (two make an
 * emphasis), for a cell.  cmark also makes a node, for a while, at each of
 * the signs that could be typographic ones. */
enum { LINE = 700, MARK = 550, CELL = 750, SIGN = 190 };
#define MAX_COST	((size_t)110 << 20)
/* cmark looks back over all of these at every link. */
#define MAX_IMAGES	((size_t)1'000)
/* « <!… » and « <?… »: at each, it looks for the end of the paragraph. */
#define MAX_MARKUP	((size_t)30)

struct scan {
	const struct ctg_source *src;
	size_t blocks, cost, images, markup;
	size_t columns;		/* of the table being read; 0 outside */
	bool blank;		/* the line before was blank */
	/* Since the last blank line; bare lines have no pipe. */
	size_t lines, bytes, bare;
};

static enum ctg_code refuse(const struct ctg_source *src, size_t line,
	struct ctg_err *err, const char *what, size_t limit)
{
	enum ctg_code code = ctg_fail(err, CTG_EINPUT,
		"%s (la limite est de %zu)", what, limit);

	/* The path is NUL-terminated by whoever made the source. */
	ctg_err_at(err, src->path.p, (unsigned)line, 0);
	ctg_err_hint(err, "partagez ce texte entre plusieurs annexes");
	return code;
}

static enum ctg_code too_rich(const struct ctg_source *src, size_t line,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EINPUT, "trop de lignes, de "
		"cellules ou de marques jusqu'ici");

	ctg_err_at(err, src->path.p, (unsigned)line, 0);
	ctg_err_hint(err, "partagez ce texte entre plusieurs conventions");
	return code;
}

/* The mark of a block quote or of a list item at the start of s. */
static size_t take_opening(struct ctg_str s)
{
	size_t n = 0;

	if (s.p[0] == '>')
		return 1;
	if (strchr("-+*", s.p[0])) {
		n = 1;
	} else {
		while (n < s.n && n < 9 && ctg_is_digit(s.p[n]))
			n++;
		if (n == 0 || n == s.n || !strchr(".)", s.p[n]))
			return 0;
		n++;
	}
	return n == s.n || ctg_is_space(s.p[n]) ? n : 0;
}

/* Depth of the block quotes and lists that one line continues or opens. */
static size_t opened(struct ctg_str line)
{
	size_t depth = 0, columns = 0, n;

	for (; line.n > 0; line = ctg_str_skip(line, n)) {
		if (ctg_is_space(line.p[0])) {
			columns += line.p[0] == '\t' ? 4 : 1;
			n = 1;
			continue;
		}
		n = take_opening(line);
		if (n == 0)
			break;
		columns += n;
		depth++;
	}
	return depth > columns / 2 ? depth : columns / 2;
}

/* Lines of blanks or of one repeated mark open nothing. */
static bool is_rule(struct ctg_str line)
{
	char mark = 0;

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (c == ' ' || c == '\t')
			continue;
		if (!strchr("-*_", c) || (mark && c != mark))
			return false;
		mark = c;
	}
	return true;
}

static bool is_delimiter_row(struct ctg_str line)
{
	bool dash = false, pipe = false;

	for (size_t i = 0; i < line.n; i++) {
		if (!strchr(" \t-:|", line.p[i]))
			return false;
		dash = dash || line.p[i] == '-';
		pipe = pipe || line.p[i] == '|';
	}
	return dash && pipe;
}

/* Gives the number of pipes.  Without a branch for each byte: marks come
 * where nobody expects them. */
static size_t count_marks(struct scan *s, struct ctg_str line)
{
	static const unsigned short weights[256] = {
		['!'] = MARK, ['*'] = MARK, ['_'] = MARK, ['['] = MARK,
		[']'] = MARK, ['`'] = MARK, ['&'] = MARK, ['\\'] = MARK,
		['<'] = MARK, ['.'] = SIGN, ['-'] = SIGN, ['\''] = SIGN,
		['"'] = SIGN,
	};
	size_t cost = 0, pipes = 0;
	char before = 0;

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		cost += weights[(unsigned char)c];
		pipes += c == '|';
		s->images += before == '!' && c == '[';
		s->markup += before == '<' && (c == '!' || c == '?');
		before = c;
	}
	s->cost += cost;
	return pipes;
}

/* At each line that could be the marks of a table, cmark reads the paragraph
 * above again, and goes through the lines without a pipe for each of them. */
static void weigh_paragraph(struct scan *s, struct ctg_str line, size_t pipes)
{
	if (is_delimiter_row(line))
		s->cost += 100 * s->lines + s->bytes / 4 + s->bare * s->bare;
	s->lines++;
	s->bytes += line.n;
	s->bare += pipes == 0;
	if (line.n == 0)
		s->lines = s->bytes = s->bare = 0;
}

static void weigh(struct scan *s, struct ctg_str line, size_t *pipes)
{
	*pipes = count_marks(s, line);
	weigh_paragraph(s, line, *pipes);
	if (is_delimiter_row(line))
		s->columns = *pipes + 1;
	else if (line.n == 0)
		s->columns = 0;
	s->cost += LINE + CELL * (s->columns > *pipes ? s->columns : *pipes);
	if (line.n > 0 && (s->blank || strchr("-+*#>|0123456789", line.p[0])))
		s->blocks++;
	s->blank = line.n == 0;
}

enum ctg_code ctg_prescan(const struct ctg_source *src, size_t from,
	struct ctg_err *err)
{
	struct scan s = { .src = src, .blank = true };
	struct ctg_str rest = ctg_str_skip(src->text, from);

	for (size_t n = ctg_source_line(src, from); rest.n > 0; n++) {
		struct ctg_str raw = ctg_str_line(&rest);
		struct ctg_str line = ctg_str_trim(raw);
		size_t pipes;

		weigh(&s, line, &pipes);
		if (pipes > CTG_MAX_COLUMNS + 1)
			return refuse(src, n, err, "trop de colonnes dans un "
				"tableau", CTG_MAX_COLUMNS);
		if (!is_rule(raw) && opened(raw) > CTG_MAX_DEPTH)
			return refuse(src, n, err, "listes ou citations trop "
				"imbriquées", CTG_MAX_DEPTH);
		if (s.blocks > CTG_MAX_BLOCKS)
			return refuse(src, n, err, "trop de blocs de texte",
				CTG_MAX_BLOCKS);
		if (s.images > MAX_IMAGES)
			return refuse(src, n, err, "trop d'images",
				MAX_IMAGES);
		if (s.markup > MAX_MARKUP)
			return refuse(src, n, err, "trop de commentaires ou "
				"de déclarations HTML", MAX_MARKUP);
		if (s.cost > MAX_COST)
			return too_rich(src, n, err);
	}
	return CTG_OK;
}

/* « [name]: » or « [^name]: » at the start of a line: the name, its length,
 * 0 when the line is something else. */
static struct ctg_str definition(struct ctg_str line)
{
	struct ctg_str s = line, name;

	while (s.n > 0 && s.p[0] == ' ' && line.n - s.n < 3)
		s = ctg_str_skip(s, 1);
	if (!ctg_str_cut(&s, STR("[")))
		return (struct ctg_str){ 0 };
	name = ctg_str_head(s, ctg_str_find(s, STR("]")));
	s = ctg_str_skip(s, name.n);
	if (!ctg_str_starts(s, STR("]:")) || ctg_str_ends(name, STR("\\")))
		return (struct ctg_str){ 0 };
	return name;
}

static int by_offset(const void *pa, const void *pb)
{
	const size_t a = *(const size_t *)pa, b = *(const size_t *)pb;

	return (a > b) - (a < b);
}

/* Where the notes that cmark kept begin, in order. */
static size_t *known_notes(const struct ctg_parsing *p)
{
	size_t *v = CTG_NEW_N(p->arena, size_t, p->nnotes);

	for (size_t i = 0; i < p->nnotes; i++)
		v[i] = p->notes[i]->off;
	if (p->nnotes > 0)
		qsort(v, p->nnotes, sizeof(*v), by_offset);
	return v;
}

static bool is_command(struct ctg_str s)
{
	unsigned char c = (unsigned char)s.p[0];

	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
		c == 0x7f || ctg_str_starts(s, STR("\xef\xbf\xbe")) ||
		ctg_str_starts(s, STR("\xef\xbf\xbf"));
}

/* Where the first command stands; s.n without one. */
static size_t find_command(struct ctg_str s)
{
	static const bool may_be[256] = {
		[0 ... 0x1f] = true, [0x7f] = true, [0xef] = true,
	};

	for (size_t i = 0; i < s.n; i++)
		if (may_be[(unsigned char)s.p[i]] &&
		    is_command(ctg_str_skip(s, i)))
			return i;
	return s.n;
}

void ctg_prescan_commands(const struct ctg_parsing *p, struct ctg_str s,
	size_t off)
{
	bool cut = s.p >= p->src->text.p && s.p < p->src->text.p +
		p->src->text.n;
	size_t i = find_command(s), len;

	if (i < s.n)
		ctg_rule_report(p->diags, "S111", ctg_parsing_at(p,
			cut ? off + i : off), "caractère de commande "
			"(U+%04X)", ctg_utf8_next(ctg_str_skip(s, i), &len));
}

/* Link definitions and footnotes that nothing calls vanish from cmark's
 * tree. */
void ctg_prescan_lost(struct ctg_parsing *p, size_t from)
{
	struct ctg_str rest = ctg_str_skip(p->src->text, from);
	const size_t *known = known_notes(p);
	size_t i = 0;

	while (rest.n > 0) {
		size_t off = (size_t)(rest.p - p->src->text.p);
		struct ctg_str line = ctg_str_line(&rest);
		struct ctg_str name = definition(line);

		ctg_prescan_commands(p, line, off);
		while (i < p->nnotes && known[i] < off)
			i++;
		if (name.n == 0 || (i < p->nnotes && known[i] == off))
			continue;
		if (name.p[0] != '^')
			ctg_rule_report(p->diags, "S111", ctg_parsing_at(p,
				off), "définition de lien « [%.*s]: »",
				STR_ARG(name));
		else
			ctg_rule_report(p->diags, "S108", ctg_parsing_at(p,
				off), "la note « %.*s » n'est appelée nulle "
				"part, ou est définie deux fois",
				STR_ARG(name));
	}
}
