/* SPDX-License-Identifier: Apache-2.0 */
#include "controler.h"

#include "base/json.h"

static void put_all(struct ctg_json *j, const char *key,
	const struct ctg_str *v, size_t n)
{
	ctg_json_open(j, key, '[');
	for (size_t i = 0; i < n; i++)
		ctg_json_str(j, NULL, v[i]);
	ctg_json_close(j, ']');
}

/* The time that is proved, else the one that is claimed. */
static void put_signature(struct ctg_json *j,
	const struct ctg_cms_signature *s)
{
	ctg_json_open(j, NULL, '{');
	ctg_json_maybe(j, "signataire", s->signer);
	ctg_json_maybe(j, "fichier", s->file);
	ctg_json_maybe(j, "date", s->has_token ? s->token_at : s->signed_at);
	ctg_json_bool(j, "valide", s->valid);
	ctg_json_maybe(j, "organisation", s->organisation);
	ctg_json_maybe(j, "emetteur", s->issuer);
	ctg_json_maybe(j, "serie", s->serial);
	ctg_json_maybe(j, "algorithme", s->algorithm);
	ctg_json_bool(j, "horodatage", s->has_token);
	ctg_json_maybe(j, "autorite_horodatage", s->token_authority);
	ctg_json_bool(j, "chaine", s->chain_judged);
	put_all(j, "defauts", s->faults, s->n_faults);
	ctg_json_close(j, '}');
}

static void put_file(struct ctg_json *j, const struct ctg_verdict_file *f)
{
	static const char *const states[] = {
		[CTG_FILE_OK] = "ok", [CTG_FILE_UNCOVERED] = "non_couvert",
		[CTG_FILE_ALTERED] = "altere", [CTG_FILE_MISSING] = "absent",
	};

	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "nom", f->name);
	ctg_json_maybe(j, "sha256", f->sha256);
	ctg_json_str(j, "etat", ctg_str_from(states[f->state]));
	ctg_json_close(j, '}');
}

void ctg_controler_json(struct ctg_buf *b, const struct ctg_verdict *v)
{
	static const char *const kinds[] = {
		[CTG_BUNDLE_OTHER] = "inconnu",
		[CTG_BUNDLE_SEALED] = "conteneur",
		[CTG_BUNDLE_LIASSE] = "liasse",
		[CTG_BUNDLE_PACKAGE] = "document",
	};
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_bool(&j, "valide", ctg_verdict_is_valid(v));
	ctg_json_open(&j, "signatures", '[');
	for (size_t i = 0; i < v->n_signatures; i++)
		put_signature(&j, &v->signatures[i]);
	ctg_json_close(&j, ']');
	ctg_json_open(&j, "fichiers", '[');
	for (size_t i = 0; i < v->n_files; i++)
		put_file(&j, &v->files[i]);
	ctg_json_close(&j, ']');
	ctg_json_maybe(&j, "commit", v->proof.commit);
	ctg_json_str(&j, "nature", ctg_str_from(kinds[v->kind]));
	ctg_json_maybe(&j, "convention", v->proof.id);
	if (v->has_proof)
		ctg_json_num(&j, "acte", v->proof.acte);
	else
		ctg_json_null(&j, "acte");
	ctg_json_maybe(&j, "version", v->proof.version);
	ctg_json_maybe(&j, "etiquette", v->proof.tag);
	put_all(&j, "defauts", v->faults, v->n_faults);
	put_all(&j, "registre", v->proved, v->n_proved);
	put_all(&j, "non_verifie", v->unchecked, v->n_unchecked);
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}
