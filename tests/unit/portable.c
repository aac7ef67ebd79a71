/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/portable.h"

static void refuses_what_windows_cannot_write(void)
{
	static const char *const bad[] = {
		"con", "aux", "nul", "prn", "com1", "lpt9", "CON", "Com3",
		"con.pdf", "aux.tar.gz", "nul .md", "CONOUT$", "a:b", "d.pdf:x",
		"quoi?", "*", "a\"b", "a|b", "<a>", "fin.", "fin ", "...", " ",
	};
	static const char *const good[] = {
		"", "a", "contrat", "con-2023", "com", "com0", "com10", "coma",
		"auxiliaire", "a.con", "1-aux.md", ".gitattributes", "é à.pdf",
		" debut", "lpt", "conin", "0-signature-caf.pdf",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(ctg_portable_fault(ctg_str_from(bad[i])));
		if (!ctg_portable_fault(ctg_str_from(bad[i])))
			printf("# taken: %s\n", bad[i]);
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(!ctg_portable_fault(ctg_str_from(good[i])));
		if (ctg_portable_fault(ctg_str_from(good[i])))
			printf("# refused: %s\n", good[i]);
	}
}

int main(void)
{
	UNIT(refuses_what_windows_cannot_write);
	return unit_done();
}
