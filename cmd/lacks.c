/* SPDX-License-Identifier: Apache-2.0 */
#include "lacks.h"

#define MANY	10	/* findings shown before the others are counted */

/* A template leaves hundreds of blanks. */
void ctg_lacks_diags(struct ctg_buf *b, const struct ctg_cmd *c,
	const struct ctg_closing *closing, const struct ctg_diags *diags)
{
	size_t n = diags->n > MANY + 1 ? MANY : diags->n;

	for (size_t i = 0; i < n; i++)
		ctg_out_diag(b, &diags->v[i], c->out.colour_err);
	if (n < diags->n)
		ctg_buf_printf(b, "… et %zu autres : ctg verifier %.*s\n",
			diags->n - n, STR_ARG(closing->id));
}

/* The line to type; the day, at least, is for the person to say. */
static void tell_lack(struct ctg_buf *b, const struct ctg_closing *c,
	const struct ctg_lack *l)
{
	ctg_buf_printf(b, "    ctg consigner %.*s %s --partie %.*s "
		"--date AAAA-MM-JJ", STR_ARG(c->id),
		ctg_event_name(l->kind), STR_ARG(l->party->id.s));
	if (l->kind == CTG_DELIBERATION)
		ctg_buf_puts(b, " --numero …");
	if (l->kind == CTG_TRANSMISSION)
		ctg_buf_puts(b, " --ar …");
	if (c->several)
		ctg_buf_printf(b, " --acte %u", c->acte);
	ctg_buf_putc(b, '\n');
}

void ctg_lacks_tell(struct ctg_buf *b, const struct ctg_closing *closing,
	const struct ctg_lack *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || v[i].party != v[i - 1].party) {
			struct ctg_str who = ctg_event_party(
				&closing->signers, v[i].party->id.s);

			ctg_buf_printf(b, "Il manque, pour %.*s :\n",
				STR_ARG(who));
		}
		tell_lack(b, closing, &v[i]);
	}
}
