/* SPDX-License-Identifier: Apache-2.0 */
/* charte_copy.h - XML of a house style, written again by us.  For use by
 * charte*.c only.
 *
 * Elements and attributes of the namespaces that we know keep their meaning
 * and get our prefixes; the others are left out, with what they hold. */
#ifndef CTG_RENDER_CHARTE_COPY_H
#define CTG_RENDER_CHARTE_COPY_H

#include "base/xml.h"
#include "base/xml_read.h"
#include "base/zip.h"
#include "render/charte.h"

struct ctg_charte_space {
	const char *prefix, *address;
};

enum ctg_charte_fate {
	CTG_CHARTE_KEEP,
	CTG_CHARTE_DROP,	/* with all it holds */
	CTG_CHARTE_UNWRAP,	/* only what it holds stays */
};

struct ctg_charte_copy {
	struct ctg_arena *arena;
	struct ctg_xml_reader r;
	const struct ctg_charte_space *spaces;	/* ends with NULL */
	/* Of the element just opened; may change its attributes. */
	enum ctg_charte_fate (*judge)(struct ctg_charte_copy *c,
		const char *name);
	const void *context;
	bool bare;		/* attributes of no namespace are kept */
	/* The package, and what was asked of it. */
	const struct ctg_zip_entry *entries;
	size_t n;
	struct ctg_charte_file *files;
	size_t n_files, room;
};

/* The element just opened, and past it; or only what it holds. */
[[nodiscard]] enum ctg_code ctg_charte_copy(struct ctg_charte_copy *c,
	struct ctg_xml *x, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_charte_inside(struct ctg_charte_copy *c,
	struct ctg_str *out, struct ctg_err *err);
[[nodiscard]] enum ctg_code ctg_charte_whole(struct ctg_charte_copy *c,
	struct ctg_str *out, struct ctg_err *err);

/* For each child of the element just opened: read must move past its end. */
[[nodiscard]] enum ctg_code ctg_charte_each(struct ctg_charte_copy *c,
	enum ctg_code (*read)(struct ctg_charte_copy *c, void *to,
	struct ctg_err *err), void *to, struct ctg_err *err);

/* « style:name »; NULL when the namespace is foreign. */
const char *ctg_charte_name(struct ctg_charte_copy *c,
	struct ctg_xml_name name);
/* By its name with our prefix; NULL when it has none. */
struct ctg_xml_given *ctg_charte_given(struct ctg_charte_copy *c,
	const char *name);
struct ctg_str ctg_charte_value(struct ctg_charte_copy *c, const char *name);
bool ctg_charte_is_one_of(const char *name, const char *const *all,
	size_t n);
void ctg_charte_forget(struct ctg_xml_given *given);

/* Takes a file of the package; its new name, « <folder>charte-1.png ».
 * Empty when it is not there or not of a type we take. */
struct ctg_str ctg_charte_take(struct ctg_charte_copy *c,
	struct ctg_str name, const char *folder);

#endif
