/* SPDX-License-Identifier: Apache-2.0 */
#include "diff/extract.h"

#include "base/buf.h"
#include "model/address.h"

struct reader {
	struct ctg_extract *to;
	const struct ctg_text *texts[2];
};

static enum ctg_code refuse(struct ctg_err *err, struct ctg_str item,
	const char *why)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE,
		"« %.*s »\u00a0: %s", STR_ARG(item), why);

	ctg_err_hint(err, "par exemple\u00a0: --articles 4,10 ou --articles "
		"\"5-1, annexe 2\"");
	return code;
}

static bool read_label(struct ctg_label *out, struct ctg_str s)
{
	return s.n > 0 && ctg_label_take(out, s) == s.n;
}

/* « 4 » is an article. */
static bool read_address(struct ctg_address *out, struct ctg_arena *a,
	struct ctg_str item)
{
	struct ctg_label l;
	struct ctg_str s = read_label(&l, item) ? ctg_strf(a, "article %.*s",
		STR_ARG(item)) : item;

	return s.n > 0 && ctg_address_take(out, a, s) == s.n;
}

/* --- one division -------------------------------------------------------- */

/* In both texts, or in the one that has it; *found is left alone when none
 * has.  What an address may mean in either must be certain. */
static enum ctg_code find(struct reader *r, const struct ctg_node *found[2],
	const struct ctg_address *address, struct ctg_err *err)
{
	enum ctg_code missing = CTG_OK;

	for (size_t i = 0; i < 2; i++) {
		struct ctg_node *n = NULL;
		struct ctg_err why = { 0 };
		enum ctg_code code = ctg_address_find(&n,
			r->texts[i]->developed, address, &why);

		found[i] = n;
		if (code == CTG_OK)
			continue;
		*err = why;
		if (code != CTG_EINPUT) {
			err->code = CTG_EUSAGE;
			return err->code;
		}
		missing = code;
	}
	return found[0] || found[1] ? CTG_OK : missing;
}

static enum ctg_code add_one(struct reader *r, struct ctg_str item,
	const struct ctg_address *address, struct ctg_err *err)
{
	const struct ctg_node *found[2];
	enum ctg_code code = find(r, found, address, err);

	for (size_t i = 0; i < 2 && !code; i++) {
		if (found[i] && found[i]->kind != CTG_DIVISION)
			return refuse(err, item, "ce n'est ni un article ni "
				"une autre division");
		if (found[i])
			ctg_extract_add(r->to, found[i]);
	}
	return code;
}

/* --- from one article to another ----------------------------------------- */

/* « 5-7 », « 5 à 7 », « 5-1–7 ».  False when it leads back. */
static bool cut_range(struct ctg_str s, struct ctg_str ends[2],
	struct ctg_label labels[2])
{
	static const struct ctg_str marks[] = {
		CTG_STR_INIT(" à "), CTG_STR_INIT("–"), CTG_STR_INIT("-"),
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t at = ctg_str_find(s, marks[i]), more;

		if (at == s.n)
			continue;
		/* The last one: « 5-1-7 » goes from 5-1 to 7. */
		while ((more = ctg_str_find(ctg_str_skip(s, at + 1),
		    marks[i])) < s.n - at - 1)
			at += 1 + more;
		ends[0] = ctg_str_trim(ctg_str_head(s, at));
		ends[1] = ctg_str_trim(ctg_str_skip(s, at + marks[i].n));
		return read_label(&labels[0], ends[0]) &&
			read_label(&labels[1], ends[1]) &&
			ctg_label_cmp(labels[0], labels[1]) < 0;
	}
	return false;
}

static void add_between(struct reader *r, const struct ctg_label ends[2],
	const struct ctg_node *doc)
{
	const struct ctg_node *n = doc;

	while (n) {
		const struct ctg_heading *h = &n->division.heading;

		if (n->kind == CTG_DIVISION && h->word == CTG_ARTICLE &&
		    ctg_label_cmp(ends[0], h->label) <= 0 &&
		    ctg_label_cmp(h->label, ends[1]) <= 0)
			ctg_extract_add(r->to, n);
		n = ctg_node_is_annexe(n) ? ctg_node_after(doc, n) :
			ctg_node_next(doc, n);
	}
}

static enum ctg_code add_range(struct reader *r, const struct ctg_str ends[2],
	const struct ctg_label labels[2], struct ctg_err *err)
{
	for (size_t i = 0; i < 2; i++) {
		const struct ctg_node *found[2];
		struct ctg_address address;
		enum ctg_code code = CTG_EINPUT;

		if (read_address(&address, r->to->arena, ends[i]))
			code = find(r, found, &address, err);
		if (code)
			return code;
	}
	for (size_t i = 0; i < 2; i++)
		add_between(r, labels, r->texts[i]->developed);
	return CTG_OK;
}

/* « 4 » where there are chapters only. */
static void hint_word(struct reader *r, struct ctg_label label,
	struct ctg_err *err)
{
	const struct ctg_node *doc = r->texts[1]->developed;
	struct ctg_buf b = { .arena = r->to->arena };

	for (const struct ctg_node *n = doc; n; n = ctg_node_next(doc, n)) {
		const struct ctg_heading *h = &n->division.heading;

		if (n->kind != CTG_DIVISION || h->word == CTG_PLAIN ||
		    ctg_label_cmp(h->label, label) != 0)
			continue;
		ctg_label_write_named(&b, h->word, h->label);
		ctg_err_hint(err, "--articles \"%.*s\"\u00a0?",
			STR_ARG(ctg_buf_str(&b)));
		return;
	}
}

/* --- the list ------------------------------------------------------------ */

static enum ctg_code add_item(struct reader *r, struct ctg_str item,
	struct ctg_err *err)
{
	struct ctg_str ends[2];
	struct ctg_label labels[2], label;
	struct ctg_address address;
	bool named = read_address(&address, r->to->arena, item);
	bool range = cut_range(item, ends, labels);
	struct ctg_err why = { 0 };
	enum ctg_code code;

	if (!named && !range)
		return refuse(err, item, "ce n'est ni le numéro d'un article "
			"ni le nom d'une division");
	code = named ? add_one(r, item, &address, &why) : CTG_EINPUT;
	if (code == CTG_EINPUT && range)
		return add_range(r, ends, labels, err);
	if (code == CTG_EINPUT && !*why.hint && read_label(&label, item))
		hint_word(r, label, &why);
	if (code)
		*err = why;
	return code;
}

/* What a division calls at the foot of its pages is read with it. */
static void add_notes(struct ctg_extract *x)
{
	size_t divisions = x->n;

	for (size_t i = 0; i < divisions; i++) {
		const struct ctg_node *root = x->v[i];

		for (const struct ctg_node *n = root; n;
		     n = ctg_node_next(root, n))
			if (n->kind == CTG_NOTEREF && n->note.def)
				ctg_extract_add(x, n->note.def);
	}
}

enum ctg_code ctg_extract_read(struct ctg_extract *x, struct ctg_str wanted,
	const struct ctg_text *old, const struct ctg_text *now,
	struct ctg_err *err)
{
	struct reader r = { x, { old, now } };
	struct ctg_str rest = wanted;
	enum ctg_code code;

	do {
		struct ctg_str item = ctg_str_trim(ctg_str_split(&rest, ','));

		if (item.n == 0)
			return refuse(err, wanted, "il manque un numéro");
		code = add_item(&r, item, err);
	} while (!code && rest.n > 0);
	if (!code)
		add_notes(x);
	return code;
}
