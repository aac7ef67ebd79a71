/* SPDX-License-Identifier: Apache-2.0 */
/* « Les alinéas numérotés 4 à 7 sont renumérotés en conséquence. » */
#include "avenant/writing.h"

static struct ctg_str number_of(const struct ctg_node *para)
{
	struct ctg_str s = para->parent->text;
	size_t n = 0;

	while (n < s.n && ctg_is_digit(s.p[n]))
		n++;
	return ctg_str_head(s, n);
}

void ctg_say_numbers(struct ctg_wording *w, const struct ctg_op *op)
{
	struct ctg_str first = number_of(op->at), last = number_of(op->to);
	struct ctg_address at;

	ctg_say_find(w, &at, op->at);
	for (size_t i = 1; i < at.n; i++)
		at.steps[i - 1] = at.steps[i];
	at.n -= at.n > 0;
	ctg_say_in(w, &at);
	if (op->at == op->to) {
		ctg_say(w, "l'alinéa numéroté ");
		ctg_say_str(w, first);
		ctg_say(w, " est renuméroté en conséquence");
		return;
	}
	ctg_say(w, "les alinéas numérotés ");
	ctg_say_str(w, first);
	ctg_say(w, op->at->parent->next == op->to->parent ? " et " : " à ");
	ctg_say_str(w, last);
	ctg_say(w, " sont renumérotés en conséquence");
}
