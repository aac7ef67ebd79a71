/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/verdict.h"

bool ctg_verdict_is_valid(const struct ctg_verdict *v)
{
	for (size_t i = 0; i < v->n_files; i++)
		if (v->files[i].state != CTG_FILE_OK)
			return false;
	for (size_t i = 0; i < v->n_signatures; i++)
		if (!v->signatures[i].valid)
			return false;
	return v->n_faults == 0 && v->kind != CTG_BUNDLE_OTHER &&
		(v->kind != CTG_BUNDLE_SEALED || (v->n_signatures > 0 &&
		v->signatures[0].file.n == 0));
}

bool ctg_verdict_is_unproved(const struct ctg_verdict *v)
{
	struct ctg_verdict sure = *v;

	sure.n_faults -= v->n_doubts;
	return v->n_doubts > 0 && ctg_verdict_is_valid(&sure);
}

struct ctg_verdict_file *ctg_verdict_find(const struct ctg_verdict *v,
	struct ctg_str name)
{
	for (size_t i = 0; i < v->n_files; i++)
		if (ctg_str_eq(v->files[i].name, name))
			return &v->files[i];
	return NULL;
}

struct ctg_verdict_file *ctg_verdict_file(struct ctg_verdict *v,
	struct ctg_str name, enum ctg_file_state state)
{
	struct ctg_verdict_file *f = ctg_verdict_find(v, name);

	if (!f) {
		CTG_MORE(v->arena, v->files, v->n_files, v->room_files);
		f = &v->files[v->n_files++];
		f->name = name;
	}
	if (state > f->state)
		f->state = state;
	return f;
}

void ctg_verdict_fault(struct ctg_verdict *v, const char *fmt, ...)
{
	struct ctg_buf b = { .arena = v->arena };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	CTG_MORE(v->arena, v->faults, v->n_faults, v->room_faults);
	v->faults[v->n_faults++] = ctg_buf_str(&b);
}

void ctg_verdict_unchecked(struct ctg_verdict *v, struct ctg_str what)
{
	for (size_t i = 0; i < v->n_unchecked; i++)
		if (ctg_str_eq(v->unchecked[i], what))
			return;
	CTG_MORE(v->arena, v->unchecked, v->n_unchecked, v->room_unchecked);
	v->unchecked[v->n_unchecked++] = what;
}

void ctg_verdict_signatures(struct ctg_verdict *v,
	const struct ctg_cms_signature *found, size_t n, struct ctg_str file)
{
	struct ctg_cms_signature *all = CTG_NEW_N(v->arena,
		struct ctg_cms_signature, v->n_signatures + n);

	for (size_t i = 0; i < v->n_signatures; i++)
		all[i] = v->signatures[i];
	for (size_t i = 0; i < n; i++) {
		all[v->n_signatures + i] = found[i];
		all[v->n_signatures + i].file = file;
		for (size_t k = 0; k < found[i].n_unchecked; k++)
			ctg_verdict_unchecked(v, found[i].unchecked[k]);
	}
	v->signatures = all;
	v->n_signatures += n;
}

void ctg_verdict_proved(struct ctg_verdict *v, struct ctg_str what)
{
	CTG_MORE(v->arena, v->proved, v->n_proved, v->room_proved);
	v->proved[v->n_proved++] = what;
}
