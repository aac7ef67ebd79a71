/* SPDX-License-Identifier: Apache-2.0 */
/* faults.h - what is wrong with something signed, in sentences for people. */
#ifndef CTG_BUNDLE_FAULTS_H
#define CTG_BUNDLE_FAULTS_H

#include "base/str.h"

struct ctg_arena;

/* Start with { .arena = a }. */
struct ctg_faults {
	struct ctg_arena *arena;
	struct ctg_str *v;
	size_t n, room;
};

/* A sentence without its full stop; one that was said is not said again. */
[[gnu::format(printf, 2, 3)]]
void ctg_faults_add(struct ctg_faults *f, const char *fmt, ...);

#endif
