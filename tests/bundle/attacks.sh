# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# What is done to a bundle by somebody who has no key.
mkdir attacks
python3 "$here/attack" b.asice attacks >attacks/list || not_ok 'attack'
while IFS='	' read -r name words; do
	invalid "$name" "$words" "attacks/$name"
done <attacks/list

# One bit in each part: signature of a header, name, size, bytes, manifest,
# CMS, directory, end.
size=$(wc -c <b.asice)
for i in 1 2 3 4 5 6 7 8; do
	python3 - "$i" "$size" <<'END'
import sys
at = (int(sys.argv[2]) - 1) * int(sys.argv[1]) // 8
data = bytearray(open("b.asice", "rb").read())
data[at] ^= 1 << at % 8
open("bit.asice", "wb").write(data)
END
	invalid "a bit, $i eighths on" '' bit.asice
done
