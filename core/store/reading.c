/* SPDX-License-Identifier: Apache-2.0 */
#include "store/reading.h"

#include "base/arena.h"
#include "base/buf.h"

/* From files */

static void read_folder(struct ctg_reading *r, struct ctg_arena *a)
{
	ctg_folder_reader(&r->reader, a, &r->folder);
	r->id = r->folder.id;
	r->label = STR("@courant");
}

static enum ctg_code open_files(struct ctg_reading *r, struct ctg_arena *a,
	const char *operand, struct ctg_err *err)
{
	enum ctg_code code = ctg_folder_find(&r->folder, a, operand, err);

	if (!code)
		read_folder(r, a);
	return code;
}

/* From git */

static enum ctg_code not_in(const struct ctg_reading *r,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EGIT, "« %.*s » n'est pas dans "
		"la version %.*s", STR_ARG(r->id), STR_ARG(r->label));

	ctg_err_hint(err, "ctg journal %.*s donne ses versions",
		STR_ARG(r->id));
	return code;
}

static enum ctg_code open_snapshot(struct ctg_reading *r,
	struct ctg_arena *a, const char *rev, struct ctg_err *err)
{
	enum ctg_code code = ctg_snapshot_open(&r->snapshot, &r->repo, rev,
		err);

	if (code)
		return code;
	ctg_snapshot_reader(&r->reader, a, &r->snapshot, r->id);
	if (r->reader.read(&r->reader, NULL, a, r->reader.main, NULL)) {
		ctg_snapshot_close(&r->snapshot);
		return not_in(r, err);
	}
	r->reader.prefix = ctg_strf(a, "%.*s%.*s/", STR_ARG(r->id),
		STR_ARG(r->label));
	return CTG_OK;
}

/* An act that changes the words of another one takes its place from the day of
 * its own effect, and was signed on that text. */
static enum ctg_code open_last(struct ctg_reading *r, struct ctg_arena *a,
	const struct ctg_version *v, const struct ctg_err *why,
	struct ctg_err *err)
{
	size_t last = v->nacts - 1;

	while (!v->taken[last])
		last--;
	r->label = ctg_strf(a, "@%u", v->acts[last].number);
	r->aside = ctg_str_dup(a, ctg_str_from(why->msg));
	return open_snapshot(r, a, v->rev, err);
}

static enum ctg_code open_made(struct ctg_reading *r, struct ctg_arena *a,
	const struct ctg_version *v, struct ctg_err *err)
{
	struct ctg_err why = { 0 };
	enum ctg_code code = ctg_consolidated_open(&r->made, a, &r->repo,
		r->id, v->acts, v->taken, v->nacts, &why);

	if (code) {
		ctg_consolidated_close(&r->made);
		if (code == CTG_EREFUSED && v->by_day)
			return open_last(r, a, v, &why, err);
		if (err)
			*err = why;
		return code;
	}
	r->reader = r->made.reader;
	r->reader.prefix = ctg_strf(a, "%.*s%.*s/", STR_ARG(r->id),
		STR_ARG(r->label));
	return CTG_OK;
}

static enum ctg_code open_version(struct ctg_reading *r,
	struct ctg_arena *a, const struct ctg_operand *op,
	struct ctg_date today, struct ctg_err *err)
{
	struct ctg_version v;
	enum ctg_code code = ctg_repo_open(&r->repo, a, ".", err);

	if (code)
		return code;
	r->id = ctg_str_dup(a, op->what);
	code = ctg_version_find(&v, a, &r->repo, r->id, op->version, today,
		err);
	r->label = v.label;
	if (!code && v.work)
		code = open_files(r, a, ctg_strf(a, "%.*s@courant",
			STR_ARG(r->id)).p, err);
	else if (!code && v.acts)
		code = open_made(r, a, &v, err);
	else if (!code)
		code = open_snapshot(r, a, v.rev, err);
	if (code)
		ctg_repo_close(&r->repo);
	return code;
}

/* The work tree has no such convention, for the reason given.  That is the
 * answer unless the repository knows it. */
static enum ctg_code open_default(struct ctg_reading *r,
	struct ctg_arena *a, const struct ctg_operand *op,
	struct ctg_date today, const struct ctg_err *reason,
	struct ctg_err *err)
{
	struct ctg_err late = { 0 };
	enum ctg_code code = open_version(r, a, op, today, &late);
	bool known = r->id.p && code != CTG_ESYSTEM;

	if (!code)
		return CTG_OK;
	if (err)
		*err = known ? late : *reason;
	return known ? code : reason->code;
}

enum ctg_code ctg_reading_open(struct ctg_reading *out,
	struct ctg_arena *a, const char *operand, struct ctg_date today,
	struct ctg_err *err)
{
	struct ctg_operand op = ctg_operand_read(ctg_str_from(operand));
	struct ctg_err reason = { 0 };

	*out = (struct ctg_reading){ 0 };
	if (op.version.p && !ctg_str_eq(op.version, STR("courant")))
		return open_version(out, a, &op, today, err);
	if (!open_files(out, a, operand, &reason))
		return CTG_OK;
	if (!op.version.p && ctg_id_is_valid(op.what))
		return open_default(out, a, &op, today, &reason, err);
	if (err)
		*err = reason;
	return reason.code;
}

void ctg_reading_close(struct ctg_reading *r)
{
	ctg_consolidated_close(&r->made);
	ctg_snapshot_close(&r->snapshot);
	ctg_repo_close(&r->repo);
}
