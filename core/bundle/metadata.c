/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/metadata.h"

#include "base/json.h"
#include "base/utf8.h"
#include "model/life.h"
#include "model/receipt.h"

/* What stands for the letter at the start of s, its length in *len. */
static struct ctg_str plain_letter(struct ctg_str s, size_t *len)
{
	unsigned c = ctg_utf8_next(s, len);

	if (c == 0x153)		/* œ */
		return STR("oe");
	if (c == 0xe6)		/* æ */
		return STR("ae");
	return c < 0x80 && (ctg_is_digit((char)c) || ctg_is_alpha((char)c)) ?
		ctg_str_head(s, 1) : STR("");
}

struct ctg_str ctg_metadata_slug(struct ctg_arena *a, struct ctg_str s,
	size_t most)
{
	struct ctg_str rest = ctg_utf8_plain(a, s);
	struct ctg_buf b = { .arena = a };
	bool gap = false;
	size_t len;

	for (; rest.n > 0; rest = ctg_str_skip(rest, len)) {
		struct ctg_str letter = plain_letter(rest, &len);

		if (letter.n == 0) {
			gap = b.n > 0;
			continue;
		}
		if (b.n + gap + letter.n > most)
			break;
		if (gap)
			ctg_buf_putc(&b, '-');
		ctg_buf_add(&b, letter);
		gap = false;
	}
	return ctg_buf_str(&b);
}

struct ctg_str ctg_metadata_extension(struct ctg_arena *a,
	struct ctg_str name)
{
	struct ctg_str ext = ctg_metadata_slug(a,
		ctg_manifest_extension(name), 8);

	return ext.n ? ext : STR("bin");
}

/* At most so many letters, the sign that it was cut among them. */
static struct ctg_str cut(struct ctg_arena *a, struct ctg_str s, size_t most)
{
	size_t at = 0, word = 0, len;

	if (ctg_utf8_count(s) <= most)
		return s;
	for (size_t n = 0; n < most; n++) {
		unsigned c = ctg_utf8_next(ctg_str_skip(s, at), &len);

		if (ctg_utf8_is_space(c))
			word = at;
		if (n + 1 < most)
			at += len;
	}
	return ctg_strf(a, "%.*s…", STR_ARG(ctg_str_head(s,
		word ? word : at)));
}

struct ctg_str ctg_metadata_object(const struct ctg_liasse *l,
	struct ctg_str title)
{
	struct ctg_buf b = { .arena = l->arena };
	size_t n = l->signers.nparties;

	ctg_buf_add(&b, title);
	for (size_t i = 0; i < n; i++)
		ctg_buf_printf(&b, "%s%.*s", i == 0 ? " – " :
			i + 1 < n ? ", " : " et ",
			STR_ARG(l->signers.parties[i].nom.s));
	return cut(l->arena, ctg_buf_str(&b), CTG_METADATA_OBJECT);
}

struct ctg_str ctg_metadata_nature(const struct ctg_liasse *l)
{
	for (size_t i = 0; i < l->signers.nparties; i++) {
		struct ctg_receipt r;
		struct ctg_stage s;

		ctg_life_stage(&s, l->suivi.events, l->suivi.n, l->acte,
			l->signers.parties[i].id.s);
		if (s.transmitted &&
		    !ctg_receipt_parse(&r, s.transmitted->ar, NULL))
			return r.nature;
	}
	return STR("DE");
}

unsigned ctg_metadata_originals(const struct ctg_liasse *l)
{
	return l->signers.exemplaires ? l->signers.exemplaires :
		(unsigned)l->signers.nparties;
}

/* --- the file ------------------------------------------------------------- */

/* Of documents in several formats, that of the main one. */
static bool is_joined(const struct ctg_manifest *m, size_t i)
{
	const struct ctg_manifest_file *f = &m->files[i];

	return i > 0 && !ctg_str_eq(f->role, STR("acte")) && (!f->remade ||
		ctg_str_eq(ctg_manifest_extension(f->name),
		ctg_manifest_extension(m->files[0].name)));
}

static void put_text(struct ctg_json *j, const char *key, struct ctg_value v)
{
	if (v.s.n)
		ctg_json_str(j, key, v.s);
	else
		ctg_json_null(j, key);
}

static void write_signers(struct ctg_json *j, const struct ctg_liasse *l)
{
	long order = 0;

	ctg_json_open(j, "signataires", '[');
	for (size_t i = 0; i < l->signers.nparties; i++) {
		const struct ctg_party *p = &l->signers.parties[i];

		for (size_t k = 0; k < p->npeople; k++) {
			if (!p->people[k].signs)
				continue;
			ctg_json_open(j, NULL, '{');
			ctg_json_num(j, "ordre", ++order);
			ctg_json_str(j, "partie", p->id.s);
			ctg_json_str(j, "nom", p->people[k].nom.s);
			put_text(j, "qualite", p->people[k].qualite);
			ctg_json_close(j, '}');
		}
	}
	ctg_json_close(j, ']');
}

void ctg_metadata_write(struct ctg_buf *b, const struct ctg_liasse *l,
	const struct ctg_manifest *m, struct ctg_str title)
{
	const struct ctg_parapheur *to = &l->settings.parapheur;
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "titre", title);
	ctg_json_str(&j, "objet", ctg_metadata_object(l, title));
	ctg_json_str(&j, "convention", l->id);
	ctg_json_num(&j, "acte", l->acte);
	ctg_json_bool(&j, "projet", m->draft);
	ctg_json_str(&j, "fichier_principal", m->files[0].name);
	ctg_json_open(&j, "annexes", '[');
	for (size_t i = 0; i < m->n_files; i++)
		if (is_joined(m, i))
			ctg_json_str(&j, NULL, m->files[i].name);
	ctg_json_close(&j, ']');
	put_text(&j, "type", to->type);
	put_text(&j, "sous_type", to->sous_type);
	ctg_json_str(&j, "nature", ctg_metadata_nature(l));
	put_text(&j, "classification", to->classification);
	ctg_json_num(&j, "originaux", ctg_metadata_originals(l));
	write_signers(&j, l);
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}
