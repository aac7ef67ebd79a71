/* SPDX-License-Identifier: Apache-2.0 */
#include "model/event_line.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "model/act_number.h"

/* « 12 », not « 012 ». */
static bool take_acte(struct ctg_event *e, struct ctg_str s)
{
	return ctg_act_number_read(&e->acte, s);
}

static bool take_kind(struct ctg_event *e, struct ctg_str s)
{
	for (int k = 0; k < CTG_EVENT_KINDS; k++)
		if (ctg_str_eq(s, ctg_str_from(ctg_event_name(
		    (enum ctg_event_kind)k)))) {
			e->kind = (enum ctg_event_kind)k;
			return true;
		}
	return false;
}

static bool take_date(struct ctg_event *e, struct ctg_str s)
{
	return ctg_date_read_iso(&e->date, s) && ctg_date_exists(e->date);
}

static bool take_portee(struct ctg_event *e, struct ctg_str s)
{
	e->portee = s;
	return ctg_str_eq(s, STR("engagement")) ||
		ctg_str_eq(s, STR("signature"));
}

static bool take_piece(struct ctg_event *e, struct ctg_str s)
{
	e->piece = s;
	return !ctg_str_starts(s, STR("/")) && !ctg_str_has(s, STR(".."));
}

static bool take_sha256(struct ctg_event *e, struct ctg_str s)
{
	e->sha256 = s;
	return ctg_hash_is_sha256(s);
}

static bool take_jointes(struct ctg_event *e, struct ctg_str s)
{
	struct ctg_str name, sha256;

	e->jointes = s;
	while (ctg_event_file(&name, &sha256, &s))
		;
	return s.n == 0;
}

#define TEXT(field) \
	static bool take_##field(struct ctg_event *e, struct ctg_str s) \
	{ \
		e->field = s; \
		return true; \
	}
TEXT(partie)
TEXT(organe)
TEXT(numero)
TEXT(ar)
TEXT(malgre)

/* In the order in which they are written. */
static const struct {
	struct ctg_str name;
	bool (*take)(struct ctg_event *e, struct ctg_str s);
} keys[] = {
#define KEY(name)	{ CTG_STR_INIT(#name ": "), take_##name }
	KEY(acte),
	{ CTG_STR_INIT("evenement: "), take_kind },
	KEY(partie), KEY(date), KEY(organe), KEY(numero), KEY(portee),
	KEY(ar), KEY(piece), KEY(sha256), KEY(jointes), KEY(malgre),
};
#define NKEYS	(sizeof(keys) / sizeof(keys[0]))

/* What YAML takes as it is, bare or between quotes: the letters of French. */
static size_t harmless(struct ctg_str s)
{
	unsigned char c = (unsigned char)s.p[0];
	unsigned char d = s.n > 1 ? (unsigned char)s.p[1] : 0;

	if (ctg_is_alpha(s.p[0]) || ctg_is_digit(s.p[0]) ||
	    (c < 0x80 && c && memchr(" '-_./()", c, 8)))
		return 1;
	/* U+00C0 to U+017F, the sign °, the apostrophe ’. */
	if (c == 0xc3 || c == 0xc4 || c == 0xc5 || (c == 0xc2 && d == 0xb0))
		return 2;
	return ctg_str_starts(s, STR("’")) ? 3 : 0;
}

/* A value, bare or quoted, with nothing in it that means something. */
static bool cut_value(struct ctg_str *out, struct ctg_str *s)
{
	struct ctg_str v;
	size_t n = 0, len;
	bool quoted = ctg_str_cut(s, STR("\""));

	while (n < s->n && (len = harmless(ctg_str_skip(*s, n))) > 0)
		n += len;
	v = ctg_str_head(*s, n);
	*s = ctg_str_skip(*s, n);
	*out = v;
	if (v.n == 0 || v.p[0] == ' ' || v.p[v.n - 1] == ' ')
		return false;
	return quoted ? ctg_str_cut(s, STR("\"")) :
		!memchr("'-./()_", v.p[0], 7);
}

bool ctg_event_line(struct ctg_event *out, struct ctg_str line)
{
	struct ctg_event e = { .kind = CTG_EVENT_KINDS };
	bool acte = false;

	if (!ctg_str_cut(&line, STR("- {")))
		return false;
	for (size_t k = 0; k < NKEYS; k++) {
		struct ctg_str value;

		if (!ctg_str_cut(&line, keys[k].name))
			continue;
		if (!cut_value(&value, &line) || !keys[k].take(&e, value))
			return false;
		acte = acte || k == 0;
		if (!ctg_str_cut(&line, STR(", ")))
			break;
	}
	*out = e;
	return ctg_str_eq(line, STR("}")) && acte && e.date.year &&
		e.kind < CTG_EVENT_KINDS &&
		(e.partie.n > 0 || !ctg_event_needs_party(e.kind));
}
