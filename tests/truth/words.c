/* SPDX-License-Identifier: Apache-2.0 */
/* Edits of words, inside a block. */
#include "truth.h"

#include "base/utf8.h"

/* --- a run of words in a leaf --- */

struct run {
	const struct ctg_node *text;
	size_t from, to;	/* in text->text */
};

static bool is_written(const struct ctg_node *t)
{
	return t->kind == CTG_TEXT && t->src && t->var.n == 0 &&
		t->end - t->off == t->text.n &&
		ctg_str_eq(t->text, (struct ctg_str){ t->src->text.p + t->off,
			t->text.n });
}

/* Only letters, between a space and a space or a comma. */
static size_t word_at(struct ctg_str s, size_t i)
{
	size_t from = i;

	if (i == 0 || s.p[i - 1] != ' ')
		return 0;
	while (i < s.n && (ctg_is_alpha(s.p[i]) ||
	       ((unsigned char)s.p[i] == 0xc3 && i + 1 < s.n)))
		i += s.p[i] & 0x80 ? 2 : 1;
	if (i == from || i >= s.n || (s.p[i] != ' ' && s.p[i] != ','))
		return 0;
	return i - from;
}

static const struct ctg_node *pick_text(struct script *s,
	const struct ctg_node *leaf)
{
	size_t n = 0;

	for (const struct ctg_node *k = leaf->first; k; k = k->next)
		n += is_written(k);
	n = n ? script_chance(s, n) + 1 : 0;
	for (const struct ctg_node *k = leaf->first; k; k = k->next)
		if (is_written(k) && --n == 0)
			return k;
	return NULL;
}

static bool find_run(struct script *s, const struct ctg_node *leaf,
	size_t skip, size_t count, struct run *r)
{
	size_t starts[400], n = 0;
	const struct ctg_node *t = pick_text(s, leaf);

	if (!t)
		return false;
	for (size_t i = skip; i < t->text.n && n < ALL_OF(starts); i++) {
		size_t at = i, left = count, len;

		while (left > 0 && (len = word_at(t->text, at)) > 0) {
			at += len;
			left--;
			if (left > 0 && t->text.p[at++] != ' ')
				break;
		}
		if (left == 0)
			starts[n++] = i;
	}
	if (n == 0)
		return false;
	*r = (struct run){ t, starts[script_chance(s, n)], 0 };
	for (r->to = r->from; count > 0; count--)
		r->to += word_at(t->text, r->to) + (count > 1);
	return true;
}

static struct ctg_str old_words(const struct run *r)
{
	return (struct ctg_str){ r->text->text.p + r->from, r->to - r->from };
}

static void put(struct script *s, const struct run *r, struct ctg_str now)
{
	script_cut(s, r->text->src, r->text->off + r->from,
		r->text->off + r->to, now);
}

/* Words that are not among those of old. */
static struct ctg_str other_words(struct script *s, struct ctg_str old,
	size_t n)
{
	struct ctg_buf b = { .arena = s->arena };
	struct ctg_str has = ctg_strf(s->arena, " %.*s ", STR_ARG(old));

	while (n > 0) {
		struct ctg_str w = script_word(s);

		if (ctg_str_has(has, ctg_strf(s->arena, " %.*s ", STR_ARG(w))))
			continue;
		if (b.n > 0)
			ctg_buf_putc(&b, ' ');
		ctg_buf_add(&b, w);
		n--;
	}
	return ctg_buf_str(&b);
}

static bool replace(struct script *s, const char *kind,
	const struct ctg_node *leaf, const struct ctg_node *block,
	enum ctg_nature nature, size_t skip, size_t n, size_t m)
{
	struct ctg_str now;
	struct run r;

	if (!block || !find_run(s, block, skip, n, &r) ||
	    !script_take(s, leaf))
		return false;
	now = other_words(s, old_words(&r), m);
	script_know(s, kind, nature, CTG_REPLACED, block, old_words(&r), now);
	put(s, &r, now);
	return true;
}

static enum ctg_nature nature_of(const struct ctg_node *leaf)
{
	return ctg_node_unit(leaf)->kind == CTG_NOTE ? CTG_CHANGE_NOTE :
		CTG_CHANGE_WORDS;
}

static bool replace_word(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);

	return p && replace(s, "mot remplacé", p, p, nature_of(p), 0, 1, 1);
}

static bool replace_words(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);

	return p && replace(s, "mots remplacés", p, p, nature_of(p), 0,
		2 + script_chance(s, 4), 1 + script_chance(s, 5));
}

static bool insert_words(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct ctg_str now;
	struct run r;

	if (!p || !find_run(s, p, 0, 1, &r) || !script_take(s, p))
		return false;
	now = other_words(s, old_words(&r), 1 + script_chance(s, 3));
	script_know(s, "mots insérés", nature_of(p), CTG_ADDED, p,
		(struct ctg_str){ 0 }, now);
	put(s, &r, ctg_strf(s->arena, "%.*s %.*s", STR_ARG(old_words(&r)),
		STR_ARG(now)));
	return true;
}

static bool delete_words(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct run r;

	if (!p || !find_run(s, p, 0, 1 + script_chance(s, 3), &r) ||
	    !script_take(s, p))
		return false;
	script_know(s, "mots supprimés", nature_of(p), CTG_REMOVED, p,
		old_words(&r), (struct ctg_str){ 0 });
	r.from--;
	put(s, &r, (struct ctg_str){ 0 });
	return true;
}

/* Two words with others between them: two changes, not one. */
static bool replace_two(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct ctg_str now[2];
	struct run r, v[2];

	if (!p || !find_run(s, p, 0, 4 + script_chance(s, 4), &r) ||
	    !script_take(s, p))
		return false;
	v[0] = v[1] = r;
	v[0].to = r.from + word_at(r.text->text, r.from);
	for (v[1].from = r.to; r.text->text.p[v[1].from - 1] != ' ';)
		v[1].from--;
	for (unsigned i = 0; i < 2; i++) {
		now[i] = other_words(s, old_words(&r), 1);
		script_know(s, "deux mots", nature_of(p), CTG_REPLACED, p,
			old_words(&v[i]), now[i]);
		put(s, &v[i], now[i]);
	}
	return true;
}

/* --- sentences --- */

struct sentences {
	const struct ctg_node *text;
	size_t from[40], to[40];
	size_t n;
};

/* A paragraph of one text, cut after each « . » before a capital. */
static bool read_sentences(struct sentences *l, const struct ctg_node *p)
{
	struct ctg_str s;
	size_t at = 0;

	*l = (struct sentences){ .text = p ? p->first : NULL };
	if (!p || !p->first || p->first != p->last || !is_written(p->first))
		return false;
	s = p->first->text;
	for (size_t i = 0; i < s.n && l->n < 39; i++) {
		if (s.p[i] != '.' || (i + 1 < s.n && (i + 2 >= s.n ||
		    s.p[i + 1] != ' ' || s.p[i + 2] < 'A' ||
		    s.p[i + 2] > 'Z')))
			continue;
		l->from[l->n] = at;
		l->to[l->n++] = i + 1;
		at = i + 2;
	}
	return l->n > 0 && l->to[l->n - 1] == s.n;
}

static struct run run_of(const struct sentences *l, size_t from, size_t to)
{
	return (struct run){ l->text, from, to };
}

static bool insert_sentence(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct ctg_str now = script_sentence(s);
	struct sentences l;
	struct run r;
	size_t i;

	if (!read_sentences(&l, p) || !script_take(s, p))
		return false;
	i = script_chance(s, l.n);
	r = run_of(&l, l.to[i], l.to[i]);
	put(s, &r, ctg_strf(s->arena, " %.*s", STR_ARG(now)));
	script_know(s, "phrase insérée", nature_of(p), CTG_ADDED, p,
		(struct ctg_str){ 0 }, now);
	return true;
}

static bool delete_sentence(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct sentences l;
	struct run r;
	size_t i;

	if (!read_sentences(&l, p) || l.n < 2 || !script_take(s, p))
		return false;
	i = script_chance(s, l.n);
	r = run_of(&l, l.from[i], l.to[i]);
	script_know(s, "phrase supprimée", nature_of(p), CTG_REMOVED, p,
		old_words(&r), (struct ctg_str){ 0 });
	if (i > 0)
		r.from--;
	else
		r.to++;
	put(s, &r, (struct ctg_str){ 0 });
	return true;
}

/* As long a sentence as what stays around it is another alinéa. */
static bool replace_sentence(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct ctg_str now = script_sentence(s);
	struct sentences l;
	struct run r;
	size_t i;

	if (!read_sentences(&l, p) || l.n < 2)
		return false;
	i = script_chance(s, l.n);
	r = run_of(&l, l.from[i], l.to[i]);
	if (3 * (r.to - r.from) > 2 * l.text->text.n || !script_take(s, p))
		return false;
	script_know(s, "phrase remplacée", nature_of(p), CTG_REPLACED, p,
		old_words(&r), now);
	put(s, &r, now);
	return true;
}

/* --- headings, cells, notes --- */

static bool replace_title(struct script *s)
{
	const struct ctg_node *h = script_pick(s, CTG_HEADING);
	const struct ctg_node *d = h ? h->parent : NULL;
	size_t skip;

	if (!h || d->kind != CTG_DIVISION)
		return false;
	skip = d->division.heading.word == CTG_PLAIN ? 0 :
		h->first->text.n - d->division.heading.title.n;
	return h->first == h->last && skip < h->first->text.n &&
		replace(s, "intitulé", h, h, CTG_CHANGE_TITLE, skip, 1, 1);
}

static bool replace_note(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);

	for (unsigned i = 0; p && i < 20 && ctg_node_unit(p)->kind != CTG_NOTE;
	     i++)
		p = script_pick(s, CTG_PARA);
	return p && ctg_node_unit(p)->kind == CTG_NOTE &&
		replace(s, "note", p, p, CTG_CHANGE_NOTE, 0, 1, 1);
}

static const struct ctg_node *pick_cell(struct script *s,
	const struct ctg_node *row)
{
	const struct ctg_node *c = row->first;
	size_t n = script_chance(s, row->parent->table.columns);

	while (c && n-- > 0)
		c = c->next;
	return c && !c->cell.owner && c->first ? c : NULL;
}

static bool replace_cell_word(struct script *s)
{
	const struct ctg_node *row = script_pick(s, CTG_ROW);
	const struct ctg_node *c = row ? pick_cell(s, row) : NULL;

	return c && replace(s, "cellule : mot", row, c, CTG_CHANGE_TABLE, 0,
		1, 1);
}

/* « 45 » becomes « 1 203 ». */
static bool replace_cell(struct script *s)
{
	const struct ctg_node *row = script_pick(s, CTG_ROW);
	const struct ctg_node *c = row ? pick_cell(s, row) : NULL;
	struct ctg_str now;
	struct run r;

	if (!c || row->row.header || c->first != c->last ||
	    !is_written(c->first) || c->first->text.n > 20 ||
	    !script_take(s, row))
		return false;
	r = (struct run){ c->first, 0, c->first->text.n };
	now = script_chance(s, 2) ? script_word(s) :
		ctg_strf(s->arena, "%zu", 10007 + script_chance(s, 80000));
	script_know(s, "cellule", CTG_CHANGE_TABLE, CTG_REPLACED, c,
		old_words(&r), now);
	put(s, &r, now);
	return true;
}

/* --- what changes no word --- */

static bool change_typing(struct script *s)
{
	static const struct { const char *old, *now; } v[] = {
		{ "'", "\u2019" }, { " ;", "\u202f;" }, { " :", "\u00a0:" },
		{ " %", "\u00a0%" }, { ", ", ",\u00a0" },
	};
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	const struct ctg_node *t = p ? pick_text(s, p) : NULL;
	size_t k = script_chance(s, ALL_OF(v)), i;
	struct run r;

	if (!t)
		return false;
	i = ctg_str_find(t->text, ctg_str_from(v[k].old));
	if (i == 0 || i + strlen(v[k].old) >= t->text.n ||
	    !script_take(s, p))
		return false;
	r = (struct run){ t, i, i + strlen(v[k].old) };
	put(s, &r, ctg_str_from(v[k].now));
	script_know(s, "typographie", CTG_CHANGE_TYPING, CTG_REPLACED, p,
		old_words(&r), ctg_str_from(v[k].now));
	return true;
}

static bool change_form(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	struct ctg_str now;
	struct run r;

	if (!p || !find_run(s, p, 0, 1 + script_chance(s, 2), &r) ||
	    !script_take(s, p))
		return false;
	now = ctg_strf(s->arena, script_chance(s, 2) ? "**%.*s**" : "*%.*s*",
		STR_ARG(old_words(&r)));
	put(s, &r, now);
	script_know(s, "forme", CTG_CHANGE_FORM, CTG_REPLACED, p,
		old_words(&r), old_words(&r));
	return true;
}

/* « **gras** » becomes « *gras* ». */
static bool change_strong(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA), *t = NULL;
	struct ctg_str src;
	struct run r;

	for (const struct ctg_node *k = p ? p->first : NULL; k; k = k->next)
		if (k->kind == CTG_STRONG && k->first == k->last &&
		    is_written(k->first))
			t = k->first;
	if (!t)
		return false;
	src = t->src->text;
	if (src.p[t->off - 1] != '*' || src.p[t->off - 2] != '*' ||
	    src.p[t->end] != '*' || !script_take(s, p))
		return false;
	r = (struct run){ t, 0, t->text.n };
	script_cut(s, t->src, t->off - 2, t->end + 2,
		ctg_strf(s->arena, "*%.*s*", STR_ARG(t->text)));
	script_know(s, "forme : gras", CTG_CHANGE_FORM, CTG_REPLACED, p,
		old_words(&r), old_words(&r));
	return true;
}

const struct kind kinds_words[] = {
	{ "mot remplacé", replace_word },
	{ "mots remplacés", replace_words },
	{ "deux mots", replace_two },
	{ "mots insérés", insert_words },
	{ "mots supprimés", delete_words },
	{ "phrase insérée", insert_sentence },
	{ "phrase supprimée", delete_sentence },
	{ "phrase remplacée", replace_sentence },
	{ "intitulé", replace_title },
	{ "note", replace_note },
	{ "cellule : mot", replace_cell_word },
	{ "cellule", replace_cell },
	{ "typographie", change_typing },
	{ "forme", change_form },
	{ "forme : gras", change_strong },
	{ NULL, NULL },
};
