/* SPDX-License-Identifier: Apache-2.0 */
#include "model/stray.h"

#include "model/rules.h"

#include <stdlib.h>

struct file {
	struct ctg_str name;
	bool named;
};

struct folder {
	struct file *v;			/* by name */
	size_t n;
};

static int by_name(const void *pa, const void *pb)
{
	const struct file *a = pa, *b = pb;

	return ctg_str_cmp(a->name, b->name);
}

static void list_files(struct folder *out, const struct ctg_reader *r,
	struct ctg_arena *a)
{
	struct ctg_str *names = NULL;
	size_t n = 0;

	r->list(r, &names, &n, a, STR("annexes"));
	*out = (struct folder){ CTG_NEW_N(a, struct file, n), n };
	for (size_t i = 0; i < n; i++)
		out->v[i].name = names[i];
	if (n > 0)
		qsort(out->v, n, sizeof(*out->v), by_name);
}

/* The address of a file of this name, from wherever. */
static void name_file(struct folder *f, struct ctg_str address)
{
	size_t from = address.n;
	struct file key = { 0 }, *found;

	while (from > 0 && address.p[from - 1] != '/')
		from--;
	key.name = ctg_str_skip(address, from);
	found = f->n > 0 ? bsearch(&key, f->v, f->n, sizeof(key), by_name) :
		NULL;
	if (found)
		found->named = true;
}

static void name_shown(struct folder *f, const struct ctg_node *root)
{
	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		if (n->kind == CTG_IMAGE || n->kind == CTG_LINK)
			name_file(f, n->text);
}

static void name_all(struct folder *f, const struct ctg_text *t)
{
	const struct ctg_convention *c = &t->convention;

	for (size_t i = 0; i < c->nannexes; i++) {
		name_file(f, c->annexes[i].fichier.s);
		name_shown(f, t->annexes[i]);
	}
	for (size_t i = 0; i < c->nparties; i++)
		name_file(f, c->parties[i].logo.s);
	name_shown(f, t->body);
}

void ctg_stray_report(const struct ctg_text *t, const struct ctg_reader *r,
	struct ctg_arena *a, struct ctg_diags *diags)
{
	struct folder f;

	if (!r->list || !ctg_str_eq(r->main, STR("convention.md")))
		return;
	list_files(&f, r, a);
	if (f.n > 0)
		name_all(&f, t);
	for (size_t i = 0; i < f.n; i++) {
		struct ctg_str path = ctg_strf(a, "annexes/%.*s",
			STR_ARG(f.v[i].name));
		struct ctg_err why;

		/* A folder, a link that leads out, a file that an editor
		 * hides are no files of ours. */
		if (f.v[i].named || ctg_str_starts(f.v[i].name, STR(".")) ||
		    r->read(r, NULL, a, path, &why))
			continue;
		ctg_rule_report(diags, "R207", (struct ctg_place){
			ctg_strf(a, "%.*s%.*s", STR_ARG(r->prefix),
			STR_ARG(path)), 1, 1 }, "aucune annexe n'a pour "
			"fichier «\u00a0%.*s\u00a0»", STR_ARG(path));
	}
}
