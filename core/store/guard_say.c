/* SPDX-License-Identifier: Apache-2.0 */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/rules.h"

#define MOST	10'000	/* breaches kept: a person reads twenty */
#define SHORT	7	/* digits of a commit, as git shows it */

/* A push can hold many commits: says which one is at fault. */
static struct ctg_str with_commit(const struct ctg_guard_step *s,
	struct ctg_str message)
{
	if (!s->commit)
		return ctg_str_dup(s->g->diags->arena, message);
	return ctg_strf(s->g->diags->arena, "%.*s (commit %.*s)",
		STR_ARG(message), SHORT, s->after.commit);
}

void ctg_guard_say(const struct ctg_guard_step *s, const char *rule,
	const char *path, unsigned line, const char *fmt, ...)
{
	struct ctg_diags *to = s->g->diags;
	struct ctg_place at = { ctg_str_dup(to->arena, ctg_str_from(path)),
		line, 0 };
	struct ctg_buf b = { .arena = s->arena };
	struct ctg_str message;
	va_list ap;

	if (to->n >= MOST)
		return;
	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	message = with_commit(s, ctg_buf_str(&b));
	ctg_rule_report(to, rule, at, "%.*s", STR_ARG(message));
}

void ctg_guard_remedy(const struct ctg_guarding *g, const char *fmt, ...)
{
	struct ctg_diags *d = g->diags;
	struct ctg_buf b = { .arena = d->arena };
	va_list ap;

	if (d->n >= MOST)
		return;
	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	d->v[d->n - 1].remedy = ctg_buf_str(&b);
}

void ctg_guard_relay(const struct ctg_guard_step *s, const char *rule,
	const struct ctg_diags *diags)
{
	for (size_t i = 0; i < diags->n; i++) {
		const struct ctg_diag *d = &diags->v[i];

		if (d->level < CTG_ERROR)
			continue;
		ctg_guard_say(s, rule ? rule : d->rule,
			ctg_str_c(s->arena, d->at.file), d->at.line, "%.*s",
			STR_ARG(d->message));
		ctg_guard_remedy(s->g, "%.*s", STR_ARG(d->remedy));
	}
}

enum ctg_code ctg_guard_fail(const struct ctg_guarding *g, const char *what)
{
	enum ctg_code code = ctg_repo_fail(g->err, what);

	if (!git_repository_is_shallow(g->repo.git))
		return code;
	code = ctg_fail(g->err, CTG_EGIT, "ce clone ne contient qu'une partie "
		"de l'historique : les commits à contrôler n'y sont pas "
		"tous");
	ctg_err_hint(g->err, "complétez-le par git fetch --unshallow --tags, "
		"puis recommencez");
	return code;
}

enum ctg_code ctg_guard_failed(const struct ctg_guarding *g,
	enum ctg_code code, const struct ctg_err *err)
{
	*g->err = *err;
	return code;
}
