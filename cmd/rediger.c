/* SPDX-License-Identifier: Apache-2.0 */
#include "amend.h"

#include "avenant/compose.h"
#include "avenant/frame.h"
#include "base/io.h"
#include "base/json.h"
#include "check/check.h"

#include <stddef.h>

struct args {
	const char *id, *output;
	int style;
	bool simulate;
};

#define AT(field)	.at = offsetof(struct args, field)

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_CONVENTION, .value = "[<id>]", AT(id),
	  .help = "convention ; sinon, celle de la branche avenant/…" },
	{ CTG_OPT_CHOICE, .name = "style", .value = "style",
	  .choices = "etat|integral", AT(style),
	  .help = "etat, ou integral : ancien et nouveau texte en entier" },
	{ CTG_OPT_TEXT, CTG_WHAT_FILE, 'o', .name = "sortie",
	  .value = "fichier", AT(output),
	  .help = "écrit l'acte dans ce fichier" },
	{ CTG_OPT_FLAG, .letter = 'n', .name = "simuler", AT(simulate),
	  .help = "dit ce qui serait écrit, n'écrit rien" },
	{ .kind = CTG_OPT_END },
};

static const char *const examples[] = {
	"ctg avenant rediger", "l'acte de l'avenant en cours d'écriture",
	"ctg avenant rediger -o -", "le lire à l'écran, sans rien écrire",
	NULL,
};

struct work {
	struct ctg_amend amend;
	const struct args *args;
	struct ctg_frame frame;
	struct ctg_composed act;
};

/* --- the act ------------------------------------------------------------- */

static void frame(struct ctg_buf *b, const struct ctg_composing *c,
	struct ctg_ops *ops)
{
	ctg_frame_write(b, c->context, ops);
}

/* The days of signature and the decisions that the recital names. */
static enum ctg_code read_events(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->amend.c->arena;
	const struct ctg_reader *r = &w->amend.at.now;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	struct ctg_diags diags = { .arena = a };
	struct ctg_event *events;
	struct ctg_str text;
	enum ctg_code code;

	if (r->read(r, NULL, a, STR("suivi.yml"), NULL))
		return CTG_OK;
	code = r->read(r, &text, a, STR("suivi.yml"), err);
	if (!code)
		code = ctg_source_init(src, a, STR("suivi.yml"), text, err);
	if (!code)
		code = ctg_events_read(&events, &w->frame.nevents, a, src,
			&diags, err);
	if (!code)
		w->frame.events = events;
	return code;
}

/* What the act says already; a new one when there is no file. */
static enum ctg_code read_frame(struct work *w, struct ctg_err *err)
{
	struct ctg_arena *a = &w->amend.c->arena;
	const struct ctg_source *src = w->amend.act;
	struct ctg_buf b = { .arena = a };

	if (!src) {
		struct ctg_source *fresh = CTG_NEW(a, struct ctg_source);
		enum ctg_code code;

		ctg_amendment_write(&b, w->amend.at.number,
			w->amend.at.base,
			w->amend.before.text.text->convention.titre.s);
		code = ctg_source_init(fresh, a, ctg_str_from(
			w->amend.at.path), ctg_buf_str(&b), err);
		if (code)
			return code;
		src = fresh;
	}
	return ctg_frame_read(&w->frame, a, src, err);
}

/* What no act can say. */
static enum ctg_code check_images(struct work *w, struct ctg_err *err)
{
	struct ctg_diags found = { .arena = &w->amend.c->arena };
	enum ctg_code code = ctg_prove_images(&w->amend.c->arena,
		&w->amend.before, &w->amend.now, &found, err);

	if (code || found.n == 0)
		return code;
	ctg_out_diags(&w->amend.c->out, &found);
	return ctg_fail(err, CTG_EREFUSED, "aucun acte ne dit ce qu'une "
		"image montre");
}

static enum ctg_code compose(struct work *w, struct ctg_err *err)
{
	const struct ctg_composing how = {
		.base = &w->amend.before, .target = &w->amend.now,
		.style = (enum ctg_act_style)w->args->style, .frame = frame,
		.context = &w->frame, .path = ctg_str_from(w->amend.at.path),
	};
	enum ctg_code code = read_events(w, err);

	w->frame.base = w->amend.before.text.text;
	w->frame.target = w->amend.now.text.text;
	w->frame.style = how.style;
	w->frame.earlier = ctg_acts_held(&w->frame.nearlier,
		&w->amend.c->arena, w->amend.at.list.acts,
		w->amend.at.list.nacts, w->amend.at.base);
	if (!code)
		code = check_images(w, err);
	if (!code)
		code = read_frame(w, err);
	if (code)
		return code;
	code = ctg_compose(&w->act, &w->amend.c->arena, &how, err);
	if (code || w->act.ops.n > 0)
		return code;
	code = ctg_fail(err, CTG_EREFUSED, "le texte n'a pas changé : "
		"l'avenant n'a rien à dire");
	ctg_err_hint(err, "modifiez d'abord le texte de la convention comme "
		"il doit se lire");
	return code;
}

/* --- what is told -------------------------------------------------------- */

/* A reference that the changes break: the act is right, the text may not
 * be. */
static size_t tell_references(struct work *w)
{
	struct ctg_arena *a = &w->amend.c->arena;
	const struct ctg_check how = { .today = ctg_today() };
	struct ctg_diags found = { .arena = a };
	struct ctg_buf b = { .arena = a };
	size_t n = 0;

	ctg_check_run(w->amend.now.text.text, &how, a, &found);
	ctg_diags_sort(&found);
	for (size_t i = 0; i < found.n; i++)
		if (found.v[i].rule[0] == 'R') {
			ctg_out_diag(&b, &found.v[i],
				w->amend.c->out.colour_err);
			n++;
		}
	ctg_out_talk(&w->amend.c->out, ctg_buf_str(&b));
	return n;
}

/* What prints alike but for spaces, apostrophes and quotes: the act has to say
 * it, and nobody will hear it. */
static void tell_typing(struct ctg_buf *b, const struct work *w)
{
	struct ctg_diff d;
	size_t n = 0;

	ctg_diff_make(&d, b->arena, &w->amend.before.text,
		&w->amend.now.text, true);
	for (size_t i = 0; i < d.n; i++)
		n += d.changes[i].nature == CTG_CHANGE_TYPING;
	if (n == 0)
		return;
	ctg_buf_puts(b, "  dont ");
	ctg_out_count(b, n, "qui ne touche", "qui ne touchent");
	ctg_buf_puts(b, " qu'aux espaces, aux apostrophes ou aux "
		"guillemets : rendez au texte ceux qu'il avait pour ne pas "
		"avoir à le dire\n");
}

static void tell_next(struct ctg_buf *b, const struct work *w,
	const char *path)
{
	const struct ctg_amending *at = &w->amend.at;

	ctg_buf_printf(b, "\nEnsuite :\n"
		"  1. relisez l'acte : %s\n"
		"  2. faites relire ce qui change : ctg diff %.*s --format "
		"docx -o relecture.docx\n"
		"  3. enregistrez : git add %s, puis\n"
		"     git commit -m \"Avenant n° %u\"\n",
		path, STR_ARG(at->id), ctg_amend_shown(&w->amend,
		ctg_repo_folder(&w->amend.repo, b->arena, at->id)),
		at->number);
	if (at->list.nopen > 1)
		ctg_buf_printf(b, "  4. avant de le faire voter, comme "
			"d'autres avenants sont ouverts :\n"
			"     ctg avenant conflits %.*s\n", STR_ARG(at->id));
}

static void tell(struct work *w, const char *path)
{
	struct ctg_buf b = { .arena = &w->amend.c->arena };
	size_t n = w->act.stated, broken = tell_references(w);

	ctg_buf_printf(&b, "Avenant n° %u à « %.*s » %s\n", w->amend.at.number,
		STR_ARG(w->amend.at.id), w->args->simulate ?
		"à rédiger (simulation : rien n'est écrit)" : "rédigé");
	ctg_buf_printf(&b, "  %s\n  ", path);
	ctg_out_count(&b, n, "modification", "modifications");
	ctg_buf_puts(&b, " ; appliqué au texte en vigueur, l'acte donne "
		"exactement le nouveau texte\n");
	tell_typing(&b, w);
	if (broken)
		ctg_buf_puts(&b, "  des renvois sont à revoir dans le texte "
			"(ci-dessus), puis l'acte à rédiger de nouveau\n");
	if (!w->args->simulate)
		tell_next(&b, w, path);
	ctg_out_write(&w->amend.c->out, ctg_buf_str(&b));
}

static void tell_json(struct work *w, const char *path)
{
	struct ctg_buf b = { .arena = &w->amend.c->arena };
	struct ctg_json j = { .out = &b };

	ctg_json_open(&j, NULL, '{');
	ctg_json_num(&j, "schema", 1);
	ctg_json_str(&j, "id", w->amend.at.id);
	ctg_json_num(&j, "avenant", w->amend.at.number);
	ctg_json_num(&j, "base", w->amend.at.base);
	ctg_json_str(&j, "fichier", ctg_str_from(path));
	ctg_json_num(&j, "modifications", (long)w->act.stated);
	ctg_json_bool(&j, "prouve", true);
	ctg_json_close(&j, '}');
	ctg_buf_putc(&b, '\n');
	ctg_out_write(&w->amend.c->out, ctg_buf_str(&b));
}

/* --- the whole ----------------------------------------------------------- */

static enum ctg_code emit(struct work *w, struct ctg_err *err)
{
	struct ctg_cmd *c = w->amend.c;
	const char *path = w->args->output;
	enum ctg_code code = CTG_OK;

	if (path && strcmp(path, "-") == 0) {
		ctg_out_page(&c->out);
		ctg_out_write(&c->out, w->act.act);
		return CTG_OK;
	}
	if (!path) {
		code = ctg_amending_here(&w->amend.at, err);
		path = ctg_amend_shown(&w->amend, w->amend.at.path);
	}
	if (!code && !w->args->simulate && !w->args->output)
		code = ctg_io_make_folder(ctg_amend_shown(&w->amend,
			ctg_strf(&c->arena, "%s/avenants", ctg_repo_folder(
			&w->amend.repo, &c->arena, w->amend.at.id)).p), err);
	if (!code && !w->args->simulate)
		code = ctg_io_write(path, w->act.act, err);
	if (!code)
		(c->globals.json ? tell_json : tell)(w, path);
	return code;
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	struct work w = { .args = argp };
	enum ctg_code code = ctg_amend_open(&w.amend, c, w.args->id, err);

	if (!code)
		code = compose(&w, err);
	if (!code)
		code = emit(&w, err);
	ctg_amend_close(&w.amend);
	return code;
}

const struct ctg_command ctg_cmd_avenant_rediger = {
	.name = "avenant rediger",
	.summary = "écrit l'acte qui dit exactement ce qui change",
	.about =
		"Compare le texte en vigueur et celui que vous avez modifié, "
		"et écrit l'acte, avenants/<n>.md : un article par article "
		"modifié, dans la langue des actes. Avant d'être écrit, "
		"l'acte est relu et appliqué au texte en vigueur : il doit "
		"donner exactement le nouveau texte ; sinon la commande "
		"refuse et dit pourquoi.\n"
		"Relancée, elle récrit les articles qui modifient et garde "
		"le reste : en-tête, motif, articles que vous avez ajoutés. "
		"Un renvoi que le changement casse est signalé.",
	.examples = examples,
	.opts = opts,
	.args = sizeof(struct args),
	.json = true,
	.run = run,
};
