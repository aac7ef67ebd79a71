# SPDX-License-Identifier: Apache-2.0
"""One hidden LibreOffice for many documents.  Needs python3-uno."""
import os
import shutil
import subprocess
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

START_SECONDS = 60
COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges",
            "reject": ".uno:RejectAllTrackedChanges"}


def prop(name, value):
    p = PropertyValue()
    p.Name = name
    p.Value = value
    return p


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


class Office:
    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="uno-")
        self.pages = 0
        pipe = "ctg%d" % os.getpid()
        self.process = subprocess.Popen(
            ["soffice", "-env:UserInstallation=file://" + self.home,
             "--headless", "--norestore", "--nologo", "--nodefault",
             "--accept=pipe,name=%s;urp" % pipe],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.context = self.connect(pipe)
        manager = self.context.ServiceManager
        self.desktop = manager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", self.context)
        self.dispatcher = manager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", self.context)

    def connect(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                return resolver.resolve(
                    "uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            except NoConnectException:
                if time.monotonic() > until:
                    self.process.kill()
                    raise
                time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *why):
        try:
            self.desktop.terminate()
            self.process.wait(20)
        except Exception:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def convert(self, path, out, what=None):
        """A document as another, its changes accepted or rejected first;
        as PDF, or as one flat file of OpenDocument.  How many pages it has
        is told by self.pages."""
        doc = self.desktop.loadComponentFromURL(
            url(path), "_blank", 0, (prop("Hidden", True),))
        if doc is None:
            raise RuntimeError("%s is not loaded" % path)
        try:
            if what:
                self.dispatcher.executeDispatch(
                    doc.CurrentController.Frame, COMMANDS[what], "", 0, ())
            name = "writer_pdf_Export" if out.endswith(".pdf") else \
                "OpenDocument Text Flat XML"
            doc.storeToURL(url(out), (prop("FilterName", name),))
            self.pages = doc.CurrentController.PageCount
        finally:
            doc.close(True)
        return out
