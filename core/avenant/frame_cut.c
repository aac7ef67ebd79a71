/* SPDX-License-Identifier: Apache-2.0 */
/* What a person wrote in an act, told from what we write again. */
#include "avenant/framing.h"

#include "model/french.h"
#include "model/front.h"

/* --- paragraphs ----------------------------------------------------------- */

struct ctg_str ctg_frame_block(struct ctg_str *s)
{
	struct ctg_str all, line;

	while (s->n > 0) {
		struct ctg_str at = *s;

		if (ctg_str_trim(ctg_str_line(&at)).n > 0)
			break;
		*s = at;
	}
	all = *s;
	while (s->n > 0) {
		struct ctg_str at = *s;

		line = ctg_str_line(&at);
		if (ctg_str_trim(line).n == 0)
			break;
		*s = at;
	}
	return ctg_str_trim(ctg_str_head(all, all.n - s->n));
}

static bool begins(struct ctg_str block, const char *words)
{
	return ctg_french_cut(&block, words);
}

/* « Entre : », a party, « Et : », a party… */
static struct ctg_str after_comparution(struct ctg_str s)
{
	struct ctg_str at = s;

	if (!begins(ctg_frame_block(&at), "entre"))
		return s;
	do {
		(void)ctg_frame_block(&at);
		s = at;
	} while (begins(ctg_frame_block(&at), "et"));
	return s;
}

/* Without « Fait en deux exemplaires… » and all that follows. */
static struct ctg_str before_signatures(struct ctg_str s)
{
	struct ctg_str at = s, from = s;

	while (at.n > 0) {
		struct ctg_str block = ctg_frame_block(&at);

		if (begins(block, "fait en") || begins(block, "fait a"))
			return ctg_str_head(from,
				(size_t)(block.p - from.p));
	}
	return s;
}

/* Definitions of notes go with the words that call them. */
static bool is_note(struct ctg_str block)
{
	size_t close = ctg_str_find(block, STR("]:"));

	return ctg_str_starts(block, STR("[^")) && close < block.n &&
		ctg_str_find(block, STR("\n")) > close;
}

/* --- sections ------------------------------------------------------------- */

static bool is_heading(struct ctg_str line)
{
	return ctg_str_starts(line, STR("# "));
}

/* Up to the next heading of the first level. */
static struct ctg_str take_section(struct ctg_str *s)
{
	struct ctg_str all = *s;
	bool first = true;

	while (s->n > 0) {
		struct ctg_str at = *s;

		if (is_heading(ctg_str_line(&at)) && !first)
			break;
		*s = at;
		first = false;
	}
	return ctg_str_head(all, all.n - s->n);
}

/* « Modification de l'article 4 »: a heading that we write. */
static bool is_amending(struct ctg_str title)
{
	static const char *const words[] = {
		"modification", "insertion", "suppression", "renumerotation",
		"remplacement", "ajout", "adhesion", "retrait",
		"substitution", "comparution", "ordre des parties",
		"ordre des annexes", "terme de la convention",
		"prise d'effet de la convention",
		"exemplaires de la convention", "presentation d'une annexe",
		"donnees de la convention",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (begins(title, words[i]))
			return true;
	return false;
}

static struct ctg_str bare_title(struct ctg_str title)
{
	size_t len;

	while (title.n > 0 && strchr(" -:.", ctg_french_plain(title, &len)))
		title = ctg_str_skip(title, len);
	return title;
}

/* One paragraph, which begins with those words: nobody changed it. */
static bool is_only(struct ctg_str text, const char *words)
{
	struct ctg_str block = ctg_frame_block(&text);

	return begins(block, words) && ctg_frame_block(&text).n == 0;
}

/* What we would write. */
static bool is_ours(const struct ctg_frame *f, struct ctg_str text,
	void (*write)(struct ctg_buf *, const struct ctg_frame *))
{
	struct ctg_buf b = { .arena = f->arena };

	write(&b, f);
	return ctg_str_eq(ctg_str_trim(text), ctg_str_trim(ctg_buf_str(&b)));
}

/* Nothing is in the recital that we would not write: it may only lack what
 * has happened since. */
static bool is_our_recital(const struct ctg_frame *f, struct ctg_str recital)
{
	struct ctg_buf b = { .arena = f->arena };

	ctg_frame_recital(&b, f);
	while (recital.n > 0) {
		struct ctg_str block = ctg_frame_block(&recital);
		struct ctg_str rest = ctg_buf_str(&b);
		bool found = block.n == 0;

		while (rest.n > 0 && !found)
			found = ctg_str_eq(ctg_frame_block(&rest), block);
		if (!found)
			return false;
	}
	return true;
}

static enum ctg_frame_role role_of(const struct ctg_frame *f,
	struct ctg_str title, struct ctg_str text)
{
	if (is_amending(title))
		return CTG_FRAME_AMENDING;
	if (begins(title, "objet") && (is_ours(f, text, ctg_frame_object) ||
	    ctg_str_has(text, STR("pour objet [à compléter]"))))
		return CTG_FRAME_OBJECT;
	if (begins(title, "date d'effet") && is_only(text,
	    "le present avenant prend effet"))
		return CTG_FRAME_EFFECT;
	return is_ours(f, text, ctg_frame_rest) ? CTG_FRAME_REST :
		CTG_FRAME_OWN;
}

static struct ctg_frame_section read_section(const struct ctg_frame *f,
	struct ctg_str text)
{
	struct ctg_frame_section s = { .head = ctg_str_line(&text) };
	struct ctg_str title = ctg_str_skip(s.head, 2);
	struct ctg_label label;
	size_t n;

	s.text = before_signatures(text);
	if (ctg_french_cut(&title, "article") && ctg_french_spaces(&title) &&
	    (n = ctg_label_take_heading(&label, title)) > 0)
		s.title = ctg_str_skip(title, n);
	s.role = role_of(f, bare_title(s.title), s.text);
	return s;
}

/* --- the whole ------------------------------------------------------------ */

static struct ctg_str kept_words(const struct ctg_frame *f)
{
	struct ctg_buf b = { .arena = f->arena };

	ctg_buf_add(&b, f->recital);
	for (size_t i = 0; i < f->nsections; i++)
		if (f->sections[i].role == CTG_FRAME_OWN)
			ctg_buf_add(&b, f->sections[i].text);
	for (size_t i = 0; i < f->nown; i++)
		ctg_buf_add(&b, f->own[i].words);
	return ctg_buf_str(&b);
}

/* Adds the notes that stand apart from the words that call them. */
static void find_notes(struct ctg_frame *f, struct ctg_str body)
{
	struct ctg_str words = kept_words(f);
	struct ctg_buf b = { .arena = f->arena };

	while (body.n > 0) {
		struct ctg_str block = ctg_frame_block(&body);
		struct ctg_str call = ctg_str_head(block, ctg_str_find(block,
			STR("]:")) + 1);

		if (!is_note(block) || ctg_str_has(words, block) ||
		    !ctg_str_has(words, call))
			continue;
		ctg_buf_putc(&b, '\n');
		ctg_buf_add(&b, block);
	}
	f->notes = ctg_buf_str(&b);
}

static void cut(struct ctg_frame *f, struct ctg_str body)
{
	struct ctg_str s = body, at = body, recital;
	size_t room = 0;

	if (!is_heading(ctg_str_line(&at))) {
		recital = ctg_str_trim(before_signatures(
			after_comparution(take_section(&s))));
		if (!is_our_recital(f, recital))
			f->recital = recital;
	}
	while (s.n > 0) {
		CTG_MORE(f->arena, f->sections, f->nsections, room);
		f->sections[f->nsections++] = read_section(f,
			take_section(&s));
	}
	ctg_frame_find_said(f, f->front.src);
	find_notes(f, body);
}

enum ctg_code ctg_frame_read(struct ctg_frame *f, struct ctg_arena *a,
	const struct ctg_source *act, struct ctg_err *err)
{
	struct ctg_diags ignored = { .arena = a };
	struct ctg_front front;
	enum ctg_code code = ctg_front_find(&front, a, act, err);

	if (!code)
		code = ctg_amendment_read(&f->front, a, act, &ignored, err);
	if (code)
		return code;
	f->arena = a;
	f->yaml = front.yaml;
	cut(f, ctg_str_skip(act->text, front.body));
	return CTG_OK;
}
