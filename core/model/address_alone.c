/* SPDX-License-Identifier: Apache-2.0 */
/* Which divisions no other could be taken for. */
#include "model/address.h"

#include "base/utf8.h"
#include "model/locate.h"

#include <stdint.h>
#include <stdlib.h>

struct named {
	struct ctg_node *division;
	uint64_t key;		/* the same for all that answer to its name */
};

/* What ctg_locate_answers compares; 0 when the name in an address would not
 * be quite the title. */
static uint64_t key_of(struct ctg_arena *a, const struct ctg_heading *h)
{
	struct ctg_buf b = { .arena = a };
	struct ctg_str title;

	if (h->word != CTG_PLAIN) {
		ctg_label_write_named(&b, h->word, h->label);
		return ctg_str_hash(ctg_buf_str(&b)) | 1;
	}
	title = ctg_utf8_plain(a, h->title);
	return ctg_str_eq(title, ctg_utf8_plain(a, ctg_locate_name(a,
		h->title))) ? ctg_str_hash(title) | 1 : 0;
}

static int by_key(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	return (a->key > b->key) - (a->key < b->key);
}

void ctg_address_prepare(struct ctg_node *document)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct ctg_node *n = document;
	struct named *v;
	size_t count = 0, i = 0;

	while ((n = ctg_locate_division(document, n, CTG_EVERYWHERE)))
		count++;
	v = CTG_NEW_N(&scratch, struct named, count + 1);
	for (n = document; (n = ctg_locate_division(document, n,
	     CTG_EVERYWHERE)); i++)
		v[i] = (struct named){ n, key_of(&scratch,
			&n->division.heading) };
	qsort(v, count, sizeof(*v), by_key);
	for (i = 0; i < count; i++)
		v[i].division->division.alone = v[i].key &&
			(i == 0 || v[i - 1].key != v[i].key) &&
			(i + 1 == count || v[i + 1].key != v[i].key);
	ctg_arena_release(&scratch);
}
