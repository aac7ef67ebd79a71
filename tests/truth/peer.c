/* SPDX-License-Identifier: Apache-2.0 */
/* git diff --word-diff and lowdown-diff on the same two texts, as one file
 * each.  A change of theirs is what goes away and what comes side by side;
 * it is the edit when it has its words, old and new, and no other (signs of
 * punctuation aside).  A move is found when a change takes away exactly what
 * another brings back; what changes no word, when a change holds it and has
 * the same words on both sides. */
#include "truth.h"

#include "base/io.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const peer_names[2] = { "git diff --word-diff", "lowdown-diff" };

struct hunk {
	struct ctg_buf old, now;
	bool used, open, last;
};

struct hunks {
	struct ctg_arena *arena;
	struct hunk v[3000];
	size_t n;
	bool any_order;		/* what comes may be said before what goes */
};

extern char **environ;

static struct ctg_str output_of(struct ctg_arena *a, const char *const *argv)
{
	struct ctg_buf b = { .arena = a };
	posix_spawn_file_actions_t act;
	char block[65536];
	int fd[2], status;
	ssize_t n;
	pid_t pid;

	if (pipe(fd) < 0)
		return (struct ctg_str){ 0 };
	posix_spawn_file_actions_init(&act);
	posix_spawn_file_actions_adddup2(&act, fd[1], 1);
	posix_spawn_file_actions_addclose(&act, fd[0]);
	posix_spawn_file_actions_addopen(&act, 2, "/dev/null", O_WRONLY, 0);
	status = posix_spawnp(&pid, argv[0], &act, NULL, (char **)argv,
		environ);
	posix_spawn_file_actions_destroy(&act);
	close(fd[1]);
	while (status == 0 && (n = read(fd[0], block, sizeof(block))) > 0)
		ctg_buf_add(&b, (struct ctg_str){ block, (size_t)n });
	close(fd[0]);
	if (status != 0)
		return (struct ctg_str){ 0 };
	waitpid(pid, &status, 0);
	return b.n ? ctg_buf_str(&b) : (struct ctg_str){ 0 };
}

/* --- what they say --- */

static void add(struct hunks *l, bool now, struct ctg_str s)
{
	struct hunk *h = l->n ? &l->v[l->n - 1] : NULL;
	struct ctg_buf *b;

	if (!h || !h->open || (l->any_order ? now != h->last &&
	    (now ? h->now.n : h->old.n) > 0 : !now && h->now.n > 0)) {
		if (l->n == ALL_OF(l->v))
			return;
		h = &l->v[l->n++];
		*h = (struct hunk){ .old = { .arena = l->arena },
			.now = { .arena = l->arena }, .open = true };
	}
	h->last = now;
	b = now ? &h->now : &h->old;
	ctg_buf_putc(b, ' ');
	ctg_buf_add(b, s);
}

static void close_last(struct hunks *l)
{
	if (l->n > 0)
		l->v[l->n - 1].open = false;
}

static void read_git(struct hunks *l, struct ctg_str s)
{
	bool in = false;

	while (s.n > 0) {
		struct ctg_str line = ctg_str_line(&s);
		struct ctg_str rest = ctg_str_skip(line, 1);

		if (ctg_str_starts(line, STR("@@"))) {
			in = true;
			close_last(l);
		} else if (!in || line.n == 0) {
			continue;
		} else if (line.p[0] == '-' || line.p[0] == '+') {
			add(l, line.p[0] == '+', rest);
		} else if (line.p[0] == ' ' && ctg_str_trim(rest).n > 0) {
			close_last(l);
		}
	}
}

static struct ctg_str plain(struct ctg_arena *a, struct ctg_str s)
{
	static const struct { const char *name, *is; } v[] = {
		{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&#39;", "'" },
	};
	struct ctg_buf b = { .arena = a };

	while (s.n > 0) {
		size_t i = 0;

		while (i < ALL_OF(v) && !ctg_str_starts(s,
		       ctg_str_from(v[i].name)))
			i++;
		if (i < ALL_OF(v))
			ctg_buf_puts(&b, v[i].is);
		else
			ctg_buf_putc(&b, s.p[0]);
		s = ctg_str_skip(s, i < ALL_OF(v) ? strlen(v[i].name) : 1);
	}
	return b.n ? ctg_buf_str(&b) : (struct ctg_str){ 0 };
}

static void read_html(struct hunks *l, struct ctg_str s)
{
	unsigned ins = 0, del = 0;

	l->any_order = true;
	while (s.n > 0) {
		size_t i = ctg_str_find(s, STR("<"));
		struct ctg_str text = plain(l->arena, ctg_str_head(s, i));

		if (ctg_str_trim(text).n > 0 && (ins || del))
			add(l, ins > 0, text);
		else if (ctg_str_trim(text).n > 0)
			close_last(l);
		s = ctg_str_skip(s, i);
		ins += ctg_str_starts(s, STR("<ins"));
		del += ctg_str_starts(s, STR("<del"));
		ins -= ins && ctg_str_starts(s, STR("</ins"));
		del -= del && ctg_str_starts(s, STR("</del"));
		s = ctg_str_skip(s, ctg_str_find(s, STR(">")) + 1);
	}
}

/* --- what of it was asked --- */

static bool is_empty(const struct tokens *t)
{
	return t->n == 0;
}

static bool holds(const struct tokens *t, const struct tokens *part)
{
	for (size_t i = 0; i + part->n <= t->n; i++)
		if (memcmp(t->v + i, part->v, part->n * sizeof(*t->v)) == 0)
			return true;
	return false;
}

static bool same_words(const struct pair *p)
{
	return p->old.n == p->now.n && memcmp(p->old.v, p->now.v,
		p->old.n * sizeof(*p->old.v)) == 0;
}

struct judge {
	struct pair *pairs;	/* of the hunks */
	struct hunks *hunks;
};

static struct hunk *find(struct judge *j, const struct pair *want, bool slid)
{
	for (size_t i = 0; i < j->hunks->n; i++)
		if (!j->hunks->v[i].used && (slid ?
		    pair_slid(&j->pairs[i], want) :
		    pair_same(&j->pairs[i], want)))
			return &j->hunks->v[i];
	return NULL;
}

static bool find_move(struct judge *j, const struct pair *want)
{
	static struct pair from, to;
	struct hunk *x, *y;

	from = (struct pair){ .old = want->old };
	to = (struct pair){ .now = want->now };
	x = find(j, &from, true);
	y = find(j, &to, true);
	if (!x || !y)
		return false;
	x->used = y->used = true;
	return true;
}

static bool find_wordless(struct judge *j, const struct pair *want)
{
	for (size_t i = 0; i < j->hunks->n; i++) {
		const struct pair *p = &j->pairs[i];

		if (j->hunks->v[i].used || is_empty(&p->old) ||
		    !same_words(p) || !holds(&p->old, &want->old))
			continue;
		j->hunks->v[i].used = true;
		return true;
	}
	return false;
}

static bool judge(struct judge *j, const struct known *k,
	struct ctg_words *w)
{
	static struct pair want;
	struct hunk *h;

	pair_read(&want, w, k->old_written, k->now_written, false);
	if (k->operation == CTG_SPLIT || k->operation == CTG_MERGED)
		return false;
	if (k->nature == CTG_CHANGE_MOVE)
		return find_move(j, &want);
	if (k->nature == CTG_CHANGE_TYPING || k->nature == CTG_CHANGE_FORM)
		return find_wordless(j, &want);
	h = find(j, &want, false);
	if (!h)
		h = find(j, &want, true);
	if (h)
		h->used = true;
	return h != NULL;
}

static void ask(struct hunks *l, unsigned which, const char *old,
	const char *now)
{
	const char *const git[] = { "git", "-c", "core.pager=cat", "diff",
		"--no-index", "--word-diff=porcelain", "--no-color", old, now,
		NULL };
	const char *const lowdown[] = { "lowdown-diff", "-Thtml", old, now,
		NULL };

	if (which == 0)
		read_git(l, output_of(l->arena, git));
	else
		read_html(l, output_of(l->arena, lowdown));
}

void peer_run(struct peer *p, unsigned which, struct script *s,
	const char *folder)
{
	struct hunks *l = CTG_NEW(s->arena, struct hunks);
	struct judge j = { .hunks = l };
	struct ctg_words w;
	const char *old = ctg_io_join(s->arena, folder, STR("old.md"));
	const char *now = ctg_io_join(s->arena, folder, STR("new.md"));
	struct ctg_err err;

	l->arena = s->arena;
	ctg_words_init(&w, s->arena);
	if (ctg_io_write(old, script_written(s, false), &err) ||
	    ctg_io_write(now, script_written(s, true), &err))
		abort();
	ask(l, which, old, now);
	p->failed += l->n == 0;
	j.pairs = CTG_NEW_N(s->arena, struct pair, l->n);
	for (size_t i = 0; i < l->n; i++) {
		pair_read(&j.pairs[i], &w, l->v[i].old.n ?
			ctg_buf_str(&l->v[i].old) : STR(""),
			l->v[i].now.n ? ctg_buf_str(&l->v[i].now) : STR(""),
			false);
		p->words += j.pairs[i].old.n + j.pairs[i].now.n;
	}
	p->hunks += l->n;
	for (size_t i = 0; i < s->n; i++)
		s->known[i].found_by[which] = judge(&j, &s->known[i], &w);
	for (size_t i = 0; i < l->n; i++)
		p->matched += l->v[i].used;
}
