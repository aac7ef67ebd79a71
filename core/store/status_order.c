/* SPDX-License-Identifier: Apache-2.0 */
/* What there is to do, and what comes first. */
#include "store/status.h"

/* As « clore » judges it (closing_judge.c). */
bool ctg_status_lacks(enum ctg_event_kind *out, struct ctg_stage *stage,
	const struct ctg_status_draft *d, const struct ctg_party *p)
{
	struct ctg_stage s;
	bool overridden, allowed;

	ctg_life_stage(&s, d->suivi.events, d->suivi.n, d->number, p->id.s);
	*stage = s;
	overridden = s.signed_ && s.signed_->malgre.n > 0;
	allowed = s.decided && (ctg_life_authorises(s.decided) ||
		overridden);
	if (!allowed)
		*out = ctg_life_has_receipt(p->type) ? CTG_DELIBERATION :
			CTG_DECISION;
	else if (!s.transmitted && ctg_life_needs_receipt(p->type) &&
	    !overridden)
		*out = CTG_TRANSMISSION;
	else if (!s.signed_)
		*out = CTG_SIGNATURE;
	else
		return false;
	return true;
}

struct ctg_date ctg_status_next(const struct ctg_status *s,
	struct ctg_date today)
{
	const struct ctg_date days[] = { s->notice, s->end };
	struct ctg_date next = { 0 };

	if (s->why || (s->state != CTG_EN_VIGUEUR && s->state != CTG_A_VENIR))
		return next;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (days[i].year && ctg_date_cmp(days[i], today) >= 0 &&
		    (!next.year || ctg_date_cmp(days[i], next) < 0))
			next = days[i];
	return next;
}

#define OVER	6

static int rank(const struct ctg_status *s, struct ctg_date next)
{
	static const int ranks[] = {
		[CTG_A_VENIR] = 2, [CTG_EN_VIGUEUR] = 2, [CTG_SIGNE] = 3,
		[CTG_DELIBERE] = 4, [CTG_PROJET] = 5, [CTG_ECHUE] = OVER,
		[CTG_RESILIEE] = OVER,
	};

	if (s->why)
		return 0;
	return next.year ? 1 : ranks[s->state];
}

int ctg_status_cmp(const struct ctg_status *a, const struct ctg_status *b,
	struct ctg_date today)
{
	struct ctg_date x = ctg_status_next(a, today);
	struct ctg_date y = ctg_status_next(b, today);
	int of_a = rank(a, x), d = of_a - rank(b, y);

	if (!d)
		d = ctg_date_cmp(x, y);
	/* Of what is over, the latest first. */
	if (!d && of_a == OVER)
		d = ctg_date_cmp(b->end, a->end);
	return d ? d : ctg_str_cmp(a->id, b->id);
}
