#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a push brings beside its commits: tags of tags, submodules, references
# by the hundred thousand.
. "$(dirname "$0")/lib.sh"

preparer
git push -q --follow-tags origin main || exit 1

MANY=100000

# references_nombreuses <folder of them> <object> [what a tag leads to]: in the
# repository where we are, beside its own, packed as « git gc » leaves them.
# To create them with git takes minutes: it makes and removes a file for each.
references_nombreuses() {
	dir=$(git rev-parse --git-dir)
	{
		git for-each-ref --format='%(objectname) %(refname) %(*objectname)'
		seq -f "$2 $1/n%.0f ${3-}" 1 $MANY
	} | LC_ALL=C sort -k2,2 | awk '
		BEGIN { print "# pack-refs with: peeled fully-peeled sorted " }
		{ print $1, $2 }
		NF > 2 { print "^" $3 }' >"$scratch/packed"
	mv "$scratch/packed" "$dir/packed-refs"
}

# vite <seconds> <command>…: as passe, and soon
vite() {
	limit=$1
	shift
	start=$(date +%s)
	passe timeout 60 "$@"
	took=$(($(date +%s) - start))
	[ "$took" -le "$limit" ] || bad "$took s: $*"
}

dans "a submodule and its .gitmodules, in a convention"
printf '[submodule "x"]\n\tpath = conventions/dugny/pieces/x\n\turl = %s\n' \
	'ext::sh -c touch% /tmp/x' >.gitmodules
git update-index --add --cacheinfo \
	"160000,$(git rev-parse HEAD),conventions/dugny/pieces/x"
git add .gitmodules
git commit -q --no-verify -m 'Un sous-module'
refuse 'pieces/x' 'sous-module' -- git push origin main
seulement L859
fini

dans "a submodule and its .gitmodules, beside the conventions"
printf '[submodule "x"]\n\tpath = outils\n\turl = ../outils.git\n' \
	>.gitmodules
git update-index --add --cacheinfo "160000,$(git rev-parse HEAD),outils"
git add .gitmodules
git commit -q --no-verify -m 'Un sous-module'
passe git push origin main
git clone -q "file://$scratch/serveur.git" "$scratch/autre"
ctg -C "$scratch/autre" montrer dugny >"$scratch/log" 2>&1 ||
	bad "$(cat "$scratch/log")"
rm -rf "$scratch/autre"
sain
fini

# imbriquer <id> <n>: the tag of an act, in another one
imbriquer() {
	git tag -f -F .git/message -a "acte/$1/$2" "acte/$1/$2" >/dev/null 2>&1
}

dans "a tag of a tag, with its act"
clore dugny 2
imbriquer dugny 2
refuse 'acte/dugny/2' -- git push --follow-tags origin main
seulement L857
fini

dans "a tag of a tag, for the one that is there"
imbriquer dugny 1
refuse 'acte/dugny/1' -- git push -f origin acte/dugny/1
seulement L857
fini

dans "a tag of a tag, of an act that nobody closed"
git tag -a -m x feuille
git -c advice.nestedTag=false tag -a -m x acte/dugny/7 feuille
refuse 'acte/dugny/7' -- git push origin acte/dugny/7
fini

dans "a server that has 100,000 references"
cd "$scratch/serveur.git" || exit 1
references_nombreuses refs/heads/avenant/autre "$(git rev-parse main)"
cd "$scratch/copie" || exit 1
clore dugny 2
vite 10 git push -q --follow-tags origin main
texte dugny 'Un autre texte.'
enregistrer
refuse L851 -- timeout 60 git push origin main
fini

dans "a server that has 100,000 acts"
cd "$scratch/serveur.git" || exit 1
references_nombreuses refs/tags/acte/autre "$(git rev-parse acte/dugny/1)" \
	"$(git rev-parse acte/dugny/1^{})"
cd "$scratch/copie" || exit 1
clore dugny 2
vite 10 git push -q --follow-tags origin main
fini

# What git itself then does, a file for each, takes minutes: the hook alone.
dans "the hook, told of 100,000 references"
none=0000000000000000000000000000000000000000
tip=$(git rev-parse main)
cd "$scratch/serveur.git" || exit 1
seq -f "$none $tip refs/heads/projet/n%.0f" 1 $MANY >"$scratch/moves"
vite 10 env GIT_DIR=. ctg hook pre-receive <"$scratch/moves"
fini

dans "the hook, told of 100,000 acts that nobody closed"
tag=$(git rev-parse acte/dugny/1)
cd "$scratch/serveur.git" || exit 1
seq -f "$none $tag refs/tags/acte/autre/%.0f" 1 $MANY >"$scratch/moves"
refuse 'acte/autre/1' L857 -- \
	timeout 60 env GIT_DIR=. ctg hook pre-receive <"$scratch/moves"
fini
