/* SPDX-License-Identifier: Apache-2.0 */
#include "render/charte_copy.h"

#include "base/arena.h"

const char *ctg_charte_name(struct ctg_charte_copy *c,
	struct ctg_xml_name name)
{
	for (const struct ctg_charte_space *s = c->spaces; s->prefix; s++)
		if (ctg_str_eq(name.space, ctg_str_from(s->address)))
			return ctg_strf(c->arena, "%s:%.*s", s->prefix,
				STR_ARG(name.local)).p;
	return NULL;
}

struct ctg_xml_given *ctg_charte_given(struct ctg_charte_copy *c,
	const char *name)
{
	struct ctg_str local = ctg_str_from(name);
	struct ctg_str prefix = ctg_str_split(&local, ':');

	for (const struct ctg_charte_space *s = c->spaces; s->prefix; s++)
		if (ctg_str_eq(prefix, ctg_str_from(s->prefix)))
			return ctg_xml_find(&c->r, s->address, local.p);
	return NULL;
}

struct ctg_str ctg_charte_value(struct ctg_charte_copy *c, const char *name)
{
	const struct ctg_xml_given *given = ctg_charte_given(c, name);

	return given ? given->value : STR("");
}

bool ctg_charte_is_one_of(const char *name, const char *const *all,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i], name) == 0)
			return true;
	return false;
}

void ctg_charte_forget(struct ctg_xml_given *given)
{
	if (given)
		given->name = (struct ctg_xml_name){ .space = STR("?") };
}

static void open_one(struct ctg_charte_copy *c, struct ctg_xml *x,
	const char *name)
{
	ctg_xml_open(x, name);
	for (size_t i = 0; i < c->r.n; i++) {
		const char *given = ctg_charte_name(c, c->r.given[i].name);

		if (ctg_str_eq(c->r.given[i].name.space, STR("http://"
		    "www.w3.org/XML/1998/namespace")) && ctg_str_eq(
		    c->r.given[i].name.local, STR("space")))
			given = "xml:space";
		if (!given && c->bare && !c->r.given[i].name.space.n)
			given = ctg_str_c(c->arena,
				c->r.given[i].name.local);
		if (given)
			ctg_xml_attr_str(x, given, c->r.given[i].value);
	}
}

enum ctg_code ctg_charte_copy(struct ctg_charte_copy *c, struct ctg_xml *x,
	struct ctg_err *err)
{
	bool kept[CTG_XML_NESTED + 1] = { 0 };
	unsigned base = c->r.depth;
	enum ctg_code code = CTG_OK;

	while (!code) {
		unsigned depth = c->r.depth;
		const char *name;
		enum ctg_charte_fate fate;

		if (c->r.event == CTG_XML_OPEN) {
			name = ctg_charte_name(c, c->r.name);
			fate = name ? c->judge(c, name) : CTG_CHARTE_DROP;
			kept[depth] = fate == CTG_CHARTE_KEEP;
			if (kept[depth])
				open_one(c, x, name);
			if (fate == CTG_CHARTE_DROP)
				code = ctg_xml_skip(&c->r, err);
		} else if (c->r.event == CTG_XML_CLOSE) {
			if (kept[depth + 1])
				ctg_xml_close(x);
		} else {
			ctg_xml_text(x, c->r.text);
		}
		if (code || c->r.depth < base)
			break;
		code = ctg_xml_next(&c->r, err);
	}
	return code;
}

enum ctg_code ctg_charte_each(struct ctg_charte_copy *c,
	enum ctg_code (*read)(struct ctg_charte_copy *c, void *to,
	struct ctg_err *err), void *to, struct ctg_err *err)
{
	unsigned depth = c->r.depth;
	enum ctg_code code = ctg_xml_next(&c->r, err);

	while (!code && c->r.depth >= depth) {
		if (c->r.event == CTG_XML_OPEN)
			code = read(c, to, err);
		if (!code)
			code = ctg_xml_next(&c->r, err);
	}
	return code;
}

static enum ctg_code copy_child(struct ctg_charte_copy *c, void *to,
	struct ctg_err *err)
{
	return ctg_charte_copy(c, to, err);
}

enum ctg_code ctg_charte_inside(struct ctg_charte_copy *c,
	struct ctg_str *out, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = c->arena };
	struct ctg_xml x = { .out = &b };
	enum ctg_code code = ctg_charte_each(c, copy_child, &x, err);

	if (!code)
		*out = ctg_buf_str(&b);
	return code;
}

enum ctg_code ctg_charte_whole(struct ctg_charte_copy *c,
	struct ctg_str *out, struct ctg_err *err)
{
	struct ctg_buf b = { .arena = c->arena };
	struct ctg_xml x = { .out = &b };
	enum ctg_code code = ctg_charte_copy(c, &x, err);

	if (!code)
		*out = ctg_buf_str(&b);
	return code;
}

/* --- files ---------------------------------------------------------------- */

static const struct type {
	const char *end, *type;
	struct ctg_str magic;
} types[] = {
	{ "png", "image/png", CTG_STR_INIT("\x89PNG") },
	{ "jpeg", "image/jpeg", CTG_STR_INIT("\xff\xd8\xff") },
	{ "gif", "image/gif", CTG_STR_INIT("GIF8") },
	{ "emf", "image/x-emf", CTG_STR_INIT("\1\0\0\0") },
	{ "wmf", "image/x-wmf", CTG_STR_INIT("\xd7\xcd\xc6\x9a") },
	{ "ttf", "application/x-font-ttf", CTG_STR_INIT("\0\1\0\0") },
	{ "otf", "application/x-font-otf", CTG_STR_INIT("OTTO") },
};

/* What it is, whatever it is called: a name proves nothing. */
static const struct type *type_of(struct ctg_str bytes)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (ctg_str_starts(bytes, types[i].magic))
			return &types[i];
	return NULL;
}

struct ctg_str ctg_charte_take(struct ctg_charte_copy *c,
	struct ctg_str name, const char *folder)
{
	const struct ctg_zip_entry *e = ctg_zip_find(c->entries, c->n,
		ctg_str_c(c->arena, name));
	const struct type *type = e ? type_of(e->bytes) : NULL;

	if (!type)
		return STR("");
	for (size_t i = 0; i < c->n_files; i++)
		if (c->files[i].bytes.p == e->bytes.p)
			return c->files[i].name;
	CTG_MORE(c->arena, c->files, c->n_files, c->room);
	c->files[c->n_files] = (struct ctg_charte_file){
		ctg_strf(c->arena, "%scharte-%zu.%s", folder,
			c->n_files + 1, type->end),
		ctg_str_from(type->type), e->bytes };
	return c->files[c->n_files++].name;
}
