/* SPDX-License-Identifier: Apache-2.0 */
#include "store/repo.h"

#include <git2.h>

/* What libgit2 says, in part, and what it means to a person.  It gives no
 * finer code than these words; those that are not here are shown as they
 * are. */
struct meaning {
	const char *says;
	enum ctg_code code;
	const char *reason, *hint;
};

#define MAKE_ROOM \
	"faites de la place, puis recommencez : rien n'est perdu"
#define WHOSE		"vérifiez à qui appartiennent les fichiers de " \
			"« .git »"
#define TRUST		"si vous lui faites confiance, en nommant son " \
			"dossier : git config --global --add " \
			"safe.directory /chemin/du/depot"
#define BUSY		"une autre commande git travaille sur ce dépôt"
#define REMOVE_LOCK	"attendez qu'elle finisse ; si aucune n'est en " \
			"cours, effacez le fichier « .lock » resté dans " \
			"« .git »"
#define FSCK		"git fsck dit lequel ; reprenez-le d'un autre " \
			"clone ou d'une sauvegarde"

static const struct meaning meanings[] = {
	{ "No space left on device", CTG_ESYSTEM, "disque plein",
	  MAKE_ROOM },
	{ "Disk quota exceeded", CTG_ESYSTEM, "quota de disque atteint",
	  MAKE_ROOM },
	/* What libgit2 1.5 says when that happens amid a file. */
	{ "writer.open", CTG_ESYSTEM,
	  "écriture interrompue, disque plein sans doute", MAKE_ROOM },
	{ "File too large", CTG_ESYSTEM,
	  "fichier trop volumineux pour ce disque",
	  "«\u00a0ulimit -f\u00a0» dit quelle limite vous avez\u202f; rien "
	  "n'est perdu" },
	{ "Read-only file system", CTG_ESYSTEM,
	  "système de fichiers en lecture seule", "" },
	{ "Permission denied", CTG_ESYSTEM, "accès refusé",
	  WHOSE },
	{ "Operation not permitted", CTG_ESYSTEM, "accès refusé",
	  WHOSE },
	{ "Input/output error", CTG_ESYSTEM, "erreur du disque", "" },
	{ "Too many open files", CTG_ESYSTEM, "trop de fichiers ouverts",
	  "" },
	{ "lock file", CTG_EGIT, BUSY, REMOVE_LOCK },
	{ "index is locked", CTG_EGIT, BUSY, REMOVE_LOCK },
	/* It forgets why a file could not be written to its end. */
	{ "writer.open", CTG_ESYSTEM, "un fichier n'a pas pu être écrit en "
	  "entier", "vérifiez la place qui reste sur le disque, puis "
	  "recommencez : rien n'est perdu" },
	{ "is not owned by current user", CTG_EGIT,
	  "ce dépôt appartient à un autre utilisateur",
	  TRUST },
	/* libgit2 1.5 says so of the same, when there is no such setting. */
	{ "'safe.directory' was not found", CTG_EGIT,
	  "ce dépôt appartient à un autre utilisateur",
	  TRUST },
	{ "could not find repository", CTG_EGIT,
	  "il n'y a pas de dépôt git ici ni au-dessus",
	  "placez-vous dans un registre, ou créez-en un : ctg init" },
	{ "unsupported extension name", CTG_EGIT,
	  "ce dépôt est d'un format que ctg ne lit pas encore",
	  "un dépôt aux empreintes SHA-256, ou partiel, est à refaire en "
	  "SHA-1 : git init --object-format=sha1" },
	{ "unsupported repository version", CTG_EGIT,
	  "ce dépôt est d'un format plus récent que ce programme",
	  "mettez le programme « ctg » à jour" },
	{ "object not found", CTG_EGIT, "il manque un objet dans le dépôt",
	  FSCK },
	{ "hash mismatch", CTG_EGIT, "un objet du dépôt est abîmé",
	  FSCK },
	{ "inflate", CTG_EGIT, "un objet du dépôt est abîmé",
	  FSCK },
	{ "corrupt", CTG_EGIT, "un fichier du dépôt est abîmé",
	  FSCK },
	{ "ambiguous", CTG_EGIT, "plusieurs objets commencent ainsi",
	  "donnez quelques chiffres de plus" },
	{ "failed to parse config file", CTG_EGIT,
	  "la configuration de git est illisible",
	  "git config --list dit à quelle ligne" },
};

static const struct meaning *find_meaning(struct ctg_str said)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (ctg_str_has(said, ctg_str_from(meanings[i].says)))
			return &meanings[i];
	return NULL;
}

void ctg_repo_hint_lock(struct ctg_err *err, struct ctg_str lock)
{
	ctg_err_hint(err, "attendez qu'elle finisse, puis recommencez ; si "
		"aucune n'est en cours, effacez %.*s", STR_ARG(lock));
}

/* The lock that libgit2 names between quotes; else empty. */
static struct ctg_str find_lock(struct ctg_str said)
{
	struct ctg_str name;

	(void)ctg_str_split(&said, '\'');
	name = ctg_str_split(&said, '\'');
	return ctg_str_ends(name, STR(".lock")) ? name : STR("");
}

enum ctg_code ctg_repo_fail(struct ctg_err *err, const char *what)
{
	const git_error *e = git_error_last();
	const char *said = e && e->message ? e->message : "raison inconnue";
	const struct meaning *m = find_meaning(ctg_str_from(said));
	struct ctg_str lock;
	enum ctg_code code;

	if (!m)
		return ctg_fail(err, e && e->klass == GIT_ERROR_OS ?
			CTG_ESYSTEM : CTG_EGIT, "%s : %s", what, said);
	code = ctg_fail(err, m->code, "%s : %s", what, m->reason);
	ctg_err_hint(err, "%s", m->hint);
	lock = find_lock(ctg_str_from(said));
	if (m->code == CTG_EGIT && lock.n > 0)
		ctg_repo_hint_lock(err, lock);
	return code;
}
