# SPDX-License-Identifier: Apache-2.0
"""A document as the files of a zip, and the names of what is in them."""
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OOXML = "http://schemas.openxmlformats.org/"

NAMES = {
    "text": ODF + "text:1.0", "style": ODF + "style:1.0",
    "table": ODF + "table:1.0", "office": ODF + "office:1.0",
    "draw": ODF + "drawing:1.0", "meta": ODF + "meta:1.0",
    "manifest": ODF + "manifest:1.0",
    "svg": ODF + "svg-compatible:1.0", "fo": ODF + "xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "dc": "http://purl.org/dc/elements/1.1/",
    "w": OOXML + "wordprocessingml/2006/main",
    "r": OOXML + "officeDocument/2006/relationships",
    "wp": OOXML + "drawingml/2006/wordprocessingDrawing",
    "pic": OOXML + "drawingml/2006/picture",
    "a": OOXML + "drawingml/2006/main",
    "rel": OOXML + "package/2006/relationships",
    "types": OOXML + "package/2006/content-types",
}


def name(short):
    """« w:p » as ElementTree names it."""
    prefix, local = short.split(":")
    return "{%s}%s" % (NAMES[prefix], local)


class Package:
    def __init__(self, path):
        self.path = path
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.parsed = {}

    def bytes(self, part):
        return self.zip.read(part)

    def xml(self, part):
        if part not in self.parsed:
            self.parsed[part] = tree.fromstring(self.bytes(part))
        return self.parsed[part]

    def all(self, part, *shorts):
        """Every element so named, in the order of the text."""
        wanted = {name(s) for s in shorts}
        return [e for e in self.xml(part).iter() if e.tag in wanted]

    def get(self, part, short):
        return [e.get(name(short)) for e in self.xml(part).iter()
                if e.get(name(short)) is not None]


def repeated(values):
    seen = set()
    return sorted({v for v in values if v in seen or seen.add(v)})


def common_faults(p):
    """Of any package: what a reader may refuse, or a stranger put there."""
    for twice in repeated(p.names):
        yield "%s is twice in the package" % twice
    for info in p.zip.infolist():
        if info.filename != posixpath.normpath(info.filename):
            yield "%s: a strange path" % info.filename
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            yield "%s has a date" % info.filename


def verdict(title, faults, shown=12):
    """One line of a suite; True when it is good."""
    faults = list(faults)
    for fault in faults[:shown]:
        print("# " + str(fault).replace("\n", "\n# "))
    if len(faults) > shown:
        print("# and %d more" % (len(faults) - shown))
    print("%s - %s" % ("not ok" if faults else "ok", title))
    sys.stdout.flush()
    return not faults
