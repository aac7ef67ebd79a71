/* SPDX-License-Identifier: Apache-2.0 */
/* record.h - an event is judged, recorded, and told.  For the commands that
 * record one. */
#ifndef CTG_CMD_RECORD_H
#define CTG_CMD_RECORD_H

#include "cmd.h"

#include "store/suivi.h"

/* id, event and files are filled; the act is the open one unless named
 * (acte >= 0).  CTG_EREFUSED when the rules on the order of things do not
 * allow it. */
[[nodiscard]] enum ctg_code ctg_record(struct ctg_cmd *c,
	struct ctg_suivi_entry *entry, long acte, bool simulate,
	struct ctg_err *err);

#endif
