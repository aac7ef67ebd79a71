/* SPDX-License-Identifier: Apache-2.0 */
#include "act_file.h"

#include "avenant/develop.h"
#include "avenant/prove.h"
#include "base/io.h"
#include "model/act_number.h"
#include "store/act_list.h"
#include "store/amending.h"

#define REFUSAL	"document non écrit"

struct loading {
	struct ctg_cmd *c;
	struct ctg_buf *talk;
	const struct ctg_act_file *file;
	struct ctg_str id, name;	/* id: empty out of a register */
	struct ctg_act closed;		/* commit "": it is not */
	struct ctg_reading *from;
	struct ctg_imprint *imprint;
	struct ctg_err *err;
};

static struct ctg_str name_of(struct ctg_arena *a, unsigned number)
{
	return ctg_strf(a, "avenants/%u.md", number);
}

bool ctg_act_file_read(struct ctg_act_file *out, struct ctg_str operand)
{
	const struct ctg_str ext = STR(".md"), folder = STR("avenants");
	struct ctg_act_file f = { .path = operand.p };
	struct ctg_str s = operand, number = { 0 };

	if (!ctg_str_ends(s, ext))
		return false;
	s.n -= ext.n;
	while (s.n > 0 && s.p[s.n - 1] != '/') {
		s.n--;
		number = (struct ctg_str){ s.p + s.n, number.n + 1 };
	}
	if (!ctg_act_number_read(&f.number, number) || f.number == 0)
		return false;
	s.n -= s.n > 0;
	if (!ctg_str_ends(s, folder))
		return false;
	s.n -= folder.n;
	if (s.n > 0 && s.p[s.n - 1] != '/')
		return false;
	f.folder = s.n > 1 ? ctg_str_head(s, s.n - 1) : s.n ? s : STR(".");
	*out = f;
	return true;
}

/* --- where it is ---------------------------------------------------------- */

/* The convention of the register around us that has this folder. */
static struct ctg_str id_of(struct ctg_arena *a, struct ctg_str folder)
{
	struct ctg_str id = folder;
	const char *top;

	while (id.n > 0 && memchr(id.p, '/', id.n))
		id = ctg_str_skip(id, 1);
	if (!ctg_id_is_valid(id) || ctg_folder_register(&top, a, NULL) ||
	    !ctg_str_eq(folder, ctg_str_from(ctg_io_join(a, ctg_io_join(a,
	    top, STR("conventions")), id))))
		return (struct ctg_str){ 0 };
	return id;
}

static bool is_checked_out(struct loading *l, const struct ctg_repo *r)
{
	const char *head = NULL;
	struct ctg_draft d;

	return !ctg_repo_head_read(&head, r, &l->c->arena, NULL) && head &&
		ctg_draft_read(&d, ctg_str_from(head)) &&
		ctg_str_eq(d.id, l->id) && d.number == l->file->number;
}

/* The version that has it: « dugny@1 ». */
static enum ctg_code find_in(struct loading *l, const char **operand,
	const struct ctg_repo *r)
{
	struct ctg_arena *a = &l->c->arena;
	unsigned number = l->file->number;
	const struct ctg_act *closed;
	struct ctg_act_list list;
	enum ctg_code code = ctg_act_list_read(&list, a, r, l->id, l->err);

	if (code)
		return code;
	closed = ctg_acts_find(list.acts, list.nacts, number);
	if (closed) {
		l->closed = *closed;
		*operand = ctg_strf(a, "%.*s@%u", STR_ARG(l->id), number).p;
	} else if (l->file->path || is_checked_out(l, r)) {
		*operand = ctg_strf(a, "%.*s@courant", STR_ARG(l->id)).p;
	} else if (ctg_act_list_is_open(&list, number)) {
		*operand = ctg_strf(a, "%.*s@avenant/%.*s/%u", STR_ARG(l->id),
			STR_ARG(l->id), number).p;
	} else {
		return ctg_act_list_unknown(&list, number, l->err);
	}
	return CTG_OK;
}

static enum ctg_code find(struct loading *l, const char **operand)
{
	struct ctg_arena *a = &l->c->arena;
	struct ctg_repo repo;
	enum ctg_code code;

	*operand = ctg_str_c(a, l->file->folder);
	l->id = l->file->path ? id_of(a, l->file->folder) : l->file->folder;
	if (l->id.n == 0)
		return CTG_OK;
	code = ctg_repo_open(&repo, a, ".", l->file->path ? NULL : l->err);
	if (code)
		return l->file->path ? CTG_OK : code;
	code = find_in(l, operand, &repo);
	ctg_repo_close(&repo);
	return code;
}

/* An act can be sent alone, without its convention. */
static enum ctg_code open_alone(struct loading *l, struct ctg_err *reason)
{
	struct ctg_reading *r = l->from;

	if (!l->file->path || !ctg_io_is_file(l->file->path)) {
		if (l->err)
			*l->err = *reason;
		return reason->code;
	}
	*r = (struct ctg_reading){ .folder = {
		.path = ctg_str_c(&l->c->arena, l->file->folder),
		.top = ctg_str_c(&l->c->arena, l->file->folder),
		.main = STR("convention.md") } };
	ctg_folder_reader(&r->reader, &l->c->arena, &r->folder);
	return CTG_OK;
}

/* A file that was touched since is not what was signed. */
static bool is_as_signed(const struct loading *l)
{
	const struct ctg_reader *r = &l->from->reader;
	struct ctg_str file, act;

	return !ctg_io_read(&file, &l->c->arena, l->file->path, CTG_FILE_MAX,
		NULL) && !r->read(r, &act, &l->c->arena, l->name, NULL) &&
		ctg_str_eq(file, act);
}

static enum ctg_code open_touched(struct loading *l)
{
	ctg_reading_close(l->from);
	l->closed = (struct ctg_act){ 0 };
	return ctg_reading_open(l->from, &l->c->arena, ctg_strf(&l->c->arena,
		"%.*s@courant", STR_ARG(l->id)).p, ctg_today(), l->err);
}

static enum ctg_code open_files(struct loading *l)
{
	struct ctg_err reason = { 0 };
	const char *operand;
	enum ctg_code code = find(l, &operand);

	if (code)
		return code;
	if (ctg_reading_open(l->from, &l->c->arena, operand, ctg_today(),
	    &reason))
		return open_alone(l, &reason);
	if (l->closed.commit[0] && l->file->path && !is_as_signed(l))
		return open_touched(l);
	return CTG_OK;
}

/* --- what it says --------------------------------------------------------- */

enum ctg_code ctg_act_file_parse(struct ctg_act_text *out,
	struct ctg_arena *a, const struct ctg_reader *r, unsigned number,
	struct ctg_diags *diags, struct ctg_err *err)
{
	struct ctg_str name = name_of(a, number), text;
	struct ctg_source *src = CTG_NEW(a, struct ctg_source);
	enum ctg_code code = r->read(r, &text, a, name, err);

	if (!code)
		code = ctg_source_init(src, a, ctg_strf(a, "%.*s%.*s",
			STR_ARG(r->prefix), STR_ARG(name)), text, err);
	return code ? code : ctg_act_load(out, a, src, diags, err);
}

/* Without the convention it can be printed, less what is joined to it. */
static void develop(struct loading *l, struct ctg_version_text *out,
	const struct ctg_act_text *act)
{
	struct ctg_diags ignored = { .arena = &l->c->arena };
	struct ctg_side target;
	bool alone = ctg_side_load(&target, &l->c->arena, &l->from->reader,
		&ignored, NULL) != CTG_OK;
	size_t missing = ctg_act_develop(out, &l->c->arena, act,
		alone ? NULL : &target.text);

	if (missing > 0)
		ctg_buf_printf(l->talk, "attention\u00a0: %zu %s de l'acte "
			"%s pas dans le texte de la convention\n", missing,
			missing > 1 ? "annexes" : "annexe", missing > 1 ?
			"ne sont" : "n'est");
}

/* What it does not state exactly; of a closed one the guard has judged. */
static void prove(struct loading *l)
{
	struct ctg_diags diags = { .arena = &l->c->arena };
	struct ctg_amending m = { 0 };
	struct ctg_repo repo;
	size_t n;

	if (l->id.n == 0 || l->closed.commit[0] ||
	    ctg_repo_open(&repo, &l->c->arena, ".", NULL))
		return;
	if (!ctg_amending_open(&m, &l->c->arena, &repo, l->id,
	    l->file->number, NULL))
		(void)!ctg_prove_files(&l->c->arena, &m.before,
			&l->from->reader, m.number, &diags, NULL);
	ctg_amending_close(&m);
	ctg_repo_close(&repo);
	n = ctg_diags_count(&diags, CTG_ERROR);
	if (n > 0)
		ctg_buf_printf(l->talk, "attention\u00a0: l'acte ne dit pas "
			"exactement ce qui change (%zu %s)\u202f; ctg "
			"verifier %.*s dit où\n", n, n > 1 ? "constats" :
			"constat", STR_ARG(l->id));
}

static enum ctg_code stamp(struct loading *l)
{
	struct ctg_imprint *i = l->imprint;
	struct ctg_buf day = { .arena = &l->c->arena };
	enum ctg_code code = ctg_imprint_find(i, &l->c->arena, l->from,
		l->err);

	i->draft = l->closed.commit[0] == '\0';
	i->version = STR(CTG_IMPRINT_DRAFT);
	if (i->draft)
		return code;
	ctg_buf_puts(&day, "acte signé");
	if (l->closed.signature.year) {
		ctg_buf_puts(&day, " le ");
		ctg_date_write(&day, l->closed.signature);
	}
	i->version = ctg_buf_str(&day);
	return code;
}

static enum ctg_code load(struct loading *l, struct ctg_loaded *out)
{
	struct ctg_diags diags = { .arena = &l->c->arena };
	struct ctg_version_text text;
	struct ctg_act_text act;
	enum ctg_code code = ctg_act_file_parse(&act, &l->c->arena,
		&l->from->reader, l->file->number, &diags, l->err);

	if (!code)
		code = ctg_load_judge(l->talk, l->c, &diags, REFUSAL, l->err);
	if (code)
		return code;
	prove(l);
	develop(l, &text, &act);
	out->text = *text.text;
	out->digests = text.digests;
	return stamp(l);
}

enum ctg_code ctg_act_file_load(struct ctg_loaded *out,
	struct ctg_imprint *imprint, struct ctg_cmd *c, struct ctg_buf *talk,
	const struct ctg_act_file *file, struct ctg_err *err)
{
	struct loading l = { .c = c, .talk = talk, .file = file,
		.imprint = imprint, .err = err,
		.from = CTG_NEW(&c->arena, struct ctg_reading),
		.name = name_of(&c->arena, file->number) };
	enum ctg_code code = open_files(&l);

	if (code)
		return code;
	out->reading = l.from;
	out->act = file->number;
	out->label = ctg_strf(&c->arena, "avenant n° %u", file->number);
	code = load(&l, out);
	if (code)
		ctg_load_close(out);
	return code;
}
