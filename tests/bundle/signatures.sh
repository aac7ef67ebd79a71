# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Signatures that are not what they should be, in a container that is.
unpacked b.asice
certify paul ca P-256 "$SIGNS"

# put ENTRY FILE OUT: b.asice with another entry.
put() {
	python3 "$here/attack" --put b.asice "META-INF/$1" "$2" "$3"
}

# grafted NAME WORDS OPTION…: signed so by openssl.
grafted() {
	graft=$1 words=$2
	shift 2
	openssl cms -sign -binary -outform DER -md sha256 \
		-in unpacked/META-INF/ASiCManifest001.xml -out p7s "$@" \
		2>err || cat err
	put signature001.p7s p7s graft.asice
	invalid "$graft" "$words" graft.asice --ac ca.pem
}

# What openssl writes, with nothing wrong, is accepted.
openssl cms -sign -binary -outform DER -cades -md sha256 -in \
	unpacked/META-INF/ASiCManifest001.xml -out p7s -signer paul.pem \
	-inkey paul.key
put signature001.p7s p7s graft.asice
valid 'as openssl signs' graft.asice --ac ca.pem
invalid 'another authority' 'ne remonte à aucune des autorités' graft.asice \
	--ac autre.pem
printf 'x' >>p7s
put signature001.p7s p7s graft.asice
invalid 'bytes after it' 'octets étrangers' graft.asice
: >p7s
put signature001.p7s p7s graft.asice
invalid 'an empty one' "n'est pas un CMS lisible" graft.asice

grafted 'no signing-certificate' 'attribut signing-certificate' \
	-signer paul.pem -inkey paul.key
grafted 'SHA-1' 'empreinte faible' -cades -md sha1 \
	-signer paul.pem -inkey paul.key
grafted 'MD5' 'empreinte faible' -cades -md md5 \
	-signer claires.pem -inkey claire.key
grafted 'the content in it' "contient ce qu'elle signe" -cades -nodetach \
	-signer paul.pem -inkey paul.key
grafted 'no certificate' 'ne contient pas le certificat' -cades -nocerts \
	-signer paul.pem -inkey paul.key
grafted 'no chain' 'ne remonte à aucune des autorités' -cades \
	-signer claire.pem -inkey claire.key
certify courte ca 1024 "$SIGNS"
grafted 'a short key' 'clé trop courte' -cades -signer courte.pem \
	-inkey courte.key
certify chiffre ca P-256 keyUsage=critical,keyAgreement
grafted 'a key for something else' "n'est pas fait pour signer" -cades \
	-signer chiffre.pem -inkey chiffre.key

# --- days
mkdir -p demoCA
: >demoCA/index.txt
echo 4321 >demoCA/serial
cat >ca.cnf <<'END'
[ca]
default_ca = d
[d]
new_certs_dir = demoCA
database = demoCA/index.txt
serial = demoCA/serial
default_md = sha256
policy = p
[p]
commonName = supplied
[x]
keyUsage = critical,nonRepudiation
END
openssl req -new -key paul.key -subj /CN=paul -out paul.csr
while read -r name from to words; do
	openssl ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key \
		-extensions x -startdate "$from" -enddate "$to" \
		-in paul.csr -out "$name.pem" -notext 2>/dev/null
	grafted "a certificate of $name" "$words" -cades \
		-signer "$name.pem" -inkey paul.key
	: >demoCA/index.txt
done <<'END'
hier 20200101000000Z 20210101000000Z a expiré le 1er janvier 2021
demain 20900101000000Z 20910101000000Z qu'à partir du 1er janvier 2090
END

# --- over something else
echo 'autre' >autre.txt
openssl cms -sign -binary -outform DER -cades -md sha256 -in autre.txt \
	-out p7s -signer paul.pem -inkey paul.key
put signature001.p7s p7s graft.asice
invalid 'over another manifest' 'porte sur un autre contenu' graft.asice

# Two signatures of one length: the token of the first on the second.
ctg sceller b.asice --requete d.tsq -o same.asice 2>/dev/null
openssl ts -reply -config tsa.cnf -queryfile d.tsq -out r.tsr 2>/dev/null
ctg sceller b.asice --horodatage r.tsr -o stamped.asice 2>/dev/null
cat ca.pem inter.pem >cas.pem
valid 'with a token' stamped.asice --ac ca.pem
check 'its time is told' grep -q 'horodaté le' told
sleep 1
by_claire liasse -o second.asice 2>/dev/null
python3 - <<'END'
from zipfile import ZipFile
one, two, stamped = (ZipFile(f"{n}.asice").read("META-INF/signature001.p7s")
                     for n in ("b", "second", "stamped"))
assert len(one) == len(two)
at = [i for i in range(len(one)) if one[i] != two[i]]
old, new = (s[at[0]:at[-1] + 1] for s in (one, two))
assert stamped.count(old) == 1
open("p7s", "wb").write(stamped.replace(old, new))
END
put signature001.p7s p7s graft.asice
invalid 'the token of another signature' "est celui d'une autre signature" \
	graft.asice --ac ca.pem

# --- a bundle of tomorrow
cp -R liasse demain
sed -i 's/"format":1/"format":2/' demain/preuve.json
python3 - <<'END'
import base64
import hashlib
import re
xml = open("unpacked/META-INF/ASiCManifest001.xml", "rb").read()
digest = base64.b64encode(hashlib.sha256(
    open("demain/preuve.json", "rb").read()).digest())
open("demain.xml", "wb").write(re.sub(
    b'(URI="preuve.json">.*?<ds:DigestValue>)[^<]*', b"\\g<1>" + digest, xml))
END
openssl cms -sign -binary -outform DER -cades -md sha256 -in demain.xml \
	-out p7s -signer paul.pem -inkey paul.key
put ASiCManifest001.xml demain.xml 1.asice
python3 "$here/attack" --put 1.asice META-INF/signature001.p7s p7s 2.asice
python3 "$here/attack" --put 2.asice preuve.json demain/preuve.json 3.asice
invalid 'format version 2' 'plus récent' 3.asice --ac ca.pem
