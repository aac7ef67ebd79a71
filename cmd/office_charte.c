/* SPDX-License-Identifier: Apache-2.0 */
#include "office.h"

#include "base/io.h"
#include "render/charte.h"
#include "store/register.h"

/* « maison.odt » is for ODT, and for the PDF made of it. */
static bool serves(const struct ctg_charte *charte, enum ctg_office format)
{
	return format == CTG_OFFICE_DOCX ? charte->docx != NULL :
		charte->odt != NULL;
}

static void warn(struct ctg_cmd *c, const char *file, enum ctg_office format)
{
	ctg_out_talk(&c->out, ctg_strf(&c->arena, "ctg : attention, la "
		"charte « %s » ne sert pas à un document %s : il a l'aspect "
		"habituel\n", file, format == CTG_OFFICE_DOCX ? "DOCX" :
		format == CTG_OFFICE_PDF ? "PDF (il faut un .odt)" : "ODT"));
}

/* Keeps it when it serves. */
static enum ctg_code take(struct ctg_loaded *l, struct ctg_cmd *c,
	const char *file, enum ctg_office format, struct ctg_err *err)
{
	struct ctg_charte *charte = CTG_NEW(&c->arena, struct ctg_charte);
	struct ctg_str bytes;
	enum ctg_code code = ctg_io_read(&bytes, &c->arena, file,
		CTG_CHARTE_MAX, err);

	/* Whatever keeps it from being read, it is the input that is wrong. */
	if (code)
		return err->code = CTG_EINPUT;
	code = ctg_charte_read(charte, &c->arena, file, bytes, err);
	if (!code && serves(charte, format))
		l->charte = charte;
	return code;
}

/* A file of the register, and nothing else. */
static enum ctg_code take_from(struct ctg_loaded *l, struct ctg_cmd *c,
	const struct ctg_repo *r, struct ctg_str name, enum ctg_office format,
	struct ctg_err *err)
{
	const char *dir = ctg_strf(&c->arena, "%s%s", r->work, r->prefix).p;
	struct ctg_str inside = name;
	enum ctg_code code;
	bool mine = ctg_name_resolve(&inside, &c->arena, name);
	const char *path = ctg_strf(&c->arena, "%s%.*s", dir,
		STR_ARG(inside)).p;

	if (mine && ctg_io_is_file(path))
		mine = ctg_io_is_inside(dir, path);
	if (mine)
		code = take(l, c, path, format, err);
	else
		code = ctg_fail(err, CTG_EINPUT, "la charte n'est pas dans le "
			"registre");
	if (code) {
		ctg_err_at(err, ctg_str_c(&c->arena, name), 0, 0);
		ctg_err_hint(err, "elle est dite par « document » dans "
			"ctg.yml");
	}
	return code;
}

/* Whatever keeps it from being read, it is the input that is wrong. */
static enum ctg_code take_at(struct ctg_loaded *l, struct ctg_cmd *c,
	const struct ctg_snapshot *at, struct ctg_str name,
	enum ctg_office format, struct ctg_err *err)
{
	struct ctg_charte *charte = CTG_NEW(&c->arena, struct ctg_charte);
	const char *file = ctg_str_c(&c->arena, name);
	struct ctg_str inside = name, bytes;
	enum ctg_code code = CTG_EINPUT;

	if (!ctg_name_resolve(&inside, &c->arena, name))
		return ctg_fail(err, code, "la charte « %s » n'est pas dans "
			"le registre", file);
	if (ctg_snapshot_read(&bytes, &c->arena, at, ctg_strf(&c->arena,
	    "%s%.*s", at->repo->prefix, STR_ARG(inside)).p, err))
		return err->code = code;
	code = ctg_charte_read(charte, &c->arena, file, bytes, err);
	if (!code && serves(charte, format))
		l->charte = charte;
	return code;
}

enum ctg_code ctg_office_charte_at(struct ctg_loaded *l, struct ctg_cmd *c,
	const struct ctg_snapshot *at, const struct ctg_settings *settings,
	enum ctg_office format, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	l->charte = NULL;
	for (size_t i = 0; i < settings->n_chartes && !code && !l->charte;
	     i++)
		code = take_at(l, c, at, settings->chartes[i].s, format, err);
	return code;
}

static enum ctg_code take_all(struct ctg_loaded *l, struct ctg_cmd *c,
	const struct ctg_repo *r, enum ctg_office format, struct ctg_err *err)
{
	const struct ctg_settings *s = &r->settings;
	enum ctg_code code = CTG_OK;

	if (!r->work)
		return CTG_OK;
	for (size_t i = 0; i < s->n_chartes && !code && !l->charte; i++)
		code = take_from(l, c, r, s->chartes[i].s, format, err);
	if (!code && s->n_chartes && !l->charte)
		warn(c, ctg_str_c(&c->arena, s->chartes[0].s), format);
	return code;
}

/* A text out of any register has no settings. */
static enum ctg_code from_settings(struct ctg_loaded *l, struct ctg_cmd *c,
	enum ctg_office format, struct ctg_err *err)
{
	const char *dir = l->reading ? l->reading->folder.path : NULL;
	struct ctg_err why = { 0 };
	struct ctg_repo r;
	enum ctg_code code;

	dir = dir && *dir ? dir : ".";
	if (!ctg_register_is_around(dir))
		return CTG_OK;
	code = ctg_repo_open(&r, &c->arena, dir, &why);
	if (code == CTG_EINPUT)
		*err = why;
	if (code)
		return code == CTG_EINPUT ? code : CTG_OK;
	code = take_all(l, c, &r, format, err);
	ctg_repo_close(&r);
	return code;
}

enum ctg_code ctg_office_charte(struct ctg_loaded *l, struct ctg_cmd *c,
	const char *file, enum ctg_office format, struct ctg_err *err)
{
	enum ctg_code code;

	if (!file)
		return from_settings(l, c, format, err);
	code = take(l, c, file, format, err);
	if (!code && !l->charte)
		warn(c, file, format);
	return code;
}
