/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"

#include "model/locate.h"

#define CANDIDATES_MAX	4

struct ctg_str ctg_address_shown(struct ctg_arena *a,
	const struct ctg_address *address, enum ctg_case how)
{
	struct ctg_buf b = { .arena = a }, out = { .arena = a };
	struct ctg_str s;

	ctg_address_write(&b, address, how);
	s = ctg_buf_str(&b);
	while (s.n > 0) {
		if (ctg_str_cut(&s, STR("« "))) {
			ctg_buf_puts(&out, "«\u00a0");
		} else if (ctg_str_cut(&s, STR(" »"))) {
			ctg_buf_puts(&out, "\u00a0»");
		} else {
			ctg_buf_putc(&out, s.p[0]);
			s = ctg_str_skip(s, 1);
		}
	}
	return ctg_buf_str(&out);
}

static struct ctg_str shown_node(struct ctg_arena *a,
	const struct ctg_node *n, enum ctg_case how)
{
	struct ctg_address address;

	ctg_address_of(&address, a, n);
	return ctg_address_shown(a, &address, how);
}

/* The address from step i outwards. */
static struct ctg_str shown_from(struct ctg_arena *a,
	const struct ctg_address *address, size_t i)
{
	struct ctg_address rest = { .n = address->n - i };

	for (size_t j = 0; j < rest.n; j++)
		rest.steps[j] = address->steps[i + j];
	return ctg_address_shown(a, &rest, CTG_BARE);
}

enum ctg_code ctg_refuse_ambiguous(const struct ctg_address *address,
	size_t i, const struct ctg_nodes *at, struct ctg_err *err)
{
	struct ctg_buf list = { .arena = at->arena };
	enum ctg_code code;

	for (size_t j = 0; j < at->n && j < CANDIDATES_MAX; j++) {
		ctg_buf_puts(&list, j ? "\u202f; " : "");
		ctg_buf_add(&list, shown_node(at->arena, at->v[j],
			CTG_BARE));
	}
	if (at->n > CANDIDATES_MAX)
		ctg_buf_puts(&list, "\u202f; …");
	code = ctg_fail(err, CTG_EREFUSED, "adresse ambiguë\u00a0: "
		"«\u00a0%.*s\u00a0» peut désigner\u00a0: %.*s",
		STR_ARG(shown_from(at->arena, address, i)),
		STR_ARG(ctg_buf_str(&list)));
	ctg_err_hint(err, "employez l'une de ces adresses complètes");
	return code;
}

static unsigned distance(struct ctg_label a, struct ctg_label b)
{
	unsigned d = a.num > b.num ? a.num - b.num : b.num - a.num;

	return d + (a.style != b.style ? 100'000 : 0);
}

static const struct ctg_node *nearest(const struct ctg_node *place,
	const struct ctg_step *step)
{
	const struct ctg_node *n = place, *best = NULL;
	enum ctg_scope scope = place->kind != CTG_DOCUMENT ? CTG_EVERYWHERE :
		step->word == CTG_ANNEXE ? CTG_AMONG_ANNEXES : CTG_IN_BODY;

	while ((n = ctg_locate_division(place, n, scope))) {
		const struct ctg_heading *h = &n->division.heading;

		if (h->word == step->word && (!best ||
		    distance(h->label, step->label) <
		    distance(best->division.heading.label, step->label)))
			best = n;
	}
	return best;
}

static void hint_division(const struct ctg_step *step,
	const struct ctg_nodes *at, struct ctg_err *err)
{
	const struct ctg_node *n = nearest(at->v[0], step);

	if (n)
		ctg_err_hint(err, "%s plus proche est %.*s",
			ctg_word_is_feminine(step->word) ? "la" : "le",
			STR_ARG(shown_node(at->arena, n, CTG_LE)));
}

static void hint_alinea(const struct ctg_nodes *at, struct ctg_err *err)
{
	const struct ctg_node *place = at->v[0], *n = place;
	struct ctg_str where = shown_node(at->arena, place, CTG_LE);
	unsigned count = 0;

	while ((n = ctg_locate_member(place, n, CTG_PARA, true)))
		count++;
	if (count == 0)
		ctg_err_hint(err, "%.*s ne compte aucun alinéa",
			STR_ARG(where));
	else
		ctg_err_hint(err, "%.*s compte %u alinéa%s", STR_ARG(where),
			count, count > 1 ? "s" : "");
}

enum ctg_code ctg_refuse_missing(const struct ctg_address *address, size_t i,
	const struct ctg_nodes *at, struct ctg_err *err)
{
	const struct ctg_step *step = &address->steps[i];
	enum ctg_code code = ctg_fail(err, CTG_EINPUT,
		"cible introuvable\u00a0: %.*s",
		STR_ARG(shown_from(at->arena, address, i)));

	if (step->kind == CTG_STEP_DIVISION && at->n == 1)
		hint_division(step, at, err);
	else if (step->kind == CTG_STEP_ALINEA && i + 1 < address->n)
		hint_alinea(at, err);
	return code;
}
