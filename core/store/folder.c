/* SPDX-License-Identifier: Apache-2.0 */
#include "store/folder.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAIN		"convention.md"
#define MAX_LEVELS	128

bool ctg_id_is_valid(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_digit(s.p[i]) && !(s.p[i] == '-' && i > 0) &&
		    !(s.p[i] >= 'a' && s.p[i] <= 'z'))
			return false;
	return s.n > 0;
}

struct ctg_operand ctg_operand_read(struct ctg_str s)
{
	struct ctg_operand op = { .what = s };
	struct ctg_str rest = s, id = ctg_str_split(&rest, '@');

	if (id.n < s.n && ctg_id_is_valid(id))
		op = (struct ctg_operand){ id, rest };
	return op;
}

/* The register */

static bool same_folder(const char *p, const char *q)
{
	struct stat s, t;

	return stat(p, &s) == 0 && stat(q, &t) == 0 &&
		s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}

enum ctg_code ctg_folder_register(const char **out, struct ctg_arena *a,
	struct ctg_err *err)
{
	const char *dir = "";
	enum ctg_code code;

	for (int i = 0; i < MAX_LEVELS; i++) {
		const char *up = ctg_io_join(a, dir, STR(".."));

		if (ctg_io_is_dir(ctg_io_join(a, dir, STR("conventions")))) {
			*out = dir;
			return CTG_OK;
		}
		if (same_folder(*dir ? dir : ".", up))
			break;
		dir = up;
	}
	code = ctg_fail(err, CTG_ESYSTEM,
		"aucun registre ici ni dans les dossiers au-dessus");
	ctg_err_hint(err, "un registre a un dossier « conventions » ; placez-"
		"vous dedans, ou nommez le dossier d'une convention");
	return code;
}

static struct ctg_folder in_register(struct ctg_arena *a, const char *reg,
	struct ctg_str id)
{
	const char *all = ctg_io_join(a, reg, STR("conventions"));

	return (struct ctg_folder){
		.path = ctg_io_join(a, all, id),
		.top = *reg ? reg : ".",
		.main = STR(MAIN),
		.id = id,
	};
}

static bool has_main(struct ctg_arena *a, const struct ctg_folder *f)
{
	return ctg_io_is_file(ctg_io_join(a, f->path, f->main));
}

enum ctg_code ctg_folder_list(struct ctg_folder **out, size_t *n,
	struct ctg_arena *a, struct ctg_err *err)
{
	struct ctg_str *names;
	size_t nnames, found = 0;
	struct ctg_folder *v;
	const char *reg;
	enum ctg_code code;

	code = ctg_folder_register(&reg, a, err);
	if (code)
		return code;
	code = ctg_io_list(&names, &nnames, a,
		ctg_io_join(a, reg, STR("conventions")), err);
	if (code)
		return code;
	v = CTG_NEW_N(a, struct ctg_folder, nnames);
	for (size_t i = 0; i < nnames; i++) {
		v[found] = in_register(a, reg, names[i]);
		found += has_main(a, &v[found]);
	}
	*out = v;
	*n = found;
	return CTG_OK;
}

/* Operands */

static enum ctg_code refuse(const char *path, const char *why,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_ESYSTEM, "%s", why);

	ctg_err_at(err, path, 0, 0);
	return code;
}

static enum ctg_code find_folder(struct ctg_folder *out,
	struct ctg_arena *a, struct ctg_str path, struct ctg_err *err)
{
	struct ctg_folder f = { .main = STR(MAIN) };

	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	f.path = f.top = ctg_str_c(a, path);
	if (ctg_str_eq(path, STR(".")))
		f.path = "";
	if (!has_main(a, &f))
		return refuse(f.top, "ce dossier n'a pas de " MAIN, err);
	*out = f;
	return CTG_OK;
}

static struct ctg_folder of_file(struct ctg_arena *a, struct ctg_str path)
{
	size_t n = path.n;
	struct ctg_folder f;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	f = (struct ctg_folder){
		.path = ctg_str_c(a, ctg_str_head(path, n > 1 ? n - 1 : n)),
		.main = ctg_str_dup(a, ctg_str_skip(path, n)),
	};
	f.top = *f.path ? f.path : ".";
	return f;
}

static enum ctg_code find_id(struct ctg_folder *out, struct ctg_arena *a,
	struct ctg_str id, struct ctg_err *err)
{
	struct ctg_folder f;
	const char *reg, *sought = "ce n'est pas un dossier, et il n'y a pas "
		"de registre ici";
	enum ctg_code code;

	if (!ctg_folder_register(&reg, a, NULL)) {
		f = in_register(a, reg, ctg_str_dup(a, id));
		if (has_main(a, &f)) {
			*out = f;
			return CTG_OK;
		}
		sought = ctg_strf(a, "cherchée dans %s", f.path).p;
	}
	code = ctg_fail(err, CTG_ESYSTEM,
		"convention inconnue : « %.*s »", STR_ARG(id));
	ctg_err_hint(err, "%s", sought);
	return code;
}

enum ctg_code ctg_folder_find(struct ctg_folder *out, struct ctg_arena *a,
	const char *operand, struct ctg_err *err)
{
	struct ctg_operand op = ctg_operand_read(ctg_str_from(operand));
	enum ctg_code code;
	bool is_id;

	if (op.version.p && !ctg_str_eq(op.version, STR("courant"))) {
		code = ctg_fail(err, CTG_EGIT, "« %s » : seul le texte du "
			"dossier de travail peut servir ici", operand);
		ctg_err_hint(err, "nommez la convention sans version : "
			"« %.*s »", STR_ARG(op.what));
		return code;
	}
	if (op.version.p)
		return find_id(out, a, op.what, err);
	is_id = ctg_id_is_valid(op.what);
	if (ctg_io_is_dir(operand) &&
	    (!is_id || ctg_io_is_file(ctg_io_join(a, operand, STR(MAIN)))))
		return find_folder(out, a, op.what, err);
	if (is_id) {
		code = find_id(out, a, op.what, err);
		return code && ctg_io_is_dir(operand) ?
			find_folder(out, a, op.what, err) : code;
	}
	if (!ctg_io_is_file(operand))
		return refuse(operand, "ce fichier ou ce dossier n'existe pas",
			err);
	if (!ctg_str_ends(op.what, STR(".md")))
		return refuse(operand, "ce fichier n'est pas un texte de "
			"convention (.md)", err);
	*out = of_file(a, op.what);
	return CTG_OK;
}

/* Reading */

bool ctg_name_resolve(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str name)
{
	struct ctg_buf b = { .arena = a };

	if (name.n == 0 || name.p[0] == '/' || memchr(name.p, '\0', name.n))
		return false;
	while (name.n > 0) {
		struct ctg_str step = ctg_str_split(&name, '/');

		if (step.n == 0 || ctg_str_eq(step, STR(".")))
			continue;
		if (!ctg_str_eq(step, STR(".."))) {
			ctg_buf_printf(&b, "%s%.*s", b.n ? "/" : "",
				STR_ARG(step));
			continue;
		}
		if (b.n == 0)
			return false;
		while (b.n > 0 && b.p[--b.n] != '/')
			;
	}
	*out = ctg_buf_str(&b);
	return b.n > 0;
}

static enum ctg_code forbidden(const struct ctg_reader *r,
	struct ctg_arena *a, struct ctg_str name, const char *why,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EINPUT, "%s", why);

	ctg_err_at(err, ctg_strf(a, "%.*s%.*s", STR_ARG(r->prefix),
		STR_ARG(name)).p, 0, 0);
	return code;
}

static enum ctg_code read_file(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_folder *f = r->context;
	struct ctg_str inside;
	const char *path;

	if (!ctg_name_resolve(&inside, a, name))
		return forbidden(r, a, name,
			"chemin refusé : il sort du dossier de la convention",
			err);
	path = ctg_io_join(a, f->path, name);
	if (!ctg_io_is_file(path))
		return forbidden(r, a, name, ctg_io_is_dir(path) ?
			"c'est un dossier" : "fichier introuvable", err);
	if (!ctg_io_is_inside(f->path, path) ||
	    !ctg_io_is_inside(f->top, path))
		return forbidden(r, a, name,
			"lien refusé : il mène hors du dossier", err);
	if (!out && access(path, R_OK) < 0)
		return forbidden(r, a, name, "accès refusé", err);
	return out ? ctg_io_read(out, a, path, CTG_FILE_MAX, err) : CTG_OK;
}

static void list_files(const struct ctg_reader *r, struct ctg_str **out,
	size_t *n, struct ctg_arena *a, struct ctg_str folder)
{
	const struct ctg_folder *f = r->context;
	struct ctg_err none;

	(void)!ctg_io_list(out, n, a, ctg_io_join(a, f->path, folder), &none);
}

void ctg_folder_reader(struct ctg_reader *out, struct ctg_arena *a,
	const struct ctg_folder *f)
{
	struct ctg_str path = ctg_str_from(f->path);
	const char *slash = path.n == 0 || ctg_str_ends(path, STR("/")) ?
		"" : "/";

	*out = (struct ctg_reader){
		.read = read_file,
		.list = list_files,
		.main = f->main,
		.context = f,
		.prefix = ctg_strf(a, "%s%s", f->path, slash),
	};
}
