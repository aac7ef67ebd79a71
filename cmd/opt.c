/* SPDX-License-Identifier: Apache-2.0 */
#include "opt.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

bool ctg_opt_is_operand(const struct ctg_opt *o)
{
	return o->kind == CTG_OPT_OPERAND || o->kind == CTG_OPT_OPERANDS;
}

bool ctg_opt_takes_value(const struct ctg_opt *o)
{
	return o->kind == CTG_OPT_TEXT || o->kind == CTG_OPT_TEXTS ||
		o->kind == CTG_OPT_CHOICE || o->kind == CTG_OPT_DATE;
}

bool ctg_opt_same(struct ctg_arena *a, struct ctg_str s, struct ctg_str t)
{
	return ctg_str_eq(ctg_utf8_plain(a, s), ctg_utf8_plain(a, t));
}

/* On words without accents, so bytes are letters. */
size_t ctg_opt_distance(struct ctg_arena *a, struct ctg_str typed,
	struct ctg_str name)
{
	struct ctg_str s = ctg_utf8_plain(a, typed);
	struct ctg_str t = ctg_utf8_plain(a, name);
	size_t d = ctg_str_distance(s, t);

	if (s.n >= 3 && ctg_str_starts(t, s))
		return 1;
	return d <= 1 + t.n / 5 ? d : SIZE_MAX;
}

/* Options as they are spelled, for help and messages. */

void ctg_opt_spell(struct ctg_buf *b, const struct ctg_opt *o)
{
	const char *value = o->value ? o->value : o->choices;

	if (ctg_opt_is_operand(o)) {
		ctg_buf_puts(b, value);
		return;
	}
	if (o->name)
		ctg_buf_printf(b, "--%s", o->name);
	else
		ctg_buf_printf(b, "-%c", o->letter);
	if (ctg_opt_takes_value(o))
		ctg_buf_printf(b, "%c%s", o->name ? '=' : ' ', value);
}

void ctg_opt_label(struct ctg_buf *b, const struct ctg_opt *o)
{
	if (o->name && !ctg_opt_is_operand(o)) {
		if (o->letter)
			ctg_buf_printf(b, "-%c, ", o->letter);
		else
			ctg_buf_puts(b, "    ");
	}
	ctg_opt_spell(b, o);
}

static const char *spelled(struct ctg_arena *a, const struct ctg_opt *o)
{
	if (o->name)
		return ctg_strf(a, "--%s", o->name).p;
	return ctg_strf(a, "-%c", o->letter).p;
}

/* Values */

static void *slot(const struct ctg_opt_set *set, const struct ctg_opt *o)
{
	return (char *)set->values + o->at;
}

static bool choose(int *out, struct ctg_arena *a, const char *choices,
	const char *value)
{
	struct ctg_str rest = ctg_str_from(choices);

	for (int i = 0; rest.n > 0; i++)
		if (ctg_opt_same(a, ctg_str_split(&rest, '|'),
		    ctg_str_from(value))) {
			*out = i;
			return true;
		}
	return false;
}

static enum ctg_code bad_value(struct ctg_arena *a, const struct ctg_opt *o,
	const char *value, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE,
		"valeur « %s » impossible pour %s", value, spelled(a, o));

	ctg_err_hint(err, "attendu : %s", o->choices ? o->choices :
		"une date AAAA-MM-JJ");
	return code;
}

static enum ctg_code set_date(struct ctg_date *to, struct ctg_arena *a,
	const struct ctg_opt *o, const char *value, struct ctg_err *err)
{
	struct ctg_date d;

	if (!ctg_date_read_iso(&d, ctg_str_from(value)) ||
	    !ctg_date_exists(d))
		return bad_value(a, o, value, err);
	*to = d;
	return CTG_OK;
}

static enum ctg_code set_mode(int *to, const struct ctg_opt_set *set,
	struct ctg_arena *a, const struct ctg_opt *o, struct ctg_err *err)
{
	if (*to && *to != o->mode)
		for (const struct ctg_opt *p = set->opts; p->kind; p++)
			if (p->kind == CTG_OPT_MODE && p->at == o->at &&
			    p->mode == *to)
				return ctg_fail(err, CTG_EUSAGE,
					"%s et %s ne vont pas ensemble",
					spelled(a, p), spelled(a, o));
	*to = o->mode;
	return CTG_OK;
}

static size_t count(char **argv)
{
	size_t n = 0;

	while (argv[n])
		n++;
	return n;
}

static void add_text(struct ctg_opt_list *to, const struct ctg_opt_reader *r,
	const char *value)
{
	if (!to->v)
		to->v = CTG_NEW_N(r->arena, const char *, count(r->argv));
	to->v[to->n++] = value;
}

static enum ctg_code set_value(const struct ctg_opt_set *set,
	const struct ctg_opt_reader *r, const struct ctg_opt *o,
	const char *value, struct ctg_err *err)
{
	struct ctg_arena *a = r->arena;
	void *to = slot(set, o);

	switch (o->kind) {
	case CTG_OPT_FLAG:
		*(bool *)to = true;
		return CTG_OK;
	case CTG_OPT_MODE:
		return set_mode(to, set, a, o, err);
	case CTG_OPT_CHOICE:
		return choose(to, a, o->choices, value) ? CTG_OK :
			bad_value(a, o, value, err);
	case CTG_OPT_DATE:
		return set_date(to, a, o, value, err);
	case CTG_OPT_TEXTS:
		add_text(to, r, value);
		return CTG_OK;
	default:
		*(const char **)to = value;
		return CTG_OK;
	}
}

/* Options */

static const struct ctg_opt *find_name(const struct ctg_opt_reader *r,
	struct ctg_str name, const struct ctg_opt_set **set)
{
	for (size_t i = 0; i < r->nsets; i++)
		for (const struct ctg_opt *o = r->sets[i].opts; o->kind; o++)
			if (!ctg_opt_is_operand(o) && o->name &&
			    ctg_opt_same(r->arena, name,
			    ctg_str_from(o->name))) {
				*set = &r->sets[i];
				return o;
			}
	return NULL;
}

static const struct ctg_opt *find_letter(const struct ctg_opt_reader *r,
	char letter, const struct ctg_opt_set **set)
{
	for (size_t i = 0; i < r->nsets; i++)
		for (const struct ctg_opt *o = r->sets[i].opts; o->kind; o++)
			if (!ctg_opt_is_operand(o) && o->letter == letter) {
				*set = &r->sets[i];
				return o;
			}
	return NULL;
}

static enum ctg_code unknown(const struct ctg_opt_reader *r,
	struct ctg_str name, struct ctg_err *err)
{
	const struct ctg_opt *near = NULL;
	size_t best = SIZE_MAX;
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE,
		"option inconnue : --%.*s", STR_ARG(name));

	for (size_t i = 0; i < r->nsets; i++)
		for (const struct ctg_opt *o = r->sets[i].opts; o->kind; o++) {
			size_t d = SIZE_MAX;

			if (!ctg_opt_is_operand(o) && !o->hidden && o->name)
				d = ctg_opt_distance(r->arena, name,
					ctg_str_from(o->name));
			if (d < best) {
				best = d;
				near = o;
			}
		}
	if (near)
		ctg_err_hint(err, "vouliez-vous dire --%s ?", near->name);
	return code;
}

static enum ctg_code read_long(struct ctg_opt_reader *r, struct ctg_err *err)
{
	struct ctg_str rest = ctg_str_from(r->argv[r->at++] + 2);
	const char *value = strchr(rest.p, '=');
	struct ctg_str name = ctg_str_split(&rest, '=');
	const struct ctg_opt_set *set = NULL;
	const struct ctg_opt *o = find_name(r, name, &set);

	if (!o)
		return unknown(r, name, err);
	if (value && !ctg_opt_takes_value(o))
		return ctg_fail(err, CTG_EUSAGE,
			"l'option --%s ne prend pas de valeur", o->name);
	if (value)
		value++;
	else if (ctg_opt_takes_value(o) && !(value = r->argv[r->at++]))
		return ctg_fail(err, CTG_EUSAGE,
			"l'option --%s attend une valeur", o->name);
	return set_value(set, r, o, value, err);
}

/* « -n », « -nf » for two flags, « -C dossier » and « -Cdossier ». */
static enum ctg_code read_short(struct ctg_opt_reader *r,
	struct ctg_err *err)
{
	const char *p = r->argv[r->at++] + 1;
	const struct ctg_opt_set *set = NULL;
	enum ctg_code code = CTG_OK;

	while (*p && !code) {
		const struct ctg_opt *o = find_letter(r, *p, &set);
		const char *value = NULL;

		if (!o) {
			size_t n;

			ctg_utf8_next(ctg_str_from(p), &n);
			return ctg_fail(err, CTG_EUSAGE,
				"option inconnue : -%.*s", (int)n, p);
		}
		p++;
		if (ctg_opt_takes_value(o)) {
			value = *p ? p : r->argv[r->at++];
			p = "";
			if (!value)
				return ctg_fail(err, CTG_EUSAGE,
					"l'option -%c attend une valeur",
					o->letter);
		}
		code = set_value(set, r, o, value, err);
	}
	return code;
}

static bool is_option(const char *arg)
{
	return arg[0] == '-' && arg[1] != '\0';
}

static enum ctg_code read_option(struct ctg_opt_reader *r,
	struct ctg_err *err)
{
	return r->argv[r->at][1] == '-' ? read_long(r, err) :
		read_short(r, err);
}

enum ctg_code ctg_opt_leading(struct ctg_opt_reader *r, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	while (!code && r->argv[r->at] && is_option(r->argv[r->at])) {
		if (strcmp(r->argv[r->at], "--") == 0) {
			r->at++;
			break;
		}
		code = read_option(r, err);
	}
	return code;
}

/* Operands */

static enum ctg_code add_operand(const struct ctg_opt_reader *r, size_t rank,
	const char *value, struct ctg_err *err)
{
	const struct ctg_opt_set *set = &r->sets[0];

	for (const struct ctg_opt *o = set->opts; o->kind; o++) {
		struct ctg_opt_list *all = slot(set, o);

		if (!ctg_opt_is_operand(o))
			continue;
		if (o->kind == CTG_OPT_OPERANDS) {
			add_text(all, r, value);
			return CTG_OK;
		}
		if (rank-- == 0) {
			*(const char **)slot(set, o) = value;
			return CTG_OK;
		}
	}
	return ctg_fail(err, CTG_EUSAGE, "argument en trop : « %s »", value);
}

enum ctg_code ctg_opt_read(struct ctg_opt_reader *r, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;
	bool options = true;
	size_t rank = 0;

	while (!code && r->argv[r->at]) {
		const char *arg = r->argv[r->at];

		if (options && strcmp(arg, "--") == 0) {
			options = false;
			r->at++;
		} else if (options && is_option(arg)) {
			code = read_option(r, err);
		} else {
			r->at++;
			code = add_operand(r, rank++, arg, err);
		}
	}
	return code;
}

enum ctg_code ctg_opt_complete(const struct ctg_opt_set *set,
	struct ctg_err *err)
{
	for (const struct ctg_opt *o = set->opts; o->kind; o++)
		if (o->required && !*(const char **)slot(set, o))
			return ctg_fail(err, CTG_EUSAGE,
				"il manque un argument : %s", o->value);
	return CTG_OK;
}
