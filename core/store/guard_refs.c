/* SPDX-License-Identifier: Apache-2.0 */
/* References that would have git show another text than the signed one, here
 * or in the clones that take them. */
#include "store/guarding.h"

#include "base/arena.h"
#include "base/buf.h"

static void say(struct ctg_guarding *g, const char *ref, const char *what,
	const char *remedy)
{
	const struct ctg_guard_step s = { .g = g, .arena = g->arena };

	ctg_guard_say(&s, "L858", ref, 0, "%s", what);
	ctg_guard_remedy(g, "%s", remedy);
}

/* Another spelling of the branch in force, or of what begins the tags: on the
 * disks of Windows and macOS a reference is a file, without case. */
static bool is_respelt(const struct ctg_guarding *g, struct ctg_str ref)
{
	const struct ctg_str tags = STR("refs/tags/acte/");
	struct ctg_arena *a = g->arena;
	struct ctg_str branch = ctg_strf(a, "refs/heads/%.*s",
		STR_ARG(g->repo.settings.branch));
	struct ctg_str folded = ctg_str_lower(a, ref);

	if (ctg_str_eq(folded, ctg_str_lower(a, branch)))
		return !ctg_str_eq(ref, branch);
	return ctg_str_starts(folded, tags) && !ctg_str_starts(ref, tags);
}

/* « git replace » gives an object the content of another one, for git alone;
 * and git takes a tag before the branch of the same name. */
void ctg_guard_reference(struct ctg_guarding *g, const struct ctg_move *m)
{
	struct ctg_str ref = ctg_str_from(m->ref), tag = ref;

	if (m->to[0] == '\0')
		return;
	if (ctg_str_starts(ref, STR("refs/replace/")))
		say(g, m->ref, "git montrerait un autre texte à la place de "
			"celui qui est signé", "n'envoyez pas cette "
			"référence ; chez vous, git replace -d la retire");
	else if (ctg_str_cut(&tag, STR("refs/tags/")) &&
	    ctg_str_eq(tag, g->repo.settings.branch))
		say(g, m->ref, "git prendrait cette étiquette pour la branche "
			"en vigueur, du même nom", "donnez-lui un autre nom");
	else if (is_respelt(g, ref))
		say(g, m->ref, "ce nom ne diffère que par la casse de celui "
			"de la branche en vigueur ou d'une étiquette d'acte ; "
			"Windows et macOS les confondent", "donnez-lui un "
			"autre nom");
}
