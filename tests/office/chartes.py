#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""House styles made by LibreOffice, and documents in them as it lays them
out.

    chartes.py SCRATCH NAME…

The house styles and the documents of the examples NAME are left in SCRATCH.
CTG names the program, CTG_EXAMPLES the folder of the examples.
"""
import os
import struct
import subprocess
import sys
import zlib

import uno
from package import verdict
from soffice import Office, prop, url

LETTERHEAD = "Ville de Maison"
ADDRESS = "1 place de la République"
FONT = "DejaVuSerif"


def picture(path):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))

    rows = b"".join(b"\0" + b"\x00\x7a\x33" * 120 for _ in range(40))
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(
            b"IHDR", struct.pack(">IIBBBBB", 120, 40, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def put_logo(office, doc, text, path):
    provider = office.context.ServiceManager.createInstanceWithContext(
        "com.sun.star.graphic.GraphicProvider", office.context)
    logo = doc.createInstance("com.sun.star.text.TextGraphicObject")
    logo.Graphic = provider.queryGraphic((prop("URL", url(path)),))
    logo.AnchorType = uno.Enum("com.sun.star.text.TextContentAnchorType",
                               "AS_CHARACTER")
    logo.Width, logo.Height = 3000, 1000
    text.insertTextContent(text.createTextCursor(), logo, False)


def number_titles(doc):
    """A house that counts its titles: ours carry their numbers."""
    rules = doc.getChapterNumberingRules()
    level = [prop("NumberingType", 4) if p.Name == "NumberingType" else
             prop("Suffix", "#") if p.Name == "Suffix" else p
             for p in rules.getByIndex(0)]
    uno.invoke(rules, "replaceByIndex",
               (0, uno.Any("[]com.sun.star.beans.PropertyValue",
                           tuple(level))))


def make(office, folder, counted):
    doc = office.desktop.loadComponentFromURL(
        "private:factory/swriter", "_blank", 0, (prop("Hidden", True),))
    families = doc.StyleFamilies
    styles = families.getByName("ParagraphStyles")
    styles.getByName("Standard").CharFontName = "DejaVu Serif"
    styles.getByName("Heading 1").CharColor = 0x007A33
    page = families.getByName("PageStyles").getByName("Standard")
    page.LeftMargin, page.RightMargin = 3500, 1500
    page.HeaderIsOn = page.FooterIsOn = True
    put_logo(office, doc, page.HeaderText, os.path.join(folder, "logo.png"))
    page.HeaderText.insertString(page.HeaderText.End, LETTERHEAD, False)
    page.FooterText.String = ADDRESS
    if counted:
        number_titles(doc)
    doc.Text.String = "Titre"
    doc.Text.createTextCursor().ParaStyleName = "Heading 1"
    for end, kind in (("odt", "writer8"), ("docx", "MS Word 2007 XML")):
        doc.storeToURL(url(os.path.join(folder, "charte%d.%s" % (
            counted, end))), (prop("FilterName", kind),))
    doc.close(True)


def shown(command, *args):
    return subprocess.run([command] + list(args), capture_output=True,
                          text=True, check=True).stdout


def look(pdf):
    pages = shown("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    for i, page in enumerate(pages, 1):
        for words in (LETTERHEAD, ADDRESS, "PROJET",
                      "page %d sur %d" % (i, len(pages))):
            if words not in page.replace("\u00a0", " ") and \
                    not (i == 1 and words.startswith("page")):
                yield "page %d: no « %s »" % (i, words)
        if "#" in page:
            yield "page %d: a title is counted twice" % i
    if FONT not in shown("pdffonts", pdf):
        yield "the font is not that of the house"
    if len(shown("pdfimages", "-list", pdf).splitlines()) < 2 + len(pages):
        yield "the logo is not on every page"


def judge(office, folder, example, counted, end):
    command = [os.environ["CTG"], "assembler", "--format", end, "--charte",
               os.path.join(folder, "charte%d.%s" % (counted, end)),
               os.path.join(os.environ["CTG_EXAMPLES"], example)]
    out = os.path.join(folder, "%s-%d.%s" % (example, counted, end))
    subprocess.run(command + ["-o", out], check=True, capture_output=True)
    again = subprocess.run(command + ["-o", "-"], check=True,
                           capture_output=True).stdout
    with open(out, "rb") as f:
        if f.read() != again:
            yield "not the same bytes twice"
    yield from look(office.convert(out, out + ".pdf"))


def main(folder, names):
    picture(os.path.join(folder, "logo.png"))
    good = True
    with Office() as office:
        for counted in 0, 1:
            make(office, folder, counted)
        for name in names:
            for counted, end in ((0, "odt"), (1, "odt"), (0, "docx"),
                                 (1, "docx")):
                good &= verdict("charte: %s.%s%s" % (
                    name, end, ", titles counted" * counted),
                    judge(office, folder, name, counted, end))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
