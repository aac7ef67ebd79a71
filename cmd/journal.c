/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "near.h"

#include "base/json.h"
#include "base/utf8.h"
#include "render/term.h"
#include "store/journal.h"

#include <stddef.h>

#define MARGIN	20	/* « 22 septembre 2025 », and some air */
#define NARROWEST	20	/* what stands beside it */
#define BOLD	"\033[1m"
#define YELLOW	"\033[33m"
#define RESET	"\033[0m"

struct args {
	const char *id;
	bool newest;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .required = true,
	  .value = "<id>", AT(id), .help = "convention du registre" },
	{ CTG_OPT_FLAG, .name = "inverse", AT(newest),
	  .help = "commence par ce qui est le plus récent" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg journal dugny-2023", "tout ce qui lui est arrivé",
	"ctg journal --inverse dugny-2023", "le plus récent d'abord",
	NULL,
};

struct printer {
	struct ctg_cmd *c;
	struct ctg_str id;
	struct ctg_journal j;
	struct ctg_buf b;
	struct ctg_json json;
};

/* Text: the day, then lines beside it */

static void margin(struct printer *p, size_t width)
{
	for (; width < MARGIN; width++)
		ctg_buf_putc(&p->b, ' ');
}

/* One text, in as many lines as it needs; the first one may follow the day
 * of width columns. */
static void put(struct printer *p, size_t width, const char *style,
	struct ctg_str text)
{
	unsigned columns = p->c->out.width, most = NARROWEST;
	struct ctg_buf safe = { .arena = &p->c->arena };
	struct ctg_str rest;

	ctg_term_safe(&safe, text);
	rest = ctg_buf_str(&safe);
	if (columns > MARGIN + most)
		most = columns - MARGIN;
	while (rest.n > 0) {
		struct ctg_str line = rest;

		if (columns > 0)
			line = ctg_out_fold(&rest, most);
		else
			rest.n = 0;
		margin(p, width);
		width = 0;
		ctg_buf_printf(&p->b, "%s%.*s%s\n", style, STR_ARG(line),
			*style ? RESET : "");
	}
}

static const char *style(const struct printer *p, const char *s)
{
	return p->c->out.colour ? s : "";
}

static size_t put_day(struct printer *p, struct ctg_date d)
{
	struct ctg_buf day = { .arena = &p->c->arena };

	ctg_date_write(&day, d);
	ctg_buf_add(&p->b, ctg_buf_str(&day));
	return ctg_utf8_width(ctg_buf_str(&day));
}

/* « consigné par Claire Duval le 2 avril 2025 (1a2b3c4d5e6f) » */
static void put_record(struct printer *p, const char *what,
	const struct ctg_record *r)
{
	struct ctg_buf b = { .arena = &p->c->arena };

	if (!r->commit[0])
		ctg_buf_printf(&b, "%s dans un commit que ce clone n'a pas",
			what);
	else
		ctg_buf_puts(&b, what);
	if (r->who.n > 0)
		ctg_buf_printf(&b, " par %.*s", STR_ARG(r->who));
	if (r->when.year) {
		ctg_buf_puts(&b, " le ");
		ctg_date_write(&b, r->when);
	}
	if (r->commit[0])
		ctg_buf_printf(&b, " (%.12s)", r->commit);
	put(p, 0, "", ctg_buf_str(&b));
}

static void put_act(struct printer *p, const struct ctg_journal_entry *e)
{
	struct ctg_arena *a = &p->c->arena;
	struct ctg_buf b = { .arena = a };

	put(p, put_day(p, e->date), style(p, BOLD), ctg_strf(a,
		"Acte %u : %.*s", e->act->number,
		STR_ARG(e->act->title)));
	ctg_buf_puts(&b, e->act->signature.year ? "dernière signature ce "
		"jour, effet le " : "effet le ");
	ctg_date_write(&b, e->act->effect);
	put(p, 0, "", ctg_buf_str(&b));
	put_record(p, "clos", &e->record);
}

static void add_fact(struct ctg_buf *b, const char *before,
	struct ctg_str value)
{
	if (value.n > 0)
		ctg_buf_printf(b, "%s%s%.*s", b->n ? ", " : "", before,
			STR_ARG(value));
}

static void put_facts(struct printer *p, const struct ctg_event *e)
{
	struct ctg_arena *a = &p->c->arena;
	struct ctg_buf b = { .arena = a };
	struct ctg_str rest = e->jointes, name, sha256;

	add_fact(&b, "", e->organe);
	add_fact(&b, "n°\u00a0", e->numero);
	add_fact(&b, "portée : ", e->portee);
	add_fact(&b, "AR ", e->ar);
	put(p, 0, "", ctg_buf_str(&b));
	if (e->piece.n > 0)
		put(p, 0, "", ctg_strf(a, "pièce %.*s", STR_ARG(e->piece)));
	while (ctg_event_file(&name, &sha256, &rest))
		put(p, 0, "", ctg_strf(a, "pièce %.*s", STR_ARG(name)));
	if (e->malgre.n > 0)
		put(p, 0, "", ctg_strf(a, "malgré un avertissement, pour "
			"le motif : %.*s", STR_ARG(e->malgre)));
}

static void put_event(struct printer *p, const struct ctg_journal_entry *e)
{
	struct ctg_arena *a = &p->c->arena;
	struct ctg_buf title = { .arena = a };

	ctg_event_title(&title, e->event, e->convention);
	if (e->draft)
		ctg_buf_puts(&title, " (en projet)");
	put(p, put_day(p, e->date), style(p, e->draft ? YELLOW : ""),
		ctg_buf_str(&title));
	put_facts(p, e->event);
	if (e->draft)
		put(p, 0, "", ctg_strf(a, "branche %s", e->draft));
	put_record(p, "consigné", &e->record);
}

static void put_head(struct printer *p)
{
	struct ctg_buf b = { .arena = &p->c->arena };

	ctg_buf_add(&b, p->id);
	if (p->j.title.n > 0)
		ctg_buf_printf(&b, " : %.*s", STR_ARG(p->j.title));
	ctg_term_safe(&p->b, ctg_buf_str(&b));
	ctg_buf_putc(&p->b, '\n');
	for (size_t i = 0; i < p->j.ndrafts; i++)
		ctg_buf_printf(&p->b, "en projet : branche %s\n",
			p->j.drafts[i]);
	if (p->j.n == 0)
		ctg_buf_puts(&p->b, "rien n'est encore consigné\n");
}

static void text(struct printer *p, const struct ctg_journal_entry *e)
{
	ctg_buf_putc(&p->b, '\n');
	if (e->act)
		put_act(p, e);
	else
		put_event(p, e);
}

/* JSON */

static void json_day(struct printer *p, const char *key, struct ctg_date d)
{
	struct ctg_buf b = { .arena = &p->c->arena };

	if (d.year)
		ctg_date_write_iso(&b, d);
	ctg_json_maybe(&p->json, key, ctg_buf_str(&b));
}

static void json_act(struct printer *p, const struct ctg_journal_entry *e)
{
	struct ctg_json *j = &p->json;

	ctg_json_num(j, "acte", (long)e->act->number);
	ctg_json_str(j, "titre", e->act->title);
	json_day(p, "signature", e->act->signature);
	json_day(p, "effet", e->act->effect);
}

static void json_joined(struct ctg_json *j, struct ctg_str files)
{
	struct ctg_str name, sha256;

	if (files.n == 0)
		return;
	ctg_json_open(j, "jointes", '[');
	while (ctg_event_file(&name, &sha256, &files)) {
		ctg_json_open(j, NULL, '{');
		ctg_json_str(j, "fichier", name);
		ctg_json_str(j, "sha256", sha256);
		ctg_json_close(j, '}');
	}
	ctg_json_close(j, ']');
}

static void json_event(struct printer *p, const struct ctg_journal_entry *e)
{
	struct ctg_json *j = &p->json;
	const struct ctg_event *v = e->event;

	ctg_json_num(j, "acte", (long)v->acte);
	ctg_json_str(j, "evenement", ctg_str_from(ctg_event_name(v->kind)));
	ctg_json_maybe(j, "partie", v->partie);
	ctg_json_maybe(j, "organe", v->organe);
	ctg_json_maybe(j, "numero", v->numero);
	ctg_json_maybe(j, "portee", v->portee);
	ctg_json_maybe(j, "ar", v->ar);
	ctg_json_maybe(j, "piece", v->piece);
	ctg_json_maybe(j, "sha256", v->sha256);
	json_joined(j, v->jointes);
	ctg_json_maybe(j, "malgre", v->malgre);
	ctg_json_bool(j, "projet", e->draft != NULL);
	ctg_json_maybe(j, "branche", ctg_str_from(e->draft ? e->draft : ""));
}

static void json(struct printer *p, const struct ctg_journal_entry *e)
{
	struct ctg_json *j = &p->json;

	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "nature", e->act ? STR("acte") : STR("evenement"));
	json_day(p, "date", e->date);
	(e->act ? json_act : json_event)(p, e);
	ctg_json_maybe(j, "auteur", e->record.who);
	json_day(p, "consigne_le", e->record.when);
	ctg_json_maybe(j, "commit", ctg_str_from(e->record.commit));
	ctg_json_close(j, '}');
}

static void json_head(struct printer *p)
{
	struct ctg_json *j = &p->json;

	j->out = &p->b;
	ctg_json_open(j, NULL, '{');
	ctg_json_num(j, "schema", 1);
	ctg_json_str(j, "id", p->id);
	ctg_json_maybe(j, "titre", p->j.title);
	ctg_json_open(j, "projets", '[');
	for (size_t i = 0; i < p->j.ndrafts; i++)
		ctg_json_str(j, NULL, ctg_str_from(p->j.drafts[i]));
	ctg_json_close(j, ']');
	ctg_json_open(j, "journal", '[');
}

static void json_end(struct printer *p)
{
	ctg_json_close(&p->json, ']');
	ctg_json_close(&p->json, '}');
	ctg_buf_putc(&p->b, '\n');
}

/* The command */

static void print(struct printer *p, bool newest)
{
	bool as_json = p->c->globals.json;
	size_t n = p->j.n;

	(as_json ? json_head : put_head)(p);
	for (size_t i = 0; i < n; i++)
		(as_json ? json : text)(p, &p->j.v[newest ? n - 1 - i : i]);
	if (as_json)
		json_end(p);
	else
		ctg_out_page(&p->c->out);
	ctg_out_write(&p->c->out, ctg_buf_str(&p->b));
}

/* A draft has the lines of the branch in force, wrong ones too. */
static bool is_same(const struct ctg_diag *a, const struct ctg_diag *b)
{
	return a->at.line == b->at.line && a->at.col == b->at.col &&
		ctg_str_eq(a->message, b->message);
}

static void tell(struct ctg_cmd *c, struct ctg_diags *diags)
{
	struct ctg_buf b = { .arena = &c->arena };

	ctg_diags_sort(diags);
	for (size_t i = 0; i < diags->n; i++)
		if (i == 0 || !is_same(&diags->v[i - 1], &diags->v[i]))
			ctg_out_diag(&b, &diags->v[i], c->out.colour_err);
	ctg_out_talk(&c->out, ctg_buf_str(&b));
}

static enum ctg_code run_in_repo(struct printer *p, const struct args *args,
	const struct ctg_repo *r, struct ctg_err *err)
{
	struct ctg_diags diags = { .arena = &p->c->arena };
	bool found;
	enum ctg_code code = ctg_journal_read(&p->j, &found, &p->c->arena, r,
		p->id, &diags, err);

	if (code)
		return code;
	if (!found)
		return ctg_near_unknown(&p->c->arena, r, p->id, err);
	tell(p->c, &diags);
	print(p, args->newest);
	if (diags.n == 0)
		return CTG_OK;
	return ctg_fail(err, CTG_EINPUT, "journal incomplet : des lignes de "
		"suivi.yml n'ont pas pu être lues");
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct printer p = { .c = c, .id = ctg_str_from(args->id),
		.b.arena = &c->arena };
	struct ctg_repo repo = { 0 };
	enum ctg_code code = ctg_near_check(args->id, err);

	if (!code)
		code = ctg_repo_open(&repo, &c->arena, ".", err);
	if (!code)
		code = run_in_repo(&p, args, &repo, err);
	ctg_repo_close(&repo);
	return code;
}

const struct ctg_command ctg_cmd_journal = {
	.name = "journal",
	.alias = "log",
	.summary = "raconte une convention : ses actes et ses événements",
	.about =
		"Les actes signés, à la date de leur dernière signature, et "
		"les événements de suivi.yml, avec qui les a consignés et "
		"quand. Ceux d'un brouillon ouvert sont « en projet ». "
		"Clore un acte apporte d'un coup les événements de son "
		"brouillon : ils sont alors consignés par qui l'a clos.\n"
		"Avec --json, un objet : id, titre, projets (les branches "
		"ouvertes) et journal. Chaque élément a nature (acte ou "
		"evenement), date, acte, auteur, consigne_le et commit ; un "
		"acte a aussi titre, signature et effet ; un événement, "
		"evenement, partie, organe, numero, portee, ar, piece, "
		"sha256, malgre, projet et branche, et jointes quand d'autres "
		"fichiers l'accompagnent. Ce qui n'est pas dit est null.\n"
		"Le statut est 3 quand une ligne de suivi.yml ne peut pas "
		"être lue ; les autres sont données.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
