/* SPDX-License-Identifier: Apache-2.0 */
/* Answers written where the template has holes. */
#include "model/scaffold.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/front.h"
#include "model/yaml.h"

#define TODO	STR("[à compléter]")

struct filling {
	struct ctg_arena *arena;
	const struct ctg_scaffold *scaffold;
	const struct ctg_str *answers;
	const struct ctg_source *src;
	struct ctg_err *err;
	struct ctg_buf out;
	/* The front-matter with a word of our own in each hole, and what each
	 * word stands for: it tells what the result must read as. */
	struct ctg_buf probe;
	struct ctg_str *values;
	size_t nvalues;
};

/* Holes */

/* The length of the hole at the start of s; 0 when there is none. */
static size_t take_hole(struct ctg_str *key, struct ctg_str s)
{
	struct ctg_str rest = s;
	size_t n = 0;

	if (!ctg_str_cut(&rest, STR("[[")))
		return 0;
	while (ctg_str_cut(&rest, STR(" ")))
		;
	while (n < rest.n && ((rest.p[n] >= 'a' && rest.p[n] <= 'z') ||
	    (n > 0 && (rest.p[n] == '_' || ctg_is_digit(rest.p[n])))))
		n++;
	*key = ctg_str_head(rest, n);
	rest = ctg_str_skip(rest, n);
	while (ctg_str_cut(&rest, STR(" ")))
		;
	return n > 0 && ctg_str_cut(&rest, STR("]]")) ? s.n - rest.n : 0;
}

static enum ctg_code refuse(const struct filling *f, unsigned line,
	unsigned col, const char *hint, enum ctg_code code)
{
	ctg_err_at(f->err, ctg_str_c(f->arena, f->src->path), line, col);
	ctg_err_hint(f->err, "%s", hint);
	return code;
}

/* *len is 0 when no hole begins s, which points into the source. */
static enum ctg_code find_hole(size_t *rank, size_t *len,
	const struct filling *f, struct ctg_str s)
{
	struct ctg_place at;
	struct ctg_str key;

	*len = take_hole(&key, s);
	if (*len == 0)
		return CTG_OK;
	*rank = ctg_scaffold_find(f->scaffold, key);
	if (*rank < f->scaffold->n)
		return CTG_OK;
	at = ctg_source_place(f->src, (size_t)(s.p - f->src->text.p));
	return refuse(f, at.line, at.col, "ajoutez-la dans "
		CTG_SCAFFOLD_FILE ", ou corrigez la marque",
		ctg_fail(f->err, CTG_EINPUT, "la marque « [[%.*s]] » n'a pas "
			"de question", STR_ARG(key)));
}

/* Where a hole of the front-matter stands */

struct lexer {
	enum { PLAIN, DOUBLE, SINGLE, COMMENT } in;
	bool start;			/* a value may begin here */
	bool blank;			/* a space was just before */
};

#define LEXER_INIT	{ PLAIN, true, true }

/* A quote or a # means something only at the start of a value. */
static void step_plain(struct lexer *x, char c, bool last)
{
	if (c == '#' && x->blank)
		x->in = COMMENT;
	else if (c == '"' && x->start)
		x->in = DOUBLE;
	else if (c == '\'' && x->start)
		x->in = SINGLE;
	x->blank = ctg_is_space(c);
	if (c == '\n' || memchr("[{,", c, 3) ||
	    (memchr(":-?", c, 3) && last))
		x->start = true;
	else if (!x->blank)
		x->start = false;
}

/* Takes what stands at the start of s, one byte or an escaped pair. */
static size_t step(struct lexer *x, struct ctg_str s)
{
	char c = s.p[0], next = s.n > 1 ? s.p[1] : '\n';

	switch (x->in) {
	case PLAIN:
		step_plain(x, c, ctg_is_space(next));
		return 1;
	case COMMENT:
		if (c == '\n')
			*x = (struct lexer)LEXER_INIT;
		return 1;
	case DOUBLE:
		if (c == '\\' && s.n > 1)
			return 2;
		break;
	case SINGLE:
		if (c == '\'' && next == '\'')
			return 2;
		break;
	}
	if (c == (x->in == DOUBLE ? '"' : '\''))
		*x = (struct lexer){ PLAIN, false, false };
	return 1;
}

/* Nothing more of the value comes after the hole. */
static bool ends_value(struct ctg_str after)
{
	size_t i = 0;

	while (i < after.n && after.p[i] == ' ')
		i++;
	return i == after.n || memchr("\r\n,}]", after.p[i], 5) ||
		(after.p[i] == '#' && i > 0);
}

/* Writing values in YAML */

/* A date or a number, for YAML and for whoever reads it. */
static bool is_bare(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_digit(s.p[i]) && !(s.p[i] == '-' && i > 0))
			return false;
	return s.n > 0;
}

static void put_escaped(struct ctg_buf *b, struct ctg_str s,
	const char *special, char escape)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr(special, s.p[i]))
			ctg_buf_putc(b, escape);
		ctg_buf_putc(b, s.p[i]);
	}
}

static void put_quoted(struct ctg_buf *b, struct ctg_str s)
{
	ctg_buf_putc(b, '"');
	put_escaped(b, s, "\"\\", '\\');
	ctg_buf_putc(b, '"');
}

/* « [à compléter] » is no date: a value that cannot be it is left out. */
static struct ctg_str value_of(const struct filling *f, size_t rank,
	bool alone)
{
	enum ctg_answer_type t = f->scaffold->questions[rank].type;

	if (f->answers[rank].n > 0)
		return f->answers[rank];
	return alone && t != CTG_ANSWER_TEXT && t != CTG_ANSWER_CHOICE ?
		STR("") : TODO;
}

static bool is_alone(const struct lexer *x, const struct filling *f,
	struct ctg_str after)
{
	char before = f->out.n > 0 ? f->out.p[f->out.n - 1] : '\n';

	switch (x->in) {
	case PLAIN:
		return x->start && ends_value(after);
	case DOUBLE:
		return before == '"' && ctg_str_starts(after, STR("\""));
	case SINGLE:
		return before == '\'' && ctg_str_starts(after, STR("'"));
	case COMMENT:
		break;
	}
	return false;
}

static void put_value(struct filling *f, const struct lexer *x, size_t rank,
	struct ctg_str after)
{
	bool alone = is_alone(x, f, after);
	struct ctg_str v = value_of(f, rank, alone);

	if (x->in == DOUBLE)
		put_escaped(&f->out, v, "\"\\", '\\');
	else if (x->in == SINGLE)
		put_escaped(&f->out, v, "'", '\'');
	else if (alone && !is_bare(v))
		put_quoted(&f->out, v);
	else
		ctg_buf_add(&f->out, v);
	ctg_buf_printf(&f->probe, "ctgtrou%zufin", f->nvalues);
	f->values[f->nvalues++] = v;
}

static enum ctg_code fill_yaml(struct filling *f, struct ctg_str s)
{
	struct lexer x = LEXER_INIT;
	size_t len, rank;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		enum ctg_code code = find_hole(&rank, &len, f, s);

		if (code)
			return code;
		if (len > 0) {
			put_value(f, &x, rank, ctg_str_skip(s, len));
			x.start = x.blank = false;
			continue;
		}
		len = step(&x, s);
		ctg_buf_add(&f->out, ctg_str_head(s, len));
		ctg_buf_add(&f->probe, ctg_str_head(s, len));
	}
	return CTG_OK;
}

/* Proof */

/* The words of ours replaced by what they stand for. */
static struct ctg_str expected(const struct filling *f, struct ctg_str s)
{
	struct ctg_buf b = { .arena = f->arena };

	while (s.n > 0) {
		size_t i = 0;

		if (!ctg_str_cut(&s, STR("ctgtrou"))) {
			ctg_buf_putc(&b, s.p[0]);
			s = ctg_str_skip(s, 1);
			continue;
		}
		for (; s.n > 0 && ctg_is_digit(s.p[0]); s = ctg_str_skip(s, 1))
			i = i * 10 + (size_t)(s.p[0] - '0');
		if (ctg_str_cut(&s, STR("fin")) && i < f->nvalues)
			ctg_buf_add(&b, f->values[i]);
	}
	return ctg_buf_str(&b);
}

/* The first value of the probe that did not come out as it should. */
static const struct ctg_yaml *find_wrong(const struct filling *f,
	const struct ctg_yaml *got, const struct ctg_yaml *want)
{
	const struct ctg_yaml *wrong, *g = got->first, *w = want->first;

	if (got->kind != want->kind || !got->key != !want->key ||
	    (got->kind == CTG_SCALAR && !ctg_str_eq(got->value,
	     expected(f, want->value))))
		return want;
	if (got->key && find_wrong(f, got->key, want->key))
		return want;
	for (; g && w; g = g->next, w = w->next) {
		wrong = find_wrong(f, g, w);
		if (wrong)
			return wrong;
	}
	return g || w ? want : NULL;
}

static enum ctg_code prove(const struct filling *f, struct ctg_str yaml,
	unsigned line)
{
	struct ctg_err late = { .line = line };
	const struct ctg_yaml *wrong = NULL;
	struct ctg_yaml *got, *want;
	enum ctg_code code;

	code = ctg_yaml_parse(&want, f->arena, ctg_buf_str(&f->probe),
		f->src->path, line, f->err);
	if (code)
		return code;
	code = ctg_yaml_parse(&got, f->arena, yaml, f->src->path, line,
		&late);
	if (!code)
		wrong = find_wrong(f, got, want);
	if (!code && !wrong)
		return CTG_OK;
	return refuse(f, wrong ? wrong->line : late.line, 0, "dans le modèle, "
		"mettez cette valeur entre guillemets droits : \"[[…]]\"",
		ctg_fail(f->err, CTG_EINPUT, "une réponse ne peut pas être "
			"écrite ici telle quelle"));
}

/* Text */

/* What Markdown would take for its own at the start of a line. */
static void put_first(struct ctg_buf *b, struct ctg_str *v)
{
	size_t i = 0;

	if (v->n > 0 && strchr("#-+=", v->p[0]))
		ctg_buf_putc(b, '\\');
	while (i < v->n && ctg_is_digit(v->p[i]))
		i++;
	if (i == 0 || i == v->n || !strchr(".)", v->p[i]))
		return;
	ctg_buf_add(b, ctg_str_head(*v, i));
	ctg_buf_printf(b, "\\%c", v->p[i]);
	*v = ctg_str_skip(*v, i + 1);
}

static bool is_line_start(const struct ctg_buf *b)
{
	size_t i = b->n;

	while (i > 0 && (b->p[i - 1] == ' ' || b->p[i - 1] == '-'))
		i--;
	return i == 0 || b->p[i - 1] == '\n';
}

static void put_words(struct filling *f, size_t rank)
{
	struct ctg_str v = f->answers[rank];

	if (v.n == 0) {
		ctg_buf_add(&f->out, TODO);
		return;
	}
	if (is_line_start(&f->out))
		put_first(&f->out, &v);
	put_escaped(&f->out, v, "\\`*_[]<>|~&^{}", '\\');
}

static enum ctg_code fill_text(struct filling *f, struct ctg_str s)
{
	size_t len, rank;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		enum ctg_code code = find_hole(&rank, &len, f, s);

		if (code)
			return code;
		if (len > 0) {
			put_words(f, rank);
			continue;
		}
		len = 1;
		ctg_buf_putc(&f->out, s.p[0]);
	}
	return CTG_OK;
}

static enum ctg_code fill_front(struct filling *f, struct ctg_str *body)
{
	const struct ctg_str text = f->src->text;
	struct ctg_front front;
	size_t from, end;
	enum ctg_code code = ctg_front_find(&front, f->arena, f->src, f->err);

	if (code)
		return code;
	from = (size_t)(front.yaml.p - text.p);
	end = from + front.yaml.n;
	ctg_buf_add(&f->out, ctg_str_head(text, from));
	code = fill_yaml(f, front.yaml);
	if (!code)
		code = prove(f, ctg_str_skip(ctg_buf_str(&f->out), from),
			front.line);
	ctg_buf_add(&f->out, (struct ctg_str){ text.p + end,
		front.body - end });
	*body = ctg_str_skip(text, front.body);
	return code;
}

enum ctg_code ctg_scaffold_fill(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_scaffold *s, const struct ctg_str *answers,
	const struct ctg_source *src, bool front, struct ctg_err *err)
{
	struct filling f = {
		.arena = a, .scaffold = s, .answers = answers, .src = src,
		.err = err, .out = { .arena = a }, .probe = { .arena = a },
	};
	struct ctg_str body = src->text;
	enum ctg_code code = CTG_OK;

	/* A hole takes five bytes at least: [[x]]. */
	f.values = CTG_NEW_N(a, struct ctg_str, src->text.n / 5 + 1);
	if (front)
		code = fill_front(&f, &body);
	if (!code)
		code = fill_text(&f, body);
	if (!code)
		*out = ctg_buf_str(&f.out);
	return code;
}
