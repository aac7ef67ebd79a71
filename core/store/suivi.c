/* SPDX-License-Identifier: Apache-2.0 */
#include "store/suivi.h"

#include "base/arena.h"
#include "base/io.h"
#include "store/change.h"
#include "store/folder.h"
#include "store/worktree.h"

#include <errno.h>
#include <sys/stat.h>

#define FILE_NAME	"suivi.yml"

/* Reading */

static const char *path_of(const struct ctg_repo *r, struct ctg_arena *a,
	struct ctg_str id, struct ctg_str name)
{
	return ctg_io_join(a, ctg_repo_folder(r, a, id), name);
}

static enum ctg_code parse(struct ctg_suivi *out, struct ctg_arena *a,
	const char *path, struct ctg_str text, struct ctg_diags *diags,
	struct ctg_err *err)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_suivi s = { ctg_str_from(path), text, NULL, 0 };
	enum ctg_code code = ctg_source_init(src, a, s.path, text, err);

	if (!code)
		code = ctg_events_read(&s.events, &s.n, a, src, diags, err);
	if (!code)
		*out = s;
	return code;
}

enum ctg_code ctg_suivi_read(struct ctg_suivi *out, struct ctg_arena *a,
	const struct ctg_snapshot *s, struct ctg_str id,
	struct ctg_diags *diags, struct ctg_err *err)
{
	const char *path = path_of(s->repo, a, id, STR(FILE_NAME));
	struct ctg_str text = STR("");
	enum ctg_code code = CTG_OK;

	if (ctg_snapshot_has(s, path))
		code = ctg_snapshot_read(&text, a, s, path, err);
	return code ? code : parse(out, a, path, text, diags, err);
}

/* A reader of the convention's folder in the work tree. */
static void open_work(struct ctg_reader *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id)
{
	struct ctg_folder *f = CTG_NEW(a, struct ctg_folder);

	f->path = ctg_io_join(a, r->work,
		ctg_str_from(ctg_repo_folder(r, a, id)));
	f->top = r->work;
	ctg_folder_reader(out, a, f);
}

/* A disk that does not answer says nothing of what is there. */
static enum ctg_code look(bool *missing, struct ctg_arena *a,
	const struct ctg_repo *r, const char *path, struct ctg_err *err)
{
	struct stat st;
	enum ctg_code code;

	*missing = lstat(ctg_io_join(a, r->work, ctg_str_from(path)),
		&st) < 0;
	if (!*missing || errno == ENOENT || errno == ENOTDIR)
		return CTG_OK;
	code = ctg_fail(err, CTG_ESYSTEM, "lecture impossible : le disque "
		"ne dit pas si ce fichier existe");
	ctg_err_at(err, path, 0, 0);
	return code;
}

enum ctg_code ctg_suivi_read_work(struct ctg_suivi *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, struct ctg_diags *diags,
	struct ctg_err *err)
{
	const char *path = path_of(r, a, id, STR(FILE_NAME));
	struct ctg_str text = STR("");
	struct ctg_reader reader;
	bool missing;
	enum ctg_code code = look(&missing, a, r, path, err);

	open_work(&reader, a, r, id);
	if (!code && !missing)
		code = reader.read(&reader, &text, a, STR(FILE_NAME), err);
	return code ? code : parse(out, a, path, text, diags, err);
}

struct ctg_str ctg_suivi_join(struct ctg_arena *a, struct ctg_str base,
	struct ctg_str tip)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_add(&b, base);
	if (b.n > 0 && b.p[b.n - 1] != '\n')
		ctg_buf_putc(&b, '\n');
	while (tip.n > 0) {
		struct ctg_str line = ctg_str_line(&tip);

		if (!ctg_str_has_line(base, line)) {
			ctg_buf_add(&b, line);
			ctg_buf_putc(&b, '\n');
		}
	}
	return ctg_buf_str(&b);
}

/* The piece */

static enum ctg_code is_checked_out(bool *out,
	const struct ctg_suivi_entry *e, struct ctg_arena *a,
	struct ctg_err *err)
{
	const char *head;
	enum ctg_code code = ctg_repo_head_read(&head, e->tip->repo, a, err);

	*out = !code && head && strcmp(head, e->branch) == 0;
	return code;
}

/* Whether the name is free, or has these very bytes, on the branch and among
 * the files that a person sees. */
static enum ctg_code is_free(bool *out, const struct ctg_suivi_entry *e,
	struct ctg_arena *a, const struct ctg_suivi_file *file,
	struct ctg_str stem, struct ctg_err *err)
{
	const struct ctg_repo *r = e->tip->repo;
	struct ctg_str name = ctg_strf(a, "%.*s%.*s", STR_ARG(stem),
		STR_ARG(file->suffix)), there;
	const char *path = path_of(r, a, e->id, name);
	struct ctg_reader work;
	bool here, missing = true;
	enum ctg_code code;

	if (ctg_snapshot_has(e->tip, path)) {
		*out = ctg_snapshot_read(&there, a, e->tip, path, NULL) ==
			CTG_OK && ctg_str_eq(there, file->bytes);
		return CTG_OK;
	}
	code = is_checked_out(&here, e, a, err);
	if (!code && here)
		code = look(&missing, a, r, path, err);
	if (code)
		return code;
	open_work(&work, a, r, e->id);
	*out = missing || (work.read(&work, &there, a, name, NULL) == CTG_OK &&
		ctg_str_eq(there, file->bytes));
	return CTG_OK;
}

static struct ctg_str stem_of(const struct ctg_suivi_entry *e,
	struct ctg_arena *a, unsigned i)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_printf(&b, "pieces/%u-%s%s%.*s", e->event.acte,
		ctg_event_name(e->event.kind), e->event.partie.n ? "-" : "",
		STR_ARG(e->event.partie));
	if (i > 1)
		ctg_buf_printf(&b, "-%u", i);
	return ctg_buf_str(&b);
}

static void name_all(struct ctg_suivi_entry *e, struct ctg_arena *a,
	const struct ctg_suivi_file *piece, struct ctg_str stem)
{
	struct ctg_buf b = { .arena = a };

	e->event.piece = ctg_strf(a, "%.*s%.*s", STR_ARG(stem),
		STR_ARG(piece->suffix));
	e->event.sha256 = ctg_hash_kept(a, piece->bytes);
	for (size_t i = 0; i < e->n_files; i++)
		ctg_buf_printf(&b, "%s%.*s%.*s %s", i ? " " : "",
			STR_ARG(stem), STR_ARG(e->files[i].suffix),
			ctg_hash_kept(a, e->files[i].bytes).p);
	e->event.jointes = ctg_buf_str(&b);
}

enum ctg_code ctg_suivi_name_piece(struct ctg_suivi_entry *e,
	struct ctg_arena *a, struct ctg_err *err)
{
	const unsigned most = 999;
	const struct ctg_suivi_file piece = { e->extension.n ? e->extension :
		STR(".pdf"), e->piece };

	for (unsigned i = 1; i <= most; i++) {
		struct ctg_str stem = stem_of(e, a, i);
		bool free;
		enum ctg_code code = is_free(&free, e, a, &piece, stem, err);

		for (size_t k = 0; k < e->n_files && free && !code; k++)
			code = is_free(&free, e, a, &e->files[k], stem, err);
		if (!code && free)
			name_all(e, a, &piece, stem);
		if (code || free)
			return code;
	}
	return ctg_fail(err, CTG_EREFUSED, "trop de pièces du même nom");
}

/* Writing */

/* What the commit holds: the line, the piece, and what is joined to it. */
struct files {
	const char **paths;
	size_t n;
};

static struct files files_of(const struct ctg_suivi_entry *e,
	struct ctg_arena *a)
{
	const struct ctg_repo *r = e->tip->repo;
	struct ctg_str rest = e->event.jointes, name, sha256;
	struct files f = { 0 };
	size_t room = 0;

	CTG_MORE(a, f.paths, f.n, room);
	f.paths[f.n++] = path_of(r, a, e->id, STR(FILE_NAME));
	if (e->event.piece.n == 0)
		return f;
	CTG_MORE(a, f.paths, f.n, room);
	f.paths[f.n++] = path_of(r, a, e->id, e->event.piece);
	while (ctg_event_file(&name, &sha256, &rest)) {
		CTG_MORE(a, f.paths, f.n, room);
		f.paths[f.n++] = path_of(r, a, e->id, name);
	}
	return f;
}

static enum ctg_code write_commit(char out[CTG_OID_HEX + 1],
	const struct ctg_suivi_entry *e, const struct ctg_suivi *now,
	const struct files *f, struct ctg_arena *a, struct ctg_err *err)
{
	struct ctg_buf text = { .arena = a };
	struct ctg_edit *edits = CTG_NEW_N(a, struct ctg_edit, f->n);
	struct ctg_commit change = {
		.repo = e->tip->repo, .base = e->tip, .edits = edits,
		.nedits = f->n, .message = e->message, .now = e->now,
		.offset = e->offset,
	};

	ctg_buf_add(&text, now->text);
	if (text.n > 0 && text.p[text.n - 1] != '\n')
		ctg_buf_putc(&text, '\n');
	ctg_event_write(&text, &e->event);
	for (size_t i = 0; i < f->n; i++)
		edits[i] = (struct ctg_edit){ .path = f->paths[i],
			.text = i == 0 ? ctg_buf_str(&text) : i == 1 ?
			e->piece : e->files[i - 2].bytes };
	return ctg_change_commit(out, &change, err);
}

/* The reference, then the files of whoever has it checked out. */
static enum ctg_code publish(const struct ctg_suivi_entry *e,
	const char *commit, const struct files *f, bool here,
	struct ctg_arena *a, struct ctg_err *err)
{
	const struct ctg_repo *r = e->tip->repo;
	const struct ctg_ref_update update = {
		.name = ctg_strf(a, "refs/heads/%s", e->branch).p,
		.from = e->tip->commit, .to = commit,
	};
	enum ctg_code code = ctg_refs_update(r, &update, 1,
		"ctg consigner", err);

	if (code || !here)
		return code;
	return ctg_worktree_refresh(r, f->paths, f->n, err);
}

/* Whether a file of somebody's, or a link, stands where a new file goes.  The
 * piece may be there already: its bytes were compared. */
static bool is_in_the_way(const struct ctg_suivi_entry *e,
	struct ctg_arena *a, const char *path, bool piece)
{
	for (size_t i = 1; !ctg_snapshot_has(e->tip, path); i++) {
		struct stat st;

		if (path[i] != '/' && path[i] != '\0')
			continue;
		if (lstat(ctg_strf(a, "%s%.*s", e->tip->repo->work, (int)i,
		    path).p, &st) < 0)
			return false;
		if (path[i] == '\0')
			return !piece || !S_ISREG(st.st_mode);
		if (!S_ISDIR(st.st_mode))
			return true;
	}
	return false;
}

static enum ctg_code check_place(const struct ctg_suivi_entry *e,
	const struct files *f, bool here, struct ctg_arena *a,
	struct ctg_err *err)
{
	const struct ctg_repo *r = e->tip->repo;
	enum ctg_code code = ctg_worktree_elsewhere(r, e->branch, err);

	if (code || !here)
		return code;
	for (size_t i = 0; i < f->n; i++) {
		if (!is_in_the_way(e, a, f->paths[i], i > 0))
			continue;
		code = ctg_fail(err, CTG_EREFUSED, "un fichier que git ne "
			"connaît pas est là où il faudrait écrire");
		ctg_err_at(err, f->paths[i], 0, 0);
		ctg_err_hint(err, "déplacez-le ou supprimez-le, puis "
			"recommencez");
		return code;
	}
	return ctg_worktree_may_refresh(r, f->paths, f->n, err);
}

enum ctg_code ctg_suivi_add(const struct ctg_suivi_entry *e,
	const struct ctg_suivi *now, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	bool here;
	struct files f = files_of(e, &a);
	char commit[CTG_OID_HEX + 1];
	enum ctg_code code = is_checked_out(&here, e, &a, err);

	if (!code)
		code = check_place(e, &f, here, &a, err);
	if (!code)
		code = write_commit(commit, e, now, &f, &a, err);
	if (!code && here)
		code = ctg_worktree_may_take(e->tip->repo, commit, f.paths,
			f.n, err);
	if (!code)
		code = publish(e, commit, &f, here, &a, err);
	ctg_arena_release(&a);
	return code;
}

enum ctg_code ctg_suivi_finish(const struct ctg_suivi_entry *e,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct files f = files_of(e, &a);
	bool here;
	enum ctg_code code = is_checked_out(&here, e, &a, err);

	if (!code && here)
		code = ctg_worktree_refresh(e->tip->repo, f.paths, f.n, err);
	ctg_arena_release(&a);
	return code;
}
