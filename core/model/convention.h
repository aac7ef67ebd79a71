/* SPDX-License-Identifier: Apache-2.0 */
/* convention.h - the front-matter: who agrees, on what, for how long.
 *
 * Exactly the keys of the format (ctg-convention(5)).  A value that is wrong
 * is reported in the diagnostics with its place and the reading goes on, so
 * that a person sees all mistakes at once; what was wrong stays empty. */
#ifndef CTG_MODEL_CONVENTION_H
#define CTG_MODEL_CONVENTION_H

#include "base/date.h"
#include "base/diag.h"
#include "model/source.h"

#define CTG_FORMAT	1	/* « ctg: 1 » */

/* A text of the front-matter; s.p is NULL when the key is absent.  line and
 * col are those of the value (of its first letter, inside quotes). */
struct ctg_value {
	struct ctg_str s;
	unsigned line, col;
};

enum ctg_party_type {
	CTG_PARTY_CAF, CTG_PARTY_COMMUNE, CTG_PARTY_EPCI,
	CTG_PARTY_DEPARTEMENT, CTG_PARTY_SYNDICAT, CTG_PARTY_MSA,
	CTG_PARTY_CPAM, CTG_PARTY_ETAT, CTG_PARTY_ASSOCIATION,
	CTG_PARTY_AUTRE,
};
const char *ctg_party_type_name(enum ctg_party_type type);

struct ctg_representative {
	struct ctg_value civilite, nom, qualite, delegation;
	bool signs;			/* « signe », true unless said */
};

struct ctg_party {
	unsigned line;			/* where it begins */
	struct ctg_value id, nom, designation, siren, adresse, logo;
	enum ctg_party_type type;
	struct ctg_representative *people;
	size_t npeople;
};

struct ctg_annexe {
	unsigned line;
	struct ctg_value numero, titre, fichier;
	bool paysage;
};

enum ctg_renewal { CTG_RENEWAL_UNSAID, CTG_RENEWAL_NONE,
	CTG_RENEWAL_EXPRESS, CTG_RENEWAL_TACIT };

struct ctg_period {
	unsigned line;
	struct ctg_value debut, fin, preavis, reconduction;
	bool at_signature;		/* « debut: signature » */
	struct ctg_date start, end;	/* year 0 when unknown */
	struct ctg_span notice;		/* all 0 when unsaid */
	enum ctg_renewal renewal;
};

struct ctg_field {
	struct ctg_value key, value;
};

struct ctg_convention {
	const struct ctg_source *src;
	size_t body;			/* byte where the Markdown begins */
	struct ctg_value titre, reference, lieu;
	unsigned exemplaires;		/* 0 when unsaid */
	struct ctg_value exemplaires_at;
	struct ctg_party *parties;
	size_t nparties;
	struct ctg_period periode;
	struct ctg_value *visas;
	size_t nvisas;
	struct ctg_annexe *annexes;
	size_t nannexes;
	struct ctg_field *champs;
	size_t nchamps;
};

/* Reads the front-matter of src.  Fails only on what cannot be read at all:
 * no front-matter, YAML syntax, an alias, a newer format. */
[[nodiscard]] enum ctg_code ctg_convention_read(struct ctg_convention *out,
	struct ctg_arena *a, const struct ctg_source *src,
	struct ctg_diags *diags, struct ctg_err *err);

/* The party with this id; NULL when there is none. */
const struct ctg_party *ctg_convention_party(const struct ctg_convention *c,
	struct ctg_str id);

/* The place of a value in the convention's file. */
struct ctg_place ctg_value_place(const struct ctg_convention *c,
	struct ctg_value v);

#endif
