/* SPDX-License-Identifier: Apache-2.0 */
#include "store/shelf.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#define MAX_LEVELS	8
#define MAX_FILES	1'000

/* The templates */

struct listing {
	struct ctg_arena *arena;
	struct ctg_template *v;
	size_t n, room;
};

static bool has(const struct listing *l, struct ctg_str name)
{
	for (size_t i = 0; i < l->n; i++)
		if (ctg_str_eq(l->v[i].name, name))
			return true;
	return false;
}

static void add(struct listing *l, const struct ctg_template *t)
{
	CTG_MORE(l->arena, l->v, l->n, l->room);
	l->v[l->n++] = *t;
}

/* A folder without modele.yml is none of ours. */
static enum ctg_code list(struct listing *l, const char *dir,
	const char *top, bool own, struct ctg_err *err)
{
	struct ctg_str *names;
	enum ctg_code code;
	size_t n;

	if (!dir || !ctg_io_is_dir(dir))
		return CTG_OK;
	code = ctg_io_list(&names, &n, l->arena, dir, err);
	for (size_t i = 0; !code && i < n; i++) {
		struct ctg_template t = {
			.name = names[i],
			.folder.path = ctg_io_join(l->arena, dir, names[i]),
			.folder.main = STR("convention.md"),
			.own = own,
		};

		t.folder.top = top ? top : t.folder.path;
		if (top && !ctg_io_is_inside(top, t.folder.path))
			continue;
		if (ctg_io_is_file(ctg_io_join(l->arena, t.folder.path,
		    STR(CTG_SCAFFOLD_FILE))) && !has(l, t.name))
			add(l, &t);
	}
	return code;
}

enum ctg_code ctg_shelf_list(struct ctg_template **out, size_t *n,
	struct ctg_arena *a, const struct ctg_shelf *s, struct ctg_err *err)
{
	struct listing l = { .arena = a };
	enum ctg_code code = list(&l, s->own, s->top, true, err);

	if (!code)
		code = list(&l, s->shared, NULL, false, err);
	if (code)
		return code;
	*out = l.v;
	*n = l.n;
	return CTG_OK;
}

/* Their questions */

enum ctg_code ctg_shelf_scaffold(struct ctg_scaffold *out,
	struct ctg_arena *a, const struct ctg_template *t,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_reader r;
	struct ctg_str text;
	enum ctg_code code;

	ctg_folder_reader(&r, a, &t->folder);
	code = r.read(&r, &text, a, STR(CTG_SCAFFOLD_FILE), err);
	if (!code)
		code = ctg_source_init(src, a, ctg_strf(a, "%.*s%s",
			STR_ARG(r.prefix), CTG_SCAFFOLD_FILE), text, err);
	return code ? code : ctg_scaffold_read(out, a, src, diags, err);
}

/* Their files */

struct walk {
	struct ctg_arena *arena;
	const struct ctg_template *t;
	struct ctg_reader reader;
	struct ctg_template_file *v;
	size_t n;
	struct ctg_err *err;
};

static enum ctg_code refuse(const struct walk *w, const char *path,
	const char *hint, enum ctg_code code)
{
	ctg_err_at(w->err, path, 0, 0);
	ctg_err_hint(w->err, "%s", hint);
	return code;
}

/* What happens to a convention does not come from its template. */
static bool is_history(struct ctg_str name)
{
	return ctg_str_eq(name, STR("suivi.yml")) ||
		ctg_str_starts(name, STR("avenants/")) ||
		ctg_str_starts(name, STR("pieces/"));
}

static enum ctg_code take_file(struct walk *w, struct ctg_str name,
	const char *path)
{
	struct ctg_template_file *f = &w->v[w->n];

	if (ctg_str_eq(name, STR(CTG_SCAFFOLD_FILE)))
		return CTG_OK;
	if (is_history(name))
		return refuse(w, path, "retirez ce fichier du modèle",
			ctg_fail(w->err, CTG_EINPUT, "un modèle ne contient "
				"ni suivi, ni avenant, ni pièce"));
	if (w->n == MAX_FILES)
		return refuse(w, w->t->folder.path, "",
			ctg_fail(w->err, CTG_EINPUT, "ce modèle a plus de %d "
				"fichiers", MAX_FILES));
	f->name = name;
	w->n++;
	return w->reader.read(&w->reader, &f->bytes, w->arena, name, w->err);
}

static enum ctg_code walk(struct walk *w, struct ctg_str below, int level)
{
	const char *dir = ctg_io_join(w->arena, w->t->folder.path, below);
	struct ctg_str *names;
	enum ctg_code code;
	size_t n;

	if (below.n == 0)
		dir = w->t->folder.path;
	else if (!ctg_io_is_inside(w->t->folder.path, dir))
		return refuse(w, dir, "", ctg_fail(w->err, CTG_EINPUT,
			"lien refusé : il mène hors du dossier"));
	if (level > MAX_LEVELS)
		return refuse(w, dir, "", ctg_fail(w->err, CTG_EINPUT,
			"plus de %d dossiers les uns dans les autres",
			MAX_LEVELS));
	code = ctg_io_list(&names, &n, w->arena, dir, w->err);
	for (size_t i = 0; !code && i < n; i++) {
		struct ctg_str name = ctg_strf(w->arena, "%.*s%s%.*s",
			STR_ARG(below), below.n ? "/" : "",
			STR_ARG(names[i]));
		const char *path = ctg_io_join(w->arena, dir, names[i]);

		code = ctg_io_is_dir(path) ? walk(w, name, level + 1) :
			take_file(w, name, path);
	}
	return code;
}

enum ctg_code ctg_shelf_files(struct ctg_template_file **out, size_t *n,
	struct ctg_arena *a, const struct ctg_template *t,
	struct ctg_err *err)
{
	struct walk w = { .arena = a, .t = t, .err = err };
	enum ctg_code code;
	size_t i;

	w.v = CTG_NEW_N(a, struct ctg_template_file, MAX_FILES);
	ctg_folder_reader(&w.reader, a, &t->folder);
	code = walk(&w, STR(""), 0);
	if (code)
		return code;
	for (i = 0; i < w.n; i++)
		if (ctg_str_eq(w.v[i].name, t->folder.main))
			break;
	if (i == w.n)
		return refuse(&w, t->folder.path, "",
			ctg_fail(err, CTG_EINPUT, "ce modèle n'a pas de "
				"convention.md"));
	*out = w.v;
	*n = w.n;
	return CTG_OK;
}
