/* SPDX-License-Identifier: Apache-2.0 */
#include "render/pdf.h"

#include "unit.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* LibreOffice itself is in the interop tests; here, what may happen to it. */
static char folder[] = "/tmp/ctg-unit-XXXXXX";

static const char *program(const char *text)
{
	static char path[64];
	FILE *f;

	snprintf(path, sizeof(path), "%s/soffice", folder);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	chmod(path, 0755);
	return path;
}

static unsigned left_behind(void)
{
	DIR *d = opendir(folder);
	unsigned n = 0;

	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

static struct ctg_err made(const char *with, unsigned seconds)
{
	const struct ctg_pdf_how how = { with, folder, seconds };
	struct ctg_err err = { 0 };
	struct ctg_str pdf = { 0 };

	CHECK_INT(ctg_pdf_make(&pdf, &unit_arena, STR("texte"), "odt", &how,
		&err), CTG_ESYSTEM);
	CHECK(!pdf.p);
	CHECK(err.hint[0] != '\0');
	return err;
}

#define SAYS(err, what) CHECK(ctg_str_has(ctg_str_from((err).msg), STR(what)))

static void absent(void)
{
	struct ctg_err err = made("/nulle/part/soffice", 5);

	SAYS(err, "introuvable");
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("libreoffice-writer")));
	CHECK_INT(left_behind(), 0);
}

/* It says that all is well, whatever happened. */
static void fails_in_silence(void)
{
	const char *p = program("#!/bin/sh\necho 'source file could not be "
		"loaded' >&2\nexit 0\n");
	struct ctg_err err = made(p, 5);

	SAYS(err, "n'a pas écrit de PDF");
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("could not be loaded")));
	CHECK_INT(left_behind(), 1);
}

static void writes_something_else(void)
{
	const char *p = program("#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do "
		"shift; done\necho non >\"$2/acte.pdf\"\necho non >&2\n");

	SAYS(made(p, 5), "n'a pas écrit de PDF");
}

static void hangs(void)
{
	const char *p = program("#!/bin/sh\nsleep 600 &\nsleep 600\n");

	struct ctg_err err = made(p, 1);

	SAYS(err, "n'a pas répondu en 1 seconde");
	CHECK(ctg_str_has(ctg_str_from(err.hint), STR("recommencez")));
	CHECK_INT(left_behind(), 1);
}

#define EACH "#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\n" \
	"out=$2\nshift 2\nfor f; do\n\tp=$out/$(basename \"$f\" .odt).pdf\n" \
	"\t{ echo %PDF-; cat \"$f\"; } >\"$p\"\ndone\n"

static void several_at_once(void)
{
	const struct ctg_str odt[] = { STR("un"), STR("deux"), STR("trois") };
	struct ctg_pdf_how how = { program(EACH), folder, 5 };
	struct ctg_str pdf[3] = { 0 };
	struct ctg_err err = { 0 };

	CHECK_INT(ctg_pdf_make_all(pdf, &unit_arena, odt, 3, "odt", &how,
		&err), CTG_OK);
	CHECK_STR(pdf[0], "%PDF-\nun");
	CHECK_STR(pdf[1], "%PDF-\ndeux");
	CHECK_STR(pdf[2], "%PDF-\ntrois");
	CHECK_INT(left_behind(), 1);
	/* all of them, or none */
	how.program = program(EACH "rm \"$out/acte-3.pdf\"\n");
	pdf[0] = STR("avant");
	CHECK_INT(ctg_pdf_make_all(pdf, &unit_arena, odt, 3, "odt", &how,
		&err), CTG_ESYSTEM);
	CHECK_STR(pdf[0], "avant");
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	UNIT(absent);
	UNIT(fails_in_silence);
	UNIT(writes_something_else);
	UNIT(hangs);
	UNIT(several_at_once);
	unlink(program(""));
	rmdir(folder);
	return unit_done();
}
