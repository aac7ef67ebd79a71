# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# What is refused, before a key has served.

echo 'mot de passe' >passe
echo 'faux' >faux
openssl pkcs8 -topk8 -in claire.key -out claire.p8 -passout file:passe
openssl pkcs12 -export -inkey claire.key -in claire.pem -out claire.p12 \
	-passout file:passe
cat claire.pem inter.pem >claire-et-chaine.pem

# by ARGUMENT…: with Claire's key.
by_claire() {
	ctg sceller "$@" --cle claire.key --certificat claire-et-chaine.pem
}

# --- the liasse
liasse projet true
refused 'a draft' 4 'est un projet' by_claire projet
cp -R liasse alteree
echo x >>alteree/01-acte-dugny-2023.odt
refused 'a changed file' 7 "n'a pas l'empreinte" by_claire alteree
refused 'a changed file, simulated' 7 "n'est pas ce que dit" \
	by_claire alteree -n
cp -R liasse manque
rm manque/04-deliberation-commune.pdf
refused 'a missing file' 7 'il manque' by_claire manque
cp -R liasse enplus
echo x >enplus/05-note.pdf
refused 'a file too many' 7 'ne connaît pas' by_claire enplus
mkdir vide
refused 'a folder that is no liasse' 4 "ce n'est pas une liasse" \
	by_claire vide
refused 'nothing' 5 'liasse introuvable' by_claire absente
refused 'a simulation writes nothing' 0 "rien n'est écrit" \
	by_claire liasse -n
by_claire liasse -o deja.asice 2>/dev/null
refused 'a container that is there' 4 'existe déjà' \
	by_claire liasse -o deja.asice
refused 'no room on the disk' 5 plein.asice sh -c \
	"trap '' XFSZ && ulimit -f 100 && exec ctg sceller liasse \
	-o plein.asice --cle claire.key --certificat claire.pem"
cp deja.asice abime.asice
printf 'X' | dd of=abime.asice bs=1 seek=5000 conv=notrunc 2>/dev/null
certify jean inter P-256 "$SIGNS"
refused 'a damaged container' 7 'abime.asice' \
	ctg sceller abime.asice --cle jean.key --certificat jean.pem

# --- the key
refused 'no key' 2 'il manque de quoi signer' ctg sceller liasse
refused 'two keys' 2 'une seule clé' by_claire liasse --pkcs12 claire.p12
refused 'no certificate' 2 'il manque le certificat' \
	ctg sceller liasse --cle claire.key
refused 'a key that is none' 3 'pas là de clé privée' ctg sceller liasse \
	--cle claire.pem --certificat claire.pem
refused 'a certificate that is none' 3 'pas là de certificat' \
	ctg sceller liasse --cle claire.key --certificat claire.key
refused 'a PKCS#12 that is none' 3 'pas là de PKCS#12' ctg sceller liasse \
	--pkcs12 claire.pem
refused 'no file' 5 'fichier introuvable' ctg sceller liasse \
	--cle absente.key --certificat claire.pem
refused 'the certificate of another' 4 "n'est pas celui de la clé" \
	ctg sceller liasse --cle claire.key --certificat inter.pem
refused 'a wrong password, PEM' 4 'mot de passe refusé' ctg sceller liasse \
	--cle claire.p8 --certificat claire.pem --mot-de-passe-fd 3 3<faux
refused 'a wrong password, PKCS#12' 4 'mot de passe refusé' \
	ctg sceller liasse --pkcs12 claire.p12 --mot-de-passe-fd 3 3<faux
refused 'nobody to ask' 2 'il faut le mot de passe' \
	ctg sceller liasse --pkcs12 claire.p12
refused 'no such descriptor' 2 "aucun fichier n'est ouvert" \
	ctg sceller liasse --pkcs12 claire.p12 --mot-de-passe-fd 9

# --- the certificate
certify courte inter 1024 "$SIGNS"
refused 'a short key' 4 'clé trop courte' ctg sceller liasse \
	--cle courte.key --certificat courte.pem
certify autorite inter P-256 keyUsage=critical,keyCertSign
refused 'a certificate that is not for signing' 4 \
	"n'est pas fait pour signer" ctg sceller liasse \
	--cle autorite.key --certificat autorite.pem
# dated NAME FROM TO: of a day that is past, or to come.
dated() {
	mkdir -p demoCA
	: >demoCA/index.txt
	echo 1234 >demoCA/serial
	printf '%s\n' '[ca]' 'default_ca = d' '[d]' 'dir = demoCA' \
		'new_certs_dir = demoCA' 'database = demoCA/index.txt' \
		'serial = demoCA/serial' 'default_md = sha256' \
		'policy = p' '[p]' 'commonName = supplied' >ca.cnf
	openssl req -new -key claire.key -subj "/CN=$1" -out dated.csr
	openssl ca -batch -config ca.cnf -cert inter.pem -keyfile inter.key \
		-startdate "$2" -enddate "$3" -in dated.csr -out "$1.pem" \
		-notext 2>/dev/null
}
dated perime 20200101000000Z 20210101000000Z
refused 'a certificate of yesterday' 4 'a expiré le 1er janvier 2021' \
	ctg sceller liasse --cle claire.key --certificat perime.pem
dated futur 20900101000000Z 20910101000000Z
refused 'a certificate of tomorrow' 4 "à partir du 1er janvier 2090" \
	ctg sceller liasse --cle claire.key --certificat futur.pem
