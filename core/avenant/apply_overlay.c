/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/apply.h"

struct ctg_file *ctg_files_find(const struct ctg_files *files,
	struct ctg_str name)
{
	for (size_t i = 0; i < files->n; i++)
		if (ctg_str_eq(files->v[i].name, name))
			return &files->v[i];
	return NULL;
}

static enum ctg_code read_over(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_overlay *o = r->context;
	const struct ctg_file *f = ctg_files_find(o->files, name);

	if (!f)
		return o->base->read(o->base, out, a, name, err);
	if (!f->text.p)
		return ctg_fail(err, CTG_EINPUT, "fichier introuvable");
	if (out)
		*out = f->text;
	return CTG_OK;
}

/* The part of a file's name that a folder lists; p is NULL when it is
 * elsewhere. */
static struct ctg_str name_in(struct ctg_str folder, struct ctg_str name)
{
	struct ctg_str rest = name;

	if (folder.n > 0 && (!ctg_str_cut(&rest, folder) ||
	    (!ctg_str_ends(folder, STR("/")) &&
	    !ctg_str_cut(&rest, STR("/")))))
		return (struct ctg_str){ 0 };
	return ctg_str_split(&rest, '/');
}

static bool has(const struct ctg_str *v, size_t n, struct ctg_str name)
{
	for (size_t i = 0; i < n; i++)
		if (ctg_str_eq(v[i], name))
			return true;
	return false;
}

static void list_over(const struct ctg_reader *r, struct ctg_str **out,
	size_t *n, struct ctg_arena *a, struct ctg_str folder)
{
	const struct ctg_overlay *o = r->context;
	struct ctg_str *old = NULL, *v;
	size_t nold = 0, k = 0;

	o->base->list(o->base, &old, &nold, a, folder);
	v = CTG_NEW_N(a, struct ctg_str, nold + o->files->n);
	for (size_t i = 0; i < nold; i++) {
		struct ctg_str path = folder.n == 0 ? old[i] : ctg_strf(a,
			"%.*s%s%.*s", STR_ARG(folder),
			ctg_str_ends(folder, STR("/")) ? "" : "/",
			STR_ARG(old[i]));
		const struct ctg_file *f = ctg_files_find(o->files, path);

		if (!f || f->text.p)
			v[k++] = old[i];
	}
	for (size_t i = 0; i < o->files->n; i++) {
		struct ctg_str name = name_in(folder, o->files->v[i].name);

		if (o->files->v[i].text.p && name.n > 0 && !has(v, k, name))
			v[k++] = name;
	}
	*out = v;
	*n = k;
}

void ctg_overlay_init(struct ctg_overlay *o, const struct ctg_reader *base,
	const struct ctg_files *files)
{
	*o = (struct ctg_overlay){ *base, base, files };
	o->reader.read = read_over;
	o->reader.list = base->list ? list_over : NULL;
	o->reader.context = o;
}
