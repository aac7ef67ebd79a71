/* SPDX-License-Identifier: Apache-2.0 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/checks.h"
#include "check/wording.h"
#include "model/rules.h"

#include <stdarg.h>

static bool holds_words(const struct ctg_node *n)
{
	return n->kind == CTG_HEADING || n->kind == CTG_PARA ||
		(n->kind == CTG_CELL && !n->cell.owner);
}

/* The block after n, without going through its inlines. */
static const struct ctg_node *step(const struct ctg_node *root,
	const struct ctg_node *n)
{
	return holds_words(n) ? ctg_node_after(root, n) :
		ctg_node_next(root, n);
}

static void list_blocks(struct ctg_checker *c)
{
	const struct ctg_node *root = c->text->developed, *n;
	size_t count = 0;

	for (n = root; n; n = step(root, n))
		count += holds_words(n);
	c->blocks = CTG_NEW_N(c->arena, struct ctg_block, count);
	for (n = root; n; n = step(root, n)) {
		if (!holds_words(n))
			continue;
		c->blocks[c->nblocks++] = (struct ctg_block){
			.node = n,
			.words = ctg_node_words(c->arena, n),
		};
	}
}

static struct ctg_block *add_value(struct ctg_checker *c,
	const struct ctg_value *v)
{
	struct ctg_block *b = &c->values[c->nvalues];

	*b = (struct ctg_block){ .words = v->s, .value = v };
	c->nvalues += v->s.n > 0;
	return b;
}

static void add_party(struct ctg_checker *c, const struct ctg_party *p)
{
	add_value(c, &p->nom);
	add_value(c, &p->designation);
	add_value(c, &p->adresse);
	for (size_t i = 0; i < p->npeople; i++) {
		const struct ctg_representative *r = &p->people[i];

		add_value(c, &r->nom)->name = true;
		add_value(c, &r->civilite);
		add_value(c, &r->qualite);
		add_value(c, &r->delegation);
	}
}

static void list_values(struct ctg_checker *c)
{
	const struct ctg_convention *conv = &c->text->convention;
	size_t room = 4 + 3 * conv->nparties + conv->nvisas +
		conv->nannexes + conv->nchamps;

	for (size_t i = 0; i < conv->nparties; i++)
		room += 4 * conv->parties[i].npeople;
	c->values = CTG_NEW_N(c->arena, struct ctg_block, room);
	add_value(c, &conv->titre);
	add_value(c, &conv->reference)->name = true;
	add_value(c, &conv->lieu);
	for (size_t i = 0; i < conv->nparties; i++)
		add_party(c, &conv->parties[i]);
	for (size_t i = 0; i < conv->nvisas; i++)
		add_value(c, &conv->visas[i])->visa = true;
	for (size_t i = 0; i < conv->nannexes; i++)
		add_value(c, &conv->annexes[i].titre);
	for (size_t i = 0; i < conv->nchamps; i++)
		add_value(c, &conv->champs[i].value);
}

void ctg_check_run(const struct ctg_text *t, const struct ctg_check *how,
	struct ctg_arena *a, struct ctg_diags *diags)
{
	struct ctg_checker c = {
		.text = t,
		.how = how,
		.arena = a,
		.diags = diags,
	};

	list_blocks(&c);
	list_values(&c);
	ctg_check_structure(&c);
	ctg_check_headings(&c);
	ctg_check_marks(&c);
	ctg_check_sommaire(&c);
	ctg_check_references(&c);
	ctg_check_counts(&c);
	ctg_check_parties(&c);
	ctg_check_people(&c);
	ctg_check_dates(&c);
	ctg_check_period(&c);
	ctg_check_renewal(&c);
	ctg_check_quotes(&c);
	ctg_check_typography(&c);
	ctg_check_hidden(&c);
	ctg_check_fill(&c);
	ctg_diags_sort(diags);
}

const struct ctg_node *ctg_check_text(const struct ctg_block *b, size_t i,
	size_t *within)
{
	const struct ctg_node *n = b->node;
	size_t at = 0;

	while (n) {
		size_t size = n->kind == CTG_TEXT ? n->text.n :
			n->kind == CTG_SOFTBREAK || n->kind == CTG_LINEBREAK;

		if (i < at + size) {
			*within = i - at;
			return n->kind == CTG_TEXT ? n : NULL;
		}
		at += size;
		n = n->kind == CTG_NOTEREF ? ctg_node_after(b->node, n) :
			ctg_node_next(b->node, n);
	}
	return NULL;
}

bool ctg_check_heading_says(const struct ctg_node *n, const char *patterns)
{
	for (; n; n = n->parent)
		if (n->kind == CTG_DIVISION && ctg_wording_has(
		    n->division.heading.title, patterns))
			return true;
	return false;
}

bool ctg_check_in_body(const struct ctg_node *n)
{
	if (n->kind != CTG_PARA)
		return false;
	for (; n->parent; n = n->parent)
		if (n->kind == CTG_PART || n->kind == CTG_NOTE ||
		    ctg_node_is_annexe(n))
			return false;
	return true;
}

bool ctg_check_is_printed(const struct ctg_block *b, size_t i)
{
	size_t within;
	const struct ctg_node *n = ctg_check_text(b, i, &within);

	return n && n->var.n > 0;
}

size_t ctg_check_space(struct ctg_str s, size_t i)
{
	if (i >= s.n)
		return 0;
	if (s.p[i] == ' ' || s.p[i] == '\t')
		return 1;
	s = ctg_str_skip(s, i);
	if (ctg_str_starts(s, STR("\u00a0")))
		return 2;
	return ctg_str_starts(s, STR("\u202f")) ? 3 : 0;
}

size_t ctg_check_accented(struct ctg_str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];
	unsigned char d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

	/* U+00C0 to U+017F without the signs × and ÷, and the combining
	 * marks U+0300 to U+036F. */
	if (c == 0xc3 && d != 0x97 && d != 0xb7)
		return 2;
	if (c == 0xc4 || c == 0xc5 || c == 0xcc || (c == 0xcd && d < 0xb0))
		return 2;
	return 0;
}

/* Byte i of a value, when it is written there as it reads (not folded over
 * lines, nor with escapes); otherwise where the value begins. */
static struct ctg_place value_place(const struct ctg_checker *c,
	const struct ctg_value *v, size_t i)
{
	const struct ctg_source *src = c->text->convention.src;
	struct ctg_place at = ctg_value_place(&c->text->convention, *v);
	struct ctg_str before = ctg_str_head(v->s, i), line;
	size_t len;

	line = ctg_str_skip(src->text, ctg_source_start(src, v->line));
	for (unsigned col = 1; col < v->col && line.n > 0; col++) {
		(void)ctg_utf8_next(line, &len);
		line = ctg_str_skip(line, len);
	}
	if (ctg_str_starts(line, before))
		at.col += (unsigned)ctg_utf8_count(before);
	return at;
}

/* The number in « visas.3 » or « annexes.2.titre », from 1; 0 for other
 * names. */
static size_t number_after(struct ctg_str name, struct ctg_str prefix)
{
	size_t v = 0;

	if (!ctg_str_cut(&name, prefix))
		return 0;
	for (size_t i = 0; i < name.n && i < 7 && ctg_is_digit(name.p[i]); i++)
		v = v * 10 + (size_t)(name.p[i] - '0');
	return v;
}

/* The value that a generated block prints, NULL when there is none: visas
 * and the titles of annexes.  The other parts repeat what stands elsewhere. */
static const struct ctg_value *value_behind(const struct ctg_checker *c,
	const struct ctg_node *block)
{
	const struct ctg_convention *conv = &c->text->convention;

	for (const struct ctg_node *n = block->first; n; n = n->next) {
		size_t visa, annexe;

		if (n->kind != CTG_TEXT)
			continue;
		visa = number_after(n->var, STR("visas."));
		annexe = number_after(n->var, STR("annexes."));
		if (visa >= 1 && visa <= conv->nvisas)
			return &conv->visas[visa - 1];
		if (annexe >= 1 && annexe <= conv->nannexes &&
		    block->kind == CTG_HEADING)
			return &conv->annexes[annexe - 1].titre;
	}
	return NULL;
}

static bool place_of(struct ctg_place *out, const struct ctg_checker *c,
	const struct ctg_block *b, size_t i)
{
	const struct ctg_value *v = b->value;

	if (v) {
		*out = value_place(c, v, i);
		return true;
	}
	if (ctg_node_place(out, b->node, i))
		return true;
	v = value_behind(c, b->node);
	if (v) {
		size_t from = ctg_str_find(b->words, v->s);

		*out = value_place(c, v, i >= from ? i - from : 0);
	}
	return v;
}

void ctg_check_at(const struct ctg_checker *c, const char *id,
	const struct ctg_block *b, size_t i, const char *fmt, ...)
{
	struct ctg_buf message = { .arena = c->arena };
	struct ctg_place at;
	va_list ap;

	if (!place_of(&at, c, b, i))
		return;
	va_start(ap, fmt);
	ctg_buf_vprintf(&message, fmt, ap);
	va_end(ap);
	ctg_rule_report(c->diags, id, at, "%.*s", STR_ARG(message));
}
