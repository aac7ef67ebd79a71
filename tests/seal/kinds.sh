# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Keys of each kind, in each kind of file; several signatories.

# sealed NAME ARGUMENT…: the liasse, into NAME.asice, that openssl accepts.
sealed() {
	sealed_name=$1
	shift
	ctg sceller liasse -o "$sealed_name.asice" "$@" &&
		unpacked "$sealed_name.asice" && openssl_accepts 001 &&
		for f in liasse/*; do
			cmp "$f" "unpacked/${f##*/}" || return
		done
}

for kind in 2048 4096 P-256 P-384; do
	certify "k$kind" inter "$kind" "$SIGNS"
	check "openssl accepts a seal with $kind" sealed "k$kind" \
		--cle "k$kind.key" --certificat "k$kind.pem" \
		--chaine inter.pem
done

digest_is() {
	openssl cms -cmsout -print -noout -inform DER \
		-in unpacked/META-INF/signature001.p7s |
		grep -A2 digestAlgorithms | grep -q "$1"
}
check 'SHA-384 goes with P-384' digest_is sha384

# What the certificate comes with, and what it does not.
cat claire.pem inter.pem >claire-et-chaine.pem
cat claire.pem autre.pem >claire-et-etrangere.pem
check 'the chain behind the certificate' sealed chaine \
	--cle claire.key --certificat claire-et-chaine.pem
certificates() {
	openssl pkcs7 -inform DER -print_certs -noout \
		-in unpacked/META-INF/signature001.p7s | grep -c ^subject
}
check 'goes with it' test "$(certificates)" = 2
ctg sceller liasse -o etrangere.asice --cle claire.key \
	--certificat claire-et-etrangere.pem --chaine inter.pem 2>/dev/null
unpacked etrangere.asice
check 'a foreign certificate does not' test "$(certificates)" = 2

# A key with a password, in PEM and in PKCS#12, old and new.
echo 'mot de passe' >passe
openssl pkcs8 -topk8 -in claire.key -out claire.p8 -v2 aes-256-cbc \
	-passout file:passe
openssl rsa -in claire.key -aes128 -traditional -out claire.old \
	-passout file:passe 2>/dev/null
openssl pkcs12 -export -inkey claire.key -in claire.pem -certfile inter.pem \
	-out claire.p12 -passout file:passe
openssl pkcs12 -export -legacy -inkey claire.key -in claire.pem \
	-certfile inter.pem -out claire.pfx -passout file:passe
openssl pkcs12 -export -inkey claire.key -in claire.pem -certfile inter.pem \
	-out ouvert.p12 -passout pass:
for file in claire.p8 claire.old; do
	check "a key with a password: $file" sealed "$file" \
		--cle "$file" --certificat claire-et-chaine.pem \
		--mot-de-passe-fd 3 3<passe
done
for file in claire.p12 claire.pfx; do
	check "$file" sealed "$file" --pkcs12 "$file" \
		--mot-de-passe-fd 3 3<passe
done
check 'a PKCS#12 without a password' sealed ouvert --pkcs12 ouvert.p12

# As a zip, the same container but for the time of signature.
(cd liasse && python3 -m zipfile -c ../liasse-z.zip 0* preuve.json)
same_files() {
	ctg sceller liasse-z.zip --cle claire.key --certificat \
		claire-et-chaine.pem && unpacked liasse-z.asice &&
		openssl_accepts 001 && for f in liasse/*; do
			cmp "$f" "unpacked/${f##*/}" || return
		done
}
check 'a liasse in a zip' same_files

# Two signatories, then three; the first signatures stay as they were.
several() {
	cp k2048.asice tous.asice
	for kind in 4096 P-384; do
		ctg sceller tous.asice --cle "k$kind.key" \
			--certificat "k$kind.pem" --chaine inter.pem || return
	done
	unpacked k2048.asice
	cp unpacked/META-INF/signature001.p7s premiere.p7s
	unpacked tous.asice
	cmp premiere.p7s unpacked/META-INF/signature001.p7s &&
		openssl_accepts 001 && openssl_accepts 002 &&
		openssl_accepts 003
}
check 'three signatories, one after the other' several
refused 'the same one twice' 4 'a déjà signé' \
	ctg sceller tous.asice --cle k4096.key --certificat k4096.pem
