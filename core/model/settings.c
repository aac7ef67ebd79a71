/* SPDX-License-Identifier: Apache-2.0 */
#include "model/settings.h"

#include "base/arena.h"
#include "model/keys.h"
#include "model/rules.h"

#include <stddef.h>

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

/* One step of a branch's name, as git takes it. */
static bool is_step(struct ctg_str s)
{
	static const char banned[] = " ~^:?*[\\\x7f";

	if (s.n == 0 || s.p[0] == '.' || s.p[0] == '-' ||
	    s.p[s.n - 1] == '.' || ctg_str_ends(s, STR(".lock")) ||
	    ctg_str_has(s, STR("..")) || ctg_str_has(s, STR("@{")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' ||
		    memchr(banned, s.p[i], sizeof(banned) - 1))
			return false;
	return true;
}

static bool is_branch(struct ctg_str s)
{
	bool ends = ctg_str_ends(s, STR("/"));

	if (s.n == 0 || ends || ctg_str_eq(s, STR("HEAD")) ||
	    ctg_str_eq(s, STR("@")))
		return false;
	while (s.n > 0)
		if (!is_step(ctg_str_split(&s, '/')))
			return false;
	return true;
}

/* The names below projet/ and avenant/ are those of the drafts. */
static bool is_of_drafts(struct ctg_str s)
{
	struct ctg_str first = ctg_str_split(&s, '/');

	return ctg_str_eq(first, STR("projet")) ||
		ctg_str_eq(first, STR("avenant"));
}

static void read_branch(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_str *branch = to;
	struct ctg_value text;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (!is_branch(text.s))
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"« %.*s » ne peut pas être le nom d'une branche de "
			"git", STR_ARG(ctg_keys_shown(k, text.s)));
	else if (is_of_drafts(text.s))
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"« branche » ne peut pas commencer par « projet » ou "
			"« avenant » : ces noms sont ceux des brouillons");
	else
		*branch = text.s;
}

static void read_drafts(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	static const char *const names[] = { "garder", "supprimer" };
	bool *keep = to;
	size_t i = ctg_keys_choose(k, v, names, COUNT(names));

	if (i < COUNT(names))
		*keep = i == 0;
}

static void read_chartes(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_settings *s = to;
	const struct ctg_yaml *item = v->kind == CTG_SEQUENCE ? v->first : v;

	for (; item; item = v->kind == CTG_SEQUENCE ? item->next : NULL) {
		if (s->n_chartes == CTG_CHARTES) {
			ctg_rule_report(k->diags, "S124", ctg_keys_place(k,
				item), "« charte » admet deux fichiers au "
				"plus : un .odt et un .docx");
			return;
		}
		if (ctg_keys_take_text(k, &s->chartes[s->n_chartes], item))
			s->n_chartes += s->chartes[s->n_chartes].s.n > 0;
	}
}

static const struct ctg_key document_keys[] = {
	{ CTG_STR_INIT("charte"), read_chartes, 0, false },
};
static const struct ctg_key_table document_table = {
	"de « document »", document_keys, COUNT(document_keys),
};

static void read_document(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	if (ctg_keys_expect(k, v, CTG_MAPPING))
		(void)ctg_keys_read(k, &document_table, to, v);
}

static const struct ctg_key parapheur_keys[] = {
	CTG_KEY_TEXT(struct ctg_parapheur, type, false),
	CTG_KEY_TEXT(struct ctg_parapheur, sous_type, false),
	CTG_KEY_TEXT(struct ctg_parapheur, classification, false),
};
static const struct ctg_key_table parapheur_table = {
	"de « parapheur »", parapheur_keys, COUNT(parapheur_keys),
};

static void read_parapheur(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	if (ctg_keys_expect(k, v, CTG_MAPPING))
		(void)ctg_keys_read(k, &parapheur_table, to, v);
}

static const struct ctg_key keys[] = {
	{ CTG_STR_INIT("branche"), read_branch,
	  offsetof(struct ctg_settings, branch), false },
	{ CTG_STR_INIT("brouillons"), read_drafts,
	  offsetof(struct ctg_settings, keep_drafts), false },
	{ CTG_STR_INIT("document"), read_document, 0, false },
	{ CTG_STR_INIT("parapheur"), read_parapheur,
	  offsetof(struct ctg_settings, parapheur), false },
};
static const struct ctg_key_table table = {
	"des réglages", keys, COUNT(keys),
};

enum ctg_code ctg_settings_read(struct ctg_settings *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_keys k = { a, diags, src->path };
	struct ctg_settings s = CTG_SETTINGS_INIT;
	struct ctg_yaml *root;
	enum ctg_code code;

	code = ctg_yaml_parse(&root, a, src->text, src->path, 1, err);
	if (code)
		return code;
	if (root->kind == CTG_MAPPING)
		(void)ctg_keys_read(&k, &table, &s, root);
	else if (root->kind != CTG_SCALAR || ctg_str_trim(root->value).n > 0)
		ctg_rule_report(diags, "S121", ctg_keys_place(&k, root),
			"les réglages sont des lignes « clé: valeur »");
	*out = s;
	return CTG_OK;
}
