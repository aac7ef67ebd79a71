# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a liasse that was sent, in ../liasse, and a parapheur that
# signs with openssl, its PDFs as poppler reads them.
# shellcheck shell=sh
for program in openssl pdftotext pdfsig python3; do
	if ! command -v "$program" >/dev/null; then
		echo "$program is not installed"
		exit 77
	fi
done
. "$CTG_ROOT/tests/cmd/liasse/registre.sh"

# envoye: the liasse is sent.
envoye() {
	pret
	ctg liasse lieusaint -o ../liasse >/dev/null
	mkdir ../retour
}

# signataire <file> <name> <organisation> [<option of req>…]: a key and its
# certificate, of an authority of the test.
signataire() {
	[ -f ../ac.pem ] || openssl req -x509 -newkey ec -pkeyopt \
		ec_paramgen_curve:P-256 -nodes -days 3650 -keyout ../ac.key \
		-out ../ac.pem -subj '/CN=Autorité de test' -utf8 2>/dev/null
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
		-keyout "../$1.key" -out "../$1.csr" -utf8 \
		-subj "/O=$3/CN=$2" 2>/dev/null
	echo 'keyUsage=critical,digitalSignature,nonRepudiation' >../ext
	openssl x509 -req -in "../$1.csr" -CA ../ac.pem -CAkey ../ac.key \
		-CAcreateserial -days 365 -extfile ../ext -out "../$1.pem" \
		2>/dev/null
}

# detacher <signer> <file> <signature>: as a parapheur signs any file.
detacher() {
	openssl cms -sign -cades -binary -nosmimecap -md sha256 -in "$2" \
		-signer "../$1.pem" -inkey "../$1.key" -outform DER -out "$3"
}

# signer_pdf <name> <file> <signed> [<stamp>]: adds a signature after its bytes.
signer_pdf() {
	[ -f "../$1.pem" ] || signataire "$1" "$1" Partie
	"$CTG_ROOT/tests/cmd/recevoir/sign-pdf" "$2" "$3" "../$1.key" \
		"../$1.pem" ${4+"$4"}
}

# The days and commits of the signatures are those of the test.
recevoir() {
	ctg recevoir lieusaint --liasse ../liasse "$@" >../dit
	code=$?
	sed -E 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z/…/; s/"?[0-9a-f]{64}"?/…/g' \
		../dit
	return $code
}

suivi() {
	sed -nE '/signature/s/"?[0-9a-f]{64}"?/…/gp' \
		conventions/lieusaint/suivi.yml
}
