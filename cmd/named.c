/* SPDX-License-Identifier: Apache-2.0 */
#include "named.h"

#include <string.h>
#include <strings.h>

static const char *const forms[] = { "odt", "docx", "pdf", "html", "json",
	"txt", "htm", "doc", "rtf", "ods", "xlsx", "csv", "md", NULL };

bool ctg_named_is(const char *file, const char *form)
{
	const char *name = strrchr(file, '/');
	const char *dot = strrchr(name ? name : file, '.');

	return dot && strcasecmp(dot + 1, form) == 0;
}

enum ctg_code ctg_named_check(const char *file, const char *form,
	struct ctg_err *err)
{
	enum ctg_code code;
	size_t i = 0;

	while (forms[i] && !ctg_named_is(file, forms[i]))
		i++;
	if (!forms[i] || strcmp(forms[i], form) == 0)
		return CTG_OK;
	code = ctg_fail(err, CTG_EUSAGE, "« %s » annonce la forme %s, et la "
		"forme %s serait écrite", file, forms[i], form);
	ctg_err_hint(err, "changez ce nom, ou la forme demandée par "
		"--format");
	return code;
}
