/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html_writer.h"

#include "base/hash.h"
#include "diff/tally.h"

static unsigned nibble(char c)
{
	return (unsigned)(ctg_is_digit(c) ? c - '0' : c - 'a' + 10);
}

/* « 'sha256-…' »: what the policy lets through, and nothing else. */
static void put_digest(struct ctg_buf *b, struct ctg_str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz0123456789+/";
	char hex[CTG_SHA256_HEX + 1];
	unsigned char bytes[CTG_SHA256_HEX / 2 + 1] = { 0 };

	ctg_hash_sha256(hex, s);
	for (size_t i = 0; i < CTG_SHA256_HEX / 2; i++)
		bytes[i] = (unsigned char)(nibble(hex[2 * i]) << 4 |
			nibble(hex[2 * i + 1]));
	ctg_buf_puts(b, "'sha256-");
	for (size_t i = 0; i < CTG_SHA256_HEX / 2; i += 3) {
		unsigned v = (unsigned)bytes[i] << 16 |
			(unsigned)bytes[i + 1] << 8 |
			(i + 2 < sizeof(bytes) ? bytes[i + 2] : 0u);

		ctg_buf_putc(b, digits[v >> 18]);
		ctg_buf_putc(b, digits[v >> 12 & 63]);
		ctg_buf_putc(b, digits[v >> 6 & 63]);
		/* 32 bytes: the last group holds two. */
		ctg_buf_putc(b, i + 2 < CTG_SHA256_HEX / 2 ?
			digits[v & 63] : '=');
	}
	ctg_buf_putc(b, '\'');
}

static void put_head(struct ctg_buf *b, const struct ctg_html_page *page)
{
	ctg_buf_puts(b, "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src ");
	put_digest(b, page->css);
	ctg_buf_puts(b, "; script-src ");
	put_digest(b, page->script);
	ctg_buf_puts(b, "; base-uri 'none'; form-action 'none'\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<title>Ce qui change\u00a0: ");
	ctg_html_text(b, page->title);
	ctg_buf_puts(b, "</title>\n<style>");
	ctg_buf_add(b, page->css);
	ctg_buf_puts(b, "</style>\n</head>\n");
}

static void put_banner(struct ctg_buf *b, const struct ctg_diff *d,
	const struct ctg_html_page *page)
{
	struct ctg_str tally = ctg_diff_tally(b->arena, d);

	ctg_buf_puts(b, "<body>\n<a class=\"skip\" href=\"#texte\">Aller au "
		"texte</a>\n<header>\n<h1>Ce qui change\u00a0: ");
	ctg_html_text(b, page->title);
	ctg_buf_puts(b, "</h1>\n<dl class=\"versions\"><div><dt>Avant</dt>"
		"<dd>");
	ctg_html_text(b, page->old);
	ctg_buf_puts(b, "</dd></div><div><dt>Après</dt><dd>");
	ctg_html_text(b, page->now);
	ctg_buf_puts(b, "</dd></div></dl>\n<p class=\"tally\">");
	ctg_html_text(b, tally.n ? tally : STR("Aucune différence"));
	ctg_buf_puts(b, "</p>\n</header>\n");
}

static void put_nav(struct ctg_buf *b, const struct ctg_diff *d)
{
	if (d->n == 0)
		return;
	ctg_buf_puts(b, "<nav aria-labelledby=\"table\">\n"
		"<h2 id=\"table\">Table des changements</h2>\n");
	ctg_html_changes(b, d);
	ctg_buf_puts(b, "</nav>\n");
}

static void put_legend(struct ctg_buf *b)
{
	ctg_buf_puts(b, "<p class=\"legend\"><ins><span class=\"xv\">"
		"inséré\u00a0: </span>souligné<span class=\"xv\"> fin</span>"
		"</ins> ce qui vient, <del><span class=\"xv\">supprimé"
		"\u00a0: </span>barré<span class=\"xv\"> fin</span></del> ce "
		"qui part, <ins class=\"moved\"><span class=\"xv\">déplacé"
		"\u00a0: </span>pointillé<span class=\"xv\"> fin</span></ins> "
		"ce qui change de place. Chaque numéro renvoie à la "
		"table\u202f; ce qui n'en a pas découle d'un autre "
		"changement.</p>\n");
}

/* The choice of a view is two buttons and their style: without a script it
 * works all the same. */
static void put_views(struct ctg_buf *b)
{
	ctg_buf_puts(b, "<input type=\"radio\" name=\"vue\" "
		"id=\"continue\" checked><label for=\"continue\">"
		"<span class=\"xv\">Présentation\u00a0: </span>En continu"
		"</label>\n"
		"<input type=\"radio\" name=\"vue\" id=\"double\">"
		"<label for=\"double\"><span class=\"xv\">Présentation"
		"\u00a0: </span>Côte à côte</label>\n");
}

static void put_main(struct ctg_buf *b, const struct ctg_diff *d)
{
	struct ctg_html w = { .out = b, .ids = true,
		.pending.arena = b->arena };

	w.index = ctg_html_index(b->arena, d, d->tree);
	ctg_buf_puts(b, "<main id=\"texte\">\n"
		"<h2>Texte comparé</h2>\n");
	if (d->n > 0) {
		put_legend(b);
		put_views(b);
	}
	ctg_buf_puts(b, "<div class=\"text\">\n"
		"<div class=\"columns\" aria-hidden=\"true\"><span>Avant"
		"</span><span>Après</span></div>\n");
	ctg_html_rows(&w, d->tree, d->n > 0);
	ctg_buf_puts(b, "</div>\n</main>\n");
}

void ctg_html_diff(struct ctg_buf *b, const struct ctg_diff *d,
	const struct ctg_html_page *page)
{
	put_head(b, page);
	put_banner(b, d, page);
	put_nav(b, d);
	put_main(b, d);
	ctg_buf_puts(b, "<script>");
	ctg_buf_add(b, page->script);
	ctg_buf_puts(b, "</script>\n</body>\n</html>\n");
}
