/* SPDX-License-Identifier: Apache-2.0 */
/* Edits of whole blocks: alinéas, list items, articles. */
#include "truth.h"

#include "base/utf8.h"

#define FEW_LEAVES	14

/* An alinéa of its own: not in a list, a note, nor a generated part. */
static const struct ctg_node *pick_alinea(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);

	return p && (p->parent->kind == CTG_DIVISION ||
		p->parent->kind == CTG_DOCUMENT) ? p : NULL;
}

static bool has_note(const struct ctg_node *n)
{
	for (const struct ctg_node *k = n; k; k = ctg_node_next(n, k))
		if (k->kind == CTG_NOTEREF)
			return true;
	return false;
}

/* Two lists without anything between them would be one. */
static bool may_leave(const struct ctg_node *n)
{
	return !has_note(n) && !(n->prev && n->next &&
		n->prev->kind == CTG_LIST && n->next->kind == CTG_LIST) &&
		!(n->prev && n->prev->kind == CTG_PART);
}

/* Its lines, and the blank one that follows. */
static void remove_block(struct script *s, const struct ctg_node *n)
{
	size_t end = base_end(n);

	if (end < n->src->text.n)
		end++;
	if (end < n->end && n->src->text.p[end] == '\n' &&
	    n->kind != CTG_ITEM)
		end++;
	script_cut(s, n->src, n->off, end, (struct ctg_str){ 0 });
}

static void put_before(struct script *s, const struct ctg_node *n,
	struct ctg_str text)
{
	script_cut(s, n->src, n->off, n->off, ctg_strf(s->arena, "%.*s\n\n",
		STR_ARG(text)));
}

/* --- alinéas --- */

static bool insert_alinea(struct script *s)
{
	const struct ctg_node *p = pick_alinea(s);
	struct ctg_str now = script_sentences(s, 1 + script_chance(s, 3));

	if (!p || !script_take_gap(s, p))
		return false;
	put_before(s, p, now);
	script_know(s, "alinéa inséré", CTG_CHANGE_ALINEA, CTG_ADDED, p,
		(struct ctg_str){ 0 }, now);
	return true;
}

static bool delete_alinea(struct script *s)
{
	const struct ctg_node *p = pick_alinea(s);

	if (!p || !may_leave(p) || !script_take(s, p))
		return false;
	remove_block(s, p);
	script_know(s, "alinéa supprimé", CTG_CHANGE_ALINEA, CTG_REMOVED, p,
		script_words(s, p), (struct ctg_str){ 0 })->old_written =
		base_slice(p);
	return true;
}

static size_t count_words(struct ctg_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ' ';
	return n + 1;
}

static bool is_alone(struct script *s, const struct ctg_node *n)
{
	struct ctg_str w = script_words(s, n);

	for (size_t i = 0; i < s->base->n; i++)
		if (s->base->leaves[i] != n && ctg_str_eq(w,
		    script_words(s, s->base->leaves[i])))
			return false;
	return true;
}

/* What is passed is more than what moves: else it is that which moved. */
static bool is_far(struct script *s, const struct ctg_node *n,
	const struct ctg_node *to)
{
	const struct ctg_node *k = n->next;
	size_t blocks = 0, words = 0;
	bool after = false;

	if (n->parent != to->parent)
		return true;
	for (; k && k != to; k = k->next)
		;
	after = k != NULL;
	for (k = after ? n->next : to; k != (after ? to : n); k = k->next) {
		words += count_words(script_words(s, k));
		blocks++;
	}
	return blocks > 1 && 2 * words > 3 * count_words(script_words(s, n));
}

/* Cuts before the word in the middle, when there are enough of them. */
static struct ctg_str reworded(struct script *s, const struct ctg_node *p,
	struct ctg_str *old, struct ctg_str *now)
{
	struct ctg_str t = base_slice(p), rest, from;
	size_t i = t.n / 2;

	while (i < t.n && t.p[i] != ' ')
		i++;
	from = ctg_str_head(t, i + 1);
	rest = ctg_str_skip(t, i + 1);
	*old = ctg_str_head(rest, ctg_str_find(rest, STR(" ")));
	for (i = 0; i < old->n; i++)
		if (!ctg_is_alpha(old->p[i]))
			return (struct ctg_str){ 0 };
	do
		*now = script_word(s);
	while (ctg_str_eq(*now, *old));
	return ctg_strf(s->arena, "%.*s%.*s%.*s", STR_ARG(from),
		STR_ARG(*now), STR_ARG(ctg_str_skip(rest, old->n)));
}

static bool move(struct script *s, const char *kind, bool edited)
{
	const struct ctg_node *p = pick_alinea(s), *to = pick_alinea(s);
	struct ctg_str was, is, old = { 0 }, now = { 0 }, words;
	struct known *k;

	if (!p || !to || p == to || p->next == to || !may_leave(p) ||
	    !is_alone(s, p) || p->first != p->last ||
	    p->first->kind != CTG_TEXT || p->first->var.n > 0 ||
	    !is_far(s, p, to) ||
	    count_words(script_words(s, p)) < (edited ? 14 : 6))
		return false;
	was = is = base_slice(p);
	if (edited)
		is = reworded(s, p, &old, &now);
	if (is.n == 0 || !script_is_free(s, to) || !script_take(s, p))
		return false;
	if (!script_take_gap(s, to)) {
		s->used[script_rank(s, p)] = false;
		return false;
	}
	words = script_words(s, p);
	remove_block(s, p);
	put_before(s, to, is);
	k = script_know(s, kind, CTG_CHANGE_MOVE, CTG_REPLACED, p, words,
		edited ? is : words);
	k->old_written = was;
	k->now_written = is;
	if (edited)
		script_know(s, "mot d'un alinéa déplacé", CTG_CHANGE_WORDS,
			CTG_REPLACED, p, old, now);
	return true;
}

static bool move_alinea(struct script *s)
{
	return move(s, "alinéa déplacé", false);
}

static bool move_and_edit(struct script *s)
{
	return move(s, "alinéa déplacé et modifié", true);
}

/* --- cut in two, made one --- */

static bool split_alinea(struct script *s)
{
	const struct ctg_node *p = pick_alinea(s);
	struct ctg_str t, second;
	size_t i, off;

	if (!p || p->first != p->last || p->first->kind != CTG_TEXT ||
	    p->first->var.n > 0)
		return false;
	t = base_slice(p);
	i = ctg_str_find(t, STR(". "));
	second = ctg_str_skip(t, i + 2);
	if (count_words(ctg_str_head(t, i)) < 4 || count_words(second) < 4 ||
	    second.p[0] < 'A' || second.p[0] > 'Z' || !script_take(s, p))
		return false;
	off = p->off + i + 1;
	script_cut(s, p->src, off, off + 1, STR("\n\n"));
	script_know(s, "alinéa scindé", CTG_CHANGE_ALINEA, CTG_SPLIT, p,
		script_words(s, p), ctg_strf(s->arena, "%.*s\n%.*s",
		(int)i + 1, t.p, STR_ARG(second)));
	return true;
}

static bool merge_alineas(struct script *s)
{
	const struct ctg_node *p = pick_alinea(s), *q = p ? p->next : NULL;

	if (!q || q->kind != CTG_PARA || q->src != p->src ||
	    count_words(script_words(s, p)) < 4 ||
	    count_words(script_words(s, q)) < 4 || has_note(p) ||
	    has_note(q) || p->end != q->off ||
	    !script_is_free(s, p) || !script_is_free(s, q))
		return false;
	s->used[script_rank(s, p)] = s->used[script_rank(s, q)] = true;
	script_cut(s, p->src, base_end(p), q->off, STR(" "));
	script_know(s, "alinéas réunis", CTG_CHANGE_ALINEA, CTG_MERGED, q,
		ctg_strf(s->arena, "%.*s\n%.*s", STR_ARG(script_words(s, p)),
		STR_ARG(script_words(s, q))),
		ctg_strf(s->arena, "%.*s %.*s", STR_ARG(script_words(s, p)),
		STR_ARG(script_words(s, q))));
	return true;
}

/* --- list items --- */

/* With its bullet only, and one alinéa. */
static const struct ctg_node *pick_item(struct script *s)
{
	const struct ctg_node *p = script_pick(s, CTG_PARA);
	const struct ctg_node *item = p ? p->parent : NULL;

	return item && item->kind == CTG_ITEM && item->first == item->last &&
		item->text.n == 0 ? item : NULL;
}

static bool insert_item(struct script *s)
{
	const struct ctg_node *item = pick_item(s);
	struct ctg_str now = script_sentence(s), line;
	size_t i;

	if (!item || !script_take_gap(s, item->first))
		return false;
	line = base_slice(item);
	i = ctg_str_find(line, STR("- ")) + 2;
	script_cut(s, item->src, item->off, item->off, ctg_strf(s->arena,
		"%.*s%.*s\n", STR_ARG(ctg_str_head(line, i)), STR_ARG(now)));
	script_know(s, "élément inséré", CTG_CHANGE_ALINEA, CTG_ADDED, item,
		(struct ctg_str){ 0 }, now);
	return true;
}

static bool delete_item(struct script *s)
{
	const struct ctg_node *item = pick_item(s);

	if (!item || (!item->prev && !item->next) || has_note(item) ||
	    !script_take(s, item))
		return false;
	remove_block(s, item);
	script_know(s, "élément supprimé", CTG_CHANGE_ALINEA, CTG_REMOVED,
		item, script_words(s, item), (struct ctg_str){ 0 })
		->old_written = base_slice(item);
	return true;
}

/* --- articles --- */

static const struct ctg_node *pick_division(struct script *s)
{
	const struct ctg_node *h = script_pick(s, CTG_HEADING);
	const struct ctg_node *d = h ? h->parent : NULL;

	return d && d->kind == CTG_DIVISION && d->src ? d : NULL;
}

static size_t count_leaves(const struct script *s, const struct ctg_node *d)
{
	size_t n = 0;

	for (size_t i = 0; i < s->base->n; i++)
		for (const struct ctg_node *k = s->base->leaves[i]; k;
		     k = k->parent)
			if (k == d) {
				n++;
				break;
			}
	return n;
}

/* No footnote is written in it, and none called. */
static bool is_whole(const struct script *s, const struct ctg_node *d)
{
	const struct ctg_node *doc = s->base->text.developed;

	for (const struct ctg_node *n = doc->first; n; n = n->next)
		if (n->kind == CTG_NOTE && n->src == d->src &&
		    n->off >= d->off && n->off < d->end)
			return false;
	return !has_note(d) && count_leaves(s, d) <= FEW_LEAVES;
}

static void put_article(struct script *s, const char *kind,
	const struct ctg_node *before, struct ctg_str heading)
{
	struct ctg_buf written = { .arena = s->arena }, words = written;
	size_t n = 1 + script_chance(s, 3);
	struct known *k;

	for (unsigned i = 0; i < before->division.level; i++)
		ctg_buf_putc(&written, '#');
	ctg_buf_printf(&written, " %.*s", STR_ARG(heading));
	ctg_buf_add(&words, heading);
	for (; n > 0; n--) {
		struct ctg_str p = script_sentences(s, 1 + script_chance(s, 2));

		ctg_buf_printf(&written, "\n\n%.*s", STR_ARG(p));
		ctg_buf_printf(&words, "\n%.*s", STR_ARG(p));
	}
	put_before(s, before, ctg_buf_str(&written));
	k = script_know(s, kind, CTG_CHANGE_ARTICLE, CTG_ADDED, before,
		(struct ctg_str){ 0 }, ctg_buf_str(&words));
	k->now_written = ctg_buf_str(&written);
}

/* Numbers stay: « 5 bis », or a title alone. */
static bool insert_article(struct script *s)
{
	const struct ctg_node *d = pick_division(s);
	const struct ctg_node *prev = d ? d->prev : NULL;
	struct ctg_str heading = script_title(s, 3);

	if (!d || !prev || prev->kind != CTG_DIVISION ||
	    prev->division.level != d->division.level ||
	    !script_take_gap(s, d->first))
		return false;
	if (prev->division.heading.word == CTG_ARTICLE &&
	    prev->division.heading.label.latin == 0)
		heading = ctg_strf(s->arena, "Article %.*s bis - %.*s",
			STR_ARG(prev->division.heading.printed),
			STR_ARG(heading));
	put_article(s, "article inséré", d, heading);
	return true;
}

static bool is_numbered(const struct ctg_node *d)
{
	const struct ctg_label *l = &d->division.heading.label;

	return d->kind == CTG_DIVISION && d->src &&
		d->division.heading.word == CTG_ARTICLE &&
		l->style == CTG_ARABIC && !l->dots[0] && !l->letter &&
		!l->sub && !l->latin && d->first->first == d->first->last &&
		d->first->first->kind == CTG_TEXT;
}

/* The articles from d on, if their numbers follow. */
static size_t followers(struct script *s, const struct ctg_node *d,
	const struct ctg_node **v, size_t room)
{
	size_t n = 0;

	for (; d && is_numbered(d) && n < room; d = d->next) {
		if (n > 0 && d->division.heading.label.num !=
		    v[n - 1]->division.heading.label.num + 1)
			return 0;
		if (!script_is_free(s, d->first))
			return 0;
		v[n++] = d;
	}
	return d && d->kind == CTG_DIVISION && d->src &&
		d->division.heading.word == CTG_ARTICLE ? 0 : n;
}

static void renumber(struct script *s, const struct ctg_node *d, int by)
{
	const struct ctg_node *h = d->first;
	struct ctg_str was = script_words(s, h), line = base_slice(h);
	struct ctg_str printed = d->division.heading.printed, is, from;
	size_t i = ctg_str_find(was, printed);
	unsigned num = (unsigned)((int)d->division.heading.label.num + by);

	is = ctg_strf(s->arena, "%.*s%u%.*s", STR_ARG(ctg_str_head(was, i)),
		num, STR_ARG(ctg_str_skip(was, i + printed.n)));
	i = ctg_str_find(line, printed);
	from = ctg_strf(s->arena, "%u", num);
	script_cut(s, h->src, h->off + i, h->off + i + printed.n, from);
	script_know(s, "renumérotation", CTG_CHANGE_NUMBER, CTG_REPLACED, h,
		was, is);
}

static bool insert_and_renumber(struct script *s)
{
	const struct ctg_node *d = pick_division(s), *v[60];
	size_t n = d ? followers(s, d, v, ALL_OF(v)) : 0;
	struct ctg_str title = script_title(s, 3);

	if (n < 2 || n > 30 || s->n > 40 || !script_take_gap(s, d->first))
		return false;
	for (size_t i = 0; i < n; i++)
		s->used[script_rank(s, v[i]->first)] = true;
	put_article(s, "article inséré, suivants renumérotés", d,
		ctg_strf(s->arena, "Article %u - %.*s",
			d->division.heading.label.num, STR_ARG(title)));
	for (size_t i = 0; i < n; i++)
		renumber(s, v[i], 1);
	return true;
}

static bool delete_article(struct script *s)
{
	const struct ctg_node *d = pick_division(s);

	if (!d || !is_whole(s, d) || (d->prev && d->prev->kind == CTG_PART) ||
	    !script_take(s, d))
		return false;
	remove_block(s, d);
	script_know(s, "article supprimé", CTG_CHANGE_ARTICLE, CTG_REMOVED,
		d, script_words(s, d), (struct ctg_str){ 0 })->old_written =
		base_slice(d);
	return true;
}

static bool delete_and_renumber(struct script *s)
{
	const struct ctg_node *d = pick_division(s), *v[60];
	size_t n = d && d->next ? followers(s, d->next, v, ALL_OF(v)) : 0;

	if (n < 1 || n > 30 || s->n > 40 || !is_numbered(d) ||
	    v[0]->division.heading.label.num !=
	    d->division.heading.label.num + 1 || !is_whole(s, d) ||
	    !script_take(s, d))
		return false;
	for (size_t i = 0; i < n; i++)
		s->used[script_rank(s, v[i]->first)] = true;
	remove_block(s, d);
	script_know(s, "article supprimé, suivants renumérotés",
		CTG_CHANGE_ARTICLE, CTG_REMOVED, d, script_words(s, d),
		(struct ctg_str){ 0 })->old_written = base_slice(d);
	for (size_t i = 0; i < n; i++)
		renumber(s, v[i], -1);
	return true;
}

static bool is_alone_division(struct script *s, const struct ctg_node *d)
{
	const struct ctg_node *doc = s->base->text.developed;
	struct ctg_str w = script_words(s, d);

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (n != d && n->kind == CTG_DIVISION && ctg_str_eq(w,
		    script_words(s, n)))
			return false;
	return true;
}

static bool move_article(struct script *s)
{
	const struct ctg_node *d = pick_division(s), *to = pick_division(s);
	struct ctg_str words;
	struct known *k;

	if (!d || !to || d->parent != to->parent || d == to ||
	    d->next == to || d->division.level != to->division.level ||
	    !is_whole(s, d) || d->first == d->last || !is_far(s, d, to) ||
	    (d->prev && d->prev->kind == CTG_PART) || d->src != to->src ||
	    count_words(script_words(s, d)) < 10 ||
	    !is_alone_division(s, d) || !script_is_free(s, to->first) ||
	    !script_take(s, d))
		return false;
	words = script_words(s, d);
	if (script_take_gap(s, to->first))
		put_before(s, to, base_slice(d));
	else
		return false;
	remove_block(s, d);
	k = script_know(s, "article déplacé", CTG_CHANGE_MOVE, CTG_REPLACED,
		d, words, words);
	k->old_written = k->now_written = base_slice(d);
	return true;
}

const struct kind kinds_blocks[] = {
	{ "alinéa inséré", insert_alinea },
	{ "alinéa supprimé", delete_alinea },
	{ "alinéa déplacé", move_alinea },
	{ "alinéa déplacé et modifié", move_and_edit },
	{ "alinéa scindé", split_alinea },
	{ "alinéas réunis", merge_alineas },
	{ "élément inséré", insert_item },
	{ "élément supprimé", delete_item },
	{ "article inséré", insert_article },
	{ "article inséré, suivants renumérotés", insert_and_renumber },
	{ "article supprimé", delete_article },
	{ "article supprimé, suivants renumérotés", delete_and_renumber },
	{ "article déplacé", move_article },
	{ NULL, NULL },
};
