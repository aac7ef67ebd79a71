/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/read_act.h"

#include "avenant/read_front.h"
#include "base/utf8.h"
#include "model/french.h"
#include "model/markdown.h"
#include "model/rules.h"

#include <string.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
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

/* --- the places of a clause ----------------------------------------------- */

static bool is_relative(const struct ctg_reaches *l)
{
	const struct ctg_address *a = &l->v[0].from;
	enum ctg_step_kind outer = a->n ? a->steps[a->n - 1].kind :
		CTG_STEP_PHRASE;

	return outer < CTG_STEP_NOTE || outer == CTG_STEP_IMAGE;
}

/* The first address that the heading of the act's article holds:
 * « Modification de l'article 4 ». */
static bool heading_context(struct ctg_reaches *out, struct ctg_reading *r)
{
	struct ctg_str s;
	struct ctg_heading h;
	bool inside = false;

	if (!r->said->heading)
		return false;
	ctg_heading_read(&h, ctg_node_words(r->arena, r->said->heading));
	for (s = h.title; s.n > 0;) {
		size_t len;
		bool letter = !ctg_french_word_ends(s);

		if (letter && !inside && ctg_reaches_take(out, r->arena, s,
		    0) &&
		    out->n == 1 && !is_relative(out))
			return true;
		inside = letter;
		(void)ctg_utf8_next(s, &len);
		s = ctg_str_skip(s, len);
	}
	return false;
}

/* The divisions that the clause before was about, its first place only. */
static void divisions_of(struct ctg_reaches *out, struct ctg_reading *r)
{
	struct ctg_reach *of;
	struct ctg_address *a;
	size_t n = 0;

	*out = (struct ctg_reaches){ .arena = r->arena };
	of = ctg_reaches_add(out);
	if (r->last.n == 0)
		return;
	a = &r->last.v[0].from;
	while (n < a->n && a->steps[n].kind != CTG_STEP_DIVISION)
		n++;
	ctg_reach_extend(&of->from, a, n);
	of->to = of->from;
}

/* What the sentence says, within what the groups around it say. */
static void join(struct ctg_reaches *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_reaches *inner)
{
	struct ctg_reaches l = *inner, title;

	l.arena = r->arena;
	if (l.n == 0)
		l = c->where;
	else if (c->where.n > 0)
		ctg_reaches_within(&l, &l, &c->where);
	if (l.same || c->where.same) {
		divisions_of(&title, r);
		ctg_reaches_within(&l, &l, &title);
	} else if (l.n == 0) {
		l = r->context;
	} else if (r->context.n > 0) {
		ctg_reaches_within(&l, &l, &r->context);
	} else if (is_relative(&l) && heading_context(&title, r)) {
		title.arena = r->arena;
		ctg_reaches_within(&l, &l, &title);
	}
	if (l.n > 0)
		r->last = l;
	*out = l;
}

bool ctg_clause_scopes(struct ctg_scopes *out, struct ctg_reading *r,
	const struct ctg_clause *c, const struct ctg_reaches *inner)
{
	struct ctg_reaches l;
	struct ctg_node *doc = r->base->developed;

	join(&l, r, c, inner);
	if (l.n > 0)
		return ctg_scopes_find(out, r, &l) && out->n > 0;
	if (c->nterms == 0 || c->doing == CTG_DO_COMPLETE) {
		ctg_reading_report(r, "A702", "cible non résolue\u00a0: "
			"l'acte ne dit pas ce qu'il modifie");
		return false;
	}
	/* Words alone are sought everywhere. */
	out->arena = r->arena;
	CTG_MORE(r->arena, out->v, out->n, out->room);
	out->v[out->n++] = (struct ctg_scope){ doc, doc, false, { 0, 0 } };
	return true;
}

/* --- groups --------------------------------------------------------------- */

struct group {
	enum ctg_marked marked;
	struct ctg_reaches context;	/* for what stands below */
	bool unread;			/* nobody knows where that is */
};

struct reader {
	struct ctg_reading r;
	struct group groups[GROUPS];
	size_t depth;
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
	struct ctg_reaches l;

	join(&l, &d->r, c, &c->target[0]);
	if (d->depth < GROUPS)
		d->groups[d->depth++] = (struct group){ s->marked, l, false };
	d->r.context = l;
}

/* What stands below a group that was not understood is not read either. */
static void open_unread(struct reader *d, const struct ctg_said *s)
{
	if (d->depth < GROUPS)
		d->groups[d->depth++] = (struct group){ .marked = s->marked,
			.unread = true };
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
	case CTG_DO_REPLACE:
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

/* Sentences that every act has, whatever they quote. */
static bool is_frame(const struct ctg_said *s)
{
	static const char words[] = "le_present_avenant|le_present_acte|"
		"la_presente_modification|les_autres_stipulations|"
		"toutes_les_autres_stipulations|toutes_les_stipulations|"
		"les_stipulations|vu|considerant|fait";
	struct ctg_str at = s->text;

	ctg_noise_skip(&at);
	return ctg_words_cut(&at, words, strlen(words));
}

/* A word that amends, outside quotes; a past is told, not done. */
static bool amends(const struct ctg_said *s)
{
	static const char verbs[] = "remplac*|inser*|ajout*|suppri*|complet*|"
		"redig*|substitu*|devient|deviennent|lire|adhere|adherent|"
		"se_retire|se_retirent|abrog*|ancien_texte|nouveau_texte";
	static const char openings[] = "modifi*|chang*";
	static const char told[] = "a_ete_*|ont_ete_*|avait_ete_*|"
		"avaient_ete_*";
	struct ctg_str at = s->text;
	bool inside = false;

	for (; at.n > 0;) {
		const struct ctg_cited *c = ctg_said_quote(s, at);
		struct ctg_str word = at;
		bool letter = !ctg_french_word_ends(at);
		size_t len;

		if (letter && !inside) {
			if (ctg_words_cut(&word, verbs, strlen(verbs)) ||
			    (s->opens && ctg_words_cut(&word, openings,
			    strlen(openings))))
				return true;
			if (ctg_words_cut(&at, told, strlen(told)))
				continue;
		}
		inside = letter;
		(void)ctg_utf8_next(at, &len);
		at = ctg_str_skip(at, c && c->len > 0 ? c->len : len);
	}
	return false;
}

static bool is_only_quotes(const struct ctg_said *s)
{
	struct ctg_str at = s->text;
	const struct ctg_cited *c;

	for (;; at = ctg_str_skip(at, c->len)) {
		ctg_noise_skip(&at);
		c = ctg_said_quote(s, at);
		if (!c || c->len == 0)
			return s->n > 0 && (at.n == 0 || (at.n == 1 &&
				strchr(".;", at.p[0])));
	}
}

static void report_unread(struct reader *d, const struct ctg_said *s,
	struct ctg_str rest)
{
	struct ctg_str shown = rest.n == s->text.n ? s->raw : rest;
	size_t n = 0, len;

	if (is_only_quotes(s) || s->stray) {
		ctg_reading_report(&d->r, "A708", "rien n'annonce ce qui est "
			"cité ici");
		return;
	}
	/* Two quotes, and nothing that says what becomes of them. */
	d->r.last.n = 0;
	if (is_frame(s))
		return;
	if (!amends(s) && s->n < 2) {
		if (s->opens && s->marked)
			open_unread(d, s);
		return;
	}
	if (s->opens)
		open_unread(d, s);
	while (n < shown.n && n < 120) {
		(void)ctg_utf8_next(ctg_str_skip(shown, n), &len);
		n += len;
	}
	ctg_reading_report(&d->r, "A701", "formule non reconnue\u00a0: "
		"«\u00a0%.*s%s\u00a0»", STR_ARG(ctg_french_trim(ctg_str_head(
		shown, n))), n < shown.n ? "…" : "");
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

	if (read_clauses(d, s, rest))
		return true;
	d->r.ops->n = nops;
	d->r.diags->n = ndiags;
	d->depth = depth;
	d->r.context = depth ? d->groups[depth - 1].context :
		(struct ctg_reaches){ 0 };
	return false;
}

static void read_one(struct reader *d, const struct ctg_said *s)
{
	struct ctg_str rest = s->text, ignored;
	struct ctg_said mended;

	d->r.said = s;
	enter(d, s);
	if (is_lost(d))
		return;
	if (s->unclosed)
		ctg_reading_report(&d->r, "A709", "la citation qui suit "
			"n'est pas fermée");
	else if (s->stray || (!read_whole(d, s, &rest) &&
		 !(ctg_said_mend(&mended, s) && read_whole(d, &mended,
		 &ignored)))) {
		d->r.said = s;
		report_unread(d, s, rest);
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
}
