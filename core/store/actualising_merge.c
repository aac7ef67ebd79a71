/* SPDX-License-Identifier: Apache-2.0 */
/* What the branch in force becomes with what the draft changes. */
#include "store/actualising.h"

#include "base/arena.h"
#include "base/io.h"
#include "store/differ.h"

struct paths {
	struct ctg_arena *arena;
	const char **v;			/* texts that both sides changed */
	size_t n, room;
};

struct ctg_edit *ctg_actualising_edit(struct ctg_actualising *c,
	const char *path)
{
	for (size_t i = 0; i < c->nedits; i++)
		if (strcmp(c->edits[i].path, path) == 0)
			return &c->edits[i];
	CTG_MORE(c->arena, c->edits, c->nedits, c->room);
	c->edits[c->nedits] = (struct ctg_edit){ .path = path };
	return &c->edits[c->nedits++];
}

/* --- both sides of a file ------------------------------------------------- */

static enum ctg_code refuse_both(const struct ctg_actualising *c,
	const char *path, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "ce fichier a changé "
		"sur « %.*s » et sur « %s »",
		STR_ARG(c->repo->settings.branch), c->at.branch);

	ctg_err_at(err, path, 0, 0);
	ctg_err_hint(err, "rendez-le, sur %s, tel qu'il était au départ, ou "
		"donnez un autre nom au vôtre (git mv), puis recommencez",
		c->at.branch);
	return code;
}

static bool is_text(const struct ctg_actualising *c, const char *path)
{
	return ctg_str_ends(ctg_str_from(path), STR(".md")) &&
		ctg_snapshot_has(&c->start, path) &&
		ctg_snapshot_has(&c->tip, path) &&
		ctg_snapshot_has(&c->force, path);
}

/* Events and acts are put together otherwise; a piece stays once filed. */
static bool is_apart(const struct ctg_actualising *c, const char *path)
{
	struct ctg_str name = ctg_str_from(path);

	if (!ctg_str_cut(&name, ctg_str_from(c->folder)) ||
	    !ctg_str_cut(&name, STR("/")))
		return false;
	return ctg_str_eq(name, STR("suivi.yml")) ||
		ctg_str_starts(name, STR("avenants/")) ||
		(ctg_str_starts(name, STR("pieces/")) &&
		!ctg_snapshot_has(&c->tip, path));
}

static bool is_below(const struct ctg_actualising *c, const char *path)
{
	struct ctg_str name = ctg_str_from(path);

	return ctg_str_cut(&name, ctg_str_from(c->folder)) &&
		ctg_str_starts(name, STR("/"));
}

static enum ctg_code take(struct ctg_actualising *c, struct paths *texts,
	const char *path, struct ctg_err *err)
{
	if (is_apart(c, path) || ctg_snapshot_same(&c->tip, &c->force, path))
		return CTG_OK;
	if (ctg_snapshot_same(&c->start, &c->force, path)) {
		ctg_actualising_edit(c, path)->from = &c->tip;
		return CTG_OK;
	}
	if (!is_below(c, path) || !is_text(c, path))
		return refuse_both(c, path, err);
	CTG_MORE(texts->arena, texts->v, texts->n, texts->room);
	texts->v[texts->n++] = path;
	return CTG_OK;
}

/* What the draft changed. */
static enum ctg_code take_all(struct ctg_actualising *c, struct ctg_err *err)
{
	struct paths texts = { .arena = c->arena };
	const char *suivi = ctg_str_c(c->arena, c->suivi.path);
	struct ctg_differ d;
	enum ctg_code code = ctg_differ_find(&d, c->arena, c->repo,
		c->start.tree, c->tip.tree, err);

	for (size_t i = 0; i < d.n && !code; i++)
		code = take(c, &texts, d.paths[i], err);
	if (code)
		return code;
	if (c->suivi.text.n > 0)
		ctg_actualising_edit(c, suivi)->text = c->suivi.text;
	return ctg_actualising_texts(c, texts.v, texts.n, err);
}

/* --- both texts ----------------------------------------------------------- */

/* A part of the draft that cannot be read would be lost. */
static enum ctg_code judge(const struct ctg_diags *diags, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < diags->n && !code; i++)
		if (diags->v[i].level == CTG_ERROR &&
		    diags->v[i].rule[0] == 'S')
			code = ctg_fail(err, CTG_EINPUT, "une partie du texte "
				"de l'avenant n'a pas pu être lue");
	if (code)
		ctg_err_hint(err, "corrigez d'abord les erreurs de "
			"structure : ctg verifier");
	return code;
}

static enum ctg_code load(struct ctg_actualising *c, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_diags old = { .arena = c->arena };
	const struct ctg_snapshot *from[] = { &c->start, &c->tip, &c->force };
	struct ctg_side *to[] = { &c->before, &c->draft, &c->now };
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < 3 && !code; i++) {
		ctg_snapshot_reader(&c->readers[i], c->arena, from[i],
			c->at.id);
		code = ctg_side_load(to[i], c->arena, &c->readers[i],
			from[i] == &c->tip ? diags : &old, err);
	}
	return code ? code : judge(diags, err);
}

enum ctg_code ctg_actualising_merge(struct ctg_actualising *c,
	enum ctg_act_style style, struct ctg_diags *diags,
	struct ctg_err *err)
{
	const struct ctg_rebasing how = { &c->before, &c->draft, &c->now };
	struct ctg_diags undone = { .arena = c->arena };
	enum ctg_code code = load(c, diags, err);

	if (!code)
		code = ctg_rebase(&c->rebased, c->arena, &how, &undone, err);
	if (code || ctg_collisions_count(&c->rebased.collisions) > 0)
		return code;
	for (size_t i = 0; i < undone.n; i++)
		ctg_diags_add(diags, &undone.v[i]);
	if (!c->rebased.merged.version.text)
		return ctg_fail(err, CTG_EREFUSED, "les changements de "
			"l'avenant ne se font plus sur le texte en vigueur");
	code = take_all(c, err);
	return code ? code : ctg_actualising_act(c, style, err);
}
