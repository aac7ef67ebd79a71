/* SPDX-License-Identifier: Apache-2.0 */
#include "base/diag.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

void ctg_diags_add(struct ctg_diags *d, const struct ctg_diag *diag)
{
	CTG_MORE(d->arena, d->v, d->n, d->room);
	d->v[d->n++] = *diag;
}

static int compare(const void *pa, const void *pb)
{
	const struct ctg_diag *a = pa, *b = pb;
	int d = ctg_str_cmp(a->at.file, b->at.file);

	if (d)
		return d;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	d = strcmp(a->rule, b->rule);
	return d ? d : ctg_str_cmp(a->message, b->message);
}

void ctg_diags_sort(struct ctg_diags *d)
{
	size_t n = 0;

	if (d->n == 0)
		return;
	qsort(d->v, d->n, sizeof(*d->v), compare);
	for (size_t i = 1; i < d->n; i++)
		if (compare(&d->v[n], &d->v[i]) != 0)
			d->v[++n] = d->v[i];
	d->n = n + 1;
}

size_t ctg_diags_count(const struct ctg_diags *d, enum ctg_level level)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += d->v[i].level == level;
	return n;
}
