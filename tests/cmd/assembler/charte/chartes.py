#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""House styles: maison.odt, maison.docx, and some that are not."""
import zipfile

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PNG = b"\x89PNG\r\n\x1a\n" + b"logo"
OOXML = "http://schemas.openxmlformats.org/"
REL = OOXML + "officeDocument/2006/relationships"

STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<o:document-styles xmlns:o="%(o)soffice:1.0" xmlns:style="%(o)sstyle:1.0"
 xmlns:text="%(o)stext:1.0" xmlns:draw="%(o)sdrawing:1.0"
 xmlns:fo="%(o)sxsl-fo-compatible:1.0" xmlns:svg="%(o)ssvg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:script="%(o)sscript:1.0"
 xmlns:autre="urn:autre" o:version="1.3">
<o:font-face-decls><style:font-face style:name="Maison"
 svg:font-family="Maison"/></o:font-face-decls>
<o:styles><style:style style:name="Heading_20_1" style:family="paragraph"
 style:list-style-name="Chiffres" style:master-page-name="Autre"
 autre:chose="1"><style:text-properties style:font-name="Maison"/>
</style:style><text:list-style style:name="List_20_1">
<text:list-level-style-number text:level="1" style:num-format="1"/>
</text:list-style><text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="I"/>
</text:outline-style></o:styles>
<o:automatic-styles><style:page-layout style:name="pm">
<style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin="3cm" style:print-orientation="portrait"/>
<style:header-style><style:header-footer-properties svg:height="2cm"/>
</style:header-style></style:page-layout></o:automatic-styles>
<o:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="pm"><style:header><text:p><draw:frame
 svg:width="3cm" svg:height="1cm" text:anchor-type="as-char"><draw:image
 xlink:href="Pictures/a.png"/><draw:image
 xlink:href="http://ailleurs.example/b.png"/></draw:frame><text:a
 xlink:href="http://ailleurs.example/">Maison</text:a>
<text:execute-macro text:name="m">macro</text:execute-macro>
<o:event-listeners><script:event-listener script:language="Basic"/>
</o:event-listeners></text:p></style:header></style:master-page>
</o:master-styles></o:document-styles>
""" % {"o": ODF}

WORD = {
    "word/styles.xml": """<w:styles xmlns:w="%(w)s"><w:style
 w:type="paragraph" w:default="1" w:styleId="Standard"><w:name
 w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Titre1">
<w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:numPr>
<w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:rFonts w:ascii="Maison"/>
</w:rPr></w:style></w:styles>""",
    "word/document.xml": """<w:document xmlns:w="%(w)s" xmlns:r="%(r)s">
<w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId9"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="2000"
 w:bottom="1000" w:left="2000" w:header="500" w:footer="500" w:gutter="0"/>
</w:sectPr></w:body></w:document>""",
    "word/_rels/document.xml.rels": """<Relationships xmlns="%(p)s">
<Relationship Id="rId9" Type="%(r)s/header" Target="tete.xml"/>
</Relationships>""",
    "word/tete.xml": """<w:hdr xmlns:w="%(w)s" xmlns:r="%(r)s" xmlns:a="%(a)s">
<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Maison</w:t></w:r>
<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>
<w:r><w:drawing><a:blip r:embed="rId2"/></w:drawing></w:r>
<w:r><w:instrText> INCLUDETEXT "/etc/passwd" </w:instrText></w:r>
</w:p></w:hdr>""",
    "word/_rels/tete.xml.rels": """<Relationships xmlns="%(p)s">
<Relationship Id="rId1" Type="%(r)s/image" Target="media/a.png"/>
<Relationship Id="rId2" Type="%(r)s/image" TargetMode="External"
 Target="http://ailleurs.example/b.png"/></Relationships>""",
}
NAMES = {"w": OOXML + "wordprocessingml/2006/main", "r": REL,
         "a": OOXML + "drawingml/2006/main",
         "p": OOXML + "package/2006/relationships"}


def odt(name, styles, mime="application/vnd.oasis.opendocument.text"):
    with zipfile.ZipFile(name, "w") as package:
        package.writestr("mimetype", mime)
        if styles:
            package.writestr("styles.xml", styles)
        package.writestr("Pictures/a.png", PNG)


def docx(name, parts):
    with zipfile.ZipFile(name, "w") as package:
        for part, text in parts.items():
            package.writestr(part, text % NAMES)
        package.writestr("word/media/a.png", PNG)


DTD = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
odt("maison.odt", STYLES)
odt("dtd.odt", STYLES.replace("?>\n", "?>\n" + DTD, 1))
odt("tronque.odt", STYLES[:900])
odt("vide.odt", None)
odt("tableur.odt", STYLES, "application/vnd.oasis.opendocument.spreadsheet")
docx("maison.docx", WORD)
docx("faux.odt", WORD)
docx("sans.docx", {"word/document.xml": WORD["word/document.xml"]})
with open("texte.odt", "w") as out:
    out.write("ceci n'est pas un document\n")
with zipfile.ZipFile("bombe.odt", "w", zipfile.ZIP_DEFLATED) as package:
    package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    package.writestr("styles.xml", b" " * 20000000)
