/* SPDX-License-Identifier: Apache-2.0 */
/* The answers: given on the command line, typed, or by default. */
#include "nouveau.h"

#include "render/term.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct asking {
	struct ctg_cmd *c;
	const struct ctg_scaffold *scaffold;
	struct ctg_str *answers;
	bool *given;			/* by --set, even as nothing */
	bool *seen;			/* answered once at the terminal */
	struct ctg_err *err;
};

/* What was typed, when it is no answer. */
enum typed {
	ANSWERED,
	BACK,				/* « < » */
	GONE,				/* Ctrl-D */
};

/* --set */

static enum ctg_code unknown_key(const struct asking *k, struct ctg_str key)
{
	const struct ctg_scaffold *s = k->scaffold;
	const struct ctg_question *near = NULL;
	size_t best = SIZE_MAX;
	enum ctg_code code = ctg_fail(k->err, CTG_EUSAGE,
		"--set : le modèle ne demande pas « %.*s »", STR_ARG(key));

	for (size_t i = 0; i < s->n; i++) {
		size_t d = ctg_opt_distance(&k->c->arena, key,
			s->questions[i].cle.s);

		if (d < best) {
			best = d;
			near = &s->questions[i];
		}
	}
	if (near)
		ctg_err_hint(k->err, "vouliez-vous dire --set %.*s=… ?",
			STR_ARG(near->cle.s));
	else
		ctg_err_hint(k->err, "« ctg nouveau --liste » donne les clés "
			"de chaque modèle");
	return code;
}

static size_t find(const struct asking *k, struct ctg_str key)
{
	const struct ctg_scaffold *s = k->scaffold;
	size_t i;

	for (i = 0; i < s->n; i++)
		if (ctg_opt_same(&k->c->arena, s->questions[i].cle.s, key))
			break;
	return i;
}

/* « clé=valeur »; « clé= » for what is left to fill. */
static enum ctg_code set_one(const struct asking *k, const char *arg)
{
	struct ctg_str value = ctg_str_from(arg);
	struct ctg_str key = ctg_str_trim(ctg_str_split(&value, '='));
	struct ctg_err why = { 0 };
	size_t i;

	if (!strchr(arg, '='))
		return ctg_fail(k->err, CTG_EUSAGE, "--set attend « clé=valeur "
			"», non « %s »", arg);
	i = find(k, key);
	if (i == k->scaffold->n)
		return unknown_key(k, key);
	if (k->given[i])
		return ctg_fail(k->err, CTG_EUSAGE, "--set donne deux fois "
			"« %.*s »", STR_ARG(key));
	k->given[i] = true;
	if (ctg_str_trim(value).n == 0)
		return CTG_OK;
	if (!ctg_answer_read(&k->answers[i], &k->c->arena,
	    &k->scaffold->questions[i], value, &why))
		return CTG_OK;
	(void)!ctg_fail(k->err, CTG_EUSAGE, "%.*s : %s", STR_ARG(key),
		why.msg);
	ctg_err_hint(k->err, "%s", why.hint);
	return CTG_EUSAGE;
}

/* « (Madame / Monsieur) » */
static void put_choices(struct ctg_buf *b, const struct ctg_question *q)
{
	for (size_t i = 0; i < q->nchoices; i++) {
		ctg_buf_puts(b, i ? " / " : " (");
		ctg_term_safe(b, q->choices[i].s);
	}
	ctg_buf_puts(b, q->nchoices ? ")" : "");
}

/* Without a terminal */

static void put_padded(struct ctg_buf *b, struct ctg_str s, size_t width)
{
	ctg_buf_add(b, s);
	for (size_t n = s.n; n < width; n++)
		ctg_buf_putc(b, ' ');
}

static bool is_missing(const struct asking *k, size_t i)
{
	return k->answers[i].n == 0 && !k->scaffold->questions[i].optional;
}

static enum ctg_code refuse_missing(const struct asking *k, size_t missing)
{
	const struct ctg_scaffold *s = k->scaffold;
	struct ctg_buf b = { .arena = &k->c->arena };
	struct ctg_err why = { 0 };
	size_t width = 0;

	(void)!ctg_fail(&why, CTG_EUSAGE, missing == 1 ?
		"il manque une réponse" : "il manque %zu réponses", missing);
	for (size_t i = 0; i < s->n; i++)
		if (is_missing(k, i) && s->questions[i].cle.s.n > width)
			width = s->questions[i].cle.s.n;
	for (size_t i = 0; i < s->n; i++) {
		if (!is_missing(k, i))
			continue;
		ctg_buf_puts(&b, "    --set ");
		put_padded(&b, ctg_strf(b.arena, "%.*s=…",
			STR_ARG(s->questions[i].cle.s)), width + 6);
		ctg_term_safe(&b, s->questions[i].question.s);
		put_choices(&b, &s->questions[i]);
		ctg_buf_putc(&b, '\n');
	}
	ctg_buf_puts(&b, "dans un terminal, la commande pose ces questions\n");
	ctg_out_error(&k->c->out, &why);
	ctg_out_talk(&k->c->out, ctg_buf_str(&b));
	return CTG_EUSAGE;
}

static enum ctg_code take_defaults(const struct asking *k)
{
	const struct ctg_scaffold *s = k->scaffold;
	size_t missing = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (!k->given[i])
			k->answers[i] = s->questions[i].defaut.s;
		missing += is_missing(k, i);
	}
	return missing ? refuse_missing(k, missing) : CTG_OK;
}

/* At a terminal */

static void say(const struct asking *k, const struct ctg_buf *b)
{
	ctg_out_talk(&k->c->out, ctg_buf_str(b));
}

static void prompt(const struct asking *k, const struct ctg_question *q,
	struct ctg_str kept, size_t rank, size_t total)
{
	struct ctg_buf b = { .arena = &k->c->arena };

	ctg_buf_printf(&b, "(%zu/%zu) ", rank, total);
	ctg_term_safe(&b, q->question.s);
	put_choices(&b, q);
	if (q->optional && q->defaut.s.n == 0)
		ctg_buf_puts(&b, " (facultatif)");
	if (kept.n > 0) {
		ctg_buf_puts(&b, " [");
		ctg_term_safe(&b, kept);
		ctg_buf_putc(&b, ']');
	}
	ctg_buf_puts(&b, " : ");
	say(k, &b);
}

static void explain(const struct asking *k, const struct ctg_question *q)
{
	struct ctg_buf b = { .arena = &k->c->arena };

	if (q->aide.s.n > 0) {
		ctg_buf_puts(&b, "    ");
		ctg_term_safe(&b, q->aide.s);
		ctg_buf_putc(&b, '\n');
	}
	if (q->exemple.s.n > 0) {
		ctg_buf_puts(&b, "    Par exemple : ");
		ctg_term_safe(&b, q->exemple.s);
		ctg_buf_putc(&b, '\n');
	}
	if (b.n == 0)
		ctg_buf_puts(&b, "    Cette question n'a pas d'explication\n");
	say(k, &b);
}

static void complain(const struct asking *k, const struct ctg_err *why)
{
	struct ctg_buf b = { .arena = &k->c->arena };

	ctg_buf_puts(&b, "    ");
	ctg_term_safe(&b, ctg_str_from(why->msg));
	if (why->hint[0]) {
		ctg_buf_puts(&b, " ; ");
		ctg_term_safe(&b, ctg_str_from(why->hint));
	}
	ctg_buf_putc(&b, '\n');
	say(k, &b);
}

/* False at the end of what is typed (Ctrl-D). */
static bool read_line(struct ctg_str *out, struct ctg_arena *a)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n = getline(&line, &room, stdin);

	if (n > 0)
		*out = ctg_str_trim(ctg_str_dup(a, (struct ctg_str){ line,
			(size_t)n }));
	free(line);
	return n > 0;
}

static enum ctg_code abandon(const struct asking *k)
{
	enum ctg_code code = ctg_fail(k->err, CTG_EUSAGE, "abandon");

	ctg_out_talk(&k->c->out, STR("\n"));
	ctg_err_hint(k->err, "rien n'a été créé");
	return code;
}

/* Again until it is an answer.  Coming back to a question, Enter keeps the
 * answer that it had. */
static enum typed ask_one(const struct asking *k, size_t i, size_t rank,
	size_t total)
{
	const struct ctg_question *q = &k->scaffold->questions[i];
	const struct ctg_str kept = k->seen[i] ? k->answers[i] : q->defaut.s;
	struct ctg_str typed;

	for (;;) {
		struct ctg_err why = { 0 };

		prompt(k, q, kept, rank, total);
		if (!read_line(&typed, &k->c->arena))
			return GONE;
		if (ctg_str_eq(typed, STR("<")))
			return BACK;
		if (ctg_str_eq(typed, STR("?"))) {
			explain(k, q);
			continue;
		}
		if (typed.n == 0 && (kept.n > 0 || q->optional)) {
			k->answers[i] = kept;
			return ANSWERED;
		}
		if (!ctg_answer_read(&k->answers[i], &k->c->arena, q, typed,
		    &why))
			return ANSWERED;
		complain(k, &why);
	}
}

/* Of the questions whose numbers are in ask, in order. */
static enum ctg_code ask_each(const struct asking *k, const size_t *ask,
	size_t total)
{
	size_t at = 0;

	while (at < total)
		switch (ask_one(k, ask[at], at + 1, total)) {
		case ANSWERED:
			k->seen[ask[at++]] = true;
			break;
		case BACK:
			at -= at > 0;
			break;
		case GONE:
			return abandon(k);
		}
	return CTG_OK;
}

static enum ctg_code ask_all(const struct asking *k)
{
	const struct ctg_scaffold *s = k->scaffold;
	struct ctg_buf b = { .arena = &k->c->arena };
	size_t *ask = CTG_NEW_N(b.arena, size_t, s->n), total = 0;

	for (size_t i = 0; i < s->n; i++)
		if (!k->given[i] || is_missing(k, i))
			ask[total++] = i;
	if (total == 0)
		return CTG_OK;
	ctg_term_safe(&b, s->titre.s);
	ctg_buf_puts(&b, "\nEntrée garde ce qui est entre crochets, ou laisse "
		"« à compléter » ce qui est\nfacultatif ; « ? » explique ; "
		"« < » revient à la question d'avant ;\nCtrl-D abandonne, "
		"sans rien créer.\n\n");
	say(k, &b);
	return ask_each(k, ask, total);
}

enum ctg_code ctg_nouveau_answer(const struct ctg_str **out,
	struct ctg_cmd *c, const struct ctg_scaffold *s,
	const struct ctg_opt_list *set, bool ask, struct ctg_err *err)
{
	const struct asking k = {
		.c = c, .scaffold = s, .err = err,
		.answers = CTG_NEW_N(&c->arena, struct ctg_str, s->n),
		.given = CTG_NEW_N(&c->arena, bool, s->n),
		.seen = CTG_NEW_N(&c->arena, bool, s->n),
	};
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < set->n && !code; i++)
		code = set_one(&k, set->v[i]);
	if (!code)
		code = ask && isatty(STDIN_FILENO) && isatty(STDERR_FILENO) ?
			ask_all(&k) : take_defaults(&k);
	*out = k.answers;
	return code;
}
