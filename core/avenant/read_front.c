/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/read_front.h"

#include "avenant/reading_front.h"
#include "base/buf.h"
#include "model/french.h"
#include "model/rules.h"

bool ctg_front_after(struct ctg_str *s, struct ctg_str *before,
	const char *words)
{
	struct ctg_str at = *s;
	int depth = 0;			/* of guillemets: it is quoted there */

	for (size_t i = 0; i < s->n; i++) {
		if (((unsigned char)s->p[i] & 0xc0) == 0x80)
			continue;
		at = ctg_str_skip(*s, i);
		depth += ctg_str_starts(at, STR("«"));
		depth -= ctg_str_starts(at, STR("»"));
		if (depth > 0 || !ctg_french_cut(&at, words))
			continue;
		*before = ctg_french_rtrim(ctg_str_head(*s, i));
		*s = ctg_french_ltrim(at);
		return true;
	}
	return false;
}

bool ctg_front_says(struct ctg_str s, const char *words)
{
	struct ctg_str before;

	return ctg_front_after(&s, &before, words);
}

bool ctg_front_quote(struct ctg_str s, struct ctg_str *out)
{
	struct ctg_str open = STR("«"), close = STR("»");
	size_t from = ctg_str_find(s, open), end = s.n;

	while (end > 0 && !ctg_str_starts(ctg_str_skip(s, end), close))
		end--;
	if (from == s.n || end <= from)
		return false;
	from += open.n;
	*out = ctg_french_trim((struct ctg_str){ s.p + from, end - from });
	return out->n > 0;
}

struct ctg_op *ctg_front_add(struct ctg_reading_front *r,
	enum ctg_op_kind kind, enum ctg_op_how how)
{
	struct ctg_op *op = ctg_ops_add(r->out, kind, how);

	op->line = r->s->at.line;
	return op;
}

enum ctg_read_front_result ctg_front_refuse(struct ctg_reading_front *r,
	const char *rule, const char *fmt, ...)
{
	struct ctg_buf b = { .arena = r->diags->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	ctg_rule_report(r->diags, rule, r->s->at, "%.*s",
		STR_ARG(ctg_buf_str(&b)));
	return CTG_FRONT_REFUSED;
}

enum ctg_read_front_result ctg_read_front(struct ctg_ops *out,
	const struct ctg_front_statement *s, struct ctg_diags *diags)
{
	static enum ctg_read_front_result (*const readers[])(
		struct ctg_reading_front *r, struct ctg_str words) = {
		ctg_front_read_party, ctg_front_read_annexe,
		ctg_front_read_value,
	};
	struct ctg_reading_front r = { out->arena, s, out, diags };
	enum ctg_read_front_result got = CTG_FRONT_OTHER;
	struct ctg_str words = ctg_french_trim(s->words);
	size_t before = out->n;

	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++) {
		got = readers[i](&r, words);
		if (got != CTG_FRONT_OTHER)
			break;
	}
	if (got == CTG_FRONT_REFUSED)
		out->n = before;
	return got;
}
