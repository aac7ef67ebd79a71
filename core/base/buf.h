/* SPDX-License-Identifier: Apache-2.0 */
/* buf.h - text that grows, inside an arena.
 *
 * Start with { .arena = a }.  Never NULL once something was added, always
 * followed by a NUL.  Old room is not reused: for large outputs the arena
 * holds at most twice the final size. */
#ifndef CTG_BASE_BUF_H
#define CTG_BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>

struct ctg_buf {
	struct ctg_arena *arena;
	char *p;
	size_t n, room;
};

void ctg_buf_add(struct ctg_buf *b, struct ctg_str s);
void ctg_buf_puts(struct ctg_buf *b, const char *cstr);
void ctg_buf_putc(struct ctg_buf *b, char c);
[[gnu::format(printf, 2, 3)]]
void ctg_buf_printf(struct ctg_buf *b, const char *fmt, ...);
[[gnu::format(printf, 2, 0)]]
void ctg_buf_vprintf(struct ctg_buf *b, const char *fmt, va_list ap);
/* Adds c (a code point) as UTF-8. */
void ctg_buf_putu(struct ctg_buf *b, unsigned c);

struct ctg_str ctg_buf_str(const struct ctg_buf *b);

/* printf into the arena. */
[[gnu::format(printf, 2, 3)]]
struct ctg_str ctg_strf(struct ctg_arena *a, const char *fmt, ...);

#endif
