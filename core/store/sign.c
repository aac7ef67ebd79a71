/* SPDX-License-Identifier: Apache-2.0 */
#include "store/sign.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "base/spawn.h"

#include <git2.h>
#include <stdlib.h>
#include <unistd.h>

#define SIGNATURE_MAX	((size_t)1 << 20)

struct signer {
	struct ctg_arena *arena;
	const struct ctg_repo *repo;
	git_config *config;
	const char *program;
	const char *key;		/* NULL when git does not say */
};

/* git's settings */

static enum ctg_code asks(bool *out, git_config *config, const char *name,
	struct ctg_err *err)
{
	int yes = 0, error = git_config_get_bool(&yes, config, name);
	enum ctg_code code = CTG_OK;

	if (error && error != GIT_ENOTFOUND) {
		code = ctg_fail(err, CTG_EGIT, "le réglage %s de git doit "
			"être « true » ou « false »", name);
		ctg_err_hint(err, "git config %s true", name);
	}
	*out = *out || yes;
	return code;
}

enum ctg_code ctg_sign_wanted(bool *out, const struct ctg_repo *r,
	enum ctg_signed what, struct ctg_err *err)
{
	bool wanted = false;
	enum ctg_code code;
	git_config *config;

	if (git_repository_config_snapshot(&config, r->git))
		return ctg_repo_fail(err, "lecture de la configuration");
	if (what == CTG_SIGNED_COMMIT) {
		code = asks(&wanted, config, "commit.gpgsign", err);
	} else {
		code = asks(&wanted, config, "tag.gpgsign", err);
		if (!code)
			code = asks(&wanted, config,
				"tag.forcesignannotated", err);
	}
	git_config_free(config);
	if (!code)
		*out = wanted;
	return code;
}

/* The value of a setting, in the arena; otherwise when it has none. */
static const char *setting(const struct signer *s, const char *name,
	const char *otherwise)
{
	const char *value;

	if (git_config_get_string(&value, s->config, name) || !*value)
		return otherwise;
	return ctg_str_c(s->arena, ctg_str_from(value));
}

/* What failed */

static enum ctg_code refuse(struct ctg_err *err, const char *why)
{
	enum ctg_code code = ctg_fail(err, CTG_ESYSTEM,
		"signature impossible : %s", why);

	ctg_err_hint(err, "ctg signe comme git : voir gpg.format, user."
		"signingKey et commit.gpgSign dans « git config --list » ; "
		"rien n'a été enregistré");
	return code;
}

/* The last thing that a program said for people. */
static struct ctg_str last_words(struct ctg_str talk)
{
	struct ctg_str last = STR("");

	while (talk.n > 0) {
		struct ctg_str line = ctg_str_trim(ctg_str_line(&talk));

		if (line.n > 0 && !ctg_str_starts(line, STR("[GNUPG:]")))
			last = line;
	}
	return ctg_str_head(last, 200);
}

static enum ctg_code failed(const struct signer *s,
	const struct ctg_spawned *run, struct ctg_err *err)
{
	struct ctg_str said = last_words(run->talk);

	return refuse(err, said.n > 0 ?
		ctg_strf(s->arena, "%s répond « %.*s »", s->program,
			STR_ARG(said)).p :
		ctg_strf(s->arena, "%s s'est arrêté (code %d)", s->program,
			run->status).p);
}

/* Windows tools end their lines with "\r\n"; git drops the "\r". */
static struct ctg_str clean(struct ctg_arena *a, struct ctg_str s)
{
	struct ctg_buf b = { .arena = a };

	while (s.n > 0) {
		ctg_buf_add(&b, ctg_str_line(&s));
		ctg_buf_putc(&b, '\n');
	}
	return ctg_buf_str(&b);
}

/* GnuPG (and gpgsm, for X.509) */

static enum ctg_code sign_gpg(struct ctg_str *out, const struct signer *s,
	struct ctg_str text, struct ctg_err *err)
{
	const char *const argv[] = { s->program, "--status-fd=2", "-bsau",
		s->key, NULL };
	struct ctg_spawned run;
	struct ctg_err why;

	if (ctg_spawn(&run, s->arena, &(struct ctg_spawn){ argv, text, 0 },
	    &why))
		return refuse(err, why.msg);
	/* As git: the exit status alone does not say that it was signed. */
	if (run.status != 0 || run.out.n == 0 ||
	    !ctg_str_has(run.talk, STR("[GNUPG:] SIG_CREATED ")))
		return failed(s, &run, err);
	*out = clean(s->arena, run.out);
	return CTG_OK;
}

/* SSH */

static bool is_key(struct ctg_str s)
{
	return ctg_str_starts(s, STR("key::")) ||
		ctg_str_starts(s, STR("ssh-"));
}

/* A key that gpg.ssh.defaultKeyCommand gives, on its first line. */
static const char *default_key(const struct signer *s)
{
	const char *command = setting(s, "gpg.ssh.defaultkeycommand", NULL);
	const char *const argv[] = { "sh", "-c", command, NULL };
	struct ctg_spawned run;
	struct ctg_str line;

	if (!command || ctg_spawn(&run, s->arena,
	    &(struct ctg_spawn){ .argv = argv }, NULL) || run.status != 0)
		return NULL;
	line = ctg_str_trim(ctg_str_line(&run.out));
	return is_key(line) ? ctg_str_c(s->arena, line) : NULL;
}

/* The file that holds the key, as ssh-keygen wants it; a key written in the
 * configuration is put into the folder. */
static enum ctg_code key_file(const char **out, const struct signer *s,
	const char *folder, struct ctg_err *err)
{
	const char *key = s->key ? s->key : default_key(s);
	struct ctg_str text = ctg_str_from(key ? key : "");
	git_buf path = { 0 };

	if (!key)
		return refuse(err, "git ne sait pas avec quelle clé SSH (git "
			"config user.signingKey ~/.ssh/id_ed25519.pub)");
	if (is_key(text)) {
		(void)ctg_str_cut(&text, STR("key::"));
		*out = ctg_io_join(s->arena, folder, STR("cle.pub"));
		return ctg_io_write(*out,
			ctg_strf(s->arena, "%.*s\n", STR_ARG(text)), err);
	}
	/* The only reader that knows what « ~/ » is. */
	if (s->key && git_config_get_path(&path, s->config,
	    "user.signingkey") == 0)
		key = ctg_str_c(s->arena, ctg_str_from(path.ptr));
	git_buf_dispose(&path);
	*out = *key == '/' || !s->repo->work ? key :
		ctg_io_join(s->arena, s->repo->work, ctg_str_from(key));
	return CTG_OK;
}

/* Programs that stand for ssh-keygen know it as git calls it: with a file,
 * the signature being left beside it. */
static enum ctg_code sign_file(struct ctg_str *out, const struct signer *s,
	const char *folder, struct ctg_str text, struct ctg_err *err)
{
	const char *file = ctg_io_join(s->arena, folder, STR("texte"));
	const char *key = NULL;
	enum ctg_code code = key_file(&key, s, folder, err);
	const char *const argv[] = { s->program, "-Y", "sign", "-n", "git",
		"-f", key, file, NULL };
	struct ctg_spawned run;
	struct ctg_err why;

	if (!code)
		code = ctg_io_write(file, text, err);
	if (code)
		return code;
	if (ctg_spawn(&run, s->arena, &(struct ctg_spawn){ .argv = argv },
	    &why))
		return refuse(err, why.msg);
	if (run.status != 0 || ctg_io_read(out, s->arena,
	    ctg_strf(s->arena, "%s.sig", file).p, SIGNATURE_MAX, NULL))
		return failed(s, &run, err);
	*out = clean(s->arena, *out);
	return CTG_OK;
}

static enum ctg_code sign_ssh(struct ctg_str *out, const struct signer *s,
	struct ctg_str text, struct ctg_err *err)
{
	static const char *const names[] = { "cle.pub", "texte",
		"texte.sig" };
	struct ctg_str path = ctg_strf(s->arena, "%sctg-XXXXXX",
		git_repository_path(s->repo->git));
	char *folder = CTG_NEW_N(s->arena, char, path.n + 1);
	enum ctg_code code;

	memcpy(folder, path.p, path.n);
	if (!mkdtemp(folder)) {
		code = ctg_fail(err, CTG_ESYSTEM, "écriture impossible");
		ctg_err_at(err, path.p, 0, 0);
		return code;
	}
	code = sign_file(out, s, folder, text, err);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(ctg_io_join(s->arena, folder,
			ctg_str_from(names[i])));
	rmdir(folder);
	return code;
}

static enum ctg_code sign(struct ctg_str *out, struct signer *s,
	struct ctg_str text, const char *who, struct ctg_err *err)
{
	struct ctg_str format = ctg_str_from(setting(s, "gpg.format",
		"openpgp"));

	s->key = setting(s, "user.signingkey", NULL);
	if (ctg_str_eq(format, STR("ssh"))) {
		s->program = setting(s, "gpg.ssh.program", "ssh-keygen");
		return sign_ssh(out, s, text, err);
	}
	s->key = s->key ? s->key : who;
	if (ctg_str_eq(format, STR("openpgp")))
		s->program = setting(s, "gpg.openpgp.program",
			setting(s, "gpg.program", "gpg"));
	else if (ctg_str_eq(format, STR("x509")))
		s->program = setting(s, "gpg.x509.program", "gpgsm");
	else
		return refuse(err, ctg_strf(s->arena, "gpg.format « %.*s » "
			"inconnu", STR_ARG(format)).p);
	return sign_gpg(out, s, text, err);
}

enum ctg_code ctg_sign(struct ctg_str *out, struct ctg_arena *a,
	const struct ctg_repo *r, struct ctg_str text, const char *who,
	struct ctg_err *err)
{
	struct signer s = { .arena = a, .repo = r };
	enum ctg_code code;

	if (git_repository_config_snapshot(&s.config, r->git))
		return ctg_repo_fail(err, "lecture de la configuration");
	code = sign(out, &s, text, who, err);
	git_config_free(s.config);
	return code;
}
