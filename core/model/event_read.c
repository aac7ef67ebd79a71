/* SPDX-License-Identifier: Apache-2.0 */
#include "model/event.h"

#include "base/arena.h"
#include "base/hash.h"
#include "model/act_number.h"
#include "model/event_line.h"
#include "model/keys.h"
#include "model/rules.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))
#define RULE		"L811"

/* Reading the keys of a line */

static void read_text(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_str *s = to;
	struct ctg_value text;

	if (ctg_keys_take_text(k, &text, v))
		*s = text.s;
}

static void read_kind(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	enum ctg_event_kind *kind = to;
	const char *names[CTG_EVENT_KINDS];
	struct ctg_value text;

	if (v->kind == CTG_SCALAR && ctg_event_kind_parse(kind,
	    ctg_str_trim(v->value)))
		return;
	for (size_t i = 0; i < COUNT(names); i++)
		names[i] = ctg_event_name((enum ctg_event_kind)i);
	if (ctg_keys_take_text(k, &text, v))
		(void)ctg_keys_choose(k, v, names, COUNT(names));
}

static void read_acte(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value text;
	unsigned n;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (ctg_keys_number(&n, text.s) && n <= CTG_ACT_NUMBER_MOST)
		*(unsigned *)to = n;
	else
		ctg_rule_report(k->diags, RULE, ctg_keys_place(k, v),
			"« acte » est un nombre, 0 pour la convention, non "
			"« %.*s »", STR_ARG(ctg_keys_shown(k, text.s)));
}

static void read_date(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value text;
	struct ctg_date d;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (ctg_date_read_iso(&d, text.s) && ctg_date_exists(d))
		*(struct ctg_date *)to = d;
	else
		ctg_rule_report(k->diags, RULE, ctg_keys_place(k, v),
			"« %.*s » n'est pas une date AAAA-MM-JJ",
			STR_ARG(ctg_keys_shown(k, text.s)));
}

static void read_portee(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	static const char *const names[] = { "engagement", "signature" };
	size_t i = ctg_keys_choose(k, v, names, COUNT(names));

	if (i < COUNT(names))
		*(struct ctg_str *)to = ctg_str_from(names[i]);
}

static void read_piece(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value text;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (ctg_event_stays(text.s))
		*(struct ctg_str *)to = text.s;
	else
		ctg_rule_report(k->diags, RULE, ctg_keys_place(k, v),
			"« %.*s » sort du dossier de la convention",
			STR_ARG(ctg_keys_shown(k, text.s)));
}

static void read_sha256(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value text;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (ctg_hash_is_sha256(text.s))
		*(struct ctg_str *)to = text.s;
	else
		ctg_rule_report(k->diags, RULE, ctg_keys_place(k, v),
			"« sha256 » est fait de 64 chiffres de 0 à f, en "
			"minuscules");
}

static void read_jointes(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_str rest, name, sha256;
	struct ctg_value text;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	rest = text.s;
	while (ctg_event_file(&name, &sha256, &rest))
		;
	if (rest.n == 0)
		*(struct ctg_str *)to = text.s;
	else
		ctg_rule_report(k->diags, RULE, ctg_keys_place(k, v),
			"« jointes » donne des fichiers du dossier de la "
			"convention, chacun suivi d'une espace et de son "
			"empreinte SHA-256");
}

#define KEY(name, read, field, required) \
	{ CTG_STR_INIT(name), read, offsetof(struct ctg_event, field), \
	  required }
#define TEXT(field)	KEY(#field, read_text, field, false)

static const struct ctg_key keys[] = {
	KEY("acte", read_acte, acte, true),
	KEY("evenement", read_kind, kind, true),
	TEXT(partie),
	KEY("date", read_date, date, true),
	TEXT(organe),
	TEXT(numero),
	KEY("portee", read_portee, portee, false),
	TEXT(ar),
	KEY("piece", read_piece, piece, false),
	KEY("sha256", read_sha256, sha256, false),
	KEY("jointes", read_jointes, jointes, false),
	TEXT(malgre),
};
static const struct ctg_key_table table = {
	"de cet événement", keys, COUNT(keys),
};

/* Reading the file */

struct reading {
	struct ctg_keys keys;
	struct ctg_event *v;
	size_t n;
};

#define NO_ACTE		(~0U)

/* What is known of a line that is partly wrong still counts, if it says what
 * happened, to what and when. */
static void take(struct reading *r, const struct ctg_yaml *item)
{
	struct ctg_event *e = &r->v[r->n];
	bool whole;

	*e = (struct ctg_event){ .kind = CTG_EVENT_KINDS, .acte = NO_ACTE,
		.line = item->line };
	if (!ctg_keys_read(&r->keys, &table, e, item))
		return;
	whole = e->kind < CTG_EVENT_KINDS && e->acte != NO_ACTE &&
		e->date.year;
	if (whole && ctg_event_needs_party(e->kind) && e->partie.n == 0) {
		ctg_rule_report(r->keys.diags, RULE,
			ctg_keys_place(&r->keys, item),
			"il manque la clé « partie » de cet événement");
		whole = false;
	}
	r->n += whole;
}

static bool is_blank(struct ctg_str line)
{
	line = ctg_str_trim(line);
	return line.n == 0 || line.p[0] == '#';
}

/* Exactly one event on each line that is not blank. */
static bool is_one_a_line(const struct ctg_yaml *root,
	const struct ctg_source *src)
{
	const struct ctg_yaml *item = root->first;
	struct ctg_str rest = src->text;

	for (unsigned line = 1; rest.n > 0; line++) {
		if (is_blank(ctg_str_line(&rest)))
			continue;
		if (!item || item->line != line || item->kind != CTG_MAPPING)
			return false;
		item = item->next;
	}
	return root->kind == CTG_SEQUENCE && !item;
}

static bool is_conflict(struct ctg_str line)
{
	return ctg_str_starts(line, STR("<<<<<<<")) ||
		ctg_str_starts(line, STR("=======")) ||
		ctg_str_starts(line, STR(">>>>>>>")) ||
		ctg_str_starts(line, STR("|||||||"));
}

static void report_line(const struct reading *r, unsigned line,
	const char *why)
{
	ctg_rule_report(r->keys.diags, RULE,
		(struct ctg_place){ r->keys.file, line, 0 }, "%s", why);
}

static void take_line(struct reading *r, struct ctg_str line, unsigned number)
{
	struct ctg_err err = { 0 };
	struct ctg_yaml *root;

	if (is_conflict(line)) {
		report_line(r, number, "marque de conflit laissée par git : "
			"effacez-la, et gardez les événements des deux côtés");
	} else if (!ctg_str_starts(line, STR("- "))) {
		report_line(r, number, "cette ligne n'est pas un événement "
			"« - {acte: …, evenement: …, date: …} », qui tient "
			"sur une seule ligne");
	} else if (ctg_yaml_parse(&root, r->keys.arena, line, r->keys.file,
	    number, &err)) {
		ctg_rule_report(r->keys.diags, RULE,
			(struct ctg_place){ r->keys.file, number, err.col },
			"%s", err.msg);
	} else if (root->kind == CTG_SEQUENCE && root->first) {
		take(r, root->first);
	}
}

/* A line that cannot be read must not hide the others. */
static void take_lines(struct reading *r, const struct ctg_source *src)
{
	struct ctg_str rest = src->text;

	(void)ctg_str_cut(&rest, STR("\ufeff"));
	for (unsigned number = 1; rest.n > 0; number++) {
		struct ctg_str line = ctg_str_line(&rest);

		if (!is_blank(line))
			take_line(r, line, number);
	}
}

/* The table speaks of the front-matter; here, everything is one rule. */
static void relabel(struct ctg_diags *diags, size_t from)
{
	const struct ctg_rule *rule = ctg_rule_find(STR(RULE));

	for (size_t i = from; i < diags->n; i++) {
		diags->v[i].rule = rule->id;
		diags->v[i].level = rule->level;
		diags->v[i].remedy = ctg_str_from(rule->remedy);
	}
}

/* When all the lines are as ctg writes them. */
static bool take_plain(struct reading *r, const struct ctg_source *src)
{
	struct ctg_str rest = src->text;

	for (unsigned number = 1; rest.n > 0; number++) {
		struct ctg_str line = ctg_str_line(&rest);

		if (is_blank(line))
			continue;
		if (!ctg_event_line(&r->v[r->n], line)) {
			r->n = 0;
			return false;
		}
		r->v[r->n++].line = number;
	}
	return true;
}

enum ctg_code ctg_events_read(struct ctg_event **out, size_t *n,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct reading r = { .keys = { a, diags, src->path } };
	size_t said = diags->n;
	struct ctg_yaml *root;
	enum ctg_code code;

	r.v = CTG_NEW_N(a, struct ctg_event, src->nlines + 1);
	if (src->text.n <= CTG_YAML_MAX && take_plain(&r, src))
		goto out;
	code = ctg_yaml_parse(&root, a, src->text, src->path, 1, err);
	if (code && src->text.n > CTG_YAML_MAX)
		return code;
	if (!code && is_one_a_line(root, src))
		for (const struct ctg_yaml *v = root->first; v; v = v->next)
			take(&r, v);
	else
		take_lines(&r, src);
	relabel(diags, said);
out:
	*out = r.v;
	*n = r.n;
	return CTG_OK;
}
