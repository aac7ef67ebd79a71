/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/framing.h"

#include "base/utf8.h"
#include "model/french.h"
#include "model/part.h"
#include "render/markdown.h"

/* --- who signs ------------------------------------------------------------ */

static const struct ctg_party *party(const struct ctg_convention *c,
	const struct ctg_party *p)
{
	return ctg_convention_party(c, p->id.s);
}

/* All who sign: those of the base, as they are from now on, and those that
 * come. */
static struct ctg_text signatories(struct ctg_arena *a,
	const struct ctg_frame *f)
{
	const struct ctg_convention *old = &f->base->convention;
	const struct ctg_convention *now = &f->target->convention;
	struct ctg_text t = { .convention = *now };
	struct ctg_party *v = CTG_NEW_N(a, struct ctg_party, old->nparties +
		now->nparties);
	size_t n = 0;

	for (size_t i = 0; i < old->nparties; i++) {
		const struct ctg_party *p = party(now, &old->parties[i]);

		v[n++] = p ? *p : old->parties[i];
	}
	for (size_t i = 0; i < now->nparties; i++)
		if (!party(old, &now->parties[i]))
			v[n++] = now->parties[i];
	t.convention.parties = v;
	t.convention.nparties = n;
	/* One original for each at least. */
	if (t.convention.exemplaires < n)
		t.convention.exemplaires = 0;
	return t;
}

static void write_part(struct ctg_buf *b, struct ctg_node *part)
{
	struct ctg_node *doc = ctg_node_new(b->arena, CTG_DOCUMENT);

	ctg_node_append(doc, part);
	ctg_markdown_write(b, doc);
}

void ctg_frame_comparution(struct ctg_buf *b, const struct ctg_frame *f)
{
	struct ctg_text t = signatories(b->arena, f);

	write_part(b, ctg_part_comparution(b->arena, &t));
}

void ctg_frame_signatures(struct ctg_buf *b, const struct ctg_frame *f)
{
	struct ctg_text t = signatories(b->arena, f);

	write_part(b, ctg_part_closing(b->arena, &t));
	write_part(b, ctg_part_signatures(b->arena, &t));
}

/* --- what is amended ------------------------------------------------------ */

struct ctg_str ctg_frame_title(const struct ctg_frame *f)
{
	struct ctg_str titre = f->base->convention.titre.s, rest = titre;

	if (ctg_french_cut(&rest, "convention"))
		return ctg_strf(f->arena, "la convention%.*s", STR_ARG(rest));
	return ctg_strf(f->arena, "la convention «\u00a0%.*s\u00a0»",
		STR_ARG(titre));
}

/* The day when the last party signed an act; year 0 when it is unknown. */
static struct ctg_date signed_on(const struct ctg_frame *f, unsigned act)
{
	struct ctg_date last = { 0 };

	for (size_t i = 0; i < f->nevents; i++) {
		const struct ctg_event *e = &f->events[i];

		if (e->kind == CTG_SIGNATURE && e->acte == act &&
		    (!last.year || ctg_date_cmp(e->date, last) > 0))
			last = e->date;
	}
	return last;
}

static void say_signed(struct ctg_buf *b, const struct ctg_frame *f,
	unsigned act, const char *participle)
{
	struct ctg_date d = signed_on(f, act);

	if (!d.year)
		return;
	ctg_buf_printf(b, " %s le ", participle);
	ctg_date_write(b, d);
}

/* --- the clause that allows amendment ------------------------------------- */

static unsigned weigh(struct ctg_arena *a, const struct ctg_node *para)
{
	struct ctg_str s = ctg_node_words(a, para);
	const struct ctg_node *unit = ctg_node_unit(para), *h;
	unsigned weight;

	if (!ctg_str_has(s, STR("venant")) && !ctg_str_has(s, STR("VENANT")))
		return 0;
	s = ctg_utf8_plain(a, s);
	if (!ctg_str_has(s, STR("avenant")))
		return 0;
	weight = 1 + 2 * ctg_str_has(s, STR("modifi")) +
		ctg_str_has(s, STR("toute modification"));
	h = ctg_node_heading(unit);
	s = h ? ctg_utf8_plain(a, ctg_node_words(a, h)) :
		(struct ctg_str){ 0 };
	return weight + 2 * (ctg_str_has(s, STR("avenant")) ||
		ctg_str_has(s, STR("modif")) || ctg_str_has(s, STR("revis")));
}

static bool is_of_article(const struct ctg_node *para)
{
	const struct ctg_node *unit = ctg_node_unit(para), *p = unit;

	for (; p; p = p->parent)
		if (ctg_node_is_annexe(p))
			return false;
	return unit->kind == CTG_DIVISION;
}

/* The article of the base that allows amendment; NULL: none found. */
static const struct ctg_node *find_clause(const struct ctg_node *document)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	const struct ctg_node *n = document, *best = NULL;
	unsigned most = 2;

	while ((n = ctg_node_next(document, n))) {
		unsigned weight = n->kind == CTG_PARA && is_of_article(n) ?
			weigh(&scratch, n) : 0;

		if (weight > most) {
			most = weight;
			best = n;
		}
	}
	ctg_arena_release(&scratch);
	return best ? ctg_node_unit(best) : NULL;
}

/* --- the recital ---------------------------------------------------------- */

static void recite_convention(struct ctg_buf *b, const struct ctg_frame *f)
{
	const struct ctg_node *clause = find_clause(f->base->developed);
	struct ctg_buf s = { .arena = b->arena };
	struct ctg_address at;

	ctg_buf_add(&s, ctg_frame_title(f));
	say_signed(&s, f, 0, "signée");
	if (clause) {
		ctg_address_of(&at, b->arena, clause);
		ctg_buf_puts(&s, ", notamment ");
		ctg_buf_puts(&s, ctg_address_agreement(&at).feminine ? "sa " :
			"son ");
		ctg_address_write(&s, &at, CTG_BARE);
	}
	ctg_frame_para(b, "Vu %.*s\u202f;", STR_ARG(ctg_buf_str(&s)));
}

static void recite_avenants(struct ctg_buf *b, const struct ctg_frame *f)
{
	for (size_t i = 0; i < f->nearlier; i++) {
		struct ctg_buf s = { .arena = b->arena };

		say_signed(&s, f, f->earlier[i], "signé");
		ctg_frame_para(b, "Vu l'avenant n° %u%.*s\u202f;",
			f->earlier[i], STR_ARG(ctg_buf_str(&s)));
	}
}

/* « du conseil municipal », « de la commission », « de l'assemblée ». */
static const char *of_organ(struct ctg_str organ)
{
	static const char *const feminine[] = {
		"commission", "caisse", "chambre", "delegation", "direction",
		"presidence",
	};
	size_t len;

	if (organ.n > 0 && strchr("aeiouh", ctg_french_plain(organ, &len)))
		return "de l'";
	for (size_t i = 0; i < sizeof(feminine) / sizeof(*feminine); i++) {
		struct ctg_str s = organ;

		if (ctg_french_cut(&s, feminine[i]))
			return "de la ";
	}
	return "du ";
}

static void recite_decision(struct ctg_buf *b, const struct ctg_frame *f,
	const struct ctg_event *e)
{
	struct ctg_buf s = { .arena = b->arena };

	ctg_buf_puts(&s, e->kind == CTG_DELIBERATION ? "la délibération" :
		"la décision");
	if (e->numero.n > 0)
		ctg_buf_printf(&s, " n° %.*s", STR_ARG(e->numero));
	if (e->organe.n > 0) {
		ctg_buf_printf(&s, " %s%.*s", of_organ(e->organe),
			STR_ARG(e->organe));
		ctg_buf_putc(&s, ' ');
	} else {
		ctg_buf_putc(&s, ' ');
	}
	ctg_event_of_party(&s, &f->target->convention, e->partie);
	ctg_buf_puts(&s, " du ");
	ctg_date_write(&s, e->date);
	ctg_frame_para(b, "Vu %.*s\u202f;", STR_ARG(ctg_buf_str(&s)));
}

void ctg_frame_recital(struct ctg_buf *b, const struct ctg_frame *f)
{
	struct ctg_str motif = ctg_french_trim(f->front.motif.s);

	recite_convention(b, f);
	recite_avenants(b, f);
	for (size_t i = 0; i < f->nevents; i++)
		if (f->events[i].acte == f->front.number &&
		    ctg_event_decides(f->events[i].kind))
			recite_decision(b, f, &f->events[i]);
	if (motif.n > 0 && !ctg_str_eq(motif, STR("[à compléter]")))
		ctg_frame_para(b, ctg_str_ends(motif, STR(".")) ? "%.*s" :
			"%.*s.", STR_ARG(motif));
	ctg_frame_para(b, "Il est convenu ce qui suit\u00a0:");
}
