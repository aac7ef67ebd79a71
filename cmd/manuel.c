/* SPDX-License-Identifier: Apache-2.0 */
#include "cmd.h"

#include "base/io.h"
#include "base/utf8.h"
#include "model/rules.h"

#include <stddef.h>

/* A page of the manual is written by hand in man(7), but for what the tables
 * know best: three lines of it stand for that. */
struct args {
	const char *page;
};

static const struct ctg_opt opts[] = {
	{ CTG_OPT_OPERAND, CTG_WHAT_FILE, .required = true,
	  .value = "<fichier>", .at = offsetof(struct args, page),
	  .help = "page en man(7), à compléter" },
	{ .kind = CTG_OPT_END },
};

/* What roff would take for its own.  An apostrophe is a typographic one in
 * prose, and itself in an extract. */
static void escaped(struct ctg_buf *b, struct ctg_str s, bool extract)
{
	if (s.n > 0 && (s.p[0] == '.' || s.p[0] == '\''))
		ctg_buf_puts(b, "\\&");
	while (s.n > 0) {
		char c = s.p[0];

		if (ctg_str_cut(&s, STR("\u00a0")) ||
		    ctg_str_cut(&s, STR("\u202f"))) {
			ctg_buf_puts(b, "\\~");
			continue;
		}
		s = ctg_str_skip(s, 1);
		switch (c) {
		case '\\':
			ctg_buf_puts(b, "\\e");
			break;
		case '-':
			ctg_buf_puts(b, "\\-");
			break;
		case '^':
			ctg_buf_puts(b, "\\(ha");
			break;
		case '~':
			ctg_buf_puts(b, "\\(ti");
			break;
		case '`':
			ctg_buf_puts(b, "\\(ga");
			break;
		case '\'':
			ctg_buf_puts(b, extract ? "\\(aq" : "'");
			break;
		default:
			ctg_buf_putc(b, c);
		}
	}
}

static void prose(struct ctg_buf *b, struct ctg_str s)
{
	while (s.n > 0) {
		escaped(b, ctg_out_fold(&s, 60), false);
		ctg_buf_putc(b, '\n');
	}
}

/* Summaries and remedies are written without capital or full stop. */
static void sentence(struct ctg_buf *b, const char *cstr)
{
	struct ctg_str s = ctg_str_from(cstr);
	struct ctg_buf all = { .arena = b->arena };
	size_t n;
	unsigned c = ctg_utf8_next(s, &n);

	if (c >= 'a' && c <= 'z')
		ctg_buf_putc(&all, (char)(c - 'a' + 'A'));
	else if (c >= 0xe0 && c <= 0xfe && c != 0xf7)
		ctg_buf_putu(&all, c - 0x20);
	else
		n = 0;
	ctg_buf_add(&all, ctg_str_skip(s, n));
	if (!ctg_str_ends(s, STR(".")) && !ctg_str_ends(s, STR("…")) &&
	    !ctg_str_ends(s, STR("?")))
		ctg_buf_putc(&all, '.');
	prose(b, ctg_buf_str(&all));
}

static void extract(struct ctg_buf *b, struct ctg_str s)
{
	ctg_buf_puts(b, ".PP\n.RS 4\n.nf\n");
	while (s.n > 0) {
		escaped(b, ctg_str_line(&s), true);
		ctg_buf_putc(b, '\n');
	}
	ctg_buf_puts(b, ".fi\n.RE\n");
}

static void write_opts(struct ctg_buf *b, const struct ctg_opt *o)
{
	for (; o->kind; o++) {
		struct ctg_buf label = { .arena = b->arena };

		if (o->hidden)
			continue;
		if (o->letter && o->name)
			ctg_buf_printf(&label, "-%c, ", o->letter);
		ctg_opt_spell(&label, o);
		ctg_buf_puts(b, ".TP\n\\fB");
		escaped(b, ctg_buf_str(&label), true);
		ctg_buf_puts(b, "\\fR\n");
		sentence(b, o->help);
	}
}

static void write_command(struct ctg_buf *b, const struct ctg_command *c)
{
	ctg_buf_printf(b, ".SS ctg %s\n", c->name);
	sentence(b, c->summary);
	if (c->alias)
		ctg_buf_printf(b, "Autre nom : \\fBctg %s\\fR.\n", c->alias);
	for (struct ctg_str s = ctg_str_from(c->about ? c->about : "");
	     s.n > 0;) {
		ctg_buf_puts(b, ".PP\n");
		prose(b, ctg_str_line(&s));
	}
	write_opts(b, c->opts);
	for (const char *const *e = c->examples; e && *e; e += 2) {
		ctg_buf_puts(b, e == c->examples ?
			".PP\nExemples :\n.TP\n\\fB" : ".TP\n\\fB");
		escaped(b, ctg_str_from(e[0]), true);
		ctg_buf_puts(b, "\\fR\n");
		sentence(b, e[1]);
	}
}

static void write_commands(struct ctg_buf *b)
{
	for (size_t i = 0; ctg_commands[i]; i++)
		if (!ctg_commands[i]->hidden)
			write_command(b, ctg_commands[i]);
}

static void write_options(struct ctg_buf *b)
{
	write_opts(b, ctg_global_opts);
}

static void write_rule(struct ctg_buf *b, const struct ctg_rule *r)
{
	ctg_buf_printf(b, ".SS %s (%s) : ", r->id, ctg_level_name(r->level));
	escaped(b, ctg_str_from(r->title), false);
	ctg_buf_putc(b, '\n');
	prose(b, ctg_str_from(r->why));
	ctg_buf_puts(b, ".PP\nÀ corriger :\n");
	extract(b, ctg_str_from(r->wrong));
	ctg_buf_puts(b, ".PP\nRemède :\n");
	sentence(b, r->remedy);
	ctg_buf_puts(b, ".PP\nCorrigé :\n");
	extract(b, ctg_str_from(r->right));
}

static void write_rules(struct ctg_buf *b)
{
	for (size_t i = 0; i < ctg_nrules; i++)
		write_rule(b, &ctg_rules[i]);
}

static void write_page(struct ctg_buf *b, struct ctg_str page)
{
	static const struct {
		struct ctg_str line;
		void (*write)(struct ctg_buf *b);
	} markers[] = {
		{ CTG_STR_INIT("@COMMANDES@"), write_commands },
		{ CTG_STR_INIT("@OPTIONS@"), write_options },
		{ CTG_STR_INIT("@REGLES@"), write_rules },
	};
	enum { NMARKERS = sizeof(markers) / sizeof(markers[0]) };

	while (page.n > 0) {
		struct ctg_str line = ctg_str_line(&page);
		size_t i = 0;

		while (i < NMARKERS && !ctg_str_eq(line, markers[i].line))
			i++;
		if (i < NMARKERS) {
			markers[i].write(b);
			continue;
		}
		ctg_buf_add(b, line);
		ctg_buf_putc(b, '\n');
	}
}

static enum ctg_code run(struct ctg_cmd *c, const void *argp,
	struct ctg_err *err)
{
	const struct args *args = argp;
	struct ctg_buf b = { .arena = &c->arena };
	struct ctg_str page;
	enum ctg_code code;

	code = ctg_io_read(&page, &c->arena, args->page, (size_t)1 << 20, err);
	if (code)
		return code;
	write_page(&b, page);
	ctg_out_write(&c->out, ctg_buf_str(&b));
	return CTG_OK;
}

const struct ctg_command ctg_cmd_manuel = {
	.name = "manuel",
	.summary = "complète une page du manuel",
	.opts = opts,
	.args = sizeof(struct args),
	.hidden = true,
	.run = run,
};
