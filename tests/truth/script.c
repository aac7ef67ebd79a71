/* SPDX-License-Identifier: Apache-2.0 */
#include "truth.h"

#include <stdio.h>
#include <stdlib.h>

size_t script_chance(struct script *s, size_t n)
{
	s->seed = s->seed * UINT64_C(6364136223846793005) +
		UINT64_C(1442695040888963407);
	return n ? (size_t)(s->seed >> 33) % n : 0;
}

/* --- places --- */

size_t script_rank(const struct script *s, const struct ctg_node *leaf)
{
	size_t i = 0;

	while (i < s->base->n && s->base->leaves[i] != leaf)
		i++;
	return i;
}

static bool is_under(const struct ctg_node *n, const struct ctg_node *top)
{
	while (n && n != top)
		n = n->parent;
	return n != NULL;
}

/* The leaves below n: *from, and how many. */
static size_t below(const struct script *s, const struct ctg_node *n,
	size_t *from)
{
	size_t i = 0, count = 0;

	while (i < s->base->n && !is_under(s->base->leaves[i], n))
		i++;
	*from = i;
	while (i + count < s->base->n &&
	       is_under(s->base->leaves[i + count], n))
		count++;
	return count;
}

static bool is_free(const struct script *s, size_t from, size_t n)
{
	size_t i = from > 0 ? from - 1 : 0;

	for (; i < from + n + 1 && i < s->base->n; i++)
		if (s->used[i])
			return false;
	return true;
}

bool script_is_free(struct script *s, const struct ctg_node *n)
{
	size_t from, count = below(s, n, &from);

	return count > 0 && is_free(s, from, count);
}

bool script_take(struct script *s, const struct ctg_node *n)
{
	size_t from, count = below(s, n, &from);

	if (count == 0 || !is_free(s, from, count))
		return false;
	memset(s->used + from, true, count);
	return true;
}

bool script_take_gap(struct script *s, const struct ctg_node *n)
{
	size_t from, count = below(s, n, &from);

	if (count == 0 || from == 0 || !is_free(s, from, 0))
		return false;
	s->used[from - 1] = s->used[from] = true;
	return true;
}

const struct ctg_node *script_pick(struct script *s, enum ctg_kind kind)
{
	for (unsigned i = 0; i < 40; i++) {
		size_t at = script_chance(s, s->base->n);

		if (s->base->leaves[at]->kind == kind && is_free(s, at, 1))
			return s->base->leaves[at];
	}
	return NULL;
}

/* --- words --- */

struct ctg_str script_word(struct script *s)
{
	return s->pool->words[script_chance(s, s->pool->nwords)];
}

struct ctg_str script_title(struct script *s, size_t words)
{
	struct ctg_buf b = { .arena = s->arena };

	for (size_t i = 0; i < words; i++) {
		if (i > 0)
			ctg_buf_putc(&b, ' ');
		ctg_buf_add(&b, script_word(s));
	}
	return ctg_buf_str(&b);
}

struct ctg_str script_sentence(struct script *s)
{
	return s->pool->sentences[script_chance(s, s->pool->nsentences)];
}

struct ctg_str script_sentences(struct script *s, size_t n)
{
	struct ctg_buf b = { .arena = s->arena };

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			ctg_buf_putc(&b, ' ');
		ctg_buf_add(&b, script_sentence(s));
	}
	return ctg_buf_str(&b);
}

struct ctg_str script_words(struct script *s, const struct ctg_node *n)
{
	return ctg_node_words(s->arena, n);
}

void script_cut(struct script *s, const struct ctg_source *src, size_t off,
	size_t end, struct ctg_str put)
{
	if (s->ncuts == MOST_CUTS)
		abort();
	s->cuts[s->ncuts++] = (struct cut){ src, off, end, put };
}

struct known *script_know(struct script *s, const char *kind,
	enum ctg_nature nature, enum ctg_operation operation,
	const struct ctg_node *at, struct ctg_str old, struct ctg_str now)
{
	if (s->n == MOST_KNOWN)
		abort();
	s->known[s->n] = (struct known){ .kind = kind, .nature = nature,
		.operation = operation, .unit = ctg_node_unit(at),
		.old = old, .now = now, .old_written = old,
		.now_written = now };
	return &s->known[s->n++];
}

/* --- scripts --- */

static size_t count(const struct kind *v)
{
	size_t n = 0;

	while (v[n].name)
		n++;
	return n;
}

static bool edit(struct script *s)
{
	const struct kind *all[] = { kinds_words, kinds_blocks,
		kinds_tables };
	size_t n = count(all[0]), m = count(all[1]), t = count(all[2]);
	size_t i = script_chance(s, n + m + t);

	if (i < n)
		return all[0][i].make(s);
	i -= n;
	return i < m ? all[1][i].make(s) : all[2][i - m].make(s);
}

void script_make(struct script *s)
{
	size_t want = 1 + script_chance(s, 12);

	s->used = CTG_NEW_N(s->arena, bool, s->base->n + 2);
	for (unsigned tries = 0; want > 0 && tries < 400; tries++)
		want -= edit(s);
}

static int by_place(const void *p, const void *q)
{
	const struct cut *x = p, *y = q;

	if (x->src != y->src)
		return x->src < y->src ? -1 : 1;
	if (x->off != y->off)
		return x->off < y->off ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

static struct ctg_str applied(struct script *s, const struct ctg_source *src,
	size_t from)
{
	struct ctg_buf b = { .arena = s->arena };
	size_t at = from;

	qsort(s->cuts, s->ncuts, sizeof(*s->cuts), by_place);
	for (size_t i = 0; i < s->ncuts; i++) {
		const struct cut *c = &s->cuts[i];

		if (c->src != src)
			continue;
		if (c->off < at)
			abort();
		ctg_buf_add(&b, (struct ctg_str){ src->text.p + at,
			c->off - at });
		ctg_buf_add(&b, c->put);
		at = c->end;
	}
	ctg_buf_add(&b, ctg_str_skip(src->text, at));
	return ctg_buf_str(&b);
}

static const struct ctg_source *source_of(const struct script *s,
	struct ctg_str name)
{
	for (size_t i = 0; i < s->ncuts; i++)
		if (ctg_str_eq(s->cuts[i].src->path, name))
			return s->cuts[i].src;
	return NULL;
}

static enum ctg_code read_edited(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	struct script *s = (struct script *)r->context;
	const struct ctg_source *src = source_of(s, name);

	if (!src)
		return s->base->reader.read(&s->base->reader, out, a, name,
			err);
	if (out)
		*out = applied(s, src, 0);
	return CTG_OK;
}

bool script_apply(struct script *s, struct ctg_text *out)
{
	const struct ctg_reader r = { .read = read_edited,
		.main = STR("convention.md"), .context = s,
		.prefix = STR("") };
	struct ctg_diags diags = { .arena = s->arena };
	struct ctg_err err = { 0 };

	if (ctg_text_load(out, s->arena, &r, &diags, &err) == CTG_OK)
		return true;
	printf("# %s:%u: %s\n", err.file, err.line, err.msg);
	for (size_t i = 0; i < s->n; i++)
		printf("#  %s: « %.*s » « %.*s »\n", s->known[i].kind,
			STR_ARG(s->known[i].old), STR_ARG(s->known[i].now));
	return false;
}

struct ctg_str script_written(struct script *s, bool after)
{
	struct ctg_buf b = { .arena = s->arena };
	const struct ctg_text *t = &s->base->text;
	struct script none = *s;

	none.ncuts = 0;
	ctg_buf_add(&b, applied(after ? s : &none, t->body->src,
		t->body->off));
	for (size_t i = 0; i < t->convention.nannexes; i++)
		if (t->annexes[i]) {
			ctg_buf_putc(&b, '\n');
			ctg_buf_add(&b, applied(after ? s : &none,
				t->annexes[i]->src, 0));
		}
	return ctg_buf_str(&b);
}
