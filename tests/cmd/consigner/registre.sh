# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register in git, with the draft of « lieusaint » on
# projet/lieusaint, which is checked out.
git config --global user.name 'Claire Duval'
git config --global user.email claire.duval@exemple.fr
git config --global init.defaultBranch main
git config --global advice.detachedHead false

# registre [<folder of the register in the repository>]
registre() {
	git init -q depot
	mkdir -p "depot/${1-.}"
	cd "depot/${1-.}" || exit
	: >ctg.yml
	git add ctg.yml
	git commit -qm 'Registre'
	git switch -qc projet/lieusaint
	mkdir -p conventions/lieusaint
	cat >conventions/lieusaint/convention.md <<'FIN'
---
ctg: 1
titre: Convention territoriale globale
parties:
  - id: caf
    nom: Caisse d'allocations familiales de Seine-et-Marne
    designation: la Caf
    type: caf
    representants: [{nom: Anne LE GALL, qualite: directrice}]
  - id: departement
    nom: Département de Seine-et-Marne
    designation: le Département
    type: departement
    siren: "227700010"
    representants: [{nom: Paul ROUX, qualite: président}]
periode: {debut: 2023-01-01, fin: 2026-12-31, preavis: 6 mois}
lieu: Melun
---

# Article 1er - Objet

Les parties coordonnent leurs services aux familles.
FIN
	git add .
	git commit -qm 'Projet'
}

# clos <n>: the draft that is checked out becomes act n of main, as « clore »
# does it.
clos() {
	git switch -q main
	git checkout -q "$(brouillon "$1")" -- conventions
	printf '%s\n\n%s\n%s\n%s\n' "Clôture de l'acte $1" \
		'Convention: lieusaint' "Acte: $1" 'Effet: 2023-01-01' \
		>../message
	git commit -q --allow-empty -F ../message
	git tag -a -F ../message "acte/lieusaint/$1"
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
