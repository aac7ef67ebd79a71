/* SPDX-License-Identifier: Apache-2.0 */
/* write_article.h - one article of an act: what changes in one article of the
 * base.  For use by write.c only. */
#ifndef CTG_AVENANT_WRITE_ARTICLE_H
#define CTG_AVENANT_WRITE_ARTICLE_H

#include "avenant/writing.h"

void ctg_article_write(struct ctg_wording *w, struct ctg_op *const *ops,
	size_t n, unsigned number);

#endif
