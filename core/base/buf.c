/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define SHORT	48		/* bytes, of what is printed at once */

static void reserve(struct ctg_buf *b, size_t more)
{
	size_t room = b->room ? b->room : 64;
	char *p;

	if (b->room > b->n && more < b->room - b->n)
		return;
	while (room <= b->n + more)
		room *= 2;
	p = ctg_arena_alloc(b->arena, room, 1);
	if (b->n > 0)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->room = room;
}

void ctg_buf_add(struct ctg_buf *b, struct ctg_str s)
{
	reserve(b, s.n);
	if (s.n > 0)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
}

void ctg_buf_puts(struct ctg_buf *b, const char *cstr)
{
	ctg_buf_add(b, ctg_str_from(cstr));
}

void ctg_buf_putc(struct ctg_buf *b, char c)
{
	ctg_buf_add(b, (struct ctg_str){ &c, 1 });
}

void ctg_buf_vprintf(struct ctg_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	/* Nearly always there is room, and once is enough. */
	reserve(b, SHORT);
	va_copy(again, ap);
	n = vsnprintf(b->p + b->n, SHORT + 1, fmt, ap);
	if (n > SHORT) {
		reserve(b, (size_t)n);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
	}
	if (n > 0)
		b->n += (size_t)n;
	b->p[b->n] = '\0';
	va_end(again);
}

void ctg_buf_printf(struct ctg_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void ctg_buf_putu(struct ctg_buf *b, unsigned c)
{
	char s[4];
	size_t n;

	if (c < 0x80) {
		s[0] = (char)c;
		n = 1;
	} else if (c < 0x800) {
		s[0] = (char)(0xc0 | c >> 6);
		s[1] = (char)(0x80 | (c & 0x3f));
		n = 2;
	} else if (c < 0x10000) {
		s[0] = (char)(0xe0 | c >> 12);
		s[1] = (char)(0x80 | (c >> 6 & 0x3f));
		s[2] = (char)(0x80 | (c & 0x3f));
		n = 3;
	} else {
		s[0] = (char)(0xf0 | c >> 18);
		s[1] = (char)(0x80 | (c >> 12 & 0x3f));
		s[2] = (char)(0x80 | (c >> 6 & 0x3f));
		s[3] = (char)(0x80 | (c & 0x3f));
		n = 4;
	}
	ctg_buf_add(b, (struct ctg_str){ s, n });
}

struct ctg_str ctg_buf_str(const struct ctg_buf *b)
{
	return (struct ctg_str){ b->p ? b->p : "", b->n };
}

struct ctg_str ctg_strf(struct ctg_arena *a, const char *fmt, ...)
{
	struct ctg_buf b = { .arena = a };
	va_list ap;

	va_start(ap, fmt);
	ctg_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	return ctg_buf_str(&b);
}
