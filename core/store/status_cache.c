/* SPDX-License-Identifier: Apache-2.0 */
#include "store/status_cache.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "base/utf8.h"

#include <git2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FORMAT	2
#define MOST	((size_t)64 << 20)
#define LAST	"fin"		/* no id is that of the last line */

/* « 7d1f….0ac3….2=99e1… »: all that the status was read from. */
static void write_key(struct ctg_buf *b, const struct ctg_roster_entry *e)
{
	ctg_buf_puts(b, e->folder[0] ? e->folder : "-");
	for (size_t i = 0; i < e->nacts; i++)
		ctg_buf_printf(b, ".%s", e->acts[i].tag);
	for (size_t i = 0; i < e->ndrafts; i++)
		ctg_buf_printf(b, ".%u%c%s", e->drafts[i].number,
			e->drafts[i].remote ? '~' : '=', e->drafts[i].tip);
}

/* Reading */

static struct ctg_str word(struct ctg_str *line)
{
	return ctg_str_split(line, ' ');
}

static void index_lines(struct ctg_status_cache *c, struct ctg_arena *a,
	struct ctg_str text)
{
	struct ctg_str rest = text, line = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	if (n < 2 || !ctg_str_eq(ctg_str_line(&rest), c->first))
		return;
	c->lines = CTG_NEW_N(a, struct ctg_str, n);
	while (rest.n > 0)
		c->lines[c->n++] = line = ctg_str_line(&rest);
	/* Cut short, it is not ours. */
	c->n = ctg_str_eq(line, STR(". " LAST)) ? c->n - 1 : 0;
}

void ctg_status_cache_open(struct ctg_status_cache *out, struct ctg_arena *a,
	const struct ctg_repo *r, const char *stamp)
{
	struct ctg_status_cache c = {
		.path = ctg_strf(a, "%sctg/statut",
			git_repository_commondir(r->git)).p,
		.first = ctg_strf(a, "ctg statut %d %s", FORMAT, stamp),
	};
	struct ctg_str text;

	if (ctg_io_is_file(c.path) &&
	    !ctg_io_read(&text, a, c.path, MOST, NULL))
		index_lines(&c, a, text);
	*out = c;
}

static bool take_number(unsigned *out, struct ctg_str *line)
{
	struct ctg_str s = word(line);
	unsigned n = 0;

	for (size_t i = 0; i < s.n && i < 9; i++) {
		if (!ctg_is_digit(s.p[i]))
			return false;
		n = n * 10 + (unsigned)(s.p[i] - '0');
	}
	*out = n;
	return s.n > 0 && s.n < 10;
}

static bool take_date(struct ctg_date *out, struct ctg_str *line)
{
	struct ctg_str s = word(line);

	return ctg_date_read_iso(out, s);
}

static bool take_state(enum ctg_state *out, struct ctg_str *line)
{
	unsigned n;

	if (!take_number(&n, line) || n > CTG_RESILIEE)
		return false;
	*out = (enum ctg_state)n;
	return true;
}

static bool take_size(size_t *out, struct ctg_str *line)
{
	unsigned n = 0;
	bool good = take_number(&n, line);

	*out = n;
	return good;
}

static bool take_drafts(struct ctg_status *s, struct ctg_arena *a,
	const struct ctg_roster_entry *e, struct ctg_str *line)
{
	s->ndrafts = e->ndrafts;
	s->drafts = CTG_NEW_N(a, struct ctg_status_draft, e->ndrafts);
	for (size_t i = 0; i < e->ndrafts; i++) {
		struct ctg_status_draft *d = &s->drafts[i];

		d->number = e->drafts[i].number;
		d->branch = e->drafts[i].branch;
		d->remote = e->drafts[i].remote;
		if (!take_state(&d->state, line) ||
		    !take_size(&d->errors, line))
			return false;
	}
	return true;
}

static bool take(struct ctg_status *s, struct ctg_arena *a,
	const struct ctg_roster_entry *e, struct ctg_str line)
{
	unsigned in_force, renewal;

	if (!take_date(&s->from, &line) || !take_date(&s->until, &line) ||
	    !take_state(&s->state, &line) || !take_number(&in_force, &line) ||
	    !take_number(&s->version, &line) || !take_date(&s->effect, &line) ||
	    !take_date(&s->end, &line) || !take_date(&s->notice, &line) ||
	    !take_number(&renewal, &line) || renewal > CTG_RENEWAL_TACIT ||
	    !take_size(&s->errors, &line) || !take_drafts(s, a, e, &line))
		return false;
	s->in_force = in_force;
	s->renewal = (enum ctg_renewal)renewal;
	s->nacts = e->nacts;
	s->titre = line;
	return ctg_utf8_valid(line) == line.n;
}

static int compare(const void *key, const void *line)
{
	struct ctg_str rest = *(const struct ctg_str *)line;

	return ctg_str_cmp(*(const struct ctg_str *)key, word(&rest));
}

bool ctg_status_cache_find(struct ctg_status *out, struct ctg_arena *a,
	const struct ctg_status_cache *c, const struct ctg_roster_entry *e,
	struct ctg_date today)
{
	struct ctg_status s = { .id = e->id };
	struct ctg_buf key = { .arena = a };
	const struct ctg_str *found = c->n == 0 ? NULL : bsearch(&e->id,
		c->lines, c->n, sizeof(*c->lines), compare);
	struct ctg_str line;

	if (!found)
		return false;
	line = *found;
	(void)word(&line);
	write_key(&key, e);
	if (!ctg_str_eq(word(&line), ctg_buf_str(&key)) ||
	    !take(&s, a, e, line) || ctg_date_cmp(today, s.from) < 0 ||
	    ctg_date_cmp(today, s.until) > 0)
		return false;
	*out = s;
	return true;
}

/* Writing */

static bool is_one_line(struct ctg_str s)
{
	return s.n == 0 || (!memchr(s.p, '\n', s.n) &&
		!memchr(s.p, '\r', s.n));
}

static void put_date(struct ctg_buf *b, struct ctg_date d)
{
	ctg_date_write_iso(b, d);
	ctg_buf_putc(b, ' ');
}

static void write_line(struct ctg_buf *b, const struct ctg_roster_entry *e,
	const struct ctg_status *s)
{
	ctg_buf_printf(b, "%.*s ", STR_ARG(e->id));
	write_key(b, e);
	ctg_buf_putc(b, ' ');
	put_date(b, s->from);
	put_date(b, s->until);
	ctg_buf_printf(b, "%d %d %u ", s->state, s->in_force, s->version);
	put_date(b, s->effect);
	put_date(b, s->end);
	put_date(b, s->notice);
	ctg_buf_printf(b, "%d %zu ", s->renewal, s->errors);
	for (size_t i = 0; i < s->ndrafts; i++)
		ctg_buf_printf(b, "%d %zu ", s->drafts[i].state,
			s->drafts[i].errors);
	ctg_buf_add(b, s->titre);
	ctg_buf_putc(b, '\n');
}

void ctg_status_cache_write(const struct ctg_status_cache *c,
	const struct ctg_roster *all, const struct ctg_status *v)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_buf b = { .arena = &a };
	struct ctg_str dir = ctg_str_from(c->path);

	ctg_buf_printf(&b, "%.*s\n", STR_ARG(c->first));
	for (size_t i = 0; i < all->n; i++)
		if (!ctg_status_why(&v[i]) && !all->v[i].work &&
		    is_one_line(v[i].titre))
			write_line(&b, &all->v[i], &v[i]);
	ctg_buf_puts(&b, ". " LAST "\n");
	while (dir.p[dir.n - 1] != '/')
		dir.n--;
	/* It may be there already; when it cannot be, nothing is lost. */
	(void)mkdir(ctg_str_c(&a, dir), 0777);
	if (ctg_io_write(c->path, ctg_buf_str(&b), NULL))
		(void)unlink(c->path);
	ctg_arena_release(&a);
}
