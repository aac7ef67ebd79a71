#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What validators of documents miss.

    lint.py FILE…	(.odt and .docx)
"""
import sys

from lint_docx import Docx
from lint_odt import Odt
from package import Package, verdict


def faults(path):
    package = Package(path)
    return (Odt if path.endswith(".odt") else Docx)(package).faults()


def main(paths):
    good = True
    for path in paths:
        title = "/".join(path.split("/")[-2:])
        good &= verdict("lint: " + title, faults(path))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
