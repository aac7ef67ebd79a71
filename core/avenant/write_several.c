/* SPDX-License-Identifier: Apache-2.0 */
/* Several of a kind, named at once. */
#include "avenant/writing.h"

#include "model/ordinal.h"

static const char *plural_of(enum ctg_step_kind kind)
{
	switch (kind) {
	case CTG_STEP_PHRASE:
		return "phrases";
	case CTG_STEP_ALINEA:
		return "alinéas";
	case CTG_STEP_TABLE:
		return "tableaux";
	case CTG_STEP_ROW:
		return "lignes";
	case CTG_STEP_VISA:
		return "visas";
	case CTG_STEP_BREAK:
		return "sauts de page";
	default:
		return "";
	}
}

static void write_rank(struct ctg_buf *b, const struct ctg_step *s,
	bool feminine, bool last)
{
	if (s->last && last)
		ctg_buf_puts(b, s->rank == 2 ? feminine ? "seconde" :
			"second" : feminine ? "dernière" : "dernier");
	else
		ctg_ordinal_write(b, s->rank, feminine);
}

static bool is_counted(const struct ctg_address *at)
{
	return at->steps[0].rank > 0 || at->steps[0].last;
}

static void write_label(struct ctg_buf *b, const struct ctg_step *s)
{
	struct ctg_buf one = { .arena = b->arena };
	struct ctg_str name;

	ctg_label_write_named(&one, s->word, s->label);
	name = ctg_buf_str(&one);
	ctg_buf_add(b, ctg_str_skip(name, strlen(ctg_word_name(s->word)) + 1));
}

static void write_one(struct ctg_buf *b, const struct ctg_address *at,
	bool last)
{
	const struct ctg_step *s = &at->steps[0];

	if (s->kind == CTG_STEP_DIVISION)
		write_label(b, s);
	else
		write_rank(b, s, ctg_address_agreement(at).feminine, last);
}

/* How many follow one another from the first. */
static size_t run(const bool *follows, size_t n)
{
	size_t k = 1;

	while (k < n && follows[k])
		k++;
	return k;
}

/* « deuxième, quatrième à septième et dernier », « 6 et 8 ». */
static void write_all(struct ctg_buf *b, const struct ctg_address *at,
	const bool *follows, size_t n)
{
	for (size_t i = 0, k; i < n; i += k) {
		k = run(follows + i, n - i);
		k = k > 2 ? k : 1;
		if (i > 0)
			ctg_buf_puts(b, i + k < n ? ", " : " et ");
		write_one(b, &at[i], true);
		if (k == 1)
			continue;
		ctg_buf_puts(b, " à ");
		write_one(b, &at[i + k - 1], false);
	}
}

bool ctg_several_can(const struct ctg_address *x, const struct ctg_address *y)
{
	if (x->n != y->n || x->n == 0 ||
	    x->steps[0].kind != y->steps[0].kind)
		return false;
	for (size_t i = 1; i < x->n; i++)
		if (!ctg_say_same_step(&x->steps[i], &y->steps[i]))
			return false;
	if (x->steps[0].kind != CTG_STEP_DIVISION)
		return *plural_of(x->steps[0].kind) && x->steps[0].rank > 0 &&
			y->steps[0].rank > 0;
	return x->steps[0].word == y->steps[0].word && !is_counted(x) &&
		!is_counted(y);
}

/* « les deux derniers alinéas », not « les neuvième et dernier alinéas » */
static bool are_last_two(const struct ctg_address *at, const bool *follows,
	size_t n)
{
	const struct ctg_step *last = &at[n - 1].steps[0];

	return n == 2 && follows[1] && last->kind == CTG_STEP_ALINEA &&
		last->last && last->rank > 2;
}

void ctg_several_write(struct ctg_buf *b, const struct ctg_address *at,
	const bool *follows, size_t n)
{
	const struct ctg_step *s = &at[0].steps[0];
	struct ctg_address rest = at[0];

	if (s->kind == CTG_STEP_DIVISION)
		ctg_buf_printf(b, "%ss ", ctg_word_name(s->word));
	if (are_last_two(at, follows, n))
		ctg_buf_puts(b, "deux derniers");
	else
		write_all(b, at, follows, n);
	if (s->kind != CTG_STEP_DIVISION)
		ctg_buf_printf(b, " %s", plural_of(s->kind));
	rest.n--;
	for (size_t i = 0; i < rest.n; i++)
		rest.steps[i] = at[0].steps[i + 1];
	if (rest.n > 0) {
		ctg_buf_putc(b, ' ');
		ctg_address_write(b, &rest, CTG_DU);
	}
}

void ctg_say_several(struct ctg_wording *w, const struct ctg_address *at,
	const bool *follows, size_t n)
{
	struct ctg_buf b = { .arena = w->arena };

	ctg_several_write(&b, at, follows, n);
	ctg_say(w, "les ");
	ctg_say_name(w, ctg_buf_str(&b));
	ctg_say(w, " ");
}
