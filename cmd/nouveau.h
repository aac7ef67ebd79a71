/* SPDX-License-Identifier: Apache-2.0 */
/* nouveau.h - what « ctg nouveau » is made of.  For use by nouveau*.c
 * only. */
#ifndef CTG_CMD_NOUVEAU_H
#define CTG_CMD_NOUVEAU_H

#include "cmd.h"

#include "store/change.h"
#include "store/repo.h"
#include "store/shelf.h"

/* nouveau_liste.c: the templates, described; r is NULL out of a register. */
[[nodiscard]] enum ctg_code ctg_nouveau_list(struct ctg_cmd *c,
	const struct ctg_repo *r, struct ctg_err *err);
/* The one of that name, typed loosely. */
[[nodiscard]] enum ctg_code ctg_nouveau_find(struct ctg_template *out,
	struct ctg_cmd *c, const struct ctg_repo *r, const char *name,
	struct ctg_err *err);
/* Its questions; what is wrong with them is told, and refused. */
[[nodiscard]] enum ctg_code ctg_nouveau_load(struct ctg_scaffold *out,
	struct ctg_cmd *c, const struct ctg_template *t, struct ctg_err *err);

/* nouveau_reponses.c: an answer to each question, empty when there is none,
 * from « --set » in set, from the person when ask and there is a
 * terminal, from the defaults otherwise. */
[[nodiscard]] enum ctg_code ctg_nouveau_answer(const struct ctg_str **out,
	struct ctg_cmd *c, const struct ctg_scaffold *s,
	const struct ctg_opt_list *set, bool ask, struct ctg_err *err);

/* nouveau_texte.c: the files of the convention, and what « verifier » will
 * say of them. */
struct ctg_nouveau_filling {
	const struct ctg_template *model;
	const struct ctg_scaffold *scaffold;
	const struct ctg_str *answers;
	const char *folder;		/* « conventions/dugny-2023 » */
};
struct ctg_nouveau_text {
	struct ctg_edit *edits;
	struct ctg_template_file *files;	/* the same, without folder */
	size_t n;
	size_t found[CTG_ERROR + 1];	/* by level */
	size_t blanks;			/* of them, left to fill */
};
[[nodiscard]] enum ctg_code ctg_nouveau_fill(struct ctg_nouveau_text *out,
	struct ctg_cmd *c, const struct ctg_nouveau_filling *f,
	struct ctg_err *err);

#endif
