# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Authorities, keys, a time authority and a liasse, all made here.
#
# After « authorities » the current folder holds, for each NAME, NAME.key and
# NAME.pem: ca, inter (above claire), autre, tsa.

failed=0
ok() {
	echo "ok - seal: $1"
}
not_ok() {
	echo "not ok - seal: $1"
	failed=1
}
skip() {
	echo "skip - seal: $1"
}

# check NAME COMMAND…: what it says when it fails.
check() {
	check_name=$1
	shift
	if "$@" >"$scratch/log" 2>&1; then
		ok "$check_name"
	else
		sed 's/^/# /' "$scratch/log"
		not_ok "$check_name"
	fi
}

all_files() {
	find . -type f -exec sha256sum {} + | sort
}

# refused NAME STATUS WORDS COMMAND…: fails so, says so, and leaves every file
# as it was.
refused() {
	refused_name=$1 refused_status=$2 refused_words=$3
	shift 3
	all_files >"$scratch/before"
	"$@" >"$scratch/log" 2>&1 </dev/null
	status=$?
	all_files >"$scratch/after"
	if [ $status -eq "$refused_status" ] &&
		grep -qF -e "$refused_words" "$scratch/log" &&
		cmp -s "$scratch/before" "$scratch/after"; then
		ok "$refused_name"
	else
		echo "# status $status"
		sed 's/^/# /' "$scratch/log"
		diff "$scratch/before" "$scratch/after" | sed 's/^/# /'
		not_ok "$refused_name"
	fi
}

key() {
	case $2 in
	P-*) openssl genpkey -algorithm EC \
		-pkeyopt ec_paramgen_curve:"$2" -out "$1.key" ;;
	*) openssl genrsa -out "$1.key" "$2" ;;
	esac 2>/dev/null
}

authority() {
	key "$1" P-256
	openssl req -x509 -new -key "$1.key" -subj "/CN=$1" -days 3650 \
		-out "$1.pem" -addext keyUsage=critical,keyCertSign
}

# certify NAME AUTHORITY KIND EXTENSION…: a thousand days from now.
certify() {
	certify_name=$1 certify_by=$2
	key "$1" "$3"
	shift 3
	printf '%s\n' "$@" >"$certify_name.ext"
	openssl req -new -utf8 -key "$certify_name.key" \
		-subj "/O=Ville de Dugny/CN=$certify_name" \
		-out "$certify_name.csr"
	openssl x509 -req -in "$certify_name.csr" -CA "$certify_by.pem" \
		-CAkey "$certify_by.key" -days 1000 \
		-extfile "$certify_name.ext" -out "$certify_name.pem" \
		-set_serial "0x$(openssl rand -hex 8)" 2>/dev/null
}

SIGNS='keyUsage=critical,nonRepudiation'

authorities() {
	authority ca
	authority autre
	certify inter ca P-256 basicConstraints=critical,CA:TRUE \
		keyUsage=critical,keyCertSign
	certify claire inter 2048 "$SIGNS"
	certify tsa ca P-256 extendedKeyUsage=critical,timeStamping \
		keyUsage=critical,digitalSignature
	cat >tsa.cnf <<-'END'
	[tsa]
	default_tsa = conf
	[conf]
	serial = tsa.serial
	crypto_device = builtin
	signer_cert = tsa.pem
	signer_key = tsa.key
	signer_digest = sha256
	default_policy = 1.2.3.4.1
	digests = sha256,sha384,sha512
	ess_cert_id_alg = sha256
	END
	echo 01 >tsa.serial
}

# file_entry NAME ROLE: as preuve.json has it.
file_entry() {
	printf '{"nom":"%s","role":"%s","sha256":"%s","octets":%d,' \
		"${1##*/}" "$2" "$(sha256sum <"$1" | cut -d' ' -f1)" \
		"$(wc -c <"$1")"
	printf '"informatif":false,"reproductible":false}'
}

# proof FOLDER DRAFT: preuve.json over what the folder holds.
proof() {
	zeros=0000000000000000000000000000000000000000
	{
		printf '{"schema":1,"format":1,"outil":"ctg 0.1.0",'
		printf '"convention":"dugny-2023","acte":1,'
		printf '"version":"%s","projet":%s,"commit":"%s","date":null,' \
			"$([ "$2" = true ] && echo projet || echo version 1)" \
			"$2" "$zeros"
		printf '"etiquette":null,"arbre":"%s",' "$zeros"
		printf '"texte":{"sha256":"%s%s"},"sources":[],"fichiers":[' \
			"$zeros" 000000000000000000000000
		comma=
		for f in "$1"/0*; do
			printf '%s' "$comma"
			role=piece
			case $f in */01-*) role=acte ;; esac
			file_entry "$f" "$role"
			comma=,
		done
		printf ']}\n'
	} >"$1/preuve.json"
}

liasse() {
	mkdir -p "$1"
	echo "l'acte" >"$1/01-acte-dugny-2023.odt"
	head -c 200000 /dev/urandom >"$1/04-deliberation-commune.pdf"
	proof "$1" "${2:-false}"
}

# The parts of a container, where the judges look: unpacked NAME
unpacked() {
	rm -rf unpacked
	mkdir unpacked
	unzip -q "$1" -d unpacked
}

# Whether openssl accepts signature N of what was unpacked, over manifest N.
openssl_accepts() {
	openssl cms -verify -cades -binary -inform DER \
		-in "unpacked/META-INF/signature$1.p7s" \
		-content "unpacked/META-INF/ASiCManifest$1.xml" \
		-CAfile ca.pem -purpose any -out /dev/null
}
