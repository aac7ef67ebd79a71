/* SPDX-License-Identifier: Apache-2.0 */
/* Writes marked sheets that nobody would write, and both versions of each,
 * for programs to compare:
 *
 *	sheets COUNT FROM TO
 *
 * TO/feuille-<number>/ holds redline, old and new, in both formats.  Numbers
 * begin after FROM, and are seeds.  The names of those folders are
 * printed. */
#include "../unit/randomsheet.h"

#include "base/io.h"
#include "render/docx.h"
#include "render/odt.h"

#include <stdlib.h>
#include <sys/stat.h>

static bool keep(const char *to, const char *name, const struct ctg_sheet *s)
{
	struct ctg_arena *a = &unit_arena;
	struct ctg_str odt, docx;
	struct ctg_err err = { 0 };

	if (!ctg_odt_write(&odt, a, s, &err) &&
	    !ctg_docx_write(&docx, a, s, &err) &&
	    !ctg_io_write(ctg_strf(a, "%s/%s.odt", to, name).p, odt, &err) &&
	    !ctg_io_write(ctg_strf(a, "%s/%s.docx", to, name).p, docx, &err))
		return true;
	fprintf(stderr, "%s/%s: %s\n", to, name, err.msg);
	return false;
}

static bool keep_sides(const char *to, struct ctg_sheet *s)
{
	s->about.title = STR("Feuille");
	(void)mkdir(to, 0777);
	return keep(to, "redline", s) &&
		keep(to, "old", side_of(s, CTG_DELETED)) &&
		keep(to, "new", side_of(s, CTG_INSERTED));
}

int main(int argc, char **argv)
{
	unsigned n = argc == 4 ? (unsigned)atoi(argv[1]) : 0;
	unsigned from = n ? (unsigned)atoi(argv[2]) : 0;

	for (unsigned i = from + 1; i <= from + n; i++) {
		if (!keep_sides(ctg_strf(&unit_arena, "%s/feuille-%u",
		    argv[3], i).p, random_sheet(i)))
			return 1;
		printf("feuille-%u\n", i);
		ctg_arena_release(&unit_arena);
	}
	return n == 0;
}
