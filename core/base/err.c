/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

/* Cuts a truncated UTF-8 sequence off the end, so that a long message never
 * ends in half a letter. */
static void trim_utf8(char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && ((unsigned char)s[i - 1] & 0xc0) == 0x80)
		i--;
	if (i > 0 && (unsigned char)s[i - 1] >= 0xc0)
		s[i - 1] = '\0';
}

[[gnu::format(printf, 3, 0)]]
static void format(char *to, size_t size, const char *fmt, va_list ap)
{
	int n = vsnprintf(to, size, fmt, ap);

	if (n >= 0 && (size_t)n >= size)
		trim_utf8(to, size - 1);
}

enum ctg_code ctg_fail(struct ctg_err *err, enum ctg_code code,
	const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return code;
	err->code = code;
	err->line = err->col = 0;
	err->file[0] = err->hint[0] = '\0';
	va_start(ap, fmt);
	format(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	return code;
}

void ctg_err_at(struct ctg_err *err, const char *file,
	unsigned line, unsigned col)
{
	if (!err)
		return;
	err->line = line;
	err->col = col;
	if ((size_t)snprintf(err->file, sizeof(err->file), "%s", file) >=
	    sizeof(err->file))
		trim_utf8(err->file, sizeof(err->file) - 1);
}

void ctg_err_hint(struct ctg_err *err, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return;
	va_start(ap, fmt);
	format(err->hint, sizeof(err->hint), fmt, ap);
	va_end(ap);
}

enum ctg_code ctg_refuse(struct ctg_err *err, const char *why,
	const char *hint)
{
	enum ctg_code code = ctg_fail(err, CTG_EREFUSED, "%s", why);

	ctg_err_hint(err, "%s", hint);
	return code;
}
