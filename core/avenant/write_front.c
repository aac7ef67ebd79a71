/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/write_front.h"

#include "avenant/front_line.h"
#include "avenant/front_name.h"
#include "avenant/front_yaml.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/ordinal.h"
#include "model/yaml_write.h"
#include "render/markdown.h"

struct phrase {
	struct ctg_buf *b;
	const struct ctg_op *op;
	const struct ctg_text *base;
};

/* --- words --------------------------------------------------------------- */

/* Words as Markdown, with a capital. */
static void put_plain(struct ctg_buf *out, struct ctg_str words)
{
	struct ctg_node *doc = ctg_node_new(out->arena, CTG_DOCUMENT);
	struct ctg_node *para = ctg_node_new(out->arena, CTG_PARA);
	struct ctg_buf all = { .arena = out->arena }, b = all;
	size_t len;
	unsigned c = ctg_utf8_next(words, &len);

	if (c == 0xe0)
		ctg_buf_puts(&all, "À");
	else if (c < 0x80 && c >= 'a' && c <= 'z')
		ctg_buf_putc(&all, (char)(c - 0x20));
	else
		ctg_buf_add(&all, ctg_str_head(words, len));
	ctg_buf_add(&all, ctg_str_skip(words, len));
	ctg_node_append(doc, para);
	ctg_node_append(para, ctg_node_text(out->arena, ctg_buf_str(&all)));
	ctg_markdown_write(&b, doc);
	ctg_buf_add(out, ctg_str_trim(ctg_buf_str(&b)));
}

static void put_address(struct ctg_buf *b, const struct ctg_node *n,
	enum ctg_case how)
{
	struct ctg_address at;

	ctg_address_of(&at, b->arena, n);
	ctg_address_write(b, &at, how);
}

static void put_day(struct ctg_buf *b, struct ctg_str iso)
{
	struct ctg_date d;

	if (ctg_date_read_iso(&d, iso))
		ctg_date_write(b, d);
	else
		ctg_buf_add(b, iso);
}

/* --- parties ------------------------------------------------------------- */

static void say_party(struct phrase *p)
{
	const struct ctg_op *op = p->op;
	bool same = ctg_op_is_same_party(op);
	const char *e;

	ctg_name_write(p->b, op->comes && !same ? op->comes : op->leaves,
		CTG_LE);
	if (!op->comes) {
		ctg_buf_puts(p->b, " se retire de la convention");
		return;
	}
	e = ctg_name_is_feminine(op->comes) ? "e" : "";
	if (same) {
		ctg_buf_puts(p->b, " comparaît désormais dans les termes "
			"suivants\u00a0:");
		return;
	}
	if (op->leaves) {
		ctg_buf_printf(p->b, " est substitué%s ", e);
		ctg_name_write(p->b, op->leaves, CTG_AU);
		ctg_buf_puts(p->b, " dans ses droits et obligations au titre "
			"de la convention");
	} else {
		ctg_buf_puts(p->b, " adhère à la convention");
	}
	ctg_buf_printf(p->b, ". %s y comparaît dans les termes suivants"
		"\u00a0:", *e ? "Elle" : "Il");
}

static void say_party_title(struct phrase *p)
{
	const struct ctg_op *op = p->op;
	bool same = ctg_op_is_same_party(op);

	ctg_buf_puts(p->b, same ? "Comparution " : !op->comes ? "Retrait " :
		op->leaves ? "Substitution " : "Adhésion ");
	ctg_name_write(p->b, op->comes && !same ? op->comes : op->leaves,
		CTG_DU);
	if (!op->comes || !op->leaves || same)
		return;
	ctg_buf_putc(p->b, ' ');
	ctg_name_write(p->b, op->leaves, CTG_AU);
}

/* --- annexes ------------------------------------------------------------- */

static void say_joined(struct phrase *p, const char *what)
{
	const struct ctg_annexe *x = p->op->annexe;

	ctg_buf_printf(p->b, "%sannexe %.*s jointe au présent avenant", what,
		STR_ARG(p->op->numero));
	if (x->titre.s.n > 0)
		ctg_buf_printf(p->b, ", intitulée\u00a0: «\u00a0%.*s\u00a0»",
			STR_ARG(x->titre.s));
}

static bool is_last(const struct ctg_node *annexe)
{
	const struct ctg_node *n = annexe->next;

	while (n && !ctg_node_is_annexe(n))
		n = n->next;
	return !n;
}

static void say_annexe(struct phrase *p)
{
	const struct ctg_op *op = p->op;
	bool inside = op->at && ctg_node_is_annexe(op->at);

	if (op->how == CTG_OP_REMOVE) {
		put_address(p->b, op->at, CTG_LE);
		ctg_buf_puts(p->b, " est supprimée");
	} else if (op->how == CTG_OP_REPLACE) {
		put_address(p->b, op->at, CTG_LE);
		ctg_buf_puts(p->b, " est remplacée par ");
		say_joined(p, "l'");
	} else if (!inside || (op->side == CTG_OP_AFTER && is_last(op->at))) {
		say_joined(p, "il est ajouté une ");
	} else {
		ctg_buf_puts(p->b, op->side == CTG_OP_BEFORE ? "avant " :
			"après ");
		put_address(p->b, op->at, CTG_LE);
		say_joined(p, ", il est inséré une ");
	}
}

static void say_annexe_title(struct phrase *p)
{
	const struct ctg_op *op = p->op;

	if (op->how == CTG_OP_ADD) {
		ctg_buf_printf(p->b, "Ajout d'une annexe %.*s",
			STR_ARG(op->numero));
		return;
	}
	ctg_buf_puts(p->b, op->how == CTG_OP_REMOVE ? "Suppression " :
		"Remplacement ");
	put_address(p->b, op->at, CTG_DU);
}

/* --- values -------------------------------------------------------------- */

/* « X|Y|Z »: each name, with a word before. */
static void say_order(struct phrase *p, const char *what, const char *each)
{
	struct ctg_str rest = p->op->value;

	ctg_buf_printf(p->b, "%s dans l'ordre suivant\u00a0: ", what);
	for (bool first = true; rest.n > 0; first = false) {
		struct ctg_str name = ctg_str_split(&rest, '|');

		ctg_buf_printf(p->b, "%s%s%.*s", first ? "" : rest.n > 0 ?
			", " : " et ", each, STR_ARG(name));
	}
}

static void say_parties_order(struct phrase *p)
{
	say_order(p, "les parties comparaissent", "");
}

static void say_annexes_order(struct phrase *p)
{
	say_order(p, "les annexes se présentent", "annexe ");
}

static void say_end(struct phrase *p)
{
	struct ctg_str old = p->base->convention.periode.fin.s;

	ctg_buf_puts(p->b, "le terme de la convention est ");
	if (old.n == 0) {
		ctg_buf_puts(p->b, "fixé au ");
	} else {
		ctg_buf_puts(p->b, ctg_str_cmp(old, p->op->value) < 0 ?
			"reporté du " : "ramené du ");
		put_day(p->b, old);
		ctg_buf_puts(p->b, " au ");
	}
	put_day(p->b, p->op->value);
}

static void say_start(struct phrase *p)
{
	ctg_buf_puts(p->b, "la convention prend effet le ");
	if (ctg_str_eq(p->op->value, STR("signature")))
		ctg_buf_puts(p->b, "jour de sa signature");
	else
		put_day(p->b, p->op->value);
}

static void say_copies(struct phrase *p)
{
	unsigned n = 0;
	struct ctg_str s = p->op->value;

	for (size_t i = 0; i < s.n && ctg_is_digit(s.p[i]); i++)
		n = n * 10 + (unsigned)(s.p[i] - '0');
	ctg_buf_puts(p->b, "la convention est établie en ");
	ctg_cardinal_write(p->b, n, false);
	ctg_buf_puts(p->b, n > 1 ? " exemplaires originaux" :
		" exemplaire original");
}

/* « annexes.3.orientation » */
static const struct ctg_node *oriented(const struct phrase *p)
{
	const struct ctg_node *n = p->base->developed->first;
	size_t rank = 0;

	for (size_t i = strlen("annexes."); i < p->op->key.n &&
	     ctg_is_digit(p->op->key.p[i]); i++)
		rank = rank * 10 + (size_t)(p->op->key.p[i] - '0');
	for (; n; n = n->next)
		if (ctg_node_is_annexe(n) && --rank == 0)
			break;
	return n;
}

static void say_orientation(struct phrase *p)
{
	put_address(p->b, oriented(p), CTG_LE);
	ctg_buf_printf(p->b, " est présentée en format %.*s",
		STR_ARG(p->op->value));
}

static void say_other(struct phrase *p)
{
	ctg_buf_printf(p->b, "la valeur «\u00a0%.*s\u00a0» est ainsi fixée"
		"\u00a0: «\u00a0%.*s\u00a0»", STR_ARG(p->op->key),
		STR_ARG(p->op->value));
}

/* The last takes all. */
static const struct value {
	const char *key, *title;
	void (*say)(struct phrase *p);
} values[] = {
	{ "parties", "Ordre des parties", say_parties_order },
	{ "annexes", "Ordre des annexes", say_annexes_order },
	{ "periode.fin", "Terme de la convention", say_end },
	{ "periode.debut", "Prise d'effet de la convention", say_start },
	{ "exemplaires", "Exemplaires de la convention", say_copies },
	{ "", "Présentation ", say_orientation },
	{ "", "Données de la convention", say_other },
};

static const struct value *value_of(const struct ctg_op *op)
{
	const struct value *v = values;

	for (; v->key[0]; v++)
		if (ctg_str_eq(op->key, ctg_str_from(v->key)))
			return v;
	return ctg_str_ends(op->key, STR(".orientation")) ? v : v + 1;
}

static void say_value_title(struct phrase *p)
{
	const struct value *v = value_of(p->op);

	ctg_buf_puts(p->b, v->title);
	if (v->say == say_orientation)
		put_address(p->b, oriented(p), CTG_DU);
}

/* --- all ------------------------------------------------------------------ */

bool ctg_write_front(struct ctg_buf *b, const struct ctg_op *op,
	const struct ctg_text *base)
{
	struct ctg_buf words = { .arena = b->arena };
	struct phrase p = { &words, op, base };

	if (op->kind == CTG_OP_PARTY)
		say_party(&p);
	else if (op->kind == CTG_OP_ANNEXE)
		say_annexe(&p);
	else if (op->kind == CTG_OP_VALUE)
		value_of(op)->say(&p);
	else
		return false;
	put_plain(b, ctg_buf_str(&words));
	if (op->kind != CTG_OP_PARTY || !op->comes)
		return true;
	ctg_buf_puts(b, "\n\n");
	put_plain(b, ctg_strf(b->arena, "«\u00a0%.*s\u00a0»", STR_ARG(
		ctg_line_write_party(b->arena, op->comes))));
	return true;
}

bool ctg_write_front_title(struct ctg_buf *b, const struct ctg_op *op,
	[[maybe_unused]] const struct ctg_text *base)
{
	struct phrase p = { b, op, base };

	if (op->kind == CTG_OP_PARTY)
		say_party_title(&p);
	else if (op->kind == CTG_OP_ANNEXE)
		say_annexe_title(&p);
	else if (op->kind == CTG_OP_VALUE)
		say_value_title(&p);
	return op->kind == CTG_OP_PARTY || op->kind == CTG_OP_ANNEXE ||
		op->kind == CTG_OP_VALUE;
}

/* --- the front-matter of the act ----------------------------------------- */

static void write_list(struct ctg_buf *b, const char *key,
	struct ctg_yaml *first)
{
	struct ctg_yaml name = { .value = ctg_str_from(key) };
	struct ctg_yaml list = { .kind = CTG_SEQUENCE, .key = &name,
		.first = first };

	if (!first)
		return;
	ctg_yaml_write_entry(b, &list, NULL, 0);
	ctg_buf_putc(b, '\n');
}

void ctg_write_parties(struct ctg_buf *b, const struct ctg_ops *ops)
{
	struct ctg_yaml *first = NULL, **tail = &first;

	for (size_t i = 0; i < ops->n; i++) {
		if (ops->v[i].kind != CTG_OP_PARTY || !ops->v[i].comes)
			continue;
		*tail = ctg_front_yaml_party(b->arena, ops->v[i].comes);
		tail = &(*tail)->next;
	}
	write_list(b, "parties", first);
}

void ctg_write_annexes(struct ctg_buf *b, const struct ctg_ops *ops)
{
	struct ctg_yaml *first = NULL, **tail = &first;

	for (size_t i = 0; i < ops->n; i++) {
		if (ops->v[i].kind != CTG_OP_ANNEXE ||
		    ops->v[i].how == CTG_OP_REMOVE)
			continue;
		*tail = ctg_front_yaml_annexe(b->arena, ops->v[i].annexe);
		tail = &(*tail)->next;
	}
	write_list(b, "annexes", first);
}
