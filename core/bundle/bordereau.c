/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/bordereau.h"

#include "base/hash.h"
#include "bundle/metadata.h"
#include "model/life.h"
#include "render/sheet_add.h"

#define COLUMNS	4

struct writing {
	struct ctg_sheet *sheet;
	struct ctg_arena *arena;
	const struct ctg_liasse *l;
	const struct ctg_manifest *m;
	struct ctg_sheet_table *table;
	unsigned order;			/* of the last who signs */
};

static void title(struct writing *w, unsigned level, const char *words)
{
	struct ctg_sheet_para *p = ctg_sheet_para(w->arena, CTG_ROLE_HEADING);

	p->level = level;
	ctg_sheet_say(w->arena, p, ctg_str_from(words));
	ctg_sheet_put(w->arena, w->sheet, p, NULL);
}

/* « Commit : … »; nothing when there is nothing to say. */
static void line(struct writing *w, const char *what, struct ctg_str s)
{
	struct ctg_sheet_para *p = ctg_sheet_para(w->arena, CTG_ROLE_BODY);

	if (s.n == 0)
		return;
	p->align = CTG_LEFT;
	if (what)
		ctg_sheet_say(w->arena, p, ctg_strf(w->arena, "%s : ",
			what))->bold = true;
	ctg_sheet_say(w->arena, p, ctg_sheet_typeset(w->arena, s));
	ctg_sheet_put(w->arena, w->sheet, p, NULL);
}

/* --- tables --------------------------------------------------------------- */

static struct ctg_sheet_row *add_row(struct writing *w, enum ctg_role role)
{
	struct ctg_sheet_row *r = &w->table->rows[w->table->n++];

	r->header = role == CTG_ROLE_HEAD;
	r->cells = CTG_NEW_N(w->arena, struct ctg_sheet_cell, COLUMNS);
	for (int i = 0; i < COLUMNS; i++)
		r->cells[i] = (struct ctg_sheet_cell){ .cols = 1, .rows = 1,
			.para = ctg_sheet_para(w->arena, role) };
	return r;
}

static void say(struct writing *w, struct ctg_sheet_row *r, int column,
	struct ctg_str s)
{
	ctg_sheet_say(w->arena, r->cells[column].para,
		ctg_sheet_typeset(w->arena, s));
}

static void begin(struct writing *w, size_t rows,
	const char *const heads[COLUMNS], const unsigned widths[COLUMNS])
{
	struct ctg_sheet_table *t = CTG_NEW(w->arena, struct ctg_sheet_table);
	struct ctg_sheet_row *head;

	t->columns = COLUMNS;
	t->widths = CTG_NEW_N(w->arena, unsigned, COLUMNS);
	memcpy(t->widths, widths, COLUMNS * sizeof(*widths));
	t->rows = CTG_NEW_N(w->arena, struct ctg_sheet_row, rows + 1);
	w->table = t;
	head = add_row(w, CTG_ROLE_HEAD);
	for (int i = 0; i < COLUMNS; i++)
		say(w, head, i, ctg_str_from(heads[i]));
	ctg_sheet_put(w->arena, w->sheet, NULL, t);
}

/* --- who signs ------------------------------------------------------------ */

/* « délibération n° 2025-12 du 12 mars 2025, conseil municipal » */
static void put_decision(struct ctg_buf *b, const struct ctg_event *e)
{
	ctg_buf_puts(b, e->kind == CTG_DECISION ? "décision" :
		"délibération");
	if (e->numero.n)
		ctg_buf_printf(b, " n° %.*s", STR_ARG(e->numero));
	ctg_buf_puts(b, " du ");
	ctg_date_write(b, e->date);
	if (e->organe.n)
		ctg_buf_printf(b, ", %.*s", STR_ARG(e->organe));
}

static struct ctg_str decision(const struct writing *w,
	const struct ctg_party *p)
{
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_stage s;

	ctg_life_stage(&s, w->l->suivi.events, w->l->suivi.n, w->l->acte,
		p->id.s);
	if (!s.decided)
		return STR("à venir");
	put_decision(&b, s.decided);
	if (s.transmitted && s.transmitted->ar.n)
		ctg_buf_printf(&b, " (AR %.*s)", STR_ARG(s.transmitted->ar));
	return ctg_buf_str(&b);
}

static void put_signer(struct writing *w, const struct ctg_party *p,
	const struct ctg_representative *who)
{
	struct ctg_sheet_row *r = add_row(w, CTG_ROLE_CELL);
	struct ctg_buf b = { .arena = w->arena };

	if (who->civilite.s.n)
		ctg_buf_printf(&b, "%.*s ", STR_ARG(who->civilite.s));
	ctg_buf_printf(&b, "%.*s, %.*s", STR_ARG(who->nom.s),
		STR_ARG(who->qualite.s));
	if (who->delegation.s.n)
		ctg_buf_printf(&b, ", %.*s", STR_ARG(who->delegation.s));
	say(w, r, 0, ctg_strf(w->arena, "%u", ++w->order));
	say(w, r, 1, p->nom.s);
	say(w, r, 2, ctg_buf_str(&b));
	say(w, r, 3, decision(w, p));
}

static void put_signers(struct writing *w)
{
	static const char *const heads[COLUMNS] = { "Ordre", "Partie",
		"Signataire", "Décision" };
	static const unsigned widths[COLUMNS] = { 90, 280, 300, 330 };
	const struct ctg_convention *c = &w->l->signers;
	size_t rows = 0;

	for (size_t i = 0; i < c->nparties; i++)
		rows += c->parties[i].npeople;
	begin(w, rows, heads, widths);
	for (size_t i = 0; i < c->nparties; i++)
		for (size_t k = 0; k < c->parties[i].npeople; k++)
			if (c->parties[i].people[k].signs)
				put_signer(w, &c->parties[i],
					&c->parties[i].people[k]);
}

/* --- files ---------------------------------------------------------------- */

static struct ctg_str nature(const struct ctg_manifest_file *f)
{
	static const struct {
		struct ctg_str role, words;
	} roles[] = {
		{ CTG_STR_INIT("acte"), CTG_STR_INIT("acte à signer") },
		{ CTG_STR_INIT("annexe"), CTG_STR_INIT("annexe") },
		{ CTG_STR_INIT("comparatif"),
		  CTG_STR_INIT("tableau comparatif, informatif") },
		{ CTG_STR_INIT("consolide"),
		  CTG_STR_INIT("texte consolidé, informatif") },
		{ CTG_STR_INIT("piece"), CTG_STR_INIT("pièce") },
		{ CTG_STR_INIT("delegation"), CTG_STR_INIT("délégation") },
		{ CTG_STR_INIT("metadonnees"),
		  CTG_STR_INIT("données du parapheur") },
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (ctg_str_eq(f->role, roles[i].role))
			return roles[i].words;
	return f->role;
}

/* On two lines: people compare it by eye. */
static void put_digest(struct writing *w, struct ctg_sheet_para *p,
	struct ctg_str sha256)
{
	const size_t half = CTG_SHA256_HEX / 2;

	ctg_sheet_say(w->arena, p, ctg_str_head(sha256, half));
	ctg_sheet_run(w->arena, p, CTG_RUN_BREAK);
	ctg_sheet_say(w->arena, p, ctg_str_skip(sha256, half));
}

/* « 1 234 567 » */
static struct ctg_str thousands(struct ctg_arena *a, uint64_t n)
{
	return n < 1000 ? ctg_strf(a, "%u", (unsigned)n) :
		ctg_strf(a, "%.*s %03u", STR_ARG(thousands(a, n / 1000)),
		(unsigned)(n % 1000));
}

static void put_files(struct writing *w)
{
	static const char *const heads[COLUMNS] = { "Fichier", "Contenu",
		"Octets", "SHA-256" };
	static const unsigned widths[COLUMNS] = { 290, 170, 110, 430 };

	begin(w, w->m->n_files, heads, widths);
	for (size_t i = 0; i < w->m->n_files; i++) {
		const struct ctg_manifest_file *f = &w->m->files[i];
		struct ctg_sheet_row *r = add_row(w, CTG_ROLE_CELL);

		ctg_sheet_say(w->arena, r->cells[0].para, f->name);
		say(w, r, 1, nature(f));
		say(w, r, 2, thousands(w->arena, f->size));
		r->cells[2].para->align = CTG_RIGHT;
		put_digest(w, r->cells[3].para, f->sha256);
	}
}

/* --- the whole ------------------------------------------------------------ */

static struct ctg_str originals(const struct ctg_liasse *l)
{
	unsigned n = ctg_metadata_originals(l);

	return ctg_strf(l->arena, "%u%s", n, n == l->signers.nparties ?
		", un par partie" : "");
}

static struct ctg_str parapheur(const struct ctg_liasse *l)
{
	const struct ctg_parapheur *to = &l->settings.parapheur;

	return ctg_strf(l->arena, "%.*s%s%.*s", STR_ARG(to->type.s),
		to->type.s.n && to->sous_type.s.n ? ", " : "",
		STR_ARG(to->sous_type.s));
}

static struct ctg_str act_of(const struct ctg_liasse *l)
{
	struct ctg_str act = l->acte ? ctg_strf(l->arena, "avenant n° %u",
		l->acte) : STR("convention");

	return ctg_strf(l->arena, "%.*s (%.*s)", STR_ARG(l->id),
		STR_ARG(act));
}

void ctg_bordereau_make(struct ctg_sheet *out, const struct ctg_liasse *l,
	const struct ctg_manifest *m)
{
	struct writing w = { .sheet = out, .arena = l->arena, .l = l,
		.m = m };

	title(&w, 1, "Bordereau de la liasse");
	line(&w, NULL, out->about.title);
	line(&w, "Acte", act_of(l));
	line(&w, "Nombre d'originaux", originals(l));
	line(&w, "Parapheur", parapheur(l));
	line(&w, "Nature de l'acte", ctg_metadata_nature(l));
	line(&w, "Classification", l->settings.parapheur.classification.s);
	line(&w, "Commit", m->commit);
	line(&w, "Étiquette", m->tag);
	line(&w, "Empreinte du texte (SHA-256)", m->text);
	title(&w, 2, "Signataires, dans l'ordre");
	put_signers(&w);
	title(&w, 2, "Fichiers");
	put_files(&w);
	line(&w, NULL, STR("La liasse contient aussi ce bordereau, et "
		CTG_MANIFEST_NAME ", qui donne son empreinte et celle des "
		"fichiers dont l'acte est fait."));
}
