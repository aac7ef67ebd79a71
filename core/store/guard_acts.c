/* SPDX-License-Identifier: Apache-2.0 */
/* The acts that a convention has, by the avenants in its folder: each says
 * which version it amends, and so which one it follows. */
#include "store/guarding.h"

#include "base/arena.h"
#include "model/act_number.h"
#include "store/act.h"

/* « 12 » in « 12.md »; 0 for any other name. */
unsigned ctg_guard_act_number(struct ctg_str name)
{
	unsigned n = 0;

	if (ctg_str_ends(name, STR(".md")))
		(void)ctg_act_number_read(&n, ctg_str_head(name, name.n - 3));
	return n;
}

bool ctg_guard_is_closed(const struct ctg_guard_folder *f, unsigned number)
{
	for (size_t i = 0; i < f->nacts; i++)
		if (f->acts[i] == number)
			return true;
	return false;
}

static unsigned highest(const struct ctg_guard_folder *f)
{
	unsigned most = 0;

	for (size_t i = 0; i < f->nacts; i++)
		most = f->acts[i] > most ? f->acts[i] : most;
	return most;
}

static unsigned number_at(const git_tree *t, size_t i)
{
	return ctg_guard_act_number(ctg_str_from(git_tree_entry_name(
		git_tree_entry_byindex(t, i))));
}

static enum ctg_code open_avenants(git_tree **out,
	const struct ctg_guard_step *s, const git_tree *folder)
{
	*out = NULL;
	return folder ? ctg_guard_open(out, s->g,
		git_tree_entry_byname(folder, "avenants")) : CTG_OK;
}

/* The last one */

/* The one that no other follows. */
static unsigned find_last(const struct ctg_guard_step *s,
	const struct ctg_guard_folder *f)
{
	unsigned last = 0;
	bool *followed = CTG_NEW_N(s->arena, bool, f->nacts);

	for (size_t i = 0; i < f->nacts; i++) {
		unsigned base = f->acts[i] ? ctg_act_base(s->arena, &s->before,
			f->id, f->acts[i]) : ~0U;

		for (size_t k = 0; k < f->nacts; k++)
			followed[k] |= f->acts[k] == base;
	}
	for (size_t i = 0; i < f->nacts; i++)
		if (!followed[i] && f->acts[i] > last)
			last = f->acts[i];
	return last;
}

static enum ctg_code find_before(const struct ctg_guard_step *s,
	struct ctg_guard_folder *f)
{
	char tag[CTG_OID_HEX + 1];
	git_tree *t;
	enum ctg_code code = open_avenants(&t, s, f->before);

	f->last = -1;
	if (code || !f->before)
		return code;
	f->acts = CTG_NEW_N(s->arena, unsigned,
		1 + (t ? git_tree_entrycount(t) : 0));
	f->acts[f->nacts++] = 0;
	for (size_t i = 0; t && i < git_tree_entrycount(t); i++)
		if (number_at(t, i) > 0)
			f->acts[f->nacts++] = number_at(t, i);
	git_tree_free(t);
	if (f->nacts > 1 || ctg_guard_tags_find(tag, s->g, f->id, 0))
		f->last = (int)find_last(s, f);
	else
		f->nacts = 0;
	return CTG_OK;
}

/* The one that comes */

/* Before its message is known: the avenant whose text comes. */
static enum ctg_code find_new(const struct ctg_guard_step *s,
	struct ctg_guard_folder *f)
{
	git_tree *t;
	enum ctg_code code = open_avenants(&t, s, f->after);

	if (code)
		return code;
	for (size_t i = 0; t && i < git_tree_entrycount(t); i++) {
		unsigned n = number_at(t, i);

		if (n > 0 && !ctg_guard_is_closed(f, n)) {
			f->next = n;
			break;
		}
	}
	git_tree_free(t);
	return CTG_OK;
}

enum ctg_code ctg_guard_acts(const struct ctg_guard_step *s,
	struct ctg_guard_folder *f)
{
	unsigned said;
	enum ctg_code code = find_before(s, f);

	f->next = f->last < 0 ? 0 : highest(f) + 1;
	if (code || f->last < 0)
		return code;
	if (!s->message)
		return find_new(s, f);
	if (ctg_str_eq(s->claim.id, f->id) &&
	    ctg_act_number_read(&said, s->claim.number) &&
	    !ctg_guard_is_closed(f, said) &&
	    said <= highest(f) + CTG_ACTS_APART)
		f->next = said;
	return CTG_OK;
}
