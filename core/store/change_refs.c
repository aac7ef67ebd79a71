/* SPDX-License-Identifier: Apache-2.0 */
#include "store/change.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"

#include <git2.h>
#include <stdlib.h>
#include <time.h>

/* git itself waits as long for another one to finish. */
#define TRIES		10
#define PAUSE_MS	10

/* libgit2 writes the references of a transaction in an order of its own:
 * with one transaction each, all locked before the first is written, the
 * order is the caller's. */
struct locked {
	const struct ctg_ref_update *update;
	git_transaction *lock;
};

bool ctg_refs_get(char out[CTG_OID_HEX + 1], const struct ctg_repo *r,
	const char *name)
{
	git_oid id;

	if (git_reference_name_to_id(&id, r->git, name))
		return false;
	git_oid_tostr(out, CTG_OID_HEX + 1, &id);
	return true;
}

/* The file that says that somebody writes to a reference. */
static struct ctg_str lock_of(struct ctg_arena *a, const struct ctg_repo *r,
	const char *name)
{
	const char *folder = strcmp(name, "HEAD") == 0 ?
		git_repository_path(r->git) :
		git_repository_commondir(r->git);

	return ctg_strf(a, "%s%s.lock", folder, name);
}

void ctg_refs_settle(const struct ctg_repo *r, const char *name)
{
	struct ctg_arena a = CTG_ARENA_INIT;

	ctg_repo_settle(lock_of(&a, r, name).p);
	ctg_arena_release(&a);
}

/* Refusals */

/* « la branche « main » », « l'étiquette « acte/dugny/1 » ». */
static const char *shown(struct ctg_arena *a, const char *name)
{
	struct ctg_str s = ctg_str_from(name);
	const char *what = "la référence";

	if (ctg_str_cut(&s, STR("refs/heads/")))
		what = "la branche";
	else if (ctg_str_cut(&s, STR("refs/tags/")))
		what = "l'étiquette";
	return ctg_strf(a, "%s « %.*s »", what, STR_ARG(s)).p;
}

static enum ctg_code refuse_held(struct ctg_arena *a,
	const struct ctg_repo *r, const char *name, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EGIT,
		"%s est verrouillée : une autre commande y écrit",
		shown(a, name));

	ctg_repo_hint_lock(err, lock_of(a, r, name));
	return code;
}

enum ctg_code ctg_refs_unheld(const struct ctg_repo *r, const char *name,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	enum ctg_code code = CTG_OK;

	if (ctg_io_is_file(lock_of(&a, r, name).p))
		code = refuse_held(&a, r, name, err);
	ctg_arena_release(&a);
	return code;
}

static enum ctg_code refuse_nested(struct ctg_arena *a, const char *name,
	const char *other, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED,
		"%s ne peut pas être créée : %s existe, et git n'admet pas "
		"l'une sous l'autre", shown(a, name), shown(a, other));

	ctg_err_hint(err, "renommez ou supprimez celle qui existe : git "
		"branch -m …");
	return code;
}

static enum ctg_code refuse_moved(struct ctg_arena *a,
	const struct ctg_ref_update *u, bool exists, struct ctg_err *err)
{
	enum ctg_code code;

	if (!*u->from) {
		code = ctg_fail(err, CTG_EREFUSED, "%s existe déjà",
			shown(a, u->name));
		return code;
	}
	code = ctg_fail(err, CTG_EREFUSED, exists ?
		"%s a changé entre-temps" : "%s a disparu entre-temps",
		shown(a, u->name));
	ctg_err_hint(err, "quelqu'un d'autre y a travaillé au même moment : "
		"rien n'a été modifié, relancez la commande");
	return code;
}

/* Locking */

/* A new name may have no other above it or below it: git keeps them as
 * files and folders. */
static enum ctg_code check_free(struct ctg_arena *a,
	const struct ctg_repo *r, const char *name, struct ctg_err *err)
{
	struct ctg_str *below;
	enum ctg_code code;
	git_oid id;
	size_t n;

	for (size_t i = strlen("refs/"); name[i]; i++) {
		const char *above = ctg_strf(a, "%.*s", (int)i, name).p;

		if (name[i] == '/' &&
		    git_reference_name_to_id(&id, r->git, above) == 0)
			return refuse_nested(a, name, above, err);
	}
	code = ctg_refs_below(&below, &n, a, r, ctg_strf(a, "%s/", name).p,
		err);
	if (!code && n > 0)
		code = refuse_nested(a, name, ctg_str_c(a, below[0]), err);
	return code;
}

static enum ctg_code lock(struct locked *l, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_err *err)
{
	static const struct timespec pause = { 0, PAUSE_MS * 1'000'000L };
	const char *name = l->update->name;
	int error = git_transaction_new(&l->lock, r->git);
	enum ctg_code code, nested;

	if (error)
		return ctg_repo_fail(err, shown(a, name));
	ctg_refs_settle(r, name);
	for (int i = 0; i < TRIES; i++) {
		error = git_transaction_lock_ref(l->lock, name);
		if (error != GIT_ELOCKED)
			break;
		nanosleep(&pause, NULL);
	}
	if (error == GIT_ELOCKED)
		return refuse_held(a, r, name, err);
	if (!error)
		return CTG_OK;
	/* A branch where the name needs a folder: no lock can be made. */
	code = ctg_repo_fail(err, shown(a, name));
	nested = check_free(a, r, name, err);
	return nested ? nested : code;
}

/* The value as it stands, now that nobody else can change it. */
static enum ctg_code check(const struct ctg_ref_update *u,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err)
{
	char now[CTG_OID_HEX + 1] = "";
	git_reference *ref;
	bool direct;
	int error = git_reference_lookup(&ref, r->git, u->name);

	if (error && error != GIT_ENOTFOUND)
		return ctg_repo_fail(err, shown(a, u->name));
	if (!error) {
		direct = git_reference_type(ref) == GIT_REFERENCE_DIRECT;
		if (direct)
			git_oid_tostr(now, sizeof(now),
				git_reference_target(ref));
		git_reference_free(ref);
		if (!direct)
			return ctg_fail(err, CTG_EREFUSED, "%s n'est qu'un "
				"renvoi à une autre", shown(a, u->name));
	}
	if (strcmp(now, u->from) != 0)
		return refuse_moved(a, u, *now, err);
	return *now ? CTG_OK : check_free(a, r, u->name, err);
}

/* Writing */

static int write_one(const struct locked *l, const struct ctg_repo *r,
	const char *reason)
{
	const struct ctg_ref_update *u = l->update;
	git_oid id;
	int error;

	if (!*u->to) {
		error = git_transaction_remove(l->lock, u->name);
		if (!error)
			error = git_transaction_commit(l->lock);
		/* As git: what comes under that name later is another one. */
		return error ? error : git_reflog_delete(r->git, u->name);
	}
	error = git_oid_fromstr(&id, u->to);
	if (!error)
		error = git_transaction_set_target(l->lock, u->name, &id,
			NULL, reason);
	if (!error)
		error = git_transaction_commit(l->lock);
	/* Even when the lock could not be removed at once. */
	ctg_refs_settle(r, u->name);
	return error;
}

static int by_name(const void *p, const void *q)
{
	const struct locked *const *x = p, *const *y = q;

	return strcmp((*x)->update->name, (*y)->update->name);
}

/* In the order of the names, so that two of us never wait for each other. */
static enum ctg_code lock_all(struct locked *v, size_t n,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_err *err)
{
	struct locked **sorted = CTG_NEW_N(a, struct locked *, n);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < n; i++)
		sorted[i] = &v[i];
	qsort(sorted, n, sizeof(struct locked *), by_name);
	for (size_t i = 0; i < n && !code; i++)
		code = lock(sorted[i], a, r, err);
	for (size_t i = 0; i < n && !code; i++)
		code = check(v[i].update, a, r, err);
	return code;
}

/* A disk can fill up between two references: what was done is undone. */
static enum ctg_code write_all(struct locked *v, size_t n,
	struct ctg_arena *a, const struct ctg_repo *r, const char *reason,
	struct ctg_err *err)
{
	struct ctg_ref_update back;
	enum ctg_code code;
	size_t i = 0;

	while (i < n && write_one(&v[i], r, reason) == 0)
		i++;
	if (i == n)
		return CTG_OK;
	code = ctg_repo_fail(err, shown(a, v[i].update->name));
	while (i-- > 0) {
		back = (struct ctg_ref_update){ v[i].update->name,
			v[i].update->to, v[i].update->from };
		(void)ctg_refs_update(r, &back, 1, "annulation", NULL);
	}
	return code;
}

enum ctg_code ctg_refs_update(const struct ctg_repo *r,
	const struct ctg_ref_update *updates, size_t n, const char *reason,
	struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct locked *v = CTG_NEW_N(&a, struct locked, n + 1);
	enum ctg_code code;

	for (size_t i = 0; i < n; i++)
		v[i].update = &updates[i];
	code = lock_all(v, n, &a, r, err);
	if (!code)
		code = write_all(v, n, &a, r, reason, err);
	for (size_t i = 0; i < n; i++)
		if (v[i].lock)
			git_transaction_free(v[i].lock);
	ctg_arena_release(&a);
	return code;
}
