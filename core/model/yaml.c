/* SPDX-License-Identifier: Apache-2.0 */
#include "model/yaml.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "model/source.h"
#include "model/syntax.h"

#include <yaml.h>

#define MAX_DEPTH	16
/* A node costs some 200 bytes with its diagnostics: these are 50 parties of
 * 20 people with every key, and far from 200 MB. */
#define MAX_NODES	50'000
#define QUOTE_IT	"entourez la valeur de guillemets droits (\"…\")"

/* A sequence or a mapping whose end was not seen yet. */
struct level {
	struct ctg_yaml *node;
	struct ctg_yaml **tail;
	struct ctg_yaml *key;		/* read; its value comes next */
};

struct builder {
	struct ctg_arena *arena;
	struct ctg_source src;		/* lines count from 1 here */
	unsigned line0;
	struct ctg_err *err;
	struct ctg_yaml *root;
	struct level open[MAX_DEPTH];
	unsigned depth;
	unsigned flow;			/* how many of them are in brackets */
	size_t byte, letter;		/* the last place that was asked */
	unsigned documents;
	size_t nodes;
};

/* Adds a place within src and a remedy to a failure just said. */
static enum ctg_code at_place(struct builder *b, struct ctg_place p,
	const char *hint, enum ctg_code code)
{
	ctg_err_at(b->err, ctg_str_c(b->arena, p.file), p.line, p.col);
	ctg_err_hint(b->err, "%s", hint);
	return code;
}

static enum ctg_code at(struct builder *b, yaml_mark_t m, const char *hint,
	enum ctg_code code)
{
	return at_place(b, ctg_syntax_place(&b->src, m), hint, code);
}

static enum ctg_code at_byte(struct builder *b, size_t off, const char *hint,
	enum ctg_code code)
{
	return at_place(b, ctg_source_place(&b->src, off), hint, code);
}

/* A lone "\r" is a line end to libyaml, and to few others. */
static bool is_forbidden(unsigned c)
{
	return c == '\r' || ctg_utf8_is_command(c);
}

/* The first forbidden character of s, which is moved to it; 0 when there is
 * none.  "\r\n" is a line end. */
static unsigned find_forbidden(struct ctg_str *s)
{
	size_t len;

	while (s->n > 0) {
		unsigned c = ctg_utf8_next(*s, &len);

		if (is_forbidden(c) && !ctg_str_starts(*s, STR("\r\n")))
			return c;
		*s = ctg_str_skip(*s, len);
	}
	return 0;
}

/* What libyaml should not see.  Directives: its time grows as the square of
 * their number. */
static enum ctg_code check_text(struct builder *b)
{
	struct ctg_str text = b->src.text, s = text;
	unsigned c = find_forbidden(&s);

	if (s.n > 0)
		return at_byte(b, text.n - s.n, "effacez-le, ou remplacez-le "
			"par une espace ou un retour à la ligne",
			ctg_fail(b->err, CTG_EINPUT,
				"caractère invisible non admis (U+%04X)", c));
	for (size_t i = 0; i < b->src.nlines; i++) {
		size_t off = b->src.lines[i];

		if (ctg_str_starts(ctg_str_skip(text, off), STR("%")))
			return at_byte(b, off, "supprimez la ligne, ou mettez-"
				"la en retrait si elle continue une valeur",
				ctg_fail(b->err, CTG_EINPUT, "une ligne ne "
					"peut pas commencer par « %% »"));
	}
	return CTG_OK;
}

static enum ctg_code start_document(struct builder *b, const yaml_event_t *e)
{
	if (b->documents++ == 0)
		return CTG_OK;
	return at(b, e->start_mark, "ne gardez qu'un document, sans « --- » "
		"entre ses lignes", ctg_fail(b->err, CTG_EINPUT,
		"plusieurs documents YAML à la suite"));
}

static enum ctg_code refuse_alias(struct builder *b, const yaml_event_t *e)
{
	return at(b, e->start_mark, "recopiez la valeur ; si c'est un texte "
		"qui commence par « * », entourez-le de guillemets",
		ctg_fail(b->err, CTG_EINPUT, "les alias YAML (« *%s ») ne "
			"sont pas admis",
			(const char *)e->data.alias.anchor));
}

static enum ctg_code check_properties(struct builder *b, yaml_mark_t m,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		return at(b, m, "effacez-la ; si c'est un texte qui commence "
			"par « & », entourez-le de guillemets",
			ctg_fail(b->err, CTG_EINPUT, "les ancres YAML "
				"(« &%s ») ne sont pas admises",
				(const char *)anchor));
	if (tag)
		return at(b, m, "effacez-la ; si c'est un texte qui commence "
			"par « ! », entourez-le de guillemets",
			ctg_fail(b->err, CTG_EINPUT, "les étiquettes YAML "
				"(« ! ») ne sont pas admises"));
	return CTG_OK;
}

static enum ctg_code check_key(struct builder *b, const struct ctg_yaml *n,
	yaml_mark_t m)
{
	if (n->kind != CTG_SCALAR)
		return at(b, m, "entourez de guillemets la valeur qui "
			"commence par « { » ou « [ », comme « {{ lieu }} »",
			ctg_fail(b->err, CTG_EINPUT,
				"une clé doit être un mot"));
	if (n->quoted)
		return CTG_OK;
	if (n->value.n == 0)
		return at(b, m, QUOTE_IT, ctg_fail(b->err, CTG_EINPUT,
			"« : » sans clé"));
	if (ctg_str_eq(n->value, STR("<<")))
		return at(b, m, "recopiez les clés et leurs valeurs",
			ctg_fail(b->err, CTG_EINPUT, "la clé de fusion "
				"« << » n'est pas admise"));
	return CTG_OK;
}

/* Hangs a node below what is open: as item, as key or as value. */
static enum ctg_code add(struct builder *b, struct ctg_yaml *n, yaml_mark_t m)
{
	struct level *l = b->depth ? &b->open[b->depth - 1] : NULL;
	enum ctg_code code;

	if (++b->nodes > MAX_NODES)
		return at(b, m, "mettez les textes longs dans le corps ou "
			"dans une annexe", ctg_fail(b->err, CTG_EINPUT,
			"plus de %d valeurs dans l'en-tête", MAX_NODES));
	if (!l) {
		b->root = n;
		return CTG_OK;
	}
	if (l->node->kind == CTG_MAPPING && !l->key) {
		code = check_key(b, n, m);
		l->key = n;
		return code;
	}
	n->key = l->key;
	l->key = NULL;
	*l->tail = n;
	l->tail = &n->next;
	return CTG_OK;
}

/* libyaml counts letters.  Places come in the order of the text. */
static size_t byte_of(struct builder *b, yaml_mark_t m)
{
	struct ctg_str text = b->src.text;
	size_t len;

	if (m.index < b->letter)
		b->byte = b->letter = 0;
	for (; b->letter < m.index && b->byte < text.n; b->letter++) {
		(void)ctg_utf8_next(ctg_str_skip(text, b->byte), &len);
		b->byte += len;
	}
	return b->byte;
}

static struct ctg_yaml *new_node(struct builder *b, enum ctg_yaml_kind kind,
	yaml_mark_t m)
{
	struct ctg_yaml *n = CTG_NEW(b->arena, struct ctg_yaml);
	struct ctg_place p = ctg_syntax_place(&b->src, m);

	n->kind = kind;
	n->flow = b->flow > 0;
	n->line = p.line + b->line0 - 1;
	n->col = p.col;
	n->off = n->end = byte_of(b, m);
	return n;
}

static bool is_bracket(const struct builder *b, size_t off)
{
	return off < b->src.text.n && (b->src.text.p[off] == '{' ||
		b->src.text.p[off] == '[');
}

static enum ctg_code open_level(struct builder *b, const yaml_event_t *e,
	enum ctg_yaml_kind kind)
{
	struct ctg_yaml *n = new_node(b, kind, e->start_mark);
	enum ctg_code code = add(b, n, e->start_mark);

	if (code)
		return code;
	if (b->depth == MAX_DEPTH)
		return at(b, e->start_mark, "rapprochez ces données de la "
			"racine", ctg_fail(b->err, CTG_EINPUT,
			"plus de %d niveaux imbriqués", MAX_DEPTH));
	b->open[b->depth++] = (struct level){ .node = n, .tail = &n->first };
	b->flow += is_bracket(b, n->off);
	return CTG_OK;
}

static void close_level(struct builder *b, const yaml_event_t *e)
{
	struct ctg_yaml *n = b->open[--b->depth].node;

	if (is_bracket(b, n->off)) {
		n->end = byte_of(b, e->end_mark);
		b->flow--;
		return;
	}
	for (const struct ctg_yaml *v = n->first; v; v = v->next)
		n->end = v->end;
}

/* A block (« | », « > ») begins at the first letter of the lines below. */
static void place_block(struct builder *b, struct ctg_yaml *n,
	const yaml_event_t *e)
{
	size_t i;

	for (i = e->start_mark.line + 1; i < e->end_mark.line; i++) {
		size_t from = ctg_source_start(&b->src, i + 1);
		size_t end = ctg_source_start(&b->src, i + 2);
		struct ctg_str line = { b->src.text.p + from, end - from };
		size_t indent = 0;

		while (ctg_str_cut(&line, STR(" ")))
			indent++;
		if (ctg_str_trim(line).n == 0)
			continue;
		n->line = (unsigned)i + b->line0;
		n->col = (unsigned)indent + 1;
		return;
	}
}

static enum ctg_code take_scalar(struct builder *b, const yaml_event_t *e)
{
	yaml_scalar_style_t style = e->data.scalar.style;
	struct ctg_yaml *n = new_node(b, CTG_SCALAR, e->start_mark);
	struct ctg_str s = { (const char *)e->data.scalar.value,
		e->data.scalar.length };
	unsigned c;

	n->value = ctg_str_dup(b->arena, s);
	n->end = byte_of(b, e->end_mark);
	n->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	    style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		n->col++;
	else if (n->quoted)
		place_block(b, n, e);
	while (n->end > n->off && ctg_is_space(b->src.text.p[n->end - 1]))
		n->end--;
	c = find_forbidden(&s);
	if (s.n > 0)
		return at(b, e->start_mark, "ôtez la séquence qui commence "
			"par « \\ »", ctg_fail(b->err, CTG_EINPUT,
			"caractère non admis dans un texte (U+%04X)", c));
	return add(b, n, e->start_mark);
}

static enum ctg_code take_event(struct builder *b, const yaml_event_t *e)
{
	enum ctg_code code;

	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(b, e);
	case YAML_ALIAS_EVENT:
		return refuse_alias(b, e);
	case YAML_SCALAR_EVENT:
		code = check_properties(b, e->start_mark,
			e->data.scalar.anchor, e->data.scalar.tag);
		return code ? code : take_scalar(b, e);
	case YAML_SEQUENCE_START_EVENT:
		code = check_properties(b, e->start_mark,
			e->data.sequence_start.anchor,
			e->data.sequence_start.tag);
		return code ? code : open_level(b, e, CTG_SEQUENCE);
	case YAML_MAPPING_START_EVENT:
		code = check_properties(b, e->start_mark,
			e->data.mapping_start.anchor,
			e->data.mapping_start.tag);
		return code ? code : open_level(b, e, CTG_MAPPING);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_level(b, e);
		return CTG_OK;
	default:
		return CTG_OK;
	}
}

static enum ctg_code build(struct builder *b, yaml_parser_t *parser)
{
	yaml_event_t event;
	yaml_event_type_t type;
	enum ctg_code code;

	do {
		if (!yaml_parser_parse(parser, &event))
			return ctg_syntax_fail(b->arena, parser, &b->src,
				b->err);
		type = event.type;
		code = take_event(b, &event);
		yaml_event_delete(&event);
		if (code)
			return code;
	} while (type != YAML_STREAM_END_EVENT);
	if (!b->root) {
		b->root = new_node(b, CTG_SCALAR, (yaml_mark_t){ 0 });
		b->root->value = STR("");
	}
	return CTG_OK;
}

static enum ctg_code parse(struct builder *b, struct ctg_str file,
	struct ctg_str text)
{
	yaml_parser_t parser;
	enum ctg_code code;

	code = ctg_source_init(&b->src, b->arena, file, text, b->err);
	if (code)
		return code;
	code = check_text(b);
	if (code)
		return code;
	if (!yaml_parser_initialize(&parser))
		return ctg_fail(b->err, CTG_ESYSTEM, "mémoire épuisée");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser,
		(const unsigned char *)text.p, text.n);
	code = build(b, &parser);
	yaml_parser_delete(&parser);
	return code;
}

enum ctg_code ctg_yaml_parse(struct ctg_yaml **out, struct ctg_arena *a,
	struct ctg_str text, struct ctg_str file, unsigned line0,
	struct ctg_err *err)
{
	struct builder b = { .arena = a, .line0 = line0, .err = err };
	enum ctg_code code;

	if (text.n > CTG_YAML_MAX) {
		code = ctg_fail(err, CTG_EINPUT,
			"plus d'un mégaoctet de données YAML");
		ctg_err_at(err, ctg_str_c(a, file), line0, 0);
		ctg_err_hint(err, "vérifiez que le texte n'est pas resté dans "
			"l'en-tête, faute d'une ligne « --- »");
		return code;
	}
	(void)ctg_str_cut(&text, STR("\ufeff"));
	if (text.n == 0)
		text = STR("");
	code = parse(&b, file, text);
	if (code && err && err->line > 0)
		err->line += line0 - 1;
	if (!code)
		*out = b.root;
	return code;
}

struct ctg_yaml *ctg_yaml_get(const struct ctg_yaml *map, struct ctg_str key)
{
	if (map->kind != CTG_MAPPING)
		return NULL;
	for (struct ctg_yaml *v = map->first; v; v = v->next)
		if (ctg_str_eq(v->key->value, key))
			return v;
	return NULL;
}
