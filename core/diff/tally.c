/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/tally.h"

#include "base/buf.h"

enum what {
	ARTICLE, CHAPITRE, TITRE, SECTION, FICHE, THEME, ANNEXE, TABLE, NOTE,
	PARTY, PERIOD, ELSEWHERE, WHATS
};

struct count {
	unsigned changed, added, removed, moved, renumbered;
};

static const struct { const char *one, *many; bool feminine; } names[] = {
	[ARTICLE] = { "article", "articles", false },
	[CHAPITRE] = { "chapitre", "chapitres", false },
	[TITRE] = { "titre", "titres", false },
	[SECTION] = { "section", "sections", true },
	[FICHE] = { "fiche", "fiches", true },
	[THEME] = { "thème", "thèmes", false },
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

static const struct ctg_node *note_of(const struct ctg_node *n)
{
	while (n && n->kind != CTG_NOTE)
		n = n->parent;
	return n;
}

/* The annexe around, or the labelled division; NULL out of any. */
static const struct ctg_node *division_of(const struct ctg_node *n)
{
	const struct ctg_node *unit = n;

	for (const struct ctg_node *p = n; p; p = p->parent)
		if (ctg_node_is_annexe(p))
			return p;
	if (n->kind != CTG_DIVISION || n->division.heading.word == CTG_PLAIN)
		unit = ctg_node_unit(n);
	return unit && unit->kind == CTG_DIVISION ? unit : NULL;
}

static enum what what_is(const struct ctg_node *division)
{
	static const enum what words[] = {
		[CTG_PLAIN] = ELSEWHERE, [CTG_ARTICLE] = ARTICLE,
		[CTG_CHAPITRE] = CHAPITRE, [CTG_TITRE] = TITRE,
		[CTG_SECTION] = SECTION, [CTG_ANNEXE] = ANNEXE,
		[CTG_FICHE] = FICHE, [CTG_THEME] = THEME,
	};

	return ctg_node_is_annexe(division) ? ANNEXE :
		words[division->division.heading.word];
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
	const void *last[WHATS];
};

static void add_once(struct count *c, struct seen *seen, enum what what,
	const void *n)
{
	if (!n || seen->last[what] == n)
		return;
	seen->last[what] = n;
	c[what].changed++;
}

/* One node for a place, in whichever version it was met. */
static const struct ctg_node *key(const struct ctg_node *n)
{
	if (!n || !n->delta)
		return n;
	return n->delta->after ? n->delta->after : n->delta->before;
}

/* A whole division, or a passage of one. */
static void count_text(struct count *c, struct seen *seen,
	const struct ctg_change *change, const struct ctg_node *n)
{
	const struct ctg_node *d = change->at ? division_of(change->at) : NULL;
	enum what where;

	/* What was edited on its way stands alone. */
	d = key(d ? d : division_of(n));
	where = d ? what_is(d) : ELSEWHERE;
	if (n->kind == CTG_DIVISION && (n == d || !d))
		add(&c[where], change);
	else if (change->nature == CTG_CHANGE_NUMBER && n->kind == CTG_HEADING)
		c[where].renumbered++;
	else if (n->kind == CTG_TABLE && change->nature != CTG_CHANGE_FORM)
		add(&c[TABLE], change);
	else if (table_of(n))
		add_once(c, seen, TABLE, key(table_of(table_of(change->at) ?
			change->at : n)));
	else if (n->kind == CTG_NOTE)
		add(&c[NOTE], change);
	else if (note_of(n))
		add_once(c, seen, NOTE, key(note_of(note_of(change->at) ?
			change->at : n)));
	else if (change->nature == CTG_CHANGE_MOVE && n->kind == CTG_PART)
		c[where].moved++;
	else
		add_once(c, seen, where, d ? d : n);
}

static void count(struct count *c, struct seen *seen,
	const struct ctg_change *change)
{
	const struct ctg_node *n = change->after ? change->after :
		change->before;

	switch (change->nature) {
	case CTG_CHANGE_PARTY:
		if (change->party)
			add_once(c, seen, PARTY, change->party);
		else
			add(&c[PARTY], change);
		return;
	case CTG_CHANGE_PERIOD:
		add_once(c, seen, PERIOD, c);
		return;
	case CTG_CHANGE_TYPING:
	case CTG_CHANGE_DATA:
		return;
	default:
		break;
	}
	if (n)
		count_text(c, seen, change, n);
	else
		c[ELSEWHERE].changed++;
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
