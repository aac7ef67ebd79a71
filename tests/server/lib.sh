# SPDX-License-Identifier: Apache-2.0
# What the suites of tests/server share; sourced by them.  They speak to real
# repositories with the git command, as people and forges do.  Each case works
# on copies of one register and its server, and acts are made by hand, as
# « ctg clore » makes them.
# shellcheck shell=sh
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
program=${CTG:-$root/build/ctg}
case $program in
/*) ;;
*) program=$PWD/$program ;;
esac
if [ ! -x "$program" ]; then
	echo "not ok - server: no program at $program"
	exit 1
fi

# The accents of the name are part of the test.
scratch=$(mktemp -d)/évry
mkdir -p "$scratch/bin" "$scratch/home"
trap 'rm -rf "${scratch%/*}"' EXIT
trap 'exit 1' HUP INT TERM
ln -s "$program" "$scratch/bin/ctg"
PATH=$scratch/bin:$PATH
HOME=$scratch/home
LC_ALL=C.UTF-8
TZ=UTC
GIT_CONFIG_GLOBAL=$HOME/.gitconfig
GIT_CONFIG_NOSYSTEM=1
GIT_TERMINAL_PROMPT=0
GIT_AUTHOR_DATE=2025-06-02T10:00:00+0200
GIT_COMMITTER_DATE=2025-06-02T10:00:00+0200
export PATH HOME LC_ALL TZ
export GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM GIT_TERMINAL_PROMPT
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE XDG_CONFIG_HOME
git config --global user.name 'Claire Duval'
git config --global user.email cd@exemple.fr
git config --global init.defaultBranch main
git config --global advice.detachedHead false
git config --global gc.auto 0
git config --global safe.directory '*'
git config --global pull.rebase true
git config --global protocol.file.allow always

# --- texts ---------------------------------------------------------------

# texte <id> [words]
texte() {
	mkdir -p "conventions/$1/annexes"
	cat >"conventions/$1/convention.md" <<-FIN
	---
	ctg: 1
	titre: Convention territoriale globale de $1
	parties:
	  - id: caf
	    nom: Caisse d'allocations familiales de la Seine-Saint-Denis
	    designation: la Caf
	    type: caf
	    representants:
	      - {civilite: Madame, nom: Anne MARTIN, qualite: directrice}
	  - id: commune
	    nom: Commune de Dugny
	    designation: la commune
	    type: commune
	    representants:
	      - {civilite: Monsieur, nom: Luc PETIT, qualite: maire}
	periode: {debut: 2023-01-01, fin: 2027-12-31}
	lieu: Dugny
	annexes:
	  - {numero: 1, titre: Diagnostic, fichier: annexes/1.md}
	---

	# Article 1er - Objet

	${2-Les parties agissent ensemble (annexe 1).}
	FIN
	echo 'Le diagnostic est partagé.' >"conventions/$1/annexes/1.md"
}

# avenant <id> <n> [base] [effet]: it states the text that is there
avenant() {
	mkdir -p "conventions/$1/avenants"
	cat >"conventions/$1/avenants/$2.md" <<-FIN
	---
	ctg: 1
	avenant: $2
	titre: Avenant n° $2 à la convention
	base: ${3-$(($2 - 1))}
	effet: ${4-signature}
	---

	# Article 1er – Modification de l'article 1er

	Le premier alinéa de l'article 1er est ainsi rédigé :

	« $(tail -n 1 "conventions/$1/convention.md") »
	FIN
}

# evenement <id> <what follows « - {acte: »>
evenement() {
	echo "- {acte: $2}" >>"conventions/$1/suivi.yml"
}

# evenements <id> <n>
evenements() {
	evenement "$1" "$2, evenement: decision, partie: caf, date: 2022-11-10"
	evenement "$1" "$2, evenement: deliberation, partie: commune, date: 2022-11-20, numero: 2022-112"
	evenement "$1" "$2, evenement: transmission, partie: commune, date: 2022-11-25"
	evenement "$1" "$2, evenement: signature, partie: commune, date: 2022-12-15"
	evenement "$1" "$2, evenement: signature, partie: caf, date: 2022-12-20"
}

# message <id> <n> [effet]
message() {
	if [ "$2" = 0 ]; then
		effet=2023-01-01
		echo "Clôture de la convention $1"
	else
		effet=2022-12-20
		echo "Clôture de l'avenant n° $2 à la convention $1"
	fi
	printf '%s\n' '' "Convention: $1" "Acte: $2" "Effet: ${3-$effet}" \
		'Deliberation: caf 2022-11-10' \
		'Deliberation: commune 2022-11-20 2022-112' \
		'Signature: commune 2022-12-15' 'Signature: caf 2022-12-20'
}

# enregistrer [message]
enregistrer() {
	git add -A . && git commit -q --no-verify -m "${1-Un commit}"
}

# etiqueter <id> <n> [commit]: with the message of the commit
etiqueter() {
	git log -1 --format=%B "${3-HEAD}" >.git/message
	git tag -F .git/message -a "acte/$1/$2" "${3-HEAD}"
}

# sceller <id> <n> [effet]: commit and tag what is there
sceller() {
	message "$@" >.git/message
	git add -A . && git commit -q --no-verify -F .git/message &&
		etiqueter "$1" "$2"
}

# clore <id> <n> [words]: a whole act, as « ctg clore » leaves it
clore() {
	texte "$1" "${3-Les parties agissent ensemble (annexe 1), acte $2.}"
	[ "$2" = 0 ] || avenant "$1" "$2"
	evenements "$1" "$2"
	sceller "$1" "$2"
}

# --- places ----------------------------------------------------------------

# serveur <dir>: a bare repository that is guarded
serveur() {
	ctg init --nu "$1" >/dev/null 2>&1 && [ -x "$1/hooks/pre-receive" ] &&
		return
	rm -rf "$1"
	git init -q --bare "$1"
	printf '#!/bin/sh\nexec ctg hook pre-receive\n' \
		>"$1/hooks/pre-receive"
	chmod +x "$1/hooks/pre-receive"
}

# The register of most cases: two conventions, an avenant, an event since.
# Made once in $scratch/modele.git and $scratch/modele.
preparer() {
	serveur "$scratch/modele.git"
	git init -q "$scratch/modele"
	cd "$scratch/modele" || exit 1
	: >ctg.yml
	echo 'suivi.yml merge=union' >.gitattributes
	enregistrer 'Registre'
	clore dugny 0
	clore rouen 0
	mkdir conventions/dugny/pieces conventions/dugny/images
	echo '%PDF-1.4' >conventions/dugny/pieces/d.pdf
	evenement dugny '0, evenement: publication, partie: commune, date: 2022-11-26, piece: pieces/d.pdf'
	rmdir conventions/dugny/images
	enregistrer 'Publication'
	clore dugny 1
	git remote add origin "file://$scratch/modele.git"
}

# dans <name>: goes to a fresh copy of both, and starts a case
dans() {
	case=$1
	good=true
	rm -rf "$scratch/serveur.git" "$scratch/copie"
	cp -R "$scratch/modele.git" "$scratch/serveur.git"
	cp -R "$scratch/modele" "$scratch/copie"
	cd "$scratch/copie" || exit 1
	git remote set-url origin "file://$scratch/serveur.git"
}

# --- verdicts --------------------------------------------------------------

bad() {
	good=false
	echo "# $case: $*"
}

# fini: says how the case went
fini() {
	if $good; then
		echo "ok - $case"
	else
		[ ! -s "$scratch/log" ] || sed 's/^/#   /' "$scratch/log"
		echo "not ok - $case"
	fi
}

references() {
	git -C "$scratch/serveur.git" for-each-ref
}

# passe <command>…: the push goes through, silently
passe() {
	"$@" >"$scratch/log" 2>&1 || bad "refused: $*
$(sed 's/^/#   /' "$scratch/log")"
	! grep -q 'remote: .*ctg' "$scratch/log" || bad "the hook speaks"
}

# refuse <text>… -- <command>…: the push is refused, says all the texts, and
# the server is as it was
refuse() {
	references >"$scratch/before"
	texts=
	while [ "$1" != -- ]; do
		texts="$texts$1
"
		shift
	done
	shift
	! "$@" >"$scratch/raw" 2>&1 || bad "accepted: $*"
	# As one would search it: with plain spaces.
	sed 's/\xc2\xa0/ /g; s/\xe2\x80\xaf/ /g' "$scratch/raw" >"$scratch/log"
	printf '%s' "$texts" | while IFS= read -r text; do
		grep -qF -e "$text" "$scratch/log" || echo "$text"
	done >"$scratch/missing"
	while IFS= read -r text; do
		bad "does not say: $text"
	done <"$scratch/missing"
	references >"$scratch/after"
	cmp -s "$scratch/before" "$scratch/after" || bad "references moved"
}

# seulement <rule>…: no other rule spoke
seulement() {
	for rule; do
		echo "$rule"
	done | sort -u >"$scratch/want"
	grep -o '\[[A-Z][0-9]*\]' "$scratch/log" | tr -d '[]' | sort -u \
		>"$scratch/got"
	cmp -s "$scratch/want" "$scratch/got" ||
		bad "rules: $(tr '\n' ' ' <"$scratch/got")"
}

# sain: the server's repository is whole
sain() {
	git -C "$scratch/serveur.git" fsck --strict >"$scratch/fsck" 2>&1 ||
		bad "fsck: $(cat "$scratch/fsck")"
}
