/* SPDX-License-Identifier: Apache-2.0 */
/* folder.h - where the files of a convention are, in the work tree.
 *
 * People name a convention by its id in the register, by its folder or by
 * its file.  Once found it is a reader that never leaves its folder: a text
 * that we are sent cannot make us open anything else. */
#ifndef CTG_STORE_FOLDER_H
#define CTG_STORE_FOLDER_H

#include "base/err.h"
#include "model/text.h"

#define CTG_FILE_MAX	((size_t)16 << 20)

struct ctg_folder {
	const char *path;	/* of the folder; "" is the current one */
	const char *top;	/* nothing is read out of it */
	struct ctg_str main;	/* "convention.md" */
	struct ctg_str id;	/* in the register; empty out of one */
};

/* « id@version », a folder or a file, taken apart: an @ cuts only after
 * what could be an id.  version.p is NULL when nothing was asked. */
struct ctg_operand {
	struct ctg_str what, version;
};
struct ctg_operand ctg_operand_read(struct ctg_str s);

/* [a-z0-9][a-z0-9-]* */
bool ctg_id_is_valid(struct ctg_str s);

/* What a name means inside a folder: « annexes/../images/x.png » is
 * « images/x.png ».  False when it is empty, absolute, or leads out. */
bool ctg_name_resolve(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str name);

/* Finds a convention: a folder that holds convention.md, a .md file, or an
 * id of the register around the current folder.  Only « @courant » can be
 * asked for: the other versions are in git, see reading.h (CTG_EGIT). */
[[nodiscard]] enum ctg_code ctg_folder_find(struct ctg_folder *out,
	struct ctg_arena *a, const char *operand, struct ctg_err *err);

/* All the conventions of the register around the current folder, by id. */
[[nodiscard]] enum ctg_code ctg_folder_list(struct ctg_folder **out,
	size_t *n, struct ctg_arena *a, struct ctg_err *err);

/* The folder, here or above, that has conventions/: "", "..", "../..". */
[[nodiscard]] enum ctg_code ctg_folder_register(const char **out,
	struct ctg_arena *a, struct ctg_err *err);

/* Reads below f, which must outlive the reader.  Names that lead
 * out of its folder, by themselves or by a link, and files of more than
 * 16 MB are refused. */
void ctg_folder_reader(struct ctg_reader *out, struct ctg_arena *a,
	const struct ctg_folder *f);

#endif
