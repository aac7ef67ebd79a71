/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes before the first NUL grow a developed text, however odd: every
 * block has an address that reads back and leads back.  The bytes after it
 * are read as an address, written, and read again. */
#include "base/utf8.h"
#include "model/address.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCKS_MAX	40

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

struct growing {
	struct ctg_arena *arena;
	struct ctg_node *doc, *at;	/* at: the last block that can hold */
	const uint8_t *p, *end;
	bool annexes, notes;
};

static unsigned pick(struct growing *g, unsigned n)
{
	return g->p < g->end ? *g->p++ % n : 0;
}

static struct ctg_node *add(struct growing *g, struct ctg_node *to,
	enum ctg_kind kind)
{
	struct ctg_node *n = ctg_node_new(g->arena, kind);

	ctg_node_append(to, n);
	return n;
}

static struct ctg_str title(struct growing *g)
{
	static const char *const titles[] = {
		"Article 1er - Objet", "Article 2", "Article 1", "Titre I",
		"Chapitre 2 : Suivi", "Annexe 1 - Plan", "Annexe 2a", "Fiche 1",
		"Fiche 1 - Enfance", "Thème n° 1", "Section A", "Annexe",
		"Préambule", "PREAMBULE", "Portrait", "portrait", "Enjeux",
		"« Vote »", "a » b", "« c", "", "Exposé\u00a0des motifs",
		"d\ne", "Article L. 263-1", "\"", "Introduction",
	};

	return ctg_str_from(titles[pick(g, sizeof(titles) /
		sizeof(*titles))]);
}

static void say(struct growing *g, struct ctg_node *to, struct ctg_str text)
{
	ctg_node_append(to, ctg_node_text(g->arena, text));
}

/* The division that a heading of a level goes to. */
static struct ctg_node *enclosing(struct growing *g, unsigned level)
{
	struct ctg_node *at = g->doc;

	while (at->last && at->last->kind == CTG_DIVISION &&
	       at->last->division.level < level)
		at = at->last;
	return at;
}

static void add_division(struct growing *g, bool annexe)
{
	static const struct ctg_source source;
	static const char *const annexes[] = {
		"Annexe 1 - Plan", "Annexe 2a", "Annexe 1", "Annexe - Plan",
	};
	unsigned level = annexe ? 1 : 1 + g->annexes + pick(g, 4);
	struct ctg_node *div = add(g, enclosing(g, level), CTG_DIVISION);
	struct ctg_str text = annexe ? ctg_str_from(annexes[pick(g, 4)]) :
		title(g);

	div->src = annexe ? NULL : &source;
	div->division.level = level;
	say(g, add(g, div, CTG_HEADING), text);
	ctg_heading_read(&div->division.heading, text);
	g->annexes |= annexe;
	g->at = div;
}

static void add_part(struct growing *g)
{
	static const char *const names[] = {
		"titre", "comparution", "visas", "signatures", "x", "a «",
	};
	struct ctg_node *part = add(g, g->annexes ? g->at : g->doc, CTG_PART);

	part->text = ctg_str_from(names[pick(g, 6)]);
	g->at = part;
}

static void add_list(struct growing *g)
{
	struct ctg_node *list = add(g, g->at, CTG_LIST);
	unsigned items = 1 + pick(g, 3);

	while (items--)
		say(g, add(g, add(g, list, CTG_ITEM), CTG_PARA), title(g));
	g->at = pick(g, 2) ? list->last : g->at;
}

static void add_table(struct growing *g)
{
	struct ctg_node *table = add(g, g->at, CTG_TABLE);
	unsigned rows = 1 + pick(g, 3), columns = 1 + pick(g, 3);
	bool header = pick(g, 4) > 0;

	for (unsigned i = 0; i < rows; i++) {
		struct ctg_node *row = add(g, table, CTG_ROW);

		row->row.header = header && i == 0;
		for (unsigned j = 0; j < columns; j++)
			say(g, add(g, row, CTG_CELL), title(g));
	}
}

static void add_para(struct growing *g)
{
	struct ctg_node *para = add(g, g->at, CTG_PARA);

	for (unsigned images = pick(g, 3); images; images--)
		add(g, para, CTG_IMAGE);
}

/* Calls a note or not. */
static void add_note(struct growing *g)
{
	struct ctg_node *note, *call;

	call = pick(g, 2) ? add(g, add(g, g->at, CTG_PARA), CTG_NOTEREF) :
		NULL;
	note = add(g, g->doc, CTG_NOTE);
	note->note.def = note;
	if (call)
		call->note.def = note;
	add(g, note, CTG_PARA);
	g->notes = true;
	g->at = note;
}

static void grow(struct growing *g)
{
	switch (g->notes ? 7 : pick(g, 10)) {
	case 0:
	case 1:
		add_division(g, false);
		break;
	case 2:
		if (g->annexes || pick(g, 3) == 0)
			add_division(g, true);
		break;
	case 3:
		add_part(g);
		break;
	case 4:
		add_list(g);
		break;
	case 5:
		add_table(g);
		break;
	case 6:
		add(g, g->at, CTG_BREAK);
		break;
	case 7:
		if (g->notes || pick(g, 8) == 0)
			add_note(g);
		break;
	default:
		add_para(g);
	}
}

static bool equal(const struct ctg_address *a, const struct ctg_address *b)
{
	for (size_t i = 0; i < a->n && a->n == b->n; i++) {
		const struct ctg_step *x = &a->steps[i], *y = &b->steps[i];

		if (x->kind != y->kind || x->rank != y->rank ||
		    x->last != y->last || x->word != y->word ||
		    ctg_label_cmp(x->label, y->label) != 0 ||
		    !ctg_str_eq(x->name, y->name))
			return false;
	}
	return a->n == b->n;
}

static void check_reads_back(struct ctg_arena *a,
	const struct ctg_address *address, enum ctg_case how)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_address back;

	ctg_address_write(&b, address, how);
	check(ctg_address_take(&back, a, ctg_buf_str(&b)) == b.n);
	check(equal(address, &back));
}

static void check_node(struct growing *g, struct ctg_node *n,
	enum ctg_case how)
{
	struct ctg_address address;
	struct ctg_node *found = NULL;

	ctg_address_of(&address, g->arena, n);
	check(ctg_address_find(&found, g->doc, &address, NULL) == CTG_OK);
	check(found == n);
	check_reads_back(g->arena, &address, how);
}

static void check_text(struct growing *g, struct ctg_str text)
{
	struct ctg_address address;
	struct ctg_node *found = NULL;
	struct ctg_err err = { 0 };

	if (ctg_address_take(&address, g->arena, text) == 0)
		return;
	for (enum ctg_case how = CTG_BARE; how <= CTG_DU; how++)
		check_reads_back(g->arena, &address, how);
	if (ctg_address_find(&found, g->doc, &address, &err) == CTG_OK)
		check(found != NULL);
	else
		check(!found && err.msg[0] &&
			ctg_utf8_valid(ctg_str_from(err.msg)) ==
			strlen(err.msg));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	struct ctg_arena a = CTG_ARENA_INIT;
	struct growing g = { .arena = &a, .p = data,
		.end = nul ? nul : data + size };
	struct ctg_str text = { (const char *)g.end, 0 };
	unsigned checked = 0;

	g.doc = g.at = ctg_node_new(&a, CTG_DOCUMENT);
	for (unsigned i = 0; i < BLOCKS_MAX && g.p < g.end; i++)
		grow(&g);
	ctg_tree_number(g.doc);
	for (struct ctg_node *n = g.doc; n; n = ctg_node_next(g.doc, n))
		if (!ctg_kind_is_inline(n->kind) || n->kind == CTG_IMAGE)
			check_node(&g, n, checked++ % 4);
	if (nul) {
		text.n = size - (size_t)(nul - data);
		text = ctg_str_skip(text, 1);
		text.n = ctg_utf8_valid(text);
		check_text(&g, text);
	}
	ctg_arena_release(&a);
	return 0;
}
