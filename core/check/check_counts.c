/* SPDX-License-Identifier: Apache-2.0 */
/* R206: clauses that count the annexes, articles, parties or originals of the
 * convention.  Pages are not known before printing. */
#include "check/belonging.h"
#include "check/checks.h"
#include "check/wording.h"
#include "model/french.h"
#include "model/ordinal.h"

#include <string.h>

#define CONVENTION \
	"la presente convention|la convention|la convention territoriale " \
	"globale|la presente convention territoriale globale|la ctg|" \
	"la presente ctg|cette convention"
#define COMPRISES \
	"comporte|compte|comprend|contient|se compose de|est composee de|" \
	"est constituee de|est accompagnee de|est assortie de|composee de|" \
	"est completee par|est suivie de|completee par|suivie de|" \
	"constituee de|accompagnee de|assortie de|comportant|comprenant|" \
	"comptant|contenant|de|avec"

/* What a convention has, as people may count it. */
struct census {
	const struct ctg_checker *c;
	unsigned annexes, annexe_numbers;	/* 2a and 2b: two, or one */
	unsigned divisions[CTG_THEME + 1];	/* in the body */
	unsigned outer[CTG_THEME + 1];		/* without « 2.3 », « 5-1 » */
	unsigned preliminary[CTG_THEME + 1];
	unsigned words, counts;		/* weighed so far */
};

/* A text that names and counts more things than this is left alone. */
#define MOST_WORDS	50'000
#define MOST_COUNTS	1'000

/* « six annexes »: a number and what it counts. */
struct count {
	const struct ctg_block *block;
	unsigned n;
	size_t off;			/* of the number */
	struct ctg_str sentence;
	struct ctg_str before, after;	/* before: in the sentence; trimmed */
};

static bool in_annexe(const struct ctg_node *n)
{
	while (n->parent && n->parent->parent)
		n = n->parent;
	return ctg_node_is_annexe(n);
}

static bool is_generated(const struct ctg_node *n)
{
	while (n && n->kind != CTG_PART)
		n = n->parent;
	return n;
}

static void count_division(struct census *census, const struct ctg_node *div)
{
	enum ctg_word word = div->division.heading.word;
	struct ctg_label l = div->division.heading.label;

	census->divisions[word]++;
	if (!l.dots[0] && !l.sub && !l.latin)
		census->outer[word]++;
	if (l.style == CTG_PRELIMINARY)
		census->preliminary[word]++;
}

static void take_census(struct census *census)
{
	const struct ctg_checker *c = census->c;
	const struct ctg_convention *conv = &c->text->convention;
	unsigned before = 0;

	census->annexes = (unsigned)conv->nannexes;
	for (size_t i = 0; i < conv->nannexes; i++) {
		struct ctg_label l = { 0 };

		(void)!ctg_label_parse(&l, conv->annexes[i].numero.s, NULL);
		census->annexe_numbers += l.num != before;
		before = l.num;
	}
	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_node *h = c->blocks[i].node;

		if (h->kind == CTG_HEADING &&
		    h->parent->kind == CTG_DIVISION && !in_annexe(h))
			count_division(census, h->parent);
	}
}

/* The number that begins s, in words or in figures; the bytes read, or 0. */
static size_t take_number(unsigned *n, struct ctg_str s)
{
	size_t len = 0;

	*n = 0;
	while (len < s.n && len < 5 && ctg_is_digit(s.p[len]))
		*n = *n * 10 + (unsigned)(s.p[len++] - '0');
	return len ? len : ctg_cardinal_take(n, s);
}

/* The last word of a number, which is always one by itself. */
static bool ends_with_number(struct ctg_str s)
{
	return s.n > 0 && (ctg_is_digit(s.p[s.n - 1]) ||
		ctg_wording_ends(s, "un|une|deux|trois|quatre|cinq|six|sept|"
		"huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
		"trente|quarante|cinquante|soixante|cent|vingts|cents"));
}

/* The number that ends s: « six », « vingt et un », « 6 », « six (6) ». */
static bool number_before(struct ctg_str s, unsigned *n, size_t *off)
{
	bool found = false;
	size_t words = 0;

	s = ctg_french_rtrim(s);
	if (ctg_str_ends(s, STR(")"))) {
		do {
			s.n--;
		} while (s.n > 0 && ctg_is_digit(s.p[s.n - 1]));
		if (!ctg_str_ends(s, STR("(")))
			return false;
		s = ctg_french_rtrim(ctg_str_head(s, s.n - 1));
	}
	if (!ends_with_number(s))
		return false;
	for (size_t i = s.n; i-- > 0 && s.n - i < 40 && words < 6;) {
		unsigned v;

		if (!ctg_wording_starts(s, i) || ctg_is_space(s.p[i]))
			continue;
		words++;
		if (take_number(&v, ctg_str_skip(s, i)) != s.n - i)
			continue;
		found = true;
		*n = v;
		*off = i;
	}
	return found;
}

static struct ctg_str without_last_word(struct ctg_str s)
{
	s = ctg_french_rtrim(s);
	while (s.n > 0 && !ctg_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

static struct ctg_str without_comma(struct ctg_str s)
{
	s = ctg_french_rtrim(s);
	s.n -= ctg_str_ends(s, STR(","));
	return s;
}

/* Takes « 14 pages et » off the end: what is counted beside. */
static struct ctg_str strip_counts(struct ctg_str s)
{
	static const char nouns[] = "page|pages|article|articles|annexe|"
		"annexes|chapitre|chapitres|titre|titres|feuillets|sections|"
		"preambule|expose";
	static const char *const links[] = {
		"auxquelles s'ajoutent", "auxquels s'ajoutent",
		"ainsi que de", "ainsi que", "et de", "et",
	};

	for (;;) {
		struct ctg_str t = s;
		unsigned n;
		size_t off;

		for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
			if (ctg_wording_ends(t, links[i])) {
				t = ctg_french_rtrim(t);
				t.n -= ctg_str_from(links[i]).n;
				break;
			}
		t = without_comma(t);
		if (ctg_wording_ends(t, nouns))
			t = without_last_word(t);
		if (!number_before(t, &n, &off))
			return s;
		s = ctg_french_rtrim(ctg_str_head(t, off));
	}
}

/* « La présente convention comporte », « La convention de » stands just
 * before. */
static bool is_composition(const struct count *k)
{
	struct ctg_str s = k->before;
	size_t off = 0, len;

	if (ctg_wording_ends(s, "les|des"))
		s = ctg_french_rtrim(ctg_str_head(s, s.n - 3));
	s = strip_counts(s);
	while (off < s.n) {
		struct ctg_str rest = ctg_str_skip(s, off);
		size_t i = ctg_wording_find(rest, COMPRISES, &len);

		if (i == rest.n)
			return false;
		if (i + len == rest.n)
			return ctg_wording_ends(without_comma(
				ctg_str_head(s, off + i)), CONVENTION);
		off += i + len;
	}
	return false;
}

static bool is_definite(const struct count *k)
{
	return ctg_wording_ends(k->before, "les|des|aux|ses|leurs|toutes les|"
		"tous les");
}

/* « les six annexes de la présente convention », « la convention et ses six
 * annexes ». */
static bool speaks_of_all_annexes(const struct count *k)
{
	struct ctg_str s = k->before;

	if (ctg_wording_take(k->after, "de la presente convention|"
	    "de la convention|a la presente convention|a la convention|"
	    "qui lui sont|qui y sont|que recense*|qu'enumere*|que liste*|"
	    "enumere* au sommaire|enumere* dans le sommaire|"
	    "liste* au sommaire|liste* dans le sommaire|"
	    "mentionne* au sommaire|recense* au sommaire|ci-jointes|"
	    "font partie integrante|jointes a la presente"))
		return true;
	return ctg_wording_ends(s, "convention et ses|convention et les|"
		"convention avec ses|convention ainsi que ses|"
		"convention, ainsi que ses|articles et les|articles et ses|"
		"accompagnee de ses|assortie de ses|convention, ses");
}

static void say(const struct census *census, const struct count *k,
	const char *what, unsigned real)
{
	ctg_check_at(census->c, "R206", k->block, k->off,
		"le texte annonce %u %s, la convention en compte %u", k->n,
		what, real);
}

static void check_annexes(const struct census *census,
	const struct count *k)
{
	bool sure = is_composition(k);

	if (k->n == census->annexes || k->n == census->annexe_numbers)
		return;
	if (!sure && is_definite(k) && !ctg_belonging_is_other(k->sentence))
		sure = speaks_of_all_annexes(k) || (k->n > census->annexes &&
			!ctg_wording_ends(k->before, "ses|leurs"));
	if (sure)
		say(census, k, "annexes", census->annexes);
}

static void check_divisions(const struct census *census,
	const struct count *k, enum ctg_word word, const char *what)
{
	unsigned all = census->divisions[word], outer = census->outer[word];
	unsigned before = census->preliminary[word];
	bool sure = is_composition(k) || (is_definite(k) &&
		!ctg_belonging_is_other(k->sentence) &&
		ctg_wording_take(k->after, "de la presente convention"));

	if (sure && k->n != all && k->n != outer && k->n + before != all &&
	    k->n + before != outer)
		say(census, k, what, all);
}

/* « les deux parties » of a convention of three may be two of them. */
static void check_parties(const struct census *census,
	const struct count *k)
{
	unsigned real = (unsigned)census->c->text->convention.nparties;
	bool sure = ctg_wording_take(k->after, "a la presente convention|"
		"a la convention|signataires|contractantes|cocontractantes|"
		"de la presente convention") > 0;

	if (!sure && k->n > real)
		sure = ctg_wording_take(k->after, "conviennent|s'engagent|"
			"s'obligent|signent|reconnaissent") > 0 ||
			ctg_wording_ends(k->before, "accord des|entre les|"
			"signe* par les|signature des");
	if (sure && k->n != real && is_definite(k) &&
	    !ctg_belonging_is_other(k->sentence))
		say(census, k, "parties", real);
}

static void check_originals(const struct census *census,
	const struct count *k)
{
	const struct ctg_convention *conv = &census->c->text->convention;
	unsigned real = conv->exemplaires ? conv->exemplaires :
		(unsigned)conv->nparties;
	bool original = ctg_wording_take(k->after, "originaux");

	if (k->n == real || !ctg_wording_ends(k->before, "en") ||
	    ctg_belonging_is_other(k->sentence))
		return;
	if (ctg_wording_has(k->before, CONVENTION) ||
	    (original && ctg_wording_take(ctg_french_ltrim(k->sentence),
	    "fait")))
		ctg_check_at(census->c, "R206", k->block, k->off,
			"le texte prévoit %u exemplaires, la clause finale %u",
			k->n, real);
}

/* A word in « -es » stands at [from, to) of the block. */
static void check_word(struct census *census, const struct ctg_block *b,
	size_t from, size_t to)
{
	static const char *const names[] = {
		[CTG_ARTICLE] = "articles", [CTG_CHAPITRE] = "chapitres",
		[CTG_TITRE] = "titres", [CTG_THEME] = NULL,
	};
	struct ctg_str words = b->words, noun;
	struct count k = { .block = b };
	enum ctg_word word;
	bool plural;

	noun = ctg_str_head(ctg_str_skip(words, from), to - from);
	if (census->words++ >= MOST_WORDS || census->counts >= MOST_COUNTS)
		return;
	if (!ctg_wording_take(noun, "annexes|articles|chapitres|titres|"
	    "parties|exemplaires") ||
	    !number_before(ctg_str_head(words, from), &k.n, &k.off))
		return;
	census->counts++;
	k.sentence = ctg_wording_sentence(words, k.off);
	k.before = ctg_french_rtrim(ctg_str_head(k.sentence,
		(size_t)(words.p + k.off - k.sentence.p)));
	k.after = ctg_french_ltrim(ctg_str_skip(words, to));
	if (ctg_wording_take(noun, "parties"))
		check_parties(census, &k);
	else if (ctg_wording_take(noun, "exemplaires"))
		check_originals(census, &k);
	else if (!ctg_word_take(&word, &plural, noun))
		return;
	else if (word == CTG_ANNEXE)
		check_annexes(census, &k);
	else if (names[word])
		check_divisions(census, &k, word, names[word]);
}

static void check_block(struct census *census, const struct ctg_block *b)
{
	struct ctg_str s = b->words;

	for (size_t i = 2; i < s.n; i++) {
		size_t from = i;

		if ((s.p[i] | 0x20) != 's' || (s.p[i - 1] | 0x20) != 'e' ||
		    (i + 1 < s.n && ctg_is_alpha(s.p[i + 1])))
			continue;
		while (from > 0 && ctg_is_alpha(s.p[from - 1]))
			from--;
		if (i + 1 - from >= 6 && strchr("aceptACEPT", s.p[from]) &&
		    ctg_wording_starts(s, from))
			check_word(census, b, from, i + 1);
	}
}

void ctg_check_counts(const struct ctg_checker *c)
{
	struct census census = { .c = c };

	take_census(&census);
	for (size_t i = 0; i < c->nblocks; i++) {
		const struct ctg_node *n = c->blocks[i].node;

		if (n->kind == CTG_PARA && !is_generated(n) && !in_annexe(n))
			check_block(&census, &c->blocks[i]);
	}
}
