/* SPDX-License-Identifier: Apache-2.0 */
#include "base/spawn.h"

#include "base/arena.h"
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OUTPUT_MAX	((size_t)1 << 20)

/* A file without a name, above the three that every program has. */
static int scratch_file(void)
{
	int fd = memfd_create("ctg", MFD_CLOEXEC), high;

	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	high = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	close(fd);
	return high;
}

static struct ctg_str read_all(struct ctg_arena *a, int fd)
{
	struct stat st;
	size_t max, n = 0;
	char *p;

	if (fstat(fd, &st) < 0)
		return STR("");
	max = st.st_size < (off_t)OUTPUT_MAX ? (size_t)st.st_size :
		OUTPUT_MAX;
	p = ctg_arena_alloc(a, max + 1, 1);
	while (n < max) {
		ssize_t k = pread(fd, p + n, max - n, (off_t)n);

		if (k == 0 || (k < 0 && errno != EINTR))
			break;
		if (k > 0)
			n += (size_t)k;
	}
	return (struct ctg_str){ p, n };
}

/* A reader that goes away must end the program as it would from a shell,
 * whatever we do with that signal ourselves.  One that may be killed leads a
 * group of its own; one that may ask stays in ours, which has the
 * terminal. */
static int start(pid_t *pid, const struct ctg_spawn *how, const int fd[3])
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t ours;
	int error;

	sigemptyset(&ours);
	sigaddset(&ours, SIGPIPE);
	sigaddset(&ours, SIGXFSZ);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigdefault(&attr, &ours);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF |
		(how->seconds ? POSIX_SPAWN_SETPGROUP : 0));
	for (int i = 0; i < 3; i++)
		posix_spawn_file_actions_adddup2(&actions, fd[i], i);
	error = posix_spawnp(pid, how->argv[0], &actions, &attr,
		(char *const *)how->argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* True when the time is over and it still runs. */
static bool is_late(pid_t pid, unsigned seconds)
{
	struct pollfd p = { .fd = pidfd_open(pid, 0), .events = POLLIN };
	int n;

	if (p.fd < 0)
		return false;
	do
		n = poll(&p, 1, (int)seconds * 1000);
	while (n < 0 && errno == EINTR);
	close(p.fd);
	return n == 0;
}

static int wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 127;
	return WIFEXITED(status) ? WEXITSTATUS(status) :
		128 + WTERMSIG(status);
}

static enum ctg_code refuse(int error, const struct ctg_spawn *how,
	struct ctg_err *err)
{
	if (error == ETIMEDOUT)
		return ctg_fail(err, CTG_ESYSTEM, "«\u00a0%s\u00a0» n'a pas "
			"répondu en %u seconde%s", how->argv[0], how->seconds,
			how->seconds > 1 ? "s" : "");
	return ctg_fail(err, CTG_ESYSTEM, error == ENOENT ?
		"programme introuvable\u00a0: «\u00a0%s\u00a0»" :
		"le programme «\u00a0%s\u00a0» n'a pas pu être lancé",
		how->argv[0]);
}

enum ctg_code ctg_spawn(struct ctg_spawned *out, struct ctg_arena *a,
	const struct ctg_spawn *how, struct ctg_err *err)
{
	struct ctg_spawned s = { 0 };
	enum ctg_code code = CTG_OK;
	int fd[3], error = 0;
	pid_t pid;

	for (int i = 0; i < 3; i++)
		fd[i] = scratch_file();
	if (fd[0] < 0 || fd[1] < 0 || fd[2] < 0 ||
	    !ctg_io_send(fd[0], how->in) || lseek(fd[0], 0, SEEK_SET) != 0)
		error = errno;
	else
		error = start(&pid, how, fd);
	if (!error && how->seconds && is_late(pid, how->seconds)) {
		kill(-pid, SIGKILL);
		wait_for(pid);
		error = ETIMEDOUT;
		s.late = true;
	}
	if (!error) {
		s.status = wait_for(pid);
		s.out = read_all(a, fd[1]);
		s.talk = read_all(a, fd[2]);
	}
	/* Not every system tells at once that there is no such program. */
	if (!error && s.status == 127 && s.talk.n == 0)
		error = ENOENT;
	*out = s;
	if (error)
		code = refuse(error, how, err);
	for (int i = 0; i < 3; i++)
		if (fd[i] >= 0)
			close(fd[i]);
	return code;
}
