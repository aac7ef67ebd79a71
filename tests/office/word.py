# SPDX-License-Identifier: Apache-2.0
"""The paragraphs of a DOCX, with their styles and tables: what two of them
have in common, whoever wrote them."""
from package import Package, name

DEVICE = "Section"	# carries the end of a section, or parts two tables
SIGNS = {name("w:tab"): "→", name("w:br"): "⏎",
         name("w:footnoteReference"): "(note)", name("w:drawing"): "(image)"}
MARKS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:pPrChange")


def text(paragraph):
    out = ""
    for run in paragraph.iter(name("w:r")):
        for e in run:
            out += (e.text or "") if e.tag == name("w:t") else \
                SIGNS.get(e.tag, "")
    return out


def lines(path):
    package = Package(path)
    out = []
    for e in package.xml("word/document.xml").iter():
        if e.tag in (name("w:tbl"), name("w:tr"), name("w:tc")):
            out.append(e.tag.split("}")[1])
        elif e.tag == name("w:p"):
            style = e.find(name("w:pPr") + "/" + name("w:pStyle"))
            style = style.get(name("w:val")) if style is not None else ""
            if style != DEVICE or text(e).strip():
                out.append("%s: %s" % (style, text(e)))
        elif e.tag in {name(m) for m in MARKS}:
            out.append("a change is left")
    # Who takes every row of a table away may leave the table.
    return [line for i, line in enumerate(out)
            if line != "tbl" or out[i + 1:i + 2] == ["tr"]]
