/* SPDX-License-Identifier: Apache-2.0 */
#include "render/pdf.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "base/spawn.h"

#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#define LARGEST	((size_t)512 << 20)

/* PDF/A-2b, tagged, with the outline of the headings. */
static const char filter[] = "pdf:writer_pdf_Export:{"
	"\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},"
	"\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"},"
	"\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"},"
	"\"InitialView\":{\"type\":\"long\",\"value\":\"0\"}}";

static int remove_one(const char *path, const struct stat *st, int type,
	struct FTW *ftw)
{
	(void)st;
	(void)ftw;
	return type == FTW_DP ? rmdir(path) : unlink(path);
}

static enum ctg_code failed(const struct ctg_spawned *run,
	struct ctg_err *err)
{
	struct ctg_str talk = run->talk, line = ctg_str_line(&talk);
	enum ctg_code code = ctg_fail(err, CTG_ESYSTEM, "LibreOffice n'a pas "
		"écrit de PDF");

	if (line.n)
		ctg_err_hint(err, "il dit\u00a0: %.*s", STR_ARG(line));
	return code;
}

/* A profile of its own: another LibreOffice may be open, and the person's
 * must not change. */
static enum ctg_code convert(struct ctg_str *out, struct ctg_arena *a,
	const char *folder, const char *document,
	const struct ctg_pdf_how *how, struct ctg_err *err)
{
	const char *const argv[] = { how->program, ctg_strf(a,
		"-env:UserInstallation=file://%s/profil", folder).p,
		"--headless", "--norestore", "--nolockcheck",
		"--convert-to", filter, "--outdir", folder, document, NULL };
	const struct ctg_spawn spawn = { .argv = argv,
		.seconds = how->seconds };
	struct ctg_spawned run;
	struct ctg_str pdf;
	enum ctg_code code = ctg_spawn(&run, a, &spawn, err);

	if (code) {
		ctg_err_hint(err, "les PDF sont écrits par LibreOffice\u00a0: "
			"apt-get install libreoffice-writer, ou --format odt");
		return code;
	}
	if (ctg_io_read(&pdf, a, ctg_strf(a, "%s/acte.pdf", folder).p,
	    LARGEST, NULL) || !ctg_str_starts(pdf, STR("%PDF-")))
		return failed(&run, err);
	*out = pdf;
	return CTG_OK;
}

enum ctg_code ctg_pdf_make(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str document, const char *extension,
	const struct ctg_pdf_how *how, struct ctg_err *err)
{
	char *folder = (char *)ctg_strf(a, "%s/ctg-pdf-XXXXXX",
		how->folder).p;
	const char *file;
	enum ctg_code code;

	if (!mkdtemp(folder))
		return ctg_fail(err, CTG_ESYSTEM, "%s\u00a0: impossible d'y "
			"créer un dossier", how->folder);
	file = ctg_strf(a, "%s/acte.%s", folder, extension).p;
	code = ctg_io_write(file, document, err);
	if (!code)
		code = convert(out, a, folder, file, how, err);
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return code;
}
