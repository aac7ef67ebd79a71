/* SPDX-License-Identifier: Apache-2.0 */
/* xml_read.h - reads XML that somebody else wrote, one step at a time.
 *
 * What office packages hold and nothing more: UTF-8, namespaces, the five
 * entities.  A document type is refused, so nothing can be declared, fetched or
 * blown up; so is whatever is not well-formed.  A library would take longer
 * to load than the program takes to run. */
#ifndef CTG_BASE_XML_READ_H
#define CTG_BASE_XML_READ_H

#include "base/err.h"
#include "base/str.h"

struct ctg_arena;

/* Of attributes, of elements in each other, of namespaces at a time. */
#define CTG_XML_GIVEN	128
#define CTG_XML_NESTED	60
#define CTG_XML_BOUND	128

enum ctg_xml_event {
	CTG_XML_OPEN, CTG_XML_CLOSE, CTG_XML_TEXT, CTG_XML_END,
};

struct ctg_xml_name {
	struct ctg_str space;	/* the whole address; empty: none */
	struct ctg_str local;
};

struct ctg_xml_given {
	struct ctg_xml_name name;
	struct ctg_str value;
};

/* May be copied: the copy reads on from the same place. */
struct ctg_xml_reader {
	struct ctg_arena *arena;
	struct ctg_str all, rest;
	enum ctg_xml_event event;
	struct ctg_xml_name name;	/* OPEN and CLOSE */
	struct ctg_str text;		/* TEXT */
	struct ctg_xml_given given[CTG_XML_GIVEN];	/* OPEN */
	size_t n;
	unsigned depth;			/* with the one just opened */
	bool empty;			/* its end comes next */
	struct { struct ctg_str raw; struct ctg_xml_name name; size_t bound; }
		open[CTG_XML_NESTED];
	struct { struct ctg_str prefix, space; } bound[CTG_XML_BOUND];
	size_t n_bound;
};

/* Before the root. */
[[nodiscard]] enum ctg_code ctg_xml_read(struct ctg_xml_reader *r,
	struct ctg_arena *a, struct ctg_str text, struct ctg_err *err);
/* Moves to the next event; after CTG_XML_END there is none. */
[[nodiscard]] enum ctg_code ctg_xml_next(struct ctg_xml_reader *r,
	struct ctg_err *err);
/* Past the end of the element just opened. */
[[nodiscard]] enum ctg_code ctg_xml_skip(struct ctg_xml_reader *r,
	struct ctg_err *err);

/* The element just opened, or closed. */
bool ctg_xml_is(const struct ctg_xml_reader *r, const char *space,
	const char *local);
/* An attribute of the element just opened; NULL when it has none. */
struct ctg_xml_given *ctg_xml_find(struct ctg_xml_reader *r,
	const char *space, const char *local);

#endif
