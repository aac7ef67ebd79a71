/* SPDX-License-Identifier: Apache-2.0 */
/* xml.h - writes XML, and nothing else.
 *
 * Tags nest by themselves: an element is open until it is closed, and an
 * attribute belongs to the one that was opened last.  What is not allowed in
 * XML (controls) is left out; it is refused at the door of a text anyway. */
#ifndef CTG_BASE_XML_H
#define CTG_BASE_XML_H

#include "base/buf.h"

#define CTG_XML_DEPTH	64

/* Start with { .out = b }. */
struct ctg_xml {
	struct ctg_buf *out;
	const char *open[CTG_XML_DEPTH];
	unsigned depth;
	bool in_tag;		/* « <a b="c" », more attributes may come */
};

/* « <?xml version… ?> » */
void ctg_xml_begin(struct ctg_xml *x);
void ctg_xml_open(struct ctg_xml *x, const char *name);
void ctg_xml_close(struct ctg_xml *x);
/* Opened and closed at once, without attributes. */
void ctg_xml_empty(struct ctg_xml *x, const char *name);

/* Of the element opened last, before anything else is put into it. */
void ctg_xml_attr(struct ctg_xml *x, const char *name, const char *value);
void ctg_xml_attr_str(struct ctg_xml *x, const char *name,
	struct ctg_str value);
void ctg_xml_attr_num(struct ctg_xml *x, const char *name, unsigned value);
[[gnu::format(printf, 3, 4)]]
void ctg_xml_attrf(struct ctg_xml *x, const char *name, const char *fmt, ...);

void ctg_xml_text(struct ctg_xml *x, struct ctg_str s);
/* XML that is already written: ours, or checked. */
void ctg_xml_raw(struct ctg_xml *x, struct ctg_str s);
/* <name>text</name> */
void ctg_xml_leaf(struct ctg_xml *x, const char *name, struct ctg_str text);

#endif
