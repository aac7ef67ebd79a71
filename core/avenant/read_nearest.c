/* SPDX-License-Identifier: Apache-2.0 */
/* The piece of a text that is nearest to words that it does not hold: the
 * least number of words to add, leave out or change (Sellers, 1980). */
#include "avenant/read_act.h"

#include "base/utf8.h"
#include "model/french.h"

#define WORDS_MAX	48
#define STEPS_MAX	((size_t)8 << 20)

struct word {
	uint64_t hash;
	size_t off, end;
};

struct words {
	struct ctg_arena *arena;
	struct word *v;
	size_t n, room;
};

static bool is_inner(struct ctg_str s)
{
	return !ctg_french_word_ends(s);
}

static void cut_words(struct words *out, struct ctg_str text, size_t max)
{
	for (size_t i = 0; i < text.n && out->n < max;) {
		size_t len, from = i;

		while (i < text.n && is_inner(ctg_str_skip(text, i))) {
			(void)ctg_utf8_next(ctg_str_skip(text, i), &len);
			i += len;
		}
		if (i == from) {
			(void)ctg_utf8_next(ctg_str_skip(text, i), &len);
			i += len;
			continue;
		}
		CTG_MORE(out->arena, out->v, out->n, out->room);
		out->v[out->n++] = (struct word){ ctg_str_hash(
			ctg_utf8_plain(out->arena, ctg_str_skip(
			ctg_str_head(text, i), from))), from, i };
	}
}

struct best {
	size_t cost;
	struct ctg_str text;
};

struct cell {
	size_t cost, from;
};

/* One column of the table for each word of the text. */
static void sweep(struct best *best, const struct words *want,
	const struct words *have, struct ctg_str text)
{
	struct cell column[WORDS_MAX + 1];

	for (size_t i = 0; i <= want->n; i++)
		column[i] = (struct cell){ i, 0 };
	for (size_t j = 0; j < have->n; j++) {
		struct cell diagonal = column[0];

		column[0] = (struct cell){ 0, j + 1 };
		diagonal.from = j;
		for (size_t i = 1; i <= want->n; i++) {
			struct cell left = column[i], new = diagonal;

			new.cost += want->v[i - 1].hash != have->v[j].hash;
			if (left.cost + 1 < new.cost)
				new = (struct cell){ left.cost + 1,
					left.from };
			if (column[i - 1].cost + 1 < new.cost)
				new = (struct cell){ column[i - 1].cost + 1,
					column[i - 1].from };
			diagonal = left;
			column[i] = new;
		}
		if (column[want->n].cost < best->cost &&
		    column[want->n].from <= j) {
			size_t off = have->v[column[want->n].from].off;

			best->cost = column[want->n].cost;
			best->text = ctg_str_skip(ctg_str_head(text,
				have->v[j].end), off);
		}
	}
}

struct ctg_str ctg_nearest(struct ctg_arena *a, const struct ctg_scopes *in,
	struct ctg_str words)
{
	struct ctg_arena scratch = CTG_ARENA_INIT;
	struct words want = { .arena = &scratch };
	struct best best;
	size_t steps = 0;

	cut_words(&want, words, WORDS_MAX);
	/* More than half of the words are the same. */
	best = (struct best){ .cost = want.n / 2 + want.n % 2 };
	for (size_t i = 0; i < in->n; i++)
		for (struct ctg_node *n = ctg_leaf_next(&in->v[i], NULL);
		     n && steps < STEPS_MAX;
		     n = ctg_leaf_next(&in->v[i], n)) {
			struct words have = { .arena = &scratch };
			struct ctg_str text = ctg_node_words(a, n);

			if (in->v[i].phrase)
				text = ctg_str_skip(ctg_str_head(text,
					in->v[i].in.end), in->v[i].in.off);
			cut_words(&have, text, SIZE_MAX);
			steps += have.n * want.n;
			sweep(&best, &want, &have, text);
		}
	ctg_arena_release(&scratch);
	return best.text;
}
