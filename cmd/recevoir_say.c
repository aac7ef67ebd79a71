/* SPDX-License-Identifier: Apache-2.0 */
/* What is told of each file that came back. */
#include "recevoir.h"

#include "render/term.h"

/* Its words, or where its bytes part. */
void ctg_recevoir_tell_difference(struct ctg_cmd *c,
	const struct ctg_received *r)
{
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_str sent, words;
	size_t at = 0;
	bool read;

	if (!r->of)
		return;
	sent = r->of->bytes;
	read = ctg_recevoir_difference(&words, b.arena, sent, r->bytes);
	while (at < sent.n && at < r->bytes.n && sent.p[at] == r->bytes.p[at])
		at++;
	/* It begins as it must: what follows is what is wrong. */
	if (at == sent.n)
		return;
	if (!read || words.n == 0)
		words = ctg_strf(b.arena, "%sles octets diffèrent à partir "
			"du %zue", read ? "les mots sont les mêmes, mais " :
			"", at + 1);
	ctg_term_safe(&b, ctg_str_from(r->path));
	ctg_buf_printf(&b, ", face à %.*s\u00a0: %.*s\n",
		STR_ARG(r->of->about.name), STR_ARG(words));
	ctg_out_talk(&c->out, ctg_buf_str(&b));
}

static void put_signature(struct ctg_buf *b,
	const struct ctg_cms_signature *s)
{
	ctg_buf_printf(b, "    %.*s", STR_ARG(s->signer));
	if (s->organisation.n)
		ctg_buf_printf(b, " (%.*s)", STR_ARG(s->organisation));
	if (s->has_token)
		ctg_buf_printf(b, ", horodatée le %.*s",
			STR_ARG(s->token_at));
	else if (s->signed_at.n)
		ctg_buf_printf(b, ", le %.*s d'après la signature",
			STR_ARG(s->signed_at));
	ctg_buf_putc(b, '\n');
	for (size_t i = 0; i < s->n_unchecked; i++)
		ctg_buf_printf(b, "%s%.*s%s", i ? ", " :
			"    non vérifié : ", STR_ARG(s->unchecked[i]),
			i + 1 == s->n_unchecked ? "\n" : "");
}

static enum ctg_pdfsig put_pdf(struct ctg_buf *b,
	const struct ctg_received *r)
{
	enum ctg_pdfsig said = ctg_recevoir_pdfsig(b, r->path);
	struct ctg_str words;

	if (ctg_recevoir_difference(&words, b->arena, r->of->bytes,
	    r->bytes) && words.n)
		ctg_buf_printf(b, "    attention, la signature change ce qui "
			"se lit : %.*s\n", STR_ARG(words));
	return said;
}

enum ctg_pdfsig ctg_recevoir_tell(struct ctg_cmd *c,
	const struct ctg_received *r)
{
	static const char *const kinds[] = {
		[CTG_RECEIVED_PDF] = "PDF signé de",
		[CTG_RECEIVED_DETACHED] = "signature détachée, valide, de",
		[CTG_RECEIVED_SAME] = "tel qu'envoyé, non conservé :",
		[CTG_RECEIVED_SLIP] = "bordereau de signature",
	};
	struct ctg_buf b = { .arena = &c->arena };
	enum ctg_pdfsig said = CTG_PDFSIG_UNSAID;

	ctg_term_safe(&b, ctg_str_from(r->path));
	ctg_buf_printf(&b, " : %s", kinds[r->kind]);
	if (r->of)
		ctg_buf_printf(&b, " %.*s", STR_ARG(r->of->about.name));
	ctg_buf_putc(&b, '\n');
	if (r->kind == CTG_RECEIVED_PDF)
		said = put_pdf(&b, r);
	for (size_t i = 0; i < r->n_signatures; i++)
		put_signature(&b, &r->signatures[i]);
	if (said != CTG_PDFSIG_NONE)
		ctg_out_write(&c->out, ctg_buf_str(&b));
	return said;
}
