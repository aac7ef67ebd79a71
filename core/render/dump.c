/* SPDX-License-Identifier: Apache-2.0 */
#include "render/dump.h"

static void dump_division(struct ctg_buf *b, const struct ctg_node *n)
{
	const struct ctg_heading *h = &n->division.heading;

	ctg_buf_printf(b, " niveau=%u", n->division.level);
	if (h->word != CTG_PLAIN) {
		ctg_buf_printf(b, " %s=", ctg_word_name(h->word));
		ctg_label_write(b, h->label);
	}
	if (n->division.paysage)
		ctg_buf_puts(b, " paysage");
}

static void dump_para(struct ctg_buf *b, const struct ctg_node *n)
{
	ctg_buf_printf(b, " %u", n->para.alinea);
	if (n->para.local != n->para.alinea)
		ctg_buf_printf(b, " (%u)", n->para.local);
}

static void dump_list(struct ctg_buf *b, const struct ctg_node *n)
{
	if (n->list.ordered)
		ctg_buf_printf(b, " numérotée début=%u", n->list.start);
}

static void dump_table(struct ctg_buf *b, const struct ctg_node *n)
{
	ctg_buf_printf(b, " colonnes=%u", n->table.columns);
}

static void dump_row(struct ctg_buf *b, const struct ctg_node *n)
{
	if (n->row.header)
		ctg_buf_puts(b, " en-tête");
	if (n->row.group)
		ctg_buf_puts(b, " groupe");
}

static void dump_cell(struct ctg_buf *b, const struct ctg_node *n)
{
	ctg_buf_printf(b, " %u", n->cell.column + 1);
	if (n->cell.cols > 1)
		ctg_buf_printf(b, " colonnes=%u", n->cell.cols);
	if (n->cell.rows > 1)
		ctg_buf_printf(b, " lignes=%u", n->cell.rows);
	if (n->cell.owner)
		ctg_buf_puts(b, " couverte");
}

static void dump_note(struct ctg_buf *b, const struct ctg_node *n)
{
	ctg_buf_printf(b, " %u", n->note.number);
}

static void dump_text(struct ctg_buf *b, const struct ctg_node *n)
{
	if (n->var.n > 0)
		ctg_buf_printf(b, " {{%.*s}}", STR_ARG(n->var));
}

static void (*const acts[CTG_KINDS])(struct ctg_buf *,
	const struct ctg_node *) = {
	[CTG_DIVISION] = dump_division,
	[CTG_PARA] = dump_para,
	[CTG_LIST] = dump_list,
	[CTG_TABLE] = dump_table,
	[CTG_ROW] = dump_row,
	[CTG_CELL] = dump_cell,
	[CTG_NOTE] = dump_note,
	[CTG_NOTEREF] = dump_note,
	[CTG_TEXT] = dump_text,
};

static void dump_lines(struct ctg_buf *b, const struct ctg_node *n)
{
	unsigned first, last;

	if (!n->src || ctg_kind_is_inline(n->kind) || n->end <= n->off)
		return;
	first = ctg_source_line(n->src, n->off);
	last = ctg_source_line(n->src, n->end - 1);
	ctg_buf_printf(b, " @%u", first);
	if (last > first)
		ctg_buf_printf(b, "-%u", last);
}

static void dump_one(struct ctg_buf *b, const struct ctg_node *n,
	unsigned depth)
{
	ctg_buf_printf(b, "%*s%s", (int)(2 * depth), "",
		ctg_kind_name(n->kind));
	if (acts[n->kind])
		acts[n->kind](b, n);
	dump_lines(b, n);
	if (n->text.n > 0)
		ctg_buf_printf(b, " « %.*s »", STR_ARG(n->text));
	ctg_buf_putc(b, '\n');
	for (const struct ctg_node *c = n->first; c; c = c->next)
		dump_one(b, c, depth + 1);
}

void ctg_tree_dump(struct ctg_buf *b, const struct ctg_node *n)
{
	dump_one(b, n, 0);
}
