/* SPDX-License-Identifier: Apache-2.0 */
#include "base/image.h"
#include "render/sheet_maker.h"

/* A pixel of a screen: 1/96 inch, in tenths of a millimetre. */
#define INCH	254
#define PIXELS	96

static void fail(struct ctg_maker *m, enum ctg_code code)
{
	if (m->code == CTG_OK)
		m->code = code;
}

static void fit(const struct ctg_maker *m, struct ctg_sheet_image *image,
	const struct ctg_image_header *h)
{
	unsigned long w = (unsigned long)h->width * INCH / PIXELS;
	unsigned long t = (unsigned long)h->height * INCH / PIXELS;

	if (w > m->at.width) {
		t = t * m->at.width / w;
		w = m->at.width;
	}
	if (t > m->at.height) {
		w = w * m->at.height / t;
		t = m->at.height;
	}
	image->width = w ? (unsigned)w : 1;
	image->height = t ? (unsigned)t : 1;
}

struct ctg_sheet_image *ctg_maker_load(struct ctg_maker *m,
	enum ctg_maker_side side, struct ctg_str name, struct ctg_str alt)
{
	const struct ctg_sheet_from *from = m->from[side];
	struct ctg_sheet_image image = { .name = name, .alt = alt }, *kept;
	struct ctg_image_header h;
	struct ctg_err err = { 0 };
	enum ctg_code code;

	if (!from || !from->reader || m->code)
		return NULL;
	code = from->reader->read(from->reader, &image.bytes, m->arena, name,
		&err);
	if (!code && !ctg_image_read(&h, image.bytes))
		code = ctg_fail(&err, CTG_EINPUT, "«\u00a0%.*s\u00a0» "
			"n'est pas une image PNG ou JPEG", STR_ARG(name));
	if (!code && !ctg_image_is_whole(image.bytes))
		code = ctg_fail(&err, CTG_EINPUT, "«\u00a0%.*s\u00a0» "
			"est une image tronquée", STR_ARG(name));
	if (code) {
		/* What the old version could not show is only named. */
		if (side == CTG_MAKER_OLD && m->sheet->marked)
			return NULL;
		fail(m, code);
		if (m->err)
			*m->err = err;
		return NULL;
	}
	fit(m, &image, &h);
	kept = CTG_NEW(m->arena, struct ctg_sheet_image);
	*kept = image;
	return kept;
}

bool ctg_maker_same_image(const struct ctg_sheet_image *x,
	const struct ctg_sheet_image *y)
{
	return ctg_str_eq(x->bytes, y->bytes) && ctg_str_eq(x->alt, y->alt) &&
		x->width == y->width && x->height == y->height;
}

/* --- images of the text -------------------------------------------------- */

/* Its name in the folder of the convention: the text gives it from its own
 * file. */
static struct ctg_str name_of(const struct ctg_maker *m,
	const struct ctg_node *n, enum ctg_maker_side side)
{
	const struct ctg_sheet_from *from = m->from[side];
	struct ctg_str dir = n->src ? n->src->path : (struct ctg_str){ 0 };

	if (from && from->reader)
		(void)ctg_str_cut(&dir, from->reader->prefix);
	while (dir.n > 0 && dir.p[dir.n - 1] != '/')
		dir.n--;
	return ctg_strf(m->arena, "%.*s%.*s", STR_ARG(dir), STR_ARG(n->text));
}

static void put(struct ctg_maker *m, struct ctg_sheet_para *p,
	struct ctg_sheet_image *image, struct ctg_str alt,
	enum ctg_mark mark, unsigned change)
{
	struct ctg_run *r = ctg_maker_run(m, p, image ? CTG_RUN_IMAGE :
		CTG_RUN_TEXT, mark);

	r->image = image;
	r->change = change;
	if (!image)
		r->text = ctg_strf(m->arena, "[Image\u00a0: %.*s]",
			STR_ARG(alt));
}

void ctg_maker_image(struct ctg_maker *m, struct ctg_sheet_para *p,
	const struct ctg_node *n, enum ctg_mark mark, unsigned change)
{
	struct ctg_str alt = ctg_node_words(m->arena, n);
	struct ctg_sheet_image *old = NULL, *now = NULL;

	if (mark != CTG_INSERTED && m->sheet->marked)
		old = ctg_maker_load(m, CTG_MAKER_OLD, name_of(m, n,
			CTG_MAKER_OLD), alt);
	if (mark != CTG_DELETED)
		now = ctg_maker_load(m, CTG_MAKER_NEW, name_of(m, n,
			CTG_MAKER_NEW), alt);
	if (mark == CTG_KEPT && old && now &&
	    !ctg_maker_same_image(old, now)) {
		put(m, p, old, alt, CTG_DELETED, 0);
		put(m, p, now, alt, CTG_INSERTED, 0);
		return;
	}
	put(m, p, mark == CTG_DELETED ? old : now, alt, mark, change);
}
