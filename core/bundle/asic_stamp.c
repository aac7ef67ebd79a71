/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic_stamp.h"

#include "base/io_draft.h"
#include "bundle/asic_read.h"
#include "bundle/container_write.h"

/* It is the last entry of a container that we wrote. */
static enum ctg_code check_last(const struct ctg_asic *s, struct ctg_err *err)
{
	if (!s->zip.odd && s->n > 0 &&
	    ctg_str_eq(s->zip.entries[s->zip.n - 1].name,
	    s->signatures[s->n - 1].manifest.signature))
		return CTG_OK;
	return ctg_fail(err, CTG_EREFUSED,
		"ce conteneur n'est pas de ceux que ctg écrit");
}

static enum ctg_code put(struct ctg_container_writer *w,
	const struct ctg_asic *s, struct ctg_str der, struct ctg_err *err)
{
	struct ctg_container before = s->zip;
	enum ctg_code code;

	before.n--;
	before.directory = before.entries[before.n].at;
	code = ctg_container_put_all(w, &before, err);
	if (!code)
		code = ctg_container_put(w,
			s->signatures[s->n - 1].manifest.signature, der, err);
	return code ? code : ctg_container_end(w, err);
}

static enum ctg_code write_stamped(const struct ctg_asic *s,
	const char *out_path, struct ctg_arena *a, struct ctg_str der,
	struct ctg_err *err)
{
	struct ctg_container_writer w = { .arena = a };
	struct ctg_io_draft d;
	enum ctg_code code = ctg_io_draft_open(&d, a, out_path, err);

	if (code)
		return code;
	w.fd = d.fd;
	return ctg_io_draft_settle(&d, put(&w, s, der, err), err);
}

enum ctg_code ctg_asic_stamp(const char *container_path,
	const char *out_path, struct ctg_arena *a, ctg_asic_sign *stamp,
	void *ctx, struct ctg_err *err)
{
	struct ctg_asic s;
	struct ctg_str der;
	enum ctg_code code = ctg_asic_open(&s, a, container_path, err);

	if (code)
		return code;
	code = check_last(&s, err);
	if (!code)
		code = ctg_asic_check(&s, a, err);
	if (!code)
		code = stamp(ctx, &der, a, s.signatures[s.n - 1].der, err);
	if (!code)
		code = write_stamped(&s, out_path, a, der, err);
	ctg_asic_close(&s);
	return code;
}
