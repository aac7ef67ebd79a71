# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Cards, played by SoftHSM.

module=$(find /usr/lib -name libsofthsm2.so 2>/dev/null | head -n 1)
engine=$(openssl version -e 2>/dev/null | sed 's/.*"\(.*\)"/\1/')/pkcs11.so

PIN=9753102468

# card NAME KIND: a token of that name, with a key and its certificate.
card() {
	certify "card$1" inter "$2" "$SIGNS"
	openssl pkcs8 -topk8 -nocrypt -in "card$1.key" -out "card$1.p8"
	softhsm2-util --init-token --free --label "$1" --pin $PIN \
		--so-pin 12345678 &&
		softhsm2-util --import "card$1.p8" --token "$1" --label sign \
			--id 01 --pin $PIN &&
		openssl x509 -in "card$1.pem" -outform DER -out card.der &&
		pkcs11-tool --module "$module" --token-label "$1" \
			--login --pin $PIN --write-object card.der \
			--type cert --label sign --id 01
}

sealed_by_card() {
	printf '%s\n' $PIN >pin
	ctg sceller liasse -o "card-$1.asice" --chaine inter.pem \
		--pkcs11 "pkcs11:token=$1;object=sign?module-path=$module" \
		--mot-de-passe-fd 3 3<pin && unpacked "card-$1.asice" &&
		openssl_accepts 001
}

# The engine has words of its own, and asks by itself if it may.
said_alone() {
	check 'and nothing but that is said' test \
		"$(grep -c "^ctg" "$scratch/log") $(wc -l <"$scratch/log")" \
		= '1 2'
}

with_cards() {
	mkdir "$scratch/tokens"
	echo "directories.tokendir = $scratch/tokens" >"$scratch/softhsm2.conf"
	SOFTHSM2_CONF=$scratch/softhsm2.conf
	export SOFTHSM2_CONF
	for kind in 2048 4096 P-256 P-384; do
		check "a card is made, $kind" card "CARTE$kind" "$kind"
		check "a card signs, $kind" sealed_by_card "CARTE$kind"
	done
	echo 00000000 >pin
	uri="pkcs11:token=CARTE2048;object=sign?module-path=$module"
	refused 'a wrong PIN' 4 'code PIN faux' ctg sceller liasse \
		--pkcs11 "$uri" --mot-de-passe-fd 3 3<pin
	said_alone
	refused 'another key' 3 'ne donne pas le certificat' \
		ctg sceller liasse --mot-de-passe-fd 3 3<pin --pkcs11 \
		"pkcs11:token=CARTE2048;object=autre?module-path=$module"
	said_alone
	once=$scratch/once
	spy=$(find /usr/lib -name pkcs11-spy.so 2>/dev/null | head -n 1)
	if [ -n "$spy" ]; then
		PKCS11SPY=$module PKCS11SPY_OUTPUT=$once ctg sceller liasse \
			--pkcs11 "${uri%module-path=*}module-path=$spy" \
			--mot-de-passe-fd 3 3<pin 2>/dev/null
		check 'a wrong PIN is tried once' \
			test "$(grep -c 'C_Login$' "$once")" = 1
	else
		skip 'a wrong PIN is tried once: opensc is not installed'
	fi
	refused 'a module that is none' 5 'ne répond pas' ctg sceller liasse \
		--mot-de-passe-fd 3 3<pin --pkcs11 \
		"pkcs11:token=x;object=y?module-path=/nulle/part.so"
}

if ! command -v softhsm2-util >/dev/null; then
	skip 'cards: softhsm2 is not installed'
elif ! command -v pkcs11-tool >/dev/null; then
	skip 'cards: opensc is not installed'
elif [ ! -e "$engine" ]; then
	skip 'cards: libengine-pkcs11-openssl is not installed'
else
	with_cards
fi

refused 'a PIN among the arguments' 2 'ne se donne pas dans' \
	ctg sceller liasse --pkcs11 'pkcs11:token=a;object=b?pin-value=1234'
refused 'an URI without a card' 2 'de quelle carte' \
	ctg sceller liasse --pkcs11 'pkcs11:object=b'
refused 'an URI without a key' 2 'de quelle clé' \
	ctg sceller liasse --pkcs11 'pkcs11:token=b'
refused 'what is no URI' 2 "pas l'URI d'une carte" \
	ctg sceller liasse --pkcs11 carte
