/* SPDX-License-Identifier: Apache-2.0 */
/* receipt.h - the accusé de réception of the préfecture (AR).
 *
 * « 077-227700010-20211216-lmc100000023057-DE »: département, SIREN, date of
 * the act, internal number, nature.  The internal number may hold hyphens:
 * three fields are read from the left, one from the right. */
#ifndef CTG_MODEL_RECEIPT_H
#define CTG_MODEL_RECEIPT_H

#include "base/date.h"
#include "base/err.h"

struct ctg_receipt {
	struct ctg_str departement;	/* "077", "02A", "971" */
	struct ctg_str siren;
	struct ctg_date date;		/* of the act, not of the receipt */
	struct ctg_str number;
	struct ctg_str nature;		/* DE AR AI CC BF AU */
};

/* On failure *out keeps its value and err says which field is wrong. */
[[nodiscard]] enum ctg_code ctg_receipt_parse(struct ctg_receipt *out,
	struct ctg_str s, struct ctg_err *err);

#endif
