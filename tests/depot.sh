# SPDX-License-Identifier: Apache-2.0
# Read by the tests that make a register with git alone: who commits, a
# register, a text, an act.
# shellcheck shell=sh

# identite: who commits, wherever.
identite() {
	git config --global user.name 'Claire Duval'
	git config --global user.email claire.duval@exemple.fr
	git config --global init.defaultBranch main
	git config --global advice.detachedHead false
}

# vide [<folder of the register in the repository>]: a register without any
# convention, in the repository « depot », and we are in it.
vide() {
	git init -q depot
	mkdir -p "depot/${1-.}"
	cd "depot/${1-.}" || exit
	: >ctg.yml
	git add ctg.yml
	git commit -qm 'Registre'
}

# texte <id>: the text of a convention between a Caf and a département.
texte() {
	mkdir -p "conventions/$1"
	cat >"conventions/$1/convention.md" <<'FIN'
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
}

# texte_avenant <id> <n> <base> [<effect> [<what it adds>]]: its text alone.
texte_avenant() {
	mkdir -p "conventions/$1/avenants"
	cat >"conventions/$1/avenants/$2.md" <<FIN
---
ctg: 1
avenant: $2
titre: Avenant n° $2 à la convention territoriale globale
base: $3
effet: ${4-signature}
motif: Le territoire change.
---

# Article 1er – Modification de l'article 1er

L'article 1er est complété par un alinéa ainsi rédigé :

« ${5-Le territoire est étendu.} »
FIN
}

# acte <id> <n> <effect> <title> [<line>]: what is in the index becomes act n
# of the branch, as « clore » does it.
acte() {
	printf '%s\n' "$4" '' "Convention: $1" "Acte: $2" "Effet: $3" \
		${5+"$5"} >../message
	git commit -q --allow-empty -F ../message
	git tag -a -F ../message "acte/$1/$2"
}

# etat: the branch, what is not committed, the health of the repository.
etat() {
	git status -sb
	git fsck --strict --no-dangling || echo "fsck: $?"
}
