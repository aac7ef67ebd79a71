/* SPDX-License-Identifier: Apache-2.0 */
#include "avenant/framing.h"

#include "model/french.h"

struct framer {
	struct ctg_buf *b;
	const struct ctg_frame *f;
	struct ctg_ops *ops;
	unsigned next;			/* number of the next article */
	struct ctg_buf notes;
	bool amended;
};

/* --- what a person wrote -------------------------------------------------- */

static bool has(const struct ctg_frame *f, enum ctg_frame_role role)
{
	for (size_t i = 0; i < f->nsections; i++)
		if (f->sections[i].role == role)
			return true;
	return false;
}

/* Does a sentence of hers say it? */
static bool is_said(const struct ctg_frame *f, const char *words)
{
	for (size_t i = 0; i < f->nsections; i++) {
		struct ctg_str s = f->sections[i].text;

		if (f->sections[i].role != CTG_FRAME_OWN)
			continue;
		for (; s.n > 0; s = ctg_str_skip(s, 1)) {
			struct ctg_str at = s;

			if ((s.p[0] | 0x20) == words[0] &&
			    ctg_french_cut(&at, words))
				return true;
		}
	}
	return false;
}

static void put_own(struct framer *m, const struct ctg_frame_section *s)
{
	struct ctg_str text = ctg_str_trim(s->text);

	if (s->title.p)
		ctg_frame_heading(m->b, m->next++, s->title);
	else
		ctg_buf_printf(m->b, "\n%.*s\n", STR_ARG(s->head));
	if (text.n > 0)
		ctg_buf_printf(m->b, "\n%.*s\n", STR_ARG(text));
}

/* What is hers in a section that we write. */
static struct ctg_str own_words(const struct ctg_frame *f,
	const struct ctg_frame_section *s)
{
	for (size_t i = 0; i < f->nown; i++)
		if (s->own == i + 1)
			return f->own[i].words;
	return (struct ctg_str){ 0 };
}

/* The highest number that a note of hers has. */
static unsigned last_note(const struct ctg_frame *f)
{
	unsigned last = 0;

	for (size_t i = 0; i <= f->nsections; i++) {
		struct ctg_str s = i < f->nsections ? f->sections[i].text :
			f->recital;

		if (i < f->nsections && f->sections[i].role != CTG_FRAME_OWN)
			s = own_words(f, &f->sections[i]);
		for (; s.n > 0; s = ctg_str_skip(s, 1)) {
			struct ctg_str at = s;
			unsigned n = 0;

			if (s.p[0] != '[' || !ctg_str_cut(&at, STR("[^")))
				continue;
			for (; at.n > 0 && ctg_is_digit(at.p[0]) && n < 9999;
			     at = ctg_str_skip(at, 1))
				n = n * 10 + (unsigned)(at.p[0] - '0');
			last = n > last ? n : last;
		}
	}
	return last;
}

/* --- what we write -------------------------------------------------------- */

static void put_amending(struct framer *m)
{
	struct ctg_writing w = { .base = m->f->base, .ops = m->ops,
		.style = m->f->style, .first = m->next, .notes = &m->notes,
		.notes_before = last_note(m->f), .titles = m->f->titles,
		.ntitles = m->f->ntitles, .own = m->f->own,
		.nown = m->f->nown };

	if (m->amended)
		return;
	ctg_act_write(m->b, &m->next, &w);
	m->amended = true;
	/* Of an article that is no more: nothing is lost. */
	for (size_t i = 0; i < w.nown; i++)
		if (!w.own[i].put)
			ctg_buf_printf(m->b, "\n%.*s\n",
				STR_ARG(w.own[i].words));
}

static void put_ours(struct framer *m, enum ctg_frame_role role)
{
	static const struct {
		const char *title;
		void (*write)(struct ctg_buf *, const struct ctg_frame *);
	} ours[] = {
		[CTG_FRAME_OBJECT] = { " – Objet", ctg_frame_object },
		[CTG_FRAME_EFFECT] = { " – Date d'effet", ctg_frame_effect },
		[CTG_FRAME_REST] = { " – Autres stipulations",
			ctg_frame_rest },
	};

	ctg_frame_heading(m->b, m->next++, ctg_str_from(ours[role].title));
	ours[role].write(m->b, m->f);
}

/* Articles that exist, in their order; the amending ones where the first of
 * them is. */
static void put_sections(struct framer *m)
{
	const struct ctg_frame *f = m->f;
	bool amending = has(f, CTG_FRAME_AMENDING);

	for (size_t i = 0; i < f->nsections; i++) {
		const struct ctg_frame_section *s = &f->sections[i];

		if (!amending && (s->role == CTG_FRAME_EFFECT ||
		    s->role == CTG_FRAME_REST))
			put_amending(m);
		if (s->role == CTG_FRAME_AMENDING)
			put_amending(m);
		else if (s->role == CTG_FRAME_OWN)
			put_own(m, s);
		else
			put_ours(m, s->role);
	}
}

static void put_head(struct framer *m)
{
	const struct ctg_frame *f = m->f;

	ctg_frame_front(m->b, f, m->ops);
	ctg_frame_comparution(m->b, f);
	if (f->recital.n > 0)
		ctg_buf_printf(m->b, "\n%.*s\n", STR_ARG(f->recital));
	else
		ctg_frame_recital(m->b, f);
}

void ctg_frame_write(struct ctg_buf *b, const struct ctg_frame *f,
	struct ctg_ops *ops)
{
	struct framer m = { .b = b, .f = f, .ops = ops, .next = 1,
		.notes = { .arena = b->arena } };

	put_head(&m);
	if (!has(f, CTG_FRAME_OBJECT) && f->nsections == 0)
		put_ours(&m, CTG_FRAME_OBJECT);
	put_sections(&m);
	put_amending(&m);
	if (!has(f, CTG_FRAME_EFFECT) && !is_said(f, "prend effet") &&
	    !is_said(f, "entre en vigueur"))
		put_ours(&m, CTG_FRAME_EFFECT);
	if (!has(f, CTG_FRAME_REST) && !is_said(f, "autres stipulations"))
		put_ours(&m, CTG_FRAME_REST);
	ctg_frame_signatures(b, f);
	if (f->notes.n > 0)
		ctg_buf_printf(b, "\n%.*s\n", STR_ARG(ctg_str_trim(
			f->notes)));
	if (m.notes.n > 0)
		ctg_buf_printf(b, "\n%.*s", STR_ARG(ctg_buf_str(&m.notes)));
}
