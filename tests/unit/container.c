/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/container.h"

#include "base/zip.h"
#include "forged.h"
#include "sealed.h"

#define S(lit)	{ lit, sizeof(lit) - 1 }

/* Opened, and every byte of it read. */
static enum ctg_code opened(unsigned *odd, struct ctg_str bytes,
	struct ctg_err *err)
{
	struct ctg_container c;
	struct ctg_str got;
	enum ctg_code code;

	sealed_write("c.zip", bytes);
	code = ctg_container_open(&c, &unit_arena, "c.zip", err);
	if (code)
		return code;
	*odd = c.odd;
	for (size_t i = 0; i < c.n && !code; i++)
		code = ctg_container_read(&got, &unit_arena, &c,
			&c.entries[i], 1 << 24, err);
	ctg_container_close(&c);
	return code;
}

static void refused(struct ctg_str bytes, const char *why)
{
	struct ctg_err err = { 0 };
	unsigned odd;

	CHECK_INT(opened(&odd, bytes, &err), CTG_EDIGEST);
	if (!ctg_str_has(ctg_str_from(err.msg), ctg_str_from(why)))
		CHECK_STR(ctg_str_from(err.msg), why);
}

static void accepted(struct ctg_str bytes, unsigned want)
{
	struct ctg_err err = { 0 };
	unsigned odd = 0;

	CHECK_INT(opened(&odd, bytes, &err), CTG_OK);
	CHECK_INT(odd, want);
	if (err.msg[0])
		CHECK_STR(ctg_str_from(err.msg), "");
}

static void plain(void)
{
	const struct forged files[] = {
		{ .name = "mimetype", .bytes = S("x/y") },
		{ .name = "a.odt", .bytes = S("un texte") },
		{ .name = "vide" },
	};

	accepted(forged(files, 3, NULL), 0);
}

/* What others write: told, not refused. */
static void oddities(void)
{
	static const struct {
		struct forged f;
		unsigned odd;
	} cases[] = {
		{ { .head.date = 7, .local.date = 7 }, CTG_ODD_DATE },
		{ { .head.time = 7, .local.time = 7 }, CTG_ODD_DATE },
		{ { .head.flags = ZIP_UTF8, .local.flags = ZIP_UTF8 },
			CTG_ODD_FLAGS },
		{ { .head.version = -10U, .local.version = -10U },
			CTG_ODD_SYSTEM },
		{ { .attributes = 1 }, CTG_ODD_SYSTEM },
		{ { .extra = S("\x55\x54\1\0x") }, CTG_ODD_EXTRA },
		{ { .local_extra = S("\x55\x54\1\0x") }, CTG_ODD_EXTRA },
		{ { .comment = S("voir") }, CTG_ODD_COMMENT },
	};
	const struct forged_end noted = { .comment = S("mimetype=x/y") };
	struct forged f = { .name = "a" };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		f = cases[i].f;
		f.name = "a";
		accepted(forged(&f, 1, NULL), cases[i].odd);
	}
	f = (struct forged){ .name = "a" };
	accepted(forged(&f, 1, &noted), CTG_ODD_COMMENT);
	CHECK_STR(ctg_container_oddities(&unit_arena, CTG_ODD_DATE |
		CTG_ODD_COMMENT), "des dates, un commentaire");
	CHECK_STR(ctg_container_oddities(&unit_arena, 0), "");
}

/* Sizes after the bytes, as programs write that cannot go back. */
static void descriptors(void)
{
	struct ctg_buf d = { .arena = &unit_arena };
	struct forged f = { .name = "a", .bytes = STR("bb"),
		.head.flags = ZIP_DEFERRED, .local.flags = ZIP_DEFERRED };
	uint32_t crc = (uint32_t)crc32_z(0, (const unsigned char *)"bb", 2);

	f.local.crc = -crc;
	f.local.packed = f.local.size = -2U;
	forged_put(&d, ZIP_DESCRIPTOR, 4);
	forged_put(&d, crc, 4);
	forged_put(&d, 2, 4);
	forged_put(&d, 2, 4);
	f.after = ctg_buf_str(&d);
	accepted(forged(&f, 1, NULL), CTG_ODD_DESCRIPTOR);
	f.after = ctg_str_skip(f.after, 4);
	accepted(forged(&f, 1, NULL), CTG_ODD_DESCRIPTOR);
	f.after.n--;
	refused(forged(&f, 1, NULL), "cachés entre deux entrées");
	d.p[5]++;
	f.after = ctg_buf_str(&d);
	refused(forged(&f, 1, NULL), "ne disent pas la même chose de a");
}

static void disagreements(void)
{
	static const struct forged cases[] = {
		{ .local_name = "b" }, { .local_name = "ab" },
		{ .local.flags = ZIP_UTF8 }, { .local.method = 8 },
		{ .local.time = 1 }, { .local.date = 1 }, { .local.crc = 1 },
		{ .local.packed = 1 }, { .local.size = 1 },
		{ .local.version = 1 }, { .head.crc = 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct forged f = cases[i];

		f.name = "a";
		f.bytes = STR("bb");
		refused(forged(&f, 1, NULL),
			"l'annuaire et l'en-tête local ne disent pas la même "
			"chose de a");
	}
}

static void refused_fields(void)
{
	static const struct { struct forged f; const char *why; } cases[] = {
		{ { .head.crc = 1, .local.crc = 1 }, "a est abîmé" },
		{ { .head.flags = 1, .local.flags = 1 }, "chiffrée" },
		{ { .head.flags = 64, .local.flags = 64 }, "drapeaux" },
		{ { .head.method = 12, .local.method = 12 },
			"façon inconnue" },
		{ { .head.method = 8, .local.method = 8 }, "a est abîmé" },
		{ { .head.size = 1, .local.size = 1 }, "taille annoncée" },
		{ { .head.packed = 1, .head.size = 1, .local.packed = 1,
			.local.size = 1 }, "se recouvrent" },
		{ { .head.packed = -1U, .head.size = -1U, .local.packed = -1U,
			.local.size = -1U }, "cachés entre deux entrées" },
		{ { .head.packed = -3U, .local.packed = -3U }, "zip64" },
		{ { .extra = S("\1\0\1\0x") }, "zip64" },
		{ { .local_extra = S("\1\0\1\0x") }, "zip64" },
		{ { .extra = S("\x75\x70\1\0x") }, "un second nom" },
		{ { .local_extra = S("\x75\x70\1\0x") }, "un second nom" },
		{ { .extra = S("\x55\x54\2\0x") }, "abîmé" },
		{ { .extra = S("xyz") }, "abîmé" },
		{ { .before = S("<script>") }, "précèdent" },
		{ { .after = S("<script>") }, "cachés entre deux entrées" },
		{ { .offset = 1 }, "précèdent" },
		{ { .head.name = 1000 }, "annuaire est abîmé" },
		{ { .head.extra = 1 }, "annuaire est abîmé" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct forged f = cases[i].f;

		f.name = "a";
		f.bytes = STR("bb");
		refused(forged(&f, 1, NULL), cases[i].why);
	}
}

static void refused_ends(void)
{
	static const struct { struct forged_end e; const char *why; } t[] = {
		{ { .after = S("!") }, "des octets suivent sa fin" },
		{ { .before = S("!") }, "juste avant sa fin" },
		{ { .start = 1 }, "juste avant sa fin" },
		{ { .size = -1 }, "juste avant sa fin" },
		{ { .n = 1 }, "annuaire est abîmé" },
		{ { .n = -1 }, "annuaire est abîmé" },
		{ { .n = 0xfffd }, "zip64" },
		{ { .n = 3000 }, "2 048" },
		{ { .n = -2 }, "vide" },
		{ { .comment = S("PK\5\6") }, "tronqué" },
	};
	const struct forged two[] = { { .name = "a" }, { .name = "b" } };
	const struct forged_end twin = { .comment =
		forged(two, 2, NULL) };

	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++)
		refused(forged(two, 2, &t[i].e), t[i].why);
	refused(forged(two, 2, &twin), "juste avant sa fin");
	refused(STR(""), "pas un zip");
	refused(STR("PK"), "pas un zip");
}

static void refused_names(void)
{
	static const char *const bad[] = {
		"", "/etc/passwd", "../x", "a/../../x", "a/./b", "a\\b",
		"C:x", "a\nb", "\x7f", "\xff", "x ",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct forged f = { .name = bad[i] };

		refused(forged(&f, 1, NULL), "n'y est pas admis");
	}
}

static void folders(void)
{
	struct forged f = { .name = "dossier/" };

	accepted(forged(&f, 1, NULL), 0);
	f.bytes = STR("caché");
	refused(forged(&f, 1, NULL), "un dossier y a un contenu");
}

static void names_twice(void)
{
	const struct forged files[] = {
		{ .name = "acte.odt", .bytes = S("le vrai") },
		{ .name = "acte.odt", .bytes = S("un faux") },
		{ .name = "ACTE.odt", .bytes = S("un faux") },
	};

	refused(forged(files, 2, NULL), "le même nom, acte.odt");
	refused(forged(files + 1, 2, NULL), "le même nom, ACTE.odt");
}

/* One local header for two entries, entries out of their order. */
static void places(void)
{
	struct forged files[] = {
		{ .name = "a", .bytes = S("bb") },
		{ .name = "b", .bytes = S("bb") },
	};

	files[1].offset = -33;
	refused(forged(files, 2, NULL), "ne se suivent pas");
	files[1].offset = 1 << 30;
	refused(forged(files, 2, NULL), "cachés entre deux entrées");
	files[1].offset = 0;
	files[1].before = STR("PK");
	refused(forged(files, 2, NULL), "cachés entre deux entrées");
}

static struct ctg_str deflated(struct ctg_str s)
{
	unsigned char *p = ctg_arena_alloc(&unit_arena, 1, s.n + 1000);
	z_stream z = { .next_in = (unsigned char *)s.p, .avail_in =
		(uInt)s.n, .next_out = p, .avail_out = (uInt)s.n + 1000 };

	CHECK(deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 9,
		Z_DEFAULT_STRATEGY) == Z_OK);
	CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
	deflateEnd(&z);
	return (struct ctg_str){ (const char *)p, z.total_out };
}

/* An entry of packed bytes that claims a size and a CRC. */
static struct ctg_str packed(struct ctg_str bytes, size_t size, uint32_t crc)
{
	struct forged f = { .name = "a", .bytes = bytes };

	f.head.method = ZIP_DEFLATED;
	f.head.size = (uint32_t)(size - bytes.n);
	f.head.crc = crc - (uint32_t)crc32_z(0,
		(const unsigned char *)bytes.p, bytes.n);
	f.local = f.head;
	return forged(&f, 1, NULL);
}

static void deflate_streams(void)
{
	static char noise[300'000];
	struct ctg_str s = { noise, sizeof(noise) }, p;
	uint32_t crc, seed = 1;

	for (size_t i = 0; i < s.n; i++)
		noise[i] = (char)((seed = seed * 1664525 + 1013904223) >> 28);
	crc = (uint32_t)crc32_z(0, (const unsigned char *)s.p, s.n);
	p = deflated(s);
	accepted(packed(p, s.n, crc), CTG_ODD_DEFLATED);
	refused(packed(p, s.n - 1, crc), "a est abîmé");
	refused(packed(p, s.n + 1, crc), "a est abîmé");
	refused(packed(p, s.n, crc + 1), "a est abîmé");
	refused(packed(ctg_str_head(p, p.n - 1), s.n, crc), "a est abîmé");
	refused(packed(sealed_join(p, STR("!")), s.n, crc), "a est abîmé");
	refused(packed(sealed_join(p, p), s.n, crc), "a est abîmé");
}

/* Zeros that say their size, and zeros that lie about it. */
static void bombs(void)
{
	const size_t huge = (size_t)16 << 20;
	struct ctg_str zeros = { ctg_arena_alloc(&unit_arena, 1, huge), huge };
	struct ctg_str p = deflated(zeros);
	struct forged big[3] = { 0 };
	uint32_t crc = (uint32_t)crc32_z(0, (const unsigned char *)zeros.p,
		huge);

	refused(packed(p, huge, crc), "bien trop comprimée");
	refused(packed(p, 100 * p.n, crc), "a est abîmé");
	for (size_t i = 0; i < 3; i++) {
		big[i].name = i == 0 ? "a" : i == 1 ? "b" : "c";
		big[i].head.size = big[i].head.packed = 400 << 20;
		big[i].local = big[i].head;
	}
	refused(forged(big, 3, NULL), "plus de 1 Go");
}

/* What base/zip.h writes is what ctg gives as a liasse. */
static void reads_what_zip_writes(void)
{
	static char spaces[10'000];
	const struct ctg_zip_entry files[] = {
		{ STR("a.odt"), STR("court"), true },
		{ STR("b.odt"), { memset(spaces, 'a', sizeof(spaces)),
			sizeof(spaces) }, false },
	};
	struct ctg_str zip = { 0 };

	CHECK_INT(ctg_zip_write(&zip, &unit_arena, files, 2, NULL), CTG_OK);
	accepted(zip, CTG_ODD_DEFLATED);
}

static void refuses_what_is_no_file(void)
{
	struct ctg_container c;
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_container_open(&c, &unit_arena, "rien", &err),
		CTG_ESYSTEM);
	CHECK_STR(ctg_str_from(err.file), "rien");
	CHECK_INT(ctg_container_open(&c, &unit_arena, ".", &err),
		CTG_ESYSTEM);
	CHECK_INT(ctg_container_open(&c, &unit_arena, "/dev/zero", &err),
		CTG_ESYSTEM);
}

int main(void)
{
	sealed_enter();
	UNIT(plain);
	UNIT(oddities);
	UNIT(descriptors);
	UNIT(disagreements);
	UNIT(refused_fields);
	UNIT(refused_ends);
	UNIT(refused_names);
	UNIT(folders);
	UNIT(names_twice);
	UNIT(places);
	UNIT(deflate_streams);
	UNIT(bombs);
	UNIT(reads_what_zip_writes);
	UNIT(refuses_what_is_no_file);
	sealed_leave();
	return unit_done();
}
