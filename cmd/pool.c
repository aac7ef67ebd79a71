/* SPDX-License-Identifier: Apache-2.0 */
#include "pool.h"

#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#define MAX_THREADS	16
#define WINDOW		(2 * MAX_THREADS)
#define KEPT		(4 << 20)	/* bytes, by each thread */

struct slot {
	struct ctg_arena arena;
	void *result;
	bool done;
};

/* Document i uses slot i % WINDOW, free once i - WINDOW was taken.  A worker
 * that waits for room is woken by one of the results still to take: there are
 * WINDOW of them then, more than there are workers. */
struct state {
	const struct ctg_pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t ready;	/* the next result to take is done */
	pthread_cond_t room;	/* a slot was given back */
	size_t next;		/* first document that nobody works on */
	size_t taken;		/* how many results were taken */
	struct slot slots[WINDOW];
};

static void *worker(void *arg)
{
	struct state *s = arg;
	const struct ctg_pool *pool = s->pool;

	pthread_mutex_lock(&s->lock);
	while (s->next < pool->n) {
		size_t i = s->next;
		struct slot *slot = &s->slots[i % WINDOW];

		if (i >= s->taken + WINDOW) {
			pthread_cond_wait(&s->room, &s->lock);
			continue;
		}
		s->next++;
		pthread_mutex_unlock(&s->lock);
		slot->result = pool->work(pool->context, i, &slot->arena);
		pthread_mutex_lock(&s->lock);
		slot->done = true;
		if (i == s->taken)
			pthread_cond_signal(&s->ready);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static void take_all(struct state *s)
{
	const struct ctg_pool *pool = s->pool;

	for (size_t i = 0; i < pool->n; i++) {
		struct slot *slot = &s->slots[i % WINDOW];

		pthread_mutex_lock(&s->lock);
		while (!slot->done)
			pthread_cond_wait(&s->ready, &s->lock);
		pthread_mutex_unlock(&s->lock);
		pool->take(pool->context, i, slot->result, &slot->arena);
		ctg_arena_release(&slot->arena);
		pthread_mutex_lock(&s->lock);
		slot->done = false;
		s->taken++;
		pthread_cond_signal(&s->room);
		pthread_mutex_unlock(&s->lock);
	}
}

static void run_here(const struct ctg_pool *pool)
{
	struct ctg_arena a = CTG_ARENA_INIT;

	for (size_t i = 0; i < pool->n; i++) {
		void *result = pool->work(pool->context, i, &a);

		pool->take(pool->context, i, result, &a);
		ctg_arena_release(&a);
	}
}

void ctg_pool_run(const struct ctg_pool *pool)
{
	struct state s = {
		.pool = pool,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.ready = PTHREAD_COND_INITIALIZER,
		.room = PTHREAD_COND_INITIALIZER,
	};
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t threads[MAX_THREADS];
	size_t want = cpus < MAX_THREADS ? (size_t)cpus : MAX_THREADS;
	size_t n = 0;

	/* The memory of a document serves the next one: giving it back to the
	 * system each time costs a twentieth of the time. */
	mallopt(M_MMAP_THRESHOLD, KEPT);
	mallopt(M_TRIM_THRESHOLD, KEPT);
	if (pool->one_heap)
		mallopt(M_ARENA_MAX, 1);
	if (want > pool->n)
		want = pool->n;
	if (cpus > 1 && want > 1)
		while (n < want && pthread_create(&threads[n], NULL, worker,
		    &s) == 0)
			n++;
	if (n == 0) {
		run_here(pool);
		return;
	}
	take_all(&s);
	while (n > 0)
		pthread_join(threads[--n], NULL);
}
