/* SPDX-License-Identifier: Apache-2.0 */
/* Front-matters changed at random: what is derived, applied to the old one,
 * gives the new one, its values and all that they print. */
#include "load.h"

#include "avenant/compose.h"
#include "avenant/derive.h"
#include "avenant/derive_front.h"
#include "avenant/write_front.h"
#include "base/buf.h"
#include "model/front.h"
#include "render/markdown.h"

#include <stdlib.h>

#define SCRIPTS	40
#define EDITS	6

static uint64_t seed;

static size_t chance(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return n ? (size_t)(seed >> 33) % n : 0;
}

/* --- values --------------------------------------------------------------- */

static struct ctg_str pick(const char *const *v, size_t n)
{
	return ctg_str_from(v[chance(n)]);
}
#define PICK(t)	pick(t, sizeof(t) / sizeof(*(t)))

static const char *const names[] = {
	"Commune de L'Haÿ-les-Roses", "Commune de Dugny",
	"Communauté de communes des Rives : Nord", "Rouen Métropole",
	"Syndicat « Les Rives » de l'Est", "Département du Nord",
	"Association # 1", "Mutualité sociale agricole, antenne Est",
};
static const char *const designations[] = {
	"la commune", "le Département", "l'EPCI", "la Communauté", "Métropole",
	"le syndicat",
};
static const char *const people[] = {
	"Anne MARTIN", "Jean-Pierre DE LA TOUR", "Luc O'NEIL", "Zoé ÉLUARD",
	"[à compléter]", "Marie-Anne de VAL",
};
static const char *const civilities[] = { "Madame", "Monsieur", "M./Mme",
	"Maître", "" };
static const char *const qualities[] = {
	"maire", "Président du conseil d'administration", "Directrice",
	"maire, président de la communauté", "vice-présidente",
};
static const char *const places[] = {
	"Bobigny", "1, rue de l'Église : 93440 Dugny", "hôtel de ville",
	"Melun",
};
static const char *const laws[] = {
	"le code de l'action sociale et des familles",
	"la délibération du conseil municipal du 3 mars 2025",
	"l'arrêté du 3 octobre 2001 relatif à l'action sociale : les Caf",
	"la circulaire *relative aux conventions* n° 2020-01",
	"le décret n° 2021-1 du 1er janvier 2021 ; ses annexes",
	"la loi n° 82-213 du 2 mars 1982 relative aux droits des communes",
};
static const char *const titles[] = {
	"Diagnostic partagé", "Plan d'actions 2025-2028", "Budget : recettes",
	"Annexe financière", "Liste « A » des équipements",
};
static const char *const dates[] = {
	"2028-12-31", "2029-01-01", "2030-06-30", "2027-11-01",
};
static const char *const starts[] = { "2023-01-01", "signature", "2024-09-01" };

static struct ctg_value value(struct ctg_str s)
{
	return (struct ctg_value){ .s = s.n ? s : (struct ctg_str){ 0 } };
}

struct edited {
	struct ctg_arena *arena;
	struct ctg_convention c;
	const struct ctg_text *base;
	unsigned made;			/* names of ours */
};

/* --- parties -------------------------------------------------------------- */

static void fill_person(struct ctg_representative *r)
{
	*r = (struct ctg_representative){
		.civilite = value(PICK(civilities)),
		.nom = value(PICK(people)), .qualite = value(PICK(qualities)),
		.signs = chance(5) > 0,
		.delegation = value(chance(4) ? STR("") :
			STR("arrêté du 2 mars 2024")),
	};
}

/* No two parties have the same. */
static struct ctg_value party_name(struct edited *e)
{
	struct ctg_str s = PICK(names);

	return value(ctg_strf(e->arena, "%.*s (%u)", STR_ARG(s), e->made++));
}

static void fill_party(struct edited *e, struct ctg_party *p)
{
	*p = (struct ctg_party){
		.id = value(ctg_strf(e->arena, "partie%u", e->made++)),
		.nom = party_name(e),
		.designation = value(PICK(designations)),
		.type = (enum ctg_party_type)chance(10),
		.adresse = value(chance(3) ? STR("") : PICK(places)),
		.people = CTG_NEW_N(e->arena, struct ctg_representative, 8),
		.npeople = 1 + chance(2),
	};
	for (size_t i = 0; i < p->npeople; i++)
		fill_person(&p->people[i]);
}

/* A variable of the body would have no value any more. */
static bool is_used(const struct edited *e, struct ctg_str id)
{
	struct ctg_str body = e->base->convention.src->text;

	return ctg_str_has(body, ctg_strf(e->arena, "{ parties.%.*s.",
		STR_ARG(id)));
}

static void edit_people(struct ctg_party *p)
{
	size_t i = chance(p->npeople);
	struct ctg_representative *r = &p->people[i], x;

	switch (chance(8)) {
	case 0:
		r->nom = value(PICK(people));
		r->civilite = value(PICK(civilities));
		break;
	case 1:
		r->qualite = value(PICK(qualities));
		break;
	case 2:
		r->delegation = value(r->delegation.s.n ? STR("") :
			STR("arrêté n° 12 du 4 mai 2025"));
		break;
	case 3:
		r->signs = !r->signs;
		break;
	case 4:
		if (p->npeople < 7)
			fill_person(&p->people[p->npeople++]);
		break;
	case 5:
		if (p->npeople > 1)
			p->people[i] = p->people[--p->npeople];
		break;
	case 6:
		x = p->people[0];
		p->people[0] = *r;
		*r = x;
		break;
	default:
		fill_person(r);
		break;
	}
}

static void edit_party(struct edited *e)
{
	struct ctg_convention *c = &e->c;
	size_t i = chance(c->nparties);
	struct ctg_party *p = &c->parties[i], x;

	switch (chance(9)) {
	case 0:
		fill_party(e, &c->parties[c->nparties++]);
		break;
	case 1:
		if (c->nparties < 3 || is_used(e, p->id.s))
			break;
		memmove(p, p + 1, (--c->nparties - i) * sizeof(*p));
		break;
	case 2:
		if (!is_used(e, p->id.s))
			fill_party(e, p);
		break;
	case 3:
		p->nom = party_name(e);
		break;
	case 4:
		p->designation = value(PICK(designations));
		break;
	case 5:
		p->adresse = value(p->adresse.s.n && chance(2) ? STR("") :
			PICK(places));
		break;
	case 6:
		if (chance(4))
			break;
		x = *p;
		*p = c->parties[0];
		c->parties[0] = x;
		break;
	default:
		edit_people(p);
		break;
	}
}

/* --- the rest ------------------------------------------------------------- */

static void edit_visas(struct edited *e)
{
	struct ctg_convention *c = &e->c;
	size_t i = chance(c->nvisas + 1);
	struct ctg_value *v = &c->visas[i];

	switch (chance(4)) {
	case 0:
		memmove(v + 1, v, (c->nvisas++ - i) * sizeof(*v));
		*v = value(PICK(laws));
		break;
	case 1:
		if (i < c->nvisas)
			memmove(v, v + 1, (--c->nvisas - i) * sizeof(*v));
		break;
	case 2:
		if (i < c->nvisas)
			*v = value(PICK(laws));
		break;
	default:
		if (i < c->nvisas)
			*v = value(ctg_strf(e->arena, "%.*s, modifié en "
				"202%zu", STR_ARG(v->s), chance(9)));
		break;
	}
}

static void edit_annexes(struct edited *e)
{
	struct ctg_convention *c = &e->c;
	size_t i = chance(c->nannexes + 1);
	struct ctg_annexe *x = &c->annexes[i];

	if (i == c->nannexes || chance(5) == 0) {
		memmove(x + 1, x, (c->nannexes++ - i) * sizeof(*x));
		*x = (struct ctg_annexe){
			.numero = value(ctg_strf(e->arena, "%u", 40 +
				e->made)),
			.titre = value(PICK(titles)),
			.fichier = value(ctg_strf(e->arena,
				"annexes/n%u.%s", e->made, chance(2) ? "md" :
				"pdf")),
			.paysage = chance(3) == 0,
		};
		e->made++;
		return;
	}
	switch (chance(6)) {
	case 0:
		memmove(x, x + 1, (--c->nannexes - i) * sizeof(*x));
		break;
	case 1:
		x->numero = value(ctg_strf(e->arena, "%u", 70 + e->made++));
		break;
	case 2:
		x->paysage = !x->paysage;
		break;
	default:
		x->titre = value(PICK(titles));
		break;
	}
}

static void edit_top(struct edited *e)
{
	struct ctg_convention *c = &e->c;

	switch (chance(6)) {
	case 0:
		c->titre = value(ctg_strf(e->arena, "Convention territoriale "
			"globale n° %zu", chance(90)));
		break;
	case 1:
		c->reference = value(c->reference.s.n && chance(2) ? STR("") :
			ctg_strf(e->arena, "CTG-%zu : A", chance(900)));
		break;
	case 2:
		c->lieu = value(c->lieu.s.n && chance(3) == 0 ? STR("") :
			PICK(places));
		break;
	case 3:
		c->exemplaires = (unsigned)chance(5);
		c->exemplaires_at = value(c->exemplaires ? ctg_strf(e->arena,
			"%u", c->exemplaires) : STR(""));
		break;
	case 4:
		c->periode.fin = value(PICK(dates));
		break;
	default:
		c->periode.debut = value(PICK(starts));
		break;
	}
}

static void edit_once(struct edited *e)
{
	static void (*const edits[])(struct edited *e) = {
		edit_party, edit_party, edit_visas, edit_annexes, edit_top,
	};

	edits[chance(sizeof(edits) / sizeof(*edits))](e);
}

/* --- the edited text, in a style of its own ------------------------------- */

static void put(struct ctg_buf *b, const char *key, struct ctg_str s)
{
	if (s.n == 0)
		return;
	ctg_buf_printf(b, "%s: \"", key);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			ctg_buf_putc(b, '\\');
		ctg_buf_putc(b, s.p[i]);
	}
	ctg_buf_puts(b, "\"\n");
}

static void put_party(struct ctg_buf *b, const struct ctg_party *p)
{
	put(b, "  - id", p->id.s);
	put(b, "    nom", p->nom.s);
	put(b, "    designation", p->designation.s);
	put(b, "    type", ctg_str_from(ctg_party_type_name(p->type)));
	put(b, "    siren", p->siren.s);
	put(b, "    adresse", p->adresse.s);
	put(b, "    logo", p->logo.s);
	ctg_buf_puts(b, "    representants:\n");
	for (size_t i = 0; i < p->npeople; i++) {
		const struct ctg_representative *r = &p->people[i];

		put(b, "      - nom", r->nom.s);
		put(b, "        civilite", r->civilite.s);
		put(b, "        qualite", r->qualite.s);
		put(b, "        delegation", r->delegation.s);
		if (!r->signs)
			put(b, "        signe", STR("false"));
	}
}

static void put_period(struct ctg_buf *b, const struct ctg_period *p)
{
	ctg_buf_puts(b, "periode:\n");
	put(b, "  debut", p->debut.s);
	put(b, "  fin", p->fin.s);
	put(b, "  preavis", p->preavis.s);
	put(b, "  reconduction", p->reconduction.s);
}

static struct ctg_str write_text(struct edited *e)
{
	const struct ctg_convention *c = &e->c;
	struct ctg_buf b = { .arena = e->arena };

	ctg_buf_puts(&b, "---\nctg: 1\n");
	put(&b, "titre", c->titre.s);
	put(&b, "reference", c->reference.s);
	put(&b, "lieu", c->lieu.s);
	put(&b, "exemplaires", c->exemplaires_at.s);
	put_period(&b, &c->periode);
	ctg_buf_puts(&b, "parties:\n");
	for (size_t i = 0; i < c->nparties; i++)
		put_party(&b, &c->parties[i]);
	ctg_buf_puts(&b, "visas:\n");
	for (size_t i = 0; i < c->nvisas; i++)
		ctg_buf_printf(&b, "  - \"%.*s\"\n", STR_ARG(c->visas[i].s));
	ctg_buf_puts(&b, "annexes:\n");
	for (size_t i = 0; i < c->nannexes; i++) {
		put(&b, "  - numero", c->annexes[i].numero.s);
		put(&b, "    titre", c->annexes[i].titre.s);
		put(&b, "    fichier", c->annexes[i].fichier.s);
		if (c->annexes[i].paysage)
			put(&b, "    orientation", STR("paysage"));
	}
	ctg_buf_puts(&b, "champs:\n");
	for (size_t i = 0; i < c->nchamps; i++)
		put(&b, ctg_strf(e->arena, "  %.*s",
			STR_ARG(c->champs[i].key.s)).p, c->champs[i].value.s);
	ctg_buf_puts(&b, "---\n");
	ctg_buf_add(&b, ctg_str_skip(c->src->text, c->body));
	return ctg_buf_str(&b);
}

static void copy_lists(struct edited *e)
{
	struct ctg_convention *c = &e->c;
	struct ctg_party *parties = CTG_NEW_N(e->arena, struct ctg_party, 64);
	struct ctg_value *visas = CTG_NEW_N(e->arena, struct ctg_value, 64);
	struct ctg_annexe *annexes = CTG_NEW_N(e->arena, struct ctg_annexe,
		64);

	for (size_t i = 0; i < c->nparties; i++) {
		struct ctg_representative *v = CTG_NEW_N(e->arena,
			struct ctg_representative, 8);

		parties[i] = c->parties[i];
		memcpy(v, parties[i].people, parties[i].npeople * sizeof(*v));
		parties[i].people = v;
	}
	for (size_t i = 0; i < c->nvisas; i++)
		visas[i] = c->visas[i];
	for (size_t i = 0; i < c->nannexes; i++)
		annexes[i] = c->annexes[i];
	c->parties = parties;
	c->visas = visas;
	c->annexes = annexes;
}

/* --- files ---------------------------------------------------------------- */

/* The folder, with another convention.md, and files of ours. */
struct over {
	const char *folder;
	struct ctg_str main;		/* p NULL: that of the folder */
};

static enum ctg_code over_read(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct over *o = r->context;
	struct ctg_reader folder = *r;
	struct ctg_str ignored;

	out = out ? out : &ignored;
	folder.context = o->folder;
	if (o->main.p && ctg_str_eq(name, r->main))
		*out = o->main;
	else if (ctg_str_starts(name, STR("annexes/n")) && o->main.p)
		*out = ctg_strf(a, "Le texte de %.*s.\n", STR_ARG(name));
	else
		return load_read(&folder, out, a, name, err);
	return CTG_OK;
}

static struct ctg_reader reader(const struct over *o)
{
	return (struct ctg_reader){ .read = over_read,
		.main = STR("convention.md"), .context = o };
}

/* --- properties ----------------------------------------------------------- */

static struct ctg_str developed(struct ctg_arena *a, const struct ctg_text *t)
{
	struct ctg_buf b = { .arena = a };

	ctg_markdown_write(&b, t->developed);
	for (size_t i = 0; i < t->convention.nannexes; i++)
		ctg_buf_printf(&b, "%s %s\n", t->convention.annexes[i]
			.paysage ? "paysage" : "portrait",
			t->annexes[i] ? "texte" : "pièce");
	return ctg_buf_str(&b);
}

static void show(struct ctg_arena *a, const struct ctg_ops *ops)
{
	for (size_t i = 0; i < ops->n; i++) {
		const struct ctg_op *op = &ops->v[i];
		struct ctg_str at = op->at ? ctg_node_words(a, op->at) :
			STR("");
		struct ctg_str now = op->now ? ctg_node_words(a, op->now) :
			op->value;

		if (op->kind == CTG_OP_WORDS)
			at = ctg_str_skip(ctg_str_head(at, op->end), op->off);
		printf("# op %d %d [%.*s] [%.*s]\n", (int)op->kind,
			(int)op->how, STR_ARG(ctg_str_head(at, 200)),
			STR_ARG(ctg_str_head(now, 200)));
	}
}

static void show_line(struct ctg_str x, struct ctg_str y)
{
	while (x.n > 0 || y.n > 0) {
		struct ctg_str p = ctg_str_line(&x), q = ctg_str_line(&y);

		if (ctg_str_eq(p, q))
			continue;
		printf("# got  %.*s\n# want %.*s\n", STR_ARG(p), STR_ARG(q));
		return;
	}
}

static const char *apply(struct ctg_arena *a, const struct ctg_side *base,
	const struct ctg_side *target)
{
	struct ctg_ops ops = { .arena = a };
	struct ctg_diags diags = { .arena = a }, ignored = diags;
	struct ctg_files files = { .arena = a };
	struct ctg_applying p = { base->text.text, base->files, target->files,
		&ops };
	struct ctg_overlay over;
	struct ctg_text got;
	struct ctg_diff d;
	struct ctg_err err = { 0 };
	struct ctg_str x, y;

	ctg_diff_make(&d, a, &base->text, &target->text, true);
	if (ctg_derive(&ops, &d, &base->text, &target->text, NULL, &err) ||
	    ctg_derive_front(&ops, &d, &base->text, &target->text, &err)) {
		printf("# %s\n", err.msg);
		return "not derived";
	}
	if (ctg_apply(&files, &p, &diags, &err) || diags.n) {
		printf("# %s %.*s\n", err.msg, diags.n ?
			(int)diags.v[0].message.n : 0, diags.n ?
			diags.v[0].message.p : "");
		show(a, &ops);
		return "not applied";
	}
	ctg_overlay_init(&over, base->files, &files);
	if (ctg_text_load(&got, a, &over.reader, &ignored, &err))
		return "does not load";
	x = developed(a, &got);
	y = developed(a, target->text.text);
	if (ctg_str_eq(x, y))
		return NULL;
	show(a, &ops);
	show_line(x, y);
	return "another text";
}

static void frame(struct ctg_buf *b, const struct ctg_composing *c,
	struct ctg_ops *ops)
{
	struct ctg_buf notes = { .arena = b->arena };
	struct ctg_writing w = { .base = c->base->text.text, .ops = ops,
		.style = CTG_STYLE_ETAT, .first = 1, .notes = &notes };
	unsigned after;

	ctg_amendment_write(b, 1, 0, STR("Convention"));
	b->n = ctg_front_length(ctg_buf_str(b)) - strlen("---\n");
	ctg_write_parties(b, ops);
	ctg_write_annexes(b, ops);
	ctg_buf_puts(b, "---\n\n");
	ctg_act_write(b, &after, &w);
}

/* The first act that was tried, and what is wrong with it. */
static void show_act(struct ctg_arena *a, const struct ctg_side *base,
	const struct ctg_side *target, struct ctg_str text)
{
	struct ctg_source src;
	struct ctg_diags diags = { .arena = a };
	struct ctg_act_text act;
	struct ctg_err err = { 0 };

	printf("%.*s\n", STR_ARG(text));
	if (ctg_source_init(&src, a, STR("1.md"), text, &err) ||
	    ctg_act_load(&act, a, &src, &diags, &err) ||
	    ctg_prove(a, &act, base, target, &diags, &err))
		printf("# %s\n", err.msg);
	for (size_t i = 0; i < diags.n; i++)
		printf("# %u: %s %.*s\n", diags.v[i].at.line, diags.v[i].rule,
			STR_ARG(diags.v[i].message));
}

static const char *compose(struct ctg_arena *a, const struct ctg_side *base,
	const struct ctg_side *target)
{
	const struct ctg_composing how = { base, target, CTG_STYLE_ETAT,
		frame, NULL, STR("avenants/1.md") };
	struct ctg_composed out;
	struct ctg_err err = { 0 };

	if (ctg_compose(&out, a, &how, &err) == CTG_OK) {
		if (getenv("FRONT_ACTS"))
			printf("%.*s\n", STR_ARG(out.act));
		return NULL;
	}
	printf("# %s\n", err.msg);
	if (getenv("FRONT_SHOW"))
		show_act(a, base, target, out.act);
	return "no act";
}

static void edit_some(struct edited *e)
{
	for (size_t n = 1 + chance(EDITS); n > 0; n--)
		edit_once(e);
}

static const char *try_one(struct loaded *l, unsigned i)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct edited e = { .arena = &a, .c = l->text.convention,
		.base = &l->text };
	struct over plain = { .folder = l->folder }, other = plain;
	struct ctg_reader x = reader(&plain), y = reader(&other);
	struct ctg_diags ignored = { .arena = &a };
	struct ctg_side base, target;
	struct ctg_err err = { 0 };
	const char *wrong = NULL;

	seed = i * 7919 + 1;
	copy_lists(&e);
	/* Half of the bases are amended already, and written in our style. */
	if (i % 2) {
		edit_some(&e);
		plain.main = write_text(&e);
	}
	edit_some(&e);
	other.main = write_text(&e);
	if (ctg_side_load(&base, &a, &x, &ignored, &err) ||
	    ctg_side_load(&target, &a, &y, &ignored, &err)) {
		printf("# %s:%u: %s\n", err.file, err.line, err.msg);
		wrong = "does not load";
	}
	if (!wrong)
		wrong = apply(&a, &base, &target);
	if (!wrong)
		wrong = compose(&a, &base, &target);
	if (wrong)
		printf("# script %u: %s\n", i, wrong);
	ctg_arena_release(&a);
	return wrong;
}

static const char *check(struct loaded *l)
{
	const char *some = getenv("FRONT_SCRIPTS"), *wrong = NULL;
	unsigned n = some ? (unsigned)atoi(some) : SCRIPTS, bad = 0;

	for (unsigned i = 0; i < n; i++) {
		const char *w = try_one(l, i);

		bad += w != NULL;
		wrong = w ? w : wrong;
	}
	if (bad)
		printf("# %u of %u scripts\n", bad, n);
	return wrong;
}

int main(int argc, char **argv)
{
	return load_main(argc, argv, "front-matters amended", check);
}
