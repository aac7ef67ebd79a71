/* SPDX-License-Identifier: Apache-2.0 */
/* consigner.h - an event as it is typed.  For use by consigner*.c only. */
#ifndef CTG_CMD_CONSIGNER_H
#define CTG_CMD_CONSIGNER_H

#include "base/err.h"
#include "store/suivi.h"

struct ctg_consigner_args {
	const char *convention, *event, *party, *date, *acte;
	const char *organe, *numero, *portee, *ar, *piece, *malgre;
	bool simulate;
};

/* Fills id, event and piece; *acte is -1 when none was named.  What has a
 * wrong form is CTG_EUSAGE, a piece that is no PDF CTG_EINPUT. */
[[nodiscard]] enum ctg_code ctg_consigner_read(struct ctg_suivi_entry *out,
	long *acte, struct ctg_arena *a,
	const struct ctg_consigner_args *args, struct ctg_err *err);

#endif
