/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/tally.h"

#include "base/buf.h"

enum what { ARTICLE, ANNEXE, TABLE, NOTE, PARTY, PERIOD, ELSEWHERE, WHATS };

struct count {
	unsigned changed, added, removed, moved, renumbered;
};

static const struct { const char *one, *many; bool feminine; } names[] = {
	[ARTICLE] = { "article", "articles", false },
	[ANNEXE] = { "annexe", "annexes", true },
	[TABLE] = { "tableau", "tableaux", false },
	[NOTE] = { "note", "notes", true },
	[PARTY] = { "partie", "parties", true },
	[PERIOD] = { "durée", "durées", true },
	[ELSEWHERE] = { "autre passage", "autres passages", false },
};

static const struct ctg_node *table_of(const struct ctg_node *n)
{
	while (n && n->kind != CTG_TABLE)
		n = n->parent;
	return n;
}

static const struct ctg_node *division_of(const struct ctg_node *n)
{
	if (n->kind == CTG_DIVISION)
		return n;
	n = ctg_node_unit(n);
	return n && n->kind == CTG_DIVISION ? n : NULL;
}

static bool in_annexe(const struct ctg_node *n)
{
	for (; n; n = n->parent)
		if (ctg_node_is_annexe(n))
			return true;
	return false;
}

static void add(struct count *c, const struct ctg_change *change)
{
	if (change->nature == CTG_CHANGE_MOVE)
		c->moved++;
	else if (change->nature == CTG_CHANGE_NUMBER)
		c->renumbered++;
	else if (change->operation == CTG_ADDED)
		c->added++;
	else if (change->operation == CTG_REMOVED)
		c->removed++;
	else
		c->changed++;
}

/* What is counted once however often it changed. */
struct seen {
	const struct ctg_node *last[WHATS];
};

static void add_once(struct count *c, struct seen *seen, enum what what,
	const struct ctg_node *n)
{
	if (!n || seen->last[what] == n)
		return;
	seen->last[what] = n;
	c[what].changed++;
}

static void count(struct count *c, struct seen *seen,
	const struct ctg_change *change)
{
	const struct ctg_node *n = change->after ? change->after :
		change->before;
	enum what where = n && in_annexe(n) ? ANNEXE : ARTICLE;

	switch (change->nature) {
	case CTG_CHANGE_PARTY:
		add(&c[PARTY], change);
		return;
	case CTG_CHANGE_PERIOD:
		add_once(c, seen, PERIOD, change->at ? change->at :
			(const void *)c);
		return;
	case CTG_CHANGE_TYPING:
	case CTG_CHANGE_DATA:
		return;
	default:
		break;
	}
	if (!n) {
		if (change->nature == CTG_CHANGE_ANNEXE)
			add(&c[ANNEXE], change);
		else
			c[ELSEWHERE].changed++;
		return;
	}
	if (n->kind == CTG_DIVISION) {
		add(&c[ctg_node_is_annexe(n) ? ANNEXE : where == ANNEXE ?
			ELSEWHERE : ARTICLE], change);
		return;
	}
	if (change->nature == CTG_CHANGE_NUMBER && n->kind == CTG_HEADING) {
		c[where].renumbered++;
		return;
	}
	if (n->kind == CTG_TABLE)
		add(&c[TABLE], change);
	else if (table_of(n))
		add_once(c, seen, TABLE, table_of(n));
	else if (change->nature == CTG_CHANGE_NOTE)
		add(&c[NOTE], change);
	else if (division_of(n))
		add_once(c, seen, where, division_of(n));
	else
		add_once(c, seen, ELSEWHERE, n);
}

static void say(struct ctg_buf *b, bool *named, enum what w, unsigned n,
	const char *done)
{
	if (n == 0)
		return;
	if (b->n > 0)
		ctg_buf_puts(b, *named ? ", " : "\u00a0; ");
	ctg_buf_printf(b, "%u", n);
	if (!*named)
		ctg_buf_printf(b, " %s", n > 1 ? names[w].many : names[w].one);
	ctg_buf_printf(b, " %s%s%s", done, names[w].feminine ? "e" : "",
		n > 1 ? "s" : "");
	*named = true;
}

struct ctg_str ctg_diff_tally(struct ctg_arena *a, const struct ctg_diff *d)
{
	struct ctg_buf b = { .arena = a };
	struct count c[WHATS] = { 0 };
	struct seen seen = { 0 };
	size_t typing = 0, data = 0;

	for (size_t i = 0; i < d->n; i++) {
		count(c, &seen, &d->changes[i]);
		typing += d->changes[i].nature == CTG_CHANGE_TYPING;
		data += d->changes[i].nature == CTG_CHANGE_DATA;
	}
	for (enum what w = 0; w < WHATS; w++) {
		bool named = false;

		say(&b, &named, w, c[w].changed, "modifié");
		say(&b, &named, w, c[w].added, "inséré");
		say(&b, &named, w, c[w].removed, "supprimé");
		say(&b, &named, w, c[w].moved, "déplacé");
		say(&b, &named, w, c[w].renumbered, "renuméroté");
	}
	if (typing > 0)
		ctg_buf_printf(&b, "%s%zu différence%s typographique%s",
			b.n ? "\u00a0; " : "", typing, typing > 1 ? "s" : "",
			typing > 1 ? "s" : "");
	if (data > 0)
		ctg_buf_printf(&b, "%s%zu donnée%s sans effet sur le texte",
			b.n ? "\u00a0; " : "", data, data > 1 ? "s" : "");
	return b.n ? ctg_buf_str(&b) : (struct ctg_str){ 0 };
}
