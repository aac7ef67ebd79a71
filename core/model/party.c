/* SPDX-License-Identifier: Apache-2.0 */
#include "model/party.h"

#include "base/arena.h"
#include "model/rules.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static const char *const types[] = {
	[CTG_PARTY_CAF] = "caf",
	[CTG_PARTY_COMMUNE] = "commune",
	[CTG_PARTY_EPCI] = "epci",
	[CTG_PARTY_DEPARTEMENT] = "departement",
	[CTG_PARTY_SYNDICAT] = "syndicat",
	[CTG_PARTY_MSA] = "msa",
	[CTG_PARTY_CPAM] = "cpam",
	[CTG_PARTY_ETAT] = "etat",
	[CTG_PARTY_ASSOCIATION] = "association",
	[CTG_PARTY_AUTRE] = "autre",
};

const char *ctg_party_type_name(enum ctg_party_type type)
{
	return types[type];
}

bool ctg_siren_is_valid(struct ctg_str s)
{
	unsigned sum = 0, digits = 0;

	if (s.n != 9)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned d = (unsigned)(s.p[i] - '0');

		if (!ctg_is_digit(s.p[i]))
			return false;
		digits |= d;
		if (i % 2 == 1)
			d = d * 2 > 9 ? d * 2 - 9 : d * 2;
		sum += d;
	}
	return digits != 0 && sum % 10 == 0;
}

/* [a-z][a-z0-9_-]*: it names the party in {{ parties.ID.nom }}. */
static bool is_id(struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool lower = c >= 'a' && c <= 'z';

		if (!lower && (i == 0 ||
		    !(ctg_is_digit(c) || c == '_' || c == '-')))
			return false;
	}
	return s.n > 0;
}

static void read_id(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	struct ctg_value *id = to, text;

	if (!ctg_keys_take_text(k, &text, v))
		return;
	if (is_id(text.s))
		*id = text;
	else
		ctg_rule_report(k->diags, "S124", ctg_keys_place(k, v),
			"identifiant « %.*s » : une lettre minuscule sans "
			"accent, puis des lettres de même, des chiffres, « - » "
			"ou « _ »", STR_ARG(ctg_keys_shown(k, text.s)));
}

static void read_type(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	enum ctg_party_type *type = to;
	size_t i = ctg_keys_choose(k, v, types, COUNT(types));

	if (i < COUNT(types))
		*type = (enum ctg_party_type)i;
}

static void read_signs(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *v)
{
	static const char *const answers[] = { "false", "true", "non", "oui" };
	bool *signs = to;
	size_t i = ctg_keys_choose(k, v, answers, COUNT(answers));

	if (i < COUNT(answers))
		*signs = i % 2 == 1;
}

static const struct ctg_key person_keys[] = {
	CTG_KEY_TEXT(struct ctg_representative, civilite, false),
	CTG_KEY_TEXT(struct ctg_representative, nom, true),
	CTG_KEY_TEXT(struct ctg_representative, qualite, true),
	{ CTG_STR_INIT("signe"), read_signs,
	  offsetof(struct ctg_representative, signs), false },
	CTG_KEY_TEXT(struct ctg_representative, delegation, false),
};
static const struct ctg_key_table person_table = {
	"de ce représentant", person_keys, COUNT(person_keys),
};

static void read_people(const struct ctg_keys *k, void *to,
	const struct ctg_yaml *list)
{
	struct ctg_party *p = to;
	size_t n = ctg_keys_count(list);

	if (!ctg_keys_expect(k, list, CTG_SEQUENCE))
		return;
	if (n == 0)
		ctg_rule_report(k->diags, "S122", ctg_keys_place(k, list),
			"la liste « representants » est vide : il en faut un "
			"au moins");
	p->people = CTG_NEW_N(k->arena, struct ctg_representative, n);
	for (const struct ctg_yaml *v = list->first; v; v = v->next) {
		struct ctg_representative *r = &p->people[p->npeople];

		r->signs = true;
		p->npeople += ctg_keys_read(k, &person_table, r, v);
	}
}

static const struct ctg_key party_keys[] = {
	{ CTG_STR_INIT("id"), read_id, offsetof(struct ctg_party, id), true },
	CTG_KEY_TEXT(struct ctg_party, nom, true),
	CTG_KEY_TEXT(struct ctg_party, designation, true),
	{ CTG_STR_INIT("type"), read_type, offsetof(struct ctg_party, type),
	  true },
	CTG_KEY_TEXT(struct ctg_party, siren, false),
	CTG_KEY_TEXT(struct ctg_party, adresse, false),
	CTG_KEY_TEXT(struct ctg_party, logo, false),
	{ CTG_STR_INIT("representants"), read_people, 0, true },
};
static const struct ctg_key_table party_table = {
	"de cette partie", party_keys, COUNT(party_keys),
};

static void check_ids(const struct ctg_keys *k, const struct ctg_party *p,
	size_t n)
{
	const struct ctg_value **ids = CTG_NEW_N(k->arena,
		const struct ctg_value *, n);
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (p[i].id.s.n > 0)
			ids[found++] = &p[i].id;
	ctg_keys_unique(k, "P304", "la partie", ids, found);
}

void ctg_party_read_list(const struct ctg_keys *k, struct ctg_party **parties,
	size_t *n, const struct ctg_yaml *list)
{
	struct ctg_party *p;
	size_t found = 0;

	if (!ctg_keys_expect(k, list, CTG_SEQUENCE))
		return;
	p = CTG_NEW_N(k->arena, struct ctg_party, ctg_keys_count(list));
	for (const struct ctg_yaml *v = list->first; v; v = v->next) {
		p[found].line = v->line;
		p[found].type = CTG_PARTY_AUTRE;
		found += ctg_keys_read(k, &party_table, &p[found], v);
	}
	check_ids(k, p, found);
	*parties = p;
	*n = found;
}
