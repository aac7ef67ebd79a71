#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Who accepts every change of a redline has the new document, who rejects
them the old one.

    redlines.py SCRATCH odt|docx NAME… -- SCRIPT… -- SHEET…

SCRATCH/NAME holds old, new and redline, of that format.  DOCXODUS names its
module; empty: it is not asked.

Of random scripts, LibreOffice is asked for the words and the tables alone:
when two changes touch, version 7.4 gives the paragraph that follows the style,
the list and the letters of the one that it takes away.  Docxodus judges the
styles there, and of random sheets in DOCX.  Of the examples LibreOffice is
asked for the number of pages as well.
"""
import difflib
import json
import os
import re
import shutil
import subprocess
import sys

from flat import UNKNOWN, Flat
from package import verdict
from soffice import Office
from word import lines

SIDES = {"accept": "new", "reject": "old"}


def differences(got, wanted):
    if not wanted:
        yield "nothing was read"
    for line in difflib.unified_diff(wanted, got, n=0, lineterm=""):
        if line[:3] not in ("---", "+++") and line[:2] != "@@":
            yield line[:400]


def bare(flat):
    """Without the styles, the lists, the letters, and what is empty."""
    found = []
    for line in flat:
        line = re.sub(r"^([| ]*)[^{|]*: ", r"\1", line)
        line = re.sub(r"\{[a-z^]*\}", "", line).lstrip(" ")
        if line.strip("| \u00a0"):
            found.append(line)
    return found


def unknown_notes(got, wanted):
    """Of both, the calls are unknown that are so of one."""
    if any(UNKNOWN in line for line in got):
        return [[re.sub(r"\(note \d+\)", UNKNOWN, line) for line in lines]
                for lines in (got, wanted)]
    return got, wanted


def read_by_pandoc(path, what):
    """Its paragraphs, cells and titles.  It knows nothing of rows that come
    or go, keeps the place of an item that went, and puts a space of its own
    where two paragraphs are joined: what is empty is left out."""
    said = subprocess.run(["pandoc", "--track-changes=" + what, "-t", "json",
                           path], capture_output=True, check=True)
    found = []
    read_blocks(json.loads(said.stdout)["blocks"], found)
    return [line for line in (re.sub(r"\s+", "", at) for at in found)
            if line]


def read_blocks(e, found):
    if isinstance(e, list):
        for child in e:
            read_blocks(child, found)
    elif isinstance(e, dict):
        if e.get("t") == "Header":
            found.append(read_words(e["c"][2]))
        elif e.get("t") in ("Para", "Plain"):
            found.append(read_words(e["c"]))
        else:
            read_blocks(e.get("c"), found)


def read_words(e):
    if isinstance(e, list):
        return "".join(read_words(child) for child in e)
    if not isinstance(e, dict):
        return ""
    if e["t"] == "Str":
        return e["c"]
    if e["t"] == "Note":
        found = []
        read_blocks(e["c"], found)
        return "(note: %s)" % " / ".join(found)
    if e["t"] == "Image":
        return "(image)"
    if e["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    inside = e.get("c")
    return read_words([at for at in inside if not isinstance(at, str)]) \
        if isinstance(inside, list) else ""


class Pair:
    def __init__(self, folder, extension):
        self.folder, self.extension = folder, extension

    def at(self, file, more=""):
        return os.path.join(self.folder, "%s.%s%s" % (file, self.extension,
                                                      more))

    def by_office(self, office, what, styled, paged):
        wanted = Flat(office.convert(self.at(SIDES[what]),
                                     self.at(SIDES[what], ".fodt")))
        pages = office.pages
        made = Flat(office.convert(self.at("redline"),
                                   self.at(what, ".fodt"), what))
        if made.left:
            yield "%d changes are left" % made.left
        if paged and office.pages != pages:
            yield "%d pages instead of %d" % (office.pages, pages)
        got, wanted = unknown_notes(made.lines, wanted.lines)
        if styled:
            yield from differences(got, wanted)
        else:
            yield from differences(bare(got), bare(wanted))

    def by_pandoc(self, what):
        yield from differences(*(read_by_pandoc(self.at(file), what)
                                 for file in ("redline", SIDES[what])))

    def by_docxodus(self, what):
        yield from differences(lines(self.at(what)),
                               lines(self.at(SIDES[what])))


def judge(office, pair, title, styled, paged):
    """What each judge says."""
    good = []
    for what in SIDES:
        by = "%s: %s, by " % (what, title)
        good.append(verdict(by + "LibreOffice", pair.by_office(
            office, what, styled, paged)))
        if pair.extension != "docx":
            continue
        if shutil.which("pandoc"):
            good.append(verdict(by + "pandoc", pair.by_pandoc(what)))
        if os.environ.get("DOCXODUS"):
            good.append(verdict(by + "Docxodus", pair.by_docxodus(what)))
    return good


def groups(names):
    found = [[]]
    for name in names:
        if name == "--":
            found.append([])
        else:
            found[-1].append(name)
    return found


def main(scratch, extension, names):
    names, scripts, sheets = groups(names)
    every = names + scripts + sheets
    module = os.environ.get("DOCXODUS")
    good = []
    if extension == "docx" and module:
        subprocess.run(["node", os.path.join(os.path.dirname(__file__),
                                             "revisions.mjs"),
                        module, scratch] + every, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Office() as office:
        for name in every:
            styled = name in names or \
                name in sheets and extension == "odt"
            good += judge(office, Pair(os.path.join(scratch, name), extension),
                          "%s.%s" % (name, extension), styled, name in names)
    print("%s - %s: %d verdicts on %d documents, %d differences" % (
        "ok" if good and all(good) else "not ok", extension, len(good),
        len(every), good.count(False)))
    return 0 if good and all(good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
