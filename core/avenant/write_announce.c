/* SPDX-License-Identifier: Apache-2.0 */
/* What comes is announced: « deux alinéas et un tableau ainsi rédigés ». */
#include "avenant/writing.h"

#include "model/ordinal.h"

enum noun { INTITULE, ALINEA, VISA, TABLEAU, SAUT, LIGNE, NOUNS };

static const struct {
	const char *name;
	bool feminine;
} nouns[NOUNS] = {
	[INTITULE] = { "intitulé", false }, [ALINEA] = { "alinéa", false },
	[VISA] = { "visa", false }, [TABLEAU] = { "tableau", false },
	[SAUT] = { "saut de page", false }, [LIGNE] = { "ligne", true },
};

/* How many of each, in the order of their first. */
struct content {
	size_t n[NOUNS];
	enum noun order[NOUNS];
	size_t kinds;
	const struct ctg_node *divisions;	/* all that it is: the first */
	size_t ndivisions;
	const struct ctg_node *row;	/* the first */
};

static void count(struct content *c, enum noun noun)
{
	if (c->n[noun]++ == 0)
		c->order[c->kinds++] = noun;
}

static void count_below(struct content *c, const struct ctg_node *n,
	enum noun para)
{
	for (n = n->first; n; n = n->next)
		switch (n->kind) {
		case CTG_PARA:
			count(c, para);
			break;
		case CTG_HEADING:
			count(c, INTITULE);
			break;
		case CTG_TABLE:
			count(c, TABLEAU);
			break;
		case CTG_BREAK:
			count(c, SAUT);
			break;
		case CTG_ROW:
			c->row = c->row ? c->row : n;
			count(c, LIGNE);
			break;
		case CTG_NOTE:
			break;
		default:
			count_below(c, n, para);
		}
}

/* Labelled divisions of one kind, and nothing else. */
static void find_divisions(struct content *c, const struct ctg_node *blocks)
{
	const struct ctg_node *n = blocks->first;

	c->ndivisions = 0;
	for (; n && n->kind != CTG_NOTE; n = n->next) {
		if (!ctg_node_is_labelled(n) || n->division.heading.word !=
		    blocks->first->division.heading.word)
			return;
		c->ndivisions++;
	}
	c->divisions = blocks->first;
}

/* What comes after the comparution as a whole are the first visas. */
static bool is_visa(const struct ctg_node *n)
{
	bool whole = n && n->kind == CTG_PART;

	if (n && !whole)
		n = ctg_node_unit(n);
	return n && n->kind == CTG_PART &&
		(ctg_str_eq(n->text, STR("visas")) ||
		 (whole && ctg_str_eq(n->text, STR("comparution"))));
}

static void read_content(struct content *c, const struct ctg_node *blocks,
	const struct ctg_node *beside)
{
	*c = (struct content){ 0 };
	count_below(c, blocks, is_visa(beside) ? VISA : ALINEA);
	if (blocks->first)
		find_divisions(c, blocks);
}

/* --- labelled divisions --------------------------------------------------- */

static void write_label(struct ctg_buf *b, const struct ctg_node *n)
{
	const struct ctg_heading *h = &n->division.heading;
	struct ctg_buf one = { .arena = b->arena };

	ctg_label_write_named(&one, h->word, h->label);
	ctg_buf_add(b, ctg_str_skip(ctg_buf_str(&one),
		strlen(ctg_word_name(h->word)) + 1));
}

/* « 5-1, 5-2 et 5-3 » */
static void write_labels(struct ctg_buf *b, const struct content *c)
{
	const struct ctg_node *n = c->divisions;

	for (size_t i = 0; i < c->ndivisions; i++, n = n->next) {
		if (i > 0)
			ctg_buf_puts(b, i + 1 < c->ndivisions ? ", " : " et ");
		write_label(b, n);
	}
}

bool ctg_announce_divisions(struct ctg_buf *b, const struct ctg_node *blocks)
{
	struct content c;
	enum ctg_word word;

	read_content(&c, blocks, NULL);
	if (!c.divisions)
		return false;
	word = c.divisions->division.heading.word;
	if (c.ndivisions > 1)
		ctg_buf_printf(b, "des %ss ", ctg_word_name(word));
	else
		ctg_buf_printf(b, "d'%s %s ", ctg_word_is_feminine(word) ?
			"une" : "un", ctg_word_name(word));
	write_labels(b, &c);
	return true;
}

/* --- sentences ------------------------------------------------------------ */

static struct ctg_agreement agreement(const struct content *c)
{
	struct ctg_agreement how = { true, false };
	size_t all = 0;

	if (c->divisions) {
		how.feminine = ctg_word_is_feminine(
			c->divisions->division.heading.word);
		how.plural = c->ndivisions > 1;
		return how;
	}
	for (size_t i = 0; i < c->kinds; i++) {
		how.feminine &= nouns[c->order[i]].feminine;
		all += c->n[c->order[i]];
	}
	how.plural = all > 1;
	return how;
}

static void say_divisions(struct ctg_wording *w, const struct content *c,
	const char *several)
{
	struct ctg_buf labels = { .arena = w->arena };
	enum ctg_word word = c->divisions->division.heading.word;

	if (c->ndivisions > 1) {
		ctg_say(w, several);
		ctg_say(w, ctg_word_name(word));
		ctg_say(w, "s");
	} else {
		ctg_say_count(w, 1, ctg_word_name(word),
			ctg_word_is_feminine(word));
	}
	ctg_say(w, " ");
	write_labels(&labels, c);
	ctg_say_str(w, ctg_buf_str(&labels));
}

/* « , dont les première et deuxième cellules prolongent celles de la ligne
 * précédente, »: of the first row. */
static void say_continued(struct ctg_wording *w, const struct content *c)
{
	struct ctg_buf ranks = { .arena = w->arena };
	size_t n = 0, all = 0;

	for (const struct ctg_node *k = c->row->first; k; k = k->next)
		all += ctg_op_continues(k);
	for (const struct ctg_node *k = c->row->first; k; k = k->next) {
		if (!ctg_op_continues(k))
			continue;
		ctg_buf_puts(&ranks, n == 0 ? "" : n + 1 < all ? ", " :
			" et ");
		ctg_ordinal_write(&ranks, k->cell.column + 1, true);
		n++;
	}
	if (n == 0)
		return;
	ctg_say(w, c->n[LIGNE] > 1 ? ", dont, à la première, " : ", dont ");
	ctg_say(w, n > 1 ? "les " : "la ");
	ctg_say_str(w, ctg_buf_str(&ranks));
	ctg_say(w, n > 1 ? " cellules prolongent celles" :
		" cellule prolonge celle");
	ctg_say(w, " de la ligne précédente,");
}

static void say_content(struct ctg_wording *w, const struct content *c,
	const char *several)
{
	struct ctg_agreement how = agreement(c);

	if (c->divisions)
		say_divisions(w, c, several);
	for (size_t i = 0; i < c->kinds && !c->divisions; i++) {
		enum noun noun = c->order[i];

		if (i > 0)
			ctg_say(w, i + 1 < c->kinds ? ", " : " et ");
		ctg_say_count(w, c->n[noun], nouns[noun].name,
			nouns[noun].feminine);
	}
	if (c->row && c->kinds == 1)
		say_continued(w, c);
	ctg_say(w, " ainsi rédigé");
	ctg_say(w, how.feminine ? "e" : "");
	ctg_say(w, how.plural ? "s" : "");
	ctg_say(w, "\u00a0:");
}

void ctg_announce(struct ctg_wording *w, const struct ctg_node *blocks,
	const struct ctg_node *beside)
{
	struct content c;

	read_content(&c, blocks, beside);
	say_content(w, &c, "les ");
}

void ctg_announce_inserted(struct ctg_wording *w,
	const struct ctg_node *blocks, const struct ctg_node *beside)
{
	struct ctg_agreement how;
	struct content c;

	read_content(&c, blocks, beside);
	how = agreement(&c);
	if (how.plural)
		ctg_say_done(w, how, "inséré");
	else
		ctg_say(w, "il est inséré");
	ctg_say(w, " ");
	say_content(w, &c, "des ");
}
