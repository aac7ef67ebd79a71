/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/framing.h"

#include "render/markdown.h"

void ctg_frame_para(struct ctg_buf *b, const char *fmt, ...)
{
	struct ctg_node *doc = ctg_node_new(b->arena, CTG_DOCUMENT);
	struct ctg_node *para = ctg_node_new(b->arena, CTG_PARA);
	struct ctg_buf words = { .arena = b->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&words, fmt, ap);
	va_end(ap);
	ctg_node_append(doc, para);
	ctg_node_append(para, ctg_node_text(b->arena, ctg_buf_str(&words)));
	ctg_markdown_write(b, doc);
}

void ctg_frame_heading(struct ctg_buf *b, unsigned number,
	struct ctg_str title)
{
	ctg_buf_puts(b, b->n > 0 ? "\n# Article " : "# Article ");
	ctg_buf_printf(b, number == 1 ? "%uer" : "%u", number);
	ctg_buf_printf(b, "%.*s\n", STR_ARG(title));
}

void ctg_frame_object(struct ctg_buf *b, const struct ctg_frame *f)
{
	ctg_frame_para(b, "Le présent avenant a pour objet de modifier %.*s "
		"dans les conditions fixées aux articles ci-après.",
		STR_ARG(ctg_frame_title(f)));
}

void ctg_frame_effect(struct ctg_buf *b, const struct ctg_frame *f)
{
	struct ctg_buf day = { .arena = b->arena };

	if (f->front.effet.s.p && !f->front.at_signature &&
	    f->front.effect.year) {
		ctg_date_write(&day, f->front.effect);
		ctg_frame_para(b, "Le présent avenant prend effet le %.*s.",
			STR_ARG(ctg_buf_str(&day)));
		return;
	}
	ctg_frame_para(b, "Le présent avenant prend effet à la date de sa "
		"signature par l'ensemble des parties.");
}

void ctg_frame_rest(struct ctg_buf *b, const struct ctg_frame *f)
{
	bool annexes = f->base->convention.nannexes > 0;

	ctg_frame_para(b, "Les références que fait le présent avenant aux "
		"stipulations de la convention%s s'entendent de leur "
		"rédaction antérieure à celui-ci. Les modifications qu'il "
		"apporte s'appliquent simultanément.", annexes ?
		" et de ses annexes" : "");
	ctg_frame_para(b, "Les intitulés et les tableaux ne comptent pas "
		"parmi les alinéas, ni la ligne d'en-tête d'un tableau parmi "
		"ses lignes.");
	ctg_frame_para(b, "La page de titre, le sommaire, la comparution, la "
		"formule de clôture et les signatures de la convention sont "
		"mis en concordance avec ce qui précède. La numérotation des "
		"éléments de liste et celle des notes de bas de page sont "
		"modifiées en conséquence.");
	ctg_frame_para(b, "Les autres stipulations de la convention "
		"demeurent inchangées.");
}
