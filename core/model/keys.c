/* SPDX-License-Identifier: Apache-2.0 */
#include "model/keys.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/rules.h"

#include <assert.h>
#include <stdlib.h>

#define SHOWN		60	/* code points of a value in a message */
#define LONGEST_KEY	24	/* beyond it no key is near */

struct ctg_place ctg_keys_place(const struct ctg_keys *k,
	const struct ctg_yaml *v)
{
	return (struct ctg_place){ k->file, v->line, v->col };
}

struct ctg_str ctg_keys_shown(const struct ctg_keys *k, struct ctg_str s)
{
	struct ctg_str rest = ctg_str_trim(s), line = ctg_str_line(&rest);
	struct ctg_str tail = line;
	size_t len;

	for (unsigned i = 0; i < SHOWN && tail.n > 0; i++) {
		(void)ctg_utf8_next(tail, &len);
		tail = ctg_str_skip(tail, len);
	}
	line.n -= tail.n;
	if (tail.n == 0 && rest.n == 0)
		return line;
	return ctg_strf(k->arena, "%.*s…", STR_ARG(line));
}

static bool is_empty(const struct ctg_yaml *v)
{
	return v->kind == CTG_SCALAR && ctg_str_trim(v->value).n == 0;
}

bool ctg_keys_has(const struct ctg_yaml *map, struct ctg_str key)
{
	const struct ctg_yaml *v = ctg_yaml_get(map, key);

	return v && !is_empty(v);
}

size_t ctg_keys_count(const struct ctg_yaml *list)
{
	size_t n = 0;

	for (const struct ctg_yaml *v = list->first; v; v = v->next)
		n++;
	return n;
}

bool ctg_keys_expect(const struct ctg_keys *k, const struct ctg_yaml *v,
	enum ctg_yaml_kind kind)
{
	static const char *const names[] = {
		[CTG_SCALAR] = "un texte",
		[CTG_SEQUENCE] = "une liste",
		[CTG_MAPPING] = "un groupe de clés",
	};
	static const char *const forms[] = {
		[CTG_SCALAR] = "",
		[CTG_SEQUENCE] = " (un tiret par élément)",
		[CTG_MAPPING] = " (une clé par ligne, en retrait)",
	};
	/* A text that YAML took for something else. */
	static const char *const advice[] = {
		[CTG_SCALAR] = "",
		[CTG_SEQUENCE] = " ; un texte qui commence par « [ » ou par "
			"un tiret se met entre guillemets",
		[CTG_MAPPING] = " ; un texte qui contient « : » ou commence "
			"par « { » se met entre guillemets",
	};
	struct ctg_str name = STR("cet élément de liste");

	if (v->kind == kind)
		return true;
	if (v->key)
		name = ctg_strf(k->arena, "« %.*s »",
			STR_ARG(ctg_keys_shown(k, v->key->value)));
	ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
		"%.*s doit être %s%s, non %s%s", STR_ARG(name), names[kind],
		forms[kind], names[v->kind],
		kind == CTG_SCALAR ? advice[v->kind] : "");
	return false;
}

bool ctg_keys_take_text(const struct ctg_keys *k, struct ctg_value *to,
	const struct ctg_yaml *v)
{
	struct ctg_str s = v->value;
	unsigned col = v->col;

	if (!ctg_keys_expect(k, v, CTG_SCALAR))
		return false;
	while (ctg_str_cut(&s, STR(" ")))
		col += v->quoted;
	s = ctg_str_trim(s);
	if (ctg_str_has(s, STR("\n"))) {
		ctg_rule_report(k->diags, "S121", ctg_keys_place(k, v),
			"« %.*s » doit tenir en une ligne imprimée : « > » au "
			"lieu de « | », et aucune ligne vide",
			STR_ARG(ctg_keys_shown(k, s)));
		return false;
	}
	*to = (struct ctg_value){ s, v->line, col };
	return true;
}

void ctg_keys_text(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	(void)ctg_keys_take_text(k, to, v);
}

bool ctg_keys_number(unsigned *to, struct ctg_str s)
{
	const unsigned max = 1'000'000'000;
	unsigned n = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!ctg_is_digit(s.p[i]))
			return false;
		if (n >= max / 10)
			n = max;
		else
			n = n * 10 + (unsigned)(s.p[i] - '0');
	}
	*to = n;
	return true;
}

size_t ctg_keys_choose(const struct ctg_keys *k, const struct ctg_yaml *v,
	const char *const *names, size_t n)
{
	struct ctg_buf list = { .arena = k->arena };
	struct ctg_value text;

	if (!ctg_keys_take_text(k, &text, v))
		return n;
	for (size_t i = 0; i < n; i++) {
		if (ctg_str_eq(text.s, ctg_str_from(names[i])))
			return i;
		ctg_buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
	}
	ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
		"« %.*s » n'est pas une valeur de « %.*s », qui admet : %.*s",
		STR_ARG(ctg_keys_shown(k, text.s)),
		STR_ARG(ctg_keys_shown(k, v->key->value)),
		STR_ARG(ctg_buf_str(&list)));
	return n;
}

/* The key most like what was typed, accents and case left out; NULL when
 * none is. */
static const struct ctg_key *find_nearest(const struct ctg_keys *k,
	const struct ctg_key_table *t, struct ctg_str typed)
{
	const struct ctg_key *nearest = NULL;
	size_t best;

	if (typed.n > 2 * LONGEST_KEY)
		return NULL;
	typed = ctg_utf8_plain(k->arena, typed);
	if (typed.n > LONGEST_KEY)
		return NULL;
	best = (typed.n + 1) / 3 + 1;
	if (best > 4)
		best = 4;
	for (size_t i = 0; i < t->n; i++) {
		size_t d = ctg_str_distance(typed, t->keys[i].name);

		if (d < best) {
			best = d;
			nearest = &t->keys[i];
		}
	}
	return nearest;
}

static bool has_no_break_space(struct ctg_str s)
{
	return ctg_str_has(s, STR("\u00a0")) || ctg_str_has(s, STR("\u202f"));
}

static void report_unknown(const struct ctg_keys *k,
	const struct ctg_key_table *t, const struct ctg_yaml *v)
{
	struct ctg_str typed = v->key->value;
	struct ctg_str shown = ctg_keys_shown(k, typed);
	const struct ctg_key *nearest = find_nearest(k, t, typed);
	struct ctg_place at = ctg_keys_place(k, v->key);
	struct ctg_buf list = { .arena = k->arena };

	if (nearest) {
		ctg_rule_report(k->diags, "S120", at,
			has_no_break_space(typed) ?
			"clé inconnue « %.*s » : écrivez « %.*s », sans "
			"espace insécable" : "clé inconnue « %.*s » : "
			"vouliez-vous écrire « %.*s » ?",
			STR_ARG(shown), STR_ARG(nearest->name));
		return;
	}
	/* « {nom: Marie, Paule} »: the comma made a key, without a colon. */
	if (v->line == v->key->line && is_empty(v) && !v->key->quoted &&
	    v->col == v->key->col + ctg_utf8_count(typed)) {
		ctg_rule_report(k->diags, "S120", at, "clé inconnue "
			"« %.*s » : dans des accolades, une valeur qui "
			"contient une virgule se met entre guillemets",
			STR_ARG(shown));
		return;
	}
	for (size_t i = 0; i < t->n; i++)
		ctg_buf_printf(&list, "%s%.*s", i ? ", " : "",
			STR_ARG(t->keys[i].name));
	ctg_rule_report(k->diags, "S120", at,
		"clé inconnue « %.*s » ; les clés %s sont : %.*s",
		STR_ARG(shown), t->of, STR_ARG(ctg_buf_str(&list)));
}

static void report_missing(const struct ctg_keys *k,
	const struct ctg_key_table *t, const struct ctg_key *key,
	const struct ctg_yaml *map, const struct ctg_yaml *found)
{
	if (found)
		ctg_rule_report(k->diags, "S122",
			ctg_keys_place(k, found->key),
			"la clé « %.*s » %s est vide", STR_ARG(key->name),
			t->of);
	else
		ctg_rule_report(k->diags, "S122", ctg_keys_place(k, map),
			"il manque la clé « %.*s » %s", STR_ARG(key->name),
			t->of);
}

static size_t find_key(const struct ctg_key_table *t, struct ctg_str name)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (ctg_str_eq(t->keys[i].name, name))
			break;
	return i;
}

bool ctg_keys_read(const struct ctg_keys *k, const struct ctg_key_table *t,
	void *to, const struct ctg_yaml *map)
{
	const struct ctg_yaml *seen[CTG_KEYS_MAX] = { 0 };

	assert(t->n <= CTG_KEYS_MAX);
	if (!ctg_keys_expect(k, map, CTG_MAPPING))
		return false;
	for (const struct ctg_yaml *v = map->first; v; v = v->next) {
		size_t i = find_key(t, v->key->value);

		if (i == t->n) {
			report_unknown(k, t, v);
			continue;
		}
		if (seen[i]) {
			ctg_rule_report(k->diags, "S123",
				ctg_keys_place(k, v->key),
				"la clé « %.*s » figure déjà à la ligne %u",
				STR_ARG(v->key->value), seen[i]->key->line);
			continue;
		}
		seen[i] = v;
		if (!is_empty(v))
			t->keys[i].read(k, (char *)to + t->keys[i].offset, v);
	}
	for (size_t i = 0; i < t->n; i++)
		if (t->keys[i].required && (!seen[i] || is_empty(seen[i])))
			report_missing(k, t, &t->keys[i], map, seen[i]);
	return true;
}

static int compare(const void *pa, const void *pb)
{
	const struct ctg_value *a = *(const struct ctg_value *const *)pa;
	const struct ctg_value *b = *(const struct ctg_value *const *)pb;
	int d = ctg_str_cmp(a->s, b->s);

	if (d)
		return d;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->col > b->col) - (a->col < b->col);
}

void ctg_keys_unique(const struct ctg_keys *k, const char *rule,
	const char *what, const struct ctg_value **v, size_t n)
{
	size_t first = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), compare);
	for (size_t i = 1; i < n; i++) {
		if (!ctg_str_eq(v[i]->s, v[first]->s)) {
			first = i;
			continue;
		}
		ctg_rule_report(k->diags, rule,
			(struct ctg_place){ k->file, v[i]->line, v[i]->col },
			"%s « %.*s » figure déjà à la ligne %u", what,
			STR_ARG(ctg_keys_shown(k, v[i]->s)), v[first]->line);
	}
}
