/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/prove.h"

#include "model/address.h"
#include "model/rules.h"
#include "render/markdown.h"

/* --- doing it again ------------------------------------------------------- */

/* A piece that was not touched has the digest that it had. */
static struct ctg_str old_digest(const struct ctg_version_text *v,
	struct ctg_str name)
{
	const struct ctg_convention *c = &v->text->convention;

	for (size_t i = 0; v->digests && i < c->nannexes; i++)
		if (ctg_str_eq(c->annexes[i].fichier.s, name))
			return v->digests[i];
	return (struct ctg_str){ 0 };
}

static enum ctg_code digest_all(struct ctg_replay *out, struct ctg_arena *a,
	const struct ctg_side *base, const struct ctg_reader *r,
	struct ctg_err *err)
{
	const struct ctg_convention *c = &out->text.convention;
	struct ctg_str *v = CTG_NEW_N(a, struct ctg_str, c->nannexes + 1);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; !code && i < c->nannexes; i++) {
		struct ctg_str name = c->annexes[i].fichier.s;

		if (out->text.annexes[i])
			continue;
		v[i] = old_digest(&base->text, name);
		if (v[i].n == 0 || ctg_files_find(&out->files, name))
			code = ctg_side_digest(&v[i], a, r, name, err);
	}
	out->version.digests = v;
	return code;
}

enum ctg_code ctg_replay(struct ctg_replay *out, struct ctg_arena *a,
	const struct ctg_ops *ops, const struct ctg_side *base,
	const struct ctg_reader *joined, struct ctg_diags *diags,
	struct ctg_err *err)
{
	const struct ctg_applying what = { base->text.text, base->files,
		joined, ops };
	struct ctg_diags found = { .arena = a };
	struct ctg_overlay over;
	struct ctg_err why = { 0 };
	enum ctg_code code;

	*out = (struct ctg_replay){ .files = { .arena = a } };
	code = ctg_apply(&out->files, &what, diags, err);
	if (code || ctg_diags_count(diags, CTG_ERROR) > 0)
		return code;
	ctg_overlay_init(&over, base->files, &out->files);
	code = ctg_text_load(&out->text, a, &over.reader, &found, &why);
	if (code == CTG_EINPUT) {
		ctg_rule_report(diags, "A722", (struct ctg_place){ 0 },
			"le texte obtenu ne peut pas être lu : %s", why.msg);
		return CTG_OK;
	}
	if (code && err)
		*err = why;
	out->version.text = &out->text;
	return code ? code : digest_all(out, a, base, &over.reader, err);
}

void ctg_prove_place(struct ctg_diags *diags, struct ctg_str act)
{
	for (size_t i = 0; i < diags->n; i++)
		if (diags->v[i].at.file.n == 0)
			diags->v[i].at.file = act;
}

/* --- comparing ------------------------------------------------------------ */

static struct ctg_str printed(struct ctg_arena *a, const struct ctg_text *t)
{
	struct ctg_buf b = { .arena = a };

	ctg_markdown_write(&b, t->developed);
	return ctg_buf_str(&b);
}

static bool same_annexes(const struct ctg_version_text *x,
	const struct ctg_version_text *y)
{
	const struct ctg_convention *c = &x->text->convention;
	const struct ctg_convention *k = &y->text->convention;

	if (c->nannexes != k->nannexes)
		return false;
	for (size_t i = 0; i < c->nannexes; i++) {
		bool piece = !x->text->annexes[i];

		if (piece != !y->text->annexes[i] ||
		    c->annexes[i].paysage != k->annexes[i].paysage)
			return false;
		if (piece && x->digests && y->digests &&
		    !ctg_str_eq(x->digests[i], y->digests[i]))
			return false;
	}
	return true;
}

bool ctg_prove_same(struct ctg_diff *diff, struct ctg_arena *a,
	const struct ctg_version_text *x, const struct ctg_version_text *y)
{
	*diff = (struct ctg_diff){ 0 };
	if (same_annexes(x, y) && ctg_str_eq(printed(a, x->text),
	    printed(a, y->text)))
		return true;
	ctg_diff_make(diff, a, x, y, true);
	return false;
}

/* --- telling -------------------------------------------------------------- */

static struct ctg_str where(struct ctg_arena *a, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_address address;

	if (!n)
		return (struct ctg_str){ 0 };
	ctg_address_of(&address, a, n);
	ctg_address_write(&b, &address, CTG_BARE);
	return ctg_buf_str(&b);
}

static struct ctg_str shortened(struct ctg_arena *a, struct ctg_str s)
{
	size_t n = 60;

	if (s.n <= n)
		return s;
	while (n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return ctg_strf(a, "%.*s…", (int)n, s.p);
}

/* The place of a change in the text; else in the act, which says what is not
 * there. */
static struct ctg_place place_of(const struct ctg_change *c,
	const struct ctg_act_text *act, const struct ctg_side *target)
{
	struct ctg_place at = { 0 };

	if (c->after)
		at = ctg_node_start(c->after);
	if (at.line == 0 && c->after)
		at = (struct ctg_place){
			target->text.text->convention.src->path, 1, 0 };
	if (at.line == 0)
		at = (struct ctg_place){ act->front.src->path, 1, 0 };
	return at;
}

/* applied is what the act gives, now what the text says. */
static void report(struct ctg_arena *a, const struct ctg_change *c,
	const struct ctg_act_text *act, const struct ctg_side *target,
	struct ctg_diags *diags)
{
	struct ctg_place at = place_of(c, act, target);
	struct ctg_str place = c->after || c->before ? where(a, c->after ?
		c->after : c->before) : c->said;
	struct ctg_str old = shortened(a, c->old);
	struct ctg_str now = shortened(a, c->now);

	if (old.n == 0)
		ctg_rule_report(diags, "A750", at, "%.*s : le texte porte "
			"«\u00a0%.*s\u00a0», que l'acte ne dit pas",
			STR_ARG(place), STR_ARG(now));
	else if (now.n == 0)
		ctg_rule_report(diags, "A751", at, "%.*s : selon l'acte, on "
			"lit «\u00a0%.*s\u00a0», que le texte ne porte pas",
			STR_ARG(place), STR_ARG(old));
	else
		ctg_rule_report(diags, "A752", at, "%.*s : l'acte donne "
			"«\u00a0%.*s\u00a0», le texte «\u00a0%.*s\u00a0»",
			STR_ARG(place), STR_ARG(old), STR_ARG(now));
}

enum ctg_code ctg_prove(struct ctg_arena *a, const struct ctg_act_text *act,
	const struct ctg_side *base, const struct ctg_side *target,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_ops ops = { .arena = a };
	struct ctg_replay replay;
	struct ctg_diff diff;
	enum ctg_code code;

	ctg_act_read(&ops, act, base->text.text, diags);
	code = ctg_prove_images(a, base, target, diags, err);
	if (code || ctg_diags_count(diags, CTG_ERROR) > 0)
		return code;
	code = ctg_replay(&replay, a, &ops, base, target->files, diags, err);
	ctg_prove_place(diags, act->front.src->path);
	if (code || ctg_diags_count(diags, CTG_ERROR) > 0 ||
	    ctg_prove_same(&diff, a, &replay.version, &target->text))
		return code;
	for (size_t i = 0; i < diff.n; i++)
		if (diff.changes[i].nature != CTG_CHANGE_DATA)
			report(a, &diff.changes[i], act, target, diags);
	if (ctg_diags_count(diags, CTG_ERROR) == 0)
		ctg_rule_report(diags, "A753", (struct ctg_place){
			act->front.src->path, 1, 0 }, "l'acte, appliqué au "
			"texte en vigueur, ne donne pas exactement le texte "
			"de l'avenant");
	return CTG_OK;
}

static enum ctg_code load_act(struct ctg_act_text *out, struct ctg_arena *a,
	const struct ctg_reader *r, unsigned number, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_str name = ctg_strf(a, "avenants/%u.md", number), text;
	enum ctg_code code = r->read(r, &text, a, name, err);

	if (!code)
		code = ctg_source_init(src, a, ctg_strf(a, "%.*s%.*s",
			STR_ARG(r->prefix), STR_ARG(name)), text, err);
	return code ? code : ctg_act_load(out, a, src, diags, err);
}

enum ctg_code ctg_prove_files(struct ctg_arena *a,
	const struct ctg_reader *base, const struct ctg_reader *target,
	unsigned number, struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_diags told = { .arena = a };
	struct ctg_side x, y;
	struct ctg_act_text act;
	enum ctg_code code = load_act(&act, a, target, number, diags, err);

	/* What is wrong with the texts is told elsewhere. */
	if (!code)
		code = ctg_side_load(&x, a, base, &told, err);
	if (!code)
		code = ctg_side_load(&y, a, target, &told, err);
	return code ? code : ctg_prove(a, &act, &x, &y, diags, err);
}
