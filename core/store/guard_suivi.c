/* SPDX-License-Identifier: Apache-2.0 */
/* What happened cannot be undone: suivi.yml only grows.  Its order counts
 * too, since of two events of a kind the last one corrects the first; what
 * a union merge makes of two additions keeps it. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/life.h"
#include "store/act.h"
#include "store/signers.h"
#include "store/suivi.h"

struct growing {
	const struct ctg_guard_step *step;
	const char *path;
	bool closing;
	bool *new_;			/* by line, from 1 */
	size_t nlines, lost;
};

#define MOST_LOST	100		/* then the file is another one */

/* Growing */

static bool is_blank(struct ctg_str line)
{
	return ctg_str_trim(line).n == 0;
}

static size_t count_lines(struct ctg_str s)
{
	size_t n = 0;

	while (s.n > 0) {
		(void)ctg_str_line(&s);
		n++;
	}
	return n;
}

static void say_lost(struct growing *w, struct ctg_str line)
{
	/* Enough of it to know which one it is. */
	struct ctg_str shown = ctg_str_head(line, 160);

	w->lost++;
	while (shown.n < line.n && shown.n > 0 &&
	       (line.p[shown.n] & 0xc0) == 0x80)
		shown.n--;
	ctg_guard_say(w->step, "L856", w->path, 0, "un événement consigné a "
		"disparu, changé ou reculé : « %.*s%s »", STR_ARG(shown),
		shown.n < line.n ? "…" : "");
}

/* Both files are read in step: an old line that is not met again is lost,
 * and the search goes on from where it was. */
static void match(struct growing *w, struct ctg_str before,
	struct ctg_str after)
{
	size_t at = 0;

	while (before.n > 0 && w->lost < MOST_LOST) {
		struct ctg_str line = ctg_str_line(&before), rest = after;
		size_t n = at;
		bool found = false;

		while (!is_blank(line) && rest.n > 0 && !found) {
			found = ctg_str_eq(ctg_str_line(&rest), line);
			n++;
		}
		if (found) {
			w->new_[n] = false;
			after = rest;
			at = n;
		} else if (!is_blank(line)) {
			say_lost(w, line);
		}
	}
}

/* New lines */

static bool is_new(const struct growing *w, unsigned line)
{
	return line == 0 || line > w->nlines || w->new_[line];
}

/* Of what was said, what is about lines that were there already is left. */
static void relay_new(const struct growing *w, struct ctg_diags *diags)
{
	size_t n = 0;

	for (size_t i = 0; i < diags->n; i++)
		if (is_new(w, diags->v[i].at.line))
			diags->v[n++] = diags->v[i];
	diags->n = n;
	ctg_guard_relay(w->step, NULL, diags);
}

/* Nothing of it is known when its tag is not there, or is not one: told
 * elsewhere. */
static enum ctg_code read_act(struct ctg_act *out,
	const struct ctg_guard_step *s, struct ctg_str id, unsigned acte)
{
	char tag[CTG_OID_HEX + 1];
	struct ctg_err err = { 0 };
	enum ctg_code code;

	*out = (struct ctg_act){ 0 };
	if (!ctg_guard_tags_find(tag, s->g, id, acte))
		return CTG_OK;
	code = ctg_act_read_tag(out, s->arena, &s->g->repo, id, acte, tag,
		&err);
	return code == CTG_ESYSTEM ? ctg_guard_failed(s->g, code, &err) :
		CTG_OK;
}

/* A party that has left since, or by it, may still publish it… */
static enum ctg_code add_signers(struct ctg_convention *c,
	const struct ctg_guard_step *s, struct ctg_str id,
	const struct ctg_act *act)
{
	struct ctg_err err = { 0 };
	enum ctg_code code = CTG_OK;

	if (act->commit[0])
		code = ctg_signers_add_act(c, s->arena, &s->g->repo, id,
			act->commit, &err);
	return code && code != CTG_EINPUT ?
		ctg_guard_failed(s->g, code, &err) : CTG_OK;
}

/* Its text comes with it: told with the other files. */
static bool has_text(const struct growing *w,
	const struct ctg_guard_folder *f, unsigned acte)
{
	return ctg_snapshot_has(&w->step->after, ctg_strf(w->step->arena,
		"%s/avenants/%u.md", f->path, acte).p);
}

/* It would count one day for whatever takes that number.  Without its act 0,
 * nothing tells which acts a convention has. */
static void check_number(const struct growing *w,
	const struct ctg_guard_folder *f, const struct ctg_event *e)
{
	struct ctg_buf acte = { .arena = w->step->arena };

	if (f->last < 0 && !w->closing)
		return;
	if (ctg_guard_is_closed(f, e->acte) ||
	    (w->closing && e->acte == f->next) || has_text(w, f, e->acte))
		return;
	ctg_event_acte(&acte, e->acte);
	ctg_guard_say(w->step, "L861", w->path, e->line, "cet événement "
		"concerne %.*s, qui n'est pas clos",
		STR_ARG(ctg_buf_str(&acte)));
}

static enum ctg_code check_event(const struct growing *w,
	const struct ctg_guard_folder *f, const struct ctg_convention *now,
	const struct ctg_suivi *suivi, const struct ctg_event *e,
	struct ctg_diags *diags)
{
	bool closed = ctg_guard_is_closed(f, e->acte);
	/* A line that was moved is lost, and not new. */
	bool late = closed && ctg_event_makes_act(e->kind) && w->lost == 0;
	bool gone = closed && e->partie.n > 0 &&
		!ctg_convention_party(now, e->partie);
	struct ctg_place at = { ctg_str_from(w->path), e->line, 0 };
	struct ctg_convention c = *now;
	struct ctg_act act = { 0 };
	enum ctg_code code = CTG_OK;

	check_number(w, f, e);
	if (late || gone)
		code = read_act(&act, w->step, f->id, e->acte);
	if (!code && gone)
		code = add_signers(&c, w->step, f->id, &act);
	if (code)
		return code;
	ctg_life_check(&c, suivi->events, suivi->n, e, w->step->day, at,
		diags);
	if (late)
		ctg_life_check_late(&c, e, act.closed, at, diags);
	return CTG_OK;
}

static enum ctg_code check_events(const struct growing *w,
	const struct ctg_guard_folder *f, const struct ctg_suivi *now)
{
	struct ctg_diags diags = { .arena = w->step->arena };
	struct ctg_convention c;
	struct ctg_err err = { 0 };
	const struct ctg_guard_step *s = w->step;
	enum ctg_code code = ctg_signers_read(&c, s->arena, &s->after,
		&s->before, f->id, &err);

	if (code == CTG_EINPUT) {
		ctg_guard_say(w->step, "L856", w->path, 0, "la convention est "
			"illisible : ses événements ne peuvent pas être "
			"contrôlés");
		return CTG_OK;
	}
	if (code)
		return ctg_guard_failed(w->step->g, code, &err);
	for (size_t i = 0; i < now->n && !code; i++)
		if (is_new(w, now->events[i].line))
			code = check_event(w, f, &c, now, &now->events[i],
				&diags);
	ctg_guard_relay(w->step, NULL, &diags);
	return code;
}

static enum ctg_code check_new(struct growing *w,
	const struct ctg_guard_folder *f)
{
	const struct ctg_guard_step *s = w->step;
	struct ctg_diags diags = { .arena = s->arena };
	struct ctg_suivi now;
	struct ctg_err err = { 0 };
	enum ctg_code code = ctg_suivi_read(&now, s->arena, &s->after, f->id,
		&diags, &err);

	if (code == CTG_EINPUT) {
		ctg_guard_say(s, "L811", w->path, err.line, "%s", err.msg);
		return CTG_OK;
	}
	if (code)
		return ctg_guard_failed(s->g, code, &err);
	relay_new(w, &diags);
	return check_events(w, f, &now);
}

static bool is_file(const git_tree_entry *e)
{
	return e && (git_tree_entry_filemode(e) == GIT_FILEMODE_BLOB ||
		git_tree_entry_filemode(e) == GIT_FILEMODE_BLOB_EXECUTABLE);
}

static enum ctg_code check_growth(struct growing *w,
	const struct ctg_guard_folder *f, bool existed)
{
	const struct ctg_guard_step *s = w->step;
	struct ctg_str before = STR(""), after;
	struct ctg_err err = { 0 };
	enum ctg_code code = CTG_OK;

	if (existed)
		code = ctg_snapshot_read(&before, s->arena, &s->before,
			w->path, &err);
	if (!code)
		code = ctg_snapshot_read(&after, s->arena, &s->after,
			w->path, &err);
	/* Too large: told with the other files. */
	if (code == CTG_EINPUT)
		return CTG_OK;
	if (code)
		return ctg_guard_failed(s->g, code, &err);
	w->nlines = count_lines(after);
	w->new_ = CTG_NEW_N(s->arena, bool, w->nlines + 1);
	memset(w->new_, true, w->nlines + 1);
	match(w, before, after);
	return check_new(w, f);
}

enum ctg_code ctg_guard_suivi(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f, bool closing)
{
	struct growing w = { .step = s, .closing = closing,
		.path = ctg_strf(s->arena, "%s/suivi.yml", f->path).p };
	const git_tree_entry *before, *after;

	before = f->before ? git_tree_entry_byname(f->before, "suivi.yml") :
		NULL;
	after = git_tree_entry_byname(f->after, "suivi.yml");
	if (ctg_guard_same(before, after))
		return CTG_OK;
	if (is_file(after))
		return check_growth(&w, f, is_file(before));
	if (before)
		ctg_guard_say(s, "L856", w.path, 0, "les événements consignés "
			"ont disparu");
	return CTG_OK;
}
