/* SPDX-License-Identifier: Apache-2.0 */
#include "store/act.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "model/act_number.h"
#include "store/folder.h"

#include <git2.h>

#define LONGEST_NUMBER	4	/* beyond it digits are those of a commit */

/* What is asked, of which convention. */
struct asked {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_str id;
	struct ctg_err *err;
	struct ctg_act *acts;		/* signed, once read */
	size_t nacts;
	bool *taken;			/* of them */
};

static enum ctg_code read_acts(struct asked *q)
{
	enum ctg_code code = ctg_acts_read(&q->acts, &q->nacts, q->arena,
		q->repo, q->id, q->err);

	if (!code)
		q->taken = CTG_NEW_N(q->arena, bool, q->nacts);
	return code;
}

/* Answers */

static enum ctg_code take_commit(struct ctg_version *out,
	const char *commit, struct ctg_str label)
{
	struct ctg_version v = { .label = label };

	memcpy(v.rev, commit, sizeof(v.rev));
	*out = v;
	return CTG_OK;
}

static enum ctg_code take_act(struct ctg_version *out, const struct asked *q,
	const struct ctg_act *act)
{
	return take_commit(out, act->commit,
		ctg_strf(q->arena, "@%u", act->number));
}

static enum ctg_code take_work(struct ctg_version *out,
	const struct asked *q)
{
	enum ctg_code code;

	if (!q->repo->work) {
		code = ctg_fail(q->err, CTG_EGIT, "ce dépôt n'a pas de dossier "
			"de travail : « @courant » n'y est rien");
		ctg_err_hint(q->err, "nommez une version : « %.*s@0 », "
			"« %.*s@%.*s »", STR_ARG(q->id), STR_ARG(q->id),
			STR_ARG(q->repo->settings.branch));
		return code;
	}
	*out = (struct ctg_version){ .work = true, .label = STR("@courant") };
	return CTG_OK;
}

/* Whether the repository has ever heard of the convention. */
static bool is_known(const struct asked *q)
{
	const struct ctg_repo *r = q->repo;
	const char *folder = ctg_repo_folder(r, q->arena, q->id);
	const char *const names[] = {
		"HEAD",
		ctg_strf(q->arena, "refs/heads/%.*s",
			STR_ARG(r->settings.branch)).p,
		ctg_strf(q->arena, "refs/heads/projet/%.*s",
			STR_ARG(q->id)).p,
	};
	bool known = r->work && ctg_io_is_dir(ctg_io_join(q->arena, r->work,
		ctg_str_from(folder)));

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !known;
	     i++) {
		struct ctg_snapshot s;

		if (ctg_snapshot_open(&s, r, names[i], NULL))
			continue;
		known = ctg_snapshot_has(&s, folder);
		ctg_snapshot_close(&s);
	}
	return known;
}

static enum ctg_code unknown(const struct asked *q)
{
	enum ctg_code code = ctg_fail(q->err, CTG_ESYSTEM,
		"convention inconnue : « %.*s »", STR_ARG(q->id));

	ctg_err_hint(q->err, "ni le dossier de travail ni les branches du "
		"dépôt n'ont %s", ctg_repo_folder(q->repo, q->arena, q->id));
	return code;
}

static bool find_branch(char rev[CTG_OID_HEX + 1], const struct asked *q,
	struct ctg_str branch)
{
	git_oid id;

	if (git_reference_name_to_id(&id, q->repo->git, ctg_strf(q->arena,
	    "refs/heads/%.*s", STR_ARG(branch)).p))
		return false;
	git_oid_tostr(rev, CTG_OID_HEX + 1, &id);
	return true;
}

/* The text of some acts.  Those that were closed first, and no other, gave a
 * text that people signed. */
static enum ctg_code take_some(struct ctg_version *out,
	const struct asked *q)
{
	struct ctg_buf label = { .arena = q->arena };
	size_t first = 0, all = 0, last = 0;
	enum ctg_code code;

	while (first < q->nacts && q->taken[first])
		first++;
	for (size_t i = 0; i < q->nacts; i++) {
		if (!q->taken[i])
			continue;
		ctg_buf_printf(&label, "%c%u", all == 0 ? '@' : '+',
			q->acts[i].number);
		all++;
		last = i;
	}
	if (first == all)
		return take_act(out, q, &q->acts[last]);
	code = take_commit(out, q->acts[last].commit, ctg_buf_str(&label));
	out->acts = q->acts;
	out->taken = q->taken;
	out->nacts = q->nacts;
	return code;
}

/* Those whose effect has come; false before the first. */
static bool take_in_effect(struct ctg_version *out, enum ctg_code *code,
	const struct asked *q, struct ctg_date day)
{
	if (!ctg_acts_on(q->taken, q->acts, q->nacts, day))
		return false;
	*code = take_some(out, q);
	out->by_day = true;
	return true;
}

/* « @2 » */

static enum ctg_code no_such_act(const struct asked *q,
	struct ctg_str version)
{
	unsigned highest = ctg_acts_highest(q->acts, q->nacts);
	enum ctg_code code;

	if (q->nacts == 0 && !is_known(q))
		return unknown(q);
	if (q->nacts == 0) {
		code = ctg_fail(q->err, CTG_EGIT, "« %.*s » n'a pas encore de "
			"version signée", STR_ARG(q->id));
		ctg_err_hint(q->err, "son projet : « %.*s@brouillon »",
			STR_ARG(q->id));
		return code;
	}
	code = ctg_fail(q->err, CTG_EGIT, "« %.*s » n'a pas de version %.*s",
		STR_ARG(q->id), STR_ARG(version));
	if (q->nacts == 1)
		ctg_err_hint(q->err, "sa seule version signée est "
			"« %.*s@0 »", STR_ARG(q->id));
	else if (highest >= q->nacts)
		ctg_err_hint(q->err, "ses actes signés : ctg journal %.*s",
			STR_ARG(q->id));
	else
		ctg_err_hint(q->err, "ses versions signées vont de "
			"« %.*s@0 » à « %.*s@%u »", STR_ARG(q->id),
			STR_ARG(q->id), highest);
	return code;
}

static enum ctg_code find_act(struct ctg_version *out, struct asked *q,
	struct ctg_str version)
{
	const struct ctg_act *act;
	unsigned number = 0;
	enum ctg_code code = read_acts(q);

	if (code)
		return code;
	for (size_t i = 0; i < version.n; i++)
		number = number * 10 + (unsigned)(version.p[i] - '0');
	act = ctg_acts_find(q->acts, q->nacts, number);
	return act ? take_act(out, q, act) : no_such_act(q, version);
}

/* « @0+2 » */

static enum ctg_code find_some(struct ctg_version *out, struct asked *q,
	struct ctg_str version)
{
	enum ctg_code code = read_acts(q);

	if (code)
		return code;
	while (version.n > 0) {
		struct ctg_str one = ctg_str_split(&version, '+');
		const struct ctg_act *act;
		unsigned number;

		act = ctg_act_number_read(&number, one) ?
			ctg_acts_find(q->acts, q->nacts, number) : NULL;
		if (!act)
			return no_such_act(q, one);
		q->taken[act - q->acts] = true;
	}
	/* Whatever amends the convention takes it as it is. */
	q->taken[0] = true;
	return take_some(out, q);
}

/* « @2025-03-12 » */

static enum ctg_code too_early(const struct asked *q,
	const struct ctg_act *first)
{
	struct ctg_buf day = { .arena = q->arena };
	enum ctg_code code;

	ctg_date_write(&day, first->effect);
	code = ctg_fail(q->err, CTG_EREFUSED,
		"« %.*s » n'était pas encore en vigueur ce jour-là : elle "
		"l'est depuis le %.*s", STR_ARG(q->id),
		STR_ARG(ctg_buf_str(&day)));
	ctg_err_hint(q->err, "son premier texte : « %.*s@0 »",
		STR_ARG(q->id));
	return code;
}

static enum ctg_code find_day(struct ctg_version *out, struct asked *q,
	struct ctg_date day)
{
	enum ctg_code code;

	if (!ctg_date_exists(day))
		return ctg_fail(q->err, CTG_EUSAGE, "ce jour n'existe pas : "
			"%04u-%02u-%02u", day.year, day.month, day.day);
	code = read_acts(q);
	if (code)
		return code;
	if (q->nacts == 0)
		return no_such_act(q, STR(""));
	return take_in_effect(out, &code, q, day) ? code :
		too_early(q, &q->acts[0]);
}

/* « @brouillon » */

static enum ctg_code no_draft(const struct asked *q)
{
	enum ctg_code code;

	if (!is_known(q))
		return unknown(q);
	code = ctg_fail(q->err, CTG_EGIT,
		"« %.*s » n'a pas de brouillon ouvert ici", STR_ARG(q->id));
	ctg_err_hint(q->err, "ouvrez un avenant : ctg avenant ouvrir %.*s ; "
		"si un collègue l'a fait : git fetch, puis git switch avec le "
		"nom de sa branche", STR_ARG(q->id));
	return code;
}

static enum ctg_code several_drafts(const struct asked *q,
	const unsigned *numbers, size_t n)
{
	struct ctg_buf list = { .arena = q->arena };
	enum ctg_code code;

	for (size_t i = 0; i < n; i++)
		ctg_buf_printf(&list, "%s%u", i == 0 ? "" :
			i + 1 < n ? ", " : " et ", numbers[i]);
	code = ctg_fail(q->err, CTG_EGIT, "« %.*s » a plusieurs avenants "
		"ouverts : %.*s", STR_ARG(q->id),
		STR_ARG(ctg_buf_str(&list)));
	ctg_err_hint(q->err, "dites lequel : « %.*s@avenant/%.*s/%u »",
		STR_ARG(q->id), STR_ARG(q->id), numbers[0]);
	return code;
}

static enum ctg_code find_draft(struct ctg_version *out,
	const struct asked *q)
{
	struct ctg_str branch = { 0 };
	char rev[CTG_OID_HEX + 1];
	const char *head = NULL;
	unsigned *numbers;
	bool projet;
	enum ctg_code code;
	size_t n;

	code = ctg_drafts_read(&numbers, &n, &projet, q->arena, q->repo,
		q->id, q->err);
	if (!code && n > 1)
		code = ctg_repo_head_read(&head, q->repo, q->arena, q->err);
	if (code)
		return code;
	if (projet)
		branch = ctg_strf(q->arena, "projet/%.*s", STR_ARG(q->id));
	for (size_t i = 0; i < n && !projet; i++) {
		branch = ctg_strf(q->arena, "avenant/%.*s/%u", STR_ARG(q->id),
			numbers[i]);
		/* Of several, the one that the person is on. */
		if (head && ctg_str_eq(branch, ctg_str_from(head)))
			break;
		if (i + 1 == n && n > 1)
			return several_drafts(q, numbers, n);
	}
	return branch.p && find_branch(rev, q, branch) ?
		take_commit(out, rev, STR("@brouillon")) : no_draft(q);
}

/* Any revision of git */

static enum ctg_code no_revision(const struct asked *q,
	struct ctg_str version, int error)
{
	enum ctg_code code;

	if (error == GIT_EAMBIGUOUS)
		return ctg_repo_fail(q->err, ctg_strf(q->arena,
			"version « %.*s »", STR_ARG(version)).p);
	code = ctg_fail(q->err, CTG_EGIT, "version inconnue : « @%.*s »",
		STR_ARG(version));
	ctg_err_hint(q->err, "un numéro d'acte (@1), un jour (@2025-03-12), "
		"@courant, @brouillon, ou ce que git comprend (une branche, "
		"une étiquette, un commit)");
	return code;
}

static enum ctg_code find_revision(struct ctg_version *out,
	const struct asked *q, struct ctg_str version)
{
	git_object *any = NULL, *commit = NULL;
	char rev[CTG_OID_HEX + 1];
	int error;

	error = git_revparse_single(&any, q->repo->git,
		ctg_str_c(q->arena, version));
	if (!error)
		error = git_object_peel(&commit, any, GIT_OBJECT_COMMIT);
	if (!error)
		git_oid_tostr(rev, sizeof(rev), git_object_id(commit));
	git_object_free(commit);
	git_object_free(any);
	if (error)
		return no_revision(q, version, error);
	return take_commit(out, rev, ctg_strf(q->arena, "@%.*s",
		STR_ARG(version)));
}

/* No version: the text that counts */

static enum ctg_code find_default(struct ctg_version *out, struct asked *q,
	struct ctg_date today)
{
	char rev[CTG_OID_HEX + 1];
	enum ctg_code code = read_acts(q);

	if (code || take_in_effect(out, &code, q, today))
		return code;
	if (q->nacts > 0)
		return take_act(out, q, &q->acts[0]);
	if (find_branch(rev, q, ctg_strf(q->arena, "projet/%.*s",
	    STR_ARG(q->id))))
		return take_commit(out, rev, STR("@brouillon"));
	return is_known(q) ? take_work(out, q) : unknown(q);
}

static bool is_number(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ctg_is_digit(s.p[i]))
			return false;
	return s.n > 0 && s.n <= LONGEST_NUMBER;
}

static bool is_sum(struct ctg_str s)
{
	size_t terms = 0;

	if (ctg_str_ends(s, STR("+")))
		return false;
	for (; s.n > 0; terms++)
		if (!is_number(ctg_str_split(&s, '+')))
			return false;
	return terms > 1;
}

enum ctg_code ctg_version_find(struct ctg_version *out,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_str version, struct ctg_date today, struct ctg_err *err)
{
	struct asked q = { .arena = a, .repo = r, .id = id, .err = err };
	struct ctg_date day;

	if (version.n == 0)
		return find_default(out, &q, today);
	if (ctg_str_eq(version, STR("courant")))
		return take_work(out, &q);
	if (ctg_str_eq(version, STR("brouillon")))
		return find_draft(out, &q);
	if (is_number(version))
		return find_act(out, &q, version);
	if (is_sum(version))
		return find_some(out, &q, version);
	if (ctg_date_read_iso(&day, version))
		return find_day(out, &q, day);
	return find_revision(out, &q, version);
}
