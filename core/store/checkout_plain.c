/* SPDX-License-Identifier: Apache-2.0 */
/* Whether files are on the disk what they are in git, byte for byte.
 *
 * git can write other line ends than it stores, or the name of the object:
 * whether it does is said in up to six places, and libgit2 asks them all again
 * for every file.  Here each is read once, for the words without which nothing
 * is changed; where one of them stands libgit2 decides.  It runs no program
 * (filter=…), nor do we. */
#include "store/checkout.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "store/index.h"

#include <errno.h>

#define ATTRIBUTES	".gitattributes"
#define MOST		((size_t)1 << 20)

/* « text eol=lf » writes what is stored. */
static bool is_harmless(struct ctg_str text)
{
	static const struct ctg_str words[] = {
		CTG_STR_INIT("crlf"), CTG_STR_INIT("ident"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (ctg_str_has(text, words[i]))
			return false;
	return true;
}

static bool is_harmless_file(struct ctg_arena *a, const char *file)
{
	struct ctg_str text;
	struct stat st;

	if (stat(file, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR;
	return !ctg_io_read(&text, a, file, MOST, NULL) && is_harmless(text);
}

/* Settings */

static bool is_one_of(git_config *config, const char *name, const char *x,
	const char *y)
{
	const char *value;
	int error = git_config_get_string(&value, config, name);

	return error == GIT_ENOTFOUND ||
		(!error && (strcmp(value, x) == 0 || strcmp(value, y) == 0));
}

/* The attributes of the system, or of the person. */
static bool is_harmless_level(struct ctg_arena *a, git_config_level_t level,
	const char *name)
{
	git_buf found = { 0 };
	struct ctg_str list;
	bool harmless = git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, level,
		&found) == 0;

	list = (struct ctg_str){ found.ptr, found.size };
	while (harmless && list.n > 0) {
		struct ctg_str folder = ctg_str_split(&list,
			GIT_PATH_LIST_SEPARATOR);

		harmless = is_harmless_file(a, ctg_io_join(a,
			ctg_str_c(a, folder), ctg_str_from(name)));
	}
	git_buf_dispose(&found);
	return harmless;
}

static bool has_plain_settings(const struct ctg_checkout *c)
{
	git_buf named = { 0 };
	git_config *config;
	bool plain;

	if (git_repository_config_snapshot(&config, c->repo->git))
		return false;
	plain = is_one_of(config, "core.autocrlf", "false", "input") &&
		is_one_of(config, "core.eol", "lf", "lf") &&
		is_one_of(config, "core.ignorecase", "false", "false");
	if (plain && git_config_get_path(&named, config,
	    "core.attributesfile") == 0)
		plain = is_harmless_file(c->arena, named.ptr);
	git_buf_dispose(&named);
	git_config_free(config);
	return plain &&
		is_harmless_level(c->arena, GIT_CONFIG_LEVEL_SYSTEM,
			"gitattributes") &&
		is_harmless_level(c->arena, GIT_CONFIG_LEVEL_XDG,
			"attributes") &&
		is_harmless_file(c->arena, ctg_strf(c->arena,
			"%sinfo/attributes",
			git_repository_commondir(c->repo->git)).p);
}

/* Folders, files */

/* What the index has counts too: it is what git follows when it writes. */
static bool has_plain_attributes(const struct ctg_checkout *c,
	struct ctg_str folder)
{
	const char *name = ctg_strf(c->arena, "%.*s" ATTRIBUTES,
		STR_ARG(folder)).p;
	git_index_entry e;
	git_blob *blob;
	bool plain = is_harmless_file(c->arena, ctg_io_join(c->arena,
		c->repo->work, ctg_str_from(name)));

	if (!plain || !ctg_index_get(&e, c->index, name))
		return plain;
	if (git_blob_lookup(&blob, c->repo->git, &e.id))
		return false;
	plain = is_harmless((struct ctg_str){ git_blob_rawcontent(blob),
		(size_t)git_blob_rawsize(blob) });
	git_blob_free(blob);
	return plain;
}

/* A folder, or nothing yet. */
static bool is_plain_folder(const struct ctg_checkout *c,
	struct ctg_str folder)
{
	struct stat st;
	bool plain = lstat(ctg_strf(c->arena, "%s%.*s", c->repo->work,
		(int)folder.n - 1, folder.p).p, &st) == 0 ?
		S_ISDIR(st.st_mode) : errno == ENOENT;

	return plain && has_plain_attributes(c, folder);
}

/* Those on the way to a file that are not on the way to the one before. */
static bool has_plain_folders(const struct ctg_checkout *c, const char *path,
	const char *before)
{
	bool shared = before != NULL;

	for (size_t i = 0; path[i]; i++) {
		shared = shared && before[i] == path[i];
		if (path[i] == '/' && !shared &&
		    !is_plain_folder(c, (struct ctg_str){ path, i + 1 }))
			return false;
	}
	return true;
}

static bool is_plain_mode(unsigned mode)
{
	return mode == 0 || mode == GIT_FILEMODE_BLOB;
}

static bool is_plain_file(const struct ctg_checkout *c, const char *path)
{
	const char *name = strrchr(path, '/');
	git_index_entry e = { .mode = 0 };
	struct stat st;

	(void)ctg_index_get(&e, c->index, path);
	if (strcmp(name ? name + 1 : path, ATTRIBUTES) == 0 ||
	    !is_plain_mode(e.mode) ||
	    !is_plain_mode(ctg_checkout_target(NULL, c, path)))
		return false;
	if (lstat(ctg_io_join(c->arena, c->repo->work, ctg_str_from(path)),
	    &st) < 0)
		return errno == ENOENT;
	return S_ISREG(st.st_mode) && (st.st_mode & 0111) == 0;
}

bool ctg_checkout_is_plain(const struct ctg_checkout *c,
	const char *const *paths)
{
	if (!has_plain_settings(c) || !has_plain_attributes(c, STR("")))
		return false;
	for (size_t i = 0; paths[i]; i++)
		if (!has_plain_folders(c, paths[i], i ? paths[i - 1] : NULL) ||
		    !is_plain_file(c, paths[i]))
			return false;
	return true;
}
