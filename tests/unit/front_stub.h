/* SPDX-License-Identifier: Apache-2.0 */
/* front_stub.h - the front-matter side of apply, for tests of the body: it
 * takes what it takes, and does nothing. */
#ifndef CTG_TESTS_FRONT_STUB_H
#define CTG_TESTS_FRONT_STUB_H

#include "avenant/apply_front.h"
#include "avenant/runs.h"

static size_t stub_taken;

static bool stub_is_value(const struct ctg_op *op)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_runs r = { .arena = &a };
	size_t at = 0;
	bool found = false;

	ctg_runs_read(&r, op->at);
	for (size_t i = 0; i < r.n; i++) {
		found = found || (r.v[i].var.n > 0 && op->off == at &&
			op->end == at + r.v[i].text.n && op->end > op->off);
		at += r.v[i].text.n;
	}
	ctg_arena_release(&a);
	return found;
}

bool ctg_front_takes(const struct ctg_op *op)
{
	if (op->kind == CTG_OP_PARTY || op->kind == CTG_OP_VALUE ||
	    op->kind == CTG_OP_ANNEXE)
		return true;
	if (!op->at->src && op->at->kind != CTG_DOCUMENT &&
	    op->kind == CTG_OP_WORDS)
		return true;
	return op->kind == CTG_OP_WORDS && stub_is_value(op);
}

enum ctg_code ctg_apply_front(struct ctg_files *out,
	const struct ctg_applying *p, const struct ctg_op *const *ops,
	size_t n, struct ctg_diags *diags, struct ctg_err *err)
{
	(void)out;
	(void)p;
	(void)ops;
	(void)diags;
	(void)err;
	stub_taken += n;
	return CTG_OK;
}

#endif
