/* SPDX-License-Identifier: Apache-2.0 */
#include "render/running.h"

#include "render/letters.h"

/* The size of the letters in twentieths of a point, and what parts the title
 * and the version, in thousandths of that size. */
#define SIZE	160
#define GAP	2000
/* They are not bold, but for the last word: narrower than letters.h says. */
#define NARROW(width)	((width) * 15 / 16)
#define DRAFT	" –\u00a0PROJET"
#define CUT	"…"

/* What has no space, an address of a file, is cut anywhere. */
static struct ctg_str fit(struct ctg_arena *a, struct ctg_str s,
	unsigned long room)
{
	unsigned long width = ctg_letters_width(STR(CUT));
	size_t word = 0, letter = 0;

	if (NARROW(ctg_letters_width(s)) <= room)
		return s;
	for (size_t i = 0; i < s.n && NARROW(width) <= room; i++) {
		if (ctg_letter_width((unsigned char)s.p[i]))
			letter = i;
		if (ctg_is_space(s.p[i]))
			word = i;
		width += ctg_letter_width((unsigned char)s.p[i]);
	}
	return ctg_strf(a, "%.*s" CUT,
		STR_ARG(ctg_str_head(s, word ? word : letter)));
}

struct ctg_running ctg_running(struct ctg_arena *a,
	const struct ctg_sheet_about *about, unsigned line)
{
	unsigned long room = line * 1000ul / SIZE - GAP, used;
	struct ctg_running r;

	if (about->draft)
		room -= ctg_letters_width(STR(DRAFT));
	r.version = fit(a, about->version, room * 3 / 5);
	used = NARROW(ctg_letters_width(r.version));
	r.title = fit(a, about->title, room - used);
	return r;
}
