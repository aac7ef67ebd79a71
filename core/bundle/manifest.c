/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/manifest.h"

#include "base/json.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static const struct ctg_str roles[] = {
	CTG_STR_INIT("acte"), CTG_STR_INIT("annexe"),
	CTG_STR_INIT("comparatif"), CTG_STR_INIT("consolide"),
	CTG_STR_INIT("piece"), CTG_STR_INIT("delegation"),
	CTG_STR_INIT("bordereau"), CTG_STR_INIT("metadonnees"),
};

bool ctg_manifest_is_role(struct ctg_str role)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (ctg_str_eq(role, roles[i]))
			return true;
	return false;
}

bool ctg_manifest_is_name(struct ctg_str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (!ctg_is_digit(c) && !(c >= 'a' && c <= 'z') && c != '-' &&
		    (c != '.' || i == 0))
			return false;
	}
	return name.n > 0 && name.n <= CTG_MANIFEST_FILE_NAME;
}

/* Past the last dot; 0 without one. */
static size_t after_dot(struct ctg_str name)
{
	size_t n = name.n;

	while (n > 0 && name.p[n - 1] != '.')
		n--;
	return n;
}

struct ctg_str ctg_manifest_extension(struct ctg_str name)
{
	size_t n = after_dot(name);

	return n ? ctg_str_skip(name, n) : (struct ctg_str){ 0 };
}

struct ctg_str ctg_manifest_stem(struct ctg_str name)
{
	size_t n = after_dot(name);

	return n ? ctg_str_head(name, n - 1) : name;
}

const struct ctg_manifest_file *ctg_manifest_find(
	const struct ctg_manifest *m, struct ctg_str name)
{
	for (size_t i = 0; i < m->n_files; i++)
		if (ctg_str_eq(m->files[i].name, name))
			return &m->files[i];
	return NULL;
}

/* --- writing -------------------------------------------------------------- */

static void write_sources(struct ctg_json *j, const struct ctg_manifest *m)
{
	ctg_json_open(j, "sources", '[');
	for (size_t i = 0; i < m->n_sources; i++) {
		const struct ctg_manifest_source *s = &m->sources[i];

		ctg_json_open(j, NULL, '{');
		ctg_json_str(j, "chemin", s->path);
		ctg_json_str(j, "sha256", s->sha256);
		ctg_json_str(j, "blob", s->blob);
		ctg_json_close(j, '}');
	}
	ctg_json_close(j, ']');
}

static void write_files(struct ctg_json *j, const struct ctg_manifest *m)
{
	ctg_json_open(j, "fichiers", '[');
	for (size_t i = 0; i < m->n_files; i++) {
		const struct ctg_manifest_file *f = &m->files[i];

		ctg_json_open(j, NULL, '{');
		ctg_json_str(j, "nom", f->name);
		ctg_json_str(j, "role", f->role);
		ctg_json_str(j, "sha256", f->sha256);
		ctg_json_num(j, "octets", (long)f->size);
		ctg_json_bool(j, "informatif", f->informative);
		ctg_json_bool(j, "reproductible", f->remade);
		ctg_json_close(j, '}');
	}
	ctg_json_close(j, ']');
}

static void write_line(struct ctg_json *j, const char *key,
	struct ctg_str s)
{
	if (s.n)
		ctg_json_str(j, key, s);
	else
		ctg_json_null(j, key);
}

void ctg_manifest_write(struct ctg_buf *b, const struct ctg_manifest *m)
{
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_num(&j, "format", m->format);
	ctg_json_str(&j, "outil", m->tool);
	ctg_json_str(&j, "convention", m->id);
	ctg_json_num(&j, "acte", m->acte);
	ctg_json_str(&j, "version", m->version);
	ctg_json_bool(&j, "projet", m->draft);
	ctg_json_str(&j, "commit", m->commit);
	write_line(&j, "date", m->date);
	write_line(&j, "etiquette", m->tag);
	ctg_json_str(&j, "arbre", m->tree);
	ctg_json_open(&j, "texte", '{');
	ctg_json_str(&j, "sha256", m->text);
	ctg_json_close(&j, '}');
	write_sources(&j, m);
	write_files(&j, m);
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}
