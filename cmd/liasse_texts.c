/* SPDX-License-Identifier: Apache-2.0 */
/* The documents that are made of the text: all from one commit. */
#include "act_file.h"
#include "liasse.h"

#include "avenant/develop.h"
#include "bundle/metadata.h"
#include "model/address.h"
#include "store/imprint.h"

#define REFUSAL		"liasse non faite"
#define NAME_MOST	60	/* of what a file is called by */
#define INFORMATIVE	", à titre informatif"

/* --- loading -------------------------------------------------------------- */

static struct ctg_reading *read_at(struct ctg_liasse_making *k,
	const struct ctg_snapshot *s)
{
	struct ctg_reading *r = CTG_NEW(k->arena, struct ctg_reading);

	r->id = k->l->id;
	ctg_snapshot_reader(&r->reader, k->arena, s, k->l->id);
	return r;
}

static enum ctg_code judge(struct ctg_liasse_making *k,
	struct ctg_diags *diags)
{
	struct ctg_buf talk = { .arena = k->arena };
	enum ctg_code code = ctg_load_judge(&talk, k->c, diags, REFUSAL,
		k->err);

	if (code)
		ctg_out_talk(&k->c->out, ctg_buf_str(&talk));
	return code;
}

static enum ctg_code load_text(struct ctg_loaded *out,
	struct ctg_liasse_making *k, const struct ctg_snapshot *s)
{
	struct ctg_diags diags = { .arena = k->arena };
	struct ctg_side side;
	enum ctg_code code;

	*out = (struct ctg_loaded){ .reading = read_at(k, s) };
	code = ctg_side_load(&side, k->arena, &out->reading->reader, &diags,
		k->err);
	if (!code)
		code = judge(k, &diags);
	if (code)
		return code;
	out->text = *side.text.text;
	out->digests = side.text.digests;
	ctg_address_prepare(out->text.developed);
	ctg_office_typeset(k->c, out);
	return CTG_OK;
}

static enum ctg_code load_act(struct ctg_loaded *out,
	struct ctg_liasse_making *k)
{
	struct ctg_diags diags = { .arena = k->arena };
	struct ctg_version_text text;
	struct ctg_act_text act;
	struct ctg_side target;
	enum ctg_code code;

	*out = (struct ctg_loaded){ .reading = read_at(k, &k->l->at),
		.act = k->l->acte };
	code = ctg_act_file_parse(&act, k->arena, &out->reading->reader,
		k->l->acte, &diags, k->err);
	if (!code)
		code = ctg_side_load(&target, k->arena, &out->reading->reader,
			&diags, k->err);
	if (!code)
		code = judge(k, &diags);
	if (code)
		return code;
	(void)ctg_act_develop(&text, k->arena, &act, &target.text);
	out->text = *text.text;
	out->digests = text.digests;
	ctg_office_typeset(k->c, out);
	return CTG_OK;
}

/* --- what they say of themselves ------------------------------------------ */

/* As the proof has it: its commit may not be here any more. */
static struct ctg_imprint stamp(const struct ctg_liasse_making *k)
{
	const struct ctg_manifest *m = &k->out->proof;
	struct ctg_imprint i = { .draft = k->how->draft,
		.version = m->version, .commit = m->commit };

	(void)ctg_date_read_iso(&i.date, m->date);
	return i;
}

/* « acte signé le 2 avril 2025 » */
static void stamp_act(struct ctg_imprint *i,
	const struct ctg_liasse_making *k)
{
	struct ctg_buf b = { .arena = k->arena };

	if (!k->l->tag)
		return;
	ctg_buf_puts(&b, "acte signé");
	if (k->l->signature.year) {
		ctg_buf_puts(&b, " le ");
		ctg_date_write(&b, k->l->signature);
	}
	i->version = ctg_buf_str(&b);
}

/* --- one document --------------------------------------------------------- */

static enum ctg_code write_text(struct ctg_str *out,
	struct ctg_liasse_making *k, void *what, enum ctg_office format)
{
	struct ctg_loaded *l = what;
	enum ctg_code code = ctg_office_charte_at(l, k->c, &k->l->at,
		&k->l->settings, format, k->err);

	return code ? code : ctg_office_text(out, k->c, l, l->imprint, format,
		k->err);
}

static enum ctg_code put_text(struct ctg_liasse_making *k,
	struct ctg_loaded *l, struct ctg_str stem, const char *role)
{
	const struct ctg_liasse_document d = { .stem = stem, .role = role,
		.informative = l->imprint->mention.n > 0,
		.write = write_text, .what = l };

	return ctg_liasse_put(k, &d);
}

/* --- annexes -------------------------------------------------------------- */

/* « 02-annexe-2a-plan-d-actions » */
static struct ctg_str annexe_stem(struct ctg_liasse_making *k,
	const struct ctg_annexe *a)
{
	struct ctg_buf b = { .arena = k->arena };

	ctg_buf_puts(&b, "02-annexe-");
	ctg_buf_add(&b, ctg_metadata_slug(k->arena, a->numero.s,
		NAME_MOST / 4));
	ctg_buf_putc(&b, '-');
	ctg_buf_add(&b, ctg_metadata_slug(k->arena, a->titre.s, NAME_MOST));
	while (b.n > 0 && b.p[b.n - 1] == '-')
		b.n--;
	return ctg_buf_str(&b);
}

static struct ctg_str annexe_title(struct ctg_liasse_making *k,
	const struct ctg_annexe *a, struct ctg_str of)
{
	return ctg_strf(k->arena, "Annexe %.*s – %.*s – %.*s",
		STR_ARG(a->numero.s), STR_ARG(a->titre.s), STR_ARG(of));
}

/* The notes of a text, that its annexes call, in a document of their own. */
static struct ctg_node *take_notes(struct ctg_liasse_making *k,
	const struct ctg_loaded *all)
{
	struct ctg_node *doc = ctg_node_new(k->arena, CTG_DOCUMENT), *next;

	for (struct ctg_node *n = all->text.developed->first; n; n = next) {
		next = n->next;
		if (n->kind == CTG_NOTE) {
			ctg_node_unlink(n);
			ctg_node_append(doc, n);
		}
	}
	return doc;
}

/* The only annexe of a text. */
static enum ctg_code put_annexe(struct ctg_liasse_making *k,
	const struct ctg_loaded *all, struct ctg_node *doc,
	struct ctg_node *annexe, size_t i)
{
	struct ctg_loaded one = *all;
	struct ctg_convention *c = &one.text.convention;
	enum ctg_code code;

	c->annexes += i;
	c->nannexes = 1;
	c->titre.s = annexe_title(k, c->annexes, c->titre.s);
	one.digests = all->digests ? all->digests + i : NULL;
	one.text.developed = doc;
	ctg_node_unlink(annexe);
	if (doc->first)
		ctg_node_insert_before(doc->first, annexe);
	else
		ctg_node_append(doc, annexe);
	code = put_text(k, &one, annexe_stem(k, c->annexes), "annexe");
	ctg_node_unlink(annexe);
	return code;
}

/* A file of another kind goes as it is. */
static enum ctg_code put_piece(struct ctg_liasse_making *k,
	const struct ctg_loaded *all, const struct ctg_annexe *a)
{
	struct ctg_str bytes;
	const struct ctg_reader *r = &all->reading->reader;
	struct ctg_manifest_file about = { .role = STR("annexe") };
	enum ctg_code code = r->read(r, &bytes, k->arena, a->fichier.s,
		k->err);

	about.name = ctg_strf(k->arena, "%.*s.%.*s",
		STR_ARG(annexe_stem(k, a)), STR_ARG(ctg_metadata_extension(
		k->arena, a->fichier.s)));
	return code ? code : ctg_liasse_add(k, &about, bytes);
}

static struct ctg_node *next_annexe(struct ctg_node *n)
{
	while (n && !ctg_node_is_annexe(n))
		n = n->next;
	return n;
}

static enum ctg_code put_annexes(struct ctg_liasse_making *k,
	const struct ctg_loaded *all)
{
	const struct ctg_convention *c = &all->text.convention;
	struct ctg_node *n = next_annexe(all->text.developed->first), *next;
	struct ctg_node *doc = take_notes(k, all);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < c->nannexes && n && !code; i++, n = next) {
		const struct ctg_annexe *a = &c->annexes[i];

		next = next_annexe(n->next);
		code = ctg_str_ends(a->fichier.s, STR(".md")) ?
			put_annexe(k, all, doc, n, i) : put_piece(k, all, a);
	}
	return code;
}

/* --- what only informs ---------------------------------------------------- */

struct both {
	struct ctg_loaded v[2];
	struct ctg_diff diff;
};

static enum ctg_code write_comparison(struct ctg_str *out,
	struct ctg_liasse_making *k, void *what, enum ctg_office format)
{
	struct both *b = what;
	enum ctg_code code = ctg_office_charte_at(&b->v[1], k->c, &k->l->at,
		&k->l->settings, format, k->err);

	return code ? code : ctg_office_comparison(out, k->c, &b->diff, b->v,
		format, k->err);
}

static void label(struct both *b, struct ctg_liasse_making *k)
{
	struct ctg_str id = k->l->id;

	b->v[0].label = ctg_strf(k->arena, "%.*s@%u", STR_ARG(id),
		k->l->acte - 1);
	b->v[1].label = k->l->tag ? ctg_strf(k->arena, "%.*s@%u",
		STR_ARG(id), k->l->acte) : ctg_strf(k->arena, "%.*s, avenant "
		"n° %u", STR_ARG(id), k->l->acte);
}

static enum ctg_code put_comparison(struct ctg_liasse_making *k,
	struct ctg_imprint *now)
{
	struct both *b = CTG_NEW(k->arena, struct both);
	struct ctg_imprint then = { 0 };
	const struct ctg_liasse_document d = { .stem =
		STR("03-tableau-comparatif"), .role = "comparatif",
		.informative = true, .write = write_comparison, .what = b };
	enum ctg_code code = load_text(&b->v[0], k, &k->l->before);

	if (!code)
		code = load_text(&b->v[1], k, &k->l->at);
	if (code)
		return code;
	then.version = ctg_strf(k->arena, "version %u", k->l->acte - 1);
	now->mention = STR("tableau comparatif" INFORMATIVE);
	b->v[0].imprint = &then;
	b->v[1].imprint = now;
	label(b, k);
	ctg_diff_make(&b->diff, k->arena,
		&(struct ctg_version_text){ &b->v[0].text, b->v[0].digests },
		&(struct ctg_version_text){ &b->v[1].text, b->v[1].digests },
		true);
	return ctg_liasse_put(k, &d);
}

static enum ctg_code put_informative(struct ctg_liasse_making *k)
{
	struct ctg_imprint i = stamp(k);
	struct ctg_loaded l;
	enum ctg_code code = put_comparison(k, &i);

	if (!code)
		code = load_text(&l, k, &k->l->at);
	if (code)
		return code;
	i.mention = STR("texte consolidé" INFORMATIVE);
	l.imprint = &i;
	return put_text(k, &l, STR("03-texte-consolide"), "consolide");
}

/* --- the whole ------------------------------------------------------------ */

/* « 01-acte-dugny-2023-avenant-1 » */
static struct ctg_str act_stem(const struct ctg_liasse_making *k)
{
	struct ctg_str id = ctg_str_head(k->l->id, NAME_MOST);

	return k->l->acte ? ctg_strf(k->arena, "01-acte-%.*s-avenant-%u",
		STR_ARG(id), k->l->acte) :
		ctg_strf(k->arena, "01-acte-%.*s", STR_ARG(id));
}

enum ctg_code ctg_liasse_texts(struct ctg_str *title,
	struct ctg_liasse_making *k)
{
	struct ctg_imprint i = stamp(k);
	struct ctg_loaded l;
	enum ctg_code code = k->l->acte ? load_act(&l, k) :
		load_text(&l, k, &k->l->at);

	if (code)
		return code;
	if (k->l->acte)
		stamp_act(&i, k);
	l.imprint = &i;
	*title = l.text.convention.titre.s;
	code = put_text(k, &l, act_stem(k), "acte");
	if (!code)
		code = put_annexes(k, &l);
	return code || !k->l->acte ? code : put_informative(k);
}
