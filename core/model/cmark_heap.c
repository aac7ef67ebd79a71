/* SPDX-License-Identifier: Apache-2.0 */
#include "model/cmark_heap.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define STEP		((size_t)32)
#define LARGE		0	/* the class of what no list keeps */

/* What stands before an object. */
struct ctg_cmark_cell {
	_Alignas(max_align_t) size_t class;
	struct ctg_cmark_cell *next;	/* once it is free */
	_Alignas(max_align_t) char data[];
};

static _Thread_local struct ctg_cmark_heap *heap;

/* A sanitizer sees the ends of what it handed out itself. */
static size_t class_of(size_t size)
{
#ifdef CTG_ARENA_SEPARATE
	(void)size;
	return LARGE;
#else
	size_t class = (size + STEP - 1) / STEP;

	return class < CTG_CMARK_CLASSES ? class : LARGE;
#endif
}

static struct ctg_cmark_cell *cell_of(void *object)
{
	return (struct ctg_cmark_cell *)((char *)object -
		offsetof(struct ctg_cmark_cell, data));
}

static void *take_small(size_t class)
{
	struct ctg_cmark_cell *c = heap->free[class];

	if (c) {
		heap->free[class] = c->next;
		memset(c->data, 0, class * STEP);
		return c->data;
	}
	c = ctg_arena_alloc(&heap->arena, 1, sizeof(*c) + class * STEP);
	c->class = class;
	return c->data;
}

static void *take(size_t n, size_t size)
{
	cmark_mem *libc = cmark_get_default_mem_allocator();
	struct ctg_cmark_cell *c;
	size_t bytes, class;

	if (__builtin_mul_overflow(n, size, &bytes) ||
	    bytes > SIZE_MAX - sizeof(*c))
		return libc->calloc(SIZE_MAX, 1);	/* says so, and stops */
	class = class_of(bytes);
	if (class != LARGE)
		return take_small(class);
	c = libc->calloc(1, sizeof(*c) + bytes);
	return c->data;
}

static void give_back(void *object)
{
	struct ctg_cmark_cell *c;

	if (!object)
		return;
	c = cell_of(object);
	if (c->class == LARGE) {
		cmark_get_default_mem_allocator()->free(c);
		return;
	}
	c->next = heap->free[c->class];
	heap->free[c->class] = c;
}

static void *resize(void *object, size_t size)
{
	struct ctg_cmark_cell *c;
	size_t had;
	void *larger;

	if (!object)
		return take(1, size);
	c = cell_of(object);
	had = c->class * STEP;
	if (c->class == LARGE) {
		c = cmark_get_default_mem_allocator()->realloc(c,
			sizeof(*c) + size);
		return c->data;
	}
	if (size <= had)
		return object;
	larger = take(1, size);
	memcpy(larger, object, had);
	give_back(object);
	return larger;
}

cmark_mem *ctg_cmark_heap_open(struct ctg_cmark_heap *h)
{
	static const cmark_mem mem = { take, resize, give_back };

	assert(!heap);
	heap = h;
	return (cmark_mem *)&mem;
}

void ctg_cmark_heap_close(struct ctg_cmark_heap *h)
{
	assert(heap == h);
	heap = NULL;
	ctg_arena_release(&h->arena);
}
