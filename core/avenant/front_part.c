/* SPDX-License-Identifier: Apache-2.0 */
/* Operations in the generated parts, but for visas: the whole line is made,
 * then read back. */
#include "avenant/front_apply.h"

#include "avenant/front_line.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/french.h"
#include "model/label.h"

static bool begins(struct ctg_str s, const char *prefix)
{
	return ctg_str_starts(s, ctg_str_from(prefix));
}

/* The same words, spaces apart. */
static bool same_words(struct ctg_arena *a, struct ctg_str x,
	struct ctg_str y)
{
	return ctg_str_eq(ctg_utf8_fold(a, ctg_french_trim(x)),
		ctg_utf8_fold(a, ctg_french_trim(y)));
}

/* --- the new line --------------------------------------------------------- */

static bool splice(struct ctg_wanted *w, struct ctg_str *out,
	const struct ctg_front_leaf *l)
{
	struct ctg_str old = ctg_node_words(w->arena, l->leaf);
	struct ctg_buf b = { .arena = w->arena };
	size_t at = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct ctg_op *op = l->v[i];

		if (op->off < at || op->end > old.n)
			return ctg_want_refuse(w, "A742", "ces mots sont déjà "
				"changés par une autre phrase de l'acte");
		ctg_buf_add(&b, (struct ctg_str){ old.p + at, op->off - at });
		if (op->now)
			ctg_buf_add(&b, ctg_node_words(w->arena, op->now));
		at = op->end;
	}
	ctg_buf_add(&b, ctg_str_skip(old, at));
	*out = ctg_buf_str(&b);
	return true;
}

static bool unread(struct ctg_wanted *w, const char *what,
	struct ctg_str line)
{
	return ctg_want_refuse(w, "A740", "%s deviendrait «\u00a0%.*s\u00a0», "
		"d'où l'en-tête ne peut pas être tiré", what, STR_ARG(line));
}

/* Words that the tool prints, whatever the values. */
static bool fixed(struct ctg_wanted *w)
{
	return ctg_want_refuse(w, "A747", "ces mots sont produits à partir de "
		"l'en-tête\u00a0: aucune valeur n'est derrière eux");
}

/* --- the parts ------------------------------------------------------------ */

static bool do_title(struct ctg_wanted *w, struct ctg_str var,
	struct ctg_str line)
{
	struct ctg_period period = w->base->convention.periode;
	struct ctg_str s = line;

	if (begins(var, "periode.")) {
		if (!ctg_line_read_period(&period, w->arena, line))
			return unread(w, "la période", line);
		return ctg_want_period(w, &period);
	}
	if (ctg_str_eq(var, STR("reference"))) {
		(void)ctg_str_split(&s, ':');
		if (s.n == 0)
			return unread(w, "la référence", line);
		line = s;
	}
	return ctg_want_print(w, var, line);
}

static bool do_comparution(struct ctg_wanted *w, struct ctg_str var,
	struct ctg_str line)
{
	const struct ctg_convention *c = &w->base->convention;
	size_t i = ctg_front_party(c, var);
	struct ctg_party now;
	struct ctg_str again;

	if (i == c->nparties)
		return fixed(w);
	if (!ctg_line_read_party(&now, w->arena, &c->parties[i], line))
		return unread(w, "la comparution", line);
	again = ctg_line_write_party(w->arena, &now);
	if (!begins(ctg_utf8_fold(w->arena, ctg_french_trim(line)),
	    ctg_str_c(w->arena, ctg_utf8_fold(w->arena, again))))
		return ctg_want_refuse(w, "A740", "la comparution deviendrait "
			"«\u00a0%.*s\u00a0», et l'en-tête imprimerait "
			"«\u00a0%.*s\u00a0»", STR_ARG(line), STR_ARG(again));
	return ctg_want_party(w, i, &now);
}

/* « Pour la Caf : » */
static bool do_signing_party(struct ctg_wanted *w, struct ctg_str var,
	struct ctg_str line)
{
	struct ctg_str s = ctg_french_trim(line);

	if (!ctg_french_cut(&s, "pour"))
		return unread(w, "cette ligne", line);
	if (ctg_str_ends(s, STR(":")))
		s.n--;
	return ctg_want_print(w, var, ctg_french_trim(s));
}

/* The rank in « parties.caf.representants.2.nom », from 0. */
static size_t person_of(struct ctg_str var)
{
	size_t i = ctg_str_find(var, STR(".representants."));

	var = ctg_str_skip(var, i + strlen(".representants."));
	i = 0;
	while (var.n > 0 && ctg_is_digit(var.p[0])) {
		i = i * 10 + (size_t)(var.p[0] - '0');
		var = ctg_str_skip(var, 1);
	}
	return i - 1;
}

static bool do_signature(struct ctg_wanted *w, struct ctg_str var,
	struct ctg_str line)
{
	const struct ctg_convention *c = &w->base->convention;
	size_t i = ctg_front_party(c, var), k = person_of(var);
	struct ctg_representative now;
	struct ctg_party p;

	if (ctg_str_ends(var, STR(".designation")))
		return do_signing_party(w, var, line);
	if (i == c->nparties || k >= c->parties[i].npeople ||
	    !ctg_line_read_signatory(&now, line))
		return unread(w, "la signature", line);
	p = c->parties[i];
	p.people = CTG_NEW_N(w->arena, struct ctg_representative, p.npeople);
	for (size_t j = 0; j < p.npeople; j++) {
		p.people[j] = j == k ? now : c->parties[i].people[j];
		p.people[j].nom.line = (unsigned)j + 1;
	}
	return ctg_want_party(w, i, &p);
}

static bool do_closing(struct ctg_wanted *w,
	[[maybe_unused]] struct ctg_str var, struct ctg_str line)
{
	const struct ctg_convention *c = &w->base->convention;
	unsigned was = c->exemplaires ? c->exemplaires : (unsigned)c->nparties;
	unsigned copies;
	struct ctg_str lieu;

	if (!ctg_line_read_closing(&copies, &lieu, line))
		return unread(w, "la formule de clôture", line);
	if (copies != was && !ctg_want_copies(w, copies))
		return false;
	return ctg_str_eq(lieu, c->lieu.s) ||
		ctg_want_set(w, &w->c.lieu, lieu, STR("lieu"));
}

static bool do_heading(struct ctg_wanted *w, const struct ctg_node *leaf,
	struct ctg_str line)
{
	size_t i = ctg_front_annexe(leaf->parent);
	const struct ctg_annexe *old = &w->base->convention.annexes[i];
	struct ctg_annexe *x = &w->c.annexes[i];
	struct ctg_str s = line;
	struct ctg_heading h;

	/* A title may begin with a number: first as the tool prints it. */
	if (ctg_str_cut(&s, STR("Annexe ")) && ctg_str_cut(&s,
	    old->numero.s) && ctg_str_cut(&s, STR(" - ")))
		return ctg_want_set(w, &x->titre, ctg_french_trim(s),
			STR("titre"));
	ctg_heading_read(&h, line);
	if (h.word != CTG_ANNEXE || h.title.n == 0)
		return unread(w, "l'intitulé de l'annexe", line);
	return (ctg_str_eq(h.printed, old->numero.s) || ctg_want_set(w,
			&x->numero, h.printed, STR("numero"))) &&
		(ctg_str_eq(h.title, old->titre.s) || ctg_want_set(w,
			&x->titre, h.title, STR("titre")));
}

/* --- leaves --------------------------------------------------------------- */

static void read_line(struct ctg_wanted *w, const struct ctg_node *leaf,
	struct ctg_str line)
{
	static const struct {
		const char *part;
		bool (*read)(struct ctg_wanted *w, struct ctg_str var,
			struct ctg_str line);
	} parts[] = {
		{ "titre", do_title }, { "comparution", do_comparution },
		{ "cloture", do_closing }, { "signatures", do_signature },
	};
	const struct ctg_node *part = ctg_front_part(leaf);
	struct ctg_str var = ctg_front_var(leaf);

	if (same_words(w->arena, line, ctg_node_words(w->arena, leaf)))
		return;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (ctg_str_eq(part->text, ctg_str_from(parts[i].part)) &&
		    (var.n > 0 || i == 2)) {
			(void)parts[i].read(w, var, line);
			return;
		}
	(void)fixed(w);
}

/* Words of the body that a variable prints. */
static void do_values(struct ctg_wanted *w, const struct ctg_front_leaf *l)
{
	for (size_t i = 0; i < l->n; i++) {
		size_t n;
		const struct ctg_front_value *v = ctg_front_match(w->arena,
			l->v[i], &n);

		for (size_t k = 0; k < n; k++)
			(void)ctg_want_print(w, v[k].var, v[k].now);
	}
}

void ctg_front_do_leaf(struct ctg_wanted *w, const struct ctg_front_leaf *l)
{
	const struct ctg_node *part = ctg_front_part(l->leaf);
	struct ctg_str line;

	if (part && ctg_str_eq(part->text, STR("visas")))
		ctg_front_do_visa(w, l);
	else if (part && splice(w, &line, l))
		read_line(w, l->leaf, line);
	else if (!part && ctg_node_is_annexe(l->leaf->parent) &&
		 l->leaf->kind == CTG_HEADING && splice(w, &line, l))
		(void)do_heading(w, l->leaf, line);
	else if (!part)
		do_values(w, l);
}

/* --- blocks --------------------------------------------------------------- */

static const struct ctg_node *alone(const struct ctg_node *blocks)
{
	return blocks && blocks->first && blocks->first == blocks->last &&
		blocks->first->kind == CTG_PARA ? blocks->first : NULL;
}

/* A line of the title page that comes: what it says tells what it is. */
static bool add_title(struct ctg_wanted *w, struct ctg_str line)
{
	struct ctg_str s = ctg_french_trim(line);

	if (ctg_french_cut(&s, "reference"))
		return do_title(w, STR("reference"), line);
	return do_title(w, STR("periode.fin"), line);
}

static bool remove_title(struct ctg_wanted *w, struct ctg_str var)
{
	if (ctg_str_eq(var, STR("reference")))
		return ctg_want_set(w, &w->c.reference, STR(""), var);
	return fixed(w);
}

/* Who signs, or does not any more: he stays in the comparution. */
static bool set_signs(struct ctg_wanted *w, const struct ctg_node *at,
	struct ctg_str line, bool signs)
{
	size_t i = ctg_front_party(&w->c, ctg_front_var(at));
	struct ctg_representative who;

	if (i == w->c.nparties || !ctg_line_read_signatory(&who, line))
		return unread(w, "la signature", line);
	for (size_t k = 0; k < w->c.parties[i].npeople; k++) {
		struct ctg_representative *r = &w->c.parties[i].people[k];

		if (!same_words(w->arena, r->nom.s, who.nom.s))
			continue;
		r->signs = signs;
		return true;
	}
	return ctg_want_refuse(w, "A743", "«\u00a0%.*s\u00a0» ne représente "
		"aucune partie dans la comparution", STR_ARG(who.nom.s));
}

static bool do_lines(struct ctg_wanted *w, const struct ctg_op *op,
	struct ctg_str part)
{
	const struct ctg_node *now = alone(op->now);
	struct ctg_str line = now ? ctg_node_words(w->arena, now) : STR("");
	bool title = ctg_str_eq(part, STR("titre"));

	if (op->how == CTG_OP_REPLACE && now && op->at == op->to) {
		read_line(w, op->at, line);
		return true;
	}
	if (!title && !ctg_str_eq(part, STR("signatures")))
		return fixed(w);
	if (op->how == CTG_OP_ADD && now && title)
		return add_title(w, line);
	/* « Les signatures sont complétées par »: those of the last party. */
	if (op->how == CTG_OP_ADD && now)
		return set_signs(w, op->at->kind == CTG_PART ? op->at->last :
			op->at, line, true);
	if (op->how != CTG_OP_REMOVE || op->at != op->to)
		return fixed(w);
	return title ? remove_title(w, ctg_front_var(op->at)) :
		set_signs(w, op->at, ctg_node_words(w->arena, op->at), false);
}

void ctg_front_do_blocks(struct ctg_wanted *w, const struct ctg_op *op)
{
	const struct ctg_node *part = ctg_front_part(op->at);

	if (!part || ctg_str_eq(part->text, STR("visas")) ||
	    ((op->side == CTG_OP_AFTER || op->side == CTG_OP_BEFORE) &&
	     op->at == part && op->how == CTG_OP_ADD))
		ctg_front_do_visas(w, op);
	else
		(void)do_lines(w, op, part->text);
}
