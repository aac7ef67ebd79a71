#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Documents as LibreOffice lays them out: no word is lost, none is cut, and
the sommaire tells the pages.

    laid_out.py SCRATCH NAME…

SCRATCH holds NAME.odt, NAME.docx and NAME.md, the developed text; PDFs are
left beside them.
"""
import os
import re
import subprocess
import sys
import unicodedata

from package import Package, name, verdict
from soffice import Office

NOTE = re.compile(r"^\[\^([^\]]+)\]: ", re.M)
CALL = re.compile(r"\[\^([^\]]+)\]")
ENTRIES = {
    ".odt": ("content.xml", "text:index-body", "text:p"),
    ".docx": ("word/document.xml", "w:body", "w:p"),
}


FAR = 600	# words: of the other cells of a row that fills a page
LONG = 30	# letters: of what a line may cut
WORD_STYLE = name("w:pPr") + "/" + name("w:pStyle")
LINK = re.compile(r"\]\((<[^>]*>|[^)]*)\)")
IMAGE = re.compile(r"!\[([^\\\]]|\\.)*\]\([^)]*\)")
STARS = re.compile(r"(?<!\\)\*+")


def words(text):
    """Letters and figures alone: signs, spaces and the ends of lines are a
    matter of typography, and of where a line ends."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return re.findall(r"[^\W_]+", text.casefold())


def pages(pdf):
    said = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"],
                          capture_output=True, check=True)
    return said.stdout.decode().split("\f")[:-1]


class Laid:
    def __init__(self, pdf):
        self.stream = [(w, number) for number, page in
                       enumerate(pages(pdf), 1) for w in words(page)]

    def find(self, wanted, at):
        """Where words end that follow one another, others between them: the
        head and the foot of a page; None when one is not there."""
        end = min(len(self.stream), at + len(wanted) + FAR)
        for w in wanted:
            while at < end and not self.length(w, at):
                at += 1
            if at == end:
                return None, w
            at += self.length(w, at)
        return at, None

    def length(self, w, at):
        """How many words there make this one; 0: they do not.  A long one
        may be cut, and « CO₂ » where another font has the last sign."""
        n, there = 1, self.stream[at][0]
        may_be_cut = len(w) > LONG or w[-1].isdigit()
        while may_be_cut and len(there) < len(w) and \
                at + n < len(self.stream) and w.startswith(there):
            there += self.stream[at + n][0]
            n += 1
        return n if there == w else 0

    def together(self, wanted, at=0):
        """Where words begin that nothing parts."""
        for i in range(at, len(self.stream) - len(wanted) + 1):
            if all(self.stream[i + k][0] == w
                   for k, w in enumerate(wanted)):
                return i
        return None


# --- the words of the developed text ---

def pieces(text):
    """What stands together: an alinéa, or the cells of a row."""
    for line in text.split("\n"):
        line = STARS.sub("", LINK.sub("]", IMAGE.sub(
            "", CALL.sub(r"\1", line)))).replace("<br>", " ")
        cells = [words(c) for c in line.strip("|").split("|")] \
            if line.startswith("|") else [words(line)]
        if any(cells):
            yield line.startswith("|"), [c for c in cells if c]


def text_faults(laid, markdown):
    body = NOTE.split(markdown)
    at = last = 0
    for is_row, cells in pieces(body[0]):
        if not is_row:
            at = max(at, last)
        ends = []
        for cell in cells:
            end, missing = laid.find(cell, at)
            if end is None:
                yield "« %s » is not in « %s »" % (
                    missing, " ".join(cell)[:300])
            else:
                ends.append(end)
        # A cell may go on beside the rows that follow, or on another page.
        at = min(ends, default=at)
        last = max(ends + [last])
    for note in body[2::2]:
        for _, cells in pieces(note):
            if laid.together(sum(cells, [])) is None:
                yield "the note « %s »" % " ".join(sum(cells, []))


# --- the sommaire ---

def entries(path):
    """The words of each, without its page."""
    part, inside, paragraph = ENTRIES[os.path.splitext(path)[1]]
    for body in Package(path).all(part, inside):
        for p in body.iter(name(paragraph)):
            if paragraph == "text:p":
                yield words("".join(p.itertext()))
            elif re.match(r"TOC\d", p.find(WORD_STYLE).get(name("w:val"))):
                yield words("".join(t.text for t in p.iter(name("w:t"))))


def sommaire_faults(laid, path):
    at = laid.together(["sommaire"])
    found, above = [], 0
    for entry in entries(path):
        end, missing = laid.find(entry, at or 0)
        if end is None:
            yield "no entry « %s »: « %s »" % (" ".join(entry), missing)
            continue
        found.append((entry, laid.stream[end][0]))
        at = end + 1
    if not found:
        yield "no sommaire"
    for entry, said in found:
        title = laid.together(entry, at)
        if title is None:	# the text has placed it
            title = laid.together(entry, above)
            above = title or above
        real = laid.stream[title][1] if title is not None else None
        if said != str(real):
            yield "« %s » is on page %s, not %s" % (" ".join(entry), real,
                                                    said)
        at = max(title or at, at)


def main(scratch, names):
    good = True
    with Office() as office:
        for at in names:
            with open(os.path.join(scratch, at + ".md")) as f:
                markdown = f.read()
            for extension in ".odt", ".docx":
                path = os.path.join(scratch, at + extension)
                laid = Laid(office.convert(path, path + ".pdf"))
                good &= verdict("words: %s%s" % (at, extension),
                                text_faults(laid, markdown))
                good &= verdict("sommaire: %s%s" % (at, extension),
                                sommaire_faults(laid, path))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
