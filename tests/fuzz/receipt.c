/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the identifier of a receipt: fields that make it up again, or
 * a refusal that can be printed. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/party.h"
#include "model/receipt.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void check(struct ctg_arena *a, const struct ctg_receipt *r,
	struct ctg_str text)
{
	struct ctg_str again = ctg_strf(a, "%.*s-%.*s-%04u%02u%02u-%.*s-%.*s",
		STR_ARG(r->departement), STR_ARG(r->siren), r->date.year,
		r->date.month, r->date.day, STR_ARG(r->number),
		STR_ARG(r->nature));

	assert(ctg_str_eq(again, ctg_str_trim(text)));
	assert(ctg_siren_is_valid(r->siren) && ctg_date_exists(r->date));
	assert(r->departement.n == 3 && r->nature.n == 2 && r->number.n > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_str text = { (const char *)p, n };
	struct ctg_receipt r;
	struct ctg_err err;
	bool whole = ctg_utf8_valid(text) == n;

	if (ctg_receipt_parse(&r, text, &err) == CTG_OK)
		check(&a, &r, text);
	else
		assert(err.code == CTG_EINPUT && err.msg[0] && err.hint[0] &&
			(!whole || ctg_utf8_valid(ctg_str_from(err.msg)) ==
			strlen(err.msg)));
	ctg_arena_release(&a);
	return 0;
}
