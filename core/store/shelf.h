/* SPDX-License-Identifier: Apache-2.0 */
/* shelf.h - the templates at hand: a folder each, with modele.yml and the
 * files of a convention.
 *
 * The organisation's own, in the register, come before those of the program
 * and hide those that have the same name.  Nothing is read out of the folder
 * of a template. */
#ifndef CTG_STORE_SHELF_H
#define CTG_STORE_SHELF_H

#include "model/scaffold.h"
#include "store/folder.h"

struct ctg_template {
	struct ctg_str name;		/* of its folder: « commune » */
	struct ctg_folder folder;
	bool own;			/* the organisation's */
};

/* The folders of templates; either may be NULL, or missing.  top is that of
 * the register's repository, out of which no link may lead. */
struct ctg_shelf {
	const char *own, *top;
	const char *shared;
};

/* By name, the organisation's first. */
[[nodiscard]] enum ctg_code ctg_shelf_list(struct ctg_template **out,
	size_t *n, struct ctg_arena *a, const struct ctg_shelf *s,
	struct ctg_err *err);

/* Reads modele.yml. */
[[nodiscard]] enum ctg_code ctg_shelf_scaffold(struct ctg_scaffold *out,
	struct ctg_arena *a, const struct ctg_template *t,
	struct ctg_diags *diags, struct ctg_err *err);

/* The files of the convention to come, by name. */
struct ctg_template_file {
	struct ctg_str name;		/* « annexes/1-diagnostic.md » */
	struct ctg_str bytes;
};
[[nodiscard]] enum ctg_code ctg_shelf_files(struct ctg_template_file **out,
	size_t *n, struct ctg_arena *a, const struct ctg_template *t,
	struct ctg_err *err);

#endif
