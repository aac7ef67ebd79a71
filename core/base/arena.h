/* SPDX-License-Identifier: Apache-2.0 */
/* arena.h - memory that is given back all at once.
 *
 * Everything parsed or built lives in an arena given by the caller, so an
 * early return leaks nothing.  When memory is exhausted the program stops
 * here, with a message, and nowhere else: no caller tests for NULL. */
#ifndef CTG_BASE_ARENA_H
#define CTG_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* Under a sanitizer each object is its own malloc. */
#if defined(__SANITIZE_ADDRESS__)
#define CTG_ARENA_SEPARATE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define CTG_ARENA_SEPARATE 1
#endif
#endif

struct ctg_arena {
	struct ctg_arena_block *blocks;
	char *at, *end;		/* free room in the newest block */
};

#define CTG_ARENA_INIT { NULL, NULL, NULL }

/* Zeroed memory for n objects of the size, aligned for any type. */
[[gnu::returns_nonnull]]
void *ctg_arena_alloc(struct ctg_arena *a, size_t n, size_t size);

/* The same for bytes, as they come. */
[[gnu::returns_nonnull]]
char *ctg_arena_bytes(struct ctg_arena *a, size_t n);
/* Makes n bytes from there longer where they are: only the last that were
 * asked for can be. */
bool ctg_arena_extend(struct ctg_arena *a, const char *p, size_t n,
	size_t longer);

/* v, which holds n objects out of *room, with room for one more: as it is, or
 * a copy twice as large whose new objects are zeroed. */
[[gnu::returns_nonnull]]
void *ctg_arena_more(struct ctg_arena *a, void *v, size_t n, size_t *room,
	size_t size);

/* Gives everything back; the arena can be used again. */
void ctg_arena_release(struct ctg_arena *a);

#define CTG_NEW(a, type)	((type *)ctg_arena_alloc(a, 1, sizeof(type)))
#define CTG_NEW_N(a, type, n)	((type *)ctg_arena_alloc(a, n, sizeof(type)))
/* Before v[n++] = …; v begins as NULL, room as 0. */
#define CTG_MORE(a, v, n, room) \
	((v) = ctg_arena_more(a, v, n, &(room), sizeof(*(v))))

#endif
