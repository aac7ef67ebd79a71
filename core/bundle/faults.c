/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/faults.h"

#include "base/arena.h"
#include "base/buf.h"

void ctg_faults_add(struct ctg_faults *f, const char *fmt, ...)
{
	struct ctg_buf b = { .arena = f->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	for (size_t i = 0; i < f->n; i++)
		if (ctg_str_eq(f->v[i], ctg_buf_str(&b)))
			return;
	CTG_MORE(f->arena, f->v, f->n, f->room);
	f->v[f->n++] = ctg_buf_str(&b);
}
