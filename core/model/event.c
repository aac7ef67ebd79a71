/* SPDX-License-Identifier: Apache-2.0 */
#include "model/event.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "model/french.h"

#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

static const struct {
	const char *name;
	const char *title;	/* as a commit is headed */
	bool party;
} kinds[] = {
	[CTG_DECISION] = { "decision", "Décision", true },
	[CTG_DELIBERATION] = { "deliberation", "Délibération", true },
	[CTG_TRANSMISSION] = { "transmission", "Transmission", true },
	[CTG_PUBLICATION] = { "publication", "Publication", true },
	[CTG_SIGNATURE] = { "signature", "Signature", true },
	[CTG_NOTIFICATION] = { "notification", "Notification", true },
	[CTG_BILAN] = { "bilan", "Bilan", false },
	[CTG_RESILIATION] = { "resiliation", "Résiliation", false },
};

const char *ctg_event_name(enum ctg_event_kind k)
{
	return kinds[k].name;
}

bool ctg_event_kind_parse(enum ctg_event_kind *out, struct ctg_str s)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct ctg_str rest = s;

		if (ctg_french_cut(&rest, kinds[i].name) && rest.n == 0) {
			*out = (enum ctg_event_kind)i;
			return true;
		}
	}
	return false;
}

bool ctg_event_decides(enum ctg_event_kind k)
{
	return k == CTG_DECISION || k == CTG_DELIBERATION;
}

bool ctg_event_makes_act(enum ctg_event_kind k)
{
	return ctg_event_decides(k) || k == CTG_SIGNATURE;
}

bool ctg_event_needs_party(enum ctg_event_kind k)
{
	return kinds[k].party;
}

bool ctg_event_stays(struct ctg_str name)
{
	if (ctg_str_starts(name, STR("/")))
		return false;
	while (name.n > 0)
		if (ctg_str_eq(ctg_str_split(&name, '/'), STR("..")))
			return false;
	return true;
}

bool ctg_event_file(struct ctg_str *name, struct ctg_str *sha256,
	struct ctg_str *files)
{
	struct ctg_str rest = *files;

	*name = ctg_str_split(&rest, ' ');
	*sha256 = ctg_str_split(&rest, ' ');
	if (name->n == 0 || !ctg_event_stays(*name) ||
	    !ctg_hash_is_sha256(*sha256))
		return false;
	*files = rest;
	return true;
}

static bool agrees(struct ctg_str recorded, struct ctg_str asked)
{
	return asked.n == 0 || ctg_str_eq(recorded, asked);
}

bool ctg_event_says(const struct ctg_event *recorded,
	const struct ctg_event *asked)
{
	return recorded->kind == asked->kind &&
		recorded->acte == asked->acte &&
		ctg_date_cmp(recorded->date, asked->date) == 0 &&
		ctg_str_eq(recorded->partie, asked->partie) &&
		agrees(recorded->organe, asked->organe) &&
		agrees(recorded->numero, asked->numero) &&
		agrees(recorded->portee, asked->portee) &&
		agrees(recorded->ar, asked->ar) &&
		agrees(recorded->sha256, asked->sha256) &&
		agrees(recorded->jointes, asked->jointes);
}

/* As yaml.c reads it. */
bool ctg_event_holds(struct ctg_str s)
{
	size_t len;

	if (ctg_utf8_valid(s) != s.n)
		return false;
	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);

		if (c < 0x20 || ctg_utf8_is_command(c))
			return false;
		s = ctg_str_skip(s, len);
	}
	return true;
}

/* Writing */

/* Words of another type to other readers of YAML. */
static bool is_reserved(struct ctg_str s)
{
	static const char *const words[] = {
		"null", "true", "false", "yes", "no", "on", "off", "y", "n",
	};

	for (size_t i = 0; i < COUNT(words); i++) {
		struct ctg_str rest = s;

		if (ctg_french_cut(&rest, words[i]) && rest.n == 0)
			return true;
	}
	return false;
}

/* « 2025-12 », « 077-227700010-… »: neither a number nor a date. */
static bool is_code(struct ctg_str s)
{
	size_t first = s.n, hyphens = 0, letters = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '-')
			hyphens++;
		else if (ctg_is_alpha(s.p[i]))
			letters++;
		else if (!ctg_is_digit(s.p[i]))
			return false;
		if (first == s.n && !ctg_is_digit(s.p[i]))
			first = i;
	}
	return first > 0 && first < s.n && s.p[first] == '-' &&
		(letters > 0 || hyphens == 1) && s.p[s.n - 1] != '-';
}

static bool is_words(struct ctg_str s)
{
	size_t len;

	if (!ctg_utf8_is_letter(ctg_utf8_next(s, &len)) || is_reserved(s))
		return false;
	while (s.n > 0) {
		unsigned c = ctg_utf8_next(s, &len);

		if (!ctg_utf8_is_letter(c) && !(c < 0x80 &&
		    (ctg_is_digit((char)c) || memchr(" '-_./()", (int)c, 8)))
		    && c != 0xb0 && c != 0x2019)
			return false;
		s = ctg_str_skip(s, len);
	}
	return true;
}

/* Between quotes; an event stays on its line whatever it is made of. */
static void write_quoted(struct ctg_buf *b, struct ctg_str s)
{
	const struct ctg_str mark = STR("\ufeff");

	ctg_buf_putc(b, '"');
	while (s.n > 0) {
		char c = s.p[0];

		if (ctg_str_cut(&s, mark)) {
			ctg_buf_puts(b, "\\ufeff");
			continue;
		}
		if (c == '"' || c == '\\')
			ctg_buf_putc(b, '\\');
		if (c == '\t')
			ctg_buf_puts(b, "\\t");
		else
			ctg_buf_putc(b, (unsigned char)c < ' ' ? ' ' : c);
		s = ctg_str_skip(s, 1);
	}
	ctg_buf_putc(b, '"');
}

static void write_text(struct ctg_buf *b, const char *key, struct ctg_str s)
{
	if (s.n == 0)
		return;
	ctg_buf_printf(b, ", %s: ", key);
	if (is_words(s) || is_code(s))
		ctg_buf_add(b, s);
	else
		write_quoted(b, s);
}

void ctg_event_write(struct ctg_buf *b, const struct ctg_event *e)
{
	ctg_buf_printf(b, "- {acte: %u, evenement: %s", e->acte,
		ctg_event_name(e->kind));
	write_text(b, "partie", e->partie);
	ctg_buf_puts(b, ", date: ");
	ctg_date_write_iso(b, e->date);
	write_text(b, "organe", e->organe);
	write_text(b, "numero", e->numero);
	write_text(b, "portee", e->portee);
	write_text(b, "ar", e->ar);
	write_text(b, "piece", e->piece);
	write_text(b, "sha256", e->sha256);
	write_text(b, "jointes", e->jointes);
	write_text(b, "malgre", e->malgre);
	ctg_buf_puts(b, "}\n");
}

/* In French */

struct ctg_str ctg_event_party(const struct ctg_convention *c,
	struct ctg_str party)
{
	const struct ctg_party *p = ctg_convention_party(c, party);

	return p && p->designation.s.n > 0 ? p->designation.s : party;
}

static bool begins_with_vowel(struct ctg_str s)
{
	static const char *const vowels[] = {
		"a", "e", "i", "o", "u", "y", "é", "è", "ê", "É", "È", "Ê",
		"î", "Î", "ô", "Ô", "œ", "Œ",
	};

	if (s.n > 0 && s.p[0] >= 'A' && s.p[0] <= 'Z')
		return memchr("AEIOU", s.p[0], 5);
	for (size_t i = 0; i < COUNT(vowels); i++)
		if (ctg_str_starts(s, ctg_str_from(vowels[i])))
			return true;
	return false;
}

void ctg_event_of_party(struct ctg_buf *b, const struct ctg_convention *c,
	struct ctg_str party)
{
	struct ctg_str s = ctg_event_party(c, party), rest = s;

	if (ctg_french_cut(&rest, "le") && ctg_french_spaces(&rest))
		ctg_buf_puts(b, "du ");
	else if (ctg_french_cut(&rest, "les") && ctg_french_spaces(&rest))
		ctg_buf_puts(b, "des ");
	else
		ctg_buf_puts(b, begins_with_vowel(s) ? "d'" : "de ");
	ctg_buf_add(b, rest);
}

void ctg_event_acte(struct ctg_buf *b, unsigned acte)
{
	if (acte == 0)
		ctg_buf_puts(b, "la convention");
	else
		ctg_buf_printf(b, "l'avenant n° %u", acte);
}

void ctg_event_title(struct ctg_buf *b, const struct ctg_event *e,
	const struct ctg_convention *c)
{
	bool whole = !ctg_event_needs_party(e->kind);

	ctg_buf_printf(b, "%s ", kinds[e->kind].title);
	if (ctg_event_decides(e->kind)) {
		ctg_event_of_party(b, c, e->partie);
		ctg_buf_puts(b, " sur ");
		ctg_event_acte(b, e->acte);
	} else {
		ctg_buf_puts(b, "de ");
		/* A bilan, a résiliation are of all that was signed. */
		ctg_event_acte(b, whole ? 0 : e->acte);
		if (e->partie.n > 0) {
			ctg_buf_puts(b, " par ");
			ctg_buf_add(b, ctg_event_party(c, e->partie));
		}
	}
}

void ctg_event_describe(struct ctg_buf *b, const struct ctg_event *e,
	const struct ctg_convention *c)
{
	ctg_event_title(b, e, c);
	ctg_buf_puts(b, " (");
	ctg_date_write(b, e->date);
	ctg_buf_putc(b, ')');
}
