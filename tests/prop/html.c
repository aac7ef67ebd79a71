/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever was done to a text, each column of the page is one version, and
 * the running view is either once the other's marks are left out. */
#include "edit.h"

#include "render/html.h"

#define SCRIPTS	25

/* --- edits ---------------------------------------------------------------- */

static struct ctg_str edit_words(struct ctg_arena *a, struct ctg_str s)
{
	static const char *const words[] = { " <b> & \"x\"", ". Et puis",
		" **gras**", "\xc2\xa0;", "\n\n", " le", " | " };
	size_t at = a_space(s);

	return ctg_strf(a, "%.*s%s%.*s", (int)at, s.p,
		chance(3) ? words[chance(7)] : "",
		STR_ARG(ctg_str_skip(s, at + chance(9) * chance(2))));
}

static void edit_once(struct lines *l)
{
	size_t at = any_line(l), to = any_line(l);
	struct ctg_str s = l->v[at];

	switch (chance(4)) {
	case 0:
		remove_line(l, at);
		insert_line(l, l->n, STR(""));
		break;
	case 1:
		l->v[at] = l->v[to];
		l->v[to] = s;
		break;
	default:
		l->v[at] = edit_words(l->arena, s);
	}
}

/* --- what a version prints ------------------------------------------------ */

static void add_space(struct ctg_buf *b)
{
	if (b->n > 0 && b->p[b->n - 1] != ' ')
		ctg_buf_putc(b, ' ');
}

static void add_words(struct ctg_buf *b, struct ctg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ctg_is_space(s.p[i]))
			add_space(b);
		else
			ctg_buf_putc(b, s.p[i]);
}

static void print(struct ctg_buf *b, const struct ctg_node *n)
{
	if (n->kind == CTG_CELL && n->cell.owner)
		return;
	if (!ctg_kind_is_inline(n->kind) || n->kind == CTG_SOFTBREAK ||
	    n->kind == CTG_LINEBREAK)
		add_space(b);
	if (n->kind == CTG_ITEM || n->kind == CTG_TEXT)
		add_words(b, n->text);
	if (n->kind == CTG_ITEM)
		add_space(b);
	for (const struct ctg_node *k = n->first; k; k = k->next)
		print(b, k);
	if (!ctg_kind_is_inline(n->kind))
		add_space(b);
}

/* --- what the page prints ------------------------------------------------- */

enum side { COLUMN_OLD, COLUMN_NEW, RUN_OLD, RUN_NEW };

struct page {
	struct ctg_str rest;
	struct ctg_buf *out;
	enum side side;
	bool changed;		/* in a row that has a running view */
};

static struct ctg_str take_tag(struct page *p)
{
	size_t n = ctg_str_find(p->rest, STR(">"));
	struct ctg_str tag = ctg_str_head(p->rest, n);

	p->rest = ctg_str_skip(p->rest, n + 1);
	return ctg_str_skip(tag, 1);
}

static void put_text(struct page *p, struct ctg_str s)
{
	static const struct { struct ctg_str name, is; } entities[] = {
		{ CTG_STR_INIT("&amp;"), CTG_STR_INIT("&") },
		{ CTG_STR_INIT("&lt;"), CTG_STR_INIT("<") },
		{ CTG_STR_INIT("&gt;"), CTG_STR_INIT(">") },
		{ CTG_STR_INIT("&quot;"), CTG_STR_INIT("\"") },
		{ CTG_STR_INIT("&#39;"), CTG_STR_INIT("'") },
	};

	while (s.n > 0) {
		size_t i = 0;

		while (i < 5 && !ctg_str_starts(s, entities[i].name))
			i++;
		add_words(p->out, i < 5 ? entities[i].is : ctg_str_head(s, 1));
		s = ctg_str_skip(s, i < 5 ? entities[i].name.n : 1);
	}
}

/* What this side does not print. */
static bool is_left_out(const struct page *p, struct ctg_str tag)
{
	bool run = p->side == RUN_OLD || p->side == RUN_NEW;
	bool old = p->side == COLUMN_OLD || p->side == RUN_OLD;

	if (ctg_str_has(tag, STR("class=\"x")))
		return true;
	if (run && (ctg_str_starts(tag, STR("ins")) ||
	    ctg_str_starts(tag, STR("del"))))
		return ctg_str_starts(tag, STR("ins")) == old;
	if (ctg_str_starts(tag, STR("div class=\"i\"")))
		return !run;
	if (ctg_str_starts(tag, STR("div class=\"a\"")))
		return p->side != COLUMN_OLD;
	if (ctg_str_starts(tag, STR("div class=\"b\"")))
		return run ? p->changed : p->side != COLUMN_NEW;
	return ctg_str_starts(tag, STR("summary")) ||
		ctg_str_starts(tag, STR("div class=\"columns\"")) ||
		ctg_str_has(tag, STR("class=\"h x\""));
}

static bool is_block(struct ctg_str tag)
{
	static const char *const inlines[] = { "ins", "del", "span", "a ",
		"a", "strong", "em", "sup" };

	ctg_str_cut(&tag, STR("/"));
	for (size_t i = 0; i < 8; i++)
		if (ctg_str_starts(tag, ctg_str_from(inlines[i])) &&
		    (i != 4 || tag.n == 1))
			return false;
	return true;
}

static void read_page(struct page *p)
{
	unsigned depth = 0, left_at = 0;

	while (p->rest.n > 0) {
		size_t n = ctg_str_find(p->rest, STR("<"));
		struct ctg_str tag;

		if (!left_at)
			put_text(p, ctg_str_head(p->rest, n));
		p->rest = ctg_str_skip(p->rest, n);
		tag = take_tag(p);
		if (!left_at && is_block(tag))
			add_space(p->out);
		if (ctg_str_eq(tag, STR("br")) || tag.n == 0)
			continue;
		if (tag.p[0] == '/') {
			if (left_at == depth--)
				left_at = 0;
			continue;
		}
		depth++;
		if (ctg_str_starts(tag, STR("div class=\"r")))
			p->changed = ctg_str_has(tag, STR("r m"));
		if (!left_at && is_left_out(p, tag))
			left_at = depth;
	}
}

static struct ctg_str text_of(struct ctg_str page)
{
	page = ctg_str_skip(page, ctg_str_find(page,
		STR("<div class=\"text\">")));
	return ctg_str_head(page, ctg_str_find(page, STR("</div>\n</main>")));
}

static void drop_spaces(struct ctg_buf *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->p[i] != ' ')
			b->p[n++] = b->p[i];
	b->n = n;
}

static bool prints(struct ctg_arena *a, struct ctg_str html, enum side side,
	const struct ctg_node *want)
{
	struct ctg_buf x = { .arena = a }, y = { .arena = a };
	struct page p = { text_of(html), &x, side, false };
	size_t i = 0;

	read_page(&p);
	print(&y, want);
	add_space(&x);
	add_space(&y);
	/* Where an alinéa was cut, the running view breaks a line. */
	if (side == RUN_OLD || side == RUN_NEW) {
		drop_spaces(&x);
		drop_spaces(&y);
	}
	if (ctg_str_eq(ctg_buf_str(&x), ctg_buf_str(&y)))
		return true;
	while (i < x.n && i < y.n && x.p[i] == y.p[i])
		i++;
	i = i > 40 ? i - 40 : 0;
	printf("# got  « %.90s »\n# want « %.90s »\n", x.p + i, y.p + i);
	return false;
}

static const char *check_pair(struct ctg_arena *a, const struct ctg_text *x,
	const struct ctg_text *y)
{
	static const struct ctg_html_page page = {
		CTG_STR_INIT("t"), CTG_STR_INIT("o"), CTG_STR_INIT("n"),
		CTG_STR_INIT(""), CTG_STR_INIT(""),
	};
	struct ctg_buf b = { .arena = a };
	struct ctg_diff d;

	ctg_diff_make(&d, a, &(struct ctg_version_text){ x, NULL },
		&(struct ctg_version_text){ y, NULL }, true);
	ctg_html_diff(&b, &d, &page);
	for (size_t i = 0; i < d.n; i++)
		if (!ctg_str_has(ctg_buf_str(&b), ctg_strf(a, "id=\"c%u\"",
		    d.changes[i].number)))
			return ctg_strf(a, "change %u is nowhere",
				d.changes[i].number).p;
	if (!prints(a, ctg_buf_str(&b), COLUMN_OLD, x->developed))
		return "the left column is not the old text";
	if (!prints(a, ctg_buf_str(&b), COLUMN_NEW, y->developed))
		return "the right column is not the new text";
	if (!prints(a, ctg_buf_str(&b), RUN_OLD, x->developed))
		return "the running view without « ins » is not the old text";
	if (!prints(a, ctg_buf_str(&b), RUN_NEW, y->developed))
		return "the running view without « del » is not the new text";
	return NULL;
}

static const char *check(struct loaded *l)
{
	const struct ctg_reader r = {
		.read = read_edited, .main = STR("convention.md"),
		.context = l->folder, .prefix = STR(""),
	};
	const char *wrong = check_pair(l->arena, &l->text, &l->text);

	for (unsigned i = 0; i < SCRIPTS && !wrong; i++) {
		struct ctg_arena a = CTG_ARENA_INIT;
		struct ctg_diags diags = { .arena = &a };
		struct ctg_text text;
		struct ctg_err err = { 0 };

		seed = i;
		if (ctg_text_load(&text, &a, &r, &diags, &err) == CTG_OK) {
			wrong = check_pair(&a, &l->text, &text);
			if (!wrong)
				wrong = check_pair(&a, &text, &l->text);
		}
		if (wrong) {
			wrong = ctg_str_dup(l->arena, ctg_str_from(wrong)).p;
			printf("# script %u\n", i);
		}
		ctg_arena_release(&a);
	}
	return wrong;
}

int main(int argc, char **argv)
{
	return load_main(argc, argv, "html", check);
}
