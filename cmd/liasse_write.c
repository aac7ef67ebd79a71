/* SPDX-License-Identifier: Apache-2.0 */
#include "liasse_write.h"

#include "named.h"

#include "base/io.h"
#include "base/zip.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_stdout(const char *path)
{
	return strcmp(path, "-") == 0;
}

bool ctg_liasse_is_zip(const char *path)
{
	return is_stdout(path) || ctg_named_is(path, "zip");
}

/* « liasse/ » is « liasse » */
static const char *bare(struct ctg_arena *a, const char *path)
{
	struct ctg_str s = ctg_str_from(path);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	return ctg_str_c(a, s);
}

static enum ctg_code refuse_place(const char *path, const char *what,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "%s : rien n'y est "
		"écrit", what);

	ctg_err_at(err, path, 0, 0);
	ctg_err_hint(err, "donnez un autre nom à -o, ou déplacez ce qui est "
		"là");
	return code;
}

enum ctg_code ctg_liasse_check_place(struct ctg_arena *a, const char *path,
	struct ctg_err *err)
{
	const char *to = bare(a, path);
	struct ctg_str *names;
	struct stat st;
	size_t n = 0;
	enum ctg_code code;

	if (is_stdout(path) || lstat(to, &st) < 0)
		return CTG_OK;
	if (ctg_liasse_is_zip(path) || !S_ISDIR(st.st_mode))
		return refuse_place(path, "ce fichier existe déjà", err);
	code = ctg_io_list(&names, &n, a, to, err);
	return code || n == 0 ? code : refuse_place(path, "ce dossier n'est "
		"pas vide", err);
}

/* --- what is written ------------------------------------------------------ */

static struct ctg_zip_entry *entries(size_t *n, struct ctg_arena *a,
	const struct ctg_liasse_made *made)
{
	struct ctg_buf proof = { .arena = a };
	struct ctg_zip_entry *v = CTG_NEW_N(a, struct ctg_zip_entry,
		made->n + 1);

	for (size_t i = 0; i < made->n; i++)
		v[i] = (struct ctg_zip_entry){ .name =
			made->v[i].about.name, .bytes = made->v[i].bytes };
	ctg_manifest_write(&proof, &made->proof);
	v[made->n] = (struct ctg_zip_entry){
		.name = STR(CTG_MANIFEST_NAME),
		.bytes = ctg_buf_str(&proof) };
	*n = made->n + 1;
	return v;
}

static enum ctg_code write_zip(struct ctg_cmd *c, const char *path,
	const struct ctg_zip_entry *v, size_t n, struct ctg_err *err)
{
	struct ctg_str zip;
	enum ctg_code code = ctg_zip_write(&zip, &c->arena, v, n, err);

	if (code)
		return code;
	if (!is_stdout(path))
		return ctg_io_write(path, zip, err);
	ctg_out_write(&c->out, zip);
	return CTG_OK;
}

/* --- a folder ------------------------------------------------------------- */

/* Beside the target, so that it can be renamed. */
static enum ctg_code make_beside(const char **out, struct ctg_arena *a,
	const char *to, struct ctg_err *err)
{
	struct stat st;
	enum ctg_code code;

	for (unsigned i = 0; i == 0 || lstat(*out, &st) == 0; i++)
		*out = ctg_strf(a, "%s.ctg-%d-%u", to, (int)getpid(), i).p;
	code = ctg_io_make_folder(*out, err);
	if (code)
		ctg_err_at(err, to, 0, 0);
	return code;
}

static enum ctg_code fill(struct ctg_arena *a, const char *folder,
	const struct ctg_zip_entry *v, size_t n, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < n && !code; i++)
		code = ctg_io_write(ctg_io_join(a, folder, v[i].name),
			v[i].bytes, err);
	return code;
}

static void remove_all(struct ctg_arena *a, const char *folder,
	const struct ctg_zip_entry *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		(void)unlink(ctg_io_join(a, folder, v[i].name));
	(void)rmdir(folder);
}

static enum ctg_code write_folder(struct ctg_arena *a, const char *to,
	const struct ctg_zip_entry *v, size_t n, struct ctg_err *err)
{
	const char *beside;
	enum ctg_code code = make_beside(&beside, a, to, err);

	if (code)
		return code;
	code = fill(a, beside, v, n, err);
	/* An empty folder is replaced; one that was filled meanwhile is not. */
	if (!code && rename(beside, to) < 0)
		code = refuse_place(to, "ce dossier n'a pas pu être mis en "
			"place", err);
	if (code)
		remove_all(a, beside, v, n);
	return code;
}

enum ctg_code ctg_liasse_write(struct ctg_cmd *c, const char *path,
	const struct ctg_liasse_made *made, struct ctg_err *err)
{
	size_t n;
	struct ctg_zip_entry *v = entries(&n, &c->arena, made);

	return ctg_liasse_is_zip(path) ? write_zip(c, path, v, n, err) :
		write_folder(&c->arena, bare(&c->arena, path), v, n, err);
}
