/* SPDX-License-Identifier: Apache-2.0 */
/* The texts that both sides changed.
 *
 * What says nothing to a reader (comments, values that are printed nowhere) is
 * in no operation: so files are merged line by line, as git does, and taken
 * when they give the text that the operations give.  Where lines do not merge,
 * the files are those that the operations give, if nothing is lost by it. */
#include "store/actualising.h"

#include "avenant/prove.h"
#include "base/arena.h"
#include "base/io.h"
#include "model/front.h"
#include "model/yaml.h"
#include "store/folder.h"

#include <git2.h>

struct both {
	const char *path;
	struct ctg_str name;		/* in the folder */
	struct ctg_str start, tip, force;
	struct ctg_str lines;		/* merged; p is NULL: cannot be */
	struct ctg_str front;		/* the same of the front-matter */
};

struct texts {
	struct ctg_actualising *c;
	struct both *v;
	size_t n;
};

/* --- line by line --------------------------------------------------------- */

static git_merge_file_input input_of(struct ctg_str s)
{
	return (git_merge_file_input){
		.version = GIT_MERGE_FILE_INPUT_VERSION,
		.ptr = s.n > 0 ? s.p : "", .size = s.n,
	};
}

/* p is NULL when both changed the same lines. */
static struct ctg_str merge_lines(struct ctg_arena *a, struct ctg_str start,
	struct ctg_str tip, struct ctg_str force)
{
	git_merge_file_input base = input_of(start), x = input_of(force),
		y = input_of(tip);
	git_merge_file_result out = { 0 };
	struct ctg_str merged = { 0 };

	if (git_merge_file(&out, &base, &x, &y, NULL) == 0 &&
	    out.automergeable)
		merged = ctg_str_dup(a, (struct ctg_str){ out.ptr, out.len });
	git_merge_file_result_free(&out);
	return merged;
}

static struct ctg_str front_of(struct ctg_str text)
{
	return ctg_str_head(text, ctg_front_length(text));
}

static struct ctg_str body_of(struct ctg_str text)
{
	return ctg_str_skip(text, ctg_front_length(text));
}

static enum ctg_code read_both(struct both *b,
	const struct ctg_actualising *c, const char *path,
	struct ctg_err *err)
{
	struct ctg_arena *a = c->arena;
	enum ctg_code code;

	b->path = path;
	b->name = ctg_str_skip(ctg_str_from(path), strlen(c->folder) + 1);
	code = ctg_snapshot_read(&b->start, a, &c->start, path, err);
	if (!code)
		code = ctg_snapshot_read(&b->tip, a, &c->tip, path, err);
	if (!code)
		code = ctg_snapshot_read(&b->force, a, &c->force, path, err);
	if (code)
		return code;
	b->lines = merge_lines(a, b->start, b->tip, b->force);
	b->front = merge_lines(a, front_of(b->start), front_of(b->tip),
		front_of(b->force));
	return CTG_OK;
}

/* --- is it the text? ------------------------------------------------------ */

static enum ctg_code read_merged(const struct ctg_reader *r,
	struct ctg_str *out, struct ctg_arena *a, struct ctg_str name,
	struct ctg_err *err)
{
	const struct ctg_actualising *c = r->context;
	const struct ctg_reader *now = &c->readers[2];
	struct ctg_str inside;

	for (size_t i = 0; i < c->nedits &&
	     ctg_name_resolve(&inside, a, name); i++) {
		const struct ctg_edit *e = &c->edits[i];

		if (strcmp(e->path, ctg_io_join(a, c->folder, inside)) != 0)
			continue;
		if (e->from)
			return c->readers[1].read(&c->readers[1], out, a,
				name, err);
		if (out)
			*out = e->text;
		return CTG_OK;
	}
	return now->read(now, out, a, name, err);
}

static bool is_right(struct ctg_actualising *c)
{
	struct ctg_diags found = { .arena = c->arena };
	struct ctg_reader *r = &c->readers[3];
	struct ctg_diff diff;

	*r = c->readers[2];
	r->read = read_merged;
	r->list = NULL;
	r->context = c;
	return !ctg_side_load(&c->merged, c->arena, r, &found, NULL) &&
		ctg_prove_same(&diff, c->arena, &c->rebased.merged.version,
		&c->merged.text);
}

/* --- what can be taken ---------------------------------------------------- */

static struct ctg_str by_operations(const struct texts *t,
	const struct both *b)
{
	const struct ctg_files *f = &t->c->rebased.merged.files;

	for (size_t i = 0; i < f->n; i++)
		if (ctg_str_eq(f->v[i].name, b->name))
			return f->v[i].text;
	return b->start;
}

/* The body by operations, what is before it by lines. */
static struct ctg_str by_front(const struct texts *t, const struct both *b)
{
	struct ctg_str text = by_operations(t, b);

	if (!b->front.p || !text.p)
		return (struct ctg_str){ 0 };
	return ctg_strf(t->c->arena, "%.*s%.*s", STR_ARG(b->front),
		STR_ARG(body_of(text)));
}

static struct ctg_str by_lines(const struct texts *t, const struct both *b)
{
	return b->lines.p ? b->lines : by_front(t, b);
}

static bool put(struct texts *t,
	struct ctg_str (*make)(const struct texts *, const struct both *))
{
	for (size_t i = 0; i < t->n; i++) {
		struct ctg_str text = make(t, &t->v[i]);

		if (!text.p)
			return false;
		ctg_actualising_edit(t->c, t->v[i].path)->text = text;
	}
	return is_right(t->c);
}

/* --- what would be lost --------------------------------------------------- */

static bool same_yaml(const struct ctg_yaml *x, const struct ctg_yaml *y)
{
	const struct ctg_yaml *v, *w;

	if (x->kind != y->kind || (x->kind == CTG_SCALAR &&
	    !ctg_str_eq(x->value, y->value)))
		return false;
	for (v = x->first, w = y->first; v && w; v = v->next, w = w->next)
		if (!v->key != !w->key || (v->key &&
		    !ctg_str_eq(v->key->value, w->key->value)) ||
		    !same_yaml(v, w))
			return false;
	return !v && !w;
}

static bool read_yaml(struct ctg_yaml **out, struct ctg_arena *a,
	const struct ctg_reader *r)
{
	struct ctg_source src;
	struct ctg_front front;
	struct ctg_str text;

	return !r->read(r, &text, a, r->main, NULL) &&
		!ctg_source_init(&src, a, r->main, text, NULL) &&
		!ctg_front_find(&front, a, &src, NULL) &&
		!ctg_yaml_parse(out, a, front.yaml, r->main, front.line,
		NULL);
}

/* Values that are printed nowhere are in no operation: do these make the
 * front-matter of that side? */
static bool is_whole(const struct ctg_actualising *c,
	const struct ctg_ops *ops, const struct ctg_side *side)
{
	struct ctg_diags diags = { .arena = c->arena };
	struct ctg_yaml *done, *wanted;
	struct ctg_replay replay;
	struct ctg_overlay over;

	if (ctg_replay(&replay, c->arena, ops, &c->before, side->files,
	    &diags, NULL) || !replay.version.text)
		return false;
	ctg_overlay_init(&over, c->before.files, &replay.files);
	return read_yaml(&done, c->arena, &over.reader) &&
		read_yaml(&wanted, c->arena, side->files) &&
		same_yaml(done, wanted);
}

static enum ctg_code refuse(const struct ctg_actualising *c, bool whole,
	struct ctg_err *err)
{
	struct ctg_str force = c->repo->settings.branch;
	enum ctg_code code = !whole ? ctg_fail(err, CTG_EREFUSED, "l'en-tête "
		"de la convention a changé aux mêmes lignes sur « %.*s » et "
		"sur « %s »", STR_ARG(force), c->at.branch) : ctg_fail(err,
		CTG_EREFUSED, "les changements de l'avenant et ceux du texte "
		"en vigueur ne se réunissent pas");

	ctg_err_at(err, ctg_io_join(c->arena, c->folder,
		STR("convention.md")), 0, 0);
	ctg_err_hint(err, "sur %s, rendez à ces lignes ce que dit la version "
		"%u, enregistrez, actualisez, puis changez-les de nouveau",
		c->at.branch, c->from);
	return code;
}

enum ctg_code ctg_actualising_texts(struct ctg_actualising *c,
	const char *const *paths, size_t n, struct ctg_err *err)
{
	struct texts t = { c, CTG_NEW_N(c->arena, struct both, n + 1), n };
	enum ctg_code code = CTG_OK;
	bool whole;

	for (size_t i = 0; i < n && !code; i++)
		code = read_both(&t.v[i], c, paths[i], err);
	if (code || put(&t, by_lines) || put(&t, by_front))
		return code;
	whole = is_whole(c, &c->rebased.ours.ops, &c->draft) &&
		is_whole(c, &c->rebased.theirs.ops, &c->now);
	return whole && put(&t, by_operations) ? CTG_OK :
		refuse(c, whole, err);
}
