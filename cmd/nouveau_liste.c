/* SPDX-License-Identifier: Apache-2.0 */
/* The templates: found, described. */
#include "nouveau.h"
#include "share.h"

#include "base/io.h"
#include "base/json.h"
#include "render/term.h"

#include <stdint.h>

static struct ctg_shelf shelf(struct ctg_arena *a, const struct ctg_repo *r)
{
	const char *share = ctg_share_find(a, "templates");
	struct ctg_shelf s = { .shared = NULL };

	if (share)
		s.shared = ctg_io_join(a, share, STR("conventions"));
	if (r && r->work) {
		s.top = r->work;
		s.own = ctg_out_path(a, r->work, ctg_strf(a, "%smodeles",
			r->prefix).p);
	}
	return s;
}

static enum ctg_code list(struct ctg_template **out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err)
{
	const struct ctg_shelf s = shelf(a, r);
	enum ctg_code code = ctg_shelf_list(out, n, a, &s, err);

	if (code || *n > 0)
		return code;
	code = ctg_fail(err, CTG_ESYSTEM, "aucun modèle : ceux du programme "
		"sont introuvables");
	ctg_err_hint(err, "réinstallez ctg : make install");
	return code;
}

enum ctg_code ctg_nouveau_load(struct ctg_scaffold *out, struct ctg_cmd *c,
	const struct ctg_template *t, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &c->arena };
	enum ctg_code code = ctg_shelf_scaffold(out, &c->arena, t, &diags,
		err);

	if (code || diags.n == 0)
		return code;
	ctg_out_diags(&c->out, &diags);
	return ctg_fail(err, CTG_EINPUT, "le modèle « %.*s » est à corriger",
		STR_ARG(t->name));
}

/* Finding one */

static enum ctg_code unknown(const struct ctg_template *v, size_t n,
	struct ctg_arena *a, const char *name, struct ctg_err *err)
{
	struct ctg_buf names = { .arena = a };
	const struct ctg_template *near = NULL;
	size_t best = SIZE_MAX;
	enum ctg_code code;

	for (size_t i = 0; i < n; i++) {
		size_t d = name ? ctg_opt_distance(a, ctg_str_from(name),
			v[i].name) : SIZE_MAX;

		ctg_buf_printf(&names, "%s%.*s", i ? ", " : "",
			STR_ARG(v[i].name));
		if (d < best) {
			best = d;
			near = &v[i];
		}
	}
	code = name ? ctg_fail(err, CTG_EUSAGE, "modèle inconnu : « %s »",
		name) : ctg_fail(err, CTG_EUSAGE, "il manque le modèle : "
		"--modele");
	if (near)
		ctg_err_hint(err, "vouliez-vous dire --modele %.*s ?",
			STR_ARG(near->name));
	else
		ctg_err_hint(err, "les modèles : %s ; « ctg nouveau --liste » "
			"les décrit", names.p);
	return code;
}

enum ctg_code ctg_nouveau_find(struct ctg_template *out, struct ctg_cmd *c,
	const struct ctg_repo *r, const char *name, struct ctg_err *err)
{
	struct ctg_template *v;
	enum ctg_code code;
	size_t n;

	if (name && !*name)
		name = NULL;
	code = list(&v, &n, &c->arena, r, err);
	if (code)
		return code;
	for (size_t i = 0; i < n && name; i++)
		if (ctg_opt_same(&c->arena, v[i].name, ctg_str_from(name))) {
			*out = v[i];
			return CTG_OK;
		}
	return unknown(v, n, &c->arena, name, err);
}

/* Two printers over a template */

static void text_question(struct ctg_buf *b, const struct ctg_question *q)
{
	struct ctg_buf more = { .arena = b->arena };

	ctg_buf_printf(b, "    %.*s", STR_ARG(q->cle.s));
	for (size_t n = q->cle.s.n; n < 30; n++)
		ctg_buf_putc(b, ' ');
	ctg_buf_putc(b, ' ');
	ctg_term_safe(b, q->question.s);
	if (q->defaut.s.n > 0)
		ctg_buf_printf(&more, ", sinon %.*s", STR_ARG(q->defaut.s));
	else if (q->optional)
		ctg_buf_puts(&more, ", facultatif");
	if (q->type != CTG_ANSWER_TEXT)
		ctg_buf_printf(&more, ", %s", ctg_answer_type_name(q->type));
	if (more.n > 0) {
		ctg_buf_puts(b, " (");
		ctg_term_safe(b, ctg_str_skip(ctg_buf_str(&more), 2));
		ctg_buf_putc(b, ')');
	}
	ctg_buf_putc(b, '\n');
}

static void text(struct ctg_buf *b, const struct ctg_template *t,
	const struct ctg_scaffold *s)
{
	struct ctg_str rest = s->description.s;

	ctg_term_safe(b, t->name);
	ctg_buf_puts(b, " : ");
	ctg_term_safe(b, s->titre.s);
	ctg_buf_puts(b, t->own ? " (modèle du registre)\n" : "\n");
	while (rest.n > 0) {
		ctg_buf_puts(b, "  ");
		ctg_term_safe(b, ctg_out_fold(&rest, 76));
		ctg_buf_putc(b, '\n');
	}
	for (size_t i = 0; i < s->n; i++)
		text_question(b, &s->questions[i]);
	ctg_buf_putc(b, '\n');
}

static void json_question(struct ctg_json *j, const struct ctg_question *q)
{
	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "cle", q->cle.s);
	ctg_json_str(j, "question", q->question.s);
	ctg_json_str(j, "aide", q->aide.s);
	ctg_json_str(j, "type", ctg_str_from(ctg_answer_type_name(q->type)));
	ctg_json_bool(j, "obligatoire", !q->optional);
	ctg_json_str(j, "defaut", q->defaut.s);
	ctg_json_str(j, "exemple", q->exemple.s);
	ctg_json_open(j, "choix", '[');
	for (size_t i = 0; i < q->nchoices; i++)
		ctg_json_str(j, NULL, q->choices[i].s);
	ctg_json_close(j, ']');
	ctg_json_close(j, '}');
}

static void json(struct ctg_json *j, const struct ctg_template *t,
	const struct ctg_scaffold *s)
{
	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "nom", t->name);
	ctg_json_str(j, "origine", t->own ? STR("registre") :
		STR("programme"));
	ctg_json_str(j, "titre", s->titre.s);
	ctg_json_str(j, "description", s->description.s);
	ctg_json_open(j, "questions", '[');
	for (size_t i = 0; i < s->n; i++)
		json_question(j, &s->questions[i]);
	ctg_json_close(j, ']');
	ctg_json_close(j, '}');
}

/* One that cannot be read does not hide the others. */
static enum ctg_code print_all(struct ctg_cmd *c, struct ctg_json *j,
	const struct ctg_template *v, size_t n)
{
	enum ctg_code worst = CTG_OK;

	for (size_t i = 0; i < n; i++) {
		struct ctg_err why = { 0 };
		struct ctg_scaffold s;
		enum ctg_code code = ctg_nouveau_load(&s, c, &v[i], &why);

		if (code) {
			ctg_out_error(&c->out, &why);
			worst = code > worst ? code : worst;
		} else if (c->globals.json) {
			json(j, &v[i], &s);
		} else {
			text(j->out, &v[i], &s);
		}
	}
	return worst;
}

enum ctg_code ctg_nouveau_list(struct ctg_cmd *c, const struct ctg_repo *r,
	struct ctg_err *err)
{
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_json j = { .out = &b };
	struct ctg_template *v;
	enum ctg_code code;
	size_t n;

	code = list(&v, &n, &c->arena, r, err);
	if (code)
		return code;
	if (c->globals.json) {
		ctg_json_open(&j, NULL, '{');
		ctg_json_num(&j, "schema", 1);
		ctg_json_open(&j, "modeles", '[');
	}
	code = print_all(c, &j, v, n);
	if (c->globals.json) {
		ctg_json_close(&j, ']');
		ctg_json_close(&j, '}');
		ctg_buf_putc(&b, '\n');
	}
	ctg_out_page(&c->out);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return code;
}
