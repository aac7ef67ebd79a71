/* SPDX-License-Identifier: Apache-2.0 */
/* lacks.h - what keeps an act from being signed or closed, as it is told. */
#ifndef CTG_CMD_LACKS_H
#define CTG_CMD_LACKS_H

#include "cmd.h"

#include "store/closing.h"

/* The first of many: what else is missing must stay in sight. */
void ctg_lacks_diags(struct ctg_buf *b, const struct ctg_cmd *c,
	const struct ctg_closing *closing, const struct ctg_diags *diags);
/* Party by party, with the line to type. */
void ctg_lacks_tell(struct ctg_buf *b, const struct ctg_closing *closing,
	const struct ctg_lack *v, size_t n);

#endif
