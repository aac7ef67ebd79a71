# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# The container, before those who know containers.
unpacked b.asice

valid 'a sealed bundle' b.asice --ac ca.pem
check 'the chain was judged' grep -q 'chaîne de certification reconnue' told
valid 'the same, without authorities' b.asice
check 'what was not checked is said' grep -qF \
	'Non vérifié : la chaîne de certification' told

# --- zip
check 'unzip finds nothing to say' unzip -tq b.asice
# Of each entry: its method, its date, its extra fields, its comment.
ordinary() {
	unzip -Zv b.asice >zip.txt &&
		[ "$(grep -c '^Central directory entry' zip.txt)" = 6 ] &&
		! grep 'compression method: *[^ n]' zip.txt &&
		! grep -E 'length of extra field: +[1-9]' zip.txt &&
		! grep -E 'length of file comment: +[1-9]' zip.txt &&
		! grep 'last modified' zip.txt | grep -v '1980 Jan 1' &&
		! grep -i warning zip.txt
}
check 'every entry is stored, dated 1980, without extra field' ordinary
check 'mimetype is the first' sh -c \
	'[ "$(unzip -Z1 b.asice | head -n 1)" = mimetype ]'
check 'and stands at byte 38' sh -c '[ "$(dd if=b.asice bs=1 skip=38 \
	count=31 2>/dev/null)" = application/vnd.etsi.asic-e+zip ]'
if command -v file >/dev/null; then
	check 'file knows it' sh -c \
		'file -b b.asice | grep -q vnd.etsi.asic-e'
else
	skip 'file is not installed'
fi

# --- the manifest
manifest=unpacked/META-INF/ASiCManifest001.xml
if ! command -v xmllint >/dev/null; then
	skip 'the schema of manifests: xmllint is not installed'
elif [ ! -d "$schemas/asic" ]; then
	skip "the schema of manifests: there is no $schemas/asic"
else
	judge() {
		xmllint --noout --nonet --schema \
			"$schemas/asic/en_31916201v010101.xsd" "$1"
	}
	check 'the manifest follows its schema' judge "$manifest"
	sed 's/DigestValue/Value/g' "$manifest" >wrong.xml
	check 'and the schema judges' sh -c "! $(command -v xmllint) --noout \
		--nonet --schema '$schemas/asic/en_31916201v010101.xsd' \
		wrong.xml"
fi

# Each digest, by other programs.
digests() {
	n=0
	for f in unpacked/*; do
		[ "$f" != unpacked/mimetype ] && [ -f "$f" ] || continue
		n=$((n + 1))
		digest=$(openssl dgst -sha256 -binary "$f" | base64)
		grep -qF "URI=\"${f##*/}\"" "$manifest" &&
			grep -qF ">$digest<" "$manifest" || return 1
	done
	[ $n -eq 3 ] && [ "$(grep -o '<asic:DataObjectReference ' \
		"$manifest" | wc -l)" -eq 3 ]
}
check 'every file is in it, with its digest' digests
check 'openssl accepts the signature' openssl_accepts 001

# --- without a clock
by_claire liasse -o again.asice 2>/dev/null
signed=$(grep -abo 'META-INF/ASiC' b.asice | head -n 1 | cut -d: -f1)
check 'the same files give the same bytes' cmp -n "$signed" b.asice \
	again.asice
