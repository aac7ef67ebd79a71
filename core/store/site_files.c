/* SPDX-License-Identifier: Apache-2.0 */
#include "store/site.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/register.h"

#include <sys/stat.h>

#define ATTRIBUTES	".gitattributes"
#define UNION		"merge=union"

static const struct ctg_str attributes = CTG_STR_INIT(
	"# Deux personnes peuvent consigner en même temps : git joint "
	"leurs lignes\n"
	"suivi.yml text eol=lf " UNION "\n"
	"*.md text eol=lf diff=markdown\n"
	"*.yml text eol=lf\n"
	"*.pdf binary\n");

static const char settings[] =
	"# Réglages du registre\n\n"
	"# La branche des textes en vigueur\n"
	"branche: %s\n\n"
	"# Ce que devient la branche d'un acte une fois clos : garder, "
	"supprimer\n"
	"brouillons: garder\n";

const char *ctg_site_path(const struct ctg_site *s, const char *path)
{
	return ctg_strf(s->arena, "%s%s", s->repo.prefix, path).p;
}

bool ctg_site_on_disk(const struct ctg_site *s, const char *path)
{
	struct stat st;

	return lstat(ctg_strf(s->arena, "%s%s", s->dir, path).p, &st) == 0;
}

bool ctg_site_in_commit(const struct ctg_site *s,
	const struct ctg_snapshot *head, const char *path)
{
	return head->tree && ctg_snapshot_has(head, ctg_site_path(s, path));
}

static void add(struct ctg_site_files *f, struct ctg_site *s, const char *path,
	struct ctg_str text)
{
	f->paths[f->n] = ctg_site_path(s, path);
	f->v[f->n] = (struct ctg_edit){ .path = f->paths[f->n], .text = text };
	f->n++;
	ctg_site_note(s, CTG_FILE_MADE, path, NULL);
}

/* True when it was added. */
static bool offer(struct ctg_site_files *f, struct ctg_site *s,
	const struct ctg_snapshot *head, const char *path,
	struct ctg_str text)
{
	if (!ctg_site_on_disk(s, path) && !ctg_site_in_commit(s, head, path)) {
		add(f, s, path, text);
		return true;
	}
	ctg_site_note(s, CTG_FILE_KEPT, path, NULL);
	return false;
}

static struct ctg_str fill(struct ctg_arena *a, struct ctg_str text,
	struct ctg_str branch)
{
	const struct ctg_str mark = STR("{{branche}}");
	struct ctg_buf b = { .arena = a };

	while (text.n > 0) {
		size_t at = ctg_str_find(text, mark);

		ctg_buf_add(&b, ctg_str_head(text, at));
		if (at < text.n)
			ctg_buf_add(&b, branch);
		text = ctg_str_skip(text, at + mark.n);
	}
	return ctg_buf_str(&b);
}

/* Settings that a person wrote beforehand become those of the register. */
static enum ctg_code add_settings(struct ctg_site_files *f, struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	struct ctg_str text, branch = s->repo.settings.branch;
	enum ctg_code code;

	if (!ctg_site_on_disk(s, CTG_SETTINGS_FILE)) {
		add(f, s, CTG_SETTINGS_FILE, ctg_strf(s->arena, settings,
			ctg_str_c(s->arena, branch)));
		return CTG_OK;
	}
	ctg_site_note(s, CTG_FILE_KEPT, CTG_SETTINGS_FILE, NULL);
	if (ctg_site_in_commit(s, head, CTG_SETTINGS_FILE))
		return CTG_OK;
	code = ctg_io_read(&text, s->arena, ctg_io_join(s->arena, s->dir,
		STR(CTG_SETTINGS_FILE)), (size_t)1 << 20, err);
	f->paths[f->n] = ctg_site_path(s, CTG_SETTINGS_FILE);
	f->v[f->n] = (struct ctg_edit){ .path = f->paths[f->n], .text = text };
	f->n++;
	return code;
}

/* An existing file of attributes stays as it is: ours then go to the folder
 * of the conventions. */
static void add_attributes(struct ctg_site_files *f, struct ctg_site *s,
	const struct ctg_snapshot *head)
{
	struct ctg_str old = STR("");

	if (offer(f, s, head, ATTRIBUTES, attributes))
		return;
	(void)ctg_io_read(&old, s->arena, ctg_io_join(s->arena, s->dir,
		STR(ATTRIBUTES)), (size_t)1 << 20, NULL);
	if (!ctg_str_has(old, STR(UNION)))
		(void)offer(f, s, head, "conventions/" ATTRIBUTES,
			attributes);
}

static enum ctg_code check_folders(const struct ctg_site *s,
	struct ctg_err *err)
{
	static const char *const folders[] = { "conventions", "modeles" };
	enum ctg_code code;

	for (size_t i = 0; i < 2; i++) {
		const char *path = ctg_io_join(s->arena, s->dir,
			ctg_str_from(folders[i]));
		struct stat st;

		if (lstat(path, &st) < 0 || S_ISDIR(st.st_mode))
			continue;
		code = ctg_fail(err, CTG_EREFUSED,
			"le registre a besoin d'un dossier de ce nom");
		ctg_err_hint(err, "renommez ce fichier ou ce lien");
		ctg_err_at(err, path, 0, 0);
		return code;
	}
	return CTG_OK;
}

enum ctg_code ctg_site_gather(struct ctg_site_files *f, struct ctg_site *s,
	const struct ctg_snapshot *head, struct ctg_err *err)
{
	const struct ctg_creation *c = s->plan;
	enum ctg_code code = check_folders(s, err);

	f->v = CTG_NEW_N(s->arena, struct ctg_edit, c->nfiles + 3);
	f->paths = CTG_NEW_N(s->arena, const char *, c->nfiles + 3);
	if (!code)
		code = add_settings(f, s, head, err);
	if (code)
		return code;
	add_attributes(f, s, head);
	for (size_t i = 0; i < c->nfiles; i++)
		(void)offer(f, s, head, c->files[i].path, fill(s->arena,
			c->files[i].text, s->repo.settings.branch));
	return CTG_OK;
}

