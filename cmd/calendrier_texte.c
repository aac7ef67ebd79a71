/* SPDX-License-Identifier: Apache-2.0 */
#include "calendrier.h"

#include "base/arena.h"
#include "model/event.h"

#define ID		12	/* hex digits that tell registers apart */
#define REMIND		30	/* days */
#define REMIND_EARLY	90

static const struct {
	const char *name;		/* in the uid, for ever */
	const char *category;
	unsigned alarms[CTG_ICAL_ALARMS];
} kinds[] = {
	[CTG_DEADLINE_EFFECT] = { "effet", "Prise d'effet", { REMIND } },
	[CTG_DEADLINE_COMITE] = { "comite", "Comité de pilotage",
		{ REMIND } },
	[CTG_DEADLINE_BILAN] = { "bilan", "Bilan", { REMIND } },
	[CTG_DEADLINE_NOTICE] = { "preavis", "Préavis",
		{ REMIND_EARLY, REMIND } },
	[CTG_DEADLINE_END] = { "fin", "Échéance", { REMIND } },
	[CTG_DEADLINE_RESILIATION] = { "resiliation", "Résiliation",
		{ REMIND } },
};

/* The first act tells two registers that have the same id apart; an avenant
 * that moves the end moves the same event. */
static struct ctg_str uid(struct ctg_arena *a, const struct ctg_deadlines *of,
	const struct ctg_deadline *d)
{
	struct ctg_buf b = { .arena = a };

	ctg_buf_printf(&b, "%.*s-%s", STR_ARG(of->id), kinds[d->kind].name);
	if (d->kind == CTG_DEADLINE_EFFECT)
		ctg_buf_printf(&b, "-%u", d->acte);
	if (d->kind == CTG_DEADLINE_COMITE || d->kind == CTG_DEADLINE_BILAN)
		ctg_buf_printf(&b, "-%u", d->day.year);
	ctg_buf_printf(&b, "-%.*s@ctg", ID, of->origin);
	return ctg_buf_str(&b);
}

static struct ctg_str summary(struct ctg_arena *a,
	const struct ctg_deadlines *of, const struct ctg_deadline *d)
{
	struct ctg_buf b = { .arena = a };

	switch (d->kind) {
	case CTG_DEADLINE_EFFECT:
		ctg_buf_puts(&b, "Prise d'effet de ");
		ctg_event_acte(&b, d->acte);
		ctg_buf_puts(&b, d->acte ? " à la convention" : "");
		break;
	case CTG_DEADLINE_COMITE:
		ctg_buf_puts(&b, "Comité de pilotage annuel : convention");
		break;
	case CTG_DEADLINE_BILAN:
		ctg_buf_puts(&b, "Bilan annuel : convention");
		break;
	case CTG_DEADLINE_NOTICE:
		ctg_buf_puts(&b, "Dernier jour de préavis : convention");
		break;
	case CTG_DEADLINE_END:
		ctg_buf_puts(&b, "Échéance de la convention");
		break;
	case CTG_DEADLINE_RESILIATION:
		ctg_buf_puts(&b, "Fin par résiliation de la convention");
		break;
	}
	ctg_buf_printf(&b, " %.*s", STR_ARG(of->id));
	return ctg_buf_str(&b);
}

static const char *renewal(enum ctg_renewal r)
{
	switch (r) {
	case CTG_RENEWAL_EXPRESS:
		return "Elle ne se poursuit que par une reconduction "
			"expresse.";
	case CTG_RENEWAL_TACIT:
		return "Elle est reconduite tacitement, sauf préavis donné à "
			"temps.";
	case CTG_RENEWAL_NONE:
		return "Elle n'est pas reconduite.";
	case CTG_RENEWAL_UNSAID:
		break;
	}
	return "";
}

/* What the day asks of people. */
static void put_advice(struct ctg_buf *b, const struct ctg_deadlines *of,
	const struct ctg_deadline *d)
{
	switch (d->kind) {
	case CTG_DEADLINE_EFFECT:
		ctg_buf_puts(b, "L'acte est signé ; il prend effet ce jour.");
		break;
	case CTG_DEADLINE_COMITE:
		ctg_buf_puts(b, "Anniversaire de la prise d'effet : le jour "
			"de la réunion est à fixer.");
		break;
	case CTG_DEADLINE_BILAN:
		ctg_buf_printf(b, "Aucun bilan n'est consigné en %u. Une fois "
			"fait : ctg consigner %.*s bilan --date AAAA-MM-JJ",
			d->day.year, STR_ARG(of->id));
		break;
	case CTG_DEADLINE_NOTICE:
		ctg_buf_puts(b, "La convention prend fin le ");
		ctg_date_write(b, of->end);
		ctg_buf_puts(b, " : passé ce jour, le préavis n'est plus "
			"entier.");
		break;
	case CTG_DEADLINE_END:
		ctg_buf_puts(b, renewal(of->renewal));
		break;
	case CTG_DEADLINE_RESILIATION:
		ctg_buf_puts(b, "La résiliation est consignée à cette date.");
		break;
	}
}

static struct ctg_str description(struct ctg_arena *a,
	const struct ctg_deadlines *of, const struct ctg_deadline *d)
{
	struct ctg_buf b = { .arena = a };
	size_t n;

	put_advice(&b, of, d);
	if (b.n > 0)
		ctg_buf_puts(&b, "\n\n");
	ctg_buf_add(&b, of->title);
	for (size_t i = 0; i < of->nparties; i++)
		ctg_buf_printf(&b, "\n– %.*s", STR_ARG(of->parties[i]));
	n = of->acts - 1;
	if (n > 0)
		ctg_buf_printf(&b, "\n%zu avenant%s signé%s", n,
			n > 1 ? "s" : "", n > 1 ? "s" : "");
	return ctg_buf_str(&b);
}

void ctg_calendrier_event(struct ctg_ical_event *out, struct ctg_arena *a,
	const struct ctg_deadlines *of, const struct ctg_deadline *d)
{
	*out = (struct ctg_ical_event){
		.uid = uid(a, of, d),
		.day = d->day,
		.stamp = of->stamp,
		.sequence = of->acts - 1,
		.summary = summary(a, of, d),
		.description = description(a, of, d),
		.categories = { STR("CTG"),
			ctg_str_from(kinds[d->kind].category) },
	};
	memcpy(out->alarms, kinds[d->kind].alarms, sizeof(out->alarms));
}
