/* SPDX-License-Identifier: Apache-2.0 */
#include "statut.h"

#include "render/term.h"

/* What is known of the convention */

static void put_day(struct ctg_buf *b, const char *what, struct ctg_date d)
{
	ctg_buf_puts(b, what);
	ctg_date_write(b, d);
}

static void tell_state(struct ctg_buf *b, const struct ctg_status *of)
{
	ctg_buf_printf(b, "  état         %s",
		ctg_state_name(of->state));
	if (of->ndrafts > 0 && !of->drafts[0].branch)
		ctg_buf_puts(b, ", non enregistré (il n'est que dans le "
			"dossier de travail)");
	ctg_buf_putc(b, '\n');
	if (of->nacts == 0)
		return;
	if (!of->in_force) {
		put_day(b, "  effet        ", of->effect);
		ctg_buf_putc(b, '\n');
		return;
	}
	ctg_buf_printf(b, "  version      %u, ", of->version);
	put_day(b, "depuis le ", of->effect);
	ctg_buf_putc(b, '\n');
	for (size_t i = 0; i < of->nlater; i++) {
		ctg_buf_printf(b, "               l'avenant n° %u, signé, "
			"prendra effet le ", of->later[i].number);
		ctg_date_write(b, of->later[i].effect);
		ctg_buf_putc(b, '\n');
	}
}

static void tell_end(struct ctg_buf *b, const struct ctg_status *of,
	struct ctg_date today)
{
	static const char *const renewals[] = {
		[CTG_RENEWAL_UNSAID] = "",
		[CTG_RENEWAL_NONE] = ", sans reconduction",
		[CTG_RENEWAL_EXPRESS] = ", reconduction expresse",
		[CTG_RENEWAL_TACIT] = ", reconduction tacite",
	};

	if (of->end.year) {
		put_day(b, "  fin          ", of->end);
		ctg_buf_printf(b, "%s\n", renewals[of->renewal]);
	}
	if (of->notice.year) {
		put_day(b, "  préavis      au plus tard le ", of->notice);
		ctg_buf_puts(b, ctg_date_cmp(of->notice, today) < 0 ?
			" : ce jour est passé\n" : "\n");
	}
}

static void tell_errors(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_status *of)
{
	ctg_buf_puts(b, "  erreurs      ");
	if (of->errors == 0)
		ctg_buf_puts(b, "aucune\n");
	else
		ctg_buf_printf(b, "%zu\n", of->errors);
	if (of->found.n > 0)
		ctg_buf_putc(b, '\n');
	for (size_t i = 0; i < of->found.n; i++)
		ctg_out_diag(b, &of->found.v[i], s->c->out.colour);
}

/* The stage of each party */

static struct ctg_str done(struct ctg_arena *a, const struct ctg_event *e,
	const char *more)
{
	struct ctg_str day = ctg_statut_day(a, e->date);

	return ctg_strf(a, "%.*s%s", STR_ARG(day), more);
}

/* The date, or what is missing: of several things only the next one. */
static struct ctg_str cell(struct ctg_arena *a, const struct ctg_event *e,
	const char *more, bool next)
{
	if (e)
		return done(a, e, more);
	return next ? STR(CTG_STATUT_BOLD "à consigner") : STR("—");
}

static void fill(struct ctg_str *cells, struct ctg_arena *a,
	const struct ctg_status_draft *d, const struct ctg_party *p)
{
	bool receipt = ctg_life_needs_receipt(p->type), lacks, again;
	enum ctg_event_kind next;
	struct ctg_stage s;

	lacks = ctg_status_lacks(&next, &s, d, p);
	again = lacks && ctg_event_decides(next);
	cells[0] = ctg_event_party(d->convention, p->id.s);
	cells[1] = cell(a, s.decided, s.decided &&
		!ctg_life_authorises(s.decided) ? " (engagement)" : "",
		again);
	cells[2] = !receipt && !s.transmitted ? STR("sans objet") :
		cell(a, s.transmitted, s.transmitted &&
		s.transmitted->ar.n > 0 ? " (AR)" : " (sans AR)",
		lacks && next == CTG_TRANSMISSION);
	cells[3] = !receipt && !s.published ? STR("sans objet") :
		cell(a, s.published, "", false);
	cells[4] = cell(a, s.signed_, "", lacks && next == CTG_SIGNATURE);
}

static void tell_stages(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_status_draft *d)
{
	static const char *const names[] = { "Partie", "Décision",
		"Transmission", "Publication", "Signature" };
	const size_t ncols = sizeof(names) / sizeof(names[0]);
	const struct ctg_convention *c = d->convention;
	struct ctg_str *cells = CTG_NEW_N(b->arena, struct ctg_str,
		(c->nparties + 1) * ncols);

	for (size_t i = 0; i < ncols; i++)
		cells[i] = ctg_str_from(names[i]);
	for (size_t i = 0; i < c->nparties; i++)
		fill(&cells[(i + 1) * ncols], b->arena, d, &c->parties[i]);
	ctg_statut_draw(b, s, cells, c->nparties + 1, ncols);
}

/* What to type next */

static bool has_several(const struct ctg_status *of)
{
	return of->ndrafts > 1;
}

static void tell_act(struct ctg_buf *b, const struct ctg_status *of,
	const struct ctg_status_draft *d)
{
	if (has_several(of))
		ctg_buf_printf(b, " --acte %u", d->number);
	ctg_buf_putc(b, '\n');
}

/* The day, at least, is for the person to say. */
static bool tell_lacks(struct ctg_buf *b, const struct ctg_status *of,
	const struct ctg_status_draft *d)
{
	const struct ctg_convention *c = d->convention;
	bool any = false;

	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_party *p = &c->parties[i];
		enum ctg_event_kind next;
		struct ctg_stage s;

		if (!ctg_status_lacks(&next, &s, d, p))
			continue;
		any = true;
		ctg_buf_printf(b, "    ctg consigner %.*s %s --partie %.*s "
			"--date AAAA-MM-JJ", STR_ARG(of->id),
			ctg_event_name(next), STR_ARG(p->id.s));
		if (next == CTG_DELIBERATION)
			ctg_buf_puts(b, " --numero …");
		if (next == CTG_TRANSMISSION)
			ctg_buf_puts(b, " --ar …");
		tell_act(b, of, d);
	}
	return any;
}

static void tell_next(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_status *of, const struct ctg_status_draft *d)
{
	ctg_buf_puts(b, "\nEnsuite :\n");
	if (!d->branch) {
		ctg_buf_printf(b, "    git switch -c projet/%.*s %.*s\n"
			"    git add %s\n"
			"    git commit -m 'Projet %.*s'\n", STR_ARG(of->id),
			STR_ARG(s->repo.settings.branch), ctg_out_path(
			b->arena, s->repo.work, ctg_repo_folder(&s->repo,
			b->arena, of->id)), STR_ARG(of->id));
		return;
	}
	if (d->remote || d->stale)
		ctg_buf_printf(b, "    git switch %s\n", d->branch);
	if (d->stale)
		ctg_buf_printf(b, "    ctg avenant actualiser %.*s\n",
			STR_ARG(of->id));
	if (tell_lacks(b, of, d))
		return;
	ctg_buf_printf(b, "    ctg clore %.*s", STR_ARG(of->id));
	tell_act(b, of, d);
}

static void tell_draft(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_status *of, const struct ctg_status_draft *d)
{
	ctg_buf_putc(b, '\n');
	if (d->number == 0)
		ctg_buf_puts(b, "Projet ");
	else
		ctg_buf_printf(b, "Avenant n° %u ", d->number);
	ctg_buf_puts(b, d->why ? "illisible" : d->state != CTG_PROJET ?
		ctg_state_name(d->state) : d->number ? "en projet" :
		"en préparation");
	if (d->branch)
		ctg_buf_printf(b, ", branche %s%s", d->branch, d->remote ?
			" (sur le serveur)" : "");
	ctg_buf_putc(b, '\n');
	if (!d->convention)
		return;
	if (d->stale)
		ctg_buf_puts(b, "  Le texte en vigueur a changé depuis qu'il "
			"a été écrit.\n");
	ctg_buf_putc(b, '\n');
	tell_stages(b, s, d);
	tell_next(b, s, of, d);
}

void ctg_statut_detail(struct ctg_buf *b, const struct ctg_statut *s,
	const struct ctg_status *of)
{
	ctg_buf_printf(b, "%.*s", STR_ARG(of->id));
	if (of->titre.n > 0) {
		ctg_buf_puts(b, " : ");
		ctg_term_safe(b, of->titre);
	}
	ctg_buf_putc(b, '\n');
	if (of->why) {
		ctg_buf_puts(b, "  état         illisible\n");
	} else {
		tell_state(b, of);
		tell_end(b, of, s->today);
		tell_errors(b, s, of);
	}
	for (size_t i = 0; i < of->ndrafts; i++)
		tell_draft(b, s, of, &of->drafts[i]);
}
