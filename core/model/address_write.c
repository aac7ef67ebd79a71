/* SPDX-License-Identifier: Apache-2.0 */
#include "model/address.h"

#include "base/buf.h"
#include "model/known.h"

/* How a noun takes its article. */
enum gender { MASCULINE, FEMININE, ELIDED, PLURAL };

static const char *const articles[][4] = {
	[CTG_BARE] = { "", "", "", "" },
	[CTG_LE] = { "le ", "la ", "l'", "les " },
	[CTG_AU] = { "au ", "à la ", "à l'", "aux " },
	[CTG_DU] = { "du ", "de la ", "de l'", "des " },
};

struct noun {
	const char *text;
	bool feminine, vowel, plural;
};

static const struct noun nouns[] = {
	[CTG_STEP_PHRASE] = { "phrase", true, false, false },
	[CTG_STEP_ALINEA] = { "alinéa", false, true, false },
	[CTG_STEP_TITLE] = { "intitulé", false, true, false },
	[CTG_STEP_LIST] = { "liste", true, false, false },
	[CTG_STEP_ELEMENT] = { "élément", false, true, false },
	[CTG_STEP_TABLE] = { "tableau", false, false, false },
	[CTG_STEP_ROW] = { "ligne", true, false, false },
	[CTG_STEP_CELL] = { "cellule", true, false, false },
	[CTG_STEP_BREAK] = { "saut de page", false, false, false },
	[CTG_STEP_NOTE] = { "note de bas de page", true, false, false },
	[CTG_STEP_IMAGE] = { "image", true, true, false },
	[CTG_STEP_VISA] = { "visa", false, false, false },
	[CTG_STEP_DIVISION] = { "division", true, false, false },
	[CTG_STEP_SECTION] = { "partie", true, false, false },
	[CTG_STEP_PART] = { "partie générée", true, false, false },
	[CTG_STEP_TEXT] = { "convention", true, false, false },
};

static bool is_counted(const struct ctg_step *step)
{
	return step->rank > 0 || step->last;
}

/* « deuxième division intitulée « article 5 » »: not the plain name. */
static bool is_renamed(const struct ctg_step *step)
{
	return is_counted(step) && (step->kind == CTG_STEP_DIVISION ||
		step->kind == CTG_STEP_SECTION || step->kind == CTG_STEP_PART);
}

/* These say their number after the noun. */
static bool is_rank_written(const struct ctg_step *step)
{
	return is_counted(step) && step->kind != CTG_STEP_NOTE &&
		step->kind != CTG_STEP_CELL;
}

static const struct ctg_known *known_section(const struct ctg_step *step)
{
	return step->kind == CTG_STEP_SECTION && !is_counted(step) ?
		ctg_known_find(step->name) : NULL;
}

/* Its noun, whatever number stands before. */
static struct noun noun_of(const struct ctg_step *step)
{
	const struct ctg_known *known = known_section(step);
	const struct ctg_generated *part = ctg_generated_find(step->name);
	struct noun noun = nouns[step->kind];

	if (step->kind == CTG_STEP_PART && part && !is_renamed(step)) {
		noun.feminine = part->feminine;
		noun.plural = part->plural;
	}
	if (step->kind == CTG_STEP_DIVISION && !is_renamed(step)) {
		noun.feminine = ctg_word_is_feminine(step->word);
		noun.vowel = step->word == CTG_ARTICLE ||
			step->word == CTG_ANNEXE;
	}
	if (known) {
		noun.feminine = known->feminine;
		noun.vowel = known->vowel;
	}
	return noun;
}

static enum gender gender_of(const struct ctg_step *step)
{
	struct noun noun = noun_of(step);

	if (noun.plural)
		return PLURAL;
	if (noun.vowel && !is_rank_written(step))
		return ELIDED;
	return noun.feminine ? FEMININE : MASCULINE;
}

struct ctg_agreement ctg_address_agreement(const struct ctg_address *address)
{
	struct noun noun = noun_of(&address->steps[0]);

	return (struct ctg_agreement){ noun.feminine, noun.plural };
}

static void write_rank(struct ctg_buf *b, const struct ctg_step *step,
	bool feminine)
{
	if (step->last && step->rank == 2)
		ctg_buf_puts(b, feminine ? "seconde " : "second ");
	else if (step->last)
		ctg_buf_puts(b, feminine ? "dernière " : "dernier ");
	else {
		ctg_ordinal_write(b, step->rank, feminine);
		ctg_buf_putc(b, ' ');
	}
}

static void write_quoted(struct ctg_buf *b, struct ctg_str name)
{
	ctg_buf_printf(b, "« %.*s »", STR_ARG(name));
}

static void write_noun(struct ctg_buf *b, const struct ctg_step *step)
{
	ctg_buf_puts(b, nouns[step->kind].text);
}

static void write_row(struct ctg_buf *b, const struct ctg_step *step)
{
	write_noun(b, step);
	if (!is_counted(step))
		ctg_buf_puts(b, " d'en-tête");
}

/* The column's title comes at the end of the address. */
static void write_cell(struct ctg_buf *b, const struct ctg_step *step)
{
	write_noun(b, step);
	if (is_counted(step)) {
		ctg_buf_puts(b, " de la ");
		write_rank(b, step, true);
		ctg_buf_puts(b, "colonne");
	}
}

static void write_note(struct ctg_buf *b, const struct ctg_step *step)
{
	if (step->last)
		write_rank(b, step, true);
	write_noun(b, step);
	if (!step->last)
		ctg_buf_printf(b, " n° %u", step->rank);
}

static void write_division(struct ctg_buf *b, const struct ctg_step *step)
{
	if (!is_counted(step)) {
		ctg_label_write_named(b, step->word, step->label);
		return;
	}
	write_noun(b, step);
	ctg_buf_puts(b, " intitulée « ");
	ctg_label_write_named(b, step->word, step->label);
	ctg_buf_puts(b, " »");
}

static void write_section(struct ctg_buf *b, const struct ctg_step *step)
{
	const struct ctg_known *known = known_section(step);

	if (known) {
		ctg_buf_puts(b, known->name);
		return;
	}
	write_noun(b, step);
	if (step->name.n == 0) {
		ctg_buf_puts(b, " sans intitulé");
		return;
	}
	ctg_buf_puts(b, " intitulée ");
	write_quoted(b, step->name);
}

static void write_part(struct ctg_buf *b, const struct ctg_step *step)
{
	const struct ctg_generated *part = ctg_generated_find(step->name);

	if (part && !is_counted(step)) {
		ctg_buf_puts(b, part->name);
		return;
	}
	write_noun(b, step);
	ctg_buf_putc(b, ' ');
	write_quoted(b, step->name);
}

static void write_step(struct ctg_buf *b, const struct ctg_step *step)
{
	static void (*const write[])(struct ctg_buf *,
		const struct ctg_step *) = {
		[CTG_STEP_ROW] = write_row, [CTG_STEP_CELL] = write_cell,
		[CTG_STEP_NOTE] = write_note,
		[CTG_STEP_DIVISION] = write_division,
		[CTG_STEP_SECTION] = write_section,
		[CTG_STEP_PART] = write_part, [CTG_STEP_TEXT] = write_noun,
	};

	if (is_rank_written(step))
		write_rank(b, step, nouns[step->kind].feminine);
	if (step->kind <= CTG_STEP_TEXT && write[step->kind])
		write[step->kind](b, step);
	else
		write_noun(b, step);
}

void ctg_address_write(struct ctg_buf *b, const struct ctg_address *address,
	enum ctg_case how)
{
	const struct ctg_step *cell = NULL;

	for (size_t i = 0; i < address->n; i++) {
		const struct ctg_step *step = &address->steps[i];

		if (i > 0) {
			how = CTG_DU;
			ctg_buf_putc(b, ' ');
		}
		ctg_buf_puts(b, articles[how][gender_of(step)]);
		write_step(b, step);
		if (step->kind == CTG_STEP_CELL && step->name.n > 0)
			cell = step;
	}
	if (cell) {
		ctg_buf_puts(b, ", dans la colonne ");
		write_quoted(b, cell->name);
	}
}
