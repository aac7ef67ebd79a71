/* SPDX-License-Identifier: Apache-2.0 */
#include "render/comparison_maker.h"

static const struct ctg_heading *heading_of(const struct ctg_compare_unit *u,
	enum ctg_compare_side side)
{
	const struct ctg_heading *h = &u->heading[side];

	return h->title.n || h->printed.n ? h : &u->heading[!side];
}

struct ctg_str ctg_compare_name(struct ctg_compare *c,
	const struct ctg_compare_unit *u, enum ctg_compare_side side,
	enum ctg_case how)
{
	const struct ctg_heading *h = heading_of(u, side);
	struct ctg_buf b = { .arena = c->arena };
	struct ctg_address address = { .n = 1 };

	if (!u->title)
		return u->name;
	address.steps[0] = (struct ctg_step){
		.kind = h->word == CTG_PLAIN ? CTG_STEP_SECTION :
			CTG_STEP_DIVISION,
		.word = h->word, .label = h->label, .name = h->title,
	};
	ctg_address_write(&b, &address, how);
	return ctg_sheet_typeset(c->arena, ctg_buf_str(&b));
}

struct ctg_str ctg_compare_done(struct ctg_compare *c,
	const struct ctg_compare_unit *u, const char *done)
{
	enum ctg_word w = heading_of(u, CTG_COMPARE_NEW)->word;

	return ctg_strf(c->arena, "%s %s%s", w == CTG_PLAIN ? "partie" :
		ctg_word_name(w), done, w == CTG_PLAIN ||
		ctg_word_is_feminine(w) ? "e" : "");
}

void ctg_compare_whither(struct ctg_compare *c, struct ctg_sheet_para *p,
	unsigned move, enum ctg_compare_side side)
{
	const struct ctg_compare_move *m = &c->moves[move];
	bool old = side == CTG_COMPARE_OLD;
	struct ctg_str where = m->upwards == old ? STR("plus bas") :
		STR("plus haut");

	if (m->at[0] && m->at[1] && m->at[0] != m->at[1])
		where = ctg_compare_name(c, m->at[side], side, CTG_AU);
	ctg_compare_remark(c, p, ctg_strf(c->arena, "alinéa %s %.*s",
		old ? "auparavant placé" : "déplacé", STR_ARG(where)));
}

/* --- « Articles 4 à 7 et annexe 1 : sans changement » -------------------- */

static bool is_numbered(const struct ctg_heading *h)
{
	return h->word != CTG_PLAIN && h->label.style != CTG_PRELIMINARY;
}

/* How many, from i on, are named together. */
static size_t run_of(const struct ctg_compare *c, size_t i)
{
	const struct ctg_heading *h = heading_of(c->same[i], CTG_COMPARE_NEW);
	size_t n = 1;

	if (c->same[i]->title && !is_numbered(h) && h->word != CTG_PLAIN)
		return 1;
	for (; i + n < c->nsame; n++) {
		const struct ctg_heading *k = heading_of(c->same[i + n],
			CTG_COMPARE_NEW);

		if (!c->same[i]->title || !c->same[i + n]->title ||
		    k->word != h->word || is_numbered(k) != is_numbered(h))
			break;
		if (is_numbered(h) && ctg_label_cmp(heading_of(c->same[i +
		    n - 1], CTG_COMPARE_NEW)->label, k->label) >= 0)
			break;
	}
	return n;
}

static struct ctg_str printed(const struct ctg_compare_unit *u)
{
	const struct ctg_heading *h = heading_of(u, CTG_COMPARE_NEW);

	return h->word == CTG_PLAIN ? h->title : h->printed;
}

static void put_labels(struct ctg_buf *b,
	const struct ctg_compare_unit *const *u, size_t n)
{
	const struct ctg_heading *h = heading_of(u[0], CTG_COMPARE_NEW);

	ctg_buf_printf(b, "%s%s\u00a0%.*s", ctg_word_name(h->word),
		n > 1 && h->word != CTG_PLAIN ? "s" : "",
		STR_ARG(printed(u[0])));
	if (n > 1)
		ctg_buf_printf(b, " %s\u00a0%.*s", n > 2 ? "à" : "et",
			STR_ARG(printed(u[n - 1])));
}

static void put_titles(struct ctg_buf *b,
	const struct ctg_compare_unit *const *u, size_t n)
{
	if (n > 2)
		ctg_buf_printf(b, "%zu parties, de ", n);
	ctg_buf_printf(b, "«\u00a0%.*s\u00a0»", STR_ARG(printed(u[0])));
	if (n > 1)
		ctg_buf_printf(b, " %s «\u00a0%.*s\u00a0»", n > 2 ? "à" :
			"et", STR_ARG(printed(u[n - 1])));
}

static void put_run(struct ctg_compare *c, struct ctg_buf *b, size_t i,
	size_t n)
{
	const struct ctg_compare_unit *const *u = c->same + i;

	if (!u[0]->title)
		ctg_buf_add(b, u[0]->name);
	else if (heading_of(u[0], CTG_COMPARE_NEW)->word == CTG_PLAIN)
		put_titles(b, u, n);
	else
		put_labels(b, u, n);
}

void ctg_compare_flush(struct ctg_compare *c)
{
	struct ctg_sheet_para *p = ctg_sheet_para(c->arena, CTG_ROLE_CELL);
	struct ctg_buf b = { .arena = c->arena };
	size_t n;

	for (size_t i = 0; i < c->nsame; i += n) {
		n = run_of(c, i);
		if (i > 0)
			ctg_buf_puts(&b, i + n < c->nsame ? ", " : " et ");
		put_run(c, &b, i, n);
	}
	if (c->nsame == 0)
		return;
	c->nsame = 0;
	ctg_buf_puts(&b, "\u00a0: sans changement");
	ctg_sheet_say(c->arena, p, ctg_sheet_capital(c->arena,
		ctg_buf_str(&b)))->italic = true;
	ctg_compare_line(c, p, false);
}
