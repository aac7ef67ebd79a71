#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documents against the schemas of their formats.

    schemas.py SCHEMAS SCRATCH FILE…

SCHEMAS holds odf/ (OpenDocument 1.3, RelaxNG) and ooxml/ (ISO/IEC 29500
transitional, XSD).  OOXML_VALIDATOR names the validator of the Open XML SDK;
empty: it is not asked.
"""
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

from package import NAMES, Package, verdict

RNG = "odf/OpenDocument-v1.3-%sschema.rng"
# A folder of parts, and the schemas that judge them all at once.
PARTS = {
    "content.xml": RNG % "", "styles.xml": RNG % "", "meta.xml": RNG % "",
    "settings.xml": RNG % "",
    "META-INF/manifest.xml": RNG % "manifest-",
    "[Content_Types].xml": "ooxml/opc-xsd/opc-contentTypes.xsd",
    "docProps/custom.xml": "ooxml/shared-documentPropertiesCustom.xsd",
}
W = "ooxml/wml.xsd"
RELATIONS = "ooxml/opc-xsd/opc-relationships.xsd"
STANDARD = re.compile(r"urn:oasis:names:tc:opendocument:|http://www\.w3\.org/"
                      r"|http://purl\.org/dc/|http://docs\.oasis-open\.org/")


def schema_of(part):
    if part.endswith(".rels"):
        return RELATIONS
    if part.startswith("word/") and part.endswith(".xml"):
        return W
    return PARTS.get(part)


def is_foreign(tag):
    return tag.startswith("{") and not STANDARD.match(tag[1:])


def drop_foreign(e):
    """An extended document may hold foreign elements and attributes; without
    them it must be a conforming one (OpenDocument 1.3, part 3, 2.2.2)."""
    for at in [a for a in e.attrib if is_foreign(a)]:
        del e.attrib[at]
    for child in list(e):
        if is_foreign(child.tag):
            e.remove(child)
        else:
            drop_foreign(child)


def text_of(package, part):
    if package.path.endswith(".docx"):
        return package.bytes(part)
    root = package.xml(part)
    drop_foreign(root)
    return tree.tostring(root, encoding="utf-8", xml_declaration=True)


def unpack(paths, scratch):
    """Each schema, and the parts that it judges: {file: (document, part)}"""
    by_schema = {}
    for i, path in enumerate(paths):
        package = Package(path)
        for part in package.names:
            schema = schema_of(part)
            if not schema:
                continue
            file = os.path.join(scratch, "%d-%s" % (
                i, re.sub(r"[^\w.]", "_", part)))
            with open(file, "wb") as f:
                f.write(text_of(package, part))
            by_schema.setdefault(schema, {})[file] = (path, part)
    return by_schema


def judge(schema, files, faults):
    how = ["--relaxng"] if schema.endswith(".rng") else ["--schema"]
    said = subprocess.run(["xmllint", "--noout", "--nonet", "--huge"] + how +
                          [schema] + list(files), capture_output=True,
                          text=True)
    good = set(re.findall(r"^(.*) validates$", said.stderr, re.M))
    for file, (path, part) in files.items():
        if file in good:
            continue
        lines = [at.replace(file, part) for at in said.stderr.split("\n")
                 if at.startswith(file)]
        faults[path] += lines or ["%s was not judged: %s" % (
            part, said.stderr[:300])]


def ask_sdk(program, path):
    said = subprocess.run([program, path], capture_output=True, text=True)
    try:
        answer = json.loads(said.stdout)
    except ValueError:
        return [said.stdout + said.stderr]
    return ["%s: %s (%s)" % (e["path"], e["description"], e["xPath"])
            for e in answer["errors"]] + \
        ([] if answer["ok"] or answer["errors"] else ["not valid"])


def main(schemas, scratch, paths):
    faults = {p: [] for p in paths}
    sdk = os.environ.get("OOXML_VALIDATOR")
    for name, at in list(NAMES.items()):
        tree.register_namespace(name, at)
    if schemas:
        for schema, files in unpack(paths, scratch).items():
            judge(os.path.join(schemas, schema), files, faults)
    good = True
    for path in paths:
        if sdk and path.endswith(".docx"):
            faults[path] += ask_sdk(sdk, path)
        elif not schemas:
            continue
        good &= verdict("schemas: " + "/".join(path.split("/")[-2:]),
                        faults[path])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
