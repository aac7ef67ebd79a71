/* SPDX-License-Identifier: Apache-2.0 */
/* controler.h - what the files of « controler » share.  For use by
 * controler*.c, and by « recevoir » for the documents. */
#ifndef CTG_CMD_CONTROLER_H
#define CTG_CMD_CONTROLER_H

#include "cmd.h"

#include "bundle/verdict.h"

/* A document alone. */
void ctg_controler_seul(struct ctg_verdict *v, struct ctg_cmd *c,
	const char *path);
/* What the register around us says of it, if there is one. */
void ctg_controler_registre(struct ctg_verdict *v, struct ctg_cmd *c);

/* Those of the liasse that ctg wrote, and those that are in the register,
 * against the commit of its proof. */
struct ctg_repo;
void ctg_controler_documents(struct ctg_verdict *v, struct ctg_cmd *c,
	const struct ctg_repo *r);

void ctg_controler_texte(struct ctg_buf *b, const struct ctg_verdict *v,
	const char *path, const struct ctg_out *o);
void ctg_controler_json(struct ctg_buf *b, const struct ctg_verdict *v);

#endif
