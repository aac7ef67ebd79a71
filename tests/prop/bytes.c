/* SPDX-License-Identifier: Apache-2.0 */
/* Every byte of every source belongs to exactly one leaf of the developed
 * text (a part put by « {{ visas }} » is one), and every text is the bytes it
 * was cut from. */
#include "load.h"

static const char *check_source(struct loaded *l, const struct ctg_source *src,
	size_t from)
{
	return sound_partition(l->arena, l->text.developed, src, from,
		sound_is_loss(&l->diags));
}

static const char *check(struct loaded *l)
{
	const struct ctg_convention *c = &l->text.convention;
	const char *wrong = sound_links(l->text.developed);

	if (!wrong)
		wrong = check_source(l, c->src, c->body);
	if (!wrong)
		wrong = sound_texts(l->text.developed);
	for (size_t i = 0; i < c->nannexes && !wrong; i++)
		if (l->text.annexes[i])
			wrong = check_source(l, l->text.annexes[i]->src, 0);
	return wrong;
}

int main(int argc, char **argv)
{
	return load_main(argc, argv, "bytes", check);
}
