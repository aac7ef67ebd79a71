/* SPDX-License-Identifier: Apache-2.0 */
#include "model/parsing.h"

#include <stdlib.h>
#include <string.h>

static bool is_type(cmark_node *n, const char *name)
{
	return n && strcmp(cmark_node_get_type_string(n), name) == 0;
}

/* A paragraph that a table follows without a blank line has no place in
 * cmark, and the table has the paragraph's. */
static bool is_before_table(cmark_node *n)
{
	return n && cmark_node_get_type(n) == CMARK_NODE_PARAGRAPH &&
		cmark_node_get_start_line(n) == 0 &&
		is_type(cmark_node_next(n), "table");
}

/* Two lines, the header and the marks, come before the first row. */
static int header_line(cmark_node *table)
{
	cmark_node *row = cmark_node_next(cmark_node_first_child(table));

	if (!is_before_table(cmark_node_previous(table)))
		return cmark_node_get_start_line(table);
	return row ? cmark_node_get_start_line(row) - 2 :
		cmark_node_get_end_line(table) - 1;
}

static int first_line(cmark_node *n)
{
	if (is_before_table(n))
		return cmark_node_get_start_line(cmark_node_next(n));
	if (is_type(n, "table"))
		return header_line(n);
	if (is_type(n, "table_header"))
		return header_line(cmark_node_parent(n));
	return cmark_node_get_start_line(n);
}

size_t ctg_extent_start(const struct ctg_parsing *p, cmark_node *n)
{
	size_t off = ctg_source_start(p->src,
		(size_t)first_line(n) + p->line0);

	/* A byte order mark begins the first line, not its text. */
	return off < p->document->off ? p->document->off : off;
}

/* cmark's end may be « next line:0 », and 0 for what never closed. */
size_t ctg_extent_end(const struct ctg_parsing *p, cmark_node *n)
{
	int first = first_line(n);
	int last = cmark_node_get_end_line(n);

	if (is_before_table(n))
		last = header_line(cmark_node_next(n)) - 1;
	else if (cmark_node_get_end_column(n) == 0 && last > first)
		last--;
	if (last < first)
		last = first;
	return ctg_source_start(p->src, (size_t)last + p->line0 + 1);
}

static bool is_leaf(const struct ctg_node *n)
{
	return n->kind == CTG_HEADING || n->kind == CTG_PARA ||
		n->kind == CTG_ROW || n->kind == CTG_BREAK;
}

static int by_offset(const void *pa, const void *pb)
{
	const struct ctg_node *a = *(struct ctg_node *const *)pa;
	const struct ctg_node *b = *(struct ctg_node *const *)pb;

	return (a->off > b->off) - (a->off < b->off);
}

/* What holds a leaf goes as far as the last one it holds. */
static void stretch(const struct ctg_parsing *p, const struct ctg_node *leaf)
{
	for (struct ctg_node *n = leaf->parent; n != p->document;
	     n = n->parent)
		n->end = leaf->end;
}

void ctg_extent_share(struct ctg_parsing *p)
{
	struct ctg_node **leaves;
	size_t n = 0, i = 0;

	for (struct ctg_node *c = p->document; c;
	     c = ctg_node_next(p->document, c))
		n += is_leaf(c);
	leaves = CTG_NEW_N(p->arena, struct ctg_node *, n);
	for (struct ctg_node *c = p->document; c;
	     c = ctg_node_next(p->document, c))
		if (is_leaf(c))
			leaves[i++] = c;
	if (n == 0)
		return;
	qsort(leaves, n, sizeof(*leaves), by_offset);
	for (i = 0; i + 1 < n; i++)
		leaves[i]->end = leaves[i + 1]->off;
	leaves[n - 1]->end = p->document->end;
	for (i = 0; i < n; i++)
		stretch(p, leaves[i]);
}
