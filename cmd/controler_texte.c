/* SPDX-License-Identifier: Apache-2.0 */
#include "controler.h"

#include "base/utf8.h"
#include "render/term.h"
#include "store/imprint.h"

#define GREEN	"\033[32m"
#define RED	"\033[1;31m"
#define RESET	"\033[0m"

#define STATES	13	/* « non couvert », and some air */

struct printer {
	struct ctg_buf *b;
	const struct ctg_verdict *v;
	bool colour;
};

/* « intact      », in its colour. */
static void state(const struct printer *p, const char *word, bool good)
{
	size_t n = ctg_utf8_width(ctg_str_from(word));

	ctg_buf_puts(p->b, "  ");
	ctg_buf_printf(p->b, "%s%s%s", p->colour ? good ? GREEN : RED : "",
		word, p->colour ? RESET : "");
	for (; n < STATES; n++)
		ctg_buf_putc(p->b, ' ');
}

static void line(const struct printer *p, const char *before,
	struct ctg_str s)
{
	ctg_buf_puts(p->b, before);
	ctg_term_safe(p->b, s);
	ctg_buf_putc(p->b, '\n');
}

/* Before it is closed a text is a projet, which the parties sign. */
static struct ctg_str version(const struct ctg_manifest *m)
{
	return !m->draft && ctg_str_eq(m->version, STR(CTG_IMPRINT_DRAFT)) ?
		STR("texte soumis à la signature") : m->version;
}

static void head(const struct printer *p, const char *path)
{
	static const char *const kinds[] = {
		[CTG_BUNDLE_OTHER] = "rien qui puisse être contrôlé",
		[CTG_BUNDLE_SEALED] = "conteneur scellé",
		[CTG_BUNDLE_LIASSE] = "liasse, que personne n'a scellée",
		[CTG_BUNDLE_PACKAGE] = "document, que rien n'accompagne",
	};
	const struct ctg_manifest *m = &p->v->proof;

	ctg_term_safe(p->b, ctg_str_from(path));
	ctg_buf_printf(p->b, " : %s\n", kinds[p->v->kind]);
	if (!p->v->has_proof)
		return;
	ctg_buf_printf(p->b, "convention %.*s, acte %u, %.*s\n",
		STR_ARG(m->id), m->acte, STR_ARG(version(m)));
	ctg_buf_printf(p->b, "commit %.*s%s%.*s\n", STR_ARG(m->commit),
		m->tag.n ? ", étiquette " : "", STR_ARG(m->tag));
}

static void files(const struct printer *p)
{
	static const char *const states[] = {
		[CTG_FILE_OK] = "intact",
		[CTG_FILE_UNCOVERED] = "non couvert",
		[CTG_FILE_ALTERED] = "altéré", [CTG_FILE_MISSING] = "absent",
	};

	if (p->v->n_files > 0)
		ctg_buf_puts(p->b, "\nFichiers\n");
	for (size_t i = 0; i < p->v->n_files; i++) {
		const struct ctg_verdict_file *f = &p->v->files[i];

		state(p, states[f->state], f->state == CTG_FILE_OK);
		line(p, "", f->name);
	}
}

/* --- signatures ----------------------------------------------------------- */

#define BESIDE	"               "	/* two spaces and STATES */

static struct ctg_str who(struct ctg_arena *a,
	const struct ctg_cms_signature *s)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_add(&b, s->signer.n ? s->signer : STR("signataire inconnu"));
	if (s->organisation.n)
		ctg_buf_printf(&b, " (%.*s)", STR_ARG(s->organisation));
	return ctg_buf_str(&b);
}

/* « 2026-11-21T22:45:07Z » */
static void put_time(struct ctg_buf *b, struct ctg_str iso)
{
	struct ctg_str at = iso, day = ctg_str_split(&at, 'T');
	struct ctg_date d;

	if (!ctg_date_read_iso(&d, day) || at.n < 5) {
		ctg_buf_add(b, iso);
		return;
	}
	ctg_date_write(b, d);
	ctg_buf_printf(b, " à %.2s h %.2s (UTC)", at.p, at.p + 3);
}

static struct ctg_str when(struct ctg_arena *a,
	const struct ctg_cms_signature *s)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_reserve(&b, 1);
	if (s->has_token) {
		ctg_buf_puts(&b, "horodaté le ");
		put_time(&b, s->token_at);
		if (s->token_authority.n)
			ctg_buf_printf(&b, " par %.*s",
				STR_ARG(s->token_authority));
	} else if (s->signed_at.n) {
		ctg_buf_puts(&b, "signé le ");
		put_time(&b, s->signed_at);
		ctg_buf_puts(&b, ", d'après le signataire");
	}
	return ctg_buf_str(&b);
}

/* Then what it covers was there by then, and so were the signatures of the
 * parties. */
static bool is_dated(const struct ctg_verdict *v)
{
	return v->kind == CTG_BUNDLE_SEALED && v->signatures[0].valid &&
		v->signatures[0].has_token && !v->signatures[0].file.n;
}

static void signature(const struct printer *p,
	const struct ctg_cms_signature *s)
{
	struct ctg_arena *a = p->b->arena;
	struct ctg_str time = when(a, s);

	state(p, s->valid ? "valide" : "non valide", s->valid);
	line(p, "", who(a, s));
	if (s->file.n)
		line(p, BESIDE "de ", s->file);
	if (time.n)
		line(p, BESIDE, time);
	if (s->file.n && is_dated(p->v))
		line(p, BESIDE, STR("antérieure à l'horodatage du sceau"));
	if (s->issuer.n)
		line(p, BESIDE, ctg_strf(a, "certificat délivré par %.*s, "
			"n°\u00a0%.*s", STR_ARG(s->issuer),
			STR_ARG(s->serial)));
	if (s->algorithm.n)
		line(p, BESIDE, s->algorithm);
	if (s->chain_judged && s->valid)
		line(p, BESIDE, STR("chaîne de certification reconnue"));
	for (size_t i = 0; i < s->n_faults; i++)
		line(p, BESIDE "- ", s->faults[i]);
}

static void signatures(const struct printer *p)
{
	if (p->v->n_signatures > 0)
		ctg_buf_puts(p->b, "\nSignatures\n");
	for (size_t i = 0; i < p->v->n_signatures; i++)
		signature(p, &p->v->signatures[i]);
}

/* --- the rest ------------------------------------------------------------- */

static void list(const struct printer *p, const char *title,
	const struct ctg_str *v, size_t n)
{
	if (n > 0)
		ctg_buf_printf(p->b, "\n%s\n", title);
	for (size_t i = 0; i < n; i++)
		line(p, "  - ", v[i]);
}

static void unchecked(const struct printer *p)
{
	struct ctg_buf all = { .arena = p->b->arena };

	if (p->v->n_unchecked == 0)
		return;
	ctg_buf_puts(&all, "Non vérifié : ");
	for (size_t i = 0; i < p->v->n_unchecked; i++) {
		ctg_buf_puts(&all, i ? "\u202f; " : "");
		ctg_term_safe(&all, p->v->unchecked[i]);
	}
	ctg_buf_puts(&all, ".");
	ctg_buf_putc(p->b, '\n');
	ctg_out_paragraph(p->b, ctg_buf_str(&all));
}

static void conclude(const struct printer *p)
{
	bool good = ctg_verdict_is_valid(p->v);
	const char *word = p->v->kind == CTG_BUNDLE_SEALED ? "Valide" :
		"Conforme, sans sceau";

	if (!good)
		word = ctg_verdict_is_unproved(p->v) ? "NON PROUVÉ" :
			"NON VALIDE";
	ctg_buf_printf(p->b, "\n%s%s%s\n", p->colour ? good ? GREEN : RED :
		"", word, p->colour ? RESET : "");
}

void ctg_controler_texte(struct ctg_buf *b, const struct ctg_verdict *v,
	const char *path, const struct ctg_out *o)
{
	const struct printer p = { b, v, o->colour };

	head(&p, path);
	files(&p);
	signatures(&p);
	list(&p, "Registre", v->proved, v->n_proved);
	list(&p, "Défauts", v->faults, v->n_faults);
	unchecked(&p);
	conclude(&p);
}
