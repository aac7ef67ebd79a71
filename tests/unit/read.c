/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences of acts over one convention (tests/acts.h), and what they do:
 * tests/acts/<sort>.txt holds acts, each followed by its operations and the
 * rules that speak, one a line after « => ». */
#include "avenant/read.h"

#include "avenant/runs.h"
#include "base/io.h"
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
	} else if (n->kind == CTG_CELL && n->cell.owner) {
		ctg_buf_puts(b, "^^");
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

/* « **bold** », « *italics* », a note is « [^] ». */
static void say_inlines(struct ctg_buf *b, const struct ctg_node *n)
{
	for (n = n->first; n; n = n->next) {
		const char *mark = n->kind == CTG_STRONG ? "**" :
			n->kind == CTG_EMPH ? "*" : "";

		ctg_buf_add(b, n->kind == CTG_TEXT ? n->text :
			n->kind == CTG_NOTEREF ? STR("[^]") : STR(""));
		ctg_buf_puts(b, mark);
		say_inlines(b, n);
		ctg_buf_puts(b, mark);
	}
}

/* Words: what the leaf says afterwards. */
static void say_words(struct ctg_buf *b, const struct ctg_op *op)
{
	ctg_buf_puts(b, "w ");
	say_at(b, op->at);
	ctg_buf_puts(b, ": ");
	say_inlines(b, ctg_runs_splice(&unit_arena, op->at, op->off, op->end,
		op->now));
}

static void say_op(struct ctg_buf *b, const struct ctg_op *op)
{
	static const char *const sides[] = { ">", "<", "^", "$" };

	if (op->kind == CTG_OP_WORDS) {
		say_words(b, op);
		return;
	}
	if (!op->at) {
		ctg_buf_puts(b, "front");
		return;
	}
	ctg_buf_putc(b, "wbrmnla"[op->kind]);
	ctg_buf_puts(b, op->kind == CTG_OP_MOVE ? "" :
		op->how == CTG_OP_ADD ? "+" : op->how == CTG_OP_REMOVE ? "-" :
		"=");
	ctg_buf_puts(b, op->how == CTG_OP_ADD ? sides[op->side] : "");
	ctg_buf_putc(b, ' ');
	say_at(b, op->at);
	if (op->to != op->at) {
		ctg_buf_puts(b, " .. ");
		say_at(b, op->to);
	}
	if (op->kind == CTG_OP_MOVE) {
		ctg_buf_printf(b, " %s ", sides[op->side]);
		say_at(b, op->by);
	}
	if (op->kind == CTG_OP_NOTE && op->how == CTG_OP_ADD)
		ctg_buf_printf(b, " [%.*s]", STR_ARG(ctg_str_head(
			ctg_node_words(&unit_arena, op->at), op->off)));
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

static bool read_act(struct read *r, struct ctg_str body)
{
	struct ctg_source *src = CTG_NEW(&unit_arena, struct ctg_source);
	struct ctg_diags others = { .arena = &unit_arena };
	struct ctg_str text = ctg_strf(&unit_arena, "---\nctg: 1\navenant: 1\n"
		"titre: Avenant n° 1\nbase: 0\neffet: signature\n"
		"motif: Essai\n---\n%.*s", STR_ARG(body));
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

static struct ctg_str shown(const struct read *r)
{
	struct ctg_buf b = { .arena = &unit_arena };

	for (size_t i = 0; i < r->ops.n; i++) {
		ctg_buf_puts(&b, "=> ");
		say_op(&b, &r->ops.v[i]);
		ctg_buf_putc(&b, '\n');
	}
	for (size_t i = 0; i < r->diags.n; i++)
		ctg_buf_printf(&b, "=> %s\n", r->diags.v[i].rule);
	if (b.n == 0)
		ctg_buf_puts(&b, "=> rien\n");
	return ctg_buf_str(&b);
}

/* Every operation and every diagnostic has its line in the act. */
static void check_lines(const struct read *r)
{
	unsigned lines = (unsigned)r->act.front.src->nlines;

	for (size_t i = 0; i < r->ops.n; i++)
		CHECK(r->ops.v[i].line > 8 && r->ops.v[i].line <= lines);
	for (size_t i = 0; i < r->diags.n; i++)
		CHECK(r->diags.v[i].at.line > 8 &&
			r->diags.v[i].at.line <= lines);
}

static void check_one(struct ctg_str act, struct ctg_str want)
{
	struct ctg_str got;
	struct read r;

	if (!read_act(&r, act))
		return;
	got = shown(&r);
	check_lines(&r);
	if (ctg_str_eq(got, want))
		return;
	unit_failures++;
	printf("# in: %.*s# want: %.*s# got: %.*s", STR_ARG(act),
		STR_ARG(want), STR_ARG(got));
	for (size_t k = 0; k < r.diags.n; k++)
		printf("# %s: %.*s\n", r.diags.v[k].rule,
			STR_ARG(r.diags.v[k].message));
}

/* The cases of a file, cut at « %% ». */
static void check_file(const char *name)
{
	const char *path = ctg_io_join(&unit_arena, "tests/acts",
		ctg_str_from(name));
	unsigned checked = 0;
	struct ctg_str text;
	struct ctg_err err = { 0 };

	if (ctg_io_read(&text, &unit_arena, path, (size_t)1 << 20, &err)) {
		CHECK(false);
		return;
	}
	while (text.n > 0) {
		size_t n = ctg_str_find(text, STR("%%\n"));
		struct ctg_str one = ctg_str_head(text, n);
		size_t end = ctg_str_find(one, STR("\n=> ")) + 1;

		check_one(ctg_str_head(one, end), ctg_str_skip(one, end));
		text = ctg_str_skip(text, n + 3);
		checked++;
	}
	CHECK(checked > 0);
}

#define FILE_TEST(name) \
	static void name(void) { check_file(#name ".txt"); }
FILE_TEST(words)
FILE_TEST(sentences)
FILE_TEST(alineas)
FILE_TEST(divisions)
FILE_TEST(tables)
FILE_TEST(moves)
FILE_TEST(notes)
FILE_TEST(groups)
FILE_TEST(loose)
FILE_TEST(frame)
FILE_TEST(refused)

int main(void)
{
	UNIT(words);
	UNIT(sentences);
	UNIT(alineas);
	UNIT(divisions);
	UNIT(tables);
	UNIT(moves);
	UNIT(notes);
	UNIT(groups);
	UNIT(loose);
	UNIT(frame);
	UNIT(refused);
	return unit_done();
}
