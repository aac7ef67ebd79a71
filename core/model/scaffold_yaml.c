/* SPDX-License-Identifier: Apache-2.0 */
/* Answers written in the front-matter of a template. */
#include "model/filling.h"

#include "base/arena.h"
#include "model/yaml.h"

/* Where a hole of the front-matter stands */

/* A quote or a # means something only at the start of a value. */
static void step_plain(struct ctg_filling_yaml *x, char c, bool last)
{
	if (c == '#' && x->blank)
		x->in = CTG_FILLING_COMMENT;
	else if (c == '"' && x->start)
		x->in = CTG_FILLING_DOUBLE;
	else if (c == '\'' && x->start)
		x->in = CTG_FILLING_SINGLE;
	x->blank = ctg_is_space(c);
	if (c == '\n' || memchr("[{,", c, 3) ||
	    (memchr(":-?", c, 3) && last))
		x->start = true;
	else if (!x->blank)
		x->start = false;
}

/* Takes what stands at the start of s, one byte or an escaped pair. */
static size_t step(struct ctg_filling_yaml *x, struct ctg_str s)
{
	char c = s.p[0], next = s.n > 1 ? s.p[1] : '\n';

	switch (x->in) {
	case CTG_FILLING_PLAIN:
		step_plain(x, c, ctg_is_space(next));
		return 1;
	case CTG_FILLING_COMMENT:
		if (c == '\n')
			*x = (struct ctg_filling_yaml)CTG_FILLING_YAML_INIT;
		return 1;
	case CTG_FILLING_DOUBLE:
		if (c == '\\' && s.n > 1)
			return 2;
		break;
	case CTG_FILLING_SINGLE:
		if (c == '\'' && next == '\'')
			return 2;
		break;
	}
	if (c == (x->in == CTG_FILLING_DOUBLE ? '"' : '\''))
		*x = (struct ctg_filling_yaml){ CTG_FILLING_PLAIN, false,
			false };
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

static void put_quoted(struct ctg_buf *b, struct ctg_str s)
{
	ctg_buf_putc(b, '"');
	ctg_filling_escape(b, s, "\"\\", '\\');
	ctg_buf_putc(b, '"');
}

/* « [à compléter] » is no date: a value that cannot be it is left out. */
static struct ctg_str value_of(const struct ctg_filling *f, size_t rank,
	bool alone)
{
	enum ctg_answer_type t = f->scaffold->questions[rank].type;

	if (f->answers[rank].n > 0)
		return f->answers[rank];
	return alone && t != CTG_ANSWER_TEXT && t != CTG_ANSWER_CHOICE ?
		STR("") : CTG_FILLING_TODO;
}

static bool is_alone(const struct ctg_filling_yaml *x,
	const struct ctg_filling *f, struct ctg_str after)
{
	char before = f->out.n > 0 ? f->out.p[f->out.n - 1] : '\n';

	switch (x->in) {
	case CTG_FILLING_PLAIN:
		return x->start && ends_value(after);
	case CTG_FILLING_DOUBLE:
		return before == '"' && ctg_str_starts(after, STR("\""));
	case CTG_FILLING_SINGLE:
		return before == '\'' && ctg_str_starts(after, STR("'"));
	case CTG_FILLING_COMMENT:
		break;
	}
	return false;
}

void ctg_filling_yaml_put(struct ctg_filling *f, struct ctg_filling_yaml *x,
	size_t rank, struct ctg_str after)
{
	bool alone = is_alone(x, f, after);
	struct ctg_str v = value_of(f, rank, alone);

	if (x->in == CTG_FILLING_DOUBLE)
		ctg_filling_escape(&f->out, v, "\"\\", '\\');
	else if (x->in == CTG_FILLING_SINGLE)
		ctg_filling_escape(&f->out, v, "'", '\'');
	else if (alone && !is_bare(v))
		put_quoted(&f->out, v);
	else
		ctg_buf_add(&f->out, v);
	ctg_buf_printf(&f->probe, "ctgtrou%zufin", f->nvalues);
	f->values[f->nvalues++] = v;
	x->start = x->blank = false;
}

size_t ctg_filling_yaml_copy(struct ctg_filling *f,
	struct ctg_filling_yaml *x, struct ctg_str s)
{
	size_t len = step(x, s);

	ctg_buf_add(&f->out, ctg_str_head(s, len));
	ctg_buf_add(&f->probe, ctg_str_head(s, len));
	return len;
}

/* Proof */

/* The words of ours replaced by what they stand for. */
static struct ctg_str expected(const struct ctg_filling *f, struct ctg_str s)
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
static const struct ctg_yaml *find_wrong(const struct ctg_filling *f,
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

enum ctg_code ctg_filling_yaml_prove(const struct ctg_filling *f,
	struct ctg_str yaml, unsigned line)
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
	return ctg_filling_refuse(f, wrong ? wrong->line : late.line, 0,
		"dans le modèle, mettez cette valeur entre "
		"guillemets droits : \"[[…]]\"",
		ctg_fail(f->err, CTG_EINPUT, "une réponse ne peut pas être "
			"écrite ici telle quelle"));
}
