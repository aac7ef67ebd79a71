/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parsing.h"

#include <stdint.h>
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

/* « ![ », and « <! » or « <? »: the second sign is rare. */
static void count_pairs(struct scan *s, struct ctg_str line)
{
	for (size_t i = 0; (i += ctg_str_find(ctg_str_skip(line, i),
	     STR("!"))) < line.n; i++) {
		s->images += i + 1 < line.n && line.p[i + 1] == '[';
		s->markup += i > 0 && line.p[i - 1] == '<';
	}
	for (size_t i = 0; (i += ctg_str_find(ctg_str_skip(line, i),
	     STR("?"))) < line.n; i++)
		s->markup += i > 0 && line.p[i - 1] == '<';
}

#define PIPE		(UINT64_C(1) << 40)	/* counted above the cost */

/* Gives the number of pipes.  Without a branch for each byte: marks come
 * where nobody expects them. */
static size_t count_marks(struct scan *s, struct ctg_str line)
{
	static const uint64_t weights[256] = {
		['!'] = MARK, ['*'] = MARK, ['_'] = MARK, ['['] = MARK,
		[']'] = MARK, ['`'] = MARK, ['&'] = MARK, ['\\'] = MARK,
		['<'] = MARK, ['.'] = SIGN, ['-'] = SIGN, ['\''] = SIGN,
		['"'] = SIGN, ['{'] = MARK, ['|'] = PIPE,
	};
	uint64_t sum = 0;

	for (size_t i = 0; i < line.n; i++)
		sum += weights[(unsigned char)line.p[i]];
	count_pairs(s, line);
	s->cost += (size_t)(sum % PIPE);
	return (size_t)(sum / PIPE);
}

/* At each line that could be the marks of a table, cmark reads the paragraph
 * above again, and goes through the lines without a pipe for each of them. */
static void weigh_paragraph(struct scan *s, struct ctg_str line, size_t pipes,
	bool delimiter)
{
	if (delimiter)
		s->cost += 100 * s->lines + s->bytes / 4 + s->bare * s->bare;
	s->lines++;
	s->bytes += line.n;
	s->bare += pipes == 0;
	if (line.n == 0)
		s->lines = s->bytes = s->bare = 0;
}

static void weigh(struct scan *s, struct ctg_str line, size_t *pipes)
{
	bool delimiter = is_delimiter_row(line);

	*pipes = count_marks(s, line);
	weigh_paragraph(s, line, *pipes, delimiter);
	if (delimiter)
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
