/* SPDX-License-Identifier: Apache-2.0 */
#include "model/scaffold.h"

#include "base/arena.h"
#include "model/keys.h"
#include "model/rules.h"

#include <stddef.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
#define MOST_QUESTIONS	200

static const char *const types[CTG_ANSWER_TYPES] = {
	[CTG_ANSWER_TEXT] = "texte",
	[CTG_ANSWER_DATE] = "date",
	[CTG_ANSWER_NUMBER] = "entier",
	[CTG_ANSWER_SIREN] = "siren",
	[CTG_ANSWER_CHOICE] = "choix",
	[CTG_ANSWER_SPAN] = "duree",
};

const char *ctg_answer_type_name(enum ctg_answer_type t)
{
	return types[t];
}

size_t ctg_scaffold_find(const struct ctg_scaffold *s, struct ctg_str key)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (ctg_str_eq(s->questions[i].cle.s, key))
			break;
	return i;
}

/* A question */

/* What stands between [[ and ]]. */
static bool is_key(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && (i == 0 ||
		    (s.p[i] != '_' && !ctg_is_digit(s.p[i]))))
			return false;
	return s.n > 0;
}

static void read_key(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value text;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (is_key(text.s))
		*(struct ctg_value *)to = text;
	else
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"clé « %.*s » : des minuscules sans accent, des "
			"chiffres et « _ », une lettre d'abord",
			STR_ARG(ctg_keys_shown(k, text.s)));
}

static void read_type(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	size_t i = ctg_keys_choose(k, v, types, COUNT(types));

	if (i < COUNT(types))
		*(enum ctg_answer_type *)to = (enum ctg_answer_type)i;
}

static void read_required(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	static const char *const words[] = { "false", "true", "non", "oui" };
	size_t i = ctg_keys_choose(k, v, words, COUNT(words));

	if (i < COUNT(words))
		*(bool *)to = i % 2 == 0;
}

static void read_choices(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *list)
{
	struct ctg_question *q = to;

	if (!ctg_keys_expect(k, list, CTG_SEQUENCE))
		return;
	q->choices = CTG_NEW_N(k->arena, struct ctg_value,
		ctg_keys_count(list));
	for (const struct ctg_yaml *v = list->first; v; v = v->next) {
		struct ctg_value *c = &q->choices[q->nchoices];

		if (ctg_keys_take_text(k, c, v) && c->s.n > 0)
			q->nchoices++;
	}
}

static const struct ctg_key question_keys[] = {
	{ CTG_STR_INIT("cle"), read_key, offsetof(struct ctg_question, cle),
	  true },
	CTG_KEY_TEXT(struct ctg_question, question, true),
	CTG_KEY_TEXT(struct ctg_question, aide, false),
	{ CTG_STR_INIT("type"), read_type,
	  offsetof(struct ctg_question, type), true },
	CTG_KEY_TEXT(struct ctg_question, defaut, false),
	CTG_KEY_TEXT(struct ctg_question, exemple, false),
	{ CTG_STR_INIT("obligatoire"), read_required,
	  offsetof(struct ctg_question, optional), false },
	{ CTG_STR_INIT("choix"), read_choices, 0, false },
};
static const struct ctg_key_table question_table = {
	"de cette question", question_keys, COUNT(question_keys),
};

/* What is proposed to people must itself be an answer; it is kept as one. */
static void check_answer(const struct ctg_keys *k,
	const struct ctg_question *q, const char *name, struct ctg_value *v)
{
	struct ctg_err err = { 0 };

	if (v->s.n > 0 && ctg_answer_read(&v->s, k->arena, q, v->s, &err))
		ctg_rule_report(k->diags, "S124", (struct ctg_place){ k->file,
			v->line, v->col }, "« %s » ne répond pas à la "
			"question : %s", name, err.msg);
}

static void check_question(const struct ctg_keys *k, struct ctg_question *q)
{
	bool choice = q->type == CTG_ANSWER_CHOICE;

	if (choice && q->nchoices == 0)
		ctg_rule_report(k->diags, "S122", (struct ctg_place){ k->file,
			q->line, 0 }, "il manque la clé « choix » de cette "
			"question, dont le type est « choix »");
	else if (!choice && q->choices)
		ctg_rule_report(k->diags, "S124", (struct ctg_place){ k->file,
			q->line, 0 }, "cette question a des « choix » : son "
			"type doit être « choix »");
	if (choice && q->nchoices == 0)
		return;
	check_answer(k, q, "defaut", &q->defaut);
	check_answer(k, q, "exemple", &q->exemple);
}

/* The template */

static void check_keys(const struct ctg_keys *k, const struct ctg_scaffold *s)
{
	const struct ctg_value **v = CTG_NEW_N(k->arena,
		const struct ctg_value *, s->n);
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->questions[i].cle.s.n > 0)
			v[n++] = &s->questions[i].cle;
	ctg_keys_unique(k, "S123", "la clé", v, n);
}

static void read_questions(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *list)
{
	struct ctg_scaffold *s = to;
	size_t n = ctg_keys_count(list);

	if (!ctg_keys_expect(k, list, CTG_SEQUENCE))
		return;
	if (n > MOST_QUESTIONS) {
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, list),
			"plus de %d questions", MOST_QUESTIONS);
		return;
	}
	s->questions = CTG_NEW_N(k->arena, struct ctg_question, n);
	for (const struct ctg_yaml *v = list->first; v; v = v->next) {
		struct ctg_question *q = &s->questions[s->n];

		q->line = v->line;
		if (!ctg_keys_read(k, &question_table, q, v))
			continue;
		check_question(k, q);
		s->n++;
	}
	check_keys(k, s);
}

static const struct ctg_key top_keys[] = {
	CTG_KEY_TEXT(struct ctg_scaffold, modele, false),
	CTG_KEY_TEXT(struct ctg_scaffold, titre, true),
	CTG_KEY_TEXT(struct ctg_scaffold, description, false),
	{ CTG_STR_INIT("questions"), read_questions, 0, false },
};
static const struct ctg_key_table top_table = {
	"d'un modèle", top_keys, COUNT(top_keys),
};

enum ctg_code ctg_scaffold_read(struct ctg_scaffold *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_keys k = { a, diags, src->path };
	struct ctg_scaffold s = { 0 };
	struct ctg_yaml *root, empty = { .kind = CTG_MAPPING, .line = 1 };
	enum ctg_code code;

	code = ctg_yaml_parse(&root, a, src->text, src->path, 1, err);
	if (code)
		return code;
	if (root->kind == CTG_SCALAR && ctg_str_trim(root->value).n == 0)
		root = &empty;
	(void)ctg_keys_read(&k, &top_table, &s, root);
	*out = s;
	return CTG_OK;
}
