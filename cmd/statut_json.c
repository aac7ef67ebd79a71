/* SPDX-License-Identifier: Apache-2.0 */
#include "statut.h"

#include "base/json.h"

static void put_day(struct ctg_json *j, const char *key, struct ctg_date d)
{
	struct ctg_buf b = { .arena = j->out->arena };

	if (!d.year) {
		ctg_json_null(j, key);
		return;
	}
	ctg_date_write_iso(&b, d);
	ctg_json_str(j, key, ctg_buf_str(&b));
}

static void put_text(struct ctg_json *j, const char *key, const char *text)
{
	if (text)
		ctg_json_str(j, key, ctg_str_from(text));
	else
		ctg_json_null(j, key);
}

static void put_event(struct ctg_json *j, const char *key,
	const struct ctg_event *e)
{
	put_day(j, key, e ? e->date : (struct ctg_date){ 0 });
}

static void put_party(struct ctg_json *j, const struct ctg_status_draft *d,
	const struct ctg_party *p)
{
	struct ctg_stage s;
	enum ctg_event_kind next;
	bool lacks = ctg_status_lacks(&next, &s, d, p);

	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "partie", p->id.s);
	put_event(j, "decision", s.decided);
	put_event(j, "transmission", s.transmitted);
	put_event(j, "publication", s.published);
	put_event(j, "signature", s.signed_);
	put_text(j, "manque", lacks ? ctg_event_name(next) : NULL);
	ctg_json_close(j, '}');
}

static void put_draft(struct ctg_json *j, const struct ctg_status_draft *d)
{
	const struct ctg_convention *c = d->convention;

	ctg_json_open(j, NULL, '{');
	ctg_json_num(j, "acte", d->number);
	put_text(j, "branche", d->branch);
	ctg_json_bool(j, "distante", d->remote);
	put_text(j, "etat", d->why ? "illisible" : ctg_state_name(d->state));
	ctg_json_num(j, "erreurs", (long)d->errors);
	if (c) {
		ctg_json_open(j, "parties", '[');
		for (size_t i = 0; i < c->nparties; i++)
			put_party(j, d, &c->parties[i]);
		ctg_json_close(j, ']');
	}
	ctg_json_close(j, '}');
}

static void put_drafts(struct ctg_json *j, const struct ctg_status *s)
{
	ctg_json_open(j, "brouillons", '[');
	for (size_t i = 0; i < s->ndrafts; i++)
		put_draft(j, &s->drafts[i]);
	ctg_json_close(j, ']');
}

static void put_convention(struct ctg_json *j, const struct ctg_status *s)
{
	bool recorded = s->ndrafts == 0 || s->drafts[0].branch;

	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "id", s->id);
	ctg_json_str(j, "titre", s->titre);
	put_text(j, "etat", s->why ? "illisible" : ctg_state_name(s->state));
	if (s->in_force && !s->why)
		ctg_json_num(j, "version", s->version);
	else
		ctg_json_null(j, "version");
	put_day(j, "fin", s->end);
	put_day(j, "preavis_avant", s->notice);
	ctg_json_open(j, "avenants_ouverts", '[');
	for (size_t i = 0; i < s->ndrafts; i++)
		if (s->drafts[i].number > 0)
			ctg_json_num(j, NULL, s->drafts[i].number);
	ctg_json_close(j, ']');
	ctg_json_num(j, "erreurs", (long)s->errors);
	put_day(j, "effet", s->effect);
	ctg_json_bool(j, "enregistree", recorded);
	put_drafts(j, s);
	put_text(j, "illisible", s->why ? s->why->msg : NULL);
	ctg_json_close(j, '}');
}

void ctg_statut_json(struct ctg_buf *b, const struct ctg_statut *s)
{
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_open(&j, "conventions", '[');
	for (size_t i = 0; i < s->n; i++)
		put_convention(&j, &s->v[i]);
	ctg_json_close(&j, ']');
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}
