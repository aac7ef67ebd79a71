# SPDX-License-Identifier: Apache-2.0
"""What neither the schema of Office Open XML nor the validator of its SDK
looks at."""
import posixpath

from package import NAMES, common_faults, name, repeated

DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"
TEXTS = (DOCUMENT, NOTES)
CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange",
           "w:pPrChange", "w:moveFromRangeStart", "w:moveToRangeStart",
           "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:cellIns",
           "w:cellDel", "w:sectPrChange", "w:numberingChange")
STYLED = {"w:pStyle": "paragraph", "w:rStyle": "character",
          "w:tblStyle": "table"}


def val(e):
    return e.get(name("w:val"))


class Docx:
    def __init__(self, package):
        self.p = package

    def faults(self):
        for check in (self.container, self.types, self.relations,
                      self.styles, self.lists, self.tables, self.changes,
                      self.moves, self.deleted, self.marks, self.fields,
                      self.notes, self.images, self.headings, self.spaces,
                      self.about):
            yield from check()

    def elements(self, *shorts):
        return [e for part in TEXTS for e in self.p.all(part, *shorts)]

    # --- the package ---

    def container(self):
        yield from common_faults(self.p)
        if self.p.names[0] != "[Content_Types].xml":
            yield "the types do not come first"

    def types(self):
        types = self.p.xml("[Content_Types].xml")
        files = {"/" + n for n in self.p.names} - {"/[Content_Types].xml"}
        overrides = [e.get("PartName") for e in types
                     if e.get("PartName")]
        defaults = {e.get("Extension") for e in types if e.get("Extension")}
        for twice in repeated(overrides):
            yield "%s has two types" % twice
        for path in sorted(set(overrides) - files):
            yield "%s has a type, and is not there" % path
        for path in sorted(files - set(overrides)):
            extension = path[path.rfind(".") + 1:]
            # « xml » alone says nothing of what a part is.
            if extension == "xml" or extension not in defaults:
                yield "%s has no type" % path

    def relations(self):
        reached = {"[Content_Types].xml"}
        for path in self.p.names:
            if not path.endswith(".rels"):
                continue
            folder, file = posixpath.split(path)
            base = posixpath.dirname(folder)
            source = posixpath.join(base, file[:-len(".rels")])
            reached.add(path)
            if file != ".rels" and source not in self.p.names:
                yield "%s: of no part" % path
                continue
            known = {}
            for r in self.p.xml(path):
                if r.get("Id") in known:
                    yield "%s: two are %s" % (path, r.get("Id"))
                known[r.get("Id")] = r
                if r.get("TargetMode") == "External":
                    continue
                to = posixpath.normpath(posixpath.join(base,
                                                       r.get("Target")))
                reached.add(to)
                if to not in self.p.names:
                    yield "%s: no %s" % (path, to)
            if file != ".rels":
                yield from self.named(source, known)
        for path in sorted(set(self.p.names) - reached):
            yield "%s is reached by nothing" % path

    def named(self, source, known):
        for e in self.p.xml(source).iter():
            for attribute, at in e.attrib.items():
                if attribute.startswith("{%s}" % NAMES["r"]) and \
                        at not in known:
                    yield "%s: no relation %s" % (source, at)

    # --- styles and lists ---

    def styles(self):
        part = "word/styles.xml"
        styles = [(e.get(name("w:type")), e.get(name("w:styleId")))
                  for e in self.p.all(part, "w:style")]
        for twice in repeated(s for _, s in styles):
            yield "two styles are %s" % twice
        for e in self.p.all(part, "w:basedOn", "w:next", "w:link"):
            if val(e) not in {s for _, s in styles}:
                yield "no style %s" % val(e)
        for path in self.p.names:
            if not path.startswith("word/") or not path.endswith(".xml"):
                continue
            for short, kind in STYLED.items():
                for e in self.p.all(path, short):
                    if (kind, val(e)) not in styles:
                        yield "%s: no %s style %s" % (path, kind, val(e))

    def lists(self):
        part = "word/numbering.xml"
        levels = {}
        for a in self.p.all(part, "w:abstractNum"):
            levels[a.get(name("w:abstractNumId"))] = {
                e.get(name("w:ilvl")) for e in a.iter(name("w:lvl"))}
        known = {"0": None}
        for n in self.p.all(part, "w:num"):
            of = val(n.find(name("w:abstractNumId")))
            if of not in levels:
                yield "no list %s" % of
            known[n.get(name("w:numId"))] = levels.get(of, set())
        for e in self.elements("w:numPr"):
            used = val(e.find(name("w:numId")))
            level = e.find(name("w:ilvl"))
            if used not in known:
                yield "no list %s" % used
            elif known[used] is not None and val(level) not in known[used]:
                yield "the list %s has no level %s" % (used, val(level))

    # --- tables ---

    def tables(self):
        for t in self.elements("w:tbl"):
            columns = len(t.find(name("w:tblGrid")))
            open_at = set()
            rows = t.findall(name("w:tr"))
            if rows[0].find(name("w:trPr") + "/" + name("w:tblHeader")) \
                    is None:
                yield "a table without a header row"
            for row in rows:
                yield from self.row(row, columns, open_at)

    def row(self, row, columns, open_at):
        at, now = 0, set()
        for c in row.findall(name("w:tc")):
            properties = c.find(name("w:tcPr"))
            span = properties.find(name("w:gridSpan"))
            merge = properties.find(name("w:vMerge"))
            if merge is not None:
                now.add(at)
                if val(merge) != "restart" and at not in open_at:
                    yield "a cell goes on from nothing"
            if c[-1].tag != name("w:p"):
                yield "a cell does not end with a paragraph"
            at += int(val(span)) if span is not None else 1
        if at != columns:
            yield "a row of %d columns in a table of %d" % (at, columns)
        open_at.clear()
        open_at |= now

    # --- changes ---

    def changes(self):
        changes = self.elements(*CHANGES)
        for twice in repeated(e.get(name("w:id")) for e in changes):
            yield "two changes are %s" % twice
        for e in changes:
            if not e.get(name("w:author")):
                yield "a change by nobody"

    def moves(self):
        names = {}
        for side in "From", "To":
            starts = self.elements("w:move%sRangeStart" % side)
            ends = self.elements("w:move%sRangeEnd" % side)
            if sorted(e.get(name("w:id")) for e in starts) != \
                    sorted(e.get(name("w:id")) for e in ends):
                yield "a move whose %s does not end" % side
            names[side] = [e.get(name("w:name")) for e in starts]
        # One entry of a sommaire and its title may move under one name.
        for at in sorted(set(names["From"]) ^ set(names["To"])):
            yield "the move %s has one end" % at
        if repeated(names["From"]) or repeated(names["To"]):
            yield "a move that starts twice: %s" % (
                repeated(names["From"]) + repeated(names["To"]))

    def deleted(self):
        gone = {t for d in self.elements("w:del") for t in d.iter()}
        for t in self.elements("w:t", "w:instrText"):
            if t in gone:
                yield "deleted words are written as others are"
        for t in self.elements("w:delText", "w:delInstrText"):
            if t not in gone:
                yield "deleted words outside of a deletion"

    # --- bookmarks, fields, notes ---

    def marks(self):
        starts = self.elements("w:bookmarkStart")
        ends = [e.get(name("w:id")) for e in self.elements("w:bookmarkEnd")]
        ids = [e.get(name("w:id")) for e in starts]
        names = [e.get(name("w:name")) for e in starts]
        for twice in repeated(ids) + repeated(names):
            yield "two bookmarks are %s" % twice
        if sorted(ids) != sorted(ends):
            yield "a bookmark that does not end"
        wanted = {e.get(name("w:anchor")) for e in
                  self.elements("w:hyperlink")} - {None}
        wanted |= {e.text.split()[1] for e in self.elements("w:instrText")
                   if "PAGEREF" in e.text}
        for at in sorted(wanted - set(names)):
            yield "no bookmark %s" % at

    def fields(self):
        for part in TEXTS:
            stack = []
            for e in self.p.all(part, "w:fldChar"):
                what = e.get(name("w:fldCharType"))
                if what == "begin":
                    stack.append("begin")
                elif not stack or (what == "separate" and
                                   stack[-1] != "begin"):
                    yield "a field without a beginning"
                elif what == "separate":
                    stack[-1] = what
                else:
                    stack.pop()
            if stack:
                yield "a field without an end"

    def notes(self):
        told = [n.get(name("w:id")) for n in self.p.all(NOTES, "w:footnote")
                if n.get(name("w:type")) is None]
        called = [r.get(name("w:id")) for r in
                  self.p.all(DOCUMENT, "w:footnoteReference")]
        for twice in repeated(told) + repeated(called):
            yield "the note %s is twice there" % twice
        for at in sorted(set(told) ^ set(called)):
            yield "the note %s is not both called and told" % at
        for n in self.p.all(NOTES, "w:footnote"):
            if n.find(name("w:p")) is None:
                yield "a note without a paragraph"

    def images(self):
        said = self.elements("wp:docPr")
        for twice in repeated(e.get("id") for e in said):
            yield "two drawings are %s" % twice
        for e in said:
            if not e.get("descr"):
                yield "an image without words"

    # --- for those who listen to it ---

    def headings(self):
        levels = {}
        for s in self.p.all("word/styles.xml", "w:style"):
            level = s.find(name("w:pPr") + "/" + name("w:outlineLvl"))
            if level is not None:
                levels[s.get(name("w:styleId"))] = int(val(level)) + 1
        before = 0
        for p in self.p.all(DOCUMENT, "w:p"):
            style = p.find(name("w:pPr") + "/" + name("w:pStyle"))
            level = levels.get(val(style)) if style is not None else None
            if level and level > before + 1:
                yield "a title of level %d after %d: %s" % (
                    level, before, "".join(p.itertext())[:60])
            before = level or before

    def spaces(self):
        for t in self.elements("w:t", "w:delText"):
            if t.text and t.text != t.text.strip(" ") and \
                    t.get(name("xml:space")) != "preserve":
                yield "spaces that are lost: %r" % t.text[:60]

    def about(self):
        languages = self.p.all("word/styles.xml", "w:lang")
        if not languages or val(languages[0]) != "fr-FR":
            yield "the text is not said to be French"
        core = self.p.xml("docProps/core.xml")
        if core.findtext(name("dc:language")) != "fr-FR":
            yield "no language property"
        if not core.findtext(name("dc:title")):
            yield "no title property"
