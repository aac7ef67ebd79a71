#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What LibreOffice makes of documents once their changes are accepted or
rejected: one soffice for many.

    uno_changes.py [FILE]	(FILE, or what is typed: a job a line)

A job is « accept PATH », « reject PATH » or « open PATH ».  For each, one
line of JSON is printed: {"job": …, "blocks": […], "notes": […], "left": n}
or {"job": …, "error": …}.  A block is a paragraph {"style", "level", "runs"}
or a table {"cells"}; a run is [letters, text], where letters are b, i, ^.
left counts the changes that are still tracked.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

START_SECONDS = 60
BOOKMARK = 2
NO_LIST = ("Outline", "Aucune")


def prop(name, value):
    p = PropertyValue()
    p.Name = name
    p.Value = value
    return p


class Office:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="uno-")
        pipe = "ctg%d" % os.getpid()
        self.process = subprocess.Popen(
            ["soffice", "-env:UserInstallation=file://" + self.home,
             "--headless", "--norestore", "--nologo", "--nodefault",
             "--accept=pipe,name=%s;urp" % pipe],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                self.context = resolver.resolve(
                    "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
                break
            except NoConnectException:
                if time.monotonic() > until:
                    self.process.kill()
                    raise
                time.sleep(0.1)
        manager = self.context.ServiceManager
        self.desktop = manager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", self.context)
        self.dispatcher = manager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", self.context)

    def open(self, path):
        doc = self.desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(os.path.abspath(path)), "_blank", 0,
            (prop("Hidden", True),))
        if doc is None:
            raise RuntimeError("not loaded")
        return doc

    def dispatch(self, doc, command):
        self.dispatcher.executeDispatch(
            doc.CurrentController.Frame, command, "", 0, ())

    def close(self):
        try:
            self.desktop.terminate()
            self.process.wait(20)
        except Exception:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def letters(portion):
    found = ""
    if portion.CharWeight > 110:
        found += "b"
    if portion.CharPosture.value != "NONE":
        found += "i"
    if portion.CharEscapement > 0:
        found += "^"
    return found


def field(portion):
    """Page numbers depend on what else stands in the document."""
    at = portion.TextField
    if at.supportsService("com.sun.star.text.TextField.GetReference") and \
            at.ReferenceFieldSource == BOOKMARK:
        return "[page]"
    return portion.String


def runs_of(paragraph):
    runs = []
    for portion in paragraph:
        kind = portion.TextPortionType
        if kind == "Footnote":
            text = "[note %s]" % portion.Footnote.Anchor.String
        elif kind == "Frame":
            text = "[image]"
        elif kind == "TextField":
            text = field(portion)
        elif kind == "Text":
            text = portion.String
        else:
            continue
        if not text:
            continue
        how = letters(portion) if kind == "Text" else ""
        if runs and runs[-1][0] == how:
            runs[-1][1] += text
        else:
            runs.append([how, text])
    return runs


def block_of(part):
    if part.supportsService("com.sun.star.text.TextTable"):
        return {"cells": [[name] + blocks_of(part.getCellByName(name))
                          for name in part.CellNames],
                "rows": part.Rows.Count}
    block = {"style": part.ParaStyleName, "runs": runs_of(part)}
    if part.NumberingRules is not None and \
            part.NumberingStyleName not in NO_LIST:
        block["list"] = part.NumberingStyleName
        block["level"] = part.NumberingLevel
        block["item"] = bool(part.NumberingIsNumber)
    return block


def blocks_of(text):
    return [block_of(part) for part in text]


def left(doc):
    changes = doc.Redlines.createEnumeration()
    n = 0
    while changes.hasMoreElements():
        changes.nextElement()
        n += 1
    return n


COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges",
            "reject": ".uno:RejectAllTrackedChanges"}


def work(office, job):
    what, path = job.split(" ", 1)
    doc = office.open(path)
    try:
        if what in COMMANDS:
            office.dispatch(doc, COMMANDS[what])
        doc.TextFields.refresh()
        return {"job": job, "blocks": blocks_of(doc.Text),
                "notes": [blocks_of(doc.Footnotes.getByIndex(i))
                          for i in range(doc.Footnotes.Count)],
                "left": left(doc)}
    finally:
        doc.close(True)


def main():
    office = Office()
    try:
        lines = open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin
        for job in (line.rstrip("\n") for line in lines):
            if not job:
                continue
            try:
                said = work(office, job)
            except Exception as why:
                said = {"job": job, "error": str(why)}
            print(json.dumps(said, ensure_ascii=False), flush=True)
    finally:
        office.close()


if __name__ == "__main__":
    main()
