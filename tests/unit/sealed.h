/* SPDX-License-Identifier: Apache-2.0 */
/* sealed.h - a small sealed container, and what is done to it, for the tests
 * of bundle. */
#ifndef CTG_TESTS_SEALED_H
#define CTG_TESTS_SEALED_H

#include "base/io.h"
#include "bundle/asic.h"
#include "unit.h"

#include "base/buf.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static char sealed_dir[] = "/tmp/ctg-sealed.XXXXXX";

#define SEALED_FILES	3

static const struct ctg_asic_source sealed_files[SEALED_FILES] = {
	{ .name = CTG_STR_INIT("01-acte-dugny-2023.odt"),
	  .bytes = CTG_STR_INIT("L'article 2 est ainsi rédigé.") },
	{ .name = CTG_STR_INIT("02-annexe-1-tarifs.odt"),
	  .bytes = CTG_STR_INIT("Tarifs : 1,20 euro") },
	{ .name = CTG_STR_INIT("07-metadonnees.json"),
	  .bytes = CTG_STR_INIT("{}") },
};

[[maybe_unused]] static void sealed_enter(void)
{
	if (!mkdtemp(sealed_dir) || chdir(sealed_dir) < 0)
		exit(1);
}

[[maybe_unused]] static void sealed_leave(void)
{
	char all[100];

	snprintf(all, sizeof(all), "rm -rf %s", sealed_dir);
	if (chdir("/") < 0 || system(all) != 0)
		exit(1);
}

/* « signature », then what is signed: enough for what only carries it. */
[[maybe_unused]] static enum ctg_code sealed_sign(void *ctx,
	struct ctg_str *der, struct ctg_arena *a, struct ctg_str manifest,
	struct ctg_err *err)
{
	(void)ctx, (void)err;
	*der = ctg_strf(a, "signature %.*s", STR_ARG(manifest));
	return CTG_OK;
}

static void sealed_write(const char *name, struct ctg_str bytes)
{
	CHECK_INT(ctg_io_write(name, bytes, NULL), CTG_OK);
}

/* Written in the file of that name; its bytes. */
[[maybe_unused]] static struct ctg_str seal(const char *name)
{
	struct ctg_str got = { 0 };

	CHECK_INT(ctg_asic_write(name, &unit_arena, sealed_files,
		SEALED_FILES, sealed_sign, NULL, NULL), CTG_OK);
	CHECK_INT(ctg_io_read(&got, &unit_arena, name, 1 << 20, NULL),
		CTG_OK);
	return got;
}

/* One byte of a file. */
[[maybe_unused]] static void sealed_patch(const char *name, size_t at, char c)
{
	int fd = open(name, O_WRONLY);

	CHECK(fd >= 0 && pwrite(fd, &c, 1, (off_t)at) == 1);
	close(fd);
}

[[maybe_unused]] static struct ctg_str sealed_join(struct ctg_str a,
	struct ctg_str b)
{
	struct ctg_buf all = { .arena = &unit_arena };

	ctg_buf_add(&all, a);
	ctg_buf_add(&all, b);
	return ctg_buf_str(&all);
}

/* The bytes with another text wherever one stands, of the same length. */
[[maybe_unused]] static struct ctg_str sealed_replace(struct ctg_str s,
	struct ctg_str what, struct ctg_str with)
{
	struct ctg_str p = ctg_str_dup(&unit_arena, s);

	CHECK(what.n == with.n && ctg_str_has(s, what));
	for (size_t i = 0; i + what.n <= p.n; i++)
		if (ctg_str_starts(ctg_str_skip(p, i), what))
			memcpy((char *)p.p + i, with.p, with.n);
	return p;
}

[[maybe_unused]] static void sealed_swap(const char *name, struct ctg_str s,
	struct ctg_str what, struct ctg_str with)
{
	sealed_write(name, sealed_replace(s, what, with));
}

#endif
