/* SPDX-License-Identifier: Apache-2.0 */
#include "sceller.h"

#include "base/io_hidden.h"
#include "bundle/key.h"
#include "render/term.h"

/* « liasse.asice : signé par Claire Duval (Ville de Dugny), RSA 2048,
 * SHA-256 » */
static void tell_signature(struct ctg_sealing *s)
{
	const struct ctg_cms_signature *m = &s->seal.made;
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_term_safe(&b, ctg_str_from(s->output));
	ctg_buf_printf(&b, "\u00a0: signé par «\u00a0%.*s\u00a0»",
		STR_ARG(m->signer));
	if (m->organisation.n > 0)
		ctg_buf_printf(&b, " (%.*s)", STR_ARG(m->organisation));
	ctg_buf_printf(&b, ", %.*s", STR_ARG(m->algorithm));
	if (m->has_token)
		ctg_buf_printf(&b, "\u202f; horodaté par "
			"«\u00a0%.*s\u00a0», %.*s",
			STR_ARG(m->token_authority), STR_ARG(m->token_at));
	ctg_buf_putc(&b, '\n');
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

static void tell_alone(struct ctg_sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "    le certificat de l'autorité «\u00a0%.*s\u00a0» "
		"n'y est pas joint\u202f; --chaine l'ajoute\n",
		STR_ARG(s->seal.made.issuer));
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

/* What people seal is to be proved in years: they are told while it can still
 * be mended. */
static void tell_undated(struct ctg_sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "    sans horodatage, elle ne se prouvera plus "
		"après le %.*s, fin du certificat\u00a0:\n    ctg sceller ",
		STR_ARG(ctg_key_end(b.arena, s->seal.key)));
	ctg_term_safe(&b, ctg_str_from(s->output));
	ctg_buf_puts(&b, " --horodatage URL l'ajoute\n");
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

static void tell_hidden(struct ctg_sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };
	struct ctg_str *names;
	size_t n;

	if (s->sealed)
		return;
	ctg_io_hidden(&names, &n, b.arena, s->args->what);
	for (size_t i = 0; i < n; i++) {
		ctg_buf_puts(&b, "    le fichier caché ");
		ctg_term_safe(&b, names[i]);
		ctg_buf_puts(&b, " n'y est pas\u00a0: il n'est pas de la "
			"liasse\n");
	}
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

void ctg_sealing_tell_request(struct ctg_sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_buf_printf(&b, "%s\u00a0: demande d'horodatage à envoyer à une "
		"autorité\n  curl -H 'Content-Type: "
		"application/timestamp-query' --data-binary @%s -o "
		"reponse.tsr URL\n  ctg sceller %s --horodatage reponse.tsr\n",
		s->args->request, s->args->request, s->output);
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

void ctg_sealing_tell_simulation(struct ctg_sealing *s)
{
	struct ctg_buf b = { .arena = &s->c->arena };

	ctg_term_safe(&b, ctg_str_from(s->output));
	ctg_buf_puts(&b, " (simulation, rien n'est écrit)");
	if (s->seal.key)
		ctg_buf_printf(&b, "\u00a0: à signer par "
			"«\u00a0%.*s\u00a0»", STR_ARG(ctg_key_name(
			&s->c->arena, s->seal.key)));
	ctg_buf_putc(&b, '\n');
	ctg_out_talk(&s->c->out, ctg_buf_str(&b));
}

void ctg_sealing_tell(struct ctg_sealing *s)
{
	tell_signature(s);
	tell_hidden(s);
	if (s->seal.key && ctg_key_is_alone(s->seal.key))
		tell_alone(s);
	if (s->seal.key && !s->seal.made.has_token && !s->args->request)
		tell_undated(s);
}
