/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"
#include "textconv.h"

#include "base/io.h"
#include "store/guard.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>

#define SHOWN		20	/* breaches: beyond, nobody reads */
#define INPUT_MAX	((size_t)64 << 20)
#define MESSAGE_MAX	((size_t)1 << 20)
#define HEX		40

struct args {
	const char *name;
	struct ctg_opt_list rest;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, .required = true, .value = "<nom>", AT(name),
	  .help = "pre-commit, commit-msg, pre-push ou pre-receive" },
	{ CTG_OPT_OPERANDS, .value = "[<argument>…]", AT(rest),
	  .help = "ce que git donne à ce crochet" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"exec ctg hook pre-receive \"$@\"",
		"hooks/pre-receive d'un dépôt de serveur",
	NULL,
};

struct hook {
	struct ctg_cmd *c;
	const struct args *args;
	struct ctg_repo repo;
	struct ctg_diags diags;
	struct ctg_move *moves;
	size_t n;
};

/* What git gives on its standard input */

static enum ctg_code read_input(struct ctg_str *out, struct ctg_arena *a,
	struct ctg_err *err)
{
	struct ctg_buf b = { .arena = a };
	char chunk[4096];
	size_t n;

	while ((n = fread(chunk, 1, sizeof(chunk), stdin)) > 0) {
		if (b.n > INPUT_MAX)
			return ctg_fail(err, CTG_EINPUT, "trop de références "
				"envoyées d'un coup");
		ctg_buf_add(&b, (struct ctg_str){ chunk, n });
	}
	if (ferror(stdin))
		return ctg_fail(err, CTG_ESYSTEM, "lecture de ce que git "
			"envoie impossible : %s", strerror(errno));
	*out = ctg_buf_str(&b);
	return CTG_OK;
}

/* A full id; "" for the one of zeros, which is nothing. */
static bool read_id(const char **out, struct ctg_arena *a, struct ctg_str s)
{
	size_t zeros = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!ctg_is_digit(c) && !(c >= 'a' && c <= 'f'))
			return false;
		zeros += c == '0';
	}
	*out = zeros == s.n ? "" : ctg_str_c(a, s);
	return s.n == HEX;
}

/* Takes the last word of *s: a revision given to git push can hold spaces. */
static struct ctg_str take_word(struct ctg_str *s)
{
	size_t n = s->n;
	struct ctg_str word;

	while (n > 0 && s->p[n - 1] != ' ')
		n--;
	word = ctg_str_skip(*s, n);
	s->n = n > 0 ? n - 1 : 0;
	return word;
}

/* pre-receive: « old new ref ». */
static bool read_received(struct ctg_move *m, struct ctg_arena *a,
	struct ctg_str line)
{
	m->ref = ctg_str_c(a, take_word(&line));
	return read_id(&m->to, a, take_word(&line)) &&
		read_id(&m->from, a, line);
}

/* pre-push: « local-ref new ref old ». */
static bool read_pushed(struct ctg_move *m, struct ctg_arena *a,
	struct ctg_str line)
{
	struct ctg_str old = take_word(&line);

	m->ref = ctg_str_c(a, take_word(&line));
	return read_id(&m->to, a, take_word(&line)) &&
		read_id(&m->from, a, old);
}

static size_t count_lines(struct ctg_str s)
{
	size_t n = 0;

	for (; s.n > 0; n++)
		(void)ctg_str_line(&s);
	return n;
}

static enum ctg_code read_moves(struct hook *h,
	bool (*read)(struct ctg_move *m, struct ctg_arena *a,
	struct ctg_str line), struct ctg_err *err)
{
	struct ctg_arena *a = &h->c->arena;
	struct ctg_str rest;
	enum ctg_code code = read_input(&rest, a, err);

	if (code)
		return code;
	h->moves = CTG_NEW_N(a, struct ctg_move, count_lines(rest) + 1);
	while (rest.n > 0) {
		struct ctg_str line = ctg_str_line(&rest);

		if (!read(&h->moves[h->n++], a, line))
			return ctg_fail(err, CTG_EUSAGE, "ligne inattendue "
				"sur l'entrée standard : « %.*s »",
				line.n < 200 ? (int)line.n : 200, line.p);
	}
	return CTG_OK;
}

/* The hooks */

static enum ctg_code pre_commit(struct hook *h, struct ctg_err *err)
{
	return ctg_guard_index(&h->diags, &h->c->arena, &h->repo, NULL, err);
}

/* The message as git will keep it: without its comments, nor the diff that
 * « git commit -v » shows below a line of scissors. */
static struct ctg_str clean(struct ctg_arena *a, struct ctg_str message)
{
	struct ctg_buf b = { .arena = a };

	while (message.n > 0) {
		struct ctg_str line = ctg_str_line(&message);

		if (ctg_str_starts(line, STR("# ---")) &&
		    ctg_str_has(line, STR(">8")))
			break;
		if (ctg_str_starts(line, STR("#")))
			continue;
		ctg_buf_add(&b, line);
		ctg_buf_putc(&b, '\n');
	}
	ctg_buf_puts(&b, "");
	return ctg_buf_str(&b);
}

static enum ctg_code commit_msg(struct hook *h, struct ctg_err *err)
{
	struct ctg_arena *a = &h->c->arena;
	struct ctg_str text;
	enum ctg_code code = ctg_io_read(&text, a, h->args->rest.v[0],
		MESSAGE_MAX, err);

	return code ? code : ctg_guard_index(&h->diags, a, &h->repo,
		ctg_str_c(a, clean(a, text)), err);
}

static enum ctg_code check_moves(struct hook *h, struct ctg_err *err)
{
	return ctg_guard_moves(&h->diags, &h->c->arena, &h->repo, h->moves,
		h->n, err);
}

static enum ctg_code pre_push(struct hook *h, struct ctg_err *err)
{
	enum ctg_code code = read_moves(h, read_pushed, err);

	return code ? code : check_moves(h, err);
}

static enum ctg_code pre_receive(struct hook *h, struct ctg_err *err)
{
	enum ctg_code code = read_moves(h, read_received, err);

	return code ? code : check_moves(h, err);
}

static const struct {
	const char *name;
	size_t least, most;		/* arguments */
	enum ctg_code (*check)(struct hook *h, struct ctg_err *err);
	const char *refused, *hint;
} hooks[] = {
	{ "pre-commit", 0, 0, pre_commit, "commit refusé",
	  "vos fichiers n'ont pas changé ; git restore --staged <fichier> "
	  "retire un fichier du commit" },
	{ "commit-msg", 1, 1, commit_msg, "commit refusé",
	  "vos fichiers n'ont pas changé ; git restore --staged <fichier> "
	  "retire un fichier du commit" },
	{ "pre-push", 0, 2, pre_push, "envoi refusé", NULL },
	{ "pre-receive", 0, 0, pre_receive, "envoi refusé", NULL },
	/* No hook: what git diff is given to read. */
	{ "textconv", 1, 1, NULL, NULL, NULL },
};

static enum ctg_code find_hook(size_t *out, const struct args *args,
	struct ctg_err *err)
{
	enum ctg_code code;

	for (size_t i = 0; i < sizeof(hooks) / sizeof(hooks[0]); i++) {
		if (strcmp(args->name, hooks[i].name) != 0)
			continue;
		*out = i;
		if (args->rest.n >= hooks[i].least &&
		    args->rest.n <= hooks[i].most)
			return CTG_OK;
		return ctg_fail(err, CTG_EUSAGE, "le crochet %s attend "
			"%zu argument%s, non %zu", hooks[i].name,
			hooks[i].most, hooks[i].most > 1 ? "s" : "",
			args->rest.n);
	}
	code = ctg_fail(err, CTG_EUSAGE, "crochet inconnu : « %s »",
		args->name);
	ctg_err_hint(err, "pre-commit, commit-msg, pre-push, pre-receive, "
		"textconv");
	return code;
}

/* Breaches, as the pusher sees them */

static void print(struct hook *h)
{
	struct ctg_buf b = { .arena = &h->c->arena };
	size_t n = h->diags.n;

	for (size_t i = 0; i < n && i < SHOWN; i++)
		ctg_out_diag(&b, &h->diags.v[i], h->c->out.colour_err);
	if (n > SHOWN)
		ctg_buf_printf(&b, "et %zu autre%s\n", n - SHOWN,
			n - SHOWN > 1 ? "s" : "");
	ctg_out_talk(&h->c->out, ctg_buf_str(&b));
}

/* Of the refusals of a push, those that commits are at the origin of. */
static bool blames_commits(const struct ctg_diags *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (strcmp(d->v[i].rule, "L857") != 0 &&
		    strcmp(d->v[i].rule, "L858") != 0)
			return true;
	return false;
}

static enum ctg_code refuse(struct hook *h, size_t which,
	struct ctg_err *err)
{
	struct ctg_str branch = h->repo.settings.branch;
	struct ctg_buf count = { .arena = &h->c->arena };
	enum ctg_code code;

	print(h);
	ctg_out_count(&count, h->diags.n, "manquement", "manquements");
	code = ctg_fail(err, CTG_EREFUSED, "%s : %.*s", hooks[which].refused,
		STR_ARG(ctg_buf_str(&count)));
	if (hooks[which].hint)
		ctg_err_hint(err, "%s", hooks[which].hint);
	else if (blames_commits(&h->diags))
		ctg_err_hint(err, "rien n'est envoyé ; pour défaire vos "
			"commits de « %.*s » en gardant vos fichiers : "
			"git reset origin/%.*s", STR_ARG(branch),
			STR_ARG(branch));
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct hook h = { .c = c, .args = argp, .diags.arena = &c->arena };
	size_t which = 0;
	enum ctg_code code = find_hook(&which, h.args, err);

	if (code)
		return code;
	if (!hooks[which].check)
		return ctg_textconv_print(c, h.args->rest.v[0], err);
	code = ctg_repo_open(&h.repo, &c->arena, NULL, err);
	if (code)
		return code;
	code = hooks[which].check(&h, err);
	if (h.diags.n > 0 && !code)
		code = refuse(&h, which, err);
	else if (h.diags.n > 0)
		print(&h);
	ctg_repo_close(&h.repo);
	return code;
}

const struct ctg_command ctg_cmd_hook = {
	.name = "hook",
	.summary = "contrôle ce que git enregistre ou envoie",
	.about = "Sur la branche en vigueur, un texte signé ne change que "
		"par le commit qui clôt l'acte suivant, signé de toutes les "
		"parties ; suivi.yml ne fait que s'allonger ; les étiquettes "
		"des actes ne bougent pas. Les brouillons sont libres.\n"
		"Les crochets d'une copie et d'un serveur, que « ctg init » "
		"installe, appellent cette commande avec ce que git leur "
		"donne. Chaque manquement est dit, avec sa règle "
		"(ctg verifier --expliquer L851) et son remède ; le statut "
		"est alors 4.\n"
		"« ctg hook textconv <fichier> » n'en est pas un : il écrit "
		"un texte une phrase par ligne, pour git diff.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.run = run,
};
