/* SPDX-License-Identifier: Apache-2.0 */
/* Annexes that come, go, or are replaced by one that is joined to the act. */
#include "avenant/front_apply.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/label.h"
#include "model/markdown.h"

#define FOLDER	"annexes"

/* --- the file of an annexe ------------------------------------------------ */

static bool has(const struct ctg_reader *r, struct ctg_arena *a,
	struct ctg_str name)
{
	struct ctg_err why;

	return r && name.n > 0 && r->read(r, NULL, a, name, &why) == CTG_OK;
}

/* « 2a-fed.md », « annexe-2a.pdf » are for annexe 2a. */
static bool is_named_for(struct ctg_arena *a, struct ctg_str file,
	struct ctg_str numero)
{
	struct ctg_str s = ctg_utf8_plain(a, file);

	numero = ctg_utf8_plain(a, numero);
	if (ctg_str_cut(&s, STR("annexe")))
		while (s.n > 0 && strchr("-_ ", s.p[0]))
			s = ctg_str_skip(s, 1);
	return ctg_str_cut(&s, numero) && s.n > 0 && strchr("-_. ", s.p[0]);
}

/* The only joined file that has the number of the annexe. */
static struct ctg_str find_joined(const struct ctg_reader *r,
	struct ctg_arena *a, struct ctg_str numero)
{
	struct ctg_str *names = NULL, found = { 0 };
	size_t n = 0;

	if (!r || !r->list)
		return found;
	r->list(r, &names, &n, a, STR(FOLDER));
	for (size_t i = 0; i < n; i++) {
		if (!is_named_for(a, names[i], numero))
			continue;
		if (found.n > 0)
			return (struct ctg_str){ 0 };
		found = ctg_strf(a, FOLDER "/%.*s", STR_ARG(names[i]));
	}
	return found;
}

/* Where the annexe that comes is read: as the act says, under the name of the
 * one that it replaces, or under its number. */
static struct ctg_str file_of(struct ctg_wanted *w,
	const struct ctg_applying *p, const struct ctg_annexe *x,
	struct ctg_str old)
{
	struct ctg_str found = { 0 };

	if (x->fichier.s.n > 0)
		return has(p->joined, w->arena, x->fichier.s) ?
			x->fichier.s : found;
	found = find_joined(p->joined, w->arena, x->numero.s);
	return found.n == 0 && has(p->joined, w->arena, old) ? old : found;
}

/* --- operations ----------------------------------------------------------- */

static bool take_file(struct ctg_wanted *w, const struct ctg_applying *p,
	struct ctg_annexe *x, struct ctg_str old)
{
	struct ctg_str file = file_of(w, p, x, old);

	if (file.n == 0)
		return ctg_want_refuse(w, "A746", x->fichier.s.n > 0 ?
			"l'annexe %.*s n'est pas jointe\u00a0: "
			"«\u00a0%.*s\u00a0» est introuvable" :
			"l'annexe %.*s n'est pas jointe%.*s",
			STR_ARG(x->numero.s), STR_ARG(x->fichier.s));
	x->fichier.s = file;
	return true;
}

static void add(struct ctg_wanted *w, const struct ctg_applying *p,
	const struct ctg_op *op)
{
	struct ctg_annexe *x = CTG_NEW(w->arena, struct ctg_annexe);
	const struct ctg_node *at = op->at;
	size_t gap = w->annexes.n;

	*x = *op->annexe;
	x->line = 0;
	x->fichier.line = 0;
	if (at && ctg_node_is_annexe(at) && op->side == CTG_OP_BEFORE)
		gap = ctg_front_annexe(at);
	else if (at && ctg_node_is_annexe(at))
		gap = ctg_front_annexe(at) + 1;
	else if (op->side == CTG_OP_FIRST)
		gap = 0;
	if (take_file(w, p, x, STR("")))
		ctg_want_add(w, &w->annexes, gap, op->side == CTG_OP_BEFORE, x);
}

/* The one that is joined would change nothing. */
static bool is_in_force(struct ctg_wanted *w, const struct ctg_applying *p,
	const struct ctg_annexe *now, const struct ctg_annexe *old)
{
	struct ctg_str x, y;
	struct ctg_err why;

	return ctg_str_eq(now->numero.s, old->numero.s) &&
		ctg_str_eq(now->titre.s, old->titre.s) &&
		p->joined->read(p->joined, &x, w->arena, now->fichier.s,
			&why) == CTG_OK &&
		p->files->read(p->files, &y, w->arena, old->fichier.s,
			&why) == CTG_OK && ctg_str_eq(x, y);
}

/* What the act does not say of the new one is as it was. */
static void replace(struct ctg_wanted *w, const struct ctg_applying *p,
	const struct ctg_op *op, size_t i)
{
	struct ctg_annexe *x = &w->c.annexes[i], now = *x;

	if (op->annexe)
		now = *op->annexe;
	if (now.numero.s.n == 0)
		now.numero.s = x->numero.s;
	if (now.titre.s.n == 0)
		now.titre.s = x->titre.s;
	if (!take_file(w, p, &now, x->fichier.s))
		return;
	if (is_in_force(w, p, &now, x)) {
		(void)ctg_want_refuse(w, "A746", "l'annexe %.*s qui est "
			"jointe est celle en vigueur", STR_ARG(x->numero.s));
		return;
	}
	(void)(ctg_str_eq(now.numero.s, x->numero.s) ||
		ctg_want_set(w, &x->numero, now.numero.s, STR("numero")));
	(void)(ctg_str_eq(now.titre.s, x->titre.s) ||
		ctg_want_set(w, &x->titre, now.titre.s, STR("titre")));
	(void)ctg_want_set(w, &x->fichier, now.fichier.s, STR("fichier"));
	if (op->annexe && op->annexe->fichier.s.n > 0)
		x->paysage = now.paysage;
}

void ctg_front_do_annexe(struct ctg_wanted *w, const struct ctg_applying *p,
	const struct ctg_op *op)
{
	size_t from, to;

	if (op->how == CTG_OP_ADD) {
		add(w, p, op);
		return;
	}
	from = ctg_front_annexe(op->at);
	to = op->to ? ctg_front_annexe(op->to) : from;
	if (op->how == CTG_OP_REPLACE)
		replace(w, p, op, from);
	else
		for (; from <= to; from++)
			ctg_want_remove(&w->annexes, from);
}

/* --- files ---------------------------------------------------------------- */

void ctg_front_add_file(struct ctg_files *out, struct ctg_str name,
	struct ctg_str text)
{
	for (size_t i = 0; i < out->n; i++)
		if (ctg_str_eq(out->v[i].name, name))
			return;
	CTG_MORE(out->arena, out->v, out->n, out->room);
	out->v[out->n++] = (struct ctg_file){ name, text };
}

/* An image that is missing in the base, or another there. */
static void join_image(struct ctg_files *out, const struct ctg_applying *p,
	struct ctg_str name)
{
	struct ctg_str now, old;
	struct ctg_err why;

	if (p->joined->read(p->joined, &now, out->arena, name, &why))
		return;
	if (p->files->read(p->files, &old, out->arena, name, &why) == CTG_OK &&
	    ctg_str_eq(old, now))
		return;
	ctg_front_add_file(out, name, now);
}

/* The images of a text that comes. */
static void join_images(struct ctg_files *out, const struct ctg_applying *p,
	struct ctg_str name, struct ctg_str text)
{
	struct ctg_arena *a = out->arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_diags ignored = { .arena = a };
	struct ctg_str folder = name;
	struct ctg_node *doc;

	if (!ctg_str_ends(name, STR(".md")) ||
	    ctg_source_init(src, a, name, text, NULL) ||
	    ctg_markdown_parse(&doc, a, src, 0, &ignored, NULL))
		return;
	while (folder.n > 0 && folder.p[folder.n - 1] != '/')
		folder.n--;
	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n))
		if (n->kind == CTG_IMAGE)
			join_image(out, p, ctg_strf(a, "%.*s%.*s",
				STR_ARG(folder), STR_ARG(n->text)));
}

static bool has_come(const struct ctg_annexe *x)
{
	return x->line == 0 || x->fichier.col > 0;
}

static bool is_taken(const struct ctg_convention *c, size_t i,
	struct ctg_str name)
{
	for (size_t k = 0; k < c->nannexes; k++)
		if (k != i && ctg_str_eq(c->annexes[k].fichier.s, name) &&
		    (k < i || !has_come(&c->annexes[k])))
			return true;
	return false;
}

/* « annexes/plan.md » that another annexe has is « annexes/plan-2.md ». */
static struct ctg_str free_name(struct ctg_arena *a,
	const struct ctg_convention *c, size_t i)
{
	struct ctg_str name = c->annexes[i].fichier.s, made = name;
	size_t dot = name.n;

	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	if (dot == 0)
		dot = name.n + 1;
	for (unsigned k = 2; is_taken(c, i, made); k++)
		made = ctg_strf(a, "%.*s-%u%.*s", (int)(dot - 1), name.p, k,
			STR_ARG(ctg_str_skip(name, dot - 1)));
	return made;
}

void ctg_front_name_files(struct ctg_wanted *w)
{
	struct ctg_convention *c = &w->c;

	w->sources = CTG_NEW_N(w->arena, struct ctg_str, c->nannexes);
	for (size_t i = 0; i < c->nannexes; i++) {
		w->sources[i] = c->annexes[i].fichier.s;
		if (has_come(&c->annexes[i]))
			c->annexes[i].fichier.s = free_name(w->arena, c, i);
	}
}

static enum ctg_code join(struct ctg_files *out,
	const struct ctg_applying *p, struct ctg_str source,
	struct ctg_str name, struct ctg_err *err)
{
	struct ctg_str text;
	enum ctg_code code = p->joined->read(p->joined, &text, out->arena,
		source, err);

	if (code)
		return code;
	ctg_front_add_file(out, name, text);
	join_images(out, p, source, text);
	return CTG_OK;
}

static bool is_kept(const struct ctg_convention *c, struct ctg_str file)
{
	for (size_t i = 0; i < c->nannexes; i++)
		if (ctg_str_eq(c->annexes[i].fichier.s, file))
			return true;
	return false;
}

enum ctg_code ctg_front_files(struct ctg_files *out, struct ctg_wanted *w,
	const struct ctg_applying *p, struct ctg_err *err)
{
	const struct ctg_convention *old = &w->base->convention;
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < w->c.nannexes && !code; i++) {
		const struct ctg_annexe *x = &w->c.annexes[i];

		if (has_come(x))
			code = join(out, p, w->sources[i], x->fichier.s, err);
	}
	for (size_t i = 0; i < old->nannexes; i++)
		if (old->annexes[i].fichier.s.n > 0 &&
		    !is_kept(&w->c, old->annexes[i].fichier.s))
			ctg_front_add_file(out, old->annexes[i].fichier.s,
				(struct ctg_str){ 0 });
	return code;
}
