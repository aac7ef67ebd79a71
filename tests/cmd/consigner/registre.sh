# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register in git, with the draft of « lieusaint » on
# projet/lieusaint, which is checked out.
# shellcheck shell=sh
. "$CTG_ROOT/tests/depot.sh"
identite

# registre [<folder of the register in the repository>]
registre() {
	vide "$@"
	git switch -qc projet/lieusaint
	texte lieusaint
	git add .
	git commit -qm 'Projet'
}

# clos <n>: the draft that is checked out becomes act n of main, as « clore »
# does it.
clos() {
	git switch -q main
	git checkout -q "$(brouillon "$1")" -- conventions
	acte lieusaint "$1" 2023-01-01 "Clôture de l'acte $1"
}

brouillon() {
	if [ "$1" = 0 ]; then
		echo projet/lieusaint
	else
		echo "avenant/lieusaint/$1"
	fi
}

consigner() {
	ctg consigner lieusaint "$@"
}

# What git says of it all: nothing, when all is well.
sain() {
	git status --short
	git fsck --strict --no-dangling 2>&1
}
