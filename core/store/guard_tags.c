/* SPDX-License-Identifier: Apache-2.0 */
/* The tags acte/<id>/<n> are the record of what was signed: each comes with
 * its act, says the same, and never moves. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"
#include "store/act.h"
#include "store/folder.h"

#include <stdlib.h>

#define TAGS	"refs/tags/acte"

/* The moves that are about tags of acts */

static int compare(const void *pa, const void *pb)
{
	const struct ctg_move *const *x = pa, *const *y = pb;

	return strcmp((*x)->ref, (*y)->ref);
}

/* « refs/tags/acte » itself would leave no room for the others. */
static bool is_ours(const char *ref)
{
	struct ctg_str s = ctg_str_from(ref);

	return ctg_str_cut(&s, STR(TAGS)) && (s.n == 0 || s.p[0] == '/');
}

void ctg_guard_tags_take(struct ctg_guarding *g, const struct ctg_move *moves,
	size_t n)
{
	g->tags = CTG_NEW_N(g->arena, const struct ctg_move *, n + 1);
	for (size_t i = 0; i < n; i++)
		if (is_ours(moves[i].ref))
			g->tags[g->ntags++] = &moves[i];
	if (g->ntags > 0)
		qsort(g->tags, g->ntags, sizeof(*g->tags), compare);
}

bool ctg_guard_tags_find(char out[CTG_OID_HEX + 1],
	const struct ctg_guarding *g, struct ctg_str id, unsigned number)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const struct ctg_move key = { .ref = ctg_strf(&a, TAGS "/%.*s/%u",
		STR_ARG(id), number).p };
	const struct ctg_move *const wanted = &key, *const *found = NULL;
	bool is_there;
	git_oid oid;

	if (g->ntags > 0)
		found = bsearch(&wanted, g->tags, g->ntags, sizeof(*g->tags),
			compare);
	is_there = found ? (*found)->to[0] != '\0' &&
		git_oid_fromstr(&oid, (*found)->to) == 0 :
		git_reference_name_to_id(&oid, g->repo.git, key.ref) == 0;
	if (is_there)
		git_oid_tostr(out, CTG_OID_HEX + 1, &oid);
	ctg_arena_release(&a);
	return is_there;
}

/* The tag of an act that is closed */

static void remember(struct ctg_guarding *g, struct ctg_guard_closed c)
{
	CTG_MORE(g->arena, g->closed, g->nclosed, g->room);
	c.id = ctg_str_dup(g->arena, c.id);
	g->closed[g->nclosed++] = c;
}

/* Of the trailers of a tag, those that an act has. */
static struct ctg_str ours(const struct ctg_guard_step *s,
	struct ctg_str trailers)
{
	struct ctg_guard_claim c;

	if (ctg_guard_claim_read(&c, s, ctg_strf(s->arena, "x\n\n%.*s",
	    STR_ARG(trailers)).p))
		return STR("");
	return c.trailers;
}

/* A disk that cannot be read is no breach. */
static enum ctg_code check_tag(const struct ctg_guard_step *s,
	struct ctg_str id, unsigned number, const char *tag)
{
	const char *name = ctg_strf(s->arena, "acte/%.*s/%u", STR_ARG(id),
		number).p;
	struct ctg_err err = { 0 };
	struct ctg_act act;
	enum ctg_code code = ctg_act_read_tag(&act, s->arena, &s->g->repo, id,
		number, tag, &err);

	if (code == CTG_ESYSTEM)
		return ctg_guard_failed(s->g, code, &err);
	if (code) {
		ctg_guard_say(s, "L857", name, 0, "%s", err.msg);
	} else if (strcmp(act.commit, s->after.commit) != 0) {
		ctg_guard_say(s, "L857", name, 0, "l'étiquette désigne un "
			"autre commit que celui qui clôt l'acte");
	} else if (!ctg_str_eq(ours(s, act.trailers), s->claim.trailers)) {
		ctg_guard_say(s, "L857", name, 0, "l'étiquette ne dit pas la "
			"même chose que le commit qui clôt l'acte");
	} else {
		return CTG_OK;
	}
	ctg_guard_remedy(s->g, "refaites-la : git tag -d %s, puis ctg clore "
		"%.*s", name, STR_ARG(id));
	return CTG_OK;
}

enum ctg_code ctg_guard_tags_close(const struct ctg_guard_step *s,
	struct ctg_str id, unsigned number)
{
	struct ctg_guard_closed c = { .id = id, .number = number };
	char tag[CTG_OID_HEX + 1];

	git_oid_fromstr(&c.commit, s->after.commit);
	remember(s->g, c);
	if (ctg_guard_tags_find(tag, s->g, id, number))
		return check_tag(s, id, number, tag);
	ctg_guard_say(s, "L857", ctg_strf(s->arena, "acte/%.*s/%u",
		STR_ARG(id), number).p, 0,
		"l'acte vient sans son étiquette");
	ctg_guard_remedy(s->g, "envoyez les deux ensemble : git push "
		"--follow-tags (si elle manque chez vous : ctg clore %.*s)",
		STR_ARG(id));
	return CTG_OK;
}

/* Tags that move */

struct name {
	struct ctg_str id;
	unsigned number;
};

/* « acte/dugny/12 », as ctg writes it. */
static bool read_name(struct name *out, const char *ref)
{
	struct ctg_str s = ctg_str_skip(ctg_str_from(ref), sizeof(TAGS) - 1);

	return ctg_str_cut(&s, STR("/")) &&
		ctg_act_name_read(&out->id, &out->number, s);
}

/* Sorted as qsort does, by id and number: see ctg_guard_tags_check. */
static int compare_closed(const void *pa, const void *pb)
{
	const struct ctg_guard_closed *x = pa, *y = pb;
	int by_id = ctg_str_cmp(x->id, y->id);

	return by_id ? by_id : (x->number > y->number) -
		(x->number < y->number);
}

/* Its commit was seen with it. */
static bool comes_with_act(const struct ctg_guarding *g,
	const struct name *n)
{
	const struct ctg_guard_closed key = { .id = n->id,
		.number = n->number };

	return g->nclosed > 0 && bsearch(&key, g->closed, g->nclosed,
		sizeof(*g->closed), compare_closed);
}

/* Alone, for an act that was closed before the guard was there */

static int compare_oids(const void *pa, const void *pb)
{
	return git_oid_cmp(pa, pb);
}

/* The first-parent line of the branch, once for all such tags. */
static enum ctg_code read_line(struct ctg_guarding *g, const git_oid *tip)
{
	enum ctg_code code;

	if (g->line.v || !tip)
		return CTG_OK;
	code = ctg_guard_follow(&g->line, g, g->arena, NULL, tip);
	if (!code)
		qsort(g->line.v, g->line.n, sizeof(*g->line.v), compare_oids);
	return code;
}

static enum ctg_code claims_the_same(bool *out,
	const struct ctg_guard_step *s, const struct ctg_act *act,
	const git_oid *oid)
{
	struct ctg_guard_claim claim;
	git_commit *c;
	enum ctg_code code;

	if (git_commit_lookup(&c, s->g->repo.git, oid))
		return ctg_guard_fail(s->g, "lecture d'un commit");
	code = ctg_guard_claim_read(&claim, s, git_commit_message(c));
	git_commit_free(c);
	if (!code)
		*out = ctg_str_eq(claim.trailers, ours(s, act->trailers));
	return code;
}

static void say_alone(const struct ctg_guard_step *s, const char *shown)
{
	struct ctg_str branch = s->g->repo.settings.branch;

	ctg_guard_say(s, "L857", shown, 0, "le commit que cette étiquette "
		"désigne ne clôt pas cet acte sur la branche « %.*s »",
		STR_ARG(branch));
	ctg_guard_remedy(s->g, "envoyez-la avec la branche : git push "
		"--follow-tags origin %.*s", STR_ARG(branch));
}

static enum ctg_code check_alone(const struct ctg_guard_step *s,
	const char *shown, const struct name *n, const char *tag,
	const git_oid *tip)
{
	const struct ctg_guard_line *l = &s->g->line;
	struct ctg_err err = { 0 };
	struct ctg_act act;
	git_oid oid;
	bool same = false;
	enum ctg_code code = ctg_act_read_tag(&act, s->arena, &s->g->repo,
		n->id, n->number, tag, &err);

	if (code == CTG_ESYSTEM)
		return ctg_guard_failed(s->g, code, &err);
	if (code) {
		ctg_guard_say(s, "L857", shown, 0, "%s", err.msg);
		return CTG_OK;
	}
	code = read_line(s->g, tip);
	if (code)
		return code;
	if (git_oid_fromstr(&oid, act.commit) == 0 && l->n > 0 &&
	    bsearch(&oid, l->v, l->n, sizeof(*l->v), compare_oids))
		code = claims_the_same(&same, s, &act, &oid);
	if (!code && !same)
		say_alone(s, shown);
	return code;
}

static enum ctg_code check_move(const struct ctg_guard_step *s,
	const struct ctg_move *m, const git_oid *tip)
{
	const char *shown = m->ref + sizeof("refs/tags/") - 1;
	struct name n;

	if (strcmp(m->from, m->to) == 0)
		return CTG_OK;
	if (m->from[0] != '\0') {
		ctg_guard_say(s, "L857", shown, 0, m->to[0] ? "l'étiquette "
			"d'un acte ne se déplace pas" : "l'étiquette d'un "
			"acte ne s'efface pas");
		ctg_guard_remedy(s->g, "reprenez celle du serveur : "
			"git fetch --tags --force");
	} else if (!read_name(&n, m->ref)) {
		ctg_guard_say(s, "L857", shown, 0, "les noms en « acte/ » "
			"sont réservés aux étiquettes des actes : "
			"acte/<id>/<n>");
		ctg_guard_remedy(s->g, "donnez-lui un autre nom");
	} else if (!comes_with_act(s->g, &n)) {
		return check_alone(s, shown, &n, m->to, tip);
	}
	return CTG_OK;
}

enum ctg_code ctg_guard_tags_check(struct ctg_guarding *g, const git_oid *tip)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	const struct ctg_guard_step s = { .g = g, .arena = &a };
	enum ctg_code code = CTG_OK;

	if (g->nclosed > 0)
		qsort(g->closed, g->nclosed, sizeof(*g->closed),
			compare_closed);
	for (size_t i = 0; i < g->ntags && !code; i++)
		code = check_move(&s, g->tags[i], tip);
	ctg_arena_release(&a);
	return code;
}
