/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "render/sheet_maker.h"
#include "render/typeset.h"

struct raiser {
	struct ctg_maker *maker;
	/* The last run that each version has. */
	const struct ctg_run *before[CTG_MAKER_SIDES];
};

static bool has(const struct ctg_run *r, enum ctg_maker_side side)
{
	return r->mark == CTG_KEPT || r->mark == ctg_maker_alone(side);
}

static bool is_of_word(unsigned c)
{
	return ctg_utf8_is_letter(c) || (c >= '0' && c <= '9');
}

/* The word goes on in the run before, in one version at least. */
static bool is_begun(const struct raiser *w, const struct ctg_run *r)
{
	size_t len;

	for (int s = 0; s < CTG_MAKER_SIDES; s++)
		if (has(r, s) && w->before[s] && is_of_word(ctg_utf8_last(
		    w->before[s]->text, &len)))
			return true;
	return false;
}

static bool is_continued(const struct ctg_run *r)
{
	size_t len;

	for (int s = 0; s < CTG_MAKER_SIDES; s++) {
		const struct ctg_run *k = r->next;

		while (k && !has(k, s))
			k = k->next;
		if (has(r, s) && k && is_of_word(ctg_utf8_next(k->text,
		    &len)))
			return true;
	}
	return false;
}

/* Cuts the run after its first n bytes; the rest. */
static struct ctg_run *cut(struct raiser *w, struct ctg_sheet_para *p,
	struct ctg_run *r, size_t n)
{
	struct ctg_run *rest = CTG_NEW(w->maker->arena, struct ctg_run);

	*rest = *r;
	rest->text = ctg_str_skip(r->text, n);
	r->text = ctg_str_head(r->text, n);
	r->next = rest;
	if (p->last == r)
		p->last = rest;
	return rest;
}

/* Where the word that ends at byte i begins. */
static size_t word_start(struct ctg_str s, size_t i)
{
	size_t len;

	while (i > 0 && is_of_word(ctg_utf8_last(ctg_str_head(s, i), &len)))
		i -= len;
	return i;
}

/* Raises the first place of the run that can be; what follows it. */
static struct ctg_run *raise(struct raiser *w, struct ctg_sheet_para *p,
	struct ctg_run *r, size_t from)
{
	size_t len, at = from + ctg_typeset_raised(ctg_str_skip(r->text,
		from), &len);

	if (at >= r->text.n)
		return r->next;
	if ((word_start(r->text, at) == 0 && is_begun(w, r)) ||
	    (at + len == r->text.n && is_continued(r)))
		return raise(w, p, r, at + len);
	r = cut(w, p, r, at);
	if (len < r->text.n)
		(void)cut(w, p, r, len);
	r->raised = true;
	return r->next;
}

void ctg_maker_raise(struct ctg_maker *m, struct ctg_sheet_para *p)
{
	struct raiser w = { .maker = m };
	struct ctg_run *r = p->runs, *next;

	for (; r; r = next) {
		next = r->next;
		if (r->kind == CTG_RUN_TEXT && !r->raised)
			next = raise(&w, p, r, 0);
		for (int s = 0; s < CTG_MAKER_SIDES; s++)
			if (has(r, s))
				w.before[s] = r;
	}
}
