/* SPDX-License-Identifier: Apache-2.0 */
/* Two drafts of one text whose changes do not collide: either can come first,
 * the text is the same, and what both changed is in it. */
#include "sides.h"

#include "avenant/rebase.h"

#include "render/markdown.h"

#define SCRIPTS	12
#define WORDS	((size_t)1 << 16)

static unsigned pairs, refused, collided, merged;

/* --- words ---------------------------------------------------------------- */

/* How often each comes, by its hash. */
static void count(int *words, const struct ctg_text *t, int sign)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_buf b = { .arena = &a };
	uint64_t hash = 0;

	ctg_markdown_write(&b, t->developed);
	ctg_buf_putc(&b, ' ');
	for (size_t i = 0; i < b.n; i++) {
		unsigned char c = (unsigned char)b.p[i];

		if (ctg_is_alpha(b.p[i]) || c >= 0x80) {
			hash = (hash ^ c) * UINT64_C(1099511628211) + 1;
		} else if (hash) {
			words[(hash >> 40) % WORDS] += sign;
			hash = 0;
		}
	}
	ctg_arena_release(&a);
}

/* What each changed of the base, the merged text changed too. */
static bool adds_up(struct ctg_arena *a, const struct ctg_text *base,
	const struct ctg_text *x, const struct ctg_text *y,
	const struct ctg_text *both)
{
	int *words = CTG_NEW_N(a, int, WORDS);

	memset(words, 0, WORDS * sizeof(*words));
	count(words, x, 1);
	count(words, y, 1);
	count(words, base, -1);
	count(words, both, -1);
	for (size_t i = 0; i < WORDS; i++)
		if (words[i])
			return false;
	return true;
}

/* --- the property --------------------------------------------------------- */

static const char *rebase(struct ctg_rebased *out, struct loaded *l,
	const struct ctg_side *base, const struct ctg_side *draft,
	const struct ctg_side *current)
{
	const struct ctg_rebasing how = { base, draft, current };
	struct ctg_diags diags = { .arena = l->arena };
	struct ctg_err err = { 0 };
	enum ctg_code code = ctg_rebase(out, l->arena, &how, &diags, &err);

	pairs++;
	if (code == CTG_EREFUSED) {
		refused++;
		return NULL;
	}
	if (code) {
		printf("# %s\n", err.msg);
		return "cannot be rebased";
	}
	if (ctg_collisions_count(&out->collisions) > 0) {
		collided++;
		return NULL;
	}
	merged++;
	if (out->merged.version.text)
		return NULL;
	for (size_t i = 0; i < diags.n; i++)
		printf("# %s\n", diags.v[i].message.p);
	return "nothing collides, yet both cannot be done";
}

/* The second alone: what the first changed is taken out of both. */
static const char *take_out(struct loaded *l, const struct ctg_side *base,
	const struct ctg_side *first, const struct ctg_side *second,
	const struct ctg_text *both)
{
	const struct ctg_reader r = sides_files(both);
	const struct ctg_side all = { { both, NULL }, &r };
	struct ctg_rebased out;
	struct ctg_diff diff;
	const char *wrong = rebase(&out, l, first, &all, base);

	if (wrong || !out.merged.version.text)
		return wrong;
	return ctg_prove_same(&diff, l->arena, &out.merged.version,
		&second->text) ? NULL : "the second alone is another text";
}

static const char *check(struct loaded *l, struct ctg_text *x,
	struct ctg_text *y)
{
	const struct ctg_reader r = sides_files(&l->text),
		rx = sides_files(x), ry = sides_files(y);
	const struct ctg_side base = { { &l->text, NULL }, &r };
	const struct ctg_side sx = { { x, NULL }, &rx };
	const struct ctg_side sy = { { y, NULL }, &ry };
	struct ctg_rebased xy, yx;
	struct ctg_diff diff;
	const char *wrong;

	if (!sides_sound(l, &rx) || !sides_sound(l, &ry))
		return NULL;
	wrong = rebase(&xy, l, &base, &sx, &sy);
	if (!wrong)
		wrong = rebase(&yx, l, &base, &sy, &sx);
	if (wrong || !xy.merged.version.text != !yx.merged.version.text)
		return wrong ? wrong : "collides in one order only";
	if (!xy.merged.version.text)
		return NULL;
	if (!ctg_prove_same(&diff, l->arena, &xy.merged.version,
	    &yx.merged.version))
		return "the order makes a difference";
	if (!adds_up(l->arena, &l->text, x, y, &xy.merged.text))
		return "something of one is lost";
	return take_out(l, &base, &sx, &sy, &xy.merged.text);
}

int main(int argc, char **argv)
{
	int failed = edits_main(argc, argv, "rebase", SCRIPTS, check);

	printf("# %u pairs: %u merged, %u collide, %u refused\n", pairs,
		merged, collided, refused);
	return failed;
}
