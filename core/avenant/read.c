/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/read_act.h"

#include "avenant/read_front.h"
#include "base/utf8.h"
#include "model/french.h"
#include "model/markdown.h"
#include "model/rules.h"

#include <string.h>

#define GROUPS	8

enum ctg_code ctg_act_load(struct ctg_act_text *out, struct ctg_arena *a,
	const struct ctg_source *src, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_act_text act = { 0 };
	enum ctg_code code = ctg_amendment_read(&act.front, a, src, diags,
		err);

	if (code == CTG_OK)
		code = ctg_markdown_parse(&act.body, a, src, act.front.body,
			diags, err);
	if (code == CTG_OK)
		*out = act;
	return code;
}

/* --- places in the act ---------------------------------------------------- */

static struct ctg_place place_of(const struct ctg_reading *r)
{
	const struct ctg_node *n = r->said ? r->said->para : NULL;

	return n && n->src ? ctg_node_start(n) : (struct ctg_place){
		r->act->front.src->path, 0, 0 };
}

void ctg_reading_report(struct ctg_reading *r, const char *rule,
	const char *fmt, ...)
{
	struct ctg_buf b = { .arena = r->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	ctg_rule_report(r->diags, rule, place_of(r), "%.*s",
		STR_ARG(ctg_buf_str(&b)));
}

struct ctg_op *ctg_reading_add(struct ctg_reading *r, enum ctg_op_kind kind,
	enum ctg_op_how how)
{
	struct ctg_op *op = ctg_ops_add(r->ops, kind, how);

	op->line = place_of(r).line;
	return op;
}

/* --- groups --------------------------------------------------------------- */

struct group {
	enum ctg_marked marked;
	struct ctg_reaches context;	/* for what stands below */
	bool unread;			/* nobody knows where that is */
	bool told;			/* and that was reported */
	bool purpose;			/* « a pour objet : » */
};

struct reader {
	struct ctg_reading r;
	struct group groups[GROUPS];
	size_t depth;
	struct ctg_announced announced[CTG_ANNOUNCED];
	/* Groups, that say where. */
	struct ctg_announced *said;
	size_t nsaid, said_room;
};

/* The groups that a statement does not belong to end. */
static void enter(struct reader *d, const struct ctg_said *s)
{
	size_t keep = 0;

	for (size_t i = 0; i < d->depth && s->marked != CTG_UNMARKED; i++) {
		if (d->groups[i].marked == s->marked)
			break;
		keep = i + 1;
	}
	d->depth = keep;
	d->r.context = keep ? d->groups[keep - 1].context :
		(struct ctg_reaches){ 0 };
}

static bool is_lost(const struct reader *d)
{
	return d->depth > 0 && d->groups[d->depth - 1].unread;
}

static void open_group(struct reader *d, const struct ctg_said *s,
	const struct ctg_clause *c)
{
	struct ctg_said *said = CTG_NEW(d->r.arena, struct ctg_said);
	struct ctg_reaches l;

	ctg_clause_places(&l, &d->r, c, &c->target[0]);
	if (d->depth < GROUPS)
		d->groups[d->depth++] = (struct group){
			.marked = s->marked, .context = l };
	d->r.context = l;
	if (l.n == 0)
		return;
	*said = *s;
	CTG_MORE(d->r.arena, d->said, d->nsaid, d->said_room);
	d->said[d->nsaid++] = (struct ctg_announced){ .said = said,
		.ndiags = d->r.diags->n, .where = l };
}

/* What stands below a group that was not understood is not read either. */
static void open_unread(struct reader *d, const struct ctg_said *s, bool told)
{
	if (d->depth < GROUPS)
		d->groups[d->depth++] = (struct group){ .marked = s->marked,
			.unread = true, .told = told };
}

/* --- sentences ----------------------------------------------------------- */

static void run(struct reader *d, const struct ctg_said *s,
	const struct ctg_clause *c)
{
	switch (c->doing) {
	case CTG_DO_GROUP:
		open_group(d, s, c);
		return;
	case CTG_DO_RENUMBER:
		ctg_read_renumbering(&d->r, c);
		return;
	case CTG_DO_NOTHING:
		return;
	case CTG_DO_MOVE:
	case CTG_DO_MOVE_AFTER:
	case CTG_DO_MOVE_BEFORE:
	case CTG_DO_SWAP:
		ctg_read_move(&d->r, c);
		return;
	case CTG_DO_REPLACE:
	case CTG_DO_NOTE:
	case CTG_DO_DELETE:
	case CTG_DO_AFTER:
	case CTG_DO_BEFORE:
	case CTG_DO_COMPLETE:
	case CTG_DO_EACH:
	case CTG_DO_STRONG:
	case CTG_DO_EMPH:
	case CTG_DO_WEAK:
	case CTG_DO_ROMAN:
		ctg_read_words(&d->r, c);
		return;
	default:
		ctg_read_units(&d->r, c);
	}
}

/* « Il est convenu que », « par le présent avenant, » */
static void skip_lead(struct ctg_str *s)
{
	static const char leads[] = "les_parties_conviennent_que|"
		"les_parties_conviennent_de|il_est_convenu_que|"
		"il_est_convenu_de|par_le_present_avenant|il_y_a_lieu_de|"
		"il_convient_de|les_parties_decident_que|"
		"les_parties_decident_de|en_consequence|a_ce_titre|enfin|"
		"de_meme|par_ailleurs|en_outre";

	ctg_noise_skip(s);
	while (ctg_words_cut(s, leads, strlen(leads)))
		ctg_noise_skip(s);
}

static void report_formula(struct reader *d, struct ctg_str shown)
{
	size_t n = 0, len;

	while (n < shown.n && n < 120) {
		(void)ctg_utf8_next(ctg_str_skip(shown, n), &len);
		n += len;
	}
	ctg_reading_report(&d->r, "A701", "formule non reconnue\u00a0: "
		"«\u00a0%.*s%s\u00a0»", STR_ARG(ctg_french_trim(ctg_str_head(
		shown, n))), n < shown.n ? "…" : "");
}

static void report_unread(struct reader *d, const struct ctg_said *s,
	struct ctg_str rest)
{
	if (ctg_said_is_quotes(s) || s->stray) {
		ctg_reading_report(&d->r, "A708", "rien n'annonce ce qui est "
			"cité ici");
		return;
	}
	/* Two quotes, and nothing that says what becomes of them. */
	d->r.last.n = 0;
	if (!ctg_said_amends(s) && (s->n < 2 || s->purpose ||
	    ctg_said_is_frame(s))) {
		if (s->opens && ctg_said_is_frame(s) && d->depth < GROUPS)
			d->groups[d->depth++] = (struct group){
				.marked = s->marked, .purpose = true };
		else if (s->opens && s->marked)
			open_unread(d, s, false);
		return;
	}
	if (s->opens)
		open_unread(d, s, true);
	report_formula(d, rest.n == s->text.n ? s->raw : rest);
}

/* What stands between two clauses; true when the second goes on from the
 * first, rather than being another sentence. */
static bool skip_joint(struct ctg_str *s)
{
	static const char joints[] = "et|puis|ainsi_que|et_en";
	enum ctg_marked ignored;
	bool on = true;
	size_t n;

	for (;;) {
		ctg_noise_skip(s);
		if (ctg_str_cut(s, STR(".")))
			on = false;
		else if (!ctg_str_cut(s, STR(";")) &&
			 !ctg_words_cut(s, joints, strlen(joints)))
			break;
	}
	n = ctg_marker_skip(&ignored, *s);
	*s = ctg_str_skip(*s, n);
	return on && n == 0;
}

/* Parties, annexes, values.  A sentence that quotes words or blocks is never
 * one of these, whatever they say. */
static bool read_front(struct reader *d, const struct ctg_said *s,
	const struct ctg_clause *first)
{
	struct ctg_front_statement f = { .act = d->r.act, .base = d->r.base,
		.words = ctg_french_trim(s->raw), .at = place_of(&d->r) };

	if (first && (first->nterms > 0 || first->unit))
		return false;
	for (size_t i = 0; i < s->n && !f.quoted; i++)
		f.quoted = s->v[i].blocks;
	while (f.words.n > 0 && strchr(".;:", f.words.p[f.words.n - 1]))
		f.words = ctg_french_rtrim(ctg_str_head(f.words,
			f.words.n - 1));
	return ctg_read_front(d->r.ops, &f, d->r.diags) != CTG_FRONT_OTHER;
}

/* All its clauses; *rest is what no formula takes. */
static bool read_clauses(struct reader *d, const struct ctg_said *s,
	struct ctg_str *rest)
{
	struct ctg_clause c, before;
	bool read, on = false;

	d->r.said = s;
	*rest = s->text;
	skip_lead(rest);
	read = ctg_clause_take(&c, d->r.arena, s, rest, NULL);
	if (read_front(d, s, read ? &c : NULL))
		return true;
	while (read) {
		run(d, s, &c);
		before = c;
		on = skip_joint(rest);
		if (rest->n == 0)
			return true;
		read = ctg_clause_take(&c, d->r.arena, s, rest, on ? &before :
			NULL);
	}
	return false;
}

/* A sentence is read whole, or not at all: as it is, or mended. */
static bool read_whole(struct reader *d, const struct ctg_said *s,
	struct ctg_str *rest)
{
	size_t nops = d->r.ops->n, ndiags = d->r.diags->n, depth = d->depth;
	size_t nsaid = d->nsaid;

	if (read_clauses(d, s, rest))
		return true;
	d->r.ops->n = nops;
	d->r.diags->n = ndiags;
	d->depth = depth;
	d->nsaid = nsaid;
	d->r.context = depth ? d->groups[depth - 1].context :
		(struct ctg_reaches){ 0 };
	return false;
}

static void read_aside(struct reader *d, const struct ctg_said *s)
{
	if (s->aside == CTG_ASIDE_HEADING) {
		ctg_announced_meet(d->announced, &d->r, s);
		/* What was said before it holds no more. */
		d->depth = 0;
		d->r.context = d->r.last = (struct ctg_reaches){ 0 };
	} else if (ctg_said_amends(s)) {
		report_formula(d, s->raw);
	}
}

static void read_one(struct reader *d, const struct ctg_said *s)
{
	struct ctg_str rest = s->text, ignored;
	struct ctg_said mended, said;

	d->r.said = s;
	if (s->aside) {
		read_aside(d, s);
		return;
	}
	enter(d, s);
	if (is_lost(d)) {
		if (!d->groups[d->depth - 1].told && (ctg_said_amends(s) ||
		    s->n > 0))
			report_formula(d, s->raw);
		return;
	}
	if (s->unclosed)
		ctg_reading_report(&d->r, "A709", "la citation qui suit "
			"n'est pas fermée");
	else if (s->doubtful)
		ctg_reading_report(&d->r, "A709", "la citation qui suit se "
			"ferme à plusieurs de ses alinéas, mais pas à tous");
	else if (s->run_on)
		ctg_reading_report(&d->r, "A709", "dans la citation qui suit, "
			"une ligne vide doit séparer deux alinéas");
	else if (s->stray || (!read_whole(d, s, &rest) &&
		 !(ctg_said_mend(&mended, s) && read_whole(d, &mended,
		 &ignored)))) {
		said = *s;
		said.purpose = d->depth > 0 &&
			d->groups[d->depth - 1].purpose;
		d->r.said = s;
		report_unread(d, &said, rest);
	}
}

void ctg_act_read(struct ctg_ops *out, const struct ctg_act_text *act,
	const struct ctg_text *base, struct ctg_diags *diags)
{
	struct ctg_saids saids = { .arena = out->arena };
	struct reader d = { .r = { .arena = out->arena, .act = act,
		.base = base, .ops = out, .diags = diags } };

	ctg_read_statements(&saids, act);
	for (size_t i = 0; i < saids.n; i++)
		read_one(&d, &saids.v[i]);
	ctg_announced_meet(d.announced, &d.r, NULL);
	for (size_t i = 0; i < d.nsaid; i++)
		ctg_announced_finish(&d.r, &d.said[i]);
}
