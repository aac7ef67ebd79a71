/* SPDX-License-Identifier: Apache-2.0 */
/* What a bundle says of the register, against the register around us. */
#include "controler.h"

#include "bundle/liasse.h"
#include "store/register.h"

struct checking {
	struct ctg_cmd *c;
	struct ctg_arena *arena;
	struct ctg_verdict *v;
	struct ctg_repo repo;
	struct ctg_liasse liasse;
	struct ctg_manifest now;	/* what the register says today */
};

/* --- one thing after the other ------------------------------------------- */

static void compare(struct checking *k, const char *what, struct ctg_str said,
	struct ctg_str found)
{
	if (ctg_str_eq(said, found))
		ctg_verdict_proved(k->v, ctg_strf(k->arena,
			"%s : la même empreinte", what));
	else
		ctg_verdict_fault(k->v, "%s : dans le registre, l'empreinte "
			"est autre", what);
}

static const struct ctg_manifest_source *find_source(
	const struct ctg_manifest *m, struct ctg_str path)
{
	for (size_t i = 0; i < m->n_sources; i++)
		if (ctg_str_eq(m->sources[i].path, path))
			return &m->sources[i];
	return NULL;
}

static void compare_sources(struct checking *k)
{
	const struct ctg_manifest *said = &k->v->proof;
	size_t same = 0, faults = k->v->n_faults;

	for (size_t i = 0; i < said->n_sources; i++) {
		const struct ctg_manifest_source *s = &said->sources[i];
		const struct ctg_manifest_source *found = find_source(&k->now,
			s->path);

		if (found && ctg_str_eq(s->sha256, found->sha256) &&
		    ctg_str_eq(s->blob, found->blob))
			same++;
		else
			ctg_verdict_fault(k->v, "source %.*s : elle n'est pas "
				"la même dans le registre", STR_ARG(s->path));
	}
	if (said->n_sources != k->now.n_sources)
		ctg_verdict_fault(k->v, CTG_MANIFEST_NAME " ne nomme pas "
			"toutes les sources du commit");
	if (faults == k->v->n_faults)
		ctg_verdict_proved(k->v, ctg_strf(k->arena, "%zu fichier%s "
			"source%s : les mêmes", same, same > 1 ? "s" : "",
			same > 1 ? "s" : ""));
}

/* --- the commit it comes from --------------------------------------------- */

static void judge_commit(struct checking *k)
{
	const struct ctg_manifest *said = &k->v->proof;

	ctg_verdict_proved(k->v, ctg_strf(k->arena, "le commit %.12s existe"
		"%s%.*s", said->commit.p, k->now.tag.n ?
		", désigné par l'étiquette " : "", STR_ARG(k->now.tag)));
	if (!ctg_str_eq(said->version, k->now.version))
		ctg_verdict_fault(k->v, "ce commit n'est pas celui de la %.*s",
			STR_ARG(said->version));
	compare(k, "le dossier de la convention", said->tree, k->now.tree);
	compare(k, "le texte développé", said->text, k->now.text);
	compare_sources(k);
	ctg_controler_documents(k->v, k->c, &k->repo);
}

/* --- a draft that is gone ------------------------------------------------- */

static bool has_commit(const struct checking *k)
{
	struct ctg_snapshot s = { 0 };
	bool has = !ctg_snapshot_open(&s, &k->repo, ctg_str_c(k->arena,
		k->v->proof.commit), NULL);

	if (has)
		ctg_snapshot_close(&s);
	return has;
}

static bool open_closed(struct checking *k, struct ctg_err *err)
{
	ctg_liasse_close(&k->liasse);
	return !ctg_liasse_open_instead(&k->liasse, k->arena, &k->repo,
		&k->v->proof, err) && !ctg_liasse_proof(&k->now, &k->liasse,
		k->v->proof.draft, err);
}

/* « clore » writes a commit of its own, and the draft may not be kept: what
 * was signed before is found in the act. */
static void judge_closed(struct checking *k, const struct ctg_err *why)
{
	const struct ctg_manifest *said = &k->v->proof;
	struct ctg_err other = { 0 };

	if (said->tag.n > 0 || has_commit(k)) {
		ctg_verdict_fault(k->v, "registre : %s", why->msg);
	} else if (!open_closed(k, &other)) {
		ctg_verdict_fault(k->v, "le commit %.12s n'existe pas dans ce "
			"registre%s%s", said->commit.p,
			other.code == CTG_EDIGEST ? " : " : "",
			other.code == CTG_EDIGEST ? other.msg : "");
	} else {
		ctg_verdict_proved(k->v, ctg_strf(k->arena, "le brouillon "
			"%.12s n'est plus là ; l'acte clos %.12s a les mêmes "
			"sources", said->commit.p, k->now.commit.p));
		compare(k, "le texte développé de l'acte clos", said->text,
			k->now.text);
		ctg_controler_documents(k->v, k->c, &k->repo);
	}
}

void ctg_controler_registre(struct ctg_verdict *v, struct ctg_cmd *c)
{
	struct checking k = { .c = c, .arena = &c->arena, .v = v };
	struct ctg_err why = { 0 };
	enum ctg_code code;

	if (!v->has_proof)
		return;
	if (ctg_repo_open(&k.repo, k.arena, ".", &why)) {
		ctg_verdict_unchecked(v, ctg_register_is_around(".") ?
			ctg_strf(k.arena, "le registre (%s)", why.msg) :
			STR("le registre (la commande n'est pas lancée dans "
				"un registre)"));
		return;
	}
	code = ctg_liasse_open_proof(&k.liasse, k.arena, &k.repo, &v->proof,
		&why);
	if (!code)
		code = ctg_liasse_proof(&k.now, &k.liasse, v->proof.draft,
			&why);
	if (!code)
		judge_commit(&k);
	else
		judge_closed(&k, &why);
	ctg_liasse_close(&k.liasse);
	ctg_repo_close(&k.repo);
}
