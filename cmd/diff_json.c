/* SPDX-License-Identifier: Apache-2.0 */
#include "diff_forms.h"

#include "base/json.h"
#include "model/address.h"

static void json_place(struct ctg_json *j, struct ctg_arena *a,
	const char *key, const struct ctg_node *n)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_address address;

	if (!n)
		return;
	ctg_address_of(&address, a, n);
	ctg_address_write(&b, &address, CTG_BARE);
	ctg_json_str(j, key, ctg_buf_str(&b));
}

static void json_change(struct ctg_json *j, struct ctg_arena *a,
	const struct ctg_change *c)
{
	const struct ctg_node *n = c->before ? c->before : c->after;
	const struct ctg_node *unit = !n || n->kind == CTG_DIVISION ||
		n->kind == CTG_NOTE ? n : ctg_node_unit(n);

	ctg_json_open(j, NULL, '{');
	ctg_json_str(j, "nature", ctg_str_from(ctg_nature_name(c->nature)));
	ctg_json_str(j, "operation",
		ctg_str_from(ctg_operation_name(c->operation)));
	json_place(j, a, "division", unit);
	if (n && n->kind == CTG_PARA)
		ctg_json_num(j, "alinea", (long)n->para.alinea);
	ctg_json_str(j, "ancien", c->old);
	ctg_json_str(j, "nouveau", c->now);
	json_place(j, a, "adresse_avant", c->before);
	json_place(j, a, "adresse_apres", c->after);
	if (c->said.n)
		ctg_json_str(j, "objet", c->said);
	if (c->old_digest.n)
		ctg_json_str(j, "sha256_avant", c->old_digest);
	if (c->now_digest.n)
		ctg_json_str(j, "sha256_apres", c->now_digest);
	ctg_json_close(j, '}');
}

void ctg_diff_json(struct ctg_buf *b, const struct ctg_loaded v[2],
	const struct ctg_diff *d)
{
	struct ctg_json j = { .out = b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "avant", v[0].label);
	ctg_json_str(&j, "apres", v[1].label);
	ctg_json_open(&j, "changements", '[');
	for (size_t i = 0; i < d->n; i++)
		json_change(&j, b->arena, &d->changes[i]);
	ctg_json_close(&j, ']');
	ctg_json_close(&j, '}');
	ctg_buf_putc(b, '\n');
}
