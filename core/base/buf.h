/* SPDX-License-Identifier: Apache-2.0 */
/* buf.h - text that grows, inside an arena.
 *
 * Start with { .arena = a }.  Never NULL once something was added, always
 * followed by a NUL.  It grows where it is when nothing else was taken from the
 * arena since, else it moves and its old room is lost: the arena holds at most
 * twice the final size. */
#ifndef CTG_BASE_BUF_H
#define CTG_BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>

struct ctg_buf {
	struct ctg_arena *arena;
	char *p;
	size_t n, room;
};

/* Room for more bytes and a NUL.  For use by what is inline here. */
void ctg_buf_reserve(struct ctg_buf *b, size_t more);

static inline void ctg_buf_add(struct ctg_buf *b, struct ctg_str s)
{
	if (s.n >= b->room - b->n)
		ctg_buf_reserve(b, s.n);
	if (s.n > 0)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
}

static inline void ctg_buf_puts(struct ctg_buf *b, const char *cstr)
{
	ctg_buf_add(b, (struct ctg_str){ cstr, strlen(cstr) });
}

static inline void ctg_buf_putc(struct ctg_buf *b, char c)
{
	ctg_buf_add(b, (struct ctg_str){ &c, 1 });
}

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
