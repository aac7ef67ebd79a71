/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zip.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>
#include <zip.h>

static const char *reason(const zip_error_t *why)
{
	switch (zip_error_code_zip(why)) {
	case ZIP_ER_NOZIP:
		return "ce n'en est pas un";
	case ZIP_ER_INCONS:
	case ZIP_ER_CRC:
	case ZIP_ER_ZLIB:
	case ZIP_ER_EOF:
		return "il est abîmé";
	case ZIP_ER_EXISTS:
		return "deux entrées y ont le même nom";
	case ZIP_ER_COMPNOTSUPP:
		return "une entrée y est comprimée d'une façon inconnue";
	case ZIP_ER_ENCRNOTSUPP:
	case ZIP_ER_NOPASSWD:
		return "une entrée y est chiffrée";
	default:
		return "il n'a pas pu être lu";
	}
}

static enum ctg_code fail(struct ctg_err *err, enum ctg_code code,
	const zip_error_t *why)
{
	return ctg_fail(err, code, "paquet zip : %s", reason(why));
}

static enum ctg_code refuse(struct ctg_err *err, const char *what)
{
	return ctg_fail(err, CTG_EINPUT, "paquet zip refusé : %s", what);
}

/* libzip makes a space of a NUL, which others take for the end of the name. */
bool ctg_zip_is_safe(struct ctg_str name)
{
	struct ctg_str rest = name, part;

	if (name.n == 0 || name.p[0] == '/' || name.p[name.n - 1] == ' ' ||
	    ctg_utf8_valid(name) < name.n ||
	    memchr(name.p, '\\', name.n) || memchr(name.p, ':', name.n))
		return false;
	while (rest.n > 0) {
		part = ctg_str_split(&rest, '/');
		if (ctg_str_eq(part, STR("..")) || ctg_str_eq(part, STR(".")))
			return false;
	}
	return true;
}

static enum ctg_code check(const zip_stat_t *st, size_t *total,
	struct ctg_err *err)
{
	const zip_uint64_t need = ZIP_STAT_NAME | ZIP_STAT_SIZE |
		ZIP_STAT_COMP_SIZE;

	if ((st->valid & need) != need)
		return refuse(err, "entrée sans nom ou sans taille");
	if (!ctg_zip_is_safe(ctg_str_from(st->name)))
		return refuse(err, "un nom de fichier n'est pas admis");
	if (st->size > CTG_ZIP_BYTES - *total)
		return refuse(err, "plus de 1 Go une fois déplié");
	*total += st->size;
	if (st->size / CTG_ZIP_RATIO > st->comp_size + 1)
		return refuse(err, "bien trop comprimé");
	return CTG_OK;
}

static enum ctg_code read_entry(struct ctg_zip_entry *e, struct ctg_arena *a,
	zip_t *z, const zip_stat_t *st, struct ctg_err *err)
{
	zip_file_t *f = zip_fopen_index(z, st->index, 0);
	char *p = ctg_arena_alloc(a, 1, st->size + 1);
	char beyond;
	bool whole;

	if (!f)
		return fail(err, CTG_EINPUT, zip_get_error(z));
	whole = zip_fread(f, p, st->size) == (zip_int64_t)st->size &&
		zip_fread(f, &beyond, 1) == 0;
	zip_fclose(f);
	if (!whole)
		return refuse(err, "une entrée est abîmée");
	e->name = ctg_str_dup(a, ctg_str_from(st->name));
	e->bytes = (struct ctg_str){ p, st->size };
	e->stored = st->comp_method == ZIP_CM_STORE;
	return CTG_OK;
}

static enum ctg_code read_all(struct ctg_zip_entry **out, size_t *n,
	struct ctg_arena *a, zip_t *z, struct ctg_err *err)
{
	zip_int64_t count = zip_get_num_entries(z, 0);
	struct ctg_zip_entry *entries;
	size_t total = 0;
	zip_stat_t st;
	enum ctg_code code;

	if (count < 0 || count > CTG_ZIP_ENTRIES)
		return refuse(err, "plus de 2 048 entrées");
	entries = CTG_NEW_N(a, struct ctg_zip_entry, (size_t)count);
	for (size_t i = 0; i < (size_t)count; i++) {
		if (zip_stat_index(z, i, 0, &st) < 0)
			return fail(err, CTG_EINPUT, zip_get_error(z));
		code = check(&st, &total, err);
		if (code)
			return code;
		code = read_entry(&entries[i], a, z, &st, err);
		if (code)
			return code;
	}
	*out = entries;
	*n = (size_t)count;
	return CTG_OK;
}

enum ctg_code ctg_zip_read(struct ctg_zip_entry **out, size_t *n,
	struct ctg_arena *a, struct ctg_str package, struct ctg_err *err)
{
	zip_error_t why;
	zip_source_t *s;
	zip_t *z;
	enum ctg_code code;

	zip_error_init(&why);
	s = zip_source_buffer_create(package.p, package.n, 0, &why);
	if (!s)
		return fail(err, CTG_ESYSTEM, &why);
	z = zip_open_from_source(s, ZIP_RDONLY | ZIP_CHECKCONS, &why);
	if (!z) {
		zip_source_free(s);
		return fail(err, CTG_EINPUT, &why);
	}
	code = read_all(out, n, a, z, err);
	zip_discard(z);
	return code;
}

const struct ctg_zip_entry *ctg_zip_find(const struct ctg_zip_entry *entries,
	size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (ctg_str_eq(entries[i].name, ctg_str_from(name)))
			return &entries[i];
	return NULL;
}
