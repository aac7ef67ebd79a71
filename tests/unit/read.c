/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences of acts over one convention (tests/acts.h), and what they do. */
#include "avenant/read.h"

#include "avenant/runs.h"
#include "model/address.h"
#include "unit.h"

#include "../acts.h"

static void say_at(struct ctg_buf *b, const struct ctg_node *n)
{
	struct ctg_address a;

	ctg_address_of(&a, &unit_arena, n);
	ctg_address_write(b, &a, CTG_BARE);
}

static void say_blocks(struct ctg_buf *b, const struct ctg_node *doc);

static void say_block(struct ctg_buf *b, const struct ctg_node *n)
{
	if (n->kind == CTG_DIVISION) {
		for (unsigned i = 0; i < n->division.level; i++)
			ctg_buf_putc(b, '#');
		say_blocks(b, n);
	} else if (n->kind == CTG_LIST) {
		ctg_buf_puts(b, "(");
		say_blocks(b, n);
		ctg_buf_puts(b, ")");
	} else if (n->kind == CTG_ITEM) {
		ctg_buf_printf(b, "%.*s>", STR_ARG(n->text));
		say_blocks(b, n);
	} else if (n->kind == CTG_TABLE || n->kind == CTG_ROW) {
		ctg_buf_puts(b, n->kind == CTG_TABLE ? "T[" : "[");
		say_blocks(b, n);
		ctg_buf_puts(b, "]");
	} else if (n->kind == CTG_BREAK) {
		ctg_buf_puts(b, "---");
	} else {
		ctg_buf_add(b, ctg_node_words(&unit_arena, n));
	}
}

static void say_blocks(struct ctg_buf *b, const struct ctg_node *doc)
{
	for (const struct ctg_node *n = doc->first; n; n = n->next) {
		ctg_buf_puts(b, n->prev ? " / " : "");
		say_block(b, n);
	}
}

/* Words: what the leaf says afterwards. */
static void say_words(struct ctg_buf *b, const struct ctg_op *op)
{
	ctg_buf_puts(b, "w ");
	say_at(b, op->at);
	ctg_buf_puts(b, ": ");
	ctg_buf_add(b, ctg_node_words(&unit_arena, ctg_runs_splice(
		&unit_arena, op->at, op->off, op->end, op->now)));
}

static void say_op(struct ctg_buf *b, const struct ctg_op *op)
{
	static const char *const sides[] = { ">", "<", "^", "$" };

	if (op->kind == CTG_OP_WORDS) {
		say_words(b, op);
		return;
	}
	ctg_buf_putc(b, "wbrla"[op->kind]);
	ctg_buf_putc(b, "=+-"[op->how]);
	ctg_buf_puts(b, op->how == CTG_OP_ADD ? sides[op->side] : "");
	ctg_buf_putc(b, ' ');
	say_at(b, op->at);
	if (op->to != op->at) {
		ctg_buf_puts(b, " .. ");
		say_at(b, op->to);
	}
	if (op->now) {
		ctg_buf_puts(b, ": ");
		if (op->kind == CTG_OP_LABEL)
			ctg_buf_add(b, ctg_node_words(&unit_arena, op->now));
		else
			say_blocks(b, op->now);
	}
}

struct read {
	struct ctg_text base;
	struct ctg_act_text act;
	struct ctg_ops ops;
	struct ctg_diags diags;
};

static bool read_act(struct read *r, const char *body)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags others = { .arena = &unit_arena };
	struct ctg_str text = ctg_strf(&unit_arena, "---\nctg: 1\navenant: 1\n"
		"titre: Avenant n° 1\nbase: 0\neffet: signature\n"
		"motif: Essai\n---\n%s", body);
	struct ctg_err err = { 0 };

	*r = (struct read){ .ops.arena = &unit_arena,
		.diags.arena = &unit_arena };
	if (ctg_text_load(&r->base, &unit_arena, &acts_reader, &others, &err)
	    || ctg_source_init(src, &unit_arena, STR("1.md"), text, &err) ||
	    ctg_act_load(&r->act, &unit_arena, src, &others, &err)) {
		printf("# %s\n", err.msg);
		CHECK(false);
		return false;
	}
	ctg_act_read(&r->ops, &r->act, &r->base, &r->diags);
	return true;
}

static struct ctg_str shown(const char *body)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct read r;

	if (!read_act(&r, body))
		return STR("");
	for (size_t i = 0; i < r.ops.n; i++) {
		ctg_buf_puts(&b, b.n ? " ;; " : "");
		say_op(&b, &r.ops.v[i]);
	}
	for (size_t i = 0; i < r.diags.n; i++) {
		ctg_buf_puts(&b, b.n ? " ;; " : "");
		ctg_buf_puts(&b, r.diags.v[i].rule);
	}
	return ctg_buf_str(&b);
}

struct sentence {
	const char *act, *want;
};

static void check_all(const struct sentence *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct ctg_str got = shown(v[i].act);
		struct read r;

		if (ctg_str_eq(got, ctg_str_from(v[i].want)))
			continue;
		printf("# in: %s\n", v[i].act);
		if (read_act(&r, v[i].act))
			for (size_t k = 0; k < r.diags.n; k++)
				printf("# %s: %.*s\n", r.diags.v[k].rule,
					STR_ARG(r.diags.v[k].message));
		CHECK_STR(got, v[i].want);
	}
}

#define CHECK_ALL(...) do { \
	static const struct sentence v[] = { __VA_ARGS__ }; \
	check_all(v, sizeof(v) / sizeof(v[0])); \
} while (0)

static void words(void)
{
	CHECK_ALL(
	{ "Au deuxième alinéa de l'article 4, les mots : « deux fois par "
		"an » sont remplacés par les mots : « chaque mois ».",
		"w deuxième alinéa de l'article 4: Elle réunit les parties "
		"chaque mois. Les parties fixent la date et le lieu." },
	{ "À l'article 8, après le mot : « cite », sont insérés les mots : "
		"« toujours et partout ».",
		"w alinéa 1" },
	);
}

int main(void)
{
	UNIT(words);
	return unit_done();
}
