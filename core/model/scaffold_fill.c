/* SPDX-License-Identifier: Apache-2.0 */
/* Answers written where the template has holes. */
#include "model/filling.h"

#include "base/arena.h"
#include "model/front.h"

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

enum ctg_code ctg_filling_refuse(const struct ctg_filling *f, unsigned line,
	unsigned col, const char *hint, enum ctg_code code)
{
	ctg_err_at(f->err, ctg_str_c(f->arena, f->src->path), line, col);
	ctg_err_hint(f->err, "%s", hint);
	return code;
}

/* *len is 0 when no hole begins s, which points into the source. */
static enum ctg_code find_hole(size_t *rank, size_t *len,
	const struct ctg_filling *f, struct ctg_str s)
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
	return ctg_filling_refuse(f, at.line, at.col, "ajoutez-la dans "
		CTG_SCAFFOLD_FILE ", ou corrigez la marque",
		ctg_fail(f->err, CTG_EINPUT, "la marque « [[%.*s]] » n'a pas "
			"de question", STR_ARG(key)));
}

void ctg_filling_escape(struct ctg_buf *b, struct ctg_str s,
	const char *special, char escape)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr(special, s.p[i]))
			ctg_buf_putc(b, escape);
		ctg_buf_putc(b, s.p[i]);
	}
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

static void put_words(struct ctg_filling *f, size_t rank)
{
	struct ctg_str v = f->answers[rank];

	if (v.n == 0) {
		ctg_buf_add(&f->out, CTG_FILLING_TODO);
		return;
	}
	if (is_line_start(&f->out))
		put_first(&f->out, &v);
	ctg_filling_escape(&f->out, v, "\\`*_[]<>|~&^{}", '\\');
}

static size_t copy_text(struct ctg_filling *f, struct ctg_str s)
{
	ctg_buf_putc(&f->out, s.p[0]);
	return 1;
}

/* yaml is NULL in the text. */
static enum ctg_code fill(struct ctg_filling *f, struct ctg_str s,
	struct ctg_filling_yaml *yaml)
{
	size_t len, rank;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		enum ctg_code code = find_hole(&rank, &len, f, s);

		if (code)
			return code;
		if (len > 0 && yaml)
			ctg_filling_yaml_put(f, yaml, rank,
				ctg_str_skip(s, len));
		else if (len > 0)
			put_words(f, rank);
		else
			len = yaml ? ctg_filling_yaml_copy(f, yaml, s) :
				copy_text(f, s);
	}
	return CTG_OK;
}

static enum ctg_code fill_front(struct ctg_filling *f, struct ctg_str *body)
{
	const struct ctg_str text = f->src->text;
	struct ctg_filling_yaml yaml = CTG_FILLING_YAML_INIT;
	struct ctg_front front;
	size_t from, end;
	enum ctg_code code = ctg_front_find(&front, f->arena, f->src, f->err);

	if (code)
		return code;
	from = (size_t)(front.yaml.p - text.p);
	end = from + front.yaml.n;
	ctg_buf_add(&f->out, ctg_str_head(text, from));
	code = fill(f, front.yaml, &yaml);
	if (!code)
		code = ctg_filling_yaml_prove(f, ctg_str_skip(ctg_buf_str(
			&f->out), from), front.line);
	ctg_buf_add(&f->out, (struct ctg_str){ text.p + end,
		front.body - end });
	*body = ctg_str_skip(text, front.body);
	return code;
}

enum ctg_code ctg_scaffold_fill(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_scaffold *s, const struct ctg_str *answers,
	const struct ctg_source *src, bool front, struct ctg_err *err)
{
	struct ctg_filling f = {
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
		code = fill(&f, body, NULL);
	if (!code)
		*out = ctg_buf_str(&f.out);
	return code;
}
