/* SPDX-License-Identifier: Apache-2.0 */
#include "store/act.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/act_number.h"
#include "model/amendment.h"

#include <git2.h>

/* An act */

struct reading {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	struct ctg_str id;
	struct ctg_err *err;
	struct ctg_act act;
};

static struct reading reading_of(struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, unsigned number,
	struct ctg_err *err)
{
	return (struct reading){ .arena = a, .repo = r, .id = id, .err = err,
		.act.number = number, .act.base = number ? number - 1 : 0 };
}

[[gnu::format(printf, 2, 3)]]
static enum ctg_code bad(const struct reading *x, const char *fmt, ...)
{
	struct ctg_buf why = { .arena = x->arena };
	enum ctg_code code;
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&why, fmt, ap);
	va_end(ap);
	code = ctg_fail(x->err, CTG_EGIT, "l'étiquette acte/%.*s/%u n'est pas "
		"celle d'un acte clos par ctg : %.*s", STR_ARG(x->id),
		x->act.number, STR_ARG(ctg_buf_str(&why)));
	ctg_err_hint(x->err, "git show acte/%.*s/%u la montre ; reprenez celle "
		"du serveur : git fetch --tags --force", STR_ARG(x->id),
		x->act.number);
	return code;
}

/* Git appends the signature of a tag to its message. */
static struct ctg_str without_signature(struct ctg_str message)
{
	static const char *const starts[] = {
		"\n-----BEGIN PGP SIGNATURE-----",
		"\n-----BEGIN PGP MESSAGE-----",
		"\n-----BEGIN SSH SIGNATURE-----",
		"\n-----BEGIN SIGNED MESSAGE-----",
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t at = ctg_str_find(message, ctg_str_from(starts[i]));

		if (at < message.n)
			message.n = at + 1;
	}
	return message;
}

/* « caf 2025-03-12 » */
static enum ctg_code take_signature(struct reading *x, struct ctg_str value)
{
	struct ctg_date d;
	size_t n = value.n;

	while (n > 0 && value.p[n - 1] != ' ')
		n--;
	if (!ctg_date_read_iso(&d, ctg_str_skip(value, n)) ||
	    !ctg_date_exists(d))
		return bad(x, "date de signature illisible (« %.*s »)",
			STR_ARG(value));
	if (ctg_date_cmp(x->act.signature, d) < 0)
		x->act.signature = d;
	return CTG_OK;
}

static enum ctg_code take_effect(struct reading *x, struct ctg_str value)
{
	struct ctg_date d;

	if (x->act.effect.year)
		return bad(x, "elle a deux dates d'effet");
	if (!ctg_date_read_iso(&d, value) || !ctg_date_exists(d))
		return bad(x, "date d'effet illisible (« %.*s »)",
			STR_ARG(value));
	x->act.effect = d;
	return CTG_OK;
}

/* A tag copied or renamed by hand would pass one act off as another. */
static enum ctg_code take_number(struct reading *x, struct ctg_str value)
{
	if (ctg_str_eq(value, ctg_strf(x->arena, "%u", x->act.number)))
		return CTG_OK;
	return bad(x, "elle dit être celle de l'acte « %.*s »",
		STR_ARG(value));
}

static enum ctg_code take_base(struct reading *x, struct ctg_str value)
{
	if (x->act.number > 0 && ctg_act_number_read(&x->act.base, value))
		return CTG_OK;
	return bad(x, "numéro de version illisible (« %.*s »)",
		STR_ARG(value));
}

static enum ctg_code take_id(struct reading *x, struct ctg_str value)
{
	if (ctg_str_eq(value, x->id))
		return CTG_OK;
	return bad(x, "elle dit être celle de la convention « %.*s »",
		STR_ARG(value));
}

static enum ctg_code take_trailers(struct reading *x,
	const git_message_trailer_array *all)
{
	static const struct {
		const char *key;
		enum ctg_code (*take)(struct reading *x, struct ctg_str v);
		bool required;
	} kinds[] = {
		{ "Convention", take_id, true },
		{ "Acte", take_number, true },
		{ "Base", take_base, false },
		{ "Effet", take_effect, true },
		{ "Signature", take_signature, false },
	};
	struct ctg_buf lines = { .arena = x->arena };

	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		bool found = false;

		for (size_t i = 0; i < all->count; i++) {
			enum ctg_code code;

			if (strcmp(all->trailers[i].key, kinds[k].key) != 0)
				continue;
			found = true;
			code = kinds[k].take(x, ctg_str_trim(
				ctg_str_from(all->trailers[i].value)));
			if (code)
				return code;
		}
		if (kinds[k].required && !found)
			return bad(x, "il y manque la ligne « %s: »",
				kinds[k].key);
	}
	for (size_t i = 0; i < all->count; i++)
		ctg_buf_printf(&lines, "%s: %s\n", all->trailers[i].key,
			all->trailers[i].value);
	x->act.trailers = ctg_buf_str(&lines);
	return CTG_OK;
}

static enum ctg_code read_message(struct reading *x, struct ctg_str message)
{
	git_message_trailer_array all;
	struct ctg_str rest = message;
	enum ctg_code code;

	x->act.title = ctg_str_dup(x->arena, ctg_str_trim(
		ctg_str_line(&rest)));
	if (git_message_trailers(&all, ctg_str_c(x->arena, message)))
		return ctg_repo_fail(x->err, "lecture d'une étiquette");
	code = take_trailers(x, &all);
	git_message_trailer_array_free(&all);
	return code;
}

static enum ctg_code read_tag(struct reading *x, const git_tag *tag)
{
	const git_signature *who = git_tag_tagger(tag);
	const char *message = git_tag_message(tag);

	if (git_tag_target_type(tag) != GIT_OBJECT_COMMIT)
		return bad(x, "elle ne désigne pas une version");
	git_oid_tostr(x->act.commit, sizeof(x->act.commit),
		git_tag_target_id(tag));
	if (who) {
		x->act.author = ctg_str_dup(x->arena,
			ctg_str_from(who->name));
		x->act.closed = ctg_date_at(who->when.time, who->when.offset);
	}
	return read_message(x, without_signature(
		ctg_str_from(message ? message : "")));
}

static enum ctg_code read_act(struct ctg_act *out, struct reading *x,
	const git_oid *target)
{
	git_tag *tag;
	enum ctg_code code;
	int error = git_tag_lookup(&tag, x->repo->git, target);

	/* A commit: somebody typed « git tag » without a message. */
	if (error == GIT_ENOTFOUND && git_error_last()->klass ==
	    GIT_ERROR_INVALID)
		return bad(x, "elle n'a pas de message");
	if (error)
		return ctg_repo_fail(x->err, "lecture d'une étiquette");
	code = read_tag(x, tag);
	git_tag_free(tag);
	if (!code)
		*out = x->act;
	return code;
}

enum ctg_code ctg_act_read_tag(struct ctg_act *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str id, unsigned number,
	const char *tag, struct ctg_err *err)
{
	struct reading x = reading_of(a, r, id, number, err);
	git_oid target;

	if (git_oid_fromstr(&target, tag))
		return ctg_repo_fail(err, "lecture d'une étiquette");
	return read_act(out, &x, &target);
}

/* The acts of a convention */

/* Asking for acte/<id>/0, 1, 2… takes some microseconds each; listing them
 * would have libgit2 go through all the references of the register. */
static enum ctg_code find_tag(git_oid *out, bool *found,
	const struct reading *x)
{
	struct ctg_str name = ctg_strf(x->arena, "refs/tags/acte/%.*s/%u",
		STR_ARG(x->id), x->act.number);
	int error = git_reference_name_to_id(out, x->repo->git, name.p);

	*found = error == 0;
	return !error || error == GIT_ENOTFOUND ? CTG_OK :
		ctg_repo_fail(x->err, "lecture d'une étiquette");
}

/* Without it the text of an earlier act would be taken for the one in
 * force. */
enum ctg_code ctg_act_missing(struct ctg_str id, unsigned number,
	struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EGIT,
		"il manque l'étiquette acte/%.*s/%u dans ce dépôt",
		STR_ARG(id), number);

	ctg_err_hint(err, "reprenez celles du serveur : git fetch --tags");
	return code;
}

enum ctg_code ctg_act_lookup(struct ctg_act *out, bool *found,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	unsigned number, struct ctg_err *err)
{
	struct reading x = reading_of(a, r, id, number, err);
	git_oid target;
	enum ctg_code code = find_tag(&target, found, &x);

	return code || !*found ? code : read_act(out, &x, &target);
}

/* Numbers may be missing: those of avenants that are still open. */
enum ctg_code ctg_acts_read(struct ctg_act **out, size_t *n,
	struct ctg_arena *a, const struct ctg_repo *r, struct ctg_str id,
	struct ctg_err *err)
{
	unsigned end = CTG_ACTS_APART;
	struct ctg_act *v = NULL;
	size_t count = 0, room = 0;
	enum ctg_code code = CTG_OK;

	for (unsigned i = 0; i <= end && !code; i++) {
		bool found;

		CTG_MORE(a, v, count, room);
		code = ctg_act_lookup(&v[count], &found, a, r, id, i, err);
		if (code || !found)
			continue;
		count++;
		end = i + CTG_ACTS_APART;
	}
	if (!code)
		code = ctg_acts_order(v, count, id, err);
	if (code)
		return code;
	*out = v;
	*n = count;
	return CTG_OK;
}

/* Their order */

unsigned ctg_act_base(struct ctg_arena *a, const struct ctg_snapshot *s,
	struct ctg_str id, unsigned number)
{
	struct ctg_diags none = { .arena = a };
	const char *path = ctg_strf(a, "%s/avenants/%u.md", ctg_repo_folder(
		s->repo, a, id), number).p;
	struct ctg_amendment m;
	struct ctg_source src;
	struct ctg_str text;

	if (ctg_snapshot_read(&text, a, s, path, NULL) ||
	    ctg_source_init(&src, a, ctg_str_from(path), text, NULL) ||
	    ctg_amendment_read(&m, a, &src, &none, NULL) || m.base == ~0U)
		return number - 1;
	return m.base;
}

/* One that nothing leads to: what it follows is not here, or has another
 * successor already. */
static enum ctg_code refuse_astray(const struct ctg_act *acts, size_t n,
	const struct ctg_act *astray, struct ctg_str id, struct ctg_err *err)
{
	enum ctg_code code;

	if (!ctg_acts_find(acts, n, astray->base))
		return ctg_act_missing(id, astray->base, err);
	code = ctg_fail(err, CTG_EGIT, "l'étiquette acte/%.*s/%u dit suivre la "
		"version %u, qu'un autre acte suit déjà", STR_ARG(id),
		astray->number, astray->base);
	ctg_err_hint(err, "reprenez celles du serveur : git fetch --tags "
		"--force");
	return code;
}

enum ctg_code ctg_acts_order(struct ctg_act *acts, size_t n,
	struct ctg_str id, struct ctg_err *err)
{
	if (n > 0 && acts[0].number != 0)
		return ctg_act_missing(id, 0, err);
	for (size_t i = 1; i < n; i++) {
		struct ctg_act next;
		size_t k = i;

		while (k < n && acts[k].base != acts[i - 1].number)
			k++;
		if (k == n)
			return refuse_astray(acts, n, &acts[i], id, err);
		next = acts[k];
		memmove(&acts[i + 1], &acts[i], (k - i) * sizeof(*acts));
		acts[i] = next;
	}
	return CTG_OK;
}

const struct ctg_act *ctg_acts_find(const struct ctg_act *acts, size_t n,
	unsigned number)
{
	for (size_t i = 0; i < n; i++)
		if (acts[i].number == number)
			return &acts[i];
	return NULL;
}

unsigned *ctg_acts_held(size_t *count, struct ctg_arena *a,
	const struct ctg_act *acts, size_t n, unsigned number)
{
	unsigned *held = CTG_NEW_N(a, unsigned, n);
	unsigned last = 0;

	*count = 0;
	for (size_t i = 1; i < n && last != number; i++)
		last = held[(*count)++] = acts[i].number;
	return held;
}

unsigned ctg_acts_highest(const struct ctg_act *acts, size_t n)
{
	unsigned highest = 0;

	for (size_t i = 0; i < n; i++)
		highest = acts[i].number > highest ? acts[i].number : highest;
	return highest;
}

const struct ctg_act *ctg_acts_on(bool *taken, const struct ctg_act *acts,
	size_t n, struct ctg_date day)
{
	const struct ctg_act *last = NULL;

	for (size_t i = 0; i < n; i++) {
		taken[i] = ctg_date_cmp(acts[i].effect, day) <= 0;
		if (taken[i])
			last = &acts[i];
	}
	return n > 0 && taken[0] ? last : NULL;
}
