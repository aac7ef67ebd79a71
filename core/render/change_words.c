/* SPDX-License-Identifier: Apache-2.0 */
#include "render/change_words.h"

#include "base/utf8.h"
#include "model/address.h"
#include "model/known.h"

/* « Visas », « Formule de clôture » */
static struct ctg_str part_title(struct ctg_arena *a, const struct ctg_node *n)
{
	const struct ctg_generated *part = ctg_generated_find(n->text);

	return part ? ctg_strf(a, "%c%s", part->name[0] - 'a' + 'A',
		part->name + 1) : n->text;
}

struct ctg_str ctg_change_title(struct ctg_arena *a,
	const struct ctg_change *c)
{
	const struct ctg_node *n = c->after ? c->after : c->before, *heading;

	if (!n)
		return STR("Ce que disent les en-têtes");
	if (n->kind != CTG_DIVISION && n->kind != CTG_NOTE &&
	    n->kind != CTG_PART)
		n = ctg_node_section(n);
	if (n && n->kind == CTG_PART)
		return part_title(a, n);
	if (n && n->kind == CTG_NOTE)
		return STR("Notes");
	heading = n ? ctg_node_heading(n) : NULL;
	return heading ? ctg_node_words(a, heading) :
		STR("Avant le premier article");
}

bool ctg_change_is_piece(const struct ctg_change *c)
{
	return c->nature == CTG_CHANGE_ANNEXE && c->operation == CTG_REPLACED;
}

/* What a change list calls a replacement may be a kept block. */
static enum ctg_operation operation(const struct ctg_change *c)
{
	return c->at && c->at->delta->mark == CTG_KEPT ? CTG_REPLACED :
		c->operation;
}

static bool is_joined(const struct ctg_change *c)
{
	return c->operation == CTG_SPLIT || c->operation == CTG_MERGED;
}

bool ctg_change_is_column(const struct ctg_change *c)
{
	return ctg_str_eq(c->said, STR("colonne"));
}

const struct ctg_node *ctg_change_node(const struct ctg_change *c)
{
	const struct ctg_node *n = c->after ? c->after : c->before;

	if (is_joined(c))
		return c->at->prev->delta->after;
	return ctg_change_is_column(c) ? n->parent->parent : n;
}

static unsigned depth_of(const struct ctg_node *n)
{
	unsigned depth = 0;

	for (; n; n = n->parent)
		depth += n->kind == CTG_ITEM;
	return depth;
}

const char *ctg_change_list(const struct ctg_change *c)
{
	unsigned old = depth_of(c->before), now = depth_of(c->after);

	if (old == now)
		return NULL;
	return old == 0 ? "dans une liste" : now == 0 ? "hors de la liste" :
		"à un autre niveau de la liste";
}

/* A page break is all form, but it comes and goes. */
static bool is_break(const struct ctg_change *c)
{
	return c->nature == CTG_CHANGE_FORM && c->at &&
		c->at->kind == CTG_BREAK;
}

/* « cellule », « annexe », « partie intitulée … » against « alinéa »,
 * « intitulé », « article ». */
static bool is_feminine(const struct ctg_node *n)
{
	const struct ctg_generated *part;

	switch (n->kind) {
	case CTG_DIVISION:
		return n->division.heading.word == CTG_PLAIN ||
			ctg_word_is_feminine(n->division.heading.word);
	case CTG_PART:
		part = ctg_generated_find(n->text);
		return part && part->feminine;
	case CTG_ROW:
	case CTG_CELL:
	case CTG_LIST:
	case CTG_NOTE:
		return true;
	default:
		return false;
	}
}

/* « visas », « signatures » */
static bool is_plural(const struct ctg_node *n)
{
	const struct ctg_generated *part = n->kind == CTG_PART ?
		ctg_generated_find(n->text) : NULL;

	return part && part->plural;
}

struct ctg_str ctg_change_done(struct ctg_arena *a,
	const struct ctg_change *c)
{
	static const char *const names[] = {
		[CTG_REPLACED] = "modifié", [CTG_ADDED] = "inséré",
		[CTG_REMOVED] = "supprimé",
	};
	const char *done;

	if (is_joined(c))
		return c->operation == CTG_SPLIT ? STR("scindé en deux") :
			STR("réunit deux alinéas");
	done = names[operation(c)];
	switch (c->nature) {
	case CTG_CHANGE_TYPING:
		return STR("typographie");
	case CTG_CHANGE_FORM:
		if (is_break(c))
			break;
		return STR("mise en forme");
	case CTG_CHANGE_MOVE:
		done = "déplacé";
		break;
	case CTG_CHANGE_NUMBER:
		done = "renuméroté";
		break;
	case CTG_CHANGE_WORDS:
	case CTG_CHANGE_TITLE:
		done = "modifié";
		break;
	default:
		break;
	}
	if (ctg_change_is_piece(c))
		done = "remplacé";
	return ctg_strf(a, "%s%s%s", done,
		is_feminine(ctg_change_node(c)) ? "e" : "",
		is_plural(ctg_change_node(c)) ? "s" : "");
}

/* --- what it is ---------------------------------------------------------- */

struct noun {
	const char *name;
	bool feminine, plural;
};

static struct noun table_noun(const struct ctg_change *c)
{
	if (!c->at || c->at->kind == CTG_TABLE)
		return (struct noun){ "tableau", false, false };
	if (c->at->kind == CTG_ROW)
		return (struct noun){ "ligne", true, false };
	return ctg_change_is_column(c) ?
		(struct noun){ "colonne", true, false } :
		(struct noun){ "cellule", true, false };
}

static struct noun division_noun(const struct ctg_change *c)
{
	const struct ctg_node *n = c->after ? c->after : c->before;

	return n && n->kind == CTG_DIVISION &&
		n->division.heading.word == CTG_ARTICLE ?
		(struct noun){ "article", false, false } :
		(struct noun){ "division", true, false };
}

static struct noun noun_of(const struct ctg_change *c)
{
	switch (c->nature) {
	case CTG_CHANGE_WORDS:
		return (struct noun){ "mots", false, true };
	case CTG_CHANGE_ARTICLE:
		return division_noun(c);
	case CTG_CHANGE_TITLE:
		return (struct noun){ c->at ? "intitulé" : "titre", false,
			false };
	case CTG_CHANGE_TABLE:
		return table_noun(c);
	case CTG_CHANGE_ANNEXE:
		return (struct noun){ "annexe", true, false };
	case CTG_CHANGE_NOTE:
		return (struct noun){ "note", true, false };
	case CTG_CHANGE_FORM:
		return (struct noun){ "saut de page", false, false };
	default:
		return (struct noun){ "alinéa", false, false };
	}
}

static struct ctg_str said(struct ctg_arena *a, const char *what,
	const struct ctg_change *c)
{
	bool told = c->said.n == 0 || c->sentence[0].n > 0;

	return told ? ctg_str_from(what) : ctg_strf(a, "%s\u00a0: %.*s", what,
		STR_ARG(c->said));
}

size_t ctg_change_sentence(struct ctg_change_piece out[CTG_CHANGE_PIECES],
	const struct ctg_change *c)
{
	const struct ctg_change_piece all[CTG_CHANGE_PIECES] = {
		{ c->sentence[0], CTG_KEPT }, { c->old, CTG_DELETED },
		{ c->sentence[1], CTG_KEPT }, { c->now, CTG_INSERTED },
		{ c->sentence[2], CTG_KEPT },
	};
	size_t n = 0;

	for (size_t i = 0; all[0].s.n && i < CTG_CHANGE_PIECES; i++)
		if (all[i].s.n)
			out[n++] = all[i];
	return n;
}

struct ctg_str ctg_change_label(struct ctg_arena *a,
	const struct ctg_change *c)
{
	static const char *const names[] = {
		[CTG_REPLACED] = "modifié", [CTG_ADDED] = "inséré",
		[CTG_REMOVED] = "supprimé", [CTG_SPLIT] = "scindé",
	};
	bool words = c->nature == CTG_CHANGE_WORDS;
	enum ctg_operation o = words ? c->operation : operation(c);
	struct noun n = noun_of(c);
	struct ctg_str done;

	if (ctg_change_is_piece(c))
		return STR("annexe remplacée");
	if (c->operation == CTG_MERGED)
		return STR("alinéas réunis");
	switch (c->nature) {
	case CTG_CHANGE_MOVE:
		return ctg_change_list(c) ? ctg_strf(a, "déplacement %s",
			ctg_change_list(c)) : STR("déplacement");
	case CTG_CHANGE_NUMBER:
		return STR("renumérotation");
	case CTG_CHANGE_TYPING:
		return STR("typographie");
	case CTG_CHANGE_FORM:
		if (is_break(c))
			break;
		return said(a, "mise en forme", c);
	case CTG_CHANGE_PERIOD:
		return said(a, "durée", c);
	case CTG_CHANGE_PARTY:
		return said(a, "partie", c);
	case CTG_CHANGE_DATA:
		return said(a, "donnée non imprimée", c);
	default:
		break;
	}
	done = ctg_strf(a, "%s %s%s%s", n.name,
		words && o == CTG_REPLACED ? "remplacé" : names[o],
		n.feminine ? "e" : "", n.plural ? "s" : "");
	return c->nature == CTG_CHANGE_ANNEXE ? said(a, done.p, c) : done;
}

struct ctg_str ctg_change_place(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_address address;

	ctg_address_of(&address, a, n);
	ctg_address_write(&b, &address, CTG_BARE);
	return ctg_buf_str(&b);
}

static struct ctg_str space_name(unsigned c)
{
	switch (c) {
	case 0xa0:
		return STR("espace insécable");
	case 0x202f:
		return STR("espace fine insécable");
	case ' ':
		return STR("espace");
	default:
		return STR("autre espace");
	}
}

struct ctg_str ctg_change_spaces(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };
	size_t len;

	for (; s.n > 0; s = ctg_str_skip(s, len)) {
		unsigned c = ctg_utf8_next(s, &len);

		if (!ctg_utf8_is_space(c))
			return (struct ctg_str){ 0 };
		ctg_buf_printf(&b, "%s%.*s", b.n ? ", " : "",
			STR_ARG(space_name(c)));
	}
	return b.n ? ctg_buf_str(&b) : (struct ctg_str){ 0 };
}
