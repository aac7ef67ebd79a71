# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Years later, when the certificates of those who signed have expired: what is
# still proved, and what is said of the rest.

cat claire.pem inter.pem >claire-et-chaine.pem
certify maire ca P-256 "$SIGNS"

# stamp CONTAINER: with a token, without a network.
stamp() {
	rm -f years.tsq
	ctg sceller "$1" --requete years.tsq &&
		openssl ts -reply -config tsa.cnf -queryfile years.tsq \
			-out years.tsr &&
		ctg sceller "$1" --horodatage years.tsr
}

# A bundle with the signature of a party beside the act.
signed_liasse() {
	mkdir -p "$1"
	echo "l'acte signé" >"$1/08-signature-commune.odt"
	openssl cms -sign -cades -binary -signer maire.pem -inkey maire.key \
		-in "$1/08-signature-commune.odt" -outform DER \
		-out "$1/08-signature-commune.odt.p7s" && liasse "$1"
}

# later NAME STATUS DAY CONTAINER WORDS…: what is said on that day, of it all.
later() {
	later_name=$1 later_status=$2 later_day=$3 later_what=$4
	shift 4
	check "$later_name" said_on
	for words; do
		check "$later_name: $words" grep -qF -e "$words" said
	done
}
said_on() {
	faketime "$later_day" ctg controler "$later_what" --ac ca.pem >said
	[ $? -eq "$later_status" ] || { cat said && return 1; }
}

without_ctg() {
	rm -rf sans-ctg && mkdir sans-ctg && (cd sans-ctg &&
		faketime "$1" "$here/../../examples/sans-ctg" "../$2" \
			../ca.pem)
}

with_faketime() {
	check 'a liasse that a party signed' signed_liasse annees
	for name in date nu; do
		ctg sceller annees -o $name.asice --cle claire.key \
			--certificat claire-et-chaine.pem 2>$name.err
	done
	check 'who seals without a token is told until when it holds' \
		grep -q "sans horodatage.*$(date -d '+1000 days' +%Y)" nu.err
	check 'a token is added' stamp date.asice
	later 'next year, no token' 0 '+360 days' nu.asice Valide \
		"d'après le signataire"
	later 'three years later, a token' 0 '+1100 days' date.asice Valide \
		'horodaté le' "antérieure à l'horodatage du sceau" \
		'chaîne de certification reconnue'
	later 'twenty years later, a token' 0 '+7300 days' date.asice Valide
	later 'three years later, no token' 7 '+1100 days' nu.asice \
		'NON VALIDE' 'a expiré le' \
		"rien ne prouve que la signature est d'avant cette expiration"
	check 'the files are what they were all the same' \
		grep -q '^  intact *01-acte' said
	without_ctg '+1100 days' date.asice >said 2>&1
	check 'without ctg, a token' grep -q '^Tous les fichiers' said
	check 'its day is told' grep -q '^horodatée le' said
	without_ctg '+1100 days' nu.asice >said 2>&1
	check 'without ctg, no token' grep -q 'has expired' said

	# Of a party alone, the liasse has no seal that would date it.
	later 'three years later, a party beside its file' 7 '+1100 days' \
		annees 'a expiré le' \
		"rien ne prouve que la signature est d'avant cette expiration"

	# A party that signs once its certificate has expired is not saved by
	# the token of the seal.
	faketime '+1100 days' openssl cms -sign -cades -binary \
		-signer maire.pem -inkey maire.key -outform DER \
		-in annees/08-signature-commune.odt \
		-out annees/08-signature-commune.odt.p7s
	liasse annees
	faketime '+1100 days' openssl x509 -req -in claire.csr -CA ca.pem \
		-CAkey ca.key -days 9 -extfile claire.ext -out neuf.pem \
		-set_serial 77 2>/dev/null
	faketime '+1100 days' openssl x509 -req -in tsa.csr -CA ca.pem \
		-CAkey ca.key -days 9 -extfile tsa.ext -out tsa.pem \
		-set_serial 78 2>/dev/null
	faketime '+1101 days' ctg sceller annees -o tard.asice \
		--cle claire.key --certificat neuf.pem 2>/dev/null
	check 'a late seal and its token' late_stamp
	later 'a party that signed too late' 7 '+1102 days' tard.asice \
		'horodaté le' 'a expiré le'
	check 'the seal holds' grep -qF '  valide       claire' said
}
late_stamp() {
	rm -f years.tsq
	faketime '+1101 days' ctg sceller tard.asice --requete years.tsq &&
		faketime '+1101 days' openssl ts -reply -config tsa.cnf \
			-queryfile years.tsq -out years.tsr &&
		faketime '+1101 days' ctg sceller tard.asice \
			--horodatage years.tsr
}

if ! faketime '+1 day' ctg --version >/dev/null 2>&1; then
	skip 'years later: faketime is not installed'
else
	cp tsa.pem tsa.today
	with_faketime
	mv tsa.today tsa.pem
fi
