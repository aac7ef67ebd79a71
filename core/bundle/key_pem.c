/* SPDX-License-Identifier: Apache-2.0 */
#include "bundle/key_parts.h"
#include "bundle/openssl_fail.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX	((off_t)1 << 20)

static bool read_all(int fd, char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = read(fd, p, n);

		if (k == 0 || (k < 0 && errno != EINTR))
			return false;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
	return true;
}

static enum ctg_code fail(struct ctg_err *err, const char *path)
{
	enum ctg_code code = ctg_fail(err, CTG_ESYSTEM,
		errno == ENOENT ? "fichier introuvable" :
		errno == EACCES ? "accès refusé à ce fichier" :
		errno == EFBIG ? "ce fichier est trop grand pour une clé" :
		"lecture impossible");

	ctg_err_at(err, path, 0, 0);
	return code;
}

/* Without stdio, whose buffers nobody wipes. */
enum ctg_code ctg_key_read(struct ctg_str *out, const char *path,
	struct ctg_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *p = NULL;
	bool fine = false;

	if (fd >= 0 && fstat(fd, &st) == 0) {
		errno = st.st_size > FILE_MAX ? EFBIG : EIO;
		if (S_ISREG(st.st_mode) && st.st_size <= FILE_MAX)
			p = OPENSSL_secure_malloc((size_t)st.st_size + 1);
		fine = p && read_all(fd, p, (size_t)st.st_size);
	}
	if (fine)
		*out = (struct ctg_str){ p, (size_t)st.st_size };
	else if (p)
		OPENSSL_secure_clear_free(p, (size_t)st.st_size + 1);
	if (fd >= 0)
		close(fd);
	return fine ? CTG_OK : fail(err, path);
}

void ctg_key_wipe(struct ctg_str *s)
{
	OPENSSL_secure_clear_free((char *)s->p, s->n + 1);
	*s = STR("");
}

/* While OpenSSL reads a key, it asks for its password here. */
struct asking {
	const struct ctg_key_source *from;
	enum ctg_code code;
	struct ctg_err *err;
	char *password;			/* once it was asked for */
};

static enum ctg_code ask_once(struct asking *q)
{
	char what[300];

	q->password = OPENSSL_secure_zalloc(CTG_PASSWORD_MAX);
	if (!q->password)
		return ctg_fail(q->err, CTG_ESYSTEM, "mémoire insuffisante");
	snprintf(what, sizeof(what), "de la clé %s", q->from->key);
	return q->from->ask(q->from->ctx, what, q->password, CTG_PASSWORD_MAX,
		q->err);
}

/* OpenSSL tries several forms of key, and asks for each. */
static int give_password(char *out, int max, [[maybe_unused]] int writing,
	void *ctx)
{
	struct asking *q = ctx;
	size_t n;

	if (!q->password)
		q->code = ask_once(q);
	n = q->code ? 0 : strlen(q->password);
	if (q->code || n > (size_t)max)
		return -1;
	memcpy(out, q->password, n);
	return (int)n;
}

static enum ctg_code refuse_key(const struct asking *q)
{
	enum ctg_code code;

	if (q->password)
		return ctg_key_refuse(q->err, q->from->key);
	code = ctg_openssl_fail(q->err, CTG_EINPUT, "il n'y a pas là de clé "
		"privée lisible");
	ctg_err_at(q->err, q->from->key, 0, 0);
	ctg_err_hint(q->err, "donnez un fichier PEM («\u00a0-----BEGIN "
		"PRIVATE KEY-----\u00a0»)\u202f; pour un .p12 ou un .pfx"
		"\u00a0: --pkcs12");
	return code;
}

static enum ctg_code read_key(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	struct asking q = { from, CTG_OK, err, NULL };
	struct ctg_str s;
	BIO *in;
	enum ctg_code code = ctg_key_read(&s, from->key, err);

	if (code)
		return code;
	in = BIO_new_mem_buf(s.p, (int)s.n);
	if (in)
		k->key = PEM_read_bio_PrivateKey(in, NULL, give_password, &q);
	BIO_free(in);
	ctg_key_wipe(&s);
	if (q.code)
		code = q.code;
	else if (!k->key)
		code = refuse_key(&q);
	OPENSSL_secure_clear_free(q.password, CTG_PASSWORD_MAX);
	ERR_clear_error();
	return code;
}

enum ctg_code ctg_key_open_pem(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	enum ctg_code code = ctg_key_take_certificate(k, from->certificate,
		err);

	return code ? code : read_key(k, from, err);
}
