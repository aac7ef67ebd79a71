/* SPDX-License-Identifier: Apache-2.0 */
/* Is the act ready?  Everything that is missing is said at once: a signature
 * takes weeks to be had. */
#include "store/closing.h"

#include "avenant/prove.h"
#include "base/arena.h"
#include "check/check.h"
#include "model/amendment.h"
#include "model/life.h"
#include "model/markdown.h"

struct judging {
	struct ctg_closing *c;
	struct ctg_diags *diags;
	struct ctg_date today;
	struct ctg_lack *lacks;
	size_t n;
	bool at_signature;		/* as the act says it */
	struct ctg_date effect;
	struct ctg_str data;		/* that no act states */
};

/* A blank is admitted in a draft, not in what is signed. */
static void relay(struct judging *j, const struct ctg_diags *found)
{
	size_t n = found->n;

	for (size_t i = 0; i < n; i++) {
		struct ctg_diag d = found->v[i];

		if (found != &j->c->found)
			ctg_diags_add(&j->c->found, &d);
		if (strcmp(d.rule, "C601") == 0)
			d.level = CTG_ERROR;
		if (d.level == CTG_ERROR)
			ctg_diags_add(j->diags, &d);
	}
}

/* The text */

static void check_text(struct judging *j)
{
	struct ctg_closing *c = j->c;
	const struct ctg_period *p = &c->text.convention.periode;
	const struct ctg_check how = { .today = j->today };

	ctg_check_run(&c->text, &how, c->arena, &c->found);
	relay(j, &c->found);
	if (c->acte > 0)
		return;
	j->at_signature = p->at_signature || !p->start.year;
	j->effect = p->start;
}

/* The act is no convention: of what the rules say of it only the blanks
 * matter. */
static enum ctg_code check_blanks(struct judging *j,
	const struct ctg_amendment *m, struct ctg_err *err)
{
	struct ctg_arena *a = j->c->arena;
	struct ctg_diags found = { .arena = a }, blanks = { .arena = a };
	const struct ctg_check how = { .today = j->today };
	struct ctg_field fields[] = { { .value = m->titre },
		{ .value = m->motif } };
	struct ctg_text text = { .convention = { .src = m->src,
		.champs = fields, .nchamps = 2 } };
	enum ctg_code code = ctg_markdown_parse(&text.body, a, m->src,
		m->body, &found, err);

	if (code)
		return code;
	text.developed = text.body;
	ctg_check_run(&text, &how, a, &found);
	for (size_t i = 0; i < found.n; i++)
		if (strcmp(found.v[i].rule, "C601") == 0)
			ctg_diags_add(&blanks, &found.v[i]);
	relay(j, &blanks);
	return CTG_OK;
}

static enum ctg_code read_amendment(struct ctg_amendment *out,
	struct judging *j, struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_arena *a = j->c->arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	const char *path = ctg_strf(a, "%s/avenants/%u.md", j->c->folder,
		j->c->acte).p;
	struct ctg_str text;
	enum ctg_code code;

	if (!ctg_snapshot_has(&j->c->tip, path)) {
		code = ctg_fail(err, CTG_EREFUSED, "il manque le texte de "
			"l'avenant n° %u", j->c->acte);
		ctg_err_at(err, path, 0, 0);
		ctg_err_hint(err, "écrivez-le dans ce fichier, puis : git add "
			"%s && git commit -m \"Texte de l'avenant\"", path);
		return code;
	}
	code = ctg_snapshot_read(&text, a, &j->c->tip, path, err);
	if (!code)
		code = ctg_source_init(src, a, ctg_str_from(path), text, err);
	return code ? code : ctg_amendment_read(out, a, src, diags, err);
}

static enum ctg_code refuse_number(const struct judging *j,
	const struct ctg_amendment *m, struct ctg_err *err)
{
	unsigned acte = j->c->acte;
	bool base = m->number == acte;
	enum ctg_code code = base ? ctg_fail(err, CTG_EREFUSED, "l'avenant "
		"n° %u modifie la version %u ; celle en vigueur est la "
		"version %u", acte, m->base, j->c->last->number) : ctg_fail(err,
		CTG_EREFUSED, "ce fichier se dit l'avenant n° %u, non le "
		"n° %u", m->number, acte);

	ctg_err_at(err, ctg_str_c(j->c->arena, m->src->path), base ?
		m->base_at.line : m->avenant.line, 0);
	if (base)
		ctg_err_hint(err, "vérifiez que l'acte dit bien ce qui change "
			"au texte en vigueur, écrivez « base: %u » et "
			"enregistrez (git commit -am \"…\")",
			j->c->last->number);
	else
		ctg_err_hint(err, "écrivez « avenant: %u » et enregistrez "
			"(git commit -am \"…\")", acte);
	return code;
}

/* The act states exactly what changes. */
static enum ctg_code check_proof(struct judging *j, struct ctg_err *err)
{
	struct ctg_closing *c = j->c;
	struct ctg_diags found = { .arena = c->arena };
	struct ctg_reader base, target;
	enum ctg_code code;

	ctg_snapshot_reader(&base, c->arena, &c->base, c->id);
	ctg_snapshot_reader(&target, c->arena, &c->tip, c->id);
	code = ctg_prove_files(c->arena, &base, &target, c->acte, &found,
		err);
	if (code)
		return code;
	relay(j, &found);
	return ctg_prove_data_files(&j->data, c->arena, &base, &target, err);
}

static enum ctg_code check_amendment(struct judging *j, struct ctg_err *err)
{
	struct ctg_diags found = { .arena = j->c->arena };
	struct ctg_amendment m;
	enum ctg_code code = read_amendment(&m, j, &found, err);

	if (code)
		return code;
	relay(j, &found);
	if (ctg_diags_count(&found, CTG_ERROR) == 0 &&
	    (m.number != j->c->acte || m.base != j->c->last->number))
		return refuse_number(j, &m, err);
	j->at_signature = m.at_signature;
	j->effect = m.effect;
	code = check_blanks(j, &m, err);
	return code ? code : check_proof(j, err);
}

/* The parties */

static void lack(struct judging *j, const struct ctg_party *p,
	enum ctg_event_kind kind)
{
	j->lacks[j->n++] = (struct ctg_lack){ p, kind };
}

static struct ctg_stage stage_of(const struct ctg_closing *c,
	struct ctg_str party)
{
	struct ctg_stage s;

	ctg_life_stage(&s, c->suivi.events, c->suivi.n, c->acte, party);
	return s;
}

static void check_party(struct judging *j, const struct ctg_party *p)
{
	struct ctg_stage s = stage_of(j->c, p->id.s);

	if (!s.decided)
		lack(j, p, ctg_life_has_receipt(p->type) ?
			CTG_DELIBERATION : CTG_DECISION);
	if (!s.transmitted && ctg_life_needs_receipt(p->type) &&
	    !(s.signed_ && s.signed_->malgre.n > 0))
		lack(j, p, CTG_TRANSMISSION);
	if (!s.signed_)
		lack(j, p, CTG_SIGNATURE);
}

static bool is_lacking(const struct judging *j, struct ctg_str party,
	enum ctg_event_kind kind)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->lacks[i].kind == kind &&
		    ctg_str_eq(j->lacks[i].party->id.s, party))
			return true;
	return false;
}

/* An event that a later one corrects may have had its warnings; what is
 * missing is listed already. */
static bool matters(const struct judging *j, const struct ctg_event *e,
	const struct ctg_diag *d)
{
	struct ctg_stage s = stage_of(j->c, e->partie);

	if ((strcmp(d->rule, "L801") == 0 || strcmp(d->rule, "L809") == 0) &&
	    (is_lacking(j, e->partie, CTG_DECISION) ||
	     is_lacking(j, e->partie, CTG_DELIBERATION)))
		return false;
	if (strcmp(d->rule, "L802") == 0 &&
	    is_lacking(j, e->partie, CTG_TRANSMISSION))
		return false;
	return d->level == CTG_ERROR || (d->level == CTG_WARNING &&
		(e == s.decided || e == s.transmitted || e == s.published ||
		e == s.signed_));
}

static void check_event(struct judging *j, const struct ctg_event *e)
{
	const struct ctg_closing *c = j->c;
	struct ctg_diags found = { .arena = c->arena };
	const struct ctg_place at = { c->suivi.path, e->line, 0 };

	ctg_life_check(&c->signers, c->suivi.events, c->suivi.n, e,
		j->today, at, &found);
	for (size_t i = 0; i < found.n; i++)
		if (matters(j, e, &found.v[i]))
			ctg_diags_add(j->diags, &found.v[i]);
}

static void check_life(struct judging *j)
{
	const struct ctg_closing *c = j->c;
	const struct ctg_convention *v = &c->signers;

	j->lacks = CTG_NEW_N(c->arena, struct ctg_lack, 3 * v->nparties + 1);
	for (size_t i = 0; i < v->nparties; i++)
		check_party(j, &v->parties[i]);
	for (size_t i = 0; i < c->suivi.n; i++)
		if (c->suivi.events[i].acte == c->acte)
			check_event(j, &c->suivi.events[i]);
}

/* The message */

static struct ctg_date last_signature(const struct ctg_closing *c)
{
	const struct ctg_convention *v = &c->signers;
	struct ctg_date last = { 0 };

	for (size_t i = 0; i < v->nparties; i++) {
		struct ctg_stage s = stage_of(c, v->parties[i].id.s);

		if (ctg_date_cmp(last, s.signed_->date) < 0)
			last = s.signed_->date;
	}
	return last;
}

static void put_trailer(struct ctg_buf *b, const char *key,
	const struct ctg_event *e, struct ctg_str number)
{
	ctg_buf_printf(b, "%s: %.*s ", key, STR_ARG(e->partie));
	ctg_date_write_iso(b, e->date);
	ctg_buf_printf(b, "%s%.*s\n", number.n ? " " : "", STR_ARG(number));
}

static void write_message(struct ctg_closing *c, struct ctg_str data)
{
	const struct ctg_convention *v = &c->signers;
	struct ctg_buf b = { .arena = c->arena };

	if (c->acte == 0)
		ctg_buf_printf(&b, "Clôture de la convention %.*s",
			STR_ARG(c->id));
	else
		ctg_buf_printf(&b, "Clôture de l'avenant n° %u à la "
			"convention %.*s", c->acte, STR_ARG(c->id));
	if (data.n > 0)
		ctg_buf_printf(&b, "\n\n" CTG_CLOSING_DATA "\n%.*s",
			STR_ARG(ctg_str_trim(data)));
	ctg_buf_printf(&b, "\n\nConvention: %.*s\nActe: %u\n",
		STR_ARG(c->id), c->acte);
	/* Closed before one that has a lower number, or after a higher one. */
	if (c->acte > 0 && c->last->number != c->acte - 1)
		ctg_buf_printf(&b, "Base: %u\n", c->last->number);
	ctg_buf_puts(&b, "Effet: ");
	ctg_date_write_iso(&b, c->effect);
	ctg_buf_putc(&b, '\n');
	for (size_t i = 0; i < v->nparties; i++) {
		const struct ctg_event *e = stage_of(c,
			v->parties[i].id.s).decided;

		put_trailer(&b, "Deliberation", e, e->numero);
	}
	for (size_t i = 0; i < v->nparties; i++)
		put_trailer(&b, "Signature", stage_of(c,
			v->parties[i].id.s).signed_, STR(""));
	c->message = b.p;
}

enum ctg_code ctg_closing_judge(struct ctg_closing *c,
	struct ctg_lack **lacks, size_t *n, struct ctg_date today,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct judging j = { .c = c, .diags = diags, .today = today };
	enum ctg_code code = CTG_OK;

	check_text(&j);
	if (c->acte > 0)
		code = check_amendment(&j, err);
	if (code)
		return code;
	check_life(&j);
	ctg_diags_sort(diags);
	*lacks = j.lacks;
	*n = j.n;
	if (j.n > 0 || diags->n > 0)
		return CTG_OK;
	if (c->text.convention.nparties == 0)
		return ctg_fail(err, CTG_EREFUSED, "la convention n'a pas de "
			"parties");
	c->effect = j.at_signature ? last_signature(c) : j.effect;
	if (!c->effect.year)
		return ctg_fail(err, CTG_EREFUSED, "l'acte ne dit pas quand "
			"il prend effet");
	write_message(c, j.data);
	return CTG_OK;
}
