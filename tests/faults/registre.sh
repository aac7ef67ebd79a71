# SPDX-License-Identifier: Apache-2.0
# Read by run: what each scenario begins with, and the command that is hurt.
# shellcheck shell=sh
. "$here/../depot.sh"

SCENARIOS='init init-existant init-nu nouveau avenant-ouvrir consigner clore
	clore-avenant clore-signe actualiser'

modele() {
	mkdir -p modeles/court/annexes
	cat >modeles/court/modele.yml <<'FIN'
titre: Un modèle court
description: Deux parties, un article, une annexe.
questions:
  - {cle: commune, question: Nom de la commune, type: texte,
     exemple: Commune de Dugny}
FIN
	cat >modeles/court/convention.md <<'FIN'
---
ctg: 1
titre: Convention territoriale globale
parties:
  - id: caf
    nom: Caisse d'allocations familiales de Seine-et-Marne
    designation: la Caf
    type: caf
    representants:
      - {civilite: Madame, nom: Claire FONTAINE, qualite: directrice}
  - id: commune
    nom: "[[commune]]"
    designation: la commune
    type: commune
    representants:
      - {civilite: Monsieur, nom: Paul DURAND, qualite: maire}
periode: {debut: 2023-01-01, fin: 2099-12-31, preavis: 6 mois}
annexes:
  - {numero: 1, titre: Diagnostic, fichier: annexes/1.md}
---

# Article 1er - Objet

La Caf et la commune arrêtent le projet social décrit à l'annexe 1.
FIN
	echo 'La [[commune]] compte trois crèches.' >modeles/court/annexes/1.md
}

# evenements <year>: what the parties have to do before the act is closed.
evenements() {
	ctg consigner lieusaint decision --partie caf --date "$1-11-15" &&
	ctg consigner lieusaint deliberation --partie departement \
		--date "$1-12-16" --numero "$1-12-007" &&
	ctg consigner lieusaint transmission --partie departement \
		--date "$1-12-20" &&
	ctg consigner lieusaint signature --partie caf --date "$1-12-22" &&
	ctg consigner lieusaint signature --partie departement \
		--date "$1-12-23"
}

# The registers, each made of the one before: all of the life of a convention.

registre() {
	ctg init registre && cd registre && modele &&
	sed -i "s/^brouillons:.*/brouillons: $brouillons/" ctg.yml &&
	git add . && git commit -qm 'Modèle'
}

projet() {
	registre && ctg nouveau lieusaint --modele court \
		--set commune=Lieusaint &&
	git rm -qr conventions/lieusaint/annexes && texte lieusaint &&
	git add . && git commit -qm 'Texte'
}

pret() {
	projet && evenements 2022
}

signe() {
	pret && ctg clore lieusaint
}

avenant() {
	signe && ctg avenant ouvrir lieusaint || return
	texte_avenant lieusaint 1 0
	printf '\nLe territoire est étendu.\n' \
		>>conventions/lieusaint/convention.md
	git commit -qam 'Avenant' && evenements 2024
}

# A second avenant, of the text that the first one amends; that one is closed.
depasse() {
	avenant && git switch -q main && ctg avenant ouvrir lieusaint ||
		return
	sed -i 's/coordonnent/organisent/' conventions/lieusaint/convention.md
	ctg avenant rediger lieusaint && git commit -qam 'Avenant 2' &&
	ctg clore lieusaint --acte 1
}

# A key of its own, of which nobody else knows.
cle() {
	ssh-keygen -q -t ed25519 -N '' -C essai -f ../cle &&
	git config gpg.format ssh &&
	git config user.signingKey "$PWD/../cle.pub" &&
	git config commit.gpgSign true && git config tag.gpgSign true
}

# prepare <scenario>: fills the folder where we are.  Sets where the command
# runs ($place), the repository, its folder .git in it, and the words of the
# command.
prepare() {
	place=registre repository=registre folder=.git brouillons=garder
	case $1 in
	init)
		place=. words='init registre' ;;
	init-existant)
		words=init
		git init -q registre && cd registre && echo Notes >notes.txt &&
		git add . && git commit -qm Notes ;;
	init-nu)
		place=. repository=registre.git folder=.
		words='init --nu registre.git' ;;
	nouveau)
		words='nouveau melun --modele court --set commune=Melun'
		registre ;;
	avenant-ouvrir)
		words='avenant ouvrir lieusaint'
		signe ;;
	consigner)
		words='consigner lieusaint deliberation --partie departement'
		words="$words --date 2022-12-16 --numero 2022-12-007"
		words="$words --piece ../d.pdf"
		printf '%%PDF-1.4\n%%%%EOF\n' >d.pdf &&
		projet ;;
	clore)
		words='clore lieusaint'
		pret ;;
	clore-avenant)
		words='clore lieusaint'
		brouillons=supprimer
		avenant ;;
	actualiser)
		words='avenant actualiser'
		depasse ;;
	clore-signe)
		words='clore lieusaint'
		pret && cle ;;
	esac
}
