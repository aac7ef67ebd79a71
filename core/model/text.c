/* SPDX-License-Identifier: Apache-2.0 */
#include "model/text.h"

#include "model/markdown.h"
#include "model/rules.h"
#include "model/stray.h"
#include "model/template.h"

#include <string.h>
#include <strings.h>

/* All the files of a convention together are held to what one may be, and to
 * about 60 MB of nodes. */
#define MAX_NODES	350'000

struct loading {
	struct ctg_text *text;
	struct ctg_arena *arena;
	const struct ctg_reader *reader;
	struct ctg_diags *diags;
	size_t bytes, nodes;		/* read so far */
};

static enum ctg_code check_size(struct loading *l, struct ctg_str path,
	struct ctg_str text, struct ctg_err *err)
{
	enum ctg_code code;

	l->bytes += text.n;
	if (l->bytes <= CTG_MARKDOWN_MAX)
		return CTG_OK;
	if (text.n > CTG_MARKDOWN_MAX)
		code = ctg_fail(err, CTG_EINPUT, "texte trop long\u00a0: "
			"%zu octets, %zu au plus", text.n, CTG_MARKDOWN_MAX);
	else
		code = ctg_fail(err, CTG_EINPUT, "convention trop "
			"longue\u00a0: plus de %zu octets en tout",
			CTG_MARKDOWN_MAX);
	/* A line, so that it is not taken for a missing file. */
	ctg_err_at(err, path.p, 1, 0);
	return code;
}

static enum ctg_code count_nodes(struct loading *l,
	const struct ctg_node *root, struct ctg_err *err)
{
	enum ctg_code code;

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n))
		l->nodes++;
	if (l->nodes <= MAX_NODES)
		return CTG_OK;
	code = ctg_fail(err, CTG_EINPUT, "convention trop longue\u00a0: trop "
		"d'alinéas, de cellules et de marques en tout");
	ctg_err_at(err, root->src->path.p, 1, 0);
	return code;
}

static enum ctg_code read_source(struct loading *l,
	const struct ctg_source **out, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_reader *r = l->reader;
	struct ctg_arena *a = l->arena;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_str path = ctg_strf(a, "%.*s%.*s", STR_ARG(r->prefix),
		STR_ARG(name));
	struct ctg_str text;
	enum ctg_code code = r->read(r, &text, a, name, err);

	if (!code)
		code = check_size(l, path, text, err);
	if (!code)
		code = ctg_source_init(src, a, path, text, err);
	if (!code)
		*out = src;
	return code;
}

static void missing(struct loading *l, struct ctg_place at,
	struct ctg_str name, const struct ctg_err *err)
{
	ctg_rule_report(l->diags, "R204", at, "«\u00a0%.*s\u00a0»\u00a0: %s",
		STR_ARG(name), err->msg);
}

/* Level 1 is the annexe's own title. */
static void check_levels(struct loading *l, const struct ctg_node *annexe)
{
	for (const struct ctg_node *n = annexe; n;
	     n = ctg_node_next(annexe, n))
		if (n->kind == CTG_DIVISION && n->division.level == 1)
			ctg_rule_report(l->diags, "S114", ctg_node_start(n),
				"titre «\u00a0#\u00a0» dans une annexe");
}

/* « CARTE.PDF » comes from a scanner: any case. */
static bool is_piece(struct ctg_str name)
{
	static const char *const endings[] = {
		".pdf", ".odt", ".docx", ".png", ".jpg",
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t n = strlen(endings[i]);

		if (name.n > n &&
		    strncasecmp(name.p + name.n - n, endings[i], n) == 0)
			return true;
	}
	return false;
}

/* An annexe that is no text of ours: its file is signed as it stands.  A text
 * under another name would be left out in silence. */
static void check_piece(struct loading *l, struct ctg_value file)
{
	struct ctg_place at = ctg_value_place(&l->text->convention, file);
	struct ctg_err why;

	if (l->reader->read(l->reader, NULL, l->arena, file.s, &why))
		missing(l, at, file.s, &why);
	else if (!is_piece(file.s))
		ctg_rule_report(l->diags, "S124", at, "«\u00a0%.*s\u00a0» "
			"n'est ni un texte (.md), ni une pièce (.pdf, .odt, "
			".docx, .png ou .jpg)", STR_ARG(file.s));
}

/* Nobody lists more; this bounds the work on a hostile list. */
#define MOST_COMPARED	1000

/* A line of « annexes » copied and half changed: one text would be signed
 * twice, and another not at all. */
static bool is_taken(struct loading *l, size_t i)
{
	const struct ctg_convention *c = &l->text->convention;
	struct ctg_value file = c->annexes[i].fichier;
	struct ctg_place at = ctg_value_place(c, file);

	if (ctg_str_eq(file.s, l->reader->main)) {
		ctg_rule_report(l->diags, "R204", at, "«\u00a0%.*s\u00a0» "
			"est la convention elle-même", STR_ARG(file.s));
		return true;
	}
	for (size_t j = 0; j < i && i < MOST_COMPARED; j++)
		if (ctg_str_eq(file.s, c->annexes[j].fichier.s)) {
			ctg_rule_report(l->diags, "R204", at,
				"«\u00a0%.*s\u00a0» est déjà le fichier de "
				"l'annexe %.*s", STR_ARG(file.s),
				STR_ARG(c->annexes[j].numero.s));
			return true;
		}
	return false;
}

static enum ctg_code load_annexe(struct loading *l, size_t i,
	struct ctg_err *err)
{
	const struct ctg_convention *c = &l->text->convention;
	struct ctg_value file = c->annexes[i].fichier;
	const struct ctg_source *src;
	struct ctg_err why;
	enum ctg_code code;

	if (!file.s.p || is_taken(l, i))
		return CTG_OK;
	if (!ctg_str_ends(file.s, STR(".md"))) {
		check_piece(l, file);
		return CTG_OK;
	}
	code = read_source(l, &src, file.s, &why);
	if (code == CTG_OK)
		code = ctg_markdown_parse(&l->text->annexes[i], l->arena, src,
			0, l->diags, &why);
	if (code == CTG_OK)
		code = count_nodes(l, l->text->annexes[i], &why);
	if (code && why.line > 0) {
		*err = why;
		return code;
	}
	if (code)
		missing(l, ctg_value_place(c, file), file.s, &why);
	else
		check_levels(l, l->text->annexes[i]);
	return CTG_OK;
}

/* The folder part of the name, with its slash. */
static struct ctg_str folder(struct ctg_str name)
{
	while (name.n > 0 && name.p[name.n - 1] != '/')
		name.n--;
	return name;
}

static void check_images(struct loading *l, const struct ctg_node *root,
	struct ctg_str name)
{
	struct ctg_str dir = folder(name);

	for (const struct ctg_node *n = root; n; n = ctg_node_next(root, n)) {
		struct ctg_str path;
		struct ctg_err why;

		if (n->kind != CTG_IMAGE)
			continue;
		path = ctg_strf(l->arena, "%.*s%.*s", STR_ARG(dir),
			STR_ARG(n->text));
		if (l->reader->read(l->reader, NULL, l->arena, path, &why))
			missing(l, ctg_node_start(n), n->text, &why);
	}
}

static void check_logos(struct loading *l)
{
	const struct ctg_convention *c = &l->text->convention;
	struct ctg_err why;

	for (size_t i = 0; i < c->nparties; i++) {
		struct ctg_value logo = c->parties[i].logo;

		if (logo.s.p && l->reader->read(l->reader, NULL, l->arena,
		    logo.s, &why))
			missing(l, ctg_value_place(c, logo), logo.s, &why);
	}
}

static enum ctg_code load_annexes(struct loading *l, struct ctg_err *err)
{
	struct ctg_text *t = l->text;
	enum ctg_code code = CTG_OK;

	t->annexes = CTG_NEW_N(l->arena, struct ctg_node *,
		t->convention.nannexes);
	for (size_t i = 0; i < t->convention.nannexes && !code; i++) {
		code = load_annexe(l, i, err);
		if (!code && t->annexes[i])
			check_images(l, t->annexes[i],
				t->convention.annexes[i].fichier.s);
	}
	return code;
}

enum ctg_code ctg_text_load(struct ctg_text *out, struct ctg_arena *a,
	const struct ctg_reader *r, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_text t = { 0 };
	struct loading l = {
		.text = &t, .arena = a, .reader = r, .diags = diags,
	};
	const struct ctg_source *src;
	enum ctg_code code = read_source(&l, &src, r->main, err);

	if (!code)
		code = ctg_convention_read(&t.convention, a, src, diags, err);
	if (!code)
		code = ctg_markdown_parse(&t.body, a, src, t.convention.body,
			diags, err);
	if (!code)
		code = count_nodes(&l, t.body, err);
	if (!code)
		code = load_annexes(&l, err);
	if (code)
		return code;
	check_images(&l, t.body, r->main);
	check_logos(&l);
	ctg_stray_report(&t, r, a, diags);
	ctg_template_develop(&t, a, diags);
	*out = t;
	return CTG_OK;
}
