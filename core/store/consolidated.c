/* SPDX-License-Identifier: Apache-2.0 */
#include "store/consolidated.h"

#include "avenant/rebase.h"
#include "base/arena.h"

struct making {
	struct ctg_consolidated *c;
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_str id;
	const struct ctg_act *acts;
	const bool *taken;
	size_t n;
	struct ctg_err *err;
	/* Of each act; of the text made so far. */
	struct ctg_reader *readers;
	const struct ctg_reader *now;
	size_t at;			/* its act; n: it is no act's text */
};

/* What a file is looked for in, one after the other: the files that were put
 * together, then those of the act, for its pictures. */
struct layers {
	struct ctg_reader reader;
	struct ctg_overlay made;
	const struct ctg_reader *act;
};

static enum ctg_code read_layers(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct layers *l = r->context;
	enum ctg_code code = l->made.reader.read(&l->made.reader, out, a,
		name, err);

	return code == CTG_EINPUT ? l->act->read(l->act, out, a, name, err) :
		code;
}

static void list_layers(const struct ctg_reader *r, struct ctg_str **out,
	size_t *n, struct ctg_arena *a, struct ctg_str folder)
{
	const struct layers *l = r->context;

	l->made.reader.list(&l->made.reader, out, n, a, folder);
}

static void put_together(struct making *m, size_t i,
	const struct ctg_files *files)
{
	struct layers *l = CTG_NEW(m->arena, struct layers);

	ctg_overlay_init(&l->made, &m->readers[i - 1], files);
	l->act = &m->readers[i];
	l->reader = l->made.reader;
	l->reader.read = read_layers;
	l->reader.list = list_layers;
	l->reader.context = l;
	m->now = &l->reader;
	m->at = m->n;
}

/* --- refusals ------------------------------------------------------------- */

static size_t left_out(const struct making *m, size_t i)
{
	while (m->taken[i])
		i--;
	return i;
}

static enum ctg_code refuse(const struct making *m, size_t i)
{
	enum ctg_code code = ctg_fail(m->err, CTG_EREFUSED, "l'avenant n° %u "
		"modifie ce que l'avenant n° %u a écrit : le texte de l'un "
		"sans l'autre ne se compose pas", m->acts[i].number,
		m->acts[left_out(m, i)].number);

	ctg_err_hint(m->err, "le texte qu'il a été signé pour donner : "
		"« %.*s@%u »", STR_ARG(m->id), m->acts[i].number);
	return code;
}

/* --- one act after the other ---------------------------------------------- */

/* What the act changes of the text that it amends, on the text made so far. */
static enum ctg_code add_changes(struct making *m, size_t i)
{
	struct ctg_diags none = { .arena = m->arena };
	struct ctg_rebased *both = CTG_NEW(m->arena, struct ctg_rebased);
	struct ctg_side base, draft, now;
	const struct ctg_rebasing how = { &base, &draft, &now };
	enum ctg_code code = ctg_side_load(&base, m->arena, &m->readers[i - 1],
		&none, m->err);

	if (!code)
		code = ctg_side_load(&draft, m->arena, &m->readers[i], &none,
			m->err);
	if (!code)
		code = ctg_side_load(&now, m->arena, m->now, &none, m->err);
	if (!code)
		code = ctg_rebase(both, m->arena, &how, &none, m->err);
	if (code)
		return code;
	if (!both->merged.version.text)
		return refuse(m, i);
	put_together(m, i, &both->merged.files);
	return CTG_OK;
}

static enum ctg_code add(struct making *m, size_t i)
{
	if (i > 0 && m->at != i - 1)
		return add_changes(m, i);
	m->now = &m->readers[i];
	m->at = i;
	return CTG_OK;
}

static enum ctg_code open_all(struct making *m)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < m->n && !code; i++) {
		struct ctg_snapshot *s = &m->c->snapshots[i];

		code = ctg_snapshot_open(s, m->repo, m->acts[i].commit,
			m->err);
		if (code)
			break;
		m->c->n++;
		ctg_snapshot_reader(&m->readers[i], m->arena, s, m->id);
	}
	return code;
}

enum ctg_code ctg_consolidated_open(struct ctg_consolidated *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	const struct ctg_act *acts, const bool *taken, size_t n,
	struct ctg_err *err)
{
	struct making m = {
		.c = out, .arena = a, .repo = r, .id = id, .acts = acts,
		.taken = taken, .n = n, .err = err,
		.readers = CTG_NEW_N(a, struct ctg_reader, n),
	};
	enum ctg_code code;

	*out = (struct ctg_consolidated){
		.snapshots = CTG_NEW_N(a, struct ctg_snapshot, n),
	};
	code = open_all(&m);
	for (size_t i = 0; i < n && !code; i++)
		if (taken[i])
			code = add(&m, i);
	if (!code)
		out->reader = *m.now;
	return code;
}

void ctg_consolidated_close(struct ctg_consolidated *c)
{
	for (size_t i = 0; i < c->n; i++)
		ctg_snapshot_close(&c->snapshots[i]);
	c->n = 0;
}
