/* SPDX-License-Identifier: Apache-2.0 */
/* The edits of a leaf, in French. */
#include "avenant/writing.h"

#include "avenant/nature.h"
#include "avenant/runs.h"
#include "model/ordinal.h"

static struct ctg_str words_of(struct ctg_wording *w, const struct ctg_node *n)
{
	return ctg_node_words(w->arena, n);
}

/* « la date : «  », whose guillemet is to be closed. */
static struct ctg_agreement say_noun(struct ctg_wording *w,
	enum ctg_nature nature, struct ctg_str words)
{
	struct ctg_nature_noun noun = ctg_nature_noun(nature, words);

	ctg_say(w, noun.name);
	ctg_say(w, "\u00a0: «\u00a0");
	return (struct ctg_agreement){ noun.feminine, noun.plural };
}

/* Words of the text, on one line. */
static void say_old(struct ctg_wording *w, struct ctg_str words)
{
	struct ctg_str s = ctg_str_dup(w->arena, words);

	for (char *p = (char *)s.p; p < s.p + s.n; p++)
		if (*p == '\n')
			*p = ' ';
	ctg_say_str(w, s);
	ctg_say(w, "\u00a0»");
}

static void say_now(struct ctg_wording *w, const struct ctg_node *now)
{
	ctg_say_inlines(w, now);
	ctg_say(w, "\u00a0»");
}

/* « , à la seconde occurrence, », « (deux fois) » */
static void say_nth(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_buf b = { .arena = w->arena };

	if (e->times > 0) {
		ctg_cardinal_write(&b, e->times, true);
		ctg_say(w, " (");
		ctg_say_str(w, ctg_buf_str(&b));
		ctg_say(w, " fois)");
	}
	if (e->nth == 0)
		return;
	if (e->nth == 2 && e->of == 2)
		ctg_buf_puts(&b, "seconde");
	else
		ctg_ordinal_write(&b, e->nth, true);
	ctg_say(w, ", à la ");
	ctg_say_str(w, ctg_buf_str(&b));
	ctg_say(w, " occurrence");
}

/* --- words ---------------------------------------------------------------- */

static bool has_look(struct ctg_wording *w, const struct ctg_node *n)
{
	struct ctg_runs r = { .arena = w->arena };

	ctg_runs_read(&r, n);
	return ctg_runs_have_look(&r);
}

/* Words that take the place of others keep their look: then it is not shown.
 * Else that of both is. */
static bool keeps_look(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_runs r = { .arena = w->arena }, s = r;

	if (!e->old)
		return false;
	ctg_runs_read(&r, e->old);
	ctg_runs_read(&s, e->now);
	if (!ctg_runs_one_look(&r) || !ctg_runs_one_look(&s))
		return false;
	r.v[0].text = s.v[0].text;
	r.n = s.n = 1;
	return ctg_runs_same(&r, &s);
}

static void say_replaced(struct ctg_wording *w, const struct ctg_edit *e)
{
	if (e->old && !keeps_look(w, e) && (has_look(w, e->now) ||
	    has_look(w, e->old)))
		say_now(w, e->old);
	else
		say_old(w, e->quoted);
}

static void say_replacing(struct ctg_wording *w, const struct ctg_edit *e)
{
	if (keeps_look(w, e)) {
		ctg_say_str(w, words_of(w, e->now));
		ctg_say(w, "\u00a0»");
	} else {
		say_now(w, e->now);
	}
}

static void replace(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_str now = words_of(w, e->now);
	enum ctg_nature nature = ctg_nature_of(e->quoted, e->after);
	struct ctg_agreement how;

	if (nature != ctg_nature_of(now, e->after))
		nature = CTG_NATURE_WORDS;
	how = say_noun(w, nature, e->quoted);
	say_replaced(w, e);
	say_nth(w, e);
	ctg_say(w, e->nth ? ", " : " ");
	ctg_say_done(w, how, "remplacé");
	ctg_say(w, " par ");
	say_noun(w, nature, now);
	say_replacing(w, e);
}

/* « après le mot : « A », à la seconde occurrence,  » */
static void say_beside(struct ctg_wording *w, const struct ctg_edit *e)
{
	ctg_say(w, e->form == CTG_EDIT_AFTER ? "après " : "avant ");
	say_noun(w, ctg_nature_of(e->quoted, e->after), e->quoted);
	say_old(w, e->quoted);
	say_nth(w, e);
	ctg_say(w, ", ");
}

static void insert(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_str now = words_of(w, e->now);
	enum ctg_nature nature = ctg_nature_of(now, (struct ctg_str){ 0 });
	struct ctg_nature_noun noun = ctg_nature_noun(nature, now);

	say_beside(w, e);
	ctg_say_done(w, (struct ctg_agreement){ noun.feminine, noun.plural },
		"inséré");
	ctg_say(w, " ");
	say_noun(w, nature, now);
	say_now(w, e->now);
}

/* « est mis en caractères gras », « ne sont plus mis en italique » */
static void relook(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_agreement how = say_noun(w, ctg_nature_of(e->quoted,
		e->after), e->quoted);

	say_old(w, e->quoted);
	say_nth(w, e);
	ctg_say(w, e->nth ? ", " : " ");
	if (e->off)
		ctg_say(w, how.plural ? "ne sont plus mis" : "n'est plus mis");
	else
		ctg_say(w, how.plural ? "sont mis" : "est mis");
	ctg_say(w, how.feminine ? "e" : "");
	ctg_say(w, e->look == CTG_RUN_STRONG ? " en caractères gras" :
		" en italique");
}

static void remove_words(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_agreement how = say_noun(w, ctg_nature_of(e->quoted,
		e->after), e->quoted);

	say_old(w, e->quoted);
	say_nth(w, e);
	ctg_say(w, e->nth ? ", " : " ");
	ctg_say_done(w, how, "supprimé");
}

static void complete(struct ctg_wording *w, const struct ctg_address *at,
	const struct ctg_edit *e)
{
	struct ctg_str now = words_of(w, e->now);

	ctg_say_subject(w, at);
	ctg_say_done(w, ctg_say_agreement(w, at), "complété");
	ctg_say(w, " par ");
	say_noun(w, ctg_nature_of(now, (struct ctg_str){ 0 }), now);
	say_now(w, e->now);
}

static void retitle(struct ctg_wording *w, const struct ctg_address *at,
	const struct ctg_edit *e)
{
	struct ctg_agreement how = ctg_say_agreement(w, at);

	ctg_say_subject(w, at);
	ctg_say(w, how.plural ? "sont " : "est ");
	ctg_say(w, "ainsi rédigé\u00a0: «\u00a0");
	say_now(w, e->now);
}

/* --- sentences ------------------------------------------------------------ */

/* The address of a sentence of the leaf at an address. */
static struct ctg_address phrase(const struct ctg_address *at,
	const struct ctg_edit *e, unsigned rank)
{
	struct ctg_address out = *at;

	if (out.n == CTG_ADDRESS_STEPS)
		out.n--;
	for (size_t i = out.n++; i > 0; i--)
		out.steps[i] = out.steps[i - 1];
	out.steps[0] = (struct ctg_step){ .kind = CTG_STEP_PHRASE,
		.rank = rank, .last = rank > 1 && rank == e->phrases };
	return out;
}

/* « deux phrases ainsi rédigées : « … » » */
static void say_phrases(struct ctg_wording *w, const struct ctg_edit *e,
	size_t n)
{
	ctg_say_count(w, n, "phrase", true);
	ctg_say(w, n > 1 ? " ainsi rédigées" : " ainsi rédigée");
	ctg_say(w, "\u00a0: «\u00a0");
	say_now(w, e->now);
	w->text = true;
}

static size_t count_phrases(struct ctg_wording *w, const struct ctg_edit *e)
{
	struct ctg_stretch *v;

	return ctg_quote_sentences(&v, w->arena, words_of(w, e->now));
}

static void add_phrases(struct ctg_wording *w, const struct ctg_address *at,
	const struct ctg_edit *e)
{
	struct ctg_address beside = phrase(at, e, e->phrase);
	size_t n = count_phrases(w, e);

	if (e->form == CTG_EDIT_PHRASE_COMPLETE) {
		ctg_say_subject(w, at);
		ctg_say_done(w, ctg_say_agreement(w, at), "complété");
		ctg_say(w, " par ");
	} else {
		ctg_say(w, e->form == CTG_EDIT_PHRASE_AFTER ? "après " :
			"avant ");
		ctg_say_address(w, &beside, CTG_LE);
		ctg_say(w, n > 1 ? ", sont insérées " : ", est insérée ");
	}
	say_phrases(w, e, n);
}

/* « la seconde phrase », « les deuxième et troisième phrases ». */
static struct ctg_agreement say_meant(struct ctg_wording *w,
	const struct ctg_address *at, const struct ctg_edit *e)
{
	size_t n = e->last_phrase - e->phrase + 1;
	struct ctg_address *v = CTG_NEW_N(w->arena, struct ctg_address, n);
	bool *follows = CTG_NEW_N(w->arena, bool, n);

	for (size_t i = 0; i < n; i++) {
		follows[i] = i > 0;
		v[i] = phrase(at, e, e->phrase + (unsigned)i);
	}
	if (n > 1)
		ctg_say_several(w, v, follows, n);
	else
		ctg_say_subject(w, v);
	return (struct ctg_agreement){ true, n > 1 };
}

static void replace_phrases(struct ctg_wording *w,
	const struct ctg_address *at, const struct ctg_edit *e)
{
	struct ctg_agreement how = say_meant(w, at, e);
	size_t n;

	if (e->form == CTG_EDIT_PHRASE_REMOVE) {
		ctg_say_done(w, how, "supprimé");
		return;
	}
	n = count_phrases(w, e);
	if (n == 1 && !how.plural) {
		ctg_say(w, "est ainsi rédigée\u00a0: «\u00a0");
		say_now(w, e->now);
		w->text = true;
		return;
	}
	ctg_say_done(w, how, "remplacé");
	ctg_say(w, " par ");
	say_phrases(w, e, n);
}

/* --- the whole ------------------------------------------------------------ */

/* « à la seconde phrase du deuxième alinéa, ». */
static void say_where(struct ctg_wording *w, const struct ctg_address *at,
	const struct ctg_edit *e)
{
	struct ctg_address inner = phrase(at, e, e->phrase);

	ctg_say_in(w, e->phrase ? &inner : at);
}

bool ctg_say_can_share(const struct ctg_node *leaf)
{
	return leaf->kind == CTG_PARA || leaf->kind == CTG_HEADING;
}

/* How many of them « aux deuxième et troisième alinéas » names. */
static size_t count_alike(struct ctg_wording *w, const struct ctg_node **v,
	size_t n)
{
	struct ctg_address first, next;
	size_t k = 1;

	ctg_address_of(&first, w->arena, v[0]);
	for (; k < n; k++) {
		ctg_address_of(&next, w->arena, v[k]);
		if (!ctg_several_can(&first, &next))
			break;
	}
	return k;
}

static void write_alike(struct ctg_buf *b, struct ctg_wording *w,
	const struct ctg_node **v, size_t n)
{
	const struct ctg_lot lot = { .v = v, .n = n };
	bool *follows;
	struct ctg_address *at = ctg_lot_name(w, &follows, &lot);

	if (n == 1) {
		ctg_address_write(b, at, CTG_AU);
		return;
	}
	ctg_buf_puts(b, "aux ");
	ctg_several_write(b, at, follows, n);
}

/* « à l'intitulé, aux deuxième et troisième alinéas et au dernier alinéa de la
 * fiche 2, » */
void ctg_say_shared(struct ctg_wording *w, const struct ctg_node **leaves,
	size_t n, const struct ctg_edit *e)
{
	struct ctg_buf b = { .arena = w->arena };

	for (size_t i = 0, k; i < n; i += k) {
		k = count_alike(w, leaves + i, n - i);
		if (i > 0)
			ctg_buf_puts(&b, i + k < n ? ", " : " et ");
		write_alike(&b, w, leaves + i, k);
	}
	ctg_buf_puts(&b, ", ");
	ctg_say_name(w, ctg_buf_str(&b));
	if (e->form == CTG_EDIT_REPLACE)
		replace(w, e);
	else
		remove_words(w, e);
}

void ctg_say_beside(struct ctg_wording *w, const struct ctg_node *leaf,
	const struct ctg_edit *e)
{
	struct ctg_address at;

	ctg_say_find(w, &at, ctg_say_place(leaf, e->quoted));
	say_where(w, &at, e);
	say_beside(w, e);
}

void ctg_say_edit(struct ctg_wording *w, const struct ctg_node *leaf,
	const struct ctg_edit *e)
{
	struct ctg_address at;

	ctg_say_find(w, &at, ctg_say_place(leaf, e->quoted));
	switch (e->form) {
	case CTG_EDIT_REPLACE:
		say_where(w, &at, e);
		replace(w, e);
		break;
	case CTG_EDIT_AFTER:
	case CTG_EDIT_BEFORE:
		say_where(w, &at, e);
		insert(w, e);
		break;
	case CTG_EDIT_REMOVE:
		say_where(w, &at, e);
		remove_words(w, e);
		break;
	case CTG_EDIT_LOOK:
		say_where(w, &at, e);
		relook(w, e);
		break;
	case CTG_EDIT_COMPLETE:
		complete(w, &at, e);
		break;
	case CTG_EDIT_TITLE:
		retitle(w, &at, e);
		break;
	case CTG_EDIT_PHRASE_REPLACE:
	case CTG_EDIT_PHRASE_REMOVE:
		replace_phrases(w, &at, e);
		break;
	default:
		add_phrases(w, &at, e);
	}
}
