# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Timestamps: an authority made of openssl ts behind a real HTTP server, and
# the same without a network.

cat claire.pem inter.pem >claire-et-chaine.pem
cat ca.pem inter.pem >cas.pem
by_claire() {
	ctg sceller "$@" --cle claire.key --certificat claire-et-chaine.pem
}

# What /… answers is said by its path: see authority.py.
mkdir "$scratch/tsa"
cp tsa.* "$scratch/tsa"
(cd "$scratch/tsa" && exec python3 "$here/authority.py") >port \
	2>"$scratch/server.log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ -s port ] || sleep 0.2
done
at=http://127.0.0.1:$(cat port)

# token N: out of signature N of what was unpacked, into jeton.
token() {
	python3 "$here/token.py" "unpacked/META-INF/signature$1.p7s" jeton \
		valeur
}
openssl_believes() {
	unpacked "$1" && openssl_accepts "$2" && token "$2" &&
		openssl ts -verify -data valeur -in jeton -token_in \
			-CAfile cas.pem
}

stamped_at_once() {
	by_claire liasse -o direct.asice --horodatage "$at/tsa" &&
		openssl_believes direct.asice 001
}
check 'a token over HTTP, that openssl ts verifies' stamped_at_once
grep -q 'horodaté par.*tsa' "$scratch/log" ||
	not_ok 'the authority is told'

stamped_later() {
	by_claire liasse -o later.asice &&
		ctg sceller later.asice --requete d.tsq &&
		openssl ts -reply -config tsa.cnf -queryfile d.tsq -out r.tsr &&
		ctg sceller later.asice --horodatage r.tsr &&
		openssl_believes later.asice 001
}
check 'a token without a network, in three steps' stamped_later
refused 'a second token' 4 'déjà horodatée' \
	ctg sceller later.asice --horodatage r.tsr

both() {
	by_claire liasse -o both.asice --requete d2.tsq &&
		openssl ts -reply -config tsa.cnf -queryfile d2.tsq \
			-token_out -out r2.tst &&
		ctg sceller both.asice --horodatage r2.tst -o stamped.asice &&
		openssl_believes stamped.asice 001
}
check 'the request with the seal, the token alone' both

by_url() {
	by_claire liasse -o url.asice &&
		ctg sceller url.asice --horodatage "$at/tsa" &&
		openssl_believes url.asice 001
}
check 'an authority, for a seal that is there' by_url

certify jean inter P-384 "$SIGNS"
second() {
	ctg sceller url.asice --cle jean.key --certificat jean.pem \
		--chaine inter.pem --horodatage "$at/tsa" &&
		openssl_believes url.asice 001 &&
		openssl_believes url.asice 002
}
check 'two signatories, two tokens' second

# --- what the authority should not answer
by_claire liasse -o plain.asice 2>/dev/null
refused 'the token of another signature' 7 "d'une autre signature" \
	ctg sceller plain.asice --horodatage r.tsr
refused 'what is no token' 7 'autre chose' \
	ctg sceller plain.asice --horodatage claire.pem

# The same statement, signed by who may not.
ctg sceller plain.asice --requete d3.tsq 2>/dev/null
openssl ts -reply -config tsa.cnf -queryfile d3.tsq -token_out -out r3.tst \
	2>/dev/null
openssl cms -verify -noverify -inform DER -in r3.tst -out info 2>/dev/null
openssl cms -sign -binary -nodetach -cades -signer claire.pem \
	-inkey claire.key -econtent_type 1.2.840.113549.1.9.16.1.4 \
	-in info -outform DER -out faux.tst
refused 'an authority that is none' 7 \
	"qui n'est pas celui d'une autorité d'horodatage" \
	ctg sceller plain.asice --horodatage faux.tst

# refuses NAME STATUS WORDS PATH
refuses() {
	refused "$1" "$2" "$3" by_claire liasse -o never.asice \
		--horodatage "$at/$4"
}
refuses 'an old answer' 7 'répondu à une autre demande' old
refuses 'an answer that says no' 4 'politique non admise' no
refuses 'a page' 5 "aucun horodatage obtenu" page
refuses 'an answer cut short' 5 "aucun horodatage obtenu" cut
refuses 'an error of the server' 5 "aucun horodatage obtenu" error
refused 'nobody there' 5 "aucun horodatage obtenu" by_claire liasse -o never.asice \
	--horodatage http://127.0.0.1:9/tsa
refused 'https' 2 'que par http' by_claire liasse -o never.asice \
	--horodatage https://127.0.0.1:9/tsa
refused 'a response before its signature' 2 'déjà faite' \
	by_claire liasse -o never.asice --horodatage r.tsr
kill "$server"
wait "$server" 2>/dev/null
server=
