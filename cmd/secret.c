/* SPDX-License-Identifier: Apache-2.0 */
#include "secret.h"

#include "bundle/key.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

void ctg_secret_guard(void)
{
	const struct rlimit none = { 0, 0 };

	prctl(PR_SET_DUMPABLE, 0);
	setrlimit(RLIMIT_CORE, &none);
	ctg_key_prepare();
}

enum ctg_code ctg_secret_fd(int *fd, const char *text, struct ctg_err *err)
{
	char *end;
	long n;
	enum ctg_code code;

	*fd = -1;
	if (!text)
		return CTG_OK;
	errno = 0;
	n = strtol(text, &end, 10);
	if (*text && !*end && !errno && n >= 0 && n < 1024 &&
	    fcntl((int)n, F_GETFD) >= 0) {
		*fd = (int)n;
		return CTG_OK;
	}
	code = ctg_fail(err, CTG_EUSAGE, "aucun fichier n'est ouvert sous ce "
		"numéro\u00a0: «\u00a0%s\u00a0»", text);
	ctg_err_hint(err, "par exemple\u00a0: --mot-de-passe-fd 3 3<fichier");
	return code;
}

/* A line, and not a byte beyond it: what follows may be for another. */
static enum ctg_code read_line(int fd, char *out, size_t max,
	struct ctg_err *err)
{
	size_t n = 0;
	ssize_t k;

	while (n < max) {
		k = read(fd, out + n, 1);
		if (k < 0)
			return ctg_fail(err, CTG_ESYSTEM, errno == EINTR ?
				"mot de passe abandonné" :
				"lecture du mot de passe impossible");
		if (k == 0 || out[n] == '\n')
			break;
		n++;
	}
	if (n == max)
		return ctg_fail(err, CTG_EUSAGE, "mot de passe trop long");
	if (n > 0 && out[n - 1] == '\r')
		n--;
	out[n] = '\0';
	return CTG_OK;
}

/* The signal that came while the echo was off. */
static volatile sig_atomic_t came;

static void note(int sig)
{
	came = sig;
}

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

#define SIGNALS	(sizeof(signals) / sizeof(signals[0]))

/* The echo comes back whatever happens, then the signal does its work. */
static enum ctg_code read_unseen(char *out, size_t max, struct ctg_err *err)
{
	struct sigaction mine = { .sa_handler = note }, old[SIGNALS];
	struct termios shown, hidden;
	enum ctg_code code;

	if (tcgetattr(STDIN_FILENO, &shown) != 0)
		return ctg_fail(err, CTG_ESYSTEM, "terminal illisible");
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
	came = 0;
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &mine, &old[i]);
	if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0)
		code = read_line(STDIN_FILENO, out, max, err);
	else
		code = ctg_fail(err, CTG_ESYSTEM, "l'écho du terminal n'a pas "
			"pu être coupé");
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &old[i], NULL);
	if (came)
		raise(came);
	return code;
}

static enum ctg_code refuse_unasked(const char *what, struct ctg_err *err)
{
	enum ctg_code code = ctg_fail(err, CTG_EUSAGE, "il faut le mot de "
		"passe %s, et il n'y a pas de terminal où le demander", what);

	ctg_err_hint(err, "il peut être lu d'un descripteur ouvert\u00a0: "
		"--mot-de-passe-fd 3 3<fichier");
	return code;
}

static void say(const char *s)
{
	if (write(STDERR_FILENO, s, strlen(s)) < 0)
		return;
}

enum ctg_code ctg_secret_ask(void *ctx, const char *what, char *out,
	size_t max, struct ctg_err *err)
{
	const struct ctg_secret *from = ctx;
	enum ctg_code code;

	if (from->fd >= 0)
		return read_line(from->fd, out, max, err);
	if (!isatty(STDIN_FILENO))
		return refuse_unasked(what, err);
	say("Mot de passe ");
	say(what);
	say("\u00a0: ");
	code = read_unseen(out, max, err);
	say("\n");
	return code;
}
