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

/* Where they are written, and what they become. */
struct batch {
	struct ctg_arena *arena;
	const char *folder, *extension;
	const struct ctg_str *documents;
	size_t n;
};

/* « acte.odt », « acte-2.odt » */
static const char *name(const struct batch *b, size_t i,
	const char *extension)
{
	return i == 0 ? ctg_strf(b->arena, "%s/acte.%s", b->folder,
		extension).p : ctg_strf(b->arena, "%s/acte-%zu.%s", b->folder,
		i + 1, extension).p;
}

/* A profile of its own: another LibreOffice may be open, and the person's
 * must not change. */
static const char **command(const struct batch *b,
	const struct ctg_pdf_how *how)
{
	const char *const first[] = { how->program, ctg_strf(b->arena,
		"-env:UserInstallation=file://%s/profil", b->folder).p,
		"--headless", "--norestore", "--nolockcheck",
		"--convert-to", filter, "--outdir", b->folder };
	const size_t n = sizeof(first) / sizeof(first[0]);
	const char **argv = CTG_NEW_N(b->arena, const char *, n + b->n + 1);

	memcpy(argv, first, sizeof(first));
	for (size_t i = 0; i < b->n; i++)
		argv[n + i] = name(b, i, b->extension);
	return argv;
}

static enum ctg_code take(struct ctg_str *out, const struct batch *b,
	const struct ctg_spawned *run, struct ctg_err *err)
{
	struct ctg_str *pdfs = CTG_NEW_N(b->arena, struct ctg_str, b->n);

	for (size_t i = 0; i < b->n; i++)
		if (ctg_io_read(&pdfs[i], b->arena, name(b, i, "pdf"), LARGEST,
		    NULL) || !ctg_str_starts(pdfs[i], STR("%PDF-")))
			return failed(run, err);
	for (size_t i = 0; i < b->n; i++)
		out[i] = pdfs[i];
	return CTG_OK;
}

static enum ctg_code convert(struct ctg_str *out, const struct batch *b,
	const struct ctg_pdf_how *how, struct ctg_err *err)
{
	const struct ctg_spawn spawn = { .argv = command(b, how),
		.seconds = how->seconds * (unsigned)b->n };
	struct ctg_spawned run;
	enum ctg_code code = ctg_spawn(&run, b->arena, &spawn, err);

	if (code) {
		ctg_err_hint(err, run.late ? "la machine est peut-être trop "
			"chargée\u00a0: recommencez, ou --format odt" :
			"les PDF sont écrits par LibreOffice\u00a0: "
			"apt-get install libreoffice-writer, ou --format odt");
		return code;
	}
	return take(out, b, &run, err);
}

enum ctg_code ctg_pdf_make_all(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_str *documents, size_t n, const char *extension,
	const struct ctg_pdf_how *how, struct ctg_err *err)
{
	char *folder = (char *)ctg_strf(a, "%s/ctg-pdf-XXXXXX",
		how->folder).p;
	const struct batch b = { a, folder, extension, documents, n };
	enum ctg_code code = CTG_OK;

	if (!mkdtemp(folder))
		return ctg_fail(err, CTG_ESYSTEM, "%s\u00a0: impossible d'y "
			"créer un dossier", how->folder);
	for (size_t i = 0; i < n && !code; i++)
		code = ctg_io_write(name(&b, i, extension), documents[i],
			err);
	if (!code)
		code = convert(out, &b, how, err);
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return code;
}

enum ctg_code ctg_pdf_make(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_str document, const char *extension,
	const struct ctg_pdf_how *how, struct ctg_err *err)
{
	return ctg_pdf_make_all(out, a, &document, 1, extension, how, err);
}
