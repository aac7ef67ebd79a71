# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Another reader of CMS than the one that wrote it: BouncyCastle.

jars=/usr/share/java/bcpkix.jar:/usr/share/java/bcprov.jar
jars=$jars:/usr/share/java/bcutil.jar

# judged NAME LEVEL ARGUMENT…: sealed with those, and what Judge says of it.
judged() {
	judged_name=$1 judged_level=$2
	shift 2
	ctg sceller liasse -o "bc-$judged_name.asice" "$@" &&
		unpacked "bc-$judged_name.asice" &&
		java -cp "$jars:classes" Judge \
			unpacked/META-INF/ASiCManifest001.xml \
			unpacked/META-INF/signature001.p7s >said &&
		cat said && grep -q "^$judged_level" said
}

with_bouncycastle() {
	if ! javac -cp "$jars" -d classes "$here/Judge.java" 2>"$scratch/log"
	then
		sed 's/^/# /' "$scratch/log"
		not_ok 'BouncyCastle'
		return
	fi
	for kind in 2048 P-256 P-384; do
		certify "bc$kind" inter "$kind" "$SIGNS"
		check "BouncyCastle accepts $kind" judged "$kind" B-B \
			--cle "bc$kind.key" --certificat "bc$kind.pem" \
			--chaine inter.pem
	done
	ctg sceller bc-2048.asice --requete bc.tsq 2>/dev/null
	openssl ts -reply -config tsa.cnf -queryfile bc.tsq -out bc.tsr \
		2>/dev/null
	ctg sceller bc-2048.asice --horodatage bc.tsr 2>/dev/null
	unpacked bc-2048.asice
	check 'BouncyCastle accepts a token' sh -c "java -cp '$jars:classes' \
		Judge unpacked/META-INF/ASiCManifest001.xml \
		unpacked/META-INF/signature001.p7s | grep '^B-T'"
	printf ' ' >>unpacked/META-INF/ASiCManifest001.xml
	check 'and refuses another manifest' sh -c "! java -cp \
		'$jars:classes' Judge unpacked/META-INF/ASiCManifest001.xml \
		unpacked/META-INF/signature001.p7s"
}

if ! command -v javac >/dev/null; then
	skip 'BouncyCastle: javac is not installed'
elif [ ! -e /usr/share/java/bcpkix.jar ]; then
	skip 'BouncyCastle: libbcpkix-java is not installed'
else
	with_bouncycastle
fi
