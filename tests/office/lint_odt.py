# SPDX-License-Identifier: Apache-2.0
"""What the schema of OpenDocument lets pass."""
import re

from package import common_faults, name, repeated

PARTS = ("content.xml", "styles.xml")
TYPES = {".xml": "text/xml", ".png": "image/png", ".jpg": "image/jpeg",
         ".jpeg": "image/jpeg"}

# Which family of styles an attribute of an element names.
FAMILIES = {
    "text:style-name": {
        "text:p": "paragraph", "text:h": "paragraph", "text:span": "text",
        "text:a": "text", "text:list": "list", "text:section": "section",
        "text:table-of-content": "section",
        "text:index-title": "section",
        "text:table-of-content-entry-template": "paragraph",
        "text:index-title-template": "paragraph",
        "text:list-level-style-bullet": "text",
        "text:list-level-style-number": "text"},
    "table:style-name": {
        "table:table": "table", "table:table-column": "table-column",
        "table:table-row": "table-row", "table:table-cell": "table-cell",
        "table:covered-table-cell": "table-cell"},
    "table:default-cell-style-name": {"table:table-column": "table-cell"},
    "draw:style-name": {"draw:frame": "graphic",
                        "draw:custom-shape": "graphic"},
    "text:visited-style-name": {"text:a": "text"},
    "text:citation-style-name": {"text:notes-configuration": "text"},
    "text:citation-body-style-name": {"text:notes-configuration": "text"},
    "text:default-style-name": {"text:notes-configuration": "paragraph"},
}


class Odt:
    def __init__(self, package):
        self.p = package
        self.styles, self.fonts = {}, set()
        self.masters, self.layouts = set(), set()

    def faults(self):
        for check in (self.container, self.manifest, self.style_names,
                      self.style_uses, self.cells, self.changes, self.marks,
                      self.notes, self.images, self.headings, self.spaces,
                      self.about):
            yield from check()

    # --- the package ---

    def container(self):
        yield from common_faults(self.p)
        first = self.p.zip.infolist()[0]
        with open(self.p.path, "rb") as f:
            head = f.read(77)
        if first.filename != "mimetype" or first.compress_type != 0 or \
                first.extra:
            yield "mimetype is not first, stored, and without more"
        elif head[38:] != b"application/vnd.oasis.opendocument.text":
            yield "mimetype stands elsewhere than at byte 38"

    def manifest(self):
        part = "META-INF/manifest.xml"
        entries = {e.get(name("manifest:full-path")):
                   e.get(name("manifest:media-type"))
                   for e in self.p.all(part, "manifest:file-entry")}
        files = set(self.p.names) - {"mimetype", part}
        if entries.pop("/", "") != "application/vnd.oasis.opendocument.text":
            yield "the manifest does not say what the document is"
        for path in sorted(files ^ set(entries)):
            yield "%s: in the package or in the manifest, not both" % path
        for path, said in entries.items():
            wanted = TYPES.get(path[path.rfind("."):])
            if said != wanted:
                yield "%s: its type is %s" % (path, said)

    # --- styles ---

    def style_names(self):
        for part in PARTS:
            own = []
            for e in self.p.xml(part).iter():
                at = e.get(name("style:name"))
                if e.tag == name("style:style"):
                    own.append((e.get(name("style:family")), at))
                elif e.tag == name("text:list-style"):
                    own.append(("list", at))
                elif e.tag == name("style:master-page"):
                    self.masters.add(at)
                elif e.tag == name("style:page-layout"):
                    self.layouts.add(at)
                elif e.tag == name("style:font-face"):
                    self.fonts.add(at)
            for twice in repeated(own):
                yield "%s: the style %s is twice there" % (part, twice)
            self.styles[part] = set(own)
        # Those of styles.xml that are not automatic serve the text too.
        self.styles["content.xml"] |= self.styles["styles.xml"]

    def uses(self, e):
        for attribute, by_element in FAMILIES.items():
            used = e.get(name(attribute))
            if used is None:
                continue
            family = [f for s, f in by_element.items() if name(s) == e.tag]
            if family:
                yield family[0], used
        if e.tag == name("style:style"):
            family = e.get(name("style:family"))
            for attribute in "style:parent-style-name", \
                    "style:next-style-name":
                if e.get(name(attribute)):
                    yield family, e.get(name(attribute))
        if e.get(name("style:list-style-name")):
            yield "list", e.get(name("style:list-style-name"))

    def style_uses(self):
        for part in PARTS:
            for e in self.p.xml(part).iter():
                for used in self.uses(e):
                    if used not in self.styles[part]:
                        yield "%s: no style %s" % (part, used)
            for attribute, known in (
                    ("style:master-page-name", self.masters),
                    ("style:page-layout-name", self.layouts),
                    ("style:font-name", self.fonts)):
                for used in set(self.p.get(part, attribute)) - known - {""}:
                    yield "%s: no %s %s" % (part, attribute, used)

    # --- tables ---

    def cells(self):
        for t in self.p.all("content.xml", "table:table"):
            called = t.get(name("table:name"))
            if t.find(name("table:table-header-rows")) is None:
                yield "table %s: no header row" % called
            columns = sum(int(c.get(name("table:number-columns-repeated"),
                                    1))
                          for c in t.iter(name("table:table-column")))
            for row in t.iter(name("table:table-row")):
                if len(row) != columns:
                    yield "table %s: %d cells for %d columns" % (
                        called, len(row), columns)
                for c in row:
                    if c.tag == name("table:table-cell") and len(c) == 0:
                        yield "table %s: an empty cell" % called
        for twice in repeated(self.p.get("content.xml", "table:name")):
            yield "two tables are named %s" % twice

    # --- changes, bookmarks, notes ---

    def changes(self):
        regions = [e.get(name("text:id")) for e in
                   self.p.all("content.xml", "text:changed-region")]
        for twice in repeated(regions):
            yield "two changes are %s" % twice
        points = {}
        for e in self.p.all("content.xml", "text:change",
                            "text:change-start", "text:change-end"):
            at = e.get(name("text:change-id"))
            points.setdefault(at, []).append(e.tag.split("}")[1])
        for at, kinds in points.items():
            if kinds not in (["change"], ["change-start", "change-end"]):
                yield "the change %s stands as %s" % (at, kinds)
        for at in sorted(set(points) ^ set(regions)):
            yield "the change %s is not both told and placed" % at

    def marks(self):
        names = [e.get(name("text:name")) for e in
                 self.p.all("content.xml", "text:bookmark",
                            "text:bookmark-start")]
        for twice in repeated(names):
            yield "two bookmarks are %s" % twice
        names += [n.get(name("text:id")) for n in
                  self.p.all("content.xml", "text:note")]
        wanted = set(self.p.get("content.xml", "text:ref-name"))
        wanted |= {h[1:] for h in self.p.get("content.xml", "xlink:href")
                   if h.startswith("#")}
        for at in sorted(wanted - set(names)):
            yield "no bookmark and no note %s" % at
        for at in self.p.all("content.xml", "text:index-body"):
            if at.find(".//" + name("text:bookmark-ref")) is None:
                yield "a sommaire without pages"

    def notes(self):
        notes = self.p.all("content.xml", "text:note")
        for twice in repeated(n.get(name("text:id")) for n in notes):
            yield "two notes are %s" % twice
        for n in notes:
            body = n.find(name("text:note-body"))
            if body is None or \
                    body.find(".//" + name("text:p")) is None:
                yield "a note says nothing"

    def images(self):
        # The logo of a house stands in the heads of its pages.
        shown = {image.get(name("xlink:href")) for part in PARTS
                 for image in self.p.all(part, "draw:image")}
        for frame in self.p.all("content.xml", "draw:frame"):
            if frame.find(name("draw:image")) is None:
                continue
            said = [frame.findtext(name("svg:" + at)) for at in
                    ("title", "desc")]
            if not any(said):
                yield "an image without words"
        kept = {n for n in self.p.names if n.startswith("Pictures/")}
        for path in sorted(shown ^ kept):
            yield "%s: shown or kept, not both" % path

    # --- for those who listen to it ---

    def headings(self):
        before = 0
        gone = {h for r in self.p.all("content.xml", "text:tracked-changes")
                for h in r.iter(name("text:h"))}
        # What went may have stood before any.
        before_any = {int(h.get(name("text:outline-level"))) for h in gone}
        for h in self.p.all("content.xml", "text:h"):
            if h in gone:
                continue
            level = int(h.get(name("text:outline-level")))
            if level > before + 1 and level - 1 not in before_any:
                yield "a title of level %d after %d: %s" % (
                    level, before, "".join(h.itertext())[:60])
            before = level

    def spaces(self):
        """Two spaces are read as one, unless written otherwise."""
        for p in self.p.all("content.xml", "text:p", "text:h"):
            for s in p.itertext():
                if re.search("  |[\t\n\r]", s):
                    yield "spaces that are lost: %r" % s[:60]

    def about(self):
        default = [e for e in self.p.all("styles.xml", "style:default-style")
                   if e.get(name("style:family")) == "paragraph"]
        text = default[0].find(name("style:text-properties"))
        if (text.get(name("fo:language")), text.get(name("fo:country"))) != \
                ("fr", "FR"):
            yield "the text is not said to be French"
        meta = self.p.xml("meta.xml")
        if meta.findtext(".//" + name("dc:language")) != "fr-FR":
            yield "no language property"
        if not meta.findtext(".//" + name("dc:title")):
            yield "no title property"
