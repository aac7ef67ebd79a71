/* SPDX-License-Identifier: Apache-2.0 */
/* What poppler says of a PDF, when it is there. */
#include "recevoir.h"

#include "base/spawn.h"
#include "render/term.h"

#define SECONDS	60
#define SHOWN	6	/* words */

/* The words of a PDF, one after the other. */
struct words {
	struct ctg_str rest;
	unsigned page;
};

static bool is_gap(char c)
{
	return ctg_is_space(c) || c == '\f';
}

static struct ctg_str next(struct words *w)
{
	struct ctg_str word;

	while (w->rest.n > 0 && is_gap(w->rest.p[0])) {
		w->page += w->rest.p[0] == '\f';
		w->rest = ctg_str_skip(w->rest, 1);
	}
	word = (struct ctg_str){ w->rest.p, 0 };
	while (word.n < w->rest.n && !is_gap(word.p[word.n]))
		word.n++;
	w->rest = ctg_str_skip(w->rest, word.n);
	return word;
}

static bool read_words(struct words *out, struct ctg_arena *a,
	struct ctg_str pdf)
{
	static const char *const argv[] = { "pdftotext", "-q", "-enc",
		"UTF-8", "-", "-", NULL };
	const struct ctg_spawn how = { .argv = argv, .in = pdf,
		.seconds = SECONDS };
	struct ctg_spawned run;

	if (ctg_spawn(&run, a, &how, NULL) || run.status)
		return false;
	*out = (struct words){ run.out, 1 };
	return true;
}

static void put_some(struct ctg_buf *b, struct words w)
{
	struct words all = w;
	struct ctg_buf some = { .arena = b->arena };

	for (int i = 0; i < SHOWN; i++) {
		struct ctg_str word = next(&w);

		ctg_buf_printf(&some, "%s%.*s", i && word.n ? " " : "",
			STR_ARG(word));
	}
	if (next(&all).n == 0) {
		ctg_buf_puts(b, "rien");
		return;
	}
	ctg_buf_puts(b, "« ");
	ctg_term_safe(b, ctg_buf_str(&some));
	ctg_buf_printf(b, "%s »", next(&w).n > 0 ? "…" : "");
}

bool ctg_recevoir_difference(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str sent, struct ctg_str received)
{
	struct ctg_buf b = { .arena = a };
	struct words x, y, before_x, before_y;
	struct ctg_str word;

	if (!read_words(&x, a, sent) || !read_words(&y, a, received))
		return false;
	do {
		before_x = x;
		before_y = y;
		word = next(&x);
		if (!ctg_str_eq(word, next(&y))) {
			ctg_buf_printf(&b, "page %u, ", y.page);
			put_some(&b, before_y);
			ctg_buf_puts(&b, " au lieu de ");
			put_some(&b, before_x);
			break;
		}
	} while (word.n > 0);
	*out = ctg_buf_str(&b);
	return true;
}

/* --- signatures ----------------------------------------------------------- */

/* « - Signer Certificate Common Name: Anne MARTIN » */
static bool cut_value(struct ctg_str *out, struct ctg_str line,
	struct ctg_str name)
{
	line = ctg_str_trim(line);
	if (!ctg_str_cut(&line, STR("- ")) || !ctg_str_cut(&line, name))
		return false;
	*out = ctg_str_trim(line);
	return true;
}

/* What is read of what it says, line after line. */
struct saying {
	struct ctg_buf *b;
	struct ctg_str who;
	bool said, broken, whole, part;
};

/* It speaks English: what it concludes is told in its own words. */
static void read_line(struct saying *s, struct ctg_str line)
{
	struct ctg_str value;

	if (cut_value(&value, line, STR("Total document signed")))
		s->whole = true;
	if (s->who.n && cut_value(&value, line,
	    STR("Not total document signed")))
		s->part = true;
	if (ctg_str_starts(line, STR("Signature #")))
		s->who = (struct ctg_str){ 0 };
	if (cut_value(&value, line, STR("Signer Certificate Common Name:")))
		s->who = value;
	if (!cut_value(&value, line, STR("Signature Validation:")) &&
	    !cut_value(&value, line, STR("Certificate Validation:")))
		return;
	s->broken = s->broken || ctg_str_eq(value, STR("Digest Mismatch.")) ||
		ctg_str_eq(value, STR("Signature is Invalid."));
	s->said = true;
	ctg_buf_puts(s->b, "    pdfsig : ");
	ctg_term_safe(s->b, s->who);
	ctg_buf_puts(s->b, s->who.n ? " – " : "");
	ctg_term_safe(s->b, value);
	ctg_buf_putc(s->b, '\n');
}

enum ctg_pdfsig ctg_recevoir_pdfsig(struct ctg_buf *b, const char *path)
{
	const char *const argv[] = { "pdfsig", "-no-ocsp", path, NULL };
	const struct ctg_spawn how = { .argv = argv, .seconds = SECONDS };
	struct saying s = { .b = b };
	struct ctg_spawned run;
	struct ctg_str rest;

	if (ctg_spawn(&run, b->arena, &how, NULL)) {
		ctg_buf_puts(b, "    non vérifié : la signature du PDF, "
			"faute de pdfsig\n");
		return CTG_PDFSIG_UNSAID;
	}
	if (ctg_str_has(run.out, STR("does not contain any signatures")))
		return CTG_PDFSIG_NONE;
	rest = run.out;
	while (rest.n > 0)
		read_line(&s, ctg_str_line(&rest));
	if (!s.said) {
		ctg_buf_puts(b, "    non vérifié : la signature du PDF, que "
			"pdfsig ne sait pas lire\n");
		return CTG_PDFSIG_UNSAID;
	}
	if (s.part && !s.whole)
		ctg_buf_puts(b, "    pdfsig : le PDF a été complété après la "
			"dernière signature\n");
	return s.broken ? CTG_PDFSIG_BROKEN : CTG_PDFSIG_SAID;
}
