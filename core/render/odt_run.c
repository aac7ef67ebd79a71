/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

#include "base/eight.h"

static void put_spaces(struct ctg_odt *w, size_t n)
{
	ctg_xml_open(w->x, "text:s");
	if (n > 1)
		ctg_xml_attrf(w->x, "text:c", "%zu", n);
	ctg_xml_close(w->x);
}

/* Bytes from i on, eight by eight, among which is no control, and after which
 * two spaces together. */
static size_t ordinary_at(struct ctg_str s, size_t i)
{
	size_t n = 0;

	for (; i + n + 9 <= s.n; n += 8) {
		uint64_t w = ctg_eight(s.p + i + n), blank = CTG_EIGHT(' ');
		uint64_t next = ctg_eight(s.p + i + n + 1);

		if (ctg_eight_below(w, ' ') ||
		    ctg_eight_zero((w ^ blank) | (next ^ blank)))
			break;
	}
	return n;
}

static size_t spaces_at(struct ctg_str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && s.p[i + n] == ' ')
		n++;
	return n;
}

/* A space after another, or at either end of a paragraph, is dropped by
 * readers (ODF 1.3, 6.1.2): such ones are elements. */
static void put_words(struct ctg_odt *w, struct ctg_str s)
{
	size_t from = 0, i = 0, n;

	while (i < s.n) {
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\n') {
			n = ordinary_at(s, i);
			i += n ? n : 1;
			w->space = s.p[i - 1] == ' ';
			continue;
		}
		n = spaces_at(s, i);
		if (n == 1 && !w->space && i + 1 < s.n) {
			w->space = true;
			i++;
			continue;
		}
		ctg_xml_text(w->x, (struct ctg_str){ s.p + from, i - from });
		if (n)
			put_spaces(w, n);
		else
			ctg_xml_empty(w->x, s.p[i] == '\t' ? "text:tab" :
				"text:line-break");
		w->space = true;
		i += n ? n : 1;
		from = i;
	}
	ctg_xml_text(w->x, ctg_str_skip(s, from));
}

static unsigned letters(const struct ctg_run *r)
{
	return (r->bold ? 1 : 0) | (r->italic ? 2 : 0) | (r->raised ? 4 : 0) |
		(r->struck ? 8 : 0) | (r->underlined ? 16 : 0);
}

/* Styles that have names, since LibreOffice lends the letters of automatic
 * ones to paragraphs that come back behind them.  Within a paragraph it lends
 * both: words that come back say there what they are not. */
static void put_format(struct ctg_odt *w, unsigned is, unsigned is_not)
{
	ctg_xml_open(w->x, "text:span");
	if (is >= CTG_ODT_LINED) {
		w->lined |= 1u << is;
		ctg_xml_attrf(w->x, "text:style-name", "X%u", is);
	} else if (is_not) {
		ctg_xml_attrf(w->x, "text:style-name", "L%u-%u", is, is_not);
	} else {
		ctg_xml_attr(w->x, "text:style-name", ctg_odt_letters[is]);
	}
}

static void put_text(struct ctg_odt *w, const struct ctg_run *r)
{
	unsigned is = letters(r), is_not = w->reset & ~is;
	bool link = r->link.n > 0 && !w->in_link;

	if (link) {
		ctg_xml_open(w->x, "text:a");
		ctg_xml_attr(w->x, "xlink:type", "simple");
		ctg_xml_attr_str(w->x, "xlink:href", r->link);
	}
	if (is || is_not)
		put_format(w, is, is_not);
	put_words(w, r->text);
	if (is || is_not)
		ctg_xml_close(w->x);
	if (link)
		ctg_xml_close(w->x);
}

static void put_break(struct ctg_odt *w, const struct ctg_run *r)
{
	(void)r;
	ctg_xml_empty(w->x, "text:line-break");
	w->space = true;
}

static void put_tab(struct ctg_odt *w, const struct ctg_run *r)
{
	(void)r;
	ctg_xml_empty(w->x, "text:tab");
	w->space = true;
}

static void put_note_again(struct ctg_odt *w, const struct ctg_sheet_note *n)
{
	ctg_xml_open(w->x, "text:span");
	ctg_xml_attr(w->x, "text:style-name", "Footnote_20_anchor");
	ctg_xml_open(w->x, "text:note-ref");
	ctg_xml_attr(w->x, "text:note-class", "footnote");
	ctg_xml_attr(w->x, "text:reference-format", "text");
	ctg_xml_attrf(w->x, "text:ref-name", "note-%u", n->number);
	ctg_xml_text(w->x, ctg_strf(w->arena, "%u", n->number));
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
}

static void put_note(struct ctg_odt *w, const struct ctg_run *r)
{
	struct ctg_odt_lists lists = { 0 }, *around = w->lists;
	unsigned reset = w->reset;

	if (r->again) {
		put_note_again(w, r->note);
		w->space = false;
		return;
	}
	ctg_xml_open(w->x, "text:note");
	ctg_xml_attrf(w->x, "text:id", w->twice ? "note-%u-avant" : "note-%u",
		r->note->number);
	ctg_xml_attr(w->x, "text:note-class", "footnote");
	ctg_xml_leaf(w->x, "text:note-citation",
		ctg_strf(w->arena, "%u", r->note->number));
	ctg_xml_open(w->x, "text:note-body");
	w->lists = &lists;
	w->reset = 0;
	ctg_odt_blocks(w, r->note->blocks);
	w->reset = reset;
	w->lists = around;
	ctg_xml_close(w->x);
	ctg_xml_close(w->x);
	w->space = false;
}

static size_t image_number(struct ctg_odt *w,
	const struct ctg_sheet_image *image)
{
	for (size_t i = 0; i < w->n_images; i++)
		if (w->images[i] == image)
			return i + 1;
	CTG_MORE(w->arena, w->images, w->n_images, w->room_images);
	w->images[w->n_images++] = image;
	return w->n_images;
}

static void put_image(struct ctg_odt *w, const struct ctg_run *r)
{
	const struct ctg_sheet_image *image = r->image;
	size_t number = image_number(w, image);

	ctg_xml_open(w->x, "draw:frame");
	ctg_xml_attr(w->x, "draw:style-name", "Image");
	ctg_xml_attrf(w->x, "draw:name", "Image %u", ++w->frames);
	ctg_xml_attr(w->x, "text:anchor-type", "as-char");
	ctg_xml_attrf(w->x, "svg:width", "%u.%umm", image->width / 10,
		image->width % 10);
	ctg_xml_attrf(w->x, "svg:height", "%u.%umm", image->height / 10,
		image->height % 10);
	ctg_xml_open(w->x, "draw:image");
	ctg_xml_attr_str(w->x, "xlink:href",
		ctg_odt_image_name(w->arena, image, number));
	ctg_xml_attr(w->x, "xlink:type", "simple");
	ctg_xml_attr(w->x, "xlink:show", "embed");
	ctg_xml_attr(w->x, "xlink:actuate", "onLoad");
	ctg_xml_close(w->x);
	ctg_xml_leaf(w->x, "svg:title", image->alt);
	ctg_xml_close(w->x);
	w->space = false;
}

static void put_run(struct ctg_odt *w, const struct ctg_run *r)
{
	static void (*const acts[])(struct ctg_odt *,
		const struct ctg_run *) = {
		[CTG_RUN_TEXT] = put_text,
		[CTG_RUN_BREAK] = put_break,
		[CTG_RUN_TAB] = put_tab,
		[CTG_RUN_NOTE] = put_note,
		[CTG_RUN_IMAGE] = put_image,
	};

	acts[r->kind](w, r);
}

static void put_side(struct ctg_odt *w, const struct ctg_run *r,
	const struct ctg_run *end)
{
	for (; r != end; r = r->next)
		if (r->mark == CTG_KEPT || r->mark == w->side)
			put_run(w, r);
}

static void put_inserted(struct ctg_odt *w, const struct ctg_run *r,
	const struct ctg_run *end)
{
	unsigned id = ctg_odt_insertion(w, 0);

	w->side = CTG_INSERTED;
	put_side(w, r, end);
	w->side = CTG_KEPT;
	ctg_odt_insertion_end(w, id);
}

/* Those that the style of a paragraph has of its own. */
static unsigned letters_of(const struct ctg_sheet_para *p)
{
	switch (p->role) {
	case CTG_ROLE_HEADING:
		return p->level < 5 ? 1 : p->level == 5 ? 3 : 2;
	case CTG_ROLE_ENTRY:
		return p->level <= 1 ? 1 : 0;
	case CTG_ROLE_TITLE:
	case CTG_ROLE_CAPTION:
	case CTG_ROLE_STATE:
	case CTG_ROLE_ACT:
	case CTG_ROLE_PARTY:
	case CTG_ROLE_HEAD:
	case CTG_ROLE_GROUP:
		return 1;
	default:
		return 0;
	}
}

/* Letters of any of its words, less those that its style has. */
static unsigned letters_around(const struct ctg_sheet_para *p)
{
	unsigned all = 0;

	for (const struct ctg_run *r = p->runs; r; r = r->next)
		all |= letters(r);
	return all & ~letters_of(p);
}

static void put_deleted(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *r, const struct ctg_run *end)
{
	struct ctg_odt_look look = {
		.parent = ctg_odt_style(p->role, p->level),
	};
	struct ctg_odt_deletion d;

	ctg_odt_deletion(w, &d, 0);
	ctg_odt_open(w, p, &look);
	w->reset = letters_around(p);
	put_side(w, r, end);
	w->reset = 0;
	ctg_odt_close(w);
	ctg_odt_deletion_end(w, &d);
}

/* One region an edit. */
void ctg_odt_runs(struct ctg_odt *w, const struct ctg_sheet_para *p,
	const struct ctg_run *r)
{
	const struct ctg_run *end;

	if (w->side != CTG_KEPT) {
		put_side(w, r, NULL);
		return;
	}
	for (; r; r = end) {
		end = r->next;
		while (end && end->mark == r->mark &&
		    end->change == r->change)
			end = end->next;
		if (r->mark == CTG_INSERTED)
			put_inserted(w, r, end);
		else if (r->mark == CTG_DELETED)
			put_deleted(w, p, r, end);
		else
			put_side(w, r, end);
	}
}
