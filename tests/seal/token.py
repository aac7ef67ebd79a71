#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Takes the token out of a CMS with one signer, and the value it is over.

    token.py SIGNATURE TOKEN VALUE
"""
import sys


def element(b, at):
    """The tag at a place, where its inside begins and where it ends."""
    length, inside = b[at + 1], at + 2
    if length & 0x80:
        inside += length & 0x7F
        length = int.from_bytes(b[at + 2:inside], "big")
    return b[at], inside, inside + length


def parts(b, at, end):
    while at < end:
        tag, inside, at_end = element(b, at)
        yield tag, at, inside, at_end
        at = at_end


def inside(b, at, end, *path):
    """Follows ranks: the place of the element that they lead to."""
    for rank in path:
        _, at, end = element(b, list(parts(b, at, end))[rank][1])
    return at, end


with open(sys.argv[1], "rb") as f:
    cms = f.read()
# ContentInfo, [0], SignedData; its last part is the set of signers.
start, end = inside(cms, 0, len(cms), 0, 1, 0, -1, 0)
signer = list(parts(cms, start, end))
value = next(p for p in signer if p[0] == 0x04)
attribute = list(parts(cms, signer[-1][2], signer[-1][3]))[0]
assert signer[-1][0] == 0xA1
values = list(parts(cms, attribute[2], attribute[3]))[1]
token = list(parts(cms, values[2], values[3]))[0]
with open(sys.argv[2], "wb") as f:
    f.write(cms[token[1]:token[3]])
with open(sys.argv[3], "wb") as f:
    f.write(cms[value[2]:value[3]])
