/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/asic.h"

#include "base/io.h"
#include "bundle/asic_read.h"
#include "sealed.h"

#include <stdlib.h>
#include <unistd.h>

static enum ctg_code opened(const char *name, struct ctg_err *err)
{
	struct ctg_asic s;
	enum ctg_code code = ctg_asic_open(&s, &unit_arena, name, err);

	if (code)
		return code;
	code = ctg_asic_check(&s, &unit_arena, err);
	ctg_asic_close(&s);
	return code;
}

static void refused(const char *name, const char *why)
{
	struct ctg_err err = { 0 };

	CHECK_INT(opened(name, &err), CTG_EDIGEST);
	if (!ctg_str_has(ctg_str_from(err.msg), ctg_str_from(why)))
		CHECK_STR(ctg_str_from(err.msg), why);
}

static void writes_what_it_reads(void)
{
	struct ctg_asic s;
	struct ctg_err err = { 0 };
	struct ctg_str got, first = seal("a.asice");

	CHECK(ctg_str_eq(first, seal("b.asice")));
	CHECK_INT(ctg_asic_open(&s, &unit_arena, "a.asice", &err), CTG_OK);
	CHECK_INT(s.zip.odd, 0);
	CHECK_INT(s.zip.n, 1 + SEALED_FILES + 2);
	CHECK_INT(s.n, 1);
	for (size_t i = 0; i < SEALED_FILES; i++) {
		const struct ctg_container_entry *e = ctg_container_find(
			&s.zip, sealed_files[i].name);

		CHECK_INT(ctg_container_read(&got, &unit_arena, &s.zip, e,
			1000, &err), CTG_OK);
		CHECK(ctg_str_eq(got, sealed_files[i].bytes));
	}
	CHECK(ctg_str_ends(s.signatures[0].der, s.signatures[0].xml));
	CHECK_INT(ctg_asic_check(&s, &unit_arena, &err), CTG_OK);
	ctg_asic_close(&s);
}

/* From a file on the disk it is the same. */
static void reads_files(void)
{
	struct ctg_asic_source files[SEALED_FILES];
	struct ctg_str from_bytes = seal("a.asice"), got = { 0 };
	struct ctg_err err = { 0 };

	for (size_t i = 0; i < SEALED_FILES; i++) {
		files[i] = sealed_files[i];
		files[i].path = ctg_str_c(&unit_arena, ctg_strf(&unit_arena,
			"f%zu", i));
		sealed_write(files[i].path, files[i].bytes);
		files[i].bytes = (struct ctg_str){ 0 };
	}
	CHECK_INT(ctg_asic_write("c.asice", &unit_arena, files, SEALED_FILES,
		sealed_sign, NULL, &err), CTG_OK);
	CHECK_INT(ctg_io_read(&got, &unit_arena, "c.asice", 1 << 20, &err),
		CTG_OK);
	CHECK(ctg_str_eq(from_bytes, got));
	files[0].path = "nulle-part";
	CHECK_INT(ctg_asic_write("d.asice", &unit_arena, files, SEALED_FILES,
		sealed_sign, NULL, &err), CTG_ESYSTEM);
	CHECK_STR(ctg_str_from(err.file), "nulle-part");
	CHECK(!ctg_io_is_file("d.asice") && !ctg_io_is_file("d.asice.tmp0"));
}

static void several_sign(void)
{
	struct ctg_str one = seal("a.asice"), two = { 0 };
	struct ctg_asic s;
	struct ctg_err err = { 0 };
	size_t copied;

	CHECK_INT(ctg_asic_add("a.asice", "a.asice", &unit_arena, sealed_sign,
		NULL, &err), CTG_OK);
	CHECK_INT(ctg_asic_add("a.asice", "b.asice", &unit_arena, sealed_sign,
		NULL, &err), CTG_OK);
	CHECK_INT(ctg_asic_open(&s, &unit_arena, "b.asice", &err), CTG_OK);
	CHECK_INT(s.n, 3);
	CHECK_STR(s.signatures[2].name, "META-INF/ASiCManifest003.xml");
	CHECK_STR(s.signatures[2].manifest.signature,
		"META-INF/signature003.p7s");
	CHECK_INT(ctg_asic_check(&s, &unit_arena, &err), CTG_OK);
	copied = (size_t)s.zip.entries[1 + SEALED_FILES + 2].at;
	ctg_asic_close(&s);
	CHECK_INT(ctg_io_read(&two, &unit_arena, "b.asice", 1 << 20, &err),
		CTG_OK);
	CHECK(ctg_str_eq(ctg_str_head(one, copied),
		ctg_str_head(two, copied)));
}

static enum ctg_code sign_nothing(void *ctx, struct ctg_str *der,
	struct ctg_arena *a, struct ctg_str manifest, struct ctg_err *err)
{
	(void)ctx, (void)der, (void)a, (void)manifest;
	return ctg_fail(err, CTG_EREFUSED, "mot de passe refusé");
}

static void without_signature_nothing_is_written(void)
{
	struct ctg_err err = { 0 };
	struct ctg_str before = seal("a.asice"), after = { 0 };

	CHECK_INT(ctg_asic_write("d.asice", &unit_arena, sealed_files,
		SEALED_FILES, sign_nothing, NULL, &err), CTG_EREFUSED);
	CHECK_STR(ctg_str_from(err.msg), "mot de passe refusé");
	CHECK(!ctg_io_is_file("d.asice"));
	CHECK_INT(ctg_asic_add("a.asice", "a.asice", &unit_arena,
		sign_nothing, NULL, &err), CTG_EREFUSED);
	CHECK_INT(ctg_io_read(&after, &unit_arena, "a.asice", 1 << 20, &err),
		CTG_OK);
	CHECK(ctg_str_eq(before, after));
}

static void refuses_names(void)
{
	static const char *const names[] = {
		"", "mimetype", "META-INF/x", "../x", "é.odt", "A.odt", "a b",
	};
	struct ctg_asic_source two[2] = { { .name = STR("a.odt") },
		{ .name = STR("a.odt") } };
	struct ctg_err err = { 0 };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		two[1].name = ctg_str_from(names[i]);
		CHECK_INT(ctg_asic_write("n.asice", &unit_arena, two + 1, 1,
			sealed_sign, NULL, &err), CTG_EREFUSED);
	}
	two[1].name = two[0].name;
	CHECK_INT(ctg_asic_write("n.asice", &unit_arena, two, 2, sealed_sign,
		NULL, &err), CTG_EREFUSED);
	CHECK_INT(ctg_asic_write("n.asice", &unit_arena, two, 0, sealed_sign,
		NULL, &err), CTG_EREFUSED);
	CHECK(!ctg_io_is_file("n.asice"));
}

/* Each bit of a small container. */
static void every_bit_counts(void)
{
	struct ctg_str good = seal("a.asice");
	char *bytes = (char *)ctg_str_dup(&unit_arena, good).p;
	size_t wrong = 0;

	for (size_t bit = 0; bit < 8 * good.n; bit++) {
		struct ctg_err err = { 0 };

		bytes[bit / 8] ^= (char)(1 << bit % 8);
		sealed_patch("a.asice", bit / 8, bytes[bit / 8]);
		if (opened("a.asice", &err) != CTG_EDIGEST || !err.msg[0]) {
			printf("# bit %zu of byte %zu: %s\n", bit % 8,
				bit / 8, err.msg);
			wrong++;
		}
		bytes[bit / 8] = good.p[bit / 8];
		sealed_patch("a.asice", bit / 8, bytes[bit / 8]);
	}
	CHECK_INT(wrong, 0);
	CHECK_INT(opened("a.asice", NULL), CTG_OK);
}

/* Cut anywhere, it is refused as well. */
static void every_length_counts(void)
{
	struct ctg_str good = seal("a.asice");

	for (size_t n = good.n; n-- > 0;) {
		CHECK(truncate("a.asice", (off_t)n) == 0);
		CHECK_INT(opened("a.asice", NULL), CTG_EDIGEST);
	}
}

static void says_what_is_wrong(void)
{
	struct ctg_str good = seal("a.asice");

	sealed_write("x", STR("%PDF-1.7"));
	refused("x", "ce n'est pas un zip");
	sealed_write("x", sealed_join(good, STR("!")));
	refused("x", "des octets suivent sa fin");
	sealed_write("x", sealed_join(STR("#!/bin/sh\n"), good));
	refused("x", "des octets précèdent son début");
	sealed_write("x", ctg_str_head(good, good.n - 3));
	refused("x", "tronqué");
	sealed_swap("x", good, STR("asic-e+zip"), STR("asic-s+zip"));
	refused("x", "mimetype est abîmé");
	sealed_swap("x", good, STR("L'article 2"), STR("L'article 3"));
	refused("x", "01-acte-dugny-2023.odt est abîmé");
}

int main(void)
{
	sealed_enter();
	UNIT(writes_what_it_reads);
	UNIT(reads_files);
	UNIT(several_sign);
	UNIT(without_signature_nothing_is_written);
	UNIT(refuses_names);
	UNIT(every_bit_counts);
	UNIT(every_length_counts);
	UNIT(says_what_is_wrong);
	sealed_leave();
	return unit_done();
}
