/* SPDX-License-Identifier: Apache-2.0 */
/* A document alone: only a register can say where it comes from.  It names its
 * commit, and what « assembler » writes of that commit is written again until
 * the same bytes come. */
#include "controler.h"

#include "act_file.h"
#include "office.h"

#include "base/hash.h"
#include "bundle/package.h"
#include "store/register.h"

struct search {
	struct ctg_cmd *c;		/* the command */
	struct ctg_cmd scratch;		/* of one document */
	struct ctg_verdict *v;
	struct ctg_package package;
	struct ctg_str id;
	struct ctg_str found;		/* what it is, once it is */
};

static enum ctg_office format_of(const struct search *s)
{
	return s->package.docx ? CTG_OFFICE_DOCX : CTG_OFFICE_ODT;
}

/* With the mention PROJET or without it (--pour-signature). */
static bool is_same(struct search *s, struct ctg_loaded *l,
	const struct ctg_imprint *imprint)
{
	struct ctg_imprint shown = *imprint;
	struct ctg_str again;

	if (!ctg_str_eq(imprint->commit, s->package.commit) ||
	    ctg_office_charte(l, &s->scratch, NULL, format_of(s), NULL))
		return false;
	ctg_office_typeset(&s->scratch, l);
	for (int i = 0; i <= imprint->draft; i++) {
		shown.draft = i;
		if (!ctg_office_text(&again, &s->scratch, l, &shown,
		    format_of(s), NULL) &&
		    ctg_str_eq(again, s->package.bytes))
			return true;
	}
	return false;
}

static bool try_text(struct search *s)
{
	struct ctg_arena *a = &s->scratch.arena;
	struct ctg_buf talk = { .arena = a };
	struct ctg_loaded l = { 0 };
	struct ctg_imprint imprint;
	bool same;

	if (ctg_load_apart(&l, &s->scratch, &talk, ctg_strf(a, "%.*s@%.*s",
	    STR_ARG(s->id), STR_ARG(s->package.commit)).p, "", NULL))
		return false;
	same = !ctg_imprint_find(&imprint, a, l.reading, NULL) &&
		is_same(s, &l, &imprint);
	ctg_load_close(&l);
	if (same)
		s->found = ctg_strf(&s->c->arena, "le texte de %.*s",
			STR_ARG(s->id));
	return same;
}

/* more: there is such an act. */
static bool try_act(struct search *s, unsigned number, bool *more)
{
	const struct ctg_act_file file = { .folder = s->id,
		.number = number };
	struct ctg_buf talk = { .arena = &s->scratch.arena };
	struct ctg_loaded l = { 0 };
	struct ctg_imprint imprint;
	bool same;

	*more = !ctg_act_file_load(&l, &imprint, &s->scratch, &talk, &file,
		NULL);
	if (!*more)
		return false;
	same = is_same(s, &l, &imprint);
	ctg_load_close(&l);
	if (same)
		s->found = ctg_strf(&s->c->arena, "l'avenant n° %u à %.*s",
			number, STR_ARG(s->id));
	return same;
}

static bool try_convention(struct search *s)
{
	bool more = true, same;

	s->scratch = (struct ctg_cmd){ .command = s->c->command };
	same = try_text(s);
	for (unsigned n = 1; more && !same; n++)
		same = try_act(s, n, &more);
	ctg_arena_release(&s->scratch.arena);
	return same;
}

static void search(struct search *s, const struct ctg_repo *r,
	const struct ctg_snapshot *at)
{
	struct ctg_str *ids;
	size_t n;

	ctg_snapshot_list(&ids, &n, &s->c->arena, at, ctg_strf(&s->c->arena,
		"%sconventions", r->prefix).p);
	for (size_t i = 0; i < n && s->found.n == 0; i++) {
		s->id = ids[i];
		if (try_convention(s))
			ctg_verdict_proved(s->v, ctg_strf(&s->c->arena,
				"%.*s au commit %.12s, assemblé à nouveau : "
				"les mêmes octets", STR_ARG(s->found),
				s->package.commit.p));
	}
	if (s->found.n > 0)
		s->v->files[0].state = CTG_FILE_OK;
	else
		ctg_verdict_fault(s->v, "rien de ce qui s'assemble au commit "
			"%.12s n'a les mêmes octets", s->package.commit.p);
}

static void search_register(struct search *s)
{
	struct ctg_snapshot at = { 0 };
	struct ctg_repo r;

	if (ctg_repo_open(&r, &s->c->arena, ".", NULL)) {
		ctg_verdict_fault(s->v, "hors du registre dont il vient, rien "
			"ne prouve ce document");
		return;
	}
	if (ctg_snapshot_open(&at, &r, ctg_str_c(&s->c->arena,
	    s->package.commit), NULL)) {
		ctg_verdict_fault(s->v, "le commit %.12s n'existe pas dans ce "
			"registre", s->package.commit.p);
	} else {
		search(s, &r, &at);
		ctg_snapshot_close(&at);
	}
	ctg_repo_close(&r);
}

/* The only file there is, which nothing covers yet. */
static void add_file(struct ctg_verdict *v, const struct ctg_package *p,
	const char *path)
{
	char *hex = CTG_NEW_N(v->arena, char, CTG_SHA256_HEX + 1);
	struct ctg_verdict_file *f = ctg_verdict_file(v, ctg_str_last(
		ctg_str_from(path), '/'), CTG_FILE_UNCOVERED);

	ctg_hash_sha256(hex, p->bytes);
	f->sha256 = ctg_str_from(hex);
	f->size = p->bytes.n;
}

void ctg_controler_seul(struct ctg_verdict *v, struct ctg_cmd *c,
	const char *path)
{
	struct search s = { .c = c, .v = v };
	struct ctg_err why = { 0 };

	if (ctg_package_read(&s.package, &c->arena, path, &why)) {
		ctg_verdict_fault(v, "%s", why.msg);
		return;
	}
	add_file(v, &s.package, path);
	if (s.package.commit.n != CTG_OID_HEX) {
		ctg_verdict_fault(v, "ce document ne dit pas de quel commit "
			"il vient");
	} else {
		v->proof.commit = s.package.commit;
		search_register(&s);
	}
}
