# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a liasse that was sent, in ../liasse, and a parapheur that
# signs with openssl.
# shellcheck shell=sh
. "$CTG_ROOT/tests/cmd/liasse/registre.sh"

# What reads PDFs: their lines, a page each.
cat >bin/pdftotext <<'FIN'
#!/bin/sh
grep -a '^[A-ZÉ][a-zé ]*[0-9]*$' | sed 's/$/\f/'
FIN
cat >bin/pdfsig <<'FIN'
#!/bin/sh
echo "Digital Signature Info of: $1"
sed -n 's/^\/Name (\(.*\))/  - Signer Certificate Common Name: \1\
  - Signature Validation: Signature is Valid./p' "$1"
FIN
chmod +x bin/pdftotext bin/pdfsig
PATH=$PWD/bin:$PATH

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

# signer_pdf <name> <file> <signed>: adds a signature after its bytes.
signer_pdf() {
	{
		cat "$2"
		printf '9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3]\n'
		printf '/Name (%s)\n>>\nendobj\n%%%%EOF\n' "$1"
	} >"$3"
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
