/* SPDX-License-Identifier: Apache-2.0 */
#include "model/part.h"

#include "model/address.h"
#include "model/markdown.h"

/* A paragraph being written, word by word. */
struct line {
	struct ctg_arena *arena;
	struct ctg_node *para;
};

static struct ctg_node *new_part(struct ctg_arena *a, const char *name)
{
	struct ctg_node *n = ctg_node_new(a, CTG_PART);

	n->text = ctg_str_from(name);
	return n;
}

static struct line new_line(struct ctg_arena *a, struct ctg_node *part)
{
	struct line l = { a, ctg_node_new(a, CTG_PARA) };

	ctg_node_append(part, l.para);
	return l;
}

static void say(struct line *l, const char *words)
{
	struct ctg_node *last = l->para->last;

	if (last && last->kind == CTG_TEXT && last->var.n == 0)
		last->text = ctg_strf(l->arena, "%.*s%s",
			STR_ARG(last->text), words);
	else
		ctg_node_append(l->para, ctg_node_text(l->arena,
			ctg_str_from(words)));
}

/* A value of the front-matter, under its name. */
[[gnu::format(printf, 3, 4)]]
static void value(struct line *l, struct ctg_str v, const char *fmt, ...)
{
	struct ctg_node *n = ctg_node_text(l->arena, v);
	struct ctg_buf name = { .arena = l->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&name, fmt, ap);
	va_end(ap);
	n->var = ctg_buf_str(&name);
	if (v.n > 0)
		ctg_node_append(l->para, n);
}

static void break_line(struct line *l)
{
	ctg_node_append(l->para, ctg_node_new(l->arena, CTG_LINEBREAK));
}

static struct ctg_str printed_date(struct ctg_arena *a, struct ctg_date d)
{
	struct ctg_buf b = { .arena = a };

	ctg_date_write(&b, d);
	return ctg_buf_str(&b);
}

static void say_period(struct line *l, const struct ctg_period *p)
{
	if (p->start.year) {
		say(l, "Du ");
		value(l, printed_date(l->arena, p->start), "periode.debut");
		say(l, " au ");
	} else {
		say(l, p->at_signature ? "De sa signature au " : "Jusqu'au ");
	}
	value(l, printed_date(l->arena, p->end), "periode.fin");
}

struct ctg_node *ctg_part_title(struct ctg_arena *a, const struct ctg_text *t)
{
	const struct ctg_convention *c = &t->convention;
	struct ctg_node *part = new_part(a, "titre");
	struct line l = new_line(a, part);

	value(&l, c->titre.s, "titre");
	for (size_t i = 0; i < c->nparties; i++) {
		l = new_line(a, part);
		value(&l, c->parties[i].nom.s, "parties.%.*s.nom",
			STR_ARG(c->parties[i].id.s));
	}
	if (c->periode.end.year) {
		l = new_line(a, part);
		say_period(&l, &c->periode);
	}
	if (c->reference.s.p) {
		l = new_line(a, part);
		say(&l, "Référence : ");
		value(&l, c->reference.s, "reference");
	}
	return part;
}

/* The gender shows in « représentée » and « dénommée »: the designation's
 * article tells, else the kind of party. */
static bool is_feminine(const struct ctg_party *p)
{
	struct ctg_str d = p->designation.s;

	if (ctg_str_starts(d, STR("la ")) || ctg_str_starts(d, STR("La ")))
		return true;
	if (ctg_str_starts(d, STR("le ")) || ctg_str_starts(d, STR("Le ")))
		return false;
	return p->type == CTG_PARTY_CAF || p->type == CTG_PARTY_COMMUNE ||
		p->type == CTG_PARTY_MSA || p->type == CTG_PARTY_CPAM ||
		p->type == CTG_PARTY_ASSOCIATION;
}

static void say_person(struct line *l, const struct ctg_party *p, size_t i)
{
	const struct ctg_representative *r = &p->people[i];
	struct ctg_str id = p->id.s;

	if (r->civilite.s.p) {
		value(l, r->civilite.s, "parties.%.*s.representants.%zu"
			".civilite", STR_ARG(id), i + 1);
		say(l, " ");
	}
	value(l, r->nom.s, "parties.%.*s.representants.%zu.nom",
		STR_ARG(id), i + 1);
}

static void say_quality(struct line *l, const struct ctg_party *p, size_t i)
{
	value(l, p->people[i].qualite.s,
		"parties.%.*s.representants.%zu.qualite", STR_ARG(p->id.s),
		i + 1);
}

static void say_delegation(struct line *l, const struct ctg_party *p,
	size_t i)
{
	value(l, p->people[i].delegation.s,
		"parties.%.*s.representants.%zu.delegation",
		STR_ARG(p->id.s), i + 1);
}

static void say_party(struct line *l, const struct ctg_party *p)
{
	const char *e = is_feminine(p) ? "e" : "";

	value(l, p->nom.s, "parties.%.*s.nom", STR_ARG(p->id.s));
	if (p->adresse.s.p) {
		say(l, ", dont le siège est situé ");
		value(l, p->adresse.s, "parties.%.*s.adresse",
			STR_ARG(p->id.s));
	}
	for (size_t i = 0; i < p->npeople; i++) {
		say(l, i == 0 ? ", représenté" : " et par ");
		if (i == 0) {
			say(l, e);
			say(l, " par ");
		}
		say_person(l, p, i);
		say(l, ", ");
		say_quality(l, p, i);
		if (p->people[i].delegation.s.p) {
			say(l, ", agissant par délégation (");
			say_delegation(l, p, i);
			say(l, ")");
		}
		say(l, i + 1 < p->npeople ? "," : "");
	}
	say(l, ", ci-après dénommé");
	say(l, e);
	say(l, " « ");
	value(l, p->designation.s, "parties.%.*s.designation",
		STR_ARG(p->id.s));
	say(l, " »");
}

struct ctg_node *ctg_part_comparution(struct ctg_arena *a,
	const struct ctg_text *t)
{
	const struct ctg_convention *c = &t->convention;
	struct ctg_node *part = new_part(a, "comparution");
	struct line l = new_line(a, part);

	say(&l, "Entre :");
	for (size_t i = 0; i < c->nparties; i++) {
		bool last = i + 1 == c->nparties;

		if (i > 0) {
			l = new_line(a, part);
			say(&l, "Et :");
		}
		l = new_line(a, part);
		say_party(&l, &c->parties[i]);
		if (c->nparties != 2)
			say(&l, last ? "." : ",");
		else
			say(&l, last ? ", d'autre part." : ", d'une part,");
	}
	return part;
}

/* A visa may hold *italics*: its Markdown is read as that of a text. */
static bool move_inlines(struct line *l, struct ctg_str visa, size_t number)
{
	struct ctg_source *src = CTG_NEW(l->arena, struct ctg_source);
	struct ctg_diags ignored = { .arena = l->arena };
	struct ctg_str var = ctg_strf(l->arena, "visas.%zu", number);
	struct ctg_node *doc, *n;

	if (ctg_source_init(src, l->arena, STR("visa"), visa, NULL) ||
	    ctg_markdown_parse(&doc, l->arena, src, 0, &ignored, NULL) ||
	    !doc->first || doc->first != doc->last ||
	    doc->first->kind != CTG_PARA)
		return false;
	for (n = doc->first->first; n; n = ctg_node_next(doc->first, n)) {
		n->src = NULL;
		if (n->kind == CTG_TEXT)
			n->var = var;
	}
	while ((n = doc->first->first)) {
		ctg_node_unlink(n);
		ctg_node_append(l->para, n);
	}
	return true;
}

struct ctg_node *ctg_part_visas(struct ctg_arena *a, const struct ctg_text *t)
{
	const struct ctg_convention *c = &t->convention;
	struct ctg_node *part = c->nvisas ? new_part(a, "visas") : NULL;

	for (size_t i = 0; i < c->nvisas; i++) {
		struct line l = new_line(a, part);

		say(&l, "Vu ");
		if (!move_inlines(&l, c->visas[i].s, i + 1))
			value(&l, c->visas[i].s, "visas.%zu", i + 1);
		say(&l, i + 1 < c->nvisas ? " ;" : ".");
	}
	return part;
}

struct ctg_node *ctg_part_closing(struct ctg_arena *a,
	const struct ctg_text *t)
{
	const struct ctg_convention *c = &t->convention;
	unsigned n = c->exemplaires ? c->exemplaires : (unsigned)c->nparties;
	struct ctg_node *part = new_part(a, "cloture");
	struct line l = new_line(a, part);
	struct ctg_buf words = { .arena = a };

	ctg_cardinal_write(&words, n, false);
	say(&l, "Fait en ");
	if (c->exemplaires)
		value(&l, ctg_buf_str(&words), "exemplaires");
	else
		say(&l, ctg_str_c(a, ctg_buf_str(&words)));
	say(&l, n > 1 ? " exemplaires originaux, " : " exemplaire original, ");
	if (c->lieu.s.p) {
		say(&l, "à ");
		value(&l, c->lieu.s, "lieu");
		say(&l, ", ");
	}
	say(&l, "le");
	return part;
}

struct ctg_node *ctg_part_signatures(struct ctg_arena *a,
	const struct ctg_text *t)
{
	const struct ctg_convention *c = &t->convention;
	struct ctg_node *part = new_part(a, "signatures");

	for (size_t i = 0; i < c->nparties; i++) {
		const struct ctg_party *p = &c->parties[i];
		struct line l = new_line(a, part);

		say(&l, "Pour ");
		value(&l, p->designation.s, "parties.%.*s.designation",
			STR_ARG(p->id.s));
		say(&l, " :");
		for (size_t j = 0; j < p->npeople; j++) {
			if (!p->people[j].signs)
				continue;
			l = new_line(a, part);
			say_quality(&l, p, j);
			if (p->people[j].delegation.s.p) {
				say(&l, ", par délégation (");
				say_delegation(&l, p, j);
				say(&l, ")");
			}
			break_line(&l);
			say_person(&l, p, j);
		}
	}
	return part;
}

/* Divisions of the first level, and the labelled ones of the second. */
static bool is_listed(const struct ctg_node *n)
{
	if (n->kind != CTG_DIVISION)
		return false;
	return n->division.level == 1 || (n->division.level == 2 &&
		n->division.heading.word != CTG_PLAIN);
}

struct ctg_node *ctg_part_sommaire(struct ctg_arena *a,
	const struct ctg_node *document)
{
	struct ctg_node *part = new_part(a, "sommaire");

	for (const struct ctg_node *n = document; n;
	     n = ctg_node_next(document, n)) {
		const struct ctg_node *h = is_listed(n) ?
			ctg_node_heading(n) : NULL;

		if (!h)
			continue;
		struct line l = new_line(a, part);

		l.para->para.target = n;
		/* A note that the heading calls may leave a space. */
		ctg_node_append(l.para, ctg_node_text(a,
			ctg_str_trim(ctg_node_words(a, h))));
	}
	return part;
}

struct ctg_node *ctg_part_annexe(struct ctg_arena *a,
	const struct ctg_text *t, size_t i)
{
	const struct ctg_annexe *annexe = &t->convention.annexes[i];
	struct ctg_node *div = ctg_node_new(a, CTG_DIVISION);
	struct line l = { a, ctg_node_new(a, CTG_HEADING) };

	ctg_node_append(div, l.para);
	div->division.level = 1;
	div->division.paysage = annexe->paysage;
	say(&l, "Annexe ");
	value(&l, annexe->numero.s, "annexes.%zu.numero", i + 1);
	say(&l, " - ");
	value(&l, annexe->titre.s, "annexes.%zu.titre", i + 1);
	ctg_heading_read(&div->division.heading,
		ctg_node_words(a, l.para));
	return div;
}
