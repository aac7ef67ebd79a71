/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zip.h"

#include "base/arena.h"
#include "unit.h"


static const struct ctg_zip_entry document[] = {
	{ CTG_STR_INIT("mimetype"),
	  CTG_STR_INIT("application/vnd.oasis.opendocument.text"), true },
	{ CTG_STR_INIT("content.xml"), CTG_STR_INIT("<a>aaaaaaaaaaaaaa</a>"),
	  false },
	{ CTG_STR_INIT("Pictures/préfecture.png"), CTG_STR_INIT(""), false },
};

static struct ctg_str written(void)
{
	struct ctg_str package = { 0 };
	struct ctg_err err;

	CHECK_INT(ctg_zip_write(&package, &unit_arena, document, 3, &err),
		CTG_OK);
	return package;
}

static void round_trip(void)
{
	struct ctg_str p = written(), again = written();
	struct ctg_zip_entry *read;
	struct ctg_err err;
	size_t n = 0;

	CHECK(ctg_str_eq(p, again));
	/* ODF 1.3 part 2, 3.3: no extra field, so the type is at byte 38. */
	CHECK(ctg_str_starts(ctg_str_skip(p, 30), STR(
		"mimetypeapplication/vnd.oasis.opendocument.text")));
	CHECK_INT(ctg_zip_read(&read, &n, &unit_arena, p, &err), CTG_OK);
	CHECK_INT(n, 3);
	for (size_t i = 0; i < n; i++) {
		CHECK(ctg_str_eq(read[i].name, document[i].name));
		CHECK(ctg_str_eq(read[i].bytes, document[i].bytes));
	}
	/* Too short to be worth it, they are stored as well. */
	CHECK(read[0].stored && read[1].stored);
	CHECK(ctg_zip_find(read, n, "content.xml") == &read[1]);
	CHECK(!ctg_zip_find(read, n, "styles.xml"));
}

static void packs_what_is_long(void)
{
	static char spaces[4096];
	const struct ctg_zip_entry entry = { STR("a.xml"),
		{ memset(spaces, ' ', sizeof(spaces)), sizeof(spaces) },
		false };
	struct ctg_str p = { 0 };
	struct ctg_zip_entry *read;
	struct ctg_err err;
	size_t n;

	CHECK_INT(ctg_zip_write(&p, &unit_arena, &entry, 1, &err), CTG_OK);
	CHECK(p.n < 300);
	CHECK_INT(ctg_zip_read(&read, &n, &unit_arena, p, &err), CTG_OK);
	CHECK(!read[0].stored && ctg_str_eq(read[0].bytes, entry.bytes));
}

/* What deflate cannot shorten, next to what it can. */
static void grows_no_more_than_it_says(void)
{
	static char noise[100'000];
	const struct ctg_zip_entry entries[] = {
		{ STR("bruit"), { noise, sizeof(noise) }, false },
		{ STR("vide"), { NULL, 0 }, false },
		{ STR("encore"), { noise, sizeof(noise) }, false },
	};
	struct ctg_str p = { 0 };
	struct ctg_zip_entry *read;
	struct ctg_err err;
	unsigned x = 1;
	size_t n;

	for (size_t i = 0; i < sizeof(noise); i++) {
		x = x * 1'103'515'245 + 12'345;
		noise[i] = (char)(x >> 24);
	}
	CHECK_INT(ctg_zip_write(&p, &unit_arena, entries, 3, &err), CTG_OK);
	CHECK(p.n > 2 * sizeof(noise) && p.n < 2 * sizeof(noise) + 500);
	CHECK_INT(ctg_zip_read(&read, &n, &unit_arena, p, &err), CTG_OK);
	CHECK_INT(n, 3);
	for (size_t i = 0; i < n; i++)
		CHECK(ctg_str_eq(read[i].bytes, entries[i].bytes));
}

static void one_name_once(void)
{
	const struct ctg_zip_entry same[] = {
		{ STR("a.xml"), STR("1"), false },
		{ STR("a.xml"), STR("2"), false },
	};
	struct ctg_str package = { 0 };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_zip_write(&package, &unit_arena, same, 2, &err),
		CTG_ESYSTEM);
	CHECK(ctg_str_has(ctg_str_from(err.msg), STR("même nom")));
	CHECK_INT(package.n, 0);
}

static void refused(struct ctg_str package, const char *why)
{
	struct ctg_zip_entry *read;
	struct ctg_err err = { 0 };
	size_t n;

	CHECK_INT(ctg_zip_read(&read, &n, &unit_arena, package, &err),
		CTG_EINPUT);
	CHECK(ctg_str_has(ctg_str_from(err.msg), ctg_str_from(why)));
}

/* Every name and byte changed by hand, in both headers. */
static struct ctg_str replaced(struct ctg_str s, struct ctg_str what,
	struct ctg_str with)
{
	struct ctg_str p = ctg_str_dup(&unit_arena, s);

	for (size_t i = 0; i + what.n <= p.n; i++)
		if (ctg_str_starts(ctg_str_skip(p, i), what))
			memcpy((char *)p.p + i, with.p, with.n);
	return p;
}

static struct ctg_str twice(void)
{
	const struct ctg_zip_entry same[] = {
		{ STR("a.xml"), STR("1"), false },
		{ STR("b.xml"), STR("2"), false },
	};
	struct ctg_str package = { 0 };

	CHECK_INT(ctg_zip_write(&package, &unit_arena, same, 2, NULL),
		CTG_OK);
	return replaced(package, STR("b.xml"), STR("a.xml"));
}

static void hostile(void)
{
	struct ctg_str p = written(), zeros;
	struct ctg_zip_entry bomb = { .name = STR("bombe") };
	struct ctg_err err;

	refused(STR("pas un zip"), "ce n'en est pas un");
	refused(ctg_str_head(p, p.n - 30), "");
	refused(replaced(p, STR("content.xml"), STR("../../x.xml")),
		"pas admis");
	refused(replaced(p, STR("content.xml"), STR("/etc/passwd")),
		"pas admis");
	refused(replaced(p, STR("Pictures/préfecture.png"),
		STR("content.xml\0\0\0\0\0\0\0\0\0\0\0\0\0")), "pas admis");
	refused(replaced(p, STR("content.xml"), STR("mimetype\0\0\0")),
		"pas admis");
	refused(twice(), "même nom");
	refused(replaced(p, STR("vnd.oasis"), STR("vnd.OASIS")), "abîmé");
	zeros = (struct ctg_str){ ctg_arena_alloc(&unit_arena, 1, 1 << 24),
		1 << 24 };
	bomb.bytes = zeros;
	CHECK_INT(ctg_zip_write(&p, &unit_arena, &bomb, 1, &err), CTG_OK);
	refused(p, "trop comprimé");
}

int main(void)
{
	UNIT(round_trip);
	UNIT(packs_what_is_long);
	UNIT(grows_no_more_than_it_says);
	UNIT(one_name_once);
	UNIT(hostile);
	return unit_done();
}
