/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences: addresses, agreement, ends. */
#include "avenant/writing.h"

#include "base/utf8.h"
#include "model/ordinal.h"
#include "render/markdown.h"

void ctg_say_print(struct ctg_wording *w)
{
	if (w->doc)
		ctg_markdown_write(w->out, w->doc);
	w->doc = ctg_node_new(w->arena, CTG_DOCUMENT);
}

/* A blank line comes before each block but the first of a text. */
unsigned ctg_say_line(struct ctg_wording *w)
{
	for (; w->counted < w->out->n; w->counted++)
		w->lines += w->out->p[w->counted] == '\n';
	return w->lines + 1 + (w->out->n > 0);
}

void ctg_say_begin(struct ctg_wording *w, const char *number)
{
	ctg_say_print(w);
	w->tail = ctg_node_new(w->arena, CTG_PARA);
	ctg_node_append(w->doc, w->tail);
	if (*number) {
		ctg_say(w, number);
		ctg_say(w, " ");
	}
	w->fresh = true;
	w->text = false;
}

/* Does the text quoted at the end of a statement end a sentence? */
static bool ends_sentence(struct ctg_wording *w)
{
	struct ctg_str s = ctg_node_words(w->arena, w->tail);
	size_t len;
	unsigned c;

	if (!w->text || !ctg_str_ends(s, STR("»")))
		return false;
	s.n -= strlen("»");
	while (ctg_utf8_is_space(ctg_utf8_last(s, &len)))
		s.n -= len;
	c = ctg_utf8_last(s, &len);
	return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

void ctg_say_end(struct ctg_wording *w, bool last)
{
	if (!last)
		ctg_say(w, "\u202f;");
	else if (!ends_sentence(w))
		ctg_say(w, ".");
}

/* The sentences that we write begin with an ASCII letter or with « à ». */
static struct ctg_str capital(struct ctg_arena *a, struct ctg_str s)
{
	if (ctg_str_starts(s, STR("à")))
		return ctg_strf(a, "À%.*s", (int)(s.n - strlen("à")),
			s.p + strlen("à"));
	if (s.n > 0 && s.p[0] >= 'a' && s.p[0] <= 'z')
		return ctg_strf(a, "%c%.*s", s.p[0] - 'a' + 'A',
			(int)(s.n - 1), s.p + 1);
	return s;
}

void ctg_say_str(struct ctg_wording *w, struct ctg_str words)
{
	if (words.n == 0)
		return;
	words = w->fresh ? capital(w->arena, words) :
		ctg_str_dup(w->arena, words);
	w->fresh = false;
	ctg_node_append(w->tail, ctg_node_text(w->arena, words));
}

void ctg_say(struct ctg_wording *w, const char *words)
{
	ctg_say_str(w, ctg_str_from(words));
}

/* --- agreement ------------------------------------------------------------ */

void ctg_say_done(struct ctg_wording *w, struct ctg_agreement how,
	const char *participle)
{
	ctg_say(w, how.plural ? "sont " : "est ");
	ctg_say(w, participle);
	ctg_say(w, how.feminine ? "e" : "");
	ctg_say(w, how.plural ? "s" : "");
}

void ctg_say_count(struct ctg_wording *w, size_t n, const char *noun,
	bool feminine)
{
	struct ctg_buf b = { .arena = w->arena };
	struct ctg_str s = ctg_str_from(noun);

	ctg_cardinal_write(&b, (unsigned)n, feminine);
	ctg_say_str(w, ctg_buf_str(&b));
	ctg_say(w, " ");
	if (n > 1 && ctg_str_starts(s, STR("saut"))) {
		ctg_say(w, "sauts de page");
		return;
	}
	ctg_say(w, noun);
	if (n > 1 && !ctg_str_ends(s, STR("s")))
		ctg_say(w, ctg_str_ends(s, STR("eau")) ? "x" : "s");
}

/* --- addresses ------------------------------------------------------------ */

bool ctg_say_same_step(const struct ctg_step *x, const struct ctg_step *y)
{
	return x->kind == y->kind && x->rank == y->rank &&
		x->last == y->last && x->word == y->word &&
		ctg_label_cmp(x->label, y->label) == 0 &&
		ctg_str_eq(x->name, y->name);
}

static bool ends_with(const struct ctg_address *a,
	const struct ctg_address *end)
{
	if (end->n == 0 || end->n > a->n)
		return false;
	for (size_t i = 1; i <= end->n; i++)
		if (!ctg_say_same_step(&a->steps[a->n - i],
		    &end->steps[end->n - i]))
			return false;
	return true;
}

/* No alinéa that is counted with n comes after it; nor, since the eye would
 * seek the last one there, does a table or a part. */
static bool is_last_alinea(const struct ctg_node *n, bool local)
{
	const struct ctg_node *unit = local ? ctg_node_section(n) :
		ctg_node_unit(n), *m = n;
	bool second = (local ? n->para.local : n->para.alinea) == 2;

	while ((m = ctg_node_next(unit, m))) {
		bool counted = m->kind == CTG_PARA && (local ?
			ctg_node_section(m) : ctg_node_unit(m)) == unit;

		if (counted || (!second && (m->kind == CTG_TABLE ||
		    m->kind == CTG_DIVISION)))
			return false;
	}
	return true;
}

void ctg_say_shorten(const struct ctg_wording *w, struct ctg_address *at)
{
	if (ends_with(at, &w->lead))
		at->n -= w->lead.n;
}

void ctg_say_find(const struct ctg_wording *w, struct ctg_address *out,
	const struct ctg_node *n)
{
	struct ctg_step *s = &out->steps[0];

	ctg_address_of(out, w->arena, n);
	if (s->kind == CTG_STEP_ALINEA && s->rank > 1 && n->kind == CTG_PARA)
		s->last = is_last_alinea(n, out->n > 1 &&
			s[1].kind == CTG_STEP_SECTION);
	ctg_say_shorten(w, out);
}

const struct ctg_node *ctg_say_place(const struct ctg_node *leaf,
	struct ctg_str quoted)
{
	const struct ctg_node *h = leaf->prev, *article = leaf->parent;
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_str title;
	size_t n;

	if (leaf->kind == CTG_PARA && article->kind == CTG_NOTE &&
	    !leaf->prev && !leaf->next)
		return article;
	if (leaf->kind != CTG_PARA || article->kind != CTG_DIVISION ||
	    article->division.heading.word == CTG_PLAIN || !h ||
	    h->kind != CTG_HEADING || leaf->next)
		return leaf;
	title = ctg_node_words(&scratch, h);
	n = ctg_quote_find(NULL, 0, &scratch, title, (struct ctg_stretch){
		0, title.n }, quoted);
	ctg_arena_release(&scratch);
	return n > 0 ? leaf : article;
}

void ctg_say_name(struct ctg_wording *w, struct ctg_str s)
{
	struct ctg_buf b = { .arena = w->arena };

	while (s.n > 0)
		if (ctg_str_cut(&s, STR("« ")))
			ctg_buf_puts(&b, "«\u00a0");
		else if (ctg_str_cut(&s, STR(" »")))
			ctg_buf_puts(&b, "\u00a0»");
		else {
			ctg_buf_putc(&b, s.p[0]);
			s = ctg_str_skip(s, 1);
		}
	ctg_say_str(w, ctg_buf_str(&b));
}

/* « l'intitulé « Bilan » de l'article 7 »: that of the part so called. */
static void write_address(struct ctg_buf *b, const struct ctg_address *at,
	enum ctg_case how)
{
	static const char *const leads[] = {
		[CTG_BARE] = "", [CTG_LE] = "l'", [CTG_AU] = "à l'",
		[CTG_DU] = "de l'",
	};
	struct ctg_buf all = { .arena = b->arena };
	struct ctg_str s;

	ctg_address_write(&all, at, CTG_BARE);
	s = ctg_buf_str(&all);
	if (ctg_str_cut(&s, STR("intitulé de la partie intitulée ")))
		ctg_buf_printf(b, "%sintitulé %.*s", leads[how], STR_ARG(s));
	else
		ctg_address_write(b, at, how);
}

void ctg_say_address(struct ctg_wording *w, const struct ctg_address *at,
	enum ctg_case how)
{
	struct ctg_buf b = { .arena = w->arena };

	write_address(&b, at, how);
	ctg_say_name(w, ctg_buf_str(&b));
}

/* « à la troisième ligne du tableau, dans la colonne « Gestionnaire » » */
static void write_cell(struct ctg_buf *b, const struct ctg_address *at)
{
	const struct ctg_step *cell = &at->steps[0];
	struct ctg_address row = *at;

	row.n--;
	for (size_t i = 0; i < row.n; i++)
		row.steps[i] = at->steps[i + 1];
	ctg_address_write(b, &row, CTG_AU);
	ctg_buf_puts(b, ", dans la ");
	if (cell->name.n > 0) {
		ctg_buf_printf(b, "colonne « %.*s »", STR_ARG(cell->name));
		return;
	}
	ctg_ordinal_write(b, cell->rank, true);
	ctg_buf_puts(b, " colonne");
}

void ctg_say_in(struct ctg_wording *w, const struct ctg_address *at)
{
	struct ctg_buf b = { .arena = w->arena };

	if (at->n == 0)
		return;
	if (at->steps[0].kind == CTG_STEP_CELL && at->n > 1)
		write_cell(&b, at);
	else
		write_address(&b, at, CTG_AU);
	ctg_buf_puts(&b, ", ");
	ctg_say_name(w, ctg_buf_str(&b));
}

struct ctg_agreement ctg_say_agreement(const struct ctg_wording *w,
	const struct ctg_address *at)
{
	return ctg_address_agreement(at->n > 0 ? at : &w->lead);
}

void ctg_say_subject(struct ctg_wording *w, const struct ctg_address *at)
{
	static const char *const pronouns[2][2] = {
		{ "il", "ils" }, { "elle", "elles" },
	};
	struct ctg_agreement how = ctg_say_agreement(w, at);
	struct ctg_buf b = { .arena = w->arena };

	if (at->n == 0) {
		ctg_say(w, pronouns[how.feminine][how.plural]);
	} else {
		write_address(&b, at, CTG_LE);
		if (at->steps[0].kind == CTG_STEP_CELL &&
		    at->steps[0].name.n > 0)
			ctg_buf_putc(&b, ',');
		ctg_say_name(w, ctg_buf_str(&b));
	}
	ctg_say(w, " ");
}
