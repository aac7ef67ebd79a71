/* SPDX-License-Identifier: Apache-2.0 */
/* The commit that closes an act.  What it says in its message, what it
 * brings and what happened before it must be one and the same story. */
#include "store/guarding.h"

#include "avenant/prove.h"
#include "base/arena.h"
#include "base/buf.h"
#include "model/amendment.h"
#include "model/rules.h"
#include "model/text.h"
#include "store/folder.h"
#include "store/signers.h"

/* The message */

static const char *const keys[] = {
	"Convention", "Acte", "Base", "Effet", "Deliberation", "Signature",
};

static bool is_ours(const char *key)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

/* The first value counts, and a second one is told. */
static void take(struct ctg_guard_claim *c, const char *key,
	struct ctg_str value)
{
	struct ctg_str *const to[] = { &c->id, &c->number, &c->base,
		&c->effect };

	for (size_t i = 0; i < sizeof(to) / sizeof(to[0]); i++) {
		if (strcmp(key, keys[i]) != 0)
			continue;
		c->several |= to[i]->p != NULL;
		if (!to[i]->p)
			*to[i] = value;
	}
}

static int read_trailers(struct ctg_guard_claim *out, struct ctg_arena *a,
	const char *message)
{
	struct ctg_buf lines = { .arena = a };
	git_message_trailer_array all;
	int error = git_message_trailers(&all, message);

	if (error)
		return error;
	for (size_t i = 0; i < all.count; i++) {
		const char *key = all.trailers[i].key;
		struct ctg_str value = ctg_str_dup(a, ctg_str_trim(
			ctg_str_from(all.trailers[i].value)));

		if (!is_ours(key))
			continue;
		take(out, key, value);
		ctg_buf_printf(&lines, "%s: %.*s\n", key, STR_ARG(value));
	}
	out->trailers = ctg_buf_str(&lines);
	git_message_trailer_array_free(&all);
	return 0;
}

/* The commit of an event names its convention and act too; only that of an
 * act says when it takes effect, or who decided and signed. */
static bool is_act(const struct ctg_guard_claim *c)
{
	return c->effect.p || ctg_str_has(c->trailers, STR("Signature:")) ||
		ctg_str_has(c->trailers, STR("Deliberation:"));
}

enum ctg_code ctg_guard_claim_read(struct ctg_guard_claim *out,
	const struct ctg_guard_step *s, const char *message)
{
	struct ctg_guard_claim c = { 0 };

	if (read_trailers(&c, s->arena, message))
		return ctg_repo_fail(s->g->err, "lecture d'un message");
	c.message = ctg_str_dup(s->arena, ctg_str_from(message));
	*out = is_act(&c) ? c : (struct ctg_guard_claim){ 0 };
	return CTG_OK;
}

/* An act */

static const char *file_of(const struct ctg_guard_closing *x, const char *name)
{
	return ctg_strf(x->step->arena, "%s/%s", x->folder->path, name).p;
}

/* A file that cannot be read is a breach; an object that cannot is not. */
static enum ctg_code read_source(struct ctg_source **out,
	const struct ctg_guard_closing *x, const char *path)
{
	struct ctg_source *src = CTG_NEW(x->step->arena, struct ctg_source);
	struct ctg_err err = { 0 };
	struct ctg_str text;
	enum ctg_code code = ctg_snapshot_read(&text, x->step->arena,
		&x->step->after, path, &err);

	*out = NULL;
	if (!code)
		code = ctg_source_init(src, x->step->arena,
			ctg_str_from(path), text, &err);
	if (!code)
		*out = src;
	else if (code == CTG_EINPUT)
		ctg_guard_say(x->step, "L853", path, err.line, "%s", err.msg);
	else
		return ctg_guard_failed(x->step->g, code, &err);
	return CTG_OK;
}

static void check_numbers(const struct ctg_guard_closing *x,
	const struct ctg_amendment *m)
{
	const char *path = ctg_str_c(x->step->arena, m->src->path);

	if (m->number != x->number)
		ctg_guard_say(x->step, "L853", path, m->avenant.line, "le "
			"fichier se dit l'avenant n° %u, non le n° %u",
			m->number, x->number);
	if ((int)m->base != x->folder->last)
		ctg_guard_say(x->step, "L853", path, m->base_at.line, "il "
			"modifie la version %u ; celle en vigueur est la "
			"version %d", m->base, x->folder->last);
}

/* Whether a front-matter was read, without an error; what is wrong is said. */
static bool is_right(const struct ctg_guard_closing *x,
	const struct ctg_source *src, enum ctg_code code,
	const struct ctg_err *err, const struct ctg_diags *diags)
{
	if (code)
		ctg_guard_say(x->step, "L853", ctg_str_c(x->step->arena,
			src->path), err->line, "%s", err->msg);
	else
		ctg_guard_relay(x->step, "L853", diags);
	return !code && ctg_diags_count(diags, CTG_ERROR) == 0;
}

/* The last version signed may have moved under a draft: see « base ». */
static void check_amendment(struct ctg_guard_closing *x,
	const struct ctg_source *src)
{
	struct ctg_diags diags = { .arena = x->step->arena };
	struct ctg_err err = { 0 };
	struct ctg_amendment m;
	enum ctg_code code = ctg_amendment_read(&m, x->step->arena, src,
		&diags, &err);

	if (!is_right(x, src, code, &err, &diags))
		return;
	check_numbers(x, &m);
	x->effect = m.effect;
	x->at_signature = m.at_signature;
}

/* A party that could not be read would be one that need not sign. */
static void check_convention(struct ctg_guard_closing *x,
	const struct ctg_source *src)
{
	struct ctg_diags diags = { .arena = x->step->arena };
	struct ctg_convention *c = CTG_NEW(x->step->arena,
		struct ctg_convention);
	struct ctg_err err = { 0 };
	enum ctg_code code = ctg_convention_read(c, x->step->arena, src,
		&diags, &err);

	if (!is_right(x, src, code, &err, &diags))
		return;
	x->convention = c;
	if (x->number > 0)
		return;
	x->at_signature = c->periode.at_signature || !c->periode.start.year;
	x->effect = c->periode.start;
}

/* Of the files that the text shows, those that may still come or grow. */
static void keep_loose(const struct ctg_guard_closing *x,
	struct ctg_diags *diags, const struct ctg_text *text)
{
	const struct ctg_convention *c = &text->convention;
	struct ctg_arena *a = x->step->arena;
	struct ctg_str inside;
	size_t n = 0;

	/* What is written and not read would be signed and never printed. */
	for (size_t i = 0; i < diags->n; i++)
		if (strcmp(diags->v[i].rule, "R204") == 0 ||
		    (diags->v[i].level == CTG_ERROR &&
		    diags->v[i].rule[0] == 'S'))
			diags->v[n++] = diags->v[i];
	diags->n = n;
	for (size_t i = 0; i < c->nannexes; i++) {
		struct ctg_value file = c->annexes[i].fichier;

		if (file.s.p && ctg_name_resolve(&inside, a, file.s) &&
		    ctg_str_eq(inside, STR("suivi.yml")))
			ctg_rule_report(diags, "R204", ctg_value_place(c,
				file), "suivi.yml s'allonge : il ne peut pas "
				"être une annexe");
	}
}

/* What is missing from pieces/ could be added later, and would change what
 * was signed. */
static enum ctg_code check_whole(bool *whole,
	const struct ctg_guard_closing *x)
{
	const struct ctg_guard_step *s = x->step;
	struct ctg_diags diags = { .arena = s->arena };
	struct ctg_err err = { 0 };
	struct ctg_reader r;
	struct ctg_text text;
	enum ctg_code code;

	*whole = false;
	ctg_snapshot_reader(&r, s->arena, &s->after, x->folder->id);
	code = ctg_text_load(&text, s->arena, &r, &diags, &err);
	if (code == CTG_EINPUT) {
		ctg_guard_say(s, "L853", err.file[0] ? err.file :
			file_of(x, "convention.md"), err.line, "%s", err.msg);
		return CTG_OK;
	}
	if (code)
		return ctg_guard_failed(s->g, code, &err);
	keep_loose(x, &diags, &text);
	*whole = ctg_diags_count(&diags, CTG_ERROR) == 0;
	ctg_guard_relay(s, "L853", &diags);
	return CTG_OK;
}

/* The commit lists what its act cannot state. */
static enum ctg_code check_data(const struct ctg_guard_closing *x,
	const struct ctg_reader *base, const struct ctg_reader *target,
	struct ctg_err *err)
{
	struct ctg_str rest;
	enum ctg_code code = ctg_prove_data_files(&rest, x->step->arena, base,
		target, err);

	while (!code && x->step->message && rest.n > 0) {
		struct ctg_str line = ctg_str_line(&rest);

		if (!ctg_str_has_line(x->step->claim.message, line))
			ctg_guard_say(x->step, "L853", file_of(x,
				"convention.md"), 0, "le message du commit "
				"doit dire ce qui change sans être imprimé : "
				"« %.*s »", STR_ARG(line));
	}
	return code;
}

/* The act, applied to the text in force, gives the new text. */
static enum ctg_code check_proof(const struct ctg_guard_closing *x)
{
	const struct ctg_guard_step *s = x->step;
	struct ctg_diags diags = { .arena = s->arena };
	struct ctg_reader base, target;
	struct ctg_err err = { 0 };
	enum ctg_code code;

	if (x->number == 0 || !s->before.tree)
		return CTG_OK;
	ctg_snapshot_reader(&base, s->arena, &s->before, x->folder->id);
	ctg_snapshot_reader(&target, s->arena, &s->after, x->folder->id);
	code = ctg_prove_files(s->arena, &base, &target, x->number, &diags,
		&err);
	if (code == CTG_EINPUT) {
		ctg_guard_say(s, "L853", err.file[0] ? err.file :
			file_of(x, "convention.md"), err.line, "%s", err.msg);
		return CTG_OK;
	}
	if (!code)
		code = check_data(x, &base, &target, &err);
	if (code)
		return ctg_guard_failed(s->g, code, &err);
	ctg_guard_relay(s, NULL, &diags);
	return CTG_OK;
}

static enum ctg_code check_signers(struct ctg_guard_closing *x)
{
	struct ctg_arena *a = x->step->arena;
	struct ctg_convention *all = CTG_NEW(a, struct ctg_convention);
	struct ctg_err err = { 0 };
	enum ctg_code code;

	*all = *x->convention;
	code = ctg_signers_add(all, a, &x->step->before, x->folder->id, &err);
	x->convention = code ? NULL : all;
	if (code == CTG_EINPUT) {
		ctg_guard_say(x->step, "L853", file_of(x, "convention.md"),
			0, "le texte en vigueur est illisible, et l'on ne "
			"peut savoir qui signe : %s", err.msg);
		return CTG_OK;
	}
	return code ? ctg_guard_failed(x->step->g, code, &err) :
		ctg_guard_signed(x);
}

static enum ctg_code check_content(struct ctg_guard_closing *x)
{
	struct ctg_source *src;
	bool whole = false;
	enum ctg_code code = CTG_OK;

	if (x->number > 0) {
		code = read_source(&src, x, file_of(x, ctg_strf(
			x->step->arena, "avenants/%u.md", x->number).p));
		if (!code && src)
			check_amendment(x, src);
	}
	if (code)
		return code;
	code = read_source(&src, x, file_of(x, "convention.md"));
	if (!code && src)
		check_convention(x, src);
	if (!code && x->convention)
		code = check_whole(&whole, x);
	/* What an act makes of a text of which a part is missing says little
	 * more. */
	if (!code && whole)
		code = check_proof(x);
	if (!code && x->convention)
		code = check_signers(x);
	return code;
}

/* What the commit says it is */

static bool check_claim(const struct ctg_guard_closing *x)
{
	const struct ctg_guard_claim *c = &x->step->claim;
	const char *id = ctg_str_c(x->step->arena, x->folder->id);
	struct ctg_str number = ctg_strf(x->step->arena, "%u", x->number);

	if (c->several)
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "un commit "
			"ne clôt qu'un acte, avec une seule ligne "
			"« Convention: », « Acte: » et « Effet: »");
	if (c->number.n == 0)
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "il manque "
			"la ligne « Acte: » au message du commit");
	else if (!ctg_str_eq(c->number, number))
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "ce commit "
			"dit clore l'acte %.*s de « %s » ; le prochain est "
			"l'acte %u", STR_ARG(c->number), id, x->number);
	return ctg_str_eq(c->number, number);
}

/* Said only when it is not the number before. */
static void check_base(const struct ctg_guard_closing *x)
{
	struct ctg_str said = x->step->claim.base;
	struct ctg_str last = ctg_strf(x->step->arena, "%d", x->folder->last);
	bool needed = x->number > 0 && x->folder->last != (int)x->number - 1;

	if (said.p && !ctg_str_eq(said, last))
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "le message "
			"du commit dit « Base: %.*s » ; la version en vigueur "
			"est la version %.*s", STR_ARG(said), STR_ARG(last));
	else if (needed && !said.p)
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "il manque "
			"la ligne « Base: %.*s » au message du commit",
			STR_ARG(last));
}

static void check_effect(const struct ctg_guard_closing *x)
{
	struct ctg_str said = x->step->claim.effect;
	struct ctg_buf day = { .arena = x->step->arena };
	struct ctg_date d;
	bool right;

	if (said.n == 0) {
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "il manque "
			"la ligne « Effet: » au message du commit");
		return;
	}
	if (!ctg_date_read_iso(&d, said) || !ctg_date_exists(d)) {
		ctg_guard_say(x->step, "L853", x->folder->path, 0, "date "
			"d'effet illisible : « %.*s »", STR_ARG(said));
		return;
	}
	right = x->effect.year && ctg_date_cmp(d, x->effect) == 0;
	if (x->at_signature)
		right = ctg_date_cmp(d, x->signature) == 0;
	if (right || (!x->at_signature && !x->effect.year) ||
	    !x->signature.year)
		return;
	ctg_date_write_iso(&day, x->at_signature ? x->signature : x->effect);
	ctg_guard_say(x->step, "L853", x->folder->path, 0, "le message du "
		"commit dit « Effet: %.*s » ; l'acte prend effet le %.*s",
		STR_ARG(said), STR_ARG(ctg_buf_str(&day)));
}

enum ctg_code ctg_guard_act(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f)
{
	struct ctg_guard_closing x = { .step = s, .folder = f,
		.number = f->next };
	enum ctg_code code;

	if (!f->after || !check_claim(&x))
		return CTG_OK;
	code = check_content(&x);
	if (code)
		return code;
	check_base(&x);
	if (x.convention) {
		ctg_guard_signed_trailers(&x);
		check_effect(&x);
	}
	return s->commit ? ctg_guard_tags_close(s, f->id, x.number) : CTG_OK;
}

enum ctg_code ctg_guard_act_ready(bool *out, const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f)
{
	struct ctg_diags diags = { .arena = s->arena };
	struct ctg_guarding g = *s->g;
	struct ctg_guard_step trial = *s;
	struct ctg_guard_closing x = { .step = &trial, .folder = f,
		.number = f->next };
	enum ctg_code code = CTG_OK;

	g.diags = &diags;
	trial.g = &g;
	if (f->after)
		code = check_content(&x);
	if (!code)
		*out = f->after && diags.n == 0;
	return code;
}
