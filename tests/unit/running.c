/* SPDX-License-Identifier: Apache-2.0 */
#include "render/running.h"

#include "render/letters.h"
#include "unit.h"

#define PORTRAIT	9638
#define LANDSCAPE	14570

static struct ctg_running run(const char *title, const char *version,
	unsigned line)
{
	const struct ctg_sheet_about about = {
		.title = ctg_str_from(title),
		.version = ctg_str_from(version), .draft = true,
	};

	return ctg_running(&unit_arena, &about, line);
}

static void keeps_what_fits(void)
{
	struct ctg_running r = run("Convention territoriale globale",
		"version 1", PORTRAIT);

	CHECK_STR(r.title, "Convention territoriale globale");
	CHECK_STR(r.version, "version 1");
}

static void cuts_after_a_word(void)
{
	static const char title[] = "Convention territoriale globale entre la "
		"Caisse d'allocations familiales et le Conseil départemental "
		"de Seine-et-Marne";
	struct ctg_running r = run(title, "texte de travail", PORTRAIT);

	CHECK_STR(r.title, "Convention territoriale globale entre la Caisse "
		"d'allocations familiales et le Conseil départemental de…");
	CHECK_STR(r.version, "texte de travail");
	CHECK_STR(run(title, "texte de travail", LANDSCAPE).title, title);
}

/* Two addresses: neither takes the whole line. */
static void cuts_versions(void)
{
	struct ctg_running r = run("Convention territoriale globale",
		"de /srv/conventions/plaine-commune/2023/texte-en-vigueur à "
		"/srv/conventions/plaine-commune/2023/texte-propose",
		PORTRAIT);

	CHECK_STR(r.version,
		"de /srv/conventions/plaine-commune/2023/texte-en-vigueur à…");
	CHECK(ctg_letters_width(r.title) + ctg_letters_width(r.version) <
		PORTRAIT * 1000ul / 160);
	CHECK(ctg_str_starts(r.title, STR("Convention")));
}

static void cuts_what_has_no_space(void)
{
	struct ctg_running r = run("é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/"
		"é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/"
		"é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é/é",
		"", PORTRAIT);

	CHECK(ctg_str_ends(r.title, STR("…")));
	CHECK(r.title.n > 60);
}

int main(void)
{
	UNIT(keeps_what_fits);
	UNIT(cuts_after_a_word);
	UNIT(cuts_versions);
	UNIT(cuts_what_has_no_space);
	return unit_done();
}
