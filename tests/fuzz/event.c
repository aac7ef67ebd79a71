/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as suivi.yml: what was read is written on one line that reads
 * back the same, also after what was there; and every event can be judged. */
#include "base/arena.h"
#include "model/life.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

struct suivi {
	struct ctg_event *v;
	size_t n;
	struct ctg_diags diags;
};

static bool read(struct suivi *s, struct ctg_arena *a, struct ctg_str text)
{
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_err err;

	*s = (struct suivi){ .diags.arena = a };
	if (ctg_source_init(src, a, STR("suivi.yml"), text, &err))
		return false;
	if (ctg_events_read(&s->v, &s->n, a, src, &s->diags, &err)) {
		assert(err.code == CTG_EINPUT && err.msg[0]);
		return false;
	}
	assert(s->n <= src->nlines);
	for (size_t i = 0; i < s->diags.n; i++) {
		const struct ctg_diag *d = &s->diags.v[i];

		assert(strcmp(d->rule, "L811") == 0 && d->message.n > 0);
		assert(d->at.line >= 1 && d->at.line <= src->nlines);
	}
	return true;
}

static bool same(const struct ctg_event *x, const struct ctg_event *y)
{
	return ctg_event_says(x, y) && ctg_event_says(y, x) &&
		ctg_str_eq(x->piece, y->piece) &&
		ctg_str_eq(x->malgre, y->malgre);
}

static void check_written(struct ctg_arena *a, const struct ctg_event *e)
{
	struct ctg_buf b = { .arena = a };
	struct suivi back;

	ctg_event_write(&b, e);
	assert(memchr(b.p, '\n', b.n) == b.p + b.n - 1);
	assert(read(&back, a, ctg_buf_str(&b)));
	assert(back.diags.n == 0 && back.n == 1 && same(e, back.v));
}

static void check_judged(struct ctg_arena *a, const struct suivi *s)
{
	struct ctg_party party = { .id.s = STR("p"), .people = NULL };
	struct ctg_convention c = { .parties = &party, .nparties = 1 };
	struct ctg_date today = { 2026, 1, 1 };

	for (size_t i = 0; i < s->n; i++) {
		struct ctg_diags diags = { .arena = a };
		struct ctg_buf b = { .arena = a };
		struct ctg_stage stage;

		party.id.s = s->v[i].partie;
		party.type = (enum ctg_party_type)(i % (CTG_PARTY_AUTRE + 1));
		ctg_life_check(&c, s->v, s->n, &s->v[i], today,
			(struct ctg_place){ 0 }, &diags);
		ctg_event_describe(&b, &s->v[i], &c);
		ctg_life_stage(&stage, s->v, s->n, s->v[i].acte,
			s->v[i].partie);
		assert(s->v[i].kind != CTG_SIGNATURE || stage.signed_);
		assert(!ctg_event_decides(s->v[i].kind) || stage.decided);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct suivi s;

	if (read(&s, &a, (struct ctg_str){ (const char *)p, n })) {
		for (size_t i = 0; i < s.n; i++)
			check_written(&a, &s.v[i]);
		if (s.n < 100)
			check_judged(&a, &s);
	}
	ctg_arena_release(&a);
	return 0;
}
