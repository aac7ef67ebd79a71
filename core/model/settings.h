/* SPDX-License-Identifier: Apache-2.0 */
/* settings.h - ctg.yml, the settings of a register. */
#ifndef CTG_MODEL_SETTINGS_H
#define CTG_MODEL_SETTINGS_H

#include "base/diag.h"
#include "model/convention.h"
#include "model/source.h"

#define CTG_CHARTES	2

/* « parapheur: {type: …, sous_type: …, classification: …} »: where a liasse
 * goes, in the words of the parapheur; each may be empty. */
struct ctg_parapheur {
	struct ctg_value type, sous_type, classification;
};

struct ctg_settings {
	struct ctg_str branch;		/* « branche », main unless said */
	/* « brouillons: garder|supprimer »: what becomes of a draft's
	 * branch once its act is closed; kept unless said. */
	bool keep_drafts;
	/* « document: {charte: …} »: files of the register that give their
	 * look to documents, one or one a format. */
	struct ctg_value chartes[CTG_CHARTES];
	size_t n_chartes;
	struct ctg_parapheur parapheur;
};

/* What a register without any setting has. */
#define CTG_SETTINGS_INIT \
	{ .branch = CTG_STR_INIT("main"), .keep_drafts = true }

[[nodiscard]] enum ctg_code ctg_settings_read(struct ctg_settings *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err);

#endif
