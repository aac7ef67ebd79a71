/* SPDX-License-Identifier: Apache-2.0 */
#include "model/tree.h"

#include "unit.h"

#include "../sound.h"

static struct ctg_node *add(struct ctg_node *to, enum ctg_kind kind)
{
	struct ctg_node *n = ctg_node_new(&unit_arena, kind);

	ctg_node_append(to, n);
	return n;
}

static struct ctg_node *add_text(struct ctg_node *to, const char *text)
{
	struct ctg_node *n = ctg_node_text(&unit_arena, ctg_str_from(text));

	ctg_node_append(to, n);
	return n;
}

static struct ctg_node *add_para(struct ctg_node *to, const char *text)
{
	struct ctg_node *n = add(to, CTG_PARA);

	add_text(n, text);
	return n;
}

static struct ctg_node *add_division(struct ctg_node *to, const char *title)
{
	struct ctg_node *n = add(to, CTG_DIVISION), *h = add(n, CTG_HEADING);

	add_text(h, title);
	ctg_heading_read(&n->division.heading, ctg_str_from(title));
	return n;
}

static struct ctg_node *new_document(void)
{
	return ctg_node_new(&unit_arena, CTG_DOCUMENT);
}

static void check_order(const struct ctg_node *root, const char *want)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		if (n->kind == CTG_TEXT)
			ctg_buf_add(&b, n->text);
	CHECK_STR(ctg_buf_str(&b), want);
	CHECK(!sound_links(root));
}

static void links_and_unlinks(void)
{
	struct ctg_node *doc = new_document();
	struct ctg_node *b = add_para(doc, "b"), *d = add_para(doc, "d");
	struct ctg_node *n = ctg_node_new(&unit_arena, CTG_PARA);

	add_text(n, "a");
	ctg_node_insert_before(b, n);
	check_order(doc, "abd");
	n = ctg_node_new(&unit_arena, CTG_PARA);
	add_text(n, "c");
	ctg_node_insert_before(d, n);
	check_order(doc, "abcd");
	ctg_node_unlink(b);
	check_order(doc, "acd");
	CHECK(!b->parent && !b->prev && !b->next);
	ctg_node_unlink(d);
	ctg_node_unlink(doc->first);
	check_order(doc, "c");
	ctg_node_unlink(n);
	check_order(doc, "");
	ctg_node_append(doc, b);
	check_order(doc, "b");
}

static void walks_within_its_root(void)
{
	struct ctg_node *doc = new_document();
	struct ctg_node *one = add_division(doc, "Un");
	struct ctg_node *para = add_para(one, "x");
	struct ctg_node *two = add_division(doc, "Deux");

	CHECK(ctg_node_after(doc, one) == two);
	CHECK(ctg_node_after(one, one) == NULL);
	CHECK(ctg_node_next(one, para) == para->first);
	CHECK(ctg_node_next(one, para->first) == NULL);
	CHECK(ctg_node_next(doc, para->first) == two);
	CHECK(ctg_node_heading(one) == one->first);
	CHECK(ctg_node_heading(para) == NULL);
}

/* « deuxième alinéa de l'article 5 » counts list items and what stands below
 * plain headings; « deuxième alinéa de « Moyens » » does not look above. */
static void numbers_alineas(void)
{
	struct ctg_node *doc = new_document();
	struct ctg_node *intro = add_para(doc, "intro");
	struct ctg_node *art = add_division(doc, "Article 5 - Durée");
	struct ctg_node *p1 = add_para(art, "un");
	struct ctg_node *item = add(add(art, CTG_LIST), CTG_ITEM);
	struct ctg_node *p2 = add_para(item, "deux");
	struct ctg_node *p3 = add_para(item, "trois");
	struct ctg_node *sub = add_division(art, "Moyens");
	struct ctg_node *p4 = add_para(sub, "quatre");
	struct ctg_node *next = add_division(doc, "Article 6");
	struct ctg_node *p5 = add_para(next, "un");

	ctg_tree_number(doc);
	CHECK_INT(intro->para.alinea, 1);
	CHECK_INT(p1->para.alinea, 1);
	CHECK_INT(p2->para.alinea, 2);
	CHECK_INT(p3->para.alinea, 3);
	CHECK_INT(p4->para.alinea, 4);
	CHECK_INT(p4->para.local, 1);
	CHECK_INT(p3->para.local, 3);
	CHECK_INT(p5->para.alinea, 1);
	CHECK(ctg_node_unit(p4) == art && ctg_node_section(p4) == sub);
	CHECK(ctg_node_unit(intro) == doc && ctg_node_unit(p3) == art);
	ctg_node_unlink(p1);
	ctg_tree_number(doc);
	CHECK_INT(p2->para.alinea, 1);
}

static struct ctg_node *add_call(struct ctg_node *to, struct ctg_node *def)
{
	struct ctg_node *n = add(to, CTG_NOTEREF);

	n->note.def = def;
	return n;
}

static void numbers_notes_by_first_call(void)
{
	struct ctg_node *doc = new_document();
	struct ctg_node *para = add_para(doc, "x");
	struct ctg_node *a = ctg_node_new(&unit_arena, CTG_NOTE);
	struct ctg_node *b = ctg_node_new(&unit_arena, CTG_NOTE);
	struct ctg_node *to_b = add_call(para, b), *to_a = add_call(para, a);
	struct ctg_node *again = add_call(para, b), *none = add_call(para,
		NULL);

	ctg_node_append(doc, a);
	ctg_node_append(doc, b);
	add_para(a, "note a");
	for (int i = 0; i < 2; i++) {
		ctg_tree_number(doc);
		CHECK_INT(to_b->note.number, 1);
		CHECK_INT(to_a->note.number, 2);
		CHECK_INT(again->note.number, 1);
		CHECK_INT(a->note.number, 2);
		CHECK_INT(none->note.number, 0);
	}
	CHECK_INT(a->first->para.alinea, 1);
}

static void words_are_what_prints(void)
{
	struct ctg_node *doc = new_document();
	struct ctg_node *art = add_division(doc, "Article 1er");
	struct ctg_node *p = add(art, CTG_PARA);
	struct ctg_node *strong = add(p, CTG_STRONG);

	add_text(strong, "La Caf");
	add(p, CTG_SOFTBREAK);
	add_text(p, "signe");
	add(p, CTG_NOTEREF);
	add(p, CTG_LINEBREAK);
	add_text(p, "ici");
	add(art, CTG_BREAK);
	add_para(art, "Fin");
	CHECK_STR(ctg_node_words(&unit_arena, doc),
		"Article 1er\nLa Caf signe\nici\nFin");
	CHECK_STR(ctg_node_words(&unit_arena, strong), "La Caf");
	CHECK_STR(ctg_node_words(&unit_arena, add(doc, CTG_PARA)), "");
}

static struct ctg_node *add_cut(struct ctg_node *to,
	const struct ctg_source *src, const char *words)
{
	struct ctg_str s = ctg_str_from(words);
	struct ctg_node *n = add_text(to, words);

	n->src = src;
	n->off = ctg_str_find(src->text, s);
	n->end = n->off + s.n;
	return n;
}

/* Every byte of the words that comes from the source says from where. */
static void words_know_their_place(void)
{
	struct ctg_source src;
	struct ctg_node *doc = new_document(), *p = add(doc, CTG_PARA), *t;
	struct ctg_place at = { 0 };

	CHECK_INT(ctg_source_init(&src, &unit_arena, STR("c.md"),
		STR("Été **2023**\n{{ lieu }} fin"), NULL), CTG_OK);
	add_cut(p, &src, "Été ");
	add_cut(add(p, CTG_STRONG), &src, "2023");
	add(p, CTG_SOFTBREAK);
	t = add_cut(p, &src, "{{ lieu }}");
	t->text = STR("Bobigny");
	t->var = STR("lieu");
	add_text(p, " ajout");
	CHECK_STR(ctg_node_words(&unit_arena, p), "Été 2023 Bobigny ajout");
	CHECK(ctg_node_place(&at, p, 0) && at.line == 1 && at.col == 1);
	CHECK(ctg_node_place(&at, p, 3) && at.col == 3);
	CHECK(ctg_node_place(&at, p, 6) && at.col == 7);
	/* A value has the place of its « {{ ». */
	CHECK(ctg_node_place(&at, p, 14) && at.line == 2 && at.col == 1);
	CHECK(!ctg_node_place(&at, p, 20));
	CHECK(!ctg_node_place(&at, p, 99));
}

static void every_kind_has_a_name(void)
{
	for (int k = 0; k < CTG_KINDS; k++)
		CHECK(ctg_kind_name((enum ctg_kind)k) != NULL);
	CHECK(ctg_kind_is_inline(CTG_TEXT) && ctg_kind_is_inline(CTG_NOTEREF));
	CHECK(!ctg_kind_is_inline(CTG_NOTE) && !ctg_kind_is_inline(CTG_CELL));
}

int main(void)
{
	UNIT(links_and_unlinks);
	UNIT(walks_within_its_root);
	UNIT(numbers_alineas);
	UNIT(numbers_notes_by_first_call);
	UNIT(words_are_what_prints);
	UNIT(words_know_their_place);
	UNIT(every_kind_has_a_name);
	return unit_done();
}
