/* SPDX-License-Identifier: Apache-2.0 */
/* front_yaml.h - parties and annexes as YAML, for a front-matter.  For use by
 * front_yaml.c and write_front.c. */
#ifndef CTG_AVENANT_FRONT_YAML_H
#define CTG_AVENANT_FRONT_YAML_H

#include "model/convention.h"
#include "model/yaml.h"

struct ctg_yaml *ctg_front_yaml_party(struct ctg_arena *a,
	const struct ctg_party *p);
struct ctg_yaml *ctg_front_yaml_person(struct ctg_arena *a,
	const struct ctg_representative *r);
struct ctg_yaml *ctg_front_yaml_annexe(struct ctg_arena *a,
	const struct ctg_annexe *x);

#endif
