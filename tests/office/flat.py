# SPDX-License-Identifier: Apache-2.0
"""What LibreOffice holds of a document, from its flat file: one line of text
for each paragraph, with its style, its list and its letters; tables by rows
and cells."""
import xml.etree.ElementTree as tree

from package import name

SKIPPED = {name(s) for s in (
    "text:tracked-changes", "text:sequence-decls", "office:forms",
    "text:bookmark", "text:bookmark-start", "text:bookmark-end",
    "text:soft-page-break", "text:note-citation", "text:change-start",
    "text:change-end", "text:change", "text:index-title",
    "text:table-of-content-source", "text:alphabetical-index-mark")}
# Carry the end of a section, or part two tables: none of the text.
DEVICES = ("Fin de section", "Après un tableau")
NO_LIST = "Aucune"	# has no sign and no indent
UNKNOWN = "(note ?)"	# another call of a note, but of which
DUMMY = "\u200d"	# of LibreOffice, in empty rows that it tracks


class Flat:
    def __init__(self, path):
        root = tree.parse(path).getroot()
        self.styles = {
            (e.get(name("style:family")), e.get(name("style:name"))): e
            for e in root.iter(name("style:style"))}
        self.notes = [e.get(name("text:id"))
                      for e in root.iter(name("text:note"))]
        self.left = len(list(root.iter(name("text:changed-region"))))
        self.lines = []
        self.blocks(root.find(".//" + name("office:text")), "")
        # After a table, what goes leaves the paragraph that ends a text.
        if self.lines and self.lines[-1].endswith(": ") and \
                self.lines[-1][0] != "|":
            self.lines.pop()

    # --- styles ---

    def letters(self, family, at, around=""):
        """Those of a style, inside some others: it may take them away."""
        e = self.styles.get((family, at))
        p = e.find(name("style:text-properties")) if e is not None else None
        if p is None:
            return around
        found = ""
        for letter, attribute, value in (
                ("b", "fo:font-weight", "bold"),
                ("i", "fo:font-style", "italic"),
                ("^", "style:text-position", "super")):
            said = p.get(name(attribute))
            if letter in around if said is None else said.startswith(value):
                found += letter
        return found

    def is_automatic(self, e):
        return e is not None and e.get(name("style:display-name")) is None \
            and (e.get(name("style:name")) or "")[:1] == "P" and \
            (e.get(name("style:name")) or "")[1:].isdigit()

    def named(self, at):
        """The style people see of a paragraph."""
        e = self.styles.get(("paragraph", at))
        if self.is_automatic(e):
            return self.named(e.get(name("style:parent-style-name")))
        shown = e.get(name("style:display-name")) if e is not None else None
        return shown or at

    def all_letters(self, at):
        """In a paragraph that is bold, it says nothing that words are."""
        e = self.styles.get(("paragraph", at))
        if e is None:
            return ""
        return self.letters("paragraph", at, self.all_letters(
            e.get(name("style:parent-style-name"))))

    # --- words ---

    def runs(self, e, letters, out):
        self.add(out, letters, e.text)
        for child in e:
            self.run(child, letters, out)
            self.add(out, letters, child.tail)

    def run(self, e, letters, out):
        short = e.tag.split("}")[1]
        if e.tag in SKIPPED:
            return
        if short == "s":
            self.add(out, letters, " " * int(e.get(name("text:c"), 1)))
        elif short in ("tab", "line-break"):
            self.add(out, letters, {"tab": "→"}.get(short, "⏎"))
        elif short == "note":
            inner = Flat.__new__(Flat)
            inner.styles, inner.notes, inner.lines = \
                self.styles, self.notes, []
            inner.blocks(e.find(name("text:note-body")), "")
            self.add(out, "", "(note: %s)" % " / ".join(inner.lines))
        elif short == "note-ref":
            self.add(out, letters, self.called(e.get(name("text:ref-name"))))
        elif short in ("bookmark-ref", "page-number"):
            self.add(out, letters, "(page)")
        elif short == "frame":
            self.add(out, "", "(image %s)" % (e.findtext(
                name("svg:desc")) or e.findtext(name("svg:title"))))
        else:
            self.runs(e, self.letters("text", e.get(name(
                "text:style-name")), letters) if short == "span" else letters,
                out)

    def called(self, at):
        """Its number was not computed anew; notes that came back have one
        name for all."""
        if self.notes.count(at) != 1:
            return UNKNOWN
        return "(note %d)" % (1 + self.notes.index(at))

    def add(self, out, letters, text):
        text = (text or "").replace(DUMMY, "")
        if not text:
            return
        if out and text.strip(" ") == "":
            letters = out[-1][0]	# a space looks the same in bold
        if out and out[-1][0] == letters:
            out[-1][1] += text
        else:
            out.append([letters, text])

    def paragraph(self, e, place):
        style = self.named(e.get(name("text:style-name")))
        runs = []
        self.runs(e, self.all_letters(e.get(name("text:style-name"))), runs)
        if style in DEVICES and not "".join(t for _, t in runs).strip():
            return
        self.lines.append("%s%s: %s" % (place, style, "".join(
            "{%s}%s" % (how, text) if how else "{}" + text
            for how, text in runs)))

    # --- blocks ---

    def blocks(self, e, place, inside=None):
        for child in e:
            short = child.tag.split("}")[1]
            if child.tag in SKIPPED:
                continue
            if short in ("p", "h"):
                self.paragraph(child, place)
            elif short == "list":
                self.list(child, place, inside)
            elif short == "table":
                self.table(child, place)
            else:
                self.blocks(child, place)

    def list(self, e, place, inside):
        """inside: the style of the list around.  The sign of an item stands
        before its first paragraph."""
        inside = e.get(name("text:style-name"), inside)
        for item in e:
            first = item.tag == name("text:list-item")
            for child in item:
                signed = first and child.tag != name("text:list")
                sign = "" if inside == NO_LIST else "• " if signed else "  "
                self.blocks([child], place + sign, inside)
                first = False

    def table(self, e, place):
        for row in e.iter(name("table:table-row")):
            self.lines.append(place + "row")
            for c in row:
                self.lines.append("%s%s %sx%s" % (
                    place, c.tag.split("}")[1],
                    c.get(name("table:number-columns-spanned"), 1),
                    c.get(name("table:number-rows-spanned"), 1)))
                self.blocks(c, place + "| ")
