/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "unit.h"

static void tells_what_and_where(void)
{
	struct ctg_err err;

	memset(&err, 0x5a, sizeof(err));
	CHECK_INT(ctg_fail(&err, CTG_EINPUT, "clé « %s » inconnue",
		"visa"), CTG_EINPUT);
	CHECK_INT(err.code, CTG_EINPUT);
	CHECK_STR(ctg_str_from(err.msg), "clé « visa » inconnue");
	CHECK_INT(err.line, 0);
	CHECK_STR(ctg_str_from(err.file), "");
	CHECK_STR(ctg_str_from(err.hint), "");
	ctg_err_at(&err, "examples/dugny-2023/convention.md", 12, 3);
	ctg_err_hint(&err, "vouliez-vous dire « %s » ?", "visas");
	CHECK_STR(ctg_str_from(err.file), "examples/dugny-2023/convention.md");
	CHECK_INT(err.line, 12);
	CHECK_INT(err.col, 3);
	CHECK_STR(ctg_str_from(err.hint), "vouliez-vous dire « visas » ?");
	CHECK_STR(ctg_str_from(err.msg), "clé « visa » inconnue");
}

static void a_new_failure_forgets_the_old(void)
{
	struct ctg_err err;

	(void)ctg_fail(&err, CTG_EINPUT, "un");
	ctg_err_at(&err, "a.md", 4, 5);
	ctg_err_hint(&err, "faire ceci");
	(void)ctg_fail(&err, CTG_ESYSTEM, "deux");
	CHECK_INT(err.line, 0);
	CHECK_INT(err.col, 0);
	CHECK_STR(ctg_str_from(err.file), "");
	CHECK_STR(ctg_str_from(err.hint), "");
}

static void may_have_nobody_to_tell(void)
{
	CHECK_INT(ctg_fail(NULL, CTG_EGIT, "x"), CTG_EGIT);
	ctg_err_at(NULL, "a", 1, 1);
	ctg_err_hint(NULL, "x");
}

/* Whatever the length, a cut text ends with a whole letter. */
static void never_ends_in_half_a_letter(void)
{
	for (int n = 0; n < 420; n++) {
		struct ctg_buf long_text = { .arena = &unit_arena };
		struct ctg_err err;
		const char *s;

		for (int i = 0; i < n; i++)
			ctg_buf_putc(&long_text, 'x');
		ctg_buf_puts(&long_text, "é€😀é€😀");
		s = ctg_buf_str(&long_text).p;
		(void)ctg_fail(&err, CTG_EINPUT, "%s", s);
		ctg_err_hint(&err, "%s", s);
		ctg_err_at(&err, s, 0, 0);
		CHECK_INT(ctg_utf8_valid(ctg_str_from(err.msg)),
			strlen(err.msg));
		CHECK_INT(ctg_utf8_valid(ctg_str_from(err.hint)),
			strlen(err.hint));
		CHECK_INT(ctg_utf8_valid(ctg_str_from(err.file)),
			strlen(err.file));
		CHECK(strlen(err.msg) + 8 >= (size_t)n || n >= 390);
	}
}

int main(void)
{
	UNIT(tells_what_and_where);
	UNIT(a_new_failure_forgets_the_old);
	UNIT(may_have_nobody_to_tell);
	UNIT(never_ends_in_half_a_letter);
	return unit_done();
}
