/* SPDX-License-Identifier: Apache-2.0 */
#include "base/xml_read.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#define XML_SPACE	"http://www.w3.org/XML/1998/namespace"

static enum ctg_code refuse(struct ctg_xml_reader *r, const char *what,
	struct ctg_err *err)
{
	size_t line = 1;

	for (const char *p = r->all.p; p < r->rest.p; p++)
		line += *p == '\n';
	return ctg_fail(err, CTG_EINPUT, "XML refusé, ligne %zu\u00a0: %s",
		line, what);
}

/* XML 1.0, 2.2 */
static bool is_allowed(struct ctg_str s)
{
	if (ctg_str_has(s, STR("\xef\xbf\xbe")) ||
	    ctg_str_has(s, STR("\xef\xbf\xbf")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' && !ctg_is_space(s.p[i]))
			return false;
	return ctg_utf8_valid(s) == s.n;
}

enum ctg_code ctg_xml_read(struct ctg_xml_reader *r, struct ctg_arena *a,
	struct ctg_str text, struct ctg_err *err)
{
	*r = (struct ctg_xml_reader){ .arena = a, .all = text, .rest = text };
	(void)ctg_str_cut(&r->rest, STR("\xef\xbb\xbf"));
	if (!is_allowed(r->rest))
		return refuse(r, "un caractère n'est pas admis", err);
	r->bound[0].prefix = STR("xml");
	r->bound[0].space = STR(XML_SPACE);
	r->n_bound = 1;
	return CTG_OK;
}

/* --- names and values ----------------------------------------------------- */

static void skip_spaces(struct ctg_str *s)
{
	while (s->n && ctg_is_space(s->p[0]))
		*s = ctg_str_skip(*s, 1);
}

/* Of those that office formats have: ASCII. */
static bool is_of_name(char c, bool first)
{
	return ctg_is_alpha(c) || c == '_' || (!first &&
		(ctg_is_digit(c) || c == '-' || c == '.' || c == ':'));
}

/* Empty when there is none. */
static struct ctg_str take_name(struct ctg_str *s)
{
	struct ctg_str name = { s->p, 0 };

	while (name.n < s->n && is_of_name(s->p[name.n], name.n == 0))
		name.n++;
	*s = ctg_str_skip(*s, name.n);
	return name;
}

static bool take_number(unsigned *out, struct ctg_str s)
{
	unsigned base = ctg_str_cut(&s, STR("x")) ? 16 : 10, c = 0, digit;

	if (s.n == 0 || s.n > 7)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char k = s.p[i] | 0x20;

		digit = ctg_is_digit(s.p[i]) ? (unsigned)(s.p[i] - '0') :
			k >= 'a' && k <= 'f' ? (unsigned)(k - 'a') + 10 : 16;
		if (digit >= base)
			return false;
		c = c * base + digit;
	}
	*out = c;
	return c >= ' ' ? c < 0xd800 || (c > 0xdfff && c < 0xfffe) ||
		(c > 0xffff && c < 0x110000) :
		c == '\t' || c == '\n' || c == '\r';
}

/* « &amp; », the « & » already taken. */
static bool take_entity(struct ctg_buf *b, struct ctg_str *s)
{
	static const struct { struct ctg_str name; char c; } all[] = {
		{ CTG_STR_INIT("lt;"), '<' }, { CTG_STR_INIT("gt;"), '>' },
		{ CTG_STR_INIT("amp;"), '&' }, { CTG_STR_INIT("quot;"), '"' },
		{ CTG_STR_INIT("apos;"), '\'' },
	};
	size_t end = ctg_str_find(*s, STR(";"));
	unsigned c;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (ctg_str_cut(s, all[i].name)) {
			ctg_buf_putc(b, all[i].c);
			return true;
		}
	if (end == s->n || s->p[0] != '#' || !take_number(&c,
	    ctg_str_skip(ctg_str_head(*s, end), 1)))
		return false;
	ctg_buf_putu(b, c);
	*s = ctg_str_skip(*s, end + 1);
	return true;
}

static bool decode(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str s, bool attribute)
{
	struct ctg_buf b = { .arena = a };

	while (s.n) {
		char c = s.p[0];

		s = ctg_str_skip(s, 1);
		if (c == '&') {
			if (!take_entity(&b, &s))
				return false;
			continue;
		}
		if (c == '\r') {
			(void)ctg_str_cut(&s, STR("\n"));
			c = '\n';
		}
		ctg_buf_putc(&b, attribute && ctg_is_space(c) ? ' ' : c);
	}
	*out = ctg_buf_str(&b);
	return true;
}

static struct ctg_str prefix_of(struct ctg_str *raw)
{
	size_t at = ctg_str_find(*raw, STR(":"));
	struct ctg_str prefix = { raw->p, at < raw->n ? at : 0 };

	if (at < raw->n)
		*raw = ctg_str_skip(*raw, at + 1);
	return prefix;
}

static bool resolve(struct ctg_xml_reader *r, struct ctg_xml_name *out,
	struct ctg_str raw, bool attribute)
{
	struct ctg_str prefix = prefix_of(&raw);

	*out = (struct ctg_xml_name){ .local = raw };
	if (raw.n == 0 || !is_of_name(raw.p[0], true) ||
	    ctg_str_has(raw, STR(":")))
		return false;
	if (attribute && prefix.n == 0)
		return true;
	for (size_t i = r->n_bound; i-- > 0;)
		if (ctg_str_eq(r->bound[i].prefix, prefix)) {
			out->space = r->bound[i].space;
			return true;
		}
	return prefix.n == 0;
}

/* --- tags ----------------------------------------------------------------- */

static enum ctg_code bind(struct ctg_xml_reader *r, struct ctg_str prefix,
	struct ctg_str space, struct ctg_err *err)
{
	if (r->n_bound == CTG_XML_BOUND)
		return refuse(r, "trop d'espaces de noms", err);
	r->bound[r->n_bound].prefix = prefix;
	r->bound[r->n_bound++].space = space;
	return CTG_OK;
}

/* Its name is still as it is written: all namespaces must be known first. */
static enum ctg_code take_attribute(struct ctg_xml_reader *r,
	struct ctg_err *err)
{
	struct ctg_str name = take_name(&r->rest), value;
	size_t end;

	skip_spaces(&r->rest);
	if (name.n == 0 || !ctg_str_cut(&r->rest, STR("=")))
		return refuse(r, "balise mal formée", err);
	skip_spaces(&r->rest);
	if (r->rest.n == 0 || (r->rest.p[0] != '"' && r->rest.p[0] != '\''))
		return refuse(r, "attribut sans guillemets", err);
	end = ctg_str_find(ctg_str_skip(r->rest, 1),
		(struct ctg_str){ r->rest.p, 1 });
	value = ctg_str_head(ctg_str_skip(r->rest, 1), end);
	if (end + 1 == r->rest.n || ctg_str_has(value, STR("<")) ||
	    !decode(&value, r->arena, value, true))
		return refuse(r, "valeur d'attribut mal formée", err);
	r->rest = ctg_str_skip(r->rest, end + 2);
	if (ctg_str_eq(name, STR("xmlns")))
		return bind(r, STR(""), value, err);
	if (ctg_str_cut(&name, STR("xmlns:")))
		return bind(r, name, value, err);
	if (r->n == CTG_XML_GIVEN)
		return refuse(r, "trop d'attributs", err);
	r->given[r->n++] = (struct ctg_xml_given){ { .local = name }, value };
	return CTG_OK;
}

static bool is_same(struct ctg_xml_name a, struct ctg_xml_name b)
{
	return ctg_str_eq(a.local, b.local) && ctg_str_eq(a.space, b.space);
}

static enum ctg_code name_all(struct ctg_xml_reader *r, struct ctg_str raw,
	struct ctg_err *err)
{
	if (!resolve(r, &r->name, raw, false))
		return refuse(r, "préfixe inconnu", err);
	for (size_t i = 0; i < r->n; i++) {
		if (!resolve(r, &r->given[i].name, r->given[i].name.local,
		    true))
			return refuse(r, "préfixe inconnu", err);
		for (size_t k = 0; k < i; k++)
			if (is_same(r->given[i].name, r->given[k].name))
				return refuse(r, "attribut répété", err);
	}
	return CTG_OK;
}

static enum ctg_code take_open(struct ctg_xml_reader *r, struct ctg_err *err)
{
	struct ctg_str raw = take_name(&r->rest), before;
	size_t bound = r->n_bound;
	enum ctg_code code;

	if (raw.n == 0)
		return refuse(r, "balise mal formée", err);
	if (r->depth == CTG_XML_NESTED)
		return refuse(r, "trop d'éléments imbriqués", err);
	r->n = 0;
	for (;;) {
		before = r->rest;
		skip_spaces(&r->rest);
		r->empty = ctg_str_cut(&r->rest, STR("/>"));
		if (r->empty || ctg_str_cut(&r->rest, STR(">")))
			break;
		if (before.n == r->rest.n)
			return refuse(r, "balise mal formée", err);
		code = take_attribute(r, err);
		if (code)
			return code;
	}
	code = name_all(r, raw, err);
	if (code)
		return code;
	r->event = CTG_XML_OPEN;
	r->open[r->depth].raw = raw;
	r->open[r->depth].name = r->name;
	r->open[r->depth++].bound = bound;
	return CTG_OK;
}

static void close_one(struct ctg_xml_reader *r)
{
	r->event = CTG_XML_CLOSE;
	r->empty = false;
	r->depth--;
	r->name = r->open[r->depth].name;
	r->n_bound = r->open[r->depth].bound;
}

static enum ctg_code take_close(struct ctg_xml_reader *r,
	struct ctg_err *err)
{
	struct ctg_str raw = take_name(&r->rest);

	skip_spaces(&r->rest);
	if (r->depth == 0 || !ctg_str_eq(raw, r->open[r->depth - 1].raw) ||
	    !ctg_str_cut(&r->rest, STR(">")))
		return refuse(r, "balises mal emboîtées", err);
	close_one(r);
	return CTG_OK;
}

/* --- the rest ------------------------------------------------------------- */

static bool cut_until(struct ctg_str *s, struct ctg_str end,
	struct ctg_str *inside)
{
	size_t at = ctg_str_find(*s, end);

	if (at == s->n)
		return false;
	*inside = ctg_str_head(*s, at);
	*s = ctg_str_skip(*s, at + end.n);
	return true;
}

static enum ctg_code take_text(struct ctg_xml_reader *r, struct ctg_str s,
	bool coded, struct ctg_err *err)
{
	if (r->depth == 0)
		return refuse(r, "texte hors de tout élément", err);
	r->text = s;
	if (coded && !decode(&r->text, r->arena, s, false))
		return refuse(r, "entité inconnue", err);
	r->event = CTG_XML_TEXT;
	return CTG_OK;
}

static enum ctg_code take_end(struct ctg_xml_reader *r, struct ctg_err *err)
{
	if (r->depth || !r->name.local.n)
		return refuse(r, "il est tronqué", err);
	r->event = CTG_XML_END;
	return CTG_OK;
}

static enum ctg_code take_tag(struct ctg_xml_reader *r, struct ctg_err *err)
{
	if (ctg_str_cut(&r->rest, STR("/")))
		return take_close(r, err);
	if (ctg_str_starts(r->rest, STR("!")))
		return refuse(r, "une déclaration n'est pas admise", err);
	if (r->depth == 0 && r->name.local.n)
		return refuse(r, "deux racines", err);
	return take_open(r, err);
}

enum ctg_code ctg_xml_next(struct ctg_xml_reader *r, struct ctg_err *err)
{
	struct ctg_str inside;

	if (r->empty) {
		close_one(r);
		return CTG_OK;
	}
	for (;;) {
		if (r->depth == 0)
			skip_spaces(&r->rest);
		if (r->rest.n == 0)
			return take_end(r, err);
		if (ctg_str_cut(&r->rest, STR("<?"))) {
			if (!cut_until(&r->rest, STR("?>"), &inside))
				return refuse(r, "il est tronqué", err);
		} else if (ctg_str_cut(&r->rest, STR("<!--"))) {
			if (!cut_until(&r->rest, STR("-->"), &inside))
				return refuse(r, "il est tronqué", err);
		} else {
			break;
		}
	}
	if (ctg_str_cut(&r->rest, STR("<![CDATA[")))
		return cut_until(&r->rest, STR("]]>"), &inside) ?
			take_text(r, inside, false, err) :
			refuse(r, "il est tronqué", err);
	if (ctg_str_cut(&r->rest, STR("<")))
		return take_tag(r, err);
	inside = ctg_str_head(r->rest, ctg_str_find(r->rest, STR("<")));
	r->rest = ctg_str_skip(r->rest, inside.n);
	return take_text(r, inside, true, err);
}

enum ctg_code ctg_xml_skip(struct ctg_xml_reader *r, struct ctg_err *err)
{
	unsigned depth = r->depth;
	enum ctg_code code = CTG_OK;

	while (!code && r->depth >= depth)
		code = ctg_xml_next(r, err);
	return code;
}

static bool is_named(struct ctg_xml_name name, const char *space,
	const char *local)
{
	return ctg_str_eq(name.local, ctg_str_from(local)) &&
		ctg_str_eq(name.space, ctg_str_from(space));
}

bool ctg_xml_is(const struct ctg_xml_reader *r, const char *space,
	const char *local)
{
	return is_named(r->name, space, local);
}

struct ctg_xml_given *ctg_xml_find(struct ctg_xml_reader *r,
	const char *space, const char *local)
{
	for (size_t i = 0; i < r->n; i++)
		if (is_named(r->given[i].name, space, local))
			return &r->given[i];
	return NULL;
}
