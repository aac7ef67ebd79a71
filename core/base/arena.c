/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK	((size_t)16 << 10)
#define LARGEST_BLOCK	((size_t)1 << 20)
#define ALIGN		_Alignof(max_align_t)

struct ctg_arena_block {
	struct ctg_arena_block *next;
	size_t size;
	_Alignas(max_align_t) char data[];
};

static _Noreturn void out_of_memory(void)
{
	static const char msg[] = "ctg : mémoire épuisée\n";

	if (write(STDERR_FILENO, msg, sizeof(msg) - 1) < 0)
		abort();
	abort();
}

static struct ctg_arena_block *new_block(struct ctg_arena *a, size_t size)
{
	struct ctg_arena_block *b;

	if (size > SIZE_MAX - sizeof(*b))
		out_of_memory();
	b = malloc(sizeof(*b) + size);
	if (!b)
		out_of_memory();
	b->size = size;
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

#ifdef CTG_ARENA_SEPARATE
/* Each object is its own malloc, so that the sanitizer sees overruns. */
char *ctg_arena_bytes(struct ctg_arena *a, size_t n)
{
	return new_block(a, n)->data;
}

bool ctg_arena_extend(struct ctg_arena *a, const char *p, size_t n,
	size_t longer)
{
	(void)a, (void)p, (void)n, (void)longer;
	return false;
}
#else
/* Blocks double up to 1 MB: small documents stay small. */
static size_t next_size(const struct ctg_arena *a, size_t bytes)
{
	size_t size = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	return size < bytes ? bytes : size;
}

static size_t aligned(size_t n)
{
	if (n > SIZE_MAX - ALIGN)
		out_of_memory();
	return n ? (n + ALIGN - 1) & ~(ALIGN - 1) : ALIGN;
}

char *ctg_arena_bytes(struct ctg_arena *a, size_t n)
{
	size_t bytes = aligned(n);
	char *p;

	if (bytes > (size_t)(a->end - a->at)) {
		struct ctg_arena_block *b = new_block(a, next_size(a, bytes));

		a->at = b->data;
		a->end = b->data + b->size;
	}
	p = a->at;
	a->at += bytes;
	return p;
}

bool ctg_arena_extend(struct ctg_arena *a, const char *p, size_t n,
	size_t longer)
{
	size_t more = aligned(longer) - aligned(n);

	if (p + aligned(n) != a->at || more > (size_t)(a->end - a->at))
		return false;
	a->at += more;
	return true;
}
#endif

void *ctg_arena_alloc(struct ctg_arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		out_of_memory();
	return memset(ctg_arena_bytes(a, bytes), 0, bytes);
}

void *ctg_arena_more(struct ctg_arena *a, void *v, size_t n, size_t *room,
	size_t size)
{
	void *more;

	if (n < *room)
		return v;
	*room = *room ? *room * 2 : 8;
	more = ctg_arena_alloc(a, *room, size);
	return n > 0 ? memcpy(more, v, n * size) : more;
}

void ctg_arena_release(struct ctg_arena *a)
{
	struct ctg_arena_block *b = a->blocks;

	while (b) {
		struct ctg_arena_block *next = b->next;

		free(b);
		b = next;
	}
	*a = (struct ctg_arena)CTG_ARENA_INIT;
}
