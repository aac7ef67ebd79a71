/* SPDX-License-Identifier: Apache-2.0 */
#include "touched.h"

#include "base/arena.h"
#include "model/address.h"
#include "render/term.h"

#define SHOWN	60		/* bytes of a quotation */

static struct ctg_str shortened(struct ctg_arena *a, struct ctg_str s)
{
	size_t n = SHOWN;

	if (s.n <= n)
		return s;
	while (n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return ctg_strf(a, "%.*s…", (int)n, s.p);
}

static struct ctg_str words(struct ctg_arena *a, const struct ctg_node *n)
{
	return n ? shortened(a, ctg_node_words(a, n)) : (struct ctg_str){ 0 };
}

static struct ctg_str where(struct ctg_arena *a, const struct ctg_op *op)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_address address;

	if (!op->at)
		return op->key.n ? op->key : STR("les parties");
	ctg_address_of(&address, a, op->at);
	ctg_address_write(&b, &address, CTG_BARE);
	return ctg_buf_str(&b);
}

/* What goes away and what comes. */
static struct ctg_str old_of(struct ctg_arena *a, const struct ctg_op *op)
{
	struct ctg_str all;

	if (op->leaves)
		return op->leaves->nom.s;
	if (op->how == CTG_OP_ADD || !op->at)
		return (struct ctg_str){ 0 };
	all = ctg_node_words(a, op->at);
	if (op->kind == CTG_OP_WORDS)
		all = ctg_str_skip(ctg_str_head(all, op->end), op->off);
	return shortened(a, all);
}

static struct ctg_str new_of(struct ctg_arena *a, const struct ctg_op *op)
{
	if (op->comes)
		return op->comes->nom.s;
	return op->value.n ? op->value : words(a, op->now);
}

static void put_side(struct ctg_buf *b, const char *name,
	const struct ctg_op *op)
{
	struct ctg_str old = old_of(b->arena, op), now = new_of(b->arena, op);

	ctg_buf_printf(b, "    %s : ", name);
	if (op->kind == CTG_OP_MOVE) {
		ctg_buf_puts(b, "« ");
		ctg_term_safe(b, old);
		ctg_buf_puts(b, " » déplacé\n");
		return;
	}
	if (old.n) {
		ctg_buf_puts(b, "« ");
		ctg_term_safe(b, old);
		ctg_buf_puts(b, now.n ? " » devient " : " » supprimé");
	} else {
		ctg_buf_puts(b, "ajout");
		ctg_buf_puts(b, now.n ? " de " : "");
	}
	if (now.n) {
		ctg_buf_puts(b, "« ");
		ctg_term_safe(b, now);
		ctg_buf_puts(b, " »");
	}
	ctg_buf_putc(b, '\n');
}

static const char *title(enum ctg_collision_kind k)
{
	static const char *const titles[] = {
		[CTG_SAME_WORDS] = "mêmes mots",
		[CTG_SAME_PLACE] = "même place",
		[CTG_GONE] = "l'un modifie ce que l'autre supprime ou récrit",
		[CTG_NEIGHBOURS] = "même alinéa, autres mots (sans conflit)",
	};

	return titles[k];
}

void ctg_touched_text(struct ctg_buf *b, const struct ctg_touched *t)
{
	for (size_t i = 0; i < t->collisions->n; i++) {
		const struct ctg_collision *c = &t->collisions->v[i];

		ctg_buf_puts(b, "  ");
		ctg_term_safe(b, where(b->arena, c->x));
		ctg_buf_printf(b, " : %s\n", title(c->kind));
		put_side(b, t->x, c->x);
		put_side(b, t->y, c->y);
	}
}

static void put_json(struct ctg_json *j, const char *key,
	const struct ctg_op *op)
{
	struct ctg_arena *a = j->out->arena;

	ctg_json_open(j, key, '{');
	ctg_json_str(j, "lieu", where(a, op));
	ctg_json_str(j, "ancien", old_of(a, op));
	ctg_json_str(j, "nouveau", new_of(a, op));
	ctg_json_close(j, '}');
}

void ctg_touched_json(struct ctg_json *j, const struct ctg_touched *t)
{
	static const char *const kinds[] = { "mots", "place", "disparition",
		"voisinage" };

	for (size_t i = 0; i < t->collisions->n; i++) {
		const struct ctg_collision *c = &t->collisions->v[i];

		ctg_json_open(j, NULL, '{');
		ctg_json_str(j, "nature", ctg_str_from(kinds[c->kind]));
		ctg_json_bool(j, "conflit", c->kind != CTG_NEIGHBOURS);
		put_json(j, "un", c->x);
		put_json(j, "autre", c->y);
		ctg_json_close(j, '}');
	}
}
