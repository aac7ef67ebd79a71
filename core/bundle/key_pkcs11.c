/* SPDX-License-Identifier: Apache-2.0 */
/* Cards and other tokens, through the engine of libp11: OpenSSL 3.0 has no
 * other way to them, and calls that way deprecated. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "base/arena.h"
#include "base/buf.h"
#include "bundle/key_parts.h"
#include "bundle/openssl_fail.h"
#include "bundle/pkcs11_uri.h"

#include <openssl/crypto.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/ui.h>
#include <stdio.h>
#include <unistd.h>

static enum ctg_code fail(struct ctg_err *err, const char *what,
	const char *hint)
{
	enum ctg_code code = ctg_openssl_fail(err, CTG_ESYSTEM, what);

	ctg_err_hint(err, "%s", hint);
	return code;
}

/* Nobody answers when the engine asks for a PIN by itself: it is given
 * first, and once. */
static int say_nothing([[maybe_unused]] UI *ui,
	[[maybe_unused]] UI_STRING *s)
{
	return 0;
}

/* The engine says in English, on its own, what we say after it. */
static bool set_up(ENGINE *e, UI_METHOD *silent, const char *module)
{
	if (module && strchr(module, '/') && access(module, R_OK) != 0)
		return false;
	UI_method_set_reader(silent, say_nothing);
	return (!module || ENGINE_ctrl_cmd_string(e, "MODULE_PATH", module,
		0) == 1) && ENGINE_ctrl_cmd_string(e, "QUIET", NULL, 0) == 1 &&
		ENGINE_ctrl_cmd(e, "SET_USER_INTERFACE", 0, silent, NULL, 0)
		== 1 && ENGINE_init(e) == 1;
}

static enum ctg_code start(struct ctg_key *k, const char *module,
	struct ctg_err *err)
{
	ENGINE *e;

	ENGINE_load_dynamic();
	e = ENGINE_by_id("pkcs11");
	if (!e)
		return fail(err, "le lien d'OpenSSL avec les cartes (PKCS#11) "
			"n'est pas installé", "sous Debian\u00a0: apt-get "
			"install libengine-pkcs11-openssl");
	k->silent = UI_create_method("ctg");
	if (!k->silent || !set_up(e, k->silent, module)) {
		ENGINE_free(e);
		return fail(err, "le module PKCS#11 de la carte ne répond pas",
			"nommez-le dans l'URI\u00a0: «\u00a0pkcs11:…?"
			"module-path=/chemin/du/module.so\u00a0»");
	}
	k->engine = e;
	return CTG_OK;
}

/* The card is asked once: some lock themselves after three wrong PINs. */
static enum ctg_code give_pin(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	char *pin = OPENSSL_secure_malloc(CTG_PASSWORD_MAX);
	enum ctg_code code;

	if (!pin)
		return ctg_fail(err, CTG_ESYSTEM, "mémoire insuffisante");
	code = from->ask(from->ctx, "(code PIN) de la carte", pin,
		CTG_PASSWORD_MAX, err);
	if (!code && ENGINE_ctrl_cmd_string(k->engine, "PIN", pin, 0) != 1)
		code = ctg_openssl_fail(err, CTG_ESYSTEM,
			"le code PIN n'a pas pu être donné à la carte");
	OPENSSL_secure_clear_free(pin, CTG_PASSWORD_MAX);
	return code;
}

/* A certificate is public, and may be on the card. */
static enum ctg_code load_certificate(struct ctg_key *k, const char *uri,
	struct ctg_err *err)
{
	struct {
		const char *uri;
		X509 *x;
	} request = { uri, NULL };
	enum ctg_code code;

	if (ENGINE_ctrl_cmd(k->engine, "LOAD_CERT_CTRL", 0, &request, NULL,
	    0) == 1 && request.x) {
		k->certificate = request.x;
		return CTG_OK;
	}
	code = ctg_openssl_fail(err, CTG_EINPUT, "la carte ne donne pas le "
		"certificat de cette URI");
	ctg_err_hint(err, "«\u00a0pkcs11-tool --list-objects\u00a0» montre "
		"ce qu'elle contient\u202f; un certificat qui n'y est pas se "
		"donne par --certificat");
	return code;
}

static enum ctg_code load_key(struct ctg_key *k, const char *uri,
	struct ctg_err *err)
{
	enum ctg_code code;

	k->key = ENGINE_load_private_key(k->engine, uri, k->silent, NULL);
	if (k->key)
		return CTG_OK;
	code = ctg_fail(err, CTG_EREFUSED, "la carte n'a pas donné accès à "
		"cette clé\u00a0: code PIN faux, ou clé absente");
	ERR_clear_error();
	ctg_err_hint(err, "ne recommencez pas sans vérifier\u00a0: une carte "
		"se bloque après quelques codes faux");
	return code;
}

static enum ctg_code load(struct ctg_key *k, const struct ctg_pkcs11_uri *uri,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	enum ctg_code code = start(k, uri->module, err);

	if (!code)
		code = from->certificate ? ctg_key_take_certificate(k,
			from->certificate, err) :
			load_certificate(k, uri->object, err);
	if (!code)
		code = give_pin(k, from, err);
	return code ? code : load_key(k, uri->object, err);
}

enum ctg_code ctg_key_open_pkcs11(struct ctg_key *k,
	const struct ctg_key_source *from, struct ctg_err *err)
{
	struct ctg_arena a = CTG_ARENA_INIT;
	struct ctg_pkcs11_uri uri;
	enum ctg_code code = ctg_pkcs11_uri_read(&uri, &a,
		ctg_str_from(from->pkcs11), err);

	/* A URI that is refused may hold a PIN, and is not shown. */
	if (!code) {
		code = load(k, &uri, from, err);
		if (code && !err->file[0])
			ctg_err_at(err, uri.object, 0, 0);
	}
	ctg_arena_release(&a);
	return code;
}

void ctg_key_close_pkcs11(struct ctg_key *k)
{
	if (k->engine) {
		ENGINE_finish(k->engine);
		ENGINE_free(k->engine);
	}
	UI_destroy_method(k->silent);
}
