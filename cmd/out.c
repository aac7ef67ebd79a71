/* SPDX-License-Identifier: Apache-2.0 */
#include "out.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "model/rules.h"
#include "render/term.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define BOLD	"\033[1m"
#define RED	"\033[1;31m"
#define YELLOW	"\033[1;33m"
#define CYAN	"\033[1;36m"
#define RESET	"\033[0m"

#define MAX_UP	4

static unsigned terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	long n;

	if (columns && (n = strtol(columns, NULL, 10)) > 0 && n < 10'000)
		return (unsigned)n;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

/* no-color.org: any value that is not empty; a dumb terminal has none. */
static bool wants_colour(enum ctg_when when, bool tty)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when != CTG_AUTO)
		return when == CTG_ALWAYS;
	return tty && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

void ctg_out_init(struct ctg_out *o, enum ctg_when colour)
{
	*o = (struct ctg_out){
		.tty = isatty(STDOUT_FILENO),
		.tty_err = isatty(STDERR_FILENO),
	};
	o->colour = wants_colour(colour, o->tty);
	o->colour_err = wants_colour(colour, o->tty_err);
	o->width = o->tty ? terminal_width() : 0;
}

static const char *pager_command(void)
{
	const char *p = getenv("PAGER");

	if (!p)
		return "if command -v less >/dev/null; then "
			"exec less -FRX; else exec cat; fi";
	return *p && strcmp(p, "cat") != 0 ? p : NULL;
}

static bool is_program(const char *folder, size_t n, const char *name,
	size_t len)
{
	char path[PATH_MAX];
	int written = snprintf(path, sizeof(path), "%.*s%s%.*s", (int)n,
		folder, n ? "/" : "", (int)len, name);

	return written > 0 && (size_t)written < sizeof(path) &&
		access(path, X_OK) == 0;
}

/* What the shell would have to read is left to it. */
static bool can_run(const char *command)
{
	const char *path = getenv("PATH");
	size_t n = strcspn(command, " \t");

	if (strpbrk(command, "|&;<>()$`\\\"'*?[#~=%!{}\n"))
		return true;
	if (memchr(command, '/', n))
		return is_program("", 0, command, n);
	for (size_t len; path && *path; path += len + (path[len] == ':')) {
		len = strcspn(path, ":");
		if (is_program(path, len, command, n))
			return true;
	}
	return false;
}

/* Without it the result is written straight, as git does: it is the result
 * that was asked for. */
static bool has_pager(struct ctg_out *o, const char *command)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	bool can = can_run(command);

	if (!can)
		ctg_out_talk(o, ctg_strf(&a, "l'afficheur « %s » (variable "
			"PAGER) est introuvable : le résultat est écrit "
			"sans lui\n", command));
	ctg_arena_release(&a);
	return can;
}

static _Noreturn void become_pager(const char *command, int in)
{
	dup2(in, STDIN_FILENO);
	setenv("LESSCHARSET", "utf-8", 0);
	signal(SIGPIPE, SIG_DFL);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

void ctg_out_page(struct ctg_out *o)
{
	const char *command = pager_command();
	int fd[2];

	if (!o->tty || o->pager || !command || !has_pager(o, command) ||
	    pipe(fd) < 0)
		return;
	o->pager = fork();
	if (o->pager == 0) {
		close(fd[1]);
		become_pager(command, fd[0]);
	}
	if (o->pager > 0) {
		dup2(fd[1], STDOUT_FILENO);
		/* Ctrl-C is for the pager; we go when it goes. */
		signal(SIGINT, SIG_IGN);
	} else {
		o->pager = 0;
	}
	close(fd[0]);
	close(fd[1]);
}

static void erase_bar(struct ctg_out *o)
{
	if (o->bar)
		fputs("\r\033[K", stderr);
	o->bar = false;
}

void ctg_out_write(struct ctg_out *o, struct ctg_str s)
{
	if (o->error || s.n == 0)
		return;
	erase_bar(o);
	if (fwrite(s.p, 1, s.n, stdout) != s.n)
		o->error = errno;
}

void ctg_out_talk(struct ctg_out *o, struct ctg_str s)
{
	erase_bar(o);
	if (fflush(stdout) != 0 && !o->error)
		o->error = errno;
	if (s.n > 0)
		fwrite(s.p, 1, s.n, stderr);
}

/* What people meet; strerror would speak English. */
static const char *reason(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT:
		return "disque plein";
	case EFBIG:
		return "fichier trop gros";
	case EBADF:
		return "la sortie est fermée";
	case EIO:
		return "erreur du disque ou du terminal";
	default:
		return strerror(error);
	}
}

static enum ctg_code write_failed(int error, struct ctg_err *err)
{
	if (error == EPIPE)
		return CTG_ESYSTEM;
	return ctg_fail(err, CTG_ESYSTEM,
		"écriture du résultat impossible : %s",
		reason(error));
}

/* Leaving the pager early is how people read; that it could not run, as the
 * shell says it, loses the result. */
static enum ctg_code wait_pager(struct ctg_out *o, struct ctg_err *err)
{
	enum ctg_code code;
	int status = 0;

	while (waitpid(o->pager, &status, 0) < 0 && errno == EINTR)
		continue;
	if (o->error == EPIPE)
		o->error = 0;
	if (!WIFEXITED(status) || WEXITSTATUS(status) < 126)
		return CTG_OK;
	code = ctg_fail(err, CTG_ESYSTEM,
		"l'afficheur page par page n'a pas pu être lancé");
	ctg_err_hint(err, "corrigez la variable PAGER, ou videz-la");
	return code;
}

enum ctg_code ctg_out_close(struct ctg_out *o, struct ctg_err *err)
{
	enum ctg_code code = CTG_OK;

	erase_bar(o);
	/* Closing tells of errors that a flush does not (quotas, NFS). */
	if (fflush(stdout) != 0 && !o->error)
		o->error = errno;
	if (close(STDOUT_FILENO) < 0 && !o->error)
		o->error = errno;
	if (o->pager)
		code = wait_pager(o, err);
	return o->error ? write_failed(o->error, err) : code;
}

static void coloured(struct ctg_buf *b, bool colour, const char *code,
	const char *word)
{
	if (colour)
		ctg_buf_printf(b, "%s%s" RESET, code, word);
	else
		ctg_buf_puts(b, word);
}

static void safe_line(struct ctg_buf *b, const char *s)
{
	ctg_term_safe(b, ctg_str_from(s));
}

void ctg_out_error(struct ctg_out *o, const struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_buf b = { .arena = &a };

	if (err->msg[0] == '\0')
		return;
	coloured(&b, o->colour_err, RED, "ctg :");
	ctg_buf_putc(&b, ' ');
	if (err->file[0] != '\0') {
		safe_line(&b, err->file);
		if (err->line > 0)
			ctg_buf_printf(&b, ":%u", err->line);
		if (err->line > 0 && err->col > 0)
			ctg_buf_printf(&b, ":%u", err->col);
		ctg_buf_puts(&b, " : ");
	}
	safe_line(&b, err->msg);
	ctg_buf_putc(&b, '\n');
	if (err->hint[0] != '\0') {
		ctg_buf_puts(&b, "    ");
		safe_line(&b, err->hint);
		ctg_buf_putc(&b, '\n');
	}
	ctg_out_talk(o, ctg_buf_str(&b));
	ctg_arena_release(&a);
}

void ctg_out_diag(struct ctg_buf *b, const struct ctg_diag *d, bool colour)
{
	static const char *const colours[] = {
		[CTG_NOTE_LEVEL] = CYAN,
		[CTG_WARNING] = YELLOW,
		[CTG_ERROR] = RED,
	};

	if (colour)
		ctg_buf_puts(b, BOLD);
	ctg_term_safe(b, d->at.file);
	if (d->at.line > 0)
		ctg_buf_printf(b, ":%u", d->at.line);
	if (d->at.line > 0 && d->at.col > 0)
		ctg_buf_printf(b, ":%u", d->at.col);
	ctg_buf_puts(b, ": ");
	coloured(b, colour, colours[d->level], ctg_level_name(d->level));
	ctg_buf_puts(b, ": ");
	ctg_term_safe(b, d->message);
	ctg_buf_printf(b, " [%s]\n", d->rule);
	if (d->remedy.n > 0) {
		ctg_buf_puts(b, "    ");
		ctg_term_safe(b, d->remedy);
		ctg_buf_putc(b, '\n');
	}
}

void ctg_out_diags(struct ctg_out *o, struct ctg_diags *diags)
{
	struct ctg_buf b = { .arena = diags->arena };

	ctg_diags_sort(diags);
	for (size_t i = 0; i < diags->n; i++)
		ctg_out_diag(&b, &diags->v[i], o->colour_err);
	ctg_out_talk(o, ctg_buf_str(&b));
}

void ctg_out_count(struct ctg_buf *b, size_t n, const char *one,
	const char *many)
{
	ctg_buf_printf(b, "%zu %s", n, n < 2 ? one : many);
}

struct ctg_str ctg_out_fold(struct ctg_str *s, size_t width)
{
	struct ctg_str rest = ctg_str_trim(*s);
	size_t cut = 0;

	for (size_t i = 1; i <= rest.n; i++) {
		if (i < rest.n && rest.p[i] != ' ')
			continue;
		if (cut > 0 && ctg_utf8_width(ctg_str_head(rest, i)) > width)
			break;
		cut = i;
	}
	*s = ctg_str_trim(ctg_str_skip(rest, cut));
	return ctg_str_head(rest, cut);
}

void ctg_out_paragraph(struct ctg_buf *b, struct ctg_str s)
{
	while (s.n > 0) {
		ctg_buf_add(b, ctg_out_fold(&s, 78));
		ctg_buf_putc(b, '\n');
	}
}

const char *ctg_out_path(struct ctg_arena *a, const char *top,
	const char *path)
{
	struct ctg_buf up = { .arena = a };
	char here[PATH_MAX];
	size_t n;

	if (!top)
		return path;
	path = ctg_strf(a, "%s%s", top, path).p;
	if (!getcwd(here, sizeof(here)))
		return path;
	n = strlen(here);
	for (int i = 0; i < MAX_UP && n > 1; i++) {
		if (strncmp(path, here, n) == 0 && path[n] == '/')
			return ctg_strf(a, "%.*s%s", (int)up.n, up.p ? up.p :
				"", path + n + 1).p;
		while (n > 0 && here[--n] != '/')
			;
		ctg_buf_puts(&up, "../");
	}
	return path;
}

#define BAR	30

void ctg_out_progress(struct ctg_out *o, size_t done, size_t total)
{
	size_t full = total ? done * BAR / total : BAR;

	if (!o->tty_err)
		return;
	if (o->tty)
		fflush(stdout);
	if (done >= total) {
		erase_bar(o);
		return;
	}
	fputs("\r[", stderr);
	for (size_t i = 0; i < BAR; i++)
		fputc(i < full ? '#' : ' ', stderr);
	fprintf(stderr, "] %zu/%zu\033[K", done, total);
	o->bar = true;
}
