/* SPDX-License-Identifier: Apache-2.0 */
/* D407: what a clause says of the renewal of the convention, against
 * « periode ». */
#include "check/checks.h"
#include "check/wording.h"

/* What a sentence says. */
enum renewal {
	NOTHING,		/* nothing, or nothing sure */
	TACIT,
	NOT_TACIT,
	EXPRESS,
	NONE,
	POSSIBLE,		/* « est renouvelable », somehow */
};

#define WORDS	"reconduct*|reconduit*|renouvel*"

static const char tacit[] =
	"tacite reconduction|reconduction tacite|reconduction est tacite|"
	"reconduction soit tacite|reconduction ne peut etre tacite|"
	"reconduction n'est pas tacite|tacitement reconduit*|"
	"reconduit* tacitement|reconduit* de maniere tacite|"
	"reconduit* de facon tacite|tacitement renouvel*|"
	"renouvel* tacitement|tacite renouvellement|renouvellement tacite|"
	"renouvellement est tacite";
static const char express[] =
	"reconduction expresse|expresse reconduction|"
	"reconduction est expresse|reconduction doit etre expresse|"
	"reconduction sera expresse|qu'expresse|qu'expressement|"
	"reconduction de la convention est expresse|"
	"reconduction de la presente convention est expresse|"
	"reconduit* expressement|"
	"expressement reconduit*|reconduit* de maniere expresse|"
	"reconduit* de facon expresse|reconduit* par decision expresse|"
	"reconduit* que par decision expresse|renouvel* expressement|"
	"expressement renouvel*|renouvellement expres|"
	"renouvellement est expres|renouvel* par decision expresse|"
	"renouvel* que par decision expresse";
static const char none[] =
	"non reconductible|non renouvelable|n'est pas reconductible|"
	"n'est pas renouvelable|n'est pas reconduit*|"
	"n'est pas renouvelee|ne sera pas reconduit*|"
	"ne sera pas renouvelee|ne peut etre reconduit*|"
	"ne peut etre renouvelee|ne peut pas etre reconduit*|"
	"ne pourra etre reconduit*|ne pourra pas etre reconduit*|"
	"sans reconduction|aucune reconduction|sans renouvellement|"
	"aucun renouvellement|toute reconduction est exclue|"
	"exclut toute reconduction";
static const char possible[] =
	"est reconductible|est renouvelable|peut etre reconduit*|"
	"peut etre renouvelee|pourra etre reconduit*|"
	"pourra etre renouvelee|sera reconduit*|sera renouvelee|"
	"renouvelable par|reconductible par|renouvelable une fois|"
	"reconductible une fois";

#define NEGATIVE	"ne|n'*|pas|sans|ni|aucun|aucune|non|jamais"
#define EXCLUDED	"exclu*|interdi*|ecarte*|proscri*|impossible"
/* A condition speaks of something else than the renewal. */
#define CONDITION \
	"si|sauf|a defaut|faute|en l'absence|oppos*|denonc*|resili*"

/* From the comma before byte i on. */
static struct ctg_str clause_before(struct ctg_str s, size_t i)
{
	size_t from = i;

	while (from > 0 && s.p[from - 1] != ',')
		from--;
	return ctg_str_head(ctg_str_skip(s, from), i - from);
}

static enum renewal read_tacit(struct ctg_str s, size_t from, size_t len)
{
	bool condition = ctg_wording_has(s, CONDITION);

	if (ctg_wording_has(clause_before(s, from + len), NEGATIVE) ||
	    ctg_wording_has(s, EXCLUDED))
		return condition ? NOTHING : NOT_TACIT;
	return ctg_wording_has(s, "expres|expresse*|expressement") &&
		!condition ? NOTHING : TACIT;
}

/* The words that say it stand at *at of s. */
static enum renewal read_sentence(struct ctg_str s, size_t *at)
{
	size_t len;

	*at = ctg_wording_find(s, tacit, &len);
	if (len > 0)
		return read_tacit(s, *at, len);
	*at = ctg_wording_find(s, express, &len);
	if (len > 0)
		return ctg_wording_has(s, "aucune|ni") ? NOTHING : EXPRESS;
	*at = ctg_wording_find(s, none, &len);
	if (len > 0)
		return ctg_wording_has(s, "que|qu'*|tacit*|expres*|avenant*|"
			"accord*|decision*|" CONDITION) ? NOTHING : NONE;
	*at = ctg_wording_find(s, possible, &len);
	return len > 0 && !ctg_wording_has(s, NEGATIVE) ? POSSIBLE : NOTHING;
}

/* The convention is what is renewed: the sentence names it, or stands in the
 * article on its duration, and speaks of nothing else that is renewed. */
static bool is_ours(const struct ctg_block *b, struct ctg_str s)
{
	static const char others[] =
		"convention d'*|convention de|conventions|convention cadre|"
		"convention nationale|convention precedente|contrat*|bail|"
		"marche*|mandat*|agrement*|adhesion*|delegation*|membre*|"
		"comite*|charte*|subvention*|financement*|poste*|prestation*|"
		"bonus|precedente|anterieure|action|actions|projet*|plan";

	if (ctg_wording_has(s, others))
		return false;
	return ctg_wording_has(s, "convention|ctg") ||
		ctg_check_heading_says(b->node, "duree*|reconduction*|"
		"renouvellement*|terme");
}

static bool is_contrary(enum ctg_renewal real, enum renewal said)
{
	switch (real) {
	case CTG_RENEWAL_TACIT:
		return said == EXPRESS || said == NOT_TACIT || said == NONE;
	case CTG_RENEWAL_EXPRESS:
		return said == TACIT || said == NONE;
	case CTG_RENEWAL_NONE:
		return said == TACIT || said == EXPRESS || said == POSSIBLE;
	default:
		return said == TACIT;
	}
}

static void report(const struct ctg_checker *c, const struct ctg_block *b,
	size_t i, enum renewal said)
{
	static const char *const names[] = {
		[TACIT] = "prévoit une reconduction tacite",
		[NOT_TACIT] = "exclut une reconduction tacite",
		[EXPRESS] = "prévoit une reconduction expresse",
		[NONE] = "exclut toute reconduction",
		[POSSIBLE] = "prévoit une reconduction",
	};
	struct ctg_str real = c->text->convention.periode.reconduction.s;

	if (real.n > 0)
		ctg_check_at(c, "D407", b, i, "le texte %s, et "
			"«\u00a0periode\u00a0» dit «\u00a0reconduction:\u00a0"
			"%.*s\u00a0»", names[said], STR_ARG(real));
	else
		ctg_check_at(c, "D407", b, i, "le texte %s, et "
			"«\u00a0periode\u00a0» n'en dit rien", names[said]);
}

/* No clause says it more often. */
#define MOST_LOOKS	200

static void check_block(const struct ctg_checker *c,
	const struct ctg_block *b, unsigned *looks)
{
	size_t from = 0, len, at;

	while (++*looks < MOST_LOOKS) {
		size_t i = from + ctg_wording_find(ctg_str_skip(b->words,
			from), WORDS, &len);
		struct ctg_str s;
		enum renewal said;

		if (len == 0)
			return;
		s = ctg_wording_sentence(b->words, i);
		from = (size_t)(s.p - b->words.p) + s.n;
		from = from > i + len ? from : i + len;
		said = is_ours(b, s) ? read_sentence(s, &at) : NOTHING;
		if (is_contrary(c->text->convention.periode.renewal, said))
			report(c, b, (size_t)(s.p - b->words.p) + at, said);
	}
}

void ctg_check_renewal(const struct ctg_checker *c)
{
	unsigned looks = 0;

	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_block *b = &c->blocks[i];

		if (ctg_check_in_body(b->node) &&
		    (ctg_str_has(b->words, STR("econdu")) ||
		    ctg_str_has(b->words, STR("enouvel")) ||
		    ctg_str_has(b->words, STR("ECONDU"))))
			check_block(c, b, &looks);
	}
}
