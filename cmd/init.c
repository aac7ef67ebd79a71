/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "share.h"

#include "base/io.h"
#include "store/creation.h"

#include <stddef.h>
#include <time.h>

#define FILE_MAX	((size_t)1 << 20)
#define COUNT(t)	(sizeof(t) / sizeof((t)[0]))

struct args {
	const char *dir;
	bool bare, simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_FOLDER, .value = "[dossier]", AT(dir),
	  .help = "où le créer ; sans argument, ici" },
	{ CTG_OPT_FLAG, .name = "nu", AT(bare),
	  .help = "dépôt d'un serveur, qui contrôle ce qu'on lui envoie" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait fait, sans rien écrire" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg init registre", "un registre dans un nouveau dossier",
	"ctg init", "ici, même dans un dépôt git existant",
	"ctg init --nu /srv/git/registre.git",
		"sur un serveur, le dépôt où chacun envoie",
	NULL,
};

/* What comes with the program */

static const char *const files[] = {
	"README.md", "conventions/README.md", "modeles/README.md",
};
static const char *const hooks[] = { "pre-commit", "commit-msg",
	"pre-push" };
static const char *const server_hooks[] = { "pre-receive" };

static enum ctg_code find(const char **out, struct ctg_arena *a,
	const char *name, struct ctg_err *err)
{
	enum ctg_code code;

	*out = ctg_share_find(a, name);
	if (*out)
		return CTG_OK;
	code = ctg_fail(err, CTG_ESYSTEM,
		"les fichiers du programme sont introuvables (%s)", name);
	ctg_err_hint(err, "réinstallez ctg : make install");
	return code;
}

static enum ctg_code load(const struct ctg_creation_file **out,
	struct ctg_arena *a, const char *folder, const char *const *names,
	size_t n, struct ctg_err *err)
{
	struct ctg_creation_file *v = CTG_NEW_N(a, struct ctg_creation_file,
		n);
	enum ctg_code code = CTG_OK;

	for (size_t i = 0; i < n && !code; i++) {
		v[i].path = names[i];
		code = ctg_io_read(&v[i].text, a, ctg_io_join(a, folder,
			ctg_str_from(names[i])), FILE_MAX, err);
	}
	*out = v;
	return code;
}

static enum ctg_code load_all(struct ctg_creation *c, struct ctg_arena *a,
	struct ctg_err *err)
{
	const char *folder, *const *names = c->bare ? server_hooks : hooks;
	enum ctg_code code = find(&folder, a, "hooks", err);

	c->nhooks = c->bare ? COUNT(server_hooks) : COUNT(hooks);
	c->nfiles = COUNT(files);
	if (!code)
		code = load(&c->hooks, a, folder, names, c->nhooks, err);
	if (!code)
		code = find(&folder, a, "templates", err);
	return code ? code : load(&c->files, a, ctg_io_join(a, folder,
		STR("registre")), files, c->nfiles, err);
}

/* What is told */

static void tell_note(struct ctg_buf *b, const struct ctg_creation_note *n,
	bool simulate)
{
	switch (n->what) {
	case CTG_FILE_MADE:
	case CTG_HOOK_MADE:
		ctg_buf_printf(b, "  %s %s\n", simulate ? "à créer" : "créé   ",
			n->path);
		break;
	case CTG_FILE_KEPT:
		ctg_buf_printf(b, "  gardé   %s, qui existait\n", n->path);
		break;
	case CTG_CONFIG_MADE:
		ctg_buf_printf(b, "  %s %s : une phrase par ligne\n",
			simulate ? "à régler" : "réglé  ", n->path);
		break;
	case CTG_HOOK_KEPT:
	case CTG_HOOK_SHARED:
		break;
	}
}

/* Hooks that are not ours: the line to add to each. */
static void tell_hooks(struct ctg_buf *b, const struct ctg_created *made)
{
	enum ctg_creation_what said = CTG_FILE_MADE;

	for (size_t i = 0; i < made->n; i++) {
		const struct ctg_creation_note *n = &made->notes[i];

		if (n->what != CTG_HOOK_KEPT && n->what != CTG_HOOK_SHARED)
			continue;
		if (said != n->what && n->what == CTG_HOOK_SHARED)
			ctg_buf_printf(b, "\nLes crochets de git sont dans un "
				"dossier commun à plusieurs dépôts,\n%s, qui "
				"reste tel quel. ", n->path);
		else if (said != n->what)
			ctg_buf_puts(b, "\nDes crochets existaient : ils sont "
				"gardés. ");
		if (said != n->what)
			ctg_buf_puts(b, "Pour protéger les textes\nsignés, "
				"ajoutez une ligne à chacun :\n");
		ctg_buf_printf(b, "  %s\n    ctg hook %s \"$@\" || exit 1\n",
			n->what == CTG_HOOK_KEPT ? n->path : n->hook,
			n->hook);
		said = n->what;
	}
}

static bool has_made(const struct ctg_created *made)
{
	for (size_t i = 0; i < made->n; i++)
		if (made->notes[i].what == CTG_HOOK_MADE ||
		    made->notes[i].what == CTG_FILE_MADE)
			return true;
	return false;
}

static void tell_title(struct ctg_buf *b, const struct args *args,
	const struct ctg_created *made)
{
	const char *what = args->bare ? "Dépôt de serveur" : "Registre";

	if (made->already)
		ctg_buf_printf(b, "Le registre est déjà là%s\n",
			has_made(made) ? " ; ses crochets manquaient" : "");
	else if (args->bare && !has_made(made))
		ctg_buf_puts(b, "Le dépôt est déjà là\n");
	else if (args->simulate)
		ctg_buf_printf(b, "%s à créer (simulation : rien n'est "
			"écrit)\n", what);
	else if (args->bare && made->repository)
		ctg_buf_puts(b, "Contrôle des envois installé\n");
	else
		ctg_buf_printf(b, "%s créé%s%s%s%s\n", what,
			args->dir ? " dans " : "", args->dir ? args->dir : "",
			!made->repository ? "" : made->deep ? ", à l'intérieur "
			"du dépôt git " : ", dans le dépôt git qui s'y trouve",
			made->repository && made->deep ? made->top : "");
}

static void tell(struct ctg_buf *b, const struct args *args,
	const struct ctg_created *made)
{
	tell_title(b, args, made);
	for (size_t i = 0; i < made->n; i++)
		tell_note(b, &made->notes[i], args->simulate);
	tell_hooks(b, made);
	if (made->already || args->simulate || !has_made(made))
		return;
	if (args->bare)
		ctg_buf_puts(b, "\nEnsuite, depuis le registre :\n"
			"    git remote add origin <adresse de ce dépôt>\n"
			"    git push origin --all\n"
			"    git push origin --tags\n");
	else
		ctg_buf_printf(b, "\nLes textes en vigueur sont sur la branche "
			"%s. Ensuite :\n    ctg nouveau <id> --modele "
			"commune\n", made->branch);
}

static void set_time(struct ctg_creation *c)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	c->now = (long)now;
	c->offset = (int)(tm.tm_gmtoff / 60);
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct ctg_creation plan = {
		.dir = args->dir ? args->dir : ".",
		.bare = args->bare,
		.simulate = args->simulate,
	};
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_created made;
	enum ctg_code code;

	set_time(&plan);
	code = load_all(&plan, &c->arena, err);
	if (!code)
		code = ctg_creation_run(&made, &c->arena, &plan, err);
	if (code)
		return code;
	tell(&b, args, &made);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}

const struct ctg_command ctg_cmd_init = {
	.name = "init",
	.summary = "crée un registre, ou installe les contrôles dans une copie",
	.about =
		"Un registre est un dossier d'un dépôt git : des réglages, "
		"les conventions, les modèles de l'organisme.\n"
		"Aucun fichier existant n'est modifié. Dans la copie (clone) "
		"d'un registre, seuls les crochets de git qui protègent les "
		"textes signés sont installés.\n"
		"git diff, git show et git log -p y donnent alors les textes "
		"une phrase par ligne.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
