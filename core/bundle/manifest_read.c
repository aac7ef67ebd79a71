/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/manifest.h"

#include "base/date.h"
#include "base/hash.h"
#include "base/json_read.h"
#include "base/utf8.h"
#include "model/act_number.h"
#include "store/act.h"
#include "store/folder.h"

#include <stddef.h>
#include <stdlib.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* What a value must be, where it goes. */
struct key {
	const char *name;
	/* False when the value has not its form. */
	bool (*read)(void *to, struct ctg_arena *a,
		const struct ctg_json_value *v);
	size_t at;
};

struct table {
	const char *of;		/* « de la preuve » */
	const struct key *keys;
	size_t n;
};

static enum ctg_code refuse(struct ctg_err *err, const char *what,
	struct ctg_str name, const char *of)
{
	if (ctg_utf8_find_command(name) < name.n)
		name = STR("?");
	return ctg_fail(err, CTG_EDIGEST, "preuve refusée : « %.*s » %s %s",
		STR_ARG(ctg_str_head(name, 40)), what, of);
}

static const struct key *find(const struct table *t, struct ctg_str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (ctg_str_eq(name, ctg_str_from(t->keys[i].name)))
			return &t->keys[i];
	return NULL;
}

/* All the keys of the table, and none but them. */
static enum ctg_code read_object(void *out, struct ctg_arena *a,
	const struct table *t, const struct ctg_json_value *v,
	struct ctg_err *err)
{
	for (size_t i = 0; i < v->n && v->kind == CTG_JSON_OBJECT; i++)
		if (!find(t, v->keys[i]))
			return refuse(err, "n'est pas une donnée", v->keys[i],
				t->of);
	for (size_t i = 0; i < t->n; i++) {
		const struct ctg_json_value *item = ctg_json_get(v,
			t->keys[i].name);
		struct ctg_str name = ctg_str_from(t->keys[i].name);

		if (!item)
			return refuse(err, "manque parmi les données", name,
				t->of);
		if (!t->keys[i].read((char *)out + t->keys[i].at, a, item))
			return refuse(err, "n'a pas la forme attendue parmi "
				"les données", name, t->of);
	}
	return CTG_OK;
}

/* --- forms ---------------------------------------------------------------- */

static bool read_number(void *to, [[maybe_unused]] struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	uint64_t n;

	if (!ctg_json_whole(&n, v) || n > UINT32_MAX)
		return false;
	*(unsigned *)to = (unsigned)n;
	return true;
}

static bool read_acte(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return read_number(to, a, v) &&
		*(unsigned *)to <= CTG_ACT_NUMBER_MOST;
}

static bool read_size(void *to, [[maybe_unused]] struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return ctg_json_whole(to, v) && *(uint64_t *)to <= INT64_MAX;
}

static bool read_bool(void *to, [[maybe_unused]] struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	*(bool *)to = v->kind == CTG_JSON_TRUE;
	return v->kind == CTG_JSON_TRUE || v->kind == CTG_JSON_FALSE;
}

/* A line that can be shown. */
static bool read_line(void *to, [[maybe_unused]] struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	*(struct ctg_str *)to = v->text;
	return v->kind == CTG_JSON_STRING && v->text.n > 0 &&
		!memchr(v->text.p, '\n', v->text.n) &&
		ctg_utf8_find_command(v->text) == v->text.n;
}

static bool read_id(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return read_line(to, a, v) && ctg_id_is_valid(v->text);
}

static bool read_name(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return read_line(to, a, v) && ctg_manifest_is_name(v->text) &&
		!ctg_str_eq(v->text, STR(CTG_MANIFEST_NAME));
}

static bool read_role(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return read_line(to, a, v) && ctg_manifest_is_role(v->text);
}

static bool read_digest(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return read_line(to, a, v) && ctg_hash_is_sha256(v->text);
}

static bool read_object_id(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	if (!read_line(to, a, v) || v->text.n != CTG_OID_HEX)
		return false;
	for (size_t i = 0; i < v->text.n; i++)
		if (!ctg_is_digit(v->text.p[i]) &&
		    !(v->text.p[i] >= 'a' && v->text.p[i] <= 'f'))
			return false;
	return true;
}

static bool read_tag(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	return v->kind == CTG_JSON_NULL || read_line(to, a, v);
}

static bool read_day(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	struct ctg_date day;

	return v->kind == CTG_JSON_NULL || (read_line(to, a, v) &&
		ctg_date_read_iso(&day, v->text) && ctg_date_exists(day));
}

static bool read_text(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	const struct ctg_json_value *digest = ctg_json_get(v, "sha256");

	return digest && v->n == 1 && read_digest(to, a, digest);
}

/* Below the top of the repository. */
static bool read_path(void *to, struct ctg_arena *a,
	const struct ctg_json_value *v)
{
	struct ctg_str resolved;

	return read_line(to, a, v) &&
		ctg_name_resolve(&resolved, a, v->text) &&
		ctg_str_eq(resolved, v->text);
}

/* --- lists ---------------------------------------------------------------- */

static int by_first(const void *x, const void *y)
{
	const struct ctg_str *s = x, *t = y;

	return ctg_str_cmp(*s, *t);
}

/* Each item begins with its name, which no other has. */
static bool is_twice(struct ctg_arena *a, const void *v, size_t n,
	size_t size)
{
	struct ctg_str *names = CTG_NEW_N(a, struct ctg_str, n);

	for (size_t i = 0; i < n; i++)
		names[i] = *(const struct ctg_str *)(const void *)
			((const char *)v + i * size);
	qsort(names, n, sizeof(*names), by_first);
	for (size_t i = 1; i < n; i++)
		if (ctg_str_eq(names[i - 1], names[i]))
			return true;
	return false;
}

#define FILE_AT(field)		offsetof(struct ctg_manifest_file, field)
#define SOURCE_AT(field)	offsetof(struct ctg_manifest_source, field)

static const struct key file_keys[] = {
	{ "nom", read_name, FILE_AT(name) },
	{ "role", read_role, FILE_AT(role) },
	{ "sha256", read_digest, FILE_AT(sha256) },
	{ "octets", read_size, FILE_AT(size) },
	{ "informatif", read_bool, FILE_AT(informative) },
	{ "reproductible", read_bool, FILE_AT(remade) },
};
static const struct table file_table = { "d'un fichier de la liasse",
	file_keys, COUNT(file_keys) };

static const struct key source_keys[] = {
	{ "chemin", read_path, SOURCE_AT(path) },
	{ "sha256", read_digest, SOURCE_AT(sha256) },
	{ "blob", read_object_id, SOURCE_AT(blob) },
};
static const struct table source_table = { "d'un fichier source",
	source_keys, COUNT(source_keys) };

static enum ctg_code read_list(void **out, size_t *n, struct ctg_arena *a,
	const struct ctg_json_value *v, const struct table *t, size_t size,
	struct ctg_err *err)
{
	char *items = ctg_arena_alloc(a, v->n, size);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < v->n && !code; i++)
		code = read_object(items + i * size, a, t, &v->items[i], err);
	if (!code && is_twice(a, items, v->n, size))
		code = refuse(err, "est donné deux fois parmi les données",
			ctg_str_from(t->keys[0].name), t->of);
	if (code)
		return code;
	*out = items;
	*n = v->n;
	return CTG_OK;
}

static enum ctg_code read_lists(struct ctg_manifest *m, struct ctg_arena *a,
	const struct ctg_json_value *v, struct ctg_err *err)
{
	void *files = NULL, *sources = NULL;
	enum ctg_code code = read_list(&sources, &m->n_sources, a,
		ctg_json_get(v, "sources"), &source_table,
		sizeof(*m->sources), err);

	if (!code)
		code = read_list(&files, &m->n_files, a,
			ctg_json_get(v, "fichiers"), &file_table,
			sizeof(*m->files), err);
	m->sources = sources;
	m->files = files;
	return code;
}

/* --- the whole ------------------------------------------------------------ */

#define AT(field)	offsetof(struct ctg_manifest, field)

static bool is_list([[maybe_unused]] void *to,
	[[maybe_unused]] struct ctg_arena *a, const struct ctg_json_value *v)
{
	return v->kind == CTG_JSON_ARRAY;
}

/* The schema is read with the format, before all else. */
static bool skip([[maybe_unused]] void *to,
	[[maybe_unused]] struct ctg_arena *a, const struct ctg_json_value *v)
{
	return v->kind == CTG_JSON_NUMBER;
}

static const struct key keys[] = {
	{ "schema", skip, 0 },
	{ "format", read_number, AT(format) },
	{ "outil", read_line, AT(tool) },
	{ "convention", read_id, AT(id) },
	{ "acte", read_acte, AT(acte) },
	{ "version", read_line, AT(version) },
	{ "projet", read_bool, AT(draft) },
	{ "commit", read_object_id, AT(commit) },
	{ "date", read_day, AT(date) },
	{ "etiquette", read_tag, AT(tag) },
	{ "arbre", read_object_id, AT(tree) },
	{ "texte", read_text, AT(text) },
	{ "sources", is_list, 0 },
	{ "fichiers", is_list, 0 },
};
static const struct table table = { "de la preuve", keys, COUNT(keys) };

static enum ctg_code check_number(const struct ctg_json_value *v,
	const char *key, unsigned known, struct ctg_err *err)
{
	const struct ctg_json_value *item = ctg_json_get(v, key);
	uint64_t n = 0;
	enum ctg_code code;

	if (!item || !ctg_json_whole(&n, item) || n == 0)
		return refuse(err, "manque parmi les données",
			ctg_str_from(key), table.of);
	if (n <= known)
		return CTG_OK;
	code = ctg_fail(err, CTG_EDIGEST, "preuve refusée : « %s » %ju est "
		"plus récent que ce programme, qui connaît %u", key,
		(uintmax_t)n, known);
	ctg_err_hint(err, "contrôlez-la avec la version de ctg que dit "
		"« outil », ou une plus récente");
	return code;
}

/* « acte/<id>/<n> », of this very act. */
static enum ctg_code check_tag(const struct ctg_manifest *m,
	struct ctg_err *err)
{
	struct ctg_str s = m->tag, id;
	unsigned number;

	if (s.n == 0 || (ctg_str_cut(&s, STR("acte/")) &&
	    ctg_act_name_read(&id, &number, s) && number == m->acte &&
	    ctg_str_eq(id, m->id)))
		return CTG_OK;
	return refuse(err, "ne va pas avec le reste", STR("etiquette"),
		table.of);
}

enum ctg_code ctg_manifest_read(struct ctg_manifest *out,
	struct ctg_arena *a, struct ctg_str json, struct ctg_err *err)
{
	struct ctg_manifest m = { 0 };
	struct ctg_json_value v;
	enum ctg_code code;

	if (json.n > CTG_MANIFEST_MAX)
		return ctg_fail(err, CTG_EINPUT, "preuve refusée : plus de "
			"2 Mo");
	code = ctg_json_read(&v, a, json, err);
	if (!code)
		code = check_number(&v, "schema", 1, err);
	if (!code)
		code = check_number(&v, "format", CTG_MANIFEST_FORMAT, err);
	if (!code)
		code = read_object(&m, a, &table, &v, err);
	if (!code)
		code = check_tag(&m, err);
	if (!code)
		code = read_lists(&m, a, &v, err);
	if (!code)
		*out = m;
	return code;
}
