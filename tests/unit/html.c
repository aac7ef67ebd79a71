/* SPDX-License-Identifier: Apache-2.0 */
#include "render/html.h"

#include "render/html_writer.h"
#include "versions.h"

static struct ctg_str plain(const char *body)
{
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_html w = { .out = &b, .ids = true,
		.pending.arena = &unit_arena };
	const struct ctg_node *text = version(body)->developed;

	w.index = ctg_html_index(&unit_arena, NULL, text);
	ctg_html_block(&w, text);
	return b.n ? ctg_buf_str(&b) : STR("");
}

/* The rows of the text, with the page around them cut away. */
static struct ctg_str rows(const char *old, const char *now)
{
	static const struct ctg_html_page page = {
		CTG_STR_INIT("t"), CTG_STR_INIT("o"), CTG_STR_INIT("n"),
		CTG_STR_INIT(""), CTG_STR_INIT(""),
	};
	struct ctg_buf b = { .arena = &unit_arena };
	struct ctg_diff d = compared(old, now);
	struct ctg_str s;

	ctg_html_diff(&b, &d, &page);
	s = ctg_buf_str(&b);
	s = ctg_str_skip(s, ctg_str_find(s, STR("<div class=\"text\">")));
	s = ctg_str_skip(s, ctg_str_find(s, STR("</div>\n")) + 7);
	return ctg_str_head(s, ctg_str_find(s, STR("</div>\n</main>")));
}

static void check_has(const char *old, const char *now, const char *part)
{
	struct ctg_str s = rows(old, now);

	if (!ctg_str_has(s, ctg_str_from(part)))
		CHECK_STR(s, part);
}

static void escapes_all_that_html_reads(void)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "a < b & c > d", "a &lt; b &amp; c &gt; d" },
		{ "\"l'un\"", "&quot;l&#39;un&quot;" },
		{ "</script>", "&lt;/script&gt;" },
		/* what turns the direction, or cannot be seen, is shown */
		{ "\u202e8202", "&lt;U+202E&gt;8202" },
		{ "\u2066a\u2069", "&lt;U+2066&gt;a&lt;U+2069&gt;" },
		{ "\x1b[2J\x7f", "&lt;U+001B&gt;[2J&lt;U+007F&gt;" },
		{ "\xc2\x85", "&lt;U+0085&gt;" },
		{ "é\u00a0€ œ\n", "é\u00a0€ œ\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct ctg_buf b = { .arena = &unit_arena };

		ctg_html_text(&b, ctg_str_from(cases[i].in));
		CHECK_STR(ctg_buf_str(&b), cases[i].out);
	}
}

static void a_plain_text(void)
{
	CHECK_STR(plain("# Article 1\n\nUn **mot** *dit*.\n"),
		"<section>\n<h3 class=\"h\">Article 1</h3>\n"
		"<p>Un <strong>mot</strong> <em>dit</em>.</p>\n</section>\n");
	/* a level that is missing is no level less */
	CHECK_STR(plain("# A\n\n### B\n"),
		"<section>\n<h3 class=\"h\">A</h3>\n<section>\n"
		"<h4 class=\"h\">B</h4>\n</section>\n</section>\n");
	CHECK_STR(plain("- a) un\n- deux\n"),
		"<ul role=\"list\">\n"
		"<li><span class=\"k\">a)</span> <div>\n<p>un</p>\n"
		"</div></li>\n"
		"<li class=\"u\"><div>\n<p>deux</p>\n</div></li>\n</ul>\n");
	CHECK_STR(plain("![Un plan](p.png)\n"),
		"<p><span class=\"image\"><span class=\"xi\">[Image\u00a0: "
		"</span>Un plan<span class=\"xi\">]</span></span></p>\n");
}

static void links_are_followed_only_when_safe(void)
{
	CHECK_STR(plain("[a](https://b.fr/?x=1&y='2)\n"),
		"<p><a rel=\"noopener noreferrer\" "
		"href=\"https://b.fr/?x=1&amp;y=&#39;2\">a</a></p>\n");
	CHECK_STR(plain("[a](javascript:b)\n"),
		"<p>a<span class=\"xa\"> &lt;javascript:b&gt;</span></p>\n");
}

static void notes_lead_both_ways(void)
{
	CHECK_STR(plain("Un[^a].\n\n[^a]: Deux.\n"),
		"<p>Un<sup class=\"xc\"><a id=\"r1\" href=\"#n1\">"
		"<span class=\"xv\">note </span>1</a></sup>.</p>\n"
		"<div class=\"note\" id=\"n1\"><span class=\"xk\">1.</span>"
		"<div>\n<p>Deux.</p>\n<a class=\"xr\" href=\"#r1\">"
		"<span class=\"xv\">retour à l'appel de la note 1</span>"
		"<span aria-hidden=\"true\">↩</span></a>\n</div></div>\n");
}

#define BEGIN	"<div class=\"scroll\" role=\"group\" tabindex=\"0\" " \
	"aria-label=\"Tableau\">\n<table>\n"
#define END	"</table>\n</div>\n"

static void tables(void)
{
	CHECK_STR(plain("| A | B |\n|---|--:|\n| 1 | 2 |\n"),
		BEGIN "<thead>\n<tr><th scope=\"col\">A</th>"
		"<th scope=\"col\" class=\"right\">B</th></tr>\n</thead>\n"
		"<tbody>\n<tr><td>1</td><td class=\"right\">2</td></tr>\n"
		"</tbody>\n" END);
	/* a group begins its part; what is covered is not written */
	CHECK_STR(plain("| A | B |\n|---|---|\n| **G** | << |\n| 1 | 2 |\n"
		"| ^^ | 3 |\n"),
		BEGIN "<thead>\n<tr><th scope=\"col\">A</th>"
		"<th scope=\"col\">B</th></tr>\n</thead>\n"
		"<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" "
		"colspan=\"2\"><strong>G</strong></th></tr>\n"
		"<tr><td rowspan=\"2\">1</td><td>2</td></tr>\n"
		"<tr><td>3</td></tr>\n</tbody>\n" END);
}

#define INS(x)	"<ins><span class=\"xv\">inséré\u00a0: </span>" x \
	"<span class=\"xv\"> fin</span></ins>"
#define DEL(x)	"<del><span class=\"xv\">supprimé\u00a0: </span>" x \
	"<span class=\"xv\"> fin</span></del>"
#define BADGE(how, n)	"<a class=\"xn\" " how " href=\"#t" n "\">" \
	"<span class=\"xv\">changement </span>" n "</a>"

static void words_in_both_views(void)
{
	CHECK_STR(rows("Un chat dort.\n", "Un chien dort.\n"),
		"<div class=\"r m\">\n<div class=\"i\">\n<p>Un "
		BADGE("id=\"c1\"", "1") DEL("chat") INS("chien")
		" dort.</p>\n</div>\n"
		"<div class=\"a\"><span class=\"xs\">Avant</span>\n<p>Un "
		BADGE("data-c=\"1\"", "1") DEL("chat") " dort.</p>\n</div>\n"
		"<div class=\"b\"><span class=\"xs\">Après</span>\n<p>Un "
		BADGE("data-c=\"1\"", "1") INS("chien") " dort.</p>\n</div>\n"
		"</div>\n");
	/* what is the same is spoken once */
	CHECK_STR(rows("Un.\n", "Un.\n"),
		"<div class=\"r\">\n<div class=\"a\" aria-hidden=\"true\">\n"
		"<p>Un.</p>\n</div>\n<div class=\"b\">\n<p>Un.</p>\n</div>\n"
		"</div>\n");
}

#define P1	"Les familles du territoire ont accès aux services.\n\n"
#define P2	"Le coordinateur anime le réseau des partenaires.\n\n"
#define P3	"Chaque année, le comité arrête son programme.\n\n"

static void moves_lead_both_ways(void)
{
	check_has(P1 P2 P3, P2 P3 P1, "<p>"
		"<span class=\"xm\" id=\"f1\">Déplacé (n°\u00a01), "
		"voir\u00a0: "
		"<a href=\"#c1\">troisième alinéa de la convention</a>"
		"</span> <del class=\"moved\">");
	check_has(P1 P2 P3, P2 P3 P1, "<p>" BADGE("id=\"c1\"", "1")
		"<span class=\"xm\">Déplacé depuis\u00a0: <a href=\"#f1\">"
		"premier alinéa de la convention</a></span> "
		"<ins class=\"moved\">");
}

/* What a moved division holds moved with it. */
static void a_division_moves_whole(void)
{
	const char *old = "# A\n\n" P1 "# B\n\n" P2 "# C\n\n" P3;
	const char *now = "# B\n\n" P2 "# C\n\n" P3 "# A\n\n" P1;

	check_has(old, now, "<p><ins class=\"moved\"><span class=\"xv\">"
		"déplacé\u00a0: </span>Les familles");
	check_has(old, now, "<p><del class=\"moved\"><span class=\"xv\">"
		"déplacé\u00a0: </span>Les familles");
}

static void an_alinea_cut_in_two(void)
{
	check_has("Un est là. Deux est ici.\n", "Un est là.\n\nDeux est ici.\n",
		"<ins class=\"cut\"><span class=\"xv\">nouvel alinéa");
	/* in the old version they are one */
	check_has("Un est là. Deux est ici.\n", "Un est là.\n\nDeux est ici.\n",
		"<p>Un est là.<del class=\"seam\"> </del>Deux est ici.</p>");
}

#define HEAD	"| Lieu | Places | Ouvert |\n|---|---|---|\n"

static void a_table_in_each_version(void)
{
	const char *old = HEAD "| A | 30 | lundi |\n| ^^ | 45 | mardi |\n";
	const char *now = "| Lieu | Ouvert |\n|---|---|\n| A | lundi |\n"
		"| ^^ | mardi |\n| B | jeudi |\n";

	/* both at once: a column that is gone, a row that is new */
	check_has(old, now, "<td rowspan=\"2\">A</td><td class=\"gone\">"
		DEL("30") "</td><td>lundi</td></tr>\n<tr>"
		"<td class=\"gone\">" DEL("45") "</td><td>mardi</td></tr>\n");
	/* and each alone, with its own columns */
	check_has(old, now, "<td rowspan=\"2\">A</td><td>lundi</td></tr>\n"
		"<tr><td>mardi</td></tr>\n<tr><td class=\"new\">");
}

static void long_sameness_is_folded(void)
{
	check_has("# Article 1\n\nUn.\n\n# Article 2\n\nDeux.\n\n"
		"# Article 3\n\nTrois fois.\n",
		"# Article 1\n\nUn.\n\n# Article 2\n\nDeux.\n\n"
		"# Article 3\n\nQuatre fois.\n",
		"<summary>Sans changement\u00a0: de «\u00a0Article 1\u00a0» "
		"à «\u00a0Article 2\u00a0»</summary>");
}

int main(void)
{
	UNIT(escapes_all_that_html_reads);
	UNIT(a_plain_text);
	UNIT(links_are_followed_only_when_safe);
	UNIT(notes_lead_both_ways);
	UNIT(tables);
	UNIT(words_in_both_views);
	UNIT(moves_lead_both_ways);
	UNIT(a_division_moves_whole);
	UNIT(an_alinea_cut_in_two);
	UNIT(a_table_in_each_version);
	UNIT(long_sameness_is_folded);
	return unit_done();
}
