# SPDX-License-Identifier: Apache-2.0
# Read by the cases: a register in git where « dugny » is signed.  The dates
# are fixed, so that the ids of commits are too.
git config --global user.name 'Claire Duval'
git config --global user.email claire.duval@exemple.fr
git config --global init.defaultBranch main
export GIT_AUTHOR_DATE=2025-06-02T10:00:00Z
export GIT_COMMITTER_DATE=2025-06-02T10:00:00Z

registre() {
	git init -q depot
	cd depot || exit
	: >ctg.yml
	git add . && git commit -qm 'Registre'
	mkdir -p conventions/dugny/annexes
	cat >conventions/dugny/convention.md <<'FIN'
---
ctg: 1
titre: Convention territoriale globale
parties:
  - id: caf
    nom: Caisse d'allocations familiales de la Seine-Saint-Denis
    designation: la Caf
    type: caf
    representants: [{nom: Anne MARTIN, qualite: directrice}]
  - id: commune
    nom: Commune de Dugny
    designation: la commune
    type: commune
    representants: [{nom: Luc PETIT, qualite: maire}]
periode: {debut: 2023-01-01, fin: 2027-12-31}
lieu: Dugny
annexes:
  - {numero: 1, titre: Diagnostic, fichier: annexes/1.md}
---

# Article 1er - Objet

Les parties agissent ensemble (annexe 1).
FIN
	echo 'Le diagnostic est partagé.' >conventions/dugny/annexes/1.md
	cat >conventions/dugny/suivi.yml <<'FIN'
- {acte: 0, evenement: decision, partie: caf, date: 2022-11-10}
- {acte: 0, evenement: deliberation, partie: commune, date: 2022-11-20}
- {acte: 0, evenement: signature, partie: commune, date: 2022-12-15}
- {acte: 0, evenement: signature, partie: caf, date: 2022-12-20}
FIN
	printf '%s\n' 'Clôture de la convention dugny' '' \
		'Convention: dugny' 'Acte: 0' 'Effet: 2023-01-01' \
		'Deliberation: caf 2022-11-10' \
		'Deliberation: commune 2022-11-20' \
		'Signature: caf 2022-12-20' 'Signature: commune 2022-12-15' \
		>../message
	git add . && git commit -qF ../message
	git tag -F ../message -a acte/dugny/0
}

# modifier: a signed annexe
modifier() {
	echo 'Il ne l'"'"'est plus.' >>conventions/dugny/annexes/1.md
}

zero=0000000000000000000000000000000000000000
